/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The four characters of a box's type as the number that stands in the file. */
#define CLIFF_BOX_TYPE(a, b, c, d) \
  ((guint32) (guint8) (a) << 24 | (guint32) (guint8) (b) << 16 | (guint32) (guint8) (c) << 8 | (guint32) (guint8) (d))

/* A run of bytes that belongs to somebody else. */
typedef struct
{
  const guint8 *data;
  gsize         size;
} CliffBoxBytes;

/* One box in memory: @whole with its header, @payload without. */
typedef struct
{
  guint32       type;
  CliffBoxBytes whole;
  CliffBoxBytes payload;
} CliffBox;

guint32  cliff_box_read_u32   (const guint8   *data);
guint64  cliff_box_read_u64   (const guint8   *data);

gboolean cliff_box_next       (CliffBoxBytes  *rest,
                               CliffBox       *box,
                               GError        **error);
gboolean cliff_box_find       (CliffBoxBytes   inside,
                               guint32         type,
                               CliffBox       *box);

void     cliff_box_append_u32 (GByteArray     *out,
                               guint32         value);
void     cliff_box_append_u64 (GByteArray     *out,
                               guint64         value);
void     cliff_box_append     (GByteArray     *out,
                               CliffBoxBytes   bytes);
gsize    cliff_box_open       (GByteArray     *out,
                               guint32         type);
void     cliff_box_close      (GByteArray     *out,
                               gsize           start);

G_END_DECLS
