/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-completion.h"
#include "cliff-initials.h"
#include "cliff-test.h"

#include <string.h>

#define F CLIFF_SCRIPT_FOUNTAIN
#define D CLIFF_SCRIPT_DRAMA
#define TALK                                                                                                           \
  "第1集\n1-1 夜 外 老街巷口\n人物：沈知意、周叔\n沈知意（冷笑）：再给我一天。\n周叔：不行。\n\n"                               \
  "1-2 日 内 出租屋\n人物：沈知意、陆承远、周叔\n沈知意：你是谁？\n陆承远：我。\n"
#define HOUSE "INT. HOUSE - DAY\n\nMARA\nHi.\n\nTOM (V.O.)\nHo.\n\nMARA\nHm.\n\n@McGRAW\nYes.\n\nEXT. YARD - NIGHT\n\n"

/* "|" is the caret.  @expected: the first proposals, parted by "|", as far as it goes; "" for none. */
typedef struct
{
  CliffScriptFormat format;
  const char       *text;
  const char       *expected;
  const char       *replaced;  /* with what; "~" for what was typed */
} Row;

static GPtrArray *
new_list (const char *names)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) split = g_strsplit (names, " ", -1);

  for (guint i = 0; split[i] != NULL; i++)
    g_ptr_array_add (list, g_strdup (split[i]));

  return list;
}

static void
check (const Row *row)
{
  const char *mark = strchr (row->text, '|');
  g_autofree char *text = g_strdup_printf ("%.*s%s", (int) (mark - row->text), row->text, mark + 1);
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, row->format);
  g_autoptr(CliffCompletion) completion = cliff_completion_new ();
  g_autoptr(GPtrArray) cast = new_list (row->format == D ? "林晚 周叔" : "Nora MARA");
  g_autoptr(GPtrArray) locations = new_list (row->format == D ? "天台" : "ROOF");
  g_auto(CliffProposals) proposals = { 0 };
  g_auto(GStrv) expected = g_strsplit (row->expected, "|", -1);
  g_autofree char *typed = NULL;

  cliff_completion_set_series (completion, cast, locations);
  cliff_completion_read (completion, script);
  if (!cliff_completion_propose (completion, script, mark - row->text, &proposals))
    {
      if (row->expected[0] != '\0')
        {
          g_test_message ("%s: nothing", row->text);
          g_test_fail ();
        }
      return;
    }
  for (guint i = 0; expected[i] != NULL; i++)
    if (i >= proposals.items->len ||
        g_strcmp0 (((CliffProposal *) g_ptr_array_index (proposals.items, i))->label, expected[i]) != 0)
      {
        g_autoptr(GString) found = g_string_new (NULL);

        for (guint j = 0; j < proposals.items->len; j++)
          g_string_append_printf (found, "«%s» ", ((CliffProposal *) g_ptr_array_index (proposals.items, j))->label);
        g_test_message ("%s: %s", row->text, found->str);
        g_test_fail ();
        return;
      }
  if (row->expected[0] == '\0')
    {
      g_test_message ("%s: something", row->text);
      g_test_fail ();
    }
  typed = g_strndup (text + proposals.start, proposals.end - proposals.start);
  g_assert_cmpuint (proposals.end, ==, mark - row->text);
  if (row->replaced != NULL)
    {
      g_autofree char *change = g_strdup_printf ("%s>%s", typed, ((CliffProposal *) g_ptr_array_index (proposals.items, 0))->text);

      if (!g_str_equal (change, row->replaced))
        {
          g_test_message ("%s: %s", row->text, change);
          g_test_fail ();
        }
    }
}

static void
test_places (void)
{
  static const Row rows[] = {
    /* Who spoke before the last one, who is in the scene, everybody, the series. */
    { D, TALK "|", "沈知意|陆承远|周叔|林晚|旁白", ">沈知意：" },
    { D, TALK "沈知意：走。\n|", "陆承远|沈知意|周叔", ">陆承远：" },
    { D, TALK "周|", "周叔", "周>周叔：" },
    { D, TALK "szy|", "沈知意", "szy>沈知意：" },
    { D, TALK "旁|", "旁白", "旁>旁白：" },
    { D, TALK "沈知意拿起|", "", NULL },
    { D, TALK "△周|", "", NULL },
    { D, TALK "周|叔", "", NULL },
    { D, TALK "周叔：\n周|", "", NULL },
    { D, "《归来》\n沈|\n第1集", "", NULL },
    { D, TALK "沈知意（|", "OS|VO|冷笑", ">OS）" },
    { D, TALK "沈知意（冷|）", "冷笑", "冷>冷笑" },
    { D, TALK "△（|", "", NULL },
    { D, TALK "1-3 |", "日|夜|晨", NULL },
    { D, TALK "1-3 日 |", "内|外|内/外|出租屋|老街巷口|天台", NULL },
    { D, TALK "1-3 日 内 |", "出租屋|老街巷口|天台", ">出租屋" },
    { D, TALK "1-3 日 内 老|", "老街巷口", "老>老街巷口" },
    { D, TALK "1-3 日 内|", "", NULL },
    { D, TALK "1-3 日 内 czw|", "出租屋", "czw>出租屋" },
    { D, TALK "1-|", "", NULL },
    { D, TALK "1-3 日 内 天台\n人物：|", "沈知意|周叔|陆承远|林晚", ">沈知意" },
    { D, TALK "1-3 日 内 天台\n人物：沈知意、|", "周叔|陆承远|林晚", ">周叔" },
    { D, TALK "【|】", "字幕|音效|特效", ">字幕：" },
    { D, TALK "【闪|】", "闪回|闪回结束", "闪>闪回" },
    { D, TALK "【闪|", "闪回", "闪>闪回】" },
    { D, TALK "【字幕：|】", "", NULL },
    { F, HOUSE "@|", "MARA|McGRAW|TOM|Nora", "@>MARA" },
    { F, HOUSE "@m|", "MARA|McGRAW", "@m>MARA" },
    { F, HOUSE "@Mc|", "McGRAW", "@Mc>@McGRAW" },
    { F, HOUSE "MARA\nx\n\nTOM\nx\n\n|", "MARA|TOM", ">MARA" },
    { F, HOUSE "MARA\nx\n\nTOM\nx\n\nMARA\nx\n\n@|", "TOM|MARA", "@>TOM" },
    { F, HOUSE "M|", "MARA|McGRAW|MATCH CUT TO:", NULL },
    { F, HOUSE "ma|", "", NULL },
    { F, HOUSE "N|", "Nora", "N>NORA" },
    { F, HOUSE "MARA (|)", "V.O.|O.S.|CONT'D", ">V.O." },
    { F, HOUSE "MARA (|", "V.O.|O.S.|CONT'D", ">V.O.)" },
    { F, HOUSE "INT. |", "YARD|HOUSE|ROOF", NULL },
    { F, HOUSE "INT. H|", "HOUSE", "H>HOUSE" },
    { F, HOUSE "INT. HOUSE - |", "NIGHT|DAY|MORNING", NULL },
    { F, HOUSE "INT. HOUSE - N|", "NIGHT", "N>NIGHT" },
    { F, HOUSE "INT. HOUSE - NIGHT|", "", NULL },
    { F, HOUSE "CU|", "CUT TO:", NULL },
    { F, HOUSE "> F|", "FADE OUT.", "F>FADE OUT." },
    { F, HOUSE "[H|]", "[HOOK]", NULL },
    { F, HOUSE "He looks at M|", "", NULL },
    { F, HOUSE "MARA\nM|", "", NULL },
    { F, HOUSE "[[M|]]", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check (&rows[i]);
}

static void
test_initials (void)
{
  static const struct
  {
    const char *name;
    const char *initials;
  } rows[] = {
    { "沈知意", "szy" }, { "陆承远", "lcy" }, { "啊", "a" }, { "座", "z" }, { "保安1", "ba1" }, { "Mara", "mara" },
    { "阿宝·李", "abl" }, { "", "" }, { "鱻", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = cliff_initials_dup (rows[i].name);

      g_assert_cmpstr (found, ==, rows[i].initials);
    }
}

/* Any text and any caret: the bytes that are replaced end at the caret, in its line. */
static void
test_anywhere (void)
{
  static const char *const pieces[] = { "\n", "\n\n", "MARA", "@", "INT. ", " - ", "(", "林晚", "：", "（", "人物：", "、", "【", "】",
                                        "1-1 ", "日 ", "第1集", "△", ">", "[", "\xff", " ", "）", "/*" };
  g_autoptr(GRand) rand = g_rand_new_with_seed (9);

  for (int round = 0; round < 4000; round++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(CliffScript) script = NULL;
      g_autoptr(CliffCompletion) completion = cliff_completion_new ();
      g_auto(CliffProposals) proposals = { 0 };
      gsize caret;

      for (int n = g_rand_int_range (rand, 0, 20); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      script = cliff_script_new (text->str, text->len, round % 2 == 0 ? F : D);
      caret = g_rand_int_range (rand, 0, text->len + 1);
      cliff_completion_read (completion, script);
      if (!cliff_completion_propose (completion, script, caret, &proposals))
        continue;
      g_assert_cmpuint (proposals.start, <=, caret);
      g_assert_cmpuint (proposals.end, ==, caret);
      g_assert_cmpuint (proposals.items->len, >, 0);
      g_assert_null (memchr (text->str + proposals.start, '\n', caret - proposals.start));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/completion/places", test_places);
  g_test_add_func ("/completion/initials", test_initials);
  g_test_add_func ("/completion/anywhere", test_anywhere);

  return g_test_run ();
}
