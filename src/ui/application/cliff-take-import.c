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
  CliffDrawing    *drawing; /* NULL when nothing was drawn */
  cairo_surface_t *below;
  double           opacity;
  CliffId          below_id;
  CliffTakeFile   take;
} Import;

static void
import_free (Import *import)
{
  g_free (import->project_path);
  g_free (import->path);
  g_free (import->source);
  g_clear_pointer (&import->drawing, cliff_drawing_free);
  g_clear_pointer (&import->below, cairo_surface_destroy);
  cliff_take_file_clear (&import->take);
  g_free (import);
}

static gboolean
bring_in (Import        *import,
          GCancellable  *cancellable,
          GError       **error)
{
  cairo_surface_t *picture;
  gboolean ok;

  if (import->drawing != NULL)
    picture = cliff_drawing_compose (import->drawing, import->below, import->opacity);
  else if (import->source != NULL)
    picture = cliff_frame_grab_source (import->path, import->time, error);
  else
    return cliff_take_file_prepare (&import->take, import->project_path, import->path, cancellable, error);
  ok = picture != NULL &&
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
  GError *error = NULL;

  if (bring_in (data, cancellable, &error))
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

  if (import->drawing != NULL)
    return cliff_edit_add_drawing (store, import->shot_id, &import->take.file, probe->width, probe->height, import->below_id, error);
  if (import->source != NULL)
    return cliff_edit_add_frame (store, import->shot_id, &import->take.file, probe->width, probe->height, import->source,
                                 import->time, error);

  return cliff_edit_add_take (store, import->shot_id, probe->has_video ? "video" : "picture", &import->take.file, probe->duration,
                              probe->width, probe->height, error);
}

static const char *
get_news (const Import *import)
{
  if (import->drawing != NULL)
    return _("The drawing is a take of this shot now, and chosen; earlier takes are kept");
  if (import->source != NULL)
    return _("The picture is a take of this shot now, and chosen; the video is kept");

  return _("The file is a take of this shot now, and chosen; earlier takes are kept");
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
      cliff_project_say (project, get_news (import), TRUE);
      return;
    }
  if (import->path != NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    {
      g_autofree char *name = g_path_get_basename (import->path);
      g_autofree char *text =
        g_strdup_printf (_("“%s” is no picture or video that can be read. Nothing was changed."), name);

      cliff_project_say (project, text, FALSE);
      return;
    }
  cliff_project_report (project, error);
}

static Import *
import_new (CliffProject *project,
            CliffId       shot_id)
{
  Import *import = g_new0 (Import, 1);

  import->project_path = g_strdup (cliff_project_get_path (project));
  import->shot_id = shot_id;

  return import;
}

/* @import: (transfer full) */
static void
start (CliffProject *project,
       Import       *import)
{
  g_autoptr(GTask) task = g_task_new (project, cliff_project_hold (project), imported_cb, NULL);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, import, (GDestroyNotify) import_free);
  g_task_run_in_thread (task, import_in_thread);
}

void
cliff_take_import (CliffProject *project,
                   CliffId       shot_id,
                   const char   *path)
{
  cliff_take_import_frame (project, shot_id, path, NULL, 0);
}

gboolean
cliff_take_import_files (CliffProject *project,
                         CliffId       shot_id,
                         GSList       *files)
{
  gboolean any = FALSE;

  for (GSList *l = files; l != NULL; l = l->next)
    if (g_file_peek_path (l->data) != NULL)
      {
        cliff_take_import (project, shot_id, g_file_peek_path (l->data));
        any = TRUE;
      }

  return any;
}

void
cliff_take_import_frame (CliffProject *project,
                         CliffId       shot_id,
                         const char   *path,
                         const char   *sha256,
                         CliffTime     time)
{
  Import *import = import_new (project, shot_id);

  import->path = g_strdup (path);
  import->source = g_strdup (sha256);
  import->time = time;
  start (project, import);
}

void
cliff_take_import_drawing (CliffProject    *project,
                           CliffId          shot_id,
                           CliffDrawing    *drawing,
                           cairo_surface_t *below,
                           double           opacity,
                           CliffId          below_id)
{
  Import *import = import_new (project, shot_id);

  import->drawing = cliff_drawing_copy (drawing);
  import->below = below != NULL ? cairo_surface_reference (below) : NULL;
  import->opacity = opacity;
  import->below_id = below_id;
  start (project, import);
}
