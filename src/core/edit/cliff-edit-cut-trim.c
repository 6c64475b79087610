/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut-private.h"

/* ── Shots ───────────────────────────────────────────────────────────────────────────────────────── */

static gboolean
write_in (CliffCutEdit        *self,
          const CliffCutShot  *shot,
          CliffTime            delta,
          GError             **error)
{
  return cliff_store_exec (self->store, error, "UPDATE shot SET source_in = ?, edited = 1 WHERE id = ?", "ii",
                           cliff_cut_get_source_time (shot->in, shot->speed, delta), shot->id);
}

/* The head moves by @delta and what hangs on the picture stays with it; what stands at the very start stays there. */
static gboolean
trim_start (CliffCutEdit        *self,
            const CliffCutShot  *shot,
            CliffTime            delta,
            GError             **error)
{
  return write_in (self, shot, delta, error) &&
         cliff_cut_edit_hold (self, shot->id, cliff_cut_to_frames (self->cut, shot->length - delta), error) &&
         cliff_cut_edit_keep_keys (self, (CliffCutItem) { CLIFF_CUT_SHOT, shot->id }, shot->id, delta, error) &&
         cliff_store_exec (self->store, error, "UPDATE clip SET \"offset\" = max (\"offset\" - ?, 0) WHERE shot_id = ? AND \"offset\" > 0",
                           "ii", delta, shot->id) &&
         cliff_store_exec (self->store, error, "UPDATE line SET \"offset\" = max (\"offset\" - ?, 0) WHERE shot_id = ? AND \"offset\" > 0",
                           "ii", delta, shot->id) &&
         cliff_store_exec (self->store, error, "UPDATE marker SET \"offset\" = max (\"offset\" - ?, 0) WHERE shot_id = ? AND \"offset\" > 0",
                           "ii", delta, shot->id);
}

/* The start moves by @delta in time, so that what hangs on the shot must not. */
static gboolean
move_start (CliffCutEdit        *self,
            const CliffCutShot  *shot,
            CliffTime            delta,
            GError             **error)
{
  return write_in (self, shot, delta, error) &&
         cliff_cut_edit_hold (self, shot->id, cliff_cut_to_frames (self->cut, shot->length - delta), error) &&
         cliff_cut_edit_keep_keys (self, (CliffCutItem) { CLIFF_CUT_SHOT, shot->id }, shot->id, delta, error) &&
         cliff_store_exec (self->store, error, "UPDATE clip SET \"offset\" = \"offset\" - ? WHERE shot_id = ?", "ii", delta, shot->id) &&
         cliff_store_exec (self->store, error, "UPDATE line SET \"offset\" = \"offset\" - ? WHERE shot_id = ?", "ii", delta, shot->id) &&
         cliff_store_exec (self->store, error, "UPDATE marker SET \"offset\" = \"offset\" - ? WHERE shot_id = ?", "ii", delta, shot->id);
}

static gboolean
move_end (CliffCutEdit        *self,
          const CliffCutShot  *shot,
          CliffTime            delta,
          GError             **error)
{
  return cliff_cut_edit_hold (self, shot->id, cliff_cut_to_frames (self->cut, shot->length + delta), error);
}

static gboolean
trim_shot (CliffCutEdit        *self,
           const CliffCutShot  *shot,
           CliffTrim            trim,
           CliffTime            delta,
           GError             **error)
{
  /* Where a neighbour is needed, the range said that there is one. */
  switch (trim)
    {
    case CLIFF_TRIM_START:
      return trim_start (self, shot, delta, error);
    case CLIFF_TRIM_END:
      return move_end (self, shot, delta, error);
    case CLIFF_TRIM_ROLL_START:
      return move_end (self, shot - 1, delta, error) && move_start (self, shot, delta, error);
    case CLIFF_TRIM_ROLL_END:
      return move_end (self, shot, delta, error) && move_start (self, shot + 1, delta, error);
    case CLIFF_TRIM_SLIP:
      return write_in (self, shot, delta, error);
    case CLIFF_TRIM_SLIDE:
      return move_end (self, shot - 1, delta, error) && move_start (self, shot + 1, delta, error) &&
             cliff_cut_edit_hold (self, shot->id, cliff_cut_to_frames (self->cut, shot->length), error);
    }
  g_return_val_if_reached (FALSE);
}

/* ── Clips ───────────────────────────────────────────────────────────────────────────────────────── */

static gboolean
set_edges (CliffCutEdit        *self,
           const CliffCutClip  *clip,
           CliffTime            start_delta,
           CliffTime            end_delta,
           GError             **error)
{
  return cliff_cut_edit_write_span (self, clip, clip->id, clip->start + start_delta, clip->start + clip->length + end_delta,
                                    error);
}

static gboolean
slide_clip (CliffCutEdit        *self,
            const CliffCutClip  *clip,
            CliffTime            delta,
            GError             **error)
{
  const CliffCutLane *lane = cliff_cut_get_lane (self->cut, clip);
  const CliffCutClip *first = &g_array_index (self->cut->clips, CliffCutClip, lane->first);
  CliffTime frame = cliff_cut_from_frames (self->cut, 1), end = clip->start + clip->length;

  if (clip > first && clip->start - (clip - 1)->start - (clip - 1)->length < frame / 2 &&
      !set_edges (self, clip - 1, 0, delta, error))
    return FALSE;
  if (clip + 1 < first + lane->n_clips && (clip + 1)->start - end < frame / 2 && !set_edges (self, clip + 1, delta, 0, error))
    return FALSE;

  return cliff_cut_edit_write_start (self, clip->id, clip->shot_id == 0, clip->start + delta, error);
}

static gboolean
trim_clip (CliffCutEdit        *self,
           const CliffCutClip  *clip,
           CliffTrim            trim,
           CliffTime            delta,
           GError             **error)
{
  switch (trim)
    {
    case CLIFF_TRIM_START:
      return set_edges (self, clip, delta, 0, error);
    case CLIFF_TRIM_END:
      return set_edges (self, clip, 0, delta, error);
    case CLIFF_TRIM_ROLL_START:
      return set_edges (self, clip - 1, 0, delta, error) && set_edges (self, clip, delta, 0, error);
    case CLIFF_TRIM_ROLL_END:
      return set_edges (self, clip, 0, delta, error) && set_edges (self, clip + 1, delta, 0, error);
    case CLIFF_TRIM_SLIP:
      return cliff_store_exec (self->store, error, "UPDATE clip SET source_in = ? WHERE id = ?", "ii",
                               cliff_cut_get_source_time (clip->in, clip->speed, delta), clip->id);
    case CLIFF_TRIM_SLIDE:
      return slide_clip (self, clip, delta, error);
    }
  g_return_val_if_reached (FALSE);
}

/* ── Both ────────────────────────────────────────────────────────────────────────────────────────── */

/* Whole frames; a range ends on one. */
static gboolean
round_delta (CliffCut      *cut,
             CliffCutItem   item,
             CliffTrim      trim,
             CliffTime     *delta,
             GError       **error)
{
  CliffTime edge = cliff_cut_get_trim_edge (cut, item, trim), least, most;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  cliff_cut_get_trim_range (cut, item, trim, &least, &most);
  /* Half a frame more is the same frame. */
  *delta = cliff_cut_round (cut, edge + CLAMP (*delta, -CLIFF_CUT_MAX_TIME / 2, CLIFF_CUT_MAX_TIME / 2)) - edge;
  if (*delta >= least && *delta <= most)
    return TRUE;

  low = cliff_cut_dup_seconds (least);
  high = cliff_cut_dup_seconds (most);
  return cliff_cut_refuse (error, "That edge moves by %s to %s seconds", low, high);
}

static gboolean
trim_item (CliffCutEdit  *self,
           CliffCutItem   item,
           CliffTrim      trim,
           CliffTime      delta,
           GError       **error)
{
  const CliffCutShot *shot = NULL;
  const CliffCutClip *clip = NULL;

  if (item.kind == CLIFF_CUT_LINE)
    return cliff_cut_refuse (error, "A line is as long as it is spoken");
  if (item.kind == CLIFF_CUT_SHOT)
    shot = cliff_cut_edit_find_shot (self, item.id, error);
  else
    clip = cliff_cut_edit_find_clip (self, item.id, error);
  if (shot == NULL && clip == NULL)
    return FALSE;
  if (!round_delta (self->cut, item, trim, &delta, error))
    return FALSE;
  /* An edge that stands a hair beside its frame has no neighbour because of that. */
  if (ABS (delta) < cliff_cut_from_frames (self->cut, 1) / 2)
    return TRUE;

  return shot != NULL ? trim_shot (self, shot, trim, delta, error) : trim_clip (self, clip, trim, delta, error);
}

gboolean
cliff_edit_trim (CliffStore    *store,
                 CliffCutItem   item,
                 CliffTrim      trim,
                 CliffTime      delta,
                 GError       **error)
{
  g_auto(CliffCutEdit) self = { 0 };

  return cliff_cut_edit_begin_item (&self, store, item, "Trim", error) &&
         cliff_cut_edit_end (&self, trim_item (&self, item, trim, delta, error), error);
}
