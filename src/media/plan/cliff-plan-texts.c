/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-plan-builder.h"

/* A subtitle stays a moment after the last word. */
#define HOLD (250 * CLIFF_MSECOND)

/* An empty style says nothing. */
static char *
dup_style (const char *style)
{
  return style != NULL && *style != '\0' ? g_strdup (style) : NULL;
}

/* (nullable): NULL when nobody could read it */
static CliffPlanText *
add_text (CliffPlanBuilder *self,
          CliffTitleKind    kind,
          const char       *words,
          CliffTime         start,
          CliffTime         length)
{
  CliffPlanText *text;
  int first, n_frames;

  if (words == NULL || *words == '\0' || !cliff_plan_builder_get_span (self, start, length, &first, &n_frames))
    return NULL;
  text = cliff_plan_add_text (self->plan);
  text->kind = kind;
  text->text = g_strdup (words);
  text->start = first;
  text->length = n_frames;

  return text;
}

/* ── Lines ───────────────────────────────────────────────────────────────────────────────────── */

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const CliffCutLine *x = *(const CliffCutLine * const *) a, *y = *(const CliffCutLine * const *) b;

  return x->start != y->start ? (x->start < y->start ? -1 : 1) : x < y ? -1 : x > y;
}

/* When each line is followed by another, by index; a hand may have placed them in any order. */
static CliffTime *
find_limits (GArray *lines)
{
  const CliffCutLine *first = (const CliffCutLine *) lines->data;
  CliffTime *limits = g_new (CliffTime, lines->len + 1);
  g_autoptr(GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (order, &g_array_index (lines, CliffCutLine, i));
  g_ptr_array_sort (order, compare_starts);
  for (guint i = 0; i < order->len; i++)
    {
      const CliffCutLine *line = g_ptr_array_index (order, i);
      const CliffCutLine *next = i + 1 < order->len ? g_ptr_array_index (order, i + 1) : NULL;

      limits[line - first] = next != NULL ? next->start : G_MAXINT64;
    }

  return limits;
}

/* @detail: (nullable): the JSON of its voice */
static void
add_line (CliffPlanBuilder   *self,
          const CliffCutLine *line,
          CliffTime           limit,
          const char         *detail)
{
  GPtrArray *cards =
    cliff_plan_cards_get (self->cards, line->subtitle != NULL ? line->subtitle : line->text, line->length, detail);

  for (guint i = 0; i < cards->len; i++)
    {
      const CliffSubtitle *card = g_ptr_array_index (cards, i);
      CliffTime start = line->start + card->start, end = line->start + card->end;
      CliffPlanText *added;

      if (i + 1 == cards->len)
        end = MAX (MIN (end + HOLD, limit), start);
      added = add_text (self, CLIFF_TITLE_SUBTITLE, card->text, start, end - start);
      if (added != NULL)
        added->style = dup_style (self->subtitle_style);
    }
}

/* Subtitles of lines follow the episode's first subtitle lane, where it has one. */
static gboolean
are_lines_read (CliffCut *cut)
{
  for (guint i = 0; i < cut->lanes->len; i++)
    {
      const CliffCutLane *lane = &g_array_index (cut->lanes, CliffCutLane, i);

      if (lane->kind == CLIFF_LANE_SUBTITLE)
        return !lane->muted;
    }
  return TRUE;
}

/* What the voices' engines say of them, by line. */
static GPtrArray *
read_details (CliffPlanBuilder  *self,
              GError           **error)
{
  GArray *lines = self->cut->lines;
  g_autoptr(GPtrArray) details = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(CliffRows) rows =
    cliff_store_query (self->store,
                       "SELECT line.id, detail FROM shot JOIN line ON line.shot_id = shot.id"
                       "  JOIN take ON take.id = line.take_id AND take.kind = 'voice' WHERE episode_id = ?",
                       "i", self->cut->episode_id);

  g_ptr_array_set_size (details, (int) lines->len);
  while (cliff_rows_next (rows))
    {
      const CliffCutLine *line = cliff_cut_find_line (self->cut, cliff_rows_get_int (rows, 0));

      if (line != NULL)
        g_set_str ((char **) &details->pdata[line - (const CliffCutLine *) lines->data], cliff_rows_get_text (rows, 1));
    }

  return cliff_rows_finish (rows, error) ? g_steal_pointer (&details) : NULL;
}

static gboolean
build_lines (CliffPlanBuilder  *self,
             GError           **error)
{
  g_autofree CliffTime *limits = find_limits (self->cut->lines);
  g_autoptr(GPtrArray) details = read_details (self, error);

  if (details == NULL)
    return FALSE;
  for (guint i = 0; i < self->cut->lines->len; i++)
    add_line (self, &g_array_index (self->cut->lines, CliffCutLine, i), limits[i], g_ptr_array_index (details, i));

  return TRUE;
}

/* ── Clips ───────────────────────────────────────────────────────────────────────────────────── */

static void
add_clip (CliffPlanBuilder   *self,
          CliffTitleKind      kind,
          const CliffCutClip *clip)
{
  CliffPlanText *text = add_text (self, kind, clip->text, clip->start, clip->length);

  if (text == NULL)
    return;
  text->style = dup_style (clip->style);
  if (text->style == NULL && kind == CLIFF_TITLE_SUBTITLE)
    text->style = dup_style (self->subtitle_style);
  text->fade_in = clip->fade_in;
  text->fade_out = clip->fade_out;
  cliff_plan_builder_add_keys (self, CLIFF_CUT_CLIP, clip->id, FALSE, 0, text->keys);
}

static void
build_clips (CliffPlanBuilder *self)
{
  for (guint i = 0; i < self->cut->lanes->len; i++)
    {
      const CliffCutLane *lane = &g_array_index (self->cut->lanes, CliffCutLane, i);

      if (lane->muted || (lane->kind != CLIFF_LANE_TITLE && lane->kind != CLIFF_LANE_SUBTITLE))
        continue;
      for (guint j = 0; j < lane->n_clips; j++)
        add_clip (self, lane->kind == CLIFF_LANE_TITLE ? CLIFF_TITLE_CAPTION : CLIFF_TITLE_SUBTITLE,
                  &g_array_index (self->cut->clips, CliffCutClip, lane->first + j));
    }
}

gboolean
cliff_plan_build_texts (CliffPlanBuilder  *self,
                        GError           **error)
{
  build_clips (self);

  return !are_lines_read (self->cut) || build_lines (self, error);
}
