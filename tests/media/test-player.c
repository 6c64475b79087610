/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-mix.h"
#include "cliff-plan-private.h"
#include "cliff-player.h"
#include "cliff-test.h"
#include "sound-fixture.h"

#include <gst/base/gstbasesink.h>
#include <gst/gst.h>

#define N_COLOURS 4
#define SHOT_FRAMES 30

static const guint32 colours[N_COLOURS] = { 0xffc02020, 0xff20c020, 0xff2020c0, 0xffc0c020 };
static char *folder;
static char *pictures[N_COLOURS];
static char *tone;

/* ── A sound device that remembers what it was given ─────────────────────────────────────────── */

#define TEST_TYPE_SINK (test_sink_get_type ())
G_DECLARE_FINAL_TYPE (TestSink, test_sink, TEST, SINK, GstBaseSink)

struct _TestSink
{
  GstBaseSink parent_instance;
};

G_DEFINE_FINAL_TYPE (TestSink, test_sink, GST_TYPE_BASE_SINK)

static GMutex heard_mutex;
static GByteArray *heard; /* since the last start */
static guint n_starts;

static GstFlowReturn
test_sink_render (GstBaseSink *sink,
                  GstBuffer   *buffer)
{
  GstMapInfo map;

  if (gst_buffer_map (buffer, &map, GST_MAP_READ))
    {
      g_mutex_lock (&heard_mutex);
      g_byte_array_append (heard, map.data, map.size);
      g_mutex_unlock (&heard_mutex);
      gst_buffer_unmap (buffer, &map);
    }

  return GST_FLOW_OK;
}

static gboolean
test_sink_event (GstBaseSink *sink,
                 GstEvent    *event)
{
  if (GST_EVENT_TYPE (event) == GST_EVENT_STREAM_START)
    {
      g_mutex_lock (&heard_mutex);
      g_byte_array_set_size (heard, 0);
      n_starts++;
      g_mutex_unlock (&heard_mutex);
    }

  return GST_BASE_SINK_CLASS (test_sink_parent_class)->event (sink, event);
}

static void
test_sink_class_init (TestSinkClass *klass)
{
  GstBaseSinkClass *base_class = GST_BASE_SINK_CLASS (klass);
  g_autoptr(GstCaps) caps = gst_caps_new_empty_simple ("audio/x-raw");

  base_class->render = test_sink_render;
  base_class->event = test_sink_event;
  gst_element_class_add_pad_template (GST_ELEMENT_CLASS (klass),
                                      gst_pad_template_new ("sink", GST_PAD_SINK, GST_PAD_ALWAYS, caps));
  gst_element_class_set_static_metadata (GST_ELEMENT_CLASS (klass), "Test sink", "Sink/Audio", "Remembers", "Tests");
}

static void
test_sink_init (TestSink *self)
{
}

/* How much the device got since it was started for the @start-th time. */
static guint
count_heard (guint start)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&heard_mutex);

  return n_starts >= start ? heard->len : 0;
}

static guint
count_starts (void)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&heard_mutex);

  return n_starts;
}

/* ── A viewer ────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  CliffPlayer *player;
  guint        n_frames;
  int          width, height;
  guint32      pixel;      /* the one a quarter from the top in the middle */
  CliffTime    first, last;
  gboolean     goes_back;
} Viewer;

static void
frame_cb (CliffPlayer *player,
          GBytes      *rgba,
          int          width,
          int          height,
          Viewer      *viewer)
{
  const guint8 *pixels = g_bytes_get_data (rgba, NULL);
  const guint8 *pixel = pixels + ((gsize) height / 4 * width + width / 2) * 4;
  CliffTime position = cliff_player_get_position (player);

  g_assert_cmpuint (g_bytes_get_size (rgba), ==, (gsize) width * height * 4);
  viewer->width = width;
  viewer->height = height;
  viewer->pixel = 0xff000000 | pixel[0] << 16 | pixel[1] << 8 | pixel[2];
  if (viewer->n_frames == 0)
    viewer->first = position;
  else if (position < viewer->last)
    viewer->goes_back = TRUE;
  viewer->last = position;
  viewer->n_frames++;
}

static void
viewer_clear (Viewer *viewer)
{
  g_clear_object (&viewer->player);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Viewer, viewer_clear)

static void
open_viewer (Viewer     *viewer,
             const char *sink)
{
  viewer->player = g_object_new (CLIFF_TYPE_PLAYER, "sound-sink", sink, NULL);
  cliff_player_set_size (viewer->player, 270, 480);
  g_signal_connect (viewer->player, "frame", G_CALLBACK (frame_cb), viewer);
}

static CliffPlan *
new_plan (int n_shots)
{
  CliffPlan *plan = fixture_new_sound_plan (n_shots * SHOT_FRAMES, FALSE);

  g_ptr_array_set_size (plan->shots, 0);
  for (int i = 0; i < n_shots; i++)
    {
      CliffPlanShot *shot = cliff_plan_add_shot (plan);

      shot->start = i * SHOT_FRAMES;
      shot->length = SHOT_FRAMES;
      shot->source = CLIFF_PLAN_STILL;
      shot->path = g_strdup (pictures[i % N_COLOURS]);
      shot->sha256 = g_strdup (pictures[i % N_COLOURS]);
    }
  fixture_add_sound (plan, CLIFF_PLAN_VOICE, tone, 0, 0, CLIFF_PPM);

  return plan;
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

static void
assert_colour (const Viewer *viewer,
               int           shot)
{
  for (int shift = 0; shift < 24; shift += 8)
    {
      int seen = viewer->pixel >> shift & 0xff, wanted = colours[shot % N_COLOURS] >> shift & 0xff;

      g_assert_cmpint (ABS (seen - wanted), <=, 12);
    }
}

/* ── At rest ─────────────────────────────────────────────────────────────────────────────────── */

static void
test_rest (void)
{
  g_auto(Viewer) viewer = { 0 };
  g_autoptr(CliffPlan) plan = new_plan (4);
  guint n;

  open_viewer (&viewer, "fakesink");
  g_assert_cmpint (cliff_player_get_duration (viewer.player), ==, 0);
  cliff_player_set_plan (viewer.player, plan);
  g_assert_cmpint (cliff_player_get_duration (viewer.player), ==, 4 * CLIFF_SECOND);
  ITERATE_UNTIL (viewer.n_frames == 1);
  assert_colour (&viewer, 0);
  g_assert_cmpint (viewer.width, ==, 270);
  g_assert_cmpint (viewer.height, ==, 480);
  cliff_player_seek (viewer.player, 2500 * CLIFF_MSECOND);
  g_assert_cmpint (cliff_player_get_position (viewer.player), ==, 2500 * CLIFF_MSECOND);
  ITERATE_UNTIL (viewer.n_frames == 2);
  assert_colour (&viewer, 2);

  /* Many wishes at once: the last one is shown, most of the others never are. */
  for (int i = 0; i <= 200; i++)
    cliff_player_seek (viewer.player, (i % 2 ? 500 : 3500) * CLIFF_MSECOND);
  n = viewer.n_frames;
  ITERATE_UNTIL (viewer.n_frames > n && viewer.last == 3500 * CLIFF_MSECOND);
  assert_colour (&viewer, 3);
  g_assert_cmpuint (viewer.n_frames - n, <=, 3);

  cliff_player_seek (viewer.player, 100 * CLIFF_SECOND);
  g_assert_cmpint (cliff_player_get_position (viewer.player), ==, cliff_plan_get_frame_time (plan, 119));
  cliff_player_seek (viewer.player, -5);
  g_assert_cmpint (cliff_player_get_position (viewer.player), ==, 0);
  g_assert_false (cliff_player_get_playing (viewer.player));
}

static void
test_step (void)
{
  g_auto(Viewer) viewer = { 0 };
  g_autoptr(CliffPlan) plan = new_plan (2);

  open_viewer (&viewer, "fakesink");
  cliff_player_step (viewer.player, 1);
  cliff_player_set_plan (viewer.player, plan);
  cliff_player_step (viewer.player, 1);
  cliff_player_step (viewer.player, 30);
  g_assert_cmpint (cliff_player_get_position (viewer.player), ==, cliff_plan_get_frame_time (plan, 31));
  cliff_player_step (viewer.player, -2);
  g_assert_cmpint (cliff_player_get_position (viewer.player), ==, cliff_plan_get_frame_time (plan, 29));
  ITERATE_UNTIL (viewer.n_frames > 0 && viewer.last == cliff_player_get_position (viewer.player));
  assert_colour (&viewer, 0);
  cliff_player_step (viewer.player, G_MAXINT);
  g_assert_cmpint (cliff_player_get_position (viewer.player), ==, cliff_plan_get_frame_time (plan, 59));
  cliff_player_step (viewer.player, G_MININT);
  g_assert_cmpint (cliff_player_get_position (viewer.player), ==, 0);
}

static void
test_size (void)
{
  static const int sizes[][4] = {
    { 540, 960, 540, 960 }, { 1000, 200, 112, 200 }, { 90, 5000, 90, 160 }, { 9000, 9000, 1080, 1920 },
    { 1, 1, 2, 2 }, { -7, 0, 2, 2 }, { 271, 481, 270, 480 },
  };
  g_auto(Viewer) viewer = { 0 };
  g_autoptr(CliffPlan) plan = new_plan (2);

  open_viewer (&viewer, "fakesink");
  cliff_player_set_plan (viewer.player, plan);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      cliff_player_set_size (viewer.player, sizes[i][0], sizes[i][1]);
      ITERATE_UNTIL (viewer.width == sizes[i][2] && viewer.height == sizes[i][3]);
    }
}

static void
test_nothing (void)
{
  g_auto(Viewer) viewer = { 0 };
  g_autoptr(CliffPlan) plan = new_plan (1);
  g_autoptr(CliffPlan) empty = fixture_new_sound_plan (0, FALSE);

  open_viewer (&viewer, "fakesink");
  cliff_player_play (viewer.player);
  cliff_player_seek (viewer.player, CLIFF_SECOND);
  cliff_player_pause (viewer.player);
  g_assert_false (cliff_player_get_playing (viewer.player));
  cliff_player_set_plan (viewer.player, empty);
  cliff_player_play (viewer.player);
  cliff_player_seek (viewer.player, CLIFF_SECOND);
  g_assert_false (cliff_player_get_playing (viewer.player));
  cliff_player_set_plan (viewer.player, plan);
  ITERATE_UNTIL (viewer.n_frames == 1);
  cliff_player_play (viewer.player);
  g_assert_true (cliff_player_get_playing (viewer.player));
  cliff_player_set_plan (viewer.player, NULL);
  g_assert_false (cliff_player_get_playing (viewer.player));
  g_assert_cmpint (cliff_player_get_duration (viewer.player), ==, 0);
}

/* ── Playing ─────────────────────────────────────────────────────────────────────────────────── */

/* Plays to the end through @sink: never faster than time, never back, and stops on the last
 * frame. */
static void
play_through (const char *sink)
{
  g_auto(Viewer) viewer = { 0 };
  g_autoptr(CliffPlan) plan = new_plan (2);
  gint64 began;

  open_viewer (&viewer, sink);
  cliff_player_set_plan (viewer.player, plan);
  ITERATE_UNTIL (cliff_player_has_sound (viewer.player) && viewer.n_frames > 0);
  began = g_get_monotonic_time ();
  viewer.n_frames = 0;
  cliff_player_play (viewer.player);
  ITERATE_UNTIL (!cliff_player_get_playing (viewer.player));
  g_assert_cmpint (g_get_monotonic_time () - began, >=, 1900 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (cliff_player_get_position (viewer.player), ==, cliff_plan_get_frame_time (plan, 59));
  g_assert_false (viewer.goes_back);
  g_assert_cmpuint (viewer.n_frames, >, 2);
  g_test_message ("%s: %u of 60 frames shown", sink != NULL ? sink : "default", viewer.n_frames);
  ITERATE_UNTIL (viewer.last == cliff_plan_get_frame_time (plan, 59));
  assert_colour (&viewer, 1);

  /* Play at the end begins anew. */
  viewer.n_frames = 0;
  cliff_player_play (viewer.player);
  ITERATE_UNTIL (viewer.n_frames > 0);
  g_assert_cmpint (viewer.first, <, CLIFF_SECOND);
}

static void
test_play (void)
{
  play_through ("fakesink");
}

/* A device that is there by name only, and one that cannot be opened. */
static void
test_no_device (void)
{
  play_through (NULL);
  play_through ("nosuchsink");
  play_through ("alsasink");
}

/* A plan whose frames end between two samples comes to its end, too. */
static void
test_odd_rate (void)
{
  g_auto(Viewer) viewer = { 0 };
  g_autoptr(CliffPlan) plan = new_plan (1);

  plan->fps_num = 30000;
  plan->fps_den = 1001;
  open_viewer (&viewer, "fakesink");
  cliff_player_set_plan (viewer.player, plan);
  ITERATE_UNTIL (cliff_player_has_sound (viewer.player));
  cliff_player_play (viewer.player);
  ITERATE_UNTIL (!cliff_player_get_playing (viewer.player));
  g_assert_cmpint (cliff_player_get_position (viewer.player), ==, cliff_plan_get_frame_time (plan, 29));
}

/* What reaches the device is the mix from the place played, and again after a seek. */
static void
test_sound (void)
{
  g_auto(Viewer) viewer = { 0 };
  g_autoptr(CliffPlan) plan = new_plan (4);
  g_autoptr(CliffMix) mix = cliff_mix_new (plan, NULL, NULL, NULL, NULL);
  static const int seconds[] = { 1, 3, 0 };
  guint start;

  open_viewer (&viewer, "clifftestsink");
  cliff_player_set_plan (viewer.player, plan);
  ITERATE_UNTIL (cliff_player_has_sound (viewer.player));
  start = count_starts () + 1;
  cliff_player_play (viewer.player);
  ITERATE_UNTIL (count_heard (start) >= 8000);
  for (guint i = 0; i < G_N_ELEMENTS (seconds); i++)
    {
      start = count_starts () + 1;
      cliff_player_seek (viewer.player, seconds[i] * CLIFF_SECOND);
      ITERATE_UNTIL (count_heard (start) >= 8000);
      g_mutex_lock (&heard_mutex);
      g_assert_cmpmem (heard->data, 8000, mix->samples + (gsize) seconds[i] * CLIFF_MIX_RATE * 2, 8000);
      g_mutex_unlock (&heard_mutex);
      g_assert_true (cliff_player_get_playing (viewer.player));
    }
  g_object_set (viewer.player, "muted", TRUE, NULL);
  start = count_starts () + 1;
  cliff_player_seek (viewer.player, CLIFF_SECOND);
  ITERATE_UNTIL (count_heard (start) >= 8000);
  for (guint i = 0; i < 8000; i++)
    g_assert_cmpint (heard->data[i], ==, 0);
  cliff_player_pause (viewer.player);
}

/* Sound joins a play that began before it was mixed. */
static void
test_sound_joins (void)
{
  g_auto(Viewer) viewer = { 0 };
  g_autoptr(CliffPlan) plan = new_plan (4);
  guint start = count_starts () + 1;

  open_viewer (&viewer, "clifftestsink");
  cliff_player_set_plan (viewer.player, plan);
  cliff_player_play (viewer.player);
  g_assert_false (cliff_player_has_sound (viewer.player));
  ITERATE_UNTIL (cliff_player_has_sound (viewer.player) && count_heard (start) > 0 && viewer.n_frames > 5);
  g_assert_true (cliff_player_get_playing (viewer.player));
  g_assert_false (viewer.goes_back);
}

static void
test_seek_and_plan_while_playing (void)
{
  g_auto(Viewer) viewer = { 0 };
  g_autoptr(CliffPlan) plan = new_plan (8);
  g_autoptr(CliffPlan) other = new_plan (7);
  g_autoptr(CliffPlan) shorter = new_plan (1);
  CliffTime before;

  open_viewer (&viewer, "fakesink");
  cliff_player_set_plan (viewer.player, plan);
  cliff_player_play (viewer.player);
  ITERATE_UNTIL (viewer.n_frames > 2);
  cliff_player_seek (viewer.player, 5 * CLIFF_SECOND);
  viewer.n_frames = 0;
  ITERATE_UNTIL (viewer.n_frames > 2);
  g_assert_cmpint (viewer.first, >=, 5 * CLIFF_SECOND);
  g_assert_cmpint (viewer.first, <, 7 * CLIFF_SECOND);

  before = cliff_player_get_position (viewer.player);
  viewer.n_frames = 0;
  cliff_player_set_plan (viewer.player, other);
  g_assert_true (cliff_player_get_playing (viewer.player));
  ITERATE_UNTIL (viewer.n_frames > 2 || !cliff_player_get_playing (viewer.player));
  g_assert_cmpint (viewer.first, >=, before);
  g_assert_cmpint (cliff_player_get_duration (viewer.player), ==, 7 * CLIFF_SECOND);

  /* A plan that ends before the present position: the play ends. */
  cliff_player_set_plan (viewer.player, shorter);
  ITERATE_UNTIL (!cliff_player_get_playing (viewer.player));
  g_assert_cmpint (cliff_player_get_position (viewer.player), ==, cliff_plan_get_frame_time (shorter, 29));
}

/* Undo and redo find their sound at once; a sound that could not be read is looked for again. */
static void
test_mixes_are_kept (void)
{
  g_auto(Viewer) viewer = { 0 };
  g_autoptr(CliffPlan) first = new_plan (2);
  g_autoptr(CliffPlan) second = new_plan (3);
  g_autoptr(CliffPlan) missing = new_plan (2);

  open_viewer (&viewer, "fakesink");
  fixture_add_sound (missing, CLIFF_PLAN_VOICE, "/nowhere/voice.wav", 0, 0, CLIFF_PPM);
  cliff_player_set_plan (viewer.player, first);
  ITERATE_UNTIL (cliff_player_has_sound (viewer.player));
  cliff_player_set_plan (viewer.player, second);
  g_assert_false (cliff_player_has_sound (viewer.player));
  ITERATE_UNTIL (cliff_player_has_sound (viewer.player));
  cliff_player_set_plan (viewer.player, first);
  g_assert_true (cliff_player_has_sound (viewer.player));
  cliff_player_set_plan (viewer.player, missing);
  ITERATE_UNTIL (cliff_player_has_sound (viewer.player));
  cliff_player_set_plan (viewer.player, second);
  cliff_player_set_plan (viewer.player, missing);
  g_assert_false (cliff_player_has_sound (viewer.player));
}

/* ── Going away ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
has_thread (const char *name)
{
  g_autoptr(GDir) dir = g_dir_open ("/proc/self/task", 0, NULL);
  const char *id;

  while (dir != NULL && (id = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", id, "comm", NULL);
      g_autofree char *comm = NULL;

      if (g_file_get_contents (path, &comm, NULL, NULL) && g_str_has_prefix (comm, name))
        return TRUE;
    }

  return FALSE;
}

static void
count_gone_cb (gpointer  data,
               GObject  *object)
{
  (*(guint *) data)++;
}

static void
test_dispose_while_busy (void)
{
  guint n_gone = 0;

  for (int i = 0; i < 20; i++)
    {
      g_auto(Viewer) viewer = { 0 };
      g_autoptr(CliffPlan) plan = new_plan (4);
      gint64 until = g_get_monotonic_time () + i * 5000;

      open_viewer (&viewer, "clifftestsink");
      g_object_weak_ref (G_OBJECT (viewer.player), count_gone_cb, &n_gone);
      cliff_player_set_size (viewer.player, 1080, 1920);
      cliff_player_set_plan (viewer.player, plan);
      if (i % 2)
        cliff_player_play (viewer.player);
      while (g_get_monotonic_time () < until)
        g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpuint (n_gone, ==, 20);
  g_assert_false (has_thread ("cliff-frames"));
}

static void
unref_cb (CliffPlayer  *player,
          GBytes       *rgba,
          int           width,
          int           height,
          CliffPlayer **owner)
{
  cliff_player_set_plan (player, NULL);
  g_clear_object (owner);
}

static void
test_dispose_in_handler (void)
{
  for (int i = 0; i < 2; i++)
    {
      CliffPlayer *player = g_object_new (CLIFF_TYPE_PLAYER, "sound-sink", "fakesink", NULL);
      g_autoptr(CliffPlan) plan = new_plan (2);

      cliff_player_set_plan (player, plan);
      g_signal_connect (player, "frame", G_CALLBACK (unref_cb), &player);
      if (i == 1)
        cliff_player_play (player);
      ITERATE_UNTIL (player == NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  gst_init (&argc, &argv);
  gst_element_register (NULL, "clifftestsink", GST_RANK_NONE, TEST_TYPE_SINK);
  heard = g_byte_array_new ();
  folder = cliff_test_dup_folder ();
  for (int i = 0; i < N_COLOURS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.png", i);
      g_autofree char *description =
        g_strdup_printf ("videotestsrc pattern=solid-color foreground-color=%u num-buffers=1"
                         " ! video/x-raw,format=RGB,width=270,height=480 ! pngenc", colours[i]);

      pictures[i] = fixture_make_sound (folder, name, description);
    }
  tone = fixture_make_sound (folder, "tone.wav", "audiotestsrc wave=pink-noise num-buffers=400 ! wavenc");

  g_test_add_func ("/player/rest", test_rest);
  g_test_add_func ("/player/step", test_step);
  g_test_add_func ("/player/size", test_size);
  g_test_add_func ("/player/nothing", test_nothing);
  g_test_add_func ("/player/play", test_play);
  g_test_add_func ("/player/odd-rate", test_odd_rate);
  g_test_add_func ("/player/no-device", test_no_device);
  g_test_add_func ("/player/sound", test_sound);
  g_test_add_func ("/player/sound-joins", test_sound_joins);
  g_test_add_func ("/player/seek-and-plan-while-playing", test_seek_and_plan_while_playing);
  g_test_add_func ("/player/mixes-are-kept", test_mixes_are_kept);
  g_test_add_func ("/player/dispose-while-busy", test_dispose_while_busy);
  g_test_add_func ("/player/dispose-in-handler", test_dispose_in_handler);
  status = g_test_run ();

  for (int i = 0; i < N_COLOURS; i++)
    g_free (pictures[i]);
  g_free (tone);
  g_byte_array_unref (heard);

  return status;
}
