/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-file.h"
#include "cliff-test.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

/* A closed project with something in it: its path, (transfer full). */
static char *
make_project (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(GError) error = NULL;

  cliff_test_begin (store);
  for (gint64 i = 1; i <= 200; i++)
    cliff_store_insert (store, &error, "INSERT INTO episode (position, number, title) VALUES (?, ?, hex (randomblob (100)))",
                        "ii", i, i);
  cliff_test_commit (store);
  g_assert_no_error (error);

  return g_strdup (cliff_store_get_path (store));
}

static char *
dup_database (const char *path)
{
  return g_build_filename (path, "project.db", NULL);
}

static char *
dup_hash (const char *path)
{
  g_autofree char *database = dup_database (path);
  char *hash = cliff_file_hash (database, -1, NULL, NULL, NULL);

  g_assert_nonnull (hash);
  return hash;
}

/* As a foreign tool would. */
static void
run_sql (const char *path,
         const char *sql)
{
  g_autofree char *database = dup_database (path);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (database, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* Opening fails so, and the file is as it was. */
static void
assert_refused (const char      *path,
                CliffStoreError  code)
{
  g_autofree char *before = dup_hash (path);
  g_autofree char *after = NULL;

  for (int read_only = 0; read_only < 2; read_only++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CliffStore) store = cliff_store_open (path, read_only, &error);

      g_assert_null (store);
      g_assert_error (error, CLIFF_STORE_ERROR, (int) code);
    }
  after = dup_hash (path);
  g_assert_cmpstr (before, ==, after);
}

static void
assert_readable (CliffStore    *store,
                 CliffReadOnly  reason)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (cliff_store_get_read_only (store), ==, reason);
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count (*) FROM episode", ""), ==, 200);
  g_assert_false (cliff_store_can_undo (store));
  g_assert_false (cliff_store_begin (store, "Test Step", &error));
  g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (cliff_store_begin_kept (store, &error));
  g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (cliff_store_undo (store, &error));
  g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_READ_ONLY);
}

/* ── What is no project ──────────────────────────────────────────────────────────────────────────── */

static void
test_not_there (void)
{
  g_autofree char *path = make_project ();
  g_autofree char *none = g_build_filename (path, "none", NULL);
  g_autofree char *database = dup_database (path);
  g_autoptr(GError) error = NULL;

  g_assert_null (cliff_store_open (none, FALSE, &error));
  g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (cliff_store_open (database, FALSE, &error));
  g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* The database alone is gone, but opening the project once has made a backup. */
  g_unlink (database);
  g_assert_null (cliff_store_open (path, FALSE, &error));
  g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_DAMAGED);
}

static void
test_foreign (void)
{
  g_autofree char *path = make_project ();
  g_autofree char *database = dup_database (path);

  run_sql (path, "PRAGMA application_id = 7; PRAGMA wal_checkpoint (TRUNCATE)");
  assert_refused (path, CLIFF_STORE_ERROR_FOREIGN);

  g_assert_true (g_file_set_contents (database, "第1集 归来\n沈念推开门。她不知道，这一推，推开的是什么，也不知道门后站着的是谁。雨还在下，灯忽明忽暗。\n", -1, NULL));
  assert_refused (path, CLIFF_STORE_ERROR_FOREIGN);

  g_unlink (database);
  run_sql (path, "CREATE TABLE series (id INTEGER)");
  assert_refused (path, CLIFF_STORE_ERROR_FOREIGN);
}

static void
test_truncated (void)
{
  g_autofree char *path = make_project ();
  g_autofree char *database = dup_database (path);
  g_autofree char *whole = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (database, &whole, &length, NULL));
  {
    const gsize lengths[] = { 0, 1, 15, 16, 50, 99, 100, 1000, 4096, 5000, length / 2, length - 4096, length - 1 };

    for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
      {
        g_assert_true (g_file_set_contents (database, whole, lengths[i], NULL));
        assert_refused (path, CLIFF_STORE_ERROR_DAMAGED);
      }
  }
  memset (whole, 0, length);
  g_assert_true (g_file_set_contents (database, whole, length, NULL));
  assert_refused (path, CLIFF_STORE_ERROR_DAMAGED);
}

static void
test_no_table (void)
{
  g_autofree char *path = make_project ();

  run_sql (path, "DROP TABLE clip; PRAGMA wal_checkpoint (TRUNCATE)");
  {
    g_autoptr(GError) error = NULL;

    g_assert_null (cliff_store_open (path, FALSE, &error));
    g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_DAMAGED);
  }
}

/* Bytes changed anywhere: it opens or it does not, it reads or it does not, but it never crashes, and a check that finds nothing
 * tells the truth. */
static void
test_damaged (void)
{
  g_autofree char *path = make_project ();
  g_autofree char *database = dup_database (path);
  g_autofree char *whole = NULL;
  gsize length = 0;
  int n_found = 0;

  g_assert_true (g_file_get_contents (database, &whole, &length, NULL));
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *damaged = g_memdup2 (whole, length);
      g_autoptr(GError) error = NULL;
      g_autoptr(CliffStore) store = NULL;

      for (int j = 0; j < 200; j++)
        damaged[g_test_rand_int_range (i % 2 == 0 ? 100 : 4096, length)] = g_test_rand_int ();
      g_assert_true (g_file_set_contents (database, damaged, length, NULL));
      store = cliff_store_open (path, FALSE, &error);
      if (store != NULL)
        {
          g_autoptr(GPtrArray) problems = cliff_store_check (store, FALSE, NULL, &error);

          g_assert_no_error (error);
          n_found += problems->len > 0;
          if (cliff_store_begin (store, "Test Step", NULL))
            {
              cliff_store_exec (store, NULL, "UPDATE episode SET title = 'x'", "");
              cliff_store_commit (store, NULL);
            }
          cliff_store_undo (store, NULL);
        }
      else
        {
          g_assert_true (error->domain == CLIFF_STORE_ERROR);
          n_found++;
        }
    }
  g_assert_cmpint (n_found, >=, 55);
}

/* ── What can only be read ───────────────────────────────────────────────────────────────────────── */

static void
test_newer (void)
{
  g_autofree char *path = make_project ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  run_sql (path, "PRAGMA user_version = 999; ALTER TABLE episode ADD COLUMN mood TEXT; PRAGMA wal_checkpoint (TRUNCATE)");
  before = dup_hash (path);
  {
    g_autoptr(GError) error = NULL;
    g_autoptr(CliffStore) store = cliff_store_open (path, FALSE, &error);

    g_assert_no_error (error);
    assert_readable (store, CLIFF_READ_ONLY_NEWER);
  }
  after = dup_hash (path);
  g_assert_cmpstr (before, ==, after);

  run_sql (path, "ALTER TABLE episode RENAME COLUMN title TO name; PRAGMA wal_checkpoint (TRUNCATE)");
  {
    g_autoptr(GError) error = NULL;

    g_assert_null (cliff_store_open (path, FALSE, &error));
    g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_NEWER);
  }
}

static void
test_asked (void)
{
  g_autofree char *path = make_project ();
  g_autofree char *before = dup_hash (path);
  g_autofree char *after = NULL;

  {
    g_autoptr(GError) error = NULL;
    g_autoptr(CliffStore) store = cliff_store_open (path, TRUE, &error);
    g_autoptr(CliffStore) writer = cliff_test_open_store (path);

    g_assert_no_error (error);
    assert_readable (store, CLIFF_READ_ONLY_ASKED);
  }
  after = dup_hash (path);
  g_assert_cmpstr (before, ==, after);
}

/* Holds the project until it is told to go. */
static int
hold (const char *path)
{
  g_autoptr(CliffStore) store = cliff_test_open_store (path);

  printf ("open\n");
  fflush (stdout);
  pause ();
  return 0;
}

static void
test_in_use (void)
{
  g_autofree char *path = make_project ();
  g_autoptr(GError) error = NULL;

  /* By another process, which is then killed. */
  {
    g_autoptr(GSubprocess) child = cliff_test_spawn ("hold", path);
    g_autoptr(GDataInputStream) said = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
    g_autofree char *line = g_data_input_stream_read_line (said, NULL, NULL, NULL);
    g_autoptr(CliffStore) second = NULL;

    g_assert_cmpstr (line, ==, "open");
    second = cliff_store_open (path, FALSE, &error);
    g_assert_no_error (error);
    assert_readable (second, CLIFF_READ_ONLY_IN_USE);
    g_subprocess_force_exit (child);
    g_subprocess_wait (child, NULL, NULL);
  }

  /* By another window of this one: the second goes on reading while the first writes. */
  {
    g_autoptr(CliffStore) first = cliff_test_open_store (path);
    g_autoptr(CliffStore) second = cliff_store_open (path, FALSE, &error);
    g_autoptr(CliffRows) rows = NULL;
    int n = 1;

    g_assert_no_error (error);
    assert_readable (second, CLIFF_READ_ONLY_IN_USE);
    rows = cliff_store_query (second, "SELECT title FROM episode ORDER BY id", "");
    g_assert_true (cliff_rows_next (rows));
    cliff_test_exec (first, "DELETE FROM episode WHERE number > 100");
    while (cliff_rows_next (rows))
      n++;
    g_assert_true (cliff_rows_finish (rows, &error));
    g_assert_cmpint (n, ==, 200);
    g_assert_cmpint (cliff_store_get_int (second, -1, "SELECT count (*) FROM episode", ""), ==, 100);
  }

  /* By nobody: a child that has not come to its own program yet has our files open, but the project is closed. */
  {
    g_autoptr(CliffStore) first = cliff_test_open_store (path);
    g_autoptr(CliffStore) second = NULL;
    pid_t child = fork ();

    if (child == 0)
      {
        pause ();
        _exit (0);
      }
    g_assert_cmpint (child, >, 0);
    g_clear_object (&first);
    second = cliff_store_open (path, FALSE, &error);
    g_assert_no_error (error);
    g_assert_cmpint (cliff_store_get_read_only (second), ==, CLIFF_READ_ONLY_NOT);
    kill (child, SIGKILL);
    waitpid (child, NULL, 0);
  }

  g_object_unref (cliff_test_open_store (path));
}

/* Root may write anywhere, so the child becomes nobody first. */
static int
read_as_nobody (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffStore) store = NULL;
  g_autoptr(GPtrArray) problems = NULL;

  if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
    return 1;
  store = cliff_store_open (path, FALSE, &error);
  g_assert_no_error (error);
  assert_readable (store, CLIFF_READ_ONLY_PERMISSION);
  problems = cliff_store_check (store, TRUE, NULL, &error);
  g_assert_cmpuint (problems->len, ==, 0);
  return 0;
}

static void
set_modes (const char *path,
           int         folder_mode,
           int         file_mode)
{
  static const char * const files[] = { "project.db", "project.db-wal", "project.db-shm", "project.lock" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *file = g_build_filename (path, files[i], NULL);

      g_chmod (file, file_mode);
    }
  g_chmod (path, folder_mode);
}

static void
copy_file (const char *from,
           const char *to,
           const char *name)
{
  g_autofree char *source = g_build_filename (from, name, NULL);
  g_autofree char *target = g_build_filename (to, name, NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (source, &content, &length, NULL));
  g_assert_true (g_file_set_contents (target, content, length, NULL));
}

static void
test_read_only_folder (void)
{
  g_autofree char *path = make_project ();
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *copy = g_build_filename (parent, "copy.cliffhanger", NULL);

  g_chmod (parent, 0755);
  set_modes (path, 0555, 0444);
  {
    g_autoptr(GSubprocess) child = cliff_test_spawn ("read-as-nobody", path);

    cliff_test_wait (child);
  }
  set_modes (path, 0755, 0644);

  /* With the log of a crash, whose content counts. */
  {
    g_autoptr(CliffStore) store = cliff_test_open_store (path);
    g_autoptr(GSubprocess) child = NULL;

    cliff_test_exec (store, "DELETE FROM episode WHERE number = 200");
    cliff_test_exec (store, "INSERT INTO episode (position, number) VALUES (1, 201)");
    g_mkdir (copy, 0755);
    copy_file (path, copy, "project.db");
    copy_file (path, copy, "project.db-wal");
    copy_file (path, copy, "project.db-shm");
    set_modes (copy, 0555, 0444);
    child = cliff_test_spawn ("read-as-nobody", copy);
    cliff_test_wait (child);
    set_modes (copy, 0755, 0644);
  }
}

/* ── Backups and migrations ──────────────────────────────────────────────────────────────────────── */

/* Names of the backups, sorted, each followed by a space: (transfer full). */
static char *
dup_backups (const char *path)
{
  g_autofree char *folder = g_build_filename (path, "backups", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GString *all = g_string_new (NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) g_strcmp0);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (all, "%s ", (char *) g_ptr_array_index (names, i));

  return g_string_free_and_steal (all);
}

static void
test_daily_backup (void)
{
  g_autofree char *path = make_project ();
  g_autofree char *folder = g_build_filename (path, "backups", NULL);
  g_autofree char *first = dup_backups (path);
  g_autofree char *same_day = NULL;
  g_autofree char *later = NULL;
  g_autofree char *file = g_build_filename (folder, g_strchomp (first), NULL);

  /* One was made when the project was made; none again on the same day. */
  g_assert_true (g_str_has_prefix (first, "daily-"));
  g_object_unref (cliff_test_open_store (path));
  same_day = dup_backups (path);
  g_assert_cmpstr (g_strchomp (same_day), ==, first);

  /* Six old ones: a new one comes and the two oldest go. */
  g_unlink (file);
  for (int i = 1; i <= 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/daily-2020010%dT000000Z.db", folder, i);

      g_assert_true (g_file_set_contents (name, "", 0, NULL));
    }
  g_object_unref (cliff_test_open_store (path));
  later = dup_backups (path);
  g_assert_true (g_str_has_prefix (later, "daily-20200103T000000Z.db daily-20200104"));
  g_assert_null (strstr (later, ".new"));

  /* It is a whole project database. */
  {
    g_auto(GStrv) names = g_strsplit (g_strchomp (later), " ", -1);
    g_autofree char *newest = g_build_filename (folder, names[4], NULL);
    g_autofree char *database = dup_database (path);

    g_assert_cmpuint (g_strv_length (names), ==, 5);
    g_unlink (database);
    g_assert_cmpint (g_rename (newest, database), ==, 0);
  }
  {
    g_autoptr(CliffStore) restored = cliff_test_open_store (path);

    g_assert_cmpint (cliff_store_get_int (restored, -1, "SELECT count (*) FROM episode", ""), ==, 200);
    g_assert_true (cliff_store_undo (restored, NULL));
  }
}

/* A program with one more migration than this one. */
static int
migrate (const char *path)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (program);
  g_autofree char *bundle = g_build_filename (folder, "test-migration.gresource", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GResource) resource = g_resource_load (bundle, &error);
  g_autoptr(CliffStore) store = NULL;
  g_autoptr(CliffStore) reader = NULL;
  gint64 n;

  g_assert_no_error (error);
  g_resources_register (resource);
  /* What cannot be written cannot be brought up to date. */
  reader = cliff_store_open (path, TRUE, &error);
  g_assert_null (reader);
  g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_READ_ONLY);

  store = cliff_test_open_store (path);
  g_assert_cmpint (cliff_store_get_int (store, -1, "PRAGMA user_version", ""), ==, 5);
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count (*) FROM test_note", ""), ==, 0);
  /* The history from before still works, beside what is new. */
  n = cliff_store_get_int (store, -1, "SELECT count (*) FROM episode WHERE test_mood = 'calm'", "");
  g_assert_cmpint (n, ==, 200);
  cliff_test_exec (store, "INSERT INTO test_note (text) VALUES ('x')");
  g_assert_true (cliff_store_undo (store, NULL));
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count (*) FROM test_note", ""), ==, 0);
  g_assert_true (cliff_store_undo (store, NULL));
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count (*) FROM episode", ""), ==, 0);
  g_assert_true (cliff_store_redo (store, NULL));

  return 0;
}

static void
test_migration (void)
{
  g_autofree char *path = make_project ();
  g_autoptr(GSubprocess) child = cliff_test_spawn ("migrate", path);
  g_autofree char *backups = NULL;
  g_autoptr(CliffStore) store = NULL;
  g_autoptr(GError) error = NULL;

  cliff_test_wait (child);
  backups = dup_backups (path);
  g_assert_true (g_str_has_prefix (backups, "before-version-5-"));
  store = cliff_store_open (path, FALSE, &error);
  g_assert_no_error (error);
  assert_readable (store, CLIFF_READ_ONLY_NEWER);
}

int
main (int    argc,
      char **argv)
{
  const CliffTestChild children[] = { { "hold", hold }, { "read-as-nobody", read_as_nobody }, { "migrate", migrate } };

  cliff_test_run_child (argc, argv, children, G_N_ELEMENTS (children));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/open/not-there", test_not_there);
  g_test_add_func ("/store/open/foreign", test_foreign);
  g_test_add_func ("/store/open/truncated", test_truncated);
  g_test_add_func ("/store/open/no-table", test_no_table);
  g_test_add_func ("/store/open/damaged", test_damaged);
  g_test_add_func ("/store/open/newer", test_newer);
  g_test_add_func ("/store/open/asked", test_asked);
  g_test_add_func ("/store/open/in-use", test_in_use);
  g_test_add_func ("/store/open/read-only-folder", test_read_only_folder);
  g_test_add_func ("/store/open/daily-backup", test_daily_backup);
  g_test_add_func ("/store/open/migration", test_migration);

  return g_test_run ();
}
