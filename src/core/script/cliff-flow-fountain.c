/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-flow-private.h"

#include "cliff-fountain.h"

#include <string.h>

#define MOST_CUE 38
/* Lines in capitals that are nobody's name. */
#define NO_CUE_ENDS "LATER END BLACK IN OUT TITLE TITLES CREDITS CONTINUOUS MONTAGE TO"

gboolean
cliff_flow_fountain_is_quiet (const CliffFlowLine *line)
{
  if (line->line == NULL)
    return FALSE;

  return line->line->entry >> 4 != 0 || line->line->exit >> 4 != 0 ||
         (line->line->kind == CLIFF_ELEMENT_TITLE && line->bare.length > 0);
}

static gboolean
is_speech_kind (CliffElementKind kind)
{
  return kind == CLIFF_ELEMENT_CHARACTER || kind == CLIFF_ELEMENT_PAREN ||
         kind == CLIFF_ELEMENT_DIALOGUE;
}

/* Capitals alone between empty lines: a cue whose speech is not there yet, unless it says something. */
static gboolean
is_cue_to_be (const CliffFlowLine *line)
{
  CliffSlice rest;
  CliffElementKind kind;
  gsize size;
  gunichar last = cliff_slice_last (line->bare, &size);

  if (line->bare.length == 0 || line->line->kind != CLIFF_ELEMENT_ACTION ||
      !cliff_fountain_is_upper (line->bare) || !cliff_flow_blank_above (line) ||
      !cliff_flow_blank_below (line) || cliff_fountain_is_tag (line->bare, &kind, &rest) ||
      line->bare.data[0] == '!' || cliff_slice_count (line->bare, MOST_CUE) > MOST_CUE ||
      cliff_fountain_is_heading (line->bare))
    return FALSE;
  rest = line->bare;
  if (cliff_slice_eat_any_end (&rest, NO_CUE_ENDS) &&
      (rest.length == 0 || rest.data[rest.length - 1] == ' '))
    return FALSE;

  return last == ')' || last == '^' || (last < CLIFF_INVALID_CHARACTER && g_unichar_isalnum (last));
}

static gboolean
is_lone_mark (const CliffFlowLine *line,
              char                 mark)
{
  return line->bare.length == 1 && line->bare.data[0] == mark;
}

CliffElementKind
cliff_flow_fountain_get_kind (const CliffFlowLine *line)
{
  CliffFlowLine above;

  if (line->bare.length > 0)
    return is_cue_to_be (line) || is_lone_mark (line, '@') ? CLIFF_ELEMENT_CHARACTER
                                                            : line->line->kind;
  if (cliff_flow_line_above (line, &above) && above.bare.length > 0)
    {
      if (is_cue_to_be (&above) || is_speech_kind (above.line->kind))
        return CLIFF_ELEMENT_DIALOGUE;
      if (above.line->kind == CLIFF_ELEMENT_TITLE)
        return CLIFF_ELEMENT_TITLE;
    }

  return CLIFF_ELEMENT_ACTION;
}

/* ── Enter ── */

/* @text in capitals where it has none yet, but for a first letter; writers who mix cases mean it. (transfer full) */
static char *
dup_formed (CliffSlice text)
{
  CliffSlice rest = text;
  gsize size;
  g_autofree char *plain = cliff_slice_dup (text);

  for (gboolean first = TRUE; rest.length > 0; first = FALSE)
    {
      gunichar character = cliff_slice_peek (rest, &size);

      if (!first && character < CLIFF_INVALID_CHARACTER && g_unichar_isupper (character))
        return g_steal_pointer (&plain);
      rest = cliff_slice_sub (rest, size, rest.length);
    }

  return g_utf8_strup (plain, -1);
}

/* The cue as it stands when it is done: in capitals, and without a mark that it can do without. (transfer full) */
static char *
dup_formed_cue (CliffSlice cue)
{
  CliffSlice name = cue;
  g_autofree char *formed = NULL;

  if (!cliff_slice_eat (&name, "@"))
    return cliff_slice_dup (cue);
  name = cliff_slice_trim (name);
  if (cliff_fountain_is_upper (name))
    return cliff_slice_dup (name);
  formed = dup_formed (name);
  if (cliff_fountain_is_upper (cliff_slice (formed, strlen (formed))) &&
      !cliff_slice_equal (cliff_slice (formed, strlen (formed)), ""))
    {
      g_autofree char *same = cliff_slice_dup (name);

      if (!g_str_equal (same, formed))
        return g_steal_pointer (&formed);
    }

  return cliff_slice_dup (cue);
}

/* The line as @formed, and @tail behind it, where the caret is then; nothing to do when that is what Enter does anyway. */
static gboolean
end_line (const CliffFlowLine *line,
          const char          *formed,
          const char          *tail,
          CliffTextEdit       *edit)
{
  gsize length = strlen (formed);
  gboolean same = length == line->text.length && memcmp (formed, line->text.data, length) == 0;

  if (same && g_str_equal (tail, "\n"))
    return FALSE;
  if (same)
    return cliff_flow_edit (edit, line->end, line->end, g_strdup (tail), strlen (tail));

  return cliff_flow_replace (edit, line, g_strconcat (formed, tail, NULL), length + strlen (tail));
}

static gboolean
enter_at_paren (const CliffFlowLine *line,
                CliffSlice           after,
                CliffTextEdit       *edit)
{
  if (!(cliff_slice_equal (after, ")") || cliff_slice_equal (after, "）") || after.length == 0))
    return FALSE;
  if (cliff_slice_equal (line->bare, "()") || cliff_slice_equal (line->bare, "（）"))
    return cliff_flow_replace (edit, line, g_strdup (""), 0);
  if (after.length == 0)
    return FALSE;
  if (!cliff_flow_blank_below (line))
    return cliff_flow_edit (edit, line->end, line->end, g_strdup (""), line->line->length - line->text.length);

  return cliff_flow_edit (edit, line->end, line->end, g_strdup ("\n"), 1);
}

/* Action is a paragraph a line, unless the writer sets line under line. */
static gboolean
enter_at_action (const CliffFlowLine *line,
                 gsize                caret,
                 CliffTextEdit       *edit)
{
  CliffSlice before = cliff_slice_sub (line->text, 0, caret - line->start);
  CliffSlice after = cliff_slice_sub (line->text, caret - line->start, line->text.length);
  CliffSlice left = cliff_slice_trim_end (before), right = cliff_slice_trim (after);

  if (is_lone_mark (line, '@'))
    return cliff_flow_replace (edit, line, g_strdup (""), 0);
  if (left.length == 0 || !cliff_flow_blank_above (line) || !cliff_flow_blank_below (line))
    return FALSE;
  if (right.length == 0)
    return !is_cue_to_be (line) && cliff_flow_edit (edit, caret, caret, g_strdup ("\n\n"), 2);

  return cliff_flow_edit (edit, line->start + left.length, right.data - line->script->text->str,
                          g_strdup ("\n\n"), 2);
}

/* Enter at the end of what the parser calls @kind. */
static gboolean
enter_at_end (const CliffFlowLine *line,
              gsize                caret,
              CliffTextEdit       *edit)
{
  g_autofree char *formed = NULL;

  switch (line->line->kind)
    {
    case CLIFF_ELEMENT_SCENE:
      formed = line->bare.data[0] == '.' || !cliff_flow_blank_below (line) ? cliff_slice_dup (line->text)
                                                                          : dup_formed (line->text);
      return end_line (line, formed, "\n\n", edit);
    case CLIFF_ELEMENT_CHARACTER:
      formed = dup_formed_cue (line->text);
      return end_line (line, formed, "\n", edit);
    case CLIFF_ELEMENT_DIALOGUE:
    case CLIFF_ELEMENT_TRANSITION:
    case CLIFF_ELEMENT_CENTERED:
    case CLIFF_ELEMENT_EPISODE:
    case CLIFF_ELEMENT_EPISODE_END:
    case CLIFF_ELEMENT_SUBTITLE:
    case CLIFF_ELEMENT_SFX:
    case CLIFF_ELEMENT_VFX:
    case CLIFF_ELEMENT_HOOK:
    case CLIFF_ELEMENT_PAYWALL:
      return cliff_flow_blank_below (line) &&
             cliff_flow_edit (edit, caret, caret, g_strdup ("\n\n"), 2);
    case CLIFF_ELEMENT_LYRIC:
      return is_lone_mark (line, '~') ? cliff_flow_replace (edit, line, g_strdup (""), 0)
                                      : cliff_flow_edit (edit, caret, caret, g_strdup ("\n~"), 2);
    case CLIFF_ELEMENT_ACTION:
    case CLIFF_ELEMENT_PAREN:
    case CLIFF_ELEMENT_BLANK:
    case CLIFF_ELEMENT_TITLE:
    case CLIFF_ELEMENT_BIO:
    case CLIFF_ELEMENT_CAST:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
    case CLIFF_ELEMENT_NARRATION:
    case CLIFF_ELEMENT_FLASHBACK_START:
    case CLIFF_ELEMENT_FLASHBACK_END:
    case CLIFF_ELEMENT_SECTION:
    case CLIFF_ELEMENT_SYNOPSIS:
    case CLIFF_ELEMENT_NOTE:
    case CLIFF_ELEMENT_BONEYARD:
    case CLIFF_ELEMENT_PAGE_BREAK:
    default:
      return FALSE;
    }
}

gboolean
cliff_flow_fountain_enter (const CliffFlowLine *line,
                           gsize                caret,
                           CliffTextEdit       *edit)
{
  CliffSlice after = cliff_slice_trim (cliff_slice_sub (line->text, caret - line->start, line->text.length));

  if (line->bare.length == 0 || cliff_flow_fountain_is_quiet (line))
    return FALSE;
  if (line->line->kind == CLIFF_ELEMENT_PAREN)
    return enter_at_paren (line, after, edit);
  if (line->line->kind == CLIFF_ELEMENT_ACTION)
    return enter_at_action (line, caret, edit);

  return after.length == 0 && enter_at_end (line, line->end, edit);
}

/* ── Tab ── */

/* An empty line becomes the place of a cue, with the empty lines round it that a cue needs. */
static gboolean
begin_cue (const CliffFlowLine *line,
           CliffTextEdit       *edit)
{
  const char *head = cliff_flow_blank_above (line) ? "" : "\n";
  const char *tail = cliff_flow_blank_below (line) ? "" : "\n";

  return cliff_flow_replace (edit, line, g_strconcat (head, "@", tail, NULL), strlen (head) + 1);
}

static gboolean
begin_heading (const CliffFlowLine *line,
               const char          *prefix,
               CliffTextEdit       *edit)
{
  const char *head = cliff_flow_blank_above (line) ? "" : "\n";
  const char *tail = cliff_flow_blank_below (line) ? "" : "\n";

  return cliff_flow_replace (edit, line, g_strconcat (head, prefix, tail, NULL),
                             strlen (head) + strlen (prefix));
}

static gboolean
tab_at_blank (const CliffFlowLine *line,
              gboolean             back,
              CliffTextEdit       *edit)
{
  CliffFlowLine above;

  if (back)
    return begin_heading (line, "INT. ", edit);
  if (cliff_flow_line_above (line, &above) && above.bare.length > 0 &&
      (above.line->kind == CLIFF_ELEMENT_CHARACTER || above.line->kind == CLIFF_ELEMENT_PAREN ||
       is_cue_to_be (&above)))
    return cliff_flow_replace (edit, line, g_strdup ("()"), 1);

  return begin_cue (line, edit);
}

static gboolean
tab_at_heading (const CliffFlowLine *line,
                gboolean             back,
                CliffTextEdit       *edit)
{
  if (cliff_slice_is_any (line->bare, "INT."))
    return cliff_flow_replace (edit, line, g_strdup (back ? "EXT. " : ""), back ? 5 : 0);
  if (cliff_slice_is_any (line->bare, "EXT."))
    return cliff_flow_replace (edit, line, g_strdup (back ? "" : "INT. "), back ? 0 : 5);
  if (back || cliff_slice_holds (line->bare, " - ") || cliff_slice_holds (line->bare, "#") ||
      cliff_slice_eat_end (&(CliffSlice) { line->bare.data, line->bare.length }, "-"))
    return FALSE;

  return cliff_flow_edit (edit, line->bare.data + line->bare.length - line->script->text->str,
                          line->end, g_strdup (" - "), 3);
}

gboolean
cliff_flow_fountain_tab (const CliffFlowLine *line,
                         gsize                caret,
                         gboolean             back,
                         CliffTextEdit       *edit)
{
  CliffSlice after = cliff_slice_trim (cliff_slice_sub (line->text, caret - line->start, line->text.length));

  if (cliff_flow_fountain_is_quiet (line))
    return FALSE;
  if (line->bare.length == 0)
    return tab_at_blank (line, back, edit);
  if (is_lone_mark (line, '@'))
    return cliff_flow_replace (edit, line, g_strdup (""), 0);
  if (line->line->kind == CLIFF_ELEMENT_CHARACTER)
    return cliff_flow_fountain_set_kind (line, caret, CLIFF_ELEMENT_ACTION, edit);
  if (line->line->kind == CLIFF_ELEMENT_PAREN)
    return !back && enter_at_paren (line, after, edit);
  if (after.length > 0)
    return FALSE;
  if (line->line->kind == CLIFF_ELEMENT_SCENE)
    return tab_at_heading (line, back, edit);
  if (line->line->kind == CLIFF_ELEMENT_DIALOGUE && !back && cliff_flow_blank_below (line))
    return cliff_flow_edit (edit, line->end, line->end, g_strdup ("\n()"), 2);
  if (line->line->kind == CLIFF_ELEMENT_ACTION && cliff_flow_blank_above (line) &&
      cliff_flow_blank_below (line) && cliff_slice_count (line->bare, MOST_CUE) <= MOST_CUE)
    return cliff_flow_fountain_set_kind (line, caret, CLIFF_ELEMENT_CHARACTER, edit);

  return FALSE;
}
