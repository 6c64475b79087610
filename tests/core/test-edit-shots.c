/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-shots.h"
#include "cliff-test-cut.h"
#include "cliff-test.h"

#include <gio/gio.h>

/* The episode of cliff_test_add_cut(): shots 1 to 4 of 2, 3, 4 and 2 s, with a line in 1 and 3. */
typedef struct
{
  CliffStore *store;
} Fixture;

static const CliffId three[] = { 1, 2, 4 };

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
  g_clear_object (&fixture->store);
}

static void
assert_shots (Fixture    *fixture,
              const char *expected)
{
  g_autoptr(CliffCut) cut = cliff_test_read_cut (fixture->store, 1);
  g_autofree char *text = cliff_test_dup_cut (cut, "shot");

  g_assert_cmpstr (text, ==, expected);
}

static gint64
count (Fixture    *fixture,
       const char *condition)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM shot WHERE %s", condition);

  return cliff_store_get_int (fixture->store, -1, sql, "");
}

static void
undo (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  cliff_store_undo (fixture->store, &error);
  g_assert_no_error (error);
}

/* All in one step, or nothing. */
static void
test_values (Fixture       *fixture,
             gconstpointer  data)
{
  const CliffId wrong[] = { 1, 99 };
  g_autoptr(GError) error = NULL;

  g_assert_true (cliff_edit_set_shots_text (fixture->store, three, 3, "size", "ECU", &error));
  g_assert_cmpint (count (fixture, "size = 'ECU' AND id IN (1, 2, 4)"), ==, 3);
  g_assert_cmpstr (cliff_store_get_undo_label (fixture->store), ==, "Edit Shots");
  undo (fixture);
  g_assert_cmpint (count (fixture, "size = 'ECU'"), ==, 0);

  g_assert_true (cliff_edit_set_shots_duration (fixture->store, three, 3, 5 * CLIFF_SECOND, &error));
  assert_shots (fixture, "1 0+5000, 2 5000+5000, 3 10000+4000, 4 14000+5000");
  undo (fixture);
  assert_shots (fixture, "1 0+2000, 2 2000+3000, 3 5000+4000, 4 9000+2000");

  g_assert_false (cliff_edit_set_shots_text (fixture->store, wrong, 2, "size", "ECU", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cliff_edit_set_shots_text (fixture->store, three, 3, "size", "huge", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_cmpint (count (fixture, "size = 'ECU'"), ==, 0);
}

static void
test_duplicate (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GArray) copies = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (cliff_edit_duplicate_shots (fixture->store, three, 2, &copies, &error));
  g_assert_cmpuint (copies->len, ==, 2);
  assert_shots (fixture, "1 0+2000, 2 2000+3000, 5 5000+2000, 6 7000+3000, 3 10000+4000, 4 14000+2000");
  g_assert_cmpint (g_array_index (copies, CliffId, 0), ==, 5);
  undo (fixture);
  g_assert_cmpint (count (fixture, "1"), ==, 4);
}

static void
test_halve (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  const CliffId wrong[] = { 2, 99 };

  g_assert_true (cliff_edit_halve_shots (fixture->store, three, 2, &error));
  assert_shots (fixture, "1 0+1000, 5 1000+1000, 2 2000+1500, 6 3500+1500, 3 5000+4000, 4 9000+2000");
  g_assert_cmpstr (cliff_store_get_undo_label (fixture->store), ==, "Split");
  undo (fixture);
  assert_shots (fixture, "1 0+2000, 2 2000+3000, 3 5000+4000, 4 9000+2000");
  g_assert_false (cliff_edit_halve_shots (fixture->store, wrong, 2, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_shots (fixture, "1 0+2000, 2 2000+3000, 3 5000+4000, 4 9000+2000");
}

static void
test_transition (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cliff_edit_set_shots_text (fixture->store, (CliffId[]) { 2 }, 1, "transition", "dissolve", &error));
  g_assert_true (cliff_edit_set_shots_transition_length (fixture->store, three, 3, CLIFF_SECOND, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "id = 2 AND transition_length = 1000000000"), ==, 1);
  g_assert_cmpint (count (fixture, "id IN (1, 4) AND transition_length = 0"), ==, 2);
  g_assert_cmpstr (cliff_store_get_undo_label (fixture->store), ==, "Set Transition");
}

static void
test_hold (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cliff_edit_hold_shots (fixture->store, three, 3, TRUE, &error));
  g_assert_cmpint (count (fixture, "held AND id IN (1, 2, 4)"), ==, 3);
  g_assert_true (cliff_edit_hold_shots (fixture->store, three, 3, FALSE, &error));
  g_assert_cmpint (count (fixture, "held AND id IN (1, 2, 4)"), ==, 0);
  undo (fixture);
  g_assert_cmpint (count (fixture, "held AND id IN (1, 2, 4)"), ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/edit-shots/values", Fixture, NULL, set_up, test_values, tear_down);
  g_test_add ("/edit-shots/duplicate", Fixture, NULL, set_up, test_duplicate, tear_down);
  g_test_add ("/edit-shots/halve", Fixture, NULL, set_up, test_halve, tear_down);
  g_test_add ("/edit-shots/transition", Fixture, NULL, set_up, test_transition, tear_down);
  g_test_add ("/edit-shots/hold", Fixture, NULL, set_up, test_hold, tear_down);

  return g_test_run ();
}
