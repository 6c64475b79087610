/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-completion-private.h"

#include "cliff-fountain.h"

#include <string.h>

#define TIMES "DAY|NIGHT|MORNING|EVENING|LATER|CONTINUOUS|DAWN|DUSK|MOMENTS LATER|SAME"
#define TRANSITIONS "CUT TO:|SMASH CUT TO:|MATCH CUT TO:|DISSOLVE TO:|FADE TO:"
#define FORCED_TRANSITIONS "FADE OUT.|FADE IN:|FADE TO BLACK.|CUT TO BLACK.|CUT TO:|DISSOLVE TO:"

static CliffSlice
before_caret (const CliffProposing *self)
{
  return cliff_slice_sub (self->line->text, 0, self->caret - self->line->start);
}

/* ── Headings ── */

/* Where the place begins behind "INT. ", or 0. */
static gsize
find_place (CliffSlice text)
{
  CliffSlice rest = text;

  if (cliff_slice_eat (&rest, "."))
    return cliff_fountain_is_forced_heading (text) ? 1 : 0;
  if (!cliff_slice_eat_any (&rest, "INT./EXT. INT./EXT INT/EXT. INT/EXT EXT./INT. EXT./INT EXT/INT. EXT/INT "
                                   "I./E. I/E. I/E E/I. E/I INT. EXT. EST. INT EXT EST") ||
      rest.length == 0 || rest.data[0] != ' ')
    return 0;
  while (cliff_slice_eat (&rest, " "))
    continue;

  return rest.data - text.data;
}

static gboolean
at_heading (CliffProposing *self)
{
  CliffSlice before = before_caret (self), rest;
  gsize place = find_place (before), dash;

  if (place == 0 || self->line->line == NULL || self->line->line->kind != CLIFF_ELEMENT_SCENE)
    return FALSE;
  rest = cliff_slice_sub (before, place, before.length);
  if (!cliff_slice_find (rest, " - ", &dash))
    {
      self->typed = rest;
      cliff_proposing_add_known (self, CLIFF_PROPOSAL_LOCATION, &self->completion->locations, NULL);
      return TRUE;
    }
  do
    rest = cliff_slice_sub (rest, dash + 3, rest.length);
  while (cliff_slice_find (rest, " - ", &dash));
  self->typed = rest;
  cliff_proposing_add_known (self, CLIFF_PROPOSAL_TIME, &self->completion->times, NULL);
  cliff_proposing_add_words (self, CLIFF_PROPOSAL_TIME, TIMES, NULL);

  return TRUE;
}

/* ── Cues ── */

static gboolean
at_extension (CliffProposing *self)
{
  CliffSlice before = before_caret (self), name = before;
  CliffSlice rest = cliff_slice_sub (self->line->text, before.length, self->line->text.length);
  const char *tail = cliff_slice_holds (rest, ")") ? "" : ")";
  gsize open = before.length;

  while (open > 0 && before.data[open - 1] != '(' && before.data[open - 1] != ')')
    open--;
  if (open < 2 || before.data[open - 1] != '(')
    return FALSE;
  name = cliff_slice_trim (cliff_slice_sub (before, 0, open - 1));
  if (name.length == 0 || !(name.data[0] == '@' || cliff_fountain_is_upper (name)) ||
      !cliff_flow_blank_above (self->line))
    return FALSE;
  self->typed = cliff_slice_sub (before, open, before.length);
  cliff_proposing_add_words (self, CLIFF_PROPOSAL_EXTENSION, "V.O.|O.S.|CONT'D|OS|O.C.", tail);
  cliff_proposing_add_known (self, CLIFF_PROPOSAL_EXTENSION, &self->completion->extensions, tail);

  return TRUE;
}

/* What begins a paragraph in capitals: a cue above all, but also a heading or a transition. */
static gboolean
at_paragraph (CliffProposing *self)
{
  CliffSlice before = before_caret (self);
  gboolean marked = before.length > 0 && before.data[0] == '@';
  gboolean capitals = before.length > 0 && cliff_fountain_is_upper (before);

  if (!cliff_flow_blank_above (self->line) || !cliff_flow_blank_below (self->line) ||
      self->line->start == self->caret)
    return FALSE;
  self->typed = before;
  if (cliff_slice_eat (&(CliffSlice) { before.data, before.length }, ">"))
    {
      self->typed = cliff_slice_trim (cliff_slice_sub (before, 1, before.length));
      cliff_proposing_add_words (self, CLIFF_PROPOSAL_TRANSITION, FORCED_TRANSITIONS, NULL);
      return TRUE;
    }
  if (before.data[0] == '[' && !cliff_slice_eat (&(CliffSlice) { before.data, before.length }, "[["))
    cliff_proposing_add_words (self, CLIFF_PROPOSAL_MARK, "[HOOK]|[CLIFFHANGER]|[PAYWALL]", NULL);
  if (marked || capitals)
    {
      /* The mark is replaced with the name. */
      self->typed = cliff_slice_sub (before, marked, before.length);
      cliff_proposing_add_names (self, NULL);
      self->typed = before;
    }
  if (capitals)
    {
      cliff_proposing_add_words (self, CLIFF_PROPOSAL_INT_EXT, "INT. |EXT. |INT./EXT. ", NULL);
      cliff_proposing_add_words (self, CLIFF_PROPOSAL_TRANSITION, TRANSITIONS, NULL);
      cliff_proposing_add_words (self, CLIFF_PROPOSAL_MARK, "SFX: |VFX: |ON-SCREEN TEXT: ", NULL);
    }

  return TRUE;
}

/* An empty line between paragraphs: whoever would speak, and nothing else. */
static gboolean
at_empty (CliffProposing *self)
{
  CliffFlowLine above;

  if (self->line->text.length > 0 || !cliff_flow_blank_above (self->line) ||
      !cliff_flow_blank_below (self->line) || !cliff_flow_line_above (self->line, &above))
    return FALSE;
  self->typed = self->line->text;
  cliff_proposing_add_names (self, NULL);

  return TRUE;
}

gboolean
cliff_completion_at_fountain (CliffProposing *self)
{
  CliffSlice after = cliff_slice_trim (
      cliff_slice_sub (self->line->text, self->caret - self->line->start, self->line->text.length));

  if (cliff_flow_fountain_is_quiet (self->line))
    return FALSE;
  if (cliff_slice_equal (after, ")"))
    return at_extension (self);
  if (after.length > 0 && !(cliff_slice_equal (after, "]") && self->line->text.data[0] == '['))
    return FALSE;

  return at_heading (self) || at_extension (self) || at_paragraph (self) || at_empty (self);
}
