/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-board.h"

#include <math.h>

/* How a mood moves a face. */
typedef struct
{
  double brow_inner, brow_outer; /* raised over 0, in head units */
  double open;                   /* of the eyes, 1 is plain */
  double iris;                   /* size, 1 is plain */
  double corner;                 /* of the mouth, up over 0 */
  double gape;                   /* of the silent mouth */
  double blush;
} Expression;

static Expression
get_expression (CliffFace face)
{
  switch (face)
    {
    case CLIFF_FACE_ANGRY:
      return (Expression) { -0.045, 0.035, 0.72, 0.9, -0.035, 0.0, 0.25 };
    case CLIFF_FACE_AFRAID:
      return (Expression) { 0.055, -0.010, 1.25, 0.8, -0.030, 0.25, 0.0 };
    case CLIFF_FACE_SHOCKED:
      return (Expression) { 0.045, 0.045, 1.40, 0.72, -0.005, 0.55, 0.0 };
    case CLIFF_FACE_SAD:
      return (Expression) { 0.050, -0.025, 0.70, 1.0, -0.040, 0.0, 0.1 };
    case CLIFF_FACE_HAPPY:
      return (Expression) { 0.015, 0.010, 0.78, 1.0, 0.055, 0.0, 0.6 };
    case CLIFF_FACE_TENDER:
      return (Expression) { 0.020, -0.005, 0.80, 1.05, 0.032, 0.0, 0.5 };
    case CLIFF_FACE_COLD:
      return (Expression) { -0.018, 0.012, 0.62, 0.9, -0.010, 0.0, 0.0 };
    case CLIFF_FACE_WHISPER:
      return (Expression) { 0.0, 0.0, 0.85, 1.0, 0.0, 0.15, 0.0 };
    case CLIFF_FACE_NEUTRAL:
    default:
      return (Expression) { 0.0, 0.0, 1.0, 1.0, 0.004, 0.0, 0.15 };
    }
}

/* ── The parts of a face, around the point where nose and eyes meet ───────────────────────── */

static void
head_path (cairo_t           *cr,
           const CliffFigure *figure)
{
  double jaw = figure->female || figure->child ? 0.20 : 0.26;
  double lean = figure->turn * 0.07;
  double wide = figure->child ? 0.39 : 0.365;

  cairo_move_to (cr, -wide, -0.08);
  cairo_curve_to (cr, -wide - 0.01, 0.14, -jaw - 0.07 + lean, 0.32, -jaw * 0.62 + lean, 0.43);
  cairo_curve_to (cr, -0.07 + lean, 0.515, 0.07 + lean, 0.515, jaw * 0.62 + lean, 0.43);
  cairo_curve_to (cr, jaw + 0.07 + lean, 0.32, wide + 0.01, 0.14, wide, -0.08);
  cairo_curve_to (cr, wide, -0.62, -wide, -0.62, -wide, -0.08);
  cairo_close_path (cr);
}

static void
draw_ears (cairo_t           *cr,
           const CliffFigure *figure)
{
  for (int side = -1; side <= 1; side += 2)
    {
      /* Turned away, the far ear is hidden. */
      if (side * figure->turn > 0.3)
        continue;
      cliff_ink_set (cr, cliff_ink_shade (figure->skin, -0.10), 1);
      cliff_ink_ellipse (cr, side * 0.365, 0.06, 0.055, 0.10);
      cairo_fill (cr);
    }
}

static void
draw_eye (cairo_t           *cr,
          const CliffFigure *figure,
          Expression         e,
          double             x,
          double             y,
          double             wide,
          int                side)
{
  double tall = (figure->female || figure->child ? 0.066 : 0.054) * e.open;
  double lid = figure->face == CLIFF_FACE_ANGRY ? -0.018 * side
               : figure->face == CLIFF_FACE_SAD ? 0.016 * side
                                                : 0;
  CliffInk iris = cliff_ink_mix (figure->hair, (CliffInk) { 0.30, 0.18, 0.12 }, 0.6);

  cairo_save (cr);
  cairo_move_to (cr, x - wide, y + lid * 0.5);
  cairo_curve_to (cr, x - wide * 0.5, y - tall * 1.35 + lid, x + wide * 0.5, y - tall * 1.35 - lid,
                  x + wide, y - lid * 0.5);
  cairo_curve_to (cr, x + wide * 0.5, y + tall * 0.95, x - wide * 0.5, y + tall * 0.95, x - wide,
                  y + lid * 0.5);
  cairo_close_path (cr);
  cairo_path_t *almond = cairo_copy_path (cr);
  cairo_set_source_rgb (cr, 0.985, 0.975, 0.97);
  cairo_fill (cr);
  cairo_append_path (cr, almond);
  cairo_clip (cr);
  x += figure->turn * 0.028;
  cliff_ink_set (cr, iris, 1);
  cliff_ink_ellipse (cr, x, y - tall * 0.06, 0.054 * e.iris, 0.064 * e.iris);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.05, 0.04, 0.06);
  cliff_ink_ellipse (cr, x, y - tall * 0.06, 0.027 * e.iris, 0.033 * e.iris);
  cairo_fill (cr);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.95);
  cliff_ink_ellipse (cr, x + 0.018, y - tall * 0.06 - 0.022, 0.014, 0.016);
  cairo_fill (cr);
  /* The lid's shadow. */
  cairo_set_source_rgba (cr, 0.1, 0.08, 0.16, 0.28);
  cliff_ink_ellipse (cr, x, y - tall * 1.15, wide * 1.2, tall * 0.55);
  cairo_fill (cr);
  cairo_path_destroy (almond);
  cairo_restore (cr);
}

static void
draw_lashes (cairo_t           *cr,
             const CliffFigure *figure,
             Expression         e,
             double             x,
             double             y,
             double             wide,
             int                side)
{
  double tall = (figure->female || figure->child ? 0.066 : 0.054) * e.open;
  double lid = figure->face == CLIFF_FACE_ANGRY ? -0.018 * side
               : figure->face == CLIFF_FACE_SAD ? 0.016 * side
                                                : 0;

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_source_rgb (cr, 0.10, 0.07, 0.09);
  cairo_set_line_width (cr, figure->female ? 0.026 : 0.019);
  cairo_move_to (cr, x - wide, y + lid * 0.5);
  cairo_curve_to (cr, x - wide * 0.5, y - tall * 1.35 + lid, x + wide * 0.5, y - tall * 1.35 - lid,
                  x + wide, y - lid * 0.5);
  if (figure->female)
    {
      cairo_move_to (cr, x + side * wide * 0.95, y);
      cairo_rel_line_to (cr, side * 0.035, -0.028);
    }
  cairo_stroke (cr);
  cliff_ink_set (cr, cliff_ink_shade (figure->skin, -0.35), 0.7);
  cairo_set_line_width (cr, 0.010);
  cairo_move_to (cr, x - wide * 0.8, y - tall * 1.15 - 0.03);
  cairo_curve_to (cr, x - wide * 0.3, y - tall * 1.5 - 0.035, x + wide * 0.3,
                  y - tall * 1.5 - 0.035, x + wide * 0.8, y - tall * 1.15 - 0.03);
  cairo_stroke (cr);
}

static void
draw_brow (cairo_t           *cr,
           const CliffFigure *figure,
           Expression         e,
           double             x,
           double             y,
           double             wide,
           int                side)
{
  double inner = x - side * wide * 1.05, outer = x + side * wide * 1.25;
  double inner_y = y - 0.125 - e.brow_inner, outer_y = y - 0.125 - e.brow_outer;
  double thick = figure->female ? 0.020 : 0.032;

  cairo_move_to (cr, inner, inner_y + thick * 0.6);
  cairo_curve_to (cr, x, MIN (inner_y, outer_y) - 0.022, x + side * wide * 0.6, outer_y - 0.026,
                  outer, outer_y + 0.012);
  cairo_curve_to (cr, x + side * wide * 0.5, outer_y + 0.002, x,
                  MIN (inner_y, outer_y) + thick * 0.7, inner, inner_y - thick * 0.6);
  cairo_close_path (cr);
  cliff_ink_set (cr, cliff_ink_shade (figure->hair, figure->old ? -0.1 : 0.06), 1);
  cairo_fill (cr);
}

static void
draw_eyes (cairo_t           *cr,
           const CliffFigure *figure,
           Expression         e,
           double             dx,
           double             dy)
{
  for (int side = -1; side <= 1; side += 2)
    {
      double far = side * figure->turn > 0 ? fabs (figure->turn) : 0;
      double wide = 0.092 * (1 - 0.42 * far);
      double x = dx + side * (0.168 - 0.035 * far), y = 0.035 + dy;

      draw_eye (cr, figure, e, x, y, wide, side);
      draw_lashes (cr, figure, e, x, y, wide, side);
      draw_brow (cr, figure, e, x, y, wide, side);
      if (figure->face == CLIFF_FACE_SAD)
        {
          cairo_set_source_rgba (cr, 0.75, 0.88, 1, 0.8);
          cliff_ink_ellipse (cr, x + side * wide * 0.5, y + 0.115, 0.014, 0.032);
          cairo_fill (cr);
        }
    }
}

static void
draw_nose (cairo_t           *cr,
           const CliffFigure *figure,
           double             dx,
           double             dy)
{
  double side = figure->turn < -0.1 ? -1 : 1;
  double tip = dx + side * (0.025 + 0.05 * fabs (figure->turn));

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cliff_ink_set (cr, cliff_ink_shade (figure->skin, -0.30), 0.75);
  cairo_set_line_width (cr, 0.014);
  if (fabs (figure->turn) > 0.3)
    {
      cairo_move_to (cr, dx + side * 0.012, 0.02 + dy);
      cairo_curve_to (cr, dx + side * 0.02, 0.10 + dy, tip + side * 0.015, 0.15 + dy, tip,
                      0.185 + dy);
      cairo_line_to (cr, tip - side * 0.035, 0.195 + dy);
    }
  else
    {
      cairo_move_to (cr, dx - 0.032, 0.190 + dy);
      cairo_curve_to (cr, dx - 0.01, 0.207 + dy, dx + 0.01, 0.207 + dy, dx + 0.032, 0.190 + dy);
    }
  cairo_stroke (cr);
  cliff_ink_set (cr, cliff_ink_shade (figure->skin, 0.45), 0.6);
  cliff_ink_ellipse (cr, tip - side * 0.012, 0.150 + dy, 0.016, 0.020);
  cairo_fill (cr);
}

static void
draw_open_mouth (cairo_t    *cr,
                 Expression  e,
                 double      dx,
                 double      y,
                 double      wide,
                 double      gape)
{
  cairo_save (cr);
  cairo_move_to (cr, dx - wide, y - e.corner);
  cairo_curve_to (cr, dx - wide * 0.5, y - 0.020, dx + wide * 0.5, y - 0.020, dx + wide,
                  y - e.corner);
  cairo_curve_to (cr, dx + wide * 0.75, y + gape * 1.2, dx - wide * 0.75, y + gape * 1.2, dx - wide,
                  y - e.corner);
  cairo_close_path (cr);
  cairo_set_source_rgb (cr, 0.42, 0.12, 0.14);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  cairo_set_source_rgb (cr, 0.97, 0.96, 0.94);
  cairo_rectangle (cr, dx - wide * 0.72, y - 0.06, wide * 1.44, 0.073);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.84, 0.42, 0.42);
  cliff_ink_ellipse (cr, dx, y + gape * 0.95, wide * 0.6, gape * 0.32);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
draw_mouth (cairo_t           *cr,
            const CliffFigure *figure,
            Expression         e,
            double             dx,
            double             dy)
{
  double y = 0.305 + dy, wide = (figure->female ? 0.092 : 0.105) * (1 - 0.2 * fabs (figure->turn));
  CliffInk lip = figure->female
                     ? cliff_ink_mix (figure->skin, (CliffInk) { 0.78, 0.20, 0.25 }, 0.68)
                     : cliff_ink_mix (figure->skin, (CliffInk) { 0.62, 0.28, 0.26 }, 0.55);
  double gape = figure->speaking ? (figure->face == CLIFF_FACE_ANGRY     ? 0.115
                                    : figure->face == CLIFF_FACE_WHISPER ? 0.045
                                                                         : 0.078)
                                 : e.gape * 0.11;

  if (gape > 0.02)
    {
      draw_open_mouth (cr, e, dx, y, figure->speaking ? wide : wide * 0.6, gape);
      cairo_set_line_width (cr, 0.018);
      cliff_ink_set (cr, lip, 1);
      cairo_move_to (cr, dx - wide * 0.5, y + gape * 0.95);
      cairo_curve_to (cr, dx - wide * 0.2, y + gape * 1.12, dx + wide * 0.2, y + gape * 1.12,
                      dx + wide * 0.5, y + gape * 0.95);
      cairo_stroke (cr);
      return;
    }
  cairo_move_to (cr, dx - wide, y - e.corner);
  cairo_curve_to (cr, dx - wide * 0.4, y - 0.022 + e.corner * 0.4, dx - wide * 0.1, y - 0.026, dx,
                  y - 0.014);
  cairo_curve_to (cr, dx + wide * 0.1, y - 0.026, dx + wide * 0.4, y - 0.022 + e.corner * 0.4,
                  dx + wide, y - e.corner);
  cairo_curve_to (cr, dx + wide * 0.5, y + 0.045 + e.corner * 0.5, dx - wide * 0.5,
                  y + 0.045 + e.corner * 0.5, dx - wide, y - e.corner);
  cairo_close_path (cr);
  cliff_ink_set (cr, lip, figure->female ? 1 : 0.75);
  cairo_fill (cr);
  cairo_set_line_width (cr, 0.013);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cliff_ink_set (cr, cliff_ink_shade (lip, -0.5), 1);
  cairo_move_to (cr, dx - wide, y - e.corner);
  cairo_curve_to (cr, dx - wide * 0.4, y + 0.012 + e.corner * 0.4, dx + wide * 0.4,
                  y + 0.012 + e.corner * 0.4, dx + wide, y - e.corner);
  cairo_stroke (cr);
}

static void
draw_shading (cairo_t           *cr,
              const CliffFigure *figure,
              Expression         e,
              double             dx,
              double             dy)
{
  double dark = figure->turn > 0.1 ? -1 : 1;

  cairo_save (cr);
  head_path (cr, figure);
  cairo_clip (cr);
  /* The side away from the light. */
  cliff_ink_set (cr, cliff_ink_shade (figure->skin, -0.22), 0.55);
  cairo_move_to (cr, dark * 0.5, -0.6);
  cairo_curve_to (cr, dark * 0.22, -0.2, dark * 0.30, 0.15, dark * 0.10, 0.6);
  cairo_line_to (cr, dark * 0.6, 0.6);
  cairo_close_path (cr);
  cairo_fill (cr);
  /* Under the hair. */
  cliff_ink_set (cr, cliff_ink_shade (figure->skin, -0.25), 0.45);
  cliff_ink_ellipse (cr, dx * 0.5, -0.36, 0.42, 0.20);
  cairo_fill (cr);
  for (int side = -1; side <= 1; side += 2)
    cliff_ink_glow (cr, dx + side * 0.20, 0.185 + dy, 0.12, (CliffInk) { 0.94, 0.38, 0.36 },
                    0.20 + 0.35 * e.blush);
  if (figure->old)
    {
      cliff_ink_set (cr, cliff_ink_shade (figure->skin, -0.3), 0.6);
      cairo_set_line_width (cr, 0.010);
      for (int side = -1; side <= 1; side += 2)
        {
          cairo_move_to (cr, dx + side * 0.075, 0.20 + dy);
          cairo_curve_to (cr, dx + side * 0.12, 0.24 + dy, dx + side * 0.14, 0.28 + dy,
                          dx + side * 0.135, 0.33 + dy);
          cairo_move_to (cr, dx + side * 0.08, 0.125 + dy);
          cairo_curve_to (cr, dx + side * 0.13, 0.15 + dy, dx + side * 0.2, 0.15 + dy,
                          dx + side * 0.24, 0.12 + dy);
        }
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static void
draw_glasses (cairo_t           *cr,
              const CliffFigure *figure,
              double             dx,
              double             dy)
{
  cairo_set_line_width (cr, 0.016);
  cairo_set_source_rgba (cr, 0.16, 0.14, 0.16, 0.9);
  for (int side = -1; side <= 1; side += 2)
    {
      double far = side * figure->turn > 0 ? fabs (figure->turn) : 0;

      cliff_ink_box (cr, dx + side * 0.168 - 0.118 * (1 - 0.35 * far), -0.055 + dy,
                     0.236 * (1 - 0.35 * far), 0.165, 0.06);
    }
  cairo_move_to (cr, dx - 0.05, 0.01 + dy);
  cairo_line_to (cr, dx + 0.05, 0.01 + dy);
  cairo_stroke (cr);
}

/* ── Hair ──────────────────────────────────────────────────────────── */

static void
fill_hair (cairo_t           *cr,
           const CliffFigure *figure,
           double             shade)
{
  cliff_ink_gradient (cr, 0, -0.65, cliff_ink_shade (figure->hair, 0.16 + shade), 0, 0.7,
                      cliff_ink_shade (figure->hair, -0.12 + shade));
}

void
cliff_board_draw_hair_behind (cairo_t           *cr,
                              const CliffFigure *figure)
{
  int style = figure->style % 5;

  if (!figure->female || (figure->old && style != 1))
    return;
  if (style == 2 || style == 4)
    {
      /* A knot on top, or a tail to the side away from the look. */
      if (style == 2)
        cliff_ink_ellipse (cr, -figure->turn * 0.15, -0.62, 0.17, 0.15);
      else
        {
          double side = figure->turn > 0 ? -1 : 1;

          cairo_move_to (cr, side * 0.22, -0.42);
          cairo_curve_to (cr, side * 0.62, -0.5, side * 0.60, 0.3, side * 0.46, 0.85);
          cairo_curve_to (cr, side * 0.40, 0.4, side * 0.36, 0.0, side * 0.15, -0.2);
          cairo_close_path (cr);
        }
      fill_hair (cr, figure, -0.06);
      return;
    }

  double end = style == 1 ? 0.52 : 1.22, wide = style == 3 ? 0.60 : 0.50;

  cairo_move_to (cr, -0.40, -0.2);
  cairo_curve_to (cr, -wide, 0.2, -wide, end * 0.7, -wide + 0.06, end);
  cairo_curve_to (cr, -0.2, end + 0.08, 0.2, end + 0.08, wide - 0.06, end);
  cairo_curve_to (cr, wide, end * 0.7, wide, 0.2, 0.40, -0.2);
  cairo_curve_to (cr, 0.44, -0.75, -0.44, -0.75, -0.40, -0.2);
  cairo_close_path (cr);
  fill_hair (cr, figure, -0.10);
}

/* The cap of hair over the skull down to a hairline; each style ends it in another way. */
static void
draw_cap (cairo_t           *cr,
          const CliffFigure *figure,
          double             line,
          double             part,
          double             sides)
{
  cairo_move_to (cr, -0.385, sides);
  cairo_curve_to (cr, -0.45, -0.30, -0.40, -0.66, 0, -0.64);
  cairo_curve_to (cr, 0.40, -0.66, 0.45, -0.30, 0.385, sides);
  cairo_curve_to (cr, 0.36, sides - 0.10, 0.335, line + 0.14, 0.30, line + 0.06);
  cairo_curve_to (cr, 0.16, line - 0.02, part + 0.12, line - 0.06, part, line - 0.12);
  cairo_curve_to (cr, part - 0.10, line - 0.02, -0.22, line + 0.0, -0.30, line + 0.08);
  cairo_curve_to (cr, -0.335, line + 0.14, -0.36, sides - 0.10, -0.385, sides);
  cairo_close_path (cr);
  fill_hair (cr, figure, 0);
}

static void
draw_fringe (cairo_t           *cr,
             const CliffFigure *figure,
             double             down)
{
  cairo_move_to (cr, -0.36, -0.30);
  for (int i = 0; i < 6; i++)
    {
      double x = -0.36 + (i + 1) * 0.12;

      cairo_curve_to (cr, x - 0.10, down - 0.06, x - 0.06, down + (i % 2) * 0.03, x - 0.03,
                      down + (i % 2) * 0.03);
      cairo_line_to (cr, x, down - 0.10);
    }
  cairo_curve_to (cr, 0.40, -0.55, -0.40, -0.55, -0.36, -0.30);
  cairo_close_path (cr);
  fill_hair (cr, figure, 0.04);
}

static void
draw_sheen (cairo_t           *cr,
            const CliffFigure *figure)
{
  cliff_ink_set (cr, cliff_ink_shade (figure->hair, 0.45), 0.28);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 0.035);
  cairo_move_to (cr, -0.25, -0.44);
  cairo_curve_to (cr, -0.15, -0.53, -0.02, -0.55, 0.08, -0.54);
  cairo_stroke (cr);
}

static void
draw_hair_front (cairo_t           *cr,
                 const CliffFigure *figure,
                 double             dy)
{
  int style = figure->style % 5;
  double part = figure->style / 5 % 2 == 0 ? -0.12 : 0.14;
  double line = (figure->female ? -0.235 : -0.26) + dy * 0.9;

  if (figure->female || figure->child)
    {
      draw_cap (cr, figure, line, style == 0 ? 0.0 : part, style == 2 || style == 4 ? 0.06 : 0.20);
      if (style == 1 || figure->child)
        draw_fringe (cr, figure, -0.13 + dy);
    }
  else if (figure->old)
    {
      draw_cap (cr, figure, line - 0.07, part, 0.05);
    }
  else
    {
      draw_cap (cr, figure, style == 2 ? line - 0.07 : line, style == 2 ? 0 : part, 0.04);
      if (style == 3 || style == 0)
        draw_fringe (cr, figure, style == 3 ? -0.15 + dy : -0.22 + dy);
    }
  draw_sheen (cr, figure);
}

static void
draw_cap_of_uniform (cairo_t *cr)
{
  cairo_set_source_rgb (cr, 0.15, 0.19, 0.30);
  cairo_move_to (cr, -0.45, -0.34);
  cairo_curve_to (cr, -0.52, -0.85, 0.52, -0.85, 0.45, -0.34);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.07, 0.08, 0.13);
  cairo_move_to (cr, -0.43, -0.36);
  cairo_curve_to (cr, -0.25, -0.22, 0.25, -0.22, 0.43, -0.36);
  cairo_curve_to (cr, 0.25, -0.42, -0.25, -0.42, -0.43, -0.36);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.88, 0.76, 0.40);
  cliff_ink_ellipse (cr, 0, -0.54, 0.05, 0.06);
  cairo_fill (cr);
}

void
cliff_board_draw_head (cairo_t           *cr,
                       const CliffFigure *figure,
                       double             tilt)
{
  Expression e = get_expression (figure->face);
  double dx = figure->turn * 0.115, dy = tilt * 0.05;

  draw_ears (cr, figure);
  head_path (cr, figure);
  if (figure->back)
    {
      cairo_new_path (cr);
      draw_cap (cr, figure, figure->female ? 0.42 : 0.30, 0, figure->female ? 0.42 : 0.26);
      draw_sheen (cr, figure);
    }
  else
    {
      cliff_ink_gradient (cr, -0.3, -0.4, cliff_ink_shade (figure->skin, 0.14), 0.3, 0.5,
                          cliff_ink_shade (figure->skin, -0.05));
      draw_shading (cr, figure, e, dx, dy);
      draw_nose (cr, figure, dx, dy);
      draw_mouth (cr, figure, e, dx * 1.05, dy);
      draw_eyes (cr, figure, e, dx, dy);
      if (figure->old || figure->style == 7 || figure->style == 18)
        draw_glasses (cr, figure, dx, dy);
      draw_hair_front (cr, figure, dy);
    }
  if (g_str_equal (figure->outfit, "uniform"))
    draw_cap_of_uniform (cr);
}
