/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-placement.h"

#include "cliff-mix.h"

#include <math.h>

#define FADE_IN (CLIFF_MIX_RATE / 1000)            /* 1 ms, against clicks */
#define FADE_OUT (CLIFF_MIX_RATE / 200)            /* 5 ms */
#define MUSIC_FADE_OUT (CLIFF_MIX_RATE * 8 / 10)   /* where music is cut */
#define SEAM (CLIFF_MIX_RATE / 20)                 /* the end of a loop dissolves into its start */
/* Longer than any episode, short enough that nothing overflows. */
#define TIME_LIMIT (24 * 3600 * CLIFF_SECOND)

static gint64
to_frames (CliffTime time)
{
  CliffTime clamped = CLAMP (time, -TIME_LIMIT, TIME_LIMIT);

  return (gint64) floor ((double) clamped / CLIFF_SECOND * CLIFF_MIX_RATE + 0.5);
}

/* Where @sound lies in a mix of @mix_frames, as far as can be said before its file is read. */
CliffPlacement
cliff_placement_find (const CliffPlanSound *sound,
                      gint64                mix_frames)
{
  CliffPlacement self = { .start = to_frames (sound->start), .is_open = sound->length <= 0 };
  gint64 end = self.is_open ? mix_frames : MIN (self.start + to_frames (sound->length), mix_frames);

  if (self.start < 0)
    {
      self.skip = -self.start;
      self.start = 0;
    }
  /* At another speed the sound begins with what is heard first. */
  if (sound->speed == CLIFF_PPM)
    self.skip += to_frames (sound->in);
  self.n_frames = MAX (end - self.start, 0);

  return self;
}

/* One sample of the file; when @period is not 0 the file goes round and round. */
static float
get_sample (const CliffSound *sound,
            gint64            at,
            gint64            seam,
            gint64            period,
            int               side)
{
  gint64 round, inside;
  float part;

  if (period == 0)
    return sound->samples[at * 2 + side];
  round = at / period;
  inside = at % period;
  if (round == 0 || inside >= seam)
    return sound->samples[inside * 2 + side];
  part = (float) inside / seam;

  return sound->samples[inside * 2 + side] * sqrtf (part) +
         sound->samples[(period + inside) * 2 + side] * sqrtf (1 - part);
}

/* The small fades against clicks are straight; those that are asked for keep the power even, so that of two sounds that
 * cross no dip is heard. */
typedef struct
{
  gint64 n_frames;
  gint64 in, out;              /* against clicks */
  gint64 asked_in, asked_out;
} Fades;

static float
get_fade (const Fades *self,
          gint64       i)
{
  gint64 left = self->n_frames - i;
  float fade = 1;

  if (i < self->in)
    fade = (float) i / self->in;
  if (left < self->out)
    fade *= (float) left / self->out;
  if (i < self->asked_in)
    fade *= sinf ((float) G_PI_2 * i / self->asked_in);
  if (left < self->asked_out)
    fade *= sinf ((float) G_PI_2 * left / self->asked_out);

  return fade;
}

/* The gain that keys say, in blocks of the sound; NULL when they say nothing. */
static CliffEnvelope *
new_key_envelope (const CliffPlanSound *planned,
                  gint64                n_frames)
{
  CliffEnvelope *envelope;

  if (planned->keys->len == 0)
    return NULL;
  envelope = cliff_envelope_new (cliff_duck_get_n_blocks (n_frames));
  for (gint64 i = 0; i <= envelope->n_blocks; i++)
    {
      CliffTime time = i * (CLIFF_SECOND / (CLIFF_MIX_RATE / CLIFF_DUCK_BLOCK));

      envelope->points[i] = (float) MAX (cliff_plan_get_value (planned->keys, CLIFF_PROPERTY_GAIN, time, CLIFF_PPM)
                                         / CLIFF_PPM, 0);
    }

  return envelope;
}

/**
 * cliff_placement_add:
 * @planned: the sound as planned.  Music goes round until its length is filled; the others end with their file
 * @sound: of the file, at the speed that is planned
 * @gain: linear
 * @envelope: (nullable): of the mix
 * @mix: interleaved stereo; the sound is added to it
 * @peaks: of the mix, one a %CLIFF_MIX_METER_FRAMES; raised to what is added
 */
void
cliff_placement_add (const CliffPlacement *self,
                     const CliffPlanSound *planned,
                     const CliffSound     *sound,
                     double                gain,
                     const CliffEnvelope  *envelope,
                     float                *mix,
                     float                *peaks)
{
  gint64 left = MAX (sound->n_frames - self->skip, 0);
  gboolean is_music = planned->bus == CLIFF_PLAN_MUSIC;
  gboolean loops = is_music && !self->is_open && self->n_frames > left && sound->n_frames > 0;
  gint64 n_frames = loops ? self->n_frames : MIN (self->n_frames, left);
  gint64 seam = MIN (SEAM, sound->n_frames / 4);
  gint64 period = loops ? sound->n_frames - seam : 0;
  gboolean is_cut = loops || n_frames < left || !sound->is_whole;
  g_autoptr(CliffEnvelope) keys = new_key_envelope (planned, n_frames);
  Fades fades = {
    .n_frames = n_frames,
    .in = MIN (FADE_IN, n_frames / 2),
    .out = MIN (is_music && is_cut && planned->fade_out == 0 ? MUSIC_FADE_OUT : FADE_OUT, n_frames / 2),
    .asked_in = to_frames (planned->fade_in),
    .asked_out = to_frames (planned->fade_out),
  };

  for (gint64 i = 0; i < n_frames; i++)
    {
      gint64 at = self->start + i;
      float level = (float) gain * get_fade (&fades, i);
      float *peak = &peaks[at / CLIFF_MIX_METER_FRAMES];

      if (keys != NULL)
        level *= cliff_envelope_get (keys, i);
      if (envelope != NULL)
        level *= cliff_envelope_get (envelope, at);
      for (int side = 0; side < 2; side++)
        {
          float value = level * get_sample (sound, self->skip + i, seam, period, side);

          mix[at * 2 + side] += value;
          *peak = MAX (*peak, fabsf (value));
        }
    }
}
