/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shot-selection.h"

static gboolean
is_selected (CliffProject *project,
             CliffId       shot_id)
{
  return cliff_project_is_selected (project, (CliffCutItem) { CLIFF_CUT_SHOT, shot_id });
}

GArray *
cliff_shot_selection_list (CliffProject *project)
{
  GArray *shots = g_array_new (FALSE, FALSE, sizeof (CliffId));
  CliffRecord *shot = cliff_project_get_shot (project);
  CliffId cursor = shot != NULL ? cliff_record_get_id (shot) : 0;
  CliffCut *cut = cliff_project_get_cut (project);

  if (cursor == 0 || cut == NULL || cliff_cut_find_shot (cut, cursor) == NULL)
    return shots;
  if (!is_selected (project, cursor))
    {
      g_array_append_val (shots, cursor);
      return shots;
    }
  for (guint i = 0; i < cut->shots->len; i++)
    {
      CliffId id = g_array_index (cut->shots, CliffCutShot, i).id;

      if (is_selected (project, id))
        g_array_append_val (shots, id);
    }

  return shots;
}

gboolean
cliff_shot_selection_contains (CliffProject *project,
                               CliffId       shot_id)
{
  CliffRecord *shot = cliff_project_get_shot (project);
  CliffId cursor = shot != NULL ? cliff_record_get_id (shot) : 0;

  return cursor != 0 && (shot_id == cursor || (is_selected (project, cursor) && is_selected (project, shot_id)));
}

void
cliff_shot_selection_set (CliffProject  *project,
                          const CliffId *shots,
                          guint          n_shots,
                          CliffId        cursor)
{
  g_autoptr(GArray) items = g_array_new (FALSE, FALSE, sizeof (CliffCutItem));
  g_autoptr(CliffRecord) shot = NULL;

  for (guint i = 0; i < n_shots; i++)
    {
      CliffCutItem item = { CLIFF_CUT_SHOT, shots[i] };

      g_array_append_val (items, item);
    }
  if (n_shots > 0)
    shot = cliff_record_get (cliff_project_get_store (project), CLIFF_TYPE_SHOT, cursor);
  /* First the selection: whoever hears of the shot finds both true. */
  cliff_project_set_selection (project, (CliffCutItem *) (gpointer) items->data, items->len);
  cliff_project_select_shot (project, shot);
}

GArray *
cliff_shot_selection_list_range (CliffProject *project,
                                 CliffId       from,
                                 CliffId       to)
{
  GArray *shots = g_array_new (FALSE, FALSE, sizeof (CliffId));
  CliffCut *cut = cliff_project_get_cut (project);
  gboolean inside = FALSE;

  for (guint i = 0; cut != NULL && i < cut->shots->len; i++)
    {
      CliffId id = g_array_index (cut->shots, CliffCutShot, i).id;
      gboolean edge = id == from || id == to;

      if (edge || inside)
        g_array_append_val (shots, id);
      if (edge && from != to)
        inside = !inside;
    }

  return shots;
}
