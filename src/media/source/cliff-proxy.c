/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-proxy.h"

#include "cliff-jpeg.h"
#include "cliff-proxy-private.h"
#include "cliff-video-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct _CliffProxy
{
  char         *path;
  int           fd;
  guint64       size;     /* of the file, as far as it is known */
  guint8       *data;     /* the JPEG read last; reading maps nothing, so that a file cut short by somebody is merely damaged */
  gsize         n_data;   /* room in it */
  int           width, height;
  gboolean      is_whole;
  GArray       *index;    /* ProxyEntry, of the pictures known */
  guint64       next;     /* where the next record of an unfinished file is expected */
  CliffJpeg    *jpeg;     /* made when needed */
};

static gboolean
set_damaged (CliffProxy  *self,
             GError     **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is damaged", self->path);

  return FALSE;
}

char *
cliff_proxy_dup_path (const char *folder,
                      const char *sha256)
{
  g_autofree char *name = NULL;

  if (sha256 == NULL || *sha256 == '\0' || strlen (sha256) > 64)
    return NULL;
  for (const char *c = sha256; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '-')
      return NULL;
  name = g_strconcat (sha256, PROXY_SUFFIX, NULL);

  return g_build_filename (folder, name, NULL);
}

static char *
dup_failure_path (const char *folder,
                  const char *sha256)
{
  g_autofree char *path = cliff_proxy_dup_path (folder, sha256);

  return path != NULL ? g_strconcat (path, PROXY_FAILED, NULL) : NULL;
}

char *
cliff_proxy_dup_failure (const char *folder,
                         const char *sha256)
{
  g_autofree char *path = dup_failure_path (folder, sha256);
  char *reason = NULL;

  if (path != NULL)
    g_file_get_contents (path, &reason, NULL, NULL);

  return reason;
}

void
cliff_proxy_set_failure (const char *folder,
                         const char *sha256,
                         const char *reason)
{
  g_autofree char *path = dup_failure_path (folder, sha256);

  if (path != NULL)
    g_file_set_contents_full (path, reason, -1, G_FILE_SET_CONTENTS_NONE, 0644, NULL);
}

/* Reads exactly @size bytes from @offset on. */
static gboolean
read_at (CliffProxy *self,
         guint64     offset,
         gpointer    into,
         gsize       size)
{
  gsize done = 0;

  while (done < size)
    {
      gssize n = pread (self->fd, (guint8 *) into + done, size - done, (off_t) (offset + done));

      if (n == 0 || (n < 0 && errno != EINTR))
        return FALSE;
      done += MAX (n, 0);
    }

  return TRUE;
}

/* Whether a whole record of @entry's time lies at its offset; @record: (out). */
static gboolean
get_record (CliffProxy        *self,
            const ProxyEntry  *entry,
            ProxyRecord       *record)
{
  if (entry->offset % 8 != 0 || self->size < sizeof *record || entry->offset > self->size - sizeof *record
      || !read_at (self, entry->offset, record, sizeof *record))
    return FALSE;

  return record->mark == PROXY_MARK && record->time == entry->time
         && record->size <= self->size - sizeof *record - entry->offset;
}

/* Takes the index of a finished file, if it is whole. */
static gboolean
read_index (CliffProxy        *self,
            const ProxyHeader *header)
{
  gsize size = (gsize) header->n_frames * sizeof (ProxyEntry);
  const ProxyEntry *entries;

  if (header->n_frames > PROXY_MAX_FRAMES || header->index % 8 != 0 || header->index > self->size
      || size > self->size - header->index)
    return FALSE;
  g_array_set_size (self->index, header->n_frames);
  entries = (const ProxyEntry *) self->index->data;
  self->is_whole = read_at (self, header->index, self->index->data, size)
                   && proxy_checksum ((const guint8 *) entries, size) == header->checksum;
  for (guint i = 1; self->is_whole && i < header->n_frames; i++)
    self->is_whole = entries[i].time > entries[i - 1].time;
  if (!self->is_whole)
    g_array_set_size (self->index, 0);

  return self->is_whole;
}

/* Takes the records that were added to an unfinished file. */
static void
read_records (CliffProxy *self)
{
  while (self->next + sizeof (ProxyRecord) <= self->size && self->index->len < PROXY_MAX_FRAMES)
    {
      ProxyEntry entry = { .offset = self->next };
      ProxyRecord record;

      if (!read_at (self, self->next, &record, sizeof record))
        return;
      entry.time = record.time;
      if (!get_record (self, &entry, &record)
          || (self->index->len > 0 && entry.time <= g_array_index (self->index, ProxyEntry, self->index->len - 1).time))
        return;
      g_array_append_val (self->index, entry);
      self->next = (self->next + sizeof record + record.size + 7) & ~G_GUINT64_CONSTANT (7);
    }
}

static gboolean
read_header (CliffProxy   *self,
             ProxyHeader  *header)
{
  struct stat info;

  if (fstat (self->fd, &info) != 0 || info.st_size < (goffset) sizeof *header || !read_at (self, 0, header, sizeof *header))
    return FALSE;
  self->size = info.st_size;

  return header->magic == PROXY_MAGIC && header->width >= 2 && header->width <= PROXY_MAX_SIDE && header->width % 2 == 0
         && header->height >= 2 && header->height <= PROXY_MAX_SIDE && header->height % 2 == 0;
}

gboolean
cliff_proxy_refresh (CliffProxy *self)
{
  ProxyHeader header;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->is_whole || !read_header (self, &header))
    return self->is_whole;
  if (header.n_frames > 0)
    return read_index (self, &header);
  read_records (self);

  return FALSE;
}

/* Opens the file at @path; the finished one must be whole. */
static CliffProxy *
open_file (const char  *path,
           gboolean     finished,
           GError     **error)
{
  g_autoptr(CliffProxy) self = g_new0 (CliffProxy, 1);
  ProxyHeader header;

  self->path = g_strdup (path);
  self->index = g_array_new (FALSE, FALSE, sizeof (ProxyEntry));
  self->next = sizeof header;
  self->fd = open (path, O_RDONLY | O_CLOEXEC);
  if (self->fd < 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
      return NULL;
    }
  if (!read_header (self, &header))
    {
      set_damaged (self, error);
      return NULL;
    }
  self->width = (int) header.width;
  self->height = (int) header.height;
  if (!cliff_proxy_refresh (self) && finished)
    {
      set_damaged (self, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

CliffProxy *
cliff_proxy_open (const char  *folder,
                  const char  *sha256,
                  GError     **error)
{
  g_autofree char *path = cliff_proxy_dup_path (folder, sha256);
  g_autofree char *part = NULL;
  g_autoptr(GError) reason = NULL;
  CliffProxy *self;

  if (path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "The file has no identity");
      return NULL;
    }
  self = open_file (path, TRUE, &reason);
  if (self != NULL)
    return self;
  part = g_strconcat (path, PROXY_PART, NULL);
  self = open_file (part, FALSE, NULL);
  if (self == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));

  return self;
}

void
cliff_proxy_free (CliffProxy *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->data);
  g_clear_pointer (&self->index, g_array_unref);
  g_clear_pointer (&self->jpeg, cliff_jpeg_free);
  g_free (self->path);
  g_free (self);
}

void
cliff_proxy_get_size (CliffProxy *self,
                      int        *width,
                      int        *height)
{
  *width = self->width;
  *height = self->height;
}

guint
cliff_proxy_get_n_frames (CliffProxy *self)
{
  return self->index->len;
}

gboolean
cliff_proxy_covers (CliffProxy *self,
                    CliffTime   time)
{
  if (!self->is_whole)
    cliff_proxy_refresh (self);

  return self->index->len > 0
         && (self->is_whole
             || g_array_index (self->index, ProxyEntry, self->index->len - 1).time > time + CLIFF_VIDEO_READER_TOLERANCE);
}

/* The last entry that is due at @time, else the first. */
static const ProxyEntry *
find_entry (CliffProxy *self,
            CliffTime   time)
{
  guint low = 0, high = self->index->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->index, ProxyEntry, middle).time <= time + CLIFF_VIDEO_READER_TOLERANCE)
        low = middle;
      else
        high = middle;
    }

  return &g_array_index (self->index, ProxyEntry, low);
}

/* The JPEG of @entry, in the buffer. */
static gboolean
read_data (CliffProxy        *self,
           const ProxyEntry  *entry,
           ProxyRecord       *record)
{
  if (!get_record (self, entry, record))
    return FALSE;
  if (record->size > self->n_data)
    {
      self->n_data = record->size;
      g_free (self->data);
      self->data = g_malloc (self->n_data);
    }

  return read_at (self, entry->offset + sizeof *record, self->data, record->size)
         && proxy_checksum (self->data, record->size) == record->checksum;
}

const CliffPicture *
cliff_proxy_read (CliffProxy  *self,
                  CliffTime    time,
                  int          reduce,
                  GError     **error)
{
  ProxyRecord record;

  g_return_val_if_fail (self != NULL, NULL);

  if (!self->is_whole)
    cliff_proxy_refresh (self);
  if (self->index->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PENDING, "No picture is ready yet");
      return NULL;
    }
  if (!read_data (self, find_entry (self, time), &record))
    {
      set_damaged (self, error);
      return NULL;
    }
  if (self->jpeg == NULL)
    self->jpeg = cliff_jpeg_new ();

  return cliff_jpeg_decode (self->jpeg, self->data, record.size, self->width, self->height, reduce, error);
}
