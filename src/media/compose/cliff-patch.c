/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-patch.h"

#include "cliff-picture-private.h"

/* Alpha is kept as what remains of the picture below: 255 minus alpha. */
struct _CliffPatch
{
  int     x, y, width, height;  /* all even */
  guint8 *plane[3];
  guint8 *rest[2];              /* for luma, for chroma */
};

/* The smallest rectangle with even edges that holds everything drawn; FALSE when there is
 * nothing. */
static gboolean
find_ink (CliffPatch      *self,
          cairo_surface_t *surface)
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

  self->x = left & ~1;
  self->y = top & ~1;
  self->width = ((right + 2) & ~1) - self->x;
  self->height = ((bottom + 2) & ~1) - self->y;

  return TRUE;
}

static void
fill_planes (CliffPatch      *self,
             cairo_surface_t *surface)
{
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint8 ignored;

  for (int y = 0; y < self->height; y++)
    {
      const guint32 *row = (const guint32 *) (data + (gsize) (self->y + y) * stride) + self->x;

      for (int x = 0; x < self->width; x++)
        {
          int at = y * self->width + x, alpha = row[x] >> 24;

          cliff_rgb_to_ycbcr (row[x] >> 16 & 255, row[x] >> 8 & 255, row[x] & 255, alpha,
                              &self->plane[0][at],
                              &ignored, &ignored);
          self->rest[0][at] = (guint8) (255 - alpha);
        }
    }

  for (int y = 0; y < self->height / 2; y++)
    {
      const guint32 *row = (const guint32 *) (data + (gsize) (self->y + 2 * y) * stride) + self->x;
      const guint32 *below = (const guint32 *) ((const guint8 *) row + stride);

      for (int x = 0; x < self->width / 2; x++)
        {
          const guint32 pixels[4] = { row[2 * x], row[2 * x + 1], below[2 * x], below[2 * x + 1] };
          int red = 2, green = 2, blue = 2, alpha = 2, at = y * (self->width / 2) + x;

          for (int i = 0; i < 4; i++)
            {
              red += pixels[i] >> 16 & 255;
              green += pixels[i] >> 8 & 255;
              blue += pixels[i] & 255;
              alpha += pixels[i] >> 24;
            }
          cliff_rgb_to_ycbcr (red / 4, green / 4, blue / 4, alpha / 4, &ignored,
                              &self->plane[1][at],
                              &self->plane[2][at]);
          self->rest[1][at] = (guint8) (255 - alpha / 4);
        }
    }
}

CliffPatch *
cliff_patch_new (cairo_surface_t *surface)
{
  CliffPatch *self = g_new0 (CliffPatch, 1);
  gsize size;

  g_return_val_if_fail (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_ARGB32, NULL);
  g_return_val_if_fail (cairo_image_surface_get_width (surface) % 2 == 0
                        && cairo_image_surface_get_height (surface) % 2 == 0, NULL);

  cairo_surface_flush (surface);
  if (!find_ink (self, surface))
    return self;

  size = (gsize) self->width * self->height;
  for (int i = 0; i < 3; i++)
    self->plane[i] = g_malloc (i ? size / 4 : size);
  for (int i = 0; i < 2; i++)
    self->rest[i] = g_malloc (i ? size / 4 : size);
  fill_planes (self, surface);

  return self;
}

void
cliff_patch_free (CliffPatch *self)
{
  g_return_if_fail (self != NULL);

  for (int i = 0; i < 3; i++)
    g_free (self->plane[i]);
  for (int i = 0; i < 2; i++)
    g_free (self->rest[i]);
  g_free (self);
}

static void
blend (guint8       *into,
       int           stride,
       const guint8 *over,
       const guint8 *rest,
       int           width,
       int           height)
{
  for (int y = 0; y < height; y++)
    {
      guint8 *restrict to = into + (gsize) y * stride;
      const guint8 *restrict add = over + (gsize) y * width;
      const guint8 *restrict keep = rest + (gsize) y * width;

      for (int x = 0; x < width; x++)
        {
          int value = add[x] + (((to[x] * keep[x] + 127) * 257) >> 16);

          to[x] = (guint8) MIN (value, 255);
        }
    }
}

void
cliff_patch_draw (const CliffPatch *self,
                  CliffPicture     *picture)
{
  g_return_if_fail (self->x + self->width <= picture->width && self->y
                    + self->height <= picture->height);

  for (int i = 0; i < 3; i++)
    {
      int shift = i ? 1 : 0;
      guint8 *corner =
        picture->plane[i] + (gsize) (self->y >> shift) * picture->stride[i] + (self->x >> shift);

      blend (corner, picture->stride[i], self->plane[i], self->rest[shift], self->width >> shift,
             self->height >> shift);
    }
}
