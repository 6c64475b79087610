/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-board.h"

#include <math.h>
#include <string.h>

CliffInk
cliff_ink_from_hex (const char *text,
                    CliffInk    fallback)
{
  if (text == NULL || text[0] != '#' || strlen (text) != 7)
    return fallback;

  guint64 value = g_ascii_strtoull (text + 1, NULL, 16);

  return (CliffInk) { (value >> 16 & 255) / 255.0, (value >> 8 & 255) / 255.0,
                      (value & 255) / 255.0 };
}

CliffInk
cliff_ink_hsl (double hue,
               double saturation,
               double lightness)
{
  double channel[3];

  for (int i = 0; i < 3; i++)
    {
      static const int shift[3] = { 0, 8, 4 };
      double k = fmod (shift[i] + fmod (hue + 720, 360) / 30, 12);

      channel[i] = lightness
                   - saturation * MIN (lightness, 1 - lightness)
                         * CLAMP (MIN (k - 3, 9 - k), -1, 1);
    }

  return (CliffInk) { channel[0], channel[1], channel[2] };
}

CliffInk
cliff_ink_mix (CliffInk a,
               CliffInk b,
               double   share)
{
  return (CliffInk) { a.r + (b.r - a.r) * share, a.g + (b.g - a.g) * share,
                      a.b + (b.b - a.b) * share };
}

CliffInk
cliff_ink_shade (CliffInk ink,
                 double   amount)
{
  static const CliffInk light = { 1, 0.98, 0.94 }, dark = { 0.05, 0.05, 0.13 };

  return amount >= 0 ? cliff_ink_mix (ink, light, amount) : cliff_ink_mix (ink, dark, -amount);
}

void
cliff_ink_set (cairo_t  *cr,
               CliffInk  ink,
               double    alpha)
{
  cairo_set_source_rgba (cr, ink.r, ink.g, ink.b, alpha);
}

void
cliff_ink_gradient (cairo_t  *cr,
                    double    x0,
                    double    y0,
                    CliffInk  a,
                    double    x1,
                    double    y1,
                    CliffInk  b)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (x0, y0, x1, y1);

  cairo_pattern_add_color_stop_rgb (pattern, 0, a.r, a.g, a.b);
  cairo_pattern_add_color_stop_rgb (pattern, 1, b.r, b.g, b.b);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
  cairo_fill (cr);
}

void
cliff_ink_glow (cairo_t  *cr,
                double    x,
                double    y,
                double    radius,
                CliffInk  ink,
                double    alpha)
{
  cairo_pattern_t *pattern = cairo_pattern_create_radial (x, y, 0, x, y, radius);

  cairo_pattern_add_color_stop_rgba (pattern, 0, ink.r, ink.g, ink.b, alpha);
  cairo_pattern_add_color_stop_rgba (pattern, 0.35, ink.r, ink.g, ink.b, alpha * 0.5);
  cairo_pattern_add_color_stop_rgba (pattern, 1, ink.r, ink.g, ink.b, 0);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_fill (cr);
}

void
cliff_ink_ellipse (cairo_t *cr,
                   double   x,
                   double   y,
                   double   rx,
                   double   ry)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, MAX (rx, 1e-4), MAX (ry, 1e-4));
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_close_path (cr);
  cairo_restore (cr);
}

void
cliff_ink_box (cairo_t *cr,
               double   x,
               double   y,
               double   width,
               double   height,
               double   radius)
{
  double r = MIN (radius, MIN (width, height) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI / 2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/* One pass of a box filter along a row or a column of @n pixels @step bytes apart. */
static void
blur_line (guint8 *at,
           guint8 *copy,
           int     n,
           int     step,
           int     radius)
{
  for (int c = 0; c < 4; c++)
    {
      int sum = 0;

      for (int i = 0; i < n; i++)
        copy[i] = at[i * step + c];
      for (int i = -radius; i <= radius; i++)
        sum += copy[CLAMP (i, 0, n - 1)];
      for (int i = 0; i < n; i++)
        {
          at[i * step + c] = (guint8) (sum / (2 * radius + 1));
          sum += copy[CLAMP (i + radius + 1, 0, n - 1)] - copy[CLAMP (i - radius, 0, n - 1)];
        }
    }
}

void
cliff_ink_blur (cairo_surface_t *surface,
                int              radius)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);

  cairo_surface_flush (surface);

  guint8 *data = cairo_image_surface_get_data (surface);
  g_autofree guint8 *copy = g_malloc (MAX (width, height));

  /* Three box filters come near a Gaussian. */
  for (int pass = 0; pass < 3; pass++)
    {
      for (int y = 0; y < height; y++)
        blur_line (data + (gsize) y * stride, copy, width, 4, radius);
      for (int x = 0; x < width; x++)
        blur_line (data + (gsize) x * 4, copy, height, stride, radius);
    }
  cairo_surface_mark_dirty (surface);
}
