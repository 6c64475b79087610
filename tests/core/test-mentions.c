/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-mentions.h"
#include "cliff-test.h"

#include <string.h>

static const char letters[] = {
  [CLIFF_MENTION_CUE] = 'Q',    [CLIFF_MENTION_VOICE] = 'V',  [CLIFF_MENTION_CAST] = 'C',
  [CLIFF_MENTION_SPEECH] = 'S', [CLIFF_MENTION_ACTION] = 'A', [CLIFF_MENTION_HEADING] = 'H',
  [CLIFF_MENTION_OTHER] = 'O',
};

/* The text with a letter for the role, and "#" for capitals, in the place of each mention. (transfer full) */
static char *
mark (CliffScriptFormat  format,
      const char        *text,
      const char        *name,
      GPtrArray         *others)
{
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, format);
  g_autoptr(GArray) found = cliff_mentions_find (script, name, others);
  GString *marked = g_string_new (text);

  for (guint i = found->len; i-- > 0;)
    {
      const CliffMention *mention = &g_array_index (found, CliffMention, i);
      char replacement[3] = { letters[mention->role], mention->capitals ? '#' : '\0', '\0' };

      g_string_erase (marked, mention->start, mention->end - mention->start);
      g_string_insert (marked, mention->start, replacement);
    }

  return g_string_free (marked, FALSE);
}

static void
test_drama (void)
{
  g_autofree char *marked = mark (CLIFF_SCRIPT_DRAMA,
                                  "《林晚归来》\n林晚：女，23岁。\n"
                                  "第1集\n1-1 日 内 林晚家 人物：林晚、周成\n"
                                  "人物：林晚（主角）、林晚晚，周成\n"
                                  "△林晚看着林晚晚，林晚的手在抖。\n"
                                  "林晚（冷笑）：我是林晚，不是林晚晚！\n"
                                  "林晚OS：我恨。\n林晚（VO）：走。\n"
                                  "林晚晚：林晚。\n林晚/周成：好。\n林晚妈：吃饭。\n△林晚妈走了。\n"
                                  "【字幕：林晚，23岁】\n",
                                  "林晚", NULL);

  g_assert_cmpstr (marked, ==,
                   "《O归来》\nO：女，23岁。\n"
                   "第1集\n1-1 日 内 H家 人物：C、周成\n"
                   "人物：C（主角）、林晚晚，周成\n"
                   "△A看着林晚晚，A的手在抖。\n"
                   "Q（冷笑）：我是S，不是林晚晚！\n"
                   "VOS：我恨。\nV（VO）：走。\n"
                   "林晚晚：S。\nQ/周成：好。\n林晚妈：吃饭。\n△林晚妈走了。\n"
                   "【字幕：O，23岁】\n");
}

static void
test_fountain (void)
{
  g_autofree char *marked = mark (CLIFF_SCRIPT_FOUNTAIN,
                                  "INT. ANNE'S HOUSE - DAY\n\nAnne waits. Anne-Marie, Annette and Joanne come. "
                                  "ANNE falls; anne is no name.\n\n"
                                  "ANNE\nAnne's the name.\n\nANNE (V.O.)\nHi.\n\nANNE-MARIE\nHi, Anne.\n\n"
                                  "ANNE / TOM\n(to Anne)\nHo.\n\nO'ANNE\nx\n\n[[Anne?]]\n",
                                  "Anne", NULL);

  g_assert_cmpstr (marked, ==,
                   "INT. H#'S HOUSE - DAY\n\nA waits. Anne-Marie, Annette and Joanne come. "
                   "A# falls; anne is no name.\n\n"
                   "Q#\nS's the name.\n\nV# (V.O.)\nHi.\n\nANNE-MARIE\nHi, S.\n\n"
                   "Q# / TOM\n(to S)\nHo.\n\nO'ANNE\nx\n\n[[O?]]\n");
}

static void
test_others (void)
{
  g_autoptr(GPtrArray) others = g_ptr_array_new ();
  g_autofree char *marked = NULL, *mixed = NULL, *forced = NULL, *single = NULL;

  g_ptr_array_add (others, (gpointer) "林晚晚");
  g_ptr_array_add (others, (gpointer) "小林晚");
  g_ptr_array_add (others, (gpointer) "林晚");
  marked = mark (CLIFF_SCRIPT_DRAMA, "第1集\n△林晚晚和小林晚、林晚。", "林晚", others);
  g_assert_cmpstr (marked, ==, "第1集\n△林晚晚和小林晚、A。");
  mixed = mark (CLIFF_SCRIPT_DRAMA, "第1集\n△他叫Mara来，Marathon不来。\nMara：来。", "Mara", NULL);
  g_assert_cmpstr (mixed, ==, "第1集\n△他叫A来，Marathon不来。\nQ：来。");
  forced = mark (CLIFF_SCRIPT_FOUNTAIN, "x\n\n@林晚（OS）\n我恨。\n\n林晚走了。", "林晚", NULL);
  single = mark (CLIFF_SCRIPT_DRAMA, "第1集\n人物：白、周成\n△白天，雪白。\n白：走。", "白", NULL);
  g_assert_cmpstr (single, ==, "第1集\n人物：C、周成\n△白天，雪白。\nQ：走。");
  g_assert_cmpstr (forced, ==, "x\n\n@V（OS）\n我恨。\n\nA走了。");
}

static void
test_names (void)
{
  static const CliffMention capitals = { .capitals = TRUE }, plain = { .capitals = FALSE };
  g_autofree char *upper = cliff_mention_dup_name (&capitals, "Élodie");
  g_autofree char *same = cliff_mention_dup_name (&plain, "Élodie");
  g_autoptr(CliffScript) script =
      cliff_script_new ("x\n\nANNE\nHi.\n\nAnne AND TOM\nx\n\nANNE AND TOM\nHi.\n\nBEN/anne\nx\n\nBEN\nx", -1,
                        CLIFF_SCRIPT_FOUNTAIN);
  g_autoptr(GPtrArray) people = cliff_mentions_list_people (script);

  g_assert_cmpstr (upper, ==, "ÉLODIE");
  g_assert_cmpstr (same, ==, "Élodie");
  g_assert_cmpuint (people->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (people, 0), ==, "ANNE");
  g_assert_cmpstr (g_ptr_array_index (people, 1), ==, "TOM");
  g_assert_cmpstr (g_ptr_array_index (people, 2), ==, "BEN");
}

/* Any bytes: the places are in order, apart, and hold the name. */
static void
test_bytes (void)
{
  static const char *const pieces[] = { "林晚", "晚", "\xff", "林", "\n", "：", "A", "Anne", "(", "@", "△", "、", "人物：", "/" };
  g_autoptr(GRand) rand = g_rand_new_with_seed (5);

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(CliffScript) script = NULL;
      g_autoptr(GArray) found = NULL;
      gsize end = 0;

      for (int n = g_rand_int_range (rand, 0, 30); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      script = cliff_script_new (text->str, text->len, round % 2 == 0 ? CLIFF_SCRIPT_FOUNTAIN : CLIFF_SCRIPT_DRAMA);
      found = cliff_mentions_find (script, "林晚", NULL);
      for (guint i = 0; i < found->len; i++)
        {
          const CliffMention *mention = &g_array_index (found, CliffMention, i);

          g_assert_cmpuint (mention->start, >=, end);
          g_assert_cmpmem (text->str + mention->start, mention->end - mention->start, "林晚", strlen ("林晚"));
          end = mention->end;
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mentions/drama", test_drama);
  g_test_add_func ("/mentions/fountain", test_fountain);
  g_test_add_func ("/mentions/others", test_others);
  g_test_add_func ("/mentions/names", test_names);
  g_test_add_func ("/mentions/bytes", test_bytes);

  return g_test_run ();
}
