/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CliffPackets:
 *
 * What a demuxer says of a finished MP4: every packet was read, nothing was decoded.
 */
typedef struct
{
  int        n_tracks;
  int        n_pictures;
  gboolean   is_even;         /* each picture of 0 … n_pictures - 1 is there once, at its time */
  int        width, height;
  int        fps_num, fps_den;
  char      *video;           /* caps name such as "video/x-h264"; NULL without video */
  char      *profile;         /* nullable */
  char      *colorimetry;     /* nullable */
  char      *audio;           /* caps name; NULL without sound */
  int        rate, channels;
} CliffPackets;

gboolean cliff_packets_read  (CliffPackets  *self,
                              const char    *path,
                              int            fps_num,
                              int            fps_den,
                              GCancellable  *cancellable,
                              GError       **error);
void     cliff_packets_clear (CliffPackets  *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliffPackets, cliff_packets_clear)

G_END_DECLS
