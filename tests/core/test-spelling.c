/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-spelling.h"
#include "cliff-test.h"

#include <string.h>

/* The text with what is not checked taken out. (transfer full) */
static char *
strip (CliffScriptFormat  format,
       const char        *text)
{
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, format);
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GArray) found = NULL;
  gsize start = 0, end = strlen (text);
  GString *left = g_string_new (text);

  cliff_spelling_add_name (names, "Mara Quillon");
  cliff_spelling_add_name (names, "Zorbograd");
  found = cliff_spelling_find_unspelled (script, &start, &end, names);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, >=, strlen (text) - (g_str_has_suffix (text, "\n") ? 1 : 0));
  for (guint i = found->len; i-- > 0;)
    {
      const CliffUnspelled *range = &g_array_index (found, CliffUnspelled, i);

      g_string_erase (left, range->start, range->end - range->start);
    }

  return g_string_free (left, FALSE);
}

static void
test_unspelled (void)
{
  g_autofree char *fountain = strip (CLIFF_SCRIPT_FOUNTAIN,
                                     "INT. HOUSE - DAY\n\nMara's freind quillon sees BANG and R2D2 in Zorbograd. Zorbs.\n\n"
                                     "Mara QUUX\n\nMARA\nI dont 知道 why it's.\n\n> Fade out");
  g_autofree char *drama = strip (CLIFF_SCRIPT_DRAMA, "第1集\n1-1 日 内 Zorb\n△她说helo，走。\n林晚：Yes，ther。");

  g_assert_cmpstr (fountain, ==, "\n\n freind  sees  and  in . Zorbs.\n\n \n\n\n dont  why it's.\n\n");
  g_assert_cmpstr (drama, ==, "\n\n△helo\nYesther");
}

/* An edit asks for its lines only. */
static void
test_lines (void)
{
  const char *text = "AA\nBB\nCC\n";
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, CLIFF_SCRIPT_FOUNTAIN);
  gsize start = 4, end = 4;
  g_autoptr(GArray) found = cliff_spelling_find_unspelled (script, &start, &end, NULL);

  g_assert_cmpuint (start, ==, 3);
  g_assert_cmpuint (end, ==, 5);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (g_array_index (found, CliffUnspelled, 0).start, ==, 3);
  g_assert_cmpuint (g_array_index (found, CliffUnspelled, 0).end, ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spelling/unspelled", test_unspelled);
  g_test_add_func ("/spelling/lines", test_lines);

  return g_test_run ();
}
