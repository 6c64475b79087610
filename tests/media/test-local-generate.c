/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-store.h"
#include "cliff-test.h"

#include <gio/gio.h>
#include <signal.h>

#define N_SHOTS 14

static void
exec (CliffStore *store,
      const char *sql,
      gint64      number)
{
  g_autoptr(GError) error = NULL;

  cliff_store_exec (store, &error, sql, "i", number);
  g_assert_no_error (error);
}

/* A small episode: shots of two people, a line each; a third has only punctuation. */
static char *
make_project (void)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  char *path = g_build_filename (folder, "a.cliffhanger", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffStore) store = cliff_store_create (path, &error);

  g_assert_no_error (error);
  g_assert_true (cliff_store_begin (store, "Set Up", &error));
  exec (store, "UPDATE series SET width = 540, height = 960 WHERE id = ?", 1);
  exec (store, "INSERT INTO episode (position, number) VALUES (?, 1)", 1);
  exec (store, "INSERT INTO character (position, name) VALUES (?, '沈知意'), (2, '周叔')", 1);
  for (int i = 1; i <= N_SHOTS; i++)
    {
      exec (
          store,
          "INSERT INTO shot (episode_id, position, duration, size, int_ext, time_of_day, subject) "
          "VALUES (1, ?1, 2000000000, 'MS', 'int', '夜', 'shot ' || ?1)",
          i);
      exec (
          store,
          "INSERT INTO shot_character (shot_id, character_id, position) VALUES (?1, 1 + ?1 % 2, 1)",
          i);
      exec (store, "INSERT INTO line (shot_id, position, character_id, text) "
                   "VALUES (?1, 1, 1 + ?1 % 2, iif (?1 = 3, '……', '再给我' || ?1 || '天。'))", i);
    }
  g_assert_true (cliff_store_commit (store, &error));

  return path;
}

static GSubprocess *
start_generating (const char *project)
{
  g_autoptr(GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error,
                                           g_getenv ("CLIFF_CLI"), "generate", project, NULL);

  g_assert_no_error (error);

  return process;
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      n += g_file_test (path, G_FILE_TEST_IS_DIR) ? count_files (path) : 1;
    }

  return n;
}

/* Kills it when @n_files media are there: each time in the middle of the work, whatever it is doing
 * then. */
static void
generate_and_kill (const char *project,
                   guint       n_files)
{
  g_autofree char *media = g_build_filename (project, "media", NULL);
  g_autoptr(GSubprocess) process = start_generating (project);
  gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (count_files (media) < n_files && g_subprocess_get_identifier (process) != NULL
         && g_get_monotonic_time () < deadline)
    g_usleep (3000);
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (process));
}

static gint64
get (CliffStore *store,
     const char *sql)
{
  return cliff_store_get_int (store, -1, sql, "");
}

static void
check_project (const char *project)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffStore) store = cliff_store_open (project, TRUE, &error);

  g_assert_no_error (error);
  /* Nothing lost: everything has its take, and the file is there. */
  g_assert_cmpint (
      get (store,
           "SELECT count(*) FROM shot s JOIN take t ON t.id = s.take_id AND t.kind = 'picture'"),
      ==, N_SHOTS);
  g_assert_cmpint (
      get (store,
           "SELECT count(*) FROM line l JOIN take t ON t.id = l.take_id AND t.kind = 'voice'"),
      ==, N_SHOTS);
  g_assert_cmpint (
      get (store,
           "SELECT count(*) FROM clip c JOIN lane l ON l.id = c.lane_id AND l.kind = 'music' "
           "JOIN take t ON t.id = c.take_id AND t.kind = 'music'"),
      ==, 1);
  for (gint64 id = get (store, "SELECT max (id) FROM media"); id > 0; id--)
    {
      g_autofree char *path = cliff_store_dup_media_path (store, id);

      g_assert_true (path == NULL || g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
  /* Nothing twice, and nothing left over. */
  g_assert_cmpint (get (store, "SELECT count(*) FROM take"), ==, 2 * N_SHOTS + 1);
  g_assert_cmpint (get (store, "SELECT count(*) FROM job"), ==, 2 * N_SHOTS + 1);
  g_assert_cmpint (get (store, "SELECT count(*) FROM job WHERE state = 'done'"), ==,
                   2 * N_SHOTS + 1);
  g_assert_cmpint (get (store, "SELECT count(DISTINCT job_id) FROM take"), ==, 2 * N_SHOTS + 1);
}

static void
test_killed (void)
{
  static const guint kills[] = { 1, 4, 9, 17 };
  g_autofree char *project = make_project ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kills); i++)
    generate_and_kill (project, kills[i]);

  g_autoptr(GSubprocess) last = start_generating (project);

  g_assert_true (g_subprocess_wait_check (last, NULL, &error));
  check_project (project);
}

static void
test_command (void)
{
  g_autofree char *project = make_project ();
  g_autofree char *output = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                      g_getenv ("CLIFF_CLI"), "generate", project,
                                                      "--only=voices,music", "--json", NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_true (g_subprocess_get_successful (process));

  g_autoptr(CliffStore) store = cliff_store_open (project, TRUE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (g_strstr_len (output, -1, "\"made\" : 15"));
  g_assert_cmpint (
      get (
          store,
          "SELECT count(*) FROM take WHERE kind = 'voice' AND json_array_length (detail, '$.words') > 0"),
      ==, N_SHOTS - 1);
  g_assert_cmpint (get (store, "SELECT count(*) FROM take WHERE kind = 'picture'"), ==, 0);
  /* The two speak with different voices. */
  g_assert_cmpint (
      get (
          store,
          "SELECT count(DISTINCT json_extract (request, '$.voice')) FROM job WHERE kind = 'voice'"),
      ==, 2);
}

static void
test_usage (void)
{
  static const char *const bad[][2] = { { "--engine=cloud", "64" }, { "--only=smells", "64" } };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL,
                                                          g_getenv ("CLIFF_CLI"), "generate",
                                                          "/nowhere", bad[i][0], NULL);

      g_subprocess_wait (process, NULL, NULL);
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==,
                       (int)g_ascii_strtoll (bad[i][1], NULL, 10));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/local-generate/command", test_command);
  g_test_add_func ("/local-generate/killed", test_killed);
  g_test_add_func ("/local-generate/usage", test_usage);

  return g_test_run ();
}
