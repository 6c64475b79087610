/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test.h"

#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>

#define NO_TMPFS 77

/* Writes until it fails: how many steps were made.  The failure is a full disk and takes nothing with it. */
static gint64
fill (CliffStore *store,
      gboolean    kept)
{
  g_autoptr(GError) error = NULL;
  gint64 n = 0;

  while (error == NULL)
    {
      if (!(kept ? cliff_store_begin_kept (store, &error) : cliff_store_begin (store, "Test Step", &error)))
        break;
      cliff_store_insert (store, &error,
                          kept ? "INSERT INTO script_text (text, created) VALUES (hex (randomblob (5000)), 1)"
                               : "INSERT INTO episode (position, number, title) VALUES (1, 1, hex (randomblob (5000)))", "");
      if (error == NULL && cliff_store_commit (store, &error))
        n++;
      else if (error != NULL && g_error_matches (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_FULL))
        break;
    }

  g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_FULL);
  return n;
}

static gint64
count (CliffStore *store)
{
  return cliff_store_get_int (store, -1, "SELECT count (*) FROM episode", "");
}

static void
set_file_limit (rlim_t limit)
{
  struct rlimit sizes;

  getrlimit (RLIMIT_FSIZE, &sizes);
  sizes.rlim_cur = limit;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &sizes), ==, 0);
}

static int
meet_file_limit (const char *path)
{
  g_autoptr(CliffStore) store = cliff_test_open_store (path);
  g_autoptr(GError) error = NULL;
  gint64 n;

  signal (SIGXFSZ, SIG_IGN);
  set_file_limit (1 << 20);
  n = fill (store, FALSE);
  g_assert_cmpint (n, >, 10);
  g_assert_cmpint (count (store), ==, n);
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count (*) FROM history", ""), ==, n);

  /* Room again: the same open project goes on. */
  set_file_limit (RLIM_INFINITY);
  cliff_test_exec (store, "INSERT INTO episode (position, number) VALUES (1, 1)");
  g_assert_cmpint (count (store), ==, n + 1);
  g_assert_true (cliff_store_undo (store, &error));
  g_assert_true (cliff_store_undo (store, &error));
  g_assert_cmpint (count (store), ==, n - 1);

  return 0;
}

static int
meet_full_disk (const char *path)
{
  g_autofree char *disk = g_path_get_dirname (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  gint64 n = 0;

  if (unshare (CLONE_NEWNS) != 0 && unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
    return NO_TMPFS;
  if (mount ("tmpfs", disk, "tmpfs", 0, "size=1m") != 0)
    return NO_TMPFS;

  {
    g_autoptr(CliffStore) store = cliff_store_create (path, &error);

    g_assert_no_error (error);
    n = fill (store, FALSE);
    g_assert_cmpint (n, >, 5);
    g_assert_cmpint (count (store), ==, n);
    fill (store, TRUE);
    g_assert_cmpint (count (store), ==, n);
  }
  {
    g_autoptr(CliffStore) store = cliff_store_open (path, FALSE, &error);

    g_assert_no_error (error);
    g_assert_cmpint (count (store), ==, n);
    problems = cliff_store_check (store, TRUE, NULL, &error);
    g_assert_cmpuint (problems->len, ==, 0);
  }
  /* No room for another project: nothing of it is left. */
  {
    g_autofree char *other = g_build_filename (disk, "other.cliffhanger", NULL);
    g_autofree char *rest = g_build_filename (disk, "rest", NULL);
    g_autoptr(GDir) dir = NULL;
    char zeros[4096] = { 0, };
    FILE *file = fopen (rest, "w");
    int n_names = 0;

    while (fwrite (zeros, sizeof zeros, 1, file) == 1 && fflush (file) == 0)
      continue;
    fclose (file);
    g_assert_null (cliff_store_create (other, &error));
    g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_FULL);
    dir = g_dir_open (disk, 0, NULL);
    while (g_dir_read_name (dir) != NULL)
      n_names++;
    g_assert_cmpint (n_names, ==, 2);
  }

  return 0;
}

static void
test_file_limit (void)
{
  g_autofree char *path = NULL;
  g_autoptr(GSubprocess) child = NULL;

  {
    g_autoptr(CliffStore) store = cliff_test_create_store ();

    path = g_strdup (cliff_store_get_path (store));
  }
  child = cliff_test_spawn ("meet-file-limit", path);
  cliff_test_wait (child);
}

static void
test_full_disk (void)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "a.cliffhanger", NULL);
  g_autoptr(GSubprocess) child = cliff_test_spawn ("meet-full-disk", path);

  g_subprocess_wait (child, NULL, NULL);
  if (g_subprocess_get_if_exited (child) && g_subprocess_get_exit_status (child) == NO_TMPFS)
    g_test_skip ("no file system may be mounted here");
  else
    cliff_test_wait (child);
}

int
main (int    argc,
      char **argv)
{
  const CliffTestChild children[] = { { "meet-file-limit", meet_file_limit }, { "meet-full-disk", meet_full_disk } };

  cliff_test_run_child (argc, argv, children, G_N_ELEMENTS (children));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/full/file-limit", test_file_limit);
  g_test_add_func ("/store/full/disk", test_full_disk);

  return g_test_run ();
}
