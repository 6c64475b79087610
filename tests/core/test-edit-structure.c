/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-breakdown.h"
#include "cliff-edit-error.h"
#include "cliff-edit-script.h"
#include "cliff-edit-shot.h"
#include "cliff-edit-structure.h"
#include "cliff-test.h"

#include <string.h>

static const char drama[] =
  "《归来》\n\n"
  "第1集：归来\n\n"
  "1-1 夜 外 巷口\n人物：林晚、周叔\n\n△林晚站在雨里。\n林晚：我回来了。\n周叔：你是谁？\n\n"
  "1-2 夜 内 出租屋\n△林晚打开箱子。\n林晚（OS）：一切都还在。\n\n"
  "1-3 日 内 医院\n△医生摇头。\n医生：准备后事吧。\n【卡点：心电图变成直线】\n【本集完】\n\n"
  "第2集：耳光\n\n"
  "2-1 日 内 大堂\n△周叔抬手，一记耳光。\n周叔：滚！\n\n"
  "2-2 日 外 街上\n△林晚捂着脸，笑了。\n林晚：记住这一下。\n【本集完】\n\n"
  "第3集\n\n"
  "△空镜：城市夜景。\n旁白：三年后。\n\n"
  "3-1 夜 内 宴会厅\n△林晚走进来，全场安静。\n周叔：你……\n林晚：好久不见。\n";

static const char fountain[] =
  "# EP 1: Home\n\n"
  "INT. PAWN SHOP - NIGHT\n\nRain hammers the window.\n\nNORA\nFive minutes.\n\n"
  "## Act Two\n= She runs.\n\n"
  "EXT. STREET - NIGHT\n\nNora runs.\n\nGUS\nWait!\n\n"
  "INT. CAR - NIGHT\n\nThe door slams.\n\nNORA (V.O.)\nI never looked back.\n\nEND OF EP 1\n\n"
  "# EP 2\n\n"
  "INT. KITCHEN - DAY\n\nA kettle screams.\n\nMARA\nYou are late.\n\n"
  "EXT. YARD - DAY\n\nNobody.\n\nNORA\nMara?\n\nEND OF EP 2\n\n"
  "# EP 3\n\n"
  "INT. HALL - NIGHT\n\nThe crowd parts.\n\nGUS\nYou!";

static void
add_take (CliffStore *store)
{
  g_autoptr(GError) error = NULL;
  CliffId media;

  cliff_store_begin_kept (store, &error);
  media = cliff_store_insert (
    store, &error, "INSERT INTO media (sha256, extension, bytes, created) VALUES ('00', 'png', 1, 1)", "");
  cliff_store_exec (store, &error,
                    "INSERT INTO take (owner, owner_id, kind, media_id, created) SELECT 'shot', id, 'picture', ?, 1 FROM shot",
                    "i", media);
  cliff_store_commit (store, &error);
  g_assert_no_error (error);
}

/* Broken down, with a take for every shot, music beds, an effect on a shot of each scene, and hands laid on some. */
static CliffStore *
create (const char        *text,
        CliffScriptFormat  format)
{
  CliffStore *store = cliff_test_create_store ();
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffRows) rows = NULL;

  cliff_edit_import_script (store, text, format, &error);
  g_assert_no_error (error);
  rows = cliff_store_query (store, "SELECT id FROM episode ORDER BY position", "");
  while (cliff_rows_next (rows))
    {
      cliff_edit_break_down (store, cliff_rows_get_int (rows, 0), NULL, &error);
      g_assert_no_error (error);
    }
  add_take (store);
  cliff_test_exec (store, "UPDATE shot SET take_id = (SELECT id FROM take WHERE owner_id = shot.id), edited = id % 3 = 0, "
                          "subject = subject || CASE id % 3 WHEN 0 THEN '，近一些' ELSE '' END");
  cliff_test_exec (store, "INSERT INTO lane (episode_id, position, kind, gain) SELECT id, 1, 'music', 500000 FROM episode");
  cliff_test_exec (store, "INSERT INTO clip (lane_id, text) SELECT id, 'bed' FROM lane");
  cliff_test_exec (store, "INSERT INTO lane (episode_id, position, kind) SELECT id, 2, 'effect' FROM episode");
  cliff_test_exec (store, "INSERT INTO clip (lane_id, shot_id, text) SELECT lane.id, min (shot.id), 'bang' FROM lane JOIN shot ON "
                          "shot.episode_id = lane.episode_id WHERE kind = 'effect' GROUP BY scene_id");

  return store;
}

static gint64
count (CliffStore *store,
       const char *what)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", what);

  return cliff_store_get_int (store, -1, sql, "");
}

static CliffId
scene (CliffStore *store,
       const char *location)
{
  CliffId id = cliff_store_get_int (
    store, 0, "SELECT scene.id FROM scene JOIN location ON location.id = location_id WHERE name = ?", "s", location);

  g_assert_cmpint (id, !=, 0);

  return id;
}

static CliffId
episode (CliffStore *store,
         int         place)
{
  CliffId id = cliff_store_get_int (store, 0, "SELECT id FROM episode ORDER BY position, id LIMIT 1 OFFSET ?", "i",
                                    (gint64) place);

  g_assert_cmpint (id, !=, 0);

  return id;
}

static void
assert_text (CliffStore *store,
             int         place,
             const char *expected)
{
  g_autofree char *text = cliff_edit_dup_episode_text (store, episode (store, place));

  g_assert_cmpstr (text, ==, expected);
}

/* ── What must hold whatever was moved ──────────────────────────────────────────────────────────── */

/* What each element and shot is, by id; where it stands aside. */
static char *
dup_substance (CliffStore *store)
{
  static const char * const queries[] = {
    "SELECT group_concat (id || kind || speaker || mood || text, char (10)) FROM (SELECT * FROM element ORDER BY id)",
    ("SELECT group_concat (id || size || subject || action || duration || edited || ifnull (take_id, 0), char (10)) "
     "FROM (SELECT * FROM shot ORDER BY id)"),
    "SELECT group_concat (id || shot_id || ifnull (element_id, 0) || text, char (10)) FROM (SELECT * FROM line ORDER BY id)",
    "SELECT group_concat (id || owner_id, char (10)) FROM (SELECT * FROM take ORDER BY id)",
    "SELECT group_concat (shot_id || '-' || element_id, char (10)) FROM (SELECT * FROM shot_element ORDER BY id)",
    "SELECT group_concat (id || shot_id || text) FROM (SELECT * FROM clip WHERE text = 'bang' ORDER BY id)",
  };
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *part = cliff_store_dup_text (store, queries[i], "");

      g_assert_nonnull (part);
      g_string_append_printf (all, "%s\n\n", part);
    }

  return g_string_free_and_steal (all);
}

/* The places of rows are those of the texts, shots stand with their scenes, clips with their shots. */
static void
assert_sound (CliffStore *store)
{
  g_autoptr(CliffRows) rows = cliff_store_query (
    store,
    "SELECT element.text, scene.start + element.start, scene.start + element.end, script_text.text FROM element "
    "JOIN scene ON scene.id = scene_id JOIN episode ON episode.id = episode_id JOIN script_text ON script_text.id = text_id "
    "WHERE element.text != ''",
    "");

  while (cliff_rows_next (rows))
    {
      gint64 start = cliff_rows_get_int (rows, 1);
      g_autofree char *slice = g_strndup (cliff_rows_get_text (rows, 3) + start, cliff_rows_get_int (rows, 2) - start);

      g_assert_nonnull (strstr (slice, cliff_rows_get_text (rows, 0)));
    }
  g_assert_cmpint (count (store, "shot JOIN scene ON scene.id = scene_id WHERE shot.episode_id != scene.episode_id"), ==, 0);
  g_assert_cmpint (count (store, "shot WHERE scene_id IS NULL"), ==, 0);
  g_assert_cmpint (count (store, "shot_element JOIN shot ON shot.id = shot_id JOIN element ON element.id = element_id "
                                 "WHERE shot.scene_id != element.scene_id"), ==, 0);
  g_assert_cmpint (count (store, "clip JOIN lane ON lane.id = lane_id JOIN shot ON shot.id = shot_id WHERE "
                                 "lane.episode_id != shot.episode_id"), ==, 0);
  g_assert_cmpint (count (store, "shot a JOIN shot b ON a.episode_id = b.episode_id JOIN scene s ON s.id = a.scene_id JOIN "
                                 "scene t ON t.id = b.scene_id WHERE a.position <= b.position AND a.id != b.id AND "
                                 "s.position > t.position"), ==, 0);
  g_assert_cmpint (count (store, "(SELECT 1 FROM shot GROUP BY episode_id, position HAVING count (*) > 1)"), ==, 0);
}

/* ── One by one ─────────────────────────────────────────────────────────────────────────────────── */

static void
test_move_within (void)
{
  g_autoptr(CliffStore) store = create (drama, CLIFF_SCRIPT_DRAMA);
  g_autofree char *before = dup_substance (store);
  g_autofree char *text = cliff_edit_dup_episode_text (store, episode (store, 0));
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  cliff_edit_move_scene (store, scene (store, "医院"), episode (store, 0), scene (store, "巷口"), &error);
  g_assert_no_error (error);
  assert_text (store, 0,
               "第1集：归来\n\n"
               "1-1 夜 外 巷口\n人物：林晚、周叔\n\n△林晚站在雨里。\n林晚：我回来了。\n周叔：你是谁？\n\n"
               "1-3 日 内 医院\n△医生摇头。\n医生：准备后事吧。\n【卡点：心电图变成直线】\n\n"
               "1-2 夜 内 出租屋\n△林晚打开箱子。\n林晚（OS）：一切都还在。\n【本集完】\n\n");
  after = dup_substance (store);
  g_assert_cmpstr (before, ==, after);
  assert_sound (store);

  /* And back again is the text there was, to the byte. */
  cliff_edit_move_scene (store, scene (store, "医院"), episode (store, 0), scene (store, "出租屋"), &error);
  g_assert_no_error (error);
  assert_text (store, 0, text);
}

static void
test_move_across (void)
{
  g_autoptr(CliffStore) store = create (fountain, CLIFF_SCRIPT_FOUNTAIN);
  g_autofree char *before = dup_substance (store);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  cliff_edit_move_scene (store, scene (store, "STREET"), episode (store, 2), scene (store, "HALL"), &error);
  g_assert_no_error (error);
  assert_text (store, 0,
               "# EP 1: Home\n\n"
               "INT. PAWN SHOP - NIGHT\n\nRain hammers the window.\n\nNORA\nFive minutes.\n\n"
               "## Act Two\n= She runs.\n\n"
               "INT. CAR - NIGHT\n\nThe door slams.\n\nNORA (V.O.)\nI never looked back.\n\nEND OF EP 1\n\n");
  assert_text (store, 2,
               "# EP 3\n\nINT. HALL - NIGHT\n\nThe crowd parts.\n\nGUS\nYou!\n\n"
               "EXT. STREET - NIGHT\n\nNora runs.\n\nGUS\nWait!");
  after = dup_substance (store);
  g_assert_cmpstr (before, ==, after);
  assert_sound (store);

  /* The last scene of an episode leaves its end mark behind. */
  cliff_edit_move_scene (store, scene (store, "YARD"), episode (store, 0), 0, &error);
  g_assert_no_error (error);
  assert_text (store, 1, "# EP 2\n\nINT. KITCHEN - DAY\n\nA kettle screams.\n\nMARA\nYou are late.\n\nEND OF EP 2\n\n");
  cliff_edit_move_scene (store, scene (store, "KITCHEN"), episode (store, 0), 0, &error);
  g_assert_no_error (error);
  assert_text (store, 1, "# EP 2\n\nEND OF EP 2\n\n");
  assert_sound (store);
}

/* Text that stands before the first heading stays there. */
static void
test_headless (void)
{
  g_autoptr(CliffStore) store = create (drama, CLIFF_SCRIPT_DRAMA);
  CliffId third = episode (store, 2);
  CliffId headless = cliff_store_get_int (store, 0, "SELECT id FROM scene WHERE heading = ''", "");
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (cliff_edit_move_scene (store, headless, episode (store, 0), 0, &error));
  g_assert_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_NO_HEADING);
  g_clear_error (&error);
  cliff_edit_move_scene (store, scene (store, "街上"), third, 0, &error);
  g_assert_no_error (error);
  text = cliff_edit_dup_episode_text (store, third);
  g_assert_true (g_str_has_prefix (text, "第3集\n\n△空镜：城市夜景。\n旁白：三年后。\n\n2-2 日 外 街上\n"));
  assert_sound (store);
}

static void
test_split (void)
{
  g_autoptr(CliffStore) store = create (drama, CLIFF_SCRIPT_DRAMA);
  g_autofree char *before = dup_substance (store);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  CliffId second;

  cliff_test_exec (store, "INSERT INTO look (character_id, name, from_episode, to_episode) VALUES (1, '雨衣', 2, 3)");
  second = cliff_edit_split_episode (store, scene (store, "出租屋"), TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (second, ==, episode (store, 1));
  assert_text (store, 0, "第1集：归来\n\n1-1 夜 外 巷口\n人物：林晚、周叔\n\n△林晚站在雨里。\n林晚：我回来了。\n周叔：你是谁？\n");
  assert_text (store, 1,
               "第2集\n\n1-2 夜 内 出租屋\n△林晚打开箱子。\n林晚（OS）：一切都还在。\n\n"
               "1-3 日 内 医院\n△医生摇头。\n医生：准备后事吧。\n【卡点：心电图变成直线】\n【本集完】\n\n");
  assert_text (store, 2,
               "第3集：耳光\n\n2-1 日 内 大堂\n△周叔抬手，一记耳光。\n周叔：滚！\n\n"
               "2-2 日 外 街上\n△林晚捂着脸，笑了。\n林晚：记住这一下。\n【本集完】\n\n");
  g_assert_cmpint (count (store, "episode WHERE number != (SELECT count (*) FROM episode e WHERE e.position <= episode.position)"),
                   ==, 0);
  g_assert_cmpint (count (store, "look WHERE from_episode = 3 AND to_episode = 4"), ==, 1);
  after = dup_substance (store);
  g_assert_cmpstr (before, ==, after);
  assert_sound (store);

  g_assert_cmpint (cliff_edit_split_episode (store, scene (store, "出租屋"), TRUE, &error), ==, 0);
  g_assert_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_FIRST_SCENE);
}

static void
test_merge (void)
{
  g_autoptr(CliffStore) store = create (fountain, CLIFF_SCRIPT_FOUNTAIN);
  g_autofree char *before = dup_substance (store);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  cliff_edit_merge_episode (store, episode (store, 0), FALSE, &error);
  g_assert_no_error (error);
  assert_text (store, 0,
               "# EP 1: Home\n\n"
               "INT. PAWN SHOP - NIGHT\n\nRain hammers the window.\n\nNORA\nFive minutes.\n\n"
               "## Act Two\n= She runs.\n\n"
               "EXT. STREET - NIGHT\n\nNora runs.\n\nGUS\nWait!\n\n"
               "INT. CAR - NIGHT\n\nThe door slams.\n\nNORA (V.O.)\nI never looked back.\n\n"
               "INT. KITCHEN - DAY\n\nA kettle screams.\n\nMARA\nYou are late.\n\n"
               "EXT. YARD - DAY\n\nNobody.\n\nNORA\nMara?\n\nEND OF EP 1\n\n");
  after = dup_substance (store);
  g_assert_cmpstr (before, ==, after);
  assert_sound (store);
  g_assert_cmpint (count (store, "clip WHERE text = 'bed'"), ==, 2);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT number FROM episode ORDER BY position LIMIT 1 OFFSET 1", ""), ==, 3);

  cliff_edit_number_episodes (store, &error);
  g_assert_no_error (error);
  assert_text (store, 1, "# EP 2\n\nINT. HALL - NIGHT\n\nThe crowd parts.\n\nGUS\nYou!");
  g_assert_false (cliff_edit_merge_episode (store, episode (store, 1), FALSE, &error));
  g_assert_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_LAST);
}

static void
test_delete (void)
{
  g_autoptr(CliffStore) store = create (drama, CLIFF_SCRIPT_DRAMA);
  g_autofree char *before = cliff_test_dup_content (store);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  gint64 takes = count (store, "take");

  cliff_edit_delete_scene (store, scene (store, "大堂"), &error);
  g_assert_no_error (error);
  assert_text (store, 1, "第2集：耳光\n\n2-2 日 外 街上\n△林晚捂着脸，笑了。\n林晚：记住这一下。\n【本集完】\n\n");
  assert_sound (store);
  cliff_edit_delete_episode (store, episode (store, 0), TRUE, &error);
  g_assert_no_error (error);
  assert_text (store, 0, "第1集：耳光\n\n2-2 日 外 街上\n△林晚捂着脸，笑了。\n林晚：记住这一下。\n【本集完】\n\n");
  assert_sound (store);
  g_assert_cmpint (count (store, "take"), ==, takes);

  g_assert_true (cliff_store_undo (store, NULL));
  g_assert_true (cliff_store_undo (store, NULL));
  after = cliff_test_dup_content (store);
  g_assert_cmpstr (before, ==, after);
}

static void
test_move_episode (void)
{
  g_autoptr(CliffStore) store = create (drama, CLIFF_SCRIPT_DRAMA);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  CliffId last = episode (store, 2);

  cliff_test_exec (store, "INSERT INTO look (character_id, name, from_episode, to_episode) VALUES (1, '礼服', 3, 3), (1, '雨衣', 1, 3)");
  cliff_edit_move_episode (store, last, 0, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (episode (store, 0), ==, last);
  text = cliff_edit_dup_episode_text (store, last);
  g_assert_true (g_str_has_prefix (text, "第1集\n"));
  g_assert_cmpint (count (store, "look WHERE name = '礼服' AND from_episode = 1 AND to_episode = 1"), ==, 1);
  assert_sound (store);

  /* What is in order already makes no step. */
  {
    gint64 steps = count (store, "history");

    cliff_edit_number_episodes (store, &error);
    cliff_edit_move_episode (store, last, 0, TRUE, &error);
    g_assert_no_error (error);
    g_assert_cmpint (count (store, "history"), ==, steps);
  }
}

/* A text too long is proposed to be cut, inside scenes too, and no shot is lost by it. */
static void
test_propose (void)
{
  g_autoptr(GString) text = g_string_new ("第1集：长夜\n\n");
  g_autoptr(CliffStore) store = NULL;
  g_autoptr(GArray) parts = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *content = NULL;
  g_autofree char *undone = NULL;
  g_autoptr(GError) error = NULL;
  CliffTime sum = 0;
  gboolean inside = FALSE;

  for (int i = 1; i <= 6; i++)
    {
      g_string_append_printf (text, "1-%d 夜 内 房间%d\n", i, i);
      for (int j = 0; j < (i == 3 ? 40 : 8); j++)
        g_string_append_printf (text, "△林晚走过第%d扇门，停下脚步。\n林晚：这里面到底是谁，你为什么不肯告诉我？\n", j + 1);
      g_string_append_c (text, '\n');
    }
  store = create (text->str, CLIFF_SCRIPT_DRAMA);
  before = dup_substance (store);
  content = cliff_test_dup_content (store);
  parts = cliff_edit_propose_split (store, episode (store, 0), 60 * CLIFF_SECOND);
  g_assert_cmpint (parts->len, >, 3);
  for (guint i = 0; i < parts->len; i++)
    {
      CliffSplitPart *part = &g_array_index (parts, CliffSplitPart, i);

      sum += part->length;
      inside |= part->element > 0;
      g_assert_cmpint (part->length, >, 30 * CLIFF_SECOND);
      g_assert_cmpint (part->length, <, 90 * CLIFF_SECOND);
    }
  g_assert_true (inside);
  g_assert_cmpint (sum, ==, cliff_store_get_int (store, 0, "SELECT sum (duration) FROM shot WHERE edited = 0 OR edited = 1", ""));
  cliff_edit_apply_split (store, episode (store, 0), parts, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (store, "episode"), ==, parts->len);
  after = dup_substance (store);
  g_assert_cmpstr (before, ==, after);
  assert_sound (store);
  g_assert_true (cliff_store_undo (store, NULL));
  undone = cliff_test_dup_content (store);
  g_assert_cmpstr (undone, ==, content);
}

/* ── At random ──────────────────────────────────────────────────────────────────────────────────── */

static CliffId
pick (CliffStore *store,
      const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET ?", table);

  return cliff_store_get_int (store, 0, sql, "i", (gint64) g_test_rand_int_range (0, MAX (1, count (store, table))));
}

static void
change_at_random (CliffStore *store)
{
  CliffId some = pick (store, "scene");
  CliffId target = pick (store, "episode");
  CliffId after = cliff_store_get_int (store, 0, "SELECT id FROM scene WHERE episode_id = ? ORDER BY position LIMIT 1 OFFSET ?",
                                       "ii", target, (gint64) g_test_rand_int_range (0, 4));
  gboolean renumber = g_test_rand_int_range (0, 3) == 0;
  g_autoptr(GError) error = NULL;

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      cliff_edit_move_episode (store, target, pick (store, "episode"), renumber, &error);
      break;
    case 1:
      cliff_edit_split_episode (store, some, renumber, &error);
      break;
    case 2:
      cliff_edit_merge_episode (store, target, renumber, &error);
      break;
    default:
      cliff_edit_move_scene (store, some, target, after, &error);
      break;
    }
  g_assert_true (error == NULL || error->domain == CLIFF_EDIT_ERROR);
}

static void
change_much (const char        *text,
             CliffScriptFormat  format)
{
  g_autoptr(CliffStore) store = create (text, format);
  g_autofree char *substance = dup_substance (store);
  g_autofree char *before = cliff_test_dup_content (store);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  gint64 steps = count (store, "history");
  gint64 headed = count (store, "scene WHERE heading != ''");
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *now = NULL;

      change_at_random (store);
      now = dup_substance (store);
      g_assert_cmpstr (now, ==, substance);
      g_assert_cmpint (count (store, "scene WHERE heading != ''"), ==, headed);
      assert_sound (store);
    }
  after = cliff_test_dup_content (store);
  steps = count (store, "history") - steps;
  g_assert_cmpint (steps, >, 10);
  for (int i = 0; i < steps; i++)
    g_assert_true (cliff_store_undo (store, &error));
  undone = cliff_test_dup_content (store);
  g_assert_cmpstr (undone, ==, before);
  for (int i = 0; i < steps; i++)
    g_assert_true (cliff_store_redo (store, &error));
  redone = cliff_test_dup_content (store);
  g_assert_cmpstr (redone, ==, after);
}

static void
test_random (void)
{
  for (int i = 0; i < 3; i++)
    {
      change_much (drama, CLIFF_SCRIPT_DRAMA);
      change_much (fountain, CLIFF_SCRIPT_FOUNTAIN);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-structure/move-within", test_move_within);
  g_test_add_func ("/edit-structure/move-across", test_move_across);
  g_test_add_func ("/edit-structure/headless", test_headless);
  g_test_add_func ("/edit-structure/split", test_split);
  g_test_add_func ("/edit-structure/merge", test_merge);
  g_test_add_func ("/edit-structure/delete", test_delete);
  g_test_add_func ("/edit-structure/move-episode", test_move_episode);
  g_test_add_func ("/edit-structure/propose", test_propose);
  g_test_add_func ("/edit-structure/random", test_random);

  return g_test_run ();
}
