/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-flow-private.h"

#include "cliff-drama.h"

#include <string.h>

#define TRIANGLE "△"
#define CAST "人物："
#define NARRATOR "旁白："

CliffElementKind
cliff_flow_drama_find_part (const CliffFlowLine *line,
                            gsize                caret,
                            gsize               *start,
                            gsize               *end)
{
  CliffSpan span = { CLIFF_ELEMENT_BLANK, line->start, line->end };
  CliffSlice whole;

  *start = line->start;
  *end = line->end;
  if (line->line == NULL)
    return CLIFF_ELEMENT_BLANK;
  if (line->line->n_spans < 2)
    return line->line->kind;
  whole = cliff_slice (line->text.data, line->line->length);
  for (guint i = 0; i < line->line->n_spans; i++)
    {
      CliffLine copy = *line->line;

      cliff_drama_split (line->script, &copy, whole, i, &span);
      *start = line->start + span.start;
      *end = MIN (line->start + span.end, line->end);
      if (caret < *end)
        break;
    }

  return span.kind;
}

CliffElementKind
cliff_flow_drama_get_kind (const CliffFlowLine *line,
                           gsize                caret)
{
  CliffFlowLine above;
  CliffDramaState state;
  gsize start, end;

  if (line->bare.length > 0)
    return cliff_flow_drama_find_part (line, caret, &start, &end);
  if (!cliff_flow_line_above (line, &above))
    return line->script->structured ? CLIFF_ELEMENT_TITLE : CLIFF_ELEMENT_ACTION;
  state = above.line->exit & ~CLIFF_DRAMA_GOES_ON;
  if (state == CLIFF_DRAMA_SPEECH)
    return CLIFF_ELEMENT_DIALOGUE;

  return state == CLIFF_DRAMA_PREAMBLE && line->script->structured ? CLIFF_ELEMENT_BIO
                                                                   : CLIFF_ELEMENT_ACTION;
}

/* ── Enter ── */

/* The label of the cast lines above, as this writer has it: "人物：", "出场:"; NULL where headings have none below them. */
static char *
dup_cast_label (const CliffFlowLine *line)
{
  CliffFlowLine at = *line, below;

  for (guint i = 0; i < CLIFF_FLOW_LINES_UP && cliff_flow_line_above (&at, &at); i++)
    {
      CliffSlice names;

      if (at.line->kind == CLIFF_ELEMENT_CAST && cliff_drama_read_cast (at.bare, &names))
        {
          return cliff_slice_dup (cliff_slice (at.bare.data, names.data - at.bare.data));
        }
      if (at.line->kind == CLIFF_ELEMENT_SCENE && cliff_flow_line_below (&at, &below) &&
          below.bare.length > 0 && below.line->kind != CLIFF_ELEMENT_SCENE && below.start != line->start)
        return NULL;
    }

  return g_strdup (CAST);
}

/* How this writer opens an action: as the last one above is opened. */
static const char *
get_opening (const CliffFlowLine *line)
{
  CliffFlowLine at = *line;

  for (guint i = 0; i < CLIFF_FLOW_LINES_UP && cliff_flow_line_above (&at, &at); i++)
    if (at.line->kind == CLIFF_ELEMENT_ACTION)
      {
        CliffSlice text = at.bare;

        return cliff_slice_eat_any (&text, "△ ▲ ∆") ? TRIANGLE : "";
      }

  return TRIANGLE;
}

/* Whether this writer leaves a line empty below who is in the scene: as at the last scene above. */
static gboolean
parts_cast (const CliffFlowLine *line)
{
  CliffFlowLine at = *line, below;

  for (guint i = 0; i < CLIFF_FLOW_LINES_UP && cliff_flow_line_above (&at, &at); i++)
    if (at.line->kind == CLIFF_ELEMENT_CAST)
      return cliff_flow_line_below (&at, &below) && below.bare.length == 0;

  return FALSE;
}

static gboolean
enter_at_heading (const CliffFlowLine *line,
                  CliffTextEdit       *edit)
{
  CliffHeading heading;
  g_autofree char *label = NULL, *begun = NULL;
  CliffFlowLine below;
  gboolean markdown;

  if (cliff_flow_line_below (line, &below) && below.bare.length > 0)
    return FALSE;
  if (cliff_convention_is_heading (cliff_drama_strip (line->bare, &markdown), &heading) && heading.open)
    return FALSE;
  if (heading.names.length == 0)
    label = dup_cast_label (line);
  begun = g_strconcat ("\n", label == NULL ? get_opening (line) : label, NULL);

  return cliff_flow_edit (edit, line->end, line->end, g_strdup (begun), strlen (begun));
}

static gboolean
enter_at_cast (const CliffFlowLine *line,
               CliffTextEdit       *edit)
{
  g_autofree char *begun = g_strconcat (parts_cast (line) ? "\n\n" : "\n", get_opening (line), NULL);

  return cliff_flow_blank_below (line) &&
         cliff_flow_edit (edit, line->end, line->end, g_strdup (begun), strlen (begun));
}

/* A mark with nothing behind it goes, as a list's does. */
static gboolean
enter_at_empty (const CliffFlowLine *line,
                CliffTextEdit       *edit)
{
  CliffSlice names;

  if (cliff_slice_is_any (line->bare, "△ ▲ ∆"))
    return cliff_flow_replace (edit, line, g_strdup (""), 0);
  if (line->line->kind == CLIFF_ELEMENT_CAST && cliff_drama_read_cast (line->bare, &names) &&
      names.length == 0)
    {
      const char *opening = get_opening (line);

      return cliff_flow_replace (edit, line, g_strdup (opening), strlen (opening));
    }
  if (cliff_slice_is_any (line->bare, NARRATOR))
    return cliff_flow_replace (edit, line, g_strdup (""), 0);

  return FALSE;
}

gboolean
cliff_flow_drama_enter (const CliffFlowLine *line,
                        gsize                caret,
                        CliffTextEdit       *edit)
{
  CliffSlice before = cliff_slice_sub (line->text, 0, caret - line->start), rest = before;
  CliffSlice after = cliff_slice_trim (cliff_slice_sub (line->text, caret - line->start, line->text.length));

  if (line->bare.length == 0 || (line->line->entry & CLIFF_DRAMA_GOES_ON) != 0)
    return FALSE;
  if (after.length == 0 && enter_at_empty (line, edit))
    return TRUE;
  if (after.length == 0 && line->line->kind == CLIFF_ELEMENT_SCENE)
    return enter_at_heading (line, edit);
  if (after.length == 0 && line->line->kind == CLIFF_ELEMENT_CAST)
    return enter_at_cast (line, edit);
  /* Both halves of an action are action. */
  rest = cliff_slice_trim (rest);
  if (after.length > 0 && line->line->kind == CLIFF_ELEMENT_ACTION && line->line->n_spans == 1 &&
      cliff_slice_eat (&rest, TRIANGLE) && cliff_slice_trim (rest).length > 0)
    return cliff_flow_edit (edit, caret, after.data - line->script->text->str,
                            g_strdup ("\n" TRIANGLE), strlen ("\n" TRIANGLE));

  return FALSE;
}

/* ── Tab ── */

static gboolean
ends_number (gunichar character)
{
  return g_unichar_isdigit (MIN (character, 0x10ffff)) || character == '-' || character == 0xff0d ||
         character == 0x2014 || character == 0x2013;
}

/* What stands round the number of a heading: the label in front, and the separator behind. */
static void
cut_heading (CliffSlice  heading,
             CliffSlice *label,
             CliffSlice *separator)
{
  CliffSlice rest = heading;
  gsize size;

  while (rest.length > 0 && !g_unichar_isdigit (MIN (cliff_slice_peek (rest, &size), 0x10ffff)))
    rest = cliff_slice_sub (rest, size, rest.length);
  *label = cliff_slice (heading.data, rest.data - heading.data);
  while (rest.length > 0 && ends_number (cliff_slice_peek (rest, &size)))
    rest = cliff_slice_sub (rest, size, rest.length);
  *separator = cliff_slice (rest.data, 0);
  while (rest.length > 0 && (cliff_slice_eat_any (&rest, ": ： 场景：") ||
                             (cliff_character_is_space (cliff_slice_peek (rest, &size)) &&
                              (rest = cliff_slice_sub (rest, size, rest.length), TRUE))))
    separator->length = rest.data - separator->data;
}

/* The numbered heading above, or the episode's line. */
static gboolean
find_numbered (const CliffFlowLine *line,
               CliffHeading        *heading,
               CliffSlice          *written,
               int                 *episode)
{
  CliffFlowLine at = *line;
  CliffSlice title;
  gboolean markdown;

  *episode = 0;
  for (guint i = 0; i < CLIFF_FLOW_LINES_UP && cliff_flow_line_above (&at, &at); i++)
    {
      *written = cliff_drama_strip (at.bare, &markdown);
      if (at.line->kind == CLIFF_ELEMENT_SCENE &&
          cliff_convention_is_heading (*written, heading) && heading->first > 0)
        return TRUE;
      if (at.line->kind == CLIFF_ELEMENT_EPISODE && *episode == 0)
        cliff_convention_is_episode (*written, FALSE, episode, &title);
    }

  return FALSE;
}

char *
cliff_flow_drama_dup_heading (const CliffFlowLine *line)
{
  CliffHeading heading = { 0 };
  CliffSlice written, label, separator;
  g_autofree char *label_text = NULL, *separator_text = NULL;
  int episode;

  if (!find_numbered (line, &heading, &written, &episode))
    return g_strdup_printf ("%d-1 日 内 ", MAX (episode, 1));
  cut_heading (written, &label, &separator);
  label_text = cliff_slice_dup (label);
  separator_text = separator.length == 0 ? g_strdup (" ") : cliff_slice_dup (separator);
  /* "第一场" counts in words. */
  if (heading.second == 0 && (label.length == written.length || cliff_slice_holds (label, "第")))
    return g_strdup_printf ("%d-1 日 内 ", MAX (episode, 1));
  if (heading.second == 0)
    return g_strdup_printf ("%s%d%s", label_text, heading.first + 1, separator_text);
  if (episode > 0 && episode != heading.first)
    heading = (CliffHeading) { .first = episode, .second = 0, .time = heading.time, .int_ext = heading.int_ext };

  return g_strdup_printf ("%s%d-%d%s%s", label_text, heading.first, heading.second + 1, separator_text,
                          heading.time.data == separator.data + separator.length ? "日 内 " : "");
}

/* What Tab makes of an empty line, one after the other. */
static GPtrArray *
list_choices (const CliffFlowLine *line)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (g_free);
  char *speaker = cliff_flow_dup_next_speaker (line);
  CliffFlowLine above = *line;
  gboolean heading_first = FALSE;

  while (cliff_flow_line_above (&above, &above) && above.bare.length == 0)
    continue;
  heading_first = above.line != NULL && above.bare.length > 0 &&
                  above.line->kind == CLIFF_ELEMENT_EPISODE;
  g_ptr_array_add (choices, g_strdup (""));
  if (heading_first)
    g_ptr_array_add (choices, cliff_flow_drama_dup_heading (line));
  g_ptr_array_add (choices, g_strdup (TRIANGLE));
  if (speaker != NULL)
    g_ptr_array_add (choices, g_strconcat (speaker, "：", NULL));
  g_ptr_array_add (choices, g_strdup (NARRATOR));
  if (!heading_first)
    g_ptr_array_add (choices, cliff_flow_drama_dup_heading (line));
  g_free (speaker);

  return choices;
}

gboolean
cliff_flow_drama_tab (const CliffFlowLine *line,
                      gsize                caret,
                      gboolean             back,
                      CliffTextEdit       *edit)
{
  g_autoptr(GPtrArray) choices = NULL;

  if (line->line != NULL && (line->line->entry & CLIFF_DRAMA_GOES_ON) != 0)
    return FALSE;
  choices = list_choices (line);
  for (guint i = 0; i < choices->len; i++)
    {
      const char *choice = g_ptr_array_index (choices, i), *next;
      g_autofree char *bare = g_strstrip (g_strdup (choice));

      if (!(line->bare.length == strlen (bare) &&
            memcmp (line->bare.data, bare, line->bare.length) == 0))
        continue;
      next = g_ptr_array_index (choices, (i + (back ? choices->len - 1 : 1)) % choices->len);
      return cliff_flow_replace (edit, line, g_strdup (next), strlen (next));
    }

  return FALSE;
}
