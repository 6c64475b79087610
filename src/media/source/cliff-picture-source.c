/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-picture-source.h"

#include "cliff-proxy.h"
#include "cliff-video-reader.h"

/* A decoder of 1080 × 1920 with its pictures and queues, roughly; a proxy has one small picture. */
#define READER_SIZE (60 * 1024 * 1024)
#define PROXY_SIZE (1024 * 1024)

struct _CliffPictureSource
{
  char             *sha256;
  char             *proxies;  /* NULL: the file itself is read */
  int               height;
  int               reduce;
  CliffProxy       *proxy;    /* NULL: not there yet */
  CliffVideoReader *reader;
};

/* Opens the proxy, if it is there by now. */
static gboolean
open_proxy (CliffPictureSource  *self,
            GError             **error)
{
  g_autoptr(GError) reason = NULL;
  g_autofree char *failure = NULL;
  int width, height;

  self->proxy = cliff_proxy_open (self->proxies, self->sha256, NULL);
  if (self->proxy == NULL)
    {
      failure = cliff_proxy_dup_failure (self->proxies, self->sha256);
      g_set_error_literal (error, G_IO_ERROR, failure ? G_IO_ERROR_FAILED : G_IO_ERROR_PENDING,
                           failure ? failure : "No picture is ready yet");
      return FALSE;
    }
  cliff_proxy_get_size (self->proxy, &width, &height);
  for (self->reduce = 1; self->reduce < 8 && height / (self->reduce * 2) >= self->height - 1;)
    self->reduce *= 2;

  return TRUE;
}

CliffPictureSource *
cliff_picture_source_new (const char  *path,
                          const char  *sha256,
                          const char  *proxies,
                          int          height,
                          gboolean     alpha,
                          GError     **error)
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
  self->proxies = g_strdup (proxies);

  return g_steal_pointer (&self);
}

void
cliff_picture_source_free (CliffPictureSource *self)
{
  g_clear_pointer (&self->proxy, cliff_proxy_free);
  g_clear_pointer (&self->reader, cliff_video_reader_free);
  g_free (self->proxies);
  g_free (self->sha256);
  g_free (self);
}

gsize
cliff_picture_source_get_size (CliffPictureSource *self)
{
  return self->reader != NULL ? READER_SIZE : PROXY_SIZE;
}

const CliffPicture *
cliff_picture_source_read (CliffPictureSource  *self,
                           CliffTime            time,
                           GError             **error)
{
  const CliffPicture *picture;
  g_autoptr(GError) reason = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->reader != NULL)
    return cliff_video_reader_read (self->reader, time, error);
  if (self->proxy == NULL && !open_proxy (self, error))
    return NULL;
  picture = cliff_proxy_read (self->proxy, time, self->reduce, &reason);
  if (picture == NULL)
    {
      /* A damaged one will be made anew; until then there is none. */
      g_clear_pointer (&self->proxy, cliff_proxy_free);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PENDING, reason->message);
    }

  return picture;
}
