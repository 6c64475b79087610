/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli-account.h"

#include "cliff-budget.h"

#include <string.h>

/* ── Jobs ──────────────────────────────────────────────────────────── */

static JsonNode *
list_jobs (CliffStore  *store,
           gboolean     all,
           GError     **error)
{
  static const char *const texts[] = { "engine", "account", "kind", "owner", "state", "error", "message", "currency", "usage" };
  static const char *const numbers[] = { "id", "owner_id", "attempt", "reserved_micro", "cost_micro" };
  g_autofree char *sql = g_strdup_printf (
      "SELECT engine, account, kind, owner, state, error, message, currency, usage, id, owner_id, attempt, reserved_micro, cost_micro FROM job %s ORDER BY id",
      all ? "" : "WHERE state NOT IN ('done', 'cancelled')");
  g_autoptr(CliffRows) rows = cliff_store_query (store, sql, "");
  g_autoptr(JsonArray) jobs = json_array_new ();

  while (cliff_rows_next (rows))
    {
      JsonObject *job = json_object_new ();

      for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
        json_object_set_int_member (job, numbers[i], cliff_rows_get_int (rows, (int) (G_N_ELEMENTS (texts) + i)));
      for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        json_object_set_string_member (job, texts[i], cliff_rows_get_text (rows, (int) i));
      json_array_add_object_element (jobs, job);
    }
  if (!cliff_rows_finish (rows, error))
    return NULL;

  return json_node_init_array (json_node_alloc (), jobs);
}

static void
print_jobs (JsonNode *node)
{
  JsonArray *jobs = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (jobs); i++)
    {
      JsonObject *job = json_array_get_object_element (jobs, i);
      const char *message = json_object_get_string_member (job, "message");

      g_print ("%" G_GINT64_FORMAT " %s %s %" G_GINT64_FORMAT ": %s%s%s\n", json_object_get_int_member (job, "id"),
               json_object_get_string_member (job, "engine"), json_object_get_string_member (job, "owner"),
               json_object_get_int_member (job, "owner_id"), json_object_get_string_member (job, "state"), *message != '\0' ? ": " : "", message);
    }
}

static void
on_resumed (GObject      *source,
            GAsyncResult *result,
            gpointer      loop)
{
  g_autoptr(GError) error = NULL;

  if (!cliff_jobs_resume_finish (CLIFF_JOBS (source), result, &error))
    g_printerr ("cliffhanger-cli: %s\n", error->message);
  g_main_loop_quit (loop);
}

static gboolean
resume (CliffStore       *store,
        CliffCliAccount  *account,
        GError          **error)
{
  g_autoptr(CliffEngine) engine = cliff_cli_account_open_engine (account, error);
  g_autoptr(GPtrArray) engines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(CliffJobs) jobs = NULL;
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  if (engine == NULL)
    return FALSE;
  g_ptr_array_add (engines, g_steal_pointer (&engine));
  jobs = cliff_jobs_new (store, engines);
  cliff_jobs_resume_async (jobs, cliff_cli_get_cancellable (), on_resumed, loop);
  g_main_loop_run (loop);

  return TRUE;
}

static gboolean
decide (CliffStore  *store,
        const char  *text,
        gboolean     charged,
        GError     **error)
{
  guint64 id;

  return g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &id, error) && cliff_jobs_decide (store, (CliffId) id, charged, error);
}

CliffExit
cliff_cli_jobs (int    argc,
                char **argv)
{
  g_auto(CliffCliAccount) account = CLIFF_CLI_ACCOUNT_INIT;
  gboolean json = FALSE, all = FALSE;
  g_autofree char *charged = NULL;
  g_autofree char *never = NULL;
  GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, "Also what is done or called off", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print an array of objects", NULL },
    { "charged", 0, 0, G_OPTION_ARG_STRING, &charged, "Say that an uncertain job was charged for and is lost", "ID" },
    { "never-sent", 0, 0, G_OPTION_ARG_STRING, &never, "Say that an uncertain job was never taken on: it may be sent again", "ID" },
    CLIFF_CLI_ACCOUNT_ENTRIES (account),
    { NULL }
  };
  g_autoptr(CliffStore) store = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) error = NULL;
  CliffExit exit_code;
  gboolean write;

  if (!cliff_cli_parse (&argc, &argv, entries, "PROJECT",
                        "Lists the jobs that are not done.  With --engine, follows what that engine has taken on to its end; nothing is sent that "
                        "may have been charged.", &exit_code))
    return exit_code;
  if (argc != 2)
    {
      g_printerr ("cliffhanger-cli jobs: name one project; see “cliffhanger-cli jobs --help”\n");
      return CLIFF_EXIT_USAGE;
    }
  write = charged != NULL || never != NULL || account.engine != NULL;
  store = cliff_cli_open_project (argv[1], write, &exit_code);
  if (store == NULL)
    return exit_code;
  if ((charged != NULL && !decide (store, charged, TRUE, &error)) || (never != NULL && !decide (store, never, FALSE, &error))
      || (account.engine != NULL && !resume (store, &account, &error)))
    return cliff_cli_fail (error);
  node = list_jobs (store, all, &error);
  if (node == NULL)
    return cliff_cli_fail (error);
  (json ? cliff_cli_print_json : print_jobs) (node);

  return CLIFF_EXIT_OK;
}

/* ── Spend ──────────────────────────────────────────────────────────── */

/* "12.5 USD" as millionths. */
static gboolean
parse_money (const char  *text,
             gint64      *micro,
             char       **currency)
{
  char *end;
  gint64 whole = g_ascii_strtoll (text, &end, 10);
  gint64 rest = 0, unit = 100000;

  if (end == text || whole < 0 || whole > 1000000000)
    return FALSE;
  if (*end == '.')
    for (end++; g_ascii_isdigit (*end); end++, unit /= 10)
      rest += (*end - '0') * unit;
  if (*end != ' ' || strlen (end + 1) != 3 || strspn (end + 1, G_CSET_A_2_Z G_CSET_a_2_z) != 3)
    return FALSE;
  *micro = whole * 1000000 + rest;
  *currency = g_ascii_strup (end + 1, -1);

  return TRUE;
}

static gboolean
set_cap (CliffStore  *store,
         const char  *text,
         GError     **error)
{
  static const char *const scopes[] = { "day", "episode", "series", NULL };
  g_auto(GStrv) parts = g_strsplit (text, "=", 2);
  g_autofree char *currency = NULL;
  gint64 micro = -1;

  if (parts[0] == NULL || parts[1] == NULL || !g_strv_contains (scopes, parts[0])
      || (g_str_has_prefix (parts[1], "none ") ? (currency = g_ascii_strup (parts[1] + 5, -1)) == NULL
                                               : !parse_money (parts[1], &micro, &currency)))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” is no cap; say “day=12.50 USD”, “episode=…”, “series=…” or “day=none USD”", text);
      return FALSE;
    }

  return cliff_budget_set_cap (store, parts[0], currency, micro, error);
}

static void
print_money (JsonObject *row,
             const char *name)
{
  gint64 micro = json_object_get_int_member (row, name);

  g_print (", %s %" G_GINT64_FORMAT ".%04d", name, micro / 1000000, (int) (micro % 1000000 / 100));
}

static void
print_report (JsonNode *node)
{
  JsonArray *totals = json_object_get_array_member (json_node_get_object (node), "totals");

  if (json_array_get_length (totals) == 0)
    g_print ("Nothing was spent.\n");
  for (guint i = 0; i < json_array_get_length (totals); i++)
    {
      JsonObject *row = json_array_get_object_element (totals, i);

      g_print ("%s: %" G_GINT64_FORMAT " jobs", json_object_get_string_member (row, "currency"), json_object_get_int_member (row, "jobs"));
      print_money (row, "spent");
      print_money (row, "reserved");
      print_money (row, "uncertain");
      print_money (row, "unused");
      g_print ("\n");
    }
}

CliffExit
cliff_cli_spend (int    argc,
                 char **argv)
{
  gboolean json = FALSE;
  g_autofree char *cap = NULL;
  GOptionEntry entries[] = {
    { "cap", 0, 0, G_OPTION_ARG_STRING, &cap, "Spend no more: “day=12.50 USD”, “episode=…”, “series=…”; “day=none USD” takes it away", "CAP" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print an object: totals, engines, episodes, caps; millionths of each currency", NULL },
    { NULL }
  };
  g_autoptr(CliffStore) store = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) error = NULL;
  CliffExit exit_code;

  if (!cliff_cli_parse (&argc, &argv, entries, "PROJECT", "Tells what was spent on a project, and sets what may be.", &exit_code))
    return exit_code;
  if (argc != 2)
    {
      g_printerr ("cliffhanger-cli spend: name one project; see “cliffhanger-cli spend --help”\n");
      return CLIFF_EXIT_USAGE;
    }
  store = cliff_cli_open_project (argv[1], cap != NULL, &exit_code);
  if (store == NULL)
    return exit_code;
  if (cap != NULL && !set_cap (store, cap, &error))
    return cliff_cli_fail (error);
  node = cliff_budget_report (store, &error);
  if (node == NULL)
    return cliff_cli_fail (error);
  (json ? cliff_cli_print_json : print_report) (node);

  return CLIFF_EXIT_OK;
}
