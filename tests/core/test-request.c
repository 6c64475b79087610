/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cast.h"
#include "cliff-jobs.h"
#include "cliff-mood.h"
#include "cliff-test.h"

typedef struct
{
  CliffStore *store;
} Fixture;

static const char *const rows[] = {
  "INSERT INTO episode (position, number) VALUES (1, 1), (2, 2)",
  "INSERT INTO location (name) VALUES ('老街巷口')",
  "INSERT INTO scene (episode_id, position, int_ext, time_of_day, location_id) VALUES (1, 1, 'ext', '夜', 1)",
  "INSERT INTO element (scene_id, position, kind, text) VALUES (1, 0, 'sfx', '暴雨声'), (1, 1, 'action', '沈知意愣住')",
  "INSERT INTO character (position, name) VALUES (1, '沈知意'), (2, '周叔'), (3, '母亲'), (4, '陆承远')",
  "INSERT INTO look (character_id, name, from_episode, to_episode, hair, top) VALUES "
  "(1, '一', 1, 1, '#112233', '#AABBCC'), (1, '二', 2, NULL, '#445566', '')",
  "INSERT INTO prop (name) VALUES ('纸箱')",
  "INSERT INTO shot (episode_id, scene_id, position, duration, size, movement, action, time_of_day, int_ext, location_id) "
  "VALUES (1, 1, 1, 2000000000, 'CU', 'slow push', '沈知意愣住', '夜', 'ext', 1), (2, NULL, 1, 61000000000, 'MS', 'static', '', '', '', NULL)",
  "INSERT INTO shot_character (shot_id, character_id, position, screen_x, facing) VALUES "
  "(1, 2, 2, 700000, 'left'), (1, 1, 1, 300000, 'right'), (2, 1, 1, 500000, 'front')",
  "INSERT INTO shot_prop (shot_id, prop_id) VALUES (1, 1)",
  "INSERT INTO line (shot_id, position, character_id, kind, text, mood) VALUES (1, 1, 2, 'dialogue', '房租再不交就滚', '冷淡'), "
  "(1, 2, 1, 'os', 'OK, one more day', ''), (1, 3, NULL, 'narration', '有些债，要用一辈子来还。', ''), "
  "(1, 4, 4, 'dialogue', '……', '')",
};

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "a.cliffhanger", NULL);
  g_autoptr(GError) error = NULL;

  fixture->store = cliff_store_create (path, &error);
  g_assert_no_error (error);
  g_assert_true (cliff_store_begin (fixture->store, "Set Up", &error));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      cliff_store_exec (fixture->store, &error, rows[i], "");
      g_assert_no_error (error);
    }
  g_assert_true (cliff_store_commit (fixture->store, &error));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->store);
}

static JsonObject *
get_figure (JsonObject *request,
            guint       index)
{
  return json_array_get_object_element (json_object_get_array_member (request, "figures"), index);
}

static void
test_shot (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(JsonObject) request = cliff_request_for_shot (fixture->store, 1);
  JsonObject *first = get_figure (request, 0), *second = get_figure (request, 1);

  g_assert_cmpstr (json_object_get_string_member (request, "size"), ==, "CU");
  g_assert_cmpstr (json_object_get_string_member (request, "movement"), ==, "slow push");
  g_assert_cmpstr (json_object_get_string_member (request, "location"), ==, "老街巷口");
  g_assert_cmpstr (json_object_get_string_member (request, "weather"), ==, "rain");
  g_assert_cmpint (json_object_get_int_member (request, "width"), ==, 1080);
  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (request, "props"), 0), ==,
      "纸箱");

  /* By their position in the shot; who says something aloud moves the lips; the action names one of
   * them. */
  g_assert_cmpstr (json_object_get_string_member (first, "name"), ==, "沈知意");
  g_assert_cmpint (json_object_get_int_member (first, "screen_x"), ==, 300000);
  g_assert_cmpstr (json_object_get_string_member (first, "mood"), ==, "shocked");
  g_assert_cmpstr (json_object_get_string_member (first, "speaking"), ==, "os");
  g_assert_cmpstr (json_object_get_string_member (second, "mood"), ==, "cold");
  g_assert_cmpstr (json_object_get_string_member (second, "speaking"), ==, "dialogue");
  g_assert_cmpstr (json_object_get_string_member (second, "gender"), ==, "male");
  g_assert_null (cliff_request_for_shot (fixture->store, 99));
}

static void
test_look_by_episode (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(JsonObject) one = cliff_request_for_shot (fixture->store, 1);
  g_autoptr(JsonObject) two = cliff_request_for_shot (fixture->store, 2);

  g_assert_cmpstr (json_object_get_string_member (get_figure (one, 0), "hair"), ==, "#112233");
  g_assert_cmpstr (json_object_get_string_member (get_figure (one, 0), "top"), ==, "#aabbcc");
  g_assert_cmpstr (json_object_get_string_member (get_figure (two, 0), "hair"), ==, "#445566");
  /* Left open, it is derived, and is a colour. */
  g_assert_true (g_regex_match_simple (
      "^#[0-9a-f]{6}$", json_object_get_string_member (get_figure (two, 0), "top"), 0, 0));
}

static void
test_everybody_differs (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(GHashTable) tops = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) voices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GError) error = NULL;

  cliff_store_begin (fixture->store, "More", &error);
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("人%d", i);

      cliff_store_exec (fixture->store, &error,
                        "INSERT INTO character (position, name) VALUES (9, ?)", "s", name);
    }
  cliff_store_commit (fixture->store, &error);
  g_assert_no_error (error);
  for (CliffId id = 1; id <= 24; id++)
    {
      g_autoptr(JsonObject) look = json_object_new ();
      g_autoptr(JsonObject) voice = json_object_new ();

      cliff_cast_describe_look (fixture->store, id, 1, look);
      cliff_cast_describe_voice (fixture->store, id, voice);
      g_hash_table_add (tops, g_strdup (json_object_get_string_member (look, "top")));
      g_hash_table_add (voices, cliff_engine_dup_canonical (voice));
    }
  g_assert_cmpuint (g_hash_table_size (tops), ==, 24);
  g_assert_cmpuint (g_hash_table_size (voices), ==, 24);
}

static void
test_line (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(JsonObject) chinese = cliff_request_for_line (fixture->store, 1);
  g_autoptr(JsonObject) english = cliff_request_for_line (fixture->store, 2);
  g_autoptr(JsonObject) narrator = cliff_request_for_line (fixture->store, 3);
  g_autoptr(JsonObject) silent = cliff_request_for_line (fixture->store, 4);

  g_assert_cmpstr (json_object_get_string_member (chinese, "language"), ==, "zh");
  g_assert_cmpstr (json_object_get_string_member (chinese, "mood"), ==, "cold");
  g_assert_cmpstr (json_object_get_string_member (english, "language"), ==, "en");
  g_assert_cmpstr (json_object_get_string_member (silent, "language"), ==, "zh");
  g_assert_cmpstr (json_object_get_string_member (chinese, "voice"), !=,
                   json_object_get_string_member (english, "voice"));
  g_assert_cmpstr (json_object_get_string_member (narrator, "voice"), ==, "m2");
  g_assert_null (cliff_request_for_line (fixture->store, 99));
}

static void
test_music (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(JsonObject) one = cliff_request_for_music (fixture->store, 1);
  g_autoptr(JsonObject) two = cliff_request_for_music (fixture->store, 2);

  g_assert_cmpstr (json_object_get_string_member (one, "mood"), ==, "tense");
  g_assert_cmpstr (json_object_get_string_member (two, "mood"), ==, "neutral");
  g_assert_cmpint (json_object_get_int_member (two, "length"), >=, 61 * CLIFF_SECOND);
  g_assert_cmpint (json_object_get_int_member (one, "seed"), !=,
                   json_object_get_int_member (two, "seed"));
  g_assert_null (cliff_request_for_music (fixture->store, 99));
}

static void
test_canonical (void)
{
  g_autoptr (JsonNode) a = json_from_string (
      "{\"b\": [1, {\"y\": null, \"x\": \"\\u4f60\"}], \"a\": true}", NULL);
  g_autoptr (JsonNode) b = json_from_string ("{\"a\":true,\"b\":[1,{\"x\":\"你\",\"y\":null}]}",
                                             NULL);
  g_autofree char *one = cliff_engine_dup_canonical (json_node_get_object (a));
  g_autofree char *two = cliff_engine_dup_canonical (json_node_get_object (b));

  g_assert_cmpstr (one, ==, two);
  g_assert_cmpstr (two, ==, "{\"a\":true,\"b\":[1,{\"x\":\"你\",\"y\":null}]}");
}

static void
test_mood (void)
{
  g_assert_cmpstr (cliff_mood_from_text ("压低声音"), ==, "whisper");
  g_assert_cmpstr (cliff_mood_from_text ("愤怒，压低声音"), ==, "angry");
  g_assert_cmpstr (cliff_mood_from_text ("Smiling"), ==, "happy");
  g_assert_cmpstr (cliff_mood_from_text (""), ==, "neutral");
  g_assert_cmpstr (cliff_mood_from_text (NULL), ==, "neutral");
  g_assert_false (cliff_text_has_any ("the training", "rain"));
  g_assert_true (cliff_text_has_any ("Rainy day", "rain"));
  g_assert_cmpstr (cliff_cast_guess_gender ("Lady Bracknell"), ==, "female");
  g_assert_cmpstr (cliff_cast_guess_gender ("Gwendolen"), ==, "female");
  g_assert_cmpstr (cliff_cast_guess_gender ("ALGERNON"), ==, "male");
  g_assert_cmpstr (cliff_cast_guess_gender ("周叔"), ==, "male");
  g_assert_cmpstr (cliff_cast_guess_gender ("闻晴"), ==, "female");
  g_assert_cmpstr (cliff_cast_guess_gender ("闻"), ==, "");
  g_assert_cmpstr (cliff_cast_guess_age ("爷爷"), ==, "old");
  g_assert_cmpstr (cliff_cast_guess_age ("外公"), ==, "old");
  g_assert_cmpstr (cliff_cast_guess_age ("小宝"), ==, "child");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/request/shot", Fixture, NULL, set_up, test_shot, tear_down);
  g_test_add ("/request/look-by-episode", Fixture, NULL, set_up, test_look_by_episode, tear_down);
  g_test_add ("/request/everybody-differs", Fixture, NULL, set_up, test_everybody_differs,
              tear_down);
  g_test_add ("/request/line", Fixture, NULL, set_up, test_line, tear_down);
  g_test_add ("/request/music", Fixture, NULL, set_up, test_music, tear_down);
  g_test_add_func ("/request/canonical", test_canonical);
  g_test_add_func ("/request/mood", test_mood);

  return g_test_run ();
}
