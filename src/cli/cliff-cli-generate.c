/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli-account.h"

#include "cliff-local.h"

typedef struct
{
  GMainLoop *loop;
  JsonArray *reports;  /* (nullable) */
  gint64     number;   /* of the episode under way */
  guint      made;
  guint      reused;
  guint      kept;
  guint      failed;
  GError    *error;    /* the first failure */
} Run;

static JsonArray *
list_failures (const CliffGenerateReport *report)
{
  JsonArray *failures = json_array_new ();

  for (guint i = 0; i < report->failures->len; i++)
    {
      const CliffGenerateFailure *failure = g_ptr_array_index (report->failures, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "owner", failure->owner);
      json_object_set_int_member (object, "id", failure->owner_id);
      json_object_set_string_member (object, "message", failure->error->message);
      json_array_add_object_element (failures, object);
    }

  return failures;
}

static void
add_report (Run                       *run,
            const CliffGenerateReport *report)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "episode", run->number);
  json_object_set_int_member (object, "made", report->made);
  json_object_set_int_member (object, "reused", report->reused);
  json_object_set_int_member (object, "kept", report->kept);
  json_object_set_int_member (object, "cancelled", report->cancelled);
  json_object_set_array_member (object, "failures", list_failures (report));
  json_array_add_object_element (run->reports, object);
}

static void
print_failures (const CliffGenerateReport *report)
{
  for (guint i = 0; i < report->failures->len; i++)
    {
      const CliffGenerateFailure *failure = g_ptr_array_index (report->failures, i);

      g_printerr ("cliffhanger-cli: %s %" G_GINT64_FORMAT ": %s\n", failure->owner,
                  failure->owner_id, failure->error->message);
    }
}

static void
on_generated (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Run *run = user_data;
  const CliffGenerateReport *report = cliff_jobs_get_report (result);
  g_autoptr(GError) error = NULL;

  cliff_jobs_generate_finish (CLIFF_JOBS (source), result, &error);
  cliff_cli_end_progress ();
  run->made += report->made;
  run->reused += report->reused;
  run->kept += report->kept;
  run->failed += report->failures->len;
  print_failures (report);
  if (run->reports != NULL)
    add_report (run, report);
  if (run->error == NULL)
    run->error = g_steal_pointer (&error);
  g_main_loop_quit (run->loop);
}

static void
on_progress (CliffJobs  *jobs,
             GParamSpec *pspec,
             gpointer    user_data)
{
  double progress;

  g_object_get (jobs, "progress", &progress, NULL);
  cliff_cli_show_progress (progress, NULL, user_data);
}

static void
generate_all (CliffStore    *store,
              GArray        *episodes,
              CliffGenerate  what,
              CliffEngine   *engine,
              Run           *run)
{
  g_autoptr(GPtrArray) engines = cliff_local_engines_new ();
  g_autoptr(CliffJobs) jobs = NULL;
  GCancellable *cancellable = cliff_cli_get_cancellable ();

  /* The first of a kind is asked. */
  if (engine != NULL)
    g_ptr_array_insert (engines, 0, g_object_ref (engine));
  jobs = cliff_jobs_new (store, engines);
  run->loop = g_main_loop_new (NULL, FALSE);
  for (guint i = 0; i < episodes->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      CliffId id = g_array_index (episodes, CliffId, i);
      g_autofree char *title = NULL;
      gulong handler;

      run->number = cliff_store_get_int (store, 0, "SELECT number FROM episode WHERE id = ?", "i",
                                         id);
      title = g_strdup_printf ("Generating episode %" G_GINT64_FORMAT, run->number);
      handler = g_signal_connect (jobs, "notify::progress", G_CALLBACK (on_progress), title);
      cliff_jobs_generate_async (jobs, id, what, cancellable, on_generated, run);
      g_main_loop_run (run->loop);
      g_signal_handler_disconnect (jobs, handler);
    }
  g_clear_pointer (&run->loop, g_main_loop_unref);
}

gboolean
cliff_cli_generate_episodes (CliffStore     *store,
                             GArray         *episodes,
                             CliffGenerate   what,
                             JsonArray      *reports,
                             GError        **error)
{
  Run run = { .reports = reports };

  generate_all (store, episodes, what, NULL, &run);
  if (run.error == NULL)
    return TRUE;
  g_propagate_error (error, run.error);

  return FALSE;
}

/* "pictures,music"; 0 when a word is unknown. */
static CliffGenerate
parse_kinds (const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, ",", -1);
  CliffGenerate what = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_str_equal (words[i], "pictures"))
        what |= CLIFF_GENERATE_PICTURES;
      else if (g_str_equal (words[i], "voices"))
        what |= CLIFF_GENERATE_VOICES;
      else if (g_str_equal (words[i], "music"))
        what |= CLIFF_GENERATE_MUSIC;
      else if (g_str_equal (words[i], "videos"))
        what |= CLIFF_GENERATE_VIDEOS;
      else
        return 0;
    }

  return what;
}

static CliffExit
generate_project (const char    *path,
                  const char    *range,
                  CliffGenerate  what,
                  CliffEngine   *engine,
                  gboolean       json)
{
  CliffExit exit_code;
  g_autoptr(CliffStore) store = cliff_cli_open_project (path, TRUE, &exit_code);
  g_autoptr(GArray) episodes = NULL;
  g_autoptr(GError) error = NULL;
  Run run = { 0 };

  if (store == NULL)
    return exit_code;
  episodes = cliff_cli_dup_episodes (store, range, &error);
  if (episodes == NULL)
    return cliff_cli_fail (error);

  g_autoptr(JsonArray) reports = json_array_new ();

  run.reports = reports;
  generate_all (store, episodes, what, engine, &run);
  if (json)
    {
      g_autoptr(JsonNode) node = json_node_init_array (json_node_alloc (), reports);

      cliff_cli_print_json (node);
    }
  else
    {
      g_print ("%u made, %u reused, %u kept, %u failed\n", run.made, run.reused, run.kept,
               run.failed);
    }
  if (run.error == NULL)
    return CLIFF_EXIT_OK;

  error = run.error;

  return cliff_cli_fail (error);
}

/* What an engine makes, when nothing else is said. */
static CliffGenerate
get_what (CliffEngine *engine)
{
  const char *kind = cliff_engine_get_kind (engine);

  if (g_str_equal (kind, "video"))
    return CLIFF_GENERATE_VIDEOS;
  if (g_str_equal (kind, "voice"))
    return CLIFF_GENERATE_VOICES;

  return g_str_equal (kind, "music") ? CLIFF_GENERATE_MUSIC : CLIFF_GENERATE_PICTURES;
}

CliffExit
cliff_cli_generate (int    argc,
                    char **argv)
{
  g_autofree char *range = NULL;
  g_autofree char *only = NULL;
  g_auto(CliffCliAccount) account = CLIFF_CLI_ACCOUNT_INIT;
  g_autoptr(CliffEngine) engine = NULL;
  g_autoptr(GError) error = NULL;
  gboolean json = FALSE;
  CliffGenerate what = CLIFF_GENERATE_ALL;
  GOptionEntry entries[] = {
    { "episode", 0, 0, G_OPTION_ARG_STRING, &range, "Only these episodes: 2, 1-3 or 1,4-6", "RANGE" },
    { "only", 0, 0, G_OPTION_ARG_STRING, &only, "Only some kinds, divided by commas: pictures, videos, voices, music", "KINDS" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json,
      "Print an array of objects: episode, made, reused, kept, cancelled, failures", NULL },
    CLIFF_CLI_ACCOUNT_ENTRIES (account),
    { NULL }
  };
  CliffExit exit_code;

  if (!cliff_cli_parse (&argc, &argv, entries, "PROJECT",
                        "Makes the takes that shots and lines lack, and the music.  What a person chose is never replaced; "
                        "what is up to date is not made again.", &exit_code))
    return exit_code;
  if (only != NULL)
    what = parse_kinds (only);
  if (argc != 2 || what == 0 || (account.engine != NULL && !cliff_cli_is_engine (account.engine)))
    {
      g_printerr ("cliffhanger-cli generate: %s; see “cliffhanger-cli generate --help”\n",
                  argc != 2   ? "name one project"
                  : what == 0 ? "--only knows pictures, videos, voices and music"
                              : "“cliffhanger-cli engine list” tells the engines");
      return CLIFF_EXIT_USAGE;
    }
  if (account.engine != NULL && !g_str_equal (account.engine, "local"))
    {
      engine = cliff_cli_account_open_engine (&account, &error);
      if (engine == NULL)
        return cliff_cli_fail (error);
      if (only == NULL)
        what = get_what (engine);
    }

  return generate_project (argv[1], range, what, engine, json);
}
