/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut.h"
#include "cliff-edit-shot.h"
#include "cliff-records.h"
#include "cliff-test.h"

#include <sqlite3.h>

/* The series that the targets name. */
#define N_EPISODES      100
#define N_SHOTS         50
#define N_TAKES         4

#define OPEN_RUNS       15
#define EDIT_RUNS       400

static int
compare_times (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* In milliseconds. */
static double
quantile (gint64 *times,
          guint   n,
          double  q)
{
  g_sort_array (times, n, sizeof *times, compare_times, NULL);
  return times[MIN (n - 1, (guint) (n * q))] / 1000.0;
}

static void
fill (CliffStore *store)
{
  g_autoptr(GError) error = NULL;

  cliff_store_begin_kept (store, &error);
  for (gint64 i = 1; i <= N_EPISODES * N_SHOTS * N_TAKES && error == NULL; i++)
    {
      gint64 shot = (i - 1) / N_TAKES + 1;
      CliffId media = cliff_store_insert (store, &error, "INSERT INTO media (sha256, extension, bytes, created) "
                                          "VALUES (lower (hex (randomblob (32))), 'png', 100000, 1)", "");

      cliff_store_insert (store, &error, "INSERT INTO take (owner, owner_id, kind, media_id, engine, recipe, created) "
                          "VALUES ('shot', ?, 'picture', ?, 'local', hex (randomblob (32)), 1)", "ii", shot, media);
    }
  cliff_store_commit (store, &error);

  cliff_store_begin (store, "Fill", &error);
  for (gint64 i = 0; i < N_EPISODES * N_SHOTS && error == NULL; i++)
    {
      gint64 episode = i / N_SHOTS + 1;

      if (i % N_SHOTS == 0)
        cliff_store_insert (store, &error, "INSERT INTO episode (position, number, title) VALUES (?, ?, '归来')", "ii",
                            episode * 65536, episode);
      cliff_store_insert (store, &error, "INSERT INTO shot (episode_id, position, subject, action, source_hash, duration, take_id) "
                          "VALUES (?, ?, '沈念', '她推开门，雨声涌进来，灯忽明忽暗', hex (randomblob (32)), 2500000000, ?)", "iii",
                          episode, (i % N_SHOTS + 1) * 65536, i * N_TAKES + 1);
    }
  cliff_store_commit (store, &error);
  g_assert_no_error (error);
}

/* ── Opening ─────────────────────────────────────────────────────────────────────────────────────── */

static void
touch_all (CliffRecordList *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), i));
}

/* What a window shows first: all episodes, the shots of one with all their columns, the order of all shots, all takes. */
static gint64
open_ours (const char *path)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr(CliffStore) store = cliff_test_open_store (path);
  g_autoptr(CliffRecordList) episodes = cliff_record_list_new (store, CLIFF_TYPE_EPISODE, NULL, 0);
  g_autoptr(CliffRecordList) shots = cliff_record_list_new (store, CLIFF_TYPE_SHOT, "episode_id", 1);
  g_autoptr(CliffRecordList) all_shots = cliff_record_list_new (store, CLIFF_TYPE_SHOT, NULL, 0);
  g_autoptr(CliffRecordList) takes = cliff_record_list_new (store, CLIFF_TYPE_TAKE, NULL, 0);

  touch_all (episodes);
  touch_all (shots);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (all_shots)), ==, N_EPISODES * N_SHOTS);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (takes)), ==, N_EPISODES * N_SHOTS * N_TAKES);

  return g_get_monotonic_time () - start;
}

static void
step_all (sqlite3    *db,
          const char *sql)
{
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      sqlite3_column_text (statement, i);
  sqlite3_finalize (statement);
}

/* The same reading with nothing but SQLite. */
static gint64
open_raw (const char *database)
{
  gint64 start = g_get_monotonic_time ();
  sqlite3 *db;

  sqlite3_open (database, &db);
  step_all (db, "SELECT * FROM episode ORDER BY position, id");
  step_all (db, "SELECT * FROM shot WHERE episode_id = 1 ORDER BY position, id");
  step_all (db, "SELECT id, position FROM shot ORDER BY position, id");
  step_all (db, "SELECT id FROM take ORDER BY id");
  start = g_get_monotonic_time () - start;
  sqlite3_close (db);

  return start;
}

static void
bench_open (const char *path)
{
  g_autofree char *database = g_build_filename (path, "project.db", NULL);
  gint64 ours[OPEN_RUNS];
  gint64 raw[OPEN_RUNS];
  double ours_ms, raw_ms;

  for (guint i = 0; i < OPEN_RUNS; i++)
    {
      ours[i] = open_ours (path);
      raw[i] = open_raw (database);
    }
  ours_ms = quantile (ours, OPEN_RUNS, 0.5);
  raw_ms = quantile (raw, OPEN_RUNS, 0.5);
  g_print ("store-open %.2f ms\n", ours_ms);
  g_print ("store-open-worst %.2f ms\n", quantile (ours, OPEN_RUNS, 1));
  g_print ("store-open-target 300 ms\n");
  g_print ("sqlite-open %.2f ms\n", raw_ms);
  g_print ("store-open-ratio %.2f ours/sqlite\n", ours_ms / raw_ms);
}

/* ── One edit ────────────────────────────────────────────────────────────────────────────────────── */

static gint64
edit_ours (CliffStore *store,
           guint       i)
{
  gint64 start = g_get_monotonic_time ();
  g_autofree char *action = g_strdup_printf ("第%u次", i);

  cliff_edit_set_shot_text (store, i * 7 % (N_EPISODES * N_SHOTS) + 1, "action", action, NULL);
  return g_get_monotonic_time () - start;
}

static gint64
edit_raw (sqlite3 *db,
          guint    i)
{
  gint64 start = g_get_monotonic_time ();
  g_autofree char *sql = g_strdup_printf ("BEGIN IMMEDIATE; UPDATE shot SET action = '第%u次r', edited = 1 WHERE id = %u; "
                                          "INSERT INTO history (label, created, changeset) VALUES ('x', 1, zeroblob (235)); COMMIT",
                                          i, i * 7 % (N_EPISODES * N_SHOTS) + 1);

  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  return g_get_monotonic_time () - start;
}

/* With a list for every episode and every shot's record alive, as after a long day. */
static void
bench_edit (const char *path)
{
  g_autoptr(CliffStore) store = cliff_test_open_store (path);
  g_autofree char *database = g_build_filename (path, "project.db", NULL);
  g_autoptr(GPtrArray) alive = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 ours[EDIT_RUNS], undo[EDIT_RUNS], move[EDIT_RUNS], raw[EDIT_RUNS];
  double ours_ms, raw_ms;
  sqlite3 *db;

  for (gint64 episode = 1; episode <= N_EPISODES; episode++)
    {
      CliffRecordList *list = cliff_record_list_new (store, CLIFF_TYPE_SHOT, "episode_id", episode);

      g_ptr_array_add (alive, list);
      for (guint i = 0; i < N_SHOTS; i++)
        g_ptr_array_add (alive, g_list_model_get_item (G_LIST_MODEL (list), i));
    }

  for (guint i = 0; i < EDIT_RUNS; i++)
    ours[i] = edit_ours (store, i);
  for (guint i = 0; i < EDIT_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      CliffId shot_id = i % N_SHOTS + 1;

      cliff_edit_move_shots (store, &shot_id, 1, 1, (i * 13) % N_SHOTS + 1, NULL);
      move[i] = g_get_monotonic_time () - start;
    }
  for (guint i = 0; i < EDIT_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      cliff_store_undo (store, NULL);
      undo[i] = g_get_monotonic_time () - start;
    }
  g_ptr_array_set_size (alive, 0);
  g_clear_object (&store);

  sqlite3_open (database, &db);
  sqlite3_exec (db, "PRAGMA synchronous = NORMAL", NULL, NULL, NULL);
  for (guint i = 0; i < EDIT_RUNS; i++)
    raw[i] = edit_raw (db, i);
  sqlite3_close (db);

  ours_ms = quantile (ours, EDIT_RUNS, 0.5);
  raw_ms = quantile (raw, EDIT_RUNS, 0.5);
  g_print ("store-edit %.3f ms\n", ours_ms);
  g_print ("store-edit-p95 %.3f ms\n", quantile (ours, EDIT_RUNS, 0.95));
  g_print ("store-edit-target 5 ms\n");
  g_print ("store-move %.3f ms\n", quantile (move, EDIT_RUNS, 0.5));
  g_print ("store-undo %.3f ms\n", quantile (undo, EDIT_RUNS, 0.5));
  g_print ("sqlite-edit %.3f ms\n", raw_ms);
  g_print ("sqlite-edit-p95 %.3f ms\n", quantile (raw, EDIT_RUNS, 0.95));
  g_print ("store-edit-ratio %.2f ours/sqlite\n", ours_ms / raw_ms);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *path = NULL;

  {
    g_autoptr(CliffStore) store = cliff_test_create_store ();

    fill (store);
    path = g_strdup (cliff_store_get_path (store));
  }
  bench_open (path);
  bench_edit (path);

  return 0;
}
