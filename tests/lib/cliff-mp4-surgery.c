/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-mp4-surgery.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

GByteArray *
cliff_mp4_load (const char *path)
{
  return cliff_mp4_load_part (path, G_MAXINT);
}

GByteArray *
cliff_mp4_load_part (const char *path,
                     gsize       size)
{
  GByteArray *bytes = g_byte_array_new ();
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  guint8 buffer[65536];
  ssize_t n;

  g_assert_cmpint (fd, >=, 0);
  while (bytes->len < size && (n = read (fd, buffer, MIN (sizeof buffer, size - bytes->len))) > 0)
    g_byte_array_append (bytes, buffer, n);
  close (fd);

  return bytes;
}

void
cliff_mp4_save (GByteArray *bytes,
                const char *path)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, bytes->data, bytes->len), ==, bytes->len);
  close (fd);
}

static guint32
get_u32 (GByteArray *bytes,
         guint       place)
{
  guint32 big;

  memcpy (&big, bytes->data + place, 4);

  return GUINT32_FROM_BE (big);
}

static void
set_u32 (GByteArray *bytes,
         guint       place,
         guint32     value)
{
  guint32 big = GUINT32_TO_BE (value);

  memcpy (bytes->data + place, &big, 4);
}

static void
append_u32 (GByteArray *bytes,
            guint32     value)
{
  g_byte_array_set_size (bytes, bytes->len + 4);
  set_u32 (bytes, bytes->len - 4, value);
}

static void
append_text (GByteArray *bytes,
             const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, strlen (text));
}

guint
cliff_mp4_find (GByteArray *bytes,
                const char *type)
{
  const guint8 *found = memmem (bytes->data, bytes->len, type, strlen (type));

  g_assert_nonnull (found);

  return found - bytes->data;
}

void
cliff_mp4_replace (GByteArray *bytes,
                   const char *from,
                   const char *to)
{
  g_assert_cmpint (strlen (from), ==, strlen (to));
  memcpy (bytes->data + cliff_mp4_find (bytes, from), to, strlen (to));
}

void
cliff_mp4_set_first_chunk (GByteArray *bytes,
                           guint32     offset)
{
  set_u32 (bytes, cliff_mp4_find (bytes, "stco") + 12, offset);
}

/* Takes @children. */
static GByteArray *
box (const char *type,
     GByteArray *children)
{
  GByteArray *whole = g_byte_array_new ();

  append_u32 (whole, children->len + 8);
  append_text (whole, type);
  g_byte_array_append (whole, children->data, children->len);
  g_byte_array_unref (children);

  return whole;
}

static void
take_into (GByteArray *parent,
           GByteArray *child)
{
  g_byte_array_append (parent, child->data, child->len);
  g_byte_array_unref (child);
}

static GByteArray *
make_data (const char *record)
{
  GByteArray *data = g_byte_array_new ();

  append_u32 (data, 1);
  append_u32 (data, 0);
  append_text (data, record);

  return box ("data", data);
}

static GByteArray *
make_handler (const char *type)
{
  GByteArray *handler = g_byte_array_new ();

  append_u32 (handler, 0);
  append_u32 (handler, 0);
  append_text (handler, type);
  for (guint i = 0; i < 3; i++)
    append_u32 (handler, 0);
  g_byte_array_append (handler, (const guint8 *) "", 1);

  return box ("hdlr", handler);
}

GByteArray *
cliff_mp4_make_keys_meta (const char *record)
{
  GByteArray *meta = g_byte_array_new ();
  GByteArray *keys = g_byte_array_new ();
  GByteArray *key = g_byte_array_new ();
  GByteArray *entry = make_data (record);
  GByteArray *list = g_byte_array_new ();

  append_text (key, "AIGC");
  append_u32 (keys, 0);
  append_u32 (keys, 1);
  take_into (keys, box ("mdta", key));
  append_u32 (list, entry->len + 8);
  append_u32 (list, 1);
  take_into (list, entry);
  take_into (meta, make_handler ("mdta"));
  take_into (meta, box ("keys", keys));
  take_into (meta, box ("ilst", list));

  return box ("meta", meta);
}

GByteArray *
cliff_mp4_make_directory_user_data (const char *record)
{
  GByteArray *meta = g_byte_array_new ();
  GByteArray *list = g_byte_array_new ();
  GByteArray *user_data = g_byte_array_new ();

  take_into (list, box ("AIGC", make_data (record)));
  append_u32 (meta, 0);
  take_into (meta, make_handler ("mdir"));
  take_into (meta, box ("ilst", list));
  take_into (user_data, box ("meta", meta));

  return box ("udta", user_data);
}

GByteArray *
cliff_mp4_make_user_data_value (const char *record)
{
  GByteArray *value = g_byte_array_new ();
  GByteArray *user_data = g_byte_array_new ();

  append_text (value, record);
  take_into (user_data, box ("AIGC", value));

  return box ("udta", user_data);
}

static void
append_xmp (GByteArray *bytes,
            const char *record)
{
  g_autofree char *escaped = g_markup_escape_text (record, -1);
  g_autofree char *packet =
    g_strdup_printf ("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                     "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description "
                     "rdf:about=\"\" xmlns:TC260=\"http://www.tc260.org.cn/ns/AIGC/1.0/\"><TC260:AIGC>%s</TC260:AIGC>"
                     "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>", escaped);

  append_text (bytes, packet);
}

GByteArray *
cliff_mp4_make_xmp_user_data (const char *record)
{
  GByteArray *packet = g_byte_array_new ();
  GByteArray *user_data = g_byte_array_new ();

  append_xmp (packet, record);
  take_into (user_data, box ("XMP_", packet));

  return box ("udta", user_data);
}

GByteArray *
cliff_mp4_make_xmp_uuid (const char *record)
{
  static const guint8 kind[] = { 0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8,
                                 0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac };
  GByteArray *packet = g_byte_array_new ();

  g_byte_array_append (packet, kind, sizeof kind);
  append_xmp (packet, record);

  return box ("uuid", packet);
}

void
cliff_mp4_append_to_movie (GByteArray *bytes,
                           GByteArray *child)
{
  guint start = cliff_mp4_find (bytes, "moov") - 4;
  guint end = start + get_u32 (bytes, start);
  guint rest = bytes->len - end;

  g_byte_array_set_size (bytes, bytes->len + child->len);
  memmove (bytes->data + end + child->len, bytes->data + end, rest);
  memcpy (bytes->data + end, child->data, child->len);
  set_u32 (bytes, start, end - start + child->len);
}

/* ffmpeg leaves an empty box before the media data so that both headers make room for a long one. */
void
cliff_mp4_widen_media (GByteArray *bytes)
{
  guint media = cliff_mp4_find (bytes, "mdat") - 4;
  guint32 size = get_u32 (bytes, media);

  g_assert_cmpmem (bytes->data + media - 4, 4, "free", 4);
  g_assert_cmpint (get_u32 (bytes, media - 8), ==, 8);
  set_u32 (bytes, media - 8, 1);
  memcpy (bytes->data + media - 4, "mdat", 4);
  set_u32 (bytes, media, 0);
  set_u32 (bytes, media + 4, size + 8);
}

void
cliff_mp4_open_last (GByteArray *bytes)
{
  guint place = 0;

  while (place + get_u32 (bytes, place) < bytes->len)
    place += get_u32 (bytes, place);
  set_u32 (bytes, place, 0);
}

/* Calls @change for each entry of each chunk table. */
static void
for_each_chunk (GByteArray *bytes,
                guint32   (*change) (guint32 offset, guint64 border, gint64 move),
                guint64     border,
                gint64      move)
{
  guint8 *from = bytes->data;
  guint8 *found;

  while ((found = memmem (from, bytes->data + bytes->len - from, "stco", 4)) != NULL)
    {
      guint place = found - bytes->data;
      guint32 n = get_u32 (bytes, place + 8);

      for (guint32 i = 0; i < n; i++)
        {
          guint entry = place + 12 + i * 4;

          set_u32 (bytes, entry, change (get_u32 (bytes, entry), border, move));
        }
      from = found + 4;
    }
}

static guint32
move_behind (guint32 offset,
             guint64 border,
             gint64  move)
{
  return offset >= border ? (guint32) (offset + move) : offset;
}

static guint32 last_chunk;

static guint32
note_last (guint32 offset,
           guint64 border,
           gint64  move)
{
  last_chunk = MAX (last_chunk, offset);

  return offset;
}

static guint32
find_last_chunk (GByteArray *bytes)
{
  last_chunk = 0;
  for_each_chunk (bytes, note_last, 0, 0);

  return last_chunk;
}

void
cliff_mp4_split_media (GByteArray *bytes)
{
  guint media = cliff_mp4_find (bytes, "mdat") - 4;
  guint end = media + get_u32 (bytes, media);
  guint border = find_last_chunk (bytes);

  g_byte_array_set_size (bytes, bytes->len + 8);
  memmove (bytes->data + border + 8, bytes->data + border, bytes->len - 8 - border);
  set_u32 (bytes, media, border - media);
  set_u32 (bytes, border, end - border + 8);
  memcpy (bytes->data + border + 4, "mdat", 4);
  for_each_chunk (bytes, move_behind, border, 8);
}

void
cliff_mp4_hide_user_data (GByteArray *bytes)
{
  memcpy (bytes->data + cliff_mp4_find (bytes, "udta"), "free", 4);
}

void
cliff_mp4_append_free (GByteArray *bytes)
{
  g_autoptr(GByteArray) empty = g_byte_array_new ();

  g_byte_array_set_size (empty, 100);
  memset (empty->data, 0, 100);
  take_into (bytes, box ("free", g_steal_pointer (&empty)));
}

void
cliff_mp4_spread (const char *source,
                  const char *path)
{
  static const gint64 border = (G_GINT64_CONSTANT (1) << 32) - 300;
  g_autoptr(GByteArray) bytes = cliff_mp4_load (source);
  guint media = cliff_mp4_find (bytes, "mdat") - 4;
  guint32 last = find_last_chunk (bytes);
  g_autoptr(GByteArray) head = g_byte_array_new ();
  g_autoptr(GByteArray) tail = g_byte_array_new ();
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (last, >, media);
  for_each_chunk (bytes, move_behind, last, border - last);
  g_byte_array_append (head, bytes->data, last);
  set_u32 (head, media, last - media);
  append_u32 (head, 1);
  append_text (head, "free");
  append_u32 (head, 0);
  append_u32 (head, (guint32) (border - 8 - last));
  append_u32 (tail, bytes->len - last + 8);
  append_text (tail, "mdat");
  g_byte_array_append (tail, bytes->data + last, bytes->len - last);
  g_assert_cmpint (pwrite (fd, head->data, head->len, 0), ==, head->len);
  g_assert_cmpint (pwrite (fd, tail->data, tail->len, border - 8), ==, tail->len);
  close (fd);
}
