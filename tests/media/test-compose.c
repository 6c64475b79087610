/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-compose.h"
#include "cliff-test.h"
#include "media-fixture.h"

#include <string.h>

/* Ends of the movement of a pan that goes by a tenth of the width. */
static const CliffPlanView pan_from = { 0, 0, 800000, CLIFF_PPM };
static const CliffPlanView pan_to = { 100000, 0, 800000, CLIFF_PPM };

static CliffPicture *
compose (CliffComposer *composer,
         int            width,
         int            height,
         int            frame)
{
  CliffPicture *picture = cliff_picture_new (width, height);
  g_autoptr(GError) error = NULL;

  memset (picture->plane[0], 0, picture->size);
  cliff_composer_compose (composer, frame, picture, &error);
  g_assert_no_error (error);

  return picture;
}

static int
get_luma (const CliffPicture *picture,
          int                 x,
          int                 y)
{
  return picture->plane[0][(gsize) y * picture->stride[0] + x];
}

static gboolean
is_equal (const CliffPicture *a,
          const CliffPicture *b)
{
  for (int i = 0; i < 3; i++)
    for (int y = 0; y < a->height >> (i > 0); y++)
      if (memcmp (a->plane[i] + (gsize) y * a->stride[i], b->plane[i] + (gsize) y * b->stride[i],
                  a->width >> (i > 0)))
        return FALSE;
  return TRUE;
}

/* ── Colour ──────────────────────────────────────────────────────────────────────────────────── */

static void
test_colours (void)
{
  static const struct { const char *name; guint8 rgb[3]; } colours[] = {
    { "black", { 0, 0, 0 } }, { "white", { 255, 255, 255 } }, { "red", { 255, 0, 0 } },
    { "lime", { 0, 255, 0 } }, { "blue", { 0, 0, 255 } }, { "gray", { 128, 128, 128 } },
  };
  g_autofree char *folder = cliff_test_dup_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      g_autoptr(CliffPlan) plan = fixture_new_plan (216, 384, 1, 2);
      g_autoptr(CliffComposer) composer = NULL;
      g_autoptr(CliffPicture) picture = NULL;
      g_autoptr(GBytes) rgba = NULL;
      g_autofree char *source = g_strdup_printf ("color=%s:s=216x384", colours[i].name);
      g_autofree char *path = fixture_make_video (folder, "colour.png", source, 1);
      const guint8 *pixel;

      fixture_set_source (plan, 0, CLIFF_PLAN_STILL, path);
      composer = cliff_composer_new (plan, 0, 0);
      picture = compose (composer, 216, 384, 0);
      rgba = cliff_picture_to_rgba (picture);
      pixel = (const guint8 *) g_bytes_get_data (rgba, NULL) + (300 * 216 + 100) * 4;
      for (int c = 0; c < 3; c++)
        g_assert_cmpint (ABS (pixel[c] - colours[i].rgb[c]), <=, 5);
      g_assert_cmpint (pixel[3], ==, 255);
    }
}

static void
test_dissolve (void)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *white = fixture_make_video (folder, "white.png", "color=white:s=216x384", 1);
  g_autofree char *black = fixture_make_video (folder, "black.png", "color=black:s=216x384", 1);
  g_autoptr(CliffPlan) plan = fixture_new_plan (216, 384, 3, 30);
  g_autoptr(CliffComposer) composer = NULL;
  int last = 235;

  fixture_set_source (plan, 0, CLIFF_PLAN_STILL, white);
  fixture_set_source (plan, 1, CLIFF_PLAN_STILL, white);
  fixture_set_source (plan, 2, CLIFF_PLAN_STILL, black);
  fixture_set_transition (plan, 1, CLIFF_TRANSITION_DISSOLVE, 15);
  fixture_set_transition (plan, 2, CLIFF_TRANSITION_DISSOLVE, 10);
  composer = cliff_composer_new (plan, 0, 0);

  for (int frame = 0; frame < 90; frame++)
    {
      g_autoptr(CliffPicture) picture = compose (composer, 216, 384, frame);
      int luma = get_luma (picture, 100, 300);

      if (frame < 55)
        g_assert_cmpint (ABS (luma - 235), <=, 1);
      else if (frame < 65)
        {
          /* In ten equal steps, symmetric about the cut. */
          g_assert_cmpint (ABS (luma - (235 - 219 * (2 * (frame - 55) + 1) / 20)), <=, 2);
          g_assert_cmpint (luma, <, last);
        }
      else
        g_assert_cmpint (luma, ==, 16);
      last = luma;
    }
}

/* ── Movement ────────────────────────────────────────────────────────────────────────────────── */

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

static void
test_sub_pixel (void)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *path = fixture_make_video (folder, "edge.png",
                                              "color=white:s=540x960,drawbox=w=300:h=960:color=black:t=fill", 1);
  g_autoptr(CliffPlan) plan = fixture_new_plan (216, 384, 1, 200);
  CliffPlanShot *shot = g_ptr_array_index (plan->shots, 0);
  g_autoptr(CliffComposer) composer = NULL;
  double first = 0, last = 0, largest = 0;
  int distinct = 0;

  fixture_set_source (plan, 0, CLIFF_PLAN_STILL, path);
  shot->from = pan_from;
  shot->to = pan_to;
  composer = cliff_composer_new (plan, 0, 0);
  for (int frame = 0; frame < 200; frame++)
    {
      g_autoptr(CliffPicture) picture = compose (composer, 216, 384, frame);
      double edge = find_edge (picture, 300);

      if (frame == 0)
        first = edge;
      else
        {
          /* 27 pixels in 200 frames: never more than 1.5 times the mean speed, and never by
           * whole pixels. */
          g_assert_cmpfloat (edge, <=, last + 0.02);
          largest = MAX (largest, last - edge);
          distinct += last - edge > 0.003;
        }
      last = edge;
    }
  g_assert_cmpfloat (ABS (first - 150.0), <, 0.6);
  g_assert_cmpfloat (ABS (first - last - 27.0), <, 0.2);
  g_assert_cmpfloat (largest, <, 0.27);
  g_assert_cmpint (distinct, >, 170);
}

/* A fine chequer, much reduced, is even grey: every source pixel counts. */
static void
test_reduction (void)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *path =
    fixture_make_video (folder, "fine.png",
                        "color=black:s=2160x3840,format=gray,geq=lum='255*mod(X+Y\\,2)'", 1);
  g_autoptr(CliffPlan) plan = fixture_new_plan (216, 384, 1, 2);
  g_autoptr(CliffComposer) composer = NULL;
  g_autoptr(CliffPicture) picture = NULL;

  fixture_set_source (plan, 0, CLIFF_PLAN_STILL, path);
  composer = cliff_composer_new (plan, 0, 0);
  picture = compose (composer, 216, 384, 0);
  for (int y = 100; y < 380; y++)
    for (int x = 2; x < 214; x++)
      g_assert_cmpint (ABS (get_luma (picture, x, y) - 126), <=, 4);
}

/* Each kind of movement stays inside its source: no repeated edge comes into view. */
static void
test_handheld (void)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *path = fixture_make_video (folder, "sway.png", "testsrc2=s=432x768", 1);
  g_autoptr(CliffPlan) plan = fixture_new_plan (216, 384, 1, 60);
  CliffPlanShot *shot = g_ptr_array_index (plan->shots, 0);
  g_autoptr(CliffComposer) composer = NULL;
  g_autoptr(CliffPicture) last = NULL;

  fixture_set_source (plan, 0, CLIFF_PLAN_STILL, path);
  shot->motion = CLIFF_PLAN_MOTION_HANDHELD;
  shot->from = shot->to = (CliffPlanView) { 20000, 20000, 960000, 960000 };
  composer = cliff_composer_new (plan, 0, 0);
  for (int frame = 0; frame < 60; frame += 5)
    {
      g_autoptr(CliffPicture) picture = compose (composer, 216, 384, frame);

      g_assert_true (last == NULL || !is_equal (last, picture));
      g_clear_pointer (&last, cliff_picture_free);
      last = g_steal_pointer (&picture);
    }
}

/* ── Video ───────────────────────────────────────────────────────────────────────────────────── */

/* Source frame k has the luma 20 + 2 k. */
#define COUNTER "color=black:s=216x384:r=%d,geq=lum='20+2*N':cb=128:cr=128"

static int
get_counter (const CliffPicture *picture)
{
  return (get_luma (picture, 100, 330) - 20 + 1) / 2;
}

static CliffPlan *
new_counter_plan (const char *folder,
                  int         rate,
                  int         source_frames,
                  int         length)
{
  g_autofree char *source = g_strdup_printf (COUNTER, rate);
  g_autofree char *path = fixture_make_video (folder, "counter.mp4", source, source_frames);
  CliffPlan *plan = fixture_new_plan (216, 384, 1, length);

  fixture_set_source (plan, 0, CLIFF_PLAN_VIDEO, path);
  return plan;
}

/* Frame n shows the last source frame with a time of at most (n + 1/2) / rate; after the end the
 * last one holds. */
static void
test_frame_rule (gconstpointer data)
{
  int rate = GPOINTER_TO_INT (data);
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autoptr(CliffPlan) plan = new_counter_plan (folder, rate, 48, 90);
  g_autoptr(CliffComposer) composer = cliff_composer_new (plan, 0, 0);

  for (int frame = 0; frame < 90; frame++)
    {
      g_autoptr(CliffPicture) picture = compose (composer, 216, 384, frame);

      g_assert_cmpint (get_counter (picture), ==, MIN ((2 * frame + 1) * rate / 60, 47));
    }
}

/* Any order of frames gives the same pictures: seeking is as good as playing. */
static void
test_any_order (void)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autoptr(CliffPlan) plan = new_counter_plan (folder, 24, 96, 130);
  CliffPlanShot *shot = g_ptr_array_index (plan->shots, 0);
  g_autoptr(CliffComposer) composer = NULL;
  g_autoptr(GRand) random = g_rand_new_with_seed (3);

  shot->in = 500 * CLIFF_MSECOND;
  composer = cliff_composer_new (plan, 0, 0);
  for (int i = 0; i < 60; i++)
    {
      int frame = i == 0 ? 129 : g_rand_int_range (random, 0, 130);
      g_autoptr(CliffPicture) picture = compose (composer, 216, 384, frame);

      g_assert_cmpint (get_counter (picture), ==, MIN ((2 * frame + 1 + 30) * 24 / 60, 95));
    }
}

/* ── Words ───────────────────────────────────────────────────────────────────────────────────── */

/* The rectangle in which two pictures differ. */
static void
find_difference (const CliffPicture    *a,
                 const CliffPicture    *b,
                 int                    threshold,
                 int                   *left,
                 int                   *top,
                 int                   *right,
                 int                   *bottom)
{
  *left = a->width;
  *top = a->height;
  *right = *bottom = -1;
  for (int y = 0; y < a->height; y++)
    for (int x = 0; x < a->width; x++)
      if (ABS (get_luma (a, x, y) - get_luma (b, x, y)) > threshold)
        {
          *left = MIN (*left, x);
          *right = MAX (*right, x);
          *top = MIN (*top, y);
          *bottom = y;
        }
}

static void
test_label (gconstpointer data)
{
  const char *colour = data;
  static const int sizes[][2] = { { 1080, 1920 }, { 720, 1280 }, { 540, 960 }, { 270, 480 } };
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *source = g_strdup_printf ("color=%s:s=270x480", colour);
  g_autofree char *path = fixture_make_video (folder, "ground.png", source, 1);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      int w = sizes[i][0], h = sizes[i][1];
      g_autoptr(CliffPlan) plan = fixture_new_plan (w, h, 1, 4);
      g_autoptr(CliffComposer) composer = NULL;
      g_autoptr(CliffPicture) picture = NULL;
      g_autoptr(CliffPicture) ground = cliff_picture_new (w, h);
      int x, y, width, height, left, top, right, bottom, darkest = 255, brightest = 0;

      fixture_set_source (plan, 0, CLIFF_PLAN_STILL, path);
      composer = cliff_composer_new (plan, 0, 0);
      cliff_composer_get_label_box (composer, &x, &y, &width, &height);
      g_assert_cmpint (height * 100, >=, w * 5);
      g_assert_cmpint (x, >, w / 2);
      g_assert_cmpint (x + width, <, w);
      g_assert_cmpint (y + height, <, h / 5);

      /* On any ground something much darker and something much brighter stand side by side. */
      picture = compose (composer, w, h, 3);
      memset (ground->plane[0], get_luma (picture, 10, h - 10), (gsize) ground->stride[0] * h);
      find_difference (picture, ground, 60, &left, &top, &right, &bottom);
      g_assert_cmpint ((bottom - top + 1) * 100, >=, w * 5);
      g_assert_cmpint (top, >=, y - w / 50);
      g_assert_cmpint (bottom, <=, y + height + w / 50);
      for (int row = y; row < y + height; row++)
        for (int column = x; column < x + width; column++)
          {
            darkest = MIN (darkest, get_luma (picture, column, row));
            brightest = MAX (brightest, get_luma (picture, column, row));
          }
      g_assert_cmpint (brightest, >, 215);
      g_assert_cmpint (darkest, <, 60);
    }
}

/* Subtitles keep to the lower quarter above the controls, captions to the upper half; neither
 * touches the label, and both look different. */
static void
test_texts (void)
{
  static const char *const words[] = { "好", "你昨晚去哪儿了？", "我不想再骗你了，这三年来我\n一直在骗你也在骗我自己啊啊",
                                       "Where have you been all this\nlong and very rainy night ok" };
  int w = 540, h = 960, x, y, width, height;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (CliffTitleKind kind = CLIFF_TITLE_SUBTITLE; kind <= CLIFF_TITLE_CAPTION; kind++)
      {
        g_autoptr(CliffPlan) plan = fixture_new_plan (w, h, 1, 10);
        g_autoptr(CliffComposer) composer = NULL;
        g_autoptr(CliffPicture) before = NULL;
        g_autoptr(CliffPicture) within = NULL;
        g_autoptr(CliffPicture) after = NULL;
        int left, top, right, bottom;

        fixture_add_text (plan, kind, 3, 4, words[i]);
        composer = cliff_composer_new (plan, 0, 0);
        cliff_composer_get_label_box (composer, &x, &y, &width, &height);
        before = compose (composer, w, h, 2);
        within = compose (composer, w, h, 6);
        after = compose (composer, w, h, 7);
        g_assert_true (is_equal (before, after));
        find_difference (before, within, 2, &left, &top, &right, &bottom);
        g_assert_cmpint (right, >, left);
        g_assert_cmpint (left, >=, w / 50);
        g_assert_cmpint (right, <, w - w / 50);
        g_assert_cmpint (top, >, y + height + 4);
        if (kind == CLIFF_TITLE_SUBTITLE)
          {
            g_assert_cmpint (top, >, h * 60 / 100);
            g_assert_cmpint (bottom, <, h * 80 / 100);
          }
        else
          g_assert_cmpint (bottom, <, h * 50 / 100);
      }
}

/* However long, words stay on the picture and off the label. */
static void
test_texts_hostile (void)
{
  g_autoptr(GString) words = g_string_new (NULL);
  int w = 270, h = 480, x, y, width, height, left, top, right, bottom;
  g_autoptr(CliffPlan) plan = fixture_new_plan (w, h, 1, 10);
  g_autoptr(CliffComposer) composer = NULL;
  g_autoptr(CliffPicture) before = NULL;
  g_autoptr(CliffPicture) within = NULL;

  for (int i = 0; i < 200; i++)
    g_string_append (words, "很长很长");
  fixture_add_text (plan, CLIFF_TITLE_CAPTION, 5, 5, words->str);
  fixture_add_text (plan, CLIFF_TITLE_SUBTITLE, 5, 5, words->str);
  composer = cliff_composer_new (plan, 0, 0);
  cliff_composer_get_label_box (composer, &x, &y, &width, &height);
  before = compose (composer, w, h, 2);
  within = compose (composer, w, h, 6);
  find_difference (before, within, 2, &left, &top, &right, &bottom);
  for (int row = y; row < y + height; row++)
    g_assert_cmpmem (before->plane[0] + row * before->stride[0] + x, width,
                     within->plane[0] + row * within->stride[0] + x, width);
}

/* ── Files that are not there ────────────────────────────────────────────────────────────────── */

static void
test_missing (void)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *gone = g_build_filename (folder, "gone.png", NULL);
  g_autofree char *broken = g_build_filename (folder, "broken.mp4", NULL);
  g_autofree char *sound = fixture_make_video (folder, "sound.wav", "sine=d=0.2", 1);
  g_autofree char *blank = g_strdup ("nothing yet");
  const char *const paths[] = { gone, broken, sound };
  g_autoptr(CliffPlan) plan = fixture_new_plan (270, 480, 3, 10);
  g_autoptr(CliffComposer) composer = NULL;
  g_autoptr(CliffComposer) strict = NULL;
  g_autoptr(CliffPicture) picture = cliff_picture_new (270, 480);

  g_file_set_contents (broken, "ftypmp42 is not enough", -1, NULL);
  for (guint i = 0; i < 3; i++)
    fixture_set_source (plan, i, i == 0 ? CLIFF_PLAN_STILL : CLIFF_PLAN_VIDEO, paths[i]);
  composer = cliff_composer_new (plan, 0, 0);
  strict = cliff_composer_new (plan, 0, 0);
  cliff_composer_set_strict (strict, TRUE);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(CliffPicture) card = compose (composer, 270, 480, i * 10 + 5);
      g_autoptr(GError) error = NULL;
      int brightest = 0;

      for (int y = 100; y < 340; y++)
        for (int x = 0; x < 270; x++)
          brightest = MAX (brightest, get_luma (card, x, y));
      g_assert_cmpint (brightest, >, 140);
      g_assert_false (cliff_composer_compose (strict, i * 10 + 5, picture, &error));
      g_assert_error (error, G_IO_ERROR, i == 0 ? G_IO_ERROR_NOT_FOUND : G_IO_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, paths[i]));
    }
}

/* A picture that says it is huge is refused before it is decoded. */
static void
test_hostile_size (void)
{
  static const guint8 header[] = {
    0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0x75, 0x30, 0, 0,
      0x75, 0x30, 8, 6, 0, 0, 0,
    0x5a, 0x2f, 0x66, 0x8b, 0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82,
  };
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "huge.png", NULL);
  g_autoptr(CliffPlan) plan = fixture_new_plan (270, 480, 1, 10);
  g_autoptr(CliffComposer) composer = NULL;
  g_autoptr(CliffPicture) picture = cliff_picture_new (270, 480);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, (const char *) header, sizeof header, NULL);
  fixture_set_source (plan, 0, CLIFF_PLAN_STILL, path);
  composer = cliff_composer_new (plan, 0, 0);
  cliff_composer_set_strict (composer, TRUE);
  g_assert_false (cliff_composer_compose (composer, 0, picture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

/* Lays out the sources named by @kinds (s: still, v: video, p: pan over the still, b: blank), one shot each. */
static CliffPlan *
make_edit (const char *kinds,
           const char *still,
           const char *video,
           const char *words)
{
  int n_shots = strlen (kinds);
  CliffPlan *plan = fixture_new_plan (216, 384, n_shots, 6);

  for (int i = 0; i < n_shots; i++)
    {
      CliffPlanShot *shot = g_ptr_array_index (plan->shots, i);

      if (kinds[i] == 'b')
        g_set_str (&shot->text, words);
      else
        fixture_set_source (plan, i, kinds[i] == 'v' ? CLIFF_PLAN_VIDEO : CLIFF_PLAN_STILL, kinds[i] == 'v' ? video : still);
      if (kinds[i] == 'p')
        {
          shot->from = pan_from;
          shot->to = pan_to;
        }
    }
  fixture_add_text (plan, CLIFF_TITLE_SUBTITLE, 0, 9, words);
  fixture_add_text (plan, CLIFF_TITLE_SUBTITLE, 9, 9, "What stays");

  return plan;
}

/* A composer that went through edits draws what a new one draws. */
static void
test_edits (void)
{
  static const char *const edits[] = { "svbp", "bsvbp", "svbp", "vvss", "pbv", "spspsp", "v" };
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *still = fixture_make_video (folder, "still.png", "testsrc2=s=216x384", 1);
  g_autofree char *video = fixture_make_video (folder, "video.mp4", "testsrc2=s=216x384:rate=30", 12);
  g_autoptr(CliffPlan) first = make_edit ("bp", still, video, "Before");
  g_autoptr(CliffComposer) composer = cliff_composer_new (first, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr(CliffPlan) plan = make_edit (edits[i], still, video, i % 2 ? "Odd" : "Even");
      g_autoptr(CliffComposer) fresh = NULL;

      if (i % 3 == 0 && plan->shots->len > 1)
        fixture_set_transition (plan, 1, CLIFF_TRANSITION_DISSOLVE, 4);
      if (i == 4)
        g_set_str (&plan->label, "AI合成");
      fresh = cliff_composer_new (plan, 0, 0);
      cliff_composer_set_plan (composer, plan);
      for (int frame = 0; frame < plan->n_frames; frame++)
        {
          g_autoptr(CliffPicture) kept = compose (composer, 216, 384, frame);
          g_autoptr(CliffPicture) anew = compose (fresh, 216, 384, frame);

          g_assert_true (is_equal (kept, anew));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/compose/colours", test_colours);
  g_test_add_func ("/compose/dissolve", test_dissolve);
  g_test_add_func ("/compose/sub-pixel", test_sub_pixel);
  g_test_add_func ("/compose/reduction", test_reduction);
  g_test_add_func ("/compose/handheld", test_handheld);
  g_test_add_data_func ("/compose/frame-rule/24", GINT_TO_POINTER (24), test_frame_rule);
  g_test_add_data_func ("/compose/frame-rule/30", GINT_TO_POINTER (30), test_frame_rule);
  g_test_add_func ("/compose/any-order", test_any_order);
  g_test_add_data_func ("/compose/label/black", "black", test_label);
  g_test_add_data_func ("/compose/label/white", "white", test_label);
  g_test_add_data_func ("/compose/label/gray", "gray", test_label);
  g_test_add_func ("/compose/texts", test_texts);
  g_test_add_func ("/compose/texts-hostile", test_texts_hostile);
  g_test_add_func ("/compose/edits", test_edits);
  g_test_add_func ("/compose/missing", test_missing);
  g_test_add_func ("/compose/hostile-size", test_hostile_size);

  return g_test_run ();
}
