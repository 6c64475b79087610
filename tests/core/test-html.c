/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-html.h"

#include <string.h>

static void
assert_read (const char *html,
             const char *wanted)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = cliff_html_read (html, strlen (html), CLIFF_SCRIPT_AUTO, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, wanted);
}

/* As a word processor puts it on the clipboard. */
static void
test_word (void)
{
  assert_read ("<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><style>p {color: red}</style><title>x</title></head>"
               "<body lang=ZH-CN><!--StartFragment-->"
               "<p class=MsoNormal><b><span lang=EN-US>第1集</span></b><b> 归来<o:p></o:p></b></p>\n"
               "<p class=MsoNormal><span>1-1 夜 内\n客厅</span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
               "<p class=MsoNormal>△林晚<del>走</del><b>推门</b>。</p><p class=MsoNormal>林晚：（冷）你<br>来了？</p><!--EndFragment--></body></html>",
               "第1集 归来\n1-1 夜 内 客厅\n△林晚推门。\n林晚：（冷）你\n来了？\n");
}

static void
test_screenplay (void)
{
  assert_read ("<p><b style=\"font-weight:normal\">INT. HALL - DAY</b></p><p>The <b>lamp</b> is <i>out</i>, 2*2.</p><p>ADA</p><p>(low)</p>"
               "<p>Go <span style=\"text-decoration: underline\">now</span>.</p><p>She goes.</p>",
               "INT. HALL - DAY\n\nThe **lamp** is *out*, 2\\*2.\n\nADA\n(low)\nGo _now_.\n\nShe goes.\n");
  assert_read ("<h1>Episode 1</h1><ol><li>One</li><li>Two</li></ol><ul><li>Free</li></ul><table><tr><td>a</td><td>b</td></tr></table>",
               "# Episode 1\n\n1. One\n\n2. Two\n\nFree\n\na\tb\n");
}

static void
test_talk (void)
{
  assert_read ("<div>Ada: Did you come?</div><div>Ben: I did.</div><div>Ada: Good.</div><div>They wait.</div>",
               "ADA\nDid you come?\n\nBEN\nI did.\n\nADA\nGood.\n\nThey wait.\n");
}

/* Tags that nobody closes, nothing at all, and pages that want to fetch something. */
static void
test_hostile (void)
{
  static const guint depths[] = { 250, 700, 1900 };
  g_autoptr(GString) endless = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autoptr(GString) deep = g_string_new ("<p>before");

      for (guint j = 0; j < depths[i]; j++)
        g_string_append (deep, "<div><i>");
      g_string_append (deep, "deep");
      for (guint j = 0; j < depths[i]; j++)
        g_string_append (deep, "</i></div>");
      g_string_append (deep, "<p>after");
      assert_read (deep->str, "before\n\n*deep*\n\nafter\n");
    }
  for (guint i = 0; i < 500000; i++)
    g_string_append (endless, "<div>");
  g_assert_null (cliff_html_read (endless->str, endless->len, CLIFF_SCRIPT_AUTO, &error));
  g_assert_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_DOCUMENT);
  assert_read ("<script>alert (1)</script><p style='display:none'>no <b>no</b></p><img src=http://127.0.0.1/x><p>yes", "yes\n");
}

/* What a page says of its encoding is wrong often enough; what is UTF-8 is UTF-8. */
static void
test_encodings (void)
{
  g_autofree char *page = g_convert ("<meta charset=gb2312><p>归来", -1, "GB18030", "UTF-8", NULL, NULL, NULL);

  assert_read ("<meta charset=gb2312><p>归来", "归来\n");
  assert_read (page, "归来\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/word", test_word);
  g_test_add_func ("/html/screenplay", test_screenplay);
  g_test_add_func ("/html/talk", test_talk);
  g_test_add_func ("/html/hostile", test_hostile);
  g_test_add_func ("/html/encodings", test_encodings);

  return g_test_run ();
}
