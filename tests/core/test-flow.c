/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-flow.h"
#include "cliff-test.h"

#include <string.h>

#define F CLIFF_SCRIPT_FOUNTAIN
#define D CLIFF_SCRIPT_DRAMA
#define HEAD "第1集\n1-1 日 内 客厅\n"
#define TALK HEAD "林晚：你骗我。\n周成：我没有。\n"

/* "|" is the caret.  A NULL after: the key has nothing of its own to do. */
typedef struct
{
  CliffScriptFormat format;
  const char       *before;
  const char       *after;
} Row;

typedef gboolean (*Key) (CliffScript *script, gsize caret, CliffTextEdit *edit, gconstpointer data);

/* What @key makes of @before, with the caret in it. (transfer full) */
static char *
press (CliffScriptFormat  format,
       const char        *before,
       Key                key,
       gconstpointer      data)
{
  const char *mark = strchr (before, '|');
  g_autofree char *text = g_strdup_printf ("%.*s%s", (int) (mark - before), before, mark + 1);
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, format);
  g_auto(CliffTextEdit) edit = { 0 };
  g_autoptr(GString) after = g_string_new (text);

  if (!key (script, mark - before, &edit, data))
    return NULL;
  g_string_erase (after, edit.start, edit.end - edit.start);
  g_string_insert (after, edit.start, edit.text);
  g_assert_cmpuint (edit.caret, ==, edit.anchor);
  g_assert_cmpuint (edit.caret, <=, after->len);
  g_string_insert_c (after, edit.caret, '|');

  return g_string_free (g_steal_pointer (&after), FALSE);
}

static void
check (const Row    *rows,
       gsize         n_rows,
       Key           key,
       gconstpointer data)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *after = press (rows[i].format, rows[i].before, key, data);

      if (g_strcmp0 (after, rows[i].after) != 0)
        {
          g_test_message ("before: «%s»\nexpected: «%s»\nfound: «%s»", rows[i].before, rows[i].after, after);
          g_test_fail ();
        }
    }
}

static gboolean
press_enter (CliffScript   *script,
             gsize          caret,
             CliffTextEdit *edit,
             gconstpointer  data)
{
  return cliff_flow_enter (script, caret, edit);
}

static gboolean
press_tab (CliffScript   *script,
           gsize          caret,
           CliffTextEdit *edit,
           gconstpointer  data)
{
  return cliff_flow_tab (script, caret, data != NULL, edit);
}

static gboolean
press_backspace (CliffScript   *script,
                 gsize          caret,
                 CliffTextEdit *edit,
                 gconstpointer  data)
{
  return cliff_flow_backspace (script, caret, edit);
}

static gboolean
press_kind (CliffScript   *script,
            gsize          caret,
            CliffTextEdit *edit,
            gconstpointer  data)
{
  return cliff_flow_set_kind (script, caret, GPOINTER_TO_INT (data), edit);
}

static gboolean
press_character (CliffScript   *script,
                 gsize          caret,
                 CliffTextEdit *edit,
                 gconstpointer  data)
{
  const char *text = cliff_script_get_text (script, NULL), *typed = g_utf8_find_prev_char (text, text + caret);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, (gpointer) "林晚");
  g_ptr_array_add (names, (gpointer) "Mara");

  return typed != NULL && cliff_flow_typed (script, caret, g_utf8_get_char (typed), names, edit);
}

static void
test_enter (void)
{
  static const Row rows[] = {
    /* Fountain: a heading or an action makes room for the next paragraph. */
    { F, "INT. HOUSE - DAY|", "INT. HOUSE - DAY\n\n|" },
    { F, "int. house - day|", "INT. HOUSE - DAY\n\n|" },
    { F, "Int. house - day|", "INT. HOUSE - DAY\n\n|" },
    { F, "INT. House - Day|", "INT. House - Day\n\n|" },
    { F, "INT. HO|USE", NULL },
    { F, "|INT. HOUSE", NULL },
    { F, ".医院|", ".医院\n\n|" },
    { F, "INT. A\n\nShe waits.|", "INT. A\n\nShe waits.\n\n|" },
    { F, "INT. A\n\nShe waits. |He comes.", "INT. A\n\nShe waits.\n\n|He comes." },
    { F, "INT. A\n\nShe waits.|\n\nHe comes.", "INT. A\n\nShe waits.\n\n|\n\nHe comes." },
    { F, "INT. A\n\nOne.\nTwo.|", NULL },
    { F, "INT. A\n\nOne.|\nTwo.", NULL },
    { F, "INT. A\n\n|", NULL },
    /* A cue begins its speech below, in capitals when it had none. */
    { F, "INT. A\n\nMARA|", NULL },
    { F, "INT. A\n\n@MARA|", "INT. A\n\nMARA\n|" },
    { F, "INT. A\n\n@mara|", "INT. A\n\nMARA\n|" },
    { F, "INT. A\n\n@McGRAW|", NULL },
    { F, "INT. A\n\n@林晚|", NULL },
    { F, "INT. A\n\n@|", "INT. A\n\n|" },
    { F, "INT. A\n\nTHREE DAYS LATER|", "INT. A\n\nTHREE DAYS LATER\n\n|" },
    { F, "INT. A\n\nBANG!|", "INT. A\n\nBANG!\n\n|" },
    /* A speech ends with an empty line. */
    { F, "MARA\nHello.|", "MARA\nHello.\n\n|" },
    { F, "MARA\nHel|lo.", NULL },
    { F, "MARA\nHello.|\nAgain.", NULL },
    { F, "MARA\n(beat|)", "MARA\n(beat)\n|" },
    { F, "MARA\n(beat)|", NULL },
    { F, "MARA\n(be|at)", NULL },
    { F, "MARA\n(beat|)\nHello.", "MARA\n(beat)\n|Hello." },
    { F, "MARA\n(|)", "MARA\n|" },
    { F, "x\n\nCUT TO:|", "x\n\nCUT TO:\n\n|" },
    { F, "x\n\n~La la|", "x\n\n~La la\n~|" },
    { F, "x\n\n~La la\n~|", "x\n\n~La la\n|" },
    { F, "# Act|", NULL },
    { F, "Title: A|", NULL },
    { F, "x\n\n[[a note\nthat goes| on]]", NULL },
    { F, "/* cut\nMARA|\n*/", NULL },
    /* Drama. */
    { D, "第1集\n1-1 日 内 客厅|", "第1集\n1-1 日 内 客厅\n人物：|" },
    { D, HEAD "出场:林晚\n△走。\n1-2 日 内 门口|", HEAD "出场:林晚\n△走。\n1-2 日 内 门口\n出场:|" },
    { D, HEAD "△走。\n1-2 日 内 门口|", HEAD "△走。\n1-2 日 内 门口\n△|" },
    { D, HEAD "人物：林晚、周成|", HEAD "人物：林晚、周成\n△|" },
    { D, HEAD "人物：|", HEAD "△|" },
    /* As the writer did in the scene above. */
    { D, HEAD "人物: 林晚\n\n门开了。\n1-2 夜 内 天台|", HEAD "人物: 林晚\n\n门开了。\n1-2 夜 内 天台\n人物: |" },
    { D, HEAD "人物: 林晚\n\n门开了。\n1-2 夜 内 天台\n人物：林晚|",
      HEAD "人物: 林晚\n\n门开了。\n1-2 夜 内 天台\n人物：林晚\n\n|" },
    { D, HEAD "人物：林晚\n\n△门开了。\n1-2 夜 内 天台\n人物：林晚|",
      HEAD "人物：林晚\n\n△门开了。\n1-2 夜 内 天台\n人物：林晚\n\n△|" },
    { D, HEAD "△|", HEAD "|" },
    { D, HEAD "△ |", HEAD "|" },
    { D, HEAD "△她走进来。|", NULL },
    { D, HEAD "△她走进来。|他转身。", HEAD "△她走进来。\n△|他转身。" },
    { D, HEAD "她走进来。|他转身。", NULL },
    { D, HEAD "林晚：你骗我。|", NULL },
    { D, HEAD "旁白：|", HEAD "|" },
    { D, HEAD "|", NULL },
    { D, HEAD "|△走。", NULL },
  };

  check (rows, G_N_ELEMENTS (rows), press_enter, NULL);
}

static void
test_tab (void)
{
  static const Row rows[] = {
    { F, "INT. A\n\n|", "INT. A\n\n@|" },
    { F, "INT. A\n|", "INT. A\n\n@|" },
    { F, "INT. A\n\n\n|", "INT. A\n\n\n@|" },
    { F, "INT. A\n\n|\n", "INT. A\n\n@|\n" },
    { F, "INT. A\n|\nRain.", "INT. A\n\n@|\n\nRain." },
    { F, "INT. A\n\n|\nRain.", "INT. A\n\n@|\n\nRain." },
    { F, "INT. A\n\n@|", "INT. A\n\n|" },
    { F, "INT. A\n\nmara|", "INT. A\n\n@mara|" },
    { F, "INT. A\n\n@mara|", "INT. A\n\nmara|" },
    { F, "INT. A\n\nMARA|\nHello.", "INT. A\n\n!MARA|\nHello." },
    { F, "INT. A\n\nMA|RA says so", NULL },
    { F, "INT. A\n\nA long sentence about a house and its rain.|", NULL },
    { F, "MARA\n|", "MARA\n(|)" },
    { F, "@林晚\n|", "@林晚\n(|)" },
    { F, "MARA\nHello.|", "MARA\nHello.\n(|)" },
    { F, "MARA\nHello.\n\n|", "MARA\nHello.\n\n@|" },
    { F, "MARA\n(beat|)", "MARA\n(beat)\n|" },
    { F, "INT. HOUSE|", "INT. HOUSE - |" },
    { F, "INT. HOUSE |", "INT. HOUSE - |" },
    { F, "INT. HOUSE - |", NULL },
    { F, "INT. HOUSE - DAY|", NULL },
    { F, "Title: A|", NULL },
    { D, TALK "|", TALK "△|" },
    { D, TALK "△|", TALK "林晚：|" },
    { D, TALK "林晚：|", TALK "旁白：|" },
    { D, TALK "旁白：|", TALK "1-2 日 内 |" },
    { D, TALK "1-2 日 内 |", TALK "|" },
    { D, HEAD "人物：周成、林晚\n△|", HEAD "人物：周成、林晚\n周成：|" },
    { D, HEAD "△|", HEAD "旁白：|" },
    { D, "第3集 归来\n|", "第3集 归来\n3-1 日 内 |" },
    { D, "场1-1 日 外 森林\n△走。\n旁白：|", "场1-1 日 外 森林\n△走。\n场1-2 日 内 |" },
    { D, "1-2：银行 日 内\n△走。\n旁白：|", "1-2：银行 日 内\n△走。\n1-3：|" },
    { D, "场景1：医院病房，内，日\n△走。\n旁白：|", "场景1：医院病房，内，日\n△走。\n场景2：|" },
    { D, TALK "△走|", NULL },
    { D, TALK "周成：话|", NULL },
  };
  static const Row back[] = {
    { F, "INT. A\n\n|", "INT. A\n\nINT. |" },
    { F, "INT. A\n\nINT. |", "INT. A\n\nEXT. |" },
    { F, "INT. A\n\nEXT. |", "INT. A\n\n|" },
    { F, "x\n|\ny", "x\n\nINT. |\n\ny" },
    { D, TALK "|", TALK "1-2 日 内 |" },
    { D, TALK "旁白：|", TALK "林晚：|" },
    { D, TALK "△|", TALK "|" },
  };

  check (rows, G_N_ELEMENTS (rows), press_tab, NULL);
  check (back, G_N_ELEMENTS (back), press_tab, "back");
}

static void
test_typed (void)
{
  static const Row rows[] = {
    { D, HEAD "林晚（|", HEAD "林晚（|）" },
    { D, HEAD "林晚（|：", NULL },
    { D, HEAD "△她说“|", HEAD "△她说“|”" },
    { D, HEAD "△她说“|你好", NULL },
    { D, HEAD "【|", HEAD "【|】" },
    { D, HEAD "《|》", NULL },
    { D, HEAD "林晚（哭）|）：", HEAD "林晚（哭）|：" },
    { D, HEAD "（（哭）|）", NULL },
    { D, HEAD "（（哭）|））", HEAD "（（哭）|）" },
    { F, "a (|", "a (|)" },
    { F, "fun(|ction", NULL },
    { F, "x\n\n[|", "x\n\n[|]" },
    { F, "x\n\n[[|]", "x\n\n[[|]]" },
    { F, "(a)|)", "(a)|" },
    { F, "(a)|", NULL },
    /* The colon. */
    { D, HEAD "林晚：|", NULL },
    { D, HEAD "林晚:|", HEAD "林晚：|" },
    { D, HEAD "△林晚：|", HEAD "林晚：|" },
    { D, HEAD "△林晚（冷笑）:|", HEAD "林晚（冷笑）：|" },
    { D, HEAD "△音效：|", HEAD "音效：|" },
    { D, HEAD "△门外：|", NULL },
    { D, HEAD "△△|", HEAD "△|" },
    { D, HEAD "△【|", HEAD "【|】" },
    { D, HEAD "△门开了【|", HEAD "△门开了【|】" },
    { D, HEAD "人物：人物：|", HEAD "人物：|" },
    { D, HEAD "人物：人物:|", HEAD "人物:|" },
    { D, HEAD "人物：林晚：|", NULL },
    { D, HEAD "△林晚OS:|你骗我", HEAD "林晚OS：|你骗我" },
    { D, HEAD "△门外:|", NULL },
    { D, HEAD "时间:|", NULL },
    { D, HEAD "旁白:|", HEAD "旁白：|" },
    { D, HEAD "△旁白：|", HEAD "旁白：|" },
    { D, HEAD "Mara:|", NULL },
    { D, HEAD "△Mara:|", HEAD "Mara:|" },
    { F, "INT. A\n\nMara:|", "INT. A\n\nMARA\n|" },
    { F, "INT. A\n\nmara:|", "INT. A\n\nMARA\n|" },
    { F, "INT. A\n\n林晚：|", "INT. A\n\n@林晚\n|" },
    { F, "INT. A\n\nHe looks at\nMara:|", NULL },
    { F, "INT. A\n\nDon't:|", NULL },
    { F, "INT. A\n\nMara:| and so", NULL },
    /* Headings in capitals. */
    { F, "int. h|", "INT. H|" },
    { F, "INT. h|", "INT. H|" },
    { F, "INT. HOUSe|", "INT. HOUSE|" },
    { F, "INT. Hou|", NULL },
    { F, "INT. HoU|", NULL },
    { F, "INT. HOUs|E", NULL },
    { F, "It rains. a|", NULL },
  };
  static const Row backspace[] = {
    { D, "（|）", "|" },
    { F, "x\n\n[[|]]", "x\n\n[|]" },
    { F, "(|x)", NULL },
    { F, "|()", NULL },
    { F, "(|]", NULL },
  };

  check (rows, G_N_ELEMENTS (rows), press_character, NULL);
  check (backspace, G_N_ELEMENTS (backspace), press_backspace, NULL);
}

static void
test_kind_drama (void)
{
  static const struct
  {
    CliffElementKind kind;
    Row              row;
  } rows[] = {
    { CLIFF_ELEMENT_ACTION, { D, TALK "他走|了。", NULL } },
    { CLIFF_ELEMENT_ACTION, { D, TALK "林晚：你好|。", TALK "△林晚：你好|。" } },
    { CLIFF_ELEMENT_DIALOGUE, { D, TALK "△周成：你好|。", TALK "周成：你好|。" } },
    { CLIFF_ELEMENT_DIALOGUE, { D, TALK "△你好|。", TALK "林晚：你好|。" } },
    { CLIFF_ELEMENT_DIALOGUE, { D, HEAD "△你好|。", HEAD "|：你好。" } },
    { CLIFF_ELEMENT_DIALOGUE, { D, TALK "|", TALK "林晚：|" } },
    { CLIFF_ELEMENT_OS, { D, TALK "周成（冷笑）：你|好。", TALK "周成（OS，冷笑）：你|好。" } },
    { CLIFF_ELEMENT_VO, { D, TALK "周成OS：你|好。", TALK "周成（VO）：你|好。" } },
    { CLIFF_ELEMENT_DIALOGUE, { D, TALK "周成（VO）：你|好。", TALK "周成：你|好。" } },
    { CLIFF_ELEMENT_NARRATION, { D, TALK "三年后|", TALK "旁白：三年后|" } },
    { CLIFF_ELEMENT_NARRATION, { D, TALK "林晚：三年后|", TALK "林晚（旁白）：三年后|" } },
    { CLIFF_ELEMENT_PAREN, { D, TALK "林晚：你好|", TALK "林晚（|）：你好" } },
    { CLIFF_ELEMENT_PAREN, { D, TALK "林晚（哭）：你好|", NULL } },
    { CLIFF_ELEMENT_SCENE, { D, TALK "客厅|", TALK "1-2 日 内 客厅|" } },
    { CLIFF_ELEMENT_SCENE, { D, TALK "△1-2 夜 外 客厅|", TALK "1-2 夜 外 客厅|" } },
    { CLIFF_ELEMENT_CAST, { D, TALK "林晚、周成|", TALK "人物：林晚、周成|" } },
    { CLIFF_ELEMENT_ACTION, { D, TALK "人物：林晚|", TALK "△林晚|" } },
    { CLIFF_ELEMENT_TRANSITION, { D, TALK "黑屏|", NULL } },
    { CLIFF_ELEMENT_TRANSITION, { D, TALK "△切至：客厅|", TALK "【切至：客厅|】" } },
    { CLIFF_ELEMENT_TRANSITION, { D, TALK "慢慢|", TALK "【转场：慢慢|】" } },
    { CLIFF_ELEMENT_SUBTITLE, { D, TALK "△三年后|", TALK "【字幕：三年后|】" } },
    { CLIFF_ELEMENT_ACTION, { D, TALK "【字幕：三年|后】", TALK "△三年|后" } },
    { CLIFF_ELEMENT_SFX, { D, TALK "|", TALK "【音效：|】" } },
    { CLIFF_ELEMENT_PAYWALL, { D, TALK "|", TALK "【付费卡点】|" } },
    { CLIFF_ELEMENT_NOTE, { D, TALK "慢放|", TALK "备注：慢放|" } },
    { CLIFF_ELEMENT_DIALOGUE, { D, TALK "林晚：走。△门开|了。", TALK "林晚：走。\n林晚：门开|了。" } },
    { CLIFF_ELEMENT_LYRIC, { D, TALK "啦啦|", TALK "【歌词：啦啦|】" } },
    { CLIFF_ELEMENT_SECTION, { D, TALK "啦啦|", NULL } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    check (&rows[i].row, 1, press_kind, GINT_TO_POINTER (rows[i].kind));
}

static void
test_kind_fountain (void)
{
  static const struct
  {
    CliffElementKind kind;
    Row              row;
  } rows[] = {
    { CLIFF_ELEMENT_SCENE, { F, "x\n\nthe ho|use", "x\n\n.the ho|use" } },
    { CLIFF_ELEMENT_SCENE, { F, "x\nINT. HOUSE|", "x\n\nINT. HOUSE|" } },
    { CLIFF_ELEMENT_SCENE, { F, "x\nINT. HOUSE|\ny", "x\n\nINT. HOUSE|\n\ny" } },
    { CLIFF_ELEMENT_SCENE, { F, "x\n\n|", "x\n\nINT. |" } },
    { CLIFF_ELEMENT_ACTION, { F, "x\n\nINT. HOUSE|", "x\n\n!INT. HOUSE|" } },
    { CLIFF_ELEMENT_ACTION, { F, "x\n\nMARA|\nHi.", "x\n\n!MARA|\nHi." } },
    { CLIFF_ELEMENT_ACTION, { F, "MARA\nHi|.", "MARA\n\nHi|." } },
    { CLIFF_ELEMENT_ACTION, { F, "x\n\n> BANG| <", "x\n\nBANG|" } },
    { CLIFF_ELEMENT_ACTION, { F, "x\n\n|", NULL } },
    { CLIFF_ELEMENT_CHARACTER, { F, "x\n\nMar|a", "x\n\n@Mar|a" } },
    { CLIFF_ELEMENT_CHARACTER, { F, "x\n\n!MARA|\nHi.", "x\n\nMARA|\nHi." } },
    { CLIFF_ELEMENT_CHARACTER, { F, "x\n\n|", "x\n\n@|" } },
    { CLIFF_ELEMENT_DIALOGUE, { F, "A\nHi.\n\nB\nHo.\n\nWhat|?", "A\nHi.\n\nB\nHo.\n\nA\nWhat|?" } },
    { CLIFF_ELEMENT_DIALOGUE, { F, "x\n\nWhat|?", "x\n\n@|\nWhat?" } },
    { CLIFF_ELEMENT_DIALOGUE, { F, "A\n(what|)", "A\nwhat|" } },
    { CLIFF_ELEMENT_VO, { F, "x\n\nMARA|\nHi.", "x\n\nMARA (V.O.)|\nHi." } },
    { CLIFF_ELEMENT_DIALOGUE, { F, "x\n\nMARA (V.O.)|\nHi.", "x\n\nMARA|\nHi." } },
    { CLIFF_ELEMENT_OS, { F, "A\nHi.\n\nWhat|?", "A\nHi.\n\nA (OS)\nWhat|?" } },
    { CLIFF_ELEMENT_PAREN, { F, "A\nbe|at", "A\n(be|at)" } },
    { CLIFF_ELEMENT_PAREN, { F, "A\n|", NULL } },
    { CLIFF_ELEMENT_PAREN, { F, "x\n\nbe|at", NULL } },
    { CLIFF_ELEMENT_TRANSITION, { F, "x\n\nCUT TO:|\ny", "x\n\nCUT TO:|\n\ny" } },
    { CLIFF_ELEMENT_TRANSITION, { F, "x\n\nFade out|", "x\n\n> Fade out|" } },
    { CLIFF_ELEMENT_NOTE, { F, "x\n\nslow|er", "x\n\n[[slow|er]]" } },
    { CLIFF_ELEMENT_ACTION, { F, "x\n\n[[slow|er]]", "x\n\nslow|er" } },
    { CLIFF_ELEMENT_SUBTITLE, { F, "x\n\nThree years|", "x\n\nON-SCREEN TEXT: Three years|" } },
    { CLIFF_ELEMENT_CENTERED, { F, "x\n\nThe end|", "x\n\n> The end| <" } },
    { CLIFF_ELEMENT_CAST, { F, "x\n\nMara|", NULL } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    check (&rows[i].row, 1, press_kind, GINT_TO_POINTER (rows[i].kind));
}

static void
test_get_kind (void)
{
  static const struct
  {
    CliffScriptFormat format;
    const char       *text;
    CliffElementKind  kind;
  } rows[] = {
    { F, "x\n\nMARA|", CLIFF_ELEMENT_CHARACTER },
    { F, "x\n\n@|", CLIFF_ELEMENT_CHARACTER },
    { F, "x\n\nMARA\n|", CLIFF_ELEMENT_DIALOGUE },
    { F, "x\n\n|", CLIFF_ELEMENT_ACTION },
    { F, "INT. A|", CLIFF_ELEMENT_SCENE },
    { D, TALK "|", CLIFF_ELEMENT_ACTION },
    { D, TALK "林晚：\n|", CLIFF_ELEMENT_DIALOGUE },
    { D, TALK "林晚：走。|△门开了。", CLIFF_ELEMENT_ACTION },
    { D, TALK "林晚：|走。△门开了。", CLIFF_ELEMENT_DIALOGUE },
    { D, "《归来》\n大纲\n|\n第1集", CLIFF_ELEMENT_BIO },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *mark = strchr (rows[i].text, '|');
      g_autofree char *text = g_strdup_printf ("%.*s%s", (int) (mark - rows[i].text), rows[i].text, mark + 1);
      g_autoptr(CliffScript) script = cliff_script_new (text, -1, rows[i].format);

      g_assert_cmpstr (cliff_element_kind_to_string (cliff_flow_get_kind (script, mark - rows[i].text)), ==,
                       cliff_element_kind_to_string (rows[i].kind));
    }
}

/* ── Properties ── */

/* Texts of a few lines, made of nothing but what the flow looks at. */
static char *
random_text (GRand *rand)
{
  static const char *const pieces[] = {
    "\n", "\n", "\n", "\n\n", "MARA", "mara", "INT. A", "int. ", "@", "!", ".", "(", ")", "（", "）", "【", "】",
    "Hello.", "CUT TO:", "~", "> ", " <", "[[", "]]", "/*", "*/", "  ", " ", "△", "林晚", "：", ":", "（OS）", "人物：",
    "第1集", "1-1 日 内 客厅", "旁白：", "【字幕：", "\\", "SFX: ", "# ", "= ", "Title: x", "《", "\r\n", "“", "”", "场景1：",
    "İ", "ß", "é", "備",
  };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 24); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

static gboolean
is_blank (const char *text,
          gsize       start,
          gsize       end)
{
  for (; start < end; start++)
    if (!g_ascii_isspace (text[start]))
      return FALSE;

  return TRUE;
}

static void
check_edit (const char          *text,
            gsize                caret,
            const CliffTextEdit *edit)
{
  gsize length = strlen (text), start = caret, end = caret;
  g_autoptr(GString) after = g_string_new (text);

  g_assert_cmpuint (edit->start, <=, edit->end);
  g_assert_cmpuint (edit->end, <=, length);
  while (start > 0 && text[start - 1] != '\n')
    start--;
  while (end < length && text[end] != '\n')
    end++;
  /* What is replaced is in the caret's line, or in empty lines next to it. */
  g_assert_true (edit->start >= start || is_blank (text, edit->start, start));
  g_assert_true (edit->end <= end || is_blank (text, end, edit->end));
  g_string_erase (after, edit->start, edit->end - edit->start);
  g_string_insert (after, edit->start, edit->text);
  g_assert_true (g_utf8_validate (after->str, after->len, NULL));
  g_assert_cmpuint (edit->caret, <=, after->len);
  g_assert_true (edit->caret == after->len || (after->str[edit->caret] & 0xc0) != 0x80);
}

static void
press_everything (CliffScript *script,
                  gsize        caret)
{
  static const CliffElementKind kinds[] = {
    CLIFF_ELEMENT_SCENE, CLIFF_ELEMENT_CAST, CLIFF_ELEMENT_ACTION, CLIFF_ELEMENT_DIALOGUE, CLIFF_ELEMENT_CHARACTER,
    CLIFF_ELEMENT_OS, CLIFF_ELEMENT_VO, CLIFF_ELEMENT_NARRATION, CLIFF_ELEMENT_PAREN, CLIFF_ELEMENT_TRANSITION,
    CLIFF_ELEMENT_SUBTITLE, CLIFF_ELEMENT_NOTE, CLIFF_ELEMENT_SFX, CLIFF_ELEMENT_PAYWALL, CLIFF_ELEMENT_CENTERED,
  };
  static const struct
  {
    Key           key;
    gconstpointer data;
  } keys[] = {
    { press_enter, NULL }, { press_tab, NULL }, { press_tab, "back" }, { press_backspace, NULL }, { press_character, NULL },
  };
  const char *text = cliff_script_get_text (script, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (keys) + G_N_ELEMENTS (kinds); i++)
    {
      g_auto(CliffTextEdit) edit = { 0 };
      gboolean key = i < G_N_ELEMENTS (keys);

      if (key ? keys[i].key (script, caret, &edit, keys[i].data)
              : press_kind (script, caret, &edit, GINT_TO_POINTER (kinds[i - G_N_ELEMENTS (keys)])))
        check_edit (text, caret, &edit);
    }
  cliff_flow_get_kind (script, caret);
}

static void
test_properties (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (31);

  for (int round = 0; round < 6000; round++)
    {
      g_autofree char *text = random_text (rand);
      g_autoptr(CliffScript) script = cliff_script_new (text, -1, round % 2 == 0 ? F : D);
      glong place = g_rand_int_range (rand, 0, g_utf8_strlen (text, -1) + 1);

      press_everything (script, g_utf8_offset_to_pointer (text, place) - text);
      g_assert_cmpstr (cliff_script_get_text (script, NULL), ==, text);
    }
}

/* A line of any kind becomes what it is asked to become, and keeps its words. */
static void
test_kind_properties (void)
{
  static const CliffElementKind kinds[] = {
    CLIFF_ELEMENT_SCENE, CLIFF_ELEMENT_CAST, CLIFF_ELEMENT_ACTION, CLIFF_ELEMENT_DIALOGUE, CLIFF_ELEMENT_OS,
    CLIFF_ELEMENT_VO, CLIFF_ELEMENT_NARRATION, CLIFF_ELEMENT_TRANSITION, CLIFF_ELEMENT_SUBTITLE, CLIFF_ELEMENT_SFX,
    CLIFF_ELEMENT_VFX, CLIFF_ELEMENT_NOTE, CLIFF_ELEMENT_HOOK, CLIFF_ELEMENT_PAYWALL, CLIFF_ELEMENT_LYRIC,
  };
  static const char *const lines[] = {
    "她走了", "△她走了", "林晚：她走了", "林晚（OS）：她走了", "旁白：她走了", "【字幕：她走了】", "【音效：她走了】", "人物：她走了", "备注：她走了",
    "【转场：她走了】", "1-2 日 内 她走了", "【卡点：她走了】",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (kinds); j++)
      {
        g_autofree char *before = g_strconcat (TALK, lines[i], "|\n△尾", NULL);
        g_autofree char *after = press (D, before, press_kind, GINT_TO_POINTER (kinds[j]));
        g_autoptr(CliffScript) script = NULL;
        const char *mark;
        g_autofree char *text = NULL;

        if (after == NULL)
          continue;
        mark = strchr (after, '|');
        text = g_strdup_printf ("%.*s%s", (int) (mark - after), after, mark + 1);
        script = cliff_script_new (text, -1, D);
        if (cliff_flow_get_kind (script, mark - after) != kinds[j] || strstr (text, "她走了") == NULL ||
            !g_str_has_suffix (text, "\n△尾"))
          g_error ("%s as %s: %s", lines[i], cliff_element_kind_to_string (kinds[j]), after + strlen (TALK));
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/flow/enter", test_enter);
  g_test_add_func ("/flow/tab", test_tab);
  g_test_add_func ("/flow/typed", test_typed);
  g_test_add_func ("/flow/kind/drama", test_kind_drama);
  g_test_add_func ("/flow/kind/fountain", test_kind_fountain);
  g_test_add_func ("/flow/get-kind", test_get_kind);
  g_test_add_func ("/flow/properties", test_properties);
  g_test_add_func ("/flow/kind/properties", test_kind_properties);

  return g_test_run ();
}
