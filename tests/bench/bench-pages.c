/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-pages.h"
#include "cliff-test.h"

#include <stdio.h>
#include <string.h>

/* The peer's command line, installed once with npm. */
#define PEER "afterwriting@1.17.3"

#define RUNS 5

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static int
compare_times (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *times)
{
  g_sort_array (times, RUNS, sizeof *times, compare_times, NULL);

  return times[RUNS / 2];
}

/* About 120 pages with the mix of elements of a real script. */
static char *
make_fountain (void)
{
  static const char *const words[] = {
    "the", "rain", "falls", "on", "a", "street", "where", "nobody", "walks", "and", "Mara", "turns", "slowly", "to",
    "look", "at", "him",
  };
  GString *text = g_string_new ("Title: A Long Night\nAuthor: Nobody\n\n");
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);

  for (guint scene = 1; scene <= 150; scene++)
    {
      g_string_append_printf (text, "%s. PLACE %u - %s #%u#\n\n", scene % 2 != 0 ? "INT" : "EXT", scene % 37,
                              scene % 3 != 0 ? "DAY" : "NIGHT", scene);
      for (guint i = 0; i < 12; i++)
        {
          guint count = (guint) g_rand_int_range (rand, 6, 34);

          if (i % 2 != 0)
            g_string_append_printf (text, "%s\n%s", i % 4 == 1 ? "MARA" : "JONAH (V.O.)", i % 3 == 0 ? "(quietly)\n" : "");
          for (guint j = 0; j < count; j++)
            g_string_append_printf (text, "%s%s%s", j == 0 ? "" : " ",
                                    j == 5 && i == 2 ? "*now*" : words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))],
                                    j % 9 == 8 ? "." : "");
          g_string_append (text, ".\n\n");
        }
    }

  return g_string_free (text, FALSE);
}

static char *
make_drama (void)
{
  GString *text = g_string_new ("《雨夜的借条》\n\n");

  for (guint episode = 1; episode <= 60; episode++)
    {
      g_string_append_printf (text, "第%u集 归来\n\n", episode);
      for (guint scene = 1; scene <= 4; scene++)
        g_string_append_printf (
            text,
            "%u-%u 夜 内 出租屋\n人物：沈知意、周叔\n\n△昏黄的灯下，沈知意把纸箱倒扣在床上，一张泛黄的借条飘落，她蹲下去，"
            "手指碰到纸边的一刻停住了。\n沈知意（愣住）：陆承远……那个陆氏集团的陆承远？\n【字幕：三年后】\n周叔OS：一天，我已经"
            "说了七个一天。\n△大堂里的人纷纷回头。保安甲快步上前，伸手拦住她。\n保安甲：小姐，请你离开。\n沈知意：三百万，你替"
            "他还？你们陆总欠我母亲的，今天我要连本带利地拿回来。\n\n",
            episode, scene);
    }

  return g_string_free (text, FALSE);
}

/* A median of: the script read, laid out and written as a PDF. */
static double
time_pages (const char *name,
            const char *text,
            const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "ours.pdf", NULL);
  double times[RUNS], first = now (), laid[RUNS];
  guint n_pages = 0;

  for (guint i = 0; i < RUNS; i++)
    {
      double start = now ();
      g_autoptr(CliffScript) script = cliff_script_new (text, -1, CLIFF_SCRIPT_AUTO);
      g_autoptr(CliffPages) pages = cliff_pages_new (script, &(CliffPageSetup) { 0 });
      g_autoptr(GError) error = NULL;

      laid[i] = now () - start;
      n_pages = cliff_pages_get_n_pages (pages);
      if (!cliff_pages_write_pdf (pages, path, 0, NULL, &error))
        g_error ("%s", error->message);
      times[i] = now () - start;
      if (i == 0)
        printf ("pdf-%s-first %.1f ms\n", name, now () - first);
    }
  printf ("pdf-%s-pages %u pages\n", name, n_pages);
  printf ("pdf-%s-layout %.1f ms\n", name, median (laid));
  printf ("pdf-%s %.1f ms\n", name, median (times));

  return median (times);
}

static gboolean
run (const char *const *arguments,
     const char        *folder)
{
  g_autoptr(GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr(GSubprocess) process = NULL;

  if (folder != NULL)
    g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawnv (launcher, arguments, NULL);

  return process != NULL && g_subprocess_wait_check (process, NULL, NULL);
}

/* The peer's program: (transfer full) (nullable) */
static char *
dup_peer (void)
{
  g_autofree char *cached = g_build_filename (g_get_user_cache_dir (), "cliffhanger", "bench", "afterwriting", NULL);
  g_autofree char *program = g_build_filename (cached, "node_modules", ".bin", "afterwriting", NULL);

  g_mkdir_with_parents (cached, 0755);
  if (!g_file_test (program, G_FILE_TEST_EXISTS) &&
      !run ((const char *[]) { "npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", cached, PEER, NULL },
            cached))
    return NULL;

  return g_file_test (program, G_FILE_TEST_EXISTS) ? g_steal_pointer (&program) : NULL;
}

/* The peer's median, its start included; 0 when it could not be run. */
static double
time_peer (const char *text,
           const char *folder)
{
  g_autofree char *peer = dup_peer (), *script = g_build_filename (folder, "script.fountain", NULL);
  g_autofree char *pdf = g_build_filename (folder, "theirs.pdf", NULL);
  double times[RUNS];

  if (peer == NULL || !g_file_set_contents (script, text, -1, NULL))
    return 0;
  for (guint i = 0; i < RUNS; i++)
    {
      double start = now ();

      if (!run ((const char *[]) { "node", peer, "--source", script, "--pdf", pdf, "--overwrite", NULL }, folder) ||
          !g_file_test (pdf, G_FILE_TEST_EXISTS))
        return 0;
      times[i] = now () - start;
    }

  return median (times);
}

int
main (void)
{
  g_autofree char *folder = cliff_test_dup_folder (), *fountain = make_fountain (), *drama = make_drama ();
  double ours = time_pages ("fountain", fountain, folder), theirs;

  time_pages ("drama", drama, folder);
  theirs = time_peer (fountain, folder);
  if (theirs > 0)
    {
      printf ("afterwriting %.0f ms\n", theirs);
      printf ("faster-than-afterwriting %.1f times\n", theirs / ours);
    }
  else
    printf ("afterwriting 0 ms (could not be installed or run)\n");

  return 0;
}
