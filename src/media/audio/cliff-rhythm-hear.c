/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-rhythm.h"

#include "cliff-mix.h"

#include <math.h>
#include <stdlib.h>

/* This shares nothing with the code that makes the rhythm but what the label is said to be: a
 * tone of 1 kHz that goes short, long; short, short. */
#define TONE 1000.0
#define HOP (CLIFF_MIX_RATE / 200)      /* 5 ms */
#define WINDOW (CLIFF_MIX_RATE / 50)    /* 20 ms: tells 1000 Hz from 1050 */
#define UNIT_HOPS 24                    /* 120 ms */
#define LEAST_LEVEL 0.02f               /* -34 dBFS */
#define CONTRAST 2.5f                   /* tone to no tone: 8 dB */

static const char pattern[] = "#.###...#.#";
#define N_UNITS ((int) sizeof (pattern) - 1)

/* The level of the tone about each hop, by Goertzel's method. */
static float *
find_levels (const float *samples,
             gint64       n_frames,
             gint64      *n_hops)
{
  const double factor = 2 * cos (2 * G_PI * TONE / CLIFF_MIX_RATE);
  float *levels;

  *n_hops = MAX ((n_frames - WINDOW) / HOP + 1, 0);
  if (n_frames < WINDOW)
    *n_hops = 0;
  levels = g_new0 (float, *n_hops + 1);
  for (gint64 i = 0; i < *n_hops; i++)
    {
      double a = 0, b = 0;

      for (gint64 k = i * HOP; k < i * HOP + WINDOW; k++)
        {
          double c = (samples[k * 2] + samples[k * 2 + 1]) / 2 + factor * a - b;

          b = a;
          a = c;
        }
      levels[i] = (float) (sqrt (MAX (a * a + b * b - factor * a * b, 0)) * 2 / WINDOW);
    }

  return levels;
}

static int
compare_levels (gconstpointer a,
                gconstpointer b)
{
  const float *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/* Collects the levels well inside the units of one kind and gives the @part-th smallest (0 to
 * 1). */
static float
find_quantile (const float *levels,
               double       start,
               double       unit_hops,
               char         kind,
               double       part)
{
  float inside[N_UNITS * 32];
  int n = 0;

  for (int unit = 0; unit < N_UNITS; unit++)
    {
      int n_samples = CLAMP ((int) (unit_hops / 2), 1, 32);

      if (pattern[unit] != kind)
        continue;
      for (int i = 0; i < n_samples; i++)
        {
          /* The window's middle has to be inside the unit. */
          double inner = (unit + 0.25 + 0.5 * i / n_samples) * unit_hops;
          double at = start + inner - (double) WINDOW / HOP / 2;

          inside[n++] = levels[MAX ((gint64) (at + 0.5), 0)];
        }
    }
  qsort (inside, n, sizeof (float), compare_levels);

  return inside[(int) (part * (n - 1))];
}

/* Single moments may be spoilt by what else is heard. */
static gboolean
matches (const float *levels,
         double       start,
         double       unit_hops)
{
  float on = find_quantile (levels, start, unit_hops, '#', 0.1);
  float off = find_quantile (levels, start, unit_hops, '.', 0.85);

  return on > LEAST_LEVEL && on > off * CONTRAST;
}

/**
 * cliff_rhythm_hear:
 * @samples: interleaved stereo at 48 kHz, such as decoded from a finished file
 * @n_frames: of it
 *
 * Listens for the audible label.
 *
 * Returns: the frame at which its first tone begins, to about 20 ms; -1: it is not heard
 */
gint64
cliff_rhythm_hear (const float *samples,
                   gint64       n_frames)
{
  gint64 n_hops;
  g_autofree float *levels = find_levels (samples, n_frames, &n_hops);
  double unit_hops = UNIT_HOPS;
  gint64 length;

  /* A very short episode plays it faster, over all there is. */
  if (n_hops < UNIT_HOPS * N_UNITS + WINDOW / HOP)
    unit_hops = (double) n_frames / (N_UNITS + 1) / HOP;
  length = (gint64) (unit_hops * N_UNITS);
  if (unit_hops < 4)
    return -1;
  for (gint64 start = 0; start + length <= n_hops + WINDOW / HOP; start++)
    if (matches (levels, start, unit_hops))
      return start * HOP;

  return -1;
}
