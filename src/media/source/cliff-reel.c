/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-reel.h"

#include "cliff-video-reader.h"

struct _CliffReel
{
  GObject           parent_instance;

  char             *path;
  CliffVideoReader *reader;         /* of the thread that reads, NULL before the first picture */
  gboolean          reading;
  int               width, height;  /* of the picture read last */
};

G_DEFINE_FINAL_TYPE (CliffReel, cliff_reel, G_TYPE_OBJECT)

static void
cliff_reel_finalize (GObject *object)
{
  CliffReel *self = CLIFF_REEL (object);

  g_clear_pointer (&self->reader, cliff_video_reader_free);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (cliff_reel_parent_class)->finalize (object);
}

static void
cliff_reel_class_init (CliffReelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cliff_reel_finalize;
}

static void
cliff_reel_init (CliffReel *self)
{
}

CliffReel *
cliff_reel_new (const char *path)
{
  CliffReel *self = g_object_new (CLIFF_TYPE_REEL, NULL);

  self->path = g_strdup (path);

  return self;
}

gboolean
cliff_reel_get_reading (CliffReel *self)
{
  return self->reading;
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  CliffReel *self = source;
  GError *error = NULL;
  const CliffPicture *picture;

  if (self->reader == NULL)
    self->reader = cliff_video_reader_new (self->path, &error);
  picture = self->reader != NULL ? cliff_video_reader_read (self->reader, *(CliffTime *) data, &error) : NULL;
  if (picture == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->width = picture->width;
  self->height = picture->height;
  g_task_return_pointer (task, cliff_picture_to_rgba (picture), (GDestroyNotify) g_bytes_unref);
}

void
cliff_reel_read_async (CliffReel           *self,
                       CliffTime            time,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, callback, data);

  g_return_if_fail (!self->reading);

  self->reading = TRUE;
  g_task_set_source_tag (task, cliff_reel_read_async);
  g_task_set_task_data (task, g_memdup2 (&time, sizeof time), g_free);
  g_task_run_in_thread (task, read_in_thread);
}

GBytes *
cliff_reel_read_finish (CliffReel     *self,
                        GAsyncResult  *result,
                        int           *width,
                        int           *height,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  self->reading = FALSE;
  *width = self->width;
  *height = self->height;

  return g_task_propagate_pointer (G_TASK (result), error);
}
