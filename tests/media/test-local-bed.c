/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-local.h"
#include "cliff-test.h"

#include <math.h>

static GBytes *
play (const char *mood,
      int         seed)
{
  g_autoptr(CliffEngine) engine = g_object_new (CLIFF_TYPE_LOCAL_BED, NULL);
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *json = g_strdup_printf ("{\"length\":12000000000,\"mood\":\"%s\",\"seed\":%d}",
                                           mood, seed);
  g_autoptr(JsonNode) node = json_from_string (json, NULL);
  g_auto(CliffEngineResult) result = { 0 };
  g_autoptr(GError) error = NULL;
  char *data;
  gsize size;

  cliff_engine_run (engine, json_node_get_object (node), folder, &result, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result.duration, ==, 12 * CLIFF_SECOND);
  g_file_get_contents (result.path, &data, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (size, ==, 44 + 12 * 48000 * 4);

  return g_bytes_new_take (data, size);
}

static void
test_deterministic (void)
{
  g_autoptr(GBytes) a = play ("sad", 1);
  g_autoptr(GBytes) b = play ("sad", 1);
  g_autoptr(GBytes) c = play ("sad", 2);

  g_assert_true (g_bytes_equal (a, b));
  g_assert_false (g_bytes_equal (a, c));
}

/* Quiet everywhere, never still in the middle, never a single steady tone, and not the same on both
 * sides. */
static void
test_sound (void)
{
  static const char *const moods[] = { "tense", "sad", "warm", "neutral" };

  for (guint m = 0; m < G_N_ELEMENTS (moods); m++)
    {
      g_autoptr(GBytes) bytes = play (moods[m], 3);
      const gint16 *samples = (const gint16 *) ((const char *) g_bytes_get_data (bytes, NULL) + 44);
      double least = 1, most = 0, difference = 0;
      int peak = 0;

      for (guint second = 2; second < 9; second++)
        {
          double sum = 0, rms;

          for (guint i = second * 96000; i < (second + 1) * 96000; i++)
            {
              sum += (double) samples[i] * samples[i];
              peak = MAX (peak, ABS ((int) samples[i]));
            }
          for (guint i = second * 96000; i < (second + 1) * 96000; i += 2)
            difference += ABS (samples[i] - samples[i + 1]);
          rms = sqrt (sum / 96000) / 32768;
          least = MIN (least, rms);
          most = MAX (most, rms);
        }
      g_assert_cmpfloat (least, >, 0.01);
      g_assert_cmpfloat (most, <, 0.15);
      g_assert_cmpfloat (most / least, >, 1.02);
      g_assert_cmpint (peak, <, 17000);
      g_assert_cmpfloat (difference / (7 * 48000), >, 20);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/local-bed/deterministic", test_deterministic);
  g_test_add_func ("/local-bed/sound", test_sound);

  return g_test_run ();
}
