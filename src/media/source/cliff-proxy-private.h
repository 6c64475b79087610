/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The file: a header, then records (each a head and its JPEG, padded to 8 bytes), then, once finished, the index.  Numbers
 * are the machine's own: the file never leaves it, and the magic reads otherwise on another kind of machine.
 */
#define PROXY_MAGIC   G_GUINT64_CONSTANT (0x3159584f5250464c)
#define PROXY_MARK    0x4d415246u
#define PROXY_SUFFIX  ".proxy"
#define PROXY_PART    ".part"
#define PROXY_FAILED  ".failed"
#define PROXY_MAX_SIDE   4096
#define PROXY_MAX_FRAMES (1 << 22)

typedef struct
{
  guint64 magic;
  guint32 width, height;
  guint64 index;     /* where it begins; 0: not finished */
  guint32 n_frames;  /* 0: not finished */
  guint32 checksum;  /* of the index */
} ProxyHeader;

typedef struct
{
  guint32 mark;
  guint32 size;      /* of the JPEG */
  guint32 checksum;  /* of the JPEG */
  guint32 spare;
  gint64  time;      /* ns, rising */
} ProxyRecord;

/* One entry of the index. */
typedef struct
{
  gint64  time;
  guint64 offset;    /* of the record */
} ProxyEntry;

G_STATIC_ASSERT (sizeof (ProxyHeader) == 32);
G_STATIC_ASSERT (sizeof (ProxyRecord) == 24);
G_STATIC_ASSERT (sizeof (ProxyEntry) == 16);

/* FNV-1a over words of eight bytes: against damage, not against malice, which decoding has to stand anyway. */
static inline guint32
proxy_checksum (const guint8 *data,
                gsize         size)
{
  guint64 sum = G_GUINT64_CONSTANT (0xcbf29ce484222325), word;

  for (; size >= 8; data += 8, size -= 8)
    {
      __builtin_memcpy (&word, data, 8);
      sum = (sum ^ word) * G_GUINT64_CONSTANT (0x100000001b3);
      sum ^= sum >> 29;
    }
  for (; size > 0; data++, size--)
    sum = (sum ^ *data) * G_GUINT64_CONSTANT (0x100000001b3);

  return (guint32) (sum ^ (sum >> 32));
}

G_END_DECLS
