/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-take-use.h"

#include "cliff-edit-take.h"

#include <glib/gi18n.h>

gboolean
cliff_take_use (CliffProject  *project,
                CliffId        shot_id,
                const CliffId *takes,
                guint          n_takes)
{
  CliffStore *store = cliff_project_get_store (project);
  g_autoptr(GError) error = NULL;
  gboolean done = n_takes > 0;

  cliff_project_flush (project);
  if (!done || !cliff_store_begin (store, "Add Take", &error))
    return FALSE;
  for (guint i = 0; done && i < n_takes; i++)
    done = cliff_edit_use_take (store, shot_id, takes[i], &error) != 0;
  done = cliff_store_end (store, done, &error);
  if (done)
    cliff_project_say (project, n_takes == 1 ? _("The file is a take of this shot now, and chosen; earlier takes are kept")
                                             : _("The files are takes of this shot now, the last is chosen; earlier takes are kept"), TRUE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT))
    cliff_project_say (project, _("A shot shows pictures and videos; a sound belongs on a lane of the timeline."), FALSE);
  else
    cliff_project_report (project, error);

  return done;
}
