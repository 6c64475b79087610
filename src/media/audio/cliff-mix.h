/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan.h"

G_BEGIN_DECLS

#define CLIFF_MIX_RATE 48000

/**
 * CliffMix:
 *
 * The finished sound of a plan: 48 kHz, stereo, interleaved floats, exactly as long as the plan's frames.  Voices and
 * effects at their times, music ducked under speech, loudness brought to -16 LUFS (±1) with a true peak of at most
 * -1 dBTP, the audible label at the start when the plan asks for it.  Immutable; any thread.
 */
typedef struct
{
  float   *samples;       /* n_frames × 2 */
  gint64   n_frames;
  double   loudness;      /* LUFS, integrated, measured after mixing; -HUGE_VAL for silence */
  double   true_peak;     /* dBTP */
  GStrv    missing;       /* paths of sounds that could not be read; they are silent in the mix */
} CliffMix;

/* Blocking; call it in a worker thread. */
CliffMix *cliff_mix_new   (CliffPlan         *plan,
                           CliffProgressFunc  progress,
                           gpointer           progress_data,
                           GCancellable      *cancellable,
                           GError           **error);
void      cliff_mix_free  (CliffMix          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffMix, cliff_mix_free)

/* SHA-256 of everything that shapes the mix: key of its cache. (transfer full) */
char     *cliff_mix_dup_recipe (CliffPlan    *plan);

G_END_DECLS
