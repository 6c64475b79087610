/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-clauses.h"

#include <string.h>

/* A full stop behind these ends no sentence. */
static gboolean
is_abbreviation (const char *text,
                 gsize       stop)
{
  static const char *const words[] = { "Mr",  "Mrs", "Ms",  "Dr",  "St", "Jr",  "Sr", "Prof",
                                       "Rev", "Lt",  "Col", "Sgt", "vs", "a.m", "p.m" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if (stop >= length && strncmp (text + stop - length, words[i], length) == 0 &&
          (stop == length || !g_ascii_isalpha (text[stop - length - 1])))
        return TRUE;
    }

  return stop >= 1 && g_ascii_isupper (text[stop - 1]) &&
         (stop == 1 || !g_ascii_isalpha (text[stop - 2]));
}

/* Length of the English joint at @at ("; ", ", then ", " -- "…) that separates two deeds, 0 when
 * there is none. */
static gsize
joint_at (const char *at)
{
  static const char *const joints[] = { ", then ",     ", and he ", ", and she ",
                                        ", and they ", ", as he ",  ", as she ",
                                        " -- ",        " — ",       "; " };

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    if (g_str_has_prefix (at, joints[i]))
      return g_str_has_prefix (joints[i], ", ") ? 2 : strlen (joints[i]);

  return 0;
}

/* What a mark at @at ends: 0 nothing, 1 a clause, 2 a sentence; @length gets its bytes. */
static int
mark_at (const char *text,
         gsize       at,
         gsize      *length)
{
  gunichar c = g_utf8_get_char (text + at);

  *length = g_utf8_next_char (text + at) - (text + at);
  switch (c)
    {
    case 0x3002: case 0xff01: case 0xff1f: case '\n':
      return 2;
    case 0xff0c: case 0xff1b:
      return 1;
    case '.': case '!': case '?':
      if (text[at + 1] != '\0' && !g_ascii_isspace (text[at + 1]) && text[at + 1] != '"')
        return 0;
      return c == '.' && (is_abbreviation (text, at) || g_str_has_prefix (text + at, ". .")) ? 0
                                                                                             : 2;
    default:
      *length = joint_at (text + at);
      return *length > 0 ? 1 : 0;
    }
}

static void
add_clause (GArray     *clauses,
            const char *text,
            gsize       start,
            gsize       words_end,
            gsize       end,
            gboolean    ends_sentence)
{
  while (start < words_end &&
         (g_ascii_isspace (text[start]) || g_str_has_prefix (text + start, "　")))
    start += g_ascii_isspace (text[start]) ? 1 : strlen ("　");
  if (start < words_end)
    g_array_append_vals (clauses, &(CliffClause) { start, end, words_end, ends_sentence }, 1);
  else if (clauses->len > 0 && ends_sentence)
    g_array_index (clauses, CliffClause, clauses->len - 1).ends_sentence = TRUE;
}

GArray *
cliff_clauses_new (const char *text)
{
  GArray *clauses = g_array_new (FALSE, TRUE, sizeof (CliffClause));
  gsize start = 0;
  gsize at = 0;

  while (text[at] != '\0')
    {
      gsize length;
      int mark = mark_at (text, at, &length);

      if (mark > 0)
        {
          add_clause (clauses, text, start, at, at + length, mark == 2);
          start = at + length;
          at = start;
        }
      else
        at = g_utf8_next_char (text + at) - text;
    }
  add_clause (clauses, text, start, at, at, TRUE);

  return clauses;
}
