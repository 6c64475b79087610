/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-drawing.h"
#include "cliff-frame-grab.h"
#include "cliff-take-file.h"
#include "cliff-test.h"

#include <gst/gst.h>

#define WIDTH 108
#define HEIGHT 192
#define RED 0xff0000
#define GREY 0x808080

static guint32
get_pixel (cairo_surface_t *surface,
           int              x,
           int              y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint32 pixel;

  memcpy (&pixel, data + (gsize) y * cairo_image_surface_get_stride (surface) + (gsize) x * 4, sizeof pixel);

  return pixel & 0xffffff;
}

/* The pixel of the composed picture. */
static guint32
compose_pixel (CliffDrawing    *drawing,
               cairo_surface_t *below,
               double           opacity,
               int              x,
               int              y)
{
  cairo_surface_t *surface = cliff_drawing_compose (drawing, below, opacity);
  guint32 pixel;

  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, WIDTH);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, HEIGHT);
  pixel = get_pixel (surface, x, y);
  cairo_surface_destroy (surface);

  return pixel;
}

/* From left to right through the middle. */
static void
draw_line (CliffDrawing *drawing,
           double        size,
           double        pressure,
           gboolean      erases)
{
  cliff_drawing_begin (drawing, RED, size, erases);
  for (int x = 10; x <= WIDTH - 10; x += 8)
    cliff_drawing_add (drawing, x, HEIGHT / 2.0, pressure);
}

static cairo_surface_t *
make_grey (int width,
           int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cairo = cairo_create (surface);

  cairo_set_source_rgb (cairo, 0x80 / 255.0, 0x80 / 255.0, 0x80 / 255.0);
  cairo_paint (cairo);
  cairo_destroy (cairo);

  return surface;
}

/* The picture below fills the frame whatever its shape; strokes lie over it, and what is erased shows it again. */
static void
test_compose (void)
{
  g_autoptr(CliffDrawing) drawing = cliff_drawing_new (WIDTH, HEIGHT);
  cairo_surface_t *below = make_grey (64, 64);

  g_assert_true (cliff_drawing_is_empty (drawing));
  g_assert_cmphex (compose_pixel (drawing, NULL, 1, 5, 5), ==, 0xffffff);
  g_assert_cmphex (compose_pixel (drawing, below, 1, 0, 0), ==, GREY);
  g_assert_cmphex (compose_pixel (drawing, below, 1, WIDTH - 1, HEIGHT - 1), ==, GREY);
  g_assert_cmphex (compose_pixel (drawing, below, 0, 5, 5), ==, 0xffffff);
  g_assert_cmphex (compose_pixel (drawing, below, 0.5, 5, 5) & 0xff, >, 0x80);

  draw_line (drawing, 20, 1, FALSE);
  g_assert_false (cliff_drawing_is_empty (drawing));
  g_assert_cmphex (compose_pixel (drawing, below, 1, WIDTH / 2, HEIGHT / 2), ==, RED);
  g_assert_cmphex (compose_pixel (drawing, below, 1, WIDTH / 2, HEIGHT / 2 + 8), ==, RED);
  g_assert_cmphex (compose_pixel (drawing, below, 1, WIDTH / 2, HEIGHT / 2 + 14), ==, GREY);
  draw_line (drawing, 24, 1, TRUE);
  g_assert_cmphex (compose_pixel (drawing, below, 1, WIDTH / 2, HEIGHT / 2), ==, GREY);
  cairo_surface_destroy (below);
}

/* A light hand draws thin; a tap makes a dot. */
static void
test_pressure (void)
{
  g_autoptr(CliffDrawing) drawing = cliff_drawing_new (WIDTH, HEIGHT);

  draw_line (drawing, 20, 0, FALSE);
  g_assert_cmphex (compose_pixel (drawing, NULL, 1, WIDTH / 2, HEIGHT / 2), ==, RED);
  g_assert_cmphex (compose_pixel (drawing, NULL, 1, WIDTH / 2, HEIGHT / 2 + 8), ==, 0xffffff);
  cliff_drawing_begin (drawing, RED, 20, FALSE);
  cliff_drawing_add (drawing, 20, 20, 1);
  g_assert_cmphex (compose_pixel (drawing, NULL, 1, 20, 20), ==, RED);
  g_assert_cmphex (compose_pixel (drawing, NULL, 1, 26, 20), ==, RED);
}

static void
test_undo (void)
{
  g_autoptr(CliffDrawing) drawing = cliff_drawing_new (WIDTH, HEIGHT);
  g_autoptr(CliffDrawing) copy = NULL;

  g_assert_false (cliff_drawing_can_undo (drawing));
  draw_line (drawing, 20, 1, FALSE);
  cliff_drawing_clear (drawing);
  g_assert_true (cliff_drawing_is_empty (drawing));
  /* Nothing to take away is nothing to take back. */
  cliff_drawing_clear (drawing);
  cliff_drawing_undo (drawing);
  g_assert_false (cliff_drawing_is_empty (drawing));
  g_assert_true (cliff_drawing_can_redo (drawing));
  cliff_drawing_redo (drawing);
  g_assert_true (cliff_drawing_is_empty (drawing));
  g_assert_false (cliff_drawing_can_redo (drawing));
  cliff_drawing_undo (drawing);

  copy = cliff_drawing_copy (drawing);
  cliff_drawing_undo (drawing);
  g_assert_true (cliff_drawing_is_empty (drawing));
  g_assert_cmphex (compose_pixel (copy, NULL, 1, WIDTH / 2, HEIGHT / 2), ==, RED);

  /* Going on forgets what was taken back. */
  draw_line (drawing, 4, 1, FALSE);
  g_assert_false (cliff_drawing_can_redo (drawing));
}

/* A drawn picture comes into the project as a PNG that reads back as it was; a text does not. */
static void
test_take_file (void)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "a.cliffhanger", NULL);
  g_autofree char *text = g_build_filename (folder, "a.txt", NULL);
  g_autoptr(CliffDrawing) drawing = cliff_drawing_new (WIDTH, HEIGHT);
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffStore) store = cliff_store_create (path, &error);
  CliffTakeFile take = { 0 };
  cairo_surface_t *picture = cliff_drawing_compose (drawing, NULL, 1), *back;
  g_autofree char *file = NULL;
  CliffId media_id;

  g_assert_no_error (error);
  g_assert_true (cliff_take_file_prepare_picture (&take, path, picture, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (take.probe.has_still);
  g_assert_cmpint (take.probe.width, ==, WIDTH);
  media_id = cliff_store_add_media (store, &take.file, 0, WIDTH, HEIGHT, &error);
  g_assert_no_error (error);
  file = cliff_store_dup_media_path (store, media_id);
  back = cliff_frame_grab_source (file, 0, &error);
  g_assert_no_error (error);
  /* As near to white as video levels come. */
  g_assert_cmpuint (get_pixel (back, 5, 5) & 0xff, >, 0xf8);
  cairo_surface_destroy (back);
  cairo_surface_destroy (picture);
  cliff_take_file_clear (&take);

  g_assert_true (g_file_set_contents (text, "no picture", -1, &error));
  g_assert_false (cliff_take_file_prepare (&take, path, text, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

int
main (int    argc,
      char **argv)
{
  gst_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drawing/compose", test_compose);
  g_test_add_func ("/drawing/pressure", test_pressure);
  g_test_add_func ("/drawing/undo", test_undo);
  g_test_add_func ("/drawing/take-file", test_take_file);

  return g_test_run ();
}
