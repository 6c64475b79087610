/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cut-private.h"

#include <gio/gio.h>

static gboolean
refuse (const char  *table,
        CliffId      id,
        const char  *what,
        GError     **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s %" G_GINT64_FORMAT ": %s", table, id, what);
  return FALSE;
}

static gboolean
check_shots (CliffCut  *self,
             GError   **error)
{
  CliffTime end = 0, before = 0;

  for (guint i = 0; i < self->shots->len; i++)
    {
      const CliffCutShot *shot = &g_array_index (self->shots, CliffCutShot, i);

      if (shot->start != end)
        return refuse ("shot", shot->id, "it does not begin where the one before it ends", error);
      if (shot->length <= 0)
        return refuse ("shot", shot->id, "it has no length", error);
      if (shot->held && cliff_cut_to_frames (self, shot->length) != MAX (cliff_cut_to_frames (self, shot->planned), 1))
        return refuse ("shot", shot->id, "it is held, but not as long as it says", error);
      if (shot->transition_length > MIN (before, shot->length))
        return refuse ("shot", shot->id, "its transition meets another", error);
      before = shot->length;
      end += shot->length;
    }
  if (self->duration != end)
    return refuse ("episode", self->episode_id, "it is not as long as its shots", error);

  return TRUE;
}

static gboolean
check_lines (CliffCut  *self,
             GError   **error)
{
  guint before = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const CliffCutLine *line = &g_array_index (self->lines, CliffCutLine, i);
      const CliffCutShot *shot;

      if (line->shot >= self->shots->len || line->shot < before)
        return refuse ("line", line->id, "its shot is not where it should be", error);
      before = line->shot;
      shot = &g_array_index (self->shots, CliffCutShot, line->shot);
      if (line->start < 0 || line->length < 0)
        return refuse ("line", line->id, "it begins before the episode", error);
      if (!line->placed && line->start < shot->start)
        return refuse ("line", line->id, "it begins before its shot", error);
      if (!line->placed && shot->held && line->start >= shot->start + shot->length)
        return refuse ("line", line->id, "it begins behind its shot", error);
    }

  return TRUE;
}

static gboolean
check_anchor (CliffCut    *self,
              const char  *table,
              CliffId      id,
              CliffId      shot_id,
              GError     **error)
{
  return shot_id == 0 || cliff_cut_find_shot (self, shot_id) != NULL ||
         refuse (table, id, "its anchor is not a shot of the episode", error);
}

static gboolean
check_clip (CliffCut            *self,
            const CliffCutClip  *clip,
            GError             **error)
{
  if (clip->start < 0)
    return refuse ("clip", clip->id, "it begins before the episode", error);
  if (clip->length <= 0)
    return refuse ("clip", clip->id, "it has no length", error);
  if (clip->fade_in < 0 || clip->fade_out < 0 || clip->fade_in + clip->fade_out > clip->length)
    return refuse ("clip", clip->id, "its fades are longer than it is", error);

  return check_anchor (self, "clip", clip->id, clip->shot_id, error);
}

static gboolean
check_lanes (CliffCut  *self,
             GError   **error)
{
  guint n_clips = 0;

  for (guint i = 0; i < self->lanes->len; i++)
    {
      const CliffCutLane *lane = &g_array_index (self->lanes, CliffCutLane, i);
      CliffTime free_from = 0;

      for (guint j = 0; j < lane->n_clips; j++, n_clips++)
        {
          const CliffCutClip *clip = &g_array_index (self->clips, CliffCutClip, lane->first + j);

          if (clip->lane != i)
            return refuse ("lane", lane->id, "it counts clips of others", error);
          if (clip->start < free_from)
            return refuse ("clip", clip->id, "it overlaps the one before it", error);
          if (!check_clip (self, clip, error))
            return FALSE;
          free_from = clip->start + clip->length;
        }
    }
  if (n_clips != self->clips->len)
    return refuse ("episode", self->episode_id, "there are clips on no lane", error);

  return TRUE;
}

static gboolean
check_keys (CliffCut  *self,
            GError   **error)
{
  for (guint i = 0; i < self->keys->len; i++)
    {
      const CliffCutKey *key = &g_array_index (self->keys, CliffCutKey, i);
      const CliffCutKey *before = i > 0 ? key - 1 : NULL;
      gboolean found = key->owner == CLIFF_CUT_SHOT ? cliff_cut_find_shot (self, key->owner_id) != NULL
                                                    : cliff_cut_find_clip (self, key->owner_id) != NULL;

      if (!found)
        return refuse ("keyframe", key->id, "it belongs to nothing", error);
      if (before != NULL && before->owner == key->owner && before->owner_id == key->owner_id &&
          before->property == key->property && before->time >= key->time)
        return refuse ("keyframe", key->id, "it stands where another stands", error);
    }

  return TRUE;
}

gboolean
cliff_cut_check (CliffCut  *self,
                 GError   **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->markers->len; i++)
    {
      const CliffCutMarker *marker = &g_array_index (self->markers, CliffCutMarker, i);

      if (!check_anchor (self, "marker", marker->id, marker->shot_id, error))
        return FALSE;
    }

  return check_shots (self, error) && check_lines (self, error) && check_lanes (self, error) && check_keys (self, error);
}
