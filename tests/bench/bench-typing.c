/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-episode.h"
#include "cliff-edit-script.h"
#include "cliff-script.h"
#include "cliff-test.h"

/* What is typed is committed about once a second: how long that holds the main thread, in a script of 10 000 lines, and how much
 * of it the peer, writing the whole outline anew, takes. */
#define LINES 10000
#define RUNS 30

static char *
make_script (CliffScriptFormat format)
{
  GString *text = g_string_new (format == CLIFF_SCRIPT_DRAMA ? "第1集\n" : "");

  for (guint line = 0, scene = 1; line < LINES; scene++)
    {
      if (format == CLIFF_SCRIPT_DRAMA)
        {
          g_string_append_printf (text, "\n1-%u 日 内 客厅%u\n人物：林晚、周沉\n", scene, scene % 40);
          for (guint i = 0; i < 9; i++)
            g_string_append_printf (text, "△林晚第%u次走到窗前，又走回来。\n林晚：这是第%u句话，你听见没有？\n周沉（冷笑）：听见了，第%u句。\n",
                                    line + i, line + i, line + i);
          line += 30;
        }
      else
        {
          g_string_append_printf (text, "\nINT. ROOM %u - DAY\n\n", scene % 40);
          for (guint i = 0; i < 5; i++)
            g_string_append_printf (text, "She goes to the window for the %uth time.\n\nMARA\n(softly)\nThis is line %u.\n\n",
                                    line + i, line + i);
          line += 33;
        }
    }

  return g_string_free_and_steal (text);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return *(const gint64 *) a < *(const gint64 *) b ? -1 : 1;
}

static double
percentile (gint64 *times,
            int     n,
            int     percent)
{
  qsort (times, (gsize) n, sizeof *times, compare);

  return times[MIN (n - 1, n * percent / 100)] / 1000.0;
}

static void
measure (CliffScriptFormat  format,
         const char        *name)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(GError) error = NULL;
  CliffId id = cliff_edit_add_episode (store, format, &error);
  g_autofree char *script = make_script (format);
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
  g_print ("typing-commit-%s %.2f ms median, %.2f ms p95 (target <= 8)\n", name, percentile (times, RUNS, 50),
           percentile (times, RUNS, 95));
  g_print ("typing-outline-%s %.2f ms median (the peer: parse and outline of the whole text, written nowhere)\n", name,
           percentile (whole, RUNS, 50));
}

int
main (void)
{
  measure (CLIFF_SCRIPT_DRAMA, "drama");
  measure (CLIFF_SCRIPT_FOUNTAIN, "fountain");

  return 0;
}
