/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-fold.h"

#include <string.h>

/* What is folded of @text, each passage between bars. (transfer full) */
static char *
fold (CliffScriptFormat  format,
      const char        *text)
{
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, format);
  g_autoptr(GArray) folds = cliff_fold_find (script);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < folds->len; i++)
    {
      CliffTextRange range = g_array_index (folds, CliffTextRange, i);

      g_string_append_len (found, text + range.start, (gssize) (range.end - range.start));
      g_string_append_c (found, '|');
    }

  return g_string_free_and_steal (found);
}

static void
test_boneyards (void)
{
  static const struct
  {
    const char *text;
    const char *folds;
  } rows[] = {
    { "INT. A\n\n/* cut\n\nINT. B\n*/\n\nShe waits.\n", "/* cut\n\nINT. B\n*/|" },
    { "INT. A\n\nShe /* never\never */ waits.\n\n/* one\ntwo */\n", "/* never\never */|/* one\ntwo */|" },
    { "INT. A\n\n/* one line */\n", "" },
    { "INT. A\n\n/* open\nand on\n", "" },
    { "/*/\n*/", "/*/\n*/|" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = fold (CLIFF_SCRIPT_FOUNTAIN, rows[i].text);

      g_assert_cmpstr (found, ==, rows[i].folds);
    }
}

static void
test_remarks (void)
{
  g_autofree char *found = fold (CLIFF_SCRIPT_DRAMA,
                                 "第1集\n1-1 日 内 客厅\n备注：先拍这场。\n注：窗要开着。\n林晚：你骗我。\n备注：一行。\n△她走。\n"
                                 "注：甲\n\n注：乙\n");

  g_assert_cmpstr (found, ==, "备注：先拍这场。\n注：窗要开着。|注：甲\n\n注：乙|");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/boneyards", test_boneyards);
  g_test_add_func ("/fold/remarks", test_remarks);

  return g_test_run ();
}
