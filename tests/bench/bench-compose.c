/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a composed half-size frame with subtitle and label costs, of each look; against GStreamer's compositor, which lays
 * two plain pictures of the same size over each other, without any words.  Processor time, so that what else runs matters
 * little. */

#include "config.h"

#include "cliff-compose.h"
#include "cliff-plan-private.h"
#include "cliff-test.h"

#include <gst/gst.h>
#include <sys/resource.h>

#define WIDTH 540
#define HEIGHT 960
#define N_FRAMES 120
#define N_PEER 300

static char *folder;
static char *stills[2];
static char *stamp;
static char *video;

static double
get_cpu_ms (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000.0
         + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000.0;
}

static char *
make_media (const char *name,
            const char *source,
            const char *frames)
{
  char *path = g_build_filename (folder, name, NULL);
  const char *argv[] = { "ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i", source, "-frames:v", frames, "-g", "250",
                         path, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", name, error->message);

  return path;
}

static void
add_key (GArray        *keys,
         CliffProperty  property,
         CliffTime      time,
         gint64         value)
{
  CliffPlanKey key = { property, time, value, CLIFF_CURVE_LINEAR };

  g_array_append_val (keys, key);
}

static void
set_still (CliffPlanShot *shot,
           const char    *path)
{
  shot->source = CLIFF_PLAN_STILL;
  g_set_str (&shot->path, path);
  g_set_str (&shot->sha256, path);
}

/* Two boards, a subtitle under both. */
static CliffPlan *
new_plan (void)
{
  CliffPlan *plan = cliff_plan_new ();
  CliffPlanText *text = cliff_plan_add_text (plan);

  plan->width = 2 * WIDTH;
  plan->height = 2 * HEIGHT;
  plan->fps_num = 30;
  plan->fps_den = 1;
  plan->n_frames = 2 * N_FRAMES;
  plan->label = g_strdup ("AI生成");
  text->text = g_strdup ("你以为那封信烧掉了？\nYou thought it burned?");
  text->length = plan->n_frames;
  for (int i = 0; i < 2; i++)
    {
      CliffPlanShot *shot = cliff_plan_add_shot (plan);

      set_still (shot, stills[i]);
      shot->start = i * N_FRAMES;
      shot->length = N_FRAMES;
    }

  return plan;
}

static double
measure (const char *name,
         CliffPlan  *plan,
         int         from,
         int         to)
{
  g_autoptr(CliffComposer) composer = cliff_composer_new (plan, WIDTH, HEIGHT);
  g_autoptr(CliffPicture) picture = cliff_picture_new (WIDTH, HEIGHT);
  double began, cost;

  /* Once before, to open files and draw letters. */
  cliff_composer_compose (composer, to - 1, picture, NULL);
  cliff_composer_compose (composer, from, picture, NULL);
  began = get_cpu_ms ();
  for (int frame = from; frame < to; frame++)
    cliff_composer_compose (composer, frame, picture, NULL);
  cost = (get_cpu_ms () - began) / (to - from);
  g_print ("%s %.3f ms\n", name, cost);

  return cost;
}

static double
measure_keys (const char    *name,
              CliffProperty  property,
              gint64         from,
              gint64         to)
{
  g_autoptr(CliffPlan) plan = new_plan ();
  GArray *keys = ((CliffPlanShot *) g_ptr_array_index (plan->shots, 0))->keys;

  add_key (keys, property, 0, from);
  add_key (keys, property, 4 * CLIFF_SECOND, to);

  return measure (name, plan, 0, N_FRAMES);
}

static double
measure_transition (const char      *name,
                    CliffTransition  kind,
                    CliffEdge        edge)
{
  g_autoptr(CliffPlan) plan = new_plan ();
  CliffPlanShot *shot = g_ptr_array_index (plan->shots, 1);

  shot->transition = kind;
  shot->edge = edge;
  shot->overlap = N_FRAMES;

  return measure (name, plan, N_FRAMES / 2, 3 * N_FRAMES / 2);
}

static void
measure_overlay (void)
{
  g_autoptr(CliffPlan) plan = new_plan ();
  CliffPlanShot *overlay = cliff_plan_add_overlay (plan);

  set_still (overlay, stamp);
  overlay->length = N_FRAMES;
  add_key (overlay->keys, CLIFF_PROPERTY_SCALE, 0, 500000);
  measure ("overlay-alpha-half", plan, 0, N_FRAMES);
}

static void
measure_title (void)
{
  g_autoptr(CliffPlan) plan = new_plan ();
  CliffPlanText *title = cliff_plan_add_text (plan);

  title->kind = CLIFF_TITLE_CAPTION;
  title->text = g_strdup ("三年后");
  title->length = plan->n_frames;
  add_key (title->keys, CLIFF_PROPERTY_SCALE, 0, CLIFF_PPM);
  add_key (title->keys, CLIFF_PROPERTY_SCALE, 4 * CLIFF_SECOND, 2 * CLIFF_PPM);
  measure ("title-growing", plan, 0, N_FRAMES);
}

/* A video with one key frame, as generators deliver them, forwards and backwards. */
static void
measure_backwards (void)
{
  double forwards, backwards;
  g_autoptr(CliffPlan) plan = new_plan ();
  CliffPlanShot *shot = g_ptr_array_index (plan->shots, 0);

  set_still (shot, video);
  shot->source = CLIFF_PLAN_VIDEO;
  forwards = measure ("video-forwards", plan, 0, N_FRAMES);
  shot->in = 4 * CLIFF_SECOND;
  shot->speed = -CLIFF_PPM;
  backwards = measure ("video-backwards", plan, 0, N_FRAMES);
  g_print ("backwards-ratio %.2f of forwards\n", backwards / forwards);
}

/* ── The plan ────────────────────────────────────────────────────────────────────────────────── */

/* An episode of 2 000 shots, each with its own video, and as many clips. */
static void
fill_store (CliffStore *store)
{
  static const char *const statements[] = {
    "INSERT INTO episode (id, position, number) VALUES (77, 1, 1)",
    ("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
     " INSERT INTO media (id, sha256, extension, bytes, duration, width, height, created)"
     " SELECT i, printf ('%064x', i), 'mp4', 1, 4000000000, 1080, 1920, 0 FROM n"),
    "INSERT INTO take (id, owner, owner_id, kind, media_id, created) SELECT id, 'shot', id, 'video', id, 0 FROM media",
    "INSERT INTO shot (id, episode_id, position, duration, take_id) SELECT id, 77, id, 3000000000, id FROM take",
    "INSERT INTO lane (id, episode_id, position, kind) VALUES (5, 77, 1, 'effect')",
    "INSERT INTO clip (lane_id, shot_id, offset, length, take_id) SELECT 5, id, 0, 1000000000, id FROM shot",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    cliff_test_exec (store, statements[i]);
}

static void
measure_plan (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  double began, cut_ms = 0, plan_ms = 0;

  fill_store (store);
  for (int i = 0; i < 10; i++)
    {
      g_autoptr(CliffCut) cut = NULL;
      g_autoptr(CliffPlan) plan = NULL;

      began = get_cpu_ms ();
      cut = cliff_cut_new (store, 77, NULL);
      cut_ms += (get_cpu_ms () - began) / 10;
      began = get_cpu_ms ();
      plan = cliff_plan_new_for_cut (store, cut, 0, NULL);
      plan_ms += (get_cpu_ms () - began) / 10;
      g_assert_cmpuint (plan->shots->len, ==, 2000);
    }
  g_print ("cut-2000-shots-2000-clips %.1f ms\nplan-2000-shots-2000-clips %.1f ms\n", cut_ms, plan_ms);
}

/* ── The peer ────────────────────────────────────────────────────────────────────────────────── */

static double
measure_peer (const char *name,
              const char *pads)
{
  g_autofree char *description =
    g_strdup_printf ("compositor name=c background=black %s ! video/x-raw,format=I420,width=%d,height=%d"
                     " ! fakesink sync=false"
                     " videotestsrc pattern=black num-buffers=%d ! video/x-raw,format=I420,width=%d,height=%d,framerate=30/1 ! c.sink_0"
                     " videotestsrc pattern=white num-buffers=%d ! video/x-raw,format=I420,width=%d,height=%d,framerate=30/1 ! c.sink_1",
                     pads, WIDTH, HEIGHT, N_PEER, WIDTH, HEIGHT, N_PEER, WIDTH, HEIGHT);
  g_autoptr(GError) error = NULL;
  GstElement *pipeline = gst_parse_launch (description, &error);
  GstMessage *message;
  GstBus *bus;
  double began, cost;

  if (error != NULL)
    g_error ("%s: %s", name, error->message);
  bus = gst_element_get_bus (pipeline);
  gst_element_set_state (pipeline, GST_STATE_PAUSED);
  gst_element_get_state (pipeline, NULL, NULL, GST_CLOCK_TIME_NONE);
  began = get_cpu_ms ();
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (bus, GST_CLOCK_TIME_NONE, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    {
      gst_message_parse_error (message, &error, NULL);
      g_error ("%s: %s", name, error->message);
    }
  cost = (get_cpu_ms () - began) / N_PEER;
  gst_message_unref (message);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (bus);
  gst_object_unref (pipeline);
  g_print ("%s %.3f ms\n", name, cost);

  return cost;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(CliffPlan) still = NULL;
  double dissolve, scaled, peer;

  gst_init (&argc, &argv);
  folder = cliff_test_dup_folder ();
  stills[0] = make_media ("a.png", "testsrc2=s=1080x1920", "1");
  stills[1] = make_media ("b.png", "mandelbrot=s=1080x1920", "1");
  stamp = make_media ("c.png", "color=red:s=540x540,format=rgba,colorchannelmixer=aa=0.5", "1");
  video = make_media ("d.mp4", "testsrc2=s=1080x1920:r=30", "120");
  still = new_plan ();

  measure_plan ();
  measure ("still", still, 0, N_FRAMES);
  ((CliffPlanShot *) g_ptr_array_index (still->shots, 0))->to = (CliffPlanView) { 80000, 80000, 840000, 840000 };
  measure ("camera-push", still, 0, N_FRAMES);
  measure_keys ("keys-x", CLIFF_PROPERTY_X, 0, 100000);
  scaled = measure_keys ("keys-scale", CLIFF_PROPERTY_SCALE, 500000, 900000);
  measure_keys ("keys-rotation", CLIFF_PROPERTY_ROTATION, 1000, 9000);
  measure_keys ("keys-opacity", CLIFF_PROPERTY_OPACITY, 200000, 900000);
  measure_overlay ();
  measure_title ();
  dissolve = measure_transition ("dissolve", CLIFF_TRANSITION_DISSOLVE, CLIFF_EDGE_LEFT);
  measure_transition ("fade", CLIFF_TRANSITION_FADE, CLIFF_EDGE_LEFT);
  measure_transition ("wipe-across", CLIFF_TRANSITION_WIPE, CLIFF_EDGE_LEFT);
  measure_transition ("wipe-down", CLIFF_TRANSITION_WIPE, CLIFF_EDGE_TOP);
  measure_transition ("push-across", CLIFF_TRANSITION_PUSH, CLIFF_EDGE_RIGHT);
  measure_transition ("push-down", CLIFF_TRANSITION_PUSH, CLIFF_EDGE_BOTTOM);

  measure_backwards ();

  peer = measure_peer ("gst-compositor-dissolve", "sink_0::alpha=1 sink_1::alpha=0.5");
  g_print ("dissolve-ratio %.2f of GStreamer's compositor\n", dissolve / peer);
  peer = measure_peer ("gst-compositor-scale", "sink_1::width=378 sink_1::height=672 sink_1::xpos=81 sink_1::ypos=144");
  g_print ("scale-ratio %.2f of GStreamer's compositor\n", scaled / peer);

  return 0;
}
