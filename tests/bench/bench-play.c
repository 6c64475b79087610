/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How fast the preview answers: seeks to half-size frames with subtitles and label, composed from proxies and delivered by the
 * player, against bare GStreamer pipelines that seek in the same pictures and compose nothing; and the mix of two minutes, against
 * ffmpeg doing the same steps. */

#include "config.h"

#include "cliff-mix.h"
#include "cliff-plan-private.h"
#include "cliff-player.h"
#include "cliff-proxy.h"
#include "cliff-test.h"

#include <gst/app/gstappsink.h>
#include <gst/gst.h>
#include <sys/resource.h>

#define N_FILES 8
#define N_SHOTS 40
#define N_MANY 2000
#define SHOT_FRAMES 90
#define N_SEEKS 200
#define N_PLAYED 600

static char *folder;
static char *videos[N_FILES];
static char *stills[N_FILES];
static char *voice;
static char *music;
static CliffProxies *proxies;

static double
get_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static double
get_cpu_ms (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000.0 +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000.0;
}

static void
run_shell (const char *command)
{
  g_autoptr(GError) error = NULL;
  const char *argv[] = { "sh", "-c", command, NULL };
  int status;

  if (!g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", command, error->message);
}

/* All-intra clips of half size, as proxies are; sounds at two loudnesses. */
static void
make_media (void)
{
  for (int i = 0; i < N_FILES; i++)
    {
      g_autofree char *command =
        g_strdup_printf ("ffmpeg -nostdin -v error -f lavfi -i testsrc2=size=540x960:rate=30 -frames:v 120"
                         " -vf hue=h=%d -c:v mjpeg -q:v 4 -pix_fmt yuvj420p %d.mov", i * 40, i);

      g_autofree char *still =
        g_strdup_printf ("ffmpeg -nostdin -v error -i %d.mov -frames:v 1 -vf scale=1080:1920 %d.png", i, i);

      run_shell (command);
      run_shell (still);
      stills[i] = g_strdup_printf ("%s/%d.png", folder, i);
      videos[i] = g_strdup_printf ("%s/%d.mov", folder, i);
    }
  run_shell ("ffmpeg -nostdin -v error -f lavfi -i 'aevalsrc=0.3*sin(2*PI*180*t)*(0.6+0.4*sin(9*t)):d=2' voice.wav");
  run_shell ("ffmpeg -nostdin -v error -f lavfi -i 'anoisesrc=color=pink:amplitude=0.4:d=30' -ac 2 music.wav");
  for (int i = 0; i < N_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d-%d", CLIFF_PLAN_VIDEO, i);
      g_autofree char *into = cliff_proxy_dup_path (folder, name);
      g_autoptr(GError) error = NULL;
      double began = get_ms ();

      if (!cliff_proxy_make (videos[i], into, NULL, NULL, &error))
        g_error ("%s", error->message);
      if (i == 0)
        g_print ("proxy-of-4-s %.0f ms\n", get_ms () - began);
    }
  voice = g_build_filename (folder, "voice.wav", NULL);
  music = g_build_filename (folder, "music.wav", NULL);
}

static CliffPlan *
new_plan (CliffPlanSource source,
          int             n_shots)
{
  CliffPlan *plan = cliff_plan_new ();
  CliffPlanSound *bed = cliff_plan_add_sound (plan);

  plan->width = 1080;
  plan->height = 1920;
  plan->fps_num = 30;
  plan->fps_den = 1;
  plan->n_frames = n_shots * SHOT_FRAMES;
  plan->label = g_strdup ("AI生成");
  bed->bus = CLIFF_PLAN_MUSIC;
  bed->ducked = TRUE;
  bed->path = g_strdup (music);
  bed->length = (CliffTime) n_shots * SHOT_FRAMES * CLIFF_SECOND / 30;
  bed->gain = CLIFF_PPM * 4 / 10;
  for (int i = 0; i < n_shots; i++)
    {
      CliffPlanShot *shot = cliff_plan_add_shot (plan);
      CliffPlanText *text = cliff_plan_add_text (plan);
      CliffPlanSound *line = cliff_plan_add_sound (plan);

      shot->start = text->start = i * SHOT_FRAMES;
      shot->length = text->length = SHOT_FRAMES;
      shot->source = source;
      shot->path = g_strdup (source == CLIFF_PLAN_VIDEO ? videos[i % N_FILES] : stills[i % N_FILES]);
      shot->sha256 = g_strdup_printf ("%d-%d", source, i % N_FILES);
      shot->speed = CLIFF_PPM;
      /* Boards are moved as their shot's camera says. */
      if (source == CLIFF_PLAN_STILL)
        shot->to = (CliffPlanView) { 100000, 100000, 800000, 800000 };
      text->text = g_strdup ("你以为那封信烧掉了？ You thought it burned?");
      line->bus = CLIFF_PLAN_VOICE;
      line->path = g_strdup (voice);
      line->start = (CliffTime) i * SHOT_FRAMES * CLIFF_SECOND / 30 + CLIFF_SECOND / 2;
    }

  return plan;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/* Prints the median and the 95th percentile and returns the latter. */
static double
print_quantiles (const char *name,
                 double     *ms,
                 guint       n)
{
  qsort (ms, n, sizeof (double), compare_doubles);
  g_print ("%s-p50 %.2f ms\n%s-p95 %.2f ms\n", name, ms[n / 2], name, ms[n * 95 / 100]);

  return ms[n * 95 / 100];
}

/* ── The player ──────────────────────────────────────────────────────────────────────────────── */

static guint n_shown;

static void
frame_cb (void)
{
  n_shown++;
}

static double
seek_once (CliffPlayer *player,
           CliffTime    position)
{
  double began = get_ms ();
  guint before = n_shown;

  cliff_player_seek (player, position);
  while (n_shown == before)
    g_main_context_iteration (NULL, TRUE);

  return get_ms () - began;
}

static double
bench_seeks (CliffPlayer *player,
             CliffPlan   *plan,
             const char  *name)
{
  g_autofree char *label = g_strdup_printf ("%s-random-seek", name);
  g_autoptr(GRand) random = g_rand_new_with_seed (7);
  double ms[N_SEEKS], began;

  for (guint i = 0; i < N_SEEKS; i++)
    ms[i] = seek_once (player, cliff_plan_get_frame_time (plan, g_rand_int_range (random, 0, plan->n_frames)));
  began = get_ms ();
  for (int i = 0; i < N_SEEKS; i++)
    seek_once (player, cliff_plan_get_frame_time (plan, 10 + 4 * i));
  g_print ("%s-scrub %.0f frames/s\n", name, N_SEEKS * 1000 / (get_ms () - began));
  began = get_ms ();
  for (int i = 0; i < N_SEEKS; i++)
    seek_once (player, cliff_plan_get_frame_time (plan, 500 - i));
  g_print ("%s-step-back %.0f frames/s\n", name, N_SEEKS * 1000 / (get_ms () - began));

  return print_quantiles (label, ms, N_SEEKS);
}

/* As after a trim: what was one frame longer is made, planned and shown. */
static void
bench_edit (CliffPlayer *player,
            const char  *name,
            int          n_shots)
{
  double ms[40];

  for (guint i = 0; i < G_N_ELEMENTS (ms); i++)
    {
      g_autoptr(CliffPlan) plan = new_plan (CLIFF_PLAN_VIDEO, n_shots);
      guint before = n_shown;
      double began = get_ms ();

      ((CliffPlanShot *) g_ptr_array_index (plan->shots, 30))->in = (i + 1) * CLIFF_SECOND / 30;
      cliff_player_set_plan (player, plan);
      while (n_shown == before)
        g_main_context_iteration (NULL, TRUE);
      ms[i] = get_ms () - began;
    }
  print_quantiles (name, ms, G_N_ELEMENTS (ms));
}

static void
bench_play (CliffPlayer *player)
{
  double began, cpu;

  while (!cliff_player_has_sound (player))
    g_main_context_iteration (NULL, TRUE);
  cliff_player_seek (player, 0);
  n_shown = 0;
  cpu = get_cpu_ms ();
  began = get_ms ();
  cliff_player_play (player);
  while (cliff_player_get_position (player) < (CliffTime) N_PLAYED * CLIFF_SECOND / 30)
    g_main_context_iteration (NULL, TRUE);
  g_print ("play-dropped %d of %d frames\nplay-cpu %.0f %% of a core\n", MAX (N_PLAYED + 1 - (int) n_shown, 0), N_PLAYED + 1,
           100 * (get_cpu_ms () - cpu) / (get_ms () - began));
  cliff_player_pause (player);
}

static long
get_rss_kb (void)
{
  g_autofree char *statm = NULL;

  g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL);

  return g_ascii_strtoll (strchr (statm, ' '), NULL, 10) * 4;
}

/* What a long day leaves behind. */
static void
bench_memory (CliffPlayer *player,
              CliffPlan   *plan)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (9);
  g_autoptr(CliffPlan) other = new_plan (CLIFF_PLAN_VIDEO, N_SHOTS);
  long before;

  ((CliffPlanShot *) g_ptr_array_index (other->shots, 3))->in = CLIFF_SECOND / 30;
  for (int i = 0; i < 200; i++)
    seek_once (player, cliff_plan_get_frame_time (plan, g_rand_int_range (random, 0, plan->n_frames)));
  before = get_rss_kb ();
  for (int i = 0; i < 1000; i++)
    seek_once (player, cliff_plan_get_frame_time (plan, g_rand_int_range (random, 0, plan->n_frames)));
  g_print ("seeks-1000-memory %+ld kB\n", get_rss_kb () - before);
  before = get_rss_kb ();
  for (int i = 0; i < 200; i++)
    {
      guint shown = n_shown;

      cliff_player_set_plan (player, i % 2 ? plan : other);
      while (n_shown == shown)
        g_main_context_iteration (NULL, TRUE);
    }
  g_print ("undo-redo-200-memory %+ld kB\nmemory %ld kB\n", get_rss_kb () - before, get_rss_kb ());
}

/* ── The peers ───────────────────────────────────────────────────────────────────────────────── */

static double
bench_bare_pipelines (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (7);
  GstElement *pipelines[N_FILES], *sinks[N_FILES];
  double ms[N_SEEKS];

  for (int i = 0; i < N_FILES; i++)
    {
      g_autofree char *description =
        g_strdup_printf ("filesrc location=\"%s\" ! decodebin ! videoconvert ! video/x-raw,format=RGBA"
                         " ! appsink name=sink sync=false max-buffers=1", videos[i]);

      pipelines[i] = gst_parse_launch (description, NULL);
      sinks[i] = gst_bin_get_by_name (GST_BIN (pipelines[i]), "sink");
      gst_element_set_state (pipelines[i], GST_STATE_PAUSED);
      gst_element_get_state (pipelines[i], NULL, NULL, GST_CLOCK_TIME_NONE);
    }
  for (guint i = 0; i < N_SEEKS; i++)
    {
      int frame = g_rand_int_range (random, 0, N_SHOTS * SHOT_FRAMES), file = frame / SHOT_FRAMES % N_FILES;
      double began = get_ms ();

      gst_element_seek_simple (pipelines[file], GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE,
                               frame % SHOT_FRAMES * GST_SECOND / 30);
      gst_sample_unref (gst_app_sink_pull_preroll (GST_APP_SINK (sinks[file])));
      ms[i] = get_ms () - began;
    }
  for (int i = 0; i < N_FILES; i++)
    {
      gst_element_set_state (pipelines[i], GST_STATE_NULL);
      gst_object_unref (sinks[i]);
      gst_object_unref (pipelines[i]);
    }

  return print_quantiles ("bare-gstreamer-seek", ms, N_SEEKS);
}

/* ffmpeg looping, placing, ducking, mixing, normalising and limiting the same files. */
static double
bench_ffmpeg_mix (void)
{
  g_autoptr(GString) command = g_string_new ("ffmpeg -nostdin -v error -y -stream_loop -1 -t 120 -i music.wav");
  double began;

  for (int i = 0; i < N_SHOTS; i++)
    g_string_append (command, " -i voice.wav");
  g_string_append (command, " -filter_complex '");
  for (int i = 0; i < N_SHOTS; i++)
    g_string_append_printf (command, "[%d:a]adelay=%d:all=1[v%d];", i + 1, i * 3000 + 500, i);
  for (int i = 0; i < N_SHOTS; i++)
    g_string_append_printf (command, "[v%d]", i);
  g_string_append_printf (command, "amix=inputs=%d:normalize=0,apad=whole_dur=120,asplit[a][b];"
                          "[0:a][a]sidechaincompress=attack=80:release=400[m];"
                          "[m][b]amix=inputs=2:normalize=0,loudnorm=I=-16:TP=-1' -ar 48000 -c:a pcm_f32le peer.wav",
                          N_SHOTS);
  began = get_ms ();
  run_shell (command->str);

  return get_ms () - began;
}

static double
bench_mix (CliffPlan *plan)
{
  double began = get_ms ();
  g_autoptr(CliffMix) mix = cliff_mix_new (plan, NULL, NULL, NULL, NULL);

  g_print ("mix-loudness %.2f LUFS\nmix-true-peak %.2f dBTP\n", mix->loudness, mix->true_peak);

  return get_ms () - began;
}

/* Shows @plan at half size. */
static void
show (CliffPlayer *player,
      CliffPlan   *plan)
{
  guint before = n_shown;

  cliff_player_set_plan (player, plan);
  while (n_shown == before)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(CliffPlayer) player = NULL;
  g_autoptr(CliffPlan) plan = NULL;
  g_autoptr(CliffPlan) many = NULL;
  g_autoptr(CliffPlan) boards = NULL;
  double own, own_many, peer;

  gst_init (&argc, &argv);
  folder = cliff_test_dup_folder ();
  make_media ();
  proxies = cliff_proxies_new (folder, CLIFF_PROXIES_QUOTA);
  plan = new_plan (CLIFF_PLAN_VIDEO, N_SHOTS);
  many = new_plan (CLIFF_PLAN_VIDEO, N_MANY);
  boards = new_plan (CLIFF_PLAN_STILL, N_SHOTS);
  player = g_object_new (CLIFF_TYPE_PLAYER, "sound-sink", "fakesink", NULL);
  g_signal_connect (player, "frame", G_CALLBACK (frame_cb), NULL);
  cliff_player_set_proxies (player, proxies);
  show (player, plan);
  while (!cliff_player_has_sound (player))
    g_main_context_iteration (NULL, TRUE);
  own = bench_seeks (player, plan, "clips-40");
  peer = bench_bare_pipelines ();
  show (player, many);
  own_many = bench_seeks (player, many, "clips-2000");
  g_print ("seek-ratio-40 %.2f of bare GStreamer's p95\n", own / peer);
  g_print ("seek-ratio-2000 %.2f of bare GStreamer's p95\n", own_many / peer);
  bench_edit (player, "edit-to-frame-2000", N_MANY);
  show (player, plan);
  bench_edit (player, "edit-to-frame-40", N_SHOTS);
  show (player, plan);
  bench_play (player);
  bench_memory (player, plan);
  show (player, boards);
  bench_seeks (player, boards, "board");

  own = bench_mix (plan);
  peer = bench_ffmpeg_mix ();
  g_print ("mix-120s %.0f ms\nffmpeg-mix-120s %.0f ms\nmix-ratio %.2f of ffmpeg's wall\n", own, peer, own / peer);
  g_clear_object (&player);
  g_clear_object (&proxies);

  return 0;
}
