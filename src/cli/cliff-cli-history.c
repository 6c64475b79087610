/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

/* One project and nothing else. */
static gboolean
take_project (int          argc,
              char       **argv,
              CliffExit   *exit_code)
{
  if (argc == 2)
    return TRUE;

  g_printerr ("cliffhanger-cli %s: name one project; see “cliffhanger-cli %s --help”\n", argv[0], argv[0]);
  *exit_code = CLIFF_EXIT_USAGE;
  return FALSE;
}

static char *
dup_time (gint64 ns)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (ns / CLIFF_SECOND);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

static JsonNode *
make_json (CliffRows *rows)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  while (cliff_rows_next (rows))
    {
      g_autofree char *time = dup_time (cliff_rows_get_int (rows, 2));

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      json_builder_add_int_value (builder, cliff_rows_get_int (rows, 0));
      json_builder_set_member_name (builder, "label");
      json_builder_add_string_value (builder, cliff_rows_get_text (rows, 1));
      json_builder_set_member_name (builder, "created");
      json_builder_add_string_value (builder, time);
      json_builder_set_member_name (builder, "undone");
      json_builder_add_boolean_value (builder, cliff_rows_get_int (rows, 3) != 0);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  return json_builder_get_root (builder);
}

static void
print_steps (CliffRows *rows)
{
  while (cliff_rows_next (rows))
    {
      g_autofree char *time = dup_time (cliff_rows_get_int (rows, 2));

      g_print ("%6" G_GINT64_FORMAT "  %s  %s%s\n", cliff_rows_get_int (rows, 0), time, cliff_rows_get_text (rows, 1),
               cliff_rows_get_int (rows, 3) != 0 ? "  (undone)" : "");
    }
}

CliffExit
cliff_cli_history (int    argc,
                   char **argv)
{
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print an array of objects: id, label, created, undone", NULL },
    { NULL }
  };
  g_autoptr(CliffStore) store = NULL;
  g_autoptr(CliffRows) rows = NULL;
  g_autoptr(GError) error = NULL;
  CliffExit exit_code;

  if (!cliff_cli_parse (&argc, &argv, entries, "PROJECT", "Lists the steps that can be undone and redone, the oldest first.",
                        &exit_code) ||
      !take_project (argc, argv, &exit_code))
    return exit_code;
  store = cliff_cli_open_project (argv[1], FALSE, &exit_code);
  if (store == NULL)
    return exit_code;

  rows = cliff_store_query (store, "SELECT id, label, created, undone FROM history ORDER BY id", "");
  if (json)
    {
      g_autoptr(JsonNode) node = make_json (rows);

      if (cliff_rows_finish (rows, NULL))
        cliff_cli_print_json (node);
    }
  else
    {
      print_steps (rows);
    }

  return cliff_rows_finish (rows, &error) ? CLIFF_EXIT_OK : cliff_cli_fail (error);
}

static CliffExit
replay (int        argc,
        char     **argv,
        gboolean   undo)
{
  g_autoptr(CliffStore) store = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;
  CliffExit exit_code;

  if (!cliff_cli_parse (&argc, &argv, NULL, "PROJECT",
                        undo ? "Takes the last step back.  Takes, jobs and exports stay."
                             : "Makes the step that was undone last again.",
                        &exit_code) ||
      !take_project (argc, argv, &exit_code))
    return exit_code;
  store = cliff_cli_open_project (argv[1], TRUE, &exit_code);
  if (store == NULL)
    return exit_code;

  label = g_strdup (undo ? cliff_store_get_undo_label (store) : cliff_store_get_redo_label (store));
  if (!(undo ? cliff_store_undo (store, &error) : cliff_store_redo (store, &error)))
    return cliff_cli_fail (error);

  g_print ("%s: %s\n", undo ? "Undone" : "Redone", label);
  return CLIFF_EXIT_OK;
}

CliffExit
cliff_cli_undo (int    argc,
                char **argv)
{
  return replay (argc, argv, TRUE);
}

CliffExit
cliff_cli_redo (int    argc,
                char **argv)
{
  return replay (argc, argv, FALSE);
}
