/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-transition.h"

#include "cliff-picture-private.h"

#include <math.h>
#include <string.h>

/* The soft edge of a wipe, as a share of the way. */
#define SOFT 0.06

/* ── Fade through a colour ───────────────────────────────────────────────────────────────────── */

/* @share of 256 of @colour, the rest of what is there. */
static void
mix_colour (CliffPicture *into,
            guint32       colour,
            int           share)
{
  guint8 components[3];

  cliff_rgb_to_ycbcr (colour >> 16 & 255, colour >> 8 & 255, colour & 255, 255, &components[0], &components[1],
                      &components[2]);
  for (int i = 0; i < 3; i++)
    {
      int shift = i ? 1 : 0, add = components[i] * share + 128, width = into->width >> shift;

      for (int y = 0; y < into->height >> shift; y++)
        {
          guint8 *restrict to = into->plane[i] + (gsize) y * into->stride[i];

          for (int x = 0; x < width; x++)
            to[x] = (guint8) ((to[x] * (256 - share) + add) >> 8);
        }
    }
}

/* The colour is full in the middle; each picture is seen in its half alone. */
static void
fade (CliffPicture       *into,
      const CliffPicture *next,
      guint32             colour,
      double              progress)
{
  if (progress >= 0.5)
    cliff_picture_copy (into, next);
  mix_colour (into, colour, (int) lrint (256 * (1 - fabs (2 * progress - 1))));
}

/* ── Wipe ────────────────────────────────────────────────────────────────────────────────────── */

/* How much of the coming picture is seen at each sample along the way, in 1/256. */
static guint16 *
make_ramp (int      n,
           double   progress,
           gboolean from_end)
{
  guint16 *ramp = g_new (guint16, n);
  double front = progress * (1 + SOFT);

  for (int i = 0; i < n; i++)
    {
      double at = (i + 0.5) / n;
      double behind = (front - (from_end ? 1 - at : at)) / SOFT;

      ramp[i] = (guint16) lrint (256 * CLAMP (behind, 0, 1));
    }

  return ramp;
}

static void
wipe (CliffPicture       *into,
      const CliffPicture *next,
      CliffEdge           edge,
      double              progress)
{
  gboolean across = edge == CLIFF_EDGE_LEFT || edge == CLIFF_EDGE_RIGHT;

  for (int i = 0; i < 3; i++)
    {
      int shift = i ? 1 : 0, width = into->width >> shift, height = into->height >> shift;
      g_autofree guint16 *ramp = make_ramp (across ? width : height, progress,
                                            edge == CLIFF_EDGE_RIGHT || edge == CLIFF_EDGE_BOTTOM);

      for (int y = 0; y < height; y++)
        {
          guint8 *restrict to = into->plane[i] + (gsize) y * into->stride[i];
          const guint8 *restrict from = next->plane[i] + (gsize) y * next->stride[i];

          if (across)
            for (int x = 0; x < width; x++)
              to[x] = (guint8) ((to[x] * (256 - ramp[x]) + from[x] * ramp[x] + 128) >> 8);
          else
            for (int x = 0; x < width; x++)
              to[x] = (guint8) ((to[x] * (256 - ramp[y]) + from[x] * ramp[y] + 128) >> 8);
        }
    }
}

/* ── Push ────────────────────────────────────────────────────────────────────────────────────── */

static void
push_across (CliffPicture       *into,
             const CliffPicture *next,
             gboolean            from_right,
             int                 shown)
{
  for (int i = 0; i < 3; i++)
    {
      int shift = i ? 1 : 0, width = into->width >> shift, n = shown >> shift;

      for (int y = 0; y < into->height >> shift; y++)
        {
          guint8 *to = into->plane[i] + (gsize) y * into->stride[i];
          const guint8 *from = next->plane[i] + (gsize) y * next->stride[i];

          memmove (to + (from_right ? 0 : n), to + (from_right ? n : 0), width - n);
          memcpy (to + (from_right ? width - n : 0), from + (from_right ? 0 : width - n), n);
        }
    }
}

static void
push_down (CliffPicture       *into,
           const CliffPicture *next,
           gboolean            from_bottom,
           int                 shown)
{
  for (int i = 0; i < 3; i++)
    {
      int shift = i ? 1 : 0, width = into->width >> shift, height = into->height >> shift, n = shown >> shift;
      int stride = into->stride[i];

      memmove (into->plane[i] + (gsize) (from_bottom ? 0 : n) * stride,
               into->plane[i] + (gsize) (from_bottom ? n : 0) * stride, (gsize) (height - n) * stride);
      for (int y = 0; y < n; y++)
        memcpy (into->plane[i] + (gsize) (from_bottom ? height - n + y : y) * stride,
                next->plane[i] + (gsize) (from_bottom ? y : height - n + y) * next->stride[i], width);
    }
}

/* Both pictures move; by pairs of pixels, so that colours stay on their letters. */
static void
push (CliffPicture       *into,
      const CliffPicture *next,
      CliffEdge           edge,
      double              progress)
{
  gboolean across = edge == CLIFF_EDGE_LEFT || edge == CLIFF_EDGE_RIGHT;
  int way = across ? into->width : into->height;
  int shown = 2 * (int) lrint (progress * way / 2);

  if (across)
    push_across (into, next, edge == CLIFF_EDGE_RIGHT, shown);
  else
    push_down (into, next, edge == CLIFF_EDGE_BOTTOM, shown);
}

void
cliff_transition_draw (const CliffPlanShot *shot,
                       int                  at,
                       CliffPicture        *into,
                       const CliffPicture  *next)
{
  /* Symmetric about the cut: neither the first nor the last frame is one picture alone. */
  double progress = (at + 0.5) / shot->overlap;

  switch (shot->transition)
    {
    case CLIFF_TRANSITION_CUT:
      cliff_picture_copy (into, next);
      break;
    case CLIFF_TRANSITION_DISSOLVE:
      cliff_picture_mix (into, next, (2 * at + 1) * 256 / (2 * shot->overlap));
      break;
    case CLIFF_TRANSITION_FADE:
      fade (into, next, shot->colour, progress);
      break;
    case CLIFF_TRANSITION_WIPE:
      wipe (into, next, shot->edge, progress);
      break;
    case CLIFF_TRANSITION_PUSH:
      push (into, next, shot->edge, progress);
      break;
    }
}
