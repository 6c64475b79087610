/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-patch.h"

#include "cliff-axis.h"
#include "cliff-picture-private.h"

#include <string.h>

struct _CliffPatch
{
  int         x, y;       /* even */
  CliffSheet  sheet;      /* 0 × 0 when nothing is drawn */
  guint8     *planes[3];
  guint8     *alphas[2];
};

static CliffPatch *
new_of_size (int      width,
             int      height,
             gboolean alpha)
{
  CliffPatch *self = g_new0 (CliffPatch, 1);
  gsize size = (gsize) width * height;

  self->sheet.width = width;
  self->sheet.height = height;
  for (int i = 0; i < 3; i++)
    {
      self->sheet.plane[i] = self->planes[i] = g_malloc (i ? size / 4 : size);
      self->sheet.stride[i] = i ? width / 2 : width;
    }
  for (int i = 0; alpha && i < 2; i++)
    {
      self->sheet.alpha[i] = self->alphas[i] = g_malloc (i ? size / 4 : size);
      self->sheet.alpha_stride[i] = i ? width / 2 : width;
    }

  return self;
}

/* ── From cairo ──────────────────────────────────────────────────────────────────────────────── */

/* The smallest rectangle with even edges that holds everything drawn; FALSE when there is
 * nothing. */
static gboolean
find_ink (cairo_surface_t       *surface,
          cairo_rectangle_int_t *ink)
{
  int width = cairo_image_surface_get_width (surface), height =
    cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  int left = width, right = -1, top = height, bottom = -1;

  for (int y = 0; y < height; y++)
    {
      const guint32 *row = (const guint32 *) (data + (gsize) y * stride);

      for (int x = 0; x < width; x++)
        if (row[x] >> 24 != 0)
          {
            left = MIN (left, x);
            right = MAX (right, x);
            top = MIN (top, y);
            bottom = y;
          }
    }
  if (right < 0)
    return FALSE;

  ink->x = left & ~1;
  ink->y = top & ~1;
  ink->width = ((right + 2) & ~1) - ink->x;
  ink->height = ((bottom + 2) & ~1) - ink->y;

  return TRUE;
}

static void
fill_luma (CliffPatch                  *self,
           cairo_surface_t             *surface,
           const cairo_rectangle_int_t *ink)
{
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint8 ignored;

  for (int y = 0; y < ink->height; y++)
    {
      const guint32 *row = (const guint32 *) (data + (gsize) (ink->y + y) * stride) + ink->x;

      for (int x = 0; x < ink->width; x++)
        {
          int at = y * ink->width + x, alpha = row[x] >> 24;

          cliff_rgb_to_ycbcr (row[x] >> 16 & 255, row[x] >> 8 & 255, row[x] & 255, alpha,
                              &self->planes[0][at], &ignored, &ignored);
          self->alphas[0][at] = (guint8) alpha;
        }
    }
}

static void
fill_chroma (CliffPatch                  *self,
             cairo_surface_t             *surface,
             const cairo_rectangle_int_t *ink)
{
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint8 ignored;

  for (int y = 0; y < ink->height / 2; y++)
    {
      const guint32 *row = (const guint32 *) (data + (gsize) (ink->y + 2 * y) * stride) + ink->x;
      const guint32 *below = (const guint32 *) ((const guint8 *) row + stride);

      for (int x = 0; x < ink->width / 2; x++)
        {
          const guint32 pixels[4] = { row[2 * x], row[2 * x + 1], below[2 * x], below[2 * x + 1] };
          int red = 2, green = 2, blue = 2, alpha = 2, at = y * (ink->width / 2) + x;

          for (int i = 0; i < 4; i++)
            {
              red += pixels[i] >> 16 & 255;
              green += pixels[i] >> 8 & 255;
              blue += pixels[i] & 255;
              alpha += pixels[i] >> 24;
            }
          cliff_rgb_to_ycbcr (red / 4, green / 4, blue / 4, alpha / 4, &ignored,
                              &self->planes[1][at], &self->planes[2][at]);
          self->alphas[1][at] = (guint8) (alpha / 4);
        }
    }
}

CliffPatch *
cliff_patch_new (cairo_surface_t *surface,
                 int              x,
                 int              y)
{
  cairo_rectangle_int_t ink;
  CliffPatch *self;

  g_return_val_if_fail (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_ARGB32, NULL);
  g_return_val_if_fail (cairo_image_surface_get_width (surface) % 2 == 0
                        && cairo_image_surface_get_height (surface) % 2 == 0, NULL);
  g_return_val_if_fail (x % 2 == 0 && y % 2 == 0, NULL);

  cairo_surface_flush (surface);
  if (!find_ink (surface, &ink))
    return g_new0 (CliffPatch, 1);
  self = new_of_size (ink.width, ink.height, TRUE);
  self->x = x + ink.x;
  self->y = y + ink.y;
  fill_luma (self, surface, &ink);
  fill_chroma (self, surface, &ink);

  return self;
}

/* ── From pictures ───────────────────────────────────────────────────────────────────────────── */

static void
resize_plane (guint8       *into,
              int           width,
              int           height,
              const guint8 *from,
              int           stride,
              int           source_width,
              int           source_height,
              double        site)
{
  g_autofree guint16 *row = g_new (guint16, source_width);
  g_auto(CliffAxis) across = { 0 };
  g_auto(CliffAxis) down = { 0 };

  cliff_axis_init (&across, width, source_width, 0, (double) source_width / width, site);
  cliff_axis_init (&down, height, source_height, 0, (double) source_height / height, 0.5);
  for (int y = 0; y < height; y++)
    {
      cliff_axis_gather_rows (&down, y, &across, from, stride, row);
      cliff_axis_gather_columns (&across, row, into + (gsize) y * width);
    }
}

CliffPatch *
cliff_patch_new_from_sheet (const CliffSheet *sheet,
                            int               width,
                            int               height)
{
  CliffPatch *self;

  g_return_val_if_fail (width >= 2 && height >= 2 && width % 2 == 0 && height % 2 == 0, NULL);

  self = new_of_size (width, height, sheet->alpha[0] != NULL);
  for (int i = 0; i < 3; i++)
    {
      int shift = i ? 1 : 0;

      resize_plane (self->planes[i], width >> shift, height >> shift, sheet->plane[i], sheet->stride[i],
                    sheet->width >> shift, sheet->height >> shift, cliff_plane_site (i));
      if (i < 2 && sheet->alpha[i] != NULL)
        resize_plane (self->alphas[i], width >> shift, height >> shift, sheet->alpha[i], sheet->alpha_stride[i],
                      sheet->width >> shift, sheet->height >> shift, cliff_plane_site (i));
    }

  return self;
}

static void
premultiply (CliffPatch         *self,
             const CliffPicture *picture)
{
  for (int y = 0; y < picture->height; y++)
    memcpy (self->alphas[0] + (gsize) y * picture->width, picture->alpha + (gsize) y * picture->alpha_stride,
            picture->width);
  for (int y = 0; y < picture->height / 2; y++)
    {
      const guint8 *row = picture->alpha + (gsize) 2 * y * picture->alpha_stride, *below = row + picture->alpha_stride;

      for (int x = 0; x < picture->width / 2; x++)
        self->alphas[1][(gsize) y * (picture->width / 2) + x] =
          (guint8) ((row[2 * x] + row[2 * x + 1] + below[2 * x] + below[2 * x + 1] + 2) / 4);
    }
  for (int i = 0; i < 3; i++)
    {
      gsize n = (gsize) (picture->width >> (i > 0)) * (picture->height >> (i > 0));
      guint8 *plane = self->planes[i];
      const guint8 *alpha = self->alphas[i > 0];

      for (gsize at = 0; at < n; at++)
        plane[at] = (guint8) ((plane[at] * alpha[at] + 127) / 255);
    }
}

CliffPatch *
cliff_patch_new_from_picture (const CliffPicture *picture)
{
  CliffPatch *self = new_of_size (picture->width, picture->height, picture->alpha != NULL);

  for (int i = 0; i < 3; i++)
    {
      int width = picture->width >> (i > 0);

      for (int y = 0; y < picture->height >> (i > 0); y++)
        memcpy (self->planes[i] + (gsize) y * width, picture->plane[i] + (gsize) y * picture->stride[i], width);
    }
  if (picture->alpha != NULL)
    premultiply (self, picture);

  return self;
}

void
cliff_patch_free (CliffPatch *self)
{
  g_return_if_fail (self != NULL);

  for (int i = 0; i < 3; i++)
    g_free (self->planes[i]);
  for (int i = 0; i < 2; i++)
    g_free (self->alphas[i]);
  g_free (self);
}

const CliffSheet *
cliff_patch_get_sheet (const CliffPatch *self)
{
  return self->sheet.width > 0 ? &self->sheet : NULL;
}

void
cliff_patch_get_origin (const CliffPatch *self,
                        int              *x,
                        int              *y)
{
  *x = self->x;
  *y = self->y;
}

gsize
cliff_patch_get_size (const CliffPatch *self)
{
  gsize size = (gsize) self->sheet.width * self->sheet.height;

  return size + size / 2 + (self->alphas[0] != NULL ? size + size / 4 : 0);
}

/* ── Laying over ─────────────────────────────────────────────────────────────────────────────── */

static void
blend_whole (guint8 *restrict       to,
             const guint8 *restrict add,
             const guint8 *restrict alpha,
             int                    n)
{
  for (int x = 0; x < n; x++)
    {
      int value = add[x] + (((to[x] * (255 - alpha[x]) + 127) * 257) >> 16);

      to[x] = (guint8) MIN (value, 255);
    }
}

static void
blend_part (guint8 *restrict       to,
            const guint8 *restrict add,
            const guint8 *restrict alpha,
            guint32                opacity,
            int                    n)
{
  for (int x = 0; x < n; x++)
    {
      guint32 value = (add[x] * opacity * 255 + to[x] * (65280 - alpha[x] * opacity) + 32640) / 65280;

      to[x] = (guint8) MIN (value, 255);
    }
}

void
cliff_patch_draw (const CliffPatch *self,
                  int               opacity,
                  CliffPicture     *picture)
{
  const CliffSheet *sheet = &self->sheet;
  int left = MAX (self->x, 0), right = MIN (self->x + sheet->width, picture->width);
  int top = MAX (self->y, 0), bottom = MIN (self->y + sheet->height, picture->height);

  g_return_if_fail (sheet->width == 0 || sheet->alpha[0] != NULL);

  if (right <= left || opacity == 0)
    return;
  for (int i = 0; i < 3; i++)
    {
      int shift = i ? 1 : 0, n = (right - left) >> shift;

      for (int y = top >> shift; y < bottom >> shift; y++)
        {
          guint8 *to = picture->plane[i] + (gsize) y * picture->stride[i] + (left >> shift);
          gsize at = (gsize) (y - (self->y >> shift)) * sheet->stride[i] + ((left - self->x) >> shift);

          if (opacity == CLIFF_OPAQUE)
            blend_whole (to, sheet->plane[i] + at, sheet->alpha[shift] + at, n);
          else
            blend_part (to, sheet->plane[i] + at, sheet->alpha[shift] + at, (guint32) opacity, n);
        }
    }
}
