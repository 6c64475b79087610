/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-text.h"
#include "cliff-edit-episode.h"
#include "cliff-edit-script.h"
#include "cliff-script.h"
#include "cliff-test.h"

#include <string.h>

/* What is typed is committed about once a second: how long that holds the main thread, in a script of 10 000 lines, and how much
 * of it the peer, writing the whole outline anew, takes. */
#define LINES 10000
#define RUNS 30

/* How long the main thread is held by a scene that comes, and by one that goes. */
static void
measure_structure (CliffStore  *store,
                   CliffId      id,
                   CliffScript *typed,
                   gsize        place,
                   const char  *name)
{
  const char *scene = cliff_script_get_format (typed) == CLIFF_SCRIPT_DRAMA ? "\n\n9-9 夜 外 河边\n△她来了。\n"
                                                                            : "\n\nEXT. RIVER - NIGHT\n\nShe is here.\n\n";
  g_autoptr(GError) error = NULL;
  gint64 times[RUNS];
  CliffId step = 0;

  for (guint i = 0; i < RUNS; i++)
    {
      gsize from, to, length;
      gint64 start;

      cliff_script_edit (typed, place, i % 2 == 0 ? 0 : strlen (scene), i % 2 == 0 ? scene : "", -1);
      cliff_script_get_reparsed (typed, &from, &to);
      cliff_script_get_text (typed, &length);
      start = g_get_monotonic_time ();
      g_assert_true (cliff_edit_type_episode (store, id, typed, from, length - to, &step, &error));
      times[i] = g_get_monotonic_time () - start;
    }
  g_print ("typing-structure-%s %.2f ms median, %.2f ms p95 (target <= 8)\n", name, bench_get_percentile (times, RUNS, 50),
           bench_get_percentile (times, RUNS, 95));
}

static void
measure (CliffScriptFormat  format,
         const char        *name)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(GError) error = NULL;
  CliffId id = cliff_edit_add_episode (store, format, &error);
  g_autofree char *script = bench_dup_script (format, LINES);
  g_autoptr(CliffScript) typed = cliff_script_new (script, -1, format);
  g_autoptr(GString) text = g_string_new (script);
  gint64 times[RUNS], whole[RUNS];
  CliffId step = 0;
  gsize place = text->len / 2;
  gint64 start;

  while (text->str[place] != '\n')
    place++;
  start = g_get_monotonic_time ();
  g_assert_true (cliff_edit_set_episode_text (store, id, text->str, &error));
  g_print ("typing-first-%s %.1f ms\n", name, (g_get_monotonic_time () - start) / 1000.0);
  for (guint i = 0; i < RUNS; i++)
    {
      gsize from, to;

      g_string_insert (text, (gssize) place, "x");
      cliff_script_edit (typed, place++, 0, "x", 1);
      cliff_script_get_reparsed (typed, &from, &to);
      start = g_get_monotonic_time ();
      g_assert_true (cliff_edit_type_episode (store, id, typed, from, text->len - to, &step, &error));
      times[i] = g_get_monotonic_time () - start;
    }
  for (guint i = 0; i < RUNS; i++)
    {
      g_autoptr(CliffScript) parsed = NULL;
      g_autoptr(CliffOutline) outline = NULL;

      start = g_get_monotonic_time ();
      parsed = cliff_script_new (text->str, -1, format);
      outline = cliff_script_get_outline (parsed);
      whole[i] = g_get_monotonic_time () - start;
    }
  g_print ("typing-commit-%s %.2f ms median, %.2f ms p95 (target <= 8)\n", name, bench_get_percentile (times, RUNS, 50),
           bench_get_percentile (times, RUNS, 95));
  measure_structure (store, id, typed, place, name);
  g_print ("typing-outline-%s %.2f ms median (the peer: parse and outline of the whole text, written nowhere)\n", name,
           bench_get_percentile (whole, RUNS, 50));
}

int
main (void)
{
  measure (CLIFF_SCRIPT_DRAMA, "drama");
  measure (CLIFF_SCRIPT_FOUNTAIN, "fountain");

  return 0;
}
