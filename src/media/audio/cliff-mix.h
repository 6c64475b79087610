/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan.h"
#include "cliff-sound-bank.h"
#include "cliff-sound-file.h"

G_BEGIN_DECLS

#define CLIFF_MIX_RATE 48000
#define CLIFF_MIX_TARGET (-16.0)  /* LUFS */
#define CLIFF_MIX_CEILING (-2.0)  /* dBTP */
/* Meters are kept at 50 values a second. */
#define CLIFF_MIX_METER_FRAMES 960

/* How loud one lane is over time. */
typedef struct
{
  CliffId  lane;   /* 0 = the storyline: what takes bring along, and lines where there is no voice lane */
  float   *peaks;  /* linear, before the limiter; n_meter_blocks of the mix */
} CliffMixMeter;

/**
 * CliffMix:
 *
 * The finished sound of a plan: 48 kHz, stereo, interleaved floats, exactly as long as the plan's
 * frames.  Voices and music are brought to one level first, whatever engine they came from, so that
 * a sound's gain means the same everywhere; effects and what takes bring along keep their own.
 * A sound cut in two is as loud as before: it is measured as a file.  Voices and effects stand at
 * their times, music is looped or cut to its length; what is to be ducked gives way to speech.  The whole is at -16
 * LUFS (±1; silence and less than 400 ms excepted) with a true peak of at most -2 dBTP: the AAC
 * encoder may add some to it and still stay below -1.
 *
 * The audible label is heard where it takes no word away: at the start if nobody speaks in the
 * first 1.82 s, else at the end, else in the first pause that is long enough;
 * cliff_rhythm_find_place() has the whole rule.  Nothing else is heard beside it, and nothing is
 * moved: the sound stays with its pictures.
 *
 * Immutable; any thread.
 */
typedef struct
{
  gatomicrefcount  ref_count;
  float           *samples;              /* n_frames × 2 */
  gint64           n_frames;
  double           loudness;             /* LUFS, integrated, measured last; -HUGE_VAL for silence */
  double           true_peak;            /* dBTP; -HUGE_VAL for silence */
  double           raised;               /* dB by which the whole was raised (lowered, below 0) to be as loud as that */
  GStrv            missing;              /* paths of sounds that could not be read; they are silent
                                          * in the mix, or end where the file breaks off.  Such a
                                          * mix must not be kept by its recipe */
  gint64           label_start;          /* the first frame of the audible label; -1: not asked for,
                                          * or the plan is shorter than 0.24 s and cannot hold it */
  gboolean         is_label_over_speech; /* there is no pause long enough */
  GArray          *meters;               /* CliffMixMeter, one a lane that is heard */
  gint64           n_meter_blocks;
} CliffMix;

/* Blocking; call it in a worker thread. */
CliffMix *cliff_mix_new           (CliffPlan         *plan,
                                   CliffProgressFunc  progress,
                                   gpointer           progress_data,
                                   GCancellable      *cancellable,
                                   GError           **error);
/* The same with decoded sounds kept in @bank (nullable) from one mix to the next. */
CliffMix *cliff_mix_new_with_bank (CliffPlan         *plan,
                                   CliffSoundBank    *bank,
                                   CliffProgressFunc  progress,
                                   gpointer           progress_data,
                                   GCancellable      *cancellable,
                                   GError           **error);
/* One sound as it is, not brought to any level, with @silence behind it.  Any thread. */
CliffMix *cliff_mix_new_from_sound (CliffSound       *sound,
                                   CliffTime          silence);
CliffMix *cliff_mix_ref           (CliffMix          *self);
void      cliff_mix_unref         (CliffMix          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffMix, cliff_mix_unref)
/* The linear peak of @lane around @time, 0 where nothing of it is heard. */
float     cliff_mix_get_lane_peak (CliffMix         *self,
                                   CliffId           lane,
                                   CliffTime         time);
/* The same of all that is heard, at most 1. */
float     cliff_mix_get_peak      (CliffMix         *self,
                                   CliffTime         time);

/* SHA-256 of everything that shapes the mix: key of its cache. (transfer full) */
char     *cliff_mix_dup_recipe    (CliffPlan         *plan);
/* cliff-mix-difference.c */
gboolean  cliff_mix_is_same       (CliffPlan         *plan,
                                   CliffPlan         *other);
CliffTime cliff_mix_find_difference (CliffPlan       *plan,
                                     CliffPlan       *other);

G_END_DECLS
