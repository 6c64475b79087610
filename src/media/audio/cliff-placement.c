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

static float
get_fade (gint64 i,
          gint64 n_frames,
          gint64 fade_in,
          gint64 fade_out)
{
  float fade = 1;

  if (i < fade_in)
    fade = (float) i / fade_in;
  if (n_frames - i < fade_out)
    fade *= (float) (n_frames - i) / fade_out;

  return fade;
}

/**
 * cliff_placement_add:
 * @bus: music goes round until its length is filled; the others end with their file
 * @sound: of the file
 * @gain: linear
 * @envelope: (nullable): of the mix
 * @mix: interleaved stereo; the sound is added to it
 */
void
cliff_placement_add (const CliffPlacement *self,
                     CliffPlanBus          bus,
                     const CliffSound     *sound,
                     double                gain,
                     const CliffEnvelope  *envelope,
                     float                *mix)
{
  gint64 left = MAX (sound->n_frames - self->skip, 0);
  gboolean is_music = bus == CLIFF_PLAN_MUSIC;
  gboolean loops = is_music && !self->is_open && self->n_frames > left && sound->n_frames > 0;
  gint64 n_frames = loops ? self->n_frames : MIN (self->n_frames, left);
  gint64 seam = MIN (SEAM, sound->n_frames / 4);
  gint64 period = loops ? sound->n_frames - seam : 0;
  gboolean is_cut = loops || n_frames < left || !sound->is_whole;
  gint64 fade_in = MIN (FADE_IN, n_frames / 2);
  gint64 fade_out = MIN (is_music && is_cut ? MUSIC_FADE_OUT : FADE_OUT, n_frames / 2);

  for (gint64 i = 0; i < n_frames; i++)
    {
      gint64 at = self->start + i;
      float level = (float) gain * get_fade (i, n_frames, fade_in, fade_out);

      if (envelope != NULL)
        level *= cliff_envelope_get (envelope, at);
      for (int side = 0; side < 2; side++)
        mix[at * 2 + side] += level * get_sample (sound, self->skip + i, seam, period, side);
    }
}
