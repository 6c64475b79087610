/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How fast the preview answers: seeks to half-size frames with subtitles and label, composed from proxies and delivered by the
 * player, against bare GStreamer pipelines that seek in the same pictures and compose nothing; the frame after an edit of a real
 * project; and the mix of two minutes, against ffmpeg doing the same steps.  Beside the time that passes, "-cpu" is what all threads
 * of the process spend: other work on the machine is no part of it. */

#include "config.h"

#include "cliff-edit-cut.h"
#include "cliff-mix.h"
#include "cliff-plan-private.h"
#include "cliff-player.h"
#include "cliff-proxy.h"
#include "cliff-test.h"

#include <gst/app/gstappsink.h>
#include <gst/gst.h>
#include <sys/resource.h>
#include <time.h>

#define N_FILES 8
#define N_SHOTS 40
#define N_MANY 2000
#define SHOT_FRAMES 90
/* Of each of many: a quarter of an hour is long enough for an episode. */
#define BRIEF_FRAMES 15
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

static void
make_proxy (const char *path,
            const char *name)
{
  g_autofree char *into = cliff_proxy_dup_path (folder, name);
  g_autoptr(GError) error = NULL;

  if (!cliff_proxy_make (path, into, NULL, NULL, &error))
    g_error ("%s", error->message);
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
      double began = get_ms ();

      make_proxy (videos[i], name);
      if (i == 0)
        g_print ("proxy-of-4-s %.0f ms\n", get_ms () - began);
    }
  voice = g_build_filename (folder, "voice.wav", NULL);
  music = g_build_filename (folder, "music.wav", NULL);
}

/* A take of the series with the file at @path, and its proxy. */
static CliffId
add_take (CliffStore *store,
          const char *kind,
          const char *path,
          CliffTime   duration)
{
  g_auto(CliffMediaFile) file = { 0, };
  g_autoptr(GError) error = NULL;
  CliffId media;

  if (!cliff_media_prepare (cliff_store_get_path (store), path, FALSE, &file, NULL, &error))
    g_error ("%s", error->message);
  if (g_str_equal (kind, "video"))
    make_proxy (path, file.sha256);
  media = cliff_store_add_media (store, &file, duration, 540, 960, &error);
  g_assert_no_error (error);

  return cliff_store_insert (store, NULL, "INSERT INTO take (owner, owner_id, kind, media_id, created) VALUES ('series', 1, ?, ?, 0)",
                             "si", kind, media);
}

static CliffPlan *
new_plan (CliffPlanSource source,
          int             n_shots,
          int             length)
{
  CliffPlan *plan = cliff_plan_new ();
  CliffPlanSound *bed = cliff_plan_add_sound (plan);

  plan->width = 1080;
  plan->height = 1920;
  plan->fps_num = 30;
  plan->fps_den = 1;
  plan->n_frames = n_shots * length;
  plan->label = g_strdup ("AI生成");
  bed->bus = CLIFF_PLAN_MUSIC;
  bed->ducked = CLIFF_CUT_USUAL_DUCK;
  bed->path = g_strdup (music);
  bed->length = (CliffTime) n_shots * length * CLIFF_SECOND / 30;
  bed->gain = CLIFF_PPM * 4 / 10;
  for (int i = 0; i < n_shots; i++)
    {
      CliffPlanShot *shot = cliff_plan_add_shot (plan);
      CliffPlanText *text = cliff_plan_add_text (plan);
      CliffPlanSound *line = cliff_plan_add_sound (plan);

      shot->shot_id = i + 1;
      shot->start = text->start = i * length;
      shot->length = text->length = length;
      shot->source = source;
      shot->path = g_strdup (source == CLIFF_PLAN_VIDEO ? videos[i % N_FILES] : stills[i % N_FILES]);
      shot->sha256 = g_strdup_printf ("%d-%d", source, i % N_FILES);
      shot->speed = CLIFF_PPM;
      /* Boards are moved as their shot's camera says. */
      if (source == CLIFF_PLAN_STILL)
        shot->to = (CliffPlanView) { 100000, 100000, 800000, 800000 };
      /* No two are the same, as in any drama. */
      text->text = g_strdup_printf ("第%d次，你以为那封信烧掉了？ You thought it burned?", i);
      line->bus = CLIFF_PLAN_VOICE;
      line->path = g_strdup (voice);
      line->start = (CliffTime) i * length * CLIFF_SECOND / 30 + CLIFF_SECOND / 2;
    }

  return plan;
}

/* The same as a project whose shots are half a second long: with their own files, voices, subtitles, and titles on a lane. */
static CliffStore *
make_project (int n_shots)
{
  CliffStore *store = cliff_test_create_store ();
  CliffId takes[N_FILES], voice_take;

  cliff_test_begin (store);
  cliff_store_exec (store, NULL, "INSERT INTO episode (id, position, number) VALUES (1, 1, 1)", "");
  cliff_store_exec (store, NULL, "INSERT INTO lane (id, episode_id, position, kind) VALUES (1, 1, 1, 'title')", "");
  for (int i = 0; i < N_FILES; i++)
    takes[i] = add_take (store, "video", videos[i], 4 * CLIFF_SECOND);
  voice_take = add_take (store, "voice", voice, 2 * CLIFF_SECOND);
  for (int i = 0; i < n_shots; i++)
    {
      g_autofree char *text = g_strdup_printf ("第%d次，你以为那封信烧掉了？", i);
      CliffId shot =
        cliff_store_insert (store, NULL, "INSERT INTO shot (episode_id, position, duration, held, take_id) VALUES (1, ?, 500000000, 1, ?)",
                            "ii", (gint64) (i + 1) * 65536, takes[i % N_FILES]);

      cliff_store_insert (store, NULL, "INSERT INTO line (shot_id, position, text, take_id) VALUES (?, 0, ?, ?)", "isi", shot, text,
                          voice_take);
      if (i % 4 == 0)
        cliff_store_insert (store, NULL, "INSERT INTO clip (lane_id, shot_id, \"offset\", length, text) VALUES (1, ?, 0, 400000000, ?)",
                            "is", shot, text);
    }
  cliff_test_commit (store);

  return store;
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

/* (not nullable): what passed, and what was spent, since @self began. */
typedef struct
{
  double wall, cpu;
} Time;

static Time
begin (void)
{
  return (Time) { get_ms (), get_cpu_ms () };
}

static Time
end (Time began)
{
  return (Time) { get_ms () - began.wall, get_cpu_ms () - began.cpu };
}

static void
wait_for_frame (guint before)
{
  while (n_shown == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
seek_once (CliffPlayer *player,
           CliffTime    position)
{
  guint before = n_shown;

  cliff_player_seek (player, position);
  wait_for_frame (before);
}

/* Prints how many a second there were. */
static void
print_rate (const char *clips,
            const char *what,
            Time        time)
{
  g_print ("%s-%s %.0f frames/s\n%s-%s-cpu %.2f ms a frame\n", clips, what, N_SEEKS * 1000 / time.wall, clips, what,
           time.cpu / N_SEEKS);
}

static double
bench_seeks (CliffPlayer *player,
             CliffPlan   *plan,
             const char  *name)
{
  g_autofree char *label = g_strdup_printf ("%s-random-seek", name);
  g_autofree char *cpu_label = g_strdup_printf ("%s-random-seek-cpu", name);
  g_autoptr(GRand) random = g_rand_new_with_seed (7);
  double ms[N_SEEKS], cpu[N_SEEKS];
  Time began;

  for (guint i = 0; i < N_SEEKS; i++)
    {
      began = begin ();
      seek_once (player, cliff_plan_get_frame_time (plan, g_rand_int_range (random, 0, plan->n_frames)));
      ms[i] = end (began).wall;
      cpu[i] = end (began).cpu;
    }
  began = begin ();
  for (int i = 0; i < N_SEEKS; i++)
    seek_once (player, cliff_plan_get_frame_time (plan, 10 + 4 * i));
  print_rate (name, "scrub", end (began));
  began = begin ();
  for (int i = 0; i < N_SEEKS; i++)
    seek_once (player, cliff_plan_get_frame_time (plan, 500 - i));
  print_rate (name, "step-back", end (began));
  print_quantiles (cpu_label, cpu, N_SEEKS);

  return print_quantiles (label, ms, N_SEEKS);
}

#define N_EDITS 40

/* What the calling thread has spent. */
static double
get_own_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

/* A trim of a real project, from the edit to its frame: what passes, and what the main thread spends on each part. */
static void
bench_edit (CliffPlayer *player,
            const char  *name,
            int          n_shots)
{
  static const char *const parts[] = { "main-commit", "main-cut", "main-plan", "main-player", "all" };
  g_autoptr(CliffStore) store = make_project (n_shots);
  double ms[G_N_ELEMENTS (parts)][N_EDITS];

  for (int i = 0; i < N_EDITS; i++)
    {
      g_autoptr(CliffCut) cut = NULL;
      g_autoptr(CliffPlan) plan = NULL;
      guint before = n_shown;
      double began = get_ms (), at[5] = { get_own_ms () };

      cliff_edit_trim (store, (CliffCutItem) { CLIFF_CUT_SHOT, 30 }, CLIFF_TRIM_END, (i % 2 ? 2 : -2) * CLIFF_SECOND / 30, NULL);
      at[1] = get_own_ms ();
      cut = cliff_cut_new (store, 1, NULL);
      at[2] = get_own_ms ();
      plan = cliff_plan_new_for_cut (store, cut, 0, NULL);
      at[3] = get_own_ms ();
      cliff_player_set_plan (player, plan);
      wait_for_frame (before);
      at[4] = get_own_ms ();
      for (int j = 0; j < 4; j++)
        ms[j][i] = at[j + 1] - at[j];
      ms[4][i] = get_ms () - began;
    }
  for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
    {
      g_autofree char *label = g_strdup_printf ("%s-%s", name, parts[j]);

      print_quantiles (label, ms[j], N_EDITS);
    }
}

/* Until the sound is there nothing is still. */
static void
wait_for_sound (CliffPlayer *player)
{
  while (!cliff_player_has_sound (player))
    g_main_context_iteration (NULL, TRUE);
}

static void
bench_play (CliffPlayer *player)
{
  double began, cpu;

  wait_for_sound (player);
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
  g_autoptr(CliffPlan) other = new_plan (CLIFF_PLAN_VIDEO, N_SHOTS, SHOT_FRAMES);
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
      wait_for_frame (shown);
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
  wait_for_frame (before);
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
  plan = new_plan (CLIFF_PLAN_VIDEO, N_SHOTS, SHOT_FRAMES);
  many = new_plan (CLIFF_PLAN_VIDEO, N_MANY, BRIEF_FRAMES);
  boards = new_plan (CLIFF_PLAN_STILL, N_SHOTS, SHOT_FRAMES);
  player = g_object_new (CLIFF_TYPE_PLAYER, "sound-sink", "fakesink", NULL);
  g_signal_connect (player, "frame", G_CALLBACK (frame_cb), NULL);
  cliff_player_set_proxies (player, proxies);
  show (player, plan);
  wait_for_sound (player);
  own = bench_seeks (player, plan, "clips-40");
  peer = bench_bare_pipelines ();
  show (player, many);
  wait_for_sound (player);
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
