/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-text.h"

char *
bench_dup_script (CliffScriptFormat format,
                  guint             n_lines)
{
  GString *text = g_string_new (format == CLIFF_SCRIPT_DRAMA ? "第1集\n" : "");

  for (guint line = 0, scene = 1; line < n_lines; scene++)
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

double
bench_get_percentile (gint64 *times,
                      guint   n,
                      guint   percent)
{
  qsort (times, n, sizeof *times, compare);

  return (double) times[MIN (n - 1, n * percent / 100)] / 1000.0;
}
