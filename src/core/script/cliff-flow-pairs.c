/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-flow-private.h"

static const struct
{
  gunichar open;
  gunichar close;
} pairs[] = {
  { 0xff08, 0xff09 }, /* （） */
  { 0x3010, 0x3011 }, /* 【】 */
  { 0x300a, 0x300b }, /* 《》 */
  { 0x201c, 0x201d }, /* “” */
  { 0x300c, 0x300d }, /* 「」 */
  { '(', ')' },
  { '[', ']' },
};

/* What may stand behind the caret for a bracket to be closed at once: nothing, space, or the end of something. */
static gboolean
may_close_before (CliffSlice rest)
{
  gsize size;
  gunichar next = cliff_slice_peek (rest, &size);

  if (size == 0 || cliff_character_is_space (next))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (next == pairs[i].close)
      return TRUE;

  return FALSE;
}

/* How many more of @open than of @close there are in @text. */
static int
count_open (CliffSlice text,
            gunichar   open,
            gunichar   close)
{
  int count = 0;
  gsize size;

  while (text.length > 0)
    {
      gunichar character = cliff_slice_peek (text, &size);

      count += (character == open) - (character == close);
      text = cliff_slice_sub (text, size, text.length);
    }

  return count;
}

static char *
dup_character (gunichar character)
{
  char bytes[7] = { 0 };

  g_unichar_to_utf8 (character, bytes);

  return g_strdup (bytes);
}

/* Closes a bracket just typed, or steps over its other half that is typed again.  Only what the line lacks is added, only what
 * it has too much is taken, and nothing inside a word. */
gboolean
cliff_flow_pair_typed (const CliffFlowLine *line,
                       gsize                caret,
                       gunichar             typed,
                       CliffTextEdit       *edit)
{
  CliffSlice rest = cliff_slice_sub (line->text, caret - line->start, line->text.length);
  gsize size;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      int open;

      if (typed != pairs[i].open && typed != pairs[i].close)
        continue;
      open = count_open (line->text, pairs[i].open, pairs[i].close);
      if (typed == pairs[i].open && open > 0 && may_close_before (rest))
        return cliff_flow_edit (edit, caret, caret, dup_character (pairs[i].close), 0);
      if (typed == pairs[i].close && open < 0 && cliff_slice_peek (rest, &size) == typed)
        return cliff_flow_edit (edit, caret, caret + size, g_strdup (""), 0);
      return FALSE;
    }

  return FALSE;
}

gboolean
cliff_flow_pair_backspace (const CliffFlowLine *line,
                           gsize                caret,
                           CliffTextEdit       *edit)
{
  gsize before, after;
  gunichar open = cliff_slice_last (cliff_slice_sub (line->text, 0, caret - line->start), &before);
  gunichar close =
      cliff_slice_peek (cliff_slice_sub (line->text, caret - line->start, line->text.length), &after);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (open == pairs[i].open && close == pairs[i].close && before > 0 && after > 0)
      return cliff_flow_edit (edit, caret - before, caret + after, g_strdup (""), 0);

  return FALSE;
}
