/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-breakdown.h"
#include "cliff-edit-error.h"
#include "cliff-edit-rename.h"
#include "cliff-edit-scene-number.h"
#include "cliff-edit-script.h"
#include "cliff-edit-structure.h"
#include "cliff-scene-number.h"
#include "cliff-test.h"

#include <string.h>

static const char drama[] =
  "《归来》\n人物小传\n林晚：女，二十三岁。\n\n"
  "第1集：归来\n\n"
  "1-1 夜 外 巷口\n人物：林晚、周叔\n△林晚站在雨里。\n林晚：我回来了。\n周叔：林晚？\n\n"
  "夜，内，出租屋\n△箱子。\n林晚（OS）：一切都还在。\n\n"
  "第2集：耳光\n\n"
  "2-1 日 内 出租屋\n△周叔抬手，一记耳光。\n周叔：滚！\n";

static const char fountain[] =
  "INT. PAWN SHOP - NIGHT\n\nRain. Nora waits.\n\nNORA\nFive minutes.\n\nNORA (V.O.)\nOr so.\n\n"
  ".HALL\n\nGUS\nNora!\n";

static CliffStore *
create (const char        *text,
        CliffScriptFormat  format)
{
  CliffStore *store = cliff_test_create_store ();
  g_autoptr(GError) error = NULL;

  cliff_edit_import_script (store, text, format, &error);
  g_assert_no_error (error);
  cliff_edit_break_down_series (store, NULL, &error);
  g_assert_no_error (error);

  return store;
}

static CliffId
find (CliffStore *store,
      const char *table,
      const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE name = ?", table);

  return cliff_store_get_int (store, 0, sql, "s", name);
}

static char *
dup_text (CliffStore *store)
{
  return cliff_store_dup_text (store,
                               "SELECT group_concat (text, '') FROM (SELECT text FROM episode JOIN script_text ON script_text.id = "
                               "text_id ORDER BY position)",
                               "");
}

static void
assert_holds (CliffStore *store,
              const char *expected)
{
  g_autofree char *text = dup_text (store);

  if (strstr (text, expected) == NULL)
    g_error ("“%s” is not in:\n%s", expected, text);
}

static gint64
count (CliffStore *store,
       const char *what)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", what);

  return cliff_store_get_int (store, -1, sql, "");
}

static void
test_character (void)
{
  g_autoptr(CliffStore) store = create (drama, CLIFF_SCRIPT_DRAMA);
  g_autofree char *before = cliff_test_dup_content (store);
  g_autofree char *after = NULL;
  g_autofree char *preamble = NULL;
  g_autoptr(GError) error = NULL;
  CliffId id = find (store, "character", "林晚");
  gint64 shots = count (store, "shot"), elements = count (store, "element");
  gint64 last_shot = cliff_store_get_int (store, 0, "SELECT max (id) FROM shot", "");
  gint64 last_element = cliff_store_get_int (store, 0, "SELECT max (id) FROM element", "");

  cliff_edit_rename_character (store, id, "沈知意", CLIFF_RENAME_PLAIN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (find (store, "character", "沈知意"), ==, id);
  assert_holds (store, "人物：沈知意、周叔\n△林晚站在雨里。\n沈知意：我回来了。\n周叔：林晚？");
  assert_holds (store, "沈知意（OS）：一切都还在。");
  g_assert_cmpint (count (store, "shot WHERE stale"), ==, 0);
  g_assert_cmpint (count (store, "line WHERE speaker = '林晚'"), ==, 0);
  g_assert_cmpint (count (store, "line WHERE speaker = '沈知意'"), ==, 2);
  g_assert_cmpint (count (store, "shot"), ==, shots);
  g_assert_cmpint (count (store, "element"), ==, elements);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT max (id) FROM shot", ""), ==, last_shot);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT max (id) FROM element", ""), ==, last_element);
  g_assert_true (cliff_store_undo (store, NULL));
  after = cliff_test_dup_content (store);
  g_assert_cmpstr (before, ==, after);

  cliff_edit_rename_character (store, id, "沈知意", CLIFF_RENAME_EVERYWHERE, &error);
  g_assert_no_error (error);
  assert_holds (store, "△沈知意站在雨里。\n沈知意：我回来了。\n周叔：沈知意？");
  preamble = cliff_store_dup_text (store, "SELECT text FROM series JOIN script_text ON script_text.id = preamble_id", "");
  g_assert_nonnull (strstr (preamble, "沈知意：女，二十三岁。"));
}

static void
test_character_merge (void)
{
  g_autoptr(CliffStore) store = create (drama, CLIFF_SCRIPT_DRAMA);
  g_autoptr(GError) error = NULL;
  CliffId id = find (store, "character", "林晚");

  cliff_test_exec (store, "INSERT INTO look (character_id, name) SELECT id, '雨衣' FROM character");
  g_assert_false (cliff_edit_rename_character (store, id, "周叔", CLIFF_RENAME_PLAIN, &error));
  g_assert_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_TAKEN);
  g_clear_error (&error);
  g_assert_false (cliff_edit_rename_character (store, id, "周：叔", CLIFF_RENAME_PLAIN, &error));
  g_assert_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_NAME);
  g_clear_error (&error);
  cliff_edit_rename_character (store, id, "周叔", CLIFF_RENAME_MERGE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (store, "character"), ==, 1);
  g_assert_cmpint (count (store, "look"), ==, 2);
  g_assert_cmpint (count (store, "line WHERE character_id IS NULL"), ==, 0);
}

static void
test_fountain (void)
{
  g_autoptr(CliffStore) store = create (fountain, CLIFF_SCRIPT_FOUNTAIN);
  g_autoptr(GError) error = NULL;

  cliff_edit_rename_character (store, find (store, "character", "NORA"), "林晚", CLIFF_RENAME_PLAIN, &error);
  g_assert_no_error (error);
  assert_holds (store, "@林晚\nFive minutes.\n\n@林晚 (V.O.)\nOr so.");
  assert_holds (store, "Rain. Nora waits.");
  g_assert_cmpint (count (store, "line WHERE speaker = '林晚'"), ==, 2);
}

static void
test_location (void)
{
  g_autoptr(CliffStore) store = create (drama, CLIFF_SCRIPT_DRAMA);
  g_autoptr(GError) error = NULL;
  CliffId id = find (store, "location", "出租屋");

  cliff_edit_rename_location (store, id, "阁楼", CLIFF_RENAME_PLAIN, &error);
  g_assert_no_error (error);
  assert_holds (store, "夜，内，阁楼\n");
  assert_holds (store, "2-1 日 内 阁楼\n");
  g_assert_cmpint (find (store, "location", "阁楼"), ==, id);
  g_assert_cmpint (count (store, "shot WHERE stale"), ==, 0);
  g_assert_false (cliff_edit_rename_location (store, id, "巷口", CLIFF_RENAME_PLAIN, &error));
  g_assert_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_TAKEN);
}

/* ── Scene numbers ──────────────────────────────────────────────────────────────────────────────── */

static void
test_number_lines (void)
{
  static const struct
  {
    CliffScriptFormat format;
    const char       *before;
    const char       *number;  /* as read */
    const char       *with;    /* as 3-4 */
    const char       *without;
  } cases[] = {
    { CLIFF_SCRIPT_DRAMA, "1-2 夜 内 客厅", "1-2", "3-4 夜 内 客厅", "夜 内 客厅" },
    { CLIFF_SCRIPT_DRAMA, "1-2A 夜 内 客厅", "1-2A", "3-4 夜 内 客厅", "夜 内 客厅" },
    { CLIFF_SCRIPT_DRAMA, "1-2：银行监控车 日 内", "1-2", "3-4：银行监控车 日 内", "银行监控车 日 内" },
    { CLIFF_SCRIPT_DRAMA, "场次：1-1", "1-1", "场次：3-4", "场次：1-1" },
    { CLIFF_SCRIPT_DRAMA, "邮局，日，内", NULL, "3-4 邮局，日，内", "邮局，日，内" },
    { CLIFF_SCRIPT_FOUNTAIN, "INT. HALL - NIGHT", NULL, "INT. HALL - NIGHT #3-4#", "INT. HALL - NIGHT" },
    { CLIFF_SCRIPT_FOUNTAIN, ".客厅 内 夜 #12A#", "12A", ".客厅 内 夜 #3-4#", ".客厅 内 夜" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = cliff_scene_number_dup (cases[i].format, cases[i].before);
      g_autofree char *with = cliff_scene_number_set (cases[i].format, cases[i].before, "3-4");
      g_autofree char *without = cliff_scene_number_set (cases[i].format, cases[i].before, NULL);

      g_assert_cmpstr (number, ==, cases[i].number);
      g_assert_cmpstr (with, ==, cases[i].with);
      g_assert_cmpstr (without, ==, cases[i].without);
    }
}

static void
test_numbers (void)
{
  g_autoptr(CliffStore) store = create (drama, CLIFF_SCRIPT_DRAMA);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *new = NULL;
  CliffId first = cliff_store_get_int (store, 0, "SELECT id FROM episode WHERE number = 1", "");

  cliff_edit_lock_scene_numbers (store, TRUE, &error);
  g_assert_no_error (error);
  /* What has no number comes behind the one before it. */
  assert_holds (store, "1-1 夜 外 巷口\n");
  assert_holds (store, "1-1A 夜，内，出租屋\n");
  g_assert_cmpint (count (store, "scene WHERE number = '1-1A'"), ==, 1);
  text = cliff_edit_dup_episode_text (store, first);
  new = g_strconcat (text, "\n日，外，桥上\n△风。\n", NULL);
  cliff_edit_set_episode_text (store, first, new, &error);
  cliff_edit_number_scenes (store, &error);
  g_assert_no_error (error);
  assert_holds (store, "1-1B 日，外，桥上\n");
  g_assert_false (cliff_edit_remove_scene_numbers (store, &error));
  g_assert_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_LOCKED);
  g_clear_error (&error);

  cliff_edit_lock_scene_numbers (store, FALSE, &error);
  cliff_edit_number_scenes (store, &error);
  g_assert_no_error (error);
  assert_holds (store, "1-2 夜，内，出租屋\n");
  assert_holds (store, "1-3 日，外，桥上\n");
  cliff_edit_remove_scene_numbers (store, &error);
  g_assert_no_error (error);
  assert_holds (store, "\n夜 外 巷口\n");
  g_assert_cmpint (count (store, "scene"), ==, 4);
}

static void
test_numbers_fountain (void)
{
  g_autoptr(CliffStore) store = create (fountain, CLIFF_SCRIPT_FOUNTAIN);
  g_autofree char *before = dup_text (store);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  cliff_edit_number_scenes (store, &error);
  g_assert_no_error (error);
  assert_holds (store, "INT. PAWN SHOP - NIGHT #1#\n");
  assert_holds (store, ".HALL #2#\n");
  cliff_edit_remove_scene_numbers (store, &error);
  after = dup_text (store);
  g_assert_cmpstr (before, ==, after);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-rename/character", test_character);
  g_test_add_func ("/edit-rename/character-merge", test_character_merge);
  g_test_add_func ("/edit-rename/fountain", test_fountain);
  g_test_add_func ("/edit-rename/location", test_location);
  g_test_add_func ("/edit-rename/number-lines", test_number_lines);
  g_test_add_func ("/edit-rename/numbers", test_numbers);
  g_test_add_func ("/edit-rename/numbers-fountain", test_numbers_fountain);

  return g_test_run ();
}
