/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-loudness.h"
#include "cliff-mix.h"
#include "cliff-rhythm.h"
#include "cliff-test.h"
#include "media-fixture.h"
#include "sound-fixture.h"

#include <gst/gst.h>
#include <math.h>

#define WORDS "You told me the letter was burned. Then who has been reading it to my sister all these years?"
#define WAV_OUT " ! audioconvert ! audio/x-raw,format=S16LE ! wavenc"

static char *folder;

static char *
make_tone (const char *name,
           int         frequency,
           double      volume,
           double      seconds,
           int         rate,
           int         channels)
{
  int n_samples = (int) (seconds * rate);
  g_autofree char *description =
    g_strdup_printf ("audiotestsrc freq=%d volume=%f samplesperbuffer=%d num-buffers=%d"
                     " ! audio/x-raw,rate=%d,channels=%d%s", frequency, volume, n_samples / 10, 10, rate, channels,
                     WAV_OUT);

  return fixture_make_sound (folder, name, description);
}

static CliffMix *
mix_plan (CliffPlan *plan)
{
  g_autoptr(GError) error = NULL;
  CliffMix *mix = cliff_mix_new (plan, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (mix);
  for (gint64 i = 0; i < mix->n_frames * 2; i++)
    g_assert_true (isfinite (mix->samples[i]));

  return mix;
}

static double
find_rms (CliffMix *mix,
          double    from,
          double    to)
{
  gint64 start = (gint64) (from * CLIFF_MIX_RATE), end = (gint64) (to * CLIFF_MIX_RATE);
  double sum = 0;

  for (gint64 i = start * 2; i < end * 2; i++)
    sum += (double) mix->samples[i] * mix->samples[i];

  return 10 * log10 (sum / (2 * (end - start)) + 1e-20);
}

static double
parse_after (const char *text,
             const char *label)
{
  const char *at = g_strrstr (text, label);

  g_assert_nonnull (at);

  return g_ascii_strtod (at + strlen (label), NULL);
}

/* What ffmpeg says of a file; it reports on its standard error. */
static char *
filter_with_ffmpeg (const char *path,
                    const char *filter)
{
  return fixture_run ("sh", "-c", "exec \"$@\" 2>&1", "sh", "ffmpeg", "-nostdin", "-nostats", "-i", path, "-af", filter,
                      "-f", "null", "-", NULL);
}

/* ffmpeg reads the written file by itself and measures it with its own code. */
static void
check_with_ffmpeg (CliffMix *mix)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "judged.wav", NULL);
  g_autofree char *said = NULL;

  fixture_write_wav (mix, path, &error);
  g_assert_no_error (error);
  said = filter_with_ffmpeg (path, "ebur128=peak=true");
  g_test_message ("loudness %.2f peak %.2f, ffmpeg says %.1f and %.1f", mix->loudness, mix->true_peak,
                  parse_after (said, "    I: "), parse_after (said, "    Peak: "));
  g_assert_cmpfloat_with_epsilon (parse_after (said, "    I: "), -16, 0.5);
  g_assert_cmpfloat (parse_after (said, "    Peak: "), <=, -1.5);
  g_assert_cmpfloat_with_epsilon (mix->loudness, -16, 0.5);
  g_assert_cmpfloat (mix->true_peak, <=, -1.5);
}

/* What a Morse decoder hears between two times.  As any receiver of Morse does, it first filters
 * for the tone. */
static char *
decode_morse (CliffMix *mix,
              double    from,
              double    to)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "morse.wav", NULL);
  g_autofree char *raw = g_build_filename (folder, "morse.raw", NULL);
  g_autofree char *cut = g_strdup_printf ("atrim=%f:%f,bandpass=f=1000:width_type=h:width=60,apad=pad_dur=3", from, to);
  g_autofree char *nothing = NULL;

  fixture_write_wav (mix, path, &error);
  g_assert_no_error (error);
  nothing = fixture_run ("ffmpeg", "-nostdin", "-v", "error", "-y", "-i", path, "-af", cut, "-ar", "22050", "-ac", "1",
                         "-f", "s16le", raw, NULL);

  return g_strstrip (fixture_run ("multimon-ng", "-q", "-t", "raw", "-a", "MORSE_CW", "-d", "120", "-g", "120", raw,
                                  NULL));
}

static double
get_label_time (CliffMix *mix)
{
  return (double) mix->label_start / CLIFF_MIX_RATE;
}

static void
check_label (CliffMix *mix,
             double    guard)
{
  double start = get_label_time (mix);
  g_autofree char *heard = decode_morse (mix, start - guard, start + 1.32 + guard);

  g_assert_cmpstr (heard, ==, "AI");
  g_assert_cmpint (ABS (cliff_rhythm_hear (mix->samples, mix->n_frames) - mix->label_start), <, CLIFF_MIX_RATE / 25);
}

/* ── The whole ───────────────────────────────────────────────────────────────────────────────── */

static void
test_episode (void)
{
  g_autofree char *voice = fixture_make_speech (folder, "voice.wav", WORDS);
  g_autofree char *music = make_tone ("music.wav", 330, 0.4, 4, 44100, 2);
  g_autofree char *effect = make_tone ("effect.wav", 900, 0.3, 0.4, 22050, 1);
  g_autoptr(CliffPlan) plan = fixture_new_sound_plan (900, TRUE);
  g_autoptr(CliffMix) mix = NULL;

  fixture_add_sound (plan, CLIFF_PLAN_VOICE, voice, 5 * CLIFF_SECOND, 0, CLIFF_PPM);
  fixture_add_sound (plan, CLIFF_PLAN_VOICE, voice, 18 * CLIFF_SECOND, 0, CLIFF_PPM);
  fixture_add_sound (plan, CLIFF_PLAN_MUSIC, music, 0, 30 * CLIFF_SECOND, CLIFF_PPM / 2);
  fixture_add_sound (plan, CLIFF_PLAN_EFFECT, effect, 13 * CLIFF_SECOND, 0, CLIFF_PPM);
  mix = mix_plan (plan);

  g_assert_cmpint (mix->n_frames, ==, 30 * CLIFF_MIX_RATE);
  g_assert_cmpuint (g_strv_length (mix->missing), ==, 0);
  check_with_ffmpeg (mix);
  g_assert_false (mix->is_label_over_speech);
  g_assert_cmpint (mix->label_start, ==, CLIFF_MIX_RATE / 4);
  check_label (mix, 0.25);
}

static void
test_deterministic (void)
{
  g_autofree char *voice = fixture_make_speech (folder, "voice.wav", WORDS);
  g_autofree char *music = make_tone ("music.wav", 330, 0.4, 4, 44100, 2);
  g_autoptr(CliffPlan) plan = fixture_new_sound_plan (300, TRUE);
  g_autoptr(CliffSoundBank) bank = cliff_sound_bank_new (1 << 30);
  g_autoptr(CliffMix) first = NULL, second = NULL, third = NULL;

  fixture_add_sound (plan, CLIFF_PLAN_VOICE, voice, 2 * CLIFF_SECOND, 0, CLIFF_PPM);
  fixture_add_sound (plan, CLIFF_PLAN_MUSIC, music, 0, 10 * CLIFF_SECOND, CLIFF_PPM);
  for (guint i = 0; i < plan->sounds->len; i++)
    {
      CliffPlanSound *sound = g_ptr_array_index (plan->sounds, i);

      sound->sha256 = g_strdup_printf ("%u", i);
    }
  first = mix_plan (plan);
  second = cliff_mix_new_with_bank (plan, bank, NULL, NULL, NULL, NULL);
  third = cliff_mix_new_with_bank (plan, bank, NULL, NULL, NULL, NULL);
  g_assert_cmpmem (first->samples, first->n_frames * 8, second->samples, second->n_frames * 8);
  g_assert_cmpmem (first->samples, first->n_frames * 8, third->samples, third->n_frames * 8);
}

/* Dense sound that the limiter has to hold down all the time, through the codec of an export. */
static void
test_peak_after_aac (void)
{
  static const char *const sources[] = {
    "audiotestsrc wave=ticks volume=1.0 num-buffers=400 samplesperbuffer=1024",
    "audiotestsrc wave=gaussian-noise volume=0.3 num-buffers=400 samplesperbuffer=1024",
    "audiotestsrc wave=square freq=110 volume=0.9 num-buffers=400 samplesperbuffer=1024",
  };
  g_autofree char *voice = fixture_make_speech (folder, "voice.wav", WORDS);

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autofree char *description = g_strconcat (sources[i], WAV_OUT, NULL);
      g_autofree char *effect = fixture_make_sound (folder, "dense.wav", description);
      g_autofree char *wav = g_build_filename (folder, "peak.wav", NULL);
      g_autofree char *coded = g_build_filename (folder, "peak.m4a", NULL);
      g_autofree char *nothing = NULL;
      g_autoptr(CliffPlan) plan = fixture_new_sound_plan (300, TRUE);
      g_autoptr(CliffMix) mix = NULL;
      g_autoptr(CliffSound) decoded = NULL;
      double peak;

      fixture_add_sound (plan, CLIFF_PLAN_VOICE, voice, 0, 0, CLIFF_PPM);
      fixture_add_sound (plan, CLIFF_PLAN_EFFECT, effect, 0, 0, 2 * CLIFF_PPM);
      mix = mix_plan (plan);
      check_with_ffmpeg (mix);
      g_assert_true (fixture_write_wav (mix, wav, NULL));
      nothing = fixture_run ("ffmpeg", "-nostdin", "-v", "error", "-y", "-i", wav, "-c:a", "aac",
                             "-b:a", "192k", coded, NULL);
      decoded = cliff_sound_new_from_file (coded, mix->n_frames, NULL, NULL);
      peak = cliff_loudness_measure_true_peak (decoded->samples, decoded->n_frames);
      g_test_message ("true peak %.2f, decoded %.2f", mix->true_peak, peak);
      g_assert_cmpfloat (peak, <=, -1);
    }
}

/* ── Places ──────────────────────────────────────────────────────────────────────────────────── */

/* The first frame of the loudest click after @from. */
static gint64
find_onset (CliffMix *mix,
            gint64    from)
{
  float peak = 0;

  for (gint64 i = from; i < mix->n_frames; i++)
    peak = MAX (peak, fabsf (mix->samples[i * 2]));
  for (gint64 i = from; i < mix->n_frames; i++)
    if (fabsf (mix->samples[i * 2]) > peak / 2)
      return i;

  return -1;
}

/* A step after exactly one second of silence, at two rates: it is heard one second after its
 * sound's start. */
static void
test_sample_exact (void)
{
  static const int rates[] = { 48000, 44100 };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autofree char *raw = g_build_filename (folder, "step.raw", NULL);
      g_autofree gint16 *samples = g_new0 (gint16, rates[i] * 2);
      g_autofree char *description = NULL, *path = NULL;
      g_autoptr(CliffPlan) plan = fixture_new_sound_plan (300, FALSE);
      g_autoptr(CliffMix) mix = NULL;

      for (int k = rates[i]; k < rates[i] + 2000; k++)
        samples[k] = 12000;
      g_assert_true (g_file_set_contents (raw, (const char *) samples, rates[i] * 4, NULL));
      description = g_strdup_printf ("filesrc location=\"%s\" ! rawaudioparse format=pcm pcm-format=s16le"
                                     " sample-rate=%d num-channels=1 ! wavenc", raw, rates[i]);
      path = fixture_make_sound (folder, "step.wav", description);
      fixture_add_sound (plan, CLIFF_PLAN_EFFECT, path, 3 * CLIFF_SECOND + 123456789, 0, CLIFF_PPM);
      mix = mix_plan (plan);
      g_assert_cmpint (ABS (find_onset (mix, 0) - (4 * 48000 + 5926)), <=, i == 0 ? 0 : 1);
    }
}

static void
test_music (void)
{
  g_autofree char *music = make_tone ("loop.wav", 440, 0.5, 2, 48000, 2);
  g_autoptr(CliffPlan) plan = fixture_new_sound_plan (600, FALSE);
  g_autoptr(CliffMix) mix = NULL;

  fixture_add_sound (plan, CLIFF_PLAN_MUSIC, music, 2 * CLIFF_SECOND, 11 * CLIFF_SECOND, CLIFF_PPM);
  mix = mix_plan (plan);
  g_assert_cmpfloat (find_rms (mix, 0, 1.99), <, -120);
  /* Level all along, seams included, and then a fade to nothing. */
  for (double at = 2.1; at < 12; at += 0.05)
    g_assert_cmpfloat_with_epsilon (find_rms (mix, at, at + 0.05), find_rms (mix, 3, 4), 3.5);
  g_assert_cmpfloat (find_rms (mix, 12.9, 13), <, find_rms (mix, 3, 4) - 12);
  g_assert_cmpfloat (find_rms (mix, 13.01, 20), <, -120);
}

static void
test_ducking (void)
{
  g_autofree char *voice = make_tone ("speech-tone.wav", 3000, 0.5, 3, 48000, 1);
  g_autofree char *music = make_tone ("low.wav", 100, 0.5, 12, 48000, 2);
  g_autoptr(CliffPlan) with = fixture_new_sound_plan (360, FALSE);
  g_autoptr(CliffMix) mix = NULL;
  g_autofree char *path = g_build_filename (folder, "duck.wav", NULL);
  double open, closed, just_before, after;

  fixture_add_sound (with, CLIFF_PLAN_VOICE, voice, 4 * CLIFF_SECOND, 0, 1000);
  fixture_add_sound (with, CLIFF_PLAN_VOICE, voice, 4 * CLIFF_SECOND, 0, CLIFF_PPM);
  fixture_add_sound (with, CLIFF_PLAN_MUSIC, music, 0, 0, CLIFF_PPM);
  mix = mix_plan (with);

  /* The music alone: a mean over whole periods of the high tone. */
  for (gint64 i = 0; i + 16 < mix->n_frames; i++)
    {
      double sum = 0;

      for (int k = 0; k < 16; k++)
        sum += mix->samples[(i + k) * 2];
      mix->samples[i * 2] = mix->samples[i * 2 + 1] = (float) (sum / 16);
    }
  open = find_rms (mix, 1, 3);
  closed = find_rms (mix, 4.1, 6.9);
  just_before = find_rms (mix, 3.95, 3.99);
  after = find_rms (mix, 7.7, 9);
  g_assert_cmpfloat_with_epsilon (open - closed, 12, 0.5);
  g_assert_cmpfloat (open - just_before, >, 5);
  g_assert_cmpfloat_with_epsilon (find_rms (mix, 3.7, 3.9), open, 0.5);
  g_assert_cmpfloat_with_epsilon (find_rms (mix, 7.18, 7.22), open - 6, 1.5);
  g_assert_cmpfloat_with_epsilon (after, open, 0.3);
}

static void
test_gain (void)
{
  g_autofree char *first = make_tone ("loud.wav", 400, 0.8, 2, 48000, 2);
  g_autofree char *second = make_tone ("soft.wav", 400, 0.05, 2, 48000, 1);
  g_autoptr(CliffPlan) plan = fixture_new_sound_plan (300, FALSE);
  g_autoptr(CliffMix) mix = NULL;

  /* Two voices of very unequal recording levels sound alike; the gain then sets them apart. */
  fixture_add_sound (plan, CLIFF_PLAN_VOICE, first, 0, 0, CLIFF_PPM);
  fixture_add_sound (plan, CLIFF_PLAN_VOICE, second, 3 * CLIFF_SECOND, 0, CLIFF_PPM);
  fixture_add_sound (plan, CLIFF_PLAN_VOICE, first, 6 * CLIFF_SECOND, 0, CLIFF_PPM / 2);
  mix = mix_plan (plan);
  g_assert_cmpfloat_with_epsilon (find_rms (mix, 0.2, 1.8), find_rms (mix, 3.2, 4.8), 0.5);
  g_assert_cmpfloat_with_epsilon (find_rms (mix, 0.2, 1.8) - find_rms (mix, 6.2, 7.8), 6.02, 0.5);
}

/* ── The label ───────────────────────────────────────────────────────────────────────────────── */

/* Speech from @from to @to of an episode of 12 seconds, over music. */
static CliffMix *
mix_speech (double from,
            double to,
            double from2,
            double to2)
{
  g_autofree char *voice = make_tone ("talk.wav", 500, 0.4, to - from, 48000, 1);
  g_autofree char *voice2 = make_tone ("talk2.wav", 500, 0.4, to2 - from2, 48000, 1);
  g_autofree char *music = make_tone ("bed.wav", 250, 0.3, 12, 48000, 2);
  g_autoptr(CliffPlan) plan = fixture_new_sound_plan (360, TRUE);

  fixture_add_sound (plan, CLIFF_PLAN_VOICE, voice, (CliffTime) (from * CLIFF_SECOND), 0, CLIFF_PPM);
  fixture_add_sound (plan, CLIFF_PLAN_VOICE, voice2, (CliffTime) (from2 * CLIFF_SECOND), 0, CLIFF_PPM);
  fixture_add_sound (plan, CLIFF_PLAN_MUSIC, music, 0, 0, CLIFF_PPM / 2);

  return mix_plan (plan);
}

static void
check_window_is_silent (CliffMix *mix)
{
  double start = get_label_time (mix);

  g_assert_cmpfloat (find_rms (mix, start - 0.24, start - 0.005), <, -90);
  g_assert_cmpfloat (find_rms (mix, start + 1.325, start + 1.56), <, -90);
  g_assert_cmpfloat (find_rms (mix, start + 0.61, start + 0.95), <, -90);
}

static void
test_label_place (void)
{
  g_autoptr(CliffMix) start = mix_speech (3, 5, 6, 11);
  g_autoptr(CliffMix) end = mix_speech (0.5, 5, 6, 9);
  g_autoptr(CliffMix) middle = mix_speech (0.5, 5, 8, 11.5);
  g_autoptr(CliffMix) tight = mix_speech (0.5, 5, 6.6, 11.5);

  g_assert_cmpfloat_with_epsilon (get_label_time (start), 0.25, 0.001);
  g_assert_cmpfloat_with_epsilon (get_label_time (end), 12 - 1.57, 0.001);
  g_assert_cmpfloat_with_epsilon (get_label_time (middle), 5.25, 0.02);
  g_assert_cmpfloat_with_epsilon (get_label_time (tight), 5.14, 0.02);
  check_window_is_silent (start);
  check_window_is_silent (end);
  check_window_is_silent (middle);
  check_label (start, 0.25);
  check_label (end, 0.25);
  check_label (middle, 0.25);
  g_assert_false (tight->is_label_over_speech);
  check_label (tight, 0.13);
}

/* Somebody talks without a pause: the rhythm is still made out, and the words are still there. */
static void
test_label_over_speech (void)
{
  g_autofree char *voice = fixture_make_speech (folder, "voice.wav", WORDS " " WORDS);
  g_autoptr(CliffPlan) plan = fixture_new_sound_plan (150, TRUE);
  g_autoptr(CliffMix) mix = NULL;

  fixture_add_sound (plan, CLIFF_PLAN_VOICE, voice, 0, 0, CLIFF_PPM);
  mix = mix_plan (plan);
  g_assert_true (mix->is_label_over_speech);
  check_label (mix, 0.25);
  check_with_ffmpeg (mix);
}

/* ffmpeg's silence detector sees the beats where they must be. */
static void
test_label_timing (void)
{
  static const double expected[] = { 0.25, 0.12, 0.36, 0.12 };
  g_autoptr(CliffPlan) plan = fixture_new_sound_plan (90, TRUE);
  g_autoptr(CliffMix) mix = mix_plan (plan);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "timing.wav", NULL);
  g_autofree char *said = NULL;
  const char *at;
  guint n = 0;

  fixture_write_wav (mix, path, &error);
  g_assert_no_error (error);
  said = filter_with_ffmpeg (path, "silencedetect=n=-40dB:d=0.05");
  at = said;
  while ((at = strstr (at, "silence_duration: ")) != NULL && n < 4)
    {
      at += strlen ("silence_duration: ");
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (at, NULL), expected[n], 0.006);
      n++;
    }
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpfloat_with_epsilon (mix->loudness, -16, 0.5);
}

/* The listener hears the rhythm through the codec of an export, and nothing else for it. */
static void
test_label_heard (void)
{
  g_autoptr(CliffMix) mix = mix_speech (0.5, 5, 8, 11.5);
  g_autofree char *wav = g_build_filename (folder, "heard.wav", NULL);
  g_autofree char *coded = g_build_filename (folder, "heard.m4a", NULL);
  g_autofree char *voice = fixture_make_speech (folder, "voice.wav", WORDS);
  g_autofree char *tone = make_tone ("1k.wav", 1000, 0.3, 1, 48000, 1);
  g_autofree char *nothing = NULL;
  g_autoptr(CliffSound) decoded = NULL;
  g_autoptr(CliffPlan) without = fixture_new_sound_plan (300, FALSE);
  g_autoptr(CliffMix) unlabelled = NULL;
  g_autoptr(GError) error = NULL;

  fixture_write_wav (mix, wav, &error);
  g_assert_no_error (error);
  nothing = fixture_run ("ffmpeg", "-nostdin", "-v", "error", "-y", "-i", wav, "-c:a", "aac",
                         "-b:a", "96k", coded, NULL);
  decoded = cliff_sound_new_from_file (coded, mix->n_frames, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ABS (cliff_rhythm_hear (decoded->samples, decoded->n_frames) - mix->label_start), <,
                   CLIFF_MIX_RATE / 15);

  fixture_add_sound (without, CLIFF_PLAN_VOICE, voice, 0, 0, CLIFF_PPM);
  fixture_add_sound (without, CLIFF_PLAN_EFFECT, tone, 7 * CLIFF_SECOND, 0, CLIFF_PPM);
  unlabelled = mix_plan (without);
  g_assert_cmpint (cliff_rhythm_hear (unlabelled->samples, unlabelled->n_frames), ==, -1);
  g_assert_cmpint (cliff_rhythm_hear (unlabelled->samples, 100), ==, -1);
  g_assert_cmpint (cliff_rhythm_hear (unlabelled->samples, 0), ==, -1);
}

/* Each beat matters: with any of them away, or without the pause between the letters, it is
 * another word. */
static void
test_label_misread (void)
{
  static const struct
  {
    double from, to; /* taken out, in units */
  } holes[] = { { 0, 1 }, { 2, 5 }, { 2, 3 }, { 8, 9 }, { 10, 11 } };
  g_autoptr(CliffPlan) plan = fixture_new_sound_plan (90, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (holes); i++)
    {
      g_autoptr(CliffMix) mix = mix_plan (plan);
      gint64 from = mix->label_start + (gint64) (holes[i].from * 5760);
      gint64 to = mix->label_start + (gint64) (holes[i].to * 5760);

      g_assert_cmpint (cliff_rhythm_hear (mix->samples, mix->n_frames), >=, 0);
      memset (mix->samples + from * 2, 0, (to - from) * 2 * sizeof (float));
      g_assert_cmpint (cliff_rhythm_hear (mix->samples, mix->n_frames), ==, -1);
    }
}

/* ── Odd cases ───────────────────────────────────────────────────────────────────────────────── */

static void
test_silence (void)
{
  g_autoptr(CliffPlan) plan = fixture_new_sound_plan (300, FALSE);
  g_autoptr(CliffMix) mix = mix_plan (plan);

  g_assert_cmpint (mix->n_frames, ==, 10 * CLIFF_MIX_RATE);
  g_assert_true (mix->loudness == -HUGE_VAL);
  g_assert_true (mix->true_peak == -HUGE_VAL);
  g_assert_cmpint (mix->label_start, ==, -1);
  for (gint64 i = 0; i < mix->n_frames * 2; i++)
    g_assert_true (mix->samples[i] == 0);
}

static void
test_short (void)
{
  static const int lengths[] = { 0, 1, 7, 8, 15, 40, 54, 55 };
  g_autofree char *voice = fixture_make_speech (folder, "voice.wav", WORDS);

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr(CliffPlan) plan = fixture_new_sound_plan (lengths[i], TRUE);
      g_autoptr(CliffMix) mix = NULL;

      fixture_add_sound (plan, CLIFF_PLAN_VOICE, voice, 0, 0, CLIFF_PPM);
      mix = mix_plan (plan);
      g_assert_cmpint (mix->n_frames, ==, lengths[i] * 1600);
      /* Half a second holds the rhythm, played faster. */
      g_assert_true ((mix->label_start >= 0) == (lengths[i] >= 8));
      if (lengths[i] >= 15)
        g_assert_cmpfloat_with_epsilon (mix->loudness, -16, 1);
      g_assert_true (mix->true_peak <= -1);
      if (lengths[i] >= 8)
        {
          g_autoptr(CliffMix) alone = NULL;

          g_ptr_array_set_size (plan->sounds, 0);
          alone = mix_plan (plan);
          g_assert_cmpint (cliff_rhythm_hear (alone->samples, alone->n_frames), >=, 0);
        }
    }
}

static void
test_frame_rates (void)
{
  static const int rates[][3] = { { 24, 1, 48000 }, { 25, 1, 46080 }, { 30, 1, 38400 }, { 30000, 1001, 38438 } };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autoptr(CliffPlan) plan = fixture_new_sound_plan (24, FALSE);
      g_autoptr(CliffMix) mix = NULL;

      plan->fps_num = rates[i][0];
      plan->fps_den = rates[i][1];
      mix = mix_plan (plan);
      g_assert_cmpint (mix->n_frames, ==, rates[i][2]);
    }
}

static void
test_long_voice (void)
{
  g_autofree char *voice = make_tone ("long.wav", 400, 0.5, 9, 48000, 1);
  g_autoptr(CliffPlan) plan = fixture_new_sound_plan (60, FALSE);
  g_autoptr(CliffMix) mix = NULL;

  fixture_add_sound (plan, CLIFF_PLAN_VOICE, voice, CLIFF_SECOND, 0, CLIFF_PPM);
  fixture_add_sound (plan, CLIFF_PLAN_VOICE, voice, 5 * CLIFF_SECOND, 0, CLIFF_PPM);
  fixture_add_sound (plan, CLIFF_PLAN_EFFECT, voice, -8500 * CLIFF_MSECOND, 0, CLIFF_PPM);
  mix = mix_plan (plan);
  g_assert_cmpint (mix->n_frames, ==, 2 * CLIFF_MIX_RATE);
  /* What began before the episode is heard to its end, and the cut at the episode's end is
   * faded. */
  g_assert_cmpfloat (find_rms (mix, 0.1, 0.4), >, -60);
  g_assert_cmpfloat (find_rms (mix, 0.55, 0.95), <, -120);
  g_assert_cmpfloat (fabsf (mix->samples[mix->n_frames * 2 - 1]), <, 0.01);
}

static void
test_many_voices (void)
{
  g_autoptr(CliffPlan) plan = fixture_new_sound_plan (3000, TRUE);
  g_autoptr(CliffMix) mix = NULL;

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("many-%d.wav", i);
      g_autofree char *voice = make_tone (name, 200 + 10 * i, 0.02 + 0.009 * i, 0.9, 22050, 1);

      fixture_add_sound (plan, CLIFF_PLAN_VOICE, voice, i * CLIFF_SECOND, 0, CLIFF_PPM);
    }
  mix = mix_plan (plan);
  g_assert_cmpuint (g_strv_length (mix->missing), ==, 0);
  check_with_ffmpeg (mix);
}

/* Whatever rate, channels and coding a file has: the same tone is heard for as long. */
static void
test_formats (void)
{
  static const struct
  {
    const char *name;
    int         rate, channels;
    const char *coding;
  } formats[] = {
    { "8k.wav", 8000, 1, "wavenc" },
    { "96k.wav", 96000, 2, "wavenc" },
    { "u8.wav", 11025, 1, "audioconvert ! audio/x-raw,format=U8 ! wavenc" },
    { "5.1.flac", 48000, 6, "audioconvert ! audio/x-raw,channel-mask=(bitmask)0x3f ! flacenc" },
    { "v.ogg", 44100, 2, "audioconvert ! vorbisenc ! oggmux" },
    { "o.ogg", 48000, 2, "audioconvert ! opusenc ! oggmux" },
    { "a.m4a", 48000, 2, "audioconvert ! avenc_aac ! mp4mux" },
    { "l.mp3", 44100, 2, "audioconvert ! lamemp3enc" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *description =
        g_strdup_printf ("audiotestsrc freq=440 volume=0.4 samplesperbuffer=%d num-buffers=20"
                         " ! audio/x-raw,rate=%d,channels=%d%s ! %s", formats[i].rate / 10, formats[i].rate,
                         formats[i].channels, formats[i].channels > 2 ? ",channel-mask=(bitmask)0x3f" : "",
                         formats[i].coding);
      g_autofree char *path = fixture_make_sound (folder, formats[i].name, description);
      g_autoptr(CliffPlan) plan = fixture_new_sound_plan (120, FALSE);
      g_autoptr(CliffMix) mix = NULL;

      g_test_message ("%s", formats[i].name);
      fixture_add_sound (plan, CLIFF_PLAN_EFFECT, path, CLIFF_SECOND, 0, CLIFF_PPM);
      mix = mix_plan (plan);
      g_assert_cmpuint (g_strv_length (mix->missing), ==, 0);
      g_assert_cmpfloat (find_rms (mix, 0, 0.99), <, -100);
      g_assert_cmpfloat_with_epsilon (find_rms (mix, 1.05, 1.2), find_rms (mix, 2.7, 2.95), 0.5);
      g_assert_cmpfloat (find_rms (mix, 3.1, 4), <, -60);
      g_assert_cmpfloat_with_epsilon (mix->loudness, -16, 0.5);
    }
}

static void
test_broken_files (void)
{
  g_autofree char *whole = make_tone ("whole.wav", 400, 0.5, 4, 48000, 1);
  g_autofree char *cut = g_build_filename (folder, "cut.wav", NULL);
  g_autofree char *text = g_build_filename (folder, "text.wav", NULL);
  g_autofree char *empty = g_build_filename (folder, "empty.wav", NULL);
  g_autofree char *absent = g_build_filename (folder, "absent.wav", NULL);
  g_autofree char *picture = fixture_make_sound (folder, "picture.mkv",
                                                   "videotestsrc num-buffers=5 ! jpegenc ! matroskamux");
  g_autofree char *data = NULL;
  gsize size;
  g_autoptr(CliffPlan) plan = fixture_new_sound_plan (180, FALSE);
  g_autoptr(CliffMix) mix = NULL;

  g_assert_true (g_file_get_contents (whole, &data, &size, NULL));
  g_assert_true (g_file_set_contents (cut, data, size / 2, NULL));
  g_assert_true (g_file_set_contents (text, "This is no sound at all, whatever its name says.\n", -1, NULL));
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  fixture_add_sound (plan, CLIFF_PLAN_VOICE, cut, 0, 0, CLIFF_PPM);
  fixture_add_sound (plan, CLIFF_PLAN_VOICE, text, 0, 0, CLIFF_PPM);
  fixture_add_sound (plan, CLIFF_PLAN_EFFECT, empty, 0, 0, CLIFF_PPM);
  fixture_add_sound (plan, CLIFF_PLAN_MUSIC, absent, 0, 5 * CLIFF_SECOND, CLIFF_PPM);
  fixture_add_sound (plan, CLIFF_PLAN_MUSIC, picture, 0, 0, CLIFF_PPM);
  fixture_add_sound (plan, CLIFF_PLAN_EFFECT, folder, 0, 0, CLIFF_PPM);
  mix = mix_plan (plan);
  g_assert_false (g_strv_contains ((const char **) mix->missing, cut));
  g_assert_true (g_strv_contains ((const char **) mix->missing, text));
  g_assert_true (g_strv_contains ((const char **) mix->missing, empty));
  g_assert_true (g_strv_contains ((const char **) mix->missing, absent));
  g_assert_true (g_strv_contains ((const char **) mix->missing, picture));
  g_assert_true (g_strv_contains ((const char **) mix->missing, folder));
  g_assert_cmpfloat (find_rms (mix, 0.1, 1.9), >, -30);
  g_assert_cmpfloat (find_rms (mix, 2.01, 6), <, -120);
}

static void
progress_cb (double      fraction,
             const char *stage,
             gpointer    user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancel (void)
{
  g_autofree char *voice = make_tone ("voice-tone.wav", 400, 0.5, 2, 48000, 1);
  g_autoptr(CliffPlan) plan = fixture_new_sound_plan (180, FALSE);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  fixture_add_sound (plan, CLIFF_PLAN_VOICE, voice, 0, 0, CLIFF_PPM);
  g_assert_null (cliff_mix_new (plan, progress_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_impossible (void)
{
  g_autoptr(CliffPlan) plan = fixture_new_sound_plan (G_MAXINT, FALSE);
  g_autoptr(GError) error = NULL;

  g_assert_null (cliff_mix_new (plan, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  plan->n_frames = 10;
  plan->fps_num = 0;
  g_assert_null (cliff_mix_new (plan, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_recipe (void)
{
  g_autoptr(CliffPlan) plan = fixture_new_sound_plan (180, FALSE);
  g_autofree char *first = NULL, *same = NULL;
  CliffPlanSound *sound;

  fixture_add_sound (plan, CLIFF_PLAN_VOICE, "/somewhere/voice.wav", CLIFF_SECOND, 0, CLIFF_PPM);
  sound = g_ptr_array_index (plan->sounds, 0);
  sound->sha256 = g_strdup ("0123");
  first = cliff_mix_dup_recipe (plan);
  g_assert_cmpuint (strlen (first), ==, 64);

  /* Where the project lies and what is seen do not matter; all that is heard does. */
  g_set_str (&sound->path, "/elsewhere/voice.wav");
  plan->height = 960;
  same = cliff_mix_dup_recipe (plan);
  g_assert_cmpstr (same, ==, first);

#define CHECK_CHANGES(member, other) \
  { \
    g_autofree char *changed = NULL; \
    typeof (member) before = member; \
    member = other; \
    changed = cliff_mix_dup_recipe (plan); \
    g_assert_cmpstr (changed, !=, first); \
    member = before; \
  }
  CHECK_CHANGES (sound->start, 5);
  CHECK_CHANGES (sound->length, 5);
  CHECK_CHANGES (sound->gain, 5);
  CHECK_CHANGES (sound->bus, CLIFF_PLAN_EFFECT);
  CHECK_CHANGES (sound->sha256, (char *) "0124");
  CHECK_CHANGES (plan->audible_label, TRUE);
  CHECK_CHANGES (plan->n_frames, 181);
  CHECK_CHANGES (plan->fps_num, 25);
#undef CHECK_CHANGES
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gst_init (&argc, &argv);
  folder = cliff_test_dup_folder ();
  g_test_add_func ("/mix/episode", test_episode);
  g_test_add_func ("/mix/deterministic", test_deterministic);
  g_test_add_func ("/mix/peak-after-aac", test_peak_after_aac);
  g_test_add_func ("/mix/sample-exact", test_sample_exact);
  g_test_add_func ("/mix/music", test_music);
  g_test_add_func ("/mix/ducking", test_ducking);
  g_test_add_func ("/mix/gain", test_gain);
  g_test_add_func ("/mix/label-place", test_label_place);
  g_test_add_func ("/mix/label-over-speech", test_label_over_speech);
  g_test_add_func ("/mix/label-timing", test_label_timing);
  g_test_add_func ("/mix/label-heard", test_label_heard);
  g_test_add_func ("/mix/label-misread", test_label_misread);
  g_test_add_func ("/mix/silence", test_silence);
  g_test_add_func ("/mix/short", test_short);
  g_test_add_func ("/mix/frame-rates", test_frame_rates);
  g_test_add_func ("/mix/long-voice", test_long_voice);
  g_test_add_func ("/mix/many-voices", test_many_voices);
  g_test_add_func ("/mix/formats", test_formats);
  g_test_add_func ("/mix/broken-files", test_broken_files);
  g_test_add_func ("/mix/cancel", test_cancel);
  g_test_add_func ("/mix/impossible", test_impossible);
  g_test_add_func ("/mix/recipe", test_recipe);

  return g_test_run ();
}
