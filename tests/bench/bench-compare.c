/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-compare.h"

#define LINES 10000

static char *
make_script (guint32 seed,
             int     changed)
{
  g_autoptr(GRand) words = g_rand_new_with_seed (1);
  g_autoptr(GRand) changes = g_rand_new_with_seed (seed);
  GString *text = g_string_new ("第1集\n\n");

  for (int i = 0; i < LINES; i++)
    {
      guint a = g_rand_int_range (words, 0, 5000);
      guint b = g_rand_int_range (words, 0, 5000);

      if (i % 40 == 0)
        g_string_append_printf (text, "1-%d 夜 内 房间%u\n", i / 40 + 1, a % 50);
      else if (g_rand_int_range (changes, 0, 100) < changed)
        g_string_append_printf (text, "林晚：我记得第%u次，你却忘了第%u次。\n", a, b + seed);
      else
        g_string_append_printf (text, "林晚：我记得第%u次，你也记得第%u次。\n", a, b);
    }

  return g_string_free_and_steal (text);
}

int
main (void)
{
  static const int shares[] = { 0, 5, 30, 100 };
  g_autofree char *text = make_script (1, 0);
  g_autoptr(CliffScript) before = cliff_script_new (text, -1, CLIFF_SCRIPT_DRAMA);

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autofree char *other = make_script (7, shares[i]);
      g_autoptr(CliffScript) after = cliff_script_new (other, -1, CLIFF_SCRIPT_DRAMA);
      gint64 start = g_get_monotonic_time ();
      g_autoptr(GArray) rows = cliff_compare_scripts (before, after);

      g_print ("compare-10000-lines-%d-percent-changed %.1f ms\n", shares[i], (g_get_monotonic_time () - start) / 1000.0);
    }

  return 0;
}
