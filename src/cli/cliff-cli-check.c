/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include "cliff-cut.h"

/* What is left over harms nothing; everything else is a loss. */
static gboolean
is_harmless (const CliffProblem *problem)
{
  return problem->code == CLIFF_PROBLEM_MEDIA_ORPHAN;
}

static void
print_problem (const CliffProblem *problem)
{
  const char *name = cliff_problem_code_get_name (problem->code);

  if (problem->id != 0)
    g_print ("%s: %s %" G_GINT64_FORMAT ": %s\n", name, problem->table, problem->id, problem->detail);
  else
    g_print ("%s: %s\n", name, problem->detail);
}

/* Whether every episode can be cut: the store's own check knows nothing of that. */
static void
check_cuts (CliffStore *store,
            GPtrArray  *problems)
{
  g_autoptr(CliffRows) rows = cliff_store_query (store, "SELECT id FROM episode ORDER BY position, id", "");

  while (cliff_rows_next (rows))
    {
      CliffId id = cliff_rows_get_int (rows, 0);
      g_autoptr(GError) error = NULL;
      g_autoptr(CliffCut) cut = cliff_cut_new (store, id, &error);
      CliffProblem *problem;

      if (cut != NULL && cliff_cut_check (cut, &error))
        continue;
      problem = g_new0 (CliffProblem, 1);
      *problem = (CliffProblem) { CLIFF_PROBLEM_CUT, g_intern_static_string ("episode"), id, g_strdup (error->message) };
      g_ptr_array_add (problems, problem);
    }
}

static JsonNode *
make_json (GPtrArray *problems)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      const CliffProblem *problem = g_ptr_array_index (problems, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "code");
      json_builder_add_string_value (builder, cliff_problem_code_get_name (problem->code));
      json_builder_set_member_name (builder, "harmless");
      json_builder_add_boolean_value (builder, is_harmless (problem));
      json_builder_set_member_name (builder, "table");
      json_builder_add_string_value (builder, problem->table != NULL ? problem->table : "");
      json_builder_set_member_name (builder, "id");
      json_builder_add_int_value (builder, problem->id);
      json_builder_set_member_name (builder, "detail");
      json_builder_add_string_value (builder, problem->detail);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  return json_builder_get_root (builder);
}

static CliffExit
report (GPtrArray *problems,
        gboolean   json)
{
  guint n_losses = 0;

  for (guint i = 0; i < problems->len; i++)
    n_losses += !is_harmless (g_ptr_array_index (problems, i));

  if (json)
    {
      g_autoptr(JsonNode) node = make_json (problems);

      cliff_cli_print_json (node);
    }
  else
    {
      for (guint i = 0; i < problems->len; i++)
        print_problem (g_ptr_array_index (problems, i));
      if (n_losses == 0)
        g_print ("The project is whole.\n");
    }

  return n_losses == 0 ? CLIFF_EXIT_OK : CLIFF_EXIT_BAD_INPUT;
}

CliffExit
cliff_cli_check (int    argc,
                 char **argv)
{
  gboolean deep = FALSE;
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "deep", 0, 0, G_OPTION_ARG_NONE, &deep, "Read every media file and compare its content", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print an array of objects: code, harmless, table, id, detail", NULL },
    { NULL }
  };
  g_autoptr(CliffStore) store = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;
  CliffExit exit_code;

  if (!cliff_cli_parse (&argc, &argv, entries, "PROJECT",
                        "Looks through the project's database and media and changes nothing.  Ends with 65 when something is "
                        "lost or damaged.", &exit_code))
    return exit_code;
  if (argc != 2)
    {
      g_printerr ("cliffhanger-cli check: name one project; see “cliffhanger-cli check --help”\n");
      return CLIFF_EXIT_USAGE;
    }
  store = cliff_cli_open_project (argv[1], FALSE, &exit_code);
  if (store == NULL)
    return exit_code;

  problems = cliff_store_check (store, deep, cliff_cli_get_cancellable (), &error);
  if (problems == NULL)
    return cliff_cli_fail (error);
  check_cuts (store, problems);

  return report (problems, json);
}
