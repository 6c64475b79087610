/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-drawing.h"

G_BEGIN_DECLS

/**
 * CliffDrawArea:
 *
 * A sheet to draw on with pen, mouse or finger, a picture shining through from below.  A pen's pressure is the stroke's width, and its
 * other end erases.  Signal "drawn": what can be taken back, or forth, has changed.
 */
#define CLIFF_TYPE_DRAW_AREA (cliff_draw_area_get_type ())
G_DECLARE_FINAL_TYPE (CliffDrawArea, cliff_draw_area, CLIFF, DRAW_AREA, GtkWidget)

/* @drawing: borrowed; it outlives the area, and others change it only with cliff_draw_area_refresh(). */
void cliff_draw_area_set_drawing (CliffDrawArea *self,
                                  CliffDrawing  *drawing);
/* @texture: (nullable): fills the sheet */
void cliff_draw_area_set_below   (CliffDrawArea *self,
                                  GdkTexture    *texture);
/* How much it shines through, 0 to 1. */
void cliff_draw_area_set_opacity (CliffDrawArea *self,
                                  double         opacity);
/* @colour: 0xRRGGBB; @size: in pixels of the drawing */
void cliff_draw_area_set_pen     (CliffDrawArea *self,
                                  guint32        colour,
                                  double         size,
                                  gboolean       erases);
/* Paints the strokes anew. */
void cliff_draw_area_refresh     (CliffDrawArea *self);

G_END_DECLS
