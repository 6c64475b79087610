/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a cut can sound like: parts of files, other speeds, fades, keys, what takes bring along, and the meters. */

#include "config.h"

#include "cliff-mix.h"
#include "cliff-test.h"
#include "media-fixture.h"
#include "sound-fixture.h"

#include <math.h>

static char *folder;

/* A second of a low tone, then one of a high one. */
static char *two_tones;

static char *
make_sound (const char *name,
            const char *expression,
            const char *seconds)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autofree char *source = g_strdup_printf ("aevalsrc=exprs='%s':s=48000:d=%s", expression, seconds);
  g_autofree char *output = fixture_run ("ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", source, path, NULL);

  return path;
}

static CliffPlanSound *
add (CliffPlan    *plan,
     CliffPlanBus  bus,
     const char   *path,
     CliffTime     start,
     CliffTime     length)
{
  fixture_add_sound (plan, bus, path, start, length, CLIFF_PPM);

  return g_ptr_array_index (plan->sounds, plan->sounds->len - 1);
}

static CliffMix *
mix_plan (CliffPlan *plan)
{
  g_autoptr(GError) error = NULL;
  CliffMix *mix = cliff_mix_new (plan, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
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

/* Of a tone: how often it rises through zero in a second. */
static double
find_pitch (CliffMix *mix,
            double    from,
            double    to)
{
  gint64 start = (gint64) (from * CLIFF_MIX_RATE), end = (gint64) (to * CLIFF_MIX_RATE);
  int n = 0;

  for (gint64 i = start + 1; i < end; i++)
    n += mix->samples[2 * (i - 1)] < 0 && mix->samples[2 * i] >= 0;

  return n / (to - from);
}

static double
find_onset (CliffMix *mix)
{
  for (gint64 i = 0; i < mix->n_frames; i++)
    if (fabsf (mix->samples[2 * i]) > 0.02f)
      return (double) i / CLIFF_MIX_RATE;

  return -1;
}

/* ── Parts of files ──────────────────────────────────────────────────────────────────────────── */

static void
test_in (void)
{
  g_autoptr(CliffPlan) plan = fixture_new_sound_plan (120, FALSE);
  g_autoptr(CliffMix) mix = NULL;

  add (plan, CLIFF_PLAN_EFFECT, two_tones, CLIFF_SECOND, CLIFF_SECOND / 2)->in = CLIFF_SECOND;
  mix = mix_plan (plan);
  g_assert_cmpfloat_with_epsilon (find_onset (mix), 1, 0.003);
  g_assert_cmpfloat_with_epsilon (find_pitch (mix, 1.05, 1.45), 600, 5);
  g_assert_cmpfloat (find_rms (mix, 1.51, 3.9), <, -90);
}

/* A voice cut in two sounds as if it were whole: its soft half does not become loud. */
static void
test_cut_in_two (void)
{
  g_autofree char *voice = make_sound ("halves.wav", "if(lt(t,1),0.4,0.1)*sin(2*PI*400*t)", "2");
  g_autoptr(CliffPlan) whole = fixture_new_sound_plan (90, FALSE);
  g_autoptr(CliffPlan) cut = fixture_new_sound_plan (90, FALSE);
  g_autoptr(CliffMix) a = NULL;
  g_autoptr(CliffMix) b = NULL;

  add (whole, CLIFF_PLAN_VOICE, voice, 0, 0);
  add (cut, CLIFF_PLAN_VOICE, voice, 0, CLIFF_SECOND);
  add (cut, CLIFF_PLAN_VOICE, voice, CLIFF_SECOND, CLIFF_SECOND)->in = CLIFF_SECOND;
  a = mix_plan (whole);
  b = mix_plan (cut);
  g_assert_cmpfloat_with_epsilon (find_rms (b, 0.1, 0.9) - find_rms (b, 1.1, 1.9), 12.04, 0.3);
  g_assert_cmpfloat_with_epsilon (find_rms (a, 1.1, 1.9), find_rms (b, 1.1, 1.9), 0.3);
}

/* ── Speed ───────────────────────────────────────────────────────────────────────────────────── */

/* The file lasts longer or shorter, its tones stay what they are. */
static void
test_speed (void)
{
  static const struct { int speed; CliffTime in; double first, second; } cases[] = {
    { 2000000, 0, 300, 600 }, { 500000, 0, 300, 600 }, { 1250000, 0, 300, 600 },
    { -1000000, 2 * CLIFF_SECOND, 600, 300 }, { -2000000, 2 * CLIFF_SECOND, 600, 300 },
    { -500000, 2 * CLIFF_SECOND, 600, 300 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CliffPlan) plan = fixture_new_sound_plan (180, FALSE);
      double second = 1.0 * CLIFF_PPM / ABS (cases[i].speed);
      CliffPlanSound *sound = add (plan, CLIFF_PLAN_EFFECT, two_tones, CLIFF_SECOND, 5 * CLIFF_SECOND);
      g_autoptr(CliffMix) mix = NULL;

      sound->speed = cases[i].speed;
      sound->in = cases[i].in;
      mix = mix_plan (plan);
      g_assert_cmpuint (g_strv_length (mix->missing), ==, 0);
      g_assert_cmpfloat_with_epsilon (find_onset (mix), 1, 0.02);
      g_assert_cmpfloat_with_epsilon (find_pitch (mix, 1 + 0.1 * second, 1 + 0.9 * second), cases[i].first,
                                      cases[i].first * 0.02);
      g_assert_cmpfloat_with_epsilon (find_pitch (mix, 1 + 1.1 * second, 1 + 1.9 * second), cases[i].second,
                                      cases[i].second * 0.02);
      g_assert_cmpfloat (find_rms (mix, MIN (1.03 + 2 * second, 5.8), 5.9), <, -50);
    }
}

/* What is heard late in a long file is still in time with its pictures. */
static void
test_speed_in_time (void)
{
  static const int speeds[] = { 600000, 1500000, 3000000, -1500000 };
  g_autofree char *late = make_sound ("late.wav", "if(gt(t,18),if(lt(t,19),0.5*sin(2*PI*500*t),0),0)", "30");

  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    {
      gboolean back = speeds[i] < 0;
      double expected = (back ? 30.0 - 19.0 : 18.0) * CLIFF_PPM / ABS (speeds[i]);
      g_autoptr(CliffPlan) plan = fixture_new_sound_plan (32 * 30, FALSE);
      CliffPlanSound *sound = add (plan, CLIFF_PLAN_EFFECT, late, 0, 32 * CLIFF_SECOND);
      g_autoptr(CliffMix) mix = NULL;

      sound->speed = speeds[i];
      sound->in = back ? 30 * CLIFF_SECOND : 0;
      mix = mix_plan (plan);
      g_test_message ("%.2f x: heard at %.4f s, due at %.4f s", speeds[i] / 1e6, find_onset (mix), expected);
      g_assert_cmpfloat_with_epsilon (find_onset (mix), expected, 0.02);
    }
}

/* ── Fades and keys ──────────────────────────────────────────────────────────────────────────── */

/* Two sounds that cross are as loud together as each alone. */
static void
test_fades (void)
{
  g_autofree char *low = make_sound ("low.wav", "0.3*sin(2*PI*310*t)", "4");
  g_autofree char *high = make_sound ("high.wav", "0.3*sin(2*PI*730*t)", "4");
  g_autoptr(CliffPlan) plan = fixture_new_sound_plan (180, FALSE);
  g_autoptr(CliffMix) mix = NULL;
  double level;

  add (plan, CLIFF_PLAN_EFFECT, low, 0, 3 * CLIFF_SECOND)->fade_out = CLIFF_SECOND;
  add (plan, CLIFF_PLAN_EFFECT, high, 2 * CLIFF_SECOND, 3 * CLIFF_SECOND)->fade_in = CLIFF_SECOND;
  mix = mix_plan (plan);
  level = find_rms (mix, 0.5, 1.9);
  for (double at = 2; at < 3; at += 0.1)
    g_assert_cmpfloat_with_epsilon (find_rms (mix, at, at + 0.1), level, 0.4);
  g_assert_cmpfloat_with_epsilon (find_rms (mix, 3.1, 4.8), level, 0.4);
}

static void
test_keys (void)
{
  g_autofree char *tone = make_sound ("keyed.wav", "0.3*sin(2*PI*400*t)", "4");
  g_autoptr(CliffPlan) plan = fixture_new_sound_plan (120, FALSE);
  CliffPlanSound *sound = add (plan, CLIFF_PLAN_EFFECT, tone, 0, 0);
  g_autoptr(CliffMix) mix = NULL;
  double level;

  fixture_add_key (sound->keys, CLIFF_PROPERTY_GAIN, CLIFF_SECOND, CLIFF_PPM, CLIFF_CURVE_LINEAR);
  fixture_add_key (sound->keys, CLIFF_PROPERTY_GAIN, 2 * CLIFF_SECOND, CLIFF_PPM / 10, CLIFF_CURVE_HOLD);
  fixture_add_key (sound->keys, CLIFF_PROPERTY_GAIN, 3 * CLIFF_SECOND, 0, CLIFF_CURVE_LINEAR);
  mix = mix_plan (plan);
  level = find_rms (mix, 0.2, 0.9);
  g_assert_cmpfloat_with_epsilon (find_rms (mix, 1.49, 1.51) - level, 20 * log10 (0.55), 0.3);
  g_assert_cmpfloat_with_epsilon (find_rms (mix, 2.1, 2.9) - level, -20, 0.3);
  g_assert_cmpfloat (find_rms (mix, 3.1, 3.9), <, -90);
}

/* Music that is not to give way does not. */
static void
test_ducked (void)
{
  g_autofree char *voice = make_sound ("said.wav", "0.2*sin(2*PI*500*t)", "1");
  g_autofree char *music = make_sound ("bed.wav", "0.2*sin(2*PI*200*t)", "4");
  double levels[2];

  for (int ducked = 0; ducked < 2; ducked++)
    {
      g_autoptr(CliffPlan) plan = fixture_new_sound_plan (120, FALSE);
      g_autoptr(CliffMix) mix = NULL;

      add (plan, CLIFF_PLAN_VOICE, voice, CLIFF_SECOND, 0)->lane = 1;
      add (plan, CLIFF_PLAN_MUSIC, music, 0, 4 * CLIFF_SECOND)->lane = 2;
      ((CliffPlanSound *) g_ptr_array_index (plan->sounds, 1))->ducked = ducked * CLIFF_CUT_USUAL_DUCK;
      mix = mix_plan (plan);
      levels[ducked] = cliff_mix_get_lane_peak (mix, 2, 3 * CLIFF_SECOND / 2)
                       / cliff_mix_get_lane_peak (mix, 2, 7 * CLIFF_SECOND / 2);
    }
  g_assert_cmpfloat_with_epsilon (levels[0], 1, 0.02);
  g_assert_cmpfloat_with_epsilon (20 * log10 (levels[1]), -12, 0.5);
}

/* ── What takes bring along ──────────────────────────────────────────────────────────────────── */

static void
test_own (void)
{
  g_autofree char *video = g_build_filename (folder, "loud.mp4", NULL);
  g_autofree char *mute = fixture_make_video (folder, "mute.mp4", "color=red:s=64x64:r=30", 30);
  g_autofree char *output =
    fixture_run ("ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", "color=blue:s=64x64:r=30:d=2", "-i", two_tones,
                 "-c:v", "libx264", "-c:a", "aac", video, NULL);
  g_autoptr(CliffPlan) plan = fixture_new_sound_plan (120, FALSE);
  g_autoptr(CliffMix) mix = NULL;

  add (plan, CLIFF_PLAN_OWN, mute, 0, CLIFF_SECOND);
  add (plan, CLIFF_PLAN_OWN, video, CLIFF_SECOND, CLIFF_SECOND)->in = CLIFF_SECOND / 2;
  mix = mix_plan (plan);
  /* A video without sound is no fault. */
  g_assert_cmpuint (g_strv_length (mix->missing), ==, 0);
  g_assert_cmpfloat (find_rms (mix, 0, 0.95), <, -90);
  g_assert_cmpfloat_with_epsilon (find_pitch (mix, 1.05, 1.4), 300, 6);
  g_assert_cmpfloat_with_epsilon (find_pitch (mix, 1.6, 1.95), 600, 6);
  g_assert_cmpfloat (find_rms (mix, 2.02, 3.9), <, -60);
}

/* ── Meters ──────────────────────────────────────────────────────────────────────────────────── */

static void
test_meters (void)
{
  g_autofree char *tone = make_sound ("metered.wav", "0.3*sin(2*PI*400*t)", "1");
  g_autoptr(CliffPlan) plan = fixture_new_sound_plan (120, FALSE);
  g_autoptr(CliffMix) mix = NULL;

  add (plan, CLIFF_PLAN_EFFECT, tone, 0, 0)->lane = 7;
  add (plan, CLIFF_PLAN_EFFECT, tone, 2 * CLIFF_SECOND, 0)->lane = 8;
  ((CliffPlanSound *) g_ptr_array_index (plan->sounds, 1))->gain = CLIFF_PPM / 2;
  mix = mix_plan (plan);
  g_assert_cmpuint (mix->meters->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (cliff_mix_get_lane_peak (mix, 7, CLIFF_SECOND / 2), cliff_mix_get_peak (mix, CLIFF_SECOND / 2),
                                  0.01);
  g_assert_cmpfloat_with_epsilon (cliff_mix_get_lane_peak (mix, 8, 5 * CLIFF_SECOND / 2),
                                  cliff_mix_get_lane_peak (mix, 7, CLIFF_SECOND / 2) / 2, 0.01);
  g_assert_cmpfloat (cliff_mix_get_lane_peak (mix, 7, 5 * CLIFF_SECOND / 2), ==, 0);
  g_assert_cmpfloat (cliff_mix_get_lane_peak (mix, 9, CLIFF_SECOND / 2), ==, 0);
  g_assert_cmpfloat (cliff_mix_get_lane_peak (mix, 7, -CLIFF_SECOND), ==, 0);
  g_assert_cmpfloat (cliff_mix_get_lane_peak (mix, 7, 99 * CLIFF_SECOND), ==, 0);
  g_assert_cmpfloat (cliff_mix_get_peak (mix, 99 * CLIFF_SECOND), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = cliff_test_dup_folder ();
  two_tones = make_sound ("two.wav", "0.4*sin(2*PI*if(lt(t,1),300,600)*t)", "2");

  g_test_add_func ("/sound/in", test_in);
  g_test_add_func ("/sound/cut-in-two", test_cut_in_two);
  g_test_add_func ("/sound/speed", test_speed);
  g_test_add_func ("/sound/speed-in-time", test_speed_in_time);
  g_test_add_func ("/sound/fades", test_fades);
  g_test_add_func ("/sound/keys", test_keys);
  g_test_add_func ("/sound/ducked", test_ducked);
  g_test_add_func ("/sound/own", test_own);
  g_test_add_func ("/sound/meters", test_meters);
  status = g_test_run ();

  g_free (two_tones);
  g_free (folder);

  return status;
}
