/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "cliff-plan.h"

G_BEGIN_DECLS

/* How something stands in the frame at one moment. */
typedef struct
{
  double x, y;     /* from its own place, in frames */
  double scale;
  double radians;  /* clockwise */
  double opacity;  /* 0 to 1 */
} CliffTransform;

/* Of what stands in @plan from frame @start on for @length frames.  Keys hold at the beginning of a frame, as the playhead does;
 * fades are taken in its middle, so that they look the same forwards and backwards. */
CliffTransform cliff_transform_get       (CliffPlan            *plan,
                                          GArray               *keys,
                                          CliffTime             fade_in,
                                          CliffTime             fade_out,
                                          int                   start,
                                          int                   length,
                                          int                   frame);
/* Whether it is where it belongs and as large as it belongs. */
gboolean       cliff_transform_is_placed (const CliffTransform *self);
/* Moves, turns and scales about (@x, @y) after what @matrix does. */
void           cliff_transform_apply     (const CliffTransform *self,
                                          double                x,
                                          double                y,
                                          int                   width,
                                          int                   height,
                                          cairo_matrix_t       *matrix);
/* The largest scale the keys reach; at least 1. */
double         cliff_transform_get_closest (GArray             *keys);

G_END_DECLS
