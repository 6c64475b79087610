/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-drawing.h"

/* How thin a stroke gets where it is hardly pressed. */
#define LEAST_WIDTH 0.25

typedef struct
{
  double x, y;
  double width;
} Point;

typedef struct
{
  guint32   colour;
  double    size;
  gboolean  erases;
  GArray   *points;  /* Point; NULL where all strokes before are taken away */
} Stroke;

struct _CliffDrawing
{
  int        width, height;
  GPtrArray *strokes;  /* Stroke; behind @n_shown, those taken back */
  guint      n_shown;
};

static void
stroke_free (gpointer data)
{
  Stroke *stroke = data;

  g_clear_pointer (&stroke->points, g_array_unref);
  g_free (stroke);
}

CliffDrawing *
cliff_drawing_new (int width,
                   int height)
{
  CliffDrawing *self = g_new0 (CliffDrawing, 1);

  self->width = width;
  self->height = height;
  self->strokes = g_ptr_array_new_with_free_func (stroke_free);

  return self;
}

void
cliff_drawing_free (CliffDrawing *self)
{
  g_ptr_array_unref (self->strokes);
  g_free (self);
}

CliffDrawing *
cliff_drawing_copy (CliffDrawing *self)
{
  CliffDrawing *copy = cliff_drawing_new (self->width, self->height);

  for (guint i = 0; i < self->n_shown; i++)
    {
      Stroke *stroke = g_memdup2 (g_ptr_array_index (self->strokes, i), sizeof (Stroke));

      if (stroke->points != NULL)
        stroke->points = g_array_copy (stroke->points);
      g_ptr_array_add (copy->strokes, stroke);
    }
  copy->n_shown = self->n_shown;

  return copy;
}

int
cliff_drawing_get_width (CliffDrawing *self)
{
  return self->width;
}

int
cliff_drawing_get_height (CliffDrawing *self)
{
  return self->height;
}

/* ── Drawing ── */

static void
append (CliffDrawing *self,
        Stroke       *stroke)
{
  g_ptr_array_set_size (self->strokes, (int) self->n_shown);
  g_ptr_array_add (self->strokes, stroke);
  self->n_shown++;
}

void
cliff_drawing_begin (CliffDrawing *self,
                     guint32       colour,
                     double        size,
                     gboolean      erases)
{
  Stroke *stroke = g_new0 (Stroke, 1);

  stroke->colour = colour;
  stroke->size = size;
  stroke->erases = erases;
  stroke->points = g_array_new (FALSE, FALSE, sizeof (Point));
  append (self, stroke);
}

static Stroke *
get_newest (CliffDrawing *self)
{
  return self->n_shown > 0 ? g_ptr_array_index (self->strokes, self->n_shown - 1) : NULL;
}

void
cliff_drawing_add (CliffDrawing *self,
                   double        x,
                   double        y,
                   double        pressure)
{
  Stroke *stroke = get_newest (self);
  Point point = { x, y, 0 };

  g_return_if_fail (stroke != NULL && stroke->points != NULL);

  point.width = stroke->size * (LEAST_WIDTH + (1 - LEAST_WIDTH) * CLAMP (pressure, 0, 1));
  g_array_append_val (stroke->points, point);
}

void
cliff_drawing_clear (CliffDrawing *self)
{
  if (!cliff_drawing_is_empty (self))
    append (self, g_new0 (Stroke, 1));
}

gboolean
cliff_drawing_can_undo (CliffDrawing *self)
{
  return self->n_shown > 0;
}

gboolean
cliff_drawing_can_redo (CliffDrawing *self)
{
  return self->n_shown < self->strokes->len;
}

void
cliff_drawing_undo (CliffDrawing *self)
{
  if (cliff_drawing_can_undo (self))
    self->n_shown--;
}

void
cliff_drawing_redo (CliffDrawing *self)
{
  if (cliff_drawing_can_redo (self))
    self->n_shown++;
}

/* The first stroke behind the last clearing. */
static guint
find_first (CliffDrawing *self)
{
  guint first = self->n_shown;

  while (first > 0 && ((Stroke *) g_ptr_array_index (self->strokes, first - 1))->points != NULL)
    first--;

  return first;
}

gboolean
cliff_drawing_is_empty (CliffDrawing *self)
{
  for (guint i = find_first (self); i < self->n_shown; i++)
    {
      const Stroke *stroke = g_ptr_array_index (self->strokes, i);

      if (!stroke->erases && stroke->points->len > 0)
        return FALSE;
    }

  return TRUE;
}

/* ── Painting ── */

static void
set_up (const Stroke *stroke,
        cairo_t      *cairo)
{
  cairo_set_line_cap (cairo, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cairo, CAIRO_LINE_JOIN_ROUND);
  cairo_set_operator (cairo, stroke->erases ? CAIRO_OPERATOR_DEST_OUT : CAIRO_OPERATOR_OVER);
  cairo_set_source_rgb (cairo, (stroke->colour >> 16 & 0xff) / 255.0, (stroke->colour >> 8 & 0xff) / 255.0,
                        (stroke->colour & 0xff) / 255.0);
}

/* What point @index adds: a curve, bent at the point before it, between the middles of the ways there and here. */
static void
paint_point (const Stroke *stroke,
             guint         index,
             cairo_t      *cairo)
{
  const Point *point = &g_array_index (stroke->points, Point, index);
  const Point *before = index > 0 ? point - 1 : point, *first = index > 1 ? point - 2 : before;
  double x0 = (first->x + before->x) / 2, y0 = (first->y + before->y) / 2;
  double x1 = (before->x + point->x) / 2, y1 = (before->y + point->y) / 2;

  cairo_set_line_width (cairo, (before->width + point->width) / 2);
  cairo_move_to (cairo, x0, y0);
  if (index == 0)
    cairo_line_to (cairo, x1, y1);
  else
    cairo_curve_to (cairo, x0 + (before->x - x0) * 2 / 3, y0 + (before->y - y0) * 2 / 3,
                    x1 + (before->x - x1) * 2 / 3, y1 + (before->y - y1) * 2 / 3, x1, y1);
  cairo_stroke (cairo);
}

/* From the middle of the last way to its end. */
static void
paint_end (const Stroke *stroke,
           cairo_t      *cairo)
{
  const Point *last = &g_array_index (stroke->points, Point, stroke->points->len - 1);
  const Point *before = stroke->points->len > 1 ? last - 1 : last;

  cairo_set_line_width (cairo, last->width);
  cairo_move_to (cairo, (before->x + last->x) / 2, (before->y + last->y) / 2);
  cairo_line_to (cairo, last->x, last->y);
  cairo_stroke (cairo);
}

void
cliff_drawing_paint (CliffDrawing *self,
                     cairo_t      *cairo)
{
  cairo_save (cairo);
  for (guint i = find_first (self); i < self->n_shown; i++)
    {
      const Stroke *stroke = g_ptr_array_index (self->strokes, i);

      set_up (stroke, cairo);
      for (guint j = 0; j < stroke->points->len; j++)
        paint_point (stroke, j, cairo);
      if (stroke->points->len > 0)
        paint_end (stroke, cairo);
    }
  cairo_restore (cairo);
}

void
cliff_drawing_paint_newest (CliffDrawing *self,
                            cairo_t      *cairo)
{
  const Stroke *stroke = get_newest (self);

  if (stroke == NULL || stroke->points == NULL || stroke->points->len == 0)
    return;
  cairo_save (cairo);
  set_up (stroke, cairo);
  paint_point (stroke, stroke->points->len - 1, cairo);
  cairo_restore (cairo);
}

static void
paint_below (CliffDrawing    *self,
             cairo_surface_t *below,
             double           opacity,
             cairo_t         *cairo)
{
  double width = cairo_image_surface_get_width (below), height = cairo_image_surface_get_height (below);
  double scale = MAX (self->width / width, self->height / height);

  cairo_save (cairo);
  cairo_translate (cairo, (self->width - width * scale) / 2, (self->height - height * scale) / 2);
  cairo_scale (cairo, scale, scale);
  cairo_set_source_surface (cairo, below, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cairo), CAIRO_FILTER_GOOD);
  /* No paper shines through at the edges. */
  cairo_pattern_set_extend (cairo_get_source (cairo), CAIRO_EXTEND_PAD);
  cairo_paint_with_alpha (cairo, opacity);
  cairo_restore (cairo);
}

cairo_surface_t *
cliff_drawing_compose (CliffDrawing    *self,
                       cairo_surface_t *below,
                       double           opacity)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, self->width, self->height);
  cairo_t *cairo = cairo_create (surface);

  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  if (below != NULL)
    paint_below (self, below, opacity, cairo);
  cairo_push_group_with_content (cairo, CAIRO_CONTENT_COLOR_ALPHA);
  cliff_drawing_paint (self, cairo);
  cairo_pop_group_to_source (cairo);
  cairo_paint (cairo);
  cairo_destroy (cairo);

  return surface;
}
