/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut.h"
#include "cliff-test-cut.h"
#include "cliff-test.h"

#include <gio/gio.h>

#define MS CLIFF_MSECOND
#define SHOT(id) ((CliffCutItem) { CLIFF_CUT_SHOT, (id) })
#define LINE(id) ((CliffCutItem) { CLIFF_CUT_LINE, (id) })
#define CLIP(id) ((CliffCutItem) { CLIFF_CUT_CLIP, (id) })

/* The episode of cliff_test_add_cut(): shots 1 to 4 of 2, 3, 4 and 2 s, of which 3 is a film of 10 s; a line in 1 and 3; lanes 1
 * (titles), 2 (effects), 3 (music); title clips 1 at 0.5 s for 1 s and 2 at 2.5 s for 1 s, effect 3 at 6 s for 2 s, music 4 for
 * ever; a marker at 3 s. */
typedef struct
{
  CliffStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->store = cliff_test_create_store ();
  cliff_test_add_cut (fixture->store);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  /* Whatever a test did can be taken back and done again. */
  while (cliff_store_can_undo (fixture->store))
    {
      cliff_store_undo (fixture->store, &error);
      g_assert_no_error (error);
    }
  while (cliff_store_can_redo (fixture->store))
    {
      cliff_store_redo (fixture->store, &error);
      g_assert_no_error (error);
    }
  g_clear_object (&fixture->store);
}

static gint64
get (Fixture    *fixture,
     const char *sql)
{
  return cliff_store_get_int (fixture->store, -1, sql, "");
}

/* The cut in a line a thing: "shot 1 0+2000", "line 1 150+1000", "clip 1 title 500+1000"; in ms. */
static void
assert_cut (Fixture    *fixture,
            const char *kinds,
            const char *expected)
{
  g_autoptr(CliffCut) cut = cliff_test_read_cut (fixture->store, 1);
  g_autofree char *text = cliff_test_dup_cut (cut, kinds);

  g_assert_cmpstr (text, ==, expected);
}

static void
refuse (gboolean   done,
        GError   **error,
        int        code)
{
  g_assert_false (done);
  g_assert_error (*error, G_IO_ERROR, code);
  g_clear_error (error);
}

static void
test_range (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(CliffCut) cut = cliff_test_read_cut (fixture->store, 1);
  const struct { CliffCutItem item; CliffTrim trim; gint64 least, most; } cases[] = {
    { SHOT (1), CLIFF_TRIM_START, -3598000, 1967 },
    { SHOT (1), CLIFF_TRIM_ROLL_START, 0, 0 },
    { SHOT (1), CLIFF_TRIM_ROLL_END, -1967, 2967 },
    { SHOT (1), CLIFF_TRIM_SLIP, 0, 0 },
    { SHOT (1), CLIFF_TRIM_SLIDE, 0, 0 },
    { SHOT (3), CLIFF_TRIM_START, -1000, 3967 },
    { SHOT (3), CLIFF_TRIM_END, -3967, 5000 },
    { SHOT (3), CLIFF_TRIM_ROLL_START, -1000, 3967 },
    { SHOT (3), CLIFF_TRIM_ROLL_END, -3967, 1967 },
    { SHOT (3), CLIFF_TRIM_SLIP, -1000, 5000 },
    { SHOT (3), CLIFF_TRIM_SLIDE, -2967, 1967 },
    { SHOT (4), CLIFF_TRIM_ROLL_END, 0, 0 },
    { LINE (1), CLIFF_TRIM_END, 0, 0 },
    { CLIP (1), CLIFF_TRIM_START, -500, 967 },
    { CLIP (1), CLIFF_TRIM_END, -967, 1000 },
    { CLIP (1), CLIFF_TRIM_ROLL_END, 0, 0 },
    { CLIP (2), CLIFF_TRIM_START, -1000, 967 },
    { CLIP (2), CLIFF_TRIM_SLIDE, -1000, 3600000 },
    { CLIP (3), CLIFF_TRIM_END, -1967, 3000 },
    { CLIP (4), CLIFF_TRIM_END, -10967, 0 },
    { CLIP (99), CLIFF_TRIM_END, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CliffTime least, most;

      g_test_message ("case %u", i);
      cliff_cut_get_trim_range (cut, cases[i].item, cases[i].trim, &least, &most);
      g_assert_cmpint ((least - MS / 2) / MS, ==, cases[i].least);
      g_assert_cmpint ((most + MS / 2) / MS, ==, cases[i].most);
    }
}

static void
test_trim_shots (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  assert_cut (fixture, "shot", "1 0+2000, 2 2000+3000, 3 5000+4000, 4 9000+2000");
  g_assert_true (cliff_edit_trim (fixture->store, SHOT (2), CLIFF_TRIM_END, -1010 * MS, &error));
  assert_cut (fixture, "shot", "1 0+2000, 2 2000+2000, 3 4000+4000, 4 8000+2000");
  g_assert_cmpint (get (fixture, "SELECT held + edited FROM shot WHERE id = 2"), ==, 2);
  g_assert_cmpstr (cliff_store_get_undo_label (fixture->store), ==, "Trim");

  /* What hangs on the film stays with its frame. */
  assert_cut (fixture, "clip", "1 500+1000, 2 2500+1000, 3 5000+2000, 4 0+10000");
  g_assert_true (cliff_edit_trim (fixture->store, SHOT (3), CLIFF_TRIM_START, 500 * MS, &error));
  assert_cut (fixture, "shot", "1 0+2000, 2 2000+2000, 3 4000+3500, 4 7500+2000");
  assert_cut (fixture, "clip", "1 500+1000, 2 2500+1000, 3 4500+2000, 4 0+9500");
  g_assert_cmpint (get (fixture, "SELECT source_in FROM shot WHERE id = 3"), ==, 1500 * MS);

  /* A cut that rolls changes nothing but itself. */
  g_assert_true (cliff_edit_trim (fixture->store, SHOT (3), CLIFF_TRIM_ROLL_START, -1000 * MS, &error));
  assert_cut (fixture, "shot", "1 0+2000, 2 2000+1000, 3 3000+4500, 4 7500+2000");
  assert_cut (fixture, "clip", "1 500+1000, 2 2500+1000, 3 4500+2000, 4 0+9500");
  g_assert_cmpint (get (fixture, "SELECT source_in FROM shot WHERE id = 3"), ==, 500 * MS);
  g_assert_true (cliff_edit_trim (fixture->store, SHOT (3), CLIFF_TRIM_SLIP, 300 * MS, &error));
  g_assert_cmpint (get (fixture, "SELECT source_in FROM shot WHERE id = 3"), ==, 800 * MS);
  g_assert_true (cliff_edit_trim (fixture->store, SHOT (2), CLIFF_TRIM_SLIDE, -500 * MS, &error));
  assert_cut (fixture, "shot", "1 0+1500, 2 1500+1000, 3 2500+5000, 4 7500+2000");
  g_assert_no_error (error);

  refuse (cliff_edit_trim (fixture->store, SHOT (3), CLIFF_TRIM_START, -310 * MS, &error) &&
          cliff_edit_trim (fixture->store, SHOT (3), CLIFF_TRIM_START, -310 * MS, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_trim (fixture->store, SHOT (1), CLIFF_TRIM_END, G_MININT64, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_trim (fixture->store, LINE (1), CLIFF_TRIM_END, 1, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_trim (fixture->store, SHOT (99), CLIFF_TRIM_END, 1, &error), &error, G_IO_ERROR_NOT_FOUND);
}

static void
test_trim_clips (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  gint64 steps = get (fixture, "SELECT count(*) FROM history");

  /* Less than half a frame is nothing, and no step. */
  g_assert_true (cliff_edit_trim (fixture->store, CLIP (1), CLIFF_TRIM_END, 15 * MS, &error));
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM history"), ==, steps);

  g_assert_true (cliff_edit_trim (fixture->store, CLIP (1), CLIFF_TRIM_END, 1000 * MS, &error));
  g_assert_true (cliff_edit_trim (fixture->store, CLIP (2), CLIFF_TRIM_ROLL_START, -500 * MS, &error));
  g_assert_true (cliff_edit_trim (fixture->store, CLIP (3), CLIFF_TRIM_START, 500 * MS, &error));
  g_assert_true (cliff_edit_trim (fixture->store, CLIP (4), CLIFF_TRIM_END, -2000 * MS, &error));
  assert_cut (fixture, "clip", "1 500+1500, 2 2000+1500, 3 6500+1500, 4 0+9000");
  g_assert_cmpint (get (fixture, "SELECT source_in FROM clip WHERE id = 3"), ==, 500 * MS);
  /* Its anchor is the shot it stands over now. */
  g_assert_cmpint (get (fixture, "SELECT shot_id * 10 + offset FROM clip WHERE id = 2"), ==, 20);
  g_assert_true (cliff_edit_trim (fixture->store, CLIP (1), CLIFF_TRIM_SLIDE, 250 * MS, &error));
  assert_cut (fixture, "clip", "1 767+1500, 2 2267+1233, 3 6500+1500, 4 0+9000");

  cliff_test_exec (fixture->store, "UPDATE lane SET locked = 1 WHERE id = 1");
  refuse (cliff_edit_trim (fixture->store, CLIP (1), CLIFF_TRIM_END, -100 * MS, &error), &error, G_IO_ERROR_READ_ONLY);
}

static void
test_split (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  const CliffCutItem items[] = { SHOT (3), SHOT (1), CLIP (3), CLIP (1), LINE (1) };

  assert_cut (fixture, "line", "1 150+1000, 2 5150+1500");
  g_assert_true (cliff_edit_split (fixture->store, 1, 7000 * MS, items, G_N_ELEMENTS (items), &error));
  assert_cut (fixture, "shot", "1 0+2000, 2 2000+3000, 3 5000+2000, 5 7000+2000, 4 9000+2000");
  assert_cut (fixture, "clip", "1 500+1000, 2 2500+1000, 3 6000+1000, 5 7000+1000, 4 0+11000");
  g_assert_cmpint (get (fixture, "SELECT source_in FROM shot WHERE id = 5"), ==, 3000 * MS);
  g_assert_cmpint (get (fixture, "SELECT source_in FROM clip WHERE id = 5"), ==, 1000 * MS);
  g_assert_cmpint (get (fixture, "SELECT shot_id FROM clip WHERE id = 5"), ==, 5);
  g_assert_cmpint (get (fixture, "SELECT take_id FROM shot WHERE id = 5"), ==, get (fixture, "SELECT take_id FROM shot WHERE id = 3"));

  /* Lines stand where they stood, whichever half they are in. */
  g_assert_true (cliff_edit_split (fixture->store, 1, 5100 * MS, NULL, 0, &error));
  assert_cut (fixture, "line", "1 150+1000, 2 5150+1500");
  g_assert_cmpint (get (fixture, "SELECT shot_id FROM line WHERE id = 2"), ==, 6);
  g_assert_no_error (error);

  refuse (cliff_edit_split (fixture->store, 1, 2000 * MS, NULL, 0, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_split (fixture->store, 1, -1, NULL, 0, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_split (fixture->store, 9, 1000 * MS, NULL, 0, &error), &error, G_IO_ERROR_NOT_FOUND);
}

/* The halves together are what the whole was. */
static void
test_merge (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  const CliffId halves[] = { 3, 5 }, apart[] = { 1, 3 };

  g_assert_true (cliff_edit_split (fixture->store, 1, 6500 * MS, NULL, 0, &error));
  assert_cut (fixture, "shot", "1 0+2000, 2 2000+3000, 3 5000+1500, 5 6500+2500, 4 9000+2000");
  g_assert_true (cliff_edit_merge_shots_of (fixture->store, halves, 2, &error));
  g_assert_no_error (error);
  assert_cut (fixture, "shot", "1 0+2000, 2 2000+3000, 3 5000+4000, 4 9000+2000");
  assert_cut (fixture, "line", "1 150+1000, 2 5150+1500");
  assert_cut (fixture, "clip", "1 500+1000, 2 2500+1000, 3 6000+2000, 4 0+11000");
  refuse (cliff_edit_merge_shots_of (fixture->store, apart, 2, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
test_move_shots (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  const CliffId shots[] = { 4, 1, 4 };

  g_assert_true (cliff_edit_move_shots (fixture->store, shots, 3, 1, 2, &error));
  assert_cut (fixture, "shot", "2 0+3000, 1 3000+2000, 4 5000+2000, 3 7000+4000");
  assert_cut (fixture, "clip", "2 500+1000, 1 3500+1000, 3 8000+2000, 4 0+11000");
  assert_cut (fixture, "marker", "1 1000");
  /* Behind one of themselves is where they are. */
  g_assert_true (cliff_edit_move_shots (fixture->store, shots, 3, 1, 4, &error));
  assert_cut (fixture, "shot", "2 0+3000, 1 3000+2000, 4 5000+2000, 3 7000+4000");

  cliff_test_exec (fixture->store, "INSERT INTO episode (id, position, number) VALUES (2, 2, 2)");
  g_assert_true (cliff_edit_move_shots (fixture->store, shots, 2, 2, 0, &error));
  assert_cut (fixture, "shot", "2 0+3000, 3 3000+4000");
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM shot WHERE episode_id = 2"), ==, 2);
  g_assert_cmpint (get (fixture, "SELECT episode_id FROM clip JOIN lane ON lane.id = lane_id WHERE clip.id = 1"), ==, 2);
  g_assert_no_error (error);
  refuse (cliff_edit_move_shots (fixture->store, shots, 1, 1, 1, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_move_shots (fixture->store, shots, 1, 7, 0, &error), &error, G_IO_ERROR_NOT_FOUND);
}

static void
test_move_items (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  const CliffCutItem clips[] = { CLIP (1), CLIP (2) };

  g_assert_true (cliff_edit_move_items (fixture->store, clips, 2, 4000 * MS, 0, CLIFF_PLACE_FREE, &error));
  assert_cut (fixture, "clip", "1 4500+1000, 2 6500+1000, 3 6000+2000, 4 0+11000");
  g_assert_cmpint (get (fixture, "SELECT shot_id FROM clip WHERE id = 1"), ==, 2);
  g_assert_cmpint (get (fixture, "SELECT shot_id FROM clip WHERE id = 2"), ==, 3);

  /* No room: another lane of the kind, made for it. */
  g_assert_true (cliff_edit_move_items (fixture->store, &clips[0], 1, 1500 * MS, 0, CLIFF_PLACE_FREE, &error));
  assert_cut (fixture, "clip", "2 6500+1000, 1 6000+1000, 3 6000+2000, 4 0+11000");
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM lane WHERE kind = 'title'"), ==, 2);
  g_assert_true (cliff_store_undo (fixture->store, &error));
  g_assert_true (cliff_edit_move_items (fixture->store, &clips[0], 1, 1500 * MS, 0, CLIFF_PLACE_OVERWRITE, &error));
  assert_cut (fixture, "clip", "1 6000+1000, 2 7000+500, 3 6000+2000, 4 0+11000");
  g_assert_true (cliff_store_undo (fixture->store, &error));
  g_assert_true (cliff_edit_move_items (fixture->store, &clips[0], 1, 2250 * MS, 0, CLIFF_PLACE_RIPPLE, &error));
  assert_cut (fixture, "clip", "2 6500+267, 1 6767+1000, 5 7767+733, 3 6000+2000, 4 0+11000");

  /* A music bed is cut in two by what is put over it, and stays without an end. */
  g_assert_true (cliff_edit_move_items (fixture->store, &CLIP (3), 1, 0, 1, CLIFF_PLACE_OVERWRITE, &error));
  assert_cut (fixture, "clip", "2 6500+267, 1 6767+1000, 5 7767+733, 4 0+6000, 3 6000+2000, 6 8000+3000");
  g_assert_cmpint (get (fixture, "SELECT length IS NULL FROM clip WHERE id = 6"), ==, 1);
  g_assert_no_error (error);

  refuse (cliff_edit_move_items (fixture->store, clips, 1, -7000 * MS, 0, CLIFF_PLACE_FREE, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_move_items (fixture->store, clips, 1, 0, 1, CLIFF_PLACE_FREE, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_move_items (fixture->store, clips, 1, 0, -1, CLIFF_PLACE_FREE, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_move_items (fixture->store, &SHOT (1), 1, 5, 0, CLIFF_PLACE_FREE, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  cliff_test_exec (fixture->store, "UPDATE lane SET locked = 1");
  refuse (cliff_edit_move_items (fixture->store, clips, 1, 100 * MS, 0, CLIFF_PLACE_FREE, &error), &error, G_IO_ERROR_READ_ONLY);
}

static void
test_move_lines (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cliff_edit_move_items (fixture->store, &LINE (2), 1, -1150 * MS, 0, CLIFF_PLACE_FREE, &error));
  assert_cut (fixture, "line", "1 150+1000, 2 4000+1500");
  g_assert_cmpint (get (fixture, "SELECT shot_id * 10000 + offset / 1000000 FROM line WHERE id = 2"), ==, 29000);
  refuse (cliff_edit_move_items (fixture->store, &LINE (2), 1, 9000 * MS, 0, CLIFF_PLACE_FREE, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  const CliffCutItem items[] = { SHOT (1), SHOT (2), CLIP (3) };
  const CliffCutItem rest[] = { SHOT (3), SHOT (4) };

  /* The title that reaches out of the second shot is not one of it alone. */
  cliff_test_exec (fixture->store, "UPDATE clip SET length = 3000000000 WHERE id = 2");
  g_assert_true (cliff_edit_delete_items (fixture->store, items, G_N_ELEMENTS (items), FALSE, &error));
  assert_cut (fixture, "shot", "3 0+4000, 4 4000+2000");
  assert_cut (fixture, "line", "1 150+1000, 2 1270+1500");
  assert_cut (fixture, "clip", "2 2500+3000, 4 0+6000");
  assert_cut (fixture, "marker", "1 0");
  g_assert_true (cliff_store_undo (fixture->store, &error));

  g_assert_true (cliff_edit_delete_items (fixture->store, items, 2, TRUE, &error));
  assert_cut (fixture, "shot", "5 0+2000, 6 2000+3000, 3 5000+4000, 4 9000+2000");
  assert_cut (fixture, "clip", "1 500+1000, 2 2500+3000, 3 6000+2000, 4 0+11000");
  assert_cut (fixture, "marker", "1 3000");
  g_assert_true (cliff_edit_close_gap (fixture->store, 1, 0, 100 * MS, &error));
  assert_cut (fixture, "shot", "6 0+3000, 3 3000+4000, 4 7000+2000");
  g_assert_no_error (error);
  refuse (cliff_edit_close_gap (fixture->store, 1, 0, 3100 * MS, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);

  g_assert_true (cliff_edit_delete_items (fixture->store, &LINE (1), 1, FALSE, &error));
  g_assert_cmpint (get (fixture, "SELECT gain + length (subtitle) FROM line WHERE id = 1"), ==, 0);
  cliff_test_exec (fixture->store, "DELETE FROM shot WHERE id = 6");
  refuse (cliff_edit_delete_items (fixture->store, rest, 2, FALSE, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
test_close_lane (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cliff_edit_close_gap (fixture->store, 1, 1, 1600 * MS, &error));
  assert_cut (fixture, "clip", "1 500+1000, 2 1500+1000, 3 6000+2000, 4 0+11000");
  g_assert_true (cliff_edit_close_gap (fixture->store, 1, 1, 0, &error));
  assert_cut (fixture, "clip", "1 0+1000, 2 1000+1000, 3 6000+2000, 4 0+11000");
  refuse (cliff_edit_close_gap (fixture->store, 1, 8, 0, &error), &error, G_IO_ERROR_NOT_FOUND);
  cliff_test_exec (fixture->store, "UPDATE lane SET locked = 1 WHERE id = 2");
  refuse (cliff_edit_close_gap (fixture->store, 1, 2, 0, &error), &error, G_IO_ERROR_READ_ONLY);
}

static gboolean
trim_it (CliffStore  *store,
         gpointer     delta,
         GError     **error)
{
  return cliff_edit_trim (store, SHOT (2), CLIFF_TRIM_END, *(CliffTime *) delta, error);
}

static void
count_change (CliffStore *store,
              GPtrArray  *changes,
              int        *n_changes)
{
  (*n_changes)++;
}

/* What is tried is what is then done, and nobody hears of it. */
static void
test_try (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *before = cliff_test_dup_content (fixture->store);
  g_autofree char *after = NULL;
  g_autofree char *tried = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffCut) cut = NULL;
  CliffTime delta = -1000 * MS;
  int n_changes = 0;
  gulong handler = g_signal_connect (fixture->store, "changed", G_CALLBACK (count_change), &n_changes);

  cut = cliff_edit_try (fixture->store, 1, trim_it, &delta, &error);
  g_assert_no_error (error);
  tried = cliff_test_dup_cut (cut, "shot line clip marker");
  after = cliff_test_dup_content (fixture->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (n_changes, ==, 0);

  g_assert_true (trim_it (fixture->store, &delta, &error));
  g_assert_cmpint (n_changes, ==, 1);
  assert_cut (fixture, "shot line clip marker", tried);

  delta = -CLIFF_SECOND * 10;
  g_assert_null (cliff_edit_try (fixture->store, 1, trim_it, &delta, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_cmpint (n_changes, ==, 1);
  g_signal_handler_disconnect (fixture->store, handler);
}

static void
test_add_clip (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  CliffStore *store = fixture->store;

  g_assert_cmpint (cliff_edit_add_clip (store, 1, CLIFF_LANE_TITLE, 0, 8510 * MS, 0, "下集", 0, CLIFF_PLACE_FREE, &error), ==, 5);
  assert_cut (fixture, "clip", "1 500+1000, 2 2500+1000, 5 8500+3000, 3 6000+2000, 4 0+11000");
  g_assert_cmpint (get (fixture, "SELECT shot_id * 10 + lane_id FROM clip WHERE id = 5"), ==, 31);
  /* A take has its own length; music has no anchor; a kind without a lane gets one. */
  g_assert_cmpint (cliff_edit_add_clip (store, 1, CLIFF_LANE_MUSIC, 3, 2000 * MS, 0, NULL, 4, CLIFF_PLACE_OVERWRITE, &error), ==, 6);
  g_assert_cmpint (get (fixture, "SELECT shot_id IS NULL FROM clip WHERE id = 6"), ==, 1);
  assert_cut (fixture, "clip", "1 500+1000, 2 2500+1000, 5 8500+3000, 3 6000+2000, 4 0+2000, 6 2000+5000, 7 7000+4000");
  g_assert_cmpint (cliff_edit_add_clip (store, 1, CLIFF_LANE_OVERLAY, 0, 0, 400 * MS, "", 1, CLIFF_PLACE_FREE, &error), ==, 8);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM lane WHERE kind = 'overlay'"), ==, 1);
  g_assert_no_error (error);

  refuse (cliff_edit_add_clip (store, 1, CLIFF_LANE_TITLE, 3, 0, 0, "x", 0, CLIFF_PLACE_FREE, &error) != 0, &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_add_clip (store, 1, CLIFF_LANE_TITLE, 9, 0, 0, "x", 0, CLIFF_PLACE_FREE, &error) != 0, &error, G_IO_ERROR_NOT_FOUND);
  refuse (cliff_edit_add_clip (store, 1, CLIFF_LANE_MUSIC, 0, 0, 0, "x", 0, CLIFF_PLACE_FREE, &error) != 0, &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_add_clip (store, 1, CLIFF_LANE_OVERLAY, 0, 0, 0, "", 2, CLIFF_PLACE_FREE, &error) != 0, &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_add_clip (store, 1, CLIFF_LANE_TITLE, 0, -5, 0, "x", 0, CLIFF_PLACE_FREE, &error) != 0, &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_add_clip (store, 1, CLIFF_LANE_TITLE, 0, 0, G_MAXINT64, "x", 0, CLIFF_PLACE_FREE, &error) != 0, &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_add_clip (store, 1, CLIFF_LANE_TITLE, 0, 0, 0, "\xff", 0, CLIFF_PLACE_FREE, &error) != 0, &error, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
test_insert_shot (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  CliffStore *store = fixture->store;

  g_assert_cmpint (cliff_edit_insert_shot (store, 1, 2400 * MS, 1, 1500 * MS, CLIFF_PLACE_RIPPLE, &error), ==, 5);
  assert_cut (fixture, "shot", "1 0+2000, 5 2000+1500, 2 3500+3000, 3 6500+4000, 4 10500+2000");
  g_assert_cmpint (get (fixture, "SELECT scene_id * 10 + take_id FROM shot WHERE id = 5"), ==, 11);
  g_assert_true (cliff_store_undo (store, &error));

  /* Over what stands there: the end of one, all of another and the start of a third; what they say is still said. */
  g_assert_cmpint (cliff_edit_insert_shot (store, 1, 1000 * MS, 0, 5000 * MS, CLIFF_PLACE_OVERWRITE, &error), >, 0);
  assert_cut (fixture, "shot", "1 0+1000, 8 1000+5000, 7 6000+3000, 4 9000+2000");
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM line JOIN shot ON shot.id = shot_id"), ==, 2);
  assert_cut (fixture, "clip", "1 500+1000, 3 6000+2000, 4 0+11000");
  g_assert_true (cliff_store_undo (store, &error));
  /* Behind the end there is nothing to cover. */
  g_assert_cmpint (cliff_edit_insert_shot (store, 1, 99000 * MS, 0, 0, CLIFF_PLACE_OVERWRITE, &error), >, 0);
  g_assert_no_error (error);
  refuse (cliff_edit_insert_shot (store, 1, 0, 2, 0, CLIFF_PLACE_RIPPLE, &error) != 0, &error, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
test_freeze (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (cliff_edit_freeze (fixture->store, 1, 7000 * MS, 1000 * MS, &error), ==, 6);
  assert_cut (fixture, "shot", "1 0+2000, 2 2000+3000, 3 5000+2000, 6 7000+1000, 5 8000+2000, 4 10000+2000");
  g_assert_cmpint (get (fixture, "SELECT source_in FROM shot WHERE id = 6 AND speed = 0"), ==, 3000 * MS);
  g_assert_cmpint (cliff_edit_freeze (fixture->store, 1, 0, 500 * MS, &error), ==, 7);
  g_assert_no_error (error);
  refuse (cliff_edit_freeze (fixture->store, 1, 99000 * MS, 500 * MS, &error) != 0, &error, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
test_speed (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  CliffStore *store = fixture->store;

  g_assert_true (cliff_edit_set_key (store, SHOT (3), CLIFF_PROPERTY_SCALE, 2000 * MS, 1500000, CLIFF_CURVE_LINEAR, &error));
  g_assert_true (cliff_edit_set_speed (store, SHOT (3), 2 * CLIFF_PPM, &error));
  assert_cut (fixture, "shot", "1 0+2000, 2 2000+3000, 3 5000+2000, 4 7000+2000");
  g_assert_cmpint (get (fixture, "SELECT time FROM keyframe"), ==, 1000 * MS);
  /* Backwards from where it ended. */
  g_assert_true (cliff_edit_set_speed (store, SHOT (3), -CLIFF_PPM, &error));
  assert_cut (fixture, "shot", "1 0+2000, 2 2000+3000, 3 5000+4000, 4 9000+2000");
  g_assert_cmpint (get (fixture, "SELECT source_in FROM shot WHERE id = 3"), ==, 5000 * MS);
  g_assert_true (cliff_edit_set_speed (store, CLIP (3), CLIFF_PPM / 2, &error));
  assert_cut (fixture, "clip", "1 500+1000, 2 2500+1000, 3 6000+4000, 4 0+11000");
  g_assert_no_error (error);

  refuse (cliff_edit_set_speed (store, SHOT (1), 2 * CLIFF_PPM, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_set_speed (store, SHOT (3), 11 * CLIFF_PPM, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_set_speed (store, LINE (1), CLIFF_PPM, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
test_transition (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffCut) cut = NULL;
  CliffStore *store = fixture->store;

  g_assert_true (cliff_edit_set_transition (store, 3, CLIFF_TRANSITION_PUSH, 505 * MS, CLIFF_EDGE_BOTTOM, 0x12ab56, &error));
  cut = cliff_test_read_cut (store, 1);
  g_assert_cmpint (cliff_cut_find_shot (cut, 3)->transition, ==, CLIFF_TRANSITION_PUSH);
  g_assert_cmpint (cliff_cut_find_shot (cut, 3)->transition_length, ==, 500 * MS);
  g_assert_cmpint (cliff_cut_find_shot (cut, 3)->transition_edge, ==, CLIFF_EDGE_BOTTOM);
  g_assert_cmphex (cliff_cut_find_shot (cut, 3)->transition_colour, ==, 0x12ab56);
  g_assert_true (cliff_edit_set_transition (store, 3, CLIFF_TRANSITION_CUT, 500 * MS, 0, 0, &error));
  g_assert_cmpint (get (fixture, "SELECT transition_length FROM shot WHERE id = 3 AND transition = 'cut'"), ==, 0);
  g_assert_no_error (error);

  refuse (cliff_edit_set_transition (store, 1, CLIFF_TRANSITION_FADE, 500 * MS, 0, 0, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_set_transition (store, 2, CLIFF_TRANSITION_FADE, 2500 * MS, 0, 0, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_set_transition (store, 77, CLIFF_TRANSITION_FADE, 500 * MS, 0, 0, &error), &error, G_IO_ERROR_NOT_FOUND);
}

static void
test_values (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  CliffStore *store = fixture->store;

  g_assert_true (cliff_edit_set_gain (store, SHOT (3), 0, &error));
  g_assert_true (cliff_edit_set_gain (store, LINE (1), 500000, &error));
  g_assert_true (cliff_edit_set_gain (store, CLIP (4), 10 * CLIFF_PPM, &error));
  g_assert_true (cliff_edit_set_fades (store, 3, 500 * MS, 1500 * MS, &error));
  g_assert_true (cliff_edit_set_words (store, CLIP (1), "五年后", &error));
  g_assert_true (cliff_edit_set_words (store, LINE (1), "", &error));
  g_assert_true (cliff_edit_set_words (store, LINE (1), NULL, &error));
  g_assert_cmpint (get (fixture, "SELECT subtitle IS NULL FROM line WHERE id = 1"), ==, 1);
  g_assert_true (cliff_edit_set_style (store, CLIP (1), "{\"size\":2}", &error));
  g_assert_true (cliff_edit_set_style (store, CLIP (0), "{}", &error));
  g_assert_true (cliff_edit_move_items (store, &LINE (1), 1, 300 * MS, 0, CLIFF_PLACE_FREE, &error));
  g_assert_true (cliff_edit_release (store, LINE (1), &error));
  g_assert_cmpint (get (fixture, "SELECT offset IS NULL FROM line WHERE id = 1"), ==, 1);
  g_assert_true (cliff_edit_trim (store, SHOT (1), CLIFF_TRIM_END, -1500 * MS, &error));
  g_assert_true (cliff_edit_release (store, SHOT (1), &error));
  /* It is as long as its line needs again. */
  assert_cut (fixture, "shot", "1 0+1267, 2 1267+3000, 3 4267+4000, 4 8267+2000");
  g_assert_no_error (error);

  refuse (cliff_edit_set_gain (store, SHOT (3), -1, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_set_fades (store, 3, 1500 * MS, 600 * MS, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_set_words (store, SHOT (1), "x", &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_set_style (store, CLIP (1), "[1]", &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_set_style (store, CLIP (1), "{", &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_release (store, CLIP (1), &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffCut) cut = NULL;
  CliffStore *store = fixture->store;

  g_assert_true (cliff_edit_set_key (store, SHOT (3), CLIFF_PROPERTY_X, 0, 0, CLIFF_CURVE_LINEAR, &error));
  g_assert_true (cliff_edit_set_key (store, SHOT (3), CLIFF_PROPERTY_X, 4000 * MS, 400000, CLIFF_CURVE_LINEAR, &error));
  g_assert_true (cliff_edit_set_key (store, SHOT (3), CLIFF_PROPERTY_X, 4010 * MS, 800000, CLIFF_CURVE_LINEAR, &error));
  g_assert_true (cliff_edit_set_key (store, CLIP (4), CLIFF_PROPERTY_GAIN, 1000 * MS, 0, CLIFF_CURVE_EASE, &error));
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM keyframe"), ==, 3);
  g_assert_true (cliff_edit_split (store, 1, 6000 * MS, NULL, 0, &error));
  cut = cliff_test_read_cut (store, 1);
  /* The value runs on over the cut. */
  g_assert_cmpint (cliff_cut_get_value (cut, CLIFF_CUT_SHOT, 3, CLIFF_PROPERTY_X, 500 * MS), ==, 100000);
  g_assert_cmpint (cliff_cut_get_value (cut, CLIFF_CUT_SHOT, 5, CLIFF_PROPERTY_X, 0), ==, 200000);
  g_assert_cmpint (cliff_cut_get_value (cut, CLIFF_CUT_SHOT, 5, CLIFF_PROPERTY_X, 1500 * MS), ==, 500000);
  g_assert_true (cliff_edit_move_key (store, 2, 0, 5, &error));
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM keyframe WHERE shot_id = 3"), ==, 1);
  g_assert_true (cliff_edit_remove_key (store, 2, &error));
  g_assert_no_error (error);

  refuse (cliff_edit_set_key (store, SHOT (3), CLIFF_PROPERTY_OPACITY, 0, CLIFF_PPM + 1, 0, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_set_key (store, SHOT (3), CLIFF_PROPERTY_X, -MS * 50, 0, 0, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_set_key (store, LINE (1), CLIFF_PROPERTY_GAIN, 0, 0, 0, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_remove_key (store, 2, &error), &error, G_IO_ERROR_NOT_FOUND);
  cliff_test_exec (store, "UPDATE lane SET locked = 1");
  refuse (cliff_edit_remove_key (store, 3, &error), &error, G_IO_ERROR_READ_ONLY);
  refuse (cliff_edit_set_gain (store, CLIP (4), 5, &error), &error, G_IO_ERROR_READ_ONLY);
}

static void
assert_lanes (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *lanes =
    cliff_store_dup_text (fixture->store, "SELECT group_concat (id || ' ' || kind, ', ') FROM (SELECT * FROM lane ORDER BY position, id)", "");

  g_assert_cmpstr (lanes, ==, expected);
}

static void
test_lanes (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  CliffStore *store = fixture->store;

  g_assert_cmpint (cliff_edit_add_lane (store, 1, CLIFF_LANE_TITLE, "片名", &error), ==, 4);
  g_assert_cmpint (cliff_edit_add_lane (store, 1, CLIFF_LANE_VOICE, "", &error), ==, 5);
  assert_lanes (fixture, "1 title, 4 title, 2 effect, 3 music, 5 voice");
  g_assert_true (cliff_edit_move_lane (store, 5, 0, &error));
  g_assert_true (cliff_edit_move_lane (store, 1, 3, &error));
  assert_lanes (fixture, "5 voice, 4 title, 2 effect, 3 music, 1 title");
  g_assert_true (cliff_edit_set_lane_int (store, 1, "solo", 1, &error));
  g_assert_true (cliff_edit_set_lane_name (store, 1, "T", &error));
  g_assert_true (cliff_edit_set_lane_int (store, 1, "locked", 1, &error));
  refuse (cliff_edit_delete_lane (store, 1, &error), &error, G_IO_ERROR_READ_ONLY);
  g_assert_true (cliff_edit_delete_lane (store, 2, &error));
  assert_cut (fixture, "clip", "4 0+11000, 1 500+1000, 2 2500+1000");
  g_assert_no_error (error);

  refuse (cliff_edit_set_lane_int (store, 1, "kind", 1, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_set_lane_int (store, 1, "muted", 2, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_move_lane (store, 1, 2, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_delete_lane (store, 2, &error), &error, G_IO_ERROR_NOT_FOUND);
}

static void
test_markers (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  CliffStore *store = fixture->store;

  g_assert_cmpint (cliff_edit_add_marker (store, 1, 5500 * MS, "paywall", "付费", &error), ==, 2);
  assert_cut (fixture, "marker", "1 3000, 2 5500");
  g_assert_true (cliff_edit_trim (store, SHOT (1), CLIFF_TRIM_END, -500 * MS, &error));
  assert_cut (fixture, "marker", "1 2500, 2 5000");
  g_assert_true (cliff_edit_set_marker (store, 1, 9000 * MS, NULL, "下集", &error));
  g_assert_cmpint (get (fixture, "SELECT shot_id FROM marker WHERE id = 1 AND kind = 'hook' AND text = '下集'"), ==, 4);
  g_assert_true (cliff_edit_set_marker (store, 2, -1, "note", NULL, &error));
  g_assert_true (cliff_edit_delete_marker (store, 1, &error));
  assert_cut (fixture, "marker", "2 5000");
  g_assert_no_error (error);

  refuse (cliff_edit_add_marker (store, 1, 0, "joke", "", &error) != 0, &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_add_marker (store, 1, -1, "note", "", &error) != 0, &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_set_marker (store, 1, 0, NULL, NULL, &error), &error, G_IO_ERROR_NOT_FOUND);
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) copies = NULL;
  CliffStore *store = fixture->store;
  const CliffCutItem items[] = { SHOT (3), CLIP (3), SHOT (2), LINE (2) };

  g_assert_true (cliff_edit_set_key (store, SHOT (3), CLIFF_PROPERTY_X, 0, 7, CLIFF_CURVE_LINEAR, &error));
  g_assert_true (cliff_edit_copy_items (store, items, 4, 1, 10900 * MS, CLIFF_PLACE_RIPPLE, &copies, &error));
  g_assert_no_error (error);
  assert_cut (fixture, "shot", "1 0+2000, 2 2000+3000, 3 5000+4000, 4 9000+2000, 5 11000+3000, 6 14000+4000");
  assert_cut (fixture, "clip", "1 500+1000, 2 2500+1000, 3 6000+2000, 5 15000+2000, 4 0+18000");
  g_assert_cmpuint (copies->len, ==, 3);
  g_assert_cmpint (get (fixture, "SELECT take_id * 10 + source_in / 1000000000 FROM shot WHERE id = 6"), ==, 11);
  g_assert_cmpint (get (fixture, "SELECT value FROM keyframe WHERE shot_id = 6"), ==, 7);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM line"), ==, 2);
  g_assert_true (cliff_store_undo (store, &error));

  /* Into another episode, lanes and all. */
  cliff_test_exec (store, "INSERT INTO episode (id, position, number) VALUES (2, 2, 2)");
  g_assert_true (cliff_edit_copy_items (store, items, 3, 2, 0, CLIFF_PLACE_FREE, NULL, &error));
  g_assert_no_error (error);
  {
    g_autoptr(CliffCut) cut = cliff_test_read_cut (store, 2);

    g_assert_cmpuint (cut->shots->len, ==, 2);
    g_assert_cmpuint (cut->clips->len, ==, 1);
    g_assert_cmpint (g_array_index (cut->clips, CliffCutClip, 0).start, ==, 4000 * MS);
  }
  refuse (cliff_edit_copy_items (store, &LINE (1), 1, 1, 0, CLIFF_PLACE_FREE, NULL, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_copy_items (store, &SHOT (1), 1, 9, 0, CLIFF_PLACE_FREE, NULL, &error), &error, G_IO_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/edit-cut/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("range", test_range);
  ADD ("trim-shots", test_trim_shots);
  ADD ("trim-clips", test_trim_clips);
  ADD ("split", test_split);
  ADD ("merge", test_merge);
  ADD ("move-shots", test_move_shots);
  ADD ("move-items", test_move_items);
  ADD ("move-lines", test_move_lines);
  ADD ("delete", test_delete);
  ADD ("close-lane", test_close_lane);
  ADD ("try", test_try);
  ADD ("add-clip", test_add_clip);
  ADD ("insert-shot", test_insert_shot);
  ADD ("freeze", test_freeze);
  ADD ("speed", test_speed);
  ADD ("transition", test_transition);
  ADD ("values", test_values);
  ADD ("keys", test_keys);
  ADD ("lanes", test_lanes);
  ADD ("markers", test_markers);
  ADD ("copy", test_copy);

  return g_test_run ();
}
