/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-store.h"
#include "cliff-test.h"

static CliffStore *
create_store (void)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "归来.cliffhanger", NULL);
  g_autoptr(GError) error = NULL;
  CliffStore *store = cliff_store_create (path, &error);

  g_assert_no_error (error);
  g_assert_cmpint (cliff_store_get_read_only (store), ==, CLIFF_READ_ONLY_NOT);
  g_assert_cmpstr (cliff_store_get_path (store), ==, path);

  return store;
}

static CliffId
add_episode (CliffStore *store,
             gint64      number)
{
  g_autoptr(GError) error = NULL;
  CliffId id;

  cliff_store_begin (store, "Add Episode", &error);
  g_assert_no_error (error);
  id = cliff_store_insert (store, &error, "INSERT INTO episode (position, number) VALUES (?, ?)", "ii", number * 65536, number);
  g_assert_no_error (error);
  cliff_store_commit (store, &error);
  g_assert_no_error (error);

  return id;
}

static gint64
count_episodes (CliffStore *store)
{
  return cliff_store_get_int (store, -1, "SELECT count(*) FROM episode", "");
}

static void
test_nested (void)
{
  g_autoptr(CliffStore) store = create_store ();
  g_autoptr(GError) error = NULL;

  cliff_store_begin (store, "Outer Step", &error);
  add_episode (store, 1);
  cliff_store_begin (store, "Inner Step", &error);
  add_episode (store, 2);
  cliff_store_rollback (store);
  add_episode (store, 3);
  g_assert_true (cliff_store_commit (store, &error));
  g_assert_no_error (error);

  g_assert_cmpint (count_episodes (store), ==, 2);
  g_assert_cmpstr (cliff_store_get_undo_label (store), ==, "Outer Step");
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count(*) FROM history", ""), ==, 1);

  g_assert_true (cliff_store_undo (store, &error));
  g_assert_cmpint (count_episodes (store), ==, 0);
  g_assert_false (cliff_store_can_undo (store));
  g_assert_cmpstr (cliff_store_get_redo_label (store), ==, "Outer Step");
  g_assert_true (cliff_store_redo (store, &error));
  g_assert_cmpint (count_episodes (store), ==, 2);

  g_assert_true (cliff_store_undo (store, &error));
  add_episode (store, 9);
  g_assert_false (cliff_store_can_redo (store));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/nested", test_nested);

  return g_test_run ();
}
