/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-board.h"

#include <math.h>

/*
 * How the camera moves, as storyboard artists write it: block arrows near the edge, in the band
 * between the faces and the subtitles, so light that the picture stays a picture.
 */

#define EDGE_X 165.0
#define BAND_Y 1290.0

/* A block arrow of the given length that points along the x axis, its middle at the origin. */
static void
arrow_path (cairo_t *cr,
            double   length,
            double   thick)
{
  double h = length / 2, head = thick * 1.25;

  cairo_move_to (cr, -h, -thick * 0.28);
  cairo_line_to (cr, h - head, -thick * 0.5);
  cairo_line_to (cr, h - head, -thick);
  cairo_line_to (cr, h, 0);
  cairo_line_to (cr, h - head, thick);
  cairo_line_to (cr, h - head, thick * 0.5);
  cairo_line_to (cr, -h, thick * 0.28);
  cairo_close_path (cr);
}

static void
ink_arrow (cairo_t *cr)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_source_rgba (cr, 0.06, 0.07, 0.12, 0.42);
  cairo_set_line_width (cr, 7);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgba (cr, 1, 0.97, 0.90, 0.62);
  cairo_fill (cr);
}

static void
draw_arrow (cairo_t *cr,
            double   x,
            double   y,
            double   angle,
            double   length)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, angle);
  arrow_path (cr, length, 30);
  ink_arrow (cr);
  cairo_restore (cr);
}

/* Four arrows at the corners of the picture, inwards or outwards. */
static void
draw_corners (cairo_t *cr,
              gboolean inwards,
              double   length)
{
  for (int i = 0; i < 4; i++)
    {
      double sx = i % 2 == 0 ? -1 : 1, sy = i < 2 ? -1 : 1;
      double angle = atan2 (-sy * 1.4, -sx) + (inwards ? 0 : G_PI);

      draw_arrow (cr, 540 + sx * (540 - EDGE_X), 780 + sy * 510, angle, length);
    }
}

static void
draw_arc (cairo_t *cr,
          double   y)
{
  cairo_save (cr);
  cairo_translate (cr, 540, y);
  cairo_scale (cr, 1, 0.30);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, 300, 0.35, G_PI - 0.35);
  cairo_restore (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_source_rgba (cr, 0.06, 0.07, 0.12, 0.42);
  cairo_set_line_width (cr, 30);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgba (cr, 1, 0.97, 0.90, 0.62);
  cairo_set_line_width (cr, 20);
  cairo_stroke (cr);
  draw_arrow (cr, 540 - 300 * cos (0.35) - 14, y + 90 * sin (0.35) - 34, -2.0, 110);
}

static void
draw_shake (cairo_t *cr)
{
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (int side = -1; side <= 1; side += 2)
    for (int line = 0; line < 2; line++)
      {
        double x = 540 + side * (540 - EDGE_X + 50 - line * 44);

        cairo_move_to (cr, x, 620 + line * 40);
        for (int i = 1; i <= 6 - line; i++)
          cairo_line_to (cr, x + (i % 2 == 0 ? 0 : side * 26), 620 + line * 40 + i * 46);
        cairo_set_source_rgba (cr, 0.06, 0.07, 0.12, 0.35);
        cairo_set_line_width (cr, 15);
        cairo_stroke_preserve (cr);
        cairo_set_source_rgba (cr, 1, 0.97, 0.90, 0.60);
        cairo_set_line_width (cr, 9);
        cairo_stroke (cr);
      }
}

static void
draw_rails (cairo_t *cr)
{
  cairo_set_source_rgba (cr, 1, 0.97, 0.90, 0.45);
  cairo_set_line_width (cr, 6);
  for (int i = 0; i < 2; i++)
    {
      cairo_move_to (cr, 260, BAND_Y + 62 + i * 26);
      cairo_line_to (cr, 820, BAND_Y + 62 + i * 26);
    }
  for (int i = 0; i < 9; i++)
    {
      cairo_move_to (cr, 280 + i * 65, BAND_Y + 54);
      cairo_rel_line_to (cr, 0, 42);
    }
  cairo_stroke (cr);
}

void
cliff_board_draw_arrows (cairo_t          *cr,
                         const CliffBoard *board)
{
  const char *movement = board->movement;
  double length = board->slow ? 130 : 190;
  double along = board->variation % 2 == 0 ? 0 : G_PI;

  cairo_save (cr);
  if (g_str_equal (movement, "push") || g_str_equal (movement, "zoom"))
    draw_corners (cr, TRUE, g_str_equal (movement, "zoom") ? length * 1.2 : length);
  else if (g_str_equal (movement, "pull"))
    draw_corners (cr, FALSE, length);
  else if (g_str_equal (movement, "pan"))
    draw_arrow (cr, 540, BAND_Y, along, length * 2.4);
  else if (g_str_equal (movement, "whip"))
    for (int i = -1; i <= 1; i++)
      draw_arrow (cr, 540 + i * 40, BAND_Y + i * 74 - 40, along, length * (2.6 - ABS (i)));
  else if (g_str_equal (movement, "track"))
    {
      draw_arrow (cr, 540, BAND_Y, along, length * 2.2);
      draw_rails (cr);
    }
  else if (g_str_equal (movement, "tilt"))
    draw_arrow (cr, CLIFF_BOARD_WIDTH - EDGE_X, 800, -G_PI / 2, length * 2);
  else if (g_str_equal (movement, "crane"))
    {
      draw_arrow (cr, CLIFF_BOARD_WIDTH - EDGE_X, 760, -G_PI / 2, length * 2.3);
      draw_arrow (cr, CLIFF_BOARD_WIDTH - EDGE_X - 80, 1010, -0.9 - G_PI / 2, length * 0.8);
    }
  else if (g_str_equal (movement, "orbit"))
    draw_arc (cr, BAND_Y - 30);
  else if (g_str_equal (movement, "handheld"))
    draw_shake (cr);
  cairo_restore (cr);
}
