/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-axis.h"

#include <math.h>
#include <string.h>

void
cliff_axis_clear (CliffAxis *axis)
{
  g_clear_pointer (&axis->first, g_free);
  g_clear_pointer (&axis->weights, g_free);
}

/* Rounds @weights so that they add up to 256 exactly: grey stays grey. */
static void
quantise (const double *weights,
          int           taps,
          guint16      *out)
{
  double sum = 0;
  int total = 0, largest = 0;

  for (int i = 0; i < taps; i++)
    sum += weights[i];
  for (int i = 0; i < taps; i++)
    {
      out[i] = (guint16) lrint (weights[i] * 256 / sum);
      total += out[i];
      if (out[i] > out[largest])
        largest = i;
    }
  out[largest] = (guint16) (out[largest] + 256 - total);
}

void
cliff_axis_init (CliffAxis *axis,
                 int        n,
                 int        source,
                 double     start,
                 double     step,
                 double     site)
{
  double radius = MAX (step, 1.0);
  g_autofree double *weights = NULL;

  axis->n = n;
  axis->taps = MIN ((int) ceil (2 * radius) + (radius > 1.0 ? 1 : 0), source);
  axis->first = g_new (int, n);
  axis->weights = g_new (guint16, (gsize) n * axis->taps);
  weights = g_new (double, axis->taps);

  for (int i = 0; i < n; i++)
    {
      double centre = start + (i + site) * step - site;
      int low = (int) floor (centre - radius) + 1, high = (int) ceil (centre + radius) - 1;
      int first = CLAMP (low, 0, source - axis->taps);

      memset (weights, 0, axis->taps * sizeof (double));
      for (int at = low; at <= high; at++)
        weights[CLAMP (at - first, 0, axis->taps - 1)] += 1.0 - fabs (at - centre) / radius;
      axis->first[i] = first;
      quantise (weights, axis->taps, axis->weights + (gsize) i * axis->taps);
    }
}

static void
add_rows (guint16 *restrict row,
          const guint8     *plane,
          int               stride,
          const guint16    *weights,
          int               taps,
          int               from,
          int               to)
{
  const guint8 *restrict a = plane, *restrict b = plane + (taps > 1 ? stride : 0);
  guint16 w0 = weights[0], w1 = taps > 1 ? weights[1] : 0;

  for (int x = from; x < to; x++)
    row[x] = (guint16) (a[x] * w0 + b[x] * w1);
  for (int tap = 2; tap < taps; tap++)
    {
      const guint8 *restrict more = plane + (gsize) tap * stride;
      guint16 w = weights[tap];

      if (w != 0)
        for (int x = from; x < to; x++)
          row[x] = (guint16) (row[x] + more[x] * w);
    }
}

void
cliff_axis_gather_rows (const CliffAxis *down,
                        int              y,
                        const CliffAxis *across,
                        const guint8    *plane,
                        int              stride,
                        guint16         *row)
{
  add_rows (row, plane + (gsize) down->first[y] * stride, stride, down->weights + (gsize) y * down->taps, down->taps,
            across->first[0], across->first[across->n - 1] + across->taps);
}

/* Written once for each usual number of taps, so that the compiler can unroll it. */
static inline void
gather (const CliffAxis        *axis,
        const guint16 *restrict row,
        guint8 *restrict        out,
        int                     taps)
{
  const int *restrict first = axis->first;
  const guint16 *restrict weights = axis->weights;

  for (int x = 0; x < axis->n; x++)
    {
      const guint16 *from = row + first[x], *weight = weights + (gsize) x * taps;
      guint32 sum = 32768;

      for (int tap = 0; tap < taps; tap++)
        sum += from[tap] * (guint32) weight[tap];
      out[x] = (guint8) (sum >> 16);
    }
}

void
cliff_axis_gather_columns (const CliffAxis *across,
                           const guint16   *row,
                           guint8          *out)
{
  switch (across->taps)
    {
    case 2:
      gather (across, row, out, 2);
      break;
    case 3:
      gather (across, row, out, 3);
      break;
    case 4:
      gather (across, row, out, 4);
      break;
    default:
      gather (across, row, out, across->taps);
      break;
    }
}
