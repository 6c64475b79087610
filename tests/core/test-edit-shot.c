/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut.h"
#include "cliff-edit-shot.h"
#include "cliff-edit-shots.h"
#include "cliff-edit-take.h"
#include "cliff-take-facts.h"
#include "cliff-test.h"

#include <gio/gio.h>

typedef struct
{
  CliffStore *store;
  CliffId     episode;
  CliffId     scene;
  CliffId     shots[5];
} Fixture;

static CliffId
insert (CliffStore *store,
        const char *sql)
{
  g_autoptr(GError) error = NULL;
  CliffId id = cliff_store_insert (store, &error, sql, "");

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "a.cliffhanger", NULL);
  g_autoptr(GError) error = NULL;
  CliffStore *store = cliff_store_create (path, &error);

  g_assert_no_error (error);
  fixture->store = store;
  cliff_store_begin (store, "Set Up", &error);
  fixture->episode = insert (store, "INSERT INTO episode (position, number) VALUES (1, 1)");
  fixture->scene = insert (store, "INSERT INTO scene (episode_id, position) VALUES (1, 1)");
  insert (store, "INSERT INTO element (scene_id, position, kind) VALUES (1, 0, 'action')");
  insert (store, "INSERT INTO character (position, name) VALUES (1, '沈念')");
  insert (store, "INSERT INTO prop (name) VALUES ('戒指')");
  for (guint i = 0; i < G_N_ELEMENTS (fixture->shots); i++)
    fixture->shots[i] = cliff_store_insert (store, &error,
                                            "INSERT INTO shot (episode_id, scene_id, position, duration) VALUES (1, 1, ?, 2000000000)",
                                            "i", (gint64) (i + 1) * 65536);
  insert (store, "INSERT INTO shot_element (shot_id, element_id) VALUES (1, 1)");
  insert (store, "INSERT INTO shot_character (shot_id, character_id, position, screen_x, facing) VALUES (1, 1, 0, 250000, 'left')");
  insert (store, "INSERT INTO shot_prop (shot_id, prop_id) VALUES (1, 1)");
  insert (store, "INSERT INTO line (shot_id, position, text) VALUES (1, 0, '你回来了')");
  cliff_store_commit (store, &error);

  cliff_store_begin_kept (store, &error);
  insert (store, "INSERT INTO media (sha256, extension, bytes, created) VALUES ('a', 'png', 1, 1)");
  insert (store, "INSERT INTO take (owner, owner_id, kind, media_id, created) VALUES ('shot', 2, 'picture', 1, 1)");
  insert (store, "INSERT INTO take (owner, owner_id, kind, media_id, created) VALUES ('line', 1, 'voice', 1, 1)");
  cliff_store_commit (store, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->store);
}

static gint64
get (Fixture    *fixture,
     const char *sql)
{
  return cliff_store_get_int (fixture->store, -1, sql, "");
}

/* Shot ids in the order of the storyline, "1 2 3 4 5". */
static void
assert_order (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *order =
    cliff_store_dup_text (fixture->store, "SELECT group_concat (id, ' ') FROM (SELECT id FROM shot ORDER BY position, id)", "");

  g_assert_cmpstr (order, ==, expected);
}

static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *movement = NULL;

  g_assert_cmpint (get (fixture, "SELECT edited FROM shot WHERE id = 1"), ==, 0);
  g_assert_true (cliff_edit_set_shot_text (fixture->store, 1, "movement", "slow push", &error));
  movement = cliff_store_dup_text (fixture->store, "SELECT movement FROM shot WHERE id = 1", "");
  g_assert_cmpstr (movement, ==, "slow push");
  g_assert_cmpint (get (fixture, "SELECT edited FROM shot WHERE id = 1"), ==, 1);
  g_assert_cmpstr (cliff_store_get_undo_label (fixture->store), ==, "Edit Shot");

  /* The same again is no step. */
  g_assert_true (cliff_edit_set_shot_text (fixture->store, 1, "movement", "slow push", &error));
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM history"), ==, 2);

  g_assert_true (cliff_edit_set_shot_text (fixture->store, 1, "transition", "dissolve", &error));
  g_assert_cmpint (get (fixture, "SELECT transition_length FROM shot WHERE id = 1"), ==, CLIFF_SECOND / 2);
  g_assert_true (cliff_edit_set_shot_text (fixture->store, 1, "transition", "cut", &error));
  g_assert_cmpint (get (fixture, "SELECT transition_length FROM shot WHERE id = 1"), ==, 0);
  g_assert_true (cliff_edit_set_shot_text (fixture->store, 1, "action", "她推开门，'雨' \"停\"了", &error));
  g_assert_no_error (error);
}

static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  const struct { const char *column; const char *value; } wrong[] = {
    { "size", "HUGE" }, { "angle", "" }, { "movement", "slow" }, { "movement", "push slow" }, { "transition", "iris" },
    { "edited", "1" }, { "id", "7" }, { "source_hash", "x" }, { "action", "\xff\xfe" }, { "action = '' --", "x" },
  };
  gint64 before = get (fixture, "SELECT max(id) FROM history");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (cliff_edit_set_shot_text (fixture->store, 1, wrong[i].column, wrong[i].value, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
  for (gint64 duration = -1; duration < 300 * CLIFF_SECOND; duration += 121 * CLIFF_SECOND)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (cliff_edit_set_shot_duration (fixture->store, 1, duration, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
  {
    g_autoptr(GError) error = NULL;

    g_assert_false (cliff_edit_set_shot_text (fixture->store, 99, "size", "CU", &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  }
  g_assert_cmpint (get (fixture, "SELECT max(id) FROM history"), ==, before);
}

static gboolean
move (Fixture  *fixture,
      CliffId   shot_id,
      CliffId   after_id,
      GError  **error)
{
  return cliff_edit_move_shots (fixture->store, &shot_id, 1, fixture->episode, after_id, error);
}

/* The copy's id, 0 on error. */
static CliffId
duplicate (Fixture  *fixture,
           CliffId   shot_id,
           GError  **error)
{
  g_autoptr(GArray) copies = NULL;

  return cliff_edit_duplicate_shots (fixture->store, &shot_id, 1, &copies, error) ? g_array_index (copies, CliffId, 0) : 0;
}

static gboolean
delete (Fixture  *fixture,
        CliffId   shot_id,
        GError  **error)
{
  return cliff_edit_delete_items (fixture->store, &(CliffCutItem) { CLIFF_CUT_SHOT, shot_id }, 1, FALSE, error);
}

static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (move (fixture, 5, 1, &error));
  assert_order (fixture, "1 5 2 3 4");
  g_assert_true (move (fixture, 3, 0, &error));
  assert_order (fixture, "3 1 5 2 4");
  g_assert_true (move (fixture, 3, 4, &error));
  assert_order (fixture, "1 5 2 4 3");
  /* One row was written each time. */
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM shot WHERE position % 65536 = 0"), ==, 4);

  /* Where it is already: no step. */
  g_assert_true (move (fixture, 5, 1, &error));
  g_assert_true (move (fixture, 1, 0, &error));
  g_assert_true (move (fixture, 1, 1, &error));
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM history"), ==, 4);
  g_assert_no_error (error);

  while (cliff_store_can_undo (fixture->store) && g_strcmp0 (cliff_store_get_undo_label (fixture->store), "Move Shots") == 0)
    cliff_store_undo (fixture->store, &error);
  assert_order (fixture, "1 2 3 4 5");
}

static void
test_move_without_room (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  /* Halving 65536 for ever: the episode is numbered anew on the way. */
  for (int i = 0; i < 50; i++)
    {
      g_assert_true (move (fixture, i % 2 == 0 ? 5 : 4, 1, &error));
      assert_order (fixture, i % 2 == 0 ? i == 0 ? "1 5 2 3 4" : "1 5 4 2 3" : "1 4 5 2 3");
    }

  cliff_store_begin (fixture->store, "Set Up", &error);
  cliff_store_exec (fixture->store, &error, "UPDATE shot SET position = 9223372036854775807", "");
  cliff_store_commit (fixture->store, &error);
  assert_order (fixture, "1 2 3 4 5");
  g_assert_true (move (fixture, 1, 5, &error));
  assert_order (fixture, "2 3 4 5 1");
  g_assert_no_error (error);
}

static void
test_duplicate (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  CliffId copy;

  cliff_edit_set_shot_text (fixture->store, 1, "size", "CU", &error);
  copy = duplicate (fixture, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (copy, ==, 6);
  assert_order (fixture, "1 6 2 3 4 5");
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM shot WHERE id = 6 AND size = 'CU' AND edited AND take_id IS NULL AND scene_id = 1"), ==, 1);
  g_assert_cmpint (get (fixture, "SELECT screen_x FROM shot_character WHERE shot_id = 6 AND facing = 'left'"), ==, 250000);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM shot_prop WHERE shot_id = 6"), ==, 1);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM shot_element WHERE shot_id = 6"), ==, 1);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM line WHERE shot_id = 6"), ==, 0);

  /* Everything a shot has, but what is its own, is in the copy: a column added later must not be forgotten. */
  {
    g_autoptr(CliffRows) columns = cliff_store_query (fixture->store, "SELECT name FROM pragma_table_info ('shot') "
                                                      "WHERE name NOT IN ('id', 'position', 'edited', 'take_id')", "");

    cliff_store_begin (fixture->store, "Set Up", &error);
    cliff_store_exec (fixture->store, &error, "UPDATE shot SET angle = 'low', movement = 'pan', subject = 's', action = 'a', "
                      "sound = 'd', vfx = 'v', caption = 'c', purpose = 'p', transition = 'dissolve', transition_length = 3, "
                      "duration = 4, held = 1, source_in = 5, speed = 6, gain = 7, lens = 'tele', light = 'hard', note = 'n', "
                      "transition_colour = '#ffffff', transition_edge = 'top', time_of_day = 't', int_ext = 'int', flashback = 1, source_hash = 'h', stale = 1 WHERE id = 2", "");
    cliff_store_commit (fixture->store, &error);
    copy = duplicate (fixture, 2, &error);
    g_assert_no_error (error);
    while (cliff_rows_next (columns))
      {
        g_autofree char *sql = g_strdup_printf ("SELECT a.\"%1$s\" IS b.\"%1$s\" FROM shot a, shot b WHERE a.id = 2 AND b.id = ?",
                                                cliff_rows_get_text (columns, 0));

        g_assert_cmpint (cliff_store_get_int (fixture->store, 0, sql, "i", copy), ==, 1);
      }
  }

  g_assert_true (cliff_store_undo (fixture->store, &error));
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM shot WHERE id = 7"), ==, 0);
  /* Its number is not given away, since a take may know it. */
  g_assert_cmpint (duplicate (fixture, 1, &error), ==, 8);
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  /* Its line goes to the neighbour of its scene, and comes back. */
  g_assert_true (delete (fixture, 1, &error));
  assert_order (fixture, "2 3 4 5");
  g_assert_cmpint (get (fixture, "SELECT shot_id FROM line WHERE id = 1"), ==, 2);
  g_assert_true (cliff_store_undo (fixture->store, &error));
  g_assert_cmpint (get (fixture, "SELECT shot_id FROM line WHERE id = 1"), ==, 1);

  g_assert_true (cliff_store_begin (fixture->store, "Set Up", &error));
  g_assert_true (cliff_store_exec (fixture->store, &error, "DELETE FROM shot WHERE id > 1", ""));
  g_assert_false (delete (fixture, 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  cliff_store_rollback (fixture->store);

  g_assert_true (cliff_edit_choose_take (fixture->store, "shot", 2, 1, &error));
  g_assert_true (delete (fixture, 2, &error));
  assert_order (fixture, "1 3 4 5");
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM take WHERE owner = 'shot' AND owner_id = 2"), ==, 1);
  g_assert_true (cliff_store_undo (fixture->store, &error));
  assert_order (fixture, "1 2 3 4 5");
  g_assert_cmpint (get (fixture, "SELECT take_id FROM shot WHERE id = 2"), ==, 1);
  g_assert_no_error (error);
}

static void
test_choose_take (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cliff_edit_choose_take (fixture->store, "line", 1, 2, &error));
  g_assert_cmpint (get (fixture, "SELECT take_id FROM line WHERE id = 1"), ==, 2);
  g_assert_true (cliff_edit_choose_take (fixture->store, "line", 1, 0, &error));
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM line WHERE take_id IS NULL"), ==, 1);
  g_assert_no_error (error);

  /* Another's take, and a voice for a picture. */
  g_assert_false (cliff_edit_choose_take (fixture->store, "shot", 1, 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_false (cliff_edit_choose_take (fixture->store, "line", 1, 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_false (cliff_edit_choose_take (fixture->store, "shot", 99, 0, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_rate_take (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  gint64 before = get (fixture, "SELECT max(id) FROM history");

  g_assert_true (cliff_edit_rate_take (fixture->store, 1, 0, &error));
  g_assert_cmpint (get (fixture, "SELECT max(id) FROM history"), ==, before);
  g_assert_true (cliff_edit_rate_take (fixture->store, 1, 4, &error));
  g_assert_true (cliff_edit_rate_take (fixture->store, 1, 2, &error));
  g_assert_true (cliff_edit_rate_take (fixture->store, 1, 2, &error));
  g_assert_cmpint (get (fixture, "SELECT stars FROM rating WHERE take_id = 1"), ==, 2);
  g_assert_cmpint (get (fixture, "SELECT max(id) FROM history"), ==, before + 2);
  g_assert_true (cliff_store_undo (fixture->store, &error));
  g_assert_cmpint (get (fixture, "SELECT stars FROM rating WHERE take_id = 1"), ==, 4);
  g_assert_true (cliff_edit_rate_take (fixture->store, 1, 0, &error));
  g_assert_cmpint (get (fixture, "SELECT stars FROM rating WHERE take_id = 1"), ==, 0);
  g_assert_no_error (error);

  g_assert_false (cliff_edit_rate_take (fixture->store, 1, 6, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_false (cliff_edit_rate_take (fixture->store, 99, 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* What a hand draws is a take of its own, which knows what it was drawn over; the other one stays. */
static void
test_drawing (Fixture       *fixture,
              gconstpointer  data)
{
  CliffMediaFile file = { (char *) "b", (char *) "png", 9 };
  g_auto(CliffTakeFacts) facts = { 0 };
  g_auto(CliffTakeFacts) none = { 0 };
  g_autoptr(GError) error = NULL;
  CliffId take_id = cliff_edit_add_drawing (fixture->store, 2, &file, 1080, 1920, 1, &error);

  g_assert_no_error (error);
  g_assert_true (cliff_edit_rate_take (fixture->store, take_id, 3, &error));
  g_assert_cmpint (get (fixture, "SELECT take_id FROM shot WHERE id = 2"), ==, take_id);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM take WHERE owner = 'shot' AND owner_id = 2"), ==, 2);
  g_assert_cmpint (get (fixture, "SELECT detail ->> '$.from-take' FROM take ORDER BY id DESC LIMIT 1"), ==, 1);
  g_assert_true (cliff_take_facts_read (&facts, fixture->store, take_id));
  g_assert_true (facts.drawn);
  g_assert_false (facts.video);
  g_assert_cmpint (facts.width, ==, 1080);
  g_assert_cmpint (facts.bytes, ==, 9);
  g_assert_cmpint (facts.stars, ==, 3);
  g_assert_false (cliff_take_facts_read (&none, fixture->store, 99));
}

static void
test_series (Fixture       *fixture,
             gconstpointer  data)
{
  const struct { const char *column; gint64 value; } wrong[] = {
    { "width", 1081 }, { "width", 0 }, { "fps_den", 0 }, { "audible_label", 2 }, { "id", 2 }, { "max_shot", -1 },
  };
  g_autoptr(GError) error = NULL;

  g_assert_true (cliff_edit_set_series_text (fixture->store, "producer", "某某工作室", &error));
  g_assert_true (cliff_edit_set_series_int (fixture->store, "width", 720, &error));
  g_assert_cmpint (get (fixture, "SELECT width FROM series WHERE producer = '某某工作室'"), ==, 720);
  g_assert_cmpstr (cliff_store_get_undo_label (fixture->store), ==, "Change Series");
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (cliff_edit_set_series_int (fixture->store, wrong[i].column, wrong[i].value, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_clear_error (&error);
    }
  g_assert_false (cliff_edit_set_series_text (fixture->store, "label_text", " ", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/edit-shot/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/edit-shot/refusals", Fixture, NULL, set_up, test_refusals, tear_down);
  g_test_add ("/edit-shot/move", Fixture, NULL, set_up, test_move, tear_down);
  g_test_add ("/edit-shot/move-without-room", Fixture, NULL, set_up, test_move_without_room, tear_down);
  g_test_add ("/edit-shot/duplicate", Fixture, NULL, set_up, test_duplicate, tear_down);
  g_test_add ("/edit-shot/delete", Fixture, NULL, set_up, test_delete, tear_down);
  g_test_add ("/edit-shot/choose-take", Fixture, NULL, set_up, test_choose_take, tear_down);
  g_test_add ("/edit-shot/rate-take", Fixture, NULL, set_up, test_rate_take, tear_down);
  g_test_add ("/edit-shot/drawing", Fixture, NULL, set_up, test_drawing, tear_down);
  g_test_add ("/edit-shot/series", Fixture, NULL, set_up, test_series, tear_down);

  return g_test_run ();
}
