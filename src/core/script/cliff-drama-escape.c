/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-drama.h"

#include <string.h>

/* What is read as a mark at the front of a text. */
#define FRONT_MARKS "（ ( [ : ： ， , — - # @ ="

/* Backslashes where a mark would be read.  @all: before everything that is neither letter nor
 * digit. */
static void
append_escaped (GString    *out,
                const char *text,
                gboolean    all)
{
  CliffSlice rest = cliff_slice (text, strlen (text));
  gboolean first = TRUE;

  while (rest.length > 0)
    {
      CliffSlice one = rest;
      gsize size;
      gunichar character = cliff_slice_peek (rest, &size);

      if (character == '\n')
        g_string_append_c (out, '\\');
      else if (character == '\\' || character == '*' || cliff_slice_eat_any (&one, "△ ▲ ∆ 【 】") ||
               (all && !g_unichar_isalnum (character)) ||
               (first &&
                (cliff_character_is_space (character) || cliff_slice_eat_any (&one, FRONT_MARKS))))
        g_string_append_c (out, '\\');
      g_string_append_len (out, rest.data, size);
      first = character == '\n';
      rest = cliff_slice_sub (rest, size, rest.length);
    }
}

/* @text so that it is read as text: (transfer full). @all: so that it is not even read as more than
 * one word. */
char *
cliff_drama_dup_escaped (const char *text,
                         gboolean    all)
{
  GString *out = g_string_new (NULL);

  append_escaped (out, text, all);

  return g_string_free (out, FALSE);
}

/* A cast list that gives @names again: (transfer full) */
char *
cliff_drama_dup_cast (GPtrArray *names)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr(GPtrArray) read = cliff_drama_dup_names (cliff_slice (name, strlen (name)));
      g_autofree char *escaped = cliff_drama_dup_escaped (name, TRUE);
      gboolean plain = read->len == 1 && g_str_equal (g_ptr_array_index (read, 0), name) &&
                       strpbrk (name, "[]*\\") == NULL;

      g_string_append_printf (out, "%s%s", i == 0 ? "" : "、", plain ? name : escaped);
    }

  return g_string_free (out, FALSE);
}
