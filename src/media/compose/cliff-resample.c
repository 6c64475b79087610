/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-resample.h"

#include "cliff-axis.h"
#include "cliff-picture-private.h"

static void
resample_plane (guint8          *into,
                int              into_stride,
                const guint8    *from,
                int              from_stride,
                int              from_width,
                const CliffAxis *across,
                const CliffAxis *down)
{
  g_autofree guint16 *row = g_new (guint16, from_width);

  for (int y = 0; y < down->n; y++)
    {
      cliff_axis_gather_rows (down, y, across, from, from_stride, row);
      cliff_axis_gather_columns (across, row, into + (gsize) y * into_stride);
    }
}

void
cliff_picture_resample (CliffPicture       *into,
                        const CliffPicture *from,
                        const CliffRegion  *region)
{
  for (int i = 0; i < 3; i++)
    {
      int shift = i ? 1 : 0, width = into->width >> shift, height = into->height >> shift;
      double scale = i ? 0.5 : 1.0;
      g_auto(CliffAxis) across = { 0 };
      g_auto(CliffAxis) down = { 0 };

      cliff_axis_init (&across, width, from->width >> shift, region->x * scale, region->width * scale / width,
                       cliff_plane_site (i));
      cliff_axis_init (&down, height, from->height >> shift, region->y * scale, region->height * scale / height, 0.5);
      resample_plane (into->plane[i], into->stride[i], from->plane[i], from->stride[i], from->width >> shift, &across,
                      &down);
    }
}
