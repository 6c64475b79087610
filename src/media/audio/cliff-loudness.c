/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-loudness.h"

#include "cliff-mix.h"

#include <ebur128.h>
#include <math.h>

/* An integrated measurement needs one block of 400 ms. */
#define SHORTEST (CLIFF_MIX_RATE * 2 / 5)
#define CHUNK 48000

static ebur128_state *
new_state (int mode)
{
  ebur128_state *state = ebur128_init (2, CLIFF_MIX_RATE, mode);

  if (state == NULL)
    g_error ("Not enough memory to measure loudness");

  return state;
}

static void
feed (ebur128_state *state,
      const float   *samples,
      gint64         n_frames)
{
  for (gint64 i = 0; i < n_frames; i += CHUNK)
    ebur128_add_frames_float (state, samples + i * 2, MIN (CHUNK, n_frames - i));
}

static double
finish (ebur128_state *state)
{
  double loudness = -HUGE_VAL;

  ebur128_loudness_global (state, &loudness);
  ebur128_destroy (&state);

  return loudness;
}

/* The integrated loudness in LUFS; -HUGE_VAL for silence and for less than 400 ms. */
double
cliff_loudness_measure (const float *samples,
                        gint64       n_frames)
{
  ebur128_state *state = new_state (EBUR128_MODE_I);

  feed (state, samples, n_frames);

  return finish (state);
}

/* The same of one sound by itself; a short one is repeated until it can be measured. */
double
cliff_loudness_measure_sound (const float *samples,
                              gint64       n_frames)
{
  ebur128_state *state = new_state (EBUR128_MODE_I);

  for (gint64 fed = 0; n_frames > 0 && (fed == 0 || fed < SHORTEST); fed += n_frames)
    feed (state, samples, n_frames);

  return finish (state);
}

/* The louder side's true peak in dBTP; -HUGE_VAL for silence. */
double
cliff_loudness_measure_true_peak (const float *samples,
                                  gint64       n_frames)
{
  ebur128_state *state = new_state (EBUR128_MODE_TRUE_PEAK);
  double left = 0, right = 0;

  feed (state, samples, n_frames);
  ebur128_true_peak (state, 0, &left);
  ebur128_true_peak (state, 1, &right);
  ebur128_destroy (&state);

  return 20 * log10 (MAX (left, right));
}

double
cliff_loudness_to_gain (double decibels)
{
  return pow (10, decibels / 20);
}
