/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-convention.h"
#include "cliff-fountain.h"

#include <string.h>

gboolean
cliff_fountain_is_section (CliffSlice  text,
                           guint      *level,
                           CliffSlice *rest)
{
  guint hashes = 0;

  while (hashes < text.length && text.data[hashes] == '#')
    hashes++;
  *level = hashes;
  *rest = cliff_slice_trim (cliff_slice_sub (text, hashes, text.length));

  return hashes >= 1 && hashes <= 6 && rest->length > 0;
}

gboolean
cliff_fountain_is_synopsis (CliffSlice  text,
                            CliffSlice *rest)
{
  if (text.data[0] != '=' || (text.length > 1 && text.data[1] == '='))
    return FALSE;
  *rest = cliff_slice_trim (cliff_slice_sub (text, 1, text.length));

  return rest->length > 0;
}

gboolean
cliff_fountain_is_page_break (CliffSlice text)
{
  if (text.length < 3)
    return FALSE;
  for (gsize i = 0; i < text.length; i++)
    if (text.data[i] != '=')
      return FALSE;

  return TRUE;
}

/* INT, EXT, EST or a pair of the first two, then a dot or a space. */
gboolean
cliff_fountain_is_heading (CliffSlice text)
{
  switch (text.data[0] | 0x20)
    {
    case 'i':
    case 'e':
      break;
    default:
      return FALSE;
    }

  return cliff_slice_eat_any (&text,
                              "INT./EXT INT/EXT EXT./INT EXT/INT I./E I/E E./I E/I INT EXT EST") &&
         text.length > 0 && (text.data[0] == '.' || text.data[0] == ' ' || text.data[0] == '\t');
}

gboolean
cliff_fountain_is_forced_heading (CliffSlice text)
{
  gsize size;
  gunichar character;

  if (text.data[0] != '.')
    return FALSE;
  character = cliff_slice_peek (cliff_slice_sub (text, 1, text.length), &size);

  return size > 0 && character < CLIFF_INVALID_CHARACTER && g_unichar_isalnum (character);
}

/* Whether there is an upper case letter and no lower case one, brackets left aside. */
gboolean
cliff_fountain_is_upper (CliffSlice text)
{
  gboolean upper = FALSE;
  guint depth = 0;
  gsize size;

  while (text.length > 0)
    {
      gunichar character = cliff_slice_peek (text, &size);

      if (character == '(' || character == 0xff08)
        depth++;
      else if ((character == ')' || character == 0xff09) && depth > 0)
        depth--;
      else if (depth == 0 && character < 0x80)
        {
          if (character >= 'a' && character <= 'z')
            return FALSE;
          upper = upper || (character >= 'A' && character <= 'Z');
        }
      else if (depth == 0 && character < CLIFF_INVALID_CHARACTER)
        {
          if (g_unichar_islower (character) || g_unichar_istitle (character))
            return FALSE;
          upper = upper || g_unichar_isupper (character);
        }
      text = cliff_slice_sub (text, size, text.length);
    }

  return upper;
}

gboolean
cliff_fountain_is_paren (CliffSlice text)
{
  return (cliff_slice_eat (&text, "(") || cliff_slice_eat (&text, "（")) &&
         (cliff_slice_eat_end (&text, ")") || cliff_slice_eat_end (&text, "）"));
}

/* The vertical convention's marks: [HOOK] and its like, SFX: and its like. */
gboolean
cliff_fountain_is_tag (CliffSlice        text,
                       CliffElementKind *kind,
                       CliffSlice       *rest)
{
  if (cliff_slice_eat_any (&text, "[HOOK] [HOOK: [CLIFFHANGER] [CLIFFHANGER:"))
    *kind = CLIFF_ELEMENT_HOOK;
  else if (cliff_slice_eat_any (&text, "[PAYWALL] [PAYWALL:"))
    *kind = CLIFF_ELEMENT_PAYWALL;
  else if (text.length > 3 && g_ascii_isupper (text.data[1]) &&
           cliff_slice_eat_any (&text, "SFX: SFX："))
    *kind = CLIFF_ELEMENT_SFX;
  else if (text.length > 3 && g_ascii_isupper (text.data[1]) &&
           cliff_slice_eat_any (&text, "VFX: VFX："))
    *kind = CLIFF_ELEMENT_VFX;
  else if (text.length > 3 && g_ascii_isupper (text.data[1]) &&
           (cliff_slice_eat (&text, "ON-SCREEN TEXT:") ||
            cliff_slice_eat (&text, "ON-SCREEN TEXT：")))
    *kind = CLIFF_ELEMENT_SUBTITLE;
  else
    return FALSE;
  *rest = cliff_slice_trim (text);
  cliff_slice_eat_end (rest, "]");

  return TRUE;
}

/* A tab or three spaces, and something behind them. */
gboolean
cliff_fountain_is_indented (CliffSlice line)
{
  return ((line.length > 1 && line.data[0] == '\t') ||
          (line.length > 3 && memcmp (line.data, "   ", 3) == 0)) &&
         cliff_slice_trim (line).length > 0;
}

static gboolean
is_key_character (gunichar character)
{
  return character == ' ' || character == '(' || character == ')' || character == '-' ||
         character == '_' || character == '/' || character == '&' || character == '\'' ||
         (character < CLIFF_INVALID_CHARACTER && g_unichar_isalnum (character));
}

/* "Key: value", or "Key:" with an indented line below, or a known key.  @next: the line below where
 * this could be the title page's first line, which has to be told from a body that starts at once.
 */
gboolean
cliff_fountain_is_title_key (CliffSlice        line,
                             const CliffSlice *next)
{
  CliffSlice key = line, title;
  gsize colon, size;
  CliffElementKind kind;
  int number;

  if (line.length == 0 || line.data[0] == ' ' || line.data[0] == '\t' ||
      cliff_fountain_is_heading (line) ||
      !cliff_slice_find (cliff_slice_sub (line, 0, MIN (line.length, 60)), ":", &colon) ||
      colon == 0)
    return FALSE;
  key.length = colon;
  if (cliff_fountain_is_tag (line, &kind, &title) ||
      cliff_convention_is_episode (line, FALSE, &number, &title))
    return FALSE;
  while (key.length > 0)
    {
      if (!is_key_character (cliff_slice_peek (key, &size)))
        return FALSE;
      key = cliff_slice_sub (key, size, key.length);
    }
  if (next == NULL || cliff_slice_trim (cliff_slice_sub (line, colon + 1, line.length)).length > 0)
    return TRUE;

  return cliff_fountain_is_indented (*next) ||
         cliff_slice_is_any (cliff_slice_sub (line, 0, colon),
                             "Title Credit Author Authors Author(s) Source Date "
                             "Contact Copyright Notes Revision Format Language") ||
         cliff_slice_equal (cliff_slice_sub (line, 0, colon), "Draft date");
}

/* The text of the note whose inside starts at byte @start: to its end, each line without its outer
 * spaces. */
char *
cliff_fountain_dup_note (CliffParse *parse,
                         gsize       start)
{
  CliffSlice rest = cliff_slice (parse->text + start, parse->script->text->len - start), line;
  g_autoptr(GString) note = g_string_new (NULL);
  gsize end;

  if (cliff_slice_find (rest, "]]", &end))
    rest.length = end;
  for (;;)
    {
      gboolean more = cliff_slice_find (rest, "\n", &end);

      line = cliff_slice_trim (cliff_slice_sub (rest, 0, more ? end : rest.length));
      g_string_append_len (note, line.data, line.length);
      if (!more)
        break;
      g_string_append_c (note, '\n');
      rest = cliff_slice_sub (rest, end + 1, rest.length);
    }

  return cliff_text_dup_valid (note->str, note->len);
}
