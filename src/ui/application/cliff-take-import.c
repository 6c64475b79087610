/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-take-import.h"

#include "cliff-edit-take.h"
#include "cliff-probe.h"

#include <glib/gi18n.h>

typedef struct
{
  char           *project_path;
  char           *path;
  CliffId         shot_id;
  CliffProbe      probe;
  CliffMediaFile  file;
} Import;

static void
import_free (Import *import)
{
  g_free (import->project_path);
  g_free (import->path);
  cliff_media_file_clear (&import->file);
  g_free (import);
}

static void
import_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Import *import = data;
  GError *error = NULL;

  if (!cliff_probe_file (import->path, &import->probe, &error))
    g_task_return_error (task, error);
  else if (!import->probe.has_video && !import->probe.has_still)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "neither a picture nor a video");
  else if (!cliff_media_prepare (import->project_path, import->path, FALSE, &import->file, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  CliffProject *project = CLIFF_PROJECT (source);
  Import *import = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  cliff_project_release (project);
  if (g_task_propagate_boolean (G_TASK (result), &error) &&
      cliff_edit_add_take (cliff_project_get_store (project), import->shot_id,
                           import->probe.has_video ? "video" : "picture", &import->file,
                           import->probe.duration, import->probe.width, import->probe.height, &error) != 0)
    {
      cliff_project_say (project, _("The file is a take of this shot now, and chosen; earlier takes are kept"), TRUE);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    {
      g_autofree char *name = g_path_get_basename (import->path);
      g_autofree char *text =
        g_strdup_printf (_("“%s” is no picture or video that can be read. Nothing was changed."), name);

      cliff_project_say (project, text, FALSE);
      return;
    }
  cliff_project_report (project, error);
}

void
cliff_take_import (CliffProject *project,
                   CliffId       shot_id,
                   const char   *path)
{
  GCancellable *cancellable = cliff_project_hold (project);
  g_autoptr(GTask) task = g_task_new (project, cancellable, imported_cb, NULL);
  Import *import = g_new0 (Import, 1);

  import->project_path = g_strdup (cliff_project_get_path (project));
  import->path = g_strdup (path);
  import->shot_id = shot_id;
  g_task_set_source_tag (task, cliff_take_import);
  g_task_set_task_data (task, import, (GDestroyNotify) import_free);
  g_task_run_in_thread (task, import_in_thread);
}
