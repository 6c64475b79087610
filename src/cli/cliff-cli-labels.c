/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include "cliff-label-verify.h"

static void
print_report (const char       *path,
              CliffLabelReport *report)
{
  g_print ("%s\n", path);
  if (report->record != NULL)
    g_print ("  record      %s\n", report->record);
  if (report->producer != NULL)
    g_print ("  producer    %s\n", report->producer);
  if (report->produce_id != NULL)
    g_print ("  number      %s\n", report->produce_id);
  g_print ("  records     %d%s\n", report->n_records, report->in_place ? ", in the right place" : "");
  g_print ("  integrity   %s\n", report->integrity ? "the record fits the media" : "not shown");
  for (guint i = 0; i < report->problems->len; i++)
    g_print ("  problem     %s\n", (char *) g_ptr_array_index (report->problems, i));
  if (report->problems->len == 0)
    g_print ("  verified\n");
}

static void
add_report (JsonArray        *array,
            const char       *path,
            CliffLabelReport *report)
{
  g_autoptr(JsonNode) node = cliff_label_report_to_json (report);
  g_autofree char *name = g_filename_to_utf8 (path, -1, NULL, NULL, NULL);
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *value;

  json_object_set_string_member (object, "file", name != NULL ? name : "");
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &member, &value))
    json_object_set_member (object, member, json_node_copy (value));
  json_array_add_object_element (array, object);
}

static CliffExit
verify (int        n_files,
        char     **files,
        gboolean   json)
{
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  CliffExit worst = CLIFF_EXIT_OK;

  json_node_take_array (root, json_array_new ());
  for (int i = 0; i < n_files; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CliffLabelReport) report = cliff_label_verify_mp4 (files[i], cliff_cli_get_cancellable (), &error);

      if (report == NULL)
        {
          worst = cliff_cli_fail (error);
          if (worst == CLIFF_EXIT_CANCELLED)
            return worst;
          continue;
        }
      if (json)
        add_report (json_node_get_array (root), files[i], report);
      else
        print_report (files[i], report);
      if (report->problems->len > 0)
        worst = CLIFF_EXIT_BAD_INPUT;
    }
  if (json)
    {
      g_autofree char *text = json_to_string (root, TRUE);

      g_print ("%s\n", text);
    }

  return worst;
}

/**
 * cliff_cli_labels:
 *
 * The command "labels verify FILE…": reads back the AI records of finished files.
 */
CliffExit
cliff_cli_labels (int    argc,
                  char **argv)
{
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print a JSON array with one object a file", NULL },
    { NULL }
  };
  CliffExit exit_code;

  if (!cliff_cli_parse (&argc, &argv, entries, "verify FILE…",
                        "Reads the AI-assistance labels inside finished MP4 files and checks them: one record, in its "
                        "place, in the right form, fitting the media.  Exits with 65 when a file has a problem.",
                        &exit_code))
    return exit_code;
  if (argc < 3 || !g_str_equal (argv[1], "verify"))
    {
      g_printerr ("cliffhanger-cli labels: say “labels verify FILE…”\n");
      return CLIFF_EXIT_USAGE;
    }

  return verify (argc - 2, argv + 2, json);
}
