/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-completion.h"
#include "cliff-flow.h"

#include <stdio.h>

#define LINES 10000
#define QUESTIONS 2000

static void
print_time (const char *name,
            gint64      start,
            guint       times)
{
  printf ("%s %.4f ms\n", name, (g_get_monotonic_time () - start) / 1000.0 / times);
}

/* Scenes of four speeches among thirty people. */
static GString *
make_drama (void)
{
  GString *text = g_string_new ("第1集\n");

  for (guint line = 0, scene = 0; line < LINES; line++)
    if (line % 8 == 0)
      {
        scene++;
        g_string_append_printf (text, "1-%u 日 内 客厅%u\n", scene, scene % 40);
      }
    else if (line % 2 == 0)
      g_string_append (text, "△她转过身，慢慢走到窗前。\n");
    else
      g_string_append_printf (text, "人物%c%c：你再说一遍？\n", 'A' + line % 5, 'A' + scene % 6);

  return text;
}

/* The peer is what editors do that look through the whole text at each question. */
int
main (void)
{
  g_autoptr(GString) text = make_drama ();
  g_autoptr(CliffScript) script = cliff_script_new (text->str, text->len, CLIFF_SCRIPT_DRAMA);
  g_autoptr(CliffCompletion) completion = cliff_completion_new ();
  gint64 start = g_get_monotonic_time (), ask, all;

  for (guint i = 0; i < 20; i++)
    cliff_completion_read (completion, script);
  print_time ("completion.read", start, 20);
  all = (g_get_monotonic_time () - start) / 20;
  start = g_get_monotonic_time ();
  for (guint i = 0; i < QUESTIONS; i++)
    {
      g_auto(CliffProposals) proposals = { 0 };

      cliff_completion_propose (completion, script, text->len, &proposals);
    }
  print_time ("completion.propose", start, QUESTIONS);
  ask = MAX ((g_get_monotonic_time () - start) / QUESTIONS, 1);
  printf ("completion.whole_text_ratio %.1f x\n", (double) all / ask);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < QUESTIONS; i++)
    {
      g_auto(CliffTextEdit) edit = { 0 };

      cliff_flow_tab (script, text->len, FALSE, &edit);
    }
  print_time ("flow.tab", start, QUESTIONS);

  return 0;
}
