/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test.h"
#include "cliff-synopsis.h"
#include "cliff-test-outline.h"

#include <string.h>

static char *
outline_of (const char        *text,
            CliffScriptFormat  format)
{
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, format);
  g_autoptr(CliffOutline) outline = cliff_script_get_outline (script);

  return cliff_test_outline_to_string (outline);
}

/* Fails with the first lines that differ. */
static void
assert_same (const char *wanted,
             const char *found,
             const char *written)
{
  g_auto(GStrv) a = g_strsplit (wanted, "\n", -1), b = g_strsplit (found, "\n", -1);

  for (guint i = 0; a[i] != NULL && b[i] != NULL; i++)
    if (!g_str_equal (a[i], b[i]))
      g_test_message ("of %.600s", written);
  for (guint i = 0; a[i] != NULL && b[i] != NULL; i++)
    g_assert_cmpstr (a[i], ==, b[i]);
  g_assert_cmpstr (wanted, ==, found);
}

/* What is written in the other format says the same, and so does what is written back from there.
 */
static void
check_round_trip (const char        *text,
                  CliffScriptFormat  format)
{
  CliffScriptFormat other =
      format == CLIFF_SCRIPT_DRAMA ? CLIFF_SCRIPT_FOUNTAIN : CLIFF_SCRIPT_DRAMA;
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, format), turned = NULL;
  g_autofree char *wanted = outline_of (text, format),
                  *written = cliff_script_write (script, other);
  g_autofree char *found = outline_of (written, other), *back = NULL, *found_back = NULL;

  assert_same (wanted, found, written);
  turned = cliff_script_new (written, -1, other);
  back = cliff_script_write (turned, format);
  found_back = outline_of (back, format);
  assert_same (wanted, found_back, back);
}

static void
test_scripts (void)
{
  static const struct
  {
    const char        *file;
    CliffScriptFormat  format;
  } scripts[] = {
    { "cn-drama/script-layout-A.txt", CLIFF_SCRIPT_DRAMA },
    { "cn-drama/script-layout-B.txt", CLIFF_SCRIPT_DRAMA },
    { "fountain/public-domain/the-importance-of-being-earnest.fountain", CLIFF_SCRIPT_FOUNTAIN },
    { "fountain/public-domain/cyber-bob-ep1.fountain", CLIFF_SCRIPT_FOUNTAIN },
    { "fountain/screenplay-tools/Action.fountain", CLIFF_SCRIPT_FOUNTAIN },
    { "fountain/screenplay-tools/Lyrics.fountain", CLIFF_SCRIPT_FOUNTAIN },
    { "fountain/screenplay-tools/Parenthetical.fountain", CLIFF_SCRIPT_FOUNTAIN },
    { "fountain/screenplay-tools/SceneHeading.fountain", CLIFF_SCRIPT_FOUNTAIN },
    { "fountain/screenplay-tools/Sections.fountain", CLIFF_SCRIPT_FOUNTAIN },
    { "fountain/screenplay-tools/TitlePage.fountain", CLIFF_SCRIPT_FOUNTAIN },
    { "fountain/screenplain/scene-numbers.fountain", CLIFF_SCRIPT_FOUNTAIN },
    { "fountain/nyousefi-fountain/SceneHeaders.fountain", CLIFF_SCRIPT_FOUNTAIN },
    { "fountain/afterwriting/sc.fountain", CLIFF_SCRIPT_FOUNTAIN },
    { "fountain/afterwriting/jp.fountain", CLIFF_SCRIPT_FOUNTAIN },
    { "fountain/tree-sitter-fountain-trieloff/test-escaped-chars.fountain", CLIFF_SCRIPT_FOUNTAIN },
    { "fountain/tree-sitter-fountain-trieloff/test-parentheticals.fountain",
      CLIFF_SCRIPT_FOUNTAIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *path = cliff_test_dup_data_path (scripts[i].file), *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      check_round_trip (text, scripts[i].format);
    }
}

static void
check_cases (const char        *file,
             CliffScriptFormat  format)
{
  g_autofree char *path = cliff_test_dup_data_path (file), *text = NULL;
  g_auto(GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_autoptr(JsonNode) node = json_from_string (lines[i], NULL);

      check_round_trip (json_object_get_string_member (json_node_get_object (node), "input"),
                        format);
    }
}

static void
test_cases (void)
{
  check_cases ("fountain/own/fountain-cases.jsonl", CLIFF_SCRIPT_FOUNTAIN);
  check_cases ("script/fountain-cases.jsonl", CLIFF_SCRIPT_FOUNTAIN);
  check_cases ("cn-drama/line-cases.jsonl", CLIFF_SCRIPT_DRAMA);
  check_cases ("script/drama-cases.jsonl", CLIFF_SCRIPT_DRAMA);
}

/* Content that looks like marks of the other format. */
static void
test_traps (void)
{
  static const char *const drama[] = {
    "第1集\n1-1 日 内 客厅\n△INT. LAB\n△MARA\n△@x\n△[[x]] /* y */ *a* _b_\n△EP 2\n△SFX: x\n△> x "
    "<\n△# x\n△.x\n许清：(笑)\n许清：.45\n许清：[HOOK]",
    "第1集\n1-1 日 内 *客厅*\n许清：SFX: x\\\n\\\n(y)\\\n（z）\n△a\\\nb",
    "《a_b*c》\n人物小传\n林晚: 女。\nINT. LAB\n第1集 a#b\n1-1 日 内 "
    "[[客厅]]\n人物：a\\、b、c\n【音效：]]】\n【字幕：a_b】",
  };
  static const char *const fountain[] = {
    "INT. HOUSE - MOMENTS LATER\n\n△x 【字幕：y】 \\\\\n\nMARA: (X)\n（走）y\n\n@第1集\n1-1 日 内 "
    "客厅\n",
    "# EP 3: A very long title of an episode that no drama would have, it goes on and on. And "
    "on\n\nEXT. DAY CARE CENTER #A3-1#\n\n1-1 日 内 客厅\n\n人物：a\n\n（完）",
    "INT. A / B: C, D - DAY #12#\n\n@O.S.\nHi.\n\n@BOB, 40 (os)\n(to x, OS)\nHi:\n  \n△\n\nMARA "
    "(whispers) (V.O.)\n* x\n\nBOSS\n旁白：x",
    "# Episode 1\n\nBio one\n\n.第2集\n\n> Iris out.\n\n~ la\n~ lu\n\n[[cast: A、B]]\n\n[[hook: "
    "a\nb]]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (drama); i++)
    check_round_trip (drama[i], CLIFF_SCRIPT_DRAMA);
  for (guint i = 0; i < G_N_ELEMENTS (fountain); i++)
    check_round_trip (fountain[i], CLIFF_SCRIPT_FOUNTAIN);
}

/* The synopses of an episode's front and of its scenes. (transfer full) */
static char *
synopses_of (CliffScript *script)
{
  g_autoptr(CliffOutline) outline = cliff_script_get_outline (script);
  CliffOutlineEpisode *episode = g_ptr_array_index (outline->episodes, 0);
  gsize front = ((CliffOutlineScene *) g_ptr_array_index (episode->scenes, 0))->start;
  GString *found = g_string_new (NULL);
  g_autofree char *first = cliff_script_dup_synopsis (script, episode->start, front);

  g_string_append (found, first);
  for (guint i = 0; i < episode->scenes->len; i++)
    {
      CliffOutlineScene *scene = g_ptr_array_index (episode->scenes, i);
      g_autofree char *synopsis = cliff_script_dup_synopsis (script, scene->start, scene->end);

      g_string_append_printf (found, "|%s", synopsis);
    }

  return g_string_free_and_steal (found);
}

/* Synopses cross over, in any length, and come back. */
static void
test_synopses (void)
{
  static const char fountain[] =
    "# Episode 1\n\n= All of *it*.\n\nINT. HOUSE - DAY\n\n= He comes home\n= and finds 【it】.\n\nHe opens the door.\n\n"
    "EXT. STREET - NIGHT\n\nIt rains.\n\nINT. HALL - DAY\n\n= %s\n\nShe waits.\n";
  g_autoptr(GString) words = g_string_new ("long");
  g_autofree char *text = NULL, *drama_text = NULL, *back_text = NULL, *wanted = NULL, *crossed = NULL, *back = NULL;
  g_autoptr(CliffScript) script = NULL, drama = NULL, again = NULL;

  for (int i = 0; i < 200; i++)
    g_string_append_printf (words, " 第%d句", i);
  text = g_strdup_printf (fountain, words->str);
  script = cliff_script_new (text, -1, CLIFF_SCRIPT_FOUNTAIN);
  wanted = synopses_of (script);
  g_assert_true (g_str_has_prefix (wanted, "All of *it*.|He comes home and finds 【it】.||long 第0句"));
  drama_text = cliff_script_write (script, CLIFF_SCRIPT_DRAMA);
  drama = cliff_script_new (drama_text, -1, CLIFF_SCRIPT_DRAMA);
  crossed = synopses_of (drama);
  g_assert_cmpstr (crossed, ==, wanted);
  back_text = cliff_script_write (drama, CLIFF_SCRIPT_FOUNTAIN);
  again = cliff_script_new (back_text, -1, CLIFF_SCRIPT_FOUNTAIN);
  back = synopses_of (again);
  g_assert_cmpstr (back, ==, wanted);
}

/* In its own format a script is written as it is. */
static void
test_same_format (void)
{
  const char *text = "Title: A\n\n\n  x [[note]]\n/* bone */";
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, CLIFF_SCRIPT_FOUNTAIN);
  g_autofree char *written = cliff_script_write (script, CLIFF_SCRIPT_FOUNTAIN);

  g_assert_cmpstr (written, ==, text);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/write/scripts", test_scripts);
  g_test_add_func ("/script/write/cases", test_cases);
  g_test_add_func ("/script/write/traps", test_traps);
  g_test_add_func ("/script/write/synopses", test_synopses);
  g_test_add_func ("/script/write/same-format", test_same_format);

  return g_test_run ();
}
