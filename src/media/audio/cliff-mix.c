/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-mix.h"

#include "cliff-cut.h"
#include "cliff-limiter.h"
#include "cliff-loudness.h"
#include "cliff-mix-loads.h"
#include "cliff-placement.h"
#include "cliff-rhythm.h"

#include <math.h>
#include <string.h>

/* Part of every recipe: raise it when the same plan begins to sound different. */
#define VERSION 2
#define TOLERANCE 0.1         /* LU */
#define SOURCE_TARGET (-18.0) /* LUFS, of a voice or a piece of music by itself */
#define SOURCE_RANGE 24.0     /* dB; beyond it a sound is meant to be as it is, or is mere noise */
#define SILENCE (-60.0)       /* LUFS; nothing below it is raised */
#define MOST_GAIN 40.0        /* dB */
#define MOST_SOUND_GAIN (100 * CLIFF_PPM)
#define PASSES 8
#define LABEL_RAMP_BLOCKS 15  /* 150 ms */
#define LABEL_SPEECH_LEVEL 0.35f /* -9 dB */
#define LOAD_PART 0.7         /* of the whole work */

typedef struct
{
  CliffPlan         *plan;  /* unowned, as all below */
  CliffProgressFunc  progress;
  gpointer           progress_data;
  GCancellable      *cancellable;

  CliffMixLoads     *loads;

  CliffMix          *mix;
  float             *samples; /* before the loudness is right */
  guint8            *speech;
  CliffRhythmPlace   label;
  CliffEnvelope     *ducks[CLIFF_CUT_MAX_DUCK + 1]; /* by depth; NULL where nobody has asked yet */
} Mixer;

CliffMix *
cliff_mix_new_from_sound (CliffSound *sound,
                          CliffTime   silence)
{
  CliffMix *self = g_new0 (CliffMix, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_frames = sound->n_frames + silence * CLIFF_MIX_RATE / CLIFF_SECOND;
  self->samples = g_new0 (float, (gsize) self->n_frames * 2 + 1);
  memcpy (self->samples, sound->samples, (gsize) sound->n_frames * 2 * sizeof (float));
  self->loudness = -HUGE_VAL;
  self->true_peak = -HUGE_VAL;
  self->label_start = -1;

  return self;
}

CliffMix *
cliff_mix_ref (CliffMix *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cliff_mix_unref (CliffMix *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->samples);
  g_strfreev (self->missing);
  g_clear_pointer (&self->meters, g_array_unref);
  g_free (self);
}

static void
mixer_clear (Mixer *self)
{
  g_clear_pointer (&self->loads, cliff_mix_loads_free);
  g_clear_pointer (&self->mix, cliff_mix_unref);
  g_clear_pointer (&self->samples, g_free);
  g_clear_pointer (&self->speech, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->ducks); i++)
    g_clear_pointer (&self->ducks[i], cliff_envelope_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mixer, mixer_clear)

static void
report (Mixer  *self,
        double  fraction)
{
  if (self->progress != NULL)
    self->progress (fraction, "sound", self->progress_data);
}

static void
loads_cb (double    fraction,
          gpointer  user_data)
{
  report (user_data, LOAD_PART * fraction);
}

/* ── Adding up ───────────────────────────────────────────────────────────────────────────────── */

/* @loudness: of its file */
static double
find_gain (const CliffPlanSound *sound,
           double                loudness)
{
  double gain = (double) CLAMP (sound->gain, 0, MOST_SOUND_GAIN) / CLIFF_PPM;
  double level;

  if (!cliff_mix_loads_is_levelled (sound->bus) || loudness < SILENCE)
    return gain;
  level = CLAMP (SOURCE_TARGET - loudness, -SOURCE_RANGE, SOURCE_RANGE);

  return gain * cliff_loudness_to_gain (level);
}

static void
clear_meter (gpointer data)
{
  g_free (((CliffMixMeter *) data)->peaks);
}

/* The peaks of @lane, to be raised. */
static float *
get_peaks (CliffMix *mix,
           CliffId   lane)
{
  CliffMixMeter meter = { .lane = lane };

  for (guint i = 0; i < mix->meters->len; i++)
    if (g_array_index (mix->meters, CliffMixMeter, i).lane == lane)
      return g_array_index (mix->meters, CliffMixMeter, i).peaks;
  meter.peaks = g_new0 (float, mix->n_meter_blocks + 1);
  g_array_append_val (mix->meters, meter);

  return meter.peaks;
}

static void
add_sound (Mixer                *self,
           const CliffPlanSound *sound,
           const CliffEnvelope  *envelope)
{
  CliffPlacement place = cliff_placement_find (sound, self->mix->n_frames);
  double loudness = -HUGE_VAL;
  const CliffSound *decoded = cliff_mix_loads_find (self->loads, sound, &loudness);

  if (decoded != NULL && place.n_frames > 0 && sound->gain > 0)
    cliff_placement_add (&place, sound, decoded, find_gain (sound, loudness), envelope, self->samples,
                         get_peaks (self->mix, sound->lane));
}

static void
add_voices (Mixer *self)
{
  for (guint i = 0; i < self->plan->sounds->len; i++)
    {
      const CliffPlanSound *sound = g_ptr_array_index (self->plan->sounds, i);

      if (sound->bus == CLIFF_PLAN_VOICE && !g_cancellable_is_cancelled (self->cancellable))
        add_sound (self, sound, NULL);
    }
}

/* How a sound gives way to speech by @depth dB, and to the label altogether. */
static const CliffEnvelope *
get_duck (Mixer *self,
          int    depth)
{
  gint64 n_blocks = cliff_duck_get_n_blocks (self->mix->n_frames);
  CliffEnvelope **duck = &self->ducks[CLAMP (depth, 0, CLIFF_CUT_MAX_DUCK)];

  if (*duck == NULL)
    {
      *duck = cliff_duck_new_envelope (self->speech, n_blocks, CLAMP (depth, 0, CLIFF_CUT_MAX_DUCK));
      if (self->label.start >= 0)
        cliff_envelope_lower (*duck, self->label.window_start / CLIFF_DUCK_BLOCK, cliff_duck_get_n_blocks (self->label.window_end),
                              LABEL_RAMP_BLOCKS, 0);
    }

  return *duck;
}

static void
add_others (Mixer *self)
{
  for (guint i = 0; i < self->plan->sounds->len; i++)
    {
      const CliffPlanSound *sound = g_ptr_array_index (self->plan->sounds, i);

      if (sound->bus != CLIFF_PLAN_VOICE && !g_cancellable_is_cancelled (self->cancellable))
        add_sound (self, sound, get_duck (self, sound->ducked));
    }
}

static void
apply_envelope (float               *samples,
                gint64               n_frames,
                const CliffEnvelope *envelope)
{
  for (gint64 i = 0; i < n_frames; i++)
    {
      float level = cliff_envelope_get (envelope, i);

      samples[i * 2] *= level;
      samples[i * 2 + 1] *= level;
    }
}

/* Voices give way to the label where nobody speaks: what is left there is noise.  Speech that cannot be avoided is only
 * lowered, so that both are understood. */
static void
lower_voices (Mixer                  *self,
              const CliffRhythmPlace *place)
{
  gint64 start = place->window_start / CLIFF_DUCK_BLOCK;
  gint64 end = cliff_duck_get_n_blocks (place->window_end);
  g_autoptr(CliffEnvelope) voices = NULL;

  if (place->start < 0)
    return;
  voices = cliff_envelope_new (cliff_duck_get_n_blocks (self->mix->n_frames));
  if (place->is_over_speech)
    cliff_envelope_lower (voices, start, end, LABEL_RAMP_BLOCKS, LABEL_SPEECH_LEVEL);
  else
    cliff_envelope_lower (voices, start, end, 1, 0);
  apply_envelope (self->samples, self->mix->n_frames, voices);
}

static void
add_label (Mixer                  *self,
           const CliffRhythmPlace *place)
{
  cliff_rhythm_add (place, self->samples, self->mix->n_frames);
  self->mix->label_start = place->start;
  self->mix->is_label_over_speech = place->start >= 0 && place->is_over_speech;
}

/* What the levelling of the whole does to its parts. */
static void
note_gain (CliffMix *mix,
           float     gain)
{
  mix->raised += 20 * log10 (gain);

  for (guint i = 0; i < mix->meters->len; i++)
    for (gint64 j = 0; j < mix->n_meter_blocks; j++)
      g_array_index (mix->meters, CliffMixMeter, i).peaks[j] *= gain;
}

/* Returns: the gain */
static float
bring_to_target (float  *samples,
                 gint64  n_frames)
{
  double loudness = cliff_loudness_measure (samples, n_frames);
  float gain;

  if (loudness < SILENCE)
    return 1;
  gain = (float) cliff_loudness_to_gain (MIN (CLIFF_MIX_TARGET - loudness, MOST_GAIN));
  for (gint64 i = 0; i < n_frames * 2; i++)
    samples[i] *= gain;

  return gain;
}

static void
add_up (Mixer *self)
{
  CliffMix *mix = self->mix;

  add_voices (self);
  self->speech = cliff_duck_find_speech (self->samples, mix->n_frames);
  self->label.start = -1;
  if (self->plan->audible_label)
    {
      self->label = cliff_rhythm_find_place (self->speech, mix->n_frames);
      lower_voices (self, &self->label);
    }
  add_others (self);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  note_gain (mix, bring_to_target (self->samples, mix->n_frames));
  add_label (self, &self->label);
}

/* ── Loudness ────────────────────────────────────────────────────────────────────────────────── */

/* The limiter takes loudness away and the label adds some: a few rounds find the gain that is
 * right after both. */
static gboolean
finish (Mixer   *self,
        GError **error)
{
  CliffMix *mix = self->mix;
  g_autoptr(CliffLimiter) limiter = cliff_limiter_new (self->samples, mix->n_frames);
  double gain = 0, ceiling = CLIFF_MIX_CEILING;

  for (int pass = 0; pass < PASSES; pass++)
    {
      double off;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      cliff_limiter_apply (limiter, cliff_loudness_to_gain (gain), cliff_loudness_to_gain (ceiling),
                           mix->samples);
      mix->loudness = cliff_loudness_measure (mix->samples, mix->n_frames);
      off = mix->loudness < SILENCE ? 0 : CLIFF_MIX_TARGET - mix->loudness;
      if (fabs (off) <= TOLERANCE)
        {
          mix->true_peak = cliff_loudness_measure_true_peak (mix->samples, mix->n_frames);
          if (mix->true_peak <= CLIFF_MIX_CEILING + TOLERANCE)
            {
              note_gain (mix, (float) cliff_loudness_to_gain (gain));
              return TRUE;
            }
          ceiling -= mix->true_peak - CLIFF_MIX_CEILING;
        }
      gain = MIN (gain + off, MOST_GAIN);
      report (self, LOAD_PART + (1 - LOAD_PART) * (pass + 1) / PASSES);
    }
  mix->true_peak = cliff_loudness_measure_true_peak (mix->samples, mix->n_frames);
  note_gain (mix, (float) cliff_loudness_to_gain (gain));

  return TRUE;
}

/* ── Public ──────────────────────────────────────────────────────────────────────────────────── */

/* The mix is as long as the plan's frames, to the nearest sample.  Returns -1 for a plan that
 * cannot be. */
static gint64
count_frames (CliffPlan *plan)
{
  double seconds;

  if (plan->n_frames < 0 || plan->fps_num <= 0 || plan->fps_den <= 0)
    return -1;
  seconds = (double) plan->n_frames * plan->fps_den / plan->fps_num;
  if (seconds * CLIFF_MIX_RATE > CLIFF_MIX_MOST_FRAMES)
    return -1;

  return ((gint64) plan->n_frames * plan->fps_den * CLIFF_MIX_RATE + plan->fps_num / 2) /
         plan->fps_num;
}

CliffMix *
cliff_mix_new_with_bank (CliffPlan          *plan,
                         CliffSoundBank     *bank,
                         CliffProgressFunc   progress,
                         gpointer            progress_data,
                         GCancellable       *cancellable,
                         GError            **error)
{
  g_auto(Mixer) self = {
    .plan = plan,
    .progress = progress,
    .progress_data = progress_data,
    .cancellable = cancellable,
  };
  gint64 n_frames = count_frames (plan);

  if (n_frames < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           "The plan's length or frame rate cannot be");
      return NULL;
    }
  self.mix = g_new0 (CliffMix, 1);
  g_atomic_ref_count_init (&self.mix->ref_count);
  self.mix->n_frames = n_frames;
  self.mix->label_start = -1;
  self.mix->samples = g_new0 (float, n_frames * 2 + 2);
  self.mix->n_meter_blocks = (n_frames + CLIFF_MIX_METER_FRAMES - 1) / CLIFF_MIX_METER_FRAMES;
  self.mix->meters = g_array_new (FALSE, FALSE, sizeof (CliffMixMeter));
  g_array_set_clear_func (self.mix->meters, clear_meter);
  self.samples = g_new0 (float, n_frames * 2 + 2);
  self.loads = cliff_mix_loads_new (plan, n_frames);

  if (!cliff_mix_loads_read (self.loads, bank, loads_cb, &self, cancellable, &self.mix->missing, error))
    return NULL;
  add_up (&self);
  if (!finish (&self, error))
    return NULL;
  report (&self, 1);

  return g_steal_pointer (&self.mix);
}

CliffMix *
cliff_mix_new (CliffPlan          *plan,
               CliffProgressFunc   progress,
               gpointer            progress_data,
               GCancellable       *cancellable,
               GError            **error)
{
  return cliff_mix_new_with_bank (plan, NULL, progress, progress_data, cancellable, error);
}

float
cliff_mix_get_lane_peak (CliffMix  *self,
                         CliffId    lane,
                         CliffTime  time)
{
  gint64 block = time / (CLIFF_SECOND / (CLIFF_MIX_RATE / CLIFF_MIX_METER_FRAMES));

  for (guint i = 0; self->meters != NULL && i < self->meters->len && block >= 0 && block < self->n_meter_blocks; i++)
    if (g_array_index (self->meters, CliffMixMeter, i).lane == lane)
      return g_array_index (self->meters, CliffMixMeter, i).peaks[block];

  return 0;
}

float
cliff_mix_get_peak (CliffMix  *self,
                    CliffTime  time)
{
  gint64 start = CLAMP (time, 0, 24 * 3600 * CLIFF_SECOND) / 1000 * CLIFF_MIX_RATE / 1000000;
  float peak = 0;

  for (gint64 i = start * 2; i < MIN (start + CLIFF_MIX_METER_FRAMES, self->n_frames) * 2; i++)
    peak = MAX (peak, fabsf (self->samples[i]));

  return peak;
}

/* Keys of gain alone; others say nothing of a sound. */
static void
append_keys (GString *recipe,
             GArray  *keys)
{
  for (guint i = 0; i < keys->len; i++)
    {
      const CliffPlanKey *key = &g_array_index (keys, CliffPlanKey, i);

      g_string_append_printf (recipe, "key %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d ", key->property, key->time,
                              key->value, key->curve);
    }
}

/* Everything that shapes the sound. */
static void
append_sound (GString              *recipe,
              const CliffPlanSound *sound)
{
  const char *identity = sound->sha256 != NULL ? sound->sha256 : sound->path;

  if (identity == NULL)
    identity = "";
  g_string_append_printf (recipe, "%d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d ", sound->bus,
                          sound->start, sound->length, sound->gain);
  g_string_append_printf (recipe, "in %" G_GINT64_FORMAT " speed %d fades %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                          " ducked %d ", sound->in, sound->speed, sound->fade_in, sound->fade_out,
                          sound->ducked);
  append_keys (recipe, sound->keys);
  g_string_append_printf (recipe, "%" G_GSIZE_FORMAT " %s\n", strlen (identity), identity);
}

char *
cliff_mix_dup_recipe (CliffPlan *plan)
{
  g_autoptr(GString) recipe = g_string_new (NULL);

  g_string_append_printf (recipe, "mix %d %d %d/%d %d\n", VERSION, plan->n_frames,
                          plan->fps_num, plan->fps_den, plan->audible_label != FALSE);
  for (guint i = 0; i < plan->sounds->len; i++)
    append_sound (recipe, g_ptr_array_index (plan->sounds, i));

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, recipe->str, recipe->len);
}
