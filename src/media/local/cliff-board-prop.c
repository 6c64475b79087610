/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-board.h"

#include <pango/pangocairo.h>

/* Every prop is drawn in a square from -0.5 to 0.5. */
static void
fill (cairo_t *cr,
      double   r, double g, double b)
{
  cairo_set_source_rgb (cr, r, g, b);
  cairo_fill (cr);
}

static void
polygon (cairo_t      *cr,
         const double *points,
         guint         n)
{
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, points[2 * i], points[2 * i + 1]);
  cairo_close_path (cr);
}

#define POLYGON(cr, ...)                                                                           \
  polygon (cr, (const double[]) { __VA_ARGS__ },                                                   \
           sizeof ((const double[]) { __VA_ARGS__ }) / (2 * sizeof (double)))

static const CliffInk paper_ink = { 0.96, 0.92, 0.82 };

static void
draw_paper (cairo_t *cr)
{
  cairo_rotate (cr, -0.10);
  cliff_ink_box (cr, -0.34, -0.47, 0.68, 0.94, 0.015);
  cliff_ink_gradient (cr, -0.3, -0.4, cliff_ink_shade (paper_ink, 0.4), 0.3, 0.5,
                      cliff_ink_shade (paper_ink, -0.12));
  cairo_set_source_rgba (cr, 0.20, 0.20, 0.30, 0.75);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 0.030);
  cairo_move_to (cr, -0.12, -0.37);
  cairo_line_to (cr, 0.12, -0.37);
  cairo_stroke (cr);
  cairo_set_line_width (cr, 0.013);
  for (int i = 0; i < 8; i++)
    {
      double y = -0.27 + i * 0.072;

      cairo_move_to (cr, -0.26, y);
      for (int k = 1; k <= 12; k++)
        cairo_line_to (cr, -0.26 + k * (i == 7 ? 0.022 : 0.0425),
                       y + (k * 7 + i * 3) % 5 * 0.006 - 0.012);
    }
  cairo_stroke (cr);
  cairo_set_source_rgba (cr, 0.78, 0.16, 0.16, 0.85);
  cairo_set_line_width (cr, 0.022);
  cliff_ink_ellipse (cr, 0.16, 0.33, 0.085, 0.085);
  cairo_stroke (cr);
  cliff_ink_ellipse (cr, 0.16, 0.33, 0.03, 0.03);
  cairo_fill (cr);
}

static void
draw_phone (cairo_t *cr)
{
  cairo_rotate (cr, 0.08);
  cliff_ink_box (cr, -0.25, -0.48, 0.50, 0.96, 0.07);
  fill (cr, 0.10, 0.11, 0.14);
  cliff_ink_box (cr, -0.225, -0.45, 0.45, 0.90, 0.05);
  cliff_ink_gradient (cr, 0, -0.45, (CliffInk) { 0.42, 0.66, 0.94 }, 0, 0.45,
                      (CliffInk) { 0.88, 0.94, 1 });
  for (int i = 0; i < 3; i++)
    {
      cliff_ink_box (cr, i % 2 == 0 ? -0.19 : -0.09, -0.26 + i * 0.17, 0.28, 0.11, 0.04);
      cairo_set_source_rgba (cr, 1, 1, 1, i % 2 == 0 ? 0.95 : 0.65);
      cairo_fill (cr);
    }
}

static void
draw_envelope (cairo_t *cr)
{
  cairo_rotate (cr, -0.06);
  cliff_ink_box (cr, -0.48, -0.30, 0.96, 0.62, 0.02);
  cliff_ink_gradient (cr, 0, -0.3, (CliffInk) { 0.90, 0.80, 0.62 }, 0, 0.32,
                      (CliffInk) { 0.76, 0.64, 0.46 });
  POLYGON (cr, -0.48, -0.30, 0.48, -0.30, 0, 0.08);
  cliff_ink_gradient (cr, 0, -0.3, (CliffInk) { 0.96, 0.88, 0.72 }, 0, 0.08,
                      (CliffInk) { 0.84, 0.73, 0.54 });
  cliff_ink_ellipse (cr, 0, 0.05, 0.075, 0.075);
  fill (cr, 0.70, 0.14, 0.16);
}

static void
draw_box (cairo_t *cr)
{
  POLYGON (cr, -0.48, -0.16, 0, -0.02, 0, 0.46, -0.48, 0.30);
  cliff_ink_gradient (cr, -0.48, 0, (CliffInk) { 0.80, 0.62, 0.42 }, 0, 0.4,
                      (CliffInk) { 0.66, 0.48, 0.30 });
  POLYGON (cr, 0.48, -0.16, 0, -0.02, 0, 0.46, 0.48, 0.30);
  cliff_ink_gradient (cr, 0, 0, (CliffInk) { 0.60, 0.43, 0.27 }, 0.48, 0.2,
                      (CliffInk) { 0.48, 0.34, 0.21 });
  POLYGON (cr, -0.48, -0.16, 0, -0.30, 0.48, -0.16, 0, -0.02);
  cliff_ink_gradient (cr, 0, -0.3, (CliffInk) { 0.90, 0.74, 0.54 }, 0, 0,
                      (CliffInk) { 0.80, 0.62, 0.42 });
  POLYGON (cr, -0.28, -0.10, -0.20, -0.076, 0.27, -0.222, 0.20, -0.245);
  POLYGON (cr, -0.28, -0.10, -0.20, -0.076, -0.20, 0.06, -0.28, 0.035);
  cairo_set_source_rgba (cr, 0.95, 0.90, 0.75, 0.8);
  cairo_fill (cr);
}

static void
draw_ring (cairo_t *cr)
{
  cairo_set_line_width (cr, 0.085);
  cairo_pattern_t *metal = cairo_pattern_create_linear (-0.3, -0.1, 0.3, 0.5);

  cairo_pattern_add_color_stop_rgb (metal, 0, 0.97, 0.97, 0.99);
  cairo_pattern_add_color_stop_rgb (metal, 0.45, 0.66, 0.68, 0.74);
  cairo_pattern_add_color_stop_rgb (metal, 0.6, 0.95, 0.95, 0.97);
  cairo_pattern_add_color_stop_rgb (metal, 1, 0.50, 0.52, 0.60);
  cairo_set_source (cr, metal);
  cairo_pattern_destroy (metal);
  cliff_ink_ellipse (cr, 0, 0.15, 0.30, 0.30);
  cairo_stroke (cr);
  POLYGON (cr, -0.17, -0.30, -0.09, -0.42, 0.09, -0.42, 0.17, -0.30, 0, -0.12);
  cliff_ink_gradient (cr, -0.1, -0.4, (CliffInk) { 0.95, 0.99, 1 }, 0.1, -0.12,
                      (CliffInk) { 0.50, 0.74, 0.90 });
  cairo_set_source_rgba (cr, 1, 1, 1, 0.9);
  cairo_set_line_width (cr, 0.012);
  cairo_move_to (cr, -0.17, -0.30);
  cairo_line_to (cr, 0.17, -0.30);
  cairo_move_to (cr, -0.06, -0.30);
  cairo_line_to (cr, 0, -0.12);
  cairo_line_to (cr, 0.06, -0.30);
  cairo_move_to (cr, 0.28, -0.46);
  cairo_line_to (cr, 0.28, -0.30);
  cairo_move_to (cr, 0.20, -0.38);
  cairo_line_to (cr, 0.36, -0.38);
  cairo_stroke (cr);
}

static void
draw_door (cairo_t *cr)
{
  cairo_rectangle (cr, -0.30, -0.5, 0.60, 1.0);
  fill (cr, 0.90, 0.86, 0.78);
  cairo_rectangle (cr, -0.25, -0.46, 0.50, 0.96);
  cliff_ink_gradient (cr, -0.25, 0, (CliffInk) { 0.55, 0.36, 0.22 }, 0.25, 0,
                      (CliffInk) { 0.40, 0.25, 0.15 });
  cairo_set_source_rgba (cr, 0.2, 0.1, 0.05, 0.6);
  cairo_set_line_width (cr, 0.014);
  cairo_rectangle (cr, -0.19, -0.40, 0.38, 0.36);
  cairo_rectangle (cr, -0.19, 0.04, 0.38, 0.38);
  cairo_stroke (cr);
  cliff_ink_ellipse (cr, 0.20, 0.02, 0.022, 0.022);
  fill (cr, 0.92, 0.78, 0.42);
}

static void
draw_shutter (cairo_t *cr)
{
  cairo_rectangle (cr, -0.5, -0.5, 1.0, 1.0);
  fill (cr, 0.10, 0.10, 0.13);
  for (int i = 0; i < 9; i++)
    {
      cairo_rectangle (cr, -0.46, -0.46 + i * 0.066, 0.92, 0.060);
      cliff_ink_gradient (cr, 0, -0.46 + i * 0.066, (CliffInk) { 0.66, 0.70, 0.74 }, 0,
                          -0.40 + i * 0.066, (CliffInk) { 0.42, 0.46, 0.52 });
    }
  cliff_ink_box (cr, -0.10, 0.10, 0.20, 0.03, 0.01);
  fill (cr, 0.25, 0.27, 0.31);
  cairo_rectangle (cr, -0.46, 0.14, 0.92, 0.36);
  cliff_ink_gradient (cr, 0, 0.14, (CliffInk) { 0.40, 0.28, 0.16 }, 0, 0.5,
                      (CliffInk) { 0.88, 0.64, 0.34 });
}

static void
draw_car (cairo_t *cr)
{
  cairo_move_to (cr, -0.5, 0.16);
  cairo_curve_to (cr, -0.5, 0.0, -0.44, -0.04, -0.30, -0.06);
  cairo_curve_to (cr, -0.20, -0.24, -0.12, -0.27, 0.05, -0.27);
  cairo_curve_to (cr, 0.20, -0.27, 0.26, -0.16, 0.33, -0.06);
  cairo_curve_to (cr, 0.46, -0.04, 0.5, 0.02, 0.5, 0.16);
  cairo_close_path (cr);
  cliff_ink_gradient (cr, 0, -0.27, (CliffInk) { 0.34, 0.37, 0.44 }, 0, 0.16,
                      (CliffInk) { 0.11, 0.12, 0.17 });
  POLYGON (cr, -0.23, -0.06, -0.13, -0.21, 0.02, -0.22, 0.02, -0.06);
  POLYGON (cr, 0.06, -0.06, 0.06, -0.22, 0.18, -0.19, 0.26, -0.06);
  cliff_ink_gradient (cr, 0, -0.22, (CliffInk) { 0.72, 0.84, 0.92 }, 0, -0.06,
                      (CliffInk) { 0.38, 0.48, 0.58 });
  for (int side = -1; side <= 1; side += 2)
    {
      cliff_ink_ellipse (cr, side * 0.28, 0.16, 0.105, 0.105);
      fill (cr, 0.06, 0.06, 0.08);
      cliff_ink_ellipse (cr, side * 0.28, 0.16, 0.055, 0.055);
      fill (cr, 0.66, 0.68, 0.72);
    }
  cliff_ink_ellipse (cr, 0.475, 0.05, 0.025, 0.03);
  fill (cr, 1, 0.94, 0.70);
}

static void
draw_glass (cairo_t *cr)
{
  cairo_move_to (cr, -0.20, -0.45);
  cairo_curve_to (cr, -0.26, 0.05, -0.12, 0.10, -0.025, 0.13);
  cairo_line_to (cr, -0.02, 0.38);
  cairo_curve_to (cr, -0.08, 0.42, -0.16, 0.42, -0.18, 0.46);
  cairo_line_to (cr, 0.18, 0.46);
  cairo_curve_to (cr, 0.16, 0.42, 0.08, 0.42, 0.02, 0.38);
  cairo_line_to (cr, 0.025, 0.13);
  cairo_curve_to (cr, 0.12, 0.10, 0.26, 0.05, 0.20, -0.45);
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, 0.90, 0.96, 1, 0.55);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.9);
  cairo_set_line_width (cr, 0.014);
  cairo_stroke (cr);
  cairo_move_to (cr, -0.215, -0.16);
  cairo_curve_to (cr, -0.18, 0.06, -0.08, 0.08, 0, 0.10);
  cairo_curve_to (cr, 0.08, 0.08, 0.18, 0.06, 0.215, -0.16);
  cairo_close_path (cr);
  fill (cr, 0.60, 0.08, 0.16);
}

static void
draw_cup (cairo_t *cr)
{
  cairo_set_line_width (cr, 0.07);
  cairo_set_source_rgb (cr, 0.86, 0.88, 0.90);
  cairo_arc (cr, 0.30, 0.08, 0.14, -1.4, 1.6);
  cairo_stroke (cr);
  cairo_move_to (cr, -0.32, -0.18);
  cairo_curve_to (cr, -0.30, 0.34, -0.16, 0.42, 0, 0.42);
  cairo_curve_to (cr, 0.16, 0.42, 0.30, 0.34, 0.32, -0.18);
  cairo_close_path (cr);
  cliff_ink_gradient (cr, -0.3, 0, (CliffInk) { 0.98, 0.98, 0.97 }, 0.3, 0.2,
                      (CliffInk) { 0.72, 0.76, 0.80 });
  cliff_ink_ellipse (cr, 0, -0.18, 0.32, 0.08);
  fill (cr, 0.40, 0.24, 0.13);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.5);
  cairo_set_line_width (cr, 0.03);
  for (int i = -1; i <= 1; i += 2)
    {
      cairo_move_to (cr, i * 0.09, -0.25);
      cairo_rel_curve_to (cr, -0.06, -0.06, 0.06, -0.12, 0, -0.2);
    }
  cairo_stroke (cr);
}

static void
draw_knife (cairo_t *cr)
{
  cairo_rotate (cr, 0.6);
  cairo_move_to (cr, -0.06, 0.12);
  cairo_line_to (cr, -0.06, -0.34);
  cairo_curve_to (cr, -0.05, -0.44, 0.02, -0.48, 0.07, -0.5);
  cairo_line_to (cr, 0.07, 0.12);
  cairo_close_path (cr);
  cliff_ink_gradient (cr, -0.06, 0, (CliffInk) { 0.96, 0.97, 1 }, 0.07, 0,
                      (CliffInk) { 0.52, 0.56, 0.64 });
  cliff_ink_box (cr, -0.075, 0.12, 0.16, 0.36, 0.05);
  fill (cr, 0.20, 0.13, 0.11);
  cairo_rectangle (cr, -0.11, 0.10, 0.23, 0.045);
  fill (cr, 0.70, 0.62, 0.42);
}

static void
draw_money (cairo_t *cr)
{
  for (int i = 0; i < 4; i++)
    {
      cairo_save (cr);
      cairo_rotate (cr, -0.30 + i * 0.17);
      cliff_ink_box (cr, -0.46, -0.20, 0.92, 0.42, 0.02);
      cliff_ink_gradient (cr, 0, -0.2, (CliffInk) { 0.93, 0.56, 0.54 }, 0, 0.2,
                          (CliffInk) { 0.78, 0.36, 0.38 });
      cliff_ink_box (cr, -0.42, -0.165, 0.84, 0.35, 0.015);
      cairo_set_source_rgba (cr, 1, 0.92, 0.86, 0.7);
      cairo_set_line_width (cr, 0.012);
      cairo_stroke (cr);
      cliff_ink_ellipse (cr, 0.10, 0.01, 0.11, 0.13);
      cairo_set_source_rgba (cr, 1, 0.88, 0.82, 0.75);
      cairo_fill (cr);
      cairo_restore (cr);
    }
}

static void
draw_bag (cairo_t *cr)
{
  cairo_set_line_width (cr, 0.05);
  cairo_set_source_rgb (cr, 0.33, 0.18, 0.13);
  cairo_move_to (cr, -0.20, -0.14);
  cairo_curve_to (cr, -0.20, -0.58, 0.20, -0.58, 0.20, -0.14);
  cairo_stroke (cr);
  POLYGON (cr, -0.36, -0.16, 0.36, -0.16, 0.46, 0.44, -0.46, 0.44);
  cliff_ink_gradient (cr, -0.4, -0.16, (CliffInk) { 0.68, 0.40, 0.28 }, 0.4, 0.44,
                      (CliffInk) { 0.42, 0.22, 0.16 });
  cairo_rectangle (cr, -0.40, 0.06, 0.80, 0.03);
  fill (cr, 0.30, 0.16, 0.12);
  cliff_ink_box (cr, -0.06, 0.02, 0.12, 0.11, 0.02);
  fill (cr, 0.90, 0.76, 0.42);
}

static void
draw_flower (cairo_t *cr)
{
  static const double at[][2] = { { -0.20, -0.16 }, { 0.18, -0.20 }, { 0, -0.34 },
                                  { -0.04, -0.08 }, { 0.24, -0.02 }, { -0.28, 0.02 } };

  cairo_set_line_width (cr, 0.025);
  cairo_set_source_rgb (cr, 0.25, 0.46, 0.28);
  for (guint i = 0; i < G_N_ELEMENTS (at); i++)
    {
      cairo_move_to (cr, at[i][0], at[i][1]);
      cairo_line_to (cr, 0, 0.4);
    }
  cairo_stroke (cr);
  POLYGON (cr, -0.26, 0.10, 0.26, 0.10, 0.07, 0.5, -0.07, 0.5);
  cliff_ink_gradient (cr, -0.2, 0, (CliffInk) { 0.96, 0.92, 0.88 }, 0.2, 0.4,
                      (CliffInk) { 0.80, 0.72, 0.70 });
  for (guint i = 0; i < G_N_ELEMENTS (at); i++)
    {
      cliff_ink_ellipse (cr, at[i][0], at[i][1], 0.125, 0.12);
      fill (cr, 0.76, 0.14, 0.24);
      cliff_ink_ellipse (cr, at[i][0] - 0.015, at[i][1] - 0.02, 0.085, 0.08);
      fill (cr, 0.88, 0.26, 0.34);
      cliff_ink_ellipse (cr, at[i][0] + 0.01, at[i][1] - 0.01, 0.04, 0.04);
      fill (cr, 0.62, 0.08, 0.18);
    }
}

static void
draw_photo (cairo_t *cr)
{
  cairo_rotate (cr, 0.09);
  cliff_ink_box (cr, -0.40, -0.48, 0.80, 0.96, 0.01);
  fill (cr, 0.97, 0.96, 0.93);
  cairo_rectangle (cr, -0.34, -0.42, 0.68, 0.66);
  cliff_ink_gradient (cr, 0, -0.42, (CliffInk) { 0.78, 0.72, 0.60 }, 0, 0.24,
                      (CliffInk) { 0.56, 0.48, 0.40 });
  cairo_save (cr);
  cairo_rectangle (cr, -0.34, -0.42, 0.68, 0.66);
  cairo_clip (cr);
  for (int side = -1; side <= 1; side += 2)
    {
      cliff_ink_ellipse (cr, side * 0.13, 0.30, 0.17, 0.26);
      fill (cr, 0.30 + 0.1 * side, 0.26, 0.26);
      cliff_ink_ellipse (cr, side * 0.12, -0.08, 0.10, 0.13);
      fill (cr, 0.90, 0.76, 0.64);
      cliff_ink_ellipse (cr, side * 0.12, -0.15, 0.11, 0.09);
      fill (cr, 0.20, 0.15, 0.14);
    }
  cairo_restore (cr);
}

static void
draw_key (cairo_t *cr)
{
  cairo_rotate (cr, -0.7);
  cairo_set_source_rgb (cr, 0.84, 0.70, 0.36);
  cairo_set_line_width (cr, 0.09);
  cliff_ink_ellipse (cr, -0.26, 0, 0.16, 0.16);
  cairo_stroke (cr);
  cairo_rectangle (cr, -0.10, -0.045, 0.56, 0.09);
  cairo_rectangle (cr, 0.28, 0.04, 0.07, 0.13);
  cairo_rectangle (cr, 0.39, 0.04, 0.07, 0.10);
  cairo_fill (cr);
}

static void
draw_shoes (cairo_t *cr)
{
  for (int i = 0; i < 2; i++)
    {
      double x = -0.26 + i * 0.40, y = i * 0.14 - 0.08;

      cairo_move_to (cr, x - 0.14, y - 0.26);
      cairo_line_to (cr, x + 0.06, y - 0.26);
      cairo_curve_to (cr, x + 0.08, y - 0.04, x + 0.16, y + 0.02, x + 0.30, y + 0.08);
      cairo_curve_to (cr, x + 0.36, y + 0.12, x + 0.36, y + 0.18, x + 0.34, y + 0.22);
      cairo_line_to (cr, x - 0.17, y + 0.22);
      cairo_curve_to (cr, x - 0.20, y + 0.0, x - 0.16, y - 0.1, x - 0.14, y - 0.26);
      cairo_close_path (cr);
      cliff_ink_gradient (cr, x, y - 0.26, (CliffInk) { 0.52, 0.36, 0.30 }, x, y + 0.22,
                          (CliffInk) { 0.28, 0.17, 0.15 });
      cairo_rectangle (cr, x - 0.18, y + 0.20, 0.53, 0.05);
      fill (cr, 0.13, 0.10, 0.10);
    }
}

static void
draw_umbrella (cairo_t *cr)
{
  cairo_set_line_width (cr, 0.025);
  cairo_set_source_rgb (cr, 0.20, 0.18, 0.20);
  cairo_move_to (cr, 0, -0.42);
  cairo_line_to (cr, 0, 0.40);
  cairo_curve_to (cr, 0, 0.5, 0.12, 0.5, 0.12, 0.40);
  cairo_stroke (cr);
  for (int i = 0; i < 4; i++)
    {
      cairo_move_to (cr, 0, -0.46);
      cairo_curve_to (cr, -0.3 + i * 0.15, -0.42, -0.48 + i * 0.24, -0.2, -0.5 + i * 0.25, 0.02);
      cairo_curve_to (cr, -0.42 + i * 0.25, -0.06, -0.33 + i * 0.25, -0.06, -0.25 + i * 0.25, 0.02);
      cairo_curve_to (cr, -0.24 + i * 0.24, -0.2, -0.15 + i * 0.15, -0.42, 0, -0.46);
      cairo_close_path (cr);
      fill (cr, 0.62 - 0.09 * i, 0.16, 0.22);
    }
}

static void
draw_necklace (cairo_t *cr)
{
  cairo_set_source_rgb (cr, 0.90, 0.78, 0.46);
  cairo_set_line_width (cr, 0.028);
  cairo_move_to (cr, -0.34, -0.46);
  cairo_curve_to (cr, -0.32, 0.10, -0.10, 0.16, 0, 0.18);
  cairo_curve_to (cr, 0.10, 0.16, 0.32, 0.10, 0.34, -0.46);
  cairo_stroke (cr);
  cliff_ink_ellipse (cr, 0, 0.30, 0.12, 0.15);
  cliff_ink_gradient (cr, -0.1, 0.2, (CliffInk) { 0.62, 0.88, 0.74 }, 0.1, 0.45,
                      (CliffInk) { 0.22, 0.55, 0.42 });
  cliff_ink_ellipse (cr, -0.035, 0.25, 0.03, 0.04);
  fill (cr, 0.92, 1, 0.96);
}

static void
draw_bottle (cairo_t *cr)
{
  cairo_move_to (cr, -0.06, -0.48);
  cairo_line_to (cr, 0.06, -0.48);
  cairo_line_to (cr, 0.06, -0.22);
  cairo_curve_to (cr, 0.17, -0.14, 0.17, -0.08, 0.17, 0.02);
  cairo_line_to (cr, 0.17, 0.46);
  cairo_line_to (cr, -0.17, 0.46);
  cairo_line_to (cr, -0.17, 0.02);
  cairo_curve_to (cr, -0.17, -0.08, -0.17, -0.14, -0.06, -0.22);
  cairo_close_path (cr);
  cliff_ink_gradient (cr, -0.17, 0, (CliffInk) { 0.36, 0.55, 0.42 }, 0.17, 0,
                      (CliffInk) { 0.10, 0.24, 0.18 });
  cairo_rectangle (cr, -0.17, 0.06, 0.34, 0.24);
  fill (cr, 0.95, 0.92, 0.84);
}

static void
draw_book (cairo_t *cr)
{
  POLYGON (cr, -0.48, -0.26, 0, -0.20, 0, 0.34, -0.48, 0.28);
  cliff_ink_gradient (cr, -0.48, 0, (CliffInk) { 0.97, 0.95, 0.90 }, 0, 0,
                      (CliffInk) { 0.80, 0.77, 0.70 });
  POLYGON (cr, 0.48, -0.26, 0, -0.20, 0, 0.34, 0.48, 0.28);
  cliff_ink_gradient (cr, 0, 0, (CliffInk) { 0.84, 0.81, 0.74 }, 0.48, 0,
                      (CliffInk) { 0.98, 0.96, 0.91 });
  cairo_set_source_rgba (cr, 0.25, 0.22, 0.28, 0.6);
  cairo_set_line_width (cr, 0.012);
  for (int i = 0; i < 7; i++)
    {
      cairo_move_to (cr, -0.42, -0.17 + i * 0.06);
      cairo_line_to (cr, -0.07, -0.125 + i * 0.06);
      cairo_move_to (cr, 0.07, -0.125 + i * 0.06);
      cairo_line_to (cr, 0.42, -0.17 + i * 0.06);
    }
  cairo_stroke (cr);
}

static void
draw_pen (cairo_t *cr)
{
  cairo_rotate (cr, 0.7);
  cliff_ink_box (cr, -0.05, -0.48, 0.10, 0.76, 0.04);
  cliff_ink_gradient (cr, -0.05, 0, (CliffInk) { 0.26, 0.28, 0.36 }, 0.05, 0,
                      (CliffInk) { 0.08, 0.08, 0.12 });
  POLYGON (cr, -0.05, 0.28, 0.05, 0.28, 0, 0.48);
  fill (cr, 0.90, 0.76, 0.40);
}

static void
draw_card (cairo_t *cr)
{
  cairo_rotate (cr, -0.16);
  cliff_ink_box (cr, -0.47, -0.30, 0.94, 0.60, 0.05);
  cliff_ink_gradient (cr, -0.4, -0.3, (CliffInk) { 0.24, 0.26, 0.34 }, 0.4, 0.3,
                      (CliffInk) { 0.07, 0.07, 0.10 });
  cliff_ink_box (cr, -0.36, -0.12, 0.16, 0.13, 0.02);
  fill (cr, 0.90, 0.76, 0.42);
  cairo_set_source_rgba (cr, 0.95, 0.88, 0.66, 0.8);
  for (int i = 0; i < 4; i++)
    cliff_ink_box (cr, -0.36 + i * 0.19, 0.10, 0.14, 0.045, 0.01);
  cairo_fill (cr);
}

static void
draw_clock (cairo_t *cr)
{
  cliff_ink_ellipse (cr, 0, 0, 0.46, 0.46);
  fill (cr, 0.28, 0.20, 0.15);
  cliff_ink_ellipse (cr, 0, 0, 0.39, 0.39);
  fill (cr, 0.97, 0.95, 0.90);
  cairo_set_source_rgb (cr, 0.12, 0.12, 0.15);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 0.035);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, -0.12, -0.18);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, 0.05, -0.30);
  cairo_stroke (cr);
}

static void
draw_food (cairo_t *cr)
{
  cliff_ink_ellipse (cr, 0, 0.28, 0.48, 0.13);
  fill (cr, 0.94, 0.94, 0.95);
  cairo_rectangle (cr, -0.28, -0.06, 0.56, 0.30);
  cliff_ink_ellipse (cr, 0, 0.24, 0.28, 0.08);
  cliff_ink_gradient (cr, -0.28, 0, (CliffInk) { 0.92, 0.74, 0.50 }, 0.28, 0,
                      (CliffInk) { 0.72, 0.50, 0.30 });
  cliff_ink_ellipse (cr, 0, -0.06, 0.28, 0.08);
  fill (cr, 0.98, 0.94, 0.90);
  cliff_ink_ellipse (cr, 0, -0.14, 0.06, 0.06);
  fill (cr, 0.82, 0.16, 0.22);
}

static void
draw_gun (cairo_t *cr)
{
  cliff_ink_box (cr, -0.46, -0.22, 0.80, 0.16, 0.03);
  POLYGON (cr, 0.10, -0.10, 0.36, -0.10, 0.46, 0.36, 0.22, 0.36);
  cliff_ink_gradient (cr, 0, -0.22, (CliffInk) { 0.40, 0.42, 0.48 }, 0, 0.36,
                      (CliffInk) { 0.12, 0.12, 0.15 });
  cairo_set_source_rgb (cr, 0.14, 0.14, 0.17);
  cairo_set_line_width (cr, 0.035);
  cairo_arc (cr, 0.06, 0.0, 0.10, 0, G_PI);
  cairo_stroke (cr);
}

static void
draw_candle (cairo_t *cr)
{
  cliff_ink_glow (cr, 0, -0.30, 0.5, (CliffInk) { 1, 0.80, 0.45 }, 0.7);
  cliff_ink_box (cr, -0.11, -0.14, 0.22, 0.56, 0.03);
  cliff_ink_gradient (cr, -0.11, 0, (CliffInk) { 0.99, 0.96, 0.90 }, 0.11, 0,
                      (CliffInk) { 0.82, 0.76, 0.66 });
  cairo_move_to (cr, 0, -0.46);
  cairo_curve_to (cr, 0.10, -0.30, 0.08, -0.18, 0, -0.17);
  cairo_curve_to (cr, -0.08, -0.18, -0.10, -0.30, 0, -0.46);
  fill (cr, 1, 0.72, 0.26);
  cliff_ink_ellipse (cr, 0, 0.42, 0.28, 0.06);
  fill (cr, 0.70, 0.58, 0.34);
}

/* A thing without a drawing of its own is a tag that names it. */
static void
draw_tag (cairo_t    *cr,
          const char *name)
{
  g_autoptr(PangoFontDescription) font =
    pango_font_description_from_string ("Noto Sans CJK SC, Noto Sans Bold");
  g_autoptr(PangoLayout) layout = NULL;
  int width, height;

  /* The layout takes its font's size from the scale at hand, so it has to be the one the words are
   * drawn at: a font of tens of thousands of pixels cannot be had. */
  cairo_save (cr);
  cairo_scale (cr, 0.001, 0.001);
  layout = pango_cairo_create_layout (cr);
  cairo_restore (cr);
  pango_font_description_set_absolute_size (font, 100 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, name, -1);
  pango_layout_set_width (layout, 700 * PANGO_SCALE);
  pango_layout_set_height (layout, -2);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_rotate (cr, -0.05);
  cliff_ink_box (cr, -0.46, -0.10 - height / 2000.0, 0.92, 0.20 + height / 1000.0, 0.05);
  cliff_ink_gradient (cr, -0.4, -0.3, cliff_ink_shade (paper_ink, 0.4), 0.4, 0.3,
                      cliff_ink_shade (paper_ink, -0.10));
  cliff_ink_ellipse (cr, 0, -0.06 - height / 2000.0, 0.018, 0.018);
  fill (cr, 0.5, 0.42, 0.32);
  cairo_scale (cr, 0.001, 0.001);
  cairo_translate (cr, -350, -height / 2.0 + 14);
  cairo_set_source_rgb (cr, 0.20, 0.17, 0.20);
  pango_cairo_show_layout (cr, layout);
}

void
cliff_board_draw_prop (cairo_t    *cr,
                       CliffProp   prop,
                       const char *name,
                       double      x,
                       double      y,
                       double      size)
{
  static void (*const draw[]) (cairo_t *) = {
    [CLIFF_PROP_PHONE] = draw_phone, [CLIFF_PROP_PAPER] = draw_paper, [CLIFF_PROP_ENVELOPE] = draw_envelope,
    [CLIFF_PROP_BOX] = draw_box, [CLIFF_PROP_RING] = draw_ring, [CLIFF_PROP_DOOR] = draw_door,
    [CLIFF_PROP_SHUTTER] = draw_shutter, [CLIFF_PROP_CAR] = draw_car, [CLIFF_PROP_GLASS] = draw_glass,
    [CLIFF_PROP_CUP] = draw_cup, [CLIFF_PROP_KNIFE] = draw_knife, [CLIFF_PROP_MONEY] = draw_money,
    [CLIFF_PROP_BAG] = draw_bag, [CLIFF_PROP_FLOWER] = draw_flower, [CLIFF_PROP_PHOTO] = draw_photo,
    [CLIFF_PROP_KEY] = draw_key, [CLIFF_PROP_SHOES] = draw_shoes, [CLIFF_PROP_UMBRELLA] = draw_umbrella,
    [CLIFF_PROP_NECKLACE] = draw_necklace, [CLIFF_PROP_BOTTLE] = draw_bottle, [CLIFF_PROP_BOOK] = draw_book,
    [CLIFF_PROP_PEN] = draw_pen, [CLIFF_PROP_CARD] = draw_card, [CLIFF_PROP_CLOCK] = draw_clock,
    [CLIFF_PROP_FOOD] = draw_food, [CLIFF_PROP_GUN] = draw_gun, [CLIFF_PROP_CANDLE] = draw_candle,
  };

  if (prop == CLIFF_PROP_NONE)
    return;
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size, size);
  if (prop == CLIFF_PROP_NAMED)
    draw_tag (cr, name);
  else
    draw[prop] (cr);
  cairo_restore (cr);
}
