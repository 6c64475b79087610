/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-jpeg.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

/* Luma rows of one row of blocks, chroma being halved both ways. */
#define MCU_ROWS 16

typedef struct
{
  struct jpeg_error_mgr base;
  jmp_buf               out;
} Errors;

struct _CliffJpeg
{
  Errors                         errors;
  struct jpeg_compress_struct    encoder;
  struct jpeg_decompress_struct  decoder;
  guint8                        *block;    /* room for one picture, padded to whole blocks */
  gsize                          n_block;
  CliffPicture                   picture;  /* points into @block */
};

static void
error_exit (j_common_ptr info)
{
  Errors *errors = (Errors *) info->err;

  longjmp (errors->out, 1);
}

/* What is wrong is told by the count of warnings. */
static void
emit_message (j_common_ptr info,
              int          level)
{
  if (level < 0)
    info->err->num_warnings++;
}

CliffJpeg *
cliff_jpeg_new (void)
{
  CliffJpeg *self = g_new0 (CliffJpeg, 1);

  self->encoder.err = self->decoder.err = jpeg_std_error (&self->errors.base);
  self->errors.base.error_exit = error_exit;
  self->errors.base.emit_message = emit_message;
  jpeg_create_compress (&self->encoder);
  jpeg_create_decompress (&self->decoder);

  return self;
}

void
cliff_jpeg_free (CliffJpeg *self)
{
  jpeg_destroy_compress (&self->encoder);
  jpeg_destroy_decompress (&self->decoder);
  g_free (self->block);
  g_free (self);
}

static int
round_up (int value,
          int step)
{
  return (value + step - 1) / step * step;
}

/* Lays a picture of @width × @height out in the block, with the padding that whole blocks of pixels need. @chroma: 2 where
 * chroma has half the size, 1 where it has the same. */
static void
lay_out (CliffJpeg *self,
         int        width,
         int        height,
         int        chroma)
{
  int full_width = round_up (width, MCU_ROWS), full_height = round_up (height, MCU_ROWS);
  gsize luma = (gsize) full_width * full_height, other = luma / (chroma * chroma);

  if (luma + 2 * other > self->n_block)
    {
      self->n_block = luma + 2 * other;
      g_free (self->block);
      self->block = g_malloc (self->n_block);
    }
  self->picture = (CliffPicture) { .width = width, .height = height, .size = luma + 2 * other };
  for (int i = 0; i < 3; i++)
    {
      self->picture.plane[i] = self->block + (i > 0 ? luma : 0) + (i > 1 ? other : 0);
      self->picture.stride[i] = i > 0 ? full_width / chroma : full_width;
    }
}

/* ── Writing ─────────────────────────────────────────────────────────────────────────────────── */

static void
set_sampling (CliffJpeg          *self,
              const CliffPicture *picture,
              int                 quality)
{
  j_compress_ptr encoder = &self->encoder;

  encoder->image_width = picture->width;
  encoder->image_height = picture->height;
  encoder->input_components = 3;
  encoder->in_color_space = JCS_YCbCr;
  jpeg_set_defaults (encoder);
  jpeg_set_quality (encoder, quality, TRUE);
  encoder->raw_data_in = TRUE;
  for (int i = 0; i < 3; i++)
    encoder->comp_info[i].h_samp_factor = encoder->comp_info[i].v_samp_factor = i > 0 ? 1 : 2;
}

/* Whole blocks are wanted: the last pixels of rows and columns are repeated. */
static void
pad_copy (CliffJpeg          *self,
          const CliffPicture *from)
{
  lay_out (self, from->width, from->height, 2);
  for (int i = 0; i < 3; i++)
    {
      int width = i ? from->width / 2 : from->width, height = i ? from->height / 2 : from->height;
      int rows = round_up (from->height, MCU_ROWS) / (i ? 2 : 1), stride = self->picture.stride[i];

      for (int y = 0; y < rows; y++)
        {
          guint8 *to = self->picture.plane[i] + (gsize) y * stride;

          memcpy (to, from->plane[i] + (gsize) MIN (y, height - 1) * from->stride[i], width);
          memset (to + width, to[width - 1], stride - width);
        }
    }
}

static void
point_at_rows (const CliffPicture *picture,
               JSAMPROW            rows[3][MCU_ROWS],
               int                 row,
               const int           n_rows[3])
{
  for (int i = 0; i < 3; i++)
    for (int y = 0; y < n_rows[i]; y++)
      rows[i][y] = picture->plane[i] + (gsize) (row * n_rows[i] + y) * picture->stride[i];
}

gboolean
cliff_jpeg_encode (CliffJpeg          *self,
                   const CliffPicture *picture,
                   int                 quality,
                   GByteArray         *out)
{
  static const int n_rows[3] = { MCU_ROWS, MCU_ROWS / 2, MCU_ROWS / 2 };
  JSAMPROW rows[3][MCU_ROWS];
  JSAMPARRAY planes[3] = { rows[0], rows[1], rows[2] };
  unsigned char *data = NULL;
  unsigned long size = 0;

  g_return_val_if_fail (self != NULL && picture != NULL && out != NULL, FALSE);

  pad_copy (self, picture);
  if (setjmp (self->errors.out) != 0)
    {
      jpeg_abort_compress (&self->encoder);
      free (data);
      return FALSE;
    }
  jpeg_mem_dest (&self->encoder, &data, &size);
  set_sampling (self, picture, quality);
  jpeg_start_compress (&self->encoder, TRUE);
  for (int row = 0; row * MCU_ROWS < picture->height; row++)
    {
      point_at_rows (&self->picture, rows, row, n_rows);
      jpeg_write_raw_data (&self->encoder, planes, MCU_ROWS);
    }
  jpeg_finish_compress (&self->encoder);
  g_byte_array_set_size (out, 0);
  g_byte_array_append (out, data, (guint) size);
  free (data);

  return TRUE;
}

/* ── Reading ─────────────────────────────────────────────────────────────────────────────────── */

/* Whether the header tells of a picture as we write them; its size must be known before room is made for it. */
static gboolean
is_ours (j_decompress_ptr decoder,
         int              width,
         int              height)
{
  if (decoder->image_width != (guint) width || decoder->image_height != (guint) height || decoder->num_components != 3
      || decoder->jpeg_color_space != JCS_YCbCr)
    return FALSE;
  for (int i = 0; i < 3; i++)
    if (decoder->comp_info[i].h_samp_factor != (i ? 1 : 2) || decoder->comp_info[i].v_samp_factor != (i ? 1 : 2))
      return FALSE;

  return TRUE;
}

/* A reduced picture comes with chroma of the size of luma: four samples become one, in place. */
static void
halve_chroma (CliffPicture *picture)
{
  for (int i = 1; i < 3; i++)
    for (int y = 0; y < (picture->height + 1) / 2; y++)
      {
        const guint8 *above = picture->plane[i] + (gsize) 2 * y * picture->stride[i];
        const guint8 *below = above + picture->stride[i];
        guint8 *to = picture->plane[i] + (gsize) y * picture->stride[i];

        for (int x = 0; x < (picture->width + 1) / 2; x++)
          to[x] = (guint8) ((above[2 * x] + above[2 * x + 1] + below[2 * x] + below[2 * x + 1] + 2) / 4);
      }
}

static void
read_rows (CliffJpeg *self,
           int        reduce)
{
  int luma = MCU_ROWS / reduce;
  const int n_rows[3] = { luma, reduce > 1 ? luma : luma / 2, reduce > 1 ? luma : luma / 2 };
  JSAMPROW rows[3][MCU_ROWS];
  JSAMPARRAY planes[3] = { rows[0], rows[1], rows[2] };

  for (int row = 0; self->decoder.output_scanline < self->decoder.output_height; row++)
    {
      point_at_rows (&self->picture, rows, row, n_rows);
      jpeg_read_raw_data (&self->decoder, planes, luma);
    }
}

const CliffPicture *
cliff_jpeg_decode (CliffJpeg     *self,
                   const guint8  *data,
                   gsize          size,
                   int            width,
                   int            height,
                   int            reduce,
                   GError       **error)
{
  j_decompress_ptr decoder = &self->decoder;
  volatile gboolean ok = FALSE;

  g_return_val_if_fail (self != NULL && data != NULL && width > 0 && height > 0, NULL);
  g_return_val_if_fail (reduce == 1 || reduce == 2 || reduce == 4 || reduce == 8, NULL);

  if (setjmp (self->errors.out) == 0)
    {
      jpeg_mem_src (decoder, data, size);
      jpeg_read_header (decoder, TRUE);
      if (is_ours (decoder, width, height))
        {
          decoder->raw_data_out = TRUE;
          decoder->scale_num = 1;
          decoder->scale_denom = reduce;
          lay_out (self, (width + reduce - 1) / reduce, (height + reduce - 1) / reduce, reduce > 1 ? 1 : 2);
          jpeg_start_decompress (decoder);
          read_rows (self, reduce);
          ok = self->errors.base.num_warnings == 0;
        }
    }
  jpeg_abort_decompress (decoder);
  if (!ok)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The stored picture is damaged");
      return NULL;
    }
  if (reduce > 1)
    halve_chroma (&self->picture);
  self->picture.width = MAX (self->picture.width & ~1, 2);
  self->picture.height = MAX (self->picture.height & ~1, 2);

  return &self->picture;
}
