/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-frame-size.h"

void
cliff_frame_size_fit (CliffPlan *plan,
                      int        part,
                      int        max_width,
                      int        max_height,
                      int       *width,
                      int       *height)
{
  gint64 full_width = plan->width, full_height = plan->height;
  gint64 most_width = MIN (max_width, full_width / part), most_height = MIN (max_height, full_height / part);

  if (most_width * full_height <= most_height * full_width)
    {
      *width = (int) most_width;
      *height = (int) (most_width * full_height / full_width);
    }
  else
    {
      *height = (int) most_height;
      *width = (int) (most_height * full_width / full_height);
    }
  *width = MAX (*width & ~1, 2);
  *height = MAX (*height & ~1, 2);
}
