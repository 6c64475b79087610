/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-board.h"

#include <math.h>

/* The measures of a body in heads, from the middle of the head downwards. */
typedef struct
{
  double shoulder, waist, hip;     /* half widths */
  double y_shoulder, y_waist, y_hip, y_knee, y_foot;
  double squeeze;                  /* a turned body is narrower */
} Body;

static Body
get_body (const CliffFigure *figure)
{
  Body body = { 0.98, 0.62, 0.62, 0.86, 2.45, 3.15, 5.0, 6.75, 1 };

  if (figure->female)
    body = (Body) { 0.80, 0.47, 0.63, 0.84, 2.30, 3.05, 4.9, 6.55, 1 };
  if (figure->child)
    body = (Body) { 0.62, 0.46, 0.48, 0.76, 1.80, 2.30, 3.4, 4.50, 1 };
  body.squeeze = 1 - 0.16 * fabs (figure->turn);

  return body;
}

static gboolean
wears (const CliffFigure *figure,
       const char        *outfit)
{
  return g_str_equal (figure->outfit, outfit);
}

/* What is worn outermost: a doctor's coat is white whatever the look says. */
static CliffInk
get_cloth (const CliffFigure *figure)
{
  if (wears (figure, "white-coat"))
    return (CliffInk) { 0.93, 0.95, 0.97 };
  if (wears (figure, "uniform"))
    return cliff_ink_mix (figure->top, (CliffInk) { 0.16, 0.20, 0.33 }, 0.75);
  if (wears (figure, "suit"))
    return cliff_ink_mix (figure->top, (CliffInk) { 0.13, 0.14, 0.19 }, 0.62);

  return figure->top;
}

static void
torso_path (cairo_t    *cr,
            const Body *body,
            gboolean    female)
{
  double s = body->shoulder * body->squeeze, w = body->waist * body->squeeze,
         h = body->hip * body->squeeze;

  cairo_move_to (cr, -0.19, 0.58);
  cairo_curve_to (cr, -0.26, 0.74, -s * 0.78, body->y_shoulder - 0.10, -s, body->y_shoulder + 0.16);
  cairo_curve_to (cr, -s + 0.02, body->y_shoulder + 0.6, -w - 0.02, body->y_waist - 0.5, -w,
                  body->y_waist);
  cairo_curve_to (cr, -w - 0.02, body->y_waist + 0.3, -h, body->y_hip - 0.2, -h, body->y_hip);
  cairo_line_to (cr, h, body->y_hip);
  cairo_curve_to (cr, h, body->y_hip - 0.2, w + 0.02, body->y_waist + 0.3, w, body->y_waist);
  cairo_curve_to (cr, w + 0.02, body->y_waist - 0.5, s - 0.02, body->y_shoulder + 0.6, s,
                  body->y_shoulder + 0.16);
  cairo_curve_to (cr, s * 0.78, body->y_shoulder - 0.10, 0.26, 0.74, 0.19, 0.58);
  /* The neck rises out of a round opening. */
  cairo_curve_to (cr, 0.13, 0.76, -0.13, 0.76, -0.19, 0.58);
  cairo_close_path (cr);
}

static void
draw_legs (cairo_t           *cr,
           const CliffFigure *figure,
           const Body        *body)
{
  gboolean dress = wears (figure, "dress");
  CliffInk ink = dress ? get_cloth (figure)
                       : cliff_ink_mix (cliff_ink_shade (figure->top, -0.55),
                                        (CliffInk) { 0.15, 0.16, 0.22 }, 0.6);
  double h = body->hip * body->squeeze;

  for (int side = -1; side <= 1; side += 2)
    {
      cliff_ink_set (cr, (CliffInk) { 0.13, 0.12, 0.14 }, 1);
      cliff_ink_box (cr, side * h * 0.5 - 0.17 + side * 0.04, body->y_foot - 0.14, 0.34, 0.22,
                     0.10);
      cairo_fill (cr);
      cairo_move_to (cr, side * 0.02, body->y_hip - 0.1);
      cairo_line_to (cr, side * h, body->y_hip - 0.1);
      cairo_curve_to (cr, side * h, body->y_knee - 0.6, side * (h * 0.5 + 0.18), body->y_knee,
                      side * (h * 0.5 + 0.15), body->y_foot - 0.05);
      cairo_line_to (cr, side * (h * 0.5 - 0.13), body->y_foot - 0.05);
      cairo_curve_to (cr, side * (h * 0.5 - 0.13), body->y_knee, side * 0.05, body->y_hip + 0.8,
                      side * 0.02, body->y_hip - 0.1);
      cairo_close_path (cr);
      cliff_ink_gradient (
          cr, 0, 0, dress ? figure->skin : cliff_ink_shade (ink, side < 0 ? 0.10 : -0.05), 0,
          body->y_foot,
          dress ? cliff_ink_shade (figure->skin, -0.15) : cliff_ink_shade (ink, -0.25));
    }
  if (dress)
    {
      cairo_move_to (cr, -h, body->y_hip - 0.2);
      cairo_curve_to (cr, -h - 0.1, body->y_hip + 0.6, -h - 0.3, body->y_knee - 0.4, -h - 0.34,
                      body->y_knee + 0.1);
      cairo_curve_to (cr, -0.3, body->y_knee + 0.24, 0.3, body->y_knee + 0.24, h + 0.34,
                      body->y_knee + 0.1);
      cairo_curve_to (cr, h + 0.3, body->y_knee - 0.4, h + 0.1, body->y_hip + 0.6, h,
                      body->y_hip - 0.2);
      cairo_close_path (cr);
      cliff_ink_gradient (cr, -h, 0, cliff_ink_shade (ink, 0.08), h, 0,
                          cliff_ink_shade (ink, -0.28));
    }
}

/* A hand at the end of a sleeve: palm, four fingers as one shape, a thumb. */
static void
draw_hand (cairo_t           *cr,
           const CliffFigure *figure,
           double             x,
           double             y,
           double             angle,
           double             thick)
{
  double inwards = cos (angle) * x > 0 || fabs (cos (angle)) < 0.3 ? (x > 0 ? 1 : -1)
                                                                   : (x > 0 ? -1 : 1);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, angle);
  cairo_scale (cr, thick, thick * inwards);
  cliff_ink_set (cr, cliff_ink_shade (figure->skin, -0.05), 1);
  cliff_ink_box (cr, -0.14, -0.27, 0.60, 0.54, 0.22);
  cliff_ink_box (cr, 0.20, -0.25, 0.62, 0.44, 0.20);
  cairo_fill (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 0.18);
  cairo_move_to (cr, 0.12, 0.18);
  cairo_line_to (cr, 0.44, 0.40);
  cairo_stroke (cr);
  cliff_ink_set (cr, cliff_ink_shade (figure->skin, -0.3), 0.6);
  cairo_set_line_width (cr, 0.035);
  for (int i = -1; i <= 1; i++)
    {
      cairo_move_to (cr, 0.46, -0.03 + i * 0.11);
      cairo_line_to (cr, 0.74, -0.03 + i * 0.10);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* An arm as a tapering limb through shoulder, elbow and wrist, with its hand. */
static void
draw_arm (cairo_t           *cr,
          const CliffFigure *figure,
          CliffInk           ink,
          double             x0, double y0,
          double             x1, double y1,
          double             x2, double y2)
{
  double thick = figure->female || figure->child ? 0.27 : 0.33;

  double length = hypot (x2 - x1, y2 - y1);
  double ux = (x2 - x1) / length, uy = (y2 - y1) / length;

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cliff_ink_set (cr, cliff_ink_shade (ink, -0.14), 1);
  cairo_set_line_width (cr, thick);
  cairo_move_to (cr, x0, y0);
  cairo_curve_to (cr, x0 + (x1 - x0) * 0.6, y0 + (y1 - y0) * 0.4, x1, y1 - 0.1, x1, y1);
  cairo_stroke (cr);
  cairo_move_to (cr, x1 - uy * thick * 0.46, y1 + ux * thick * 0.46);
  cairo_line_to (cr, x2 - uy * thick * 0.36, y2 + ux * thick * 0.36);
  cairo_line_to (cr, x2 + uy * thick * 0.36, y2 - ux * thick * 0.36);
  cairo_line_to (cr, x1 + uy * thick * 0.46, y1 - ux * thick * 0.46);
  cairo_close_path (cr);
  cairo_fill (cr);
  cliff_ink_ellipse (cr, x1, y1, thick * 0.47, thick * 0.47);
  cairo_fill (cr);
  draw_hand (cr, figure, x2, y2, atan2 (uy, ux), thick);
  cliff_ink_set (cr, cliff_ink_shade (ink, 0.16), 0.5);
  cairo_set_line_width (cr, thick * 0.18);
  cairo_move_to (cr, x0 + (x1 - x0) * 0.2 - thick * 0.2, y0 + (y1 - y0) * 0.2);
  cairo_line_to (cr, x0 + (x1 - x0) * 0.8 - thick * 0.2, y0 + (y1 - y0) * 0.8);
  cairo_stroke (cr);
}

static void
draw_arms (cairo_t           *cr,
           const CliffFigure *figure,
           const Body        *body,
           gboolean           front)
{
  double s = body->shoulder * body->squeeze - 0.16, y = body->y_shoulder + 0.24,
         k = body->y_waist / 2.4;
  CliffInk ink = get_cloth (figure);
  /* The arm that acts is on the side the figure looks to. */
  int act = figure->turn < 0 ? -1 : 1;

  for (int side = -1; side <= 1; side += 2)
    {
      gboolean acts = figure->pose == CLIFF_POSE_HOLD || figure->pose == CLIFF_POSE_FOLD
                      || (side == act
                          && (figure->pose == CLIFF_POSE_RAISE
                              || figure->pose == CLIFF_POSE_GESTURE));

      if (acts != front)
        continue;
      if (!acts)
        draw_arm (cr, figure, ink, side * s, y, side * (s + 0.14), y + 1.15 * k, side * (s + 0.10),
                  y + 2.15 * k);
      else if (figure->pose == CLIFF_POSE_HOLD)
        draw_arm (cr, figure, ink, side * s, y, side * (s + 0.10), y + 1.10 * k, side * 0.24,
                  y + 1.12 * k);
      else if (figure->pose == CLIFF_POSE_FOLD)
        draw_arm (cr, figure, ink, side * s, y, side * (s + 0.02), y + 1.0 * k, -side * 0.30,
                  y + (0.86 + 0.10 * side) * k);
      else if (figure->pose == CLIFF_POSE_RAISE)
        draw_arm (cr, figure, ink, side * s, y, side * (s + 0.36), y + 0.62 * k, side * (s + 0.30),
                  y - 0.42 * k);
      else
        draw_arm (cr, figure, ink, side * s, y, side * (s + 0.14), y + 1.02 * k, side * (s + 0.50),
                  y + 0.42 * k);
    }
}

static void
draw_prop_in_hands (cairo_t           *cr,
                    const CliffFigure *figure,
                    const Body        *body)
{
  double s = body->shoulder * body->squeeze - 0.16, y = body->y_shoulder + 0.24,
         k = body->y_waist / 2.4;
  int act = figure->turn < 0 ? -1 : 1;

  if (figure->prop == CLIFF_PROP_NONE || figure->prop == CLIFF_PROP_NAMED
      || figure->prop == CLIFF_PROP_DOOR || figure->prop == CLIFF_PROP_SHUTTER
      || figure->prop == CLIFF_PROP_CAR || figure->prop == CLIFF_PROP_SHOES)
    return;
  if (figure->pose == CLIFF_POSE_RAISE)
    cliff_board_draw_prop (cr, figure->prop, "", act * (s + 0.30), y - 0.60 * k,
                           figure->prop == CLIFF_PROP_RING ? 0.4 : 0.75);
  else
    cliff_board_draw_prop (cr, figure->prop, "", 0, y + 0.86 * k,
                           figure->prop == CLIFF_PROP_BOX ? 1.2 : 0.72);
}

/* ── Clothes ──────────────────────────────────────────────────────────── */

static void
draw_lapels (cairo_t           *cr,
             const CliffFigure *figure,
             CliffInk           cloth,
             const Body        *body)
{
  double shift = figure->turn * 0.14;

  cairo_move_to (cr, -0.20, 0.60);
  cairo_line_to (cr, 0.20, 0.60);
  cairo_line_to (cr, 0.04 + shift, 1.75);
  cairo_line_to (cr, -0.04 + shift, 1.75);
  cairo_close_path (cr);
  cliff_ink_set (cr, (CliffInk) { 0.95, 0.95, 0.96 }, 1);
  cairo_fill (cr);
  if (!figure->female)
    {
      cairo_move_to (cr, -0.055 + shift * 0.6, 0.80);
      cairo_line_to (cr, 0.055 + shift * 0.6, 0.80);
      cairo_line_to (cr, 0.085 + shift, 1.55);
      cairo_line_to (cr, shift, 1.70);
      cairo_line_to (cr, -0.085 + shift, 1.55);
      cairo_close_path (cr);
      cliff_ink_set (cr, cliff_ink_mix (figure->top, (CliffInk) { 0.55, 0.12, 0.18 }, 0.35), 1);
      cairo_fill (cr);
    }
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, side * 0.20, 0.60);
      cairo_line_to (cr, side * 0.42, 0.98);
      cairo_line_to (cr, side * 0.30, 1.06);
      cairo_line_to (cr, side * 0.36, 1.14);
      cairo_line_to (cr, side * 0.03 + shift, 1.78);
      cairo_line_to (cr, side * 0.11 + shift * 0.5, 1.0);
      cairo_close_path (cr);
      cliff_ink_set (cr, cliff_ink_shade (cloth, 0.12), 1);
      cairo_fill (cr);
    }
  cliff_ink_set (cr, cliff_ink_shade (cloth, -0.4), 0.8);
  cairo_set_line_width (cr, 0.022);
  cairo_move_to (cr, shift, 1.78);
  cairo_line_to (cr, shift, body->y_hip);
  cairo_stroke (cr);
}

static void
draw_collar (cairo_t           *cr,
             const CliffFigure *figure,
             CliffInk           cloth)
{
  double shift = figure->turn * 0.10;

  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, side * 0.21, 0.56);
      cairo_line_to (cr, shift, 0.80);
      cairo_line_to (cr, side * 0.20 + shift * 0.5, 0.98);
      cairo_line_to (cr, side * 0.34, 0.72);
      cairo_close_path (cr);
      cliff_ink_set (cr, cliff_ink_shade (cloth, 0.26), 1);
      cairo_fill (cr);
    }
  cliff_ink_set (cr, cliff_ink_shade (cloth, -0.35), 0.7);
  cairo_set_line_width (cr, 0.02);
  cairo_move_to (cr, shift, 0.82);
  cairo_line_to (cr, shift, 3.0);
  cairo_stroke (cr);
  for (int i = 0; i < 5; i++)
    {
      cliff_ink_ellipse (cr, shift + 0.03, 1.05 + i * 0.38, 0.024, 0.024);
      cairo_fill (cr);
    }
}

static void
draw_neckline (cairo_t           *cr,
               const CliffFigure *figure,
               CliffInk           cloth)
{
  gboolean open = wears (figure, "dress") || wears (figure, "blouse");

  if (open)
    {
      cairo_move_to (cr, -0.25, 0.62);
      cairo_curve_to (cr, -0.16, 1.02, 0.16, 1.02, 0.25, 0.62);
      cairo_close_path (cr);
      cliff_ink_set (cr, cliff_ink_shade (figure->skin, -0.06), 1);
      cairo_fill (cr);
    }
  cliff_ink_set (cr, cliff_ink_shade (cloth, open ? 0.3 : -0.22), 1);
  cairo_set_line_width (cr, wears (figure, "hoodie") ? 0.17 : 0.07);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, -0.26, 0.66);
  cairo_curve_to (cr, -0.16, open ? 1.04 : 0.84, 0.16, open ? 1.04 : 0.84, 0.26, 0.66);
  cairo_stroke (cr);
  if (wears (figure, "hoodie"))
    {
      cairo_set_source_rgba (cr, 0.95, 0.95, 0.95, 0.9);
      cairo_set_line_width (cr, 0.025);
      cairo_move_to (cr, -0.09, 0.84);
      cairo_line_to (cr, -0.11, 1.30);
      cairo_move_to (cr, 0.09, 0.84);
      cairo_line_to (cr, 0.10, 1.22);
      cairo_stroke (cr);
    }
}

static void
draw_torso (cairo_t           *cr,
            const CliffFigure *figure,
            const Body        *body)
{
  CliffInk cloth = get_cloth (figure);
  double s = body->shoulder * body->squeeze;

  torso_path (cr, body, figure->female);
  cliff_ink_gradient (cr, -s, body->y_shoulder, cliff_ink_shade (cloth, 0.14), s, body->y_hip,
                      cliff_ink_shade (cloth, -0.26));
  cairo_save (cr);
  torso_path (cr, body, figure->female);
  cairo_clip (cr);
  /* The side away from the light, and the chin's shadow. */
  cliff_ink_set (cr, cliff_ink_shade (cloth, -0.35), 0.40);
  cairo_move_to (cr, s * 0.35, 0.5);
  cairo_curve_to (cr, s * 0.20, 1.4, s * 0.55, 2.2, s * 0.15, 3.4);
  cairo_line_to (cr, s + 0.4, 3.4);
  cairo_line_to (cr, s + 0.4, 0.5);
  cairo_close_path (cr);
  cairo_fill (cr);
  if (!figure->back)
    {
      if (wears (figure, "suit") || wears (figure, "coat") || wears (figure, "jacket")
          || wears (figure, "white-coat"))
        draw_lapels (cr, figure, cloth, body);
      else if (wears (figure, "shirt") || wears (figure, "uniform"))
        draw_collar (cr, figure, cloth);
      else
        draw_neckline (cr, figure, cloth);
    }
  cairo_restore (cr);
}

static void
draw_neck (cairo_t           *cr,
           const CliffFigure *figure)
{
  double wide = figure->female || figure->child ? 0.145 : 0.19;

  cairo_move_to (cr, -wide, 0.25);
  cairo_line_to (cr, -wide, 0.58);
  cairo_curve_to (cr, -wide - 0.04, 0.72, -0.26, 0.72, -0.28, 0.76);
  cairo_curve_to (cr, -0.1, 0.92, 0.1, 0.92, 0.28, 0.76);
  cairo_curve_to (cr, 0.26, 0.72, wide + 0.04, 0.72, wide, 0.58);
  cairo_line_to (cr, wide, 0.25);
  cairo_close_path (cr);
  cliff_ink_gradient (cr, 0, 0.40, cliff_ink_shade (figure->skin, -0.34), 0, 0.72,
                      cliff_ink_shade (figure->skin, -0.08));
}

void
cliff_board_draw_figure (cairo_t           *cr,
                         const CliffFigure *figure,
                         CliffPlace         place,
                         double             tilt)
{
  Body body = get_body (figure);
  /* From above the head is near and the feet are far; from below the other way round. */
  double lower = tilt > 0 ? 0.86 : tilt < 0 ? 1.10 : 1;
  double head = tilt < 0 ? 0.95 : 1;

  cairo_save (cr);
  cairo_translate (cr, place.x, place.y);
  cairo_scale (cr, place.head, place.head);
  cairo_save (cr);
  cairo_scale (cr, tilt > 0 ? 0.95 : 1, lower);
  cairo_set_source_rgba (cr, 0.02, 0.03, 0.08, 0.30);
  cliff_ink_ellipse (cr, 0, body.y_foot + 0.02, 1.15, 0.20);
  cairo_fill (cr);
  draw_legs (cr, figure, &body);
  draw_arms (cr, figure, &body, FALSE);
  if (!figure->back)
    {
      cairo_save (cr);
      cairo_scale (cr, 1, 1 / lower);
      cliff_board_draw_hair_behind (cr, figure);
      cairo_restore (cr);
    }
  draw_neck (cr, figure);
  draw_torso (cr, figure, &body);
  if (!figure->back)
    draw_prop_in_hands (cr, figure, &body);
  draw_arms (cr, figure, &body, TRUE);
  cairo_restore (cr);
  cairo_scale (cr, head, head);
  if (figure->back)
    {
      cliff_board_draw_head (cr, figure, tilt);
      cliff_board_draw_hair_behind (cr, figure);
    }
  else
    {
      cliff_board_draw_head (cr, figure, tilt);
    }
  cairo_restore (cr);
}

/* Straight from above: hair, shoulders, feet. */
void
cliff_board_draw_from_above (cairo_t           *cr,
                             const CliffFigure *figure,
                             CliffPlace         place)
{
  CliffInk cloth = get_cloth (figure);

  cairo_save (cr);
  cairo_translate (cr, place.x, place.y);
  cairo_rotate (cr, -figure->turn * 1.2);
  cairo_scale (cr, place.head, place.head);
  cairo_set_source_rgba (cr, 0.02, 0.03, 0.08, 0.35);
  cliff_ink_ellipse (cr, 0.35, 0.40, 1.15, 0.62);
  cairo_fill (cr);
  cliff_ink_set (cr, (CliffInk) { 0.13, 0.12, 0.14 }, 1);
  cliff_ink_ellipse (cr, -0.28, 0.42, 0.15, 0.30);
  cliff_ink_ellipse (cr, 0.28, 0.50, 0.15, 0.30);
  cairo_fill (cr);
  cliff_ink_ellipse (cr, 0, 0, figure->female ? 0.92 : 1.06, 0.44);
  cliff_ink_gradient (cr, -0.8, -0.3, cliff_ink_shade (cloth, 0.15), 0.8, 0.4,
                      cliff_ink_shade (cloth, -0.28));
  cliff_ink_set (cr, figure->skin, 1);
  cliff_ink_ellipse (cr, 0, 0.36, 0.14, 0.12);
  cairo_fill (cr);
  cliff_ink_ellipse (cr, 0, 0.02, 0.42, 0.46);
  cliff_ink_gradient (cr, -0.3, -0.4, cliff_ink_shade (figure->hair, 0.3), 0.3, 0.4,
                      cliff_ink_shade (figure->hair, -0.1));
  cairo_restore (cr);
}
