/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-mix.h"
#include "cliff-plan-private.h"
#include "cliff-play-range.h"
#include "cliff-player.h"
#include "cliff-test.h"
#include "media-fixture.h"
#include "sound-fixture.h"

#include <gst/base/gstbasesink.h>
#include <gst/gst.h>
#include <math.h>
#include <string.h>

static char *folder;
static char *video;   /* the number of each frame can be read from its brightness */
static char *clicks;

#define N_FRAMES 100

/* ── Ranges ──────────────────────────────────────────────────────────────────────────────────── */

static void
assert_range (int         n_frames,
              int         first,
              int         step,
              int         loop_start,
              int         loop_end,
              const char *wanted)
{
  CliffPlayRange range = { n_frames, first, step, loop_start, loop_end };
  g_autoptr(GString) frames = g_string_new (NULL);

  for (int i = 0; i < 12; i++)
    g_string_append_printf (frames, "%d ", cliff_play_range_get_frame (&range, i));
  g_assert_cmpstr (frames->str, ==, wanted);
}

static void
test_range (void)
{
  assert_range (8, 2, 1, 0, 0, "2 3 4 5 6 7 -1 -1 -1 -1 -1 -1 ");
  assert_range (8, 5, -1, 0, 0, "5 4 3 2 1 0 -1 -1 -1 -1 -1 -1 ");
  assert_range (20, 1, 4, 0, 0, "1 5 9 13 17 -1 -1 -1 -1 -1 -1 -1 ");
  assert_range (20, 19, -8, 0, 0, "19 11 3 -1 -1 -1 -1 -1 -1 -1 -1 -1 ");
  /* Into a loop, and round it. */
  assert_range (20, 3, 1, 5, 8, "3 4 5 6 7 5 6 7 5 6 7 5 ");
  assert_range (20, 9, -1, 5, 8, "9 8 7 6 5 7 6 5 7 6 5 7 ");
  assert_range (20, 5, 2, 5, 8, "5 7 6 5 7 6 5 7 6 5 7 6 ");
  /* Behind a loop there is none. */
  assert_range (10, 8, 1, 5, 8, "8 9 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 ");
  assert_range (10, 4, -1, 5, 8, "4 3 2 1 0 -1 -1 -1 -1 -1 -1 -1 ");
}

/* ── A device that tells when a click is heard ───────────────────────────────────────────────── */

#define TEST_TYPE_SINK (test_sink_get_type ())
G_DECLARE_FINAL_TYPE (TestSink, test_sink, TEST, SINK, GstBaseSink)

struct _TestSink
{
  GstBaseSink parent_instance;
};

G_DEFINE_FINAL_TYPE (TestSink, test_sink, GST_TYPE_BASE_SINK)

static GMutex heard_mutex;
static GArray *heard;      /* gint64: when each click was heard, monotonic time */
static guint64 n_samples;  /* since ever */
static guint64 n_silent;   /* of them: 0 */
static guint n_starts;

/* Called when the time of the buffer has come. */
static GstFlowReturn
test_sink_render (GstBaseSink *sink,
                  GstBuffer   *buffer)
{
  gint64 now = g_get_monotonic_time ();
  GstMapInfo map;

  if (!gst_buffer_map (buffer, &map, GST_MAP_READ))
    return GST_FLOW_ERROR;
  g_mutex_lock (&heard_mutex);
  for (gsize i = 0; i < map.size / 8; i++)
    {
      float level = fabsf (((const float *) map.data)[2 * i]);

      n_samples++;
      n_silent += level == 0;
      if (level > 0.3f)
        {
          gint64 time = now + (gint64) i * 1000000 / CLIFF_MIX_RATE;

          if (heard->len == 0 || time - g_array_index (heard, gint64, heard->len - 1) > 100000)
            g_array_append_val (heard, time);
        }
    }
  g_mutex_unlock (&heard_mutex);
  gst_buffer_unmap (buffer, &map);

  return GST_FLOW_OK;
}

static gboolean
test_sink_event (GstBaseSink *sink,
                 GstEvent    *event)
{
  if (GST_EVENT_TYPE (event) == GST_EVENT_STREAM_START)
    {
      g_mutex_lock (&heard_mutex);
      n_starts++;
      g_mutex_unlock (&heard_mutex);
    }

  return GST_BASE_SINK_CLASS (test_sink_parent_class)->event (sink, event);
}

static void
test_sink_class_init (TestSinkClass *klass)
{
  GstBaseSinkClass *base_class = GST_BASE_SINK_CLASS (klass);
  g_autoptr(GstCaps) caps = gst_caps_from_string ("audio/x-raw, format=F32LE, channels=2, rate=48000");

  base_class->render = test_sink_render;
  base_class->event = test_sink_event;
  gst_element_class_add_pad_template (GST_ELEMENT_CLASS (klass),
                                      gst_pad_template_new ("sink", GST_PAD_SINK, GST_PAD_ALWAYS, caps));
  gst_element_class_set_static_metadata (GST_ELEMENT_CLASS (klass), "Click sink", "Sink/Audio", "Tells", "Tests");
}

static void
test_sink_init (TestSink *self)
{
}

/* ── A viewer ────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  CliffPlayer *player;
  guint        n_frames;
  int          width, height;
  int          level;      /* brightness, 0 to 255 */
  GArray      *seen;       /* int: the frame of each picture, by its position */
  GArray      *flashes;    /* gint64: when a bright picture followed a dark one */
} Viewer;

static void
frame_cb (CliffPlayer *player,
          GBytes      *rgba,
          int          width,
          int          height,
          Viewer      *viewer)
{
  const guint8 *pixels = g_bytes_get_data (rgba, NULL);
  int level = pixels[((gsize) height / 2 * width + width / 2) * 4];
  int frame = (int) ((cliff_player_get_position (player) * 30 + CLIFF_SECOND / 2) / CLIFF_SECOND);
  gint64 now = g_get_monotonic_time ();

  if (level > 200 && viewer->level < 100)
    g_array_append_val (viewer->flashes, now);
  viewer->level = level;
  viewer->width = width;
  viewer->height = height;
  viewer->n_frames++;
  g_array_append_val (viewer->seen, frame);
}

static void
viewer_clear (Viewer *viewer)
{
  g_clear_object (&viewer->player);
  g_array_unref (viewer->seen);
  g_array_unref (viewer->flashes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Viewer, viewer_clear)

static void
open_viewer (Viewer     *viewer,
             const char *sink)
{
  viewer->seen = g_array_new (FALSE, FALSE, sizeof (int));
  viewer->flashes = g_array_new (FALSE, FALSE, sizeof (gint64));
  viewer->level = 255;
  viewer->player = g_object_new (CLIFF_TYPE_PLAYER, "sound-sink", sink, NULL);
  cliff_player_set_size (viewer->player, 270, 480);
  g_signal_connect (viewer->player, "frame", G_CALLBACK (frame_cb), viewer);
}

static gboolean
keep_going_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Limits the wait for what never comes; the tests themselves wait for events. */
#define ITERATE_UNTIL(condition) \
  G_STMT_START { \
    gint64 limit_ = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND; \
    guint alarm_ = g_timeout_add (20, keep_going_cb, NULL); \
    while (!(condition)) \
      { \
        g_assert_cmpint (g_get_monotonic_time (), <, limit_); \
        g_main_context_iteration (NULL, TRUE); \
      } \
    g_source_remove (alarm_); \
  } G_STMT_END

static CliffPlan *
new_plan (int n_frames)
{
  CliffPlan *plan = fixture_new_plan (270, 480, 1, n_frames);

  fixture_set_source (plan, 0, CLIFF_PLAN_VIDEO, video);

  return plan;
}

/* ── Speeds and loops ────────────────────────────────────────────────────────────────────────── */

/* Which way, how far and round what the play went. */
static void
test_shuttle (void)
{
  g_auto(Viewer) viewer = { 0 };
  g_autoptr(CliffPlan) plan = new_plan (N_FRAMES);

  open_viewer (&viewer, "fakesink");
  cliff_player_set_plan (viewer.player, plan);
  ITERATE_UNTIL (viewer.n_frames > 0);
  cliff_player_shuttle (viewer.player, 4);
  g_assert_cmpint (cliff_player_get_rate (viewer.player), ==, 4);
  ITERATE_UNTIL (!cliff_player_get_playing (viewer.player));
  g_assert_cmpint (cliff_player_get_rate (viewer.player), ==, 0);
  g_assert_cmpint (cliff_player_get_position (viewer.player), ==, cliff_plan_get_frame_time (plan, N_FRAMES - 1));
  for (guint i = 1; i < viewer.seen->len; i++)
    g_assert_cmpint (g_array_index (viewer.seen, int, i), >=, g_array_index (viewer.seen, int, i - 1));
  g_assert_cmpuint (viewer.n_frames, <=, N_FRAMES / 4 + 3);

  /* Backwards from the end to the start. */
  g_array_set_size (viewer.seen, 0);
  cliff_player_shuttle (viewer.player, -2);
  ITERATE_UNTIL (!cliff_player_get_playing (viewer.player));
  g_assert_cmpint (cliff_player_get_position (viewer.player), ==, 0);
  for (guint i = 1; i < viewer.seen->len; i++)
    g_assert_cmpint (g_array_index (viewer.seen, int, i), <=, g_array_index (viewer.seen, int, i - 1));

  /* A change of speed goes on from where it is. */
  cliff_player_shuttle (viewer.player, 8);
  g_array_set_size (viewer.seen, 0);
  ITERATE_UNTIL (viewer.seen->len > 2);
  cliff_player_shuttle (viewer.player, -1);
  g_array_set_size (viewer.seen, 0);
  ITERATE_UNTIL (viewer.seen->len > 2);
  g_assert_cmpint (g_array_index (viewer.seen, int, 0), >, 8);
  cliff_player_shuttle (viewer.player, 0);
  g_assert_false (cliff_player_get_playing (viewer.player));
}

static void
test_loop (void)
{
  g_auto(Viewer) viewer = { 0 };
  g_autoptr(CliffPlan) plan = new_plan (N_FRAMES);
  guint rounds = 0, starts;

  fixture_add_sound (plan, CLIFF_PLAN_EFFECT, clicks, 0, 0, CLIFF_PPM);
  open_viewer (&viewer, "cliffclicksink");
  cliff_player_set_plan (viewer.player, plan);
  ITERATE_UNTIL (viewer.n_frames > 0 && cliff_player_has_sound (viewer.player));
  cliff_player_set_loop (viewer.player, cliff_plan_get_frame_time (plan, 20), cliff_plan_get_frame_time (plan, 32));
  cliff_player_seek (viewer.player, cliff_plan_get_frame_time (plan, 15));
  starts = n_starts;
  cliff_player_play (viewer.player);
  g_array_set_size (viewer.seen, 0);
  ITERATE_UNTIL (viewer.seen->len > 60);
  for (guint i = 0; i < viewer.seen->len; i++)
    {
      int frame = g_array_index (viewer.seen, int, i);

      g_assert_cmpint (frame, >=, rounds > 0 ? 20 : 15);
      g_assert_cmpint (frame, <, 32);
      rounds += i > 0 && frame < g_array_index (viewer.seen, int, i - 1);
    }
  g_assert_cmpuint (rounds, >=, 3);
  /* The sound goes round by itself. */
  g_assert_cmpuint (n_starts, <=, starts + 1);
  cliff_player_set_loop (viewer.player, 0, 0);
  ITERATE_UNTIL (!cliff_player_get_playing (viewer.player));
  g_assert_cmpint (cliff_player_get_position (viewer.player), ==, cliff_plan_get_frame_time (plan, N_FRAMES - 1));
}

/* ── Sound and picture ───────────────────────────────────────────────────────────────────────── */

/* A click and a flash, once a second. */
static void
test_sync (void)
{
  g_auto(Viewer) viewer = { 0 };
  g_autofree char *flashes =
    fixture_make_video (folder, "flash.mp4",
                        "color=black:size=270x480:rate=30,drawbox=color=white:t=fill:enable='eq(mod(n\\,30)\\,15)'", 180);
  g_autoptr(CliffPlan) plan = new_plan (180);
  gint64 worst = 0;

  fixture_set_source (plan, 0, CLIFF_PLAN_VIDEO, flashes);
  fixture_add_sound (plan, CLIFF_PLAN_EFFECT, clicks, 0, 0, CLIFF_PPM);
  open_viewer (&viewer, "cliffclicksink");
  cliff_player_set_plan (viewer.player, plan);
  ITERATE_UNTIL (viewer.n_frames > 0 && cliff_player_has_sound (viewer.player));
  g_array_set_size (heard, 0);
  cliff_player_play (viewer.player);
  ITERATE_UNTIL (!cliff_player_get_playing (viewer.player));
  g_assert_cmpuint (viewer.flashes->len, >=, 4);
  for (guint i = 0; i < viewer.flashes->len; i++)
    {
      gint64 flash = g_array_index (viewer.flashes, gint64, i), nearest = G_MAXINT64;

      for (guint j = 0; j < heard->len; j++)
        if (ABS (g_array_index (heard, gint64, j) - flash) < ABS (nearest))
          nearest = g_array_index (heard, gint64, j) - flash;
      g_test_message ("flash %u: the click comes %.1f ms after it", i, nearest / 1000.0);
      worst = i == 0 ? ABS (nearest) : MIN (worst, ABS (nearest));
    }
  /* A machine that is busy shows single pictures late; none is early, and the best ones tell how the two are aligned. */
  g_assert_cmpint (worst, <, 20000);
}

/* An edit further on leaves the sound as it is while it is mixed anew: without a gap. */
static void
test_edit_keeps_sound (void)
{
  g_auto(Viewer) viewer = { 0 };
  g_autoptr(CliffPlan) plan = new_plan (300);
  g_autoptr(CliffPlan) edited = new_plan (300);
  g_autofree char *noise = fixture_make_sound (folder, "noise.wav", "audiotestsrc wave=white-noise num-buffers=600 ! wavenc");
  guint64 silent;
  guint starts;

  fixture_add_sound (plan, CLIFF_PLAN_EFFECT, noise, 0, 0, CLIFF_PPM / 2);
  fixture_add_sound (edited, CLIFF_PLAN_EFFECT, noise, 0, 0, CLIFF_PPM / 2);
  fixture_add_sound (edited, CLIFF_PLAN_EFFECT, clicks, 8 * CLIFF_SECOND, 0, CLIFF_PPM);
  g_assert_cmpint (cliff_mix_find_difference (plan, plan), ==, G_MAXINT64);
  g_assert_cmpint (cliff_mix_find_difference (plan, edited), ==, 8 * CLIFF_SECOND);
  g_assert_cmpint (cliff_mix_find_difference (edited, plan), ==, 8 * CLIFF_SECOND);

  open_viewer (&viewer, "cliffclicksink");
  cliff_player_set_plan (viewer.player, plan);
  ITERATE_UNTIL (viewer.n_frames > 0 && cliff_player_has_sound (viewer.player));
  cliff_player_play (viewer.player);
  ITERATE_UNTIL (cliff_player_get_position (viewer.player) > CLIFF_SECOND / 2);
  starts = n_starts;
  g_mutex_lock (&heard_mutex);
  silent = n_silent;
  g_mutex_unlock (&heard_mutex);
  for (int i = 0; i < 4; i++)
    {
      cliff_player_set_plan (viewer.player, i % 2 ? plan : edited);
      viewer.n_frames = 0;
      ITERATE_UNTIL (viewer.n_frames > 10);
    }
  ITERATE_UNTIL (cliff_player_has_sound (viewer.player));
  g_assert_cmpuint (n_starts, ==, starts);
  g_mutex_lock (&heard_mutex);
  g_assert_cmpuint (n_silent - silent, <, 1000);
  g_mutex_unlock (&heard_mutex);
  cliff_player_pause (viewer.player);
}

/* ── Proxies ─────────────────────────────────────────────────────────────────────────────────── */

/* Moving is half size, from a proxy that is made when it is first looked at; at rest it is the whole. */
static void
test_rest (void)
{
  g_auto(Viewer) viewer = { 0 };
  g_autofree char *cache = cliff_test_dup_folder ();
  g_autoptr(CliffProxies) proxies = cliff_proxies_new (cache, CLIFF_PROXIES_QUOTA);
  g_autoptr(CliffPlan) plan = new_plan (N_FRAMES);
  const CliffPlanShot *shot = g_ptr_array_index (plan->shots, 0);

  open_viewer (&viewer, "fakesink");
  cliff_player_set_proxies (viewer.player, proxies);
  cliff_player_set_plan (viewer.player, plan);
  ITERATE_UNTIL (viewer.width == 270 && viewer.height == 480);
  ITERATE_UNTIL (cliff_proxies_is_ready (proxies, shot->sha256));

  viewer.n_frames = 0;
  cliff_player_seek (viewer.player, cliff_plan_get_frame_time (plan, 80));
  ITERATE_UNTIL (viewer.n_frames == 1);
  g_assert_cmpint (viewer.width, ==, 134);
  g_assert_cmpint (viewer.level, >, 180);
  ITERATE_UNTIL (viewer.n_frames == 2);
  g_assert_cmpint (viewer.width, ==, 270);
  g_assert_cmpint (viewer.level, >, 180);
  cliff_player_set_quality (viewer.player, CLIFF_PLAYER_QUARTER);
  ITERATE_UNTIL (viewer.width == 66);
  cliff_player_set_quality (viewer.player, CLIFF_PLAYER_FULL);
  ITERATE_UNTIL (viewer.width == 270);
  cliff_player_set_quality (viewer.player, CLIFF_PLAYER_HALF);
  ITERATE_UNTIL (viewer.width == 134);

  /* Whoever keeps moving is never shown anything else. */
  viewer.n_frames = 0;
  for (int i = 0; i < 40; i++)
    {
      guint before = viewer.n_frames;

      cliff_player_seek (viewer.player, cliff_plan_get_frame_time (plan, i));
      ITERATE_UNTIL (viewer.n_frames > before);
      g_assert_cmpint (viewer.width, ==, 134);
    }
  /* And the first frame of the play is dark, the last is bright. */
  cliff_player_seek (viewer.player, 0);
  viewer.n_frames = 0;
  ITERATE_UNTIL (viewer.n_frames > 0);
  g_assert_cmpint (viewer.level, <, 60);
}

/* A player that goes away while others work for it. */
static void
test_dispose (void)
{
  for (int i = 0; i < 6; i++)
    {
      g_auto(Viewer) viewer = { 0 };
      g_autofree char *cache = cliff_test_dup_folder ();
      g_autoptr(CliffProxies) proxies = cliff_proxies_new (cache, CLIFF_PROXIES_QUOTA);
      g_autoptr(CliffPlan) plan = new_plan (N_FRAMES);
      gint64 until = g_get_monotonic_time () + i * 60000;

      open_viewer (&viewer, "fakesink");
      cliff_player_set_proxies (viewer.player, proxies);
      cliff_player_set_plan (viewer.player, plan);
      while (g_get_monotonic_time () < until)
        g_main_context_iteration (NULL, FALSE);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  gst_init (&argc, &argv);
  gst_element_register (NULL, "cliffclicksink", GST_RANK_NONE, TEST_TYPE_SINK);
  heard = g_array_new (FALSE, FALSE, sizeof (gint64));
  folder = cliff_test_dup_folder ();
  video = fixture_make_video (folder, "levels.mp4", "color=black:size=270x480:rate=30,geq=lum='16+2*N':cb=128:cr=128",
                              N_FRAMES);
  clicks = g_build_filename (folder, "clicks.wav", NULL);
  g_free (fixture_run ("ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i",
                       "aevalsrc='0.9*between(mod(t,1),0.5,0.51)*sin(2*PI*1000*t)':s=48000:d=10", "-ac", "2", clicks, NULL));

  g_test_add_func ("/play/range", test_range);
  g_test_add_func ("/play/shuttle", test_shuttle);
  g_test_add_func ("/play/loop", test_loop);
  g_test_add_func ("/play/sync", test_sync);
  g_test_add_func ("/play/edit-keeps-sound", test_edit_keeps_sound);
  g_test_add_func ("/play/rest", test_rest);
  g_test_add_func ("/play/dispose", test_dispose);
  status = g_test_run ();
  g_array_unref (heard);

  return status;
}
