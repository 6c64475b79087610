/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-plan-movement.h"

#include <gst/gst.h>

/* Where a movement begins and ends: the size of the view in parts per thousand of what covers
 * the frame, and where its free play lies, 0 = left or top, 500 = middle, 1000 = right or
 * bottom. */
typedef struct
{
  const char      *name;
  int              from_size, from_x, from_y;
  int              to_size, to_x, to_y;
  CliffPlanMotion  motion;
} Movement;

static const Movement movements[] = {
  { "static",   1000, 500, 500, 1000, 500, 500, CLIFF_PLAN_MOTION_EASED },
  { "push",     1000, 500, 500,  840, 500, 420, CLIFF_PLAN_MOTION_EASED },
  { "pull",      840, 500, 420, 1000, 500, 500, CLIFF_PLAN_MOTION_EASED },
  { "zoom",     1000, 500, 500,  720, 500, 400, CLIFF_PLAN_MOTION_EASED },
  { "pan",       860,   0, 450,  860, 1000, 450, CLIFF_PLAN_MOTION_EASED },
  { "tilt",      860, 500, 1000, 860, 500,   0, CLIFF_PLAN_MOTION_EASED },
  { "track",     880, 100, 500,  840, 900, 500, CLIFF_PLAN_MOTION_EASED },
  { "crane",     820, 500, 1000, 960, 500, 100, CLIFF_PLAN_MOTION_EASED },
  { "orbit",     900, 100, 420,  840, 900, 580, CLIFF_PLAN_MOTION_EASED },
  { "handheld",  930, 450, 500,  930, 550, 480, CLIFF_PLAN_MOTION_HANDHELD },
  { "whip",      760,   0, 500,  760, 1000, 500, CLIFF_PLAN_MOTION_WHIP },
};

#define SLOW "slow "

CliffPlanView
cliff_plan_cover (int source_width,
                  int source_height,
                  int width,
                  int height)
{
  CliffPlanView view = { 0, 0, CLIFF_PPM, CLIFF_PPM };
  gint64 across, down;

  if (source_width <= 0 || source_height <= 0)
    return view;

  across = (gint64) source_width * height;
  down = (gint64) source_height * width;
  if (across > down)
    view.width = (int) gst_util_uint64_scale_round (CLIFF_PPM, down, across);
  else if (across < down)
    view.height = (int) gst_util_uint64_scale_round (CLIFF_PPM, across, down);
  view.width = MAX (view.width, 1);
  view.height = MAX (view.height, 1);
  view.x = (CLIFF_PPM - view.width) / 2;
  view.y = (CLIFF_PPM - view.height) / 2;

  return view;
}

/* A view of @size ‰ of @cover, placed in the free play. */
static CliffPlanView
place (CliffPlanView cover,
       int           size,
       int           x,
       int           y)
{
  CliffPlanView view;

  view.width = (int) ((gint64) cover.width * size / 1000);
  view.height = (int) ((gint64) cover.height * size / 1000);
  view.x = cover.x + (int) ((gint64) (cover.width - view.width) * x / 1000);
  view.y = cover.y + (int) ((gint64) (cover.height - view.height) * y / 1000);

  return view;
}

static int
halfway (int a,
         int b)
{
  return a + (b - a) / 2;
}

void
cliff_plan_move (CliffPlanShot *shot,
                 const char    *movement,
                 CliffPlanView  cover,
                 guint          index)
{
  gboolean slow = g_str_has_prefix (movement, SLOW);
  const char *name = slow ? movement + strlen (SLOW) : movement;
  Movement found = movements[0];

  for (guint i = 0; i < G_N_ELEMENTS (movements); i++)
    if (g_str_equal (movements[i].name, name))
      found = movements[i];

  /* A slow movement starts in the same place and goes half the way. */
  if (slow)
    {
      found.to_size = halfway (found.from_size, found.to_size);
      found.to_x = halfway (found.from_x, found.to_x);
      found.to_y = halfway (found.from_y, found.to_y);
    }
  if (index % 2 == 1)
    {
      found.from_x = 1000 - found.from_x;
      found.to_x = 1000 - found.to_x;
    }

  shot->from = place (cover, found.from_size, found.from_x, found.from_y);
  shot->to = place (cover, found.to_size, found.to_x, found.to_y);
  shot->motion = found.motion;
}
