/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include "cliff-export.h"

#include <math.h>

static void
print_level (const char *name,
             double      level,
             const char *unit)
{
  if (isfinite (level))
    g_print ("  %-10s %.1f %s\n", name, level, unit);
  else
    g_print ("  %-10s silent\n", name);
}

static void
print_result (CliffExportResult *result)
{
  if (result->n_removed > 0)
    g_print ("An earlier export was interrupted; its unfinished files were removed.\n");
  g_print ("%s\n", result->path);
  if (result->srt_path != NULL)
    g_print ("  subtitles  %s\n", result->srt_path);
  g_print ("  visible    label of %d pixels, seen in the pictures\n", result->label_height);
  g_print ("  audible    %s\n", result->audible ? "rhythm heard" : "no rhythm");
  g_print ("  embedded   %s\n", result->embedded->record);
  print_level ("loudness", result->loudness, "LUFS");
  print_level ("true peak", result->true_peak, "dBTP");
  g_print ("  rendered   %d of %d pieces, the rest was there already\n", result->render.units_rendered,
           result->render.units);
}

static JsonNode *
describe (CliffExportResult *result)
{
  JsonNode *node = cliff_export_result_to_json (result);
  JsonObject *object = json_node_get_object (node);

  json_object_set_string_member (object, "path", result->path);
  if (result->srt_path != NULL)
    json_object_set_string_member (object, "srt", result->srt_path);
  else
    json_object_set_null_member (object, "srt");

  return node;
}

/* All episodes are checked before the first is rendered: a wrong label is said at once, not after an hour. */
static GPtrArray *
prepare (CliffStore  *store,
         GArray      *episodes,
         const char  *folder,
         int          height,
         GError     **error)
{
  g_autoptr(GPtrArray) exports = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_export_free);

  for (guint i = 0; i < episodes->len; i++)
    {
      CliffExport *export = cliff_export_new (store, g_array_index (episodes, CliffId, i), folder, height, error);

      if (export == NULL)
        return NULL;
      g_ptr_array_add (exports, export);
    }

  return g_steal_pointer (&exports);
}

static gboolean
export_one (CliffStore   *store,
            CliffId       episode,
            CliffExport  *export,
            JsonArray    *results,
            GError      **error)
{
  g_autoptr(CliffExportResult) result =
    cliff_export_run (export, cliff_cli_show_progress, (gpointer) cliff_export_get_name (export),
                      cliff_cli_get_cancellable (), error);

  cliff_cli_end_progress ();
  if (result == NULL || !cliff_export_record (store, episode, result, error))
    return FALSE;
  if (results != NULL)
    json_array_add_element (results, describe (result));
  else
    print_result (result);

  return TRUE;
}

gboolean
cliff_cli_export_episodes (CliffStore  *store,
                           GArray      *episodes,
                           const char  *folder,
                           int          height,
                           JsonArray   *results,
                           GError     **error)
{
  g_autoptr(GPtrArray) exports = prepare (store, episodes, folder, height, error);

  for (guint i = 0; exports != NULL && i < exports->len; i++)
    if (!export_one (store, g_array_index (episodes, CliffId, i), g_ptr_array_index (exports, i), results, error))
      return FALSE;

  return exports != NULL;
}

static CliffExit
export_all (CliffStore *store,
            const char *range,
            const char *folder,
            int         height,
            gboolean    json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) episodes = cliff_cli_dup_episodes (store, range, &error);
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  gboolean ok;

  json_node_take_array (root, json_array_new ());
  if (episodes == NULL)
    return cliff_cli_fail (error);
  ok = cliff_cli_export_episodes (store, episodes, folder, height, json ? json_node_get_array (root) : NULL, &error);
  if (json)
    cliff_cli_print_json (root);

  return ok ? CLIFF_EXIT_OK : cliff_cli_fail (error);
}

/**
 * cliff_cli_export:
 *
 * The command "export PROJECT": finished, labelled films of episodes.
 */
CliffExit
cliff_cli_export (int    argc,
                  char **argv)
{
  g_autofree char *range = NULL, *folder = NULL;
  g_autoptr(CliffStore) store = NULL;
  gboolean json = FALSE;
  int height = 0;
  GOptionEntry entries[] = {
    { "episode", 'e', 0, G_OPTION_ARG_STRING, &range, "Only these episodes, such as 2 or 1-3", "N|A-B" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &folder, "Where the films go (the current folder)", "FOLDER" },
    { "height", 0, 0, G_OPTION_ARG_INT, &height, "1920, 1280 or 960 (as the series says)", "PIXELS" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print a JSON array with one object a film", NULL },
    { NULL }
  };
  CliffExit exit_code;

  if (!cliff_cli_parse (&argc, &argv, entries, "PROJECT",
                        "Renders episodes to MP4 files with their AI-assistance labels: visible, audible and embedded.  "
                        "A film gets its name only after all of them were read back from it.",
                        &exit_code))
    return exit_code;
  if (argc != 2 || (height != 0 && height != 1920 && height != 1280 && height != 960))
    {
      g_printerr ("cliffhanger-cli export: %s; see “cliffhanger-cli export --help”\n",
                  argc != 2 ? "say which project" : "the height is 1920, 1280 or 960");
      return CLIFF_EXIT_USAGE;
    }
  store = cliff_cli_open_project (argv[1], TRUE, &exit_code);
  if (store == NULL)
    return exit_code;

  return export_all (store, range, folder != NULL ? folder : ".", height, json);
}
