/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-duck.h"

#include <math.h>

/* Voices are levelled before, so that one threshold serves all of them. */
#define SPEECH_RMS 0.0032 /* -50 dBFS */
#define ATTACK_BLOCKS 8   /* done when the speech begins */
#define RELEASE_BLOCKS 40
/* A pause shorter than this belongs to the speech: music must not pump between words. */
#define HOLD_BLOCKS 35

CliffEnvelope *
cliff_envelope_new (gint64 n_blocks)
{
  CliffEnvelope *self = g_new0 (CliffEnvelope, 1);

  self->n_blocks = n_blocks;
  self->points = g_new (float, n_blocks + 1);
  for (gint64 i = 0; i <= n_blocks; i++)
    self->points[i] = 1;

  return self;
}

void
cliff_envelope_free (CliffEnvelope *self)
{
  g_free (self->points);
  g_free (self);
}

void
cliff_envelope_lower (CliffEnvelope *self,
                      gint64         start,
                      gint64         end,
                      gint64         ramp,
                      float          level)
{
  for (gint64 i = MAX (start - ramp, 0); i <= MIN (end + ramp, self->n_blocks); i++)
    {
      gint64 distance = i < start ? start - i : MAX (i - end, 0);

      self->points[i] *= level + (1 - level) * distance / ramp;
    }
}

float
cliff_envelope_get (const CliffEnvelope *self,
                    gint64               frame)
{
  gint64 block = frame / CLIFF_DUCK_BLOCK;
  float part = (float) (frame % CLIFF_DUCK_BLOCK) / CLIFF_DUCK_BLOCK;

  return self->points[block] + (self->points[block + 1] - self->points[block]) * part;
}

gint64
cliff_duck_get_n_blocks (gint64 n_frames)
{
  return (n_frames + CLIFF_DUCK_BLOCK - 1) / CLIFF_DUCK_BLOCK;
}

/**
 * cliff_duck_find_speech:
 * @voices: interleaved stereo: all voices at their times and nothing else
 * @n_frames: of it
 *
 * Returns: (transfer full): for each block of 10 ms whether somebody is heard in it
 */
guint8 *
cliff_duck_find_speech (const float *voices,
                        gint64       n_frames)
{
  gint64 n_blocks = cliff_duck_get_n_blocks (n_frames);
  guint8 *speech = g_new0 (guint8, n_blocks + 1);

  for (gint64 i = 0; i < n_blocks; i++)
    {
      gint64 start = i * CLIFF_DUCK_BLOCK;
      gint64 end = MIN (start + CLIFF_DUCK_BLOCK, n_frames);
      double sum = 0;

      for (gint64 j = start * 2; j < end * 2; j++)
        sum += (double) voices[j] * voices[j];
      speech[i] = sum > SPEECH_RMS * SPEECH_RMS * (end - start) * 2;
    }

  return speech;
}

/* The attack lies before the speech and short pauses are part of it: marks the blocks in which
 * music is to be low. */
static guint8 *
find_low (const guint8 *speech,
          gint64        n_blocks)
{
  guint8 *low = g_new0 (guint8, n_blocks + 1);
  gint64 last = -HOLD_BLOCKS - 1;

  for (gint64 i = 0; i < n_blocks; i++)
    {
      gint64 from;

      if (!speech[i])
        continue;
      from = i - last <= HOLD_BLOCKS ? last : i - ATTACK_BLOCKS;
      for (gint64 j = MAX (from, 0); j <= i; j++)
        low[j] = TRUE;
      last = i;
    }

  return low;
}

/**
 * cliff_duck_new_envelope:
 * @speech: of cliff_duck_find_speech()
 * @n_blocks: of it
 * @depth: dB, not below 0
 *
 * The gain music takes so that speech is understood: @depth lower under it, reached over 80 ms by
 * the time the speech begins, and left over 400 ms when it has ended.  Straight lines in decibels,
 * which is what sounds even.
 *
 * Returns: (transfer full): the envelope
 */
CliffEnvelope *
cliff_duck_new_envelope (const guint8 *speech,
                         gint64        n_blocks,
                         double        depth)
{
  CliffEnvelope *envelope = cliff_envelope_new (n_blocks);
  g_autofree guint8 *low = find_low (speech, n_blocks);
  double level = n_blocks > 0 && low[0] ? -depth : 0;

  for (gint64 i = 0; i <= n_blocks; i++)
    {
      envelope->points[i] = (float) pow (10, level / 20);
      if (i < n_blocks && low[i])
        level = MAX (level - depth / ATTACK_BLOCKS, -depth);
      else
        level = MIN (level + depth / RELEASE_BLOCKS, 0);
    }

  return envelope;
}
