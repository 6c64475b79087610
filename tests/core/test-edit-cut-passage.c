/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut.h"
#include "cliff-test-cut.h"
#include "cliff-test.h"

#include <gio/gio.h>

#define MS CLIFF_MSECOND
#define SHOT(id) { CLIFF_CUT_SHOT, (id) }
#define LINE(id) { CLIFF_CUT_LINE, (id) }
#define CLIP(id) { CLIFF_CUT_CLIP, (id) }

/* The episode of cliff_test_add_cut(): shots 1 to 4 of 2, 3, 4 and 2 s, of which 3 is a film of 10 s; a line in 1 and 3; title clips 1
 * at 0.5 s for 1 s and 2 at 2.5 s for 1 s, effect 3 at 6 s for 2 s, music 4 for ever; a marker at 3 s. */
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
  cliff_test_exec (fixture->store, "INSERT INTO episode (id, position, number) VALUES (2, 2, 2)");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->store);
}

static void
assert_cut (Fixture    *fixture,
            CliffId     episode_id,
            const char *kinds,
            const char *expected)
{
  g_autoptr(CliffCut) cut = cliff_test_read_cut (fixture->store, episode_id);
  g_autofree char *text = cliff_test_dup_cut (cut, kinds);

  g_assert_cmpstr (text, ==, expected);
}

static gint64
get (Fixture    *fixture,
     const char *sql)
{
  return cliff_store_get_int (fixture->store, -1, sql, "");
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

/* What is cut through is cut there; a title that reaches over the passage gets shorter, a sound is cut in two. */
static void
test_extract (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  CliffStore *store = fixture->store;
  CliffId step = cliff_store_get_step (store);

  g_assert_true (cliff_edit_remove_range (store, 1, 7000 * MS, 7400 * MS, FALSE, &error));
  g_assert_no_error (error);
  assert_cut (fixture, 1, "shot", "1 0+2000, 2 2000+3000, 3 5000+2000, 6 7000+1600, 4 8600+2000");
  assert_cut (fixture, 1, "clip", "1 500+1000, 2 2500+1000, 3 6000+1000, 5 7000+600, 4 0+10600");
  g_assert_cmpint (get (fixture, "SELECT source_in FROM clip WHERE id = 5"), ==, 1400 * MS);
  g_assert_cmpint (cliff_store_get_step (store), ==, step + 1);
  g_assert_true (cliff_store_undo (store, &error));

  g_assert_true (cliff_edit_remove_range (store, 1, 1000 * MS, 3000 * MS, FALSE, &error));
  assert_cut (fixture, 1, "shot", "1 0+1000, 8 1000+2000, 3 3000+4000, 4 7000+2000");
  assert_cut (fixture, 1, "clip marker", "1 500+500, 2 1000+500, 3 4000+2000, 4 0+9000, 1 1000");
  g_assert_true (cliff_store_undo (store, &error));

  g_assert_true (cliff_edit_remove_range (store, 1, 600 * MS, 800 * MS, FALSE, &error));
  assert_cut (fixture, 1, "clip", "1 500+800, 2 2300+1000, 3 5800+2000, 4 0+10800");
  g_assert_true (cliff_store_undo (store, &error));

  /* The words of all that is said are kept. */
  g_assert_true (cliff_edit_remove_range (store, 1, 0, 9000 * MS, FALSE, &error));
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM line WHERE shot_id = 4"), ==, 2);
  refuse (cliff_edit_remove_range (store, 1, 2000 * MS, 2000 * MS, FALSE, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_remove_range (store, 9, 0, 2000 * MS, FALSE, &error), &error, G_IO_ERROR_NOT_FOUND);
}

/* One empty shot stands there, and everything else where it stood. */
static void
test_lift (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  CliffStore *store = fixture->store;

  cliff_test_exec (store, "UPDATE lane SET locked = 1 WHERE id = 2");
  g_assert_true (cliff_edit_remove_range (store, 1, 1000 * MS, 8000 * MS, TRUE, &error));
  g_assert_no_error (error);
  assert_cut (fixture, 1, "shot", "1 0+1000, 7 1000+7000, 6 8000+1000, 4 9000+2000");
  assert_cut (fixture, 1, "clip marker", "1 500+500, 3 6000+2000, 4 0+11000, 1 3000");
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM line"), ==, 2);
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) copies = NULL;
  CliffStore *store = fixture->store;

  g_assert_true (cliff_edit_copy_range (store, 1, 1000 * MS, 7000 * MS, 2, 0, CLIFF_PLACE_RIPPLE, &copies, &error));
  g_assert_no_error (error);
  assert_cut (fixture, 2, "shot", "5 0+1000, 6 1000+3000, 7 4000+2000");
  assert_cut (fixture, 2, "clip", "5 0+500, 6 1500+1000, 7 5000+1000");
  assert_cut (fixture, 1, "shot", "1 0+2000, 2 2000+3000, 3 5000+4000, 4 9000+2000");
  g_assert_cmpuint (copies->len, ==, 6);

  /* Over what it is a copy of. */
  g_assert_true (cliff_edit_copy_range (store, 1, 6000 * MS, 8000 * MS, 1, 5000 * MS, CLIFF_PLACE_OVERWRITE, NULL, &error));
  g_assert_no_error (error);
  assert_cut (fixture, 1, "shot", "1 0+2000, 2 2000+3000, 9 5000+2000, 10 7000+2000, 4 9000+2000");
  g_assert_cmpint (get (fixture, "SELECT source_in FROM shot WHERE id = 9"), ==, 2000 * MS);
  refuse (cliff_edit_copy_range (store, 1, 20000 * MS, 30000 * MS, 2, 0, 0, NULL, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
}

/* Shots bring what hangs on them and what is said; clips go alone. */
static void
test_bring (Fixture       *fixture,
            gconstpointer  data)
{
  const CliffCutItem both[] = { CLIP (1), SHOT (3), CLIP (3), LINE (2) }, clip[] = { CLIP (3) }, line[] = { LINE (1) };
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) moved = NULL;
  CliffStore *store = fixture->store;
  CliffId step = cliff_store_get_step (store);

  g_assert_true (cliff_edit_bring_items (store, both, 4, 1, 0, CLIFF_PLACE_FREE, &moved, &error));
  g_assert_no_error (error);
  assert_cut (fixture, 1, "shot", "3 0+4000, 1 4000+2000, 2 6000+3000, 4 9000+2000");
  g_assert_cmpint (get (fixture, "SELECT shot_id FROM line WHERE id = 2"), ==, 3);
  g_assert_cmpint (get (fixture, "SELECT shot_id FROM clip WHERE id = 3"), ==, 3);
  g_assert_cmpuint (moved->len, ==, 2);
  g_assert_cmpint (cliff_store_get_step (store), ==, step + 1);
  g_assert_true (cliff_store_undo (store, &error));

  g_assert_true (cliff_edit_bring_items (store, clip, 1, 1, 8000 * MS, CLIFF_PLACE_FREE, NULL, &error));
  assert_cut (fixture, 1, "clip", "1 500+1000, 2 2500+1000, 3 8000+2000, 4 0+11000");

  g_assert_true (cliff_edit_bring_items (store, both, 2, 2, 0, CLIFF_PLACE_FREE, NULL, &error));
  g_assert_no_error (error);
  assert_cut (fixture, 2, "shot clip", "3 0+4000, 3 3000+2000, 5 0+1000");
  assert_cut (fixture, 1, "shot clip", "1 0+2000, 2 2000+3000, 4 5000+2000, 2 2500+1000, 4 0+7000");
  refuse (cliff_edit_bring_items (store, line, 1, 2, 0, 0, NULL, &error), &error, G_IO_ERROR_INVALID_ARGUMENT);
  refuse (cliff_edit_bring_items (store, both, 1, 1, 0, 0, NULL, &error), &error, G_IO_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/edit-cut-passage/extract", Fixture, NULL, set_up, test_extract, tear_down);
  g_test_add ("/edit-cut-passage/lift", Fixture, NULL, set_up, test_lift, tear_down);
  g_test_add ("/edit-cut-passage/copy", Fixture, NULL, set_up, test_copy, tear_down);
  g_test_add ("/edit-cut-passage/bring", Fixture, NULL, set_up, test_bring, tear_down);

  return g_test_run ();
}
