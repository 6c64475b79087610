/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-drama.h"

/* @text without the backslashes that take a character's meaning away: any character's at the front,
 * elsewhere those of characters that are neither letter nor digit. (transfer full) */
char *
cliff_drama_dup_text (CliffSlice text)
{
  g_autoptr(GString) plain = g_string_sized_new (text.length);

  for (gsize i = 0; i < text.length; i++)
    {
      CliffSlice next = cliff_slice_sub (text, i + 1, MAX (text.length, i + 1));
      gsize size;
      gunichar character = text.data[i] == '\\' ? cliff_slice_peek (next, &size) : 0;

      if (text.data[i] != '\\' || next.length == 0 || character >= CLIFF_INVALID_CHARACTER ||
          (i > 0 && g_unichar_isalnum (character)))
        g_string_append_c (plain, text.data[i]);
      else
        {
          g_string_append_len (plain, next.data, size);
          i += size;
        }
    }

  return cliff_text_dup_valid (plain->str, plain->len);
}

static char *
dup_nonempty (CliffSlice text)
{
  return text.length == 0 ? NULL : cliff_drama_dup_text (text);
}

static void
add_name (GPtrArray  *names,
          CliffSlice  name)
{
  g_autoptr(GString) plain = g_string_new (NULL);
  CliffSlice rest = name;
  guint depth = 0;
  gsize size;

  while (rest.length > 0)
    {
      CliffSlice one = rest;

      cliff_slice_peek (rest, &size);
      if (cliff_slice_eat_any (&one, "（ ( 【 ["))
        depth++;
      else if (cliff_slice_eat_any (&one, "） ) 】 ]"))
        depth -= depth > 0;
      else if (depth == 0)
        g_string_append_len (plain, rest.data, size);
      rest = cliff_slice_sub (rest, size, rest.length);
    }
  rest = cliff_slice_trim (cliff_slice (plain->str, plain->len));
  cliff_slice_eat_end (&rest, "。");
  cliff_slice_eat_end (&rest, ".");
  if (rest.length > 0)
    g_ptr_array_add (names, cliff_drama_dup_text (rest));
}

/* A space parts names, but not those of one Latin name. */
static gboolean
space_parts (CliffSlice names,
             gsize      at)
{
  gsize after = at, size;

  while (after < names.length && cliff_character_is_space (cliff_slice_peek (
                                     cliff_slice_sub (names, after, names.length), &size)))
    after += size;

  return !(at > 0 && after < names.length &&
           (g_ascii_isalnum (names.data[at - 1]) || names.data[at - 1] == '.') &&
           g_ascii_isalnum (names.data[after])) &&
         !(after < names.length &&
           (names.data[after] == '(' || g_str_has_prefix (names.data + after, "（")));
}

/* The names of a cast list, without what stands in brackets behind them. (transfer full) */
GPtrArray *
cliff_drama_dup_names (CliffSlice names)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  gsize start = 0, at = 0, size;
  guint depth = 0;

  while (at < names.length)
    {
      CliffSlice rest = cliff_slice_sub (names, at, names.length), one = rest;
      gunichar character = cliff_slice_peek (rest, &size);
      gboolean parts = FALSE;

      if (character == '\\' && rest.length > 1)
        size = 2;
      else if (cliff_slice_eat_any (&one, "（ ( 【 ["))
        depth++;
      else if (cliff_slice_eat_any (&one, "） ) 】 ]"))
        depth -= depth > 0;
      else if (depth == 0)
        parts = cliff_slice_eat_any (&one, "、 ， , / ／ ； ; | ｜") ||
                (cliff_character_is_space (character) && space_parts (names, at));
      if (parts)
        {
          add_name (list, cliff_slice_sub (names, start, at));
          start = at + size;
        }
      at += size;
    }
  add_name (list, cliff_slice_sub (names, start, MIN (at, names.length)));

  return list;
}

static char *
dup_number (const CliffHeading *heading)
{
  if (heading->number.length > 0)
    return cliff_drama_dup_text (heading->number);
  if (heading->second > 0)
    return g_strdup_printf ("%d-%d", heading->first, heading->second);

  return heading->first > 0 ? g_strdup_printf ("%d", heading->first) : NULL;
}

static void
set_once (char       **field,
          CliffSlice   value)
{
  if (*field == NULL)
    *field = dup_nonempty (cliff_slice_trim (value));
}

static void
take_heading (CliffElement       *element,
              const CliffHeading *heading)
{
  if (element->number == NULL)
    {
      element->number = dup_number (heading);
      element->forced = heading->verbatim;
    }
  set_once (&element->time, heading->time);
  set_once (&element->int_ext, heading->int_ext);
  set_once (&element->location, heading->location);
  if (heading->more_location.length > 0)
    {
      g_autofree char *first = g_steal_pointer (&element->location);
      g_autofree char *more = cliff_drama_dup_text (heading->more_location);

      element->location = g_strconcat (first, " ", more, NULL);
    }
  if (heading->names.length > 0 && element->names == NULL)
    element->names = cliff_drama_dup_names (heading->names);
}

/* (transfer full) (nullable) */
char *
cliff_drama_dup_mood (const CliffDramaPart *part)
{
  g_autoptr(GString) mood = g_string_new (NULL);

  for (guint i = 0; i < part->n_moods; i++)
    {
      g_autofree char *one = cliff_drama_dup_text (part->moods[i]);

      g_string_append_printf (mood, "%s%s", i == 0 ? "" : "，", one);
    }

  return mood->len == 0 ? NULL : g_string_free (g_steal_pointer (&mood), FALSE);
}

static void
take_part (CliffElement         *element,
           const CliffDramaPart *part)
{
  switch (part->kind)
    {
    case CLIFF_ELEMENT_TITLE:
    case CLIFF_ELEMENT_BIO:
    case CLIFF_ELEMENT_ACTION:
    case CLIFF_ELEMENT_DIALOGUE:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
    case CLIFF_ELEMENT_NARRATION:
    case CLIFF_ELEMENT_SUBTITLE:
    case CLIFF_ELEMENT_SFX:
    case CLIFF_ELEMENT_VFX:
    case CLIFF_ELEMENT_LYRIC:
    case CLIFF_ELEMENT_NOTE:
    case CLIFF_ELEMENT_TRANSITION:
      element->text = cliff_drama_dup_text (part->text);
      element->name = dup_nonempty (part->speaker);
      element->mood = cliff_drama_dup_mood (part);
      break;
    case CLIFF_ELEMENT_HOOK:
    case CLIFF_ELEMENT_PAYWALL:
    case CLIFF_ELEMENT_FLASHBACK_START:
    case CLIFF_ELEMENT_FLASHBACK_END:
    case CLIFF_ELEMENT_SYNOPSIS:
      element->text = dup_nonempty (part->text);
      break;
    case CLIFF_ELEMENT_EPISODE:
      element->episode = part->number;
      element->title = dup_nonempty (part->title);
      break;
    case CLIFF_ELEMENT_SCENE:
      take_heading (element, &part->heading);
      break;
    case CLIFF_ELEMENT_CAST:
      element->names = cliff_drama_dup_names (part->text);
      break;
    case CLIFF_ELEMENT_BLANK:
    case CLIFF_ELEMENT_CHARACTER:
    case CLIFF_ELEMENT_PAREN:
    case CLIFF_ELEMENT_CENTERED:
    case CLIFF_ELEMENT_SECTION:
    case CLIFF_ELEMENT_BONEYARD:
    case CLIFF_ELEMENT_PAGE_BREAK:
    case CLIFF_ELEMENT_EPISODE_END:
    default:
      break;
    }
}

/* Lines that go on with an element after a backslash, or after a speaker's name alone. */
static void
append_text (CliffElement *element,
             CliffSlice    line)
{
  g_autofree char *head = g_steal_pointer (&element->text), *more = cliff_drama_dup_text (line);

  element->text = head == NULL || (head[0] == '\0' && element->kind != CLIFF_ELEMENT_ACTION)
                  ? g_strdup (more) : g_strconcat (head, "\n", more, NULL);
}

/* One line of a span, without its line end and the backslash that says that it goes on. */
static CliffSlice
next_line (CliffSlice *rest,
           gboolean   *goes_on)
{
  CliffSlice line = *rest;
  gsize end;

  if (cliff_slice_find (line, "\n", &end))
    {
      line.length = end;
      *rest = cliff_slice_sub (*rest, end + 1, rest->length);
    }
  else
    rest->length = 0;
  if (line.length > 0 && line.data[line.length - 1] == '\r')
    line.length--;
  *goes_on = cliff_drama_goes_on (line);
  line.length -= *goes_on;

  return line;
}

/* The state above span @span, which starts in the line at @at. */
static CliffDramaState
state_above (CliffScript *self,
             CliffLine   *line,
             gsize        line_start,
             gsize        span_start)
{
  CliffDramaState above = line->entry & ~CLIFF_DRAMA_GOES_ON;

  return span_start > line_start ? CLIFF_DRAMA_BODY : above;
}

void
cliff_drama_foreach (CliffScript      *self,
                     CliffLineAt       at,
                     CliffSpan         span,
                     CliffElementFunc  func,
                     gpointer          user_data)
{
  CliffElement element = { .kind = span.kind, .start = span.start, .end = span.end };
  CliffSlice rest = cliff_slice (self->text->str + span.start, span.end - span.start), line;
  CliffLine *first = cliff_lines_get (self->lines, at);
  gboolean leading = span.start == 0 || self->text->str[span.start - 1] == '\n';
  CliffDramaState above = state_above (self, first, leading ? span.start : 0, span.start);
  CliffDramaPart part;
  gboolean goes_on, more;

  line = next_line (&rest, &more);
  cliff_drama_read (
      line, above, self->structured,
      leading ? (self->numbered ? first->marks : first->marks & ~CLIFF_MARK_NUMBERED) : 0, &part);
  part.kind = span.kind;
  take_part (&element, &part);
  for (goes_on = more; rest.length > 0; goes_on = more)
    {
      line = next_line (&rest, &more);
      if (goes_on || part.kind != CLIFF_ELEMENT_SCENE)
        append_text (&element, cliff_slice_trim (line));
      else
        {
          cliff_drama_read (line, CLIFF_DRAMA_HEADING, self->structured, 0, &part);
          take_heading (&element, &part.heading);
        }
    }
  func (&element, user_data);
  cliff_element_clear (&element);
}
