/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script.h"
#include "cliff-test.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* The peer is not in npm; it is fetched once from its repository, at this commit. */
#define PEER_URL "https://github.com/wildwinter/screenplay-tools"
#define PEER_COMMIT "d0fc871f02a8bdaa66a107bf6005081a0974ef2f"

#define MB (1000 * 1000)
#define RUNS 15
#define KEYS 2000
#define LINES 10000

static int
compare_times (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
quantile (double *times,
          guint   n,
          double  q)
{
  g_sort_array (times, n, sizeof *times, compare_times, NULL);

  return times[MIN (n - 1, (guint) (n * q))];
}

/* In milliseconds, on the processor's own clock: the machine may be shared. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);

  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

/* A script of @size bytes with the mix of elements of a real one. */
static GString *
make_fountain (gsize size,
               gsize n_lines)
{
  static const char *const words[] = {
    "the", "rain", "falls", "on",     "a",  "street", "where", "nobody", "walks",
    "and", "MARA", "turns", "slowly", "to", "look",   "at",    "him",
  };
  GString *text = g_string_new ("Title: A Long Night\nAuthor: Nobody\n\n");
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  gsize lines = 3;

  for (guint scene = 1; text->len < size && lines < n_lines; scene++)
    {
      g_string_append_printf (text, "%s. PLACE %u - %s #%u#\n\n", scene % 2 != 0 ? "INT" : "EXT",
                              scene % 37, scene % 3 != 0 ? "DAY" : "NIGHT", scene);
      lines += 2;
      for (guint i = 0; i < 8; i++)
        {
          guint count = g_rand_int_range (rand, 6, 30);

          if (i % 2 != 0)
            g_string_append_printf (text, "%s\n%s", i % 4 == 1 ? "MARA" : "JONAH (V.O.)",
                                    i % 3 == 0 ? "(quietly)\n" : "");
          for (guint j = 0; j < count; j++)
            g_string_append_printf (text, "%s%s", j == 0 ? "" : " ",
                                    j == 5 && i == 2
                                        ? "*now*"
                                        : words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
          g_string_append (text, ".\n\n");
          lines += i % 2 != 0 ? 3 + (i % 3 == 0) : 2;
        }
    }

  return text;
}

static GString *
make_drama (gsize n_lines)
{
  GString *text = g_string_new ("《雨夜的借条》\n\n");

  for (gsize lines = 2; lines < n_lines; lines += 10)
    {
      if (lines % 500 == 2)
        g_string_append_printf (text, "第%zu集 归来\n", lines / 500 + 1);
      g_string_append_printf (
          text,
          "%zu-%zu 夜 内 "
          "出租屋\n人物：沈知意、周叔\n\n△昏黄的灯下，沈知意把纸箱倒扣在床上，一张泛黄的借条飘落。"
          "\n"
          "沈知意（愣住）：陆承远……那个陆氏集团的陆承远？\n【字幕：三年后】\n周叔OS：一天，我已经说"
          "了七个一天。\n"
          "大堂里的人纷纷回头。保安甲快步上前，伸手拦住她。\n保安甲：小姐，请你离开。\n\n",
          lines / 500 + 1, lines % 500 / 10 + 1);
    }

  return text;
}

/* The median time of a full parse, with the outline too where @outline is set. */
static double
time_parse (GString           *text,
            CliffScriptFormat  format,
            gboolean           outline,
            guint              runs)
{
  double times[RUNS];

  for (guint i = 0; i < runs; i++)
    {
      double start = now ();
      g_autoptr(CliffScript) script = cliff_script_new (text->str, text->len, format);
      g_autoptr(CliffOutline) made = outline ? cliff_script_get_outline (script) : NULL;

      times[i] = now () - start;
    }

  return quantile (times, runs, 0.5);
}

/* Types and deletes a letter at places of the text behind @from, each a keystroke. */
static void
time_keys (const char        *name,
           GString           *text,
           CliffScriptFormat  format,
           gsize              from)
{
  g_autoptr(CliffScript) script = cliff_script_new (text->str, text->len, format);
  g_autoptr(GRand) rand = g_rand_new_with_seed (2);
  g_autofree double *times = g_new (double, KEYS);

  for (guint i = 0; i < KEYS; i += 2)
    {
      gsize offset = from + g_rand_int_range (rand, 0, text->len - from);
      double start;

      while (((guchar) text->str[offset] & 0xc0) == 0x80)
        offset--;
      start = now ();
      cliff_script_edit (script, offset, 0, i % 20 == 0 ? "\n" : "x", 1);
      times[i] = now () - start;
      start = now ();
      cliff_script_edit (script, offset, 1, "", 0);
      times[i + 1] = now () - start;
    }
  printf ("key-%s-p95 %.4f ms\n", name, quantile (times, KEYS, 0.95));
  printf ("key-%s-p99 %.4f ms\n", name, quantile (times, KEYS, 0.99));
}

static gboolean
run (const char *const *arguments,
     char             **output)
{
  g_autoptr(GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (
      arguments,
      output != NULL ? G_SUBPROCESS_FLAGS_STDOUT_PIPE : G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);

  if (process != NULL &&
      g_subprocess_communicate_utf8 (process, NULL, NULL, output, NULL, &error) &&
      g_subprocess_get_successful (process))
    return TRUE;
  if (error != NULL)
    g_printerr ("%s\n", error->message);

  return FALSE;
}

/* The folder of the peer's checkout, fetched when it is not there: (transfer full) (nullable) */
static char *
dup_peer (void)
{
  g_autofree char *cached =
      g_build_filename (g_get_user_cache_dir (), "cliffhanger", "bench", "screenplay-tools", NULL);
  const char *given = g_getenv ("CLIFF_SCREENPLAY_TOOLS");
  g_autofree char *done = g_build_filename (cached, "javascript", NULL);

  if (given != NULL)
    return g_strdup (given);
  if (!g_file_test (done, G_FILE_TEST_IS_DIR) &&
      !(run ((const char *[]){ "git", "init", "--quiet", cached, NULL }, NULL) &&
        run ((const char *[]){ "git", "-C", cached, "fetch", "--quiet", "--depth", "1", PEER_URL,
                               PEER_COMMIT, NULL },
             NULL) &&
        run ((const char *[]){ "git", "-C", cached, "checkout", "--quiet", "FETCH_HEAD", NULL },
             NULL)))
    return NULL;

  return g_steal_pointer (&cached);
}

/* The peer's median on the same text; 0 when it could not be run. */
static double
time_peer (GString *text)
{
  g_autofree char *peer = dup_peer (), *folder = cliff_test_dup_folder (), *output = NULL;
  g_autofree char *file = g_build_filename (folder, "script.fountain", NULL);
  g_autofree char *runner =
      g_build_filename (g_getenv ("CLIFF_TEST_DATA"), "..", "bench", "screenplay-tools.mjs", NULL);
  double best, median;

  if (peer == NULL || !g_file_set_contents (file, text->str, text->len, NULL) ||
      !run ((const char *[]) { "node", runner, peer, file, G_STRINGIFY (RUNS), NULL }, &output) ||
      sscanf (output, "%lf %lf", &best, &median) != 2)
    return 0;
  printf ("screenplay-tools-1mb-best %.2f ms\n", best);
  printf ("screenplay-tools-1mb %.2f ms\n", median);

  return median;
}

static void
print_sizes (void)
{
  const gsize sizes[] = { 185 * 1000, 1 * MB, 10 * MB, 50 * MB };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(GString) text = make_fountain (sizes[i], G_MAXSIZE);
      double time = time_parse (text, CLIFF_SCRIPT_FOUNTAIN, FALSE, sizes[i] > MB ? 3 : RUNS);

      printf ("parse-%zukb %.2f ms\n", sizes[i] / 1000, time);
      printf ("parse-%zukb-rate %.0f MB/s\n", sizes[i] / 1000, text->len / time / 1000);
    }
}

static void
print_keys (void)
{
  g_autoptr (GString) plain = make_fountain (G_MAXSIZE, LINES), drama = make_drama (LINES),
                      note = g_string_new ("x\n\n[[");
  g_autoptr (GString) boneyard = g_string_new ("x\n\n/* never closed\n\n"),
                      closed = g_string_new ("x\n\n/* cut\n\n");

  for (guint i = 0; i < LINES; i++)
    g_string_append_printf (note, "a line of a very long note, number %u\n", i);
  g_string_append (note, "]]\n\ny\n");
  g_string_append_len (boneyard, plain->str, plain->len);
  g_string_append_len (closed, plain->str, plain->len);
  g_string_append (closed, "\n*/\n\nEND\n");
  time_keys ("fountain", plain, CLIFF_SCRIPT_FOUNTAIN, 0);
  time_keys ("inside-note", note, CLIFF_SCRIPT_FOUNTAIN, 6);
  time_keys ("unclosed-boneyard", boneyard, CLIFF_SCRIPT_FOUNTAIN, 20);
  time_keys ("inside-boneyard", closed, CLIFF_SCRIPT_FOUNTAIN, 8);
  time_keys ("drama", drama, CLIFF_SCRIPT_DRAMA, 0);
}

int
main (void)
{
  g_autoptr(GString) text = make_fountain (MB, G_MAXSIZE), drama = make_drama (22000);
  double parse = time_parse (text, CLIFF_SCRIPT_FOUNTAIN, FALSE, RUNS),
         whole = time_parse (text, CLIFF_SCRIPT_FOUNTAIN, TRUE, RUNS);
  double peer = time_peer (text), drama_parse = time_parse (drama, CLIFF_SCRIPT_DRAMA, FALSE, RUNS);

  printf ("parse-1mb %.2f ms\n", parse);
  printf ("parse-and-outline-1mb %.2f ms\n", whole);
  if (peer > 0)
    {
      printf ("faster-than-screenplay-tools %.1f times\n", peer / parse);
      printf ("faster-than-screenplay-tools-with-outline %.1f times\n", peer / whole);
    }
  else
    printf ("screenplay-tools-1mb 0 ms (could not be fetched or run; set CLIFF_SCREENPLAY_TOOLS to "
            "a checkout)\n");
  printf ("parse-drama-rate %.0f MB/s\n", drama->len / drama_parse / 1000);
  print_sizes ();
  print_keys ();

  return 0;
}
