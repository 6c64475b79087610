/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include "cliff-shots-export.h"

#include <stdio.h>

static const struct
{
  const char       *name;
  CliffShotsFormat  list;
  CliffShotsFormat  sheet;   /* the same for those that a contact sheet cannot be */
} formats[] = {
  { "csv", CLIFF_SHOTS_CSV, CLIFF_SHOTS_CSV },
  { "json", CLIFF_SHOTS_JSON, CLIFF_SHOTS_JSON },
  { "html", CLIFF_SHOTS_HTML, CLIFF_SHOTS_SHEET_HTML },
  { "pdf", CLIFF_SHOTS_PDF, CLIFF_SHOTS_SHEET_PDF },
};

/* -1 when there is none of that name, or a contact sheet cannot be that. */
static int
find_format (const char *name,
             gboolean    sheet)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, name))
      return sheet && formats[i].list == formats[i].sheet ? -1 : (int) (sheet ? formats[i].sheet : formats[i].list);

  return -1;
}

static CliffExit
write_list (CliffStore       *store,
            const char       *range,
            CliffShotsFormat  format,
            const char       *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) episodes = cliff_cli_dup_episodes (store, range, &error);
  g_autoptr(CliffShotsExport) shots =
    episodes != NULL ? cliff_shots_export_new (store, (const CliffId *) episodes->data, episodes->len, &error) : NULL;
  g_autofree char *text = NULL;

  if (shots == NULL)
    return cliff_cli_fail (error);
  if (path != NULL)
    return cliff_shots_export_write (shots, format, path, cliff_cli_get_cancellable (), &error) ? CLIFF_EXIT_OK
                                                                                              : cliff_cli_fail (error);
  text = cliff_shots_export_dup_text (shots, format, cliff_cli_get_cancellable (), &error);
  if (text == NULL)
    return cliff_cli_fail (error);
  fputs (text, stdout);

  return CLIFF_EXIT_OK;
}

/**
 * cliff_cli_shots:
 *
 * The command "shots PROJECT": the shot list, as a table or with pictures.
 */
CliffExit
cliff_cli_shots (int    argc,
                 char **argv)
{
  g_autofree char *range = NULL, *to = NULL, *path = NULL;
  g_autoptr(CliffStore) store = NULL;
  gboolean sheet = FALSE;
  int format;
  GOptionEntry entries[] = {
    { "episode", 'e', 0, G_OPTION_ARG_STRING, &range, "Only these episodes, such as 2 or 1-3", "N|A-B" },
    { "to", 't', 0, G_OPTION_ARG_STRING, &to, "csv (the default), json, html (with pictures) or pdf", "FORMAT" },
    { "sheet", 's', 0, G_OPTION_ARG_NONE, &sheet, "A contact sheet, a picture a shot, as pdf or html", NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, "Where to; a PDF needs it", "FILE" },
    { NULL }
  };
  CliffExit exit_code;

  if (!cliff_cli_parse (&argc, &argv, entries, "PROJECT",
                        "Writes the shot list of episodes: for a spreadsheet, for the browser, or on paper.  Pictures carry the "
                        "visible label.", &exit_code))
    return exit_code;
  for (guint i = 0; to == NULL && path != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (path, formats[i].name))
      to = g_strdup (formats[i].name);
  if (to == NULL)
    to = g_strdup (sheet ? "pdf" : "csv");
  format = find_format (to, sheet);
  if (argc != 2 || format < 0 || (g_str_equal (to, "pdf") && path == NULL))
    {
      g_printerr ("cliffhanger-cli shots: one PROJECT is needed, a format as “cliffhanger-cli shots --help” names them, and a "
                  "FILE for a PDF\n");
      return CLIFF_EXIT_USAGE;
    }
  store = cliff_cli_open_project (argv[1], FALSE, &exit_code);

  return store != NULL ? write_list (store, range, (CliffShotsFormat) format, path) : exit_code;
}
