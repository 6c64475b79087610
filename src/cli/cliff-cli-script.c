/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include "cliff-edit-script.h"
#include "cliff-series-review.h"

#include <stdio.h>
#include <string.h>

static gboolean
is_utf8 (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length < CLIFF_CLI_MOST_INPUT && cliff_script_is_text (bytes) && g_utf8_validate (data, length, NULL);
}

/* The script's text from a file, or from standard input for "-".  What is UTF-8 stays byte for byte,
 * so that offsets are those of the file; and so does what is in no encoding, since a script may be
 * any bytes.  (transfer full) (nullable) */
static GBytes *
read_text (const char *path,
           GError    **error)
{
  g_autoptr(GBytes) bytes = cliff_cli_read_bytes (path, error);
  g_autoptr(GError) why = NULL;
  char *text;

  if (bytes == NULL || is_utf8 (bytes))
    return g_steal_pointer (&bytes);
  text = cliff_script_read_bytes (bytes, path, cliff_cli_get_cancellable (), &why);
  if (text != NULL)
    return g_bytes_new_take (text, strlen (text));
  if (g_error_matches (why, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_ENCODING) ||
      g_error_matches (why, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_NO_SCRIPT))
    return g_steal_pointer (&bytes);
  g_propagate_error (error, g_steal_pointer (&why));

  return NULL;
}

CliffScript *
cliff_cli_open_script (const char  *path,
                       CliffStore **store,
                       CliffExit   *exit_code)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autofree char *text = NULL;

      *store = cliff_cli_open_project (path, FALSE, exit_code);
      if (*store == NULL)
        return NULL;
      text = cliff_series_dup_script (*store);
      return cliff_script_new (text, -1, cliff_edit_get_format (*store));
    }
  bytes = read_text (path, &error);
  if (bytes == NULL)
    {
      *exit_code = cliff_cli_fail (error);
      return NULL;
    }

  return cliff_script_new (g_bytes_get_size (bytes) > 0 ? g_bytes_get_data (bytes, NULL) : "", g_bytes_get_size (bytes),
                           g_str_has_suffix (path, ".fountain") ? CLIFF_SCRIPT_FOUNTAIN : CLIFF_SCRIPT_AUTO);
}

static void
print_lines (CliffScript *script)
{
  g_autoptr(JsonArray) array = cliff_script_dump (script);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *line = json_to_string (json_array_get_element (array, i), FALSE);

      fputs (line, stdout);
      putchar ('\n');
    }
}

static CliffExit
dump (int    argc,
      char **argv)
{
  g_autofree char *format_name = NULL, *out_name = NULL;
  g_autoptr(GBytes) text = NULL;
  g_autoptr(CliffScript) script = NULL;
  g_autoptr(GError) error = NULL;
  CliffScriptFormat format, out = CLIFF_SCRIPT_AUTO;
  CliffExit exit_code;
  gboolean lines;
  GOptionEntry entries[] = { { "format", 0, 0, G_OPTION_ARG_STRING, &format_name,
                               "Read as auto (the default), fountain or drama", "FORMAT" },
                             { "out", 0, 0, G_OPTION_ARG_STRING, &out_name,
                               "Write jsonl (the default), fountain or drama", "FORMAT" },
                             { NULL } };

  if (!cliff_cli_parse (
          &argc, &argv, entries, "FILE|-",
          "Prints a script: one JSON object an element, or the whole in one of the two formats.",
          &exit_code))
    return exit_code;
  lines = out_name == NULL || g_str_equal (out_name, "jsonl");
  if (argc != 2 || !cliff_cli_parse_format (format_name, TRUE, &format) ||
      (!lines && !cliff_cli_parse_format (out_name, FALSE, &out)))
    {
      g_printerr ("cliffhanger-cli script: one FILE or - is needed, and formats as "
                  "“cliffhanger-cli script dump --help” names them\n");
      return CLIFF_EXIT_USAGE;
    }
  text = read_text (argv[1], &error);
  if (text == NULL)
    return cliff_cli_fail (error);
  if (format == CLIFF_SCRIPT_AUTO && g_str_has_suffix (argv[1], ".fountain"))
    format = CLIFF_SCRIPT_FOUNTAIN;
  script = cliff_script_new (g_bytes_get_size (text) > 0 ? g_bytes_get_data (text, NULL) : "",
                             g_bytes_get_size (text), format);
  if (lines)
    print_lines (script);
  else
    {
      g_autofree char *written = cliff_script_write (script, out);

      fputs (written, stdout);
    }
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      g_printerr ("cliffhanger-cli script: the output cannot be written\n");
      return CLIFF_EXIT_CANNOT_WRITE;
    }

  return CLIFF_EXIT_OK;
}

static const struct
{
  const char  *name;
  CliffExit  (*run) (int argc, char **argv);
  const char  *summary;
} parts[] = {
  { "dump", dump, "Show how a script is read, or write it in the other format" },
  { "find", cliff_cli_script_find, "Find words by part of the script, and replace them" },
  { "numbers", cliff_cli_script_numbers, "Tell lengths, speech, and what may be wrong" },
  { "move", cliff_cli_script_move, "Move a scene or an episode" },
  { "delete", cliff_cli_script_delete, "Cut out a scene or an episode" },
  { "merge", cliff_cli_script_merge, "Make one of an episode and the next" },
  { "split", cliff_cli_script_split, "Split an episode, or propose where" },
  { "version", cliff_cli_script_version, "Keep, compare and bring back versions" },
  { "report", cliff_cli_script_report, "List characters, locations, scenes or cast" },
  { "export", cliff_cli_script_export, "Write .fountain, .fdx, .docx, .pdf or text" },
  { "rename", cliff_cli_script_rename, "Give a character or a location another name" },
  { "number", cliff_cli_script_number, "Number the scenes, or lock their numbers" },
};

static void
print_help (void)
{
  g_print ("Usage: cliffhanger-cli script COMMAND [OPTION…]\n\n");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_print ("  %-8s %s\n", parts[i].name, parts[i].summary);
  g_print ("\n“cliffhanger-cli script COMMAND --help” tells more.\n");
}

CliffExit
cliff_cli_script (int    argc,
                  char **argv)
{
  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (argv[1], parts[i].name))
      {
        g_autofree char *name = g_strdup_printf ("%s %s", argv[0], argv[1]);

        argv[1] = name;
        return parts[i].run (argc - 1, argv + 1);
      }
  if (argc > 1 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")))
    {
      print_help ();
      return CLIFF_EXIT_OK;
    }

  g_printerr ("cliffhanger-cli script: ");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_printerr ("%s“%s”", i == 0 ? "" : ", ", parts[i].name);
  g_printerr (" is what it can do; see “cliffhanger-cli script --help”\n");
  return CLIFF_EXIT_USAGE;
}
