/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-completion-private.h"

#include "cliff-drama.h"

#include <string.h>

#define MOST_TYPED 40
#define SEPARATORS "， , 、 / - ； ;"
#define TIMES "日|夜|晨|傍晚|黄昏|深夜|清晨|中午|下午"
#define PLACES "内|外|内/外"

/* Words that are marks with something behind them, and marks that are all. */
#define OPEN_MARKS "字幕|音效|特效|卡点|转场|切至|歌词"
#define WHOLE_MARKS "闪回|闪回结束|黑屏|淡出|叠化|付费卡点|本集完"

static CliffSlice
typed_from (const CliffProposing *self,
            gsize                 start)
{
  return cliff_slice_sub (self->line->text, start, self->caret - self->line->start);
}

/* The last thing typed, behind the last separator or space: where it starts in the line. */
static gsize
find_token (CliffSlice  text,
            gsize       from,
            const char *separators)
{
  gsize start = from, at = from, size;

  while (at < text.length)
    {
      CliffSlice rest = cliff_slice_sub (text, at, text.length), after = rest;
      gboolean parts = cliff_slice_eat_any (&after, separators);

      if (parts)
        size = rest.length - after.length;
      else
        parts = cliff_character_is_space (cliff_slice_peek (rest, &size));
      at += size;
      if (parts)
        start = at;
    }

  return start;
}

/* ── Headings ── */

static gboolean
is_word_of (CliffSlice  word,
            const char *words)
{
  g_auto(GStrv) list = g_strsplit (words, "|", -1);
  g_autofree char *plain = cliff_slice_dup (word);

  return g_strv_contains ((const char * const *) list, plain);
}

/* What the heading says in front of the word that is being typed. */
static gboolean
at_heading (CliffProposing *self)
{
  CliffSlice before = cliff_slice_sub (self->line->text, 0, self->caret - self->line->start), front;
  CliffHeading heading = { 0 };
  gsize start = find_token (before, 0, SEPARATORS ": ：");
  gboolean markdown;

  if (start == 0)
    return FALSE;
  front = cliff_drama_strip (cliff_slice_sub (before, 0, start), &markdown);
  self->typed = typed_from (self, start);
  /* The number itself: "1-". */
  if (!cliff_convention_is_heading (front, &heading) || cliff_slice_eat_any_end (&front, "- － — –"))
    return FALSE;
  if (heading.time.length == 0)
    {
      cliff_proposing_add_known (self, CLIFF_PROPOSAL_TIME, &self->completion->times, NULL);
      cliff_proposing_add_words (self, CLIFF_PROPOSAL_TIME, TIMES, NULL);
    }
  if (heading.int_ext.length == 0)
    cliff_proposing_add_words (self, CLIFF_PROPOSAL_INT_EXT, PLACES, NULL);
  if (heading.location.length == 0 && !is_word_of (self->typed, TIMES) && !is_word_of (self->typed, PLACES))
    cliff_proposing_add_known (self, CLIFF_PROPOSAL_LOCATION, &self->completion->locations, NULL);

  return TRUE;
}

/* ── Lists ── */

static gboolean
at_cast (CliffProposing *self)
{
  CliffSlice before = cliff_slice_sub (self->line->text, 0, self->caret - self->line->start), list;
  g_autoptr(GPtrArray) listed = NULL;
  gsize start;

  if (!cliff_drama_read_cast (cliff_slice_trim (before), &list))
    return FALSE;
  start = find_token (before, list.data - before.data, SEPARATORS);
  self->typed = typed_from (self, start);
  listed = cliff_drama_dup_names (cliff_slice (list.data, before.data + start - list.data));
  cliff_proposing_add_known (self, CLIFF_PROPOSAL_NAME, &self->completion->names, NULL);
  for (guint i = 0; i < listed->len; i++)
    for (guint j = self->items->len; j-- > 0;)
      if (g_str_equal (((CliffProposal *) g_ptr_array_index (self->items, j))->label,
                       g_ptr_array_index (listed, i)))
        g_ptr_array_remove_index (self->items, j);

  return TRUE;
}

/* ── Speech ── */

/* Behind "名（": how it is heard, and how it is said. */
static gboolean
at_mood (CliffProposing *self)
{
  CliffSlice before = cliff_slice_sub (self->line->text, 0, self->caret - self->line->start), head;
  CliffSlice rest = cliff_slice_sub (self->line->text, before.length, self->line->text.length);
  const char *tail;
  gsize start = before.length, size;

  while (start > 0)
    {
      gunichar last = cliff_slice_last (cliff_slice_sub (before, 0, start), &size);

      if (last == 0xff08 || last == '(' || last == 0xff09 || last == ')' || last == 0xff1a)
        break;
      start -= size;
    }
  head = cliff_slice_sub (before, 0, start);
  if (!cliff_slice_eat_end (&head, "（") && !cliff_slice_eat_end (&head, "("))
    return FALSE;
  if (head.length == 0 || cliff_known_set_find (&self->completion->names, cliff_slice_trim (head)) == NULL)
    return FALSE;
  start = find_token (before, start, SEPARATORS);
  self->typed = typed_from (self, start);
  tail = cliff_slice_holds (rest, "）") || cliff_slice_holds (rest, ")") ? "" : "）";
  cliff_proposing_add_words (self, CLIFF_PROPOSAL_EXTENSION, "OS|VO", tail);
  cliff_proposing_add_known (self, CLIFF_PROPOSAL_EXTENSION, &self->completion->extensions, tail);

  return TRUE;
}

static gboolean
at_mark (CliffProposing *self)
{
  CliffSlice before = cliff_slice_sub (self->line->text, 0, self->caret - self->line->start);
  CliffSlice rest = cliff_slice_sub (self->line->text, before.length, self->line->text.length), inner;
  gsize start = before.length, size;
  const char *close = cliff_slice_holds (rest, "】") ? "" : "】";

  while (start > 0 && cliff_slice_last (cliff_slice_sub (before, 0, start), &size) != 0x3010)
    start -= size;
  inner = cliff_slice_sub (before, start, before.length);
  if (start == 0 || cliff_slice_holds (inner, "】") || cliff_slice_holds (inner, "："))
    return FALSE;
  self->typed = inner;
  cliff_proposing_add_words (self, CLIFF_PROPOSAL_MARK, OPEN_MARKS, "：");
  cliff_proposing_add_words (self, CLIFF_PROPOSAL_MARK, WHOLE_MARKS, close);

  return TRUE;
}

/* Who speaks, at the front of a line with nothing behind the caret. */
static gboolean
at_speaker (CliffProposing *self)
{
  CliffSlice before = cliff_slice_sub (self->line->text, 0, self->caret - self->line->start);
  CliffDramaState state = CLIFF_DRAMA_START;
  CliffFlowLine above;

  if (cliff_flow_line_above (self->line, &above))
    state = above.line->exit;
  if (before.length > MOST_TYPED || state == CLIFF_DRAMA_SPEECH || (state & CLIFF_DRAMA_GOES_ON) != 0 ||
      (state <= CLIFF_DRAMA_PREAMBLE && self->line->script->structured))
    return FALSE;
  self->typed = before;
  cliff_proposing_add_names (self, "：");
  cliff_proposing_add (self, CLIFF_PROPOSAL_NAME, "旁白", "旁白：");

  return TRUE;
}

gboolean
cliff_completion_at_drama (CliffProposing *self)
{
  CliffSlice after = cliff_slice_sub (self->line->text, self->caret - self->line->start, self->line->text.length);
  CliffSlice closing = cliff_slice_trim (after);
  gboolean closed = FALSE;

  while (cliff_slice_eat_any (&closing, "） ) 】 ： :"))
    closed = TRUE;
  if (closing.length > 0 && !closed)
    return FALSE;
  if (at_mark (self) || at_mood (self))
    return TRUE;
  if (cliff_slice_trim (after).length > 0)
    return FALSE;

  return at_cast (self) || at_heading (self) || at_speaker (self);
}
