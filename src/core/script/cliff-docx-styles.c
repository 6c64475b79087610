/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-docx-styles.h"

static const CliffDocxStyle screenplay[] = {
  { "Action", "Action", CLIFF_ELEMENT_ACTION, 0, 0, 240, "left", FALSE, FALSE, -1 },
  { "SceneHeading", "Scene Heading", CLIFF_ELEMENT_SCENE, 0, 0, 480, "left", TRUE, TRUE, 1 },
  { "Character", "Character", CLIFF_ELEMENT_CHARACTER, 3168, 0, 240, "left", FALSE, TRUE, -1 },
  { "Parenthetical", "Parenthetical", CLIFF_ELEMENT_PAREN, 2304, 2880, 0, "left", FALSE, TRUE, -1 },
  { "Dialogue", "Dialogue", CLIFF_ELEMENT_DIALOGUE, 1440, 2160, 0, "left", FALSE, FALSE, -1 },
  { "Lyrics", "Lyrics", CLIFF_ELEMENT_LYRIC, 1440, 2160, 0, "left", FALSE, FALSE, -1 },
  { "Transition", "Transition", CLIFF_ELEMENT_TRANSITION, 0, 0, 240, "right", FALSE, FALSE, -1 },
  { "Centered", "Centered", CLIFF_ELEMENT_CENTERED, 0, 0, 240, "center", FALSE, FALSE, -1 },
  { "NewAct", "New Act", CLIFF_ELEMENT_EPISODE, 0, 0, 480, "center", TRUE, TRUE, 0 },
  { "EndOfAct", "End of Act", CLIFF_ELEMENT_EPISODE_END, 0, 0, 240, "center", FALSE, FALSE, -1 },
  { "Section", "Section", CLIFF_ELEMENT_SECTION, 0, 0, 480, "left", TRUE, TRUE, 0 },
  { "Synopsis", "Synopsis", CLIFF_ELEMENT_SYNOPSIS, 0, 0, 120, "left", FALSE, FALSE, -1 },
  { "ScriptNote", "Script Note", CLIFF_ELEMENT_NOTE, 0, 0, 120, "left", FALSE, FALSE, -1 },
  { "TitlePage", "Title Page", CLIFF_ELEMENT_TITLE, 0, 0, 240, "center", FALSE, FALSE, -1 },
};

static const CliffDocxStyle drama[] = {
  { "Dongzuo", "动作", CLIFF_ELEMENT_ACTION, 0, 0, 60, "left", FALSE, FALSE, -1 },
  { "Changci", "场景标题", CLIFF_ELEMENT_SCENE, 0, 0, 240, "left", TRUE, TRUE, 1 },
  { "Jibiaoti", "集标题", CLIFF_ELEMENT_EPISODE, 0, 0, 480, "center", TRUE, TRUE, 0 },
  { "Renwu", "人物", CLIFF_ELEMENT_CAST, 0, 0, 60, "left", FALSE, TRUE, -1 },
  { "Taici", "台词", CLIFF_ELEMENT_DIALOGUE, 0, 0, 60, "left", FALSE, FALSE, -1 },
  { "Neixin", "内心独白", CLIFF_ELEMENT_OS, 0, 0, 60, "left", FALSE, FALSE, -1 },
  { "Huawaiyin", "画外音", CLIFF_ELEMENT_VO, 0, 0, 60, "left", FALSE, FALSE, -1 },
  { "Pangbai", "旁白", CLIFF_ELEMENT_NARRATION, 0, 0, 60, "left", FALSE, FALSE, -1 },
  { "Zimu", "字幕", CLIFF_ELEMENT_SUBTITLE, 0, 0, 60, "left", FALSE, FALSE, -1 },
  { "Biaoji", "标记", CLIFF_ELEMENT_SFX, 0, 0, 60, "left", FALSE, FALSE, -1 },
  { "Zhuanchang", "转场", CLIFF_ELEMENT_TRANSITION, 0, 0, 60, "left", FALSE, FALSE, -1 },
  { "Juming", "剧名", CLIFF_ELEMENT_TITLE, 0, 0, 240, "center", TRUE, FALSE, -1 },
  { "Xiaozhuan", "人物小传", CLIFF_ELEMENT_BIO, 0, 0, 60, "left", FALSE, FALSE, -1 },
};

/* What others call them, in lower case. */
static const struct
{
  const char       *name;
  CliffElementKind  kind;
} names[] = {
  { "slugline", CLIFF_ELEMENT_SCENE }, { "slug line", CLIFF_ELEMENT_SCENE }, { "scene", CLIFF_ELEMENT_SCENE },
  { "character name", CLIFF_ELEMENT_CHARACTER }, { "cue", CLIFF_ELEMENT_CHARACTER },
  { "dialog", CLIFF_ELEMENT_DIALOGUE }, { "wryly", CLIFF_ELEMENT_PAREN }, { "parentheses", CLIFF_ELEMENT_PAREN },
  { "shot", CLIFF_ELEMENT_ACTION }, { "general", CLIFF_ELEMENT_ACTION }, { "description", CLIFF_ELEMENT_ACTION },
  { "stage direction", CLIFF_ELEMENT_ACTION }, { "act break", CLIFF_ELEMENT_EPISODE },
};

const CliffDocxStyle *
cliff_docx_get_style (CliffScriptFormat format,
                      CliffElementKind  kind)
{
  const CliffDocxStyle *styles = format == CLIFF_SCRIPT_DRAMA ? drama : screenplay;
  guint n_styles = format == CLIFF_SCRIPT_DRAMA ? G_N_ELEMENTS (drama) : G_N_ELEMENTS (screenplay);

  for (guint i = 0; i < n_styles; i++)
    if (styles[i].kind == kind)
      return &styles[i];

  return &styles[0];
}

gboolean
cliff_docx_style_kind (const char       *name,
                       CliffElementKind *kind)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_autofree char *bare = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (screenplay); i++)
    {
      g_free (bare);
      bare = g_utf8_strdown (screenplay[i].name, -1);
      if (g_str_equal (lower, bare))
        {
          *kind = screenplay[i].kind;
          return TRUE;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (lower, names[i].name))
      {
        *kind = names[i].kind;
        return TRUE;
      }

  return FALSE;
}

static void
append_style (GString              *out,
              const CliffDocxStyle *style)
{
  g_string_append_printf (out,
                          "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"%s\"><w:name w:val=\"%s\"/>"
                          "<w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>%s<w:spacing w:before=\"%d\" w:after=\"0\"/>"
                          "<w:ind w:left=\"%d\" w:right=\"%d\"/><w:jc w:val=\"%s\"/>",
                          style->id, style->name, style->keep_next ? "<w:keepNext/>" : "", style->above, style->left,
                          style->right, style->align);
  if (style->outline >= 0)
    g_string_append_printf (out, "<w:outlineLvl w:val=\"%d\"/>", style->outline);
  g_string_append_printf (out, "</w:pPr>%s</w:style>", style->bold ? "<w:rPr><w:b/></w:rPr>" : "");
}

char *
cliff_docx_dup_styles (CliffScriptFormat format)
{
  gboolean chinese = format == CLIFF_SCRIPT_DRAMA;
  GString *out = g_string_new (
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults><w:rPrDefault><w:rPr>");

  g_string_append_printf (out,
                          "<w:rFonts w:ascii=\"%1$s\" w:hAnsi=\"%1$s\" w:eastAsia=\"%2$s\" w:cs=\"%1$s\"/>"
                          "<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>"
                          "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
                          "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>"
                          "<w:pPr><w:spacing w:line=\"%3$d\" w:lineRule=\"%4$s\"/></w:pPr></w:style>",
                          chinese ? "Times New Roman" : "Courier Prime", "SimSun", chinese ? 360 : 240,
                          chinese ? "auto" : "exact");
  for (guint i = 0; i < (chinese ? G_N_ELEMENTS (drama) : G_N_ELEMENTS (screenplay)); i++)
    append_style (out, chinese ? &drama[i] : &screenplay[i]);
  g_string_append (out, "</w:styles>");

  return g_string_free (out, FALSE);
}
