/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-compose.h"
#include "cliff-mix.h"
#include "cliff-render-packets.h"
#include "cliff-render.h"

G_BEGIN_DECLS

/* Settings as GStreamer takes them.  They are part of every recipe; threads are not, they shape
 * no stream that could not be joined with another.  Without the VBV capacity the bitrate
 * property would cap the quality. */
#define CLIFF_VIDEO_ENCODER_SETTINGS \
  "x264enc speed-preset=veryfast pass=qual quantizer=23 vbv-buf-capacity=0 key-int-max=250"
#define CLIFF_SOUND_ENCODER_SETTINGS "avenc_aac bitrate=160000"
#define CLIFF_SOUND_PACKET 1024
/* What avenc_aac puts before the first sample. */
#define CLIFF_SOUND_PRIMING 1024

/* Composes and encodes @length frames from @start, in the calling thread and one of GStreamer's.
 * For worker processes: a codec may abort.  @composer must be strict.  Errors:
 * CLIFF_RENDER_ERROR_MEDIA, CLIFF_RENDER_ERROR_ENCODER. */
CliffRenderPackets *cliff_render_encode_unit  (CliffPlan          *plan,
                                               CliffComposer      *composer,
                                               int                 start,
                                               int                 length,
                                               int                 threads,
                                               CliffProgressFunc   progress,
                                               gpointer            progress_data,
                                               GError            **error);
/* Mixes and encodes the whole sound of @plan.  The same errors. */
CliffRenderPackets *cliff_render_encode_sound (CliffPlan  *plan,
                                               GError    **error);

G_END_DECLS
