/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-breakdown.h"
#include "cliff-edit-cut.h"
#include "cliff-edit-script.h"
#include "cliff-edit-shot.h"
#include "cliff-test-cut.h"
#include "cliff-test.h"

#include <string.h>

static const char script[] =
  "第1集：归来\n\n"
  "1-1 夜 外 巷口\n\n△林晚站在雨里。\n林晚：我回来了。\n周叔：你是谁？\n△周叔退后一步。\n\n"
  "1-2 夜 内 出租屋\n△林晚打开箱子。\n林晚（OS）：一切都还在。\n\n"
  "1-3 日 内 医院\n△医生摇头。\n医生：准备后事吧。\n\n"
  "第2集：耳光\n\n"
  "2-1 日 内 大堂\n△周叔抬手，一记耳光。\n周叔：滚！\n";

static CliffStore *
create (void)
{
  CliffStore *store = cliff_test_create_store ();
  g_autoptr(GError) error = NULL;
  CliffBreakdownCounts counts;

  cliff_edit_import_script (store, script, CLIFF_SCRIPT_DRAMA, &error);
  g_assert_no_error (error);
  cliff_edit_break_down_series (store, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpint (counts.added, ==, cliff_store_get_int (store, 0, "SELECT count (*) FROM shot", ""));

  return store;
}

static CliffId
scene (CliffStore *store,
       const char *number)
{
  return cliff_store_get_int (store, 0, "SELECT id FROM scene WHERE number = ?", "s", number);
}

static CliffId
first_episode (CliffStore *store)
{
  return cliff_store_get_int (store, 0, "SELECT id FROM episode WHERE number = 1", "");
}

static CliffId
shot_saying (CliffStore *store,
             const char *words)
{
  return cliff_store_get_int (store, 0, "SELECT shot_id FROM line WHERE text = ?", "s", words);
}

static void
replace (CliffStore *store,
         const char *before,
         const char *after)
{
  g_autofree char *present = cliff_edit_dup_episode_text (store, first_episode (store));
  g_autoptr(GString) text = g_string_new (present);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_string_replace (text, before, after, 1), ==, 1);
  cliff_edit_set_episode_text (store, first_episode (store), text->str, &error);
  g_assert_no_error (error);
}

/* A line altered, one cut with its shot's takes, one new, in two of three scenes. */
static void
rewrite (CliffStore *store)
{
  g_autoptr(GError) error = NULL;
  CliffId media;

  cliff_edit_set_shot_text (store, shot_saying (store, "我回来了。"), "subject", "林晚的侧脸", &error);
  g_assert_no_error (error);
  cliff_store_begin_kept (store, &error);
  media = cliff_store_insert (
    store, &error, "INSERT INTO media (sha256, extension, bytes, created) VALUES ('00', 'png', 1, 1)", "");
  cliff_store_insert (store, &error,
                      "INSERT INTO take (owner, owner_id, kind, media_id, created) VALUES ('shot', ?, 'picture', ?, 1)",
                      "ii", shot_saying (store, "你是谁？"), media);
  cliff_store_insert (store, &error,
                      "INSERT INTO take (owner, owner_id, kind, media_id, created) SELECT 'line', id, 'voice', ?, 1 FROM line "
                      "WHERE text = '你是谁？'",
                      "i", media);
  cliff_store_commit (store, &error);
  g_assert_no_error (error);
  replace (store, "我回来了。", "我，回来了。");
  replace (store, "周叔：你是谁？\n", "");
  replace (store, "△医生摇头。\n", "△医生摇头。\n林晚：不可能！\n");
}

static CliffBreakdownShot *
find (CliffBreakdownScene *part,
      const char          *words)
{
  for (guint i = 0; i < part->shots->len; i++)
    {
      CliffBreakdownShot *shot = g_ptr_array_index (part->shots, i);

      if (g_strcmp0 (shot->before.words, words) == 0 || g_strcmp0 (shot->after.words, words) == 0)
        return shot;
    }
  g_assert_not_reached ();
}

static void
test_preview (void)
{
  g_autoptr(CliffStore) store = create ();
  g_autoptr(GPtrArray) scenes = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  CliffBreakdownScene *part;
  CliffBreakdownShot *shot;
  CliffBreakdownCounts counts, sum = { 0 };

  rewrite (store);
  g_assert_true (cliff_store_undo (store, NULL));
  before = cliff_test_dup_content (store);
  scenes = cliff_edit_preview_breakdown (store, first_episode (store), &error);
  g_assert_no_error (error);
  after = cliff_test_dup_content (store);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (cliff_store_can_redo (store));
  g_assert_cmpint (scenes->len, ==, 3);
  g_assert_false (((CliffBreakdownScene *) g_ptr_array_index (scenes, 2))->differs);

  g_assert_true (cliff_store_redo (store, NULL));
  g_clear_pointer (&scenes, g_ptr_array_unref);
  scenes = cliff_edit_preview_breakdown (store, first_episode (store), &error);
  g_assert_no_error (error);

  part = g_ptr_array_index (scenes, 0);
  g_assert_cmpint (part->scene_id, ==, scene (store, "1-1"));
  g_assert_true (part->differs);
  shot = find (part, "我，回来了。");
  g_assert_cmpint (shot->fate, ==, CLIFF_SHOT_CHANGED);
  g_assert_true (shot->edited);
  g_assert_cmpstr (shot->before.words, ==, "我回来了。");
  g_assert_cmpstr (shot->after.subject, ==, "林晚的侧脸");
  shot = find (part, "你是谁？");
  g_assert_cmpint (shot->fate, ==, CLIFF_SHOT_REMOVED);
  g_assert_cmpint (shot->lost_takes, ==, 2);
  g_assert_cmpint (part->lost_takes, ==, 2);
  g_assert_null (shot->after.size);

  part = g_ptr_array_index (scenes, 1);
  g_assert_false (part->differs);
  g_assert_cmpint (part->counts.kept, ==, part->shots->len);
  part = g_ptr_array_index (scenes, 2);
  shot = find (part, "不可能！");
  g_assert_cmpint (shot->fate, ==, CLIFF_SHOT_ADDED);
  g_assert_cmpint (shot->after.duration, >, 0);

  /* What was foretold is what happens. */
  for (guint i = 0; i < scenes->len; i++)
    {
      part = g_ptr_array_index (scenes, i);
      sum.added += part->counts.added;
      sum.changed += part->counts.changed;
      sum.removed += part->counts.removed;
      sum.kept += part->counts.kept;
    }
  cliff_edit_break_down (store, first_episode (store), &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (&counts, sizeof counts, &sum, sizeof sum);
}

static char *
dup_shots (CliffStore *store,
           CliffId     scene_id)
{
  return cliff_store_dup_text (store,
                               "SELECT group_concat (id || size || subject || action || duration || stale || source_hash || "
                               "(SELECT group_concat (id || text) FROM line WHERE shot_id = shot.id)) FROM "
                               "(SELECT * FROM shot WHERE scene_id = ? ORDER BY position) shot",
                               "i", scene_id);
}

static void
test_accept (void)
{
  g_autoptr(CliffStore) store = create ();
  g_autoptr(GArray) scenes = g_array_new (FALSE, FALSE, sizeof (CliffId));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *parts = NULL;
  g_autoptr(GError) error = NULL;
  CliffBreakdownCounts counts;
  CliffId ids[] = { scene (store, "1-3"), scene (store, "2-1"), scene (store, "1-1"), 9999 };

  rewrite (store);
  before = dup_shots (store, ids[2]);
  g_array_append_vals (scenes, ids, 2);
  cliff_edit_break_down_scenes (store, scenes, &counts, &error);
  g_assert_no_error (error);
  after = dup_shots (store, ids[2]);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (shot_saying (store, "不可能！"), !=, 0);
  g_assert_cmpint (counts.removed, ==, 0);

  /* Part by part is the same as the whole at once. */
  g_array_set_size (scenes, 0);
  g_array_append_val (scenes, ids[2]);
  cliff_edit_break_down_scenes (store, scenes, NULL, &error);
  g_assert_no_error (error);
  parts = dup_shots (store, ids[2]);
  g_assert_true (cliff_store_undo (store, NULL));
  cliff_edit_break_down (store, first_episode (store), NULL, &error);
  g_assert_no_error (error);
  whole = dup_shots (store, ids[2]);
  g_assert_cmpstr (parts, ==, whole);

  g_array_append_val (scenes, ids[3]);
  g_assert_false (cliff_edit_break_down_scenes (store, scenes, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* Parts done one after the other are one step, and one that writes nothing joins no other's step. */
static void
test_parts (void)
{
  g_autoptr(CliffStore) store = create ();
  g_autoptr(GArray) scenes = g_array_new (FALSE, FALSE, sizeof (CliffId));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  CliffBreakdownCounts counts = { 0 };
  CliffId ids[] = { scene (store, "2-1"), scene (store, "1-1"), scene (store, "1-3") };
  CliffId step = 0, typed;

  rewrite (store);
  before = cliff_test_dup_content (store);
  typed = cliff_store_get_step (store);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_array_set_size (scenes, 0);
      g_array_append_val (scenes, ids[i]);
      g_assert_true (cliff_edit_break_down_part (store, scenes, &step, &counts, &error));
      g_assert_no_error (error);
      /* The first has nothing to do. */
      g_assert_true ((step == 0) == (i == 0));
      g_assert_cmpint (step, !=, typed);
    }
  g_assert_cmpint (counts.added, >, 0);
  g_assert_cmpint (counts.removed, >, 0);
  g_assert_true (cliff_store_undo (store, NULL));
  after = cliff_test_dup_content (store);
  g_assert_cmpstr (before, ==, after);
}

/* Shots of a scene that is gone go only when that is accepted. */
static void
test_gone (void)
{
  g_autoptr(CliffStore) store = create ();
  g_autoptr(GArray) scenes = g_array_new (FALSE, FALSE, sizeof (CliffId));
  g_autoptr(GPtrArray) preview = NULL;
  g_autoptr(GError) error = NULL;
  CliffId kept = scene (store, "1-3");
  CliffId gone = -first_episode (store);
  CliffBreakdownScene *part;
  gint64 orphans;

  replace (store, "1-2 夜 内 出租屋\n△林晚打开箱子。\n林晚（OS）：一切都还在。\n\n", "");
  orphans = cliff_store_get_int (store, 0, "SELECT count (*) FROM shot WHERE scene_id IS NULL", "");
  g_assert_cmpint (orphans, >, 0);
  preview = cliff_edit_preview_breakdown (store, first_episode (store), &error);
  g_assert_no_error (error);
  part = g_ptr_array_index (preview, 0);
  g_assert_cmpint (part->scene_id, ==, gone);
  g_assert_cmpint (part->counts.removed, ==, orphans);

  g_array_append_val (scenes, kept);
  cliff_edit_break_down_scenes (store, scenes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT count (*) FROM shot WHERE scene_id IS NULL", ""), ==, orphans);
  g_array_append_val (scenes, gone);
  cliff_edit_break_down_scenes (store, scenes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT count (*) FROM shot WHERE scene_id IS NULL", ""), ==, 0);
}

/* What a hand has cut stays cut: lengths, halves and the lines in them, transitions, keyframes. */
static void
test_cut (void)
{
  g_autoptr(CliffStore) store = create ();
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffCut) before = cliff_cut_new (store, first_episode (store), &error);
  g_autoptr(CliffCut) after = NULL;
  g_autofree char *cut_before = NULL;
  g_autofree char *cut_after = NULL;
  CliffId shot = shot_saying (store, "一切都还在。"), line = cliff_store_get_int (store, 0, "SELECT id FROM line WHERE shot_id = ?", "i", shot);
  const CliffCutLine *said = cliff_cut_find_line (before, line);
  CliffTime start = cliff_cut_find_shot (before, shot)->start;

  /* In two, the line in the second half; then longer, and with a transition and a movement. */
  cliff_edit_move_items (store, &(CliffCutItem) { CLIFF_CUT_LINE, line }, 1, CLIFF_SECOND / 2, 0, CLIFF_PLACE_FREE, &error);
  g_assert_no_error (error);
  cliff_edit_split (store, first_episode (store), (start + said->start + CLIFF_SECOND / 2) / 2, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (shot_saying (store, "一切都还在。"), !=, shot);
  shot = shot_saying (store, "一切都还在。");
  cliff_edit_trim (store, (CliffCutItem) { CLIFF_CUT_SHOT, shot }, CLIFF_TRIM_END, -CLIFF_SECOND / 2, &error);
  cliff_edit_set_transition (store, shot, CLIFF_TRANSITION_WIPE, CLIFF_SECOND / 10, CLIFF_EDGE_TOP, 0, &error);
  cliff_edit_set_key (store, (CliffCutItem) { CLIFF_CUT_SHOT, shot }, CLIFF_PROPERTY_SCALE, 0, 1200000, CLIFF_CURVE_EASE, &error);
  g_assert_no_error (error);
  g_clear_pointer (&before, cliff_cut_unref);
  before = cliff_test_read_cut (store, first_episode (store));
  cut_before = cliff_test_dup_cut (before, "shot line");

  replace (store, "△林晚打开箱子。\n", "△林晚慢慢打开箱子。\n");
  cliff_edit_break_down_series (store, NULL, &error);
  g_assert_no_error (error);
  after = cliff_test_read_cut (store, first_episode (store));
  cut_after = cliff_test_dup_cut (after, "shot line");
  g_assert_cmpstr (cut_after, ==, cut_before);
  g_assert_cmpint (shot_saying (store, "一切都还在。"), ==, shot);
  g_assert_cmpint (cliff_cut_find_shot (after, shot)->transition, ==, CLIFF_TRANSITION_WIPE);
  g_assert_true (cliff_cut_find_line (after, line)->placed);
  g_assert_cmpuint (after->keys->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-breakdown/preview", test_preview);
  g_test_add_func ("/edit-breakdown/accept", test_accept);
  g_test_add_func ("/edit-breakdown/parts", test_parts);
  g_test_add_func ("/edit-breakdown/gone", test_gone);
  g_test_add_func ("/edit-breakdown/cut", test_cut);

  return g_test_run ();
}
