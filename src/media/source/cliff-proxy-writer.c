/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-proxy.h"

#include "cliff-jpeg.h"
#include "cliff-proxy-private.h"
#include "cliff-resample.h"
#include "cliff-video-reader.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>

#define QUALITY 80

struct _CliffProxyWriter
{
  char         *path;
  char         *part;      /* NULL once finished */
  FILE         *file;
  guint64       size;
  CliffJpeg    *jpeg;
  CliffPicture *scaled;
  GByteArray   *encoded;
  GArray       *index;     /* ProxyEntry */
};

static gboolean
fail (CliffProxyWriter  *self,
      GError           **error)
{
  int reason = errno;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (reason), "%s: %s", self->part, g_strerror (reason));

  return FALSE;
}

static gboolean
put (CliffProxyWriter *self,
     const void       *data,
     gsize             size)
{
  self->size += size;

  return fwrite (data, 1, size, self->file) == size;
}

/* The size of the proxy of a picture: never enlarged, even, within what can be read back. */
static CliffPicture *
new_scaled (int width,
            int height)
{
  int side = MIN (width, height), other = MAX (width, height);
  int to = CLAMP (side, 2, CLIFF_PROXY_SIDE);
  int along = (int) CLAMP ((gint64) other * to / MAX (side, 1), 2, PROXY_MAX_SIDE);

  return width <= height ? cliff_picture_new (MAX (to & ~1, 2), MAX (along & ~1, 2))
                         : cliff_picture_new (MAX (along & ~1, 2), MAX (to & ~1, 2));
}

CliffProxyWriter *
cliff_proxy_writer_new (const char  *path,
                        int          width,
                        int          height,
                        GError     **error)
{
  g_autoptr(CliffProxyWriter) self = g_new0 (CliffProxyWriter, 1);
  ProxyHeader header = { .magic = PROXY_MAGIC };

  g_return_val_if_fail (path != NULL && width > 0 && height > 0, NULL);

  self->path = g_strdup (path);
  self->part = g_strconcat (path, PROXY_PART, NULL);
  self->jpeg = cliff_jpeg_new ();
  self->scaled = new_scaled (width, height);
  self->encoded = g_byte_array_new ();
  self->index = g_array_new (FALSE, FALSE, sizeof (ProxyEntry));
  header.width = self->scaled->width;
  header.height = self->scaled->height;
  /* A reader of an older part keeps what it has mapped. */
  g_unlink (self->part);
  self->file = fopen (self->part, "wbxe");
  if (self->file == NULL || !put (self, &header, sizeof header) || fflush (self->file) != 0)
    {
      fail (self, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
cliff_proxy_writer_free (CliffProxyWriter *self)
{
  if (self->file != NULL)
    {
      fclose (self->file);
      g_unlink (self->part);
    }
  g_clear_pointer (&self->scaled, cliff_picture_free);
  g_clear_pointer (&self->jpeg, cliff_jpeg_free);
  g_clear_pointer (&self->encoded, g_byte_array_unref);
  g_clear_pointer (&self->index, g_array_unref);
  g_free (self->part);
  g_free (self->path);
  g_free (self);
}

gboolean
cliff_proxy_writer_add (CliffProxyWriter    *self,
                        const CliffPicture  *picture,
                        CliffTime            time,
                        GError             **error)
{
  static const guint8 padding[8] = { 0 };
  ProxyRecord record = { .mark = PROXY_MARK, .time = time };
  ProxyEntry entry = { time, self->size };

  g_return_val_if_fail (self->file != NULL, FALSE);

  if (self->index->len >= PROXY_MAX_FRAMES
      || (self->index->len > 0 && time <= g_array_index (self->index, ProxyEntry, self->index->len - 1).time))
    return TRUE;
  if (picture->width != self->scaled->width || picture->height != self->scaled->height)
    {
      cliff_picture_resample (self->scaled, picture, &(CliffRegion) { 0, 0, picture->width, picture->height });
      picture = self->scaled;
    }
  if (!cliff_jpeg_encode (self->jpeg, picture, QUALITY, self->encoded))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "Not enough memory");
      return FALSE;
    }
  record.size = self->encoded->len;
  record.checksum = proxy_checksum (self->encoded->data, self->encoded->len);
  if (!put (self, &record, sizeof record) || !put (self, self->encoded->data, record.size)
      || !put (self, padding, -self->size & 7) || fflush (self->file) != 0)
    return fail (self, error);
  g_array_append_val (self->index, entry);

  return TRUE;
}

gboolean
cliff_proxy_writer_finish (CliffProxyWriter  *self,
                           GError           **error)
{
  ProxyHeader header = {
    .magic = PROXY_MAGIC,
    .width = self->scaled->width,
    .height = self->scaled->height,
    .index = self->size,
    .n_frames = self->index->len,
  };
  gsize size = (gsize) self->index->len * sizeof (ProxyEntry);

  g_return_val_if_fail (self->file != NULL, FALSE);

  if (header.n_frames == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "It holds no picture that can be read");
      return FALSE;
    }
  header.checksum = proxy_checksum ((const guint8 *) self->index->data, size);
  /* The header comes last: a reader that sees it finds the whole index. */
  if (!put (self, self->index->data, size) || fflush (self->file) != 0 || fseek (self->file, 0, SEEK_SET) != 0
      || fwrite (&header, sizeof header, 1, self->file) != 1 || fflush (self->file) != 0
      || g_rename (self->part, self->path) != 0)
    return fail (self, error);
  fclose (g_steal_pointer (&self->file));

  return TRUE;
}

gboolean
cliff_proxy_make (const char         *path,
                  const char         *into,
                  CliffProgressFunc   progress,
                  gpointer            progress_data,
                  GError            **error)
{
  g_autoptr(CliffVideoReader) reader = NULL;
  g_autoptr(CliffProxyWriter) writer = NULL;
  g_autoptr(GError) reason = NULL;
  const CliffPicture *picture;
  CliffTime time, duration;

  g_return_val_if_fail (path != NULL && into != NULL, FALSE);

  reader = cliff_video_reader_new (path, error);
  if (reader == NULL)
    return FALSE;
  duration = cliff_video_reader_get_duration (reader);
  while ((picture = cliff_video_reader_next (reader, &time, &reason)) != NULL)
    {
      if (writer == NULL)
        writer = cliff_proxy_writer_new (into, picture->width, picture->height, error);
      if (writer == NULL || !cliff_proxy_writer_add (writer, picture, time, error))
        return FALSE;
      if (progress != NULL)
        progress (duration > 0 ? CLAMP ((double) time / duration, 0, 1) : 0, "proxy", progress_data);
    }
  /* A file that breaks off has the pictures before the break, as it has them for the reader. */
  if (writer == NULL)
    {
      if (reason == NULL)
        reason = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "It holds no picture that can be read");
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }

  return cliff_proxy_writer_finish (writer, error);
}
