/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test.h"

#include <glib/gstdio.h>

/* Runs "cliffhanger-cli COMMAND PROJECT [OPTION]": what it printed, (transfer full). */
static char *
run (const char *command,
     const char *project,
     const char *option,
     int         expected_exit)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error,
                                                   g_getenv ("CLIFF_CLI"), command, project, option, NULL);
  char *out = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (child, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (child));
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, expected_exit);

  return out;
}

static void
assert_exit (const char *command,
             const char *project,
             int         expected_exit)
{
  g_free (run (command, project, NULL, expected_exit));
}

static char *
make_project (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();

  cliff_test_exec (store, "INSERT INTO episode (position, number) VALUES (1, 1)");
  return g_strdup (cliff_store_get_path (store));
}

static void
test_history (void)
{
  g_autofree char *path = make_project ();
  g_autofree char *history = run ("history", path, NULL, 0);
  g_autofree char *json = NULL;

  g_assert_nonnull (strstr (history, "Test Step\n"));
  assert_exit ("redo", path, 66);
  assert_exit ("undo", path, 0);
  assert_exit ("undo", path, 66);
  json = run ("history", path, "--json", 0);
  g_assert_nonnull (strstr (json, "\"undone\" : true"));
  assert_exit ("redo", path, 0);

  /* Open in a window: looking works, changing has to wait. */
  {
    g_autoptr(CliffStore) store = cliff_test_open_store (path);

    g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count (*) FROM episode", ""), ==, 1);
    assert_exit ("undo", path, 75);
    assert_exit ("history", path, 0);
    assert_exit ("check", path, 0);
  }
  assert_exit ("history", "/nowhere", 66);
  assert_exit ("history", NULL, 64);
  assert_exit ("undo", "--nonsense", 64);
  assert_exit ("undo", "--help", 0);
}

static void
test_check (void)
{
  g_autofree char *path = make_project ();
  g_autofree char *database = g_build_filename (path, "project.db", NULL);
  g_autofree char *stray = g_build_filename (path, "media", "stray", NULL);
  g_autofree char *found = NULL;
  g_autofree char *json = NULL;

  g_free (run ("check", path, "--deep", 0));
  g_assert_true (g_file_set_contents (stray, "", 0, NULL));
  found = run ("check", path, NULL, 0);
  g_assert_nonnull (strstr (found, "media-orphan: media/stray"));

  {
    g_autoptr(CliffStore) store = cliff_test_open_store (path);

    cliff_test_exec (store, "INSERT INTO shot (episode_id, position, duration, take_id) VALUES (1, 1, 1, 7)");
  }
  json = run ("check", path, "--json", 65);
  g_assert_nonnull (strstr (json, "\"code\" : \"take\""));

  g_assert_true (g_file_set_contents (database, "SQLite format 3", -1, NULL));
  assert_exit ("check", path, 65);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/cli/history", test_history);
  g_test_add_func ("/store/cli/check", test_check);

  return g_test_run ();
}
