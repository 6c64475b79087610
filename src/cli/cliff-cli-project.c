/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include "cliff-edit-script.h"
#include "cliff-edit-shot.h"
#include "cliff-script-file.h"

CliffExit
cliff_cli_new (int    argc,
               char **argv)
{
  g_autofree char *title = NULL;
  g_autofree char *producer = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autoptr(CliffStore) store = NULL;
  g_autoptr(GError) error = NULL;
  CliffExit exit_code;
  GOptionEntry entries[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, "The series' title (the folder's name if not given)", "TITLE" },
    { "producer", 0, 0, G_OPTION_ARG_STRING, &producer, "Producer name or code for the AI labels", "NAME|CODE" },
    { NULL }
  };

  if (!cliff_cli_parse (&argc, &argv, entries, "FOLDER", "Makes an empty project, FOLDER.cliffhanger.", &exit_code))
    return exit_code;
  if (argc != 2 || *argv[1] == '\0' || g_str_has_suffix (argv[1], "/"))
    {
      g_printerr ("cliffhanger-cli new: name the folder to make\n");
      return CLIFF_EXIT_USAGE;
    }

  path = g_str_has_suffix (argv[1], ".cliffhanger") ? g_strdup (argv[1]) : g_strconcat (argv[1], ".cliffhanger", NULL);
  store = cliff_store_create (path, &error);
  if (store == NULL)
    {
      cliff_cli_fail (error);
      return CLIFF_EXIT_CANNOT_WRITE;
    }

  name = g_path_get_basename (path);
  *strrchr (name, '.') = '\0';
  if (!cliff_edit_set_series_text (store, "title", title != NULL ? title : name, &error) ||
      (producer != NULL && !cliff_edit_set_series_text (store, "producer", producer, &error)))
    return cliff_cli_fail (error);
  g_print ("%s\n", path);

  return CLIFF_EXIT_OK;
}

/* The script of all of @paths, as one. (transfer full) (nullable) */
static CliffScriptFile *
read_files (char   **paths,
            GError **error)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_script_file_free);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);
      g_autoptr(GBytes) bytes = cliff_cli_read_bytes (paths[i], error);
      CliffScriptFile *file = bytes != NULL ? cliff_script_file_new (bytes, name, cliff_cli_get_cancellable (), error) : NULL;

      if (file == NULL)
        return NULL;
      g_ptr_array_add (files, file);
    }

  return cliff_script_files_join (files);
}

static CliffExit
print_plan (CliffStore            *store,
            const CliffScriptFile *file,
            CliffScriptFormat      format)
{
  static const char * const states[] = {
    [CLIFF_IMPORT_NEW] = "new", [CLIFF_IMPORT_CHANGED] = "changed", [CLIFF_IMPORT_SAME] = "same"
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = cliff_edit_preview_import (store, file->text, format, &error);

  if (rows == NULL)
    return cliff_cli_fail (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const CliffImportRow *row = g_ptr_array_index (rows, i);

      g_print ("%3d %s: %s, %d of %d scenes, %d removed\n", row->number, row->title, states[row->state], row->n_changed,
               row->n_scenes, row->n_removed);
    }

  return CLIFF_EXIT_OK;
}

CliffExit
cliff_cli_import (int    argc,
                  char **argv)
{
  g_autofree char *format_name = NULL;
  g_autoptr(CliffScriptFile) file = NULL;
  g_autoptr(CliffStore) store = NULL;
  g_autoptr(GError) error = NULL;
  CliffScriptFormat format;
  CliffExit exit_code;
  gboolean dry = FALSE;
  GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, "How the script is written (found out if not given)", "auto|fountain|drama" },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry, "Only tell which episodes would be new or changed", NULL },
    { NULL }
  };

  if (!cliff_cli_parse (&argc, &argv, entries, "PROJECT SCRIPT…",
                        "Brings a script (.fountain .txt .md .docx .fdx .html .pdf) into a project; several files are several "
                        "episodes.  Episodes that are there already are brought up to date: what has not changed keeps its "
                        "shots and takes.", &exit_code))
    return exit_code;
  if (argc < 3 || !cliff_cli_parse_format (format_name, TRUE, &format))
    {
      g_printerr ("cliffhanger-cli import: name a project and a script; formats are auto, fountain and drama\n");
      return CLIFF_EXIT_USAGE;
    }

  file = read_files (argv + 2, &error);
  if (file == NULL)
    return cliff_cli_fail (error);
  format = format != CLIFF_SCRIPT_AUTO ? format : file->format;
  store = cliff_cli_open_project (argv[1], !dry, &exit_code);
  if (store == NULL)
    return exit_code;
  if (dry)
    return print_plan (store, file, format);
  if (!cliff_edit_import_document (store, file->text, format, file->fdx, &error))
    return cliff_cli_fail (error);
  g_print ("%" G_GINT64_FORMAT " episodes, %" G_GINT64_FORMAT " scenes, %" G_GINT64_FORMAT " characters\n",
           cliff_store_get_int (store, 0, "SELECT count(*) FROM episode", ""),
           cliff_store_get_int (store, 0, "SELECT count(*) FROM scene", ""),
           cliff_store_get_int (store, 0, "SELECT count(*) FROM character", ""));

  return CLIFF_EXIT_OK;
}

/* One row an episode: what is written, boarded, generated and exported. */
static const char *info_sql =
  "SELECT e.number, e.title,"
  " (SELECT count(*) FROM scene WHERE episode_id = e.id),"
  " (SELECT count(*) FROM shot WHERE episode_id = e.id),"
  " (SELECT coalesce(sum(duration), 0) FROM shot WHERE episode_id = e.id),"
  " (SELECT count(*) FROM shot WHERE episode_id = e.id AND take_id IS NOT NULL),"
  " (SELECT count(*) FROM shot WHERE episode_id = e.id AND stale),"
  " (SELECT count(*) FROM export WHERE episode_id = e.id)"
  " FROM episode e ORDER BY e.position";

static JsonNode *
info_to_json (CliffStore *store)
{
  static const char *keys[] = { "episode", "title", "scenes", "shots", "duration_s", "with_takes", "stale", "exports" };
  g_autoptr(CliffRows) rows = cliff_store_query (store, info_sql, "");
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *title = cliff_store_dup_text (store, "SELECT title FROM series", "");
  g_autofree char *producer = cliff_store_dup_text (store, "SELECT producer FROM series", "");

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, title);
  json_builder_set_member_name (builder, "producer");
  json_builder_add_string_value (builder, producer);
  json_builder_set_member_name (builder, "episodes");
  json_builder_begin_array (builder);
  while (cliff_rows_next (rows))
    {
      json_builder_begin_object (builder);
      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        {
          json_builder_set_member_name (builder, keys[i]);
          if (i == 1)
            json_builder_add_string_value (builder, cliff_rows_get_text (rows, i));
          else if (i == 4)
            json_builder_add_double_value (builder, (double) cliff_rows_get_int (rows, i) / CLIFF_SECOND);
          else
            json_builder_add_int_value (builder, cliff_rows_get_int (rows, i));
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

CliffExit
cliff_cli_info (int    argc,
                char **argv)
{
  g_autoptr(CliffStore) store = NULL;
  g_autoptr(JsonNode) node = NULL;
  JsonArray *episodes;
  gboolean json = FALSE;
  CliffExit exit_code;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print JSON", NULL },
    { NULL }
  };

  if (!cliff_cli_parse (&argc, &argv, entries, "PROJECT", "Tells what a project holds.", &exit_code))
    return exit_code;
  if (argc != 2)
    {
      g_printerr ("cliffhanger-cli info: name one project\n");
      return CLIFF_EXIT_USAGE;
    }
  store = cliff_cli_open_project (argv[1], FALSE, &exit_code);
  if (store == NULL)
    return exit_code;

  node = info_to_json (store);
  if (json)
    {
      cliff_cli_print_json (node);
      return CLIFF_EXIT_OK;
    }

  episodes = json_object_get_array_member (json_node_get_object (node), "episodes");
  g_print ("%s: %u episodes\n", json_object_get_string_member (json_node_get_object (node), "title"),
           json_array_get_length (episodes));
  for (guint i = 0; i < json_array_get_length (episodes); i++)
    {
      JsonObject *episode = json_array_get_object_element (episodes, i);

      g_print ("%3d %s: %d scenes, %d shots, %.1f s, %d with takes, %d stale, %d exports\n",
               (int) json_object_get_int_member (episode, "episode"),
               json_object_get_string_member (episode, "title"),
               (int) json_object_get_int_member (episode, "scenes"),
               (int) json_object_get_int_member (episode, "shots"),
               json_object_get_double_member (episode, "duration_s"),
               (int) json_object_get_int_member (episode, "with_takes"),
               (int) json_object_get_int_member (episode, "stale"),
               (int) json_object_get_int_member (episode, "exports"));
    }

  return CLIFF_EXIT_OK;
}
