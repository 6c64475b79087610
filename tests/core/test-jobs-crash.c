/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The program is killed at every state of a job at a vendor.  Whatever happens, the vendor charges once. */

#include "config.h"

#include "cliff-budget.h"
#include "cliff-jobs.h"
#include "cliff-task-engine.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "cliff-test-server.h"
#include "cliff-test.h"

#define CANARY "canary-4711-secret"

/* ── The program that dies ──────────────────────────────────────────────────────────── */

/* What the parent tells: the origins api and cdn, vendor, model, path of the base, the state to die at. */

static GPtrArray *
make_engines (char **words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffDescriptor) descriptor = cliff_descriptor_shipped (words[2], &error);
  g_autofree char *base = g_strconcat (words[0], words[4], NULL);
  GPtrArray *engines = g_ptr_array_new_with_free_func (g_object_unref);
  CliffTaskEngine *engine = cliff_task_engine_new (descriptor, words[3], "mine", base, CANARY, &error);

  g_assert_no_error (error);
  cliff_task_engine_add_local (engine, words[0]);
  cliff_task_engine_add_local (engine, words[1]);
  cliff_task_engine_set_pace (engine, 5);
  g_ptr_array_add (engines, engine);

  return engines;
}

static void
on_changed (CliffStore *store,
            GPtrArray  *changes,
            gpointer    state)
{
  g_autofree char *now = cliff_store_dup_text (store, "SELECT state FROM job ORDER BY id DESC", "");

  if (g_strcmp0 (now, state) == 0)
    kill (getpid (), SIGKILL);
}

typedef struct
{
  GAsyncResult *result;
} Wait;

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  ((Wait *) user_data)->result = g_object_ref (result);
}

static int
run_child (const char *path)
{
  g_autofree char *file = g_strconcat (path, "-orders", NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) words = NULL;
  g_autoptr(CliffStore) store = cliff_test_open_store (path);
  g_autoptr(GPtrArray) engines = NULL;
  g_autoptr(CliffJobs) jobs = NULL;
  Wait wait = { NULL };

  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  words = g_strsplit (text, "\n", -1);
  engines = make_engines (words);
  jobs = cliff_jobs_new (store, engines);
  g_signal_connect (store, "changed", G_CALLBACK (on_changed), words[5]);
  cliff_jobs_generate_async (jobs, 1, CLIFF_GENERATE_VIDEOS, NULL, on_done, &wait);
  while (wait.result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return 0;
}

/* ── The one that comes after ──────────────────────────────────────────────────────────── */

typedef struct
{
  CliffTestServer *server;
  char            *path;
  char            *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();

  fixture->server = cliff_test_server_start ();
  fixture->path = g_strdup (cliff_store_get_path (store));
  fixture->file = g_strconcat (fixture->path, "-orders", NULL);
  cliff_test_exec (store, "INSERT INTO episode (id, position, number) VALUES (1, 1, 1)");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  cliff_test_server_stop (fixture->server);
  g_free (fixture->path);
  g_free (fixture->file);
}

static const char *const vendors[][3] = {
  { "ark", "doubao-seedance-2-0-260128", "/ark/api/v3" },
  { "kling", "kling-v3", "/kling" },
  { "openai-videos", "sora-2", "/openai-videos/v1" },
};

/* One shot with a prompt of its own, so that a list can tell them apart. */
static void
add_shot (Fixture    *fixture,
          int         number,
          const char *word)
{
  g_autoptr(CliffStore) store = cliff_test_open_store (fixture->path);
  g_autofree char *clear = g_strdup ("DELETE FROM shot");
  g_autofree char *sql = g_strdup_printf ("INSERT INTO shot (episode_id, position, duration, subject) VALUES (1, %d, 4000000000, 'shot %d %s')",
                                          number, number, word);

  cliff_test_exec (store, clear);
  cliff_test_exec (store, sql);
}

static char **
write_orders (Fixture           *fixture,
              const char *const *vendor,
              const char        *state)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s\n%s\n%s\n%s\n%s", fixture->server->api, fixture->server->cdn, vendor[0], vendor[1], vendor[2], state);

  g_assert_true (g_file_set_contents (fixture->file, text, -1, NULL));

  return g_strsplit (text, "\n", -1);
}

static guint
count_charges (Fixture *fixture)
{
  g_autoptr(JsonArray) ledger = cliff_test_server_get_ledger (fixture->server);

  return json_array_get_length (ledger);
}

/* Takes the journal up and generates what is missing then.  Returns how it stands with the newest job. */
static char *
come_back (Fixture  *fixture,
           char    **words,
           gboolean  resume)
{
  g_autoptr(CliffStore) store = cliff_test_open_store (fixture->path);
  g_autoptr(GPtrArray) engines = make_engines (words);
  g_autoptr(CliffJobs) jobs = cliff_jobs_new (store, engines);

  for (int i = resume ? 0 : 1; i < 2; i++)
    {
      Wait wait = { NULL };

      if (i == 0)
        cliff_jobs_resume_async (jobs, NULL, on_done, &wait);
      else
        cliff_jobs_generate_async (jobs, 1, CLIFF_GENERATE_VIDEOS, NULL, on_done, &wait);
      while (wait.result == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_object_unref (wait.result);
    }

  return cliff_store_dup_text (store, "SELECT state FROM job ORDER BY id DESC", "");
}

static gint64
ask (Fixture    *fixture,
     const char *sql)
{
  g_autoptr(CliffStore) store = cliff_test_open_store (fixture->path);

  return cliff_store_get_int (store, -1, sql, "");
}

static void
test_states (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const states[] = { "submitting", "submitted", "running", "fetching", "done" };
  int number = 0;

  for (gsize v = 0; v < G_N_ELEMENTS (vendors); v++)
    for (gsize i = 0; i < 2 * G_N_ELEMENTS (states); i++)
      {
        g_auto(GStrv) words = write_orders (fixture, vendors[v], states[i / 2]);
        guint before = count_charges (fixture);
        g_autoptr(GSubprocess) child = NULL;
        g_autofree char *state = NULL;
        /* Before it was sent nobody but a vendor that knows our ids can say that it was not. */
        gboolean unclear = i / 2 == 0 && v != 1;

        add_shot (fixture, ++number, "{{polls:4}}");
        child = cliff_test_spawn ("run", fixture->path);
        g_subprocess_wait (child, NULL, NULL);
        g_assert_true (g_subprocess_get_if_signaled (child));
        g_test_message ("%s killed at %s, %u charged", vendors[v][0], states[i / 2], count_charges (fixture) - before);

        /* Both by taking the journal up and by just asking again. */
        state = come_back (fixture, words, i % 2 == 0);
        g_assert_cmpstr (state, ==, unclear ? "uncertain" : "done");
        g_assert_cmpuint (count_charges (fixture) - before, ==, unclear ? 0 : 1);
        if (unclear)
          {
            g_autoptr(CliffStore) store = cliff_test_open_store (fixture->path);
            g_autofree char *after = NULL;

            g_assert_true (cliff_jobs_decide (store, cliff_store_get_int (store, 0, "SELECT max(id) FROM job", ""), FALSE, NULL));
            g_clear_object (&store);
            after = come_back (fixture, words, FALSE);
            g_assert_cmpstr (after, ==, "done");
            g_assert_cmpuint (count_charges (fixture) - before, ==, 1);
          }
        g_assert_cmpint (ask (fixture, "SELECT count(*) FROM take WHERE job_id = (SELECT max(id) FROM job)"), ==, 1);
        g_assert_cmpint (ask (fixture, "SELECT count(*) FROM shot s JOIN take t ON t.id = s.take_id AND t.owner_id = s.id"), ==, 1);
      }
}

/* Killed while the vendor has it and its answer is on the way. */
static void
test_lost_answer (Fixture       *fixture,
                  gconstpointer  data)
{
  for (gsize v = 0; v < G_N_ELEMENTS (vendors); v++)
    {
      g_auto(GStrv) words = write_orders (fixture, vendors[v], "never");
      guint before = count_charges (fixture);
      g_autoptr(GSubprocess) child = NULL;
      g_autofree char *state = NULL;

      add_shot (fixture, (int) v, "{{silent:20}}");
      child = cliff_test_spawn ("run", fixture->path);
      while (count_charges (fixture) == before)
        g_usleep (10000);
      g_subprocess_force_exit (child);
      g_subprocess_wait (child, NULL, NULL);
      state = come_back (fixture, words, v % 2 == 0);
      g_assert_cmpstr (state, ==, "done");
      g_assert_cmpuint (count_charges (fixture) - before, ==, 1);
    }
}

/* Called off: a vendor that can stop does; what another goes on with is not lost. */
static char *
cancel_at (Fixture     *fixture,
           char       **words,
           const char  *state)
{
  g_autoptr(CliffStore) store = cliff_test_open_store (fixture->path);
  g_autoptr(GPtrArray) engines = make_engines (words);
  g_autoptr(CliffJobs) jobs = cliff_jobs_new (store, engines);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Wait wait = { NULL };

  cliff_jobs_generate_async (jobs, 1, CLIFF_GENERATE_VIDEOS, cancellable, on_done, &wait);
  while (wait.result == NULL)
    {
      g_autofree char *now = cliff_store_dup_text (store, "SELECT state FROM job ORDER BY id DESC", "");

      if (g_strcmp0 (now, state) == 0)
        g_cancellable_cancel (cancellable);
      g_main_context_iteration (NULL, TRUE);
    }
  g_object_unref (wait.result);

  return cliff_store_dup_text (store, "SELECT state FROM job ORDER BY id DESC", "");
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_auto(GStrv) ark = write_orders (fixture, vendors[0], "never");
  g_auto(GStrv) kling = write_orders (fixture, vendors[1], "never");
  g_autoptr(JsonArray) ledger = NULL;
  g_autofree char *stopped = NULL;
  g_autofree char *left = NULL;
  g_autofree char *done = NULL;

  add_shot (fixture, 1, "{{polls:3000}}");
  stopped = cancel_at (fixture, ark, "submitted");
  g_assert_cmpstr (stopped, ==, "cancelled");
  ledger = cliff_test_server_get_ledger (fixture->server);
  g_assert_true (json_object_get_boolean_member (json_array_get_object_element (ledger, 0), "refunded"));

  add_shot (fixture, 2, "{{polls:60}}");
  left = cancel_at (fixture, kling, "running");
  g_assert_cmpstr (left, ==, "running");
  done = come_back (fixture, kling, FALSE);
  g_assert_cmpstr (done, ==, "done");
  g_assert_cmpuint (count_charges (fixture), ==, 2);
}

/* ── What it costs ──────────────────────────────────────────────────────────── */

static void
test_money (Fixture       *fixture,
            gconstpointer  data)
{
  g_auto(GStrv) words = write_orders (fixture, vendors[1], "never");
  g_autofree char *state = NULL;
  g_autofree char *capped = NULL;
  g_autofree char *refused = NULL;

  add_shot (fixture, 1, "");
  state = come_back (fixture, words, FALSE);
  g_assert_cmpstr (state, ==, "done");
  /* 4 s at 0.084 dollars. */
  g_assert_cmpint (ask (fixture, "SELECT cost_micro FROM job"), ==, 448000);
  g_assert_cmpint (ask (fixture, "SELECT reserved_micro FROM job"), ==, 0);
  g_assert_cmpint (ask (fixture, "SELECT cost_micro FROM take"), ==, 448000);

  /* Another one would pass the cap: it is not sent. */
  {
    g_autoptr(CliffStore) store = cliff_test_open_store (fixture->path);

    g_assert_true (cliff_budget_set_cap (store, "day", "USD", 800000, NULL));
    g_assert_true (cliff_budget_set_cap (store, "day", "CNY", 1, NULL));
  }
  add_shot (fixture, 2, "");
  capped = come_back (fixture, words, FALSE);
  g_assert_cmpstr (capped, ==, "failed");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM job WHERE error = 'budget'"), ==, 1);
  g_assert_cmpuint (count_charges (fixture), ==, 1);
  {
    g_autoptr(CliffStore) store = cliff_test_open_store (fixture->path);

    g_assert_true (cliff_budget_set_cap (store, "day", "USD", 896000, NULL));
  }
  capped = (g_free (capped), come_back (fixture, words, FALSE));
  g_assert_cmpstr (capped, ==, "done");

  /* What the vendor turns down costs nothing, and is told from what failed. */
  {
    g_autoptr(CliffStore) store = cliff_test_open_store (fixture->path);

    g_assert_true (cliff_budget_set_cap (store, "day", "USD", -1, NULL));
    g_assert_true (cliff_budget_set_cap (store, "day", "CNY", -1, NULL));
  }
  add_shot (fixture, 3, "{{policy}}");
  refused = come_back (fixture, words, FALSE);
  g_assert_cmpstr (refused, ==, "refused");
  g_assert_cmpint (ask (fixture, "SELECT sum(cost_micro) FROM job"), ==, 896000);
  g_assert_cmpint (ask (fixture, "SELECT sum(reserved_micro) FROM job"), ==, 0);
}

/* Too many at once: the same again a little later, and one charge each. */
static void
test_rate (Fixture       *fixture,
           gconstpointer  data)
{
  g_auto(GStrv) words = write_orders (fixture, vendors[0], "never");
  g_autofree char *state = NULL;

  add_shot (fixture, 1, "{{rate:ms}} {{times:3}}");
  state = come_back (fixture, words, FALSE);
  g_assert_cmpstr (state, ==, "done");
  g_assert_cmpuint (count_charges (fixture), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT attempt FROM job"), ==, 4);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM job"), ==, 1);

  /* Ten minutes are not waited for. */
  add_shot (fixture, 2, "{{rate:600}}");
  state = (g_free (state), come_back (fixture, words, FALSE));
  g_assert_cmpstr (state, ==, "failed");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM job WHERE error = 'busy'"), ==, 1);
}

/* The key is in no file of the project, and nobody but the vendor has seen it. */
static void
assert_absent (const char *path,
               const char *word)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      if (g_file_test (inner, G_FILE_TEST_IS_DIR))
        assert_absent (inner, word);
      else if (g_file_get_contents (inner, &content, &length, NULL) && memmem (content, length, word, strlen (word)) != NULL)
        g_error ("“%s” is in %s", word, inner);
    }
}

static void
test_canary (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const words[] = { "", "{{auth}}", "{{reset}}", "{{policy}}", "{{no-url}}", "{{html-file}}" };
  g_auto(GStrv) orders = write_orders (fixture, vendors[0], "never");

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *state = NULL;

      add_shot (fixture, (int) i, words[i]);
      state = come_back (fixture, orders, TRUE);
      g_assert_nonnull (state);
    }
  g_assert_cmpuint (cliff_test_server_count (fixture->server, "api", CANARY), >, 5);
  g_assert_cmpuint (cliff_test_server_count (fixture->server, "cdn", CANARY), ==, 0);
  assert_absent (fixture->path, CANARY);
  /* Nor are addresses that open files to anybody. */
  assert_absent (fixture->path, "planted-signature");
}

int
main (int    argc,
      char **argv)
{
  static const CliffTestChild children[] = { { "run", run_child } };

  cliff_test_run_child (argc, argv, children, G_N_ELEMENTS (children));
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/jobs-crash/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("states", test_states);
  ADD ("lost-answer", test_lost_answer);
  ADD ("cancel", test_cancel);
  ADD ("money", test_money);
  ADD ("rate", test_rate);
  ADD ("canary", test_canary);

  return g_test_run ();
}
