/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-shot.h"
#include "cliff-jobs.h"
#include "cliff-test.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* ── An engine that does as the shot's subject says: "fail", "hang" (until cancelled), else a small
 * file ────── */

struct _TestEngine
{
  CliffEngine parent_instance;
};
G_DECLARE_FINAL_TYPE (TestEngine, test_engine, TEST, ENGINE, CliffEngine)
G_DEFINE_FINAL_TYPE (TestEngine, test_engine, CLIFF_TYPE_ENGINE)

static int n_runs;

static gboolean
test_engine_run (CliffEngine        *engine,
                 JsonObject         *request,
                 const char         *folder,
                 CliffEngineResult  *result,
                 CliffProgressFunc   progress,
                 gpointer            progress_data,
                 GCancellable       *cancellable,
                 GError            **error)
{
  const char *subject = json_object_get_string_member_with_default (request, "subject", "");
  g_autofree char *text = cliff_engine_dup_canonical (request);

  g_atomic_int_inc (&n_runs);
  progress (0.5, "test", progress_data);
  while (g_str_equal (subject, "hang")
         && !g_cancellable_set_error_if_cancelled (cancellable, error))
    g_usleep (2000);
  if (g_cancellable_is_cancelled (cancellable))
    return FALSE;
  if (g_str_equal (subject, "fail"))
    {
      g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_FAILED, "Told to fail");
      return FALSE;
    }
  result->path = g_build_filename (folder, "made.txt", NULL);
  result->width = 10;

  return g_file_set_contents (result->path, text, -1, error);
}

static void
test_engine_class_init (TestEngineClass *klass)
{
  CliffEngineClass *engine_class = CLIFF_ENGINE_CLASS (klass);

  engine_class->id = "test";
  engine_class->version = 1;
  engine_class->kind = "picture";
  engine_class->local = TRUE;
  engine_class->run = test_engine_run;
}

static void
test_engine_init (TestEngine *self)
{
}

/* ── Fixture ──────────────────────────────────────────────────────────── */

typedef struct
{
  char         *path;
  CliffStore   *store;
  CliffJobs    *jobs;
  GCancellable *cancellable;
  GAsyncResult *result;
} Fixture;

static CliffJobs *
new_jobs (CliffStore *store)
{
  g_autoptr(GPtrArray) engines = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (engines, g_object_new (test_engine_get_type (), NULL));

  return cliff_jobs_new (store, engines);
}

static void
exec (Fixture    *fixture,
      const char *sql)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cliff_store_begin (fixture->store, "Edit", &error));
  cliff_store_exec (fixture->store, &error, sql, "");
  g_assert_no_error (error);
  g_assert_true (cliff_store_commit (fixture->store, &error));
}

static gint64
get (Fixture    *fixture,
     const char *sql)
{
  return cliff_store_get_int (fixture->store, -1, sql, "");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autoptr(GError) error = NULL;

  fixture->path = g_build_filename (folder, "a.cliffhanger", NULL);
  fixture->store = cliff_store_create (fixture->path, &error);
  g_assert_no_error (error);
  exec (fixture, "INSERT INTO episode (position, number) VALUES (1, 1)");
  exec (fixture, "INSERT INTO shot (episode_id, position, duration, subject) VALUES "
                 "(1, 1, 2000000000, 'a'), (1, 2, 2000000000, 'b'), (1, 3, 2000000000, 'c')");
  fixture->jobs = new_jobs (fixture->store);
  fixture->cancellable = g_cancellable_new ();
  g_atomic_int_set (&n_runs, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->result);
  g_clear_object (&fixture->cancellable);
  g_clear_object (&fixture->jobs);
  g_clear_object (&fixture->store);
  g_free (fixture->path);
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Fixture *fixture = user_data;

  g_set_object (&fixture->result, result);
}

static void
start (Fixture *fixture)
{
  g_clear_object (&fixture->result);
  cliff_jobs_generate_async (fixture->jobs, 1, CLIFF_GENERATE_ALL, fixture->cancellable, on_done,
                             fixture);
}

static const CliffGenerateReport *
wait_for_end (Fixture  *fixture,
              GError  **error)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  cliff_jobs_generate_finish (fixture->jobs, fixture->result, error);

  return cliff_jobs_get_report (fixture->result);
}

static const CliffGenerateReport *
generate (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  const CliffGenerateReport *report;

  start (fixture);
  report = wait_for_end (fixture, &error);
  g_assert_no_error (error);

  return report;
}

/* ── Tests ──────────────────────────────────────────────────────────── */

static void
test_takes_and_undo (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  const CliffGenerateReport *report = generate (fixture);

  g_assert_cmpuint (report->made, ==, 3);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM job WHERE state = 'done'"), ==, 3);
  g_assert_cmpint (
      get (fixture,
           "SELECT count(*) FROM take t JOIN shot s ON s.take_id = t.id AND t.owner_id = s.id "
           "AND t.job_id IS NOT NULL AND t.recipe <> ''"),
      ==, 3);
  g_assert_cmpstr (cliff_store_get_undo_label (fixture->store), ==, "Generate Takes");

  /* One step takes all selections back, and none of the takes. */
  g_assert_true (cliff_store_undo (fixture->store, &error));
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM shot WHERE take_id IS NOT NULL"), ==, 0);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM take"), ==, 3);

  /* What is there already is not made again. */
  report = generate (fixture);
  g_assert_cmpuint (report->made, ==, 0);
  g_assert_cmpuint (report->reused, ==, 3);
  report = generate (fixture);
  g_assert_cmpuint (report->kept, ==, 3);
  g_assert_cmpint (n_runs, ==, 3);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM job"), ==, 3);
}

static void
test_follows_script (Fixture       *fixture,
                     gconstpointer  data)
{
  const CliffGenerateReport *report;

  generate (fixture);
  exec (fixture, "UPDATE shot SET subject = 'new' WHERE id = 2");
  report = generate (fixture);
  g_assert_cmpuint (report->made, ==, 1);
  g_assert_cmpuint (report->kept, ==, 2);
  g_assert_cmpint (get (fixture, "SELECT take_id FROM shot WHERE id = 2"), ==, 4);
  exec (fixture, "UPDATE shot SET subject = 'b' WHERE id = 2");
  report = generate (fixture);
  g_assert_cmpuint (report->reused, ==, 1);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM take"), ==, 4);
}

static void
test_choice_stays (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  gint64 old;

  generate (fixture);
  old = get (fixture, "SELECT take_id FROM shot WHERE id = 1");
  exec (fixture, "UPDATE shot SET subject = 'other' WHERE id = 1");
  generate (fixture);
  g_assert_cmpint (get (fixture, "SELECT take_id FROM shot WHERE id = 1"), !=, old);

  /* The person liked the first one better: whatever the script says, it stays. */
  g_assert_true (cliff_edit_choose_take (fixture->store, "shot", 1, old, &error));
  exec (fixture, "UPDATE shot SET subject = 'third' WHERE id = 1");
  generate (fixture);
  g_assert_cmpint (get (fixture, "SELECT take_id FROM shot WHERE id = 1"), ==, old);

  /* So does what was brought in. */
  cliff_store_begin_kept (fixture->store, &error);
  cliff_store_exec (fixture->store, &error,
                    "INSERT INTO take (id, owner, owner_id, kind, media_id, created) "
                    "VALUES (90, 'shot', 2, 'picture', 1, 1)",
                    "");
  cliff_store_commit (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_true (cliff_edit_choose_take (fixture->store, "shot", 2, 90, &error));
  generate (fixture);
  g_assert_cmpint (get (fixture, "SELECT take_id FROM shot WHERE id = 2"), ==, 90);
}

static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  const CliffGenerateReport *report;
  g_autoptr(GError) error = NULL;
  CliffGenerateFailure *failure;

  exec (fixture, "UPDATE shot SET subject = 'fail' WHERE id = 1");
  start (fixture);
  report = wait_for_end (fixture, &error);
  g_assert_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_FAILED);
  g_assert_cmpuint (report->made, ==, 2);
  g_assert_cmpuint (report->failures->len, ==, 1);
  failure = g_ptr_array_index (report->failures, 0);
  g_assert_cmpstr (failure->owner, ==, "shot");
  g_assert_cmpint (failure->owner_id, ==, 1);
  g_assert_cmpint (
      get (
          fixture,
          "SELECT count(*) FROM job WHERE state = 'failed' AND error = 'failed' AND message = 'Told to fail'"),
      ==, 1);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM shot WHERE take_id IS NOT NULL"), ==, 2);

  /* Mended, it is made. */
  exec (fixture, "UPDATE shot SET subject = 'a' WHERE id = 1");
  g_assert_cmpuint (generate (fixture)->made, ==, 1);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  const CliffGenerateReport *report;
  g_autoptr(GError) error = NULL;
  guint n_active;

  exec (fixture, "UPDATE shot SET subject = 'hang'");
  exec (
      fixture,
      "INSERT INTO shot (episode_id, position, duration, subject) SELECT 1, 9, 1000000000, 'hang' FROM "
      "(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) SELECT i FROM n)");
  start (fixture);
  while (g_atomic_int_get (&n_runs) == 0)
    g_main_context_iteration (NULL, FALSE);
  g_object_get (fixture->jobs, "n-active", &n_active, NULL);
  g_assert_cmpuint (n_active, ==, 43);
  g_cancellable_cancel (fixture->cancellable);
  report = wait_for_end (fixture, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (report->cancelled, ==, 43);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM job WHERE state = 'cancelled'"), ==, 43);
  g_object_get (fixture->jobs, "n-active", &n_active, NULL);
  g_assert_cmpuint (n_active, ==, 0);
}

static void
test_two_at_once (Fixture       *fixture,
                  gconstpointer  data)
{
  start (fixture);
  cliff_jobs_generate_async (fixture->jobs, 1, CLIFF_GENERATE_PICTURES, NULL, NULL, NULL);
  wait_for_end (fixture, NULL);
  while (get (fixture, "SELECT count(*) FROM job WHERE state <> 'done'") > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (n_runs, ==, 3);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM take"), ==, 3);
}

static void
test_one_more (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  generate (fixture);
  g_clear_object (&fixture->result);
  cliff_jobs_generate_shot_async (fixture->jobs, 2, NULL, on_done, fixture);
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (cliff_jobs_generate_shot_finish (fixture->jobs, fixture->result, &error));
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM take WHERE owner_id = 2"), ==, 2);
  g_assert_cmpint (get (fixture, "SELECT take_id FROM shot WHERE id = 2"), ==, 4);

  /* It is what the shot shows from now on, and a change of the script follows it. */
  g_assert_cmpuint (generate (fixture)->kept, ==, 3);
  exec (fixture, "UPDATE shot SET subject = 'new' WHERE id = 2");
  g_assert_cmpuint (generate (fixture)->made, ==, 1);
  g_assert_cmpint (
      get (fixture, "SELECT json_extract (request, '$.variation') FROM job ORDER BY id DESC"), ==,
      1);
}

static void
test_lost_file (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = NULL;

  generate (fixture);
  path = cliff_store_dup_media_path (fixture->store, 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpuint (generate (fixture)->made, ==, 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM take"), ==, 3);

  /* A file that a full disk or a bad copy cut short is lost as well, and mended. */
  g_assert_cmpint (truncate (path, 0), ==, 0);
  g_assert_cmpuint (generate (fixture)->made, ==, 1);
  g_assert_cmpuint (generate (fixture)->made, ==, 0);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM take"), ==, 3);
}

/* What the journal says after a crash at each state, and what the next start makes of it. */
static void
test_recovery (Fixture       *fixture,
               gconstpointer  data)
{
  static const char *const states[] = { "submitting", "submitted", "running", "fetching" };
  g_autoptr(GError) error = NULL;

  generate (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      cliff_store_begin_kept (fixture->store, &error);
      cliff_store_exec (fixture->store, &error, "DELETE FROM take WHERE owner_id = 1", "");
      cliff_store_exec (fixture->store, &error, "DELETE FROM job WHERE engine = 'cloud'", "");
      cliff_store_exec (fixture->store, &error, "UPDATE job SET state = ? WHERE owner_id = 1", "s",
                        states[i]);
      cliff_store_exec (fixture->store, &error,
                        "INSERT INTO job (engine, kind, owner, owner_id, recipe, request, state, created, updated) "
                        "VALUES ('cloud', 'video', 'shot', 1, 'x', '{}', ?, 1, 1)", "s", states[i]);
      cliff_store_commit (fixture->store, &error);
      g_assert_no_error (error);
      exec (fixture, "UPDATE shot SET take_id = NULL WHERE id = 1");
      g_clear_object (&fixture->jobs);
      fixture->jobs = new_jobs (fixture->store);
      g_assert_cmpint (
          get (fixture, "SELECT count(*) FROM job WHERE state = 'ready' AND engine = 'test'"), ==,
          1);
      g_assert_cmpint (
          get (fixture, "SELECT count(*) FROM job WHERE state = 'uncertain' AND engine = 'cloud'"),
          ==, 1);
      g_assert_cmpuint (generate (fixture)->made, ==, 1);
      g_assert_cmpint (get (fixture, "SELECT count(*) FROM job WHERE engine = 'test'"), ==, 3);
      g_assert_cmpint (get (fixture, "SELECT count(*) FROM take WHERE owner_id = 1"), ==, 1);
    }
}

/* The script changed between crash and restart: the old job is not run. */
static void
test_superseded (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  generate (fixture);
  cliff_store_begin_kept (fixture->store, &error);
  cliff_store_exec (fixture->store, &error, "DELETE FROM take WHERE owner_id = 1", "");
  cliff_store_exec (fixture->store, &error, "UPDATE job SET state = 'running' WHERE owner_id = 1",
                    "");
  cliff_store_commit (fixture->store, &error);
  exec (fixture, "UPDATE shot SET subject = 'other' WHERE id = 1");
  g_clear_object (&fixture->jobs);
  fixture->jobs = new_jobs (fixture->store);
  g_assert_cmpuint (generate (fixture)->made, ==, 1);
  g_assert_cmpint (
      get (fixture, "SELECT count(*) FROM job WHERE owner_id = 1 AND state = 'cancelled'"), ==, 1);
  g_assert_cmpint (get (fixture, "SELECT count(*) FROM job WHERE owner_id = 1 AND state = 'done'"),
                   ==, 1);
}

/* What a killed run was making is nobody's; a symbolic link in its place leads nowhere. */
static void
test_scratch (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *scratch = g_build_filename (fixture->path, "cache", "generate", "job-ABCDEF", NULL);
  g_autofree char *link = g_build_filename (fixture->path, "cache", "generate", "job-GHIJKL", NULL);
  g_autofree char *half = g_build_filename (scratch, "half.wav", NULL);
  g_autofree char *media = g_build_filename (fixture->path, "media", NULL);

  g_assert_cmpint (g_mkdir_with_parents (scratch, 0777), ==, 0);
  g_assert_true (g_file_set_contents (half, "x", 1, NULL));
  g_assert_cmpint (symlink (media, link), ==, 0);
  g_assert_cmpuint (generate (fixture)->made, ==, 3);
  g_assert_true (g_file_test (half, G_FILE_TEST_EXISTS));

  g_clear_object (&fixture->jobs);
  fixture->jobs = new_jobs (fixture->store);
  g_assert_false (g_file_test (scratch, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (generate (fixture)->made, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/jobs/takes-and-undo", Fixture, NULL, set_up, test_takes_and_undo, tear_down);
  g_test_add ("/jobs/follows-script", Fixture, NULL, set_up, test_follows_script, tear_down);
  g_test_add ("/jobs/choice-stays", Fixture, NULL, set_up, test_choice_stays, tear_down);
  g_test_add ("/jobs/failure", Fixture, NULL, set_up, test_failure, tear_down);
  g_test_add ("/jobs/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/jobs/two-at-once", Fixture, NULL, set_up, test_two_at_once, tear_down);
  g_test_add ("/jobs/one-more", Fixture, NULL, set_up, test_one_more, tear_down);
  g_test_add ("/jobs/lost-file", Fixture, NULL, set_up, test_lost_file, tear_down);
  g_test_add ("/jobs/recovery", Fixture, NULL, set_up, test_recovery, tear_down);
  g_test_add ("/jobs/scratch", Fixture, NULL, set_up, test_scratch, tear_down);
  g_test_add ("/jobs/superseded", Fixture, NULL, set_up, test_superseded, tear_down);

  return g_test_run ();
}
