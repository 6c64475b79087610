/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cut-private.h"

/* An anchor that is not there any more counts as the episode's start. */
static CliffTime
get_place (CliffCut  *cut,
           CliffId    shot_id,
           CliffTime  offset)
{
  const CliffCutShot *shot = shot_id != 0 ? cliff_cut_find_shot (cut, shot_id) : NULL;

  return MAX ((shot != NULL ? shot->start : 0) + offset, 0);
}

static int
compare_clips (gconstpointer a,
               gconstpointer b)
{
  const CliffCutClip *x = a, *y = b;

  if (x->lane != y->lane)
    return x->lane < y->lane ? -1 : 1;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;

  return x->id < y->id ? -1 : x->id > y->id;
}

/* What is cut before them brings clips with different anchors closer together, nobody having touched them: one then ends where the
 * next begins, and has its length again once there is room. */
static void
keep_apart (CliffCut *cut)
{
  CliffTime frame = cliff_cut_from_frames (cut, 1);
  CliffCutClip *before = NULL;

  for (guint i = 0; i < cut->clips->len; i++)
    {
      CliffCutClip *clip = &g_array_index (cut->clips, CliffCutClip, i);

      if (before != NULL && before->lane == clip->lane)
        {
          clip->start = MAX (clip->start, before->start + frame);
          before->length = MIN (before->length, clip->start - before->start);
        }
      before = clip;
    }
}

static void
limit_fades (CliffCutClip *clip)
{
  clip->fade_in = CLAMP (clip->fade_in, 0, clip->length);
  clip->fade_out = CLAMP (clip->fade_out, 0, clip->length - clip->fade_in);
}

void
cliff_cut_place_clips (CliffCut *self)
{
  CliffTime frame = cliff_cut_from_frames (self, 1);

  cliff_cut_index_shots (self);
  for (guint i = 0; i < self->clips->len; i++)
    {
      CliffCutClip *clip = &g_array_index (self->clips, CliffCutClip, i);

      clip->start = get_place (self, clip->shot_id, clip->offset);
      clip->length = MAX (clip->open ? self->duration - clip->start : clip->length, frame);
    }
  g_array_sort (self->clips, compare_clips);
  keep_apart (self);

  for (guint i = 0; i < self->clips->len; i++)
    {
      CliffCutClip *clip = &g_array_index (self->clips, CliffCutClip, i);
      CliffCutLane *lane = &g_array_index (self->lanes, CliffCutLane, clip->lane);

      limit_fades (clip);
      if (lane->n_clips++ == 0)
        lane->first = i;
    }
}

static int
compare_markers (gconstpointer a,
                 gconstpointer b)
{
  const CliffCutMarker *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;

  return x->id < y->id ? -1 : x->id > y->id;
}

void
cliff_cut_place_markers (CliffCut *self)
{
  for (guint i = 0; i < self->markers->len; i++)
    {
      CliffCutMarker *marker = &g_array_index (self->markers, CliffCutMarker, i);

      marker->start = get_place (self, marker->shot_id, marker->start);
    }
  g_array_sort (self->markers, compare_markers);
}
