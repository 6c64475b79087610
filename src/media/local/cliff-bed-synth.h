/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CLIFF_BED_RATE 48000

/**
 * CliffBedSynth:
 *
 * Instruments that add notes to a stereo sound, and the room they stand in.  One thread at a time.
 */
typedef struct _CliffBedSynth CliffBedSynth;

CliffBedSynth *cliff_bed_synth_new   (guint          n_frames);
void           cliff_bed_synth_free  (CliffBedSynth *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffBedSynth, cliff_bed_synth_free)

/* @note: MIDI number; @start, @length: seconds; @level: 0 to 1; @pan: -1 left to 1 right. */
void           cliff_bed_synth_pad   (CliffBedSynth *self,
                                      int            note,
                                      double         start,
                                      double         length,
                                      double         level,
                                      double         pan);
void           cliff_bed_synth_pluck (CliffBedSynth *self,
                                      int            note,
                                      double         start,
                                      double         level,
                                      double         pan);
/* A soft low beat, as of a heart. */
void           cliff_bed_synth_pulse (CliffBedSynth *self,
                                      int            note,
                                      double         start,
                                      double         level);
/* Adds the room, fades both ends, brings the loudness to @rms (of full scale) and converts.  (transfer full): two
 * samples a frame. */
gint16        *cliff_bed_synth_finish (CliffBedSynth *self,
                                       double         rms);

G_END_DECLS
