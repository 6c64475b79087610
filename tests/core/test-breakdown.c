/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-breakdown.h"
#include "cliff-shot-metrics.h"
#include "cliff-test.h"

static JsonNode *
load (const char *name)
{
  g_autofree char *path = cliff_test_dup_data_path (name);

  return cliff_shot_metrics_load (path);
}

static CliffOutline *
outline_of (JsonNode *node)
{
  g_autoptr(GError) error = NULL;
  CliffOutline *outline = cliff_outline_new_from_json (node, &error);

  g_assert_no_error (error);

  return outline;
}

static JsonNode *
break_down (CliffOutline *outline,
            guint         episode)
{
  g_autoptr(GPtrArray) shots = cliff_breakdown_episode (outline, episode, NULL);
  g_autoptr(GError) error = NULL;

  cliff_breakdown_validate (g_ptr_array_index (outline->episodes, episode), shots, &error);
  g_assert_no_error (error);

  return cliff_breakdown_to_json (outline, episode, shots);
}

static JsonObject *
episode_of (JsonNode *truth,
            guint     episode)
{
  return json_array_get_object_element (
    json_object_get_array_member (json_node_get_object (truth), "episodes"), episode);
}

static void
assert_gates (const CliffShotMetrics *metrics)
{
  g_assert_cmpfloat (metrics->coverage, ==, 1);
  g_assert_cmpfloat (metrics->speeches, ==, 1);
  g_assert_cmpfloat (metrics->invention, <=, 0.25);
  g_assert_cmpfloat (metrics->order, ==, 1);
  g_assert_cmpfloat (metrics->duration_error, <=, 0.15);
  g_assert_cmpint (metrics->too_short, ==, 0);
  g_assert_cmpint (metrics->lints, ==, 0);
}

static void
test_reference (void)
{
  g_autoptr(JsonNode) truth = load ("cn-drama/script.truth.json");
  g_autoptr(JsonNode) reference = load ("cn-drama/shots-ep1.reference.json");
  g_autoptr(CliffOutline) outline = outline_of (truth);
  g_autoptr(JsonNode) shots = break_down (outline, 0);
  g_autofree char *text = json_to_string (shots, FALSE);
  CliffShotMetrics metrics;

  g_test_message ("%s", text);
  cliff_shot_metrics_measure (episode_of (truth, 0), json_node_get_object (shots),
                              json_node_get_object (reference), &metrics);
  g_test_message ("length %.3f characters %.3f places %.3f props %.3f cuts %.3f window %.3f sizes "
                  "%.3f near %.3f count %.3f lints %d",
                  metrics.length_error, metrics.characters, metrics.places, metrics.props,
                  metrics.cuts, metrics.window_diff, metrics.sizes, metrics.near_sizes,
                  metrics.count_ratio, metrics.lints);
  assert_gates (&metrics);
  g_assert_cmpfloat (metrics.length_error, <=, 0.10);
  g_assert_cmpfloat (metrics.characters, >=, 0.85);
  g_assert_cmpfloat (metrics.places, >=, 0.98);
  g_assert_cmpfloat (metrics.props, >=, 0.5);
  g_assert_cmpfloat (metrics.cuts, >=, 0.75);
  g_assert_cmpfloat (metrics.sizes, >=, 0.45);
  g_assert_cmpfloat (metrics.near_sizes, >=, 0.80);
  g_assert_cmpfloat (metrics.count_ratio, >=, 0.8);
  g_assert_cmpfloat (metrics.count_ratio, <=, 1.25);
}

static void
test_other_episode (void)
{
  g_autoptr(JsonNode) truth = load ("cn-drama/script.truth.json");
  g_autoptr(CliffOutline) outline = outline_of (truth);
  g_autoptr(JsonNode) shots = break_down (outline, 1);
  g_autofree char *text = json_to_string (shots, FALSE);
  CliffShotMetrics metrics;

  g_test_message ("%s", text);
  cliff_shot_metrics_measure (episode_of (truth, 1), json_node_get_object (shots), NULL, &metrics);
  assert_gates (&metrics);
}

static void
test_deterministic (void)
{
  g_autoptr(JsonNode) truth = load ("cn-drama/script.truth.json");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(CliffOutline) outline = outline_of (truth);
      g_autoptr(CliffOutline) again = outline_of (truth);
      g_autoptr(JsonNode) first = break_down (outline, i);
      g_autoptr(JsonNode) second = break_down (again, i);

      g_assert_true (json_node_equal (first, second));
    }
}

/* The command on a script's text gives what the rules give on its truth. */
static void
test_command (void)
{
  g_autoptr(JsonNode) truth = load ("cn-drama/script.truth.json");
  g_autoptr(CliffOutline) outline = outline_of (truth);
  g_autofree char *path = cliff_test_dup_data_path ("cn-drama/script-layout-A.txt");
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr(JsonNode) expected = break_down (outline, i);
      g_autofree char *number = g_strdup_printf ("%d", i + 1);
      const char *argv[] = {
        g_getenv ("CLIFF_CLI"), "breakdown", path, "--episode", number, "--json", NULL
      };
      g_autofree char *output = NULL;
      int status;

      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status,
                    &error);
      g_assert_no_error (error);
      g_assert_cmpint (status, ==, 0);
      json_parser_load_from_data (parser, output, -1, &error);
      g_assert_no_error (error);
      g_assert_true (json_node_equal (json_parser_get_root (parser), expected));
    }
}

static CliffOutline *
outline_with (CliffElementKind  kind,
              const char       *text)
{
  CliffOutline *outline = cliff_outline_new (CLIFF_SCRIPT_DRAMA);
  CliffOutlineEpisode *episode = cliff_outline_episode_new (1, NULL);
  CliffOutlineScene *scene = cliff_outline_scene_new ("1-1", "1-1 日 内 客厅");

  g_set_str (&scene->location, "客厅");
  g_ptr_array_add (outline->episodes, episode);
  g_ptr_array_add (episode->scenes, scene);
  g_ptr_array_add (scene->elements,
                   cliff_outline_element_new (CLIFF_ELEMENT_DIALOGUE, "你来了。", "林晚", NULL));
  g_ptr_array_add (
    scene->elements,
    cliff_outline_element_new (kind, text, kind == CLIFF_ELEMENT_NARRATION ? "" : "周叔", NULL));

  return outline;
}

/* However long a speech is, it stands whole in one shot that gives it the time it needs. */
static void
test_long_speech (void)
{
  static const CliffElementKind kinds[] = { CLIFF_ELEMENT_DIALOGUE, CLIFF_ELEMENT_OS,
                                            CLIFF_ELEMENT_VO, CLIFF_ELEMENT_NARRATION };
  g_autoptr(GString) text = g_string_new (NULL);

  for (int i = 0; i < 12; i++)
    g_string_append (text, "我在这条街上等了你整整十年，每一个下雨的晚上都不敢睡。");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(CliffOutline) outline = outline_with (kinds[i], text->str);
      g_autoptr(GPtrArray) shots = cliff_breakdown_episode (outline, 0, NULL);
      g_autoptr(GError) error = NULL;
      guint speaking = 0;

      cliff_breakdown_validate (g_ptr_array_index (outline->episodes, 0), shots, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < shots->len; j++)
        {
          CliffDraftShot *shot = g_ptr_array_index (shots, j);

          for (guint k = 0; k < shot->lines->len; k++)
            if (g_str_equal (((CliffDraftLine *) g_ptr_array_index (shot->lines, k))->text, text->str))
              {
                speaking++;
                g_assert_cmpint (shot->duration, >=, cliff_breakdown_speech_time (text->str, NULL) * 9 / 10);
              }
        }
      g_assert_cmpuint (speaking, ==, 1);
    }
}

static int
size_index (const char *size)
{
  static const char * const names[] = { "EWS", "WS", "FS", "MLS", "MS", "MCU", "CU", "ECU" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], size))
      return i;
  g_assert_not_reached ();
}

/* Things and details are cut to from any size. */
static gboolean
is_insert (CliffDraftShot *shot)
{
  static const char *const purposes[] = { "insert", "prop reveal", "on-screen text", "episode hook",
                                          NULL };

  return g_strv_contains (purposes, shot->purpose);
}

static CliffDraftShot *
same_scene (GPtrArray *shots,
            int        index,
            int        scene)
{
  CliffDraftShot *shot = index >= 0 ? g_ptr_array_index (shots, index) : NULL;

  return shot != NULL && shot->scene == scene ? shot : NULL;
}

static void
assert_cuts (GPtrArray *shots)
{
  for (guint i = 0; i < shots->len; i++)
    {
      CliffDraftShot *shot = g_ptr_array_index (shots, i);
      CliffDraftShot *before = same_scene (shots, (int) i - 1, shot->scene);
      CliffDraftShot *earlier = same_scene (shots, (int) i - 2, shot->scene);

      g_assert_cmpint (shot->duration, >=, CLIFF_BREAKDOWN_MIN_SHOT);
      g_assert_cmpint (shot->duration, <=, CLIFF_BREAKDOWN_MAX_SHOT);
      if (before == NULL)
        {
          g_assert_true (g_str_equal (shot->purpose, "establish") || shot->flashback);
          continue;
        }
      if (!is_insert (shot) && !is_insert (before))
        g_assert_cmpint (ABS (size_index (shot->size) - size_index (before->size)), <=, 2);
      g_assert_false (earlier != NULL && g_str_equal (shot->size, before->size) &&
                      g_str_equal (shot->size, earlier->size));
    }
}

/* Nobody changes sides within a scene, nor looks away from the middle. */
static void
assert_sides (GPtrArray *shots)
{
  g_autoptr(GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < shots->len; i++)
    {
      CliffDraftShot *shot = g_ptr_array_index (shots, i);

      for (guint j = 0; j < shot->figures->len; j++)
        {
          CliffDraftFigure *figure = g_ptr_array_index (shot->figures, j);
          char *key = g_strdup_printf ("%d %d %s", shot->scene, shot->flashback, figure->name);
          int place = GPOINTER_TO_INT (g_hash_table_lookup (places, key));

          g_assert_true (place == 0 || place == figure->screen_x);
          g_assert_false (g_str_equal (figure->facing, "left") && figure->screen_x < 500000);
          g_assert_false (g_str_equal (figure->facing, "right") && figure->screen_x > 500000);
          g_hash_table_replace (places, key, GINT_TO_POINTER (figure->screen_x));
        }
    }
}

static void
assert_all_covered (CliffOutlineEpisode *episode,
                    GPtrArray           *shots)
{
  for (guint i = 0; i < episode->scenes->len; i++)
    {
      CliffOutlineScene *scene = g_ptr_array_index (episode->scenes, i);
      g_autofree gboolean *covered = g_new0 (gboolean, scene->elements->len + 1);

      for (guint j = 0; j < shots->len; j++)
        {
          CliffDraftShot *shot = g_ptr_array_index (shots, j);

          for (guint k = 0; shot->scene == (int) i && k < shot->covers->len; k++)
            covered[g_array_index (shot->covers, int, k)] = TRUE;
        }
      for (guint j = 0; j < scene->elements->len; j++)
        g_assert_true (covered[j]);
    }
}

static void
test_varied (void)
{
  static const char *const names[] = { "breakdown/return.txt", "breakdown/ward.txt",
                                       "breakdown/janitor.fountain", "cn-drama/script-layout-A.txt",
                                       "en-drama/the-locket.fountain" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = cliff_test_dup_data_path (names[i]);
      g_autoptr(GError) error = NULL;
      g_autofree char *text = cliff_script_read_file (path, NULL, &error);
      g_autoptr(CliffScript) script = cliff_script_new (text, -1, CLIFF_SCRIPT_AUTO);
      g_autoptr(CliffOutline) outline = cliff_script_get_outline (script);

      g_assert_no_error (error);
      for (guint j = 0; j < outline->episodes->len; j++)
        {
          g_autoptr(GPtrArray) shots = cliff_breakdown_episode (outline, j, NULL);

          cliff_breakdown_validate (g_ptr_array_index (outline->episodes, j), shots, &error);
          g_assert_no_error (error);
          assert_all_covered (g_ptr_array_index (outline->episodes, j), shots);
          assert_cuts (shots);
          assert_sides (shots);
        }
    }
}

/* Who and what is in the picture, beyond the reference's own episode. */
static void
test_pictures (void)
{
  static const struct
  {
    const char *text;
    const char *size;
    const char *person;
    const char *prop;
  } cases[] = {
    { "林晚从包里掏出一支录音笔。", NULL, "林晚", "录音笔" },
    { "手机屏幕亮起。", "CU", NULL, "手机" },
    { "林晚愣住了。", "CU", "林晚", NULL },
    { "两名保镖冲上来。", "FS", NULL, NULL },
    { "特写：戒指上刻着两个字。", "ECU", NULL, "戒指" },
    { "周叔把铜镜子砸在地上。", NULL, "周叔", "铜镜子" },
    { "众人哗然。", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CliffOutline) outline = outline_with (CLIFF_ELEMENT_DIALOGUE, "外面下雨了。");
      CliffOutlineEpisode *episode = g_ptr_array_index (outline->episodes, 0);
      CliffOutlineScene *scene = g_ptr_array_index (episode->scenes, 0);
      g_autoptr(GPtrArray) shots = NULL;
      CliffDraftShot *shot;

      g_ptr_array_insert (
        scene->elements, 1,
        cliff_outline_element_new (CLIFF_ELEMENT_ACTION, cases[i].text, NULL, NULL));
      shots = cliff_breakdown_episode (outline, 0, NULL);
      g_assert_cmpuint (shots->len, ==, 4);
      shot = g_ptr_array_index (shots, 2);
      g_test_message ("%s: %s", cases[i].text, shot->size);
      if (cases[i].size != NULL)
        g_assert_cmpint (ABS (size_index (shot->size) - size_index (cases[i].size)), <=, 1);
      g_assert_cmpuint (shot->figures->len, ==, cases[i].person != NULL);
      if (cases[i].person != NULL)
        g_assert_cmpstr (((CliffDraftFigure *) g_ptr_array_index (shot->figures, 0))->name, ==,
                         cases[i].person);
      if (cases[i].prop != NULL)
        g_assert_true (
          g_ptr_array_find_with_equal_func (shot->props, cases[i].prop, g_str_equal, NULL));
    }
}

static void
assert_refused (CliffOutline *outline,
                GPtrArray    *shots,
                int           code)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (
    cliff_breakdown_validate (g_ptr_array_index (outline->episodes, 0), shots, &error));
  g_assert_error (error, CLIFF_BREAKDOWN_ERROR, code);
}

/* Whatever a planner does wrong to a spoken word, the gates see it. */
static void
test_gates (void)
{
  for (int fault = 0; fault < 6; fault++)
    {
      g_autoptr(CliffOutline) outline = outline_with (CLIFF_ELEMENT_DIALOGUE, "外面下雨了。");
      g_autoptr(GPtrArray) shots = cliff_breakdown_episode (outline, 0, NULL);
      CliffDraftShot *shot = g_ptr_array_index (shots, 1);
      CliffDraftLine *line = g_ptr_array_index (shot->lines, 0);
      int code = CLIFF_BREAKDOWN_ERROR_SPEECH;

      if (fault == 0)
        g_set_str (&line->text, "你走了。");
      else if (fault == 1)
        g_set_str (&line->speaker, "周叔");
      else if (fault == 2)
        line->kind = CLIFF_ELEMENT_OS;
      else if (fault == 3)
        g_ptr_array_remove_index (shots, 1);
      else if (fault == 4)
        g_ptr_array_add (shots, g_ptr_array_steal_index (shots, 1));
      else
        {
          shot->duration = 300 * CLIFF_MSECOND;
          code = CLIFF_BREAKDOWN_ERROR_DURATION;
        }
      assert_refused (outline, shots, code);
    }
}

/* Brothers and sisters have the surname and half the given name in common: "陆总" names none of them. */
static void
test_family (void)
{
  g_autoptr(CliffScript) script =
    cliff_script_new ("第1集\n1-1 日 内 客厅\n人物：陆景琛、陆景瑜、陆景琪、陆景天\n△陆总进门。\n陆景琛：你来了。\n陆景天：走吧。\n",
                      -1, CLIFF_SCRIPT_AUTO);
  g_autoptr(CliffOutline) outline = cliff_script_get_outline (script);
  g_autoptr(JsonNode) shots = break_down (outline, 0);
  g_autofree char *text = json_to_string (shots, FALSE);

  g_assert_nonnull (strstr (text, "陆景琛"));
  g_assert_nonnull (strstr (text, "陆景天"));
  g_assert_null (strstr (text, "陆景瑜"));
}

static void
test_speech_time (void)
{
  g_assert_cmpint (cliff_breakdown_count_spoken ("房租今晚再不交，你妈的东西我就只能扔出去了。"), ==, 20);
  g_assert_cmpint (cliff_breakdown_count_spoken ("I don't know, 47 of them."), ==, 6);
  g_assert_cmpint (cliff_breakdown_speech_time ("一二三四五六七八九", NULL), ==, 2 * CLIFF_SECOND);
  g_assert_cmpint (cliff_breakdown_speech_time (
                     "one two three four five six seven eight nine ten eleven twelve thirteen", ""),
                   ==, 5 * CLIFF_SECOND);
  g_assert_cmpint (cliff_breakdown_speech_time ("再给我一天", "哭着"), >,
                   cliff_breakdown_speech_time ("再给我一天", ""));
  g_assert_cmpint (cliff_breakdown_speech_time ("再给我一天", "怒吼"), <,
                   cliff_breakdown_speech_time ("再给我一天", ""));
  g_assert_cmpint (cliff_breakdown_speech_time ("……！", ""), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/breakdown/reference", test_reference);
  g_test_add_func ("/breakdown/other-episode", test_other_episode);
  g_test_add_func ("/breakdown/deterministic", test_deterministic);

  g_test_add_func ("/breakdown/command", test_command);
  g_test_add_func ("/breakdown/long-speech", test_long_speech);
  g_test_add_func ("/breakdown/varied", test_varied);
  g_test_add_func ("/breakdown/pictures", test_pictures);
  g_test_add_func ("/breakdown/gates", test_gates);
  g_test_add_func ("/breakdown/family", test_family);
  g_test_add_func ("/breakdown/speech-time", test_speech_time);

  return g_test_run ();
}
