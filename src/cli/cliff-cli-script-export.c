/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include "cliff-edit-script.h"
#include "cliff-edit-version.h"
#include "cliff-page-export.h"
#include "cliff-script-file.h"

#include <string.h>

/* What a script is written from. */
typedef struct
{
  CliffScript *script;
  char        *title;
  char        *fdx;
  CliffScript *before;   /* what the revision is measured from */
  char        *colour;
} Source;

static void
source_clear (Source *self)
{
  g_clear_pointer (&self->script, cliff_script_free);
  g_free (self->title);
  g_free (self->fdx);
  g_free (self->colour);
  g_clear_pointer (&self->before, cliff_script_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

static CliffExit
read_project (const char *path,
              const char *range,
              Source     *source)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) episodes = NULL;
  CliffExit exit_code;
  g_autoptr(CliffStore) store = cliff_cli_open_project (path, FALSE, &exit_code);

  if (store == NULL)
    return exit_code;
  if (range != NULL)
    {
      episodes = cliff_cli_dup_episodes (store, range, &error);
      if (episodes == NULL)
        return cliff_cli_fail (error);
    }
  source->script = cliff_edit_dup_script (store, episodes);
  source->title = cliff_store_dup_text (store, "SELECT title FROM series", "");
  source->fdx = cliff_edit_dup_document (store);
  source->before = cliff_edit_dup_revision_script (store, cliff_script_get_format (source->script));
  source->colour = cliff_edit_dup_revision_colour (store);

  return CLIFF_EXIT_OK;
}

static CliffExit
read_script (const char *path,
             const char *range,
             Source     *source)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(CliffScriptFile) file = NULL;
  g_autofree char *name = g_path_get_basename (path);

  if (range != NULL)
    {
      g_printerr ("cliffhanger-cli script export: --episode is for projects\n");
      return CLIFF_EXIT_USAGE;
    }
  bytes = cliff_cli_read_bytes (path, &error);
  if (bytes != NULL)
    file = cliff_script_file_new (bytes, name, cliff_cli_get_cancellable (), &error);
  if (file == NULL)
    return cliff_cli_fail (error);
  source->script = cliff_script_new (file->text, -1, file->format);
  source->fdx = g_steal_pointer (&file->fdx);

  return CLIFF_EXIT_OK;
}

/* The format that is asked for, or that the output's name speaks of. */
static gboolean
parse_format (const char        *name,
              const char        *output,
              CliffExportFormat *format)
{
  const char *dot = output != NULL ? strrchr (output, '.') : NULL;

  return name != NULL  ? cliff_export_format_from_string (name, format)
         : dot != NULL ? cliff_export_format_from_string (dot + 1, format)
                       : FALSE;
}

static gboolean
parse_choice (const char *name,
              const char *zero,
              const char *one,
              int        *choice)
{
  *choice = name != NULL && g_str_equal (name, one);

  return name == NULL || *choice || g_str_equal (name, zero);
}

CliffExit
cliff_cli_script_export (int    argc,
                         char **argv)
{
  g_autofree char *to = NULL, *output = NULL, *range = NULL, *paper = NULL, *layout = NULL;
  g_auto(Source) source = { 0 };
  g_autoptr(GError) error = NULL;
  CliffPageExport what = { 0 };
  CliffExit exit_code;
  int letter = 0, chinese = 0;
  gboolean force = FALSE, notes = FALSE, no_numbers = FALSE, no_title = FALSE, no_more = FALSE, continued = FALSE;
  GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, "As what (as the output's name says)", "fountain|drama|fdx|docx|pdf|txt" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Where the file goes", "FILE" },
    { "episode", 'e', 0, G_OPTION_ARG_STRING, &range, "Only these episodes of a project, such as 2 or 1-3", "N|A-B" },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &paper, "a4 (the default) or letter", "PAPER" },
    { "layout", 0, 0, G_OPTION_ARG_STRING, &layout, "industry or chinese (as the script is written)", "LAYOUT" },
    { "notes", 0, 0, G_OPTION_ARG_NONE, &notes, "Notes, sections and synopses in a PDF too", NULL },
    { "no-title", 0, 0, G_OPTION_ARG_NONE, &no_title, "No title page in a PDF", NULL },
    { "no-numbers", 0, 0, G_OPTION_ARG_NONE, &no_numbers, "No scene numbers beside the headings of a PDF", NULL },
    { "no-more", 0, 0, G_OPTION_ARG_NONE, &no_more, "No (MORE) and (CONT’D) where a speech goes on in a PDF", NULL },
    { "continued", 0, 0, G_OPTION_ARG_NONE, &continued, "(CONTINUED) where a scene goes on in a PDF", NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, "Replace the file where there is one", NULL },
    { NULL }
  };

  if (!cliff_cli_parse (&argc, &argv, entries, "SCRIPT|PROJECT",
                        "Writes a script, or the script of a project, for other programs and for paper.", &exit_code))
    return exit_code;
  if (argc != 2 || output == NULL || !parse_format (to, output, &what.format) ||
      !parse_choice (paper, "a4", "letter", &letter) || !parse_choice (layout, "industry", "chinese", &chinese))
    {
      g_printerr ("cliffhanger-cli script export: one script or project, -o FILE and a format are needed; see "
                  "“cliffhanger-cli script export --help”\n");
      return CLIFF_EXIT_USAGE;
    }
  exit_code = g_file_test (argv[1], G_FILE_TEST_IS_DIR) ? read_project (argv[1], range, &source)
                                                        : read_script (argv[1], range, &source);
  if (exit_code != CLIFF_EXIT_OK)
    return exit_code;
  what.setup.paper = letter ? CLIFF_PAPER_LETTER : CLIFF_PAPER_A4;
  what.layout = layout == NULL ? CLIFF_SCRIPT_AUTO : chinese ? CLIFF_SCRIPT_DRAMA : CLIFF_SCRIPT_FOUNTAIN;
  what.setup.notes = notes;
  what.setup.no_title = no_title;
  what.setup.numbers = !no_numbers;
  what.setup.no_more = no_more;
  what.setup.continued = continued;
  what.setup.title = source.title;
  what.setup.colour = source.colour;
  what.fdx = source.fdx;
  what.before = source.before;
  what.replace = force;
  if (!cliff_page_export (source.script, &what, output, cliff_cli_get_cancellable (), &error))
    {
      cliff_cli_fail (error);
      return CLIFF_EXIT_CANNOT_WRITE;
    }

  return CLIFF_EXIT_OK;
}
