/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-local.h"
#include "cliff-test.h"

#include <string.h>

static CliffEngine *engine;

/* Runs a request written as JSON; returns the file's bytes. */
static GBytes *
speak (const char        *json,
       CliffEngineResult *result)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autoptr(JsonNode) node = json_from_string (json, NULL);
  g_autoptr(GError) error = NULL;
  char *data;
  gsize size;

  cliff_engine_run (engine, json_node_get_object (node), folder, result, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (result->path, &data, &size, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}

/* The level and how often the sound crosses zero a second: two voices differ in it. */
static double
get_crossings (GBytes *bytes)
{
  gsize size;
  const gint16 *samples = (const gint16 *) ((const char *) g_bytes_get_data (bytes, &size) + 44);
  guint crossings = 0, n = (guint) (size - 44) / 2;

  for (guint i = 1; i < n; i++)
    crossings += (samples[i - 1] < 0) != (samples[i] < 0);

  return crossings * 22050.0 / n;
}

#define LINE                                                                                       \
  "\"text\":\"房租今晚再不交，你妈的东西我就只能扔出去了。\",\"language\":\"zh\",\"kind\":\"dialogue\",\"pace\":100"

static void
test_deterministic (void)
{
  g_auto(CliffEngineResult) one = { 0 }, between = { 0 }, two = { 0 };
  g_autoptr(GBytes) a = speak ("{" LINE ",\"voice\":\"f2\",\"pitch\":50}", &one);
  g_autoptr(GBytes) b = speak ("{" LINE ",\"voice\":\"m3\",\"pitch\":30}", &between);

  /* In another second of the clock, too. */
  g_usleep (1100 * 1000);

  g_autoptr(GBytes) c = speak ("{" LINE ",\"voice\":\"f2\",\"pitch\":50}", &two);

  g_assert_true (g_bytes_equal (a, c));
  g_assert_false (g_bytes_equal (a, b));
  /* A woman's voice is the higher one. */
  g_assert_cmpfloat (get_crossings (a), >, get_crossings (b));
}

static void
test_length (void)
{
  g_auto(CliffEngineResult) plain = { 0 }, sad = { 0 };
  g_autoptr(GBytes) a = speak ("{" LINE ",\"voice\":\"f2\",\"pitch\":50}", &plain);
  g_autoptr(GBytes) b = speak ("{" LINE ",\"voice\":\"f2\",\"pitch\":50,\"mood\":\"sad\"}", &sad);
  gsize size = g_bytes_get_size (a);

  /* 20 characters at 4 to 6 a second; the header tells the truth; sorrow is slow. */
  g_assert_cmpint (plain.duration, >, 20 * CLIFF_SECOND / 6);
  g_assert_cmpint (plain.duration, <, 20 * CLIFF_SECOND / 4);
  g_assert_cmpint (plain.duration, ==, (gint64) (size - 44) / 2 * CLIFF_SECOND / 22050);
  g_assert_cmpint (sad.duration, >, plain.duration * 11 / 10);
  g_assert_cmpmem (g_bytes_get_data (a, NULL), 4, "RIFF", 4);
}

static void
check_words (const char *json,
             const char *text)
{
  g_auto(CliffEngineResult) result = { 0 };
  g_autoptr(GBytes) bytes = speak (json, &result);
  JsonArray *words = json_object_get_array_member (json_node_get_object (result.detail), "words");
  g_autoptr(GString) all = g_string_new (NULL);
  gint64 last = 0;

  g_assert_cmpuint (json_array_get_length (words), >, 2);
  for (guint i = 0; i < json_array_get_length (words); i++)
    {
      JsonObject *word = json_array_get_object_element (words, i);
      gint64 start = json_object_get_int_member (word, "start"),
             end = json_object_get_int_member (word, "end");

      g_assert_cmpint (start, >=, last);
      g_assert_cmpint (end, >=, start);
      last = end;
      g_string_append (all, json_object_get_string_member (word, "text"));
    }
  g_assert_cmpint (last, ==, result.duration);
  g_assert_cmpstr (all->str, ==, text);
}

static void
test_words (void)
{
  check_words ("{" LINE ",\"voice\":\"f2\",\"pitch\":50}", "房租今晚再不交，你妈的东西我就只能扔出去了。");
  check_words (
      "{\"text\":\"Lane, you are a perfect pessimist.\",\"language\":\"en\",\"voice\":\"m3\",\"pitch\":40,\"pace\":100}",
      "Lane,youareaperfectpessimist.");
  check_words (
      "{\"text\":\"他说OK，Mr Lu 来了😀。\",\"language\":\"zh\",\"voice\":\"m3\",\"pitch\":40,\"pace\":100}",
      "他说OK，MrLu来了😀。");
}

/* Nothing to say is said in silence. */
static void
test_odd_texts (void)
{
  static const char *const texts[] = { "", "……", "！？", "😀😀", "  ", "——" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto(CliffEngineResult) result = { 0 };
      g_autofree char *json = g_strdup_printf (
          "{\"text\":\"%s\",\"language\":\"zh\",\"voice\":\"f2\"}", texts[i]);
      g_autoptr(GBytes) bytes = speak (json, &result);
      const char *data = g_bytes_get_data (bytes, NULL);

      g_assert_cmpint (result.duration, >, CLIFF_SECOND / 5);
      for (gsize k = 44; k < g_bytes_get_size (bytes); k++)
        g_assert_cmpint (data[k], ==, 0);
    }
}

static void
test_too_long (void)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *text = g_strnfill (5000, 'a');
  g_autoptr(JsonObject) request = json_object_new ();
  g_auto(CliffEngineResult) result = { 0 };
  g_autoptr(GError) error = NULL;

  json_object_set_string_member (request, "text", text);
  g_assert_false (cliff_engine_run (engine, request, folder, &result, NULL, NULL, NULL, &error));
  g_assert_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_REQUEST);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  engine = g_object_new (CLIFF_TYPE_LOCAL_VOICE, NULL);
  g_test_add_func ("/local-voice/deterministic", test_deterministic);
  g_test_add_func ("/local-voice/length", test_length);
  g_test_add_func ("/local-voice/words", test_words);
  g_test_add_func ("/local-voice/odd-texts", test_odd_texts);
  g_test_add_func ("/local-voice/too-long", test_too_long);

  return g_test_run ();
}
