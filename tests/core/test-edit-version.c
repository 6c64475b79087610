/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-breakdown.h"
#include "cliff-edit-error.h"
#include "cliff-edit-script.h"
#include "cliff-edit-structure.h"
#include "cliff-edit-version.h"
#include "cliff-edit-written.h"
#include "cliff-test.h"

#include <string.h>

static const char script[] =
  "第1集：归来\n\n"
  "1-1 夜 外 巷口\n△林晚站在雨里。\n林晚：我回来了。\n\n"
  "1-2 夜 内 出租屋\n△林晚打开箱子。\n林晚（OS）：一切都还在。\n\n"
  "1-3 日 内 医院\n△医生摇头。\n医生：准备后事吧。\n\n"
  "第2集：耳光\n\n"
  "2-1 日 内 大堂\n△周叔抬手，一记耳光。\n周叔：滚！\n";

static CliffStore *
create (void)
{
  CliffStore *store = cliff_test_create_store ();
  g_autoptr(GError) error = NULL;

  cliff_edit_import_script (store, script, CLIFF_SCRIPT_DRAMA, &error);
  g_assert_no_error (error);
  cliff_edit_break_down_series (store, NULL, &error);
  g_assert_no_error (error);

  return store;
}

static CliffId
episode (CliffStore *store,
         int         number)
{
  return cliff_store_get_int (store, 0, "SELECT id FROM episode WHERE number = ?", "i", (gint64) number);
}

static gint64
count (CliffStore *store,
       const char *what)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", what);

  return cliff_store_get_int (store, -1, sql, "");
}

static void
replace (CliffStore *store,
         int         number,
         const char *before,
         const char *after)
{
  g_autofree char *present = cliff_edit_dup_episode_text (store, episode (store, number));
  g_autoptr(GString) text = g_string_new (present);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_string_replace (text, before, after, 1), ==, 1);
  cliff_edit_set_episode_text (store, episode (store, number), text->str, &error);
  g_assert_no_error (error);
}

/* Ids and words of all scenes, elements and shots in the order they stand. */
static char *
dup_state (CliffStore *store)
{
  return cliff_store_dup_text (
    store,
    "SELECT group_concat (r, char (10)) FROM (SELECT episode.number || '/' || scene.id || scene.heading || element.id || "
    "element.text || ifnull ((SELECT group_concat (shot_id) FROM shot_element WHERE element_id = element.id), '') AS r "
    "FROM episode JOIN scene ON episode_id = episode.id JOIN element ON scene_id = scene.id "
    "ORDER BY episode.position, scene.position, element.position)",
    "");
}

static void
test_snapshots (void)
{
  g_autoptr(CliffStore) store = create ();
  g_autofree char *path = g_strdup (cliff_store_get_path (store));
  g_autoptr(GPtrArray) versions = NULL;
  g_autoptr(GError) error = NULL;

  /* The first change of a session makes one, the next ones none; nor does what is kept already. */
  g_assert_cmpint (count (store, "version"), ==, 0);
  replace (store, 1, "我回来了", "我，回来了");
  g_assert_cmpint (count (store, "version WHERE reason = 'import' OR reason = 'session'"), ==, 1);
  replace (store, 1, "准备后事吧", "节哀");
  g_assert_cmpint (count (store, "version"), ==, 1);
  g_assert_true (cliff_edit_snapshot (store, CLIFF_VERSION_REPLACE, &error));
  g_assert_true (cliff_edit_snapshot (store, CLIFF_VERSION_REPLACE, &error));
  g_assert_cmpint (count (store, "version"), ==, 2);

  g_clear_object (&store);
  store = cliff_test_open_store (path);
  replace (store, 1, "节哀", "准备后事吧");
  g_assert_cmpint (count (store, "version"), ==, 2);
  cliff_edit_merge_episode (store, episode (store, 1), TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (cliff_store_undo (store, NULL));
  versions = cliff_edit_list_versions (store);
  g_assert_cmpint (versions->len, ==, 3);
  g_assert_cmpstr (((CliffVersion *) g_ptr_array_index (versions, 0))->reason, ==, "merge");
  g_assert_cmpint (((CliffVersion *) g_ptr_array_index (versions, 0))->n_episodes, ==, 2);
}

/* All of a day, one a day for a month, one a month; names for ever. */
static void
test_thinning (void)
{
  g_autoptr(CliffStore) store = create ();
  g_autoptr(GError) error = NULL;
  gint64 now = g_get_real_time () * 1000;
  gint64 hour = 3600 * CLIFF_SECOND;

  cliff_store_begin_kept (store, NULL);
  for (int i = 24 * 100; i > 0; i -= 6)
    cliff_store_exec (store, NULL, "INSERT INTO version (reason, name, created) VALUES ('time', ?, ?)", "si",
                      i == 24 * 80 ? "初稿" : "", now - i * hour);
  cliff_store_commit (store, NULL);
  g_assert_true (cliff_edit_snapshot (store, CLIFF_VERSION_TIME, &error));
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT count (*) FROM version WHERE name = '' AND created > ?", "i",
                                        now - 23 * hour), ==, 4);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT count (*) FROM version WHERE name = '' AND created BETWEEN ? AND ?", "ii",
                                        now - 30 * 24 * hour, now - 25 * hour), >=, 28);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT count (*) FROM version WHERE name = '' AND created BETWEEN ? AND ?", "ii",
                                        now - 30 * 24 * hour, now - 25 * hour), <=, 31);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT count (*) FROM version WHERE name = '' AND created < ?", "i",
                                        now - 31 * 24 * hour), <=, 4);
  g_assert_cmpint (count (store, "version WHERE name = '初稿'"), ==, 1);
}

static void
test_names (void)
{
  g_autoptr(CliffStore) store = create ();
  g_autoptr(GError) error = NULL;
  CliffId id = cliff_edit_save_version (store, "初稿", &error);
  g_autofree char *label = NULL;
  gint64 steps = count (store, "history");

  g_assert_no_error (error);
  g_assert_true (cliff_edit_rename_version (store, id, "二稿", &error));
  g_assert_cmpint (count (store, "version WHERE name = '二稿'"), ==, 1);
  g_assert_cmpint (cliff_edit_save_version (store, " ", &error), ==, 0);
  g_assert_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_NAME);
  g_clear_error (&error);
  g_assert_true (cliff_edit_delete_version (store, id, &error));
  g_assert_cmpint (count (store, "version_text"), ==, 0);
  g_assert_false (cliff_edit_delete_version (store, id, &error));
  g_assert_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_GONE);
  g_assert_cmpint (count (store, "history"), ==, steps);
}

static void
test_restore (void)
{
  g_autoptr(CliffStore) store = create ();
  g_autoptr(GError) error = NULL;
  g_autofree char *before = dup_state (store);
  g_autofree char *content = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  CliffId id = cliff_edit_save_version (store, "初稿", &error);

  /* Moved about, renumbered, typed over: it all comes back, with the rows it was. */
  cliff_edit_split_episode (store, cliff_store_get_int (store, 0, "SELECT id FROM scene WHERE number = '1-2'", ""), TRUE, &error);
  g_assert_no_error (error);
  cliff_edit_move_scene (store, cliff_store_get_int (store, 0, "SELECT id FROM scene WHERE heading LIKE '%大堂'", ""),
                         episode (store, 1), 0, &error);
  g_assert_no_error (error);
  replace (store, 2, "准备后事吧", "节哀");
  content = cliff_test_dup_content (store);
  cliff_edit_restore_version (store, id, &error);
  g_assert_no_error (error);
  after = dup_state (store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (count (store, "episode"), ==, 2);
  g_assert_cmpint (count (store, "shot JOIN scene ON scene.id = scene_id WHERE shot.episode_id != scene.episode_id"), ==, 0);
  g_assert_cmpint (count (store, "shot WHERE stale"), ==, 0);
  g_assert_cmpint (count (store, "version WHERE reason = 'restore'"), ==, 1);
  g_assert_true (cliff_store_undo (store, NULL));
  undone = cliff_test_dup_content (store);
  g_assert_cmpstr (undone, ==, content);

  g_assert_false (cliff_edit_restore_version (store, 999, &error));
  g_assert_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_GONE);
}

static void
test_restore_part (void)
{
  g_autoptr(CliffStore) store = create ();
  g_autoptr(GError) error = NULL;
  CliffId id = cliff_edit_save_version (store, "初稿", &error);
  CliffId second = episode (store, 2);
  g_autofree char *text = NULL;

  replace (store, 1, "我回来了", "我，回来了");
  replace (store, 1, "准备后事吧", "节哀");
  cliff_edit_restore_scene (store, id, episode (store, 1), 0, &error);
  g_assert_no_error (error);
  text = cliff_edit_dup_episode_text (store, episode (store, 1));
  g_assert_nonnull (strstr (text, "我回来了"));
  g_assert_nonnull (strstr (text, "节哀"));

  /* A scene that is gone comes back where it stood. */
  cliff_edit_delete_scene (store, cliff_store_get_int (store, 0, "SELECT id FROM scene WHERE number = '1-2'", ""), &error);
  g_assert_no_error (error);
  cliff_edit_restore_scene (store, id, episode (store, 1), 1, &error);
  g_assert_no_error (error);
  cliff_edit_restore_episode (store, id, episode (store, 1), &error);
  g_assert_no_error (error);
  g_free (text);
  text = cliff_edit_dup_episode_text (store, episode (store, 1));
  g_assert_true (g_str_has_prefix (script, text));
  g_assert_false (cliff_edit_restore_scene (store, id, episode (store, 1), 7, &error));
  g_assert_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_GONE);
  g_clear_error (&error);

  cliff_edit_delete_episode (store, second, FALSE, &error);
  cliff_edit_restore_episode (store, id, second, &error);
  g_assert_no_error (error);
  g_assert_cmpint (episode (store, 2), ==, second);
}

static int
count_words (CliffStore *store,
             const char *words)
{
  g_autoptr(CliffRows) rows = cliff_store_query (store, "SELECT id FROM episode", "");
  int n = 0;

  while (cliff_rows_next (rows))
    {
      g_autofree char *text = cliff_edit_dup_episode_text (store, cliff_rows_get_int (rows, 0));

      for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
        n++;
    }

  return n;
}

/* An episode that was split since comes back whole: nothing is there twice, nothing is lost, and shots go with their scenes. */
static void
test_restore_split (void)
{
  g_autoptr(CliffStore) store = create ();
  g_autoptr(GError) error = NULL;
  CliffId id = cliff_edit_save_version (store, "初稿", &error);
  CliffId first = episode (store, 1);
  gint64 n_shots = count (store, "shot"), n_scenes = count (store, "scene");
  g_autofree char *split = NULL;
  g_autofree char *back = NULL;
  CliffId made;

  made = cliff_edit_split_episode (
    store, cliff_store_get_int (store, 0, "SELECT id FROM scene WHERE number = '1-2'", ""), TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (made, !=, 0);
  split = dup_state (store);
  cliff_edit_restore_episode (store, id, first, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_words (store, "一切都还在"), ==, 1);
  g_assert_cmpint (count_words (store, "准备后事吧"), ==, 1);
  g_assert_cmpint (count_words (store, "周叔：滚！"), ==, 1);
  g_assert_cmpint (count (store, "scene"), ==, n_scenes);
  g_assert_cmpint (count (store, "shot"), ==, n_shots);
  g_assert_cmpint (count (store, "shot WHERE scene_id IS NULL"), ==, 0);
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count(*) FROM shot WHERE episode_id != (SELECT episode_id FROM scene "
                                        "WHERE id = scene_id)", ""), ==, 0);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT id FROM episode WHERE id = ?", "i", made), ==, 0);
  g_assert_true (cliff_store_undo (store, &error));
  back = dup_state (store);
  g_assert_cmpstr (back, ==, split);

  /* What was changed where it went stays there. */
  {
    g_autofree char *present = cliff_edit_dup_episode_text (store, made);
    g_autoptr(GString) text = g_string_new (present);

    g_assert_cmpint (g_string_replace (text, "准备后事吧", "节哀顺变", 1), ==, 1);
    cliff_edit_set_episode_text (store, made, text->str, &error);
    g_assert_no_error (error);
  }
  cliff_edit_restore_episode (store, id, first, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_words (store, "一切都还在"), ==, 1);
  g_assert_cmpint (count_words (store, "准备后事吧"), ==, 1);
  g_assert_cmpint (count_words (store, "节哀顺变"), ==, 1);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT id FROM episode WHERE id = ?", "i", made), ==, made);
  cliff_edit_restore_version (store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_words (store, "节哀顺变"), ==, 0);
  g_assert_cmpint (count_words (store, "准备后事吧"), ==, 1);
}

/* A scene that stood in two episodes all along is no stray. */
static void
test_restore_twin (void)
{
  g_autoptr(CliffStore) store = create ();
  g_autoptr(GError) error = NULL;
  CliffId id;

  replace (store, 2, "周叔：滚！\n", "周叔：滚！\n\n2-2 日 内 医院\n△医生摇头。\n医生：准备后事吧。\n");
  id = cliff_edit_save_version (store, "初稿", &error);
  replace (store, 1, "1-3 日 内 医院\n△医生摇头。\n医生：准备后事吧。\n", "");
  cliff_edit_restore_episode (store, id, episode (store, 1), &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_words (store, "准备后事吧"), ==, 2);
}

static void
assert_range (GArray     *ranges,
              guint       index,
              const char *whole,
              const char *expected)
{
  CliffTextRange range = g_array_index (ranges, CliffTextRange, index);
  g_autofree char *slice = g_strndup (whole + range.start, range.end - range.start);

  g_assert_cmpstr (slice, ==, expected);
}

static void
test_revision (void)
{
  g_autoptr(CliffStore) store = create ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) lines = NULL;
  g_autoptr(CliffScript) before = NULL;
  g_autoptr(CliffScript) after = NULL;
  g_autofree char *colour = NULL, *old = NULL, *text = NULL;
  CliffId id = cliff_edit_save_version (store, "初稿", &error);

  g_assert_false (cliff_edit_set_revision (store, id, "purple", &error));
  g_assert_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_true (cliff_edit_set_revision (store, id, "blue", &error));
  replace (store, 1, "△医生摇头。\n", "△医生摇了摇头。\n林晚：不可能！\n");
  colour = cliff_edit_dup_revision_colour (store);
  g_assert_cmpstr (colour, ==, "blue");
  old = cliff_edit_dup_revision_text (store, episode (store, 1));
  text = cliff_edit_dup_episode_text (store, episode (store, 1));
  before = cliff_script_new (old, -1, CLIFF_SCRIPT_DRAMA);
  after = cliff_script_new (text, -1, CLIFF_SCRIPT_DRAMA);
  lines = cliff_compare_find_revised (before, after);
  g_assert_cmpint (lines->len, ==, 1);
  assert_range (lines, 0, text, "△医生摇了摇头。\n林晚：不可能！\n");
}

/* Since the day began: all but what was there before; before any version there is nothing to measure from. */
static void
test_written (void)
{
  g_autoptr(CliffStore) store = create ();
  g_autoptr(GError) error = NULL;
  CliffTime now = g_get_real_time () * 1000;

  g_assert_cmpuint (cliff_edit_count_words ("△林晚 (sotto): don't go, 你走。42"), ==, 8);
  cliff_edit_save_version (store, "初稿", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cliff_edit_count_written_since (store, now), ==, 0);
  replace (store, 1, "△医生摇头。\n", "△医生摇头。\n林晚：不可能！\n");
  g_assert_cmpuint (cliff_edit_count_written_since (store, now), ==, 5);
  g_assert_cmpuint (cliff_edit_count_written_since (store, now + 3600 * CLIFF_SECOND), ==, 5);
  replace (store, 1, "△医生摇头。\n", "");
  g_assert_cmpuint (cliff_edit_count_written_since (store, now), ==, 1);
}

/* ── Comparing ──────────────────────────────────────────────────────────────────────────────────── */

static GArray *
compare (const char *before,
         const char *after)
{
  g_autoptr(CliffScript) left = cliff_script_new (before, -1, CLIFF_SCRIPT_DRAMA);
  g_autoptr(CliffScript) right = cliff_script_new (after, -1, CLIFF_SCRIPT_DRAMA);

  return cliff_compare_scripts (left, right);
}

static void
test_compare (void)
{
  static const char before[] = "1-1 夜 外 巷口\n△林晚站在雨里，没有打伞。\n林晚：我回来了。\n周叔：你总算回来了。\n△雨停了，天空放晴。\nGus: I am very late today.\n△旧的一行在这里。\n";
  static const char after[] = "1-1 夜 外 巷口\n△雨停了，天空放晴。\n△林晚站在雪里，没有打伞。\n林晚：我回来了。\n周叔：你总算回来了。\nGus: I am never late today.\n周叔：你是谁？\n";
  static const CliffCompareKind kinds[] = { CLIFF_COMPARE_SAME, CLIFF_COMPARE_MOVED, CLIFF_COMPARE_CHANGED, CLIFF_COMPARE_SAME,
                                            CLIFF_COMPARE_SAME, CLIFF_COMPARE_MOVED, CLIFF_COMPARE_CHANGED, CLIFF_COMPARE_REMOVED,
                                            CLIFF_COMPARE_ADDED };
  g_autoptr(GArray) rows = compare (before, after);
  CliffCompareRow *row = (CliffCompareRow *) rows->data;

  g_assert_cmpint (rows->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpint (row[i].kind, ==, kinds[i]);
  g_assert_cmpint (row[1].partner, ==, 5);
  g_assert_cmpint (row[5].partner, ==, 1);
  assert_range (row[2].before_words, 0, before, "雨");
  assert_range (row[2].after_words, 0, after, "雪");
  g_assert_cmpint (row[2].after_words->len, ==, 1);
  assert_range (row[6].before_words, 0, before, "very");
  assert_range (row[6].after_words, 0, after, "never");
}

/* Whatever two texts, each element of either is in exactly one row, in its order, and what is called the same is. */
static void
test_compare_random (void)
{
  for (int run = 0; run < 200; run++)
    {
      g_autoptr(GString) left = g_string_new ("1-1 日 内 客厅\n");
      g_autoptr(GString) right = g_string_new ("1-1 日 内 客厅\n");
      GString *texts[2] = { left, right };
      g_autoptr(GArray) rows = NULL;
      gsize at[2] = { 0, 0 };

      for (int side = 0; side < 2; side++)
        for (int i = g_test_rand_int_range (0, 30); i > 0; i--)
          g_string_append_printf (texts[side], "△第%d件事，发生了%d次。\n", g_test_rand_int_range (0, 12),
                                  g_test_rand_int_range (0, 3));
      rows = compare (texts[0]->str, texts[1]->str);
      for (guint i = 0; i < rows->len; i++)
        {
          CliffCompareRow *row = &g_array_index (rows, CliffCompareRow, i);
          CliffSpan spans[2] = { row->before, row->after };

          for (int side = 0; side < 2; side++)
            if (spans[side].end > spans[side].start)
              {
                g_assert_cmpint (strspn (texts[side]->str + at[side], "\n"), ==, spans[side].start - at[side]);
                at[side] = spans[side].end;
              }
          if (row->kind == CLIFF_COMPARE_SAME)
            g_assert_cmpmem (texts[0]->str + row->before.start, row->before.end - row->before.start,
                             texts[1]->str + row->after.start, row->after.end - row->after.start);
        }
      for (int side = 0; side < 2; side++)
        g_assert_cmpint (strspn (texts[side]->str + at[side], "\n"), ==, texts[side]->len - at[side]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-version/snapshots", test_snapshots);
  g_test_add_func ("/edit-version/thinning", test_thinning);
  g_test_add_func ("/edit-version/names", test_names);
  g_test_add_func ("/edit-version/restore", test_restore);
  g_test_add_func ("/edit-version/restore-part", test_restore_part);
  g_test_add_func ("/edit-version/restore-split", test_restore_split);
  g_test_add_func ("/edit-version/restore-twin", test_restore_twin);
  g_test_add_func ("/edit-version/revision", test_revision);
  g_test_add_func ("/edit-version/written", test_written);
  g_test_add_func ("/edit-version/compare", test_compare);
  g_test_add_func ("/edit-version/compare-random", test_compare_random);

  return g_test_run ();
}
