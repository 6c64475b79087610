/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-breakdown.h"
#include "cliff-edit-episode.h"
#include "cliff-edit-script.h"
#include "cliff-test.h"

#include <string.h>

static const char drama[] =
  "第1集 归来\n1-1 日 内 客厅\n人物：林晚、周沉\n△林晚推门。\n林晚：你来了。\n周沉：嗯。\n\n"
  "1-2 夜 外 街道\n人物：周沉\n△下雨。\n周沉（OS）：她变了。\n\n"
  "1-3 日 内 医院\n△林晚跑过走廊。\n医生：请等一下！\n【音效：警报】\n\n"
  "1-4 夜 内 客厅\n林晚：结束了。\n周沉：还没有。\n";
static const char fountain[] =
  "INT. HOUSE - DAY\n\nMara waits.\n\nMARA\n(softly)\nWhere are you?\n\nEXT. STREET - NIGHT\n\nRain.\n\nTOM\nHere.\n\n"
  "INT. HOSPITAL - DAY\n\nNURSE\nPlease wait.\n\nShe runs.\n\nEXT. ROOF - NIGHT\n\nMARA\nIt is over.\n";

/* All that rows say, without their ids. */
static char *
dump (CliffStore *store)
{
  static const char * const queries[] = {
    "SELECT number FROM episode",
    "SELECT scene.position || '|' || scene.number || '|' || heading || '|' || int_ext || '|' || time_of_day || '|' || "
    "ifnull (location.name, '-') || '|' || scene.start || '|' || scene.\"end\" FROM scene "
    "LEFT JOIN location ON location.id = location_id ORDER BY scene.position",
    "SELECT scene.position || '|' || element.position || '|' || kind || '|' || text || '|' || speaker || '|' || mood || '|' || "
    "element.start || '|' || element.\"end\" FROM element JOIN scene ON scene.id = scene_id "
    "ORDER BY scene.position, element.position",
    "SELECT name FROM character ORDER BY name",
    "SELECT name FROM location ORDER BY name",
  };
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr(CliffRows) rows = cliff_store_query (store, queries[i], "");

      while (cliff_rows_next (rows))
        g_string_append_printf (all, "%s\n", cliff_rows_get_text (rows, 0));
    }

  return g_string_free_and_steal (all);
}

typedef struct
{
  CliffStore  *store;
  CliffScript *script;
  CliffId      episode;
  CliffId      step;
  gsize        head;
  gsize        tail;
} Typist;

static void
typist_init (Typist            *typist,
             const char        *text,
             CliffScriptFormat  format)
{
  *typist = (Typist) { .store = cliff_test_create_store (), .script = cliff_script_new (text, -1, format) };
  typist->episode = cliff_edit_add_episode (typist->store, format, NULL);
  g_assert_true (cliff_edit_set_episode_text (typist->store, typist->episode, text, NULL));
  typist->head = typist->tail = G_MAXSIZE / 4;
}

static void
typist_clear (Typist *typist)
{
  cliff_script_free (typist->script);
  g_object_unref (typist->store);
}

static void
edit (Typist     *typist,
      gsize       place,
      gsize       removed,
      const char *text)
{
  gsize start, end, length;

  cliff_script_edit (typist->script, place, removed, text, -1);
  cliff_script_get_reparsed (typist->script, &start, &end);
  cliff_script_get_text (typist->script, &length);
  typist->head = MIN (typist->head, start);
  typist->tail = MIN (typist->tail, length - end);
}

static void
commit (Typist *typist)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cliff_edit_type_episode (typist->store, typist->episode, typist->script, typist->head, typist->tail,
                                          &typist->step, &error));
  g_assert_no_error (error);
  typist->head = typist->tail = G_MAXSIZE / 4;
}

/* What is typed bit by bit leaves the rows that the whole text makes at once. */
static void
check_rows (Typist            *typist,
            CliffScriptFormat  format)
{
  g_autofree char *typed = dump (typist->store);
  g_autofree char *written = NULL;
  Typist other;

  typist_init (&other, cliff_script_get_text (typist->script, NULL), format);
  written = dump (other.store);
  g_assert_cmpstr (typed, ==, written);
  typist_clear (&other);
}

static void
test_as_whole (gconstpointer data)
{
  static const char * const pieces[] = {
    "\n", "x", "。", "林晚：", "\n周沉：好。\n", "1-9 日 内 公园\n", "\nINT. PARK - DAY\n\n", "\nSUE\n", "/*", "*/", "[[", "]]",
    "△", "人物：", "、苏", "【闪回】", "第2集\n", "# Act\n",
  };
  gboolean is_drama = data != NULL;
  CliffScriptFormat format = is_drama ? CLIFF_SCRIPT_DRAMA : CLIFF_SCRIPT_FOUNTAIN;
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);
  Typist typist;

  typist_init (&typist, is_drama ? drama : fountain, format);
  for (guint i = 0; i < 80; i++)
    {
      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        {
          gsize length, place, removed;
          const char *text = cliff_script_get_text (typist.script, &length);

          place = (gsize) g_rand_int_range (rand, 0, (int) length + 1);
          removed = (gsize) (g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 12) : 0);
          removed = MIN (removed, length - place);
          while (place > 0 && (text[place] & 0xc0) == 0x80)
            {
              place--;
              removed += removed > 0;
            }
          while ((text[place + removed] & 0xc0) == 0x80)
            removed++;
          edit (&typist, place, removed, g_rand_boolean (rand) ? pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))] : "");
        }
      commit (&typist);
      if (i % 2 == 0)
        check_rows (&typist, format);
    }
  typist_clear (&typist);
}

static gint64
count (Typist     *typist,
       const char *sql)
{
  return cliff_store_get_int (typist->store, -1, sql, "");
}

/* Names typed by half do not stay; names that are somewhere, or that somebody has touched, do. */
static void
test_half_names (void)
{
  Typist typist;
  gsize place;

  typist_init (&typist, drama, CLIFF_SCRIPT_DRAMA);
  place = (gsize) (strstr (drama, "人物：周沉\n") - drama) + strlen ("人物：周沉");
  edit (&typist, place, 0, "、苏");
  commit (&typist);
  g_assert_cmpint (count (&typist, "SELECT count (*) FROM character WHERE name = '苏'"), ==, 1);
  edit (&typist, place + strlen ("、苏"), 0, "青");
  commit (&typist);
  g_assert_cmpint (count (&typist, "SELECT count (*) FROM character WHERE name = '苏'"), ==, 0);
  g_assert_cmpint (count (&typist, "SELECT count (*) FROM character WHERE name = '苏青'"), ==, 1);
  g_assert_cmpint (count (&typist, "SELECT count (*) FROM history WHERE label = 'Edit Script'"), ==, 2);

  cliff_test_exec (typist.store, "UPDATE character SET voice = 'zh-f1' WHERE name = '苏青'");
  typist.step = 0;
  edit (&typist, place, strlen ("、苏青"), "");
  commit (&typist);
  g_assert_cmpint (count (&typist, "SELECT count (*) FROM character WHERE name = '苏青'"), ==, 1);

  /* A place goes with its last scene, and comes back with undo. */
  place = (gsize) (strstr (cliff_script_get_text (typist.script, NULL), "街道") -
                   cliff_script_get_text (typist.script, NULL));
  edit (&typist, place, strlen ("街道"), "巷口");
  typist.step = 0;
  commit (&typist);
  g_assert_cmpint (count (&typist, "SELECT count (*) FROM location WHERE name = '街道'"), ==, 0);
  g_assert_true (cliff_store_undo (typist.store, NULL));
  g_assert_cmpint (count (&typist, "SELECT count (*) FROM location WHERE name = '街道'"), ==, 1);
  g_assert_cmpint (count (&typist, "SELECT count (*) FROM location WHERE name = '巷口'"), ==, 0);
  typist_clear (&typist);
}

/* Typing in one scene leaves the elements of all others alone. */
static void
test_others_untouched (void)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const char *query = "SELECT group_concat (element.id || ':' || element.start) FROM element JOIN scene ON scene.id = scene_id "
                      "WHERE scene.number != '1-2'";
  Typist typist;

  typist_init (&typist, drama, CLIFF_SCRIPT_DRAMA);
  before = cliff_store_dup_text (typist.store, query, "");
  edit (&typist, (gsize) (strstr (drama, "下雨") - drama), 0, "正在");
  commit (&typist);
  after = cliff_store_dup_text (typist.store, query, "");
  g_assert_cmpstr (before, ==, after);
  check_rows (&typist, CLIFF_SCRIPT_DRAMA);
  typist_clear (&typist);
}

/* A boneyard that is only being opened takes no scene away up to the end of the next one: their rows, shots and what was done by
 * hand to those are there while it is typed and after, also where somebody looks elsewhere before closing it. */
static void
test_opening_boneyard (void)
{
  const char *text = "INT. ATTIC - DAY\n\nShe waits.\n\nINT. CELLAR - DAY\n\nHe comes.\n\nEXT. YARD - DAY\n\n"
                     "They go. /* Not sure. */\n";
  const char *query = "SELECT group_concat (shot.id || ':' || scene_id || ':' || shot.stale || ':' || edited || ':' || take_id) FROM shot "
                      "JOIN scene ON scene.id = scene_id WHERE heading NOT LIKE '%ATTIC%'";
  gsize place = (gsize) (strstr (text, "waits.") - text) + strlen ("waits.");
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL, *open = NULL, *closed = NULL;
  CliffBreakdownCounts counts;
  Typist typist;

  typist_init (&typist, text, CLIFF_SCRIPT_FOUNTAIN);
  g_assert_true (cliff_edit_break_down (typist.store, typist.episode, &counts, &error));
  cliff_test_exec (typist.store, "UPDATE shot SET edited = 1, take_id = 7");
  before = cliff_store_dup_text (typist.store, query, "");
  g_assert_nonnull (before);

  edit (&typist, place, 0, " /*");
  commit (&typist);
  open = cliff_store_dup_text (typist.store, query, "");
  g_assert_cmpstr (open, ==, before);

  typist.step = 0;
  edit (&typist, place + strlen (" /*"), 0, " Or sits. */");
  commit (&typist);
  closed = cliff_store_dup_text (typist.store, query, "");
  g_assert_cmpstr (closed, ==, before);
  check_rows (&typist, CLIFF_SCRIPT_FOUNTAIN);
  typist_clear (&typist);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/edit-typing/as-whole/drama", drama, test_as_whole);
  g_test_add_data_func ("/edit-typing/as-whole/fountain", NULL, test_as_whole);
  g_test_add_func ("/edit-typing/half-names", test_half_names);
  g_test_add_func ("/edit-typing/others-untouched", test_others_untouched);
  g_test_add_func ("/edit-typing/opening-boneyard", test_opening_boneyard);

  return g_test_run ();
}
