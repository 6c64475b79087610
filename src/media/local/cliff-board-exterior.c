/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-board.h"

#include <math.h>

#define OUT 900.0

typedef struct
{
  const CliffBoard *board;
  double            horizon;
  CliffInk          top, low, far, near, ground;
  gboolean          lit;   /* windows and lamps are on */
  guint64           chance;
} View;

static const CliffInk lamp_light = { 1.0, 0.80, 0.50 };

static void
choose_colours (View *view)
{
  switch (view->board->light)
    {
    case CLIFF_LIGHT_DAY:
      view->top = (CliffInk) { 0.47, 0.70, 0.90 };
      view->low = (CliffInk) { 0.90, 0.95, 0.96 };
      view->ground = (CliffInk) { 0.62, 0.61, 0.60 };
      break;
    case CLIFF_LIGHT_DAWN:
      view->top = (CliffInk) { 0.55, 0.67, 0.86 };
      view->low = (CliffInk) { 1.0, 0.84, 0.70 };
      view->ground = (CliffInk) { 0.58, 0.54, 0.56 };
      break;
    case CLIFF_LIGHT_DUSK:
      view->top = (CliffInk) { 0.35, 0.30, 0.52 };
      view->low = (CliffInk) { 0.99, 0.63, 0.40 };
      view->ground = (CliffInk) { 0.42, 0.36, 0.42 };
      break;
    case CLIFF_LIGHT_NIGHT:
      view->top = (CliffInk) { 0.07, 0.09, 0.21 };
      view->low = (CliffInk) { 0.20, 0.27, 0.46 };
      view->ground = (CliffInk) { 0.22, 0.25, 0.36 };
      break;
    }
  if (view->board->rain || view->board->snow)
    {
      CliffInk cloud = view->board->light == CLIFF_LIGHT_NIGHT ? (CliffInk) { 0.16, 0.20, 0.32 }
                                                               : (CliffInk) { 0.60, 0.65, 0.70 };

      view->top = cliff_ink_mix (view->top, cloud, 0.6);
      view->low = cliff_ink_mix (view->low, cliff_ink_shade (cloud, 0.15), 0.6);
    }
  if (view->board->snow)
    view->ground = cliff_ink_mix (view->ground, (CliffInk) { 0.93, 0.95, 0.99 }, 0.65);
  view->lit = view->board->light == CLIFF_LIGHT_NIGHT || view->board->light == CLIFF_LIGHT_DUSK;
  view->near = view->lit ? cliff_ink_hsl (view->board->hue, 0.20, 0.24)
                         : cliff_ink_hsl (view->board->hue, 0.20, 0.58);
  view->far = cliff_ink_mix (view->near, view->low, 0.62);
}

static void
draw_cloud (cairo_t *cr,
            double   x,
            double   y,
            double   size)
{
  cliff_ink_ellipse (cr, x, y, size, size * 0.22);
  cliff_ink_ellipse (cr, x - size * 0.3, y - size * 0.14, size * 0.42, size * 0.22);
  cliff_ink_ellipse (cr, x + size * 0.25, y - size * 0.2, size * 0.48, size * 0.28);
  cairo_fill (cr);
}

static void
draw_sky (cairo_t *cr,
          View    *view)
{
  guint64 chance = view->chance;
  double sun_x = 200 + cliff_board_draw_lot (&chance, 680);

  cairo_rectangle (cr, -OUT, -OUT, CLIFF_BOARD_WIDTH + 2 * OUT, view->horizon + OUT + 40);
  cliff_ink_gradient (cr, 0, view->horizon - 1000, view->top, 0, view->horizon, view->low);
  if (view->board->rain || view->board->snow)
    {
      cliff_ink_set (cr, cliff_ink_shade (view->top, -0.15), 0.35);
      for (int i = 0; i < 5; i++)
        draw_cloud (cr, cliff_board_draw_lot (&chance, 1100),
                    60 + cliff_board_draw_lot (&chance, 420), 320);
      return;
    }
  if (view->board->light == CLIFF_LIGHT_NIGHT)
    {
      for (int i = 0; i < 70; i++)
        {
          cairo_set_source_rgba (cr, 1, 1, 1, 0.25 + cliff_board_draw_lot (&chance, 50) / 100.0);
          cliff_ink_ellipse (cr, cliff_board_draw_lot (&chance, 1080),
                             cliff_board_draw_lot (&chance, 720), 2, 2);
          cairo_fill (cr);
        }
      cliff_ink_glow (cr, sun_x, 300, 240, (CliffInk) { 0.8, 0.86, 1 }, 0.35);
      cairo_set_source_rgb (cr, 0.95, 0.95, 0.88);
      cliff_ink_ellipse (cr, sun_x, 300, 62, 62);
      cairo_fill (cr);
      return;
    }
  if (view->board->light != CLIFF_LIGHT_DAY)
    {
      cliff_ink_glow (cr, sun_x, view->horizon - 130, 520, (CliffInk) { 1, 0.86, 0.6 }, 0.8);
      cairo_set_source_rgb (cr, 1, 0.92, 0.74);
      cliff_ink_ellipse (cr, sun_x, view->horizon - 130, 84, 84);
      cairo_fill (cr);
    }
  cairo_set_source_rgba (cr, 1, 1, 1, view->lit ? 0.22 : 0.7);
  for (int i = 0; i < 4; i++)
    draw_cloud (cr, cliff_board_draw_lot (&chance, 1100), 90 + cliff_board_draw_lot (&chance, 460),
                130 + cliff_board_draw_lot (&chance, 130));
}

static void
draw_skyline (cairo_t *cr,
              View    *view,
              CliffInk ink,
              double   base,
              double   low,
              double   spread)
{
  for (double x = -OUT; x < CLIFF_BOARD_WIDTH + OUT;)
    {
      double width = 70 + cliff_board_draw_lot (&view->chance, 110);
      double tall = low + cliff_board_draw_lot (&view->chance, (guint) spread);

      cairo_rectangle (cr, x, base - tall, width, tall + 4);
      cliff_ink_gradient (cr, 0, base - tall, ink, 0, base, cliff_ink_mix (ink, view->low, 0.4));
      for (double wy = base - tall + 18; wy < base - 30; wy += 30)
        for (double wx = x + 12; wx < x + width - 16; wx += 24)
          if (cliff_board_draw_lot (&view->chance, 10) < (view->lit ? 4 : 7))
            {
              cliff_ink_set (cr, view->lit ? lamp_light : cliff_ink_shade (ink, 0.35),
                             view->lit ? 0.7 : 0.45);
              cairo_rectangle (cr, wx, wy, 11, 15);
              cairo_fill (cr);
            }
      x += width + 6;
    }
}

static void
draw_tree (cairo_t *cr,
           View    *view,
           double   x,
           double   y,
           double   size)
{
  CliffInk leaf = view->lit ? cliff_ink_hsl (170, 0.24, 0.20)
                            : cliff_ink_hsl (118 + view->board->hue / 9, 0.30, 0.40);

  cliff_ink_set (cr, cliff_ink_mix (leaf, (CliffInk) { 0.22, 0.14, 0.10 }, 0.8), 1);
  cairo_move_to (cr, x - size * 0.05, y);
  cairo_line_to (cr, x - size * 0.025, y - size * 0.6);
  cairo_line_to (cr, x + size * 0.025, y - size * 0.6);
  cairo_line_to (cr, x + size * 0.05, y);
  cairo_fill (cr);
  for (int i = 0; i < 6; i++)
    {
      static const double dx[] = { -0.22, 0.22, 0, -0.14, 0.15, 0.0 },
                          dy[] = { 0.55, 0.58, 0.62, 0.78, 0.80, 0.92 };

      cliff_ink_set (cr,
                     cliff_ink_shade (view->board->snow
                                          ? cliff_ink_mix (leaf, (CliffInk) { 1, 1, 1 }, 0.4)
                                          : leaf,
                                      0.05 * i - 0.1),
                     1);
      cliff_ink_ellipse (cr, x + dx[i] * size, y - dy[i] * size, size * 0.25, size * 0.20);
      cairo_fill (cr);
    }
}

static void
draw_street_lamp (cairo_t *cr,
                  View    *view,
                  double   x,
                  double   y,
                  double   tall)
{
  double side = x < CLIFF_BOARD_WIDTH / 2 ? 1 : -1;

  cliff_ink_set (cr, (CliffInk) { 0.13, 0.14, 0.19 }, 1);
  cairo_set_line_width (cr, 13);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x, y - tall + 60);
  cairo_curve_to (cr, x, y - tall, x + side * 30, y - tall, x + side * 96, y - tall);
  cairo_stroke (cr);
  cliff_ink_box (cr, x + side * 96 - 36, y - tall - 8, 72, 24, 12);
  cairo_fill (cr);
  if (view->lit)
    {
      cliff_ink_set (cr, (CliffInk) { 1, 0.93, 0.75 }, 1);
      cliff_ink_ellipse (cr, x + side * 96, y - tall + 18, 30, 9);
      cairo_fill (cr);
    }
}

static void
draw_ground (cairo_t *cr,
             View    *view,
             CliffInk ink)
{
  cairo_rectangle (cr, -OUT, view->horizon, CLIFF_BOARD_WIDTH + 2 * OUT,
                   CLIFF_BOARD_HEIGHT + OUT - view->horizon);
  cliff_ink_gradient (cr, 0, view->horizon, cliff_ink_mix (ink, view->low, 0.35), 0,
                      CLIFF_BOARD_HEIGHT, cliff_ink_shade (ink, -0.18));
  if (!view->board->rain)
    return;
  /* Wet ground gives back the light above it. */
  for (int i = 0; i < 12; i++)
    {
      double y = view->horizon + 60 + cliff_board_draw_lot (&view->chance, 900);

      cliff_ink_set (cr, view->lit ? lamp_light : view->low, 0.10);
      cliff_ink_ellipse (cr, cliff_board_draw_lot (&view->chance, 1080), y,
                         60 + (y - view->horizon) * 0.22, 6 + (y - view->horizon) * 0.02);
      cairo_fill (cr);
    }
}

/* Slabs, or planks, from a line on the ground to the one who looks. */
static void
draw_paving (cairo_t *cr,
             View    *view,
             double   from)
{
  double h = view->horizon;

  cairo_save (cr);
  cairo_rectangle (cr, -OUT, from, CLIFF_BOARD_WIDTH + 2 * OUT, CLIFF_BOARD_HEIGHT + OUT - from);
  cairo_clip (cr);
  cairo_set_line_width (cr, 4);
  cliff_ink_set (cr, cliff_ink_shade (view->ground, -0.4), 0.30);
  for (int i = -12; i <= 12; i++)
    {
      cairo_move_to (cr, 540 + i * 26, h);
      cairo_line_to (cr, 540 + i * 330, h + 1300);
    }
  for (double y = h + 26, step = 24; y < CLIFF_BOARD_HEIGHT + OUT; y += step, step *= 1.32)
    {
      cairo_move_to (cr, -OUT, y);
      cairo_line_to (cr, CLIFF_BOARD_WIDTH + OUT, y);
    }
  cairo_stroke (cr);
  for (int i = 0; i < 26; i++)
    {
      double y = from + 30 + cliff_board_draw_lot (&view->chance, 900);
      double wide = (y - h) * 0.16;

      cliff_ink_set (cr, cliff_ink_shade (view->ground, i % 2 == 0 ? 0.25 : -0.3), 0.16);
      cliff_ink_ellipse (cr, cliff_board_draw_lot (&view->chance, 1300) - 110.0, y, wide,
                         wide * 0.16);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

static void
draw_road (cairo_t *cr,
           View    *view)
{
  double h = view->horizon;

  cairo_move_to (cr, 470, h);
  cairo_line_to (cr, 610, h);
  cairo_line_to (cr, 1500, CLIFF_BOARD_HEIGHT + 300);
  cairo_line_to (cr, -420, CLIFF_BOARD_HEIGHT + 300);
  cairo_close_path (cr);
  cliff_ink_gradient (cr, 0, h, cliff_ink_shade (view->ground, -0.12), 0, CLIFF_BOARD_HEIGHT,
                      cliff_ink_shade (view->ground, -0.42));
  cliff_ink_set (cr, cliff_ink_shade (view->ground, 0.55), 0.8);
  for (double y = h + 30, tall = 22; y < CLIFF_BOARD_HEIGHT; y += tall * 2, tall *= 1.5)
    {
      double wide = 3 + (y - h) * 0.018;

      cairo_move_to (cr, 540 - wide, y);
      cairo_line_to (cr, 540 + wide, y);
      cairo_line_to (cr, 540 + wide * 1.3, y + tall);
      cairo_line_to (cr, 540 - wide * 1.3, y + tall);
      cairo_close_path (cr);
      cairo_fill (cr);
    }
}

/* One side of a narrow street: shop fronts running to the vanishing point. */
static void
draw_facade (cairo_t *cr,
             View    *view,
             int      side)
{
  double h = view->horizon;
  double edge = side < 0 ? -OUT : CLIFF_BOARD_WIDTH + OUT;

  for (int i = 0; i < 5; i++)
    {
      static const double at[] = { 1.75, 1.12, 0.80, 0.58, 0.42, 0.30 };
      double outer = i == 0 ? edge : 540 + side * 540 * at[i], inner = 540 + side * 540 * at[i + 1];
      double outer_k = fabs (outer - 540) / 540, inner_k = fabs (inner - 540) / 540;
      CliffInk ink = cliff_ink_mix (
          cliff_ink_hsl (view->board->hue + i * 37, 0.22,
                         view->lit ? 0.20 + 0.02 * (i % 3) : 0.55 + 0.05 * (i % 3)),
          view->low, 0.08 * i);

      cairo_move_to (cr, outer, h - 900 * outer_k);
      cairo_line_to (cr, inner, h - 900 * inner_k);
      cairo_line_to (cr, inner, h + 330 * inner_k);
      cairo_line_to (cr, outer, h + 330 * outer_k);
      cairo_close_path (cr);
      cliff_ink_gradient (cr, outer, 0, cliff_ink_shade (ink, -0.18), inner, 0, ink);
      for (int row = 0; row < 4; row++)
        {
          double a = outer + (inner - outer) * 0.2, b = outer + (inner - outer) * 0.8;
          double ka = fabs (a - 540) / 540, kb = fabs (b - 540) / 540;
          double low = row == 0 ? 240 : -60 - row * 230 + 170,
                 high = row == 0 ? -40 : -60 - row * 230;
          gboolean on = view->lit
                        && (row == 0 ? i % 2 == 1 : cliff_board_draw_lot (&view->chance, 3) == 0);

          cairo_move_to (cr, a, h + high * ka);
          cairo_line_to (cr, b, h + high * kb);
          cairo_line_to (cr, b, h + low * kb);
          cairo_line_to (cr, a, h + low * ka);
          cairo_close_path (cr);
          cliff_ink_set (cr, on ? (CliffInk) { 1, 0.78, 0.48 } : cliff_ink_shade (ink, -0.35),
                         on ? 0.95 : 0.8);
          cairo_fill (cr);
        }
    }
}

/* A tin roof over the pavement, as over a stall. */
static void
draw_awning (cairo_t *cr,
             View    *view)
{
  double y = view->horizon - 470;

  cliff_ink_set (cr, cliff_ink_shade (view->near, -0.45), 1);
  cairo_rectangle (cr, 400, y, 16, view->horizon + 330 - y);
  cairo_fill (cr);
  for (int i = 0; i < 8; i++)
    {
      cairo_move_to (cr, -220 + i * 66, y - 130);
      cairo_line_to (cr, -154 + i * 66, y - 130);
      cairo_line_to (cr, -120 + i * 80, y + 20);
      cairo_line_to (cr, -200 + i * 80, y + 20);
      cairo_close_path (cr);
      cliff_ink_set (
          cr, i % 2 == 0 ? cliff_ink_shade (view->near, 0.2) : cliff_ink_shade (view->near, -0.15),
          1);
      cairo_fill (cr);
    }
}

static void
draw_hills (cairo_t *cr,
            View    *view)
{
  for (int layer = 0; layer < 3; layer++)
    {
      double base = view->horizon + 10;
      CliffInk ink = cliff_ink_mix (view->lit ? (CliffInk) { 0.14, 0.19, 0.28 }
                                              : (CliffInk) { 0.36, 0.50, 0.42 },
                                    view->low, 0.65 - layer * 0.25);

      cairo_move_to (cr, -OUT, base);
      for (int i = 0; i <= 8; i++)
        {
          double x = -OUT + i * (CLIFF_BOARD_WIDTH + 2 * OUT) / 8,
                 top = base - 420 + layer * 130 + cliff_board_draw_lot (&view->chance, 190);

          cairo_curve_to (cr, x - 180, top + 60, x - 90, top, x, top + 30);
        }
      cairo_line_to (cr, CLIFF_BOARD_WIDTH + OUT, base);
      cairo_close_path (cr);
      cliff_ink_set (cr, ink, 1);
      cairo_fill (cr);
    }
}

static void
draw_water (cairo_t *cr,
            View    *view)
{
  CliffInk ink = cliff_ink_mix (view->top, (CliffInk) { 0.20, 0.42, 0.50 }, 0.45);

  cairo_rectangle (cr, -OUT, view->horizon, CLIFF_BOARD_WIDTH + 2 * OUT, 360);
  cliff_ink_gradient (cr, 0, view->horizon, cliff_ink_mix (ink, view->low, 0.6), 0,
                      view->horizon + 360, ink);
  for (int i = 0; i < 46; i++)
    {
      double y = view->horizon + 8 + cliff_board_draw_lot (&view->chance, 330);

      cliff_ink_set (cr, view->low, 0.35);
      cliff_ink_box (cr, (double)cliff_board_draw_lot (&view->chance, 1500) - 200, y,
                     30 + (y - view->horizon) * 0.5, 3 + (y - view->horizon) * 0.014, 3);
      cairo_fill (cr);
    }
  cairo_rectangle (cr, -OUT, view->horizon + 350, CLIFF_BOARD_WIDTH + 2 * OUT, 1500);
  cliff_ink_gradient (cr, 0, view->horizon + 350,
                      cliff_ink_mix (view->ground, (CliffInk) { 0.72, 0.62, 0.48 }, 0.4), 0,
                      CLIFF_BOARD_HEIGHT, cliff_ink_shade (view->ground, -0.2));
  draw_paving (cr, view, view->horizon + 352);
  cliff_ink_set (cr, cliff_ink_shade (view->ground, -0.5), 1);
  cairo_set_line_width (cr, 12);
  for (int i = -6; i < 14; i++)
    {
      cairo_move_to (cr, i * 120, view->horizon + 220);
      cairo_rel_line_to (cr, 0, 150);
    }
  cairo_move_to (cr, -OUT, view->horizon + 224);
  cairo_line_to (cr, CLIFF_BOARD_WIDTH + OUT, view->horizon + 224);
  cairo_stroke (cr);
}

static void
draw_gate (cairo_t *cr,
           View    *view)
{
  double base = view->horizon + 210, top = base - 620;
  CliffInk stone = cliff_ink_shade (view->near, view->lit ? 0.12 : 0.3);

  cairo_rectangle (cr, -OUT, base - 360, CLIFF_BOARD_WIDTH + 2 * OUT, 360);
  cliff_ink_gradient (cr, 0, base - 360, cliff_ink_shade (stone, -0.15), 0, base,
                      cliff_ink_shade (stone, -0.35));
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_rectangle (cr, 540 + side * 300 - 60, top + 60, 120, base - top - 60);
      cliff_ink_gradient (cr, 480 + side * 300, 0, stone, 600 + side * 300, 0,
                          cliff_ink_shade (stone, -0.3));
      cliff_ink_set (cr, view->lit ? lamp_light : cliff_ink_shade (stone, 0.5), 1);
      cliff_ink_ellipse (cr, 540 + side * 300, top + 20, 34, 40);
      cairo_fill (cr);
    }
  cliff_ink_set (cr, (CliffInk) { 0.14, 0.13, 0.17 }, 1);
  cairo_set_line_width (cr, 9);
  for (int i = -5; i <= 5; i++)
    {
      cairo_move_to (cr, 540 + i * 44, top + 130 + i * i * 4);
      cairo_line_to (cr, 540 + i * 44, base);
    }
  cairo_move_to (cr, 300, base - 120);
  cairo_line_to (cr, 780, base - 120);
  cairo_stroke (cr);
}

static void
draw_parapet (cairo_t *cr,
              View    *view)
{
  double y = view->horizon + 150;
  CliffInk stone = cliff_ink_shade (view->ground, 0.1);

  draw_ground (cr, view, view->ground);
  draw_paving (cr, view, y);
  cairo_rectangle (cr, -OUT, y - 130, CLIFF_BOARD_WIDTH + 2 * OUT, 130);
  cliff_ink_gradient (cr, 0, y - 130, stone, 0, y, cliff_ink_shade (stone, -0.35));
  cairo_rectangle (cr, -OUT, y - 150, CLIFF_BOARD_WIDTH + 2 * OUT, 24);
  cliff_ink_set (cr, cliff_ink_shade (stone, 0.25), 1);
  cairo_fill (cr);
}

static void
build (cairo_t *cr,
       View    *view)
{
  CliffSetting setting = view->board->setting;
  double h = view->horizon;

  if (setting == CLIFF_SETTING_ALLEY || setting == CLIFF_SETTING_STREET)
    {
      draw_skyline (cr, view, view->far, h + 10, 160, 300);
      draw_ground (cr, view, view->ground);
      if (setting == CLIFF_SETTING_STREET)
        draw_road (cr, view);
      else
        draw_paving (cr, view, h + 4);
      draw_facade (cr, view, -1);
      draw_facade (cr, view, 1);
      if (setting == CLIFF_SETTING_ALLEY)
        draw_awning (cr, view);
      draw_street_lamp (cr, view, 930, h + 250, 700);
    }
  else if (setting == CLIFF_SETTING_ROOFTOP)
    {
      draw_skyline (cr, view, view->far, h + 60, 200, 340);
      draw_skyline (cr, view, cliff_ink_mix (view->near, view->low, 0.25), h + 80, 60, 230);
      draw_parapet (cr, view);
    }
  else if (setting == CLIFF_SETTING_WATER)
    {
      draw_hills (cr, view);
      draw_water (cr, view);
    }
  else if (setting == CLIFF_SETTING_HILLS || setting == CLIFF_SETTING_GARDEN)
    {
      CliffInk grass = cliff_ink_mix (view->ground,
                                      view->lit ? (CliffInk) { 0.13, 0.24, 0.22 }
                                                : (CliffInk) { 0.48, 0.62, 0.36 },
                                      view->board->snow ? 0.1 : 0.7);

      if (setting == CLIFF_SETTING_HILLS)
        draw_hills (cr, view);
      else
        draw_skyline (cr, view, view->far, h + 10, 90, 160);
      draw_ground (cr, view, grass);
      for (int i = 0; i < 7; i++)
        draw_tree (cr, view, -60 + i * 200 + cliff_board_draw_lot (&view->chance, 60),
                   h + 26 + (i % 3) * 34, 330 + (i % 3) * 90);
      if (setting == CLIFF_SETTING_GARDEN)
        draw_street_lamp (cr, view, 150, h + 200, 560);
    }
  else
    {
      draw_skyline (cr, view, view->far, h + 10, 120, 200);
      draw_tree (cr, view, 90, h + 40, 560);
      draw_tree (cr, view, 1010, h + 40, 520);
      draw_ground (cr, view, view->ground);
      draw_paving (cr, view, h + 210);
      draw_gate (cr, view);
    }
}

void
cliff_board_draw_exterior (cairo_t          *cr,
                           const CliffBoard *board,
                           double            horizon)
{
  View view = { board, horizon };

  view.chance = board->chance;
  choose_colours (&view);
  draw_sky (cr, &view);
  cairo_save (cr);
  if (board->chance / 7 % 2 == 1)
    {
      cairo_translate (cr, CLIFF_BOARD_WIDTH, 0);
      cairo_scale (cr, -1, 1);
    }
  build (cr, &view);
  cairo_restore (cr);
}

/* Rain or snow before everything else, in two depths. */
void
cliff_board_draw_weather (cairo_t          *cr,
                          const CliffBoard *board)
{
  guint64 chance = board->chance + board->size;

  if (board->inside || (!board->rain && !board->snow))
    return;
  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (int depth = 0; depth < 2; depth++)
    for (int i = 0; i < (depth == 0 ? 170 : 60); i++)
      {
        double x = cliff_board_draw_lot (&chance, 1280) - 60.0,
               y = cliff_board_draw_lot (&chance, 2000) - 80.0;

        cairo_set_source_rgba (cr, 0.90, 0.94, 1, depth == 0 ? 0.20 : 0.30);
        if (board->snow)
          {
            cliff_ink_ellipse (cr, x, y, 3 + depth * 4 + i % 3, 3 + depth * 4 + i % 3);
            cairo_set_source_rgba (cr, 1, 1, 1, 0.75);
            cairo_fill (cr);
            continue;
          }
        cairo_set_line_width (cr, 2 + depth * 2);
        cairo_move_to (cr, x, y);
        cairo_rel_line_to (cr, -10 - depth * 8, 60 + depth * 60);
        cairo_stroke (cr);
      }
  cairo_restore (cr);
}
