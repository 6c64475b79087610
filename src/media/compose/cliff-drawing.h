/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * CliffDrawing:
 *
 * What a hand draws over a picture: strokes in the picture's pixels, each of which can be taken back.  They are kept as they were
 * drawn and painted at whatever size is asked for.  One thread at a time.
 */
typedef struct _CliffDrawing CliffDrawing;

/* @width, @height: of the picture in pixels, above 0 */
CliffDrawing    *cliff_drawing_new          (int              width,
                                             int              height);
void             cliff_drawing_free         (CliffDrawing    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffDrawing, cliff_drawing_free)
/* (transfer full) */
CliffDrawing    *cliff_drawing_copy         (CliffDrawing    *self);
int              cliff_drawing_get_width    (CliffDrawing    *self);
int              cliff_drawing_get_height   (CliffDrawing    *self);

/* A stroke begins.  @colour: 0xRRGGBB; @size: its width in pixels at full pressure; @erases: it takes strokes away, never the
 * picture below them.  What was taken back is gone. */
void             cliff_drawing_begin        (CliffDrawing    *self,
                                             guint32          colour,
                                             double           size,
                                             gboolean         erases);
/* The stroke goes on.  @pressure: 0 to 1. */
void             cliff_drawing_add          (CliffDrawing    *self,
                                             double           x,
                                             double           y,
                                             double           pressure);
/* Takes all strokes away, which can be taken back as a stroke can. */
void             cliff_drawing_clear        (CliffDrawing    *self);
gboolean         cliff_drawing_can_undo     (CliffDrawing    *self);
gboolean         cliff_drawing_can_redo     (CliffDrawing    *self);
void             cliff_drawing_undo         (CliffDrawing    *self);
void             cliff_drawing_redo         (CliffDrawing    *self);
/* Whether there is no stroke to be seen. */
gboolean         cliff_drawing_is_empty     (CliffDrawing    *self);

/* Paints the strokes, one unit a pixel, on a surface that begins transparent and has nothing else on it: erasing makes it so again. */
void             cliff_drawing_paint        (CliffDrawing    *self,
                                             cairo_t         *cairo);
/* Paints only what the newest point of the newest stroke adds; its very end is painted with all the others. */
void             cliff_drawing_paint_newest (CliffDrawing    *self,
                                             cairo_t         *cairo);
/* The strokes over @below (nullable), which fills the picture and shows through white paper as much as @opacity (0 to 1) says.
 * CAIRO_FORMAT_RGB24 of the drawing's size. (transfer full) */
cairo_surface_t *cliff_drawing_compose      (CliffDrawing    *self,
                                             cairo_surface_t *below,
                                             double           opacity);

G_END_DECLS
