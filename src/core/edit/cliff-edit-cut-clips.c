/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut-private.h"

#define COPIED "lane_id, shot_id, \"offset\", length, text, gain, take_id, auto_take_id, source_in, speed, fade_in, fade_out, style"

gboolean
cliff_cut_edit_write_start (CliffCutEdit  *self,
                            CliffId        row,
                            gboolean       free,
                            CliffTime      start,
                            GError       **error)
{
  CliffTime offset = start;
  CliffId anchor = free ? 0 : cliff_cut_find_anchor (self->cut, start, &offset);

  return cliff_store_exec (self->store, error, "UPDATE clip SET shot_id = nullif (?, 0), \"offset\" = ? WHERE id = ?", "iii", anchor,
                           offset, row);
}

gboolean
cliff_cut_edit_write_span (CliffCutEdit        *self,
                           const CliffCutClip  *clip,
                           CliffId              row,
                           CliffTime            start,
                           CliffTime            end,
                           GError             **error)
{
  CliffTime from = start - clip->start, present = clip->start + clip->length, length = end - start;
  CliffTime fade_in = from <= 0 ? clip->fade_in : 0, fade_out = end >= present ? clip->fade_out : 0;
  gboolean open = clip->open && end >= present;

  fade_in = MIN (fade_in, length);
  fade_out = MIN (fade_out, length - fade_in);
  if (from != 0 && !cliff_cut_edit_write_start (self, row, clip->shot_id == 0, start, error))
    return FALSE;

  return cliff_store_exec (self->store, error,
                           "UPDATE clip SET length = nullif (?, 0), source_in = ?, fade_in = ?, fade_out = ? WHERE id = ?", "iiiii",
                           open ? 0 : length, cliff_cut_get_source_time (clip->in, clip->speed, from), fade_in, fade_out, row) &&
         cliff_cut_edit_keep_keys (self, (CliffCutItem) { CLIFF_CUT_CLIP, clip->id }, row, from, error);
}

CliffId
cliff_cut_edit_copy_clip (CliffCutEdit  *self,
                          CliffId        clip_id,
                          GError       **error)
{
  return cliff_store_insert (self->store, error, "INSERT INTO clip (" COPIED ") SELECT " COPIED " FROM clip WHERE id = ?", "i",
                             clip_id);
}

CliffId
cliff_cut_edit_split_clip (CliffCutEdit        *self,
                           const CliffCutClip  *clip,
                           CliffTime            time,
                           GError             **error)
{
  CliffId half = cliff_cut_edit_copy_clip (self, clip->id, error);

  return half != 0 && cliff_cut_edit_write_span (self, clip, half, time, clip->start + clip->length, error) &&
             cliff_cut_edit_write_span (self, clip, clip->id, clip->start, time, error)
           ? half : 0;
}
