/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-drama.h"
#include "cliff-fountain.h"

#include <string.h>

/* What is visible of one line goes to @text; @open: whether the line end before it is hidden. */
static void
read_masked (CliffParse *parse,
             CliffSlice  raw,
             GString    *text,
             gboolean   *open,
             gboolean   *first,
             GPtrArray  *notes)
{
  g_autoptr(GString) visible = g_string_new (NULL);
  guint mask = parse->line->entry >> 4;
  gboolean masked = cliff_fountain_mask (parse, raw, &mask, visible, notes);

  /* A note at the end leaves no space behind. */
  if (masked && mask == 0 && raw.length > 0 &&
      (raw.data[raw.length - 1] == ']' || raw.data[raw.length - 1] == '/'))
    g_string_truncate (visible,
                       cliff_slice_trim_end (cliff_slice (visible->str, visible->len)).length);
  if (masked && visible->len == 0)
    return;
  if (!*first && !*open)
    g_string_append_c (text, '\n');
  g_string_append_len (text, visible->str, visible->len);
  *first = FALSE;
  *open = mask != 0;
}

/* What is visible of a span, a line at a time, joined again where the line end is visible too. */
static GString *
read_visible (CliffScript *self,
              CliffLineAt  at,
              CliffSpan    span,
              GPtrArray   *notes)
{
  GString *text = g_string_sized_new (span.end - span.start + 1);
  CliffParse parse = {
    .script = self, .lines = self->lines, .text = self->text->str, .at = at, .offset = span.start
  };
  gboolean open = FALSE, first = TRUE;

  while (parse.offset < span.end)
    {
      CliffSlice raw;

      parse.line = cliff_lines_get (self->lines, parse.at);
      raw = cliff_parse_get_line (&parse);
      if (parse.line->entry >> 4 != 0 ||
          (parse.line->marks & (CLIFF_MARK_NOTE_OPEN | CLIFF_MARK_BONEYARD_OPEN)) != 0)
        read_masked (&parse, raw, text, &open, &first, notes);
      else
        {
          if (!first && !open)
            g_string_append_c (text, '\n');
          g_string_append_len (text, raw.data, raw.length);
          first = open = FALSE;
        }
      parse.offset += parse.line->length;
      parse.number++;
      cliff_lines_next (self->lines, &parse.at);
    }

  return text;
}

/* Whether the span is visible as it is: no notes, no boneyard and no carriage returns in it. */
static gboolean
is_plain (CliffScript *self,
          CliffLineAt  at,
          CliffSpan    span)
{
  const guint8 opens = CLIFF_MARK_NOTE_OPEN | CLIFF_MARK_BONEYARD_OPEN;

  for (gsize offset = span.start; offset < span.end;)
    {
      const CliffLine *line = cliff_lines_get (self->lines, at);

      if (line->entry >> 4 != 0 || (line->marks & opens) != 0)
        return FALSE;
      offset += line->length;
      cliff_lines_next (self->lines, &at);
    }

  return memchr (self->text->str + span.start, '\r', span.end - span.start) == NULL;
}

static CliffSlice
next_line (CliffSlice *rest)
{
  CliffSlice line = *rest;
  gsize end;

  if (cliff_slice_find (line, "\n", &end))
    {
      line.length = end;
      *rest = cliff_slice_sub (*rest, end + 1, rest->length);
    }
  else
    rest->data = NULL;

  return line;
}

/* Takes the force mark and the tabs out of an action's line. */
static void
append_action_line (GString    *text,
                    CliffSlice  line)
{
  CliffSlice bare = cliff_slice_trim (line);

  if (bare.length > 0 && bare.data[0] == '!')
    {
      g_string_append_len (text, line.data, bare.data - line.data);
      line = cliff_slice (bare.data + 1, line.length - (bare.data + 1 - line.data));
    }
  for (gsize i = 0; i < line.length; i++)
    if (line.data[i] == '\t')
      g_string_append (text, "    ");
    else
      g_string_append_c (text, line.data[i]);
}

/* The lines of @visible, each as its kind of element prints it. */
static GString *
clean_lines (CliffElementKind  kind,
             CliffSlice        visible)
{
  GString *text = g_string_new (NULL);
  CliffSlice rest = visible;
  gboolean first = TRUE;

  while (rest.data != NULL)
    {
      CliffSlice line = next_line (&rest);

      if (!first)
        g_string_append_c (text, '\n');
      first = FALSE;
      if (kind == CLIFF_ELEMENT_ACTION)
        {
          append_action_line (text, line);
          continue;
        }
      line = cliff_slice_trim (line);
      if (kind == CLIFF_ELEMENT_LYRIC && cliff_slice_eat (&line, "~"))
        line = cliff_slice_trim (line);
      g_string_append_len (text, line.data, line.length);
    }
  while (kind == CLIFF_ELEMENT_DIALOGUE && text->len > 0 && text->str[text->len - 1] == '\n')
    g_string_truncate (text, text->len - 1);

  return text;
}

static void
set_text (CliffElement *element,
          CliffSlice    text)
{
  element->text = cliff_inline_dup_plain (text.data, text.length, &element->runs);
}

static void
read_title (CliffElement *element,
            CliffSlice    visible)
{
  CliffSlice rest = visible, line = next_line (&rest);
  gsize colon = 0;

  element->names = g_ptr_array_new_with_free_func (g_free);
  cliff_slice_eat (&line, "\xef\xbb\xbf");
  cliff_slice_find (line, ":", &colon);
  element->name = cliff_slice_dup (cliff_slice_trim (cliff_slice_sub (line, 0, colon)));
  line = cliff_slice_sub (line, MIN (colon + 1, line.length), line.length);
  for (;;)
    {
      line = cliff_slice_trim (line);
      if (line.length > 0)
        g_ptr_array_add (element->names, cliff_slice_dup (line));
      if (rest.data == NULL)
        break;
      line = next_line (&rest);
    }
}

static void
read_cue (CliffElement *element,
          CliffSlice    line)
{
  element->forced = cliff_slice_eat (&line, "@");
  line = cliff_slice_trim (line);
  element->dual = cliff_slice_eat_end (&line, "^");
  line = cliff_slice_trim (line);
  element->names = g_ptr_array_new_with_free_func (g_free);
  for (;;)
    {
      CliffSlice inner = line;
      gsize at, size;

      if (!cliff_slice_eat_end (&inner, ")") && !cliff_slice_eat_end (&inner, "）"))
        break;
      for (at = inner.length; at > 0 && inner.data[at - 1] != '('; at--)
        if (at > 2 && memcmp (inner.data + at - 3, "（", 3) == 0)
          break;
      if (at == 0)
        break;
      size = inner.data[at - 1] == '(' ? 1 : 3;
      /* Brackets alone are no name. */
      if (cliff_slice_trim (cliff_slice_sub (line, 0, at - size)).length == 0)
        break;
      g_ptr_array_insert (
          element->names, 0,
          cliff_slice_dup (cliff_slice_trim (cliff_slice_sub (inner, at, inner.length))));
      line = cliff_slice_trim (cliff_slice_sub (line, 0, at - size));
    }
  element->name = cliff_inline_dup_plain (line.data, line.length, NULL);
}

static gboolean
is_scene_number (CliffSlice number)
{
  gsize size;

  if (number.length == 0)
    return FALSE;
  while (number.length > 0)
    {
      gunichar character = cliff_slice_peek (number, &size);

      if (character != '-' && character != '.' &&
          !(character < CLIFF_INVALID_CHARACTER && g_unichar_isalnum (character)))
        return FALSE;
      number = cliff_slice_sub (number, size, number.length);
    }

  return TRUE;
}

static void
read_heading (CliffElement *element,
              CliffSlice    line)
{
  CliffSlice number = line;
  CliffHeading heading = { 0 };

  if (cliff_fountain_is_forced_heading (line))
    {
      element->forced = TRUE;
      line = cliff_slice_trim (cliff_slice_sub (line, 1, line.length));
    }
  number = line;
  if (cliff_slice_eat_end (&number, "#"))
    for (gsize at = number.length; at > 0; at--)
      if (number.data[at - 1] == '#')
        {
          CliffSlice inside = cliff_slice_sub (number, at, number.length);

          if (is_scene_number (inside))
            {
              element->number = cliff_slice_dup (inside);
              line = cliff_slice_trim_end (cliff_slice_sub (line, 0, at - 1));
            }
          break;
        }
  set_text (element, line);
  cliff_convention_split_slugline (cliff_slice (element->text, strlen (element->text)), &heading);
  /* Written for a heading that says nothing else. */
  if (element->forced && element->number != NULL &&
      cliff_slice_equal (heading.location, element->number))
    heading.location.length = 0;
  element->location = heading.location.length == 0 ? NULL : cliff_drama_dup_text (heading.location);
  element->time = heading.time.length == 0 ? NULL : cliff_drama_dup_text (heading.time);
  element->int_ext = heading.int_ext.length == 0 ? NULL : cliff_drama_dup_text (heading.int_ext);
}

static void
read_one_line (CliffElement *element,
               CliffSlice    line)
{
  CliffSlice rest = line, title;
  CliffElementKind kind;
  guint level = 0;

  switch (element->kind)
    {
    case CLIFF_ELEMENT_SCENE:
      read_heading (element, line);
      return;
    case CLIFF_ELEMENT_CHARACTER:
      read_cue (element, line);
      return;
    case CLIFF_ELEMENT_SECTION:
      cliff_fountain_is_section (line, &level, &rest);
      element->level = level;
      break;
    case CLIFF_ELEMENT_SYNOPSIS:
      cliff_fountain_is_synopsis (line, &rest);
      break;
    case CLIFF_ELEMENT_TRANSITION:
      element->forced = cliff_slice_eat (&rest, ">");
      break;
    case CLIFF_ELEMENT_CENTERED:
      rest = cliff_slice_sub (line, 1, line.length - 1);
      break;
    case CLIFF_ELEMENT_PAREN:
      if (!cliff_slice_eat (&rest, "("))
        cliff_slice_eat (&rest, "（");
      if (!cliff_slice_eat_end (&rest, ")"))
        cliff_slice_eat_end (&rest, "）");
      break;
    case CLIFF_ELEMENT_EPISODE:
      cliff_convention_is_episode (line, FALSE, &element->episode, &title);
      element->title =
          title.length == 0 ? NULL : cliff_inline_dup_plain (title.data, title.length, NULL);
      break;
    case CLIFF_ELEMENT_SUBTITLE:
    case CLIFF_ELEMENT_SFX:
    case CLIFF_ELEMENT_VFX:
    case CLIFF_ELEMENT_HOOK:
    case CLIFF_ELEMENT_PAYWALL:
      cliff_fountain_is_tag (line, &kind, &rest);
      break;
    case CLIFF_ELEMENT_BLANK:
    case CLIFF_ELEMENT_TITLE:
    case CLIFF_ELEMENT_BIO:
    case CLIFF_ELEMENT_CAST:
    case CLIFF_ELEMENT_ACTION:
    case CLIFF_ELEMENT_DIALOGUE:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
    case CLIFF_ELEMENT_NARRATION:
    case CLIFF_ELEMENT_LYRIC:
    case CLIFF_ELEMENT_FLASHBACK_START:
    case CLIFF_ELEMENT_FLASHBACK_END:
    case CLIFF_ELEMENT_NOTE:
    case CLIFF_ELEMENT_BONEYARD:
    case CLIFF_ELEMENT_PAGE_BREAK:
    case CLIFF_ELEMENT_EPISODE_END:
    default:
      break;
    }
  rest = cliff_slice_trim (rest);
  set_text (element, rest);
}

/* Notes that stand alone are elements each. */
static void
tell_notes (const CliffElement *span,
            CliffElementFunc    func,
            gpointer            user_data)
{
  for (guint i = 0; i < span->notes->len; i++)
    {
      CliffElement note = *span;

      note.notes = NULL;
      note.text = g_ptr_array_index (span->notes, i);
      func (&note, user_data);
    }
}

/* The element that @visible, the visible text of a span, is. */
static void
read_element (CliffElement *element,
              CliffSlice    visible)
{
  g_autoptr(GString) text = NULL;
  CliffSlice first = cliff_slice_trim (visible);

  switch (element->kind)
    {
    case CLIFF_ELEMENT_TITLE:
      read_title (element, visible);
      break;
    case CLIFF_ELEMENT_ACTION:
    case CLIFF_ELEMENT_DIALOGUE:
    case CLIFF_ELEMENT_LYRIC:
      element->forced =
          element->kind == CLIFF_ELEMENT_ACTION && first.length > 0 && first.data[0] == '!';
      if (element->kind == CLIFF_ELEMENT_DIALOGUE &&
          memchr (first.data, '\n', first.length) == NULL)
        {
          set_text (element, first);
          break;
        }
      text = clean_lines (element->kind, visible);
      set_text (element, cliff_slice (text->str, text->len));
      break;
    case CLIFF_ELEMENT_PAGE_BREAK:
      break;
    case CLIFF_ELEMENT_BLANK:
    case CLIFF_ELEMENT_BIO:
    case CLIFF_ELEMENT_EPISODE:
    case CLIFF_ELEMENT_SCENE:
    case CLIFF_ELEMENT_CAST:
    case CLIFF_ELEMENT_CHARACTER:
    case CLIFF_ELEMENT_PAREN:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
    case CLIFF_ELEMENT_NARRATION:
    case CLIFF_ELEMENT_SUBTITLE:
    case CLIFF_ELEMENT_SFX:
    case CLIFF_ELEMENT_VFX:
    case CLIFF_ELEMENT_FLASHBACK_START:
    case CLIFF_ELEMENT_FLASHBACK_END:
    case CLIFF_ELEMENT_TRANSITION:
    case CLIFF_ELEMENT_CENTERED:
    case CLIFF_ELEMENT_SECTION:
    case CLIFF_ELEMENT_SYNOPSIS:
    case CLIFF_ELEMENT_NOTE:
    case CLIFF_ELEMENT_BONEYARD:
    case CLIFF_ELEMENT_HOOK:
    case CLIFF_ELEMENT_PAYWALL:
    case CLIFF_ELEMENT_EPISODE_END:
    default:
      read_one_line (element, first);
      break;
    }
}

void
cliff_fountain_foreach (CliffScript      *self,
                        CliffLineAt       at,
                        CliffSpan         span,
                        CliffElementFunc  func,
                        gpointer          user_data)
{
  CliffElement element = { .kind = span.kind, .start = span.start, .end = span.end };
  CliffSlice visible = cliff_slice (self->text->str + span.start, span.end - span.start);
  g_autoptr(GPtrArray) notes = NULL;
  g_autoptr(GString) masked = NULL;

  if (is_plain (self, at, span))
    cliff_slice_eat_end (&visible, "\n");
  else
    {
      notes = g_ptr_array_new_with_free_func (g_free);
      masked = read_visible (self, at, span, notes);
      visible = cliff_slice (masked->str, masked->len);
      element.notes = notes->len > 0 ? g_ptr_array_ref (notes) : NULL;
    }
  if (span.start == 0)
    cliff_slice_eat (&visible, "\xef\xbb\xbf");
  if (span.kind == CLIFF_ELEMENT_NOTE)
    {
      if (element.notes != NULL)
        tell_notes (&element, func, user_data);
    }
  else
    {
      read_element (&element, visible);
      func (&element, user_data);
    }
  cliff_element_clear (&element);
}
