/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-local.h"
#include "cliff-test.h"

#include <cairo.h>

static CliffEngine *engine;

/* A request by format; the figure's skin is green, so that it can be found in the picture. */
#define FIGURE                                                                                                    \
  "{\"name\":\"a\",\"gender\":\"female\",\"age\":\"young\",\"outfit\":\"knit\",\"style\":0,\"hair\":\"#1d1a22\"," \
  "\"top\":\"#ff0000\",\"skin\":\"#00ff00\",\"screen_x\":%d,\"facing\":\"%s\",\"mood\":\"%s\",\"speaking\":\"%s\"}"

static char *
request_for (const char *size,
             const char *angle,
             int         screen_x,
             const char *facing,
             const char *mood)
{
  g_autofree char *figure = g_strdup_printf (FIGURE, screen_x, facing, mood, "");

  return g_strdup_printf (
      "{\"size\":\"%s\",\"angle\":\"%s\",\"movement\":\"static\",\"location\":\"客厅\",\"int_ext\":\"int\","
      "\"time_of_day\":\"日\",\"width\":540,\"height\":960,\"figures\":[%s]}",
      size, angle, figure);
}

static char *
draw (const char *json)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autoptr(JsonNode) node = json_from_string (json, NULL);
  g_auto(CliffEngineResult) result = { 0 };
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (node);
  cliff_engine_run (engine, json_node_get_object (node), folder, &result, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result.duration, ==, 0);

  return g_steal_pointer (&result.path);
}

static char *
checksum (const char *json)
{
  g_autofree char *path = draw (json);
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));

  g_autofree char *owned = data;

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) owned, size);
}

typedef struct
{
  int    n_green;   /* pixels of skin */
  double x;         /* where their middle is, 0 to 1 */
  double light;     /* mean of all */
} Measure;

static Measure
measure (const char *json)
{
  g_autofree char *path = draw (json);
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);
  int width = cairo_image_surface_get_width (surface),
      height = cairo_image_surface_get_height (surface);
  Measure found = { 0 };

  g_assert_cmpint (width, ==, 540);
  g_assert_cmpint (height, ==, 960);
  for (int y = 0; y < height; y++)
    {
      const guint32 *row = (const guint32 *)(cairo_image_surface_get_data (surface)
                                             + (gsize)y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++)
        {
          int r = row[x] >> 16 & 255, g = row[x] >> 8 & 255, b = row[x] & 255;

          found.light += r + g + b;
          if (g > 90 && g > r * 3 / 2 && g > b * 3 / 2)
            {
              found.n_green++;
              found.x += x;
            }
        }
    }
  found.light /= 3.0 * width * height;
  found.x /= MAX (1, found.n_green) * (double) width;
  cairo_surface_destroy (surface);

  return found;
}

static void
test_deterministic (void)
{
  g_autofree char *json = request_for ("MCU", "eye", 500000, "left", "sad");
  g_autofree char *one = checksum (json);
  g_autofree char *two = checksum (json);

  g_assert_cmpstr (one, ==, two);
}

/* Each size shows more of the face than the one before. */
static void
test_sizes (void)
{
  static const char *const sizes[] = { "EWS", "WS", "FS", "MLS", "MS", "MCU", "CU", "ECU" };
  int last = 20;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *json = request_for (sizes[i], "eye", 500000, "front", "neutral");
      Measure found = measure (json);

      g_assert_cmpint (found.n_green, >, last * 5 / 4);
      last = found.n_green;
    }
}

static void
test_screen_sides (void)
{
  static const char *const sizes[] = { "WS", "MS", "CU" };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *left = request_for (sizes[i], "eye", 200000, "front", "neutral");
      g_autofree char *right = request_for (sizes[i], "eye", 800000, "front", "neutral");

      g_assert_cmpfloat (measure (left).x, <, 0.45);
      g_assert_cmpfloat (measure (right).x, >, 0.55);
    }
}

/* Every mood, facing and angle makes another picture. */
static void
test_all_differ (void)
{
  static const char *const moods[] = { "neutral", "angry",  "afraid", "shocked", "sad",
                                       "happy",   "tender", "cold",   "whisper" };
  static const char *const facings[] = { "left", "right", "back" };
  static const char *const angles[] = { "high", "low", "overhead", "dutch", "ots", "pov" };
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (moods); i++)
    {
      g_autofree char *json = request_for ("CU", "eye", 500000, "front", moods[i]);

      g_assert_true (g_hash_table_add (seen, checksum (json)));
    }
  for (guint i = 0; i < G_N_ELEMENTS (facings); i++)
    {
      g_autofree char *json = request_for ("CU", "eye", 500000, facings[i], "neutral");

      g_assert_true (g_hash_table_add (seen, checksum (json)));
    }
  for (guint i = 0; i < G_N_ELEMENTS (angles); i++)
    {
      g_autofree char *json = request_for ("MS", angles[i], 500000, "front", "neutral");

      g_assert_true (g_hash_table_add (seen, checksum (json)));
    }
  /* From behind there is no face. */
  g_autofree char *back = request_for ("CU", "eye", 500000, "back", "neutral");
  g_autofree char *front = request_for ("CU", "eye", 500000, "front", "neutral");

  g_assert_cmpint (measure (back).n_green * 4, <, measure (front).n_green);
}

static void
test_time_of_day (void)
{
  static const char *const format =
    "{\"size\":\"WS\",\"location\":\"%s\",\"int_ext\":\"%s\",\"time_of_day\":\"%s\",\"width\":540,\"height\":960}";
  g_autofree char *day = g_strdup_printf (format, "街道", "ext", "日");
  g_autofree char *night = g_strdup_printf (format, "街道", "ext", "NIGHT");
  g_autofree char *dusk = g_strdup_printf (format, "街道", "ext", "傍晚");
  double light = measure (day).light, dark = measure (night).light, middle = measure (dusk).light;

  g_assert_cmpfloat (dark * 2, <, light);
  g_assert_cmpfloat (middle, >, dark);
  g_assert_cmpfloat (middle, <, light);
}

/* Whatever a request holds or lacks, there is a picture. */
static void
test_odd_requests (void)
{
  static const char *const requests[] = {
    "{}",
    "{\"width\":540,\"height\":540,\"props\":[\"传家宝印章\",\"\"],\"size\":\"XXL\",\"movement\":\"slow \"}",
    "{\"width\":540,\"height\":960,\"size\":\"ECU\",\"props\":[\"<b>&\\u0000x\"],\"location\":\"\",\"int_ext\":\"\"}",
    "{\"width\":1080,\"height\":1920,\"size\":\"ECU\",\"props\":[\"salver\"],\"figures\":[]}",
    "{\"figures\":[{},{},{},{},{},{},{},{}],\"angle\":\"ots\",\"width\":540,\"height\":960}",
    "{\"figures\":[{\"screen_x\":-5,\"style\":99999,\"hair\":\"red\"}],\"angle\":\"overhead\",\"width\":16,\"height\":16}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autofree char *path = draw (requests[i]);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  engine = g_object_new (CLIFF_TYPE_LOCAL_BOARD, NULL);
  g_test_add_func ("/local-board/deterministic", test_deterministic);
  g_test_add_func ("/local-board/sizes", test_sizes);
  g_test_add_func ("/local-board/screen-sides", test_screen_sides);
  g_test_add_func ("/local-board/all-differ", test_all_differ);
  g_test_add_func ("/local-board/time-of-day", test_time_of_day);
  g_test_add_func ("/local-board/odd-requests", test_odd_requests);

  return g_test_run ();
}
