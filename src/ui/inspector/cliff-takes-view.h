/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  CLIFF_TAKES_SIDE_BY_SIDE,
  CLIFF_TAKES_WIPE,          /* one over the other, each on its side of a line */
  CLIFF_TAKES_FLIP,          /* the one or the other */
} CliffTakesMode;

/**
 * CliffTakesView:
 *
 * Two pictures to be compared, each filling a frame of the same shape.  Signals: "wiped" (double place): a hand moved the line;
 * "flipped": a hand wants the other one.
 */
#define CLIFF_TYPE_TAKES_VIEW (cliff_takes_view_get_type ())
G_DECLARE_FINAL_TYPE (CliffTakesView, cliff_takes_view, CLIFF, TAKES_VIEW, GtkWidget)

/* Width through height, as of the series' frame. */
void cliff_takes_view_set_ratio   (CliffTakesView *self,
                                   double          ratio);
/* @side: 0 or 1.  @texture: (nullable) */
void cliff_takes_view_set_picture (CliffTakesView *self,
                                   int             side,
                                   GdkTexture     *texture);
void cliff_takes_view_set_mode    (CliffTakesView *self,
                                   CliffTakesMode  mode);
/* Where the line is, from 0 at the start to 1. */
void cliff_takes_view_set_wipe    (CliffTakesView *self,
                                   double          place);
/* Which one a flip shows. */
void cliff_takes_view_set_side    (CliffTakesView *self,
                                   int             side);

G_END_DECLS
