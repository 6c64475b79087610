/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shot-drop.h"

#include "cliff-edit-cut.h"
#include "cliff-take-use.h"

gboolean
cliff_shot_drop_move (CliffProject    *project,
                      CliffShotBundle *bundle,
                      CliffId          episode_id,
                      CliffId          after_id)
{
  CliffStore *store = cliff_project_get_store (project);
  g_autoptr(GError) error = NULL;

  if (!cliff_shot_bundle_is_of (bundle, store) || bundle->ids->len == 0 || !cliff_project_get_writable (project))
    return FALSE;
  cliff_project_flush (project);
  if (!cliff_edit_move_shots (store, (CliffId *) (gpointer) bundle->ids->data, bundle->ids->len, episode_id, after_id,
                              &error))
    cliff_project_report (project, error);

  return error == NULL;
}

gboolean
cliff_shot_drop_use (CliffProject    *project,
                     CliffTakeBundle *bundle,
                     CliffId          shot_id)
{
  return cliff_shot_bundle_is_of (bundle, cliff_project_get_store (project)) && cliff_project_get_writable (project) &&
         cliff_take_use (project, shot_id, (CliffId *) (gpointer) bundle->ids->data, bundle->ids->len);
}
