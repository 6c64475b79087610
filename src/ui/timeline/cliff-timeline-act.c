/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-act.h"

static gboolean
reorder (CliffStore              *store,
         const CliffTimelineAct  *act,
         GError                 **error)
{
  g_autoptr(GArray) shots = g_array_new (FALSE, FALSE, sizeof (CliffId));

  for (guint i = 0; i < act->items->len; i++)
    g_array_append_val (shots, g_array_index (act->items, CliffCutItem, i).id);

  return cliff_edit_move_shots (store, (CliffId *) (gpointer) shots->data, shots->len, act->episode_id, act->after_id, error);
}

gboolean
cliff_timeline_act_run (CliffStore  *store,
                        gpointer     data,
                        GError     **error)
{
  const CliffTimelineAct *act = data;
  const CliffCutItem *items = (const CliffCutItem *) (gpointer) act->items->data;

  switch (act->kind)
    {
    case CLIFF_ACT_TRIM:
      return cliff_edit_trim (store, items[0], act->trim, act->delta, error);
    case CLIFF_ACT_MOVE:
      return cliff_edit_move_items (store, items, act->items->len, act->delta, act->lanes, act->place, error);
    case CLIFF_ACT_REORDER:
      return reorder (store, act, error);
    case CLIFF_ACT_COPY:
      return cliff_edit_copy_items (store, items, act->items->len, act->episode_id, act->time, act->place, NULL, error);
    case CLIFF_ACT_FADE:
      return cliff_edit_set_fades (store, items[0].id, act->fade_in, act->fade_out, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}
