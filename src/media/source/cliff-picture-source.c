/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-picture-source.h"

#include "cliff-video-reader.h"

/* A decoder of 1080 × 1920 with its pictures and queues, roughly; of proxies the pool keeps count. */
#define READER_SIZE (60 * 1024 * 1024)

struct _CliffPictureSource
{
  char             *sha256;
  CliffProxyPool   *proxies;  /* NULL: the file itself is read */
  int               height;
  CliffVideoReader *reader;
};

CliffPictureSource *
cliff_picture_source_new (const char      *path,
                          const char      *sha256,
                          CliffProxyPool  *proxies,
                          int              height,
                          gboolean         alpha,
                          GError         **error)
{
  g_autoptr(CliffPictureSource) self = g_new0 (CliffPictureSource, 1);

  g_return_val_if_fail (path != NULL, NULL);

  self->height = MAX (height, 2);
  if (proxies == NULL || sha256 == NULL)
    {
      self->reader = alpha ? cliff_video_reader_new_with_alpha (path, error) : cliff_video_reader_new (path, error);
      return self->reader != NULL ? g_steal_pointer (&self) : NULL;
    }
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: there is no such file", path);
      return NULL;
    }
  self->sha256 = g_strdup (sha256);
  self->proxies = proxies;

  return g_steal_pointer (&self);
}

void
cliff_picture_source_free (CliffPictureSource *self)
{
  g_clear_pointer (&self->reader, cliff_video_reader_free);
  g_free (self->sha256);
  g_free (self);
}

gsize
cliff_picture_source_get_size (CliffPictureSource *self)
{
  return self->reader != NULL ? READER_SIZE : sizeof *self;
}

static const CliffPicture *
read_proxy (CliffPictureSource  *self,
            CliffTime            time,
            GError             **error)
{
  g_autoptr(GError) reason = NULL;
  CliffProxy *proxy = cliff_proxy_pool_get (self->proxies, self->sha256, &reason);
  const CliffPicture *picture = NULL;
  int width, height, reduce = 1;

  if (proxy != NULL)
    {
      cliff_proxy_get_size (proxy, &width, &height);
      while (reduce < 8 && height / (reduce * 2) >= self->height - 1)
        reduce *= 2;
      picture = cliff_proxy_read (proxy, time, reduce, &reason);
    }
  if (picture != NULL)
    return picture;
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_FAILED))
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    {
      /* A damaged one will be made anew; until then there is none. */
      cliff_proxy_pool_forget (self->proxies, self->sha256);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PENDING, reason->message);
    }

  return NULL;
}

const CliffPicture *
cliff_picture_source_read (CliffPictureSource  *self,
                           CliffTime            time,
                           GError             **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->reader != NULL ? cliff_video_reader_read (self->reader, time, error) : read_proxy (self, time, error);
}
