/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut.h"
#include "cliff-test.h"

#include <time.h>

#define RUNS 41
#define DRAGGED 200

/* Processor time: other work on the machine is not part of it.  In µs. */
static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static int
compare_times (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
report (const char *name,
        guint       n_clips,
        gint64     *times)
{
  g_sort_array (times, RUNS, sizeof *times, compare_times, NULL);
  g_print ("%s-%u-p50 %.2f ms\n", name, n_clips, (double) times[RUNS / 2] / 1000.0);
  g_print ("%s-%u-p95 %.2f ms\n", name, n_clips, (double) times[RUNS * 95 / 100] / 1000.0);
}

/* An episode of @n_clips on eight lanes, over one shot for every twenty, at least 60, each with a line and a keyframe. */
static CliffStore *
make_project (guint n_clips)
{
  CliffStore *store = cliff_test_create_store ();
  g_autoptr(GError) error = NULL;
  guint n_shots = MAX (60, n_clips / 20);

  cliff_test_begin (store);
  cliff_store_exec (store, &error, "INSERT INTO episode (id, position, number) VALUES (1, 1, 1)", "");
  for (gint64 i = 0; i < n_shots && error == NULL; i++)
    {
      CliffId shot = cliff_store_insert (store, &error, "INSERT INTO shot (episode_id, position, duration) VALUES (1, ?, 2500000000)", "i",
                                         (i + 1) * 65536);

      cliff_store_insert (store, &error, "INSERT INTO line (shot_id, position, text) VALUES (?, 0, '我回来了，谁也别想走')", "i", shot);
      cliff_store_insert (store, &error, "INSERT INTO keyframe (shot_id, property, time, value) VALUES (?, 'scale', 0, 1000000)", "i", shot);
    }
  for (gint64 i = 0; i < 8 && error == NULL; i++)
    cliff_store_insert (store, &error, "INSERT INTO lane (episode_id, position, kind) VALUES (1, ?, ?)", "is", i,
                        i < 4 ? "title" : "effect");
  for (gint64 i = 0; i < n_clips && error == NULL; i++)
    cliff_store_insert (store, &error,
                        "INSERT INTO clip (lane_id, shot_id, \"offset\", length, text) VALUES (?, ?, ?, 50000000, '三年后')", "iii",
                        i % 8 + 1, (i / 20) % n_shots + 1, i % 20 / 8 * CLIFF_SECOND / 2);
  g_assert_no_error (error);
  cliff_test_commit (store);

  return store;
}

static void
bench_read (CliffStore *store,
            guint       n_clips)
{
  gint64 times[RUNS];

  for (int i = 0; i < RUNS; i++)
    {
      gint64 start = now ();
      g_autoptr(CliffCut) cut = cliff_cut_new (store, 1, NULL);

      times[i] = now () - start;
      g_assert_cmpuint (cut->clips->len, ==, n_clips);
    }
  report ("cut-new", n_clips, times);
}

static void
bench_drag (CliffStore *store,
            guint       n_clips)
{
  CliffCutItem items[DRAGGED];
  gint64 times[RUNS];

  for (gint64 i = 0; i < DRAGGED; i++)
    items[i] = (CliffCutItem) { CLIFF_CUT_CLIP, n_clips / 2 + i };
  for (int i = 0; i < RUNS; i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 start = now ();

      cliff_edit_move_items (store, items, DRAGGED, (i % 2 == 0 ? 4 : -4) * CLIFF_SECOND / 30, 0, CLIFF_PLACE_FREE, &error);
      times[i] = now () - start;
      g_assert_no_error (error);
    }
  report ("drag-200", n_clips, times);
}

static void
bench_trim (CliffStore *store,
            guint       n_clips)
{
  gint64 times[RUNS];

  for (int i = 0; i < RUNS; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CliffCut) cut = NULL;
      gint64 start = now ();

      cliff_edit_trim (store, (CliffCutItem) { CLIFF_CUT_SHOT, 30 }, CLIFF_TRIM_END, (i % 2 == 0 ? 4 : -4) * CLIFF_SECOND / 30, &error);
      cut = cliff_cut_new (store, 1, &error);
      times[i] = now () - start;
      g_assert_no_error (error);
    }
  report ("trim-and-read", n_clips, times);
}

int
main (int    argc,
      char **argv)
{
  const guint sizes[] = { 40, 200, 2000, 10000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(CliffStore) store = make_project (sizes[i]);

      bench_read (store, sizes[i]);
      bench_trim (store, sizes[i]);
      if (sizes[i] >= 2 * DRAGGED)
        bench_drag (store, sizes[i]);
    }

  return 0;
}
