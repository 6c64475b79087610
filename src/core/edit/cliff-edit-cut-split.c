/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut-private.h"

/* TRUE when nothing stands under @time: that is no error here. */
static gboolean
split_clip (CliffCutEdit  *self,
            CliffId        id,
            CliffTime      time,
            gboolean      *found,
            GError       **error)
{
  const CliffCutClip *clip = cliff_cut_edit_find_clip (self, id, error);
  CliffTime frame = cliff_cut_from_frames (self->cut, 1);

  if (clip == NULL)
    return FALSE;
  if (time - clip->start < frame || clip->start + clip->length - time < frame)
    return TRUE;
  *found = TRUE;

  return cliff_cut_edit_split_clip (self, clip, time, error) != 0;
}

static gboolean
split_shot (CliffCutEdit        *self,
            const CliffCutShot  *shot,
            CliffTime            time,
            gboolean            *found,
            GError             **error)
{
  gint64 frames = shot != NULL ? cliff_cut_to_frames (self->cut, time - shot->start) : 0;

  if (shot == NULL || frames <= 0 || frames >= cliff_cut_to_frames (self->cut, shot->length))
    return TRUE;
  *found = TRUE;

  return cliff_cut_edit_split_shot (self, shot, frames, error) != 0;
}

/* Clips first: their anchors are those of the shots as they were, and a shot that is cut gives its second half what stands there. */
static gboolean
split (CliffCutEdit        *self,
       CliffTime            time,
       const CliffCutItem  *items,
       guint                n_items,
       GError             **error)
{
  int index = cliff_cut_get_shot_at (self->cut, time);
  const CliffCutShot *under = index >= 0 ? &g_array_index (self->cut->shots, CliffCutShot, index) : NULL;
  gboolean found = FALSE, shot_too = n_items == 0;

  for (guint i = 0; i < n_items; i++)
    {
      if (items[i].kind == CLIFF_CUT_CLIP && !split_clip (self, items[i].id, time, &found, error))
        return FALSE;
      if (items[i].kind == CLIFF_CUT_SHOT && under != NULL && items[i].id == under->id)
        shot_too = TRUE;
    }
  if (shot_too && !split_shot (self, under, time, &found, error))
    return FALSE;

  return found || cliff_cut_refuse (error, "Nothing of what is to be split stands at that time");
}

gboolean
cliff_edit_split (CliffStore          *store,
                  CliffId              episode_id,
                  CliffTime            time,
                  const CliffCutItem  *items,
                  guint                n_items,
                  GError             **error)
{
  g_auto(CliffCutEdit) self = { 0 };

  g_return_val_if_fail (n_items == 0 || items != NULL, FALSE);

  return cliff_cut_edit_begin (&self, store, episode_id, "Split", error) &&
         cliff_cut_edit_end (&self, split (&self, cliff_cut_round (self.cut, time), items, n_items, error), error);
}
