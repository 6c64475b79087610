/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut-private.h"

#include "cliff-edit-shot-row.h"
#include "cliff-edit-storyline.h"

/* ── Shots ───────────────────────────────────────────────────────────────────────────────────────── */

/* The shots in the order of their episodes; duplicates count once. (transfer full) (nullable) */
static GArray *
order_shots (CliffStore     *store,
             const CliffId  *shots,
             guint           n_shots,
             GError        **error)
{
  g_autoptr(GArray) ordered = g_array_new (FALSE, FALSE, sizeof (CliffId));
  g_autoptr(GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  CliffId episode_id = n_shots > 0 ? cliff_store_get_int (store, 0, "SELECT episode_id FROM shot WHERE id = ?", "i", shots[0]) : 0;
  g_autoptr(CliffRows) rows =
    cliff_store_query (store, "SELECT id FROM shot WHERE episode_id = ? ORDER BY position, id", "i", episode_id);

  for (guint i = 0; i < n_shots; i++)
    g_hash_table_add (wanted, (gpointer) &shots[i]);
  while (cliff_rows_next (rows))
    {
      CliffId id = cliff_rows_get_int (rows, 0);

      if (g_hash_table_contains (wanted, &id))
        g_array_append_val (ordered, id);
    }
  if (!cliff_rows_finish (rows, error))
    return NULL;
  if (ordered->len != g_hash_table_size (wanted) || ordered->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "Not all of these are shots of one episode");
      return NULL;
    }

  return g_steal_pointer (&ordered);
}

/* A shot that comes to another episode is one of the scene it comes to stand in, made by hand. */
static gboolean
adopt (CliffStore  *store,
       CliffId      shot_id,
       CliffId      like,
       GError     **error)
{
  return cliff_store_exec (store, error,
                           "UPDATE shot SET scene_id = (SELECT scene_id FROM shot WHERE id = ?), source_hash = '', edited = 1 WHERE id = ?",
                           "ii", like, shot_id) &&
         cliff_store_exec (store, error, "DELETE FROM shot_element WHERE shot_id = ?", "i", shot_id);
}

static gboolean
move_shots (CliffStore  *store,
            GArray      *ids,
            CliffId      episode_id,
            CliffId      after_id,
            GError     **error)
{
  CliffId first = g_array_index (ids, CliffId, 0), like;
  gboolean leaves = cliff_store_get_int (store, 0, "SELECT episode_id FROM shot WHERE id = ?", "i", first) != episode_id;

  if (after_id != 0 && cliff_store_get_int (store, 0, "SELECT episode_id FROM shot WHERE id = ?", "i", after_id) != episode_id)
    return cliff_cut_refuse (error, "Shot %" G_GINT64_FORMAT " is not one of the episode", after_id);
  if (cliff_store_get_int (store, 0, "SELECT 1 FROM episode WHERE id = ?", "i", episode_id) == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no episode %" G_GINT64_FORMAT, episode_id);
      return FALSE;
    }

  /* Behind one of themselves: behind what stands before them. */
  while (after_id != 0 && !leaves)
    {
      gboolean among = FALSE;

      for (guint i = 0; i < ids->len && !among; i++)
        among = g_array_index (ids, CliffId, i) == after_id;
      if (!among)
        break;
      after_id = cliff_store_get_int (store, 0,
                                      "SELECT id FROM shot WHERE episode_id = ? AND (position, id) < "
                                      "(SELECT position, id FROM shot WHERE id = ?) ORDER BY position DESC, id DESC LIMIT 1",
                                      "ii", episode_id, after_id);
    }
  like = after_id != 0 ? after_id : cliff_shot_row_get_next (store, episode_id, 0, 0);

  for (guint i = 0; i < ids->len; i++)
    {
      CliffId id = g_array_index (ids, CliffId, i);

      /* One that stands there already keeps its row as it is. */
      if (id != after_id && cliff_shot_row_get_next (store, episode_id, after_id, 0) != id &&
          !cliff_shot_row_move (store, id, episode_id, after_id, error))
        return FALSE;
      if (leaves && !adopt (store, id, like, error))
        return FALSE;
      after_id = id;
    }

  return !leaves || cliff_edit_bring_along (store, episode_id, error);
}

gboolean
cliff_edit_move_shots (CliffStore     *store,
                       const CliffId  *shots,
                       guint           n_shots,
                       CliffId         episode_id,
                       CliffId         after_id,
                       GError        **error)
{
  g_autoptr(GArray) ids = NULL;

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (shots != NULL || n_shots == 0, FALSE);

  if (!cliff_store_begin (store, "Move Shots", error))
    return FALSE;
  ids = order_shots (store, shots, n_shots, error);

  return cliff_store_end (store, ids != NULL && move_shots (store, ids, episode_id, after_id, error), error);
}

/* ── Clips and lines ─────────────────────────────────────────────────────────────────────────────── */

typedef enum
{
  FAMILY_SOUND,
  FAMILY_WORDS,
  FAMILY_PICTURE,
} Family;

static Family
get_family (CliffLaneKind kind)
{
  switch (kind)
    {
    case CLIFF_LANE_VOICE:
    case CLIFF_LANE_MUSIC:
    case CLIFF_LANE_EFFECT:
      return FAMILY_SOUND;
    case CLIFF_LANE_SUBTITLE:
    case CLIFF_LANE_TITLE:
      return FAMILY_WORDS;
    case CLIFF_LANE_OVERLAY:
      return FAMILY_PICTURE;
    }
  g_return_val_if_reached (FAMILY_SOUND);
}

static gboolean
find_target (CliffCutEdit        *self,
             const CliffCutClip  *clip,
             int                  lanes,
             guint               *index,
             GError             **error)
{
  gint64 wanted = (gint64) clip->lane + lanes;
  const CliffCutLane *from = cliff_cut_get_lane (self->cut, clip), *to;

  if (wanted < 0 || wanted >= self->cut->lanes->len)
    return cliff_cut_refuse (error, "There is no lane so far %s", lanes < 0 ? "up" : "down");
  to = &g_array_index (self->cut->lanes, CliffCutLane, wanted);
  if (get_family (from->kind) != get_family (to->kind))
    return cliff_cut_refuse (error, "Lane %" G_GINT64_FORMAT " holds another kind of clip", to->id);
  *index = (guint) wanted;

  return TRUE;
}

/* A line stays with the shot in which it is spoken, wherever it is heard. */
static gboolean
move_line (CliffCutEdit        *self,
           const CliffCutLine  *line,
           CliffTime            delta,
           GError             **error)
{
  const CliffCutShot *shot = &g_array_index (self->cut->shots, CliffCutShot, line->shot);
  CliffTime start = line->start + delta;

  if (start >= self->cut->duration)
    return cliff_cut_refuse (error, "A line begins before the episode ends");

  return cliff_store_exec (self->store, error, "UPDATE line SET \"offset\" = ? WHERE id = ?", "ii", start - shot->start, line->id);
}

static gboolean
get_start (CliffCutEdit  *self,
           CliffCutItem   item,
           CliffTime     *start,
           GError       **error)
{
  const CliffCutClip *clip = NULL;
  const CliffCutLine *line = NULL;

  if (item.kind == CLIFF_CUT_SHOT)
    return cliff_cut_refuse (error, "A shot moves within the storyline");
  if (item.kind == CLIFF_CUT_CLIP)
    clip = cliff_cut_edit_find_clip (self, item.id, error);
  else
    line = cliff_cut_edit_find_line (self, item.id, error);
  if (clip == NULL && line == NULL)
    return FALSE;
  *start = clip != NULL ? clip->start : line->start;

  return TRUE;
}

/* The first of them comes to stand on a frame, the others keep their distance. */
static gboolean
round_delta (CliffCutEdit        *self,
             const CliffCutItem  *items,
             guint                n_items,
             CliffTime           *delta,
             GError             **error)
{
  CliffTime first = 0, least = CLIFF_CUT_MAX_TIME;
  g_autofree char *seconds = NULL;

  for (guint i = 0; i < n_items; i++)
    {
      CliffTime start = 0;

      if (!get_start (self, items[i], &start, error))
        return FALSE;
      if (i == 0)
        first = start;
      least = MIN (least, start);
    }
  if (*delta == 0)
    return TRUE;
  *delta = cliff_cut_round (self->cut, first + CLAMP (*delta, -CLIFF_CUT_MAX_TIME / 4, CLIFF_CUT_MAX_TIME / 4)) - first;
  if (least + *delta >= 0 && first + *delta <= CLIFF_CUT_MAX_TIME / 2)
    return TRUE;

  seconds = cliff_cut_dup_seconds (least);
  return cliff_cut_refuse (error, "They move by %s seconds to the left at most", seconds);
}

static gboolean
move_items (CliffCutEdit        *self,
            const CliffCutItem  *items,
            guint                n_items,
            CliffTime            delta,
            int                  lanes,
            CliffPlace           place,
            GError             **error)
{
  g_autoptr(GArray) placings = g_array_new (FALSE, FALSE, sizeof (CliffPlacing));

  if (!round_delta (self, items, n_items, &delta, error))
    return FALSE;
  if (delta == 0 && lanes == 0)
    return TRUE;

  for (guint i = 0; i < n_items; i++)
    {
      const CliffCutClip *clip = cliff_cut_find_clip (self->cut, items[i].kind == CLIFF_CUT_CLIP ? items[i].id : 0);
      CliffPlacing placing;

      if (clip == NULL)
        {
          if (delta != 0 && !move_line (self, cliff_cut_find_line (self->cut, items[i].id), delta, error))
            return FALSE;
          continue;
        }
      placing = (CliffPlacing) { clip->id, clip->lane, clip->start + delta, clip->length, clip->open, clip->shot_id == 0 };
      if (!find_target (self, clip, lanes, &placing.lane, error))
        return FALSE;
      g_array_append_val (placings, placing);
    }

  return cliff_cut_edit_place (self, placings, place, error);
}

gboolean
cliff_edit_move_items (CliffStore          *store,
                       const CliffCutItem  *items,
                       guint                n_items,
                       CliffTime            delta,
                       int                  lanes,
                       CliffPlace           place,
                       GError             **error)
{
  g_auto(CliffCutEdit) self = { 0 };

  g_return_val_if_fail (items != NULL && n_items > 0, FALSE);

  return cliff_cut_edit_begin_item (&self, store, items[0], "Move Clips", error) &&
         cliff_cut_edit_end (&self, move_items (&self, items, n_items, delta, lanes, place, error), error);
}
