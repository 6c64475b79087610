/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-flow-private.h"

#include "cliff-drama.h"
#include "cliff-fountain.h"

#include <string.h>

static gboolean
is_known (GPtrArray  *names,
          CliffSlice  name)
{
  for (guint i = 0; names != NULL && i < names->len; i++)
    if (cliff_slice_equal (name, g_ptr_array_index (names, i)))
      return TRUE;

  return FALSE;
}

static gboolean
has_wide (CliffSlice text)
{
  for (gsize i = 0; i < text.length; i++)
    if ((guchar) text.data[i] >= 0xe3)
      return TRUE;

  return FALSE;
}

/* What the flow has written already and the writer types too is there once: "人物：人物：" becomes "人物：". */
static gboolean
label_again (const CliffFlowLine *line,
             gsize                caret,
             CliffTextEdit       *edit)
{
  CliffSlice before = cliff_slice_trim (cliff_slice_sub (line->text, 0, caret - line->start)), names, inner;
  gsize start;

  if (!cliff_drama_read_cast (before, &names) || !cliff_drama_read_cast (names, &inner) || inner.length > 0)
    return FALSE;
  start = names.data - line->script->text->str;

  return cliff_flow_edit (edit, line->start, start, g_strdup (""), caret - start);
}

/* The same for "△△"; and behind "△" alone a bracket opens a mark, which has none. */
static gboolean
behind_triangle (const CliffFlowLine *line,
                 gsize                caret,
                 gunichar             typed,
                 CliffTextEdit       *edit)
{
  CliffSlice before = cliff_slice_trim (cliff_slice_sub (line->text, 0, caret - line->start));
  gsize size;

  if (!cliff_slice_eat_any (&before, "△ ▲ ∆") || cliff_slice_peek (before, &size) != typed || before.length != size ||
      before.data + size != line->text.data + (caret - line->start))
    return FALSE;
  if (typed == 0x3010 && caret == line->end)
    return cliff_flow_edit (edit, line->start, caret, g_strdup ("【】"), strlen ("【"));
  if (typed == 0x25b3 || typed == 0x25b2 || typed == 0x2206 || typed == 0x3010)
    return cliff_flow_edit (edit, line->start, caret - size, g_strdup (""), size);

  return FALSE;
}

/* "△林晚:" becomes "林晚：" when 林晚 is known, or when the word says how it is heard, or is a mark's. */
static gboolean
drama_colon (const CliffFlowLine *line,
             gsize                caret,
             gsize                colon,
             GPtrArray           *names,
             CliffTextEdit       *edit)
{
  CliffSlice head = cliff_slice_trim (cliff_slice_sub (line->text, 0, colon)), written;
  g_autofree char *plain = NULL, *sample = NULL, *text = NULL;
  CliffDramaPart part = { 0 }, mark = { 0 };
  gboolean triangle;

  triangle = cliff_slice_eat_any (&head, "△ ▲ ∆");
  head = cliff_slice_trim (head);
  plain = cliff_slice_dup (head);
  sample = g_strconcat (plain, "：x", NULL);
  if (head.length > 0 && triangle && cliff_drama_read_mark (cliff_slice (sample, strlen (sample)), &mark))
    part = mark;
  else if (head.length == 0 || !cliff_drama_read_speech (cliff_slice (sample, strlen (sample)), &part) ||
           !cliff_slice_equal (part.text, "x") ||
           !(part.speaker.length == 0 ? part.kind != CLIFF_ELEMENT_DIALOGUE : is_known (names, part.speaker)))
    return FALSE;
  text = g_strconcat (plain, has_wide (head) ? "：" : NULL, NULL);
  if (!has_wide (head))
    {
      g_free (text);
      written = cliff_slice_sub (line->text, colon, caret - line->start);
      text = g_strdup_printf ("%s%.*s", plain, (int) written.length, written.data);
    }
  if (strlen (text) == caret - line->start && memcmp (text, line->text.data, strlen (text)) == 0)
    return FALSE;

  return cliff_flow_edit (edit, line->start, caret, g_strdup (text), strlen (text));
}

/* "Mara:" alone becomes the cue, and the caret stands where the speech begins. */
static gboolean
fountain_colon (const CliffFlowLine *line,
                gsize                caret,
                gsize                colon,
                GPtrArray           *names,
                CliffTextEdit       *edit)
{
  CliffSlice name = cliff_slice_trim (cliff_slice_sub (line->text, 0, colon));
  CliffSlice rest = cliff_slice_sub (line->text, caret - line->start, line->text.length);
  g_autofree char *plain = NULL, *upper = NULL;
  gboolean forced;

  cliff_slice_eat (&name, "@");
  if (cliff_slice_trim (rest).length > 0 || !cliff_flow_blank_above (line) || !is_known (names, name))
    return FALSE;
  plain = cliff_slice_dup (name);
  upper = g_utf8_strup (plain, -1);
  forced = !cliff_fountain_is_upper (cliff_slice (upper, strlen (upper)));

  return cliff_flow_replace (edit, line, g_strconcat (forced ? "@" : "", upper, "\n", NULL),
                             forced + strlen (upper) + 1);
}

/* ── Capitals ── */

static gboolean
has_lower (CliffSlice text)
{
  gsize size;

  while (text.length > 0)
    {
      gunichar character = cliff_slice_peek (text, &size);

      if (character < CLIFF_INVALID_CHARACTER && g_unichar_islower (character))
        return TRUE;
      text = cliff_slice_sub (text, size, text.length);
    }

  return FALSE;
}

/* A heading that has capitals so far goes on in capitals, at its end; a writer who undoes that is left alone. */
static gboolean
heading_capitals (const CliffFlowLine *line,
                  gsize                caret,
                  gsize                letter,
                  CliffTextEdit       *edit)
{
  CliffSlice before = cliff_slice_sub (line->text, 0, letter);
  CliffSlice prefix = cliff_slice_trim (before);
  g_autofree char *typed = NULL, *upper = NULL;
  gboolean first;

  if (line->line->kind != CLIFF_ELEMENT_SCENE || caret != line->end || line->bare.data[0] == '.')
    return FALSE;
  first = cliff_slice_is_any (prefix, "INT. EXT. EST. INT./EXT. EXT./INT. INT/EXT. EXT/INT. I/E. E/I. I./E.");
  if (!first && (has_lower (before) || prefix.length < 4))
    return FALSE;
  typed = first ? cliff_slice_dup (line->text)
                : cliff_slice_dup (cliff_slice_sub (line->text, letter, line->text.length));
  upper = g_utf8_strup (typed, -1);
  if (g_str_equal (typed, upper))
    return FALSE;

  return cliff_flow_edit (edit, first ? line->start : line->start + letter, caret, g_strdup (upper),
                          strlen (upper));
}

/**
 * cliff_flow_typed:
 * @typed: the character right before @caret
 * @names: (element-type utf8) (nullable): who is known
 * @edit: (out caller-allocates)
 *
 * Returns: whether something follows from it
 */
gboolean
cliff_flow_typed (CliffScript   *script,
                  gsize          caret,
                  gunichar       typed,
                  GPtrArray     *names,
                  CliffTextEdit *edit)
{
  gboolean drama = script->format == CLIFF_SCRIPT_DRAMA;
  CliffFlowLine line;
  gsize size, at;

  g_return_val_if_fail (caret <= script->text->len, FALSE);

  cliff_flow_line_at (&line, script, caret);
  if (line.line == NULL || caret > line.end ||
      cliff_slice_last (cliff_slice_sub (line.text, 0, caret - line.start), &size) != typed || size == 0)
    return FALSE;
  at = caret - size - line.start;
  if (drama && (behind_triangle (&line, caret, typed, edit) ||
                ((typed == ':' || typed == 0xff1a) && label_again (&line, caret, edit))))
    return TRUE;
  if (cliff_flow_pair_typed (&line, caret, typed, edit))
    return TRUE;
  if (!drama && cliff_flow_fountain_is_quiet (&line) && line.line->kind != CLIFF_ELEMENT_TITLE)
    return FALSE;
  if (typed == ':' || typed == 0xff1a)
    return drama ? drama_colon (&line, caret, at, names, edit)
                 : fountain_colon (&line, caret, at, names, edit);

  return !drama && typed < CLIFF_INVALID_CHARACTER && g_unichar_islower (typed) &&
         heading_capitals (&line, caret, at, edit);
}
