/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-board.h"

/* The back wall of the room; the other walls, floor and ceiling run from its edges to the
 * picture's. */
typedef struct
{
  const CliffBoard *board;
  double            left, right, top, bottom, horizon;
  CliffInk          wall, floor, trim, wood, accent, sky_top, sky_low;
  guint64           chance;
} Room;

static const CliffInk lamp_light = { 1.0, 0.80, 0.50 };

static void
choose_sky (Room *room)
{
  switch (room->board->light)
    {
    case CLIFF_LIGHT_DAY:
      room->sky_top = (CliffInk) { 0.62, 0.80, 0.93 };
      room->sky_low = (CliffInk) { 0.93, 0.96, 0.96 };
      break;
    case CLIFF_LIGHT_DAWN:
      room->sky_top = (CliffInk) { 0.66, 0.76, 0.90 };
      room->sky_low = (CliffInk) { 1.0, 0.86, 0.72 };
      break;
    case CLIFF_LIGHT_DUSK:
      room->sky_top = (CliffInk) { 0.47, 0.38, 0.58 };
      room->sky_low = (CliffInk) { 0.98, 0.62, 0.40 };
      break;
    case CLIFF_LIGHT_NIGHT:
      room->sky_top = (CliffInk) { 0.09, 0.12, 0.26 };
      room->sky_low = (CliffInk) { 0.20, 0.26, 0.44 };
      break;
    }
}

static void
choose_colours (Room *room)
{
  double hue = room->board->hue;
  CliffSetting setting = room->board->setting;

  room->wall = cliff_ink_hsl (hue, 0.20, 0.72);
  room->floor = cliff_ink_hsl (28, 0.30, 0.48);
  room->wood = cliff_ink_hsl (24, 0.34, 0.36);
  room->accent = cliff_ink_hsl (hue + 150, 0.36, 0.46);
  if (setting == CLIFF_SETTING_OFFICE || setting == CLIFF_SETTING_LOBBY)
    {
      room->wall = cliff_ink_hsl (210 + (int) hue % 40 - 20, 0.13, 0.68);
      room->floor = cliff_ink_hsl (215, 0.12, 0.50);
    }
  else if (setting == CLIFF_SETTING_HOSPITAL)
    {
      room->wall = cliff_ink_hsl (165, 0.18, 0.82);
      room->floor = cliff_ink_hsl (180, 0.10, 0.66);
      room->accent = cliff_ink_hsl (175, 0.35, 0.52);
    }
  else if (setting == CLIFF_SETTING_HALL)
    {
      room->wall = cliff_ink_hsl (38, 0.34, 0.66);
      room->floor = cliff_ink_hsl (355, 0.38, 0.38);
      room->accent = cliff_ink_hsl (355, 0.52, 0.40);
    }
  room->trim = cliff_ink_shade (room->wall, 0.45);
  choose_sky (room);
}

static void
quad (cairo_t *cr,
      double   x0, double y0, double x1, double y1,
      double   x2, double y2, double x3, double y3)
{
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_line_to (cr, x3, y3);
  cairo_close_path (cr);
}

/* Far out, so that a camera that turns or pulls back still sees the room. */
#define OUT 900.0

static void
draw_floor_lines (cairo_t *cr,
                  Room    *room)
{
  double middle = (room->left + room->right) / 2;

  cairo_save (cr);
  cairo_set_line_width (cr, 3);
  cliff_ink_set (cr, cliff_ink_shade (room->floor, -0.35), 0.35);
  for (int i = -9; i <= 9; i++)
    {
      double x = middle + i * 92;

      cairo_move_to (cr, x, room->bottom);
      cairo_line_to (cr, middle + (x - middle) * 5.2,
                     room->bottom + (room->bottom - room->horizon) * 4.2);
    }
  for (double y = room->bottom + 34, step = 40; y < CLIFF_BOARD_HEIGHT + OUT;
       y += step, step *= 1.45)
    {
      cairo_move_to (cr, -OUT, y);
      cairo_line_to (cr, CLIFF_BOARD_WIDTH + OUT, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_shell (cairo_t *cr,
            Room    *room)
{
  double l = room->left, r = room->right, t = room->top, b = room->bottom;
  double w = CLIFF_BOARD_WIDTH + OUT, far_top = t - OUT * 1.1, far_bottom = b + OUT * 1.5;
  CliffInk ceiling = cliff_ink_shade (room->wall, 0.35);

  quad (cr, l, t, r, t, w, far_top, -OUT, far_top);
  cliff_ink_gradient (cr, 0, t, cliff_ink_shade (ceiling, -0.12), 0, t - 400, ceiling);
  quad (cr, l, b, r, b, w, far_bottom, -OUT, far_bottom);
  cliff_ink_gradient (cr, 0, b, cliff_ink_shade (room->floor, -0.10), 0, CLIFF_BOARD_HEIGHT,
                      cliff_ink_shade (room->floor, 0.16));
  draw_floor_lines (cr, room);
  quad (cr, l, t, l, b, -OUT, far_bottom, -OUT, far_top);
  cliff_ink_gradient (cr, l, 0, cliff_ink_shade (room->wall, -0.16), -120, 0,
                      cliff_ink_shade (room->wall, -0.34));
  quad (cr, r, t, r, b, w, far_bottom, w, far_top);
  cliff_ink_gradient (cr, r, 0, cliff_ink_shade (room->wall, -0.06), w - 700, 0,
                      cliff_ink_shade (room->wall, -0.22));
  cairo_rectangle (cr, l, t, r - l, b - t);
  cliff_ink_gradient (cr, l, t, cliff_ink_shade (room->wall, 0.10), r, b,
                      cliff_ink_shade (room->wall, -0.10));

  cliff_ink_set (cr, room->trim, 1);
  cairo_rectangle (cr, l, b - 22, r - l, 22);
  quad (cr, l, b - 22, l, b, -OUT, far_bottom, -OUT, far_bottom - 90);
  quad (cr, r, b - 22, r, b, w, far_bottom, w, far_bottom - 90);
  cairo_fill (cr);
}

static void
draw_window_view (cairo_t *cr,
                  Room    *room,
                  double   x, double y, double width, double height)
{
  guint64 chance = room->chance;
  gboolean lit = room->board->light == CLIFF_LIGHT_NIGHT || room->board->light == CLIFF_LIGHT_DUSK;

  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_rectangle (cr, x, y, width, height);
  cliff_ink_gradient (cr, x, y, room->sky_top, x, y + height, room->sky_low);
  for (double at = x - 10; at < x + width;)
    {
      double block = 36 + cliff_board_draw_lot (&chance, 50);
      double tall = height * (0.22 + cliff_board_draw_lot (&chance, 40) / 100.0);
      CliffInk ink = cliff_ink_mix (room->sky_low, (CliffInk) { 0.16, 0.20, 0.34 }, 0.55);

      cliff_ink_set (cr, ink, 1);
      cairo_rectangle (cr, at, y + height - tall, block, tall);
      cairo_fill (cr);
      for (int i = 0; lit && i < 7; i++)
        {
          cliff_ink_set (cr, lamp_light, 0.75);
          cairo_rectangle (cr, at + 6 + cliff_board_draw_lot (&chance, 4) * 9,
                           y + height - tall + 10 + cliff_board_draw_lot (&chance, 12) * 13, 5, 7);
          cairo_fill (cr);
        }
      at += block + 4;
    }
  if (room->board->rain)
    {
      cairo_set_line_width (cr, 2);
      cairo_set_source_rgba (cr, 1, 1, 1, 0.35);
      for (int i = 0; i < 40; i++)
        {
          double dx = x + cliff_board_draw_lot (&chance, (guint)width),
                 dy = y + cliff_board_draw_lot (&chance, (guint)height);

          cairo_move_to (cr, dx, dy);
          cairo_line_to (cr, dx - 5, dy + 26);
        }
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static void
draw_window (cairo_t *cr,
             Room    *room,
             double   x, double y, double width, double height,
             int      panes)
{
  draw_window_view (cr, room, x, y, width, height);
  cliff_ink_set (cr, room->trim, 1);
  cairo_set_line_width (cr, 14);
  cairo_rectangle (cr, x, y, width, height);
  cairo_stroke (cr);
  cairo_set_line_width (cr, 8);
  for (int i = 1; i < panes; i++)
    {
      cairo_move_to (cr, x + width * i / panes, y);
      cairo_line_to (cr, x + width * i / panes, y + height);
    }
  cairo_stroke (cr);
  cliff_ink_set (cr, cliff_ink_shade (room->trim, -0.2), 1);
  cairo_rectangle (cr, x - 18, y + height, width + 36, 16);
  cairo_fill (cr);
  if (room->board->light != CLIFF_LIGHT_NIGHT)
    {
      /* The light that falls in lies on the floor. */
      cairo_set_source_rgba (cr, 1, 0.95, 0.82, 0.20);
      quad (cr, x + width * 0.1, room->bottom + 20, x + width * 0.9, room->bottom + 20,
            x + width * 0.55, room->bottom + 330, x - width * 0.65, room->bottom + 330);
      cairo_fill (cr);
    }
}

static void
draw_curtains (cairo_t *cr,
               Room    *room,
               double   x, double y, double width, double height)
{
  for (int side = 0; side < 2; side++)
    {
      double edge = side == 0 ? x - 46 : x + width - 54;

      for (int fold = 0; fold < 4; fold++)
        {
          cairo_rectangle (cr, edge + fold * 25, y - 30, 26, height + 90);
          cliff_ink_gradient (cr, edge + fold * 25, 0, cliff_ink_shade (room->accent, 0.12),
                              edge + fold * 25 + 26, 0, cliff_ink_shade (room->accent, -0.28));
        }
    }
  cliff_ink_set (cr, room->wood, 1);
  cliff_ink_box (cr, x - 76, y - 44, width + 152, 14, 7);
  cairo_fill (cr);
}

static void
draw_door (cairo_t *cr,
           Room    *room,
           double   x,
           double   width,
           double   height)
{
  double y = room->bottom - height;

  cliff_ink_set (cr, room->trim, 1);
  cairo_rectangle (cr, x - 14, y - 14, width + 28, height + 14);
  cairo_fill (cr);
  cairo_rectangle (cr, x, y, width, height);
  cliff_ink_gradient (cr, x, y, cliff_ink_shade (room->wood, 0.18), x + width, y,
                      cliff_ink_shade (room->wood, -0.08));
  cliff_ink_set (cr, cliff_ink_shade (room->wood, -0.30), 0.6);
  cairo_set_line_width (cr, 5);
  cliff_ink_box (cr, x + 22, y + 26, width - 44, height * 0.38, 4);
  cliff_ink_box (cr, x + 22, y + height * 0.52, width - 44, height * 0.40, 4);
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, 0.86, 0.74, 0.46);
  cliff_ink_ellipse (cr, x + width - 20, y + height * 0.52, 8, 8);
  cairo_fill (cr);
}

static void
draw_picture (cairo_t *cr,
              Room    *room,
              double   x, double y, double width, double height)
{
  cliff_ink_set (cr, cliff_ink_shade (room->wood, -0.1), 1);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
  cairo_rectangle (cr, x + 9, y + 9, width - 18, height - 18);
  cliff_ink_gradient (cr, x, y, cliff_ink_shade (room->accent, 0.55), x, y + height,
                      cliff_ink_shade (room->accent, 0.15));
  cliff_ink_set (cr, cliff_ink_shade (room->accent, -0.2), 0.8);
  cairo_move_to (cr, x + 9, y + height - 9);
  cairo_line_to (cr, x + width * 0.4, y + height * 0.5);
  cairo_line_to (cr, x + width * 0.62, y + height * 0.72);
  cairo_line_to (cr, x + width * 0.78, y + height * 0.56);
  cairo_line_to (cr, x + width - 9, y + height - 9);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* A standing lamp; at night it is what lights the room. */
static void
draw_lamp (cairo_t *cr,
           Room    *room,
           double   x,
           double   y)
{
  gboolean on = room->board->light == CLIFF_LIGHT_NIGHT || room->board->light == CLIFF_LIGHT_DUSK;

  cliff_ink_set (cr, cliff_ink_shade (room->wood, -0.4), 1);
  cairo_rectangle (cr, x - 5, y + 60, 10, room->bottom - y - 40);
  cliff_ink_ellipse (cr, x, room->bottom + 22, 50, 12);
  cairo_fill (cr);
  cairo_move_to (cr, x - 42, y - 40);
  cairo_line_to (cr, x + 42, y - 40);
  cairo_line_to (cr, x + 72, y + 66);
  cairo_line_to (cr, x - 72, y + 66);
  cairo_close_path (cr);
  cliff_ink_set (cr, on ? (CliffInk) { 1, 0.90, 0.68 } : cliff_ink_shade (room->accent, 0.5), 1);
  cairo_fill (cr);
}

static void
draw_plant (cairo_t *cr,
            double   x,
            double   y,
            double   size)
{
  for (int i = 0; i < 9; i++)
    {
      double lean = (i - 4) * 0.26;

      cairo_save (cr);
      cairo_translate (cr, x, y);
      cairo_rotate (cr, lean);
      cairo_move_to (cr, 0, 0);
      cairo_curve_to (cr, -size * 0.16, -size * 0.5, -size * 0.08, -size * 0.85, 0,
                      -size * (1.0 - 0.05 * ABS (i - 4)));
      cairo_curve_to (cr, size * 0.08, -size * 0.85, size * 0.16, -size * 0.5, 0, 0);
      cliff_ink_set (cr, cliff_ink_hsl (138 + i * 4, 0.30, 0.26 + 0.03 * (i % 4)), 1);
      cairo_fill (cr);
      cairo_restore (cr);
    }
  quad (cr, x - size * 0.22, y - 6, x + size * 0.22, y - 6, x + size * 0.16, y + size * 0.34,
        x - size * 0.16, y + size * 0.34);
  cliff_ink_gradient (cr, x - size * 0.2, 0, (CliffInk) { 0.84, 0.80, 0.74 }, x + size * 0.2, 0,
                      (CliffInk) { 0.56, 0.52, 0.50 });
}

/* ── Furniture ──────────────────────────────────────────────────────────── */

static void
draw_bed (cairo_t *cr,
          Room    *room,
          gboolean hospital)
{
  double x = room->left + 30, width = 430, y = room->bottom - 150;
  CliffInk sheet = hospital ? (CliffInk) { 0.92, 0.95, 0.96 }
                            : cliff_ink_shade (room->accent, 0.35);

  cliff_ink_set (cr, hospital ? (CliffInk) { 0.70, 0.75, 0.78 } : room->wood, 1);
  cliff_ink_box (cr, x - 14, y - 120, width + 28, 260, 26);
  cairo_fill (cr);
  cliff_ink_box (cr, x + 40, y - 10, width / 2 - 60, 80, 34);
  cliff_ink_box (cr, x + width / 2 + 20, y - 10, width / 2 - 60, 80, 34);
  cairo_set_source_rgb (cr, 0.97, 0.96, 0.93);
  cairo_fill (cr);
  cairo_move_to (cr, x, y + 52);
  cairo_line_to (cr, x + width, y + 52);
  cairo_line_to (cr, x + width + 90, y + 370);
  cairo_curve_to (cr, x + width, y + 400, x, y + 400, x - 70, y + 370);
  cairo_close_path (cr);
  cliff_ink_gradient (cr, 0, y + 50, cliff_ink_shade (sheet, 0.25), 0, y + 380,
                      cliff_ink_shade (sheet, -0.22));
  cliff_ink_set (cr, cliff_ink_shade (sheet, -0.25), 0.5);
  cairo_set_line_width (cr, 6);
  cairo_move_to (cr, x - 16, y + 130);
  cairo_curve_to (cr, x + 120, y + 160, x + width - 120, y + 160, x + width + 22, y + 130);
  cairo_stroke (cr);
}

static void
draw_sofa (cairo_t *cr,
           Room    *room)
{
  double x = room->left + 40, y = room->bottom - 130, width = room->right - room->left - 200;
  CliffInk ink = room->accent;

  cliff_ink_set (cr, cliff_ink_shade (ink, -0.12), 1);
  cliff_ink_box (cr, x, y - 60, width, 220, 44);
  cairo_fill (cr);
  for (int i = 0; i < 2; i++)
    {
      cliff_ink_box (cr, x + 36 + i * (width - 72) / 2, y - 40, (width - 84) / 2, 130, 30);
      cliff_ink_gradient (cr, 0, y - 40, cliff_ink_shade (ink, 0.18), 0, y + 90,
                          cliff_ink_shade (ink, -0.05));
    }
  cliff_ink_box (cr, x - 26, y + 64, width + 52, 120, 34);
  cliff_ink_gradient (cr, 0, y + 64, cliff_ink_shade (ink, 0.10), 0, y + 190,
                      cliff_ink_shade (ink, -0.30));
  cliff_ink_set (cr, cliff_ink_hsl (room->board->hue + 30, 0.5, 0.68), 1);
  cairo_save (cr);
  cairo_translate (cr, x + width * 0.78, y + 20);
  cairo_rotate (cr, 0.24);
  cliff_ink_box (cr, -52, -52, 104, 104, 22);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
draw_desk (cairo_t *cr,
           Room    *room)
{
  double y = room->bottom - 40, x = room->left + 110, width = room->right - room->left - 220;

  /* The chair's high back first. */
  cliff_ink_set (cr, (CliffInk) { 0.16, 0.17, 0.21 }, 1);
  cliff_ink_box (cr, x + width / 2 - 74, y - 240, 148, 260, 40);
  cairo_fill (cr);
  cairo_rectangle (cr, x - 20, y - 70, width + 40, 30);
  cliff_ink_gradient (cr, 0, y - 70, cliff_ink_shade (room->wood, 0.25), 0, y - 40, room->wood);
  cairo_rectangle (cr, x, y - 40, width, 190);
  cliff_ink_gradient (cr, 0, y - 40, cliff_ink_shade (room->wood, -0.12), 0, y + 150,
                      cliff_ink_shade (room->wood, -0.4));
  cairo_set_source_rgb (cr, 0.20, 0.22, 0.27);
  cliff_ink_box (cr, x + width - 170, y - 190, 140, 100, 8);
  cairo_rectangle (cr, x + width - 108, y - 92, 16, 24);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.93, 0.92, 0.88);
  for (int i = 0; i < 4; i++)
    {
      cairo_rectangle (cr, x + 40 + i * 3, y - 80 - i * 8, 110, 7);
      cairo_fill (cr);
    }
}

static void
draw_shelves (cairo_t *cr,
              Room    *room,
              double   x,
              double   width)
{
  double y = room->bottom - 600;

  cliff_ink_set (cr, cliff_ink_shade (room->wood, -0.25), 1);
  cairo_rectangle (cr, x, y, width, 600);
  cairo_fill (cr);
  for (int row = 0; row < 5; row++)
    {
      double base = y + 112 + row * 118;

      cliff_ink_set (cr, cliff_ink_shade (room->wood, -0.5), 1);
      cairo_rectangle (cr, x + 10, base - 100, width - 20, 100);
      cairo_fill (cr);
      for (double at = x + 16; at < x + width - 34;)
        {
          double thick = 10 + cliff_board_draw_lot (&room->chance, 12);
          double tall = 52 + cliff_board_draw_lot (&room->chance, 38);

          cliff_ink_set (
              cr,
              cliff_ink_hsl (room->board->hue + cliff_board_draw_lot (&room->chance, 140), 0.28,
                             0.38 + cliff_board_draw_lot (&room->chance, 30) / 100.0),
              1);
          cairo_rectangle (cr, at, base - tall, thick, tall);
          cairo_fill (cr);
          at += thick + (cliff_board_draw_lot (&room->chance, 5) == 0 ? 22 : 2);
        }
    }
}

static void
draw_counter (cairo_t *cr,
              Room    *room)
{
  double x = room->left + 170, width = room->right - room->left - 340, y = room->bottom - 190;

  cliff_ink_box (cr, x, y, width, 250, 14);
  cliff_ink_gradient (cr, x, 0, cliff_ink_shade (room->wood, 0.1), x + width, 0,
                      cliff_ink_shade (room->wood, -0.25));
  cairo_rectangle (cr, x - 24, y - 22, width + 48, 30);
  cliff_ink_set (cr, (CliffInk) { 0.93, 0.91, 0.87 }, 1);
  cairo_fill (cr);
  for (int i = 0; i < 3; i++)
    {
      double px = room->left + 70 + i * (room->right - room->left - 140) / 2;

      cairo_set_line_width (cr, 4);
      cliff_ink_set (cr, (CliffInk) { 0.3, 0.3, 0.33 }, 1);
      cairo_move_to (cr, px, room->top - 10);
      cairo_line_to (cr, px, room->top + 120);
      cairo_stroke (cr);
      cliff_ink_set (cr, lamp_light, 1);
      cliff_ink_ellipse (cr, px, room->top + 140, 34, 34);
      cairo_fill (cr);
    }
}

static void
draw_columns (cairo_t *cr,
              Room    *room)
{
  for (int i = 0; i < 4; i++)
    {
      double x = i < 2 ? room->left - 10 - (1 - i) * 190 : room->right + 10 + (i - 2) * 190;
      double wide = i == 0 || i == 3 ? 96 : 62;

      cairo_rectangle (cr, x - wide / 2, room->top - 500, wide,
                       room->bottom - room->top + 520 + (wide > 80 ? 130 : 0));
      cliff_ink_gradient (cr, x - wide / 2, 0, cliff_ink_shade (room->trim, 0.1), x + wide / 2, 0,
                          cliff_ink_shade (room->wall, -0.3));
    }
}

static void
draw_table (cairo_t *cr,
            Room    *room)
{
  double x = (room->left + room->right) / 2, y = room->bottom + 40;

  for (int side = -1; side <= 1; side += 2)
    {
      cliff_ink_set (cr, cliff_ink_shade (room->wood, -0.3), 1);
      cliff_ink_box (cr, x + side * 250 - 50, y - 190, 100, 220, 20);
      cairo_fill (cr);
    }
  cliff_ink_set (cr, cliff_ink_shade (room->wood, -0.45), 1);
  cairo_rectangle (cr, x - 18, y - 40, 36, 130);
  cairo_fill (cr);
  cliff_ink_ellipse (cr, x, y - 50, 220, 44);
  cliff_ink_gradient (cr, x - 200, 0, cliff_ink_shade (room->wood, 0.45), x + 200, 0,
                      cliff_ink_shade (room->wood, 0.1));
  for (int i = -1; i <= 1; i += 2)
    {
      cairo_set_source_rgb (cr, 0.96, 0.95, 0.92);
      cliff_ink_ellipse (cr, x + i * 90, y - 56, 52, 12);
      cairo_fill (cr);
    }
  cliff_board_draw_prop (cr, CLIFF_PROP_CUP, "", x, y - 92, 56);
}

static void
draw_banner (cairo_t *cr,
             Room    *room)
{
  double middle = (room->left + room->right) / 2;

  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, middle, room->top);
      cairo_curve_to (cr, middle + side * 60, room->top + 220, middle + side * 200, room->top + 120,
                      middle + side * 360, room->bottom);
      cairo_line_to (cr, middle + side * 410, room->bottom);
      cairo_line_to (cr, middle + side * 410, room->top);
      cairo_close_path (cr);
      cliff_ink_gradient (cr, middle, 0, cliff_ink_shade (room->accent, 0.15), middle + side * 400,
                          0, cliff_ink_shade (room->accent, -0.35));
    }
  cliff_ink_set (cr, (CliffInk) { 0.90, 0.76, 0.44 }, 1);
  for (int i = -3; i <= 3; i++)
    cliff_ink_ellipse (cr, middle + i * 46, room->top + 44 + (9 - i * i) * 5, 13, 20);
  cairo_fill (cr);
  quad (cr, middle - 90, room->bottom, middle + 90, room->bottom, middle + 420,
        CLIFF_BOARD_HEIGHT + OUT, middle - 420, CLIFF_BOARD_HEIGHT + OUT);
  cliff_ink_gradient (cr, 0, room->bottom, cliff_ink_shade (room->accent, -0.05), 0,
                      CLIFF_BOARD_HEIGHT, cliff_ink_shade (room->accent, 0.14));
}

/* Inside a car: the rear window, the seats. */
static void
draw_car (cairo_t *cr,
          Room    *room)
{
  double y = room->horizon - 330;

  cairo_rectangle (cr, -OUT, -OUT, CLIFF_BOARD_WIDTH + 2 * OUT, CLIFF_BOARD_HEIGHT + 2 * OUT);
  cliff_ink_gradient (cr, 0, 0, (CliffInk) { 0.26, 0.26, 0.31 }, 0, CLIFF_BOARD_HEIGHT,
                      (CliffInk) { 0.12, 0.12, 0.16 });
  cairo_save (cr);
  cliff_ink_box (cr, 90, y, 900, 400, 90);
  cairo_clip (cr);
  draw_window_view (cr, room, 90, y, 900, 400);
  cairo_restore (cr);
  for (int i = 0; i < 2; i++)
    {
      double x = 70 + i * 500;

      cliff_ink_box (cr, x + 110, y + 250, 220, 170, 50);
      cliff_ink_gradient (cr, 0, y + 250, (CliffInk) { 0.44, 0.32, 0.26 }, 0, y + 420,
                          (CliffInk) { 0.30, 0.21, 0.18 });
      cliff_ink_box (cr, x, y + 370, 440, 1400, 90);
      cliff_ink_gradient (cr, x, 0, (CliffInk) { 0.40, 0.28, 0.23 }, x + 440, 0,
                          (CliffInk) { 0.25, 0.17, 0.15 });
    }
}

static void
furnish (cairo_t *cr,
         Room    *room)
{
  double l = room->left, r = room->right, t = room->top;
  CliffSetting setting = room->board->setting;

  if (setting == CLIFF_SETTING_HALL)
    {
      draw_banner (cr, room);
      draw_columns (cr, room);
    }
  else if (setting == CLIFF_SETTING_LOBBY)
    {
      draw_columns (cr, room);
      draw_counter (cr, room);
      draw_plant (cr, l + 20, room->bottom - 10, 170);
    }
  else if (setting == CLIFF_SETTING_CORRIDOR)
    {
      draw_door (cr, room, l + 60, 150, 420);
      draw_door (cr, room, r - 230, 150, 420);
    }
  else if (setting == CLIFF_SETTING_OFFICE)
    {
      draw_window (cr, room, l + 60, t + 90, r - l - 250, 430, 3);
      draw_shelves (cr, room, r - 160, 150);
      draw_desk (cr, room);
      draw_plant (cr, l + 16, room->bottom + 20, 190);
    }
  else if (setting == CLIFF_SETTING_DINING)
    {
      draw_window (cr, room, l + 80, t + 120, 300, 330, 2);
      draw_picture (cr, room, r - 210, t + 170, 130, 170);
      draw_table (cr, room);
    }
  else
    {
      draw_window (cr, room, l + 330, t + 110, 280, 340, 2);
      draw_curtains (cr, room, l + 330, t + 110, 280, 340);
      if (setting == CLIFF_SETTING_LIVING)
        {
          draw_picture (cr, room, l + 70, t + 180, 160, 120);
          draw_sofa (cr, room);
        }
      else if (setting == CLIFF_SETTING_ROOM)
        {
          draw_door (cr, room, l + 60, 170, 460);
        }
      else
        {
          draw_picture (cr, room, l + 70, t + 150, 120, 150);
          draw_bed (cr, room, setting == CLIFF_SETTING_HOSPITAL);
        }
      draw_lamp (cr, room, r - 70, room->bottom - 420);
    }
}

void
cliff_board_draw_interior (cairo_t          *cr,
                           const CliffBoard *board,
                           double            horizon)
{
  Room room = { board, 130, 950, horizon - 560, horizon + 250, horizon };

  room.chance = board->chance;
  if (board->setting == CLIFF_SETTING_CORRIDOR)
    {
      room.left = 300;
      room.right = 780;
      room.top = horizon - 330;
      room.bottom = horizon + 170;
    }
  choose_colours (&room);
  if (board->setting == CLIFF_SETTING_CAR)
    {
      draw_car (cr, &room);
      return;
    }

  /* Every other place of a kind is built the other way round. */
  cairo_save (cr);
  if (board->chance / 7 % 2 == 1)
    {
      cairo_translate (cr, CLIFF_BOARD_WIDTH, 0);
      cairo_scale (cr, -1, 1);
    }
  draw_shell (cr, &room);
  furnish (cr, &room);
  cairo_restore (cr);
}

/* The floor of the place straight from above. */
void
cliff_board_draw_floor (cairo_t          *cr,
                        const CliffBoard *board)
{
  Room room = { board, 130, 950, 0, 0, 0 };
  CliffInk ground;

  choose_colours (&room);
  ground = board->inside ? room.floor : cliff_ink_hsl (220, 0.10, board->rain ? 0.34 : 0.46);
  cairo_rectangle (cr, -OUT, -OUT, CLIFF_BOARD_WIDTH + 2 * OUT, CLIFF_BOARD_HEIGHT + 2 * OUT);
  cliff_ink_gradient (cr, 0, 0, cliff_ink_shade (ground, 0.14), 0, CLIFF_BOARD_HEIGHT,
                      cliff_ink_shade (ground, -0.14));
  cairo_set_line_width (cr, 4);
  cliff_ink_set (cr, cliff_ink_shade (ground, -0.3), 0.5);
  for (int i = -4; i < 14; i++)
    {
      cairo_move_to (cr, i * 135, -OUT);
      cairo_line_to (cr, i * 135, CLIFF_BOARD_HEIGHT + OUT);
      for (int j = -3; j < 9; j++)
        {
          cairo_move_to (cr, i * 135, j * 320 + (i & 1) * 160);
          cairo_rel_line_to (cr, 135, 0);
        }
    }
  cairo_stroke (cr);
  if (board->inside)
    {
      cliff_ink_box (cr, 180, 420, 720, 1020, 40);
      cliff_ink_set (cr, cliff_ink_shade (room.accent, 0.1), 0.85);
      cairo_fill (cr);
      cliff_ink_box (cr, 220, 460, 640, 940, 26);
      cliff_ink_set (cr, cliff_ink_shade (room.accent, 0.5), 0.7);
      cairo_set_line_width (cr, 8);
      cairo_stroke (cr);
    }
}
