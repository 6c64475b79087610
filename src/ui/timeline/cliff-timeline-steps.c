/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-steps.h"

/* The position of a thing in its row. */
static guint
find_position (CliffGeometry      *geometry,
               guint               row,
               const CliffCutSpan *span)
{
  guint n_items = cliff_geometry_get_row (geometry, row)->n_items;

  for (guint i = cliff_geometry_get_first (geometry, row, span->start); i < n_items; i++)
    if (cliff_geometry_get_span (geometry, row, i).item.id == span->item.id)
      return i;

  g_return_val_if_reached (0);
}

/* The thing of the next row up or down, which is not empty, that lies nearest to @time. */
static gboolean
step_row (CliffGeometry *geometry,
          int            row,
          int            by,
          CliffTime      time,
          CliffCutItem  *to)
{
  for (row += by; row >= 0 && row < (int) cliff_geometry_get_n_rows (geometry); row += by)
    {
      guint n_items = cliff_geometry_get_row (geometry, (guint) row)->n_items;

      if (n_items == 0)
        continue;
      *to = cliff_geometry_get_span (geometry, (guint) row,
                                     MIN (cliff_geometry_get_first (geometry, (guint) row, time), n_items - 1)).item;
      return TRUE;
    }

  return FALSE;
}

static gboolean
find_shot_at (CliffGeometry *geometry,
              CliffTime      time,
              CliffCutItem  *to)
{
  CliffCut *cut = cliff_geometry_get_cut (geometry);
  int index = cliff_cut_get_shot_at (cut, time);

  if (index < 0)
    return FALSE;
  *to = (CliffCutItem) { CLIFF_CUT_SHOT, g_array_index (cut->shots, CliffCutShot, index).id };

  return TRUE;
}

gboolean
cliff_timeline_step_to (CliffGeometry *geometry,
                        CliffCutItem   from,
                        CliffTime      playhead,
                        const char    *way,
                        CliffCutItem  *to)
{
  CliffCutSpan span;
  int row = from.id != 0 ? cliff_geometry_find (geometry, from, &span) : -1;
  guint position;

  if (row < 0)
    return find_shot_at (geometry, playhead, to);
  if (g_str_equal (way, "up") || g_str_equal (way, "down"))
    return step_row (geometry, row, g_str_equal (way, "up") ? -1 : 1, span.start, to);
  position = find_position (geometry, (guint) row, &span);
  if (g_str_equal (way, "left") ? position == 0 : position + 1 >= cliff_geometry_get_row (geometry, (guint) row)->n_items)
    return FALSE;
  *to = cliff_geometry_get_span (geometry, (guint) row, g_str_equal (way, "left") ? position - 1 : position + 1).item;

  return TRUE;
}

CliffTime
cliff_timeline_step_edit (CliffGeometry *geometry,
                          CliffTime      time,
                          gboolean       forwards)
{
  g_autoptr(GArray) edges = cliff_geometry_list_snaps (geometry, NULL, 0, time);
  CliffCut *cut = cliff_geometry_get_cut (geometry);
  CliffTime half = CLIFF_SECOND * cut->fps_den / cut->fps_num / 2;
  CliffTime before = time;

  /* The playhead stands on a frame, an edge a hair before or behind it. */
  for (guint i = 0; i < edges->len; i++)
    {
      CliffTime edge = g_array_index (edges, CliffTime, i);

      if (edge < time - half)
        before = edge;
      else if (edge > time + half && forwards)
        return edge;
    }

  return forwards ? time : before;
}

GArray *
cliff_timeline_step_list_shots (GArray *items)
{
  GArray *shots = g_array_new (FALSE, FALSE, sizeof (CliffId));

  for (guint i = 0; i < items->len; i++)
    {
      const CliffCutItem *item = &g_array_index (items, CliffCutItem, i);

      if (item->kind == CLIFF_CUT_SHOT)
        g_array_append_val (shots, item->id);
    }

  return shots;
}

static gboolean
contains (GArray  *shots,
          CliffId  id)
{
  for (guint i = 0; i < shots->len; i++)
    if (g_array_index (shots, CliffId, i) == id)
      return TRUE;

  return FALSE;
}

gboolean
cliff_timeline_step_shots (CliffCut *cut,
                           GArray   *shots,
                           int       by,
                           CliffId  *after_id)
{
  int n_shots = (int) cut->shots->len;
  int first = -1, last = -1, after;

  for (int i = 0; i < n_shots; i++)
    if (contains (shots, g_array_index (cut->shots, CliffCutShot, i).id))
      {
        first = first < 0 ? i : first;
        last = i;
      }
  /* Behind the next one, or behind the one but one before. */
  after = by > 0 ? last + 1 : first - 2;
  if (first < 0 || after >= n_shots || after < -1)
    return FALSE;
  *after_id = after >= 0 ? g_array_index (cut->shots, CliffCutShot, after).id : 0;

  return TRUE;
}
