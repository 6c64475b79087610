/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shots-export.h"

#include "cliff-pages.h"
#include "cliff-shot-list.h"
#include "cliff-shot-picture.h"

/* Of a picture in a table, and on a sheet, for the browser. */
#define PICTURE_WIDTH 180
#define SHEET_PICTURE_WIDTH 300

struct _CliffShotsExport
{
  CliffReport *list;
  GPtrArray   *plans;  /* CliffPlan: of the episodes that have shots, as the others have no rows in the list either */
};

static GPtrArray *
dup_plans (CliffStore     *store,
           const CliffId  *episodes,
           guint           n_episodes,
           GError        **error)
{
  g_autoptr(GPtrArray) plans = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_plan_unref);

  for (guint i = 0; i < n_episodes; i++)
    {
      CliffPlan *plan;

      if (cliff_store_get_int (store, 0, "SELECT count(*) FROM shot WHERE episode_id = ?", "i", episodes[i]) == 0)
        continue;
      plan = cliff_plan_new_for_episode (store, episodes[i], 0, error);
      if (plan == NULL)
        return NULL;
      g_ptr_array_add (plans, plan);
    }

  return g_steal_pointer (&plans);
}

CliffShotsExport *
cliff_shots_export_new (CliffStore     *store,
                        const CliffId  *episodes,
                        guint           n_episodes,
                        GError        **error)
{
  g_autoptr(CliffReport) list = cliff_shot_list_new (store, episodes, n_episodes, error);
  g_autoptr(GPtrArray) plans = list != NULL ? dup_plans (store, episodes, n_episodes, error) : NULL;
  CliffShotsExport *self;

  if (plans == NULL)
    return NULL;
  self = g_new0 (CliffShotsExport, 1);
  self->list = g_steal_pointer (&list);
  self->plans = g_steal_pointer (&plans);

  return self;
}

void
cliff_shots_export_free (CliffShotsExport *self)
{
  cliff_report_free (self->list);
  g_ptr_array_unref (self->plans);
  g_free (self);
}

static GPtrArray *
dup_pictures (CliffShotsExport  *self,
              int                width,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->plans->len; i++)
    {
      GPtrArray *pictures = cliff_shot_picture_dup_data (g_ptr_array_index (self->plans, i), width, cancellable, error);

      if (pictures == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all, pictures);
    }

  return g_steal_pointer (&all);
}

static char *
dup_json (CliffReport *list)
{
  g_autoptr(JsonNode) node = cliff_report_to_json (list);
  g_autofree char *json = json_to_string (node, TRUE);

  return g_strconcat (json, "\n", NULL);
}

char *
cliff_shots_export_dup_text (CliffShotsExport  *self,
                             CliffShotsFormat   format,
                             GCancellable      *cancellable,
                             GError           **error)
{
  g_autoptr(GPtrArray) pictures = NULL;

  switch (format)
    {
    case CLIFF_SHOTS_CSV:
      return cliff_report_to_csv (self->list);
    case CLIFF_SHOTS_JSON:
      return dup_json (self->list);
    case CLIFF_SHOTS_HTML:
      pictures = dup_pictures (self, PICTURE_WIDTH, cancellable, error);
      return pictures != NULL ? cliff_report_to_html (self->list, pictures) : NULL;
    case CLIFF_SHOTS_SHEET_HTML:
      pictures = dup_pictures (self, SHEET_PICTURE_WIDTH, cancellable, error);
      return pictures != NULL ? cliff_report_to_sheet_html (self->list, pictures) : NULL;
    case CLIFF_SHOTS_PDF:
    case CLIFF_SHOTS_SHEET_PDF:
    default:
      g_return_val_if_reached (NULL);
    }
}

gboolean
cliff_shots_export_write (CliffShotsExport  *self,
                          CliffShotsFormat   format,
                          const char        *path,
                          GCancellable      *cancellable,
                          GError           **error)
{
  gboolean sheet = format == CLIFF_SHOTS_SHEET_PDF;
  CliffPageSetup setup = { .landscape = !sheet };
  g_autoptr(CliffPages) pages = NULL;
  g_autofree char *text = NULL;

  if (!sheet && format != CLIFF_SHOTS_PDF)
    {
      text = cliff_shots_export_dup_text (self, format, cancellable, error);
      return text != NULL && g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
    }
  pages = sheet ? cliff_pages_new_sheet ((CliffPlan **) self->plans->pdata, self->plans->len, self->list, &setup)
                : cliff_pages_new_report (self->list, &setup);

  return cliff_pages_write_pdf (pages, path, g_get_real_time () / G_USEC_PER_SEC, cancellable, error);
}
