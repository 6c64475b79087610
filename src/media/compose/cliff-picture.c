/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-picture-private.h"

#include <string.h>

static int
round_up_4 (int value)
{
  return (value + 3) & ~3;
}

/**
 * cliff_picture_new:
 * @width: even
 * @height: even
 *
 * A picture with undefined contents, in one block laid out as GStreamer lays out I420, so that an
 * encoder can take it without a copy.
 *
 * Returns: (transfer full): a picture
 */
CliffPicture *
cliff_picture_new (int width,
                   int height)
{
  CliffPicture *self;
  gsize luma, chroma;

  g_return_val_if_fail (width > 0 && height > 0 && width % 2 == 0 && height % 2 == 0, NULL);

  self = g_new0 (CliffPicture, 1);
  self->width = width;
  self->height = height;
  self->stride[0] = round_up_4 (width);
  self->stride[1] = self->stride[2] = round_up_4 (width / 2);
  luma = (gsize) self->stride[0] * height;
  chroma = (gsize) self->stride[1] * (height / 2);
  self->size = luma + 2 * chroma;
  self->plane[0] = g_malloc (self->size);
  self->plane[1] = self->plane[0] + luma;
  self->plane[2] = self->plane[1] + chroma;

  return self;
}

/**
 * cliff_picture_free:
 * @self: (transfer full): a picture
 *
 * Frees a picture; any thread.
 */
void
cliff_picture_free (CliffPicture *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->plane[0]);
  g_free (self);
}

static inline guint8
clamp_byte (int value)
{
  return value < 0 ? 0 : value > 255 ? 255 : (guint8) value;
}

/* What colour adds to each pixel of two rows, @width long, in 1/65536; two pixels share theirs. */
static void
spread_colour (const guint8 *restrict cb,
               const guint8 *restrict cr,
               int                    width,
               int *restrict          red,
               int *restrict          green,
               int *restrict          blue)
{
  for (int x = 0; x < width / 2; x++)
    {
      int u = cb[x] - 128, v = cr[x] - 128;

      red[2 * x] = red[2 * x + 1] = 117489 * v + 32768;
      green[2 * x] = green[2 * x + 1] = 32768 - 13975 * u - 34925 * v;
      blue[2 * x] = blue[2 * x + 1] = 138438 * u + 32768;
    }
}

/* Whole pixels are written, so that compilers do many at once. */
static void
write_row (const guint8 *restrict luma,
           const int *restrict    red,
           const int *restrict    green,
           const int *restrict    blue,
           int                    width,
           guint32 *restrict      out)
{
  for (int x = 0; x < width; x++)
    {
      int c = (luma[x] - 16) * 76309;
      guint32 r = clamp_byte ((c + red[x]) >> 16), g = clamp_byte ((c + green[x]) >> 16), b = clamp_byte ((c + blue[x]) >> 16);

      out[x] = GUINT32_TO_LE (r | g << 8 | b << 16 | 0xff000000u);
    }
}

/**
 * cliff_picture_to_rgba:
 * @self: a picture
 *
 * From BT.709 of limited range.
 *
 * Returns: (transfer full): width × height × 4 bytes, opaque
 */
GBytes *
cliff_picture_to_rgba (const CliffPicture *self)
{
  gsize width = self->width, n_pixels = width * self->height;
  guint32 *rgba = g_new (guint32, n_pixels);
  g_autofree int *colours = g_new (int, 3 * width);

  for (int y = 0; y < self->height; y++)
    {
      if (y % 2 == 0)
        spread_colour (self->plane[1] + (gsize) (y / 2) * self->stride[1], self->plane[2] + (gsize) (y / 2) * self->stride[2],
                       self->width, colours, colours + width, colours + 2 * width);
      write_row (self->plane[0] + (gsize) y * self->stride[0], colours, colours + width, colours + 2 * width, self->width,
                 rgba + (gsize) y * width);
    }

  return g_bytes_new_take (rgba, n_pixels * sizeof (guint32));
}

void
cliff_picture_copy (CliffPicture       *into,
                    const CliffPicture *from)
{
  g_return_if_fail (into->width == from->width && into->height == from->height);

  for (int i = 0; i < 3; i++)
    {
      int width = i ? into->width / 2 : into->width, height = i ? into->height / 2 : into->height;

      for (int y = 0; y < height; y++)
        memcpy (into->plane[i] + (gsize) y * into->stride[i], from->plane[i]
                + (gsize) y * from->stride[i], width);
    }
}

void
cliff_picture_clear (CliffPicture *self)
{
  for (int i = 0; i < 3; i++)
    memset (self->plane[i], i ? 128 : 16, (gsize) self->stride[i] * (self->height >> (i > 0)));
}

/* Weights add up to 256, so that equal pictures stay what they are: there is no dip of light in
 * the middle. */
void
cliff_picture_mix (CliffPicture       *into,
                   const CliffPicture *other,
                   int                 share)
{
  g_return_if_fail (into->width == other->width && into->height == other->height);
  g_return_if_fail (share >= 0 && share <= 256);

  for (int i = 0; i < 3; i++)
    {
      int width = i ? into->width / 2 : into->width, height = i ? into->height / 2 : into->height;

      for (int y = 0; y < height; y++)
        {
          guint8 *restrict to = into->plane[i] + (gsize) y * into->stride[i];
          const guint8 *restrict from = other->plane[i] + (gsize) y * other->stride[i];

          for (int x = 0; x < width; x++)
            to[x] = (guint8) ((to[x] * (256 - share) + from[x] * share + 128) >> 8);
        }
    }
}

void
cliff_rgb_to_ycbcr (int     red,
                    int     green,
                    int     blue,
                    int     alpha,
                    guint8 *y,
                    guint8 *cb,
                    guint8 *cr)
{
  /* BT.709, limited range, in 1/65536; the offsets are scaled by alpha too. */
  *y = clamp_byte ((11966 * red + 40254 * green + 4064 * blue + 16 * 257 * alpha + 32768) >> 16);
  *cb = clamp_byte ((-6596 * red - 22189 * green + 28784 * blue + 128 * 257 * alpha + 32768) >> 16);
  *cr = clamp_byte ((28784 * red - 26145 * green - 2639 * blue + 128 * 257 * alpha + 32768) >> 16);
}
