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
    /* One that is only being opened, before another. */
    { "INT. A\n\nShe /* waits.\n\nINT. B\n\n/* cut\nout */\n", "/* cut\nout */|" },
    { "/* a\nb /* c\nd */ e\n", "/* c\nd */|" },
    { "/* a\n\nb */ EXT. YARD /*\n*/\n", "/* a\n\nb */|/*\n*/|" },
    /* Neither begins inside the other. */
    { "She [[ /*\nwhy ]] waits. */\n\n/* [[\n*/ ]]\n", "/* [[\n*/|" },
    { "Title: /* a\n  b */\n\nShe waits.\n", "" },
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

/* What is asked of a part is what all of the text says of it: from wherever its lines are in a boneyard, to wherever that ends. */
static void
test_parts (void)
{
  const char *text = "She /* a\n\nb\n*/ waits [[ for\nhim ]].\n\n/* c */ EXT. YARD\n\n/*\n*/";
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, CLIFF_SCRIPT_FOUNTAIN);
  g_autoptr(GArray) all = cliff_script_find_masked (script, 0, strlen (text));

  g_assert_cmpuint (all->len, ==, 4);
  for (gsize at = 0; text[at] != '\0'; at++)
    {
      g_autoptr(GArray) found = cliff_script_find_masked (script, at, at + 1);

      for (guint i = 0, j = 0; i < all->len; i++)
        {
          const CliffSpan *span = &g_array_index (all, CliffSpan, i), *same;

          if (j < found->len && (same = &g_array_index (found, CliffSpan, j))->start == span->start)
            {
              g_assert_cmpint (same->kind, ==, span->kind);
              g_assert_cmpuint (same->end, ==, span->end);
              j++;
            }
          else
            g_assert_false (at >= span->start && at < span->end);
          if (i + 1 == all->len)
            g_assert_cmpuint (j, ==, found->len);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/boneyards", test_boneyards);
  g_test_add_func ("/fold/remarks", test_remarks);
  g_test_add_func ("/fold/parts", test_parts);

  return g_test_run ();
}
