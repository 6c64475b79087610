/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-bed-synth.h"

#include <math.h>

#define TABLE 2048

struct _CliffBedSynth
{
  guint  n_frames;
  float *dry[2];
  float  soft[TABLE + 1];   /* one period of the pad */
  float  bright[TABLE + 1]; /* of the plucked string */
};

static void
fill_table (float        *table,
            const double *harmonics,
            guint         n)
{
  for (guint i = 0; i <= TABLE; i++)
    {
      table[i] = 0;
      for (guint h = 0; h < n; h++)
        table[i] += (float) (harmonics[h] * sin (2 * G_PI * (h + 1) * i / TABLE));
    }
}

CliffBedSynth *
cliff_bed_synth_new (guint n_frames)
{
  static const double soft[] = { 1, 0.32, 0.14, 0.05 };
  static const double bright[] = { 1, 0.45, 0.18, 0.12, 0.06 };
  CliffBedSynth *self = g_new0 (CliffBedSynth, 1);

  self->n_frames = n_frames;
  for (int c = 0; c < 2; c++)
    self->dry[c] = g_new0 (float, n_frames);
  fill_table (self->soft, soft, G_N_ELEMENTS (soft));
  fill_table (self->bright, bright, G_N_ELEMENTS (bright));

  return self;
}

void
cliff_bed_synth_free (CliffBedSynth *self)
{
  for (int c = 0; c < 2; c++)
    g_free (self->dry[c]);
  g_free (self);
}

static double
get_frequency (double note)
{
  return 440 * exp2 ((note - 69) / 12);
}

static inline float
look_up (const float *table,
         double      *phase,
         double       step)
{
  double at = *phase * TABLE;
  int index = (int) at;

  *phase += step;
  *phase -= (int) *phase;

  return table[index] + (float) (at - index) * (table[index + 1] - table[index]);
}

/* Two voices slightly out of tune, one to each side, make a note breathe. */
void
cliff_bed_synth_pad (CliffBedSynth *self,
                     int            note,
                     double         start,
                     double         length,
                     double         level,
                     double         pan)
{
  const double attack = 1.1, release = 1.6;
  guint first = (guint) (MAX (0, start) * CLIFF_BED_RATE);
  guint n = (guint) ((length + release) * CLIFF_BED_RATE);
  double step[2] = { get_frequency (note - 0.045) / CLIFF_BED_RATE,
                     get_frequency (note + 0.045) / CLIFF_BED_RATE };
  double phase[2] = { fmod (note * 0.37, 1), fmod (note * 0.61, 1) };

  for (guint i = 0; i < n && first + i < self->n_frames; i++)
    {
      double t = (double) i / CLIFF_BED_RATE;
      double envelope = t < attack   ? t / attack
                        : t > length ? MAX (0, 1 - (t - length) / release)
                                     : 1;
      float a, b;

      envelope = envelope * envelope * (3 - 2 * envelope) * level;
      a = look_up (self->soft, &phase[0], step[0]);
      b = look_up (self->soft, &phase[1], step[1]);
      self->dry[0][first + i] += (float) (envelope * (1 - 0.5 * pan) * (0.7 * a + 0.3 * b));
      self->dry[1][first + i] += (float) (envelope * (1 + 0.5 * pan) * (0.3 * a + 0.7 * b));
    }
}

void
cliff_bed_synth_pluck (CliffBedSynth *self,
                       int            note,
                       double         start,
                       double         level,
                       double         pan)
{
  guint first = (guint) (MAX (0, start) * CLIFF_BED_RATE);
  double step = get_frequency (note) / CLIFF_BED_RATE;
  double decay = exp (-1.0 / (CLIFF_BED_RATE * (0.35 + 18.0 / MAX (note, 24))));
  double envelope = level, phase = 0, low = 0;

  for (guint i = 0; envelope > level * 0.002 && first + i < self->n_frames; i++)
    {
      double attack = MIN (1, i / (0.006 * CLIFF_BED_RATE));
      /* The tone darkens as it fades, as a string's does. */
      double colour = 0.12 + 0.5 * envelope / level;

      low += colour * (look_up (self->bright, &phase, step) - low);
      self->dry[0][first + i] += (float) (attack * envelope * low * (1 - 0.6 * pan));
      self->dry[1][first + i] += (float) (attack * envelope * low * (1 + 0.6 * pan));
      envelope *= decay;
    }
}

void
cliff_bed_synth_pulse (CliffBedSynth *self,
                       int            note,
                       double         start,
                       double         level)
{
  guint first = (guint) (MAX (0, start) * CLIFF_BED_RATE);
  guint n = (guint) (0.5 * CLIFF_BED_RATE);
  double phase = 0;

  for (guint i = 0; i < n && first + i < self->n_frames; i++)
    {
      double t = (double) i / CLIFF_BED_RATE;
      double envelope = MIN (1, t / 0.012) * exp (-t * 9) * level;
      float value = look_up (self->soft, &phase,
                             get_frequency (note + 3 * exp (-t * 30)) / CLIFF_BED_RATE);

      self->dry[0][first + i] += (float) (envelope * value);
      self->dry[1][first + i] += (float) (envelope * value);
    }
}

/* ── The room: parallel combs and two all-passes a side, after Schroeder ──────────────────── */

static void
add_comb (const float *in,
          float       *out,
          guint        n,
          guint        delay)
{
  g_autofree float *line = g_new0 (float, delay);
  float low = 0;

  for (guint i = 0, at = 0; i < n; i++, at = at + 1 == delay ? 0 : at + 1)
    {
      float echo = line[at];

      low += 0.45f * (echo - low);
      line[at] = in[i] + 0.80f * low;
      out[i] += 0.25f * echo;
    }
}

static void
apply_all_pass (float *sound,
                guint  n,
                guint  delay)
{
  g_autofree float *line = g_new0 (float, delay);

  for (guint i = 0, at = 0; i < n; i++, at = at + 1 == delay ? 0 : at + 1)
    {
      float echo = line[at];
      float in = sound[i] + 0.5f * echo;

      line[at] = in;
      sound[i] = echo - 0.5f * in;
    }
}

static void
add_room (CliffBedSynth *self)
{
  static const guint combs[] = { 1687, 1931, 2213, 2371 };

  for (int c = 0; c < 2; c++)
    {
      g_autofree float *wet = g_new0 (float, self->n_frames);

      for (guint k = 0; k < G_N_ELEMENTS (combs); k++)
        add_comb (self->dry[c], wet, self->n_frames, combs[k] + 37 * c);
      apply_all_pass (wet, self->n_frames, 347 + 11 * c);
      apply_all_pass (wet, self->n_frames, 113 + 7 * c);
      for (guint i = 0; i < self->n_frames; i++)
        self->dry[c][i] += 0.55f * wet[i];
    }
}

static double
get_fade (guint frame,
          guint n_frames)
{
  double in = MIN (1, frame / (1.5 * CLIFF_BED_RATE));
  double out = MIN (1, (n_frames - frame) / (3.0 * CLIFF_BED_RATE));

  return MIN (in, out);
}

gint16 *
cliff_bed_synth_finish (CliffBedSynth *self,
                        double         rms)
{
  gint16 *samples = g_new0 (gint16, self->n_frames * 2);
  double sum = 1e-9, peak = 1e-9, gain;

  add_room (self);
  for (guint i = 0; i < self->n_frames; i++)
    for (int c = 0; c < 2; c++)
      {
        sum += self->dry[c][i] * self->dry[c][i];
        peak = MAX (peak, fabsf (self->dry[c][i]));
      }
  gain = MIN (rms / sqrt (sum / (2.0 * MAX (1u, self->n_frames))), 0.5 / peak) * G_MAXINT16;
  for (guint i = 0; i < self->n_frames; i++)
    for (int c = 0; c < 2; c++)
      samples[2 * i + c] = (gint16) lround (self->dry[c][i] * gain * get_fade (i, self->n_frames));

  return samples;
}
