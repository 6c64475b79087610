/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cut-things.h"

gboolean
cliff_cut_things_has_item (CliffCut     *cut,
                           CliffCutItem  item)
{
  if (cut == NULL)
    return FALSE;
  switch (item.kind)
    {
    case CLIFF_CUT_SHOT:
      return cliff_cut_find_shot (cut, item.id) != NULL;
    case CLIFF_CUT_LINE:
      return cliff_cut_find_line (cut, item.id) != NULL;
    case CLIFF_CUT_CLIP:
      return cliff_cut_find_clip (cut, item.id) != NULL;
    default:
      g_return_val_if_reached (FALSE);
    }
}

const CliffCutMarker *
cliff_cut_things_find_marker (CliffCut *cut,
                              CliffId   marker_id)
{
  for (guint i = 0; cut != NULL && i < cut->markers->len; i++)
    if (g_array_index (cut->markers, CliffCutMarker, i).id == marker_id)
      return &g_array_index (cut->markers, CliffCutMarker, i);

  return NULL;
}
