/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-breakdown.h"
#include "cliff-edit-breakdown.h"
#include "cliff-edit-script.h"
#include "cliff-edit-shot.h"
#include "cliff-edit-shots.h"
#include "cliff-shot-metrics.h"
#include "cliff-test.h"

#include <string.h>

static char *
load_text (const char *name)
{
  g_autofree char *path = cliff_test_dup_data_path (name);
  g_autoptr(GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static CliffStore *
import (const char *name)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "剧.cliffhanger", NULL);
  g_autofree char *text = load_text (name);
  g_autoptr(GError) error = NULL;
  CliffStore *store = cliff_store_create (path, &error);

  g_assert_no_error (error);
  cliff_edit_import_script (store, text, CLIFF_SCRIPT_AUTO, &error);
  g_assert_no_error (error);

  return store;
}

static CliffBreakdownCounts
break_down (CliffStore *store,
            CliffId     episode)
{
  g_autoptr(GError) error = NULL;
  CliffBreakdownCounts counts;

  cliff_edit_break_down (store, episode, &counts, &error);
  g_assert_no_error (error);

  return counts;
}

static void
replace_in_episode (CliffStore *store,
                    CliffId     episode,
                    const char *before,
                    const char *after)
{
  g_autofree char *text = cliff_edit_dup_episode_text (store, episode);
  g_autoptr(GString) edited = g_string_new (text);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_string_replace (edited, before, after, 1), ==, 1);
  cliff_edit_set_episode_text (store, episode, edited->str, &error);
  g_assert_no_error (error);
}

static CliffId
episode_id (CliffStore *store,
            int         number)
{
  return cliff_store_get_int (store, 0, "SELECT id FROM episode WHERE number = ?", "i",
                              (gint64) number);
}

/* Every column of the rows a query yields, as one text: what must not change can be compared. */
static char *
dump (CliffStore *store,
      const char *table,
      const char *where)
{
  g_autofree char *columns =
    cliff_store_dup_text (store,
                          "SELECT group_concat ('quote (' || name || ')', ' || ''|'' || ') FROM "
                          "(SELECT name FROM pragma_table_info (?))",
                          "s", table);
  g_autofree char *sql = g_strdup_printf (
    "SELECT group_concat (r, char (10)) FROM (SELECT %s AS r FROM %s WHERE %s ORDER BY id)",
    columns, table, where);
  char *rows = cliff_store_dup_text (store, sql, "");

  return rows != NULL ? rows : g_strdup ("");
}

static char *
dump_shots (CliffStore *store,
            const char *where)
{
  static const char * const tables[] = { "shot_element", "shot_character", "shot_prop", "line" };
  g_autofree char *inner = g_strdup_printf ("shot_id IN (SELECT id FROM shot WHERE %s)", where);
  g_autofree char *shots = dump (store, "shot", where);
  GString *all = g_string_new (shots);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *rows = dump (store, tables[i], inner);

      g_string_append_printf (all, "\n%s\n%s", tables[i], rows);
    }

  return g_string_free_and_steal (all);
}

static gint64
count (CliffStore *store,
       const char *what)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", what);

  return cliff_store_get_int (store, -1, sql, "");
}

static void
test_import (void)
{
  g_autoptr(CliffStore) store = import ("cn-drama/script-layout-A.txt");
  g_autofree char *title = cliff_store_dup_text (store, "SELECT title FROM series", "");
  g_autofree char *language =
    cliff_store_dup_text (store, "SELECT language || ' ' || script_format FROM series", "");
  g_autofree char *gender =
    cliff_store_dup_text (store, "SELECT gender FROM character WHERE name = '沈知意'", "");
  g_autofree char *text = load_text ("cn-drama/script-layout-A.txt");
  g_autoptr(GError) error = NULL;
  gint64 history = count (store, "history");

  g_assert_cmpstr (title, ==, "雨夜的借条");
  g_assert_cmpstr (language, ==, "zh drama");
  g_assert_cmpint (count (store, "episode"), ==, 2);
  g_assert_cmpint (count (store, "scene"), ==, 4);
  g_assert_cmpint (count (store, "character"), ==, 7);
  g_assert_cmpstr (gender, ==, "female");

  /* The same script again changes nothing, and says so in the history. */
  cliff_edit_import_script (store, text, CLIFF_SCRIPT_AUTO, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (store, "history"), ==, history);
  g_assert_cmpint (count (store, "script_text"), ==, 3);
}

static void
test_spans (void)
{
  g_autoptr(CliffStore) store = import ("cn-drama/script-layout-A.txt");
  g_autoptr (CliffRows) rows = cliff_store_query (
    store,
    "SELECT element.text, scene.start + element.start, scene.start + element.end, script_text.text, "
    "scene.start, scene.end "
    "FROM element JOIN scene ON scene.id = scene_id JOIN episode ON episode.id = episode_id "
    "JOIN script_text ON script_text.id = text_id WHERE element.text != ''",
    "");
  int n = 0;

  while (cliff_rows_next (rows))
    {
      gint64 start = cliff_rows_get_int (rows, 1);
      gint64 end = cliff_rows_get_int (rows, 2);
      g_autofree char *slice = g_strndup (cliff_rows_get_text (rows, 3) + start, end - start);

      g_assert_cmpint (start, >=, cliff_rows_get_int (rows, 4));
      g_assert_cmpint (end, <=, cliff_rows_get_int (rows, 5));
      g_assert_nonnull (strstr (slice, cliff_rows_get_text (rows, 0)));
      n++;
    }
  g_assert_cmpint (n, >, 20);
}

static void
test_second_run (void)
{
  g_autoptr(CliffStore) store = import ("cn-drama/script-layout-A.txt");
  CliffId episode = episode_id (store, 1);
  CliffBreakdownCounts first = break_down (store, episode);
  gint64 history = count (store, "history");
  g_autofree char *before = dump_shots (store, "1");
  CliffBreakdownCounts second = break_down (store, episode);
  g_autofree char *after = dump_shots (store, "1");

  g_assert_cmpint (first.added, ==, 13);
  g_assert_cmpint (second.kept, ==, 13);
  g_assert_cmpint (second.added + second.changed + second.removed, ==, 0);
  g_assert_cmpint (count (store, "history"), ==, history);
  g_assert_cmpstr (before, ==, after);
}

static CliffId
shot_saying (CliffStore *store,
             const char *text)
{
  return cliff_store_get_int (store, 0, "SELECT shot_id FROM line WHERE instr (text, ?)", "s",
                              text);
}

static void
test_change_line (void)
{
  g_autoptr(CliffStore) store = import ("cn-drama/script-layout-A.txt");
  CliffId episode = episode_id (store, 1);
  CliffId shot, line;
  CliffBreakdownCounts counts;
  g_autofree char *text = NULL;

  break_down (store, episode);
  shot = shot_saying (store, "再给我一天");
  line = cliff_store_get_int (store, 0, "SELECT id FROM line WHERE shot_id = ?", "i", shot);

  replace_in_episode (store, episode, "再给我一天。", "再给我两天。");
  g_assert_cmpint (count (store, "shot WHERE stale"), ==, 1);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT stale FROM shot WHERE id = ?", "i", shot),
                   ==, 1);

  counts = break_down (store, episode);
  g_assert_cmpint (counts.changed, ==, 1);
  g_assert_cmpint (counts.added + counts.removed, ==, 0);
  g_assert_cmpint (count (store, "shot WHERE stale"), ==, 0);
  g_assert_cmpint (shot_saying (store, "再给我两天"), ==, shot);
  g_assert_cmpint (
    cliff_store_get_int (store, 0, "SELECT id FROM line WHERE shot_id = ?", "i", shot), ==, line);

  /* An edit that is taken back leaves nothing stale. */
  replace_in_episode (store, episode, "再给我两天。", "再给我三天。");
  replace_in_episode (store, episode, "再给我三天。", "再给我两天。");
  g_assert_cmpint (count (store, "shot WHERE stale"), ==, 0);
}

static void
test_other_scenes (void)
{
  g_autoptr(CliffStore) store = import ("cn-drama/script-layout-A.txt");
  CliffId episode = episode_id (store, 1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  CliffBreakdownCounts counts;

  break_down (store, episode);
  before = dump_shots (store, "scene_id = (SELECT id FROM scene WHERE number = '1-2')");
  replace_in_episode (store, episode, "△周叔摇头，转身把卷帘门拉下一半。",
                      "△周叔冷笑。\n周叔：一天也不行！\n△沈知意跪倒在雨里，死死抓住周叔的衣角。");
  counts = break_down (store, episode);
  after = dump_shots (store, "scene_id = (SELECT id FROM scene WHERE number = '1-2')");
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (counts.added, >, 0);
  g_assert_cmpint (count (store, "line WHERE text = '一天也不行！'"), ==, 1);
  /* The storyline follows the script. */
  g_assert_cmpint (
    cliff_store_get_int (
      store, 1,
      "SELECT count(*) FROM shot a JOIN shot b ON a.episode_id = b.episode_id JOIN scene s ON "
      "s.id = a.scene_id JOIN scene t ON t.id = b.scene_id WHERE a.position < b.position AND "
      "s.position > t.position",
      ""),
    ==, 0);
}

static void
test_manual_work (void)
{
  g_autoptr(CliffStore) store = import ("cn-drama/script-layout-A.txt");
  CliffId episode = episode_id (store, 1);
  g_autoptr(GError) error = NULL;
  g_autofree char *subject = NULL;
  g_autoptr(GArray) copies = NULL;
  CliffId first, shot, copy, media;

  break_down (store, episode);
  shot = shot_saying (store, "房租今晚");
  cliff_edit_set_shot_text (store, shot, "subject", "周叔的侧脸", &error);
  g_assert_no_error (error);
  first = cliff_store_get_int (store, 0, "SELECT id FROM shot ORDER BY position LIMIT 1", "");
  cliff_edit_duplicate_shots (store, &first, 1, &copies, &error);
  g_assert_no_error (error);
  copy = g_array_index (copies, CliffId, 0);
  cliff_store_begin_kept (store, &error);
  media = cliff_store_insert (
    store, &error,
    "INSERT INTO media (sha256, extension, bytes, created) VALUES ('00', 'png', 1, 1)", "");
  cliff_store_insert (store, &error,
                      "INSERT INTO take (owner, owner_id, kind, media_id, created) VALUES ('shot', "
                      "?, 'picture', ?, 1)",
                      "ii", shot, media);
  cliff_store_commit (store, &error);
  g_assert_no_error (error);

  replace_in_episode (store, episode, "房租今晚再不交", "房租今晚再不付");
  break_down (store, episode);
  subject = cliff_store_dup_text (store, "SELECT subject FROM shot WHERE id = ?", "i", shot);
  g_assert_cmpstr (subject, ==, "周叔的侧脸");
  g_assert_cmpint (shot_saying (store, "房租今晚再不付"), ==, shot);
  g_assert_cmpint (
    cliff_store_get_int (store, 0, "SELECT count(*) FROM shot WHERE id = ?", "i", copy), ==, 1);
  g_assert_cmpint (count (store, "take"), ==, 1);

  /* The shot goes with its words; the take does not. */
  replace_in_episode (store, episode, "周叔（压低声音）：房租今晚再不付，你妈的东西我就只能扔出去了。\n", "");
  break_down (store, episode);
  g_assert_cmpint (
    cliff_store_get_int (store, 0, "SELECT count(*) FROM line WHERE shot_id = ?", "i", shot), ==,
    0);
  g_assert_cmpint (count (store, "take"), ==, 1);
}

static void
test_undo (void)
{
  g_autoptr(CliffStore) store = import ("cn-drama/script-layout-A.txt");
  CliffId episode = episode_id (store, 1);
  g_autoptr(GError) error = NULL;
  g_autofree char *empty = dump_shots (store, "1");
  g_autofree char *broken = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *merged = NULL;

  break_down (store, episode);
  broken = dump_shots (store, "1");
  replace_in_episode (store, episode, "再给我一天。", "求你，再给我两天！");
  break_down (store, episode);
  merged = dump_shots (store, "1");
  for (int i = 0; i < 2; i++)
    g_assert_true (cliff_store_undo (store, &error));
  undone = dump_shots (store, "1");
  g_assert_cmpstr (undone, ==, broken);
  g_assert_true (cliff_store_undo (store, &error));
  g_free (undone);
  undone = dump_shots (store, "1");
  g_assert_cmpstr (undone, ==, empty);
  for (int i = 0; i < 3; i++)
    g_assert_true (cliff_store_redo (store, &error));
  redone = dump_shots (store, "1");
  g_assert_cmpstr (redone, ==, merged);
}

static void
test_scene_removed (void)
{
  g_autoptr(CliffStore) store = import ("cn-drama/script-layout-A.txt");
  CliffId episode = episode_id (store, 1);
  g_autofree char *text = cliff_edit_dup_episode_text (store, episode);
  char *second = strstr (text, "1-2 ");
  g_autoptr(GError) error = NULL;
  CliffBreakdownCounts counts;

  break_down (store, episode);
  g_assert_nonnull (second);
  *second = '\0';
  cliff_edit_set_episode_text (store, episode, text, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (store, "shot WHERE scene_id IS NULL AND stale"), ==, 7);
  counts = break_down (store, episode);
  g_assert_cmpint (counts.removed, ==, 7);
  g_assert_cmpint (count (store, "shot WHERE scene_id IS NULL"), ==, 0);
}

static void
test_english (void)
{
  g_autoptr(CliffStore) store = import ("en-drama/the-locket.fountain");
  g_autofree char *language =
    cliff_store_dup_text (store, "SELECT language || ' ' || script_format FROM series", "");
  gint64 speeches = count (store, "element WHERE kind IN ('dialogue', 'os', 'vo', 'narration')");

  g_assert_cmpstr (language, ==, "en fountain");
  g_assert_cmpint (count (store, "episode"), ==, 2);
  g_assert_cmpint (speeches, ==, 10);
  for (int i = 1; i <= 2; i++)
    {
      g_autoptr(JsonNode) shots = NULL;
      g_autofree char *text = NULL;

      break_down (store, episode_id (store, i));
      shots = cliff_edit_shots_to_json (store, episode_id (store, i));
      text = json_to_string (shots, FALSE);
      g_test_message ("%s", text);
    }
  g_assert_cmpint (count (store, "line"), ==, speeches);
  g_assert_cmpint (count (store, "line JOIN element ON element.id = element_id WHERE line.text = "
                                 "element.text AND line.speaker = "
                                 "element.speaker"),
                   ==, speeches);
  g_assert_cmpint (count (store, "prop WHERE name = 'locket'"), ==, 1);
  g_assert_cmpint (count (store, "element WHERE id NOT IN (SELECT element_id FROM shot_element)"),
                   ==, 0);
  g_assert_cmpint (count (store, "shot WHERE duration < 800000000 OR duration > 8000000000"), ==,
                   0);
}

/* ── Typing ─────────────────────────────────────────────────────────────────────────────────────── */

static void
type (CliffStore *store,
      CliffId     episode,
      const char *line,
      CliffId    *step)
{
  g_autofree char *text = cliff_edit_dup_episode_text (store, episode);
  g_autofree char *typed = g_strconcat (text, line, NULL);
  g_autoptr(GError) error = NULL;

  cliff_edit_type_episode_text (store, episode, typed, step, &error);
  g_assert_no_error (error);
}

static gint64
count_texts (CliffStore *store)
{
  return cliff_store_get_int (store, -1, "SELECT count (*) FROM script_text", "");
}

/* What is typed in one go is committed as it is typed, as one step and one text; a version in between keeps its own. */
static void
test_type (void)
{
  g_autoptr(CliffStore) store = import ("cn-drama/script-layout-A.txt");
  CliffId episode = episode_id (store, 1);
  g_autofree char *before = cliff_edit_dup_episode_text (store, episode);
  g_autofree char *after = NULL, *undone = NULL, *kept = NULL;
  gint64 texts = count_texts (store);
  CliffId step = 0, first;

  type (store, episode, "△雨", &step);
  first = step;
  type (store, episode, "停了。", &step);
  g_assert_cmpint (step, ==, first);
  g_assert_cmpint (count_texts (store), ==, texts + 1);

  cliff_test_begin (store);
  cliff_store_exec (store, NULL, "INSERT INTO version (created) VALUES (1)", "");
  cliff_store_exec (store, NULL, "INSERT INTO version_text (version_id, episode_id, number, text_id) "
                    "SELECT (SELECT max (id) FROM version), id, number, text_id FROM episode", "");
  cliff_test_commit (store);
  type (store, episode, "天亮了。", &step);
  g_assert_cmpint (count_texts (store), ==, texts + 2);
  kept = cliff_store_dup_text (store, "SELECT text FROM version_text JOIN script_text ON script_text.id = text_id "
                               "WHERE episode_id = ? ORDER BY version_id DESC", "i", episode);
  g_assert_true (g_str_has_suffix (kept, "△雨停了。"));

  after = cliff_edit_dup_episode_text (store, episode);
  g_assert_true (g_str_has_suffix (after, "△雨停了。天亮了。"));
  g_assert_true (cliff_store_undo (store, NULL));
  undone = cliff_edit_dup_episode_text (store, episode);
  g_assert_cmpstr (undone, ==, before);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-script/import", test_import);
  g_test_add_func ("/edit-script/spans", test_spans);
  g_test_add_func ("/edit-script/second-run", test_second_run);
  g_test_add_func ("/edit-script/change-line", test_change_line);
  g_test_add_func ("/edit-script/other-scenes", test_other_scenes);
  g_test_add_func ("/edit-script/manual-work", test_manual_work);
  g_test_add_func ("/edit-script/undo", test_undo);
  g_test_add_func ("/edit-script/scene-removed", test_scene_removed);
  g_test_add_func ("/edit-script/english", test_english);
  g_test_add_func ("/edit-script/type", test_type);

  return g_test_run ();
}
