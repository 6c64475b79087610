/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut-private.h"

/* A passage of the episode that is taken out. */
typedef struct
{
  CliffCutEdit *edit;
  CliffTime     start, end;
  gboolean      lift;
} Passage;

/* ── Clips ───────────────────────────────────────────────────────────────────────────────────────── */

/* Words and stills have no middle that could be missing: what reaches over a passage that closes up gets shorter. */
static gboolean
bridge_clip (Passage             *self,
             const CliffCutClip  *clip,
             GError             **error)
{
  CliffTime length = clip->length - (self->end - self->start);

  return clip->open ||
         cliff_store_exec (self->edit->store, error, "UPDATE clip SET length = ?1, fade_in = min (fade_in, ?1), "
                           "fade_out = min (fade_out, ?1 - min (fade_in, ?1)) WHERE id = ?2", "ii", length, clip->id);
}

static gboolean
take_out_of_clip (Passage             *self,
                  const CliffCutClip  *clip,
                  GError             **error)
{
  CliffTime frame = cliff_cut_from_frames (self->edit->cut, 1), end = clip->start + clip->length;
  gboolean before = self->start - clip->start >= frame, behind = end - self->end >= frame;
  CliffId row = clip->id;

  if (before && behind && !self->lift && clip->source.duration == 0)
    return bridge_clip (self, clip, error);
  if (!before && !behind)
    return cliff_store_exec (self->edit->store, error, "DELETE FROM clip WHERE id = ?", "i", clip->id);
  if (before && behind)
    row = cliff_cut_edit_copy_clip (self->edit, clip->id, error);

  /* The part behind first: a copy gets all that differs from the clip as it is. */
  return row != 0 && (!behind || cliff_cut_edit_write_span (self->edit, clip, row, self->end, end, error)) &&
         (!before || cliff_cut_edit_write_span (self->edit, clip, clip->id, clip->start, self->start, error));
}

/* What hangs on nothing, as music does, plays on; what is locked stays as it is. */
static gboolean
take_out_of_clips (Passage  *self,
                   GError  **error)
{
  CliffCut *cut = self->edit->cut;

  for (guint i = 0; i < cut->clips->len; i++)
    {
      const CliffCutClip *clip = &g_array_index (cut->clips, CliffCutClip, i);

      if (clip->shot_id != 0 && !cliff_cut_get_lane (cut, clip)->locked && clip->start < self->end &&
          clip->start + clip->length > self->start && !take_out_of_clip (self, clip, error))
        return FALSE;
    }

  return TRUE;
}

/* ── The storyline ───────────────────────────────────────────────────────────────────────────────── */

/* (transfer full) (element-type CliffId) */
static GArray *
list_shots (Passage *self)
{
  GArray *shots = self->edit->cut->shots;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (CliffId));

  for (guint i = 0; i < shots->len; i++)
    {
      const CliffCutShot *shot = &g_array_index (shots, CliffCutShot, i);

      if (shot->start + shot->length / 2 > self->start && shot->start + shot->length / 2 < self->end)
        g_array_append_val (ids, shot->id);
    }

  return ids;
}

/* An empty shot behind those that go comes to stand where they stood, with their markers. */
static gboolean
leave_empty (Passage  *self,
             CliffId   last,
             GError  **error)
{
  CliffCut *cut = self->edit->cut;
  CliffId empty = cliff_cut_edit_insert_empty (self->edit, last, cliff_cut_to_frames (cut, self->end - self->start), error);

  if (empty == 0)
    return FALSE;
  for (guint i = 0; i < cut->markers->len; i++)
    {
      const CliffCutMarker *marker = &g_array_index (cut->markers, CliffCutMarker, i);

      if (marker->shot_id != 0 && marker->start >= self->start && marker->start < self->end &&
          !cliff_store_exec (self->edit->store, error, "UPDATE marker SET shot_id = ?, \"offset\" = ? WHERE id = ?", "iii", empty,
                             marker->start - self->start, marker->id))
        return FALSE;
    }

  return cliff_cut_edit_reread (self->edit, error);
}

static gboolean
remove_range (Passage  *self,
              GError  **error)
{
  g_autoptr(GArray) ids = NULL;
  CliffId ignored;

  self->start = cliff_cut_round (self->edit->cut, self->start);
  self->end = MIN (cliff_cut_round (self->edit->cut, self->end), self->edit->cut->duration);
  if (self->start < 0 || self->start >= self->end)
    return cliff_cut_refuse (error, "That is no passage of the episode");

  if (!take_out_of_clips (self, error) || !cliff_cut_edit_reread (self->edit, error) ||
      !cliff_cut_edit_split_at (self->edit, self->start, &ignored, error) ||
      (self->end < self->edit->cut->duration && !cliff_cut_edit_split_at (self->edit, self->end, &ignored, error)))
    return FALSE;
  ids = list_shots (self);
  if (self->lift && !leave_empty (self, g_array_index (ids, CliffId, ids->len - 1), error))
    return FALSE;

  return cliff_cut_edit_remove_shots (self->edit, ids, FALSE, error);
}

gboolean
cliff_edit_remove_range (CliffStore  *store,
                         CliffId      episode_id,
                         CliffTime    start,
                         CliffTime    end,
                         gboolean     lift,
                         GError     **error)
{
  g_auto(CliffCutEdit) edit = { 0 };
  Passage self = { &edit, start, end, lift };

  return cliff_cut_edit_begin (&edit, store, episode_id, "Delete Range", error) &&
         cliff_cut_edit_end (&edit, remove_range (&self, error), error);
}
