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
} CliffRenderPacket;

/**
 * CliffRenderPackets:
 *
 * What an encoder gave for one render unit, or for all the sound: its codec data and its packets,
 * in the order of decoding.  It is written once, and read back only if not a bit of it has changed.
 */
typedef struct _CliffRenderPackets CliffRenderPackets;

CliffRenderPackets *cliff_render_packets_new            (void);
void          cliff_render_packets_free           (CliffRenderPackets  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffRenderPackets, cliff_render_packets_free)
void          cliff_render_packets_set_codec_data (CliffRenderPackets *self,
                                                   const guint8       *data,
                                                   gsize               size);
void          cliff_render_packets_add            (CliffRenderPackets *self,
                                                   int                 index,
                                                   gboolean            key,
                                                   const guint8       *data,
                                                   gsize               size);
/* Writes beside @path and renames.  Errors: G_FILE_ERROR. */
gboolean      cliff_render_packets_write          (CliffRenderPackets  *self,
                                                   const char          *path,
                                                   GError             **error);

/* NULL with G_IO_ERROR_INVALID_DATA when the file is damaged, G_FILE_ERROR when it cannot be
 * opened. */
CliffRenderPackets *cliff_render_packets_new_from_file  (const char  *path,
                                                         GError     **error);
guint         cliff_render_packets_get_n          (CliffRenderPackets  *self);
/* @packet is set to memory of @self. */
void          cliff_render_packets_get            (CliffRenderPackets *self,
                                                   guint               n,
                                                   CliffRenderPacket  *packet);
/* (transfer none) */
GBytes       *cliff_render_packets_get_codec_data (CliffRenderPackets  *self);
/* The memory packets lie in: (transfer none) */
GBytes       *cliff_render_packets_get_memory     (CliffRenderPackets  *self);

G_END_DECLS
