/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One encoded picture or piece of sound. */
typedef struct
{
  int           index;  /* its place in the order of presentation, counted from the first */
  gboolean      key;
  const guint8 *data;
  gsize         size;
} CliffPacket;

/**
 * CliffPackets:
 *
 * What an encoder gave for one render unit, or for all the sound: its codec data and its packets, in the order of
 * decoding.  It is written once, and read back only if not a bit of it has changed.
 */
typedef struct _CliffPackets CliffPackets;

CliffPackets *cliff_packets_new            (void);
void          cliff_packets_free           (CliffPackets  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffPackets, cliff_packets_free)
void          cliff_packets_set_codec_data (CliffPackets  *self,
                                            const guint8  *data,
                                            gsize          size);
void          cliff_packets_add            (CliffPackets  *self,
                                            int            index,
                                            gboolean       key,
                                            const guint8  *data,
                                            gsize          size);
/* Writes beside @path and renames.  Errors: G_FILE_ERROR. */
gboolean      cliff_packets_write          (CliffPackets  *self,
                                            const char    *path,
                                            GError       **error);

/* NULL with G_IO_ERROR_INVALID_DATA when the file is damaged, G_FILE_ERROR when it cannot be opened. */
CliffPackets *cliff_packets_new_from_file  (const char    *path,
                                            GError       **error);
guint         cliff_packets_get_n          (CliffPackets  *self);
/* @packet is set to memory of @self. */
void          cliff_packets_get            (CliffPackets  *self,
                                            guint          n,
                                            CliffPacket   *packet);
/* (transfer none) */
GBytes       *cliff_packets_get_codec_data (CliffPackets  *self);
/* The memory packets lie in: (transfer none) */
GBytes       *cliff_packets_get_memory     (CliffPackets  *self);

G_END_DECLS
