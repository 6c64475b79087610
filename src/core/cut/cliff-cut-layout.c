/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cut-private.h"

#include <gio/gio.h>

/* A picture is seen for a moment before somebody speaks in it, and for a moment after. */
#define LEAD_IN (150 * CLIFF_MSECOND)
#define LEAD_OUT (100 * CLIFF_MSECOND)
#define GAP (120 * CLIFF_MSECOND)
/* How far a voice without lips may reach into the next picture. */
#define OVERRUN (1000 * CLIFF_MSECOND)
/* The least the storyboard can ask for; a hand may cut down to a frame. */
#define SHORTEST (100 * CLIFF_MSECOND)

typedef struct
{
  CliffCut  *cut;
  gint64     frames;     /* of all shots so far */
  CliffTime  free_from;  /* no voice is heard from here on */
  guint      line;       /* the first of those not yet laid out */
} Layout;

/* How far a voice may be heard into the next picture: one whose lips are seen not at all, one without lips a little, and one that a
 * hand has placed as far as that picture lasts. */
static CliffTime
get_reach (const CliffCutLine *line,
           CliffTime           following)
{
  if (line->placed)
    return following;

  return line->off_screen ? MIN (OVERRUN, following) : 0;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const CliffCutLine *x = *(const CliffCutLine * const *) a, *y = *(const CliffCutLine * const *) b;

  return x->start != y->start ? (x->start < y->start ? -1 : 1) : x < y ? -1 : x > y;
}

/* The lines of a shot that a hand has placed, by start; their offsets become times.  (transfer container) (nullable) */
static GPtrArray *
place_by_hand (CliffCut  *cut,
               guint      first,
               guint      end,
               CliffTime  shot_start)
{
  GPtrArray *placed = NULL;

  for (guint i = first; i < end; i++)
    {
      CliffCutLine *line = &g_array_index (cut->lines, CliffCutLine, i);

      if (!line->placed)
        continue;
      line->start = MAX (shot_start + line->start, 0);
      if (placed == NULL)
        placed = g_ptr_array_new ();
      g_ptr_array_add (placed, line);
    }
  if (placed != NULL)
    g_ptr_array_sort (placed, compare_starts);

  return placed;
}

/* From @cursor on, the first time at which a line of @length does not talk into those that stand already. */
static CliffTime
find_silence (GPtrArray *placed,
              guint     *next,
              CliffTime  cursor,
              CliffTime  length)
{
  for (; placed != NULL && *next < placed->len; (*next)++)
    {
      const CliffCutLine *line = g_ptr_array_index (placed, *next);

      if (cursor + length + GAP <= line->start)
        break;
      cursor = MAX (cursor, line->start + line->length + GAP);
    }

  return cursor;
}

/* The rule of lengths: a shot is as long as the storyboard says, but nothing that is spoken is ever cut off.  A held shot is as long
 * as the hand says, and its lines begin while it is seen.  Voices never overlap otherwise, so a shot's first voice waits
 * for one that reaches in from the shot before; since that is limited, pictures and voices cannot drift apart.  Returns the length. */
static CliffTime
lay_out_lines (Layout    *self,
               guint      index,
               CliffTime  start,
               CliffTime  planned,
               CliffTime  following)
{
  CliffCut *cut = self->cut;
  const CliffCutShot *shot = &g_array_index (cut->shots, CliffCutShot, index);
  CliffTime length = planned, cursor = MAX (start + LEAD_IN, self->free_from);
  CliffTime last = start + MAX (planned - cliff_cut_from_frames (cut, 1), 0);
  g_autoptr(GPtrArray) placed = NULL;
  guint end = self->line, next = 0;

  while (end < cut->lines->len && g_array_index (cut->lines, CliffCutLine, end).shot == index)
    end++;
  placed = place_by_hand (cut, self->line, end, start);

  for (; self->line < end; self->line++)
    {
      CliffCutLine *line = &g_array_index (cut->lines, CliffCutLine, self->line);
      CliffTime needed;

      if (!line->placed)
        {
          cursor = find_silence (placed, &next, cursor, line->length);
          line->start = shot->held ? MIN (cursor, last) : cursor;
          cursor = line->start + line->length + GAP;
        }
      needed = line->start + line->length - start + LEAD_OUT - get_reach (line, following);
      if (!shot->held)
        length = MAX (length, needed);
      self->free_from = MAX (self->free_from, line->start + line->length + GAP);
    }

  return length;
}

/* Whole frames, each shot for itself: what is cut before a shot never changes a frame of it, so what was rendered of it stays true. */
static gint64
count_frames (CliffCut  *cut,
              CliffTime  planned,
              CliffTime  length)
{
  gint64 frames = cliff_cut_to_frames (cut, length);

  /* What speech needs is not rounded away. */
  if (length > planned && cliff_cut_from_frames (cut, frames) < length)
    frames++;

  return MAX (frames, 1);
}

/* A transition lies half in the shot before it: half of either at most, so that no two meet. */
static void
limit_transition (CliffCut *cut,
                  guint     index)
{
  CliffCutShot *shot = &g_array_index (cut->shots, CliffCutShot, index);
  CliffTime before = index > 0 ? g_array_index (cut->shots, CliffCutShot, index - 1).length : 0;

  shot->transition_length =
    shot->transition == CLIFF_TRANSITION_CUT ? 0 : MIN (cliff_cut_round (cut, shot->transition_length), MIN (before, shot->length));
}

static CliffTime
get_planned (GArray *shots,
             guint   index)
{
  const CliffCutShot *shot;

  if (index >= shots->len)
    return 0;
  shot = &g_array_index (shots, CliffCutShot, index);

  return shot->held ? shot->planned : MAX (shot->planned, SHORTEST);
}

gboolean
cliff_cut_lay_out (CliffCut  *self,
                   GError   **error)
{
  Layout layout = { .cut = self };

  for (guint i = 0; i < self->shots->len; i++)
    {
      CliffCutShot *shot = &g_array_index (self->shots, CliffCutShot, i);
      CliffTime planned = get_planned (self->shots, i);
      CliffTime length;

      shot->start = cliff_cut_from_frames (self, layout.frames);
      length = lay_out_lines (&layout, i, shot->start, planned, get_planned (self->shots, i + 1));
      layout.frames += count_frames (self, planned, length);
      self->duration = cliff_cut_from_frames (self, layout.frames);
      shot->length = self->duration - shot->start;
      if (self->duration > CLIFF_CUT_MAX_TIME)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The episode is longer than 100 hours");
          return FALSE;
        }
      limit_transition (self, i);
    }

  return TRUE;
}
