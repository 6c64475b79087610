/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-local.h"

#include "cliff-bed-synth.h"
#include "cliff-local-wav.h"

#define MIN_LENGTH (2 * CLIFF_SECOND)
#define MAX_LENGTH (900 * CLIFF_SECOND)

struct _CliffLocalBed
{
  CliffEngine parent_instance;
};

G_DEFINE_FINAL_TYPE (CliffLocalBed, cliff_local_bed, CLIFF_TYPE_ENGINE)

#define N_CHORDS 4

/* A mood's music: four chords of a bar each as semitones above the key, how fast, and who plays how
 * much. */
typedef struct
{
  const char *name;
  double      bar;                 /* seconds */
  int         chords[2][N_CHORDS][3];
  double      pad, pluck, pulse;   /* levels */
  int         pluck_chance;        /* per cent of the eight places of a bar */
} Style;

static const Style styles[] = {
  { "tense", 3.2,
    { { { 0, 3, 7 }, { -4, 0, 3 }, { -7, -4, 0 }, { -5, -1, 2 } }, { { 0, 3, 7 }, { 1, 5, 8 }, { 0, 3, 7 }, { -2, 2, 5 } } },
    0.30, 0.10, 0.55, 35 },
  { "sad", 4.2,
    { { { 0, 3, 7 }, { -4, 0, 3 }, { 3, 7, 10 }, { -2, 2, 5 } }, { { 0, 3, 7 }, { -2, 2, 5 }, { -4, 0, 3 }, { -5, -2, 2 } } },
    0.30, 0.26, 0.0, 45 },
  { "warm", 3.6,
    { { { 0, 4, 7 }, { -5, -1, 2 }, { -3, 0, 4 }, { 5, 9, 12 } }, { { 0, 4, 7 }, { 4, 7, 11 }, { 5, 9, 12 }, { -5, -1, 2 } } },
    0.28, 0.30, 0.0, 60 },
  { "neutral", 4.0,
    { { { -3, 0, 4 }, { 5, 9, 12 }, { 0, 4, 7 }, { 7, 11, 14 } }, { { 0, 4, 7 }, { -3, 0, 4 }, { 2, 5, 9 }, { 7, 11, 14 } } },
    0.30, 0.20, 0.12, 40 },
};

static const Style *
find_style (const char *mood)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_str_equal (styles[i].name, mood))
      return &styles[i];

  return &styles[G_N_ELEMENTS (styles) - 1];
}

/* The generator is fixed here, so that the music of a seed is the same everywhere and for good. */
static guint
draw (guint64 *state,
      guint    limit)
{
  *state = *state * G_GUINT64_CONSTANT (6364136223846793005)
           + G_GUINT64_CONSTANT (1442695040888963407);

  return (guint) (*state >> 33) % limit;
}

static void
play_bar (CliffBedSynth *synth,
          const Style   *style,
          int            key,
          guint64       *state,
          guint          bar,
          gboolean       alternative)
{
  const int *chord = style->chords[alternative][bar % N_CHORDS];
  double start = bar * style->bar;
  double eighth = style->bar / 8;

  for (int i = 0; i < 3; i++)
    cliff_bed_synth_pad (synth, key + chord[i], start, style->bar - 0.2, style->pad, (i - 1) * 0.6);
  cliff_bed_synth_pad (synth, key + chord[0] - 12, start, style->bar - 0.2, style->pad * 1.1, 0);

  /* The first bars belong to the pad alone; the melody comes in softly. */
  for (int i = 0; i < 8 && bar >= 1; i++)
    if ((int) draw (state, 100) < (i == 0 ? 90 : style->pluck_chance))
      cliff_bed_synth_pluck (synth,
                             key + 12 + chord[draw (state, 3)] + (draw (state, 4) == 0 ? 12 : 0),
                             start + i * eighth, style->pluck * (0.6 + 0.1 * draw (state, 5)),
                             (int)draw (state, 9) / 4.0 - 1);
  for (int i = 0; i < 8 && style->pulse > 0; i++)
    if (i % 4 == 0 || i % 4 == 1)
      cliff_bed_synth_pulse (synth, key + chord[0] - 24, start + i * eighth,
                             style->pulse * (i % 4 == 0 ? 1 : 0.6));
}

static gboolean
cliff_local_bed_run (CliffEngine        *engine,
                     JsonObject         *request,
                     const char         *folder,
                     CliffEngineResult  *result,
                     CliffProgressFunc   progress,
                     gpointer            progress_data,
                     GCancellable       *cancellable,
                     GError            **error)
{
  CliffTime length =
    CLAMP (json_object_get_int_member_with_default (request, "length", 0), MIN_LENGTH, MAX_LENGTH);
  gint64 seed = json_object_get_int_member_with_default (request, "seed", 0);
  const Style *style = find_style (
      json_object_get_string_member_with_default (request, "mood", "neutral"));
  guint n_frames = (guint) (length / 1000 * CLIFF_BED_RATE / 1000000);
  guint n_bars = (guint) (length / (style->bar * CLIFF_SECOND)) + 1;
  g_autoptr(CliffBedSynth) synth = cliff_bed_synth_new (n_frames);
  g_autofree char *path = g_build_filename (folder, "bed.wav", NULL);
  guint64 state = (guint64) seed * 7919 + 17;
  int key = 50 + (int) draw (&state, 8);
  gboolean alternative = draw (&state, 2) == 1;

  for (guint bar = 0; bar < n_bars; bar++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      play_bar (synth, style, key, &state, bar,
                (bar / (2 * N_CHORDS)) % 2 == 1 ? !alternative : alternative);
      if (progress != NULL)
        progress (0.8 * (bar + 1) / n_bars, "music", progress_data);
    }

  g_autofree gint16 *samples = cliff_bed_synth_finish (synth, 0.055);

  if (!cliff_local_write_wav (path, samples, (gsize) n_frames * 2, 2, CLIFF_BED_RATE, error))
    return FALSE;
  result->path = g_steal_pointer (&path);
  result->duration = length;

  return TRUE;
}

static void
cliff_local_bed_class_init (CliffLocalBedClass *klass)
{
  CliffEngineClass *engine_class = CLIFF_ENGINE_CLASS (klass);

  engine_class->id = "local-bed";
  engine_class->version = 1;
  engine_class->kind = "music";
  engine_class->local = TRUE;
  engine_class->run = cliff_local_bed_run;
}

static void
cliff_local_bed_init (CliffLocalBed *self)
{
}
