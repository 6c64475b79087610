/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-label-scan.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BOXES_MAX 100000
#define KEYS_MAX 4096
#define KEY_NAME_MAX 256
#define RECORD_MAX 65536
#define XMP_MAX (16 * 1024 * 1024)
#define CHUNK (1024 * 1024)
#define DEPTH_MAX 6

/* Where something stands in the file. */
typedef struct
{
  guint64 start;
  guint64 end;
} Range;

typedef struct
{
  char  type[5];
  Range body;
} Box;

typedef struct
{
  Range    range;
  gboolean wide;
} ChunkTable;

typedef struct
{
  CliffLabelScan *scan;
  int             fd;
  guint64         size;
  GCancellable   *cancellable;
  GError         *error;         /* the first that the disk reported */
  guint8         *buffer;        /* of CHUNK bytes */
  const char     *path[DEPTH_MAX + 1]; /* types of the boxes around the present one */
  guint           n_boxes;
  GArray         *media;         /* Range: payloads of mdat */
  GArray         *tables;        /* ChunkTable */
  guint           n_movie_metas;
  gboolean        has_movie;
} Reader;

static void
record_free (CliffLabelScanRecord *record)
{
  g_free (record->text);
  g_free (record);
}

void
cliff_label_scan_free (CliffLabelScan *self)
{
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->problems);
  g_free (self->media_digest);
  g_free (self);
}

void
cliff_label_scan_add_problem (CliffLabelScan *self,
                              const char     *code)
{
  const char *interned = g_intern_string (code);

  if (!g_ptr_array_find (self->problems, interned, NULL))
    g_ptr_array_add (self->problems, (gpointer) interned);
}

/**
 * cliff_label_scan_add_record:
 * @self: takes it
 * @bytes: (array length=size) (nullable): the value
 * @size: its bytes
 * @in_place: whether it stands where the guide wants it
 */
void
cliff_label_scan_add_record (CliffLabelScan *self,
                             const char     *bytes,
                             gsize           size,
                             gboolean        in_place)
{
  CliffLabelScanRecord *record = g_new0 (CliffLabelScanRecord, 1);

  record->in_place = in_place;
  if (size > 0 && size <= RECORD_MAX && g_utf8_validate_len (bytes, size, NULL))
    record->text = g_strndup (bytes, size);
  g_ptr_array_add (self->records, record);
}

/* ── Reading ───────────────────────────────────────────────────────────────────────────────────── */

static gboolean
fetch (Reader  *self,
       guint64  offset,
       void    *into,
       gsize    size)
{
  guint8 *bytes = into;

  if (self->error != NULL || offset > self->size || size > self->size - offset)
    return FALSE;
  while (size > 0)
    {
      ssize_t n = pread (self->fd, bytes, size, (off_t) offset);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          int reason = n < 0 ? errno : EIO;

          g_set_error (&self->error, G_IO_ERROR, g_io_error_from_errno (reason), "The file cannot be read: %s",
                       g_strerror (reason));
          return FALSE;
        }
      bytes += n;
      offset += n;
      size -= n;
    }

  return TRUE;
}

static guint64
number_of (const guint8 *bytes,
           guint         n)
{
  guint64 number = 0;

  while (n-- > 0)
    number = number << 8 | *bytes++;

  return number;
}

/* The box at range->start, which is moved behind it.  FALSE at the end and at damage. */
static gboolean
take_box (Reader *self,
          Range  *range,
          Box    *box)
{
  guint64 left = range->end - range->start;
  guint64 length;
  guint8 head[16];
  guint head_size = 8;

  if (left == 0 || self->error != NULL)
    return FALSE;
  if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    return FALSE;
  if (++self->n_boxes > BOXES_MAX)
    {
      cliff_label_scan_add_problem (self->scan, "box-flood");
      return FALSE;
    }
  if (left < head_size || !fetch (self, range->start, head, head_size))
    goto damaged;
  length = number_of (head, 4);
  if (length == 1)
    {
      head_size = 16;
      if (left < head_size || !fetch (self, range->start, head, head_size))
        goto damaged;
      length = number_of (head + 8, 8);
    }
  else if (length == 0)
    length = left;
  if (length < head_size || length > left)
    goto damaged;

  memcpy (box->type, head + 4, 4);
  box->type[4] = '\0';
  box->body.start = range->start + head_size;
  box->body.end = range->start + length;
  range->start += length;
  return TRUE;

damaged:
  cliff_label_scan_add_problem (self->scan, "box-damaged");
  return FALSE;
}

/* The first box of @type in @range. */
static gboolean
seek_box (Reader     *self,
          Range       range,
          const char *type,
          Box        *box)
{
  while (take_box (self, &range, box))
    if (memcmp (box->type, type, 4) == 0)
      return TRUE;

  return FALSE;
}

/* ── Lists of values ───────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  char space[5];
  char name[KEY_NAME_MAX + 1];
} Key;

static GArray *
read_keys (Reader *self,
           Range   range)
{
  GArray *keys = g_array_new (FALSE, TRUE, sizeof (Key));
  Box box;

  if (!seek_box (self, range, "keys", &box))
    return keys;
  if (box.body.end - box.body.start < 8)
    {
      cliff_label_scan_add_problem (self->scan, "box-damaged");
      return keys;
    }
  range = (Range) { box.body.start + 8, box.body.end };
  while (keys->len < KEYS_MAX && take_box (self, &range, &box))
    {
      Key key = { 0 };
      guint64 length = MIN (box.body.end - box.body.start, KEY_NAME_MAX);

      memcpy (key.space, box.type, 5);
      if (!fetch (self, box.body.start, key.name, length))
        break;
      g_array_append_val (keys, key);
    }

  return keys;
}

static gboolean
speaks_of_record (const char *bytes,
                  gsize       size)
{
  return memmem (bytes, size, "AIGC", 4) != NULL || memmem (bytes, size, "\"ContentProducer\"", 17) != NULL;
}

/* One entry of a list: each value in it that is a record counts. */
static void
read_entry (Reader    *self,
            Box        entry,
            const Key *key,
            gboolean   in_movie_keys)
{
  gboolean by_name = (key != NULL && strstr (key->name, "AIGC") != NULL) || memcmp (entry.type, "AIGC", 4) == 0;
  gboolean exact = in_movie_keys && key != NULL && g_str_equal (key->name, "AIGC") && g_str_equal (key->space, "mdta");
  Range rest = entry.body;
  Box box;

  while (take_box (self, &rest, &box))
    {
      guint64 length = box.body.end - box.body.start;
      gsize part = MIN (length, RECORD_MAX + 8 + 1);
      g_autofree guint8 *bytes = g_malloc (part + 1);
      gboolean is_data = memcmp (box.type, "data", 4) == 0;

      if (!fetch (self, box.body.start, bytes, part))
        return;
      /* The name of a free-form entry stands beside its value. */
      if (memcmp (box.type, "name", 4) == 0 && memmem (bytes, part, "AIGC", 4) != NULL)
        by_name = TRUE;
      if (!is_data || length < 8)
        continue;
      if (by_name || speaks_of_record ((const char *) bytes + 8, part - 8))
        cliff_label_scan_add_record (self->scan, (const char *) bytes + 8, part - 8,
                                     exact && number_of (bytes, 4) == 1);
    }
}

static void
read_list (Reader   *self,
           Range     list,
           GArray   *keys,
           gboolean  in_movie_keys)
{
  Box entry;

  while (take_box (self, &list, &entry))
    {
      guint64 index = number_of ((const guint8 *) entry.type, 4);

      read_entry (self, entry,
                  index >= 1 && index <= keys->len ? &g_array_index (keys, Key, index - 1) : NULL,
                  in_movie_keys);
    }
}

static void
read_meta (Reader *self,
           Range   range,
           guint   depth)
{
  gboolean in_movie_data = depth == 2 && g_str_equal (self->path[0], "moov") && g_str_equal (self->path[1], "udta");
  gboolean of_keys = FALSE;
  g_autoptr(GArray) keys = NULL;
  guint8 handler[12];
  guint8 peek[8];
  Box box;

  if (in_movie_data && ++self->n_movie_metas == 2)
    cliff_label_scan_add_problem (self->scan, "meta-twice");
  if (range.end - range.start < 8 || !fetch (self, range.start, peek, sizeof peek))
    return;
  if (memcmp (peek + 4, "hdlr", 4) != 0)
    range.start += 4;
  if (seek_box (self, range, "hdlr", &box) && box.body.end - box.body.start >= sizeof handler &&
      fetch (self, box.body.start, handler, sizeof handler))
    of_keys = memcmp (handler + 8, "mdta", 4) == 0;
  keys = read_keys (self, range);
  while (take_box (self, &range, &box))
    if (memcmp (box.type, "ilst", 4) == 0)
      read_list (self, box.body, keys, in_movie_data && of_keys);
}

/* ── The tree ──────────────────────────────────────────────────────────────────────────────────── */

static void
read_xmp (Reader *self,
          Range   range)
{
  guint64 length = range.end - range.start;
  g_autofree char *packet = NULL;

  if (length > XMP_MAX)
    {
      cliff_label_scan_add_problem (self->scan, "xmp-damaged");
      return;
    }
  packet = g_malloc (length + 1);
  if (fetch (self, range.start, packet, length))
    cliff_label_scan_add_xmp (self->scan, packet, length);
}

static void
read_uuid (Reader *self,
           Range   range)
{
  static const char xmp[] = "be7acfcb97a942e89c71999491e3afac";
  g_autoptr(GString) kind = g_string_new (NULL);
  guint8 bytes[16];

  if (range.end - range.start < sizeof bytes || !fetch (self, range.start, bytes, sizeof bytes))
    return;
  for (guint i = 0; i < sizeof bytes; i++)
    g_string_append_printf (kind, "%02x", bytes[i]);
  if (g_str_equal (kind->str, xmp))
    read_xmp (self, (Range) { range.start + sizeof bytes, range.end });
}

static void
read_user_value (Reader *self,
                 Range   range)
{
  gsize size = MIN (range.end - range.start, RECORD_MAX + 1);
  g_autofree char *bytes = g_malloc (size + 1);

  if (fetch (self, range.start, bytes, size))
    cliff_label_scan_add_record (self->scan, bytes, size, FALSE);
}

/* The boxes that are looked into, and the one that each must stand in; "" is the file itself. */
static gboolean
is_container (const char *type,
              const char *parent)
{
  static const char *const nesting[][2] = {
    { "moov", "" }, { "trak", "moov" }, { "mdia", "trak" }, { "minf", "mdia" }, { "stbl", "minf" },
    { "udta", "moov" }, { "udta", "trak" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (nesting); i++)
    if (g_str_equal (nesting[i][0], type) && g_str_equal (nesting[i][1], parent))
      return TRUE;

  return FALSE;
}

static void read_children (Reader *self,
                           Range   range,
                           guint   depth);

static void
read_box (Reader *self,
          Box    *box,
          guint   depth)
{
  const char *parent = depth > 0 ? self->path[depth - 1] : "";
  const char *type = box->type;
  ChunkTable table = { box->body, type[0] == 'c' };

  if (is_container (type, parent) && depth < DEPTH_MAX)
    {
      if (g_str_equal (type, "moov"))
        {
          if (self->has_movie)
            cliff_label_scan_add_problem (self->scan, "movie-twice");
          self->has_movie = TRUE;
        }
      self->path[depth] = type;
      read_children (self, box->body, depth + 1);
    }
  else if (g_str_equal (type, "meta"))
    read_meta (self, box->body, depth);
  else if (g_str_equal (type, "uuid"))
    read_uuid (self, box->body);
  else if (g_str_equal (type, "mdat") && depth == 0)
    g_array_append_val (self->media, box->body);
  else if (g_str_equal (type, "moof") && depth == 0)
    cliff_label_scan_add_problem (self->scan, "fragmented");
  else if (g_str_equal (parent, "udta") && g_str_equal (type, "XMP_"))
    read_xmp (self, box->body);
  else if (g_str_equal (parent, "udta") && g_str_equal (type, "AIGC"))
    read_user_value (self, box->body);
  else if (g_str_equal (parent, "stbl") && (g_str_equal (type, "stco") || g_str_equal (type, "co64")))
    g_array_append_val (self->tables, table);
}

static void
read_children (Reader *self,
               Range   range,
               guint   depth)
{
  gboolean user_data = depth > 0 && g_str_equal (self->path[depth - 1], "udta");
  Box box;

  /* Four zero bytes may close user data. */
  while (!(user_data && range.end - range.start == 4) && take_box (self, &range, &box))
    read_box (self, &box, depth);
}

/* ── What must fit the media ───────────────────────────────────────────────────────────────────── */

/* The stretches of media stand in the order of the file. */
static int
compare_place (gconstpointer a,
               gconstpointer b)
{
  const guint64 *offset = a;
  const Range *range = b;

  return *offset < range->start ? -1 : *offset >= range->end;
}

static gboolean
is_in_media (Reader  *self,
             guint64  offset)
{
  return self->media->len > 0 &&
         bsearch (&offset, self->media->data, self->media->len, sizeof (Range), compare_place) != NULL;
}

static void
check_chunks (Reader           *self,
              const ChunkTable *table)
{
  guint entry = table->wide ? 8 : 4;
  Range range = table->range;
  guint8 head[8];
  guint64 left;

  if (range.end - range.start < 8 || !fetch (self, range.start, head, sizeof head))
    {
      cliff_label_scan_add_problem (self->scan, "chunk-damaged");
      return;
    }
  left = number_of (head + 4, 4);
  range.start += 8;
  if (left > (range.end - range.start) / entry)
    {
      cliff_label_scan_add_problem (self->scan, "chunk-damaged");
      return;
    }
  while (left > 0)
    {
      guint n = MIN (left, CHUNK / entry);

      if (!fetch (self, range.start, self->buffer, (gsize) n * entry))
        return;
      for (guint i = 0; i < n; i++)
        if (!is_in_media (self, number_of (self->buffer + i * entry, entry)))
          {
            cliff_label_scan_add_problem (self->scan, "chunk-outside");
            return;
          }
      range.start += (guint64) n * entry;
      left -= n;
    }
}

static void
digest_media (Reader *self)
{
  EVP_MD_CTX *context = EVP_MD_CTX_new ();
  g_autoptr(GString) text = g_string_new (NULL);
  guint8 digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;

  EVP_DigestInit_ex (context, EVP_sha256 (), NULL);
  for (guint i = 0; i < self->media->len; i++)
    {
      Range range = g_array_index (self->media, Range, i);

      while (range.start < range.end && self->error == NULL)
        {
          gsize part = MIN (range.end - range.start, CHUNK);

          if (!g_cancellable_set_error_if_cancelled (self->cancellable, &self->error) &&
              fetch (self, range.start, self->buffer, part))
            EVP_DigestUpdate (context, self->buffer, part);
          range.start += part;
        }
    }
  EVP_DigestFinal_ex (context, digest, &length);
  EVP_MD_CTX_free (context);
  for (unsigned int i = 0; i < length; i++)
    g_string_append_printf (text, "%02x", digest[i]);
  self->scan->media_digest = g_strdup (text->str);
}

static void
read_file (Reader *self)
{
  Range all = { 0, self->size };
  Box first;

  if (!take_box (self, &all, &first) || !g_str_equal (first.type, "ftyp"))
    cliff_label_scan_add_problem (self->scan, "not-mp4");
  read_children (self, (Range) { 0, self->size }, 0);
  if (!self->has_movie)
    cliff_label_scan_add_problem (self->scan, "movie-missing");
  for (guint i = 0; i < self->tables->len; i++)
    check_chunks (self, &g_array_index (self->tables, ChunkTable, i));
  if (self->media->len > 0)
    digest_media (self);
}

/**
 * cliff_label_scan_new:
 * @path: a file
 * @cancellable: (nullable): cancels between two boxes or pieces of one MiB
 * @error: G_IO_ERROR when the file cannot be read
 *
 * Finds the AI records of an MP4 and checks what a reader needs to believe them.  Blocking, any thread.
 *
 * Returns: (transfer full) (nullable): what was found
 */
CliffLabelScan *
cliff_label_scan_new (const char    *path,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(CliffLabelScan) scan = g_new0 (CliffLabelScan, 1);
  Reader self = { .scan = scan, .cancellable = cancellable };
  struct stat info;

  scan->records = g_ptr_array_new_with_free_func ((GDestroyNotify) record_free);
  scan->problems = g_ptr_array_new ();
  self.fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (self.fd < 0 || fstat (self.fd, &info) != 0)
    {
      int reason = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (reason), "“%s” cannot be opened: %s", path,
                   g_strerror (reason));
    }
  else if (!S_ISREG (info.st_mode))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "“%s” is not a file", path);
  else
    {
      self.size = info.st_size;
      self.buffer = g_malloc (CHUNK);
      self.media = g_array_new (FALSE, FALSE, sizeof (Range));
      self.tables = g_array_new (FALSE, FALSE, sizeof (ChunkTable));
      read_file (&self);
      g_array_unref (self.media);
      g_array_unref (self.tables);
      g_free (self.buffer);
      if (self.error == NULL)
        {
          close (self.fd);
          return g_steal_pointer (&scan);
        }
      g_propagate_error (error, self.error);
    }
  if (self.fd >= 0)
    close (self.fd);

  return NULL;
}
