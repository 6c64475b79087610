/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include "cliff-pages.h"
#include "cliff-shot-list.h"
#include "cliff-shot-picture.h"

#include <stdio.h>

/* Of a picture in a page for the browser. */
#define PICTURE_WIDTH 180

/* The plans of the episodes that have shots: the others have no rows in the list either. */
static GPtrArray *
dup_plans (CliffStore  *store,
           GArray      *episodes,
           GError     **error)
{
  g_autoptr(GPtrArray) plans = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_plan_unref);

  for (guint i = 0; i < episodes->len; i++)
    {
      CliffId id = g_array_index (episodes, CliffId, i);
      CliffPlan *plan;

      if (cliff_store_get_int (store, 0, "SELECT count(*) FROM shot WHERE episode_id = ?", "i", id) == 0)
        continue;
      plan = cliff_plan_new_for_episode (store, id, 0, error);
      if (plan == NULL)
        return NULL;
      g_ptr_array_add (plans, plan);
    }

  return g_steal_pointer (&plans);
}

static GPtrArray *
dup_pictures (GPtrArray  *plans,
              GError    **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < plans->len; i++)
    {
      GPtrArray *pictures = cliff_shot_picture_dup_data (g_ptr_array_index (plans, i), PICTURE_WIDTH,
                                                         cliff_cli_get_cancellable (), error);

      if (pictures == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all, pictures);
    }

  return g_steal_pointer (&all);
}

static char *
dup_text (CliffStore  *store,
          GArray      *episodes,
          CliffReport *list,
          const char  *to,
          GError     **error)
{
  g_autoptr(GPtrArray) plans = NULL, pictures = NULL;

  if (g_str_equal (to, "csv"))
    return cliff_report_to_csv (list);
  if (g_str_equal (to, "json"))
    {
      g_autoptr(JsonNode) node = cliff_report_to_json (list);
      g_autofree char *json = json_to_string (node, TRUE);

      return g_strconcat (json, "\n", NULL);
    }
  plans = dup_plans (store, episodes, error);
  pictures = plans != NULL ? dup_pictures (plans, error) : NULL;

  return pictures != NULL ? cliff_report_to_html (list, pictures) : NULL;
}

static gboolean
write_pdf (CliffStore  *store,
           GArray      *episodes,
           CliffReport *list,
           gboolean     sheet,
           const char  *path,
           GError     **error)
{
  CliffPageSetup setup = { .landscape = !sheet };
  g_autoptr(GPtrArray) plans = sheet ? dup_plans (store, episodes, error) : NULL;
  g_autoptr(CliffPages) pages = NULL;

  if (sheet && plans == NULL)
    return FALSE;
  pages = sheet ? cliff_pages_new_sheet ((CliffPlan **) plans->pdata, plans->len, list, &setup)
                : cliff_pages_new_report (list, &setup);

  return cliff_pages_write_pdf (pages, path, g_get_real_time () / G_USEC_PER_SEC, cliff_cli_get_cancellable (), error);
}

static CliffExit
write_list (CliffStore *store,
            const char *range,
            const char *to,
            gboolean    sheet,
            const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) episodes = cliff_cli_dup_episodes (store, range, &error);
  g_autoptr(CliffReport) list = episodes == NULL ? NULL :
    cliff_shot_list_new (store, (const CliffId *) episodes->data, episodes->len, &error);
  g_autofree char *text = NULL;

  if (list == NULL)
    return cliff_cli_fail (error);
  if (g_str_equal (to, "pdf"))
    return write_pdf (store, episodes, list, sheet, path, &error) ? CLIFF_EXIT_OK : cliff_cli_fail (error);
  text = dup_text (store, episodes, list, to, &error);
  if (text == NULL || (path != NULL && !g_file_set_contents (path, text, -1, &error)))
    return cliff_cli_fail (error);
  if (path == NULL)
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
  static const char * const formats[] = { "csv", "json", "html", "pdf", NULL };
  g_autofree char *range = NULL, *to = NULL, *path = NULL;
  g_autoptr(CliffStore) store = NULL;
  gboolean sheet = FALSE;
  GOptionEntry entries[] = {
    { "episode", 'e', 0, G_OPTION_ARG_STRING, &range, "Only these episodes, such as 2 or 1-3", "N|A-B" },
    { "to", 't', 0, G_OPTION_ARG_STRING, &to, "csv (the default), json, html (with pictures) or pdf", "FORMAT" },
    { "sheet", 's', 0, G_OPTION_ARG_NONE, &sheet, "A contact sheet, a picture a shot, as PDF", NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, "Where to; a PDF needs it", "FILE" },
    { NULL }
  };
  CliffExit exit_code;

  if (!cliff_cli_parse (&argc, &argv, entries, "PROJECT",
                        "Writes the shot list of episodes: for a spreadsheet, for the browser, or on paper.  Pictures carry the "
                        "visible label.", &exit_code))
    return exit_code;
  if (to == NULL && (sheet || (path != NULL && g_str_has_suffix (path, ".pdf"))))
    to = g_strdup ("pdf");
  if (to == NULL)
    to = g_strdup (path != NULL && g_str_has_suffix (path, ".html") ? "html"
                   : path != NULL && g_str_has_suffix (path, ".json") ? "json" : "csv");
  if (argc != 2 || !g_strv_contains (formats, to) || (g_str_equal (to, "pdf") && path == NULL)
      || (sheet && !g_str_equal (to, "pdf")))
    {
      g_printerr ("cliffhanger-cli shots: one PROJECT is needed, a format as “cliffhanger-cli shots --help” names them, and a "
                  "FILE for a PDF\n");
      return CLIFF_EXIT_USAGE;
    }
  store = cliff_cli_open_project (argv[1], FALSE, &exit_code);

  return store != NULL ? write_list (store, range, to, sheet, path) : exit_code;
}
