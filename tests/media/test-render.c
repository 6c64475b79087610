/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-compose.h"
#include "cliff-render-cache.h"
#include "cliff-plan-private.h"
#include "cliff-render-unit.h"
#include "cliff-render.h"
#include "cliff-test.h"
#include "cliff-video-reader.h"
#include "media-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define W 216
#define H 384

/* Source frame k has the luma 20 + 2 k. */
#define COUNTER "color=black:s=216x384:r=30,geq=lum='20+2*N':cb=128:cr=128"
#define MOVING "testsrc2=s=216x384:r=30,noise=alls=6:allf=t"

typedef struct
{
  char      *folder;
  char      *cache;
  char      *out;
  CliffPlan *plan;  /* a counter, a noisy video after a dissolve, a card */
} Fixture;

/* Made once for all tests. */
static char *counter, *moving;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = cliff_test_dup_folder ();
  fixture->cache = g_build_filename (fixture->folder, "cache", "units", NULL);
  fixture->out = g_build_filename (fixture->folder, "out.mp4", NULL);
  fixture->plan = fixture_new_plan (W, H, 3, 40);
  fixture_set_source (fixture->plan, 0, CLIFF_PLAN_VIDEO, counter);
  fixture_set_source (fixture->plan, 1, CLIFF_PLAN_VIDEO, moving);
  fixture_set_transition (fixture->plan, 1, CLIFF_TRANSITION_DISSOLVE, 10);
  fixture_add_text (fixture->plan, CLIFF_TITLE_SUBTITLE, 50, 20, "你昨晚去哪儿了？");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cliff_plan_unref (fixture->plan);
  g_free (fixture->folder);
  g_free (fixture->cache);
  g_free (fixture->out);
}

static CliffRenderReport
render (Fixture *fixture)
{
  CliffRenderReport report = { -1, -1 };
  g_autoptr(GError) error = NULL;

  cliff_render_plan (fixture->plan, fixture->cache, fixture->out, &report, NULL, NULL, NULL,
                     &error);
  g_assert_no_error (error);

  return report;
}

/* Nothing may be left of what was not finished. */
static void
assert_no_parts (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_assert_null (strstr (name, ".part"));
}

/* ── The file ────────────────────────────────────────────────────────────────────────────────── */

/* Frame for frame what compose() makes: same count, same order, no shift. */
static void
assert_pictures (Fixture *fixture)
{
  CliffPlan *plan = fixture->plan;
  g_autoptr(GBytes) decoded = fixture_decode (fixture->out);
  g_autoptr(CliffComposer) composer = cliff_composer_new (plan, 0, 0);
  g_autoptr(CliffPicture) picture = cliff_picture_new (plan->width, plan->height);
  gsize frame_size = (gsize) plan->width * plan->height * 3 / 2;

  g_assert_cmpint (g_bytes_get_size (decoded), ==, frame_size * plan->n_frames);
  for (int frame = 0; frame < plan->n_frames; frame++)
    {
      const guint8 *data = (const guint8 *) g_bytes_get_data (decoded, NULL) + frame * frame_size;
      double error = 0;

      cliff_composer_compose (composer, frame, picture, NULL);
      for (int y = 0; y < plan->height; y++)
        for (int x = 0; x < plan->width; x++)
          {
            double d = data[y * plan->width + x] - picture->plane[0][(gsize) y * picture->stride[0]
                                                                     + x];

            error += d * d;
          }
      error = 10 * log10 (255.0 * 255.0 / MAX (error / (plan->width * plan->height), 1e-9));
      g_assert_cmpfloat (error, >, 29.0);
    }
}

static void
assert_time_stamps (Fixture *fixture)
{
  g_auto(GStrv) lines = fixture_probe (fixture->out, "v", "packet=pts_time,dts_time");
  int n = (int) g_strv_length (lines);
  double last_dts = -1, tick = (double) fixture->plan->fps_den / fixture->plan->fps_num;
  g_autofree gboolean *seen = g_new0 (gboolean, fixture->plan->n_frames);

  g_assert_cmpint (n, ==, fixture->plan->n_frames);
  for (int i = 0; i < n; i++)
    {
      double pts = 0, dts = 0;
      int shown;

      g_assert_cmpint (sscanf (lines[i], "%lf,%lf", &pts, &dts), ==, 2);
      g_assert_true (i == 0 || dts > last_dts);
      g_assert_cmpfloat (dts, <=, pts + 1e-6);
      last_dts = dts;
      shown = (int) lrint (pts / tick);
      g_assert_cmpfloat (ABS (pts - shown * tick), <, 0.0006);
      g_assert_cmpint (shown, >=, 0);
      g_assert_cmpint (shown, <, n);
      g_assert_false (seen[shown]);
      seen[shown] = TRUE;
    }
}

static void
assert_streams (Fixture *fixture)
{
  g_autofree char *video =
    fixture_run ("ffprobe", "-v", "error", "-select_streams", "v", "-show_entries",
                 "stream=codec_name,profile,width,height,pix_fmt,color_range,color_space,color_transfer,"
                 "color_primaries,r_frame_rate,start_time,duration,sample_aspect_ratio", "-of", "default=nw=1", fixture->out, NULL);
  g_autofree char *audio =
    fixture_run ("ffprobe", "-v", "error", "-select_streams", "a", "-show_entries",
                 "stream=codec_name,profile,sample_rate,channels,start_time", "-of",
                   "default=nw=1", fixture->out, NULL);
  g_autofree char *size = g_strdup_printf ("width=%d\nheight=%d\n", fixture->plan->width,
                                           fixture->plan->height);
  g_autofree char *rate = g_strdup_printf ("r_frame_rate=%d/%d\n", fixture->plan->fps_num,
                                           fixture->plan->fps_den);
  g_autofree char *duration = g_strdup_printf ("duration=%.6f\n",
                                               (double) fixture->plan->n_frames * fixture->plan->fps_den
                                                                  / fixture->plan->fps_num);
  const char *const wanted[] = { "codec_name=h264\n", "profile=High\n", "pix_fmt=yuv420p\n",
                                 "color_range=tv\n",
                                 "color_space=bt709\n", "color_transfer=bt709\n",
                                   "color_primaries=bt709\n",
                                 "start_time=0.000000\n", size, rate, duration };
  g_autofree char *contents = NULL;
  gsize length;
  const char *moov, *mdat;

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (strstr (video, wanted[i]) == NULL)
      g_error ("no %s in\n%s", wanted[i], video);
  g_assert_nonnull (strstr (audio,
                            "codec_name=aac\nprofile=LC\nsample_rate=48000\nchannels=2\nstart_time=0.000000\n"));

  g_assert_true (g_file_get_contents (fixture->out, &contents, &length, NULL));
  moov = memmem (contents, length, "moov", 4);
  mdat = memmem (contents, length, "mdat", 4);
  g_assert_true (moov != NULL && mdat != NULL && moov < mdat);
}

static void
test_join (Fixture      *fixture,
           gconstpointer data)
{
  CliffRenderReport report;

  fixture->plan->fps_num = GPOINTER_TO_INT (data);
  report = render (fixture);
  /* Two bodies and a dissolve, and the card. */
  g_assert_cmpint (report.units, ==, 4);
  g_assert_cmpint (report.units_rendered, ==, 4);
  assert_streams (fixture);
  assert_time_stamps (fixture);
  assert_pictures (fixture);
  assert_no_parts (fixture->folder);
  assert_no_parts (fixture->cache);
}

static void
test_sizes (Fixture      *fixture,
            gconstpointer data)
{
  static const int sizes[][2] = { { 1080, 1920 }, { 720, 1280 }, { 540, 960 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_clear_pointer (&fixture->plan, cliff_plan_unref);
      fixture->plan = fixture_new_plan (sizes[i][0], sizes[i][1], 2, 4);
      render (fixture);
      assert_streams (fixture);
      assert_time_stamps (fixture);
      assert_pictures (fixture);
    }
}

/* A shot longer than the longest unit is cut where a key frame comes anyway. */
static void
test_long_shot (Fixture      *fixture,
                gconstpointer data)
{
  CliffRenderReport report;
  g_auto(GStrv) flags = NULL;

  g_clear_pointer (&fixture->plan, cliff_plan_unref);
  fixture->plan = fixture_new_plan (W, H, 1, 600);
  report = render (fixture);
  g_assert_cmpint (report.units, ==, 3);
  assert_time_stamps (fixture);
  flags = fixture_probe (fixture->out, "v", "packet=flags");
  for (int i = 0; i < 600; i++)
    g_assert_cmpint (flags[i][0] == 'K', ==, i % 250 == 0);
}

/* ── Sound ───────────────────────────────────────────────────────────────────────────────────── */

/* A click one second into the file is heard one second into the episode. */
static void
test_click (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *wav = g_build_filename (fixture->folder, "click.wav", NULL);
  g_autofree char *raw = g_build_filename (fixture->folder, "click.raw", NULL);
  g_autofree char *made = NULL;
  g_autofree char *heard = NULL;
  g_autofree char *contents = NULL;
  CliffPlanSound *sound = cliff_plan_add_sound (fixture->plan);
  const float *samples;
  gsize length, loudest = 0;

  made = fixture_run ("ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i",
                      "aevalsrc=exprs='if(between(n,48000,48011),0.5,0)|if(between(n,48000,48011),0.5,0)':s=48000:d=2", wav, NULL);
  sound->start = 500 * CLIFF_MSECOND;
  sound->bus = CLIFF_PLAN_EFFECT;
  sound->path = g_strdup (wav);
  sound->sha256 = g_strdup ("click");
  render (fixture);

  heard = fixture_run ("ffmpeg", "-nostdin", "-v", "error", "-y", "-i", fixture->out, "-map",
                       "0:a", "-f", "f32le", "-ac", "1", raw,
                       NULL);
  g_assert_true (g_file_get_contents (raw, &contents, &length, NULL));
  samples = (const float *) contents;
  length /= sizeof (float);
  for (gsize i = 0; i < length; i++)
    if (fabsf (samples[i]) > fabsf (samples[loudest]))
      loudest = i;
  g_assert_cmpfloat (fabsf (samples[loudest]), >, 0.05);
  g_assert_cmpint (ABS ((gint64) loudest - 72006), <=, 48);
  /* As long as the pictures, to within a packet. */
  g_assert_cmpint (ABS ((gint64) length - 4 * 48000), <=, 1024);
}

/* ── Cache ───────────────────────────────────────────────────────────────────────────────────── */

static GStrv
dup_packet_sums (Fixture *fixture)
{
  g_autofree char *text = fixture_run ("ffmpeg", "-nostdin", "-v", "error", "-i", fixture->out,
                                       "-map", "0:v", "-c", "copy",
                                       "-f", "framemd5", "-", NULL);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr(GStrvBuilder) sums = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '#' && *lines[i] != '\0')
      g_strv_builder_add (sums, strrchr (lines[i], ',') + 1);

  return g_strv_builder_end (sums);
}

static void
test_again (Fixture      *fixture,
            gconstpointer data)
{
  g_auto(GStrv) first = NULL;
  g_auto(GStrv) second = NULL;
  g_auto(GStrv) third = NULL;
  int different = 0;

  render (fixture);
  first = dup_packet_sums (fixture);
  g_assert_cmpint (render (fixture).units_rendered, ==, 0);
  second = dup_packet_sums (fixture);
  g_assert_true (g_strv_equal ((const char *const *) first, (const char *const *) second));

  /* The subtitle stands in the body of the second shot only. */
  g_set_str (&((CliffPlanText *) g_ptr_array_index (fixture->plan->texts, 0))->text, "别问了。");
  g_assert_cmpint (render (fixture).units_rendered, ==, 1);
  third = dup_packet_sums (fixture);
  g_assert_cmpuint (g_strv_length (third), ==, 120);
  for (int i = 0; i < 120; i++)
    {
      different += !g_str_equal (first[i], third[i]);
      if (i < 45 || i >= 80)
        g_assert_cmpstr (first[i], ==, third[i]);
    }
  g_assert_cmpint (different, >, 10);
}

static char *
get_key (CliffPlan *plan,
         guint      index)
{
  g_autoptr(GPtrArray) units = cliff_render_split (plan);

  return g_strdup (((CliffRenderUnit *) g_ptr_array_index (units, index))->key);
}

static void
assert_keys (CliffPlan      *plan,
             GPtrArray      *before,
             const char     *field,
             const gboolean *changes)
{
  for (guint i = 0; i < before->len; i++)
    {
      const CliffRenderUnit *unit = g_ptr_array_index (before, i);
      g_autofree char *key = get_key (plan, i);

      if (!g_str_equal (key, unit->key) != changes[i])
        g_error ("%s, unit %u", field, i);
    }
}

/* A key holds all that shapes the pixels of its unit, and nothing else. */
static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  CliffPlan *plan = fixture->plan;
  CliffPlanShot *first = g_ptr_array_index (plan->shots, 0);
  CliffPlanShot *second = g_ptr_array_index (plan->shots, 1);
  g_autoptr(GPtrArray) before = cliff_render_split (plan);
  int total = 0;

#define EXPECT(field, value, ...) \
  G_STMT_START { \
    static const gboolean changes[] = { __VA_ARGS__ }; \
    typeof (field) old = field; \
    field = value; \
    assert_keys (plan, before, #field, changes); \
    field = old; \
  } G_STMT_END

  for (guint i = 0; i < before->len; i++)
    total += ((CliffRenderUnit *) g_ptr_array_index (before, i))->length;
  g_assert_cmpint (total, ==, 120);

  EXPECT (first->sha256, (char *) "other", TRUE, TRUE, FALSE, FALSE);
  EXPECT (first->in, CLIFF_SECOND, TRUE, TRUE, FALSE, FALSE);
  EXPECT (first->to.width, 900000, TRUE, TRUE, FALSE, FALSE);
  EXPECT (first->motion, CLIFF_PLAN_MOTION_HANDHELD, TRUE, TRUE, FALSE, FALSE);
  EXPECT (second->sha256, (char *) "other", FALSE, TRUE, TRUE, FALSE);
  EXPECT (second->transition, CLIFF_TRANSITION_PUSH, FALSE, TRUE, FALSE, FALSE);
  EXPECT (second->speed, -CLIFF_PPM, FALSE, TRUE, TRUE, FALSE);
  EXPECT (((CliffPlanText *) plan->texts->pdata[0])->style, (char *) "{}", FALSE, FALSE, TRUE, FALSE);
  EXPECT (((CliffPlanText *) plan->texts->pdata[0])->fade_in, 1, FALSE, FALSE, TRUE, FALSE);
  EXPECT (plan->label, (char *) "人工智能合成", TRUE, TRUE, TRUE, TRUE);
  EXPECT (plan->fps_num, 25, TRUE, TRUE, TRUE, TRUE);
  EXPECT (plan->width, 540, TRUE, TRUE, TRUE, TRUE);
  EXPECT (plan->audible_label, TRUE, FALSE, FALSE, FALSE, FALSE);
  EXPECT (first->shot_id, 99, FALSE, FALSE, FALSE, FALSE);
  EXPECT (first->path, (char *) "/elsewhere", FALSE, FALSE, FALSE, FALSE);
  EXPECT (((CliffPlanText *) plan->texts->pdata[0])->start, 51, FALSE, FALSE, TRUE, FALSE);
#undef EXPECT
}

/* What is seen in the preview is what is exported: each frame of the file is the composed one, but for what the encoder loses. */
static void
test_same_as_preview (Fixture      *fixture,
                      gconstpointer data)
{
  CliffPlan *plan = fixture->plan;
  CliffPlanText *title = fixture_add_text (plan, CLIFF_TITLE_CAPTION, 20, 70, "三年后");
  CliffPlanShot *overlay = cliff_plan_add_overlay (plan);
  CliffPlanShot *second = g_ptr_array_index (plan->shots, 1);
  g_autoptr(CliffComposer) composer = NULL;
  g_autoptr(CliffPicture) composed = cliff_picture_new (W, H);
  g_autoptr(CliffVideoReader) reader = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_transition (plan, 1, CLIFF_TRANSITION_WIPE, 16);
  fixture_set_transition (plan, 2, CLIFF_TRANSITION_PUSH, 12);
  second->speed = -CLIFF_PPM / 2;
  second->in = CLIFF_SECOND;
  fixture_add_key (second->keys, CLIFF_PROPERTY_SCALE, 0, 900000, CLIFF_CURVE_LINEAR);
  fixture_add_key (second->keys, CLIFF_PROPERTY_ROTATION, 0, 8000, CLIFF_CURVE_EASE);
  overlay->source = CLIFF_PLAN_VIDEO;
  overlay->path = g_strdup (counter);
  overlay->sha256 = g_strdup ("counter");
  overlay->start = 30;
  overlay->length = 40;
  overlay->fade_in = CLIFF_SECOND / 2;
  fixture_add_key (overlay->keys, CLIFF_PROPERTY_SCALE, 0, 400000, CLIFF_CURVE_LINEAR);
  fixture_add_key (title->keys, CLIFF_PROPERTY_Y, 0, 0, CLIFF_CURVE_EASE);
  fixture_add_key (title->keys, CLIFF_PROPERTY_Y, CLIFF_SECOND, 200000, CLIFF_CURVE_EASE);
  title->fade_out = CLIFF_SECOND;
  render (fixture);

  composer = cliff_composer_new (plan, 0, 0);
  reader = cliff_video_reader_new (fixture->out, &error);
  g_assert_no_error (error);
  for (int frame = 0; frame < plan->n_frames; frame++)
    {
      CliffTime time = cliff_plan_get_frame_time (plan, frame) + CLIFF_SECOND / 2 * plan->fps_den / plan->fps_num;
      const CliffPicture *shown = cliff_video_reader_read (reader, time, &error);
      double difference = 0;

      g_assert_no_error (error);
      g_assert_true (cliff_composer_compose (composer, frame, composed, &error));
      for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
          difference += ABS (shown->plane[0][y * shown->stride[0] + x] - composed->plane[0][y * composed->stride[0] + x]);
      difference /= W * H;
      if (difference > 4)
        g_error ("frame %d differs by %.2f", frame, difference);
    }
}

/* What only moves is not rendered again. */
static void
test_moved (Fixture      *fixture,
            gconstpointer data)
{
  CliffPlan *plan = fixture->plan;
  CliffPlanShot *first;

  render (fixture);
  first = g_ptr_array_index (plan->shots, 0);
  first->length -= 10;
  for (guint i = 1; i < 3; i++)
    ((CliffPlanShot *) g_ptr_array_index (plan->shots, i))->start -= 10;
  ((CliffPlanText *) g_ptr_array_index (plan->texts, 0))->start -= 10;
  plan->n_frames -= 10;
  /* The shortened shot and the dissolve out of it. */
  g_assert_cmpint (render (fixture).units_rendered, ==, 2);
  assert_time_stamps (fixture);
}

static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *key = get_key (fixture->plan, 2);
  g_autofree char *path = cliff_render_cache_dup_path (fixture->cache, key);
  g_autofree char *whole = NULL;
  gsize length;

  render (fixture);
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  for (int kind = 0; kind < 4; kind++)
    {
      g_autofree char *broken = g_memdup2 (whole, length);
      gsize size = length;

      if (kind == 0)
        broken[length - 100] ^= 1;
      else if (kind == 1)
        size = length / 2;
      else if (kind == 2)
        size = 0;
      else
        memset (broken + 8, 0xff, 8);
      g_assert_true (g_file_set_contents (path, broken, (gssize) size, NULL));
      g_assert_cmpint (render (fixture).units_rendered, ==, 1);
      assert_time_stamps (fixture);
    }
}

/* A unit of another encoder in the cache: never joined, made anew. */
static void
test_stranger (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *key = get_key (fixture->plan, 2);
  g_autofree char *path = cliff_render_cache_dup_path (fixture->cache, key);
  g_autoptr(CliffRenderPackets) unit = NULL;
  g_autoptr(CliffRenderPackets) strange = cliff_render_packets_new ();
  g_autoptr(GError) error = NULL;

  render (fixture);
  unit = cliff_render_packets_new_from_file (path, &error);
  g_assert_no_error (error);
  cliff_render_packets_set_codec_data (strange, (const guint8 *) "other", 5);
  for (guint i = 0; i < cliff_render_packets_get_n (unit); i++)
    {
      CliffRenderPacket packet;

      cliff_render_packets_get (unit, i, &packet);
      cliff_render_packets_add (strange, packet.index, packet.key, packet.data, packet.size);
    }
  cliff_render_packets_write (strange, path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (render (fixture).units_rendered, ==, 1);
  assert_pictures (fixture);
}

static void
test_quota (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr(GHashTable) keep = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *key = get_key (fixture->plan, 0);
  g_autofree char *last = get_key (fixture->plan, 3);
  g_autofree char *kept = cliff_render_cache_dup_path (fixture->cache, key);
  g_autofree char *gone = cliff_render_cache_dup_path (fixture->cache, last);

  render (fixture);
  g_hash_table_add (keep, key);
  cliff_render_cache_trim (fixture->cache, G_MAXINT64, keep);
  g_assert_true (g_file_test (gone, G_FILE_TEST_EXISTS));
  cliff_render_cache_trim (fixture->cache, 1, keep);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (gone, G_FILE_TEST_EXISTS));
  g_assert_cmpint (render (fixture).units_rendered, ==, 3);
}

/* ── What goes wrong ─────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  GCancellable *cancellable;
  int           kills_left;
} Trouble;

/* Kills one of our child processes. */
static void
kill_worker (void)
{
  g_autoptr(GDir) tasks = g_dir_open ("/proc/self/task", 0, NULL);
  const char *task;

  while ((task = g_dir_read_name (tasks)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", task, "children", NULL);
      g_autofree char *children = NULL;

      if (g_file_get_contents (path, &children, NULL, NULL) && atoi (children) > 0)
        {
          kill (atoi (children), SIGKILL);
          return;
        }
    }
}

static void
make_trouble (double      fraction,
              const char *stage,
              gpointer    data)
{
  Trouble *trouble = data;

  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  if (trouble->cancellable != NULL && fraction > 0)
    g_cancellable_cancel (trouble->cancellable);
  if (trouble->kills_left-- > 0)
    kill_worker ();
}

/* Work for some seconds. */
static void
make_long (Fixture *fixture)
{
  g_autofree char *path = fixture_make_video (fixture->folder, "long.mp4",
                                              "testsrc2=s=1080x1920:r=30", 30);

  g_clear_pointer (&fixture->plan, cliff_plan_unref);
  fixture->plan = fixture_new_plan (1080, 1920, 2, 30);
  fixture_set_source (fixture->plan, 0, CLIFF_PLAN_VIDEO, path);
  fixture_set_source (fixture->plan, 1, CLIFF_PLAN_VIDEO, path);
}

static void
test_crash_once (Fixture      *fixture,
                 gconstpointer data)
{
  Trouble trouble = { NULL, 1 };
  g_autoptr(GError) error = NULL;

  make_long (fixture);
  cliff_render_plan (fixture->plan, fixture->cache, fixture->out, NULL, make_trouble, &trouble,
                     NULL, &error);
  g_assert_no_error (error);
  assert_time_stamps (fixture);
}

static void
test_crash_always (Fixture      *fixture,
                   gconstpointer data)
{
  Trouble trouble = { NULL, G_MAXINT };
  g_autoptr(GError) error = NULL;

  make_long (fixture);
  g_assert_false (cliff_render_plan (fixture->plan, fixture->cache, fixture->out, NULL,
                                     make_trouble, &trouble, NULL, &error));
  g_assert_error (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_WORKER);
  g_assert_false (g_file_test (fixture->out, G_FILE_TEST_EXISTS));
  assert_no_parts (fixture->folder);
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Trouble trouble = { cancellable, 0 };
  g_autoptr(GError) error = NULL;

  make_long (fixture);
  g_assert_false (cliff_render_plan (fixture->plan, fixture->cache, fixture->out, NULL,
                                     make_trouble, &trouble, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (fixture->out, G_FILE_TEST_EXISTS));
  assert_no_parts (fixture->folder);
  assert_no_parts (fixture->cache);
}

/* A worker whose parent is gone does not stay behind. */
static void
test_orphan (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *program = g_build_filename (CLIFF_BUILD_DIR, "src", "media",
                                               "cliffhanger-render", NULL);
  g_autofree char *plan = NULL;
  g_autofree char *order = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  GOutputStream *stream;

  make_long (fixture);
  node = cliff_plan_to_json (fixture->plan);
  plan = json_to_string (node, FALSE);
  order = g_strdup_printf ("{\"path\":\"%s/never\",\"start\":0,\"length\":60,\"threads\":1}",
                           fixture->folder);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE,
                              &error, program, NULL);
  g_assert_no_error (error);
  stream = g_subprocess_get_stdin_pipe (process);
  g_assert_true (g_output_stream_printf (stream, NULL, NULL, &error, "%s\n%s\n", plan, order));
  g_assert_true (g_output_stream_close (stream, NULL, &error));
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_true (g_subprocess_get_if_exited (process));
}

static void
test_missing_media (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  CliffPlanSound *sound;

  g_set_str (&((CliffPlanShot *) g_ptr_array_index (fixture->plan->shots, 1))->path,
             "/nowhere/gone.mp4");
  g_assert_false (cliff_render_plan (fixture->plan, fixture->cache, fixture->out, NULL, NULL, NULL,
                                     NULL, &error));
  g_assert_error (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_MEDIA);
  g_assert_nonnull (strstr (error->message, "/nowhere/gone.mp4"));
  g_clear_error (&error);

  g_clear_pointer (&fixture->plan, cliff_plan_unref);
  fixture->plan = fixture_new_plan (W, H, 1, 10);
  sound = cliff_plan_add_sound (fixture->plan);
  sound->path = g_strdup ("/nowhere/gone.wav");
  sound->sha256 = g_strdup ("0");
  g_assert_false (cliff_render_plan (fixture->plan, fixture->cache, fixture->out, NULL, NULL, NULL,
                                     NULL, &error));
  g_assert_error (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_MEDIA);
  g_assert_nonnull (strstr (error->message, "/nowhere/gone.wav"));
  g_assert_false (g_file_test (fixture->out, G_FILE_TEST_EXISTS));
}

static void
test_cannot_write (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "not", "there.mp4", NULL);
  g_autoptr(GError) error = NULL;
  struct rlimit old, small = { 20000, 0 };

  g_assert_false (cliff_render_plan (fixture->plan, fixture->cache, nowhere, NULL, NULL, NULL,
                                     NULL, &error));
  g_assert_error (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_false (cliff_render_plan (fixture->plan, "/proc/self/cache", nowhere, NULL, NULL, NULL,
                                     NULL, &error));
  g_assert_error (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_WRITE);
  g_clear_error (&error);

  /* The disk ends in the middle of the file; the earlier episode stays. */
  g_assert_true (g_file_set_contents (fixture->out, "earlier", -1, NULL));
  getrlimit (RLIMIT_FSIZE, &old);
  small.rlim_max = old.rlim_max;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &small);
  g_assert_false (cliff_render_plan (fixture->plan, fixture->cache, fixture->out, NULL, NULL, NULL,
                                     NULL, &error));
  setrlimit (RLIMIT_FSIZE, &old);
  g_assert_error (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_WRITE);
  assert_no_parts (fixture->folder);
  {
    g_autofree char *contents = NULL;

    g_assert_true (g_file_get_contents (fixture->out, &contents, NULL, NULL));
    g_assert_cmpstr (contents, ==, "earlier");
  }
}

/* Without the encoder's plugin: a clear error. */
static void
test_no_encoder (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_setenv ("GST_PLUGIN_SYSTEM_PATH", "/nowhere", TRUE);
  g_setenv ("GST_REGISTRY", "/dev/null", TRUE);
  g_assert_false (cliff_render_plan (fixture->plan, fixture->cache, fixture->out, NULL, NULL, NULL,
                                     NULL, &error));
  g_unsetenv ("GST_PLUGIN_SYSTEM_PATH");
  g_unsetenv ("GST_REGISTRY");
  g_assert_error (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_ENCODER);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = cliff_test_dup_folder ();
  counter = fixture_make_video (folder, "counter.mp4", COUNTER, 60);
  moving = fixture_make_video (folder, "moving.mp4", MOVING, 60);

#define ADD(name, data, function) g_test_add ("/render/" name, Fixture, data, set_up, function, tear_down)
  ADD ("same-as-preview", NULL, test_same_as_preview);
  ADD ("join/30", GINT_TO_POINTER (30), test_join);
  ADD ("join/25", GINT_TO_POINTER (25), test_join);
  ADD ("join/24", GINT_TO_POINTER (24), test_join);
  ADD ("sizes", NULL, test_sizes);
  ADD ("long-shot", NULL, test_long_shot);
  ADD ("click", NULL, test_click);
  ADD ("again", NULL, test_again);
  ADD ("keys", NULL, test_keys);
  ADD ("moved", NULL, test_moved);
  ADD ("damaged", NULL, test_damaged);
  ADD ("stranger", NULL, test_stranger);
  ADD ("quota", NULL, test_quota);
  ADD ("crash-once", NULL, test_crash_once);
  ADD ("crash-always", NULL, test_crash_always);
  ADD ("cancel", NULL, test_cancel);
  ADD ("orphan", NULL, test_orphan);
  ADD ("missing-media", NULL, test_missing_media);
  ADD ("cannot-write", NULL, test_cannot_write);
  ADD ("no-encoder", NULL, test_no_encoder);
#undef ADD

  result = g_test_run ();
  g_free (counter);
  g_free (moving);

  return result;
}
