/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-sniff.h"

#include <string.h>

typedef struct
{
  const char *magic;
  gsize       length;
  gsize       offset;
  const char *second; /* (nullable): what must also be there */
  gsize       second_offset;
  CliffSniff  what;
} Row;

#define MAGIC(text) text, sizeof (text) - 1

static const Row rows[] = {
  { MAGIC ("\x89PNG\r\n\x1a\n"), 0, NULL, 0, { "picture", "png", "image/png" } },
  { MAGIC ("\xff\xd8\xff"), 0, NULL, 0, { "picture", "jpg", "image/jpeg" } },
  { MAGIC ("RIFF"), 0, "WEBP", 8, { "picture", "webp", "image/webp" } },
  { MAGIC ("RIFF"), 0, "WAVE", 8, { "sound", "wav", "audio/wav" } },
  { MAGIC ("ftyp"), 4, "M4A ", 8, { "sound", "m4a", "audio/mp4" } },
  { MAGIC ("ftyp"), 4, "avif", 8, { "picture", "avif", "image/avif" } },
  { MAGIC ("ftyp"), 4, "heic", 8, { "picture", "heic", "image/heic" } },
  { MAGIC ("ftyp"), 4, "qt  ", 8, { "video", "mov", "video/quicktime" } },
  { MAGIC ("ftyp"), 4, NULL, 0, { "video", "mp4", "video/mp4" } },
  { MAGIC ("\x1a\x45\xdf\xa3"), 0, NULL, 0, { "video", "webm", "video/webm" } },
  { MAGIC ("ID3"), 0, NULL, 0, { "sound", "mp3", "audio/mpeg" } },
  { MAGIC ("OggS"), 0, NULL, 0, { "sound", "ogg", "audio/ogg" } },
  { MAGIC ("fLaC"), 0, NULL, 0, { "sound", "flac", "audio/flac" } },
};

static gboolean
has (const guint8 *data,
     gsize         length,
     const char   *magic,
     gsize         count,
     gsize         offset)
{
  return length >= offset + count && memcmp (data + offset, magic, count) == 0;
}

/* An MPEG audio frame or an ADTS one begins with eleven bits set. */
static const CliffSniff *
sniff_frames (const guint8 *data,
              gsize         length)
{
  static const CliffSniff mp3 = { "sound", "mp3", "audio/mpeg" }, aac = { "sound", "aac", "audio/aac" };

  if (length < 4 || data[0] != 0xff || (data[1] & 0xe0) != 0xe0)
    return NULL;
  if ((data[1] & 0xf6) == 0xf0)
    return &aac;

  return (data[1] & 0x06) == 0x02 && (data[2] & 0xf0) != 0xf0 ? &mp3 : NULL;
}

/* What a server says instead of sending a medium: pages, JSON, plain words. */
static const CliffSniff *
sniff_text (const guint8 *data,
            gsize         length)
{
  static const CliffSniff text = { "text", "txt", "text/plain" };
  const char *end;

  for (gsize i = 0; i < length; i++)
    if (data[i] < 0x20 && data[i] != '\t' && data[i] != '\n' && data[i] != '\r')
      return NULL;

  /* The last character may have been cut. */
  if (length == 0 || (!g_utf8_validate ((const char *) data, length, &end) && (const char *) data + length - end > 3))
    return NULL;

  return &text;
}

const CliffSniff *
cliff_sniff (const guint8 *data,
             gsize         length)
{
  const CliffSniff *found;

  length = MIN (length, CLIFF_SNIFF_BYTES);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];

      if (has (data, length, row->magic, row->length, row->offset)
          && (row->second == NULL || has (data, length, row->second, 4, row->second_offset)))
        return &row->what;
    }
  found = sniff_frames (data, length);

  return found != NULL ? found : sniff_text (data, length);
}
