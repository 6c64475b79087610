/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include "cliff-edit-script.h"
#include "cliff-pages.h"

#include <stdio.h>
#include <string.h>

/* The whole script of a project, or the one in a file.  (transfer full) (nullable) */
static CliffScript *
read_script (const char        *path,
             CliffScriptFormat  format,
             CliffExit         *exit_code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autoptr(CliffStore) store = cliff_cli_open_project (path, FALSE, exit_code);

      if (store == NULL)
        return NULL;
      text = cliff_edit_dup_series_text (store, &format);
    }
  else
    text = cliff_cli_read_script (path, &error);
  if (text == NULL)
    {
      *exit_code = cliff_cli_fail (error);
      return NULL;
    }
  if (format == CLIFF_SCRIPT_AUTO && g_str_has_suffix (path, ".fountain"))
    format = CLIFF_SCRIPT_FOUNTAIN;

  return cliff_script_new (text, -1, format);
}

static gboolean
write_pdf (CliffScript  *script,
           CliffReport  *report,
           const char   *path,
           gboolean      letter,
           GError      **error)
{
  g_autoptr(CliffOutline) outline = cliff_script_get_outline (script);
  CliffPageSetup setup = { .title = outline->title, .paper = letter ? CLIFF_PAPER_LETTER : CLIFF_PAPER_A4 };
  g_autoptr(CliffPages) pages = cliff_pages_new_report (report, &setup);

  return cliff_pages_write_pdf (pages, path, g_get_real_time () / G_USEC_PER_SEC, cliff_cli_get_cancellable (), error);
}

static CliffExit
write_text (const char *text,
            const char *path)
{
  g_autoptr(GError) error = NULL;

  if (path == NULL || g_str_equal (path, "-"))
    {
      fputs (text, stdout);
      return CLIFF_EXIT_OK;
    }
  if (!g_file_set_contents (path, text, -1, &error))
    return cliff_cli_fail (error);

  return CLIFF_EXIT_OK;
}

static char *
dup_json (CliffReport *report)
{
  g_autoptr(JsonNode) node = cliff_report_to_json (report);
  g_autofree char *json = json_to_string (node, TRUE);

  return g_strconcat (json, "\n", NULL);
}

CliffExit
cliff_cli_script_report (int    argc,
                         char **argv)
{
  g_autofree char *kind_name = NULL, *to = NULL, *path = NULL, *format_name = NULL, *text = NULL, *paper = NULL;
  g_autoptr(CliffScript) script = NULL;
  g_autoptr(CliffReport) report = NULL;
  g_autoptr(GError) error = NULL;
  CliffReportKind kind = CLIFF_REPORT_CHARACTERS;
  CliffScriptFormat format;
  CliffExit exit_code = CLIFF_EXIT_OK;
  int episode = 0;
  GOptionEntry entries[] = {
    { "kind", 'k', 0, G_OPTION_ARG_STRING, &kind_name, "characters (the default), locations, scenes or cast", "KIND" },
    { "to", 't', 0, G_OPTION_ARG_STRING, &to, "csv (the default), json or pdf", "FORMAT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, "Where to; a PDF needs it", "FILE" },
    { "episode", 'e', 0, G_OPTION_ARG_INT, &episode, "Of one episode only", "NUMBER" },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &paper, "Of a PDF: a4 (the default) or letter", "PAPER" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, "Read as auto (the default), fountain or drama", "FORMAT" },
    { NULL },
  };

  if (!cliff_cli_parse (&argc, &argv, entries, "SCRIPT|PROJECT|-",
                        "Tells who speaks how much, where scenes play, and who is in them.", &exit_code))
    return exit_code;
  if (to == NULL)
    to = g_strdup (path != NULL && g_str_has_suffix (path, ".pdf") ? "pdf"
                   : path != NULL && g_str_has_suffix (path, ".json") ? "json" : "csv");
  if (argc != 2 || (kind_name != NULL && !cliff_report_kind_from_string (kind_name, &kind)) ||
      !cliff_cli_parse_format (format_name, TRUE, &format) || strstr (" csv json pdf ", to) == NULL ||
      (path == NULL && g_str_equal (to, "pdf")) ||
      (paper != NULL && !g_str_equal (paper, "a4") && !g_str_equal (paper, "letter")))
    {
      g_printerr ("cliffhanger-cli script: one SCRIPT is needed, a kind and a format as “cliffhanger-cli script report "
                  "--help” names them, and a FILE for a PDF\n");
      return CLIFF_EXIT_USAGE;
    }
  script = read_script (argv[1], format, &exit_code);
  if (script == NULL)
    return exit_code;
  report = cliff_report_new (script, kind, episode);
  if (g_str_equal (to, "pdf"))
    return write_pdf (script, report, path, g_strcmp0 (paper, "letter") == 0, &error) ? CLIFF_EXIT_OK : cliff_cli_fail (error);
  text = g_str_equal (to, "json") ? dup_json (report) : cliff_report_to_csv (report);

  return write_text (text, path);
}
