/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut-private.h"

#include "cliff-edit-shot-row.h"

/* ── Delete ──────────────────────────────────────────────────────────────────────────────────────── */

/* What is written is never lost: it is neither heard nor read any more. */
static gboolean
silence (CliffCutEdit  *self,
         CliffId        id,
         GError       **error)
{
  return cliff_cut_edit_find_line (self, id, error) != NULL &&
         cliff_store_exec (self->store, error, "UPDATE line SET gain = 0, subtitle = '' WHERE id = ?", "i", id);
}

static gboolean
delete_items (CliffCutEdit        *self,
              const CliffCutItem  *items,
              guint                n_items,
              gboolean             lift,
              GError             **error)
{
  g_autoptr(GArray) shots = g_array_new (FALSE, FALSE, sizeof (CliffId));

  for (guint i = 0; i < n_items; i++)
    {
      CliffCutItem item = items[i];
      gboolean done = TRUE;

      switch (item.kind)
        {
        case CLIFF_CUT_SHOT:
          g_array_append_val (shots, item.id);
          break;
        case CLIFF_CUT_LINE:
          done = silence (self, item.id, error);
          break;
        case CLIFF_CUT_CLIP:
          done = cliff_cut_edit_find_clip (self, item.id, error) != NULL &&
                 cliff_store_exec (self->store, error, "DELETE FROM clip WHERE id = ?", "i", item.id);
          break;
        }
      if (!done)
        return FALSE;
    }

  return shots->len == 0 || cliff_cut_edit_remove_shots (self, shots, lift, error);
}

gboolean
cliff_edit_delete_items (CliffStore          *store,
                         const CliffCutItem  *items,
                         guint                n_items,
                         gboolean             lift,
                         GError             **error)
{
  g_auto(CliffCutEdit) self = { 0 };

  g_return_val_if_fail (items != NULL && n_items > 0, FALSE);

  return cliff_cut_edit_begin_item (&self, store, items[0], "Delete", error) &&
         cliff_cut_edit_end (&self, delete_items (&self, items, n_items, lift, error), error);
}

/* ── Close a gap ─────────────────────────────────────────────────────────────────────────────────── */

static gboolean
close_storyline (CliffCutEdit  *self,
                 CliffTime      time,
                 GError       **error)
{
  int index = cliff_cut_get_shot_at (self->cut, time);
  const CliffCutShot *shot = index >= 0 ? &g_array_index (self->cut->shots, CliffCutShot, index) : NULL;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (CliffId));

  if (shot == NULL ||
      cliff_store_get_int (self->store, 0,
                           "SELECT 1 FROM shot WHERE id = ?1 AND take_id IS NULL AND caption = '' AND action = '' AND subject = '' "
                           "AND NOT EXISTS (SELECT 1 FROM line WHERE shot_id = ?1)", "i", shot->id) == 0)
    return cliff_cut_refuse (error, "There is no empty shot at that time");
  g_array_append_val (ids, shot->id);

  return cliff_cut_edit_remove_shots (self, ids, FALSE, error);
}

static gboolean
close_lane (CliffCutEdit  *self,
            CliffId        lane_id,
            CliffTime      time,
            GError       **error)
{
  const CliffCutLane *lane = NULL;
  CliffTime free_from = 0, shift = 0;

  for (guint i = 0; i < self->cut->lanes->len && lane == NULL; i++)
    if (g_array_index (self->cut->lanes, CliffCutLane, i).id == lane_id)
      lane = &g_array_index (self->cut->lanes, CliffCutLane, i);
  if (lane == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no lane %" G_GINT64_FORMAT " in the episode", lane_id);
      return FALSE;
    }
  if (!cliff_cut_edit_check_lane (lane, error))
    return FALSE;

  for (guint i = lane->first; i < lane->first + lane->n_clips; i++)
    {
      const CliffCutClip *clip = &g_array_index (self->cut->clips, CliffCutClip, i);

      if (clip->start >= time && shift == 0)
        shift = clip->start - free_from;
      if (clip->start >= time && shift > 0 &&
          !cliff_cut_edit_write_start (self, clip->id, clip->shot_id == 0, clip->start - shift, error))
        return FALSE;
      if (clip->start >= time && shift == 0)
        break;
      free_from = clip->start + clip->length;
    }

  return TRUE;
}

gboolean
cliff_edit_close_gap (CliffStore  *store,
                      CliffId      episode_id,
                      CliffId      lane_id,
                      CliffTime    time,
                      GError     **error)
{
  g_auto(CliffCutEdit) self = { 0 };

  if (!cliff_cut_edit_begin (&self, store, episode_id, "Close Gap", error))
    return FALSE;

  return cliff_cut_edit_end (&self, lane_id == 0 ? close_storyline (&self, time, error) : close_lane (&self, lane_id, time, error),
                             error);
}

/* ── Merge ───────────────────────────────────────────────────────────────────────────────────────── */

/* All that hangs on @shot hangs on @first from then on, where it stands. */
static gboolean
join (CliffCutEdit        *self,
      const CliffCutShot  *first,
      const CliffCutShot  *shot,
      GError             **error)
{
  static const char * const moves[] = {
    "UPDATE clip SET shot_id = ?1, \"offset\" = \"offset\" + ?3 WHERE shot_id = ?2",
    "UPDATE marker SET shot_id = ?1, \"offset\" = \"offset\" + ?3 WHERE shot_id = ?2",
    ("UPDATE line SET shot_id = ?1, \"offset\" = \"offset\" + ?3, position = position + 1 - (SELECT min (position) FROM line WHERE shot_id = ?2) "
     "+ (SELECT ifnull (max (position), 0) FROM line WHERE shot_id = ?1) WHERE shot_id = ?2"),
  };
  static const char * const unions[] = {
    ("INSERT INTO shot_element (shot_id, element_id) SELECT ?1, element_id FROM shot_element WHERE shot_id = ?2 ORDER BY id "
     "ON CONFLICT DO NOTHING"),
    ("INSERT INTO shot_character (shot_id, character_id, position, screen_x, facing) SELECT ?1, character_id, position + 1000, screen_x, "
     "facing FROM shot_character WHERE shot_id = ?2 ORDER BY id ON CONFLICT DO NOTHING"),
    "INSERT INTO shot_prop (shot_id, prop_id) SELECT ?1, prop_id FROM shot_prop WHERE shot_id = ?2 ORDER BY id ON CONFLICT DO NOTHING",
  };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (!cliff_store_exec (self->store, error, moves[i], "iii", first->id, shot->id, shot->start - first->start))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (unions); i++)
    if (!cliff_store_exec (self->store, error, unions[i], "ii", first->id, shot->id))
      return FALSE;

  return cliff_store_exec (self->store, error, "DELETE FROM shot WHERE id = ?", "i", shot->id);
}

static gboolean
merge_shots (CliffCutEdit   *self,
             const CliffId  *shots,
             guint           n_shots,
             GError        **error)
{
  const CliffCutShot *first = cliff_cut_edit_find_shot (self, shots[0], error), *last = first;

  for (guint i = 1; i < n_shots && last != NULL; i++)
    {
      const CliffCutShot *shot = cliff_cut_edit_find_shot (self, shots[i], error);

      if (shot != NULL && shot != last + 1)
        return cliff_cut_refuse (error, "Only shots that follow one another become one");
      if (shot != NULL && shot->scene_id != first->scene_id)
        return cliff_cut_refuse (error, "Shots of two scenes do not become one");
      last = shot;
    }
  if (last == NULL)
    return FALSE;

  for (const CliffCutShot *shot = first + 1; shot <= last; shot++)
    if (!join (self, first, shot, error))
      return FALSE;

  return last == first || cliff_cut_edit_hold (self, first->id, cliff_cut_to_frames (self->cut, last->start + last->length - first->start),
                                               error);
}

gboolean
cliff_edit_merge_shots_of (CliffStore     *store,
                           const CliffId  *shots,
                           guint           n_shots,
                           GError        **error)
{
  g_auto(CliffCutEdit) self = { 0 };

  g_return_val_if_fail (shots != NULL && n_shots > 0, FALSE);

  return cliff_cut_edit_begin_item (&self, store, (CliffCutItem) { CLIFF_CUT_SHOT, shots[0] }, "Merge Shots", error) &&
         cliff_cut_edit_end (&self, merge_shots (&self, shots, n_shots, error), error);
}
