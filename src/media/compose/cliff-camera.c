/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-camera.h"

#include <math.h>

/* How far a hand sways, in ppm of the source. */
#define SWAY 9000.0

gboolean
cliff_camera_is_still (const CliffPlanShot *shot)
{
  return shot->motion != CLIFF_PLAN_MOTION_HANDHELD && shot->from.x == shot->to.x
    && shot->from.y == shot->to.y
         && shot->from.width == shot->to.width && shot->from.height == shot->to.height;
}

static double
ease (double progress)
{
  return progress * progress * (3.0 - 2.0 * progress);
}

static double
get_share (CliffPlanMotion motion,
           double          progress)
{
  switch (motion)
    {
    case CLIFF_PLAN_MOTION_WHIP:
      return ease (CLAMP ((progress - 0.4) / 0.2, 0.0, 1.0));
    case CLIFF_PLAN_MOTION_EASED:
    case CLIFF_PLAN_MOTION_HANDHELD:
    default:
      return ease (progress);
    }
}

static double
between (int    from,
         int    to,
         double share)
{
  return from + (to - from) * share;
}

void
cliff_camera_get_view (const CliffPlanShot *shot,
                       int                  frame,
                       int                  length,
                       double               seconds,
                       double              *x,
                       double              *y,
                       double              *width,
                       double              *height)
{
  double progress = length > 1 ? CLAMP ((double) frame / (length - 1), 0.0, 1.0) : 0.0;
  double share = get_share (shot->motion, progress);

  *width = between (shot->from.width, shot->to.width, share);
  *height = between (shot->from.height, shot->to.height, share);
  *x = between (shot->from.x, shot->to.x, share);
  *y = between (shot->from.y, shot->to.y, share);

  /* Two slow waves a direction, whose periods do not meet within a shot. */
  if (shot->motion == CLIFF_PLAN_MOTION_HANDHELD)
    {
      double t = seconds * 2 * G_PI;

      *x += SWAY * (0.6 * sin (t * 0.61) + 0.4 * sin (t * 1.37 + 1.0));
      *y += SWAY * (0.6 * sin (t * 0.47 + 2.0) + 0.4 * sin (t * 1.13));
      *x = CLAMP (*x, 0.0, CLIFF_PPM - *width);
      *y = CLAMP (*y, 0.0, CLIFF_PPM - *height);
    }
}
