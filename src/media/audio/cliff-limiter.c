/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-limiter.h"

#include "cliff-mix.h"

#include <math.h>

/* Peaks between samples are found at four times the rate, as ITU-R BS.1770 does. */
#define OVERSAMPLING 4
#define TAPS 16
#define HALF_WINDOW (CLIFF_MIX_RATE / 400) /* 2.5 ms to each side */
#define RELEASE_SECONDS 0.12

struct _CliffLimiter
{
  const float *samples; /* unowned */
  gint64       n_frames;
  float       *peaks;   /* the highest level about each frame, of either side */
  float       *gains;
  float        filter[OVERSAMPLING - 1][TAPS];
};

/* A sinc under a Hann window, one set of taps for each point between two samples. */
static void
design_filter (CliffLimiter *self)
{
  for (int phase = 1; phase < OVERSAMPLING; phase++)
    {
      double sum = 0;

      for (int i = 0; i < TAPS; i++)
        {
          double x = i - (TAPS / 2 - 1) - (double) phase / OVERSAMPLING;
          double window = 0.5 + 0.5 * cos (G_PI * x / (TAPS / 2));

          self->filter[phase - 1][i] = (float) (sin (G_PI * x) / (G_PI * x) * window);
          sum += self->filter[phase - 1][i];
        }
      for (int i = 0; i < TAPS; i++)
        self->filter[phase - 1][i] /= (float) sum;
    }
}

/* The highest level from frame @i up to the next one. */
static float
find_peak_after (const CliffLimiter *self,
                 gint64              i)
{
  float peak = MAX (fabsf (self->samples[i * 2]), fabsf (self->samples[i * 2 + 1]));
  gint64 first = i - (TAPS / 2 - 1);

  if (first < 0 || first + TAPS > self->n_frames)
    return peak;
  for (int phase = 0; phase < OVERSAMPLING - 1; phase++)
    {
      const float *from = self->samples + first * 2;
      float left = 0, right = 0;

      for (int k = 0; k < TAPS; k++)
        {
          left += from[k * 2] * self->filter[phase][k];
          right += from[k * 2 + 1] * self->filter[phase][k];
        }
      peak = MAX (peak, MAX (fabsf (left), fabsf (right)));
    }

  return peak;
}

/**
 * cliff_limiter_new:
 * @samples: interleaved stereo; must outlive the limiter
 * @n_frames: of it
 *
 * Finds the true peaks, once for all gains that will be tried.
 *
 * Returns: (transfer full): the limiter
 */
CliffLimiter *
cliff_limiter_new (const float *samples,
                   gint64       n_frames)
{
  CliffLimiter *self = g_new0 (CliffLimiter, 1);

  self->samples = samples;
  self->n_frames = n_frames;
  self->peaks = g_new (float, n_frames + 1);
  self->gains = g_new (float, n_frames + 1);
  design_filter (self);
  for (gint64 i = 0; i < n_frames; i++)
    self->peaks[i] = find_peak_after (self, i);
  /* A peak between two samples is kept down by both of them. */
  for (gint64 i = n_frames - 1; i > 0; i--)
    self->peaks[i] = MAX (self->peaks[i], self->peaks[i - 1]);

  return self;
}

void
cliff_limiter_free (CliffLimiter *self)
{
  g_free (self->peaks);
  g_free (self->gains);
  g_free (self);
}

/* gains[i] = the least gain any frame of the window about i needs.  The queue holds the frames
 * that can still be the least, the least first. */
static void
find_least_gains (CliffLimiter *self,
                  double        gain,
                  double        ceiling)
{
  const gint64 size = HALF_WINDOW * 2 + 2;
  g_autofree gint64 *queue = g_new (gint64, size);
  gint64 head = 0, tail = 0;

  for (gint64 next = 0; next < self->n_frames + HALF_WINDOW; next++)
    {
      gint64 at = next - HALF_WINDOW;
      double peak;

      if (next < self->n_frames)
        {
          while (tail > head && self->peaks[queue[(tail - 1) % size]] <= self->peaks[next])
            tail--;
          queue[tail++ % size] = next;
        }
      if (at < 0)
        continue;
      while (queue[head % size] < at - HALF_WINDOW)
        head++;
      peak = MAX (self->peaks[queue[head % size]] * gain, 1e-9);
      self->gains[at] = (float) MIN (1, ceiling / peak);
    }
}

/* After a peak the gain comes back slowly. */
static void
release (CliffLimiter *self)
{
  float step = (float) (1 - exp (-1 / (RELEASE_SECONDS * CLIFF_MIX_RATE)));
  float level = 1;

  for (gint64 i = 0; i < self->n_frames; i++)
    {
      level = MIN (self->gains[i], level + (1 - level) * step);
      self->gains[i] = level;
    }
}

/**
 * cliff_limiter_apply:
 * @gain: linear, applied before the limiting
 * @ceiling: linear, > 0
 * @into: as long as the samples given to cliff_limiter_new()
 *
 * The mean over the window of the least gains over the window is never above the gain a peak in its
 * middle needs: the ceiling holds, and the gain has no corner.
 */
void
cliff_limiter_apply (CliffLimiter *self,
                     double        gain,
                     double        ceiling,
                     float        *into)
{
  double sum = 0;
  gint64 n = 0;

  find_least_gains (self, gain, ceiling);
  release (self);
  for (gint64 next = 0; next < self->n_frames + HALF_WINDOW; next++)
    {
      gint64 at = next - HALF_WINDOW;

      if (next < self->n_frames)
        {
          sum += self->gains[next];
          n++;
        }
      if (at < 0)
        continue;
      if (at - HALF_WINDOW - 1 >= 0)
        {
          sum -= self->gains[at - HALF_WINDOW - 1];
          n--;
        }
      into[at * 2] = (float) (self->samples[at * 2] * gain * sum / n);
      into[at * 2 + 1] = (float) (self->samples[at * 2 + 1] * gain * sum / n);
    }
}
