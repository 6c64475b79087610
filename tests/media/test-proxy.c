/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-jpeg.h"
#include "cliff-proxy.h"
#include "cliff-resample.h"
#include "cliff-test.h"
#include "cliff-video-reader.h"
#include "media-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static char *folder;

/* ── Pictures ────────────────────────────────────────────────────────────────────────────────── */

/* Soft waves: what survives compression. */
static CliffPicture *
new_waves (int    width,
           int    height,
           double phase)
{
  CliffPicture *picture = cliff_picture_new (width, height);

  for (int i = 0; i < 3; i++)
    for (int y = 0; y < (i ? height / 2 : height); y++)
      for (int x = 0; x < (i ? width / 2 : width); x++)
        picture->plane[i][y * picture->stride[i] + x] =
          (guint8) (128 + 90 * sin ((x * (i ? 2 : 1) + phase) / 37.0) * cos ((y * (i ? 2 : 1)) / (23.0 + i)));

  return picture;
}

/* Mean difference of all samples. */
static double
compare (const CliffPicture *a,
         const CliffPicture *b)
{
  double sum = 0, n = 0;

  g_assert_cmpint (a->width, ==, b->width);
  g_assert_cmpint (a->height, ==, b->height);
  for (int i = 0; i < 3; i++)
    for (int y = 0; y < (i ? a->height / 2 : a->height); y++)
      for (int x = 0; x < (i ? a->width / 2 : a->width); x++, n++)
        sum += ABS (a->plane[i][y * a->stride[i] + x] - b->plane[i][y * b->stride[i] + x]);

  return sum / n;
}

static CliffPicture *
new_scaled (const CliffPicture *from,
            int                 width,
            int                 height)
{
  CliffPicture *into = cliff_picture_new (width, height);

  cliff_picture_resample (into, from, &(CliffRegion) { 0, 0, from->width, from->height });

  return into;
}

static void
test_jpeg (void)
{
  static const int sizes[][2] = { { 540, 960 }, { 2, 2 }, { 16, 16 }, { 18, 34 }, { 100, 50 }, { 1030, 46 }, { 62, 718 } };
  g_autoptr(CliffJpeg) jpeg = cliff_jpeg_new ();
  g_autoptr(GByteArray) bytes = g_byte_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(CliffPicture) picture = new_waves (sizes[i][0], sizes[i][1], i);

      g_assert_true (cliff_jpeg_encode (jpeg, picture, 90, bytes));
      for (int reduce = 1; reduce <= 8; reduce *= 2)
        {
          g_autoptr(GError) error = NULL;
          g_autoptr(CliffPicture) wanted = NULL;
          const CliffPicture *read = cliff_jpeg_decode (jpeg, bytes->data, bytes->len, picture->width, picture->height,
                                                        reduce, &error);

          g_assert_no_error (error);
          g_assert_cmpint (read->width, ==, MAX ((picture->width + reduce - 1) / reduce & ~1, 2));
          wanted = new_scaled (picture, read->width, read->height);
          /* Scaling by blocks and by area differ a little, most where a block is not whole. */
          if (picture->width >= 500 || reduce == 1)
            g_assert_cmpfloat (compare (read, wanted), <, reduce == 1 ? 2 : 4);
        }
    }
}

static void
test_jpeg_damage (void)
{
  g_autoptr(CliffJpeg) jpeg = cliff_jpeg_new ();
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autoptr(CliffPicture) picture = new_waves (128, 128, 0);
  g_autoptr(GRand) random = g_rand_new_with_seed (3);
  guint n_bad = 0;

  g_assert_true (cliff_jpeg_encode (jpeg, picture, 80, bytes));
  g_assert_null (cliff_jpeg_decode (jpeg, bytes->data, bytes->len, 64, 64, 1, NULL));
  g_assert_null (cliff_jpeg_decode (jpeg, bytes->data, bytes->len / 2, 128, 128, 1, NULL));
  g_assert_null (cliff_jpeg_decode (jpeg, (const guint8 *) "no", 2, 128, 128, 1, NULL));
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes->data, bytes->len);

      for (guint j = 0; j < 4; j++)
        copy[g_rand_int_range (random, 0, bytes->len)] = (guint8) g_rand_int (random);
      n_bad += cliff_jpeg_decode (jpeg, copy, bytes->len, 128, 128, 1 << i % 4, NULL) == NULL;
    }
  g_assert_cmpuint (n_bad, >, 0);
  g_assert_nonnull (cliff_jpeg_decode (jpeg, bytes->data, bytes->len, 128, 128, 1, NULL));
}

/* ── Proxies ─────────────────────────────────────────────────────────────────────────────────── */

static CliffProxy *
make_proxy (const char *source,
            const char *name)
{
  g_autofree char *into = cliff_proxy_dup_path (folder, name);
  g_autoptr(GError) error = NULL;
  CliffProxy *proxy;

  cliff_proxy_make (source, into, NULL, NULL, &error);
  g_assert_no_error (error);
  proxy = cliff_proxy_open (folder, name, &error);
  g_assert_no_error (error);

  return proxy;
}

/* Whatever the time asked for, the proxy shows what the file shows. */
static void
assert_same_pictures (const char *source,
                      CliffProxy *proxy,
                      CliffTime   until)
{
  CliffTime step = 37 * CLIFF_MSECOND;
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffVideoReader) reader = cliff_video_reader_new (source, &error);
  int width, height;
  double most;

  g_assert_no_error (error);
  cliff_proxy_get_size (proxy, &width, &height);
  /* Small pictures are all edges. */
  most = height < 100 ? 7 : 1.4;
  for (CliffTime time = -CLIFF_SECOND; time < until; time += step)
    {
      const CliffPicture *original = cliff_video_reader_read (reader, time, &error);
      const CliffPicture *picture = cliff_proxy_read (proxy, time, 1, &error);
      g_autoptr(CliffPicture) scaled = NULL;

      g_assert_no_error (error);
      scaled = new_scaled (original, width, height);
      g_assert_cmpfloat (compare (scaled, picture), <, most);
      g_assert_true (cliff_proxy_covers (proxy, time));
    }
}

/* How much two pictures that follow each other differ: what tells the right one from a wrong one. */
static double
compare_neighbours (CliffProxy *proxy)
{
  const CliffPicture *picture = cliff_proxy_read (proxy, 0, 1, NULL);
  g_autoptr(CliffPicture) first = new_scaled (picture, picture->width, picture->height);

  return compare (first, cliff_proxy_read (proxy, 100 * CLIFF_MSECOND, 1, NULL));
}

/* Made with these options of ffmpeg, behind "-f lavfi -i SOURCE". */
static void
check_video (const char *name,
             const char *options,
             int         width,
             int         height,
             guint       n_frames)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *command = g_strdup_printf ("ffmpeg -nostdin -v error -y -f lavfi -i %s '%s'", options, path);
  g_autofree char *output = fixture_run ("sh", "-c", command, NULL);
  g_autofree char *identity = g_strdelimit (g_strdup (name), ".", '-');
  g_autoptr(CliffProxy) proxy = make_proxy (path, identity);
  int w, h;

  cliff_proxy_get_size (proxy, &w, &h);
  g_assert_cmpint (w, ==, width);
  g_assert_cmpint (h, ==, height);
  if (n_frames > 0)
    g_assert_cmpuint (cliff_proxy_get_n_frames (proxy), ==, n_frames);
  g_test_message ("%s: %g from one picture to the next", name, compare_neighbours (proxy));
  assert_same_pictures (path, proxy, 2 * CLIFF_SECOND);
}

static void
test_videos (void)
{
  check_video ("plain.mp4", "testsrc2=size=360x640:rate=24 -frames:v 36 -pix_fmt yuv420p -c:v libx264 -preset ultrafast",
               360, 640, 36);
  /* Anamorphic: pixels twice as wide as high. */
  check_video ("wide.mkv", "testsrc2=size=360x640:rate=30 -frames:v 30 -vf setsar=2/1 -pix_fmt yuv420p -c:v libx264 "
               "-preset ultrafast", 606, 540, 30);
  /* Every third picture is missing. */
  check_video ("variable.mkv", "testsrc2=size=320x240:rate=30 -vf \"select='mod(n,3)'\" -fps_mode vfr -t 1.5 -pix_fmt yuv420p "
               "-c:v libx264 -preset ultrafast", 320, 240, 0);
  check_video ("still.png", "testsrc2=size=2000x3000 -frames:v 1", 540, 810, 1);
  check_video ("tiny.webm", "testsrc2=size=34x18:rate=10 -frames:v 5 -c:v libvpx", 34, 18, 5);
}

/* What a phone records upright: a sideways picture and a note that says so. */
static void
test_turned (void)
{
  g_autofree char *flat = fixture_make_video (folder, "flat.mp4", "testsrc2=size=640x360:rate=30", 20);
  g_autofree char *path = g_build_filename (folder, "turned.mp4", NULL);
  g_autofree char *output = fixture_run ("ffmpeg", "-nostdin", "-v", "error", "-y", "-display_rotation", "90", "-i", flat,
                                         "-c", "copy", path, NULL);
  g_autoptr(CliffProxy) proxy = make_proxy (path, "turned");
  int width, height;

  cliff_proxy_get_size (proxy, &width, &height);
  g_assert_cmpint (width, ==, 360);
  g_assert_cmpint (height, ==, 640);
  assert_same_pictures (path, proxy, CLIFF_SECOND);
}

/* Picture by picture while it is made; and nothing is left of one that is never finished. */
static void
test_growing (void)
{
  g_autofree char *path = cliff_proxy_dup_path (folder, "growing");
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffProxyWriter) writer = cliff_proxy_writer_new (path, 200, 100, &error);
  g_autoptr(CliffProxy) proxy = cliff_proxy_open (folder, "growing", NULL);

  g_assert_nonnull (proxy);
  g_assert_null (cliff_proxy_read (proxy, 0, 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_clear_error (&error);
  for (int i = 0; i < 300; i++)
    {
      g_autoptr(CliffPicture) picture = new_waves (200, 100, i * 7);
      const CliffPicture *read;

      g_assert_true (cliff_proxy_writer_add (writer, picture, i * CLIFF_SECOND / 25, &error));
      /* A time that does not rise is left out. */
      g_assert_true (cliff_proxy_writer_add (writer, picture, i * CLIFF_SECOND / 25, &error));
      read = cliff_proxy_read (proxy, CLIFF_SECOND * 100, 1, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat (compare (read, picture), <, 2);
      g_assert_false (cliff_proxy_covers (proxy, i * CLIFF_SECOND / 25));
      g_assert_true (i == 0 || cliff_proxy_covers (proxy, (i - 1) * CLIFF_SECOND / 25));
    }
  g_assert_cmpuint (cliff_proxy_get_n_frames (proxy), ==, 300);
  g_assert_true (cliff_proxy_writer_finish (writer, &error));
  g_assert_true (cliff_proxy_refresh (proxy));
  g_assert_true (cliff_proxy_covers (proxy, CLIFF_SECOND * 100));
  g_assert_cmpuint (cliff_proxy_get_n_frames (proxy), ==, 300);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));

  g_clear_pointer (&writer, cliff_proxy_writer_free);
  writer = cliff_proxy_writer_new (path, 200, 100, &error);
  g_assert_true (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_false (cliff_proxy_writer_finish (writer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_pointer (&writer, cliff_proxy_writer_free);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

/* Any damage is noticed or does no harm. */
static void
test_damage (void)
{
  g_autofree char *path = cliff_proxy_dup_path (folder, "damaged");
  g_autofree char *data = NULL;
  g_autoptr(GRand) random = g_rand_new_with_seed (11);
  CliffProxyWriter *writer = cliff_proxy_writer_new (path, 64, 64, NULL);
  guint n_refused = 0, n_noticed = 0;
  gsize size;

  for (int i = 0; i < 20; i++)
    {
      g_autoptr(CliffPicture) picture = new_waves (64, 64, i * 5);

      g_assert_true (cliff_proxy_writer_add (writer, picture, i * CLIFF_SECOND / 30, NULL));
    }
  g_assert_true (cliff_proxy_writer_finish (writer, NULL));
  cliff_proxy_writer_free (writer);
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));

  for (int i = 0; i < 240; i++)
    {
      g_autofree char *copy = g_memdup2 (data, size);
      gsize length = i % 3 == 0 ? (gsize) g_rand_int_range (random, 0, (gint32) size) : size;
      g_autoptr(CliffProxy) proxy = NULL;

      if (i % 3 != 0)
        copy[i % 3 == 1 ? g_rand_int_range (random, 0, (gint32) size) : g_rand_int_range (random, 0, 64)] ^= 1 << (i % 8);
      g_assert_true (g_file_set_contents (path, copy, (gssize) length, NULL));
      proxy = cliff_proxy_open (folder, "damaged", NULL);
      n_refused += proxy == NULL;
      for (int j = 0; proxy != NULL && j < 20; j++)
        n_noticed += cliff_proxy_read (proxy, j * CLIFF_SECOND / 30, 1, NULL) == NULL;
    }
  g_assert_cmpuint (n_refused, >, 80);
  g_assert_cmpuint (n_noticed, >, 20);
  g_assert_null (cliff_proxy_dup_path (folder, "../secret"));
  g_assert_null (cliff_proxy_open (folder, "none", NULL));
}

/* ── Composed ────────────────────────────────────────────────────────────────────────────────── */

static void
test_composed (void)
{
  g_autofree char *video = fixture_make_video (folder, "seen.mp4", "testsrc2=size=540x960:rate=30", 60);
  g_autoptr(CliffPlan) plan = fixture_new_plan (540, 960, 2, 30);
  g_autoptr(CliffPicture) wanted = cliff_picture_new (270, 480);
  g_autoptr(CliffPicture) picture = cliff_picture_new (270, 480);
  CliffComposer *originals, *proxies;
  const CliffPlanShot *shot;

  fixture_set_source (plan, 0, CLIFF_PLAN_VIDEO, video);
  fixture_set_source (plan, 1, CLIFF_PLAN_VIDEO, video);
  shot = g_ptr_array_index (plan->shots, 1);
  originals = cliff_composer_new (plan, 270, 480);
  proxies = cliff_composer_new (plan, 270, 480);
  cliff_composer_set_proxies (proxies, folder);

  g_assert_true (cliff_composer_compose (originals, 40, wanted, NULL));
  g_assert_true (cliff_composer_compose (proxies, 40, picture, NULL));
  g_assert_cmpfloat (compare (wanted, picture), >, 20);
  cliff_proxy_free (make_proxy (video, shot->sha256));
  for (int frame = 0; frame < 60; frame += 7)
    {
      g_assert_true (cliff_composer_compose (originals, frame, wanted, NULL));
      g_assert_true (cliff_composer_compose (proxies, frame, picture, NULL));
      g_assert_cmpfloat (compare (wanted, picture), <, 3);
    }
  cliff_composer_free (originals);
  cliff_composer_free (proxies);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  folder = cliff_test_dup_folder ();
  g_test_add_func ("/proxy/jpeg", test_jpeg);
  g_test_add_func ("/proxy/jpeg/damage", test_jpeg_damage);
  g_test_add_func ("/proxy/videos", test_videos);
  g_test_add_func ("/proxy/turned", test_turned);
  g_test_add_func ("/proxy/growing", test_growing);
  g_test_add_func ("/proxy/damage", test_damage);
  g_test_add_func ("/proxy/composed", test_composed);

  return g_test_run ();
}
