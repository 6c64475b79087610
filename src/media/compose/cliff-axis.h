/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CliffAxis:
 *
 * One direction of a resampling: for each output sample, which input samples it is made of and how
 * much of each, in 1/256.  Bilinear where it is enlarged, a triangle as wide as the reduction where
 * it is reduced, so that nothing is left out.  Beyond its ends the input repeats its last samples.
 */
typedef struct
{
  int      n;
  int      taps;
  int     *first;
  guint16 *weights;
} CliffAxis;

/* @n: output samples; @source: input samples; @start, @step: of the output, in input samples;
 * @site: where in its cell a sample lies, 0 to 1. */
void cliff_axis_init            (CliffAxis       *self,
                                 int              n,
                                 int              source,
                                 double           start,
                                 double           step,
                                 double           site);
void cliff_axis_clear           (CliffAxis       *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliffAxis, cliff_axis_clear)
/* Output line @y of @plane across all input columns that @across needs, in 1/256. */
void cliff_axis_gather_rows     (const CliffAxis *down,
                                 int              y,
                                 const CliffAxis *across,
                                 const guint8    *plane,
                                 int              stride,
                                 guint16         *row);
void cliff_axis_gather_columns  (const CliffAxis *across,
                                 const guint16   *row,
                                 guint8          *out);

G_END_DECLS
