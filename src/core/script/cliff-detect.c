/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-drama.h"
#include "cliff-fountain.h"

#define MOST_BYTES 65536

static gboolean
has_chinese (CliffSlice text)
{
  for (gsize i = 0; i < text.length; i++)
    if ((guchar) text.data[i] >= 0xe3 && (guchar) text.data[i] <= 0xe9)
      return TRUE;

  return FALSE;
}

/* How strongly a line speaks for the drama convention (above zero) or for Fountain (below). */
static int
weigh (CliffSlice line,
       gboolean   first)
{
  CliffSlice text = cliff_slice_trim (line), title, rest = text;
  gboolean chinese = has_chinese (text), markdown;
  CliffHeading heading;
  CliffDramaPart part = { 0 };
  CliffElementKind kind;
  int number;

  if (text.length == 0)
    return 0;
  if (cliff_fountain_is_heading (text))
    return chinese ? 0 : -3;
  switch (text.data[0])
    {
    case '@': case '.': case '>': case '~': case '!': case '=':
      return -3;
    case '[':
      return text.length > 1 && text.data[1] == '['       ? -3
             : cliff_fountain_is_tag (text, &kind, &rest) ? -1
                                                          : 0;
    case '/':
      return text.length > 1 && text.data[1] == '*' ? -3 : 0;
    default:
      break;
    }
  if (cliff_fountain_is_title_key (line, NULL) && first && !chinese)
    return -3;
  if (!chinese)
    return cliff_slice_eat_any (&rest, "△ ▲ ∆")                        ? 3
           : cliff_convention_is_episode (text, TRUE, &number, &title) ? 0
           : cliff_fountain_is_upper (text)                            ? -1
                                                                       : 0;
  if (cliff_slice_eat_any (&rest, "△ ▲ ∆ 【"))
    return 3;
  text = cliff_drama_strip (text, &markdown);
  if (cliff_convention_is_episode (text, !markdown, &number, &title))
    return markdown ? 0 : 3;
  if (cliff_convention_is_heading (text, &heading) || cliff_convention_is_episode_end (text) ||
      cliff_drama_read_cast (text, &title))
    return 3;

  return cliff_drama_read_mark (text, &part) || cliff_drama_read_speech (text, &part) ? 1 : 0;
}

/* Which convention the first part of @text follows; FOUNTAIN when nothing tells. */
CliffScriptFormat
cliff_script_detect (const char *text,
                     gsize       length)
{
  CliffSlice rest = cliff_slice (text, MIN (length, MOST_BYTES));
  gboolean first = TRUE;
  int weight = 0;

  cliff_slice_eat (&rest, "\xef\xbb\xbf");
  while (rest.length > 0)
    {
      CliffSlice line = rest;
      gsize end;

      if (cliff_slice_find (rest, "\n", &end))
        line.length = end, rest = cliff_slice_sub (rest, end + 1, rest.length);
      else
        rest.length = 0;
      cliff_slice_eat_end (&line, "\r");
      weight += weigh (line, first);
      first = FALSE;
    }

  return weight > 0 ? CLIFF_SCRIPT_DRAMA : CLIFF_SCRIPT_FOUNTAIN;
}
