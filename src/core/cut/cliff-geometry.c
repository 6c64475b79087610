/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-geometry.h"

/* Things narrower than this have no edges or handles to take hold of. */
#define LEAST_FOR_EDGES 18
#define LEAST_FOR_HANDLES 40

struct _CliffGeometry
{
  CliffCut  *cut;
  CliffTime  scale;
  CliffTime  end;
  GArray    *rows;   /* CliffRow */
  int        height;
  guint     *lines;  /* the cut's lines by start: they are laid by shot, and a placed one may stand anywhere */
  CliffTime *ends;   /* of each of them, the latest end up to there */
};

/* ── Rows ── */

static gboolean
is_seen (CliffLaneKind kind)
{
  switch (kind)
    {
    case CLIFF_LANE_SUBTITLE:
    case CLIFF_LANE_TITLE:
    case CLIFF_LANE_OVERLAY:
      return TRUE;
    case CLIFF_LANE_VOICE:
    case CLIFF_LANE_MUSIC:
    case CLIFF_LANE_EFFECT:
      return FALSE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

static int
get_lane_height (const CliffRowHeights *heights,
                 CliffLaneKind          kind)
{
  if (kind == CLIFF_LANE_OVERLAY)
    return heights->pictures;

  return is_seen (kind) ? heights->words : heights->sound;
}

static void
add_row (CliffGeometry         *self,
         const CliffRowHeights *heights,
         CliffRowKind           kind,
         guint                  lane,
         int                    height,
         guint                  n_items)
{
  CliffRow row = { kind, lane, self->height, height, n_items };

  g_array_append_val (self->rows, row);
  self->height += height + heights->gap;
}

static void
add_lanes (CliffGeometry         *self,
           const CliffRowHeights *heights,
           gboolean               seen)
{
  for (guint i = 0; i < self->cut->lanes->len; i++)
    {
      const CliffCutLane *lane = &g_array_index (self->cut->lanes, CliffCutLane, i);

      if (is_seen (lane->kind) == seen)
        add_row (self, heights, CLIFF_ROW_LANE, i, get_lane_height (heights, lane->kind), lane->n_clips);
    }
}

static int
compare_lines (gconstpointer a,
               gconstpointer b,
               gpointer      lines)
{
  const CliffCutLine *first = &g_array_index ((GArray *) lines, CliffCutLine, *(const guint *) a);
  const CliffCutLine *second = &g_array_index ((GArray *) lines, CliffCutLine, *(const guint *) b);

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;

  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

static void
sort_lines (CliffGeometry *self)
{
  guint n_lines = self->cut->lines->len;
  CliffTime end = 0;

  self->lines = g_new (guint, n_lines);
  self->ends = g_new (CliffTime, n_lines);
  for (guint i = 0; i < n_lines; i++)
    self->lines[i] = i;
  g_sort_array (self->lines, n_lines, sizeof *self->lines, compare_lines, self->cut->lines);
  for (guint i = 0; i < n_lines; i++)
    {
      const CliffCutLine *line = &g_array_index (self->cut->lines, CliffCutLine, self->lines[i]);

      end = MAX (end, line->start + line->length);
      self->ends[i] = end;
    }
  self->end = MAX (self->end, end);
}

CliffGeometry *
cliff_geometry_new (CliffCut              *cut,
                    CliffTime              scale,
                    const CliffRowHeights *heights)
{
  CliffGeometry *self = g_new0 (CliffGeometry, 1);

  self->cut = cliff_cut_ref (cut);
  self->rows = g_array_new (FALSE, FALSE, sizeof (CliffRow));
  self->end = cut->duration;
  cliff_geometry_set_scale (self, scale);
  add_lanes (self, heights, TRUE);
  add_row (self, heights, CLIFF_ROW_STORYLINE, 0, heights->storyline, cut->shots->len);
  add_row (self, heights, CLIFF_ROW_LINES, 0, heights->lines, cut->lines->len);
  add_lanes (self, heights, FALSE);
  sort_lines (self);
  for (guint i = 0; i < cut->clips->len; i++)
    {
      const CliffCutClip *clip = &g_array_index (cut->clips, CliffCutClip, i);

      self->end = MAX (self->end, clip->start + clip->length);
    }

  return self;
}

void
cliff_geometry_free (CliffGeometry *self)
{
  cliff_cut_unref (self->cut);
  g_array_unref (self->rows);
  g_free (self->lines);
  g_free (self->ends);
  g_free (self);
}

CliffCut *
cliff_geometry_get_cut (CliffGeometry *self)
{
  return self->cut;
}

CliffTime
cliff_geometry_get_scale (CliffGeometry *self)
{
  return self->scale;
}

void
cliff_geometry_set_scale (CliffGeometry *self,
                          CliffTime      scale)
{
  self->scale = CLAMP (scale, CLIFF_SCALE_MIN, CLIFF_SCALE_MAX);
}

double
cliff_geometry_get_x (CliffGeometry *self,
                      CliffTime      time)
{
  return (double) time / (double) self->scale;
}

CliffTime
cliff_geometry_get_time (CliffGeometry *self,
                         double         x)
{
  return x > 0 ? (CliffTime) (x * (double) self->scale) : 0;
}

CliffTime
cliff_geometry_get_end (CliffGeometry *self)
{
  return self->end;
}

int
cliff_geometry_get_height (CliffGeometry *self)
{
  return self->height;
}

guint
cliff_geometry_get_n_rows (CliffGeometry *self)
{
  return self->rows->len;
}

const CliffRow *
cliff_geometry_get_row (CliffGeometry *self,
                        guint          row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);

  return &g_array_index (self->rows, CliffRow, row);
}

int
cliff_geometry_get_row_at (CliffGeometry *self,
                           double         y)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const CliffRow *row = cliff_geometry_get_row (self, i);

      if (y >= row->top && y < row->top + row->height)
        return (int) i;
    }

  return -1;
}

/* ── Things ── */

static CliffCutSpan
get_clip_span (CliffGeometry *self,
               guint          index)
{
  const CliffCutClip *clip = &g_array_index (self->cut->clips, CliffCutClip, index);

  return (CliffCutSpan) { { CLIFF_CUT_CLIP, clip->id }, index, clip->start, clip->length };
}

static CliffCutSpan
get_shot_span (CliffGeometry *self,
               guint          index)
{
  const CliffCutShot *shot = &g_array_index (self->cut->shots, CliffCutShot, index);

  return (CliffCutSpan) { { CLIFF_CUT_SHOT, shot->id }, index, shot->start, shot->length };
}

static CliffCutSpan
get_line_span (CliffGeometry *self,
               guint          index)
{
  const CliffCutLine *line = &g_array_index (self->cut->lines, CliffCutLine, index);

  return (CliffCutSpan) { { CLIFF_CUT_LINE, line->id }, index, line->start, line->length };
}

CliffCutSpan
cliff_geometry_get_span (CliffGeometry *self,
                         guint          row,
                         guint          position)
{
  const CliffRow *place = cliff_geometry_get_row (self, row);

  switch (place->kind)
    {
    case CLIFF_ROW_LANE:
      return get_clip_span (self, g_array_index (self->cut->lanes, CliffCutLane, place->lane).first + position);
    case CLIFF_ROW_STORYLINE:
      return get_shot_span (self, position);
    case CLIFF_ROW_LINES:
      return get_line_span (self, self->lines[position]);
    default:
      g_return_val_if_reached ((CliffCutSpan) { 0 });
    }
}

static int
find_row (CliffGeometry *self,
          CliffRowKind   kind,
          guint          lane)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const CliffRow *row = cliff_geometry_get_row (self, i);

      if (row->kind == kind && (kind != CLIFF_ROW_LANE || row->lane == lane))
        return (int) i;
    }

  return -1;
}

int
cliff_geometry_find (CliffGeometry *self,
                     CliffCutItem   item,
                     CliffCutSpan     *span)
{
  CliffCutSpan found = { 0 };
  int row = -1;

  if (item.kind == CLIFF_CUT_SHOT)
    {
      const CliffCutShot *shot = cliff_cut_find_shot (self->cut, item.id);

      if (shot == NULL)
        return -1;
      found = get_shot_span (self, (guint) (shot - (const CliffCutShot *) (gconstpointer) self->cut->shots->data));
      row = find_row (self, CLIFF_ROW_STORYLINE, 0);
    }
  else if (item.kind == CLIFF_CUT_LINE)
    {
      const CliffCutLine *line = cliff_cut_find_line (self->cut, item.id);

      if (line == NULL)
        return -1;
      found = get_line_span (self, (guint) (line - (const CliffCutLine *) (gconstpointer) self->cut->lines->data));
      row = find_row (self, CLIFF_ROW_LINES, 0);
    }
  else
    {
      const CliffCutClip *clip = cliff_cut_find_clip (self->cut, item.id);

      if (clip == NULL)
        return -1;
      found = get_clip_span (self, (guint) (clip - (const CliffCutClip *) (gconstpointer) self->cut->clips->data));
      row = find_row (self, CLIFF_ROW_LANE, clip->lane);
    }
  if (span != NULL)
    *span = found;

  return row;
}

/* When everything up to @position of @row is over. */
static CliffTime
get_end_up_to (CliffGeometry *self,
               guint          row,
               guint          position)
{
  CliffCutSpan span;

  if (cliff_geometry_get_row (self, row)->kind == CLIFF_ROW_LINES)
    return self->ends[position];
  span = cliff_geometry_get_span (self, row, position);

  return span.start + span.length;
}

guint
cliff_geometry_get_first (CliffGeometry *self,
                          guint          row,
                          CliffTime      time)
{
  guint low = 0;
  guint high = cliff_geometry_get_row (self, row)->n_items;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_end_up_to (self, row, middle) <= time)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* ── What lies where ── */

static gboolean
is_near_handle (CliffGeometry *self,
                CliffTime      handle,
                double         x)
{
  return ABS (cliff_geometry_get_x (self, handle) - x) <= CLIFF_HIT_HANDLE;
}

/* Handles of fades stand at a clip's upper edge, where the fade ends. */
static CliffHitPart
hit_handles (CliffGeometry   *self,
             const CliffRow  *row,
             const CliffCutSpan *span,
             double           x,
             double           y)
{
  const CliffCutClip *clip;

  if (span->item.kind != CLIFF_CUT_CLIP || y > row->top + 2 * CLIFF_HIT_HANDLE ||
      cliff_geometry_get_x (self, span->length) < LEAST_FOR_HANDLES)
    return CLIFF_HIT_ITEM;
  clip = &g_array_index (self->cut->clips, CliffCutClip, span->index);
  /* A handle at the very edge would take the edge's place; it stands a little inside. */
  if (is_near_handle (self, span->start + clip->fade_in, x - (clip->fade_in == 0 ? 2 * CLIFF_HIT_EDGE : 0)))
    return CLIFF_HIT_FADE_IN;
  if (is_near_handle (self, span->start + span->length - clip->fade_out, x + (clip->fade_out == 0 ? 2 * CLIFF_HIT_EDGE : 0)))
    return CLIFF_HIT_FADE_OUT;

  return CLIFF_HIT_ITEM;
}

static CliffHitPart
hit_part (CliffGeometry   *self,
          const CliffRow  *row,
          const CliffCutSpan *span,
          double           x,
          double           y)
{
  double left = cliff_geometry_get_x (self, span->start);
  double right = cliff_geometry_get_x (self, span->start + span->length);

  if (right - left < LEAST_FOR_EDGES)
    return CLIFF_HIT_ITEM;
  if (x < left + CLIFF_HIT_EDGE)
    return CLIFF_HIT_START;
  if (x >= right - CLIFF_HIT_EDGE)
    return CLIFF_HIT_END;

  return hit_handles (self, row, span, x, y);
}

CliffHit
cliff_geometry_hit (CliffGeometry *self,
                    double         x,
                    double         y)
{
  CliffHit hit = { .part = CLIFF_HIT_NOTHING, .row = cliff_geometry_get_row_at (self, y) };
  const CliffRow *row;

  hit.time = cliff_geometry_get_time (self, x);
  if (hit.row < 0)
    return hit;
  hit.part = CLIFF_HIT_ROW;
  if (x < 0)
    return hit;
  row = cliff_geometry_get_row (self, (guint) hit.row);
  for (guint i = cliff_geometry_get_first (self, (guint) hit.row, hit.time); i < row->n_items; i++)
    {
      CliffCutSpan span = cliff_geometry_get_span (self, (guint) hit.row, i);

      if (span.start > hit.time)
        break;
      /* Of lines that overlap, the later lies on top. */
      if (hit.time < span.start + span.length)
        hit.span = span;
    }
  if (hit.span.item.id != 0)
    hit.part = hit_part (self, row, &hit.span, x, y);

  return hit;
}

GArray *
cliff_geometry_list_in (CliffGeometry *self,
                        double         x1,
                        double         y1,
                        double         x2,
                        double         y2)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (CliffCutItem));
  CliffTime from = cliff_geometry_get_time (self, MIN (x1, x2));
  CliffTime to = cliff_geometry_get_time (self, MAX (x1, x2));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const CliffRow *row = cliff_geometry_get_row (self, i);

      if (MAX (y1, y2) < row->top || MIN (y1, y2) >= row->top + row->height)
        continue;
      for (guint j = cliff_geometry_get_first (self, i, from); j < row->n_items; j++)
        {
          CliffCutSpan span = cliff_geometry_get_span (self, i, j);

          if (span.start > to)
            break;
          if (span.start + span.length > from)
            g_array_append_val (items, span.item);
        }
    }

  return items;
}

guint
cliff_geometry_get_gap_at (CliffGeometry *self,
                           double         x)
{
  CliffTime time = cliff_geometry_get_time (self, x);
  int index = cliff_cut_get_shot_at (self->cut, time);
  CliffCutSpan span;

  if (index < 0)
    return 0;
  span = get_shot_span (self, (guint) index);

  return (guint) index + (time - span.start > span.length / 2 ? 1 : 0);
}

/* ── Snapping ── */

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  CliffTime first = *(const CliffTime *) a;
  CliffTime second = *(const CliffTime *) b;

  return (first > second) - (first < second);
}

static guint
hash_item (gconstpointer key)
{
  const CliffCutItem *item = key;

  return (guint) item->id * 4 + (guint) item->kind;
}

static gboolean
equal_items (gconstpointer a,
             gconstpointer b)
{
  const CliffCutItem *first = a;
  const CliffCutItem *second = b;

  return first->id == second->id && first->kind == second->kind;
}

GArray *
cliff_geometry_list_snaps (CliffGeometry      *self,
                           const CliffCutItem *excluded,
                           guint               n_excluded,
                           CliffTime           playhead)
{
  g_autoptr(GHashTable) leave = g_hash_table_new (hash_item, equal_items);
  GArray *snaps = g_array_new (FALSE, FALSE, sizeof (CliffTime));
  CliffTime start = 0;

  for (guint i = 0; i < n_excluded; i++)
    g_hash_table_add (leave, (gpointer) &excluded[i]);
  g_array_append_val (snaps, start);
  g_array_append_val (snaps, playhead);
  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < cliff_geometry_get_row (self, i)->n_items; j++)
      {
        CliffCutSpan span = cliff_geometry_get_span (self, i, j);
        CliffTime end = span.start + span.length;

        if (g_hash_table_contains (leave, &span.item))
          continue;
        g_array_append_val (snaps, span.start);
        g_array_append_val (snaps, end);
      }
  for (guint i = 0; i < self->cut->markers->len; i++)
    g_array_append_val (snaps, g_array_index (self->cut->markers, CliffCutMarker, i).start);
  g_array_sort (snaps, compare_times);

  return snaps;
}

/* The one of @snaps that is nearest to @time. */
static CliffTime
find_nearest (GArray    *snaps,
              CliffTime  time)
{
  guint low = 0;
  guint high = snaps->len;
  CliffTime below, above;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (snaps, CliffTime, middle) < time)
        low = middle + 1;
      else
        high = middle;
    }
  above = g_array_index (snaps, CliffTime, MIN (low, snaps->len - 1));
  below = g_array_index (snaps, CliffTime, low > 0 ? low - 1 : 0);

  return ABS (above - time) < ABS (time - below) ? above : below;
}

gboolean
cliff_geometry_snap (GArray          *snaps,
                     const CliffTime *edges,
                     guint            n_edges,
                     CliffTime        reach,
                     CliffTime       *delta,
                     CliffTime       *line)
{
  CliffTime best = reach + 1;
  CliffTime wanted = *delta;

  for (guint i = 0; i < n_edges && snaps->len > 0; i++)
    {
      CliffTime nearest = find_nearest (snaps, edges[i] + wanted);
      CliffTime distance = ABS (nearest - (edges[i] + wanted));

      if (distance >= best)
        continue;
      best = distance;
      *delta = nearest - edges[i];
      *line = nearest;
    }

  return best <= reach;
}

/* ── Zoom and ruler ── */

double
cliff_geometry_get_zoomed (double    offset,
                           double    pointer,
                           CliffTime scale,
                           CliffTime new_scale)
{
  return MAX (0, (offset + pointer) * (double) scale / (double) new_scale - pointer);
}

CliffTime
cliff_geometry_get_tick (CliffGeometry *self,
                         int            least,
                         int           *n_parts)
{
  static const struct
  {
    int  seconds;
    int  n_parts;
  } steps[] = { { 1, 5 }, { 2, 4 }, { 5, 5 }, { 10, 5 }, { 15, 3 }, { 30, 6 }, { 60, 6 }, { 120, 4 }, { 300, 5 }, { 600, 5 },
                { 900, 3 }, { 1800, 6 }, { 3600, 6 } };
  static const int frames[] = { 1, 2, 5, 10 };
  CliffTime wanted = self->scale * least;

  for (guint i = 0; i < G_N_ELEMENTS (frames) && self->cut->fps_num > 0; i++)
    {
      CliffTime step = CLIFF_SECOND * frames[i] * self->cut->fps_den / self->cut->fps_num;

      if (step >= wanted && step < CLIFF_SECOND)
        {
          *n_parts = frames[i] == 10 ? 5 : frames[i];
          return step;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].seconds * CLIFF_SECOND >= wanted)
      {
        *n_parts = steps[i].n_parts;
        return steps[i].seconds * CLIFF_SECOND;
      }
  *n_parts = 6;

  return 6 * 3600 * CLIFF_SECOND;
}
