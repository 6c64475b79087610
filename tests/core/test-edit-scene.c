/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-breakdown.h"
#include "cliff-edit-error.h"
#include "cliff-edit-scene.h"
#include "cliff-edit-script.h"
#include "cliff-scene-stage.h"
#include "cliff-shot-text.h"
#include "cliff-test.h"

static const char fountain[] =
  "Title: Rain\n\n"
  "# Episode 1\n\n"
  "INT. KITCHEN - NIGHT\n\nAnna waits.\n\nANNA\nYou came.\n\n"
  "EXT. STREET - DAY\n= They part.\n= For good.\n\nA car leaves.\n";

static const char drama[] =
  "第1集\n\n1-1 日 内 客厅\n△林晚推门。\n林晚：我回来了。\n\n1-2 夜 外 街道\n△雨。\n";

static CliffStore *
create (const char        *text,
        CliffScriptFormat  format)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "a.cliffhanger", NULL);
  g_autoptr(GError) error = NULL;
  CliffStore *store = cliff_store_create (path, &error);

  g_assert_no_error (error);
  cliff_edit_import_script (store, text, format, &error);
  g_assert_no_error (error);

  return store;
}

static CliffId
nth_scene (CliffStore *store,
           gint64      nth)
{
  return cliff_store_get_int (store, 0, "SELECT id FROM scene ORDER BY episode_id, position LIMIT 1 OFFSET ?", "i", nth);
}

static CliffId
first_episode (CliffStore *store)
{
  return cliff_store_get_int (store, 0, "SELECT id FROM episode ORDER BY position", "");
}

static void
set_synopsis (CliffStore *store,
              CliffId     scene_id,
              const char *synopsis)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cliff_edit_set_scene_synopsis (store, scene_id, synopsis, &error));
  g_assert_no_error (error);
}

static void
assert_holds (CliffStore *store,
              const char *words,
              gboolean    holds)
{
  g_autofree char *text = cliff_edit_dup_episode_text (store, first_episode (store));

  if ((strstr (text, words) != NULL) != holds)
    g_error ("%s: %s\n%s", holds ? "lacks" : "holds", words, text);
}

/* A Fountain synopsis stands below the heading, once, and the rest of the text is as it was. */
static void
test_fountain (void)
{
  g_autoptr(CliffStore) store = create (fountain, CLIFF_SCRIPT_FOUNTAIN);
  CliffId kitchen = nth_scene (store, 0), street = nth_scene (store, 1);
  g_autofree char *before = cliff_edit_dup_episode_text (store, first_episode (store));
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  set_synopsis (store, kitchen, " He comes back.\n\nShe knows. ");
  assert_holds (store, "INT. KITCHEN - NIGHT\n= He comes back. She knows.\n\nAnna waits.\n", TRUE);
  g_assert_cmpstr (cliff_store_get_undo_label (store), ==, "Edit Synopsis");
  g_assert_cmpint (nth_scene (store, 0), ==, kitchen);
  set_synopsis (store, street, "Goodbye.");
  assert_holds (store, "EXT. STREET - DAY\n= Goodbye.\n\nA car leaves.\n", TRUE);
  set_synopsis (store, kitchen, "");
  assert_holds (store, "He comes back", FALSE);
  for (int i = 0; i < 3; i++)
    {
      g_assert_true (cliff_store_undo (store, &error));
      g_assert_no_error (error);
    }
  after = cliff_edit_dup_episode_text (store, first_episode (store));
  g_assert_cmpstr (after, ==, before);
}

/* In drama text it stands below the heading too, in brackets. */
static void
test_drama (void)
{
  g_autoptr(CliffStore) store = create (drama, CLIFF_SCRIPT_DRAMA);
  CliffId scene = nth_scene (store, 1);
  CliffId step;
  g_autofree char *synopsis = NULL;

  set_synopsis (store, scene, "雨中告别");
  assert_holds (store, "\n【梗概：雨中告别】\n", TRUE);
  synopsis = cliff_edit_dup_scene_synopsis (store, scene);
  g_assert_cmpstr (synopsis, ==, "雨中告别");
  step = cliff_store_get_step (store);
  set_synopsis (store, scene, "雨中告别");
  g_assert_cmpint (cliff_store_get_step (store), ==, step);
  set_synopsis (store, scene, "她说【不】。");
  g_clear_pointer (&synopsis, g_free);
  synopsis = cliff_edit_dup_scene_synopsis (store, scene);
  g_assert_cmpstr (synopsis, ==, "她说【不】。");
  assert_holds (store, "雨中告别", FALSE);
  set_synopsis (store, scene, "");
  assert_holds (store, "梗概", FALSE);
}

static void
test_colour (void)
{
  g_autoptr(CliffStore) store = create (drama, CLIFF_SCRIPT_DRAMA);
  CliffId scene = nth_scene (store, 0);
  g_autoptr(GError) error = NULL;
  g_autofree char *colour = NULL;

  g_assert_true (cliff_edit_set_scene_colour (store, scene, "#3584e4", &error));
  g_assert_no_error (error);
  colour = cliff_store_dup_text (store, "SELECT colour FROM scene WHERE id = ?", "i", scene);
  g_assert_cmpstr (colour, ==, "#3584e4");
  g_assert_false (cliff_edit_set_scene_colour (store, scene, "blue", &error));
  g_assert_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_false (cliff_edit_set_scene_colour (store, 999, "#3584e4", &error));
  g_assert_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_GONE);
}

/* Where the shots of an episode begin, and which of a scene's are stale. */
static void
test_places (void)
{
  g_autoptr(CliffStore) store = create (drama, CLIFF_SCRIPT_DRAMA);
  CliffId episode = first_episode (store);
  g_autofree char *text = cliff_edit_dup_episode_text (store, episode);
  g_autofree char *changed = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) places = NULL;
  g_auto(GStrv) halves = NULL;
  CliffSceneStage stage;

  cliff_edit_break_down (store, episode, NULL, &error);
  g_assert_no_error (error);
  places = cliff_shot_read_places (store, episode);
  g_assert_cmpuint (places->len, >, 1);
  for (guint i = 0; i < places->len; i++)
    {
      const CliffShotPlace *place = &g_array_index (places, CliffShotPlace, i);
      CliffId there = cliff_shot_find_at_text (store, episode, place->start);

      g_assert_cmpint (place->number, ==, (int) i + 1);
      g_assert_cmpint (place->start, <, (gint64) strlen (text));
      g_assert_cmpint (there, !=, 0);
    }
  cliff_scene_read_stage (store, nth_scene (store, 0), &stage);
  g_assert_cmpint (stage.n_shots, >, 0);
  g_assert_cmpint (stage.n_stale, ==, 0);

  halves = g_strsplit (text, "我回来了", 2);
  changed = g_strjoinv ("我不走了", halves);
  cliff_edit_set_episode_text (store, episode, changed, &error);
  g_assert_no_error (error);
  cliff_scene_read_stage (store, nth_scene (store, 0), &stage);
  g_assert_cmpint (stage.n_stale, >, 0);
  cliff_scene_read_stage (store, nth_scene (store, 1), &stage);
  g_assert_cmpint (stage.n_stale, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-scene/fountain", test_fountain);
  g_test_add_func ("/edit-scene/drama", test_drama);
  g_test_add_func ("/edit-scene/colour", test_colour);
  g_test_add_func ("/edit-scene/places", test_places);

  return g_test_run ();
}
