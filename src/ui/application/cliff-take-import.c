/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-take-import.h"

#include "cliff-edit-take.h"
#include "cliff-frame-grab.h"
#include "cliff-take-file.h"

#include <glib/gi18n.h>

typedef struct
{
  char           *project_path;
  char           *path;
  CliffId         shot_id;
  char           *source; /* the SHA-256 of the video that one picture is taken from; NULL when the file comes in as it is */
  CliffTime       time;   /* of that picture */
  CliffTakeFile   take;
} Import;

static void
import_free (Import *import)
{
  g_free (import->project_path);
  g_free (import->path);
  g_free (import->source);
  cliff_take_file_clear (&import->take);
  g_free (import);
}

static gboolean
bring_frame_in (Import        *import,
                GCancellable  *cancellable,
                GError       **error)
{
  cairo_surface_t *picture = cliff_frame_grab_source (import->path, import->time, error);
  gboolean ok = picture != NULL &&
                cliff_take_file_prepare_picture (&import->take, import->project_path, picture, cancellable, error);

  g_clear_pointer (&picture, cairo_surface_destroy);

  return ok;
}

static void
import_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Import *import = data;
  GError *error = NULL;

  if (import->source != NULL ? bring_frame_in (import, cancellable, &error)
                             : cliff_take_file_prepare (&import->take, import->project_path, import->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static CliffId
add_take (CliffStore  *store,
          Import      *import,
          GError     **error)
{
  const CliffProbe *probe = &import->take.probe;

  if (import->source != NULL)
    return cliff_edit_add_frame (store, import->shot_id, &import->take.file, probe->width, probe->height, import->source,
                                 import->time, error);

  return cliff_edit_add_take (store, import->shot_id, probe->has_video ? "video" : "picture", &import->take.file, probe->duration,
                              probe->width, probe->height, error);
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
      add_take (cliff_project_get_store (project), import, &error) != 0)
    {
      cliff_project_say (project, import->source != NULL
                                    ? _("The picture is a take of this shot now, and chosen; the video is kept")
                                    : _("The file is a take of this shot now, and chosen; earlier takes are kept"), TRUE);
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
  cliff_take_import_frame (project, shot_id, path, NULL, 0);
}

void
cliff_take_import_frame (CliffProject *project,
                         CliffId       shot_id,
                         const char   *path,
                         const char   *sha256,
                         CliffTime     time)
{
  GCancellable *cancellable = cliff_project_hold (project);
  g_autoptr(GTask) task = g_task_new (project, cancellable, imported_cb, NULL);
  Import *import = g_new0 (Import, 1);

  import->source = g_strdup (sha256);
  import->time = time;
  import->project_path = g_strdup (cliff_project_get_path (project));
  import->path = g_strdup (path);
  import->shot_id = shot_id;
  g_task_set_source_tag (task, cliff_take_import);
  g_task_set_task_data (task, import, (GDestroyNotify) import_free);
  g_task_run_in_thread (task, import_in_thread);
}
