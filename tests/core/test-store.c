/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test.h"

static CliffId
insert_episode (CliffStore *store,
                gint64      number)
{
  g_autoptr(GError) error = NULL;
  CliffId id = cliff_store_insert (store, &error, "INSERT INTO episode (position, number) VALUES (?, ?)",
                                   "ii", number * 65536, number);

  g_assert_no_error (error);
  return id;
}

static CliffId
add_episode (CliffStore *store,
             gint64      number)
{
  CliffId id;

  cliff_test_begin (store);
  id = insert_episode (store, number);
  cliff_test_commit (store);

  return id;
}

static gint64
count_episodes (CliffStore *store)
{
  return cliff_store_get_int (store, -1, "SELECT count(*) FROM episode", "");
}

static void
test_create (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  static const char * const names[] = { "project.db", "media", "backups", "cache" };
  g_autofree char *path = g_strdup (cliff_store_get_path (store));
  g_autofree char *missing = g_build_filename (path, "none", "a.cliffhanger", NULL);
  g_autofree char *bare = NULL;
  g_autoptr(CliffStore) named = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (path, names[i], NULL);

      g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
    }
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count(*) FROM series", ""), ==, 1);
  g_assert_cmpint (cliff_store_get_int (store, -1, "PRAGMA application_id", ""), ==, 0x436C6966);
  g_assert_cmpint (cliff_store_get_int (store, -1, "PRAGMA foreign_keys", ""), ==, 1);
  g_assert_false (cliff_store_can_undo (store));

  g_assert_null (cliff_store_create (path, &error));
  g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (cliff_store_create (missing, &error));
  g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* Characters that mean something in a URI, and no suffix. */
  bare = g_build_filename (path, "cache", "100%? #1 'x'", NULL);
  named = cliff_store_create (bare, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (cliff_store_get_path (named), "100%? #1 'x'.cliffhanger"));
  add_episode (named, 1);
}

static void
test_nested (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(GError) error = NULL;

  cliff_store_begin (store, "Outer Step", &error);
  insert_episode (store, 1);
  cliff_store_begin (store, "Inner Step", &error);
  insert_episode (store, 2);
  cliff_store_begin (store, "Innermost Step", &error);
  insert_episode (store, 3);
  g_assert_true (cliff_store_commit (store, &error));
  cliff_store_rollback (store);
  add_episode (store, 4);
  g_assert_true (cliff_store_commit (store, &error));
  g_assert_no_error (error);

  g_assert_cmpint (count_episodes (store), ==, 2);
  g_assert_cmpstr (cliff_store_get_undo_label (store), ==, "Outer Step");
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count(*) FROM history", ""), ==, 1);

  /* What is rolled back as a whole leaves nothing, nor does a transaction without changes. */
  cliff_test_begin (store);
  insert_episode (store, 5);
  cliff_store_rollback (store);
  cliff_test_begin (store);
  cliff_test_commit (store);
  g_assert_cmpint (count_episodes (store), ==, 2);
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count(*) FROM history", ""), ==, 1);
}

static void
test_failing_statement (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(GError) error = NULL;

  cliff_test_begin (store);
  insert_episode (store, 1);
  /* Two rows are asked for, the second is refused: neither is there. */
  g_assert_cmpint (cliff_store_insert (store, &error, "INSERT INTO location (name) VALUES ('医院'), ('医院')", ""), ==, 0);
  g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (cliff_store_exec (store, &error, "INSERT INTO scene (episode_id, position) VALUES (99, 1)", ""));
  g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_FAILED);
  cliff_test_commit (store);
  g_assert_cmpint (count_episodes (store), ==, 1);
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count(*) FROM location", ""), ==, 0);
}

/* A read that fails must not look like rows that are not there: nothing that follows from it is kept. */
static void
test_failing_read (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(GError) error = NULL;

  add_episode (store, 1);
  cliff_test_begin (store);
  insert_episode (store, 2);
  g_assert_cmpint (cliff_store_get_int (store, -7, "SELECT abs (number - 1 + ?) FROM episode", "i", G_MININT64), ==, -7);
  g_assert_cmpint (cliff_store_insert (store, &error, "INSERT INTO location (name) VALUES ('医院')", ""), ==, 0);
  g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (cliff_store_begin (store, "Inner Step", &error));
  g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (cliff_store_commit (store, &error));
  g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_FAILED);
  g_assert_cmpint (count_episodes (store), ==, 1);

  /* Outside a transaction it concerns nobody else, and the next one is whole. */
  g_assert_cmpint (cliff_store_get_int (store, -7, "SELECT abs (?)", "i", G_MININT64), ==, -7);
  add_episode (store, 2);
  g_assert_cmpint (count_episodes (store), ==, 2);
}

static void
test_queries (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(CliffRows) outer = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *nothing = NULL;
  int n = 0;

  cliff_test_begin (store);
  for (int i = 1; i <= 5; i++)
    insert_episode (store, i);
  cliff_store_exec (store, &error, "UPDATE episode SET title = ?, text_id = ? WHERE number = 2", "sn", "耳光");
  cliff_test_commit (store);

  /* The same statement inside itself. */
  outer = cliff_store_query (store, "SELECT id, title FROM episode WHERE number >= ? ORDER BY number", "i", (gint64) 1);
  while (cliff_rows_next (outer))
    {
      g_autoptr(CliffRows) inner =
        cliff_store_query (store, "SELECT id, title FROM episode WHERE number >= ? ORDER BY number", "i", (gint64) 2);

      g_assert_true (cliff_rows_next (inner));
      g_assert_cmpstr (cliff_rows_get_text (inner, 1), ==, "耳光");
      n++;
    }
  g_assert_true (cliff_rows_finish (outer, &error));
  g_assert_cmpint (n, ==, 5);

  nothing = cliff_store_dup_text (store, "SELECT title FROM episode WHERE id = ?", "i", (gint64) 99);
  g_assert_null (nothing);
  g_assert_cmpint (cliff_store_get_int (store, 7, "SELECT text_id FROM episode WHERE number = 2", ""), ==, 7);
}

/* ── The change feed ─────────────────────────────────────────────────────────────────────────────── */

static void
on_changed (CliffStore *store,
            GPtrArray  *changes,
            GString    *heard)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const CliffChange *change = g_ptr_array_index (changes, i);

      if (!g_str_equal (change->table, "history"))
        g_string_append_printf (heard, "%c%s%d ", "+~-"[change->kind], change->table, (int) change->id);
    }
  g_string_append (heard, "| ");
}

static void
test_feed (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(GString) heard = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  g_signal_connect (store, "changed", G_CALLBACK (on_changed), heard);

  cliff_test_begin (store);
  insert_episode (store, 1);
  cliff_store_exec (store, &error, "UPDATE episode SET title = 'a'", "");
  insert_episode (store, 2);
  cliff_store_exec (store, &error, "DELETE FROM episode WHERE number = 2", "");
  cliff_test_begin (store);
  insert_episode (store, 3);
  cliff_store_rollback (store);
  /* A statement that half succeeds and fails is not heard of. */
  cliff_store_exec (store, NULL, "INSERT INTO location (name) VALUES ('x'), ('x')", "");
  cliff_store_insert (store, &error, "INSERT INTO scene (episode_id, position) VALUES (1, 1)", "");
  g_assert_cmpstr (heard->str, ==, "");
  cliff_test_commit (store);
  g_assert_cmpstr (heard->str, ==, "+episode1 +scene1 | ");

  /* The consequences of a delete are heard of, and their return. */
  g_string_truncate (heard, 0);
  cliff_test_exec (store, "DELETE FROM episode");
  g_assert_cmpstr (heard->str, ==, "-episode1 -scene1 | ");
  g_string_truncate (heard, 0);
  cliff_store_undo (store, &error);
  g_assert_nonnull (strstr (heard->str, "+scene1"));
  g_assert_nonnull (strstr (heard->str, "+episode1"));

  /* Kept tables are heard of too; rollback and emptiness are silent. */
  g_string_truncate (heard, 0);
  cliff_store_begin_kept (store, &error);
  cliff_store_insert (store, &error, "INSERT INTO script_text (text, created) VALUES ('第1集', 1)", "");
  cliff_test_commit (store);
  g_assert_cmpstr (heard->str, ==, "+script_text1 | ");
  cliff_test_begin (store);
  insert_episode (store, 9);
  cliff_store_rollback (store);
  cliff_test_begin (store);
  cliff_test_commit (store);
  g_assert_cmpstr (heard->str, ==, "+script_text1 | ");
  g_assert_no_error (error);
}

static void
answer_with_a_commit (CliffStore *store,
                      GPtrArray  *changes,
                      gpointer    data)
{
  if (count_episodes (store) < 3)
    add_episode (store, count_episodes (store) + 1);
}

static void
test_feed_in_order (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(GString) heard = g_string_new (NULL);

  /* The first listener commits while the second has yet to hear. */
  g_signal_connect (store, "changed", G_CALLBACK (answer_with_a_commit), NULL);
  g_signal_connect (store, "changed", G_CALLBACK (on_changed), heard);
  add_episode (store, 1);
  g_assert_cmpstr (heard->str, ==, "+episode1 | +episode2 | +episode3 | ");
}

static void
test_kept (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (cliff_store_get_int (store, -1, "PRAGMA synchronous", ""), ==, 1);
  g_assert_true (cliff_store_begin_kept (store, &error));
  g_assert_cmpint (cliff_store_get_int (store, -1, "PRAGMA synchronous", ""), ==, 2);
  cliff_test_exec (store, "INSERT INTO episode (position, number) VALUES (1, 1)");
  cliff_test_commit (store);
  g_assert_cmpint (cliff_store_get_int (store, -1, "PRAGMA synchronous", ""), ==, 1);
  /* A labelled part inside is a step like any other. */
  g_assert_cmpstr (cliff_store_get_undo_label (store), ==, "Test Step");

  g_assert_true (cliff_store_begin_kept (store, &error));
  cliff_store_rollback (store);
  g_assert_cmpint (cliff_store_get_int (store, -1, "PRAGMA synchronous", ""), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/create", test_create);
  g_test_add_func ("/store/nested", test_nested);
  g_test_add_func ("/store/failing-statement", test_failing_statement);
  g_test_add_func ("/store/failing-read", test_failing_read);
  g_test_add_func ("/store/queries", test_queries);
  g_test_add_func ("/store/feed", test_feed);
  g_test_add_func ("/store/feed-in-order", test_feed_in_order);
  g_test_add_func ("/store/kept", test_kept);

  return g_test_run ();
}
