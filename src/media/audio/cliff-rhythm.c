/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-rhythm.h"

#include "cliff-duck.h"
#include "cliff-mix.h"

#include <math.h>

/* Short long, short short: the Morse letters A and I.  The long pause keeps the letters apart. */
static const struct
{
  int on, off;
} beats[] = { { 1, 1 }, { 3, 3 }, { 1, 1 }, { 1, 0 } };

#define UNITS 11
#define UNIT (CLIFF_MIX_RATE * 12 / 100)   /* 120 ms */
#define LEAST_UNIT (CLIFF_MIX_RATE / 50)   /* 20 ms: the fastest that still is a rhythm */
#define RAMP (CLIFF_MIX_RATE / 200)        /* 5 ms, against clicks */
#define PITCH 1000.0
#define LEVEL 0.25                         /* -12 dBFS: 3 LU above the programme, no shock */
#define TONE_BLOCKS (UNIT * UNITS / CLIFF_DUCK_BLOCK)
#define GUARD_BLOCKS 25                    /* 0.25 s of silence to each side */
#define LEAST_GUARD_BLOCKS 5
#define WINDOW_BLOCKS (TONE_BLOCKS + 2 * GUARD_BLOCKS)

static CliffRhythmPlace
make_place (gint64   first,
            gint64   n_blocks,
            gboolean is_over_speech)
{
  CliffRhythmPlace place = {
    .window_start = first * CLIFF_DUCK_BLOCK,
    .window_end = (first + n_blocks) * CLIFF_DUCK_BLOCK,
    .start = (first + (n_blocks - TONE_BLOCKS) / 2) * CLIFF_DUCK_BLOCK,
    .unit = UNIT,
    .is_over_speech = is_over_speech,
  };

  return place;
}

/* Less time than the rhythm takes: it is played faster, over all there is. */
static CliffRhythmPlace
make_short_place (const guint8 *speech,
                  gint64        n_frames)
{
  CliffRhythmPlace place = { .window_end = n_frames, .start = -1 };

  place.unit = MIN (UNIT, n_frames / (UNITS + 1));
  if (place.unit < LEAST_UNIT)
    return place;
  place.start = (n_frames - place.unit * UNITS) / 2;
  for (gint64 i = 0; i < n_frames / CLIFF_DUCK_BLOCK; i++)
    place.is_over_speech |= speech[i];

  return place;
}

/* The window with the least speech in it, the earliest of them. */
static gint64
find_least_speech (const guint8 *speech,
                   gint64        n_blocks)
{
  gint64 count = 0, least = G_MAXINT64, best = 0;

  for (gint64 i = 0; i < n_blocks; i++)
    {
      count += speech[i];
      if (i >= WINDOW_BLOCKS)
        count -= speech[i - WINDOW_BLOCKS];
      if (i + 1 >= WINDOW_BLOCKS && count < least)
        {
          least = count;
          best = i + 1 - WINDOW_BLOCKS;
        }
    }

  return best;
}

/**
 * cliff_rhythm_find_place:
 * @speech: of cliff_duck_find_speech()
 * @n_frames: of the mix
 *
 * The label may stand at the start, at the end or at a suitable place between; it must be plainly
 * heard and must not take a word away, and the sound must stay with its pictures.  So it takes the
 * first of these in which nobody speaks: the first 1.82 s, the last 1.82 s, the first pause of 1.82
 * s, the longest pause that holds the rhythm at all.  Where people speak without any such pause it
 * is heard over the least speech, and says so.
 *
 * Returns: the place
 */
CliffRhythmPlace
cliff_rhythm_find_place (const guint8 *speech,
                         gint64        n_frames)
{
  gint64 n_blocks = n_frames / CLIFF_DUCK_BLOCK;
  gint64 run = 0, first_long = -1, longest = 0, longest_start = 0;

  if (n_blocks < WINDOW_BLOCKS)
    return make_short_place (speech, n_frames);

  for (gint64 i = 0; i < n_blocks; i++)
    {
      run = speech[i] ? 0 : run + 1;
      if (run == WINDOW_BLOCKS && first_long < 0)
        first_long = i + 1 - WINDOW_BLOCKS;
      if (run > longest)
        {
          longest = run;
          longest_start = i + 1 - run;
        }
    }
  if (first_long == 0)
    return make_place (0, WINDOW_BLOCKS, FALSE);
  if (run >= WINDOW_BLOCKS)
    return make_place (n_blocks - WINDOW_BLOCKS, WINDOW_BLOCKS, FALSE);
  if (first_long > 0)
    return make_place (first_long, WINDOW_BLOCKS, FALSE);
  if (longest >= TONE_BLOCKS + 2 * LEAST_GUARD_BLOCKS)
    return make_place (longest_start, longest, FALSE);

  return make_place (find_least_speech (speech, n_blocks), WINDOW_BLOCKS, TRUE);
}

static void
add_tone (float  *samples,
          gint64  n_frames)
{
  gint64 ramp = MIN (RAMP, n_frames / 4);

  for (gint64 i = 0; i < n_frames; i++)
    {
      gint64 edge = MIN (i, n_frames - 1 - i);
      double level = edge < ramp ? 0.5 - 0.5 * cos (G_PI * edge / ramp) : 1;
      float value = (float) (LEVEL * level * sin (2 * G_PI * PITCH * i / CLIFF_MIX_RATE));

      samples[i * 2] += value;
      samples[i * 2 + 1] += value;
    }
}

/* Adds the rhythm at @place to interleaved stereo at its final level. */
void
cliff_rhythm_add (const CliffRhythmPlace *place,
                  float                  *samples,
                  gint64                  n_frames)
{
  gint64 at = place->start;

  if (at < 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (beats); i++)
    {
      g_return_if_fail (at + beats[i].on * place->unit <= n_frames);
      add_tone (samples + at * 2, beats[i].on * place->unit);
      at += (beats[i].on + beats[i].off) * place->unit;
    }
}
