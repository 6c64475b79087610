/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-aim.h"

/* ── What is going to be done ── */

static CliffTrim
get_trim (const CliffHit *hit,
          gboolean        roll)
{
  if (hit->part == CLIFF_HIT_START)
    return roll ? CLIFF_TRIM_ROLL_START : CLIFF_TRIM_START;

  return roll ? CLIFF_TRIM_ROLL_END : CLIFF_TRIM_END;
}

/* Of what is selected, what goes together with the thing taken hold of: shots move in the storyline, clips and lines along it. */
static void
collect (CliffTimelineAim *self,
         GArray           *selection)
{
  CliffCutItem held = self->hit.span.item;

  g_array_append_val (self->items, held);
  for (guint i = 0; i < selection->len; i++)
    {
      CliffCutItem item = g_array_index (selection, CliffCutItem, i);

      if (item.id == held.id && item.kind == held.kind)
        continue;
      if ((item.kind == CLIFF_CUT_SHOT) == (held.kind == CLIFF_CUT_SHOT))
        g_array_append_val (self->items, item);
    }
}

static void
start_trim (CliffTimelineAim *self,
            CliffTrim         trim)
{
  self->act.kind = CLIFF_ACT_TRIM;
  self->act.trim = trim;
  g_array_append_val (self->items, self->hit.span.item);
}

static void
start_fade (CliffTimelineAim *self)
{
  const CliffCutClip *clip = cliff_cut_find_clip (cliff_geometry_get_cut (self->base), self->hit.span.item.id);

  self->act.kind = CLIFF_ACT_FADE;
  self->act.fade_in = clip->fade_in;
  self->act.fade_out = clip->fade_out;
  g_array_append_val (self->items, self->hit.span.item);
}

static void
start_move (CliffTimelineAim *self,
            gboolean          copy,
            GArray           *selection)
{
  collect (self, selection);
  if (copy)
    self->act.kind = CLIFF_ACT_COPY;
  else
    self->act.kind = self->hit.span.item.kind == CLIFF_CUT_SHOT ? CLIFF_ACT_REORDER : CLIFF_ACT_MOVE;
}

gboolean
cliff_timeline_aim_begin (CliffTimelineAim       *self,
                          CliffGeometry          *base,
                          const graphene_point_t *point,
                          const char             *tool,
                          gboolean                roll,
                          gboolean                copy,
                          GArray                 *selection)
{
  *self = (CliffTimelineAim) { .base = base, .begin = *point, .line = -1 };
  self->hit = cliff_geometry_hit (base, point->x, point->y);
  self->items = g_array_new (FALSE, FALSE, sizeof (CliffCutItem));
  self->snaps = g_array_new (FALSE, FALSE, sizeof (CliffTime));
  self->act.items = self->items;
  self->act.episode_id = cliff_geometry_get_cut (base)->episode_id;
  if (self->hit.span.item.id == 0)
    return FALSE;
  if (g_str_equal (tool, "slip"))
    start_trim (self, CLIFF_TRIM_SLIP);
  else if (g_str_equal (tool, "slide"))
    start_trim (self, CLIFF_TRIM_SLIDE);
  else if (self->hit.part == CLIFF_HIT_START || self->hit.part == CLIFF_HIT_END)
    start_trim (self, get_trim (&self->hit, roll));
  else if (self->hit.part == CLIFF_HIT_FADE_IN || self->hit.part == CLIFF_HIT_FADE_OUT)
    start_fade (self);
  else
    start_move (self, copy, selection);

  return TRUE;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  CliffTime x = *(const CliffTime *) a, y = *(const CliffTime *) b;

  return x < y ? -1 : x > y;
}

void
cliff_timeline_aim_set_snapping (CliffTimelineAim *self,
                                 CliffTime         playhead,
                                 CliffRange       *range)
{
  gboolean stays = self->act.kind == CLIFF_ACT_COPY;
  CliffTime ends[2];

  g_array_unref (self->snaps);
  self->snaps = cliff_geometry_list_snaps (self->base, (const CliffCutItem *) (gpointer) self->items->data,
                                           stays ? 0 : self->items->len, playhead);
  if (!cliff_range_get (range, &ends[0], &ends[1]))
    return;
  g_array_append_vals (self->snaps, ends, G_N_ELEMENTS (ends));
  g_array_sort (self->snaps, compare_times);
}

/* ── Where it goes ── */

/* From where it was taken hold of. */
static CliffTime
get_way (CliffTimelineAim       *self,
         const graphene_point_t *point)
{
  return (CliffTime) ((double) (point->x - self->begin.x) * (double) cliff_geometry_get_scale (self->base));
}

static void
snap (CliffTimelineAim *self,
      const CliffTime  *edges,
      guint             n_edges,
      CliffTime        *delta)
{
  CliffTime reach = CLIFF_AIM_REACH * cliff_geometry_get_scale (self->base);

  self->line = -1;
  cliff_geometry_snap (self->snaps, edges, n_edges, reach, delta, &self->line);
}

static void
aim_trim (CliffTimelineAim *self,
          CliffTime         way)
{
  const CliffCutSpan *span = &self->hit.span;
  CliffTime edges[2] = { span->start, span->start + span->length };
  CliffTrim trim = self->act.trim;
  CliffTime least, most;

  self->line = -1;
  if (trim == CLIFF_TRIM_SLIDE)
    snap (self, edges, 2, &way);
  else if (trim == CLIFF_TRIM_START || trim == CLIFF_TRIM_ROLL_START)
    snap (self, &edges[0], 1, &way);
  else if (trim != CLIFF_TRIM_SLIP)
    snap (self, &edges[1], 1, &way);
  else
    /* What is seen goes with the hand: further right is earlier. */
    way = -way;
  cliff_cut_get_trim_range (cliff_geometry_get_cut (self->base), span->item, trim, &least, &most);
  if (way < least || way > most)
    self->line = -1;
  self->act.delta = CLAMP (way, least, most);
}

/* Nothing goes before the episode's start. */
static CliffTime
get_earliest (CliffTimelineAim *self)
{
  CliffTime earliest = self->hit.span.start;
  CliffCutSpan span;

  for (guint i = 0; i < self->items->len; i++)
    if (cliff_geometry_find (self->base, g_array_index (self->items, CliffCutItem, i), &span) >= 0)
      earliest = MIN (earliest, span.start);

  return earliest;
}

/* By how many lanes to go down to the one under the pointer, where clips of this kind can lie there. */
static int
get_lanes (CliffTimelineAim       *self,
           const graphene_point_t *point)
{
  GArray *lanes = cliff_geometry_get_cut (self->base)->lanes;
  int row = cliff_geometry_get_row_at (self->base, point->y);
  const CliffRow *from, *to;

  if (self->hit.span.item.kind != CLIFF_CUT_CLIP || row < 0)
    return 0;
  from = cliff_geometry_get_row (self->base, (guint) self->hit.row);
  to = cliff_geometry_get_row (self->base, (guint) row);
  if (to->kind != CLIFF_ROW_LANE || g_array_index (lanes, CliffCutLane, to->lane).kind !=
                                    g_array_index (lanes, CliffCutLane, from->lane).kind)
    return 0;

  return (int) to->lane - (int) from->lane;
}

static void
aim_move (CliffTimelineAim       *self,
          CliffTime               way,
          const graphene_point_t *point)
{
  CliffTime earliest = get_earliest (self);
  CliffTime edges[2] = { self->hit.span.start, self->hit.span.start + self->hit.span.length };

  snap (self, edges, 2, &way);
  self->act.delta = MAX (way, -earliest);
  self->act.lanes = get_lanes (self, point);
}

static gboolean
is_held (CliffTimelineAim *self,
         CliffId           shot_id)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_array_index (self->items, CliffCutItem, i).id == shot_id)
      return TRUE;

  return FALSE;
}

/* Behind the last shot before the pointer that stays where it is. */
static void
aim_reorder (CliffTimelineAim       *self,
             const graphene_point_t *point)
{
  GArray *shots = cliff_geometry_get_cut (self->base)->shots;
  guint gap = cliff_geometry_get_gap_at (self->base, point->x);

  while (gap > 0 && is_held (self, g_array_index (shots, CliffCutShot, gap - 1).id))
    gap--;
  self->act.after_id = gap > 0 ? g_array_index (shots, CliffCutShot, gap - 1).id : 0;
}

static void
aim_copy (CliffTimelineAim       *self,
          CliffTime               way,
          const graphene_point_t *point)
{
  GArray *shots = cliff_geometry_get_cut (self->base)->shots;
  guint gap;

  if (self->hit.span.item.kind == CLIFF_CUT_SHOT)
    {
      gap = cliff_geometry_get_gap_at (self->base, point->x);
      self->act.time = gap < shots->len ? g_array_index (shots, CliffCutShot, gap).start
                                        : cliff_geometry_get_cut (self->base)->duration;
      return;
    }
  aim_move (self, way, point);
  self->act.time = get_earliest (self) + self->act.delta;
}

static void
aim_fade (CliffTimelineAim *self,
          CliffTime         way)
{
  const CliffCutClip *clip = cliff_cut_find_clip (cliff_geometry_get_cut (self->base), self->hit.span.item.id);

  if (self->hit.part == CLIFF_HIT_FADE_IN)
    self->act.fade_in = CLAMP (clip->fade_in + way, 0, clip->length - clip->fade_out);
  else
    self->act.fade_out = CLAMP (clip->fade_out - way, 0, clip->length - clip->fade_in);
}

void
cliff_timeline_aim_at (CliffTimelineAim       *self,
                       const graphene_point_t *point)
{
  CliffTime way = get_way (self, point);

  switch (self->act.kind)
    {
    case CLIFF_ACT_TRIM:
      aim_trim (self, way);
      break;
    case CLIFF_ACT_MOVE:
      aim_move (self, way, point);
      break;
    case CLIFF_ACT_REORDER:
      aim_reorder (self, point);
      break;
    case CLIFF_ACT_COPY:
      aim_copy (self, way, point);
      break;
    case CLIFF_ACT_FADE:
      aim_fade (self, way);
      break;
    default:
      g_return_if_reached ();
    }
}

void
cliff_timeline_aim_clear (CliffTimelineAim *self)
{
  g_clear_pointer (&self->base, cliff_geometry_free);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->snaps, g_array_unref);
  self->act.items = NULL;
}
