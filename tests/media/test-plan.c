/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-plan-movement.h"
#include "cliff-plan-private.h"
#include "cliff-plan-subtitle.h"
#include "cliff-test.h"
#include "media-fixture.h"

#define MS CLIFF_MSECOND

/* ── Times ───────────────────────────────────────────────────────────────────────────────────── */

static void
test_times (void)
{
  static const int rates[][2] = { { 24, 1 }, { 25, 1 }, { 30, 1 }, { 30000, 1001 },
                                  { 24000, 1001 } };
  g_autoptr(CliffPlan) plan = fixture_new_plan (108, 192, 3, 1200);

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      plan->fps_num = rates[i][0];
      plan->fps_den = rates[i][1];
      for (int frame = 0; frame < plan->n_frames; frame++)
        {
          CliffTime time = cliff_plan_get_frame_time (plan, frame);

          g_assert_cmpint (cliff_plan_get_frame_at (plan, time), ==, frame);
          if (frame > 0)
            g_assert_cmpint (cliff_plan_get_frame_at (plan, time - 1), ==, frame - 1);
        }
    }
  g_assert_cmpint (cliff_plan_get_frame_at (plan, -5), ==, 0);
  g_assert_cmpint (cliff_plan_get_frame_at (plan, 999 * CLIFF_SECOND), ==, 3599);
  g_assert_cmpuint (cliff_plan_find_shot (plan, 0), ==, 0);
  g_assert_cmpuint (cliff_plan_find_shot (plan, 1199), ==, 0);
  g_assert_cmpuint (cliff_plan_find_shot (plan, 1200), ==, 1);
  g_assert_cmpuint (cliff_plan_find_shot (plan, 99999), ==, 2);
}

/* ── JSON ────────────────────────────────────────────────────────────────────────────────────── */

static void
test_json (void)
{
  g_autoptr(CliffPlan) plan = fixture_new_plan (1080, 1920, 3, 30);
  CliffPlanShot *shot = g_ptr_array_index (plan->shots, 1), *overlay;
  CliffPlanText *text;
  CliffPlanSound *sound;
  g_autoptr(CliffPlan) again = NULL;
  g_autoptr(JsonNode) first = NULL;
  g_autoptr(JsonNode) second = NULL;
  g_autoptr(GError) error = NULL;

  shot->source = CLIFF_PLAN_VIDEO;
  shot->path = g_strdup ("/a/ü “quoted”.mp4");
  shot->sha256 = g_strdup ("0011");
  shot->in = 123456789;
  fixture_set_transition (plan, 1, CLIFF_TRANSITION_WIPE, 15);
  shot->motion = CLIFF_PLAN_MOTION_WHIP;
  shot->to = (CliffPlanView) { 1, 2, 3, 4 };
  shot->edge = CLIFF_EDGE_BOTTOM;
  shot->colour = 0xabcdef;
  shot->speed = -250000;
  fixture_add_key (shot->keys, CLIFF_PROPERTY_X, 5, -7, CLIFF_CURVE_HOLD);
  fixture_add_key (shot->keys, CLIFF_PROPERTY_OPACITY, 0, 9, CLIFF_CURVE_LINEAR);
  text = fixture_add_text (plan, CLIFF_TITLE_CAPTION, 3, 9, "三年后\n\"later\"");
  text->style = g_strdup ("{\"size\":50000}");
  text->fade_out = 11;
  overlay = cliff_plan_add_overlay (plan);
  overlay->source = CLIFF_PLAN_STILL;
  overlay->path = g_strdup ("/a/b.png");
  overlay->sha256 = g_strdup ("22");
  overlay->length = 5;
  overlay->fade_in = 12;
  sound = cliff_plan_add_sound (plan);
  sound->bus = CLIFF_PLAN_OWN;
  sound->lane = 31;
  sound->path = g_strdup ("/a/c.mp4");
  sound->sha256 = g_strdup ("33");
  sound->in = 14;
  sound->speed = 1500000;
  sound->fade_in = 15;
  sound->fade_out = 16;
  sound->ducked = 18;
  fixture_add_key (sound->keys, CLIFF_PROPERTY_GAIN, 17, 18, CLIFF_CURVE_EASE);

  first = cliff_plan_to_json (plan);
  again = cliff_plan_new_from_json (first, &error);
  g_assert_no_error (error);
  second = cliff_plan_to_json (again);
  g_assert_true (json_node_equal (first, second));
  shot = g_ptr_array_index (again->shots, 1);
  g_assert_cmpstr (shot->path, ==, "/a/ü “quoted”.mp4");
  g_assert_cmpint (shot->motion, ==, CLIFF_PLAN_MOTION_WHIP);
  g_assert_cmpint (shot->to.height, ==, 4);
  g_assert_cmpint (shot->transition, ==, CLIFF_TRANSITION_WIPE);
  g_assert_cmpint (shot->speed, ==, -250000);
  g_assert_cmpint (g_array_index (shot->keys, CliffPlanKey, 0).value, ==, -7);
  sound = g_ptr_array_index (again->sounds, 0);
  g_assert_cmpint (sound->fade_out, ==, 16);
  g_assert_cmpint (sound->ducked, ==, 18);
  g_assert_cmpint (sound->lane, ==, 31);
  g_assert_cmpuint (again->overlays->len, ==, 1);
}

/* Each change makes a valid plan one that must be refused. */
static void
test_json_hostile (void)
{
  static const struct { const char *from, *to; } changes[] = {
    { "\"version\":2", "\"version\":1" },
    { "\"width\":1080", "\"width\":1081" },
    { "\"width\":1080", "\"width\":1000000000" },
    { "\"width\":1080", "\"width\":\"wide\"" },
    { "\"width\":1080", "\"width\":[1080]" },
    { "\"fps_num\":30", "\"fps_num\":0" },
    { "\"fps_num\":30", "\"fps_num\":3000" },
    { "\"frames\":60", "\"frames\":61" },
    { "\"label\":\"AI生成\"", "\"label\":\"\"" },
    { "\"label\":\"AI生成\"", "\"label\":null" },
    { "\"start\":30", "\"start\":29" },
    { "\"start\":30", "\"start\":-1" },
    { "\"source\":\"blank\"", "\"source\":\"video\"" },
    { "\"source\":\"blank\"", "\"source\":\"hologram\"" },
    { "\"overlap\":0", "\"overlap\":3" },
    { "\"overlap\":0,\"edge\":\"left\"", "\"overlap\":4,\"edge\":\"left\"" },
    { "\"edge\":\"left\"", "\"edge\":\"middle\"" },
    { "\"colour\":0", "\"colour\":16777216" },
    { "\"speed\":1000000", "\"speed\":1000000000" },
    { "\"keys\":[]", "\"keys\":[{\"property\":\"x\",\"time\":0,\"value\":0}]" },
    { "\"keys\":[]", ("\"keys\":[{\"property\":\"y\",\"time\":0,\"value\":0,\"curve\":\"ease\"},"
                      "{\"property\":\"x\",\"time\":0,\"value\":0,\"curve\":\"ease\"}]") },
    { "\"overlays\":[]", "\"overlays\":[{}]" },
    { "\"texts\":[]", "\"texts\":{}" },
    { "\"texts\":[]", "\"texts\":[7]" },
    { "\"sounds\":[]", "\"sounds\":[{\"start\":0,\"length\":0,\"bus\":\"voice\",\"gain\":1}]" },
    { "\"x\":0", "\"x\":1" },
  };
  g_autoptr(CliffPlan) plan = fixture_new_plan (1080, 1920, 2, 30);
  g_autoptr(JsonNode) node = cliff_plan_to_json (plan);
  g_autofree char *valid = json_to_string (node, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(GString) text = g_string_new (valid);
      g_autoptr(JsonNode) changed = NULL;
      g_autoptr(CliffPlan) refused = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_cmpuint (g_string_replace (text, changes[i].from, changes[i].to, 1), ==, 1);
      changed = json_from_string (text->str, &error);
      g_assert_no_error (error);
      refused = cliff_plan_new_from_json (changed, &error);
      if (refused != NULL)
        g_error ("accepted %s", changes[i].to);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

/* ── Movement ────────────────────────────────────────────────────────────────────────────────── */

static void
assert_inside (CliffPlanView view,
               CliffPlanView cover)
{
  g_assert_cmpint (view.x, >=, cover.x);
  g_assert_cmpint (view.y, >=, cover.y);
  g_assert_cmpint (view.x + view.width, <=, cover.x + cover.width);
  g_assert_cmpint (view.y + view.height, <=, cover.y + cover.height);
  /* Nothing is squeezed. */
  g_assert_cmpfloat (ABS ((double) view.width / view.height / ((double) cover.width / cover.height) - 1), <, 1e-4);
}

static void
test_movement (void)
{
  static const char *const words[] = { "static", "push", "pull", "pan", "tilt", "track", "crane",
                                       "handheld",
                                       "orbit", "zoom", "whip", "slow push", "slow pan",
                                         "unheard of", "" };
  static const int sizes[][2] = { { 1080, 1920 }, { 1920, 1080 }, { 1024, 1024 }, { 0, 0 },
                                  { 576, 1024 } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        CliffPlanView cover = cliff_plan_cover (sizes[j][0], sizes[j][1], 1080, 1920);
        CliffPlanShot shot = { 0 };
        gboolean still;

        cliff_plan_move (&shot, words[i], cover, i);
        assert_inside (shot.from, cover);
        assert_inside (shot.to, cover);
        still = memcmp (&shot.from, &shot.to, sizeof shot.from) == 0;
        g_assert_cmpint (still, ==, i == 0 || i >= 13);
      }

  /* 16:9 in 9:16: the middle 31.6 % of its width. */
  g_assert_cmpint (cliff_plan_cover (1920, 1080, 1080, 1920).width, ==, 316406);
  g_assert_cmpint (cliff_plan_cover (1920, 1080, 1080, 1920).x, ==, 341797);
}

static void
test_movement_slow (void)
{
  CliffPlanView whole = { 0, 0, CLIFF_PPM, CLIFF_PPM };
  CliffPlanShot push = { 0 }, slow = { 0 };

  cliff_plan_move (&push, "push", whole, 0);
  cliff_plan_move (&slow, "slow push", whole, 0);
  g_assert_cmpint (CLIFF_PPM - slow.to.width, ==, (CLIFF_PPM - push.to.width) / 2);
}

/* ── Subtitles ───────────────────────────────────────────────────────────────────────────────── */

static void
assert_cards (GPtrArray *cards,
              CliffTime  length)
{
  CliffTime end = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      const CliffSubtitle *card = g_ptr_array_index (cards, i);
      g_auto(GStrv) lines = g_strsplit (card->text, "\n", -1);

      g_assert_cmpuint (g_strv_length (lines), <=, 2);
      for (guint j = 0; lines[j] != NULL; j++)
        {
          g_assert_cmpint (cliff_subtitle_count_units (lines[j], -1), <=, 28);
          g_assert_cmpint (cliff_subtitle_count_units (lines[j], -1), >, 0);
        }
      g_assert_cmpint (card->start, ==, end);
      g_assert_cmpint (card->end, >=, card->start);
      end = card->end;
    }
  if (cards->len > 0)
    g_assert_cmpint (end, ==, length);
}

/* All characters but white space, in order. */
static char *
dup_letters (const char *text)
{
  GString *letters = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_utf8_get_char (p));

  return g_string_free (letters, FALSE);
}

static void
test_subtitles (void)
{
  static const char *const texts[] = {
    "你好。",
    "你昨晚去哪儿了？",
    "我不想再骗你了，这三年来我一直在骗你，也在骗我自己。",
    "沈总，您要的人已经到了，可是她说她不认识您，还说如果再逼她，她就从这里跳下去！您看这件事情到底应该怎么办才好呢？",
    "Where have you been all night? You promised me the truth, and it was never about the money.",
    "Supercalifragilisticexpialidociousnessandsomemore is a word that does not fit into any line at all",
    "他说：“Don't walk away from me.” 然后就走了……再也没有回来过。",
    "啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊",
    "   ",
    "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GPtrArray) cards = cliff_subtitle_split (texts[i], 5 * CLIFF_SECOND, NULL);
      g_autoptr(GString) all = g_string_new (NULL);
      g_autofree char *expected = dup_letters (texts[i]);
      g_autofree char *found = NULL;

      assert_cards (cards, 5 * CLIFF_SECOND);
      for (guint j = 0; j < cards->len; j++)
        g_string_append (all, ((CliffSubtitle *) g_ptr_array_index (cards, j))->text);
      found = dup_letters (all->str);
      g_assert_cmpstr (found, ==, expected);
    }
}

static void
test_subtitle_breaks (void)
{
  g_autoptr(GPtrArray) one = cliff_subtitle_split ("你昨晚去哪儿了？", CLIFF_SECOND, NULL);
  g_autoptr(GPtrArray) two = cliff_subtitle_split ("我不想再骗你了，这三年来我一直在骗你。", CLIFF_SECOND, NULL);
  g_autoptr(GPtrArray) latin = cliff_subtitle_split ("Where have you been all this long night?",
                                                     CLIFF_SECOND, NULL);

  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (((CliffSubtitle *) g_ptr_array_index (one, 0))->text, ==, "你昨晚去哪儿了？");
  g_assert_cmpuint (two->len, ==, 1);
  g_assert_cmpstr (((CliffSubtitle *) g_ptr_array_index (two, 0))->text, ==,
                   "我不想再骗你了，\n这三年来我一直在骗你。");
  g_assert_cmpuint (latin->len, ==, 1);
  g_assert_cmpstr (((CliffSubtitle *) g_ptr_array_index (latin, 0))->text, ==,
                   "Where have you been\nall this long night?");
}

/* The second subtitle begins when its first word is spoken, wherever that is. */
static void
test_subtitle_words (void)
{
  const char *text = "我们已经在这里等了整整三个小时，外面一直下着大雨。可是没有一个人出来告诉我们到底发生了什么事情。";
  g_autoptr(JsonNode) node =
    json_from_string ("[{\"text\":\"我们\",\"start\":0,\"end\":5},7,{\"text\":\"没有此词\",\"start\":9,\"end\":9},"
                      " {\"text\":\"可是\",\"start\":6500000000,\"end\":7000000000},"
                      " {\"text\":\"发生\",\"start\":9000000000,\"end\":9300000000},"
                      " {\"text\":\"什么\",\"start\":-4,\"end\":1},{\"text\":\"事情\",\"start\":\"x\"}]", NULL);
  g_autoptr(GPtrArray) cards = cliff_subtitle_split (text, 10 * CLIFF_SECOND, json_node_get_array (node));
  const CliffSubtitle *second;

  assert_cards (cards, 10 * CLIFF_SECOND);
  g_assert_cmpuint (cards->len, ==, 2);
  second = g_ptr_array_index (cards, 1);
  g_assert_true (g_str_has_prefix (second->text, "可是"));
  g_assert_cmpint (second->start, ==, 6500 * MS);
}

static void
test_srt (void)
{
  g_autoptr(CliffPlan) plan = fixture_new_plan (108, 192, 1, 3000);
  g_autofree char *srt = NULL;

  fixture_add_text (plan, CLIFF_TITLE_SUBTITLE, 6, 75, "你好\n再见");
  fixture_add_text (plan, CLIFF_TITLE_CAPTION, 10, 20, "三年后");
  fixture_add_text (plan, CLIFF_TITLE_SUBTITLE, 1830, 30, "Late");
  srt = cliff_plan_dup_srt (plan);
  g_assert_cmpstr (srt, ==, "1\n00:00:00,200 --> 00:00:02,700\n你好\n再见\n\n"
                   "2\n00:01:01,000 --> 00:01:02,000\nLate\n\n");
}

/* ── From the project ────────────────────────────────────────────────────────────────────────── */

static CliffId
insert (CliffStore *store,
        const char *sql,
        const char *types,
        gint64      a,
        gint64      b,
        gint64      c)
{
  g_autoptr(GError) error = NULL;
  CliffId id = cliff_store_insert (store, &error, sql, types, a, b, c);

  g_assert_no_error (error);
  return id;
}

static CliffId
add_media (CliffStore *store,
           CliffTime   duration)
{
  static int n;

  return insert (store,
                 "INSERT INTO media (sha256, extension, bytes, duration, width, height, created)"
                 " VALUES (printf('%064d', ?), 'bin', 1, ?, 1080, ?, 0)", "iii", ++n, duration,
                   1920);
}

static CliffId
add_take (CliffStore *store,
          CliffTime   duration,
          const char *kind,
          const char *detail)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO take (owner, owner_id, kind, media_id, detail, created)"
                     " VALUES ('shot', 1, '%s', ?, '%s', ? + ?)", kind, detail);

  return insert (store, sql, "iii", add_media (store, duration), 0, 0);
}

static CliffStore *
new_store (CliffId *episode)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "plan.cliffhanger", NULL);
  g_autoptr(GError) error = NULL;
  CliffStore *store = cliff_store_create (path, &error);

  g_assert_no_error (error);
  cliff_store_begin (store, "Test", &error);
  g_assert_no_error (error);
  *episode = insert (store, "INSERT INTO episode (position, number) VALUES (?, ? + ?)", "iii", 1, 1, 0);

  return store;
}

/* The boundaries are those of the cut: whole frames. */
static void
test_episode_frames (void)
{
  CliffId episode;
  g_autoptr(CliffStore) store = new_store (&episode);
  g_autoptr(CliffPlan) plan = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (cliff_plan_new_for_episode (store, episode + 5, 0, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (cliff_plan_new_for_episode (store, episode, 0, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);

  for (int i = 0; i < 50; i++)
    insert (store,
            "INSERT INTO shot (episode_id, position, duration, transition, transition_length, action)"
            " VALUES (?, ?, ?, 'dissolve', 9000000000, '雨夜')", "iii", episode, i, 1010 * MS);
  plan = cliff_plan_new_for_episode (store, episode, 960, &error);
  g_assert_no_error (error);
  g_assert_cmpint (plan->width, ==, 540);
  g_assert_cmpint (plan->height, ==, 960);
  g_assert_cmpint (plan->n_frames, ==, 1500);
  g_assert_cmpstr (plan->label, ==, "AI生成");
  for (guint i = 0; i < plan->shots->len; i++)
    {
      const CliffPlanShot *shot = g_ptr_array_index (plan->shots, i);

      g_assert_cmpint (shot->start, ==, (int) i * 30);
      g_assert_cmpint (shot->source, ==, CLIFF_PLAN_BLANK);
      g_assert_cmpstr (shot->text, ==, "雨夜");
      g_assert_cmpint (shot->overlap, <=, 30);
      g_assert_cmpint (shot->overlap > 0, ==, i > 0);
    }
  cliff_store_rollback (store);
}

/* What a plan from the project holds is a plan that a worker accepts. */
static void
assert_valid (CliffPlan *plan)
{
  g_autoptr(JsonNode) node = cliff_plan_to_json (plan);
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffPlan) again = cliff_plan_new_from_json (node, &error);

  g_assert_no_error (error);
}

static void
test_episode_takes (void)
{
  CliffId episode, shot, lane;
  g_autoptr(CliffStore) store = new_store (&episode);
  g_autoptr(CliffPlan) plan = NULL;
  g_autoptr(GError) error = NULL;
  const CliffPlanShot *first, *second;
  const CliffPlanSound *sound;
  const CliffPlanText *text;

  shot = insert (store,
                 "INSERT INTO shot (episode_id, position, duration, movement, caption, take_id)"
                 " VALUES (?, 1, ?, 'slow push', '三年后', ?)", "iii", episode, 2000 * MS,
                 add_take (store, 0, "picture", "{}"));
  insert (store,
          "INSERT INTO line (shot_id, position, text, take_id) VALUES (?, ?, '你昨晚去哪儿了？', ?)",
            "iii", shot, 1,
          add_take (store, 3000 * MS, "voice",
                    "{\"words\":[{\"text\":\"你\",\"start\":0,\"end\":1}]}"));
  insert (store,
          "INSERT INTO line (shot_id, position, text, kind) VALUES (?, ? + ?, '没有声音。', 'os')",
            "iii", shot, 2, 0);
  insert (store,
          "INSERT INTO shot (episode_id, position, duration, movement, take_id) VALUES (?, 2, ?, 'pan', ?)", "iii",
          episode, 3000 * MS, add_take (store, 2000 * MS, "video", "not json"));
  lane = insert (store,
                 "INSERT INTO lane (episode_id, position, kind, gain) VALUES (?, ?, 'music', ?)",
                   "iii", episode, 1,
                 500000);
  insert (store, "INSERT INTO clip (lane_id, offset, gain, take_id) VALUES (?, ?, 500000, ?)",
          "iii", lane, 500 * MS,
          add_take (store, 60 * CLIFF_SECOND, "music", "{}"));
  lane = insert (store,
                 "INSERT INTO lane (episode_id, position, kind, muted) VALUES (?, ?, 'effect', ?)",
                   "iii", episode, 2, 1);
  insert (store, "INSERT INTO clip (lane_id, offset, take_id) VALUES (?, ?, ?)", "iii", lane, 0,
          add_take (store, CLIFF_SECOND, "music", "{}"));

  plan = cliff_plan_new_for_episode (store, episode, 0, &error);
  g_assert_no_error (error);
  assert_valid (plan);

  /* The voice of 3 s makes the shot of 2 s long enough; the second keeps its length. */
  first = g_ptr_array_index (plan->shots, 0);
  second = g_ptr_array_index (plan->shots, 1);
  g_assert_cmpint (first->source, ==, CLIFF_PLAN_STILL);
  g_assert_cmpint (first->to.width, <, first->from.width);
  g_assert_true (g_str_has_suffix (first->path, ".bin") && g_path_is_absolute (first->path));
  g_assert_cmpint (first->length, >=, 97);
  g_assert_cmpint (second->source, ==, CLIFF_PLAN_VIDEO);
  g_assert_cmpint (second->from.width, ==, second->to.width);
  g_assert_cmpint (second->length, ==, 90);

  g_assert_cmpuint (plan->sounds->len, ==, 3);
  sound = g_ptr_array_index (plan->sounds, 2);
  g_assert_cmpint (sound->bus, ==, CLIFF_PLAN_OWN);
  g_assert_cmpint (sound->length, ==, 3000 * MS);
  sound = g_ptr_array_index (plan->sounds, 0);
  g_assert_cmpint (sound->bus, ==, CLIFF_PLAN_VOICE);
  g_assert_cmpint (sound->start, ==, 150 * MS);
  sound = g_ptr_array_index (plan->sounds, 1);
  g_assert_cmpint (sound->bus, ==, CLIFF_PLAN_MUSIC);
  g_assert_cmpint (sound->gain, ==, 250000);
  g_assert_cmpint (sound->start + sound->length, ==, cliff_plan_get_duration (plan));

  g_assert_cmpuint (plan->texts->len, ==, 3);
  text = g_ptr_array_index (plan->texts, 0);
  g_assert_cmpint (text->kind, ==, CLIFF_TITLE_CAPTION);
  g_assert_cmpint (text->length, ==, first->length);
  text = g_ptr_array_index (plan->texts, 1);
  g_assert_cmpstr (text->text, ==, "你昨晚去哪儿了？");
  g_assert_cmpint (text->start, ==, 5);
  text = g_ptr_array_index (plan->texts, 2);
  g_assert_cmpstr (text->text, ==, "没有声音。");
  g_assert_cmpint (text->start, >=, 98);
  cliff_store_rollback (store);
}

/* A project may come from a stranger: any number may stand in it. */
static void
test_episode_hostile (void)
{
  static const char * const clips[] = { "9223372036854775807, 9223372036854775807", "-9223372036854775807, -1",
                                        "500000000, 9223372036854775807", "-5, NULL" };
  CliffId episode, shot, lane;
  g_autoptr(CliffStore) store = new_store (&episode);
  g_autoptr(CliffPlan) plan = NULL, long_plan = NULL;
  g_autoptr(GError) error = NULL;

  shot = insert (store, "INSERT INTO shot (episode_id, position, duration, transition, transition_length)"
                 " VALUES (?, 1, ? * ?, 'dissolve', -9223372036854775807)", "iii", episode, G_MININT64, (gint64) 1);
  lane = insert (store, "INSERT INTO lane (episode_id, position, kind) VALUES (?, ? + ?, 'title')", "iii", episode, 1, 0);
  for (guint i = 0; i < G_N_ELEMENTS (clips); i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO clip (lane_id, shot_id, text, offset, length)"
                                              " VALUES (?, ? + ?, 'x', %s)", clips[i]);

      insert (store, sql, "iii", lane, shot, (gint64) 0);
    }
  plan = cliff_plan_new_for_episode (store, episode, 0, &error);
  g_assert_no_error (error);
  assert_valid (plan);
  /* Of the four only those that begin before the episode do are seen. */
  g_assert_cmpuint (plan->texts->len, ==, 2);

  for (int i = 0; i < 20; i++)
    insert (store, "INSERT INTO shot (episode_id, position, duration) VALUES (?, ?, ?)", "iii", episode, i, G_MAXINT64);
  long_plan = cliff_plan_new_for_episode (store, episode, 0, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_null (long_plan);
  cliff_store_rollback (store);
}

/* ── What a cut says ─────────────────────────────────────────────────────────────────────────── */

static void
exec (CliffStore *store,
      const char *format,
      ...) G_GNUC_PRINTF (2, 3);

static void
exec (CliffStore *store,
      const char *format,
      ...)
{
  g_autofree char *sql = NULL;
  g_autoptr(GError) error = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cliff_store_exec (store, &error, sql, "");
  g_assert_no_error (error);
}

static CliffPlan *
plan_episode (CliffStore *store,
              CliffId     episode)
{
  g_autoptr(GError) error = NULL;
  CliffPlan *plan = cliff_plan_new_for_episode (store, episode, 0, &error);

  g_assert_no_error (error);
  assert_valid (plan);

  return plan;
}

/* Two shots with a video each, and a lane of each kind with a clip. */
static void
fill_cut (CliffStore *store,
          CliffId     episode)
{
  static const char *const lanes[] = { "overlay", "title", "subtitle", "voice", "music", "effect" };
  CliffId still = add_take (store, 0, "picture", "{}"), video = add_take (store, 9 * CLIFF_SECOND, "video", "{}");
  CliffId sound = add_take (store, 9 * CLIFF_SECOND, "music", "{}");

  exec (store, "INSERT INTO shot (id, episode_id, position, duration, held, take_id, source_in) VALUES"
        " (11, %" G_GINT64_FORMAT ", 1, 3000000000, 1, %" G_GINT64_FORMAT ", 0),"
        " (12, %" G_GINT64_FORMAT ", 2, 3000000000, 1, %" G_GINT64_FORMAT ", 2000000000)", episode, video, episode, video);
  exec (store, "UPDATE shot SET speed = 2000000, gain = 500000, transition = 'wipe', transition_length = 1000000000,"
        " transition_edge = 'top', transition_colour = '#123456' WHERE id = 12");
  exec (store, "INSERT INTO keyframe (shot_id, property, time, value, curve) VALUES (12, 'scale', 0, 1500000, 'linear'),"
        " (12, 'gain', 500000000, 300000, 'hold')");
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    {
      CliffId take = i == 0 ? still : i < 3 ? 0 : sound;

      exec (store, "INSERT INTO lane (id, episode_id, position, kind) VALUES (%u, %" G_GINT64_FORMAT ", %u, '%s')", 20 + i,
            episode, i, lanes[i]);
      exec (store, "INSERT INTO clip (id, lane_id, shot_id, offset, length, text, take_id, source_in, speed, fade_in, fade_out,"
            " style) VALUES (%u, %u, 12, 500000000, 1000000000, '%s', nullif(%" G_GINT64_FORMAT ", 0), 100000000, 1500000,"
            " 200000000, 300000000, '{\"size\":50000}')", 30 + i, 20 + i, i == 1 || i == 2 ? "三年后" : "", take);
      exec (store, "INSERT INTO keyframe (clip_id, property, time, value) VALUES (%u, 'opacity', 0, 500000),"
            " (%u, 'gain', 0, 250000)", 30 + i, 30 + i);
    }
}

static CliffPlanSound *
find_sound (CliffPlan    *plan,
            CliffPlanBus  bus,
            guint         skip)
{
  for (guint i = 0; i < plan->sounds->len; i++)
    {
      CliffPlanSound *sound = g_ptr_array_index (plan->sounds, i);

      if (sound->bus == bus && skip-- == 0)
        return sound;
    }
  return NULL;
}

static void
test_cut_pictures (void)
{
  CliffId episode;
  g_autoptr(CliffStore) store = new_store (&episode);
  g_autoptr(CliffPlan) plan = NULL;
  g_autoptr(CliffPlan) hidden = NULL;
  const CliffPlanShot *shot, *overlay;
  const CliffPlanText *text;

  fill_cut (store, episode);
  plan = plan_episode (store, episode);
  g_assert_cmpint (plan->n_frames, ==, 180);
  shot = g_ptr_array_index (plan->shots, 1);
  g_assert_cmpint (shot->transition, ==, CLIFF_TRANSITION_WIPE);
  g_assert_cmpint (shot->overlap, ==, 30);
  g_assert_cmpint (shot->edge, ==, CLIFF_EDGE_TOP);
  g_assert_cmpint (shot->colour, ==, 0x123456);
  g_assert_cmpint (shot->in, ==, 2000 * MS);
  g_assert_cmpint (shot->speed, ==, 2 * CLIFF_PPM);
  g_assert_cmpuint (shot->keys->len, ==, 1);
  g_assert_cmpint (g_array_index (shot->keys, CliffPlanKey, 0).value, ==, 1500000);

  g_assert_cmpuint (plan->overlays->len, ==, 1);
  overlay = g_ptr_array_index (plan->overlays, 0);
  g_assert_cmpint (overlay->start, ==, 105);
  g_assert_cmpint (overlay->length, ==, 30);
  g_assert_cmpint (overlay->fade_out, ==, 300 * MS);
  g_assert_cmpuint (overlay->keys->len, ==, 1);
  g_assert_cmpint (g_array_index (overlay->keys, CliffPlanKey, 0).property, ==, CLIFF_PROPERTY_OPACITY);

  g_assert_cmpuint (plan->texts->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      text = g_ptr_array_index (plan->texts, i);
      g_assert_cmpint (text->kind, ==, i == 0 ? CLIFF_TITLE_SUBTITLE : CLIFF_TITLE_CAPTION);
      g_assert_cmpstr (text->style, ==, "{\"size\":50000}");
      g_assert_cmpint (text->fade_in, ==, 200 * MS);
      g_assert_cmpuint (text->keys->len, ==, 1);
    }

  exec (store, "UPDATE lane SET muted = 1");
  hidden = plan_episode (store, episode);
  g_assert_cmpuint (hidden->overlays->len, ==, 0);
  g_assert_cmpuint (hidden->texts->len, ==, 0);
  g_assert_cmpuint (hidden->sounds->len, ==, 2);
  cliff_store_rollback (store);
}

static void
test_cut_sounds (void)
{
  CliffId episode;
  g_autoptr(CliffStore) store = new_store (&episode);
  g_autoptr(CliffPlan) plan = NULL;
  g_autoptr(CliffPlan) solo = NULL;
  const CliffPlanSound *sound;

  fill_cut (store, episode);
  exec (store, "UPDATE lane SET gain = 500000, ducked = 0 WHERE kind = 'music'");
  plan = plan_episode (store, episode);
  g_assert_cmpuint (plan->sounds->len, ==, 5);
  sound = find_sound (plan, CLIFF_PLAN_MUSIC, 0);
  g_assert_cmpint (sound->gain, ==, 500000);
  g_assert_cmpint (sound->ducked, ==, 0);
  g_assert_cmpint (sound->lane, ==, 24);
  g_assert_cmpint (sound->start, ==, 3500 * MS);
  g_assert_cmpint (sound->length, ==, 1000 * MS);
  g_assert_cmpint (sound->in, ==, 100 * MS);
  g_assert_cmpint (sound->speed, ==, 1500000);
  g_assert_cmpint (sound->fade_in, ==, 200 * MS);
  g_assert_cmpuint (sound->keys->len, ==, 1);
  g_assert_cmpint (g_array_index (sound->keys, CliffPlanKey, 0).value, ==, 250000);

  /* The first take is heard to the end of the transition; the second comes with it, one second of the file earlier. */
  sound = find_sound (plan, CLIFF_PLAN_OWN, 0);
  g_assert_cmpint (sound->start, ==, 0);
  g_assert_cmpint (sound->length, ==, 3500 * MS);
  g_assert_cmpint (sound->fade_out, ==, 1000 * MS);
  sound = find_sound (plan, CLIFF_PLAN_OWN, 1);
  g_assert_cmpint (sound->gain, ==, 500000);
  g_assert_cmpint (sound->start, ==, 2500 * MS);
  g_assert_cmpint (sound->in, ==, 1000 * MS);
  g_assert_cmpint (sound->fade_in, ==, 1000 * MS);
  g_assert_cmpint (g_array_index (sound->keys, CliffPlanKey, 0).time, ==, 1000 * MS);

  exec (store, "UPDATE lane SET solo = 1 WHERE kind = 'effect'");
  solo = plan_episode (store, episode);
  g_assert_cmpuint (solo->sounds->len, ==, 1);
  g_assert_nonnull (find_sound (solo, CLIFF_PLAN_EFFECT, 0));
  g_assert_cmpuint (solo->overlays->len, ==, 1);
  cliff_store_rollback (store);
}

static void
test_cut_subtitles (void)
{
  CliffId episode;
  g_autoptr(CliffStore) store = new_store (&episode);
  g_autoptr(CliffPlan) plan = NULL;
  g_autoptr(CliffPlan) muted = NULL;
  g_autofree char *srt = NULL;
  const CliffPlanText *text;

  exec (store, "UPDATE series SET subtitle_style = '{\"colour\":\"#ffff00\"}'");
  exec (store, "INSERT INTO shot (id, episode_id, position, duration) VALUES (11, %" G_GINT64_FORMAT ", 1, 9000000000)", episode);
  exec (store, "INSERT INTO line (shot_id, position, text, subtitle, offset) VALUES (11, 1, '说的话', '写的字', 4000000000),"
        " (11, 2, '不写出来', '', 2000000000), (11, 3, '第一句', NULL, 1000000000)");
  plan = plan_episode (store, episode);
  g_assert_cmpuint (plan->texts->len, ==, 2);
  text = g_ptr_array_index (plan->texts, 0);
  g_assert_cmpstr (text->text, ==, "第一句");
  g_assert_cmpstr (text->style, ==, "{\"colour\":\"#ffff00\"}");
  g_assert_cmpint (text->start, ==, 30);
  /* It gives way to the next line, wherever that stands in the list. */
  g_assert_cmpint (text->start + text->length, <=, 60);
  text = g_ptr_array_index (plan->texts, 1);
  g_assert_cmpstr (text->text, ==, "写的字");
  srt = cliff_plan_dup_srt (plan);
  g_assert_nonnull (strstr (srt, "写的字"));

  exec (store, "INSERT INTO lane (episode_id, position, kind, muted) VALUES (%" G_GINT64_FORMAT ", 1, 'subtitle', 1)", episode);
  muted = plan_episode (store, episode);
  g_assert_cmpuint (muted->texts->len, ==, 0);
  cliff_store_rollback (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan/times", test_times);
  g_test_add_func ("/plan/json", test_json);
  g_test_add_func ("/plan/json-hostile", test_json_hostile);
  g_test_add_func ("/plan/movement", test_movement);
  g_test_add_func ("/plan/movement-slow", test_movement_slow);
  g_test_add_func ("/plan/subtitles", test_subtitles);
  g_test_add_func ("/plan/subtitle-breaks", test_subtitle_breaks);
  g_test_add_func ("/plan/subtitle-words", test_subtitle_words);
  g_test_add_func ("/plan/srt", test_srt);

  g_test_add_func ("/plan/episode-frames", test_episode_frames);
  g_test_add_func ("/plan/episode-takes", test_episode_takes);
  g_test_add_func ("/plan/episode-hostile", test_episode_hostile);
  g_test_add_func ("/plan/cut-pictures", test_cut_pictures);
  g_test_add_func ("/plan/cut-sounds", test_cut_sounds);
  g_test_add_func ("/plan/cut-subtitles", test_cut_subtitles);

  return g_test_run ();
}
