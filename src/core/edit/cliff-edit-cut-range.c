/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut-private.h"

/* The first nanosecond of a frame is rounded up, so that two that should be equal differ by as much. */
#define SLACK 3

/* What trimming has to know of a shot or a clip. */
typedef struct
{
  CliffTime start, length;
  CliffTime head, tail;  /* how much more the source has before and behind */
} Span;

static Span
make_span (CliffTime             start,
           CliffTime             length,
           const CliffCutSource *source,
           CliffTime             in,
           int                   speed)
{
  Span span = { start, length, CLIFF_CUT_MAX_LENGTH, CLIFF_CUT_MAX_LENGTH };
  CliffTime before, behind;

  /* A picture that does not move has no end. */
  if (source->duration > 0 && speed != 0)
    {
      before = cliff_cut_scale (in, CLIFF_PPM, ABS (speed));
      behind = cliff_cut_scale (source->duration - in, CLIFF_PPM, ABS (speed));
      span.head = MAX (speed > 0 ? before : behind, 0);
      span.tail = MAX ((speed > 0 ? behind : before) - length, 0);
    }

  return span;
}

static Span
shot_span (CliffCut *cut,
           guint     index)
{
  const CliffCutShot *shot = &g_array_index (cut->shots, CliffCutShot, index);

  return make_span (shot->start, shot->length, &shot->source, shot->in, shot->speed);
}

static Span
clip_span (const CliffCutClip *clip)
{
  return make_span (clip->start, clip->length, &clip->source, clip->in, clip->speed);
}

/* How far a cut between two goes left and right. */
static void
roll (CliffCut   *cut,
      const Span *left,
      const Span *right,
      CliffTime  *least,
      CliffTime  *most)
{
  CliffTime frame = cliff_cut_from_frames (cut, 1);

  *least = -MIN (left->length - frame, right->head);
  *most = MIN (left->tail, right->length - frame);
}

static void
get_shot_range (CliffCut           *cut,
                const CliffCutShot *shot,
                CliffTrim           trim,
                CliffTime          *least,
                CliffTime          *most)
{
  CliffTime frame = cliff_cut_from_frames (cut, 1);
  guint index = cliff_cut_get_index (cut, shot);
  Span span = shot_span (cut, index);
  Span before = index > 0 ? shot_span (cut, index - 1) : (Span) { 0 };
  Span behind = index + 1 < cut->shots->len ? shot_span (cut, index + 1) : (Span) { 0 };

  switch (trim)
    {
    case CLIFF_TRIM_START:
      *least = -MIN (span.head, CLIFF_CUT_MAX_LENGTH - span.length);
      *most = span.length - frame;
      break;
    case CLIFF_TRIM_END:
      *least = frame - span.length;
      *most = MIN (span.tail, CLIFF_CUT_MAX_LENGTH - span.length);
      break;
    case CLIFF_TRIM_ROLL_START:
      if (before.length > 0)
        roll (cut, &before, &span, least, most);
      break;
    case CLIFF_TRIM_ROLL_END:
      if (behind.length > 0)
        roll (cut, &span, &behind, least, most);
      break;
    case CLIFF_TRIM_SLIP:
      if (shot->source.duration > 0 && shot->speed != 0)
        {
          *least = -span.head;
          *most = span.tail;
        }
      break;
    case CLIFF_TRIM_SLIDE:
      if (before.length > 0 && behind.length > 0)
        roll (cut, &before, &behind, least, most);
      break;
    }
}

static gboolean
touches (CliffCut           *cut,
         const CliffCutClip *left,
         const CliffCutClip *right)
{
  return left != NULL && right != NULL && right->start - left->start - left->length < cliff_cut_from_frames (cut, 1) / 2;
}

/* Where the cut at one of its edges has a neighbour that gives and takes, and where there is only room. */
static void
slide (CliffCut           *cut,
       const CliffCutClip *clip,
       const CliffCutClip *before,
       const CliffCutClip *behind,
       CliffTime          *least,
       CliffTime          *most)
{
  CliffTime frame = cliff_cut_from_frames (cut, 1), end = clip->start + clip->length;
  CliffTime left = clip->start - (before != NULL ? before->start + before->length : 0);
  CliffTime right = behind != NULL ? behind->start - end : CLIFF_CUT_MAX_LENGTH;

  if (touches (cut, before, clip))
    left = before->length - frame;
  if (touches (cut, clip, behind))
    {
      right = behind->length - frame;
      left = MIN (left, clip_span (behind).head);
    }
  if (touches (cut, before, clip))
    right = MIN (right, clip_span (before).tail);
  *least = -left;
  *most = right;
}

static void
get_clip_range (CliffCut           *cut,
                const CliffCutClip *clip,
                CliffTrim           trim,
                CliffTime          *least,
                CliffTime          *most)
{
  const CliffCutLane *lane = cliff_cut_get_lane (cut, clip);
  const CliffCutClip *first = &g_array_index (cut->clips, CliffCutClip, lane->first);
  const CliffCutClip *before = clip > first ? clip - 1 : NULL;
  const CliffCutClip *behind = clip + 1 < first + lane->n_clips ? clip + 1 : NULL;
  CliffTime frame = cliff_cut_from_frames (cut, 1), end = clip->start + clip->length;
  Span span = clip_span (clip), other;

  if (lane->locked)
    return;

  switch (trim)
    {
    case CLIFF_TRIM_START:
      *least = -MIN (span.head, clip->start - (before != NULL ? before->start + before->length : 0));
      *most = span.length - frame;
      break;
    case CLIFF_TRIM_END:
      *least = frame - span.length;
      *most = MIN (span.tail, behind != NULL ? behind->start - end : CLIFF_CUT_MAX_LENGTH - span.length);
      if (clip->open)
        *most = 0;
      break;
    case CLIFF_TRIM_ROLL_START:
      if (!touches (cut, before, clip))
        break;
      other = clip_span (before);
      roll (cut, &other, &span, least, most);
      break;
    case CLIFF_TRIM_ROLL_END:
      if (!touches (cut, clip, behind))
        break;
      other = clip_span (behind);
      roll (cut, &span, &other, least, most);
      break;
    case CLIFF_TRIM_SLIP:
      if (clip->source.duration > 0 && clip->speed != 0)
        {
          *least = -span.head;
          *most = span.tail;
        }
      break;
    case CLIFF_TRIM_SLIDE:
      slide (cut, clip, before, behind, least, most);
      break;
    }
}

/* Ends a range where frames begin, inside it. */
static void
round_range (CliffCut  *cut,
             CliffTime  edge,
             CliffTime *least,
             CliffTime *most)
{
  gint64 first = cliff_cut_to_frames (cut, edge + *least), last = cliff_cut_to_frames (cut, edge + *most);

  if (cliff_cut_from_frames (cut, first) < edge + *least - SLACK)
    first++;
  if (cliff_cut_from_frames (cut, last) > edge + *most + SLACK)
    last--;
  *least = MIN (cliff_cut_from_frames (cut, first) - edge, 0);
  *most = MAX (cliff_cut_from_frames (cut, last) - edge, 0);
}

CliffTime
cliff_cut_get_trim_edge (CliffCut     *cut,
                         CliffCutItem  item,
                         CliffTrim     trim)
{
  const CliffCutShot *shot = item.kind == CLIFF_CUT_SHOT ? cliff_cut_find_shot (cut, item.id) : NULL;
  const CliffCutClip *clip = item.kind == CLIFF_CUT_CLIP ? cliff_cut_find_clip (cut, item.id) : NULL;
  CliffTime start = shot != NULL ? shot->start : clip != NULL ? clip->start : 0;
  CliffTime length = shot != NULL ? shot->length : clip != NULL ? clip->length : 0;

  switch (trim)
    {
    case CLIFF_TRIM_START:
    case CLIFF_TRIM_ROLL_START:
    case CLIFF_TRIM_SLIDE:
      return start;
    case CLIFF_TRIM_END:
    case CLIFF_TRIM_ROLL_END:
      return start + length;
    case CLIFF_TRIM_SLIP:
      return 0;
    }
  g_return_val_if_reached (0);
}

void
cliff_cut_get_trim_range (CliffCut     *cut,
                          CliffCutItem  item,
                          CliffTrim     trim,
                          CliffTime    *least,
                          CliffTime    *most)
{
  const CliffCutShot *shot;
  const CliffCutClip *clip;

  g_return_if_fail (cut != NULL && least != NULL && most != NULL);

  *least = *most = 0;
  shot = item.kind == CLIFF_CUT_SHOT ? cliff_cut_find_shot (cut, item.id) : NULL;
  clip = item.kind == CLIFF_CUT_CLIP ? cliff_cut_find_clip (cut, item.id) : NULL;
  if (shot != NULL)
    get_shot_range (cut, shot, trim, least, most);
  else if (clip != NULL)
    get_clip_range (cut, clip, trim, least, most);
  round_range (cut, cliff_cut_get_trim_edge (cut, item, trim), least, most);
}
