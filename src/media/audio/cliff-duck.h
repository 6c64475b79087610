/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Envelopes and speech are described in blocks of 10 ms. */
#define CLIFF_DUCK_BLOCK 480

/**
 * CliffEnvelope:
 *
 * A gain over time: one point at the start of each block and one at the end of the last, joined by
 * straight lines.
 */
typedef struct
{
  float  *points;   /* n_blocks + 1 */
  gint64  n_blocks;
} CliffEnvelope;

CliffEnvelope *cliff_envelope_new      (gint64               n_blocks);
void           cliff_envelope_free     (CliffEnvelope       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffEnvelope, cliff_envelope_free)
/* Multiplies the blocks [@start, @end) by @level, with ramps of @ramp > 0 blocks outside of
 * them. */
void           cliff_envelope_lower    (CliffEnvelope       *self,
                                        gint64               start,
                                        gint64               end,
                                        gint64               ramp,
                                        float                level);
float          cliff_envelope_get      (const CliffEnvelope *self,
                                        gint64               frame);

gint64         cliff_duck_get_n_blocks (gint64               n_frames);
guint8        *cliff_duck_find_speech  (const float         *voices,
                                        gint64               n_frames);
/* @depth: dB, not below 0. */
CliffEnvelope *cliff_duck_new_envelope (const guint8        *speech,
                                        gint64               n_blocks,
                                        double               depth);

G_END_DECLS
