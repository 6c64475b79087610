/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How long an export takes, against ffmpeg doing the same work with the same encoder settings in
 * the same run: shots of 3 s with in-points, every sixth after a dissolve, burned subtitles and
 * label, voices over music.
 *
 *   bench-render [--shots N]    40 shots, 120 s, when not said otherwise
 */

#include "config.h"

#include "cliff-file.h"
#include "cliff-plan-private.h"
#include "cliff-render.h"

#include <locale.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define FPS 30
#define SHOT_FRAMES 90
#define DISSOLVE 16
#define LABEL "AI生成内容"

static const char *const words[] = {
  "你昨晚去哪儿了？ Where?", "我不想再骗你了。 No more lies.", "他一直都知道真相！",
  "Don't walk away from me.", "钱不是问题，是信任。",
};

typedef struct
{
  double wall;    /* s */
  double cpu;     /* s */
  double memory;  /* MB */
} Cost;

static char *folder;
static int n_shots = 40;

static char *
dup_media (const char *format,
           int         number)
{
  g_autofree char *name = g_strdup_printf (format, number);

  return g_build_filename (folder, name, NULL);
}

static gboolean
has_dissolve (int shot)
{
  return shot > 0 && shot < n_shots && shot % 6 == 0;
}

/* Of all children that have ended. */
static double
get_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_CHILDREN, &usage);

  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
         + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* ── Ours ────────────────────────────────────────────────────────────────────────────────────── */

static char *
dup_sum (const char *path)
{
  g_autoptr(GError) error = NULL;
  char *sum = cliff_file_hash (path, -1, NULL, NULL, &error);

  if (sum == NULL)
    g_error ("%s", error->message);
  return sum;
}

static void
add_sound (CliffPlan    *plan,
           CliffPlanBus  bus,
           char         *path,
           CliffTime     start,
           int           gain)
{
  CliffPlanSound *sound = cliff_plan_add_sound (plan);

  sound->bus = bus;
  sound->path = path;
  sound->sha256 = dup_sum (path);
  sound->start = start;
  sound->gain = gain;
}

static CliffPlan *
new_plan (void)
{
  CliffPlan *plan = cliff_plan_new ();

  plan->width = 1080;
  plan->height = 1920;
  plan->fps_num = FPS;
  plan->fps_den = 1;
  plan->n_frames = n_shots * SHOT_FRAMES;
  plan->label = g_strdup (LABEL);
  for (int i = 0; i < n_shots; i++)
    {
      CliffPlanShot *shot = cliff_plan_add_shot (plan);
      CliffPlanText *text = cliff_plan_add_text (plan);

      shot->start = i * SHOT_FRAMES;
      shot->length = SHOT_FRAMES;
      shot->overlap = has_dissolve (i) ? DISSOLVE : 0;
      shot->transition = has_dissolve (i) ? CLIFF_TRANSITION_DISSOLVE : CLIFF_TRANSITION_CUT;
      shot->source = CLIFF_PLAN_VIDEO;
      shot->path = dup_media ("shot-%02d.mp4", i);
      shot->sha256 = dup_sum (shot->path);
      shot->in = CLIFF_SECOND / 2;
      text->start = shot->start + 6;
      text->length = 75;
      text->text = g_strdup (words[i % G_N_ELEMENTS (words)]);
    }
  for (int i = 0; i < n_shots / 2; i++)
    add_sound (plan, CLIFF_PLAN_VOICE, dup_media ("voice-%02d.wav", i),
               i * 6 * CLIFF_SECOND + 300 * CLIFF_MSECOND, CLIFF_PPM);
  add_sound (plan, CLIFF_PLAN_MUSIC, g_build_filename (folder, "music.wav", NULL), 0, 250000);

  return plan;
}

/* Rendered by a process of its own, so that its memory can be told from the bench's: the parent
 * and as many workers as there are cores, each at its highest, at the same time. */
static Cost
render (CliffPlan  *plan,
        const char *cache,
        const char *out)
{
  gint64 start = g_get_monotonic_time ();
  double cpu = get_cpu ();
  int status, pipes[2];
  Cost cost = { 0 };
  pid_t child;

  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  if (child == 0)
    {
      g_autoptr(GError) error = NULL;
      CliffRenderReport report;
      struct rusage own, workers;
      double memory;

      if (!cliff_render_plan (plan, cache, out, &report, NULL, NULL, NULL, &error))
        g_error ("%s", error->message);
      getrusage (RUSAGE_SELF, &own);
      getrusage (RUSAGE_CHILDREN, &workers);
      memory = (own.ru_maxrss + (double) workers.ru_maxrss * g_get_num_processors ()) / 1024;
      if (write (pipes[1], &memory, sizeof memory) != sizeof memory)
        _exit (1);
      g_printerr ("  %d of %d units rendered\n", report.units_rendered, report.units);
      _exit (0);
    }
  waitpid (child, &status, 0);
  cost.wall = (g_get_monotonic_time () - start) / 1e6;
  cost.cpu = get_cpu () - cpu;
  if (status != 0 || read (pipes[0], &cost.memory, sizeof cost.memory) != sizeof cost.memory)
    g_error ("rendering failed");
  close (pipes[0]);
  close (pipes[1]);

  return cost;
}

/* ── ffmpeg ──────────────────────────────────────────────────────────────────────────────────── */

static void
append_time (GString *out,
             double   seconds)
{
  g_string_append_printf (out, "%d:%02d:%05.2f", (int) seconds / 3600, (int) seconds / 60 % 60,
                          seconds - (int) seconds / 60 * 60);
}

static char *
write_subtitles (void)
{
  g_autoptr(GString) out = g_string_new (
    "[Script Info]\nScriptType: v4.00+\nPlayResX: 1080\nPlayResY: 1920\n"
    "ScaledBorderAndShadow: yes\nYCbCr Matrix: TV.709\n\n[V4+ Styles]\n"
    "Format: Name, Fontname, Fontsize, PrimaryColour, OutlineColour, BackColour, BorderStyle, Outline,"
    " Shadow, Alignment, MarginL, MarginR, MarginV\n"
    "Style: Sub,Noto Sans CJK SC,64,&H00FFFFFF,&H00000000,&H80000000,1,5,0,2,60,60,420\n"
    "Style: Label,Noto Sans CJK SC,76,&H00FFFFFF,&H00000000,&H80000000,1,6,0,9,48,48,86\n\n[Events]\n"
    "Format: Layer, Start, End, Style, Text\n");
  char *path = g_build_filename (folder, "subtitles.ass", NULL);

  g_string_append (out, "Dialogue: 0,0:00:00.00,");
  append_time (out, n_shots * 3);
  g_string_append (out, ",Label," LABEL "\n");
  for (int i = 0; i < n_shots; i++)
    {
      g_string_append (out, "Dialogue: 1,");
      append_time (out, i * 3 + 0.2);
      g_string_append_c (out, ',');
      append_time (out, i * 3 + 2.7);
      g_string_append_printf (out, ",Sub,%s\n", words[i % G_N_ELEMENTS (words)]);
    }
  g_file_set_contents (path, out->str, -1, NULL);

  return path;
}

/* ffmpeg at its best: only the frames of a dissolve go through xfade, which works in 4:4:4. */
static void
append_shot (GString *graph,
             GString *order,
             int      i)
{
  double half = (double) DISSOLVE / 2 / FPS;
  double from = 0.5 + (has_dissolve (i) ? half : 0), to = 3.5 - (has_dissolve (i + 1) ? half : 0);
  int parts = 1 + has_dissolve (i) + has_dissolve (i + 1);

  g_string_append_printf (graph, "[%d:v]fps=%d:round=near,setsar=1,format=yuv420p,split=%d[b%d]", i,
                          FPS, parts, i);
  g_string_append_printf (graph, "%s", has_dissolve (i) ? "[h]" : "");
  g_string_append_printf (graph, "%s;", has_dissolve (i + 1) ? "[t]" : "");
  if (has_dissolve (i))
    {
      g_string_append_printf (graph,
                              "[h]trim=start=%f:end=%f,setpts=PTS-STARTPTS,settb=1/%d,fps=%d[h%d];",
                              0.5 - half, 0.5 + half, FPS, FPS, i);
      g_string_append_printf (graph,
                              "[t%d][h%d]xfade=transition=fade:duration=%f:offset=0,format=yuv420p[x%d];",
                              i, i, 2 * half, i);
      g_string_append_printf (order, "[x%d]", i);
    }
  if (has_dissolve (i + 1))
    g_string_append_printf (graph,
                            "[t]trim=start=%f:end=%f,setpts=PTS-STARTPTS,settb=1/%d,fps=%d[t%d];",
                            3.5 - half, 3.5 + half, FPS, FPS, i + 1);
  g_string_append_printf (graph, "[b%d]trim=start=%f:end=%f,setpts=PTS-STARTPTS[c%d];", i, from,
                          to, i);
  g_string_append_printf (order, "[c%d]", i);
}

static char *
write_graph (const char *subtitles)
{
  g_autoptr(GString) graph = g_string_new (NULL);
  g_autoptr(GString) order = g_string_new (NULL);
  char *path = g_build_filename (folder, "graph.txt", NULL);
  int n_pieces = n_shots, n_voices = n_shots / 2;

  for (int i = 0; i < n_shots; i++)
    {
      append_shot (graph, order, i);
      n_pieces += has_dissolve (i);
    }
  g_string_append_printf (graph, "%sconcat=n=%d:v=1:a=0,settb=1/%d,fps=%d,ass=%s[v];", order->str,
                          n_pieces, FPS, FPS, subtitles);
  for (int i = 0; i < n_voices; i++)
    g_string_append_printf (graph, "[%d:a]aformat=channel_layouts=stereo,adelay=%d:all=1[a%d];",
                            n_shots + 1 + i, i * 6000 + 300, i);
  g_string_append_printf (graph, "[%d:a]volume=0.25,atrim=end=%d[m];[m]", n_shots, n_shots * 3);
  for (int i = 0; i < n_voices; i++)
    g_string_append_printf (graph, "[a%d]", i);
  g_string_append_printf (graph, "amix=inputs=%d:normalize=0:duration=first[a]", n_voices + 1);
  g_file_set_contents (path, graph->str, -1, NULL);

  return path;
}

static Cost
run_ffmpeg (const char *out)
{
  g_autofree char *subtitles = write_subtitles ();
  g_autofree char *graph = write_graph (subtitles);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *threads = g_strdup_printf ("%u", g_get_num_processors ());
  g_autofree char *length = g_strdup_printf ("%d", n_shots * 3);
  g_autofree char *music = g_build_filename (folder, "music.wav", NULL);
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) arguments = NULL;
  gint64 start;
  double cpu = get_cpu ();
  struct rusage usage;
  int status;
  GPid pid;

  g_strv_builder_add_many (builder, "ffmpeg", "-nostdin", "-v", "error", "-y", NULL);
  for (int i = 0; i < n_shots; i++)
    {
      g_strv_builder_add (builder, "-i");
      g_strv_builder_take (builder, dup_media ("shot-%02d.mp4", i));
    }
  g_strv_builder_add_many (builder, "-i", music, NULL);
  for (int i = 0; i < n_shots / 2; i++)
    {
      g_strv_builder_add (builder, "-i");
      g_strv_builder_take (builder, dup_media ("voice-%02d.wav", i));
    }
  g_strv_builder_add_many (builder, "-/filter_complex", graph, "-map", "[v]", "-map", "[a]", "-t",
                           length,
                           "-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-threads",
                             threads,
                           "-profile:v", "high", "-pix_fmt", "yuv420p", "-r", "30", "-c:a", "aac",
                             "-b:a",
                           "160k", "-ar", "48000", "-movflags", "+faststart", out, NULL);
  arguments = g_strv_builder_end (builder);

  start = g_get_monotonic_time ();
  if (!g_spawn_async (NULL, arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                      NULL,
                      &pid, &error))
    g_error ("%s", error->message);
  wait4 (pid, &status, 0, &usage);
  if (status != 0)
    g_error ("ffmpeg failed");

  return (Cost) { (g_get_monotonic_time () - start) / 1e6, get_cpu () - cpu,
                  usage.ru_maxrss / 1024.0 };
}

/* ── The run ─────────────────────────────────────────────────────────────────────────────────── */

static void
make_media (void)
{
  g_autofree char *count = g_strdup_printf ("%d", n_shots);
  const char *arguments[] = { BENCH_SOURCE_DIR "/bench-render-media", folder, count, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL, 0, NULL, NULL, NULL, NULL, &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("the media cannot be made: %s", error->message);
}

/* What an independent decoder says: all frames and no message. */
static void
check (const char *path)
{
  g_autofree char *command = g_strdup_printf ("ffmpeg -nostdin -v warning -i '%s' -f null - 2>&1;"
                                              " ffprobe -v error -select_streams v -count_packets -show_entries"
                                              " stream=nb_read_packets -of csv=p=0 '%s'", path, path);
  const char *arguments[] = { "sh", "-c", command, NULL };
  g_autofree char *wanted = g_strdup_printf ("%d\n", n_shots * SHOT_FRAMES);
  g_autofree char *said = NULL;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, NULL,
                NULL, NULL);
  if (g_strcmp0 (said, wanted) != 0)
    g_error ("the file is not right: %s", said);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const double *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

/* One shot after the other gets another in-point; the median. */
static double
measure_changes (CliffPlan  *plan,
                 const char *cache,
                 const char *out)
{
  double walls[5];

  for (int i = 0; i < 5; i++)
    {
      CliffPlanShot *shot = g_ptr_array_index (plan->shots, (guint) (i * 7 + 2) % n_shots);

      shot->in += CLIFF_SECOND / 10;
      walls[i] = render (plan, cache, out).wall;
    }
  qsort (walls, 5, sizeof (double), compare);

  return walls[2];
}

int
main (int    argc,
      char **argv)
{
  const GOptionEntry entries[] = {
    { "shots", 0, 0, G_OPTION_ARG_INT, &n_shots, "How many shots of 3 s (40)", "N" },
    { NULL }
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autoptr(CliffPlan) plan = NULL;
  g_autofree char *cache = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  Cost cold, peer, same;
  double changed;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, NULL) || n_shots < 2 || n_shots > 99)
    return 64;
  folder = g_build_filename (g_get_user_cache_dir (), "cliffhanger", "bench-render", NULL);
  cache = g_build_filename (folder, "units", NULL);
  ours = g_build_filename (folder, "ours.mp4", NULL);
  theirs = g_build_filename (folder, "theirs.mp4", NULL);
  make_media ();
  plan = new_plan ();
  cliff_file_remove_tree (cache);

  peer = run_ffmpeg (theirs);
  cold = render (plan, cache, ours);
  check (ours);
  changed = measure_changes (plan, cache, ours);
  check (ours);
  same = render (plan, cache, ours);
  cliff_file_remove_tree (cache);

  g_print ("render-ffmpeg %.2f s\n", peer.wall);
  g_print ("render-ffmpeg-memory %.0f MB\n", peer.memory);
  g_print ("render-cold %.2f s\n", cold.wall);
  g_print ("render-cold-ratio %.3f × ffmpeg (target ≤ 1.0)\n", cold.wall / peer.wall);
  g_print ("render-cold-cpu-ratio %.3f × ffmpeg\n", cold.cpu / peer.cpu);
  g_print ("render-cold-memory %.0f MB (target ≤ 1000)\n", cold.memory);
  g_print ("render-changed %.2f s\n", changed);
  g_print ("render-changed-ratio %.3f × ffmpeg (target ≤ 0.10 of 40 shots)\n", changed / peer.wall);
  g_print ("render-same %.2f s\n", same.wall);
  g_print ("render-same-ratio %.4f × ffmpeg (target ≤ 0.02)\n", same.wall / peer.wall);
  g_free (folder);

  return 0;
}
