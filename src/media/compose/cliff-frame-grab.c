/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-frame-grab.h"

#include "cliff-video-reader.h"

/* Cairo has its pixels the other way round, as numbers of 32 bits. */
cairo_surface_t *
cliff_picture_to_surface (const CliffPicture *picture)
{
  g_autoptr(GBytes) rgba = cliff_picture_to_rgba (picture);
  const guint8 *from = g_bytes_get_data (rgba, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, picture->width, picture->height);
  guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (int y = 0; data != NULL && y < picture->height; y++)
    {
      guint32 *into = (guint32 *) (data + (gsize) y * stride);

      for (int x = 0; x < picture->width; x++, from += 4)
        into[x] = (guint32) from[0] << 16 | (guint32) from[1] << 8 | from[2];
    }
  cairo_surface_mark_dirty (surface);

  return surface;
}

typedef struct
{
  CliffPlan *plan;
  int        frame;
} Grab;

static void
grab_free (Grab *grab)
{
  cliff_plan_unref (grab->plan);
  g_free (grab);
}

static void
grab_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Grab *grab = data;
  g_autoptr(CliffComposer) composer = cliff_composer_new (grab->plan, 0, 0);
  g_autoptr(CliffPicture) picture = cliff_picture_new (grab->plan->width, grab->plan->height);

  /* A missing file shows its place and name: that is what will be seen. */
  cliff_composer_compose (composer, grab->frame, picture, NULL);
  g_task_return_pointer (task, cliff_picture_to_rgba (picture), (GDestroyNotify) g_bytes_unref);
}

void
cliff_frame_grab_async (CliffPlan           *plan,
                        int                  frame,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  Grab *grab = g_new0 (Grab, 1);

  grab->plan = cliff_plan_ref (plan);
  grab->frame = frame;
  g_task_set_source_tag (task, cliff_frame_grab_async);
  g_task_set_task_data (task, grab, (GDestroyNotify) grab_free);
  g_task_run_in_thread (task, grab_in_thread);
}

GBytes *
cliff_frame_grab_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

cairo_surface_t *
cliff_frame_grab_source (const char  *path,
                         CliffTime    time,
                         GError     **error)
{
  g_autoptr(CliffVideoReader) reader = cliff_video_reader_new (path, error);
  const CliffPicture *picture = reader != NULL ? cliff_video_reader_read (reader, time, error) : NULL;

  return picture != NULL ? cliff_picture_to_surface (picture) : NULL;
}

typedef struct
{
  char      *path;
  CliffTime  time;
} Source;

static void
source_free (Source *source)
{
  g_free (source->path);
  g_free (source);
}

static void
grab_source_in_thread (GTask        *task,
                       gpointer      object,
                       gpointer      data,
                       GCancellable *cancellable)
{
  Source *source = data;
  GError *error = NULL;
  cairo_surface_t *surface = cliff_frame_grab_source (source->path, source->time, &error);

  if (surface != NULL)
    g_task_return_pointer (task, surface, (GDestroyNotify) cairo_surface_destroy);
  else
    g_task_return_error (task, error);
}

void
cliff_frame_grab_source_async (const char          *path,
                               CliffTime            time,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  Source *source = g_new0 (Source, 1);

  source->path = g_strdup (path);
  source->time = time;
  g_task_set_source_tag (task, cliff_frame_grab_source_async);
  g_task_set_task_data (task, source, (GDestroyNotify) source_free);
  g_task_run_in_thread (task, grab_source_in_thread);
}

cairo_surface_t *
cliff_frame_grab_source_finish (GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
