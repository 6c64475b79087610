/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-file.h"
#include "cliff-label-moov.h"
#include "cliff-label-record.h"
#include "cliff-label.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <openssl/evp.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TYPE_FTYP CLIFF_BOX_TYPE ('f', 't', 'y', 'p')
#define TYPE_MDAT CLIFF_BOX_TYPE ('m', 'd', 'a', 't')
#define TYPE_META CLIFF_BOX_TYPE ('m', 'e', 't', 'a')
#define TYPE_MOOF CLIFF_BOX_TYPE ('m', 'o', 'o', 'f')
#define TYPE_MOOV CLIFF_BOX_TYPE ('m', 'o', 'o', 'v')
#define TYPE_UUID CLIFF_BOX_TYPE ('u', 'u', 'i', 'd')

#define TOP_BOXES_MAX 4096
#define MOOV_MAX (256 * 1024 * 1024)
#define XMP_MAX (16 * 1024 * 1024)
#define CHUNK (1024 * 1024)

/* A box of the file itself. */
typedef struct
{
  guint32  type;
  guint64  start;
  guint64  payload;  /* where its payload begins */
  guint64  end;
  gboolean drop;     /* says things about the old file that are no longer true */
} TopBox;

typedef struct
{
  const char   *path;
  char         *temp;
  int           in;
  int           out;
  guint64       size;
  mode_t        mode;
  GArray       *boxes;
  guint8       *moov;         /* payload of the movie box */
  gsize         moov_size;
  guint8       *buffer;       /* of CHUNK bytes */
  EVP_MD_CTX   *digest;       /* of the media data copied so far */
  GCancellable *cancellable;
} Writer;

static gboolean
fail_container (const Writer  *self,
                GError       **error,
                const char    *reason)
{
  g_set_error (error, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_CONTAINER, "“%s” %s", self->path, reason);

  return FALSE;
}

static gboolean
fail_write (const Writer  *self,
            GError       **error)
{
  g_set_error (error, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_WRITE, "The label cannot be written into “%s”: %s",
               self->path, g_strerror (errno));

  return FALSE;
}

static gboolean
read_at (const Writer  *self,
         guint64        offset,
         guint8        *into,
         gsize          size,
         GError       **error)
{
  while (size > 0)
    {
      ssize_t n = pread (self->in, into, size, (off_t) offset);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "“%s” cannot be read: %s", self->path,
                       g_strerror (errno));
          return FALSE;
        }
      if (n == 0)
        return fail_container (self, error, "became shorter while it was read");
      into += n;
      offset += n;
      size -= n;
    }

  return TRUE;
}

static gboolean
write_at (const Writer  *self,
          guint64        offset,
          const guint8  *data,
          gsize          size,
          GError       **error)
{
  while (size > 0)
    {
      ssize_t n = pwrite (self->out, data, size, (off_t) offset);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail_write (self, error);
      data += n;
      offset += n;
      size -= n;
    }

  return TRUE;
}

/* ── The old file ──────────────────────────────────────────────────────────────────────────────── */

/* What says something about the file as it was: a signed manifest, and an XMP packet with an AI record. */
static gboolean
check_uuid (const Writer  *self,
            TopBox        *box,
            GError       **error)
{
  static const guint8 c2pa[] = { 0xd8, 0xfe, 0xc3, 0xd6, 0x1b, 0x0e, 0x48, 0x3c,
                                 0x92, 0x97, 0x58, 0x28, 0x87, 0x7e, 0xc4, 0x81 };
  static const guint8 xmp[] = { 0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8,
                                0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac };
  g_autofree guint8 *packet = NULL;
  guint8 kind[16];
  gsize size;

  if (box->end - box->payload < sizeof kind)
    return TRUE;
  if (!read_at (self, box->payload, kind, sizeof kind, error))
    return FALSE;
  box->drop = memcmp (kind, c2pa, sizeof kind) == 0;
  if (memcmp (kind, xmp, sizeof kind) != 0)
    return TRUE;
  if (box->end - box->payload > XMP_MAX)
    return fail_container (self, error, "has too large an XMP packet");

  size = box->end - box->payload;
  packet = g_malloc (size);
  if (!read_at (self, box->payload, packet, size, error))
    return FALSE;
  box->drop = cliff_label_is_xmp_record ((CliffBoxBytes) { packet, size });

  return TRUE;
}

static gboolean
read_top_box (const Writer  *self,
              guint64        start,
              TopBox        *box,
              GError       **error)
{
  guint8 header[16];
  guint64 size;

  if (self->size - start < 8)
    return fail_container (self, error, "is damaged: it does not end with a box");
  if (!read_at (self, start, header, MIN (sizeof header, self->size - start), error))
    return FALSE;
  size = cliff_box_read_u32 (header);
  *box = (TopBox) { .type = cliff_box_read_u32 (header + 4), .start = start, .payload = start + 8 };
  if (size == 0)
    size = self->size - start;
  else if (size == 1)
    {
      if (self->size - start < 16)
        return fail_container (self, error, "is cut off");
      size = cliff_box_read_u64 (header + 8);
      box->payload = start + 16;
    }
  if (size < box->payload - start || size > self->size - start)
    return fail_container (self, error, "is cut off");
  box->end = start + size;

  return TRUE;
}

static gboolean
read_moov (Writer        *self,
           const TopBox  *box,
           GError       **error)
{
  if (self->moov != NULL)
    return fail_container (self, error, "has two movie boxes");
  if (box->end - box->payload > MOOV_MAX)
    return fail_container (self, error, "has too large a movie box");
  self->moov_size = box->end - box->payload;
  self->moov = g_malloc (self->moov_size + 1);

  return read_at (self, box->payload, self->moov, self->moov_size, error);
}

static gboolean
read_boxes (Writer  *self,
            GError **error)
{
  TopBox box;

  for (guint64 start = 0; start < self->size; start = box.end)
    {
      if (!read_top_box (self, start, &box, error))
        return FALSE;
      if (start == 0 && box.type != TYPE_FTYP)
        return fail_container (self, error, "is not an MP4 file");
      if (self->boxes->len == TOP_BOXES_MAX)
        return fail_container (self, error, "is damaged: it has too many boxes");
      if (box.type == TYPE_MOOF)
        return fail_container (self, error, "is a fragmented MP4, whose label would not fit its parts");
      if (box.type == TYPE_META)
        return fail_container (self, error, "keeps items outside of its movie; it cannot be labelled");
      if ((box.type == TYPE_MOOV && !read_moov (self, &box, error)) ||
          (box.type == TYPE_UUID && !check_uuid (self, &box, error)))
        return FALSE;
      g_array_append_val (self->boxes, box);
    }
  if (self->moov == NULL)
    return fail_container (self, error, "has no movie box: it is cut off or not an MP4 file");

  return TRUE;
}

/* ── The new file ──────────────────────────────────────────────────────────────────────────────── */

/* How each kept box moves when the movie box gets @moov_size bytes.  Only the movie box changes its size. */
static GArray *
place_boxes (const Writer *self,
             guint64       moov_size)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (CliffLabelSpan));
  guint64 place = 0;

  for (guint i = 0; i < self->boxes->len; i++)
    {
      const TopBox *box = &g_array_index (self->boxes, TopBox, i);
      CliffLabelSpan span = { box->start, box->end, (gint64) (place - box->start) };

      if (box->drop)
        continue;
      if (box->type == TYPE_MOOV)
        {
          place += moov_size;
          continue;
        }
      g_array_append_val (spans, span);
      place += box->end - box->start;
    }

  return spans;
}

static GByteArray *
build_moov (const Writer  *self,
            const char    *record,
            GError       **error)
{
  CliffBoxBytes old = { self->moov, self->moov_size };
  gboolean wide = FALSE;

  for (;;)
    {
      gboolean was_wide = wide;
      g_autoptr(GByteArray) sized = cliff_label_rebuild_moov (old, record, NULL, &wide, error);
      g_autoptr(GByteArray) moov = NULL;
      g_autoptr(GArray) spans = NULL;

      if (sized == NULL)
        return NULL;
      spans = place_boxes (self, sized->len);
      moov = cliff_label_rebuild_moov (old, record, spans, &wide, error);
      if (moov == NULL || wide == was_wide)
        return g_steal_pointer (&moov);
    }
}

/* Where the data from @offset on ends, or, in @hole, where the next data begins; a file system that knows no holes
 * says that all is data. */
static guint64
find_extent (const Writer *self,
             guint64       offset,
             guint64       end,
             gboolean     *hole)
{
  off_t data = lseek (self->in, (off_t) offset, SEEK_DATA);
  off_t next;

  *hole = (data < 0 && errno == ENXIO) || data > (off_t) offset;
  if (*hole)
    return data < 0 ? end : MIN (end, (guint64) data);
  next = lseek (self->in, (off_t) offset, SEEK_HOLE);

  return next <= (off_t) offset ? end : MIN (end, (guint64) next);
}

/* Copies bytes, and feeds those from @hash_from on to the digest.  Holes stay holes. */
static gboolean
copy_bytes (Writer        *self,
            guint64        from,
            guint64        end,
            guint64        to,
            guint64        hash_from,
            GError       **error)
{
  gboolean hole = FALSE;
  guint64 extent = from;

  while (from < end)
    {
      gsize size;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (from >= extent)
        extent = find_extent (self, from, end, &hole);
      size = MIN (extent - from, CHUNK);
      if (hole && from + size > hash_from)
        memset (self->buffer, 0, size);
      else if (!hole && (!read_at (self, from, self->buffer, size, error) ||
                         !write_at (self, to, self->buffer, size, error)))
        return FALSE;
      if (from + size > hash_from)
        {
          gsize skip = hash_from > from ? hash_from - from : 0;

          EVP_DigestUpdate (self->digest, self->buffer + skip, size - skip);
        }
      from += size;
      to += size;
    }

  return TRUE;
}

static char *
finish_digest (Writer *self)
{
  guint8 bytes[EVP_MAX_MD_SIZE];
  GString *text = g_string_new (NULL);
  unsigned int n = 0;

  EVP_DigestFinal_ex (self->digest, bytes, &n);
  for (unsigned int i = 0; i < n; i++)
    g_string_append_printf (text, "%02x", bytes[i]);

  return g_string_free_and_steal (text);
}

/* The record holds a digest of what is copied after it, so it is written twice, in the same size. */
static gboolean
write_boxes (Writer      *self,
             const char  *producer,
             const char  *produce_id,
             GError     **error)
{
  g_autofree char *no_digest = g_strnfill (CLIFF_LABEL_DIGEST_LENGTH, '0');
  g_autofree char *no_record = cliff_label_dup_record (producer, produce_id, no_digest);
  g_autofree char *media_digest = NULL, *digest = NULL, *record = NULL;
  g_autoptr(GByteArray) moov = build_moov (self, no_record, error);
  g_autoptr(GByteArray) final = NULL;
  guint64 place = 0, moov_place = 0;

  if (moov == NULL)
    return FALSE;
  for (guint i = 0; i < self->boxes->len; i++)
    {
      const TopBox *box = &g_array_index (self->boxes, TopBox, i);

      if (box->drop)
        continue;
      if (box->type == TYPE_MOOV)
        {
          moov_place = place;
          place += moov->len;
          continue;
        }
      if (!copy_bytes (self, box->start, box->end, place, box->type == TYPE_MDAT ? box->payload : box->end, error))
        return FALSE;
      place += box->end - box->start;
    }

  media_digest = finish_digest (self);
  digest = cliff_label_dup_digest (producer, produce_id, media_digest);
  record = cliff_label_dup_record (producer, produce_id, digest);
  final = build_moov (self, record, error);
  if (final == NULL)
    return FALSE;
  g_assert (final->len == moov->len);
  /* A hole at the end is not written, only counted. */
  if (ftruncate (self->out, (off_t) place) != 0)
    return fail_write (self, error);

  return write_at (self, moov_place, final->data, final->len, error);
}

/* ── The swap ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean
open_files (Writer  *self,
            GError **error)
{
  struct stat info;

  self->in = open (self->path, O_RDONLY | O_CLOEXEC);
  if (self->in < 0 || fstat (self->in, &info) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "“%s” cannot be opened: %s", self->path,
                   g_strerror (errno));
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    return fail_container (self, error, "is not a file");
  self->size = info.st_size;
  self->mode = info.st_mode & 0777;
  if (!read_boxes (self, error))
    return FALSE;

  self->temp = g_strconcat (self->path, ".XXXXXX", NULL);
  self->out = g_mkstemp_full (self->temp, O_RDWR | O_CLOEXEC, 0600);
  if (self->out < 0)
    {
      g_clear_pointer (&self->temp, g_free);
      return fail_write (self, error);
    }

  return TRUE;
}

/* The name changes only once the disk has the bytes; the folder is synced so that the change of name lasts too. */
static gboolean
swap_files (Writer  *self,
            GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  if (fchmod (self->out, self->mode) != 0 || fsync (self->out) != 0 || g_rename (self->temp, self->path) != 0)
    return fail_write (self, error);
  g_clear_pointer (&self->temp, g_free);
  cliff_file_sync_folder (folder, NULL);

  return TRUE;
}

static void
writer_clear (Writer *self)
{
  if (self->in >= 0)
    close (self->in);
  if (self->out >= 0)
    close (self->out);
  if (self->temp != NULL)
    g_unlink (self->temp);
  g_free (self->temp);
  g_free (self->moov);
  g_free (self->buffer);
  g_array_unref (self->boxes);
  EVP_MD_CTX_free (self->digest);
}

/**
 * cliff_label_write_mp4:
 * @path: an MP4 that is not fragmented
 * @producer: a right producer, see cliff_label_check_producer()
 * @produce_id: a UUID, the content's own number
 * @cancellable: (nullable): cancels between two pieces of one MiB
 * @error: CLIFF_LABEL_ERROR, G_IO_ERROR
 *
 * Writes the one AIGC record into moov/udta/meta (keys), in place of any other, wherever that was.  Other keys are
 * kept; media data are copied bit by bit.  Works beside the file, in PATH.XXXXXX, which takes its place at the very
 * end: until then, and after any error, the file at @path is what it was.  A C2PA manifest of the old file is left
 * out, since it would no longer fit.
 *
 * Blocking, any thread.
 */
gboolean
cliff_label_write_mp4 (const char    *path,
                       const char    *producer,
                       const char    *produce_id,
                       GCancellable  *cancellable,
                       GError       **error)
{
  Writer self = { .path = path, .in = -1, .out = -1, .cancellable = cancellable };
  gboolean done;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (g_uuid_string_is_valid (produce_id), FALSE);

  if (!cliff_label_check_producer (producer, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  self.boxes = g_array_new (FALSE, FALSE, sizeof (TopBox));
  self.buffer = g_malloc (CHUNK);
  self.digest = EVP_MD_CTX_new ();
  EVP_DigestInit_ex (self.digest, EVP_sha256 (), NULL);
  done = open_files (&self, error) && write_boxes (&self, producer, produce_id, error) && swap_files (&self, error);
  writer_clear (&self);

  return done;
}
