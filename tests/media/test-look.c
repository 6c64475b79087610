/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a cut can look like: transitions, movement by keys, overlays, speed and titles. */

#include "config.h"

#include "cliff-compose.h"
#include "cliff-plan-private.h"
#include "cliff-test.h"
#include "media-fixture.h"

#include <cairo.h>
#include <string.h>

#define W 216
#define H 384

static char *folder;
static char *white, *black, *half, *quarters, *stamp, *counter;

static CliffPicture *
compose (CliffComposer *composer,
         int            width,
         int            height,
         int            frame)
{
  CliffPicture *picture = cliff_picture_new (width, height);
  g_autoptr(GError) error = NULL;

  memset (picture->plane[0], 0, picture->size);
  cliff_composer_set_strict (composer, TRUE);
  cliff_composer_compose (composer, frame, picture, &error);
  g_assert_no_error (error);

  return picture;
}

static CliffPicture *
compose_plan (CliffPlan *plan,
              int        frame)
{
  g_autoptr(CliffComposer) composer = cliff_composer_new (plan, 0, 0);

  return compose (composer, plan->width, plan->height, frame);
}

static int
get_luma (const CliffPicture *picture,
          int                 x,
          int                 y)
{
  return picture->plane[0][(gsize) y * picture->stride[0] + x];
}

static CliffPlan *
new_still_plan (const char *first,
                const char *second,
                int         length)
{
  CliffPlan *plan = fixture_new_plan (W, H, second != NULL ? 2 : 1, length);

  fixture_set_source (plan, 0, CLIFF_PLAN_STILL, first);
  if (second != NULL)
    fixture_set_source (plan, 1, CLIFF_PLAN_STILL, second);

  return plan;
}

static CliffPlanShot *
add_overlay (CliffPlan  *plan,
             const char *path,
             int         start,
             int         length)
{
  CliffPlanShot *overlay = cliff_plan_add_overlay (plan);

  overlay->source = CLIFF_PLAN_STILL;
  overlay->path = g_strdup (path);
  overlay->sha256 = g_strdup (path);
  overlay->start = start;
  overlay->length = length;

  return overlay;
}

/* ── Golden pictures ─────────────────────────────────────────────────────────────────────────── */

static cairo_surface_t *
to_surface (const CliffPicture *picture)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, picture->width, picture->height);
  g_autoptr(GBytes) bytes = cliff_picture_to_rgba (picture);
  const guint8 *rgba = g_bytes_get_data (bytes, NULL);
  int stride = cairo_image_surface_get_stride (surface);
  guint8 *data = cairo_image_surface_get_data (surface);

  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++, rgba += 4)
      ((guint32 *) (data + (gsize) y * stride))[x] = (guint32) rgba[0] << 16 | (guint32) rgba[1] << 8 | rgba[2];
  cairo_surface_mark_dirty (surface);

  return surface;
}

/* The mean difference of a component, over the whole and in the worst square of 16 pixels. */
static void
compare_surfaces (cairo_surface_t *a,
                  cairo_surface_t *b,
                  double          *mean,
                  double          *worst)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  double total = 0;

  *worst = 0;
  for (int top = 0; top < height; top += 16)
    for (int left = 0; left < width; left += 16)
      {
        double sum = 0;
        int n = 0;

        for (int y = top; y < MIN (top + 16, height); y++)
          for (int x = left; x < MIN (left + 16, width); x++, n += 3)
            for (int c = 0; c < 3; c++)
              {
                int at = y * cairo_image_surface_get_stride (a) + x * 4 + c;

                sum += ABS (cairo_image_surface_get_data (a)[at] - cairo_image_surface_get_data (b)[at]);
              }
        total += sum;
        *worst = MAX (*worst, sum / n);
      }
  *mean = total / (3.0 * width * height);
}

/* A picture that is meant to look different now is written where the message says, to be looked at and put in place of the
 * golden one. */
static void
assert_golden (const CliffPicture *picture,
               const char         *name)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *place = g_build_filename ("golden", file, NULL);
  g_autofree char *golden = cliff_test_dup_data_path (place);
  g_autofree char *made = g_build_filename (g_get_tmp_dir (), file, NULL);
  cairo_surface_t *surface = to_surface (picture);
  cairo_surface_t *expected = cairo_image_surface_create_from_png (golden);
  double mean = 255, worst = 255;

  if (cairo_surface_status (expected) == CAIRO_STATUS_SUCCESS
      && cairo_image_surface_get_width (expected) == picture->width
      && cairo_image_surface_get_height (expected) == picture->height)
    compare_surfaces (surface, expected, &mean, &worst);
  if (mean > 0.5 || worst > 6)
    {
      cairo_surface_write_to_png (surface, made);
      g_test_message ("%s differs by %.2f, by %.1f in one place; see %s", name, mean, worst, made);
      g_test_fail ();
    }
  cairo_surface_destroy (surface);
  cairo_surface_destroy (expected);
}

/* ── Transitions ─────────────────────────────────────────────────────────────────────────────── */

/* Between equal pictures nothing is seen of any transition but a fade through a colour. */
static void
test_transition_white (void)
{
  static const CliffTransition kinds[] = { CLIFF_TRANSITION_DISSOLVE, CLIFF_TRANSITION_WIPE, CLIFF_TRANSITION_PUSH };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (CliffEdge edge = CLIFF_EDGE_LEFT; edge <= CLIFF_EDGE_BOTTOM; edge++)
      {
        g_autoptr(CliffPlan) plan = new_still_plan (white, white, 20);
        g_autoptr(CliffComposer) composer = NULL;

        fixture_set_transition (plan, 1, kinds[i], 15);
        ((CliffPlanShot *) g_ptr_array_index (plan->shots, 1))->edge = edge;
        composer = cliff_composer_new (plan, 0, 0);
        for (int frame = 10; frame < 30; frame++)
          {
            g_autoptr(CliffPicture) picture = compose (composer, W, H, frame);

            for (int y = 100; y < H; y += 7)
              for (int x = 0; x < W; x += 5)
                g_assert_cmpint (ABS (get_luma (picture, x, y) - 235), <=, 1);
          }
      }
}

/* How much of a picture is dark, on the side of @edge and on the other; the label is part of it, but a small one. */
static double
get_darkness (const CliffPicture *picture,
              CliffEdge           edge,
              gboolean            near)
{
  int left = 0, right = W, top = 0, bottom = H;
  double sum = 0;

  if (edge == CLIFF_EDGE_LEFT || edge == CLIFF_EDGE_RIGHT)
    *((edge == CLIFF_EDGE_LEFT) == near ? &right : &left) = W / 2;
  else
    *((edge == CLIFF_EDGE_TOP) == near ? &bottom : &top) = H / 2;
  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      sum += (235.0 - get_luma (picture, x, y)) / 219;

  return sum / ((right - left) * (bottom - top));
}

/* The black picture comes in from its edge, each frame a little more. */
static void
test_transition_edges (gconstpointer data)
{
  CliffTransition kind = GPOINTER_TO_INT (data);

  for (CliffEdge edge = CLIFF_EDGE_LEFT; edge <= CLIFF_EDGE_BOTTOM; edge++)
    {
      g_autoptr(CliffPlan) plan = new_still_plan (white, black, 20);
      g_autoptr(CliffComposer) composer = NULL;
      double last = -0.1;

      fixture_set_transition (plan, 1, kind, 10);
      ((CliffPlanShot *) g_ptr_array_index (plan->shots, 1))->edge = edge;
      composer = cliff_composer_new (plan, 0, 0);
      for (int frame = 15; frame < 25; frame++)
        {
          g_autoptr(CliffPicture) picture = compose (composer, W, H, frame);
          double near = get_darkness (picture, edge, TRUE), far = get_darkness (picture, edge, FALSE);

          g_assert_cmpfloat (near + far, >, last + 0.1);
          g_assert_cmpfloat_with_epsilon (near + far, (2 * (frame - 15) + 1) / 10.0, 0.12);
          if (frame > 15 && frame < 24)
            g_assert_cmpfloat (near - far, >, 0.1);
          last = near + far;
        }
    }
}

static void
test_transition_fade (void)
{
  g_autoptr(CliffPlan) plan = new_still_plan (white, white, 20);
  g_autoptr(CliffComposer) composer = NULL;
  int last = 235;

  fixture_set_transition (plan, 1, CLIFF_TRANSITION_FADE, 11);
  composer = cliff_composer_new (plan, 0, 0);
  for (int frame = 15; frame < 26; frame++)
    {
      g_autoptr(CliffPicture) picture = compose (composer, W, H, frame);
      g_autoptr(CliffPicture) mirrored = compose (composer, W, H, 40 - frame);
      int luma = get_luma (picture, 100, 300);

      g_assert_cmpint (luma, ==, get_luma (mirrored, 100, 300));
      if (frame <= 20)
        g_assert_cmpint (luma, <, last);
      if (frame == 20)
        g_assert_cmpint (luma, <=, 17);
      last = luma;
    }
  ((CliffPlanShot *) g_ptr_array_index (plan->shots, 1))->colour = 0xff0000;
  {
    g_autoptr(CliffPicture) red = compose_plan (plan, 20);
    g_autoptr(GBytes) rgba = cliff_picture_to_rgba (red);
    const guint8 *pixel = (const guint8 *) g_bytes_get_data (rgba, NULL) + (300 * W + 100) * 4;

    g_assert_cmpint (pixel[0], >, 245);
    g_assert_cmpint (pixel[1] + pixel[2], <, 12);
  }
}

static void
test_transition_golden (void)
{
  static const struct { CliffTransition kind; CliffEdge edge; const char *name; } looks[] = {
    { CLIFF_TRANSITION_DISSOLVE, CLIFF_EDGE_LEFT, "dissolve" }, { CLIFF_TRANSITION_FADE, CLIFF_EDGE_LEFT, "fade" },
    { CLIFF_TRANSITION_WIPE, CLIFF_EDGE_LEFT, "wipe-left" }, { CLIFF_TRANSITION_WIPE, CLIFF_EDGE_RIGHT, "wipe-right" },
    { CLIFF_TRANSITION_WIPE, CLIFF_EDGE_TOP, "wipe-top" }, { CLIFF_TRANSITION_WIPE, CLIFF_EDGE_BOTTOM, "wipe-bottom" },
    { CLIFF_TRANSITION_PUSH, CLIFF_EDGE_LEFT, "push-left" }, { CLIFF_TRANSITION_PUSH, CLIFF_EDGE_RIGHT, "push-right" },
    { CLIFF_TRANSITION_PUSH, CLIFF_EDGE_TOP, "push-top" }, { CLIFF_TRANSITION_PUSH, CLIFF_EDGE_BOTTOM, "push-bottom" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autoptr(CliffPlan) plan = new_still_plan (quarters, half, 20);
      g_autoptr(CliffPicture) picture = NULL;
      CliffPlanShot *shot = g_ptr_array_index (plan->shots, 1);

      fixture_set_transition (plan, 1, looks[i].kind, 10);
      shot->edge = looks[i].edge;
      shot->colour = 0x204080;
      picture = compose_plan (plan, 18);
      assert_golden (picture, looks[i].name);
    }
}

/* ── Keys ────────────────────────────────────────────────────────────────────────────────────── */

/* Where the edge between black and white lies in a row, in pixels with fractions. */
static double
find_edge (const CliffPicture *picture,
           int                 y)
{
  double sum = 0;

  for (int x = 0; x < picture->width; x++)
    sum += (235.0 - get_luma (picture, x, y)) / 219.0;

  return sum;
}

/* 2.5 pixels a second are a twelfth of a pixel a frame: each frame moves by that. */
static void
test_slow_move (gconstpointer data)
{
  gboolean overlay = GPOINTER_TO_INT (data);
  gint64 way = (gint64) (2.5 / W * 2 * CLIFF_PPM);
  g_autoptr(CliffPlan) plan = new_still_plan (overlay ? white : half, NULL, 60);
  g_autoptr(CliffComposer) composer = NULL;
  GArray *keys = ((CliffPlanShot *) g_ptr_array_index (plan->shots, 0))->keys;
  double first = 0, last = 0;

  if (overlay)
    keys = add_overlay (plan, half, 0, 60)->keys;
  fixture_add_key (keys, CLIFF_PROPERTY_X, 0, 0, CLIFF_CURVE_LINEAR);
  fixture_add_key (keys, CLIFF_PROPERTY_X, 2 * CLIFF_SECOND, way, CLIFF_CURVE_LINEAR);
  composer = cliff_composer_new (plan, 0, 0);
  for (int frame = 0; frame < 60; frame++)
    {
      g_autoptr(CliffPicture) picture = compose (composer, W, H, frame);
      /* What comes in from the left is black, and white under an overlay. */
      double edge = find_edge (picture, 300);

      if (overlay)
        edge += 2.5 * frame / 30;
      if (frame == 0)
        first = edge;
      else
        g_assert_cmpfloat_with_epsilon (edge - last, 2.5 / 30, 0.02);
      last = edge;
    }
  g_assert_cmpfloat_with_epsilon (last - first, 2.5 * 59 / 30, 0.05);
}

/* The same of letters, whose middle is weighed. */
static void
test_slow_title (void)
{
  g_autoptr(CliffPlan) empty = new_still_plan (black, NULL, 60);
  g_autoptr(CliffPlan) plan = new_still_plan (black, NULL, 60);
  g_autoptr(CliffPicture) ground = compose_plan (empty, 0);
  GArray *keys = fixture_add_text (plan, CLIFF_TITLE_SUBTITLE, 0, 60, "三年后")->keys;
  g_autoptr(CliffComposer) composer = NULL;
  double last = 0;

  fixture_add_key (keys, CLIFF_PROPERTY_X, 0, 0, CLIFF_CURVE_LINEAR);
  fixture_add_key (keys, CLIFF_PROPERTY_X, 2 * CLIFF_SECOND, (gint64) (5.0 / W * CLIFF_PPM), CLIFF_CURVE_LINEAR);
  composer = cliff_composer_new (plan, 0, 0);
  for (int frame = 0; frame < 60; frame++)
    {
      g_autoptr(CliffPicture) picture = compose (composer, W, H, frame);
      double sum = 0, weight = 0;

      for (int y = 60; y < H; y++)
        for (int x = 0; x < W; x++)
          {
            weight += get_luma (picture, x, y) - get_luma (ground, x, y);
            sum += (double) x * (get_luma (picture, x, y) - get_luma (ground, x, y));
          }
      if (frame > 0)
        g_assert_cmpfloat_with_epsilon (sum / weight - last, 2.5 / 30, 0.03);
      last = sum / weight;
    }
}

static void
test_turn (void)
{
  g_autoptr(CliffPlan) plan = new_still_plan (white, NULL, 2);
  CliffPlanShot *overlay = add_overlay (plan, quarters, 0, 2);
  g_autoptr(CliffPicture) upright = NULL;
  g_autoptr(CliffPicture) turned = NULL;

  fixture_add_key (overlay->keys, CLIFF_PROPERTY_SCALE, 0, 500000, CLIFF_CURVE_HOLD);
  upright = compose_plan (plan, 0);
  fixture_add_key (overlay->keys, CLIFF_PROPERTY_ROTATION, 0, 180000, CLIFF_CURVE_HOLD);
  turned = compose_plan (plan, 0);
  /* Half a turn is the same picture upside down. */
  for (int y = H / 4 + 4; y < 3 * H / 4 - 4; y += 3)
    for (int x = W / 4 + 4; x < 3 * W / 4 - 4; x += 3)
      g_assert_cmpint (ABS (get_luma (turned, x, y) - get_luma (upright, W - 1 - x, H - 1 - y)), <=, 6);
}

static void
test_keys_golden (void)
{
  static const struct { CliffProperty property; gint64 value; const char *name; } looks[] = {
    { CLIFF_PROPERTY_X, 180000, "keys-x" }, { CLIFF_PROPERTY_Y, -120000, "keys-y" },
    { CLIFF_PROPERTY_SCALE, 600000, "keys-small" }, { CLIFF_PROPERTY_SCALE, 1700000, "keys-large" },
    { CLIFF_PROPERTY_ROTATION, 20000, "keys-turned" }, { CLIFF_PROPERTY_OPACITY, 400000, "keys-opacity" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    for (int overlay = 0; overlay < 2; overlay++)
      {
        g_autoptr(CliffPlan) plan = new_still_plan (overlay ? half : quarters, NULL, 40);
        g_autoptr(CliffPicture) picture = NULL;
        g_autofree char *name = g_strdup_printf ("%s-%s", looks[i].name, overlay ? "overlay" : "shot");
        GArray *keys = ((CliffPlanShot *) g_ptr_array_index (plan->shots, 0))->keys;

        if (overlay)
          keys = add_overlay (plan, stamp, 0, 40)->keys;
        fixture_add_key (keys, looks[i].property, 0, looks[i].value / 2, CLIFF_CURVE_EASE);
        fixture_add_key (keys, looks[i].property, CLIFF_SECOND, looks[i].value, CLIFF_CURVE_EASE);
        picture = compose_plan (plan, 30);
        assert_golden (picture, name);
      }
}

/* ── Overlays ────────────────────────────────────────────────────────────────────────────────── */

/* Half of red over white, where the file is half opaque; nothing where it is empty; and it fades. */
static void
test_overlay_alpha (void)
{
  g_autoptr(CliffPlan) plan = new_still_plan (white, NULL, 60);
  CliffPlanShot *overlay = add_overlay (plan, stamp, 10, 40);
  g_autoptr(CliffComposer) composer = NULL;
  g_autoptr(CliffPicture) before = NULL;
  g_autoptr(CliffPicture) full = NULL;
  g_autoptr(GBytes) rgba = NULL;
  const guint8 *pixels;
  int last = 235;

  overlay->fade_in = CLIFF_SECOND / 3;
  overlay->fade_out = CLIFF_SECOND / 3;
  composer = cliff_composer_new (plan, 0, 0);
  before = compose (composer, W, H, 9);
  full = compose (composer, W, H, 30);
  g_assert_cmpint (get_luma (before, W / 2, H / 2), ==, 235);
  rgba = cliff_picture_to_rgba (full);
  pixels = g_bytes_get_data (rgba, NULL);
  /* The stamp is square: it stands in the middle, as wide as the frame. */
  g_assert_cmpint (ABS (pixels[(H / 2 * W + W / 4) * 4] - 255), <=, 4);
  g_assert_cmpint (ABS (pixels[(H / 2 * W + W / 4) * 4 + 1] - 127), <=, 5);
  g_assert_cmpint (ABS (pixels[(H / 2 * W + 3 * W / 4) * 4 + 1] - 255), <=, 2);
  g_assert_cmpint (get_luma (full, W / 4, H / 2 - W / 2 - 4), ==, 235);

  for (int frame = 10; frame < 20; frame++)
    {
      g_autoptr(CliffPicture) coming = compose (composer, W, H, frame);
      g_autoptr(CliffPicture) going = compose (composer, W, H, 59 - frame);

      g_assert_cmpint (get_luma (coming, W / 4, H / 2), <, last);
      g_assert_cmpint (get_luma (coming, W / 4, H / 2), ==, get_luma (going, W / 4, H / 2));
      last = get_luma (coming, W / 4, H / 2);
    }
}

/* Nothing that can be put on a lane covers the label. */
static void
test_label_stays (void)
{
  g_autoptr(CliffPlan) plan = new_still_plan (white, white, 20);
  g_autoptr(CliffComposer) composer = NULL;
  CliffPlanText *title;
  int x, y, width, height;

  fixture_set_transition (plan, 1, CLIFF_TRANSITION_PUSH, 10);
  fixture_add_key (add_overlay (plan, white, 0, 40)->keys, CLIFF_PROPERTY_SCALE, 0, 3000000, CLIFF_CURVE_HOLD);
  title = fixture_add_text (plan, CLIFF_TITLE_CAPTION, 0, 40, "████████████████");
  title->style = g_strdup ("{\"y\":0,\"size\":300000,\"height\":2000000,\"colour\":\"#ffffff\",\"outline_width\":0}");
  composer = cliff_composer_new (plan, 0, 0);
  cliff_composer_get_label_box (composer, &x, &y, &width, &height);
  for (int frame = 0; frame < 40; frame += 3)
    {
      g_autoptr(CliffPicture) picture = compose (composer, W, H, frame);
      int darkest = 255, brightest = 0;

      for (int row = y; row < y + height; row++)
        for (int column = x; column < x + width; column++)
          {
            darkest = MIN (darkest, get_luma (picture, column, row));
            brightest = MAX (brightest, get_luma (picture, column, row));
          }
      g_assert_cmpint (darkest, <, 80);
      g_assert_cmpint (brightest, >, 215);
    }
}

/* ── Speed ───────────────────────────────────────────────────────────────────────────────────── */

static int
get_counter (const CliffPicture *picture)
{
  return (get_luma (picture, 100, 330) - 20 + 1) / 2;
}

/* Frame n shows the source at in + speed × (n + ½) frames; before its start the first picture, after its end the last. */
static void
test_speed (void)
{
  static const struct { int speed; CliffTime in; } cases[] = {
    { 500000, 0 }, { 2000000, 0 }, { 2000000, CLIFF_SECOND }, { -1000000, 2 * CLIFF_SECOND },
    { -2000000, 2 * CLIFF_SECOND }, { 0, CLIFF_SECOND }, { 333333, CLIFF_SECOND / 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CliffPlan) plan = fixture_new_plan (W, H, 1, 45);
      CliffPlanShot *shot = g_ptr_array_index (plan->shots, 0);
      g_autoptr(CliffComposer) composer = NULL;

      fixture_set_source (plan, 0, CLIFF_PLAN_VIDEO, counter);
      shot->speed = cases[i].speed;
      shot->in = cases[i].in;
      composer = cliff_composer_new (plan, 0, 0);
      for (int frame = 0; frame < 45; frame++)
        {
          g_autoptr(CliffPicture) picture = compose (composer, W, H, frame);
          double passed = shot->speed == 0 ? 0.5 : (frame + 0.5) * shot->speed / CLIFF_PPM;
          int expected = (int) CLAMP ((double) shot->in * 30 / CLIFF_SECOND + passed + 0.001, 0, 59);

          g_assert_cmpint (get_counter (picture), ==, expected);
        }
    }
}

/* ── Titles ──────────────────────────────────────────────────────────────────────────────────── */

static CliffPicture *
compose_title (CliffTitleKind  kind,
               const char     *words,
               const char     *style)
{
  g_autoptr(CliffPlan) plan = new_still_plan (half, NULL, 10);

  fixture_add_text (plan, kind, 0, 10, words)->style = g_strdup (style);

  return compose_plan (plan, 5);
}

/* Where pictures differ, below the label. */
static gboolean
find_ink (const CliffPicture    *a,
          const CliffPicture    *b,
          cairo_rectangle_int_t *ink)
{
  int left = W, right = -1, top = H, bottom = -1;

  for (int y = 60; y < H; y++)
    for (int x = 0; x < W; x++)
      if (ABS (get_luma (a, x, y) - get_luma (b, x, y)) > 12)
        {
          left = MIN (left, x);
          right = MAX (right, x);
          top = MIN (top, y);
          bottom = MAX (bottom, y);
        }
  *ink = (cairo_rectangle_int_t) { left, top, right - left + 1, bottom - top + 1 };

  return right >= left;
}

static void
test_title_style (void)
{
  g_autoptr(CliffPlan) empty = new_still_plan (half, NULL, 10);
  g_autoptr(CliffPicture) ground = compose_plan (empty, 5);
  g_autoptr(CliffPicture) usual = compose_title (CLIFF_TITLE_SUBTITLE, "再见 Bye", NULL);
  g_autoptr(CliffPicture) large = compose_title (CLIFF_TITLE_SUBTITLE, "再见 Bye", "{\"size\":65000}");
  g_autoptr(CliffPicture) placed = compose_title (CLIFF_TITLE_SUBTITLE, "再见 Bye",
                                                  "{\"y\":500000,\"stand\":\"middle\",\"x\":300000,\"mood\":7}");
  g_autoptr(CliffPicture) broken = compose_title (CLIFF_TITLE_SUBTITLE, "再见 Bye", "[not an object");
  cairo_rectangle_int_t a, b, c;

  g_assert_true (find_ink (ground, usual, &a));
  g_assert_true (find_ink (ground, large, &b));
  g_assert_true (find_ink (ground, placed, &c));
  g_assert_cmpint (b.height, >, a.height * 3 / 2);
  g_assert_cmpint (ABS (c.y + c.height / 2 - H / 2), <=, 6);
  g_assert_cmpint (ABS (c.x + c.width / 2 - W * 3 / 10), <=, 5);
  g_assert_cmpint (ABS (c.width - a.width), <=, 3);
  g_assert_false (find_ink (usual, broken, &a));
}

/* Columns run from right to left: the thin first one stands on the right of the thick second one. */
static void
test_vertical (void)
{
  const char *style = "{\"vertical\":true,\"height\":300000,\"outline_width\":0,\"box\":\"#00000000\",\"size\":60000}";
  g_autoptr(CliffPlan) empty = new_still_plan (black, NULL, 10);
  g_autoptr(CliffPlan) plan = new_still_plan (black, NULL, 10);
  g_autoptr(CliffPicture) ground = compose_plan (empty, 5);
  g_autoptr(CliffPicture) picture = NULL;
  cairo_rectangle_int_t ink;
  int left = 0, right = 0;

  fixture_add_text (plan, CLIFF_TITLE_CAPTION, 0, 10, "一一一一\n龘龘龘龘")->style = g_strdup (style);
  picture = compose_plan (plan, 5);
  g_assert_true (find_ink (ground, picture, &ink));
  g_assert_cmpint (ink.height, >, ink.width);
  for (int y = ink.y; y < ink.y + ink.height; y++)
    for (int x = ink.x; x < ink.x + ink.width; x++)
      *(x < ink.x + ink.width / 2 ? &left : &right) += get_luma (picture, x, y) - 16;
  g_assert_cmpint (left, >, 2 * right);
}

static void
test_title_keys (void)
{
  g_autoptr(CliffPlan) empty = new_still_plan (black, NULL, 60);
  g_autoptr(CliffPlan) plan = new_still_plan (black, NULL, 60);
  g_autoptr(CliffPicture) ground = compose_plan (empty, 5);
  CliffPlanText *title = fixture_add_text (plan, CLIFF_TITLE_CAPTION, 0, 60, "三年后");
  g_autoptr(CliffComposer) composer = NULL;
  g_autoptr(CliffPicture) first = NULL;
  g_autoptr(CliffPicture) last = NULL;
  cairo_rectangle_int_t a, b;

  fixture_add_key (title->keys, CLIFF_PROPERTY_Y, 0, 0, CLIFF_CURVE_LINEAR);
  fixture_add_key (title->keys, CLIFF_PROPERTY_Y, CLIFF_SECOND, 250000, CLIFF_CURVE_LINEAR);
  fixture_add_key (title->keys, CLIFF_PROPERTY_SCALE, 0, CLIFF_PPM, CLIFF_CURVE_LINEAR);
  fixture_add_key (title->keys, CLIFF_PROPERTY_SCALE, CLIFF_SECOND, 2 * CLIFF_PPM, CLIFF_CURVE_LINEAR);
  composer = cliff_composer_new (plan, 0, 0);
  first = compose (composer, W, H, 0);
  last = compose (composer, W, H, 40);
  g_assert_true (find_ink (ground, first, &a));
  g_assert_true (find_ink (ground, last, &b));
  g_assert_cmpint (ABS (b.width - 2 * a.width), <=, 5);
  g_assert_cmpint (ABS (b.y + b.height / 2 - (a.y + a.height / 2) - H / 4), <=, 3);
}

static void
test_titles_golden (void)
{
  static const struct { CliffTitleKind kind; const char *words, *style, *name; } looks[] = {
    { CLIFF_TITLE_SUBTITLE, "你昨晚去哪儿了？\nWhere were you?", NULL, "title-subtitle" },
    { CLIFF_TITLE_CAPTION, "三年后", NULL, "title-caption" },
    { CLIFF_TITLE_CAPTION, "夜雨 Rain", ("{\"colour\":\"#ff3060\",\"outline\":\"#ffffff\",\"outline_width\":90000,"
                                        "\"box\":\"#00000000\",\"shadow\":\"#000000c0\",\"size\":70000,\"italic\":true}"),
      "title-shadow" },
    { CLIFF_TITLE_CAPTION, "一行\n第二行更长\nthird", "{\"align\":\"start\",\"line_spacing\":1600000,\"weight\":300}", "title-lines" },
    { CLIFF_TITLE_CAPTION, "长街无人，ABC 12！\n灯未灭。", "{\"vertical\":true,\"size\":42000}", "title-vertical" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autoptr(CliffPicture) picture = compose_title (looks[i].kind, looks[i].words, looks[i].style);

      assert_golden (picture, looks[i].name);
    }
}

/* ── All of it through edits ─────────────────────────────────────────────────────────────────── */

static CliffPlan *
make_edit (int number)
{
  CliffPlan *plan = fixture_new_plan (W, H, 3, 8);
  CliffPlanShot *overlay = add_overlay (plan, number % 2 ? stamp : quarters, 2 + number, 12);
  CliffPlanText *title = fixture_add_text (plan, CLIFF_TITLE_CAPTION, 3, 12, "三年后");

  fixture_set_source (plan, 0, CLIFF_PLAN_STILL, number % 3 ? quarters : half);
  fixture_set_source (plan, 1, CLIFF_PLAN_VIDEO, counter);
  fixture_set_source (plan, 2, CLIFF_PLAN_STILL, quarters);
  fixture_set_transition (plan, 1, CLIFF_TRANSITION_DISSOLVE + number % 4, 4);
  ((CliffPlanShot *) g_ptr_array_index (plan->shots, 1))->speed = number % 2 ? -CLIFF_PPM : CLIFF_PPM / 2;
  ((CliffPlanShot *) g_ptr_array_index (plan->shots, 1))->in = CLIFF_SECOND;
  for (int i = 0; i < number % 3; i++)
    {
      GArray *keys = i ? overlay->keys : ((CliffPlanShot *) g_ptr_array_index (plan->shots, 2))->keys;

      fixture_add_key (keys, CLIFF_PROPERTY_SCALE, 0, 700000 + 300000 * number, CLIFF_CURVE_EASE);
      fixture_add_key (keys, CLIFF_PROPERTY_ROTATION, 0, number * 5000, CLIFF_CURVE_EASE);
    }
  if (number > 3)
    fixture_add_key (title->keys, CLIFF_PROPERTY_SCALE, 0, 1500000, CLIFF_CURVE_EASE);
  title->style = number % 2 ? g_strdup ("{\"weight\":300}") : NULL;
  title->fade_in = number * CLIFF_SECOND / 10;

  return plan;
}

/* A composer that went through edits draws what a new one draws. */
static void
test_edits (void)
{
  g_autoptr(CliffPlan) start = make_edit (0);
  g_autoptr(CliffComposer) composer = cliff_composer_new (start, 0, 0);

  for (int number = 1; number < 8; number++)
    {
      g_autoptr(CliffPlan) plan = make_edit (number);
      g_autoptr(CliffComposer) fresh = cliff_composer_new (plan, 0, 0);

      cliff_composer_set_plan (composer, plan);
      for (int frame = 0; frame < plan->n_frames; frame++)
        {
          g_autoptr(CliffPicture) kept = compose (composer, W, H, frame);
          g_autoptr(CliffPicture) anew = compose (fresh, W, H, frame);

          for (int i = 0; i < 3; i++)
            for (int y = 0; y < H >> (i > 0); y++)
              g_assert_cmpmem (kept->plane[i] + (gsize) y * kept->stride[i], W >> (i > 0),
                               anew->plane[i] + (gsize) y * anew->stride[i], W >> (i > 0));
        }
    }
}

static void
make_media (void)
{
  white = fixture_make_video (folder, "white.png", "color=white:s=216x384", 1);
  black = fixture_make_video (folder, "black.png", "color=black:s=216x384", 1);
  half = fixture_make_video (folder, "half.png", "color=white:s=216x384,drawbox=w=108:h=384:color=black:t=fill", 1);
  quarters = fixture_make_video (folder, "quarters.png",
                                 "color=red:s=432x768,drawbox=w=216:h=384:color=yellow:t=fill,"
                                 "drawbox=x=216:y=384:w=216:h=384:color=blue:t=fill,"
                                 "drawbox=x=40:y=40:w=60:h=90:color=black:t=fill", 1);
  /* Its left half is half opaque, its right half empty. */
  stamp = fixture_make_video (folder, "stamp.png",
                              "color=red:s=300x300,format=rgba,geq=r=255:g=0:b=0:a='if(lt(X,150),128,0)'", 1);
  counter = fixture_make_video (folder, "counter.mp4", "color=black:s=216x384:r=30,geq=lum='20+2*N':cb=128:cr=128", 60);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = cliff_test_dup_folder ();
  make_media ();

  g_test_add_func ("/look/transition/white", test_transition_white);
  g_test_add_data_func ("/look/transition/wipe", GINT_TO_POINTER (CLIFF_TRANSITION_WIPE), test_transition_edges);
  g_test_add_data_func ("/look/transition/push", GINT_TO_POINTER (CLIFF_TRANSITION_PUSH), test_transition_edges);
  g_test_add_func ("/look/transition/fade", test_transition_fade);
  g_test_add_func ("/look/transition/golden", test_transition_golden);
  g_test_add_data_func ("/look/keys/slow-shot", GINT_TO_POINTER (FALSE), test_slow_move);
  g_test_add_data_func ("/look/keys/slow-overlay", GINT_TO_POINTER (TRUE), test_slow_move);
  g_test_add_func ("/look/keys/slow-title", test_slow_title);
  g_test_add_func ("/look/keys/turn", test_turn);
  g_test_add_func ("/look/keys/golden", test_keys_golden);
  g_test_add_func ("/look/overlay/alpha", test_overlay_alpha);
  g_test_add_func ("/look/overlay/label", test_label_stays);
  g_test_add_func ("/look/speed", test_speed);
  g_test_add_func ("/look/title/style", test_title_style);
  g_test_add_func ("/look/title/vertical", test_vertical);
  g_test_add_func ("/look/title/keys", test_title_keys);
  g_test_add_func ("/look/title/golden", test_titles_golden);
  g_test_add_func ("/look/edits", test_edits);
  status = g_test_run ();

  g_free (folder);
  g_free (white);
  g_free (black);
  g_free (half);
  g_free (quarters);
  g_free (stamp);
  g_free (counter);

  return status;
}
