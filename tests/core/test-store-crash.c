/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test.h"

#include <stdio.h>

#define SHOTS_PER_EPISODE 20
#define ROUNDS            30

static void
write_episode (CliffStore *store,
               gint64      number)
{
  g_autoptr(GError) error = NULL;
  CliffId id;

  cliff_test_begin (store);
  id = cliff_store_insert (store, &error, "INSERT INTO episode (position, number) VALUES (?, ?)", "ii", number, number);
  for (int i = 0; i < SHOTS_PER_EPISODE; i++)
    {
      cliff_test_begin (store);
      cliff_store_insert (store, &error, "INSERT INTO shot (episode_id, position, duration, action) VALUES (?, ?, 1, "
                          "hex (randomblob (200)))", "ii", id, (gint64) i);
      if (i % 5 == 4)
        {
          cliff_test_begin (store);
          cliff_store_insert (store, &error, "INSERT INTO location (name) VALUES ('never')", "");
          cliff_store_rollback (store);
        }
      cliff_test_commit (store);
    }
  cliff_test_commit (store);
  g_assert_no_error (error);
}

/* The child writes steps for ever and says each number once it is committed; the parent kills it at any instant. */
static int
write_for_ever (const char *path)
{
  g_autoptr(CliffStore) store = cliff_test_open_store (path);
  g_autoptr(GError) error = NULL;
  gint64 number = cliff_store_get_int (store, 0, "SELECT max (number) FROM episode", "");

  while (error == NULL)
    {
      number++;
      write_episode (store, number);
      cliff_store_begin_kept (store, &error);
      cliff_store_insert (store, &error, "INSERT INTO script_text (text, created) VALUES ('', ?)", "i", number);
      cliff_test_commit (store);
      printf ("%d\n", (int) number);
      fflush (stdout);

      /* Undo and redo are transactions too. */
      if (number % 3 == 0 && cliff_store_undo (store, &error))
        cliff_store_redo (store, &error);
    }

  g_printerr ("%s\n", error->message);
  return 1;
}

/* Kills the child at a random instant: the last number it said. */
static gint64
run_and_kill (const char *path)
{
  g_autoptr(GSubprocess) child = cliff_test_spawn ("write-for-ever", path);
  g_autoptr(GDataInputStream) said = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  gint64 last = 0;
  char *line;

  /* It writes at least one, so that not only openings are killed. */
  line = g_data_input_stream_read_line (said, NULL, NULL, NULL);
  g_assert_nonnull (line);
  g_usleep (g_test_rand_int_range (0, 40000));
  g_subprocess_force_exit (child);
  g_subprocess_wait (child, NULL, NULL);
  do
    {
      last = g_ascii_strtoll (line, NULL, 10);
      g_free (line);
    }
  while ((line = g_data_input_stream_read_line (said, NULL, NULL, NULL)) != NULL);

  return last;
}

static gint64
get (CliffStore *store,
     const char *sql)
{
  return cliff_store_get_int (store, -1, sql, "");
}

static void
assert_whole (CliffStore *store,
              gint64      said)
{
  g_autoptr(GPtrArray) problems = cliff_store_check (store, TRUE, NULL, NULL);
  /* The kill may fall between an undo and its redo. */
  gint64 undone = get (store, "SELECT count (*) FROM history WHERE undone");
  gint64 n_episodes = get (store, "SELECT count (*) FROM episode");

  for (guint i = 0; i < problems->len; i++)
    {
      const CliffProblem *problem = g_ptr_array_index (problems, i);

      g_test_message ("%s %s %d: %s", cliff_problem_code_get_name (problem->code), problem->table, (int) problem->id, problem->detail);
    }
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpint (undone, <=, 1);
  g_assert_cmpint (n_episodes + undone, >=, said);
  g_assert_cmpint (n_episodes + undone, <=, said + 1);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT count (*) FROM script_text WHERE created = ?", "i", said), ==, 1);
  g_assert_cmpint (get (store, "SELECT count (*) FROM location"), ==, 0);
  g_assert_cmpint (get (store, "SELECT count (*) FROM history"), ==, n_episodes + undone);
  g_assert_cmpint (get (store, "SELECT count (*) FROM shot"), ==, n_episodes * SHOTS_PER_EPISODE);
  g_assert_cmpint (get (store, "SELECT count (*) FROM (SELECT 1 FROM shot GROUP BY episode_id HAVING count (*) != 20)"), ==, 0);
}

static void
test_kill (void)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  gint64 said = 0;

  {
    g_autoptr(CliffStore) store = cliff_test_create_store ();

    path = g_strdup (cliff_store_get_path (store));
  }
  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr(CliffStore) store = NULL;

      said = run_and_kill (path);
      /* The lock went with the process: this opens for writing. */
      store = cliff_test_open_store (path);
      assert_whole (store, said);
      if (cliff_store_can_redo (store))
        g_assert_true (cliff_store_redo (store, &error));
      said = get (store, "SELECT max (number) FROM episode");
    }

  /* The whole history still leads back to the beginning. */
  {
    g_autoptr(CliffStore) store = cliff_test_open_store (path);

    while (cliff_store_can_undo (store))
      g_assert_true (cliff_store_undo (store, &error));
    g_assert_cmpint (get (store, "SELECT count (*) FROM episode"), ==, 0);
    g_assert_cmpint (get (store, "SELECT count (*) FROM shot"), ==, 0);
    g_assert_cmpint (get (store, "SELECT count (*) FROM script_text"), >, 0);
  }
}

int
main (int    argc,
      char **argv)
{
  const CliffTestChild children[] = { { "write-for-ever", write_for_ever } };

  cliff_test_run_child (argc, argv, children, G_N_ELEMENTS (children));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/crash/kill", test_kill);

  return g_test_run ();
}
