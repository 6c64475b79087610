/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-inline.h"
#include "cliff-script-private.h"

#include <string.h>

/* A run of * or a single _ that may open or close emphasis. */
typedef struct
{
  gsize    at;        /* in the source */
  guint    length;    /* marks that are left */
  guint    whole;     /* marks that were there */
  char     mark;
  gboolean opens;
  gboolean closes;
  int      previous;  /* the next one down the stack of openers */
} Delimiter;

/* What is at @at of the source: marks taken as emphasis are not printed, styles change there. */
typedef struct
{
  gsize at;
  guint style;
  guint length;
  int   turn;  /* +1 on, -1 off */
} Turn;

static gboolean
is_punctuation (gunichar character)
{
  return character < CLIFF_INVALID_CHARACTER && (g_unichar_ispunct (character) ||
         (character < 0x80 && g_ascii_ispunct (character)));
}

static gboolean
is_space (gunichar character,
          gsize    size)
{
  return size == 0 || character == '\n' || cliff_character_is_space (character);
}

/* CommonMark's flanking rules. */
static void
set_flanks (Delimiter  *delimiter,
            CliffSlice  text)
{
  gsize before_size, after_size;
  gunichar before = cliff_slice_last (cliff_slice_sub (text, 0, delimiter->at), &before_size);
  gunichar after = cliff_slice_peek (
      cliff_slice_sub (text, delimiter->at + delimiter->length, text.length), &after_size);
  gboolean space_before = is_space (before, before_size),
           space_after = is_space (after, after_size);
  gboolean left =
      !space_after && (!is_punctuation (after) || space_before || is_punctuation (before));
  gboolean right =
      !space_before && (!is_punctuation (before) || space_after || is_punctuation (after));

  if (delimiter->mark == '*')
    {
      delimiter->opens = left;
      delimiter->closes = right;
    }
  else
    {
      delimiter->opens = left && (!right || is_punctuation (before));
      delimiter->closes = right && (!left || is_punctuation (after));
    }
}

/* The delimiters of one line of @text, from @start to @end. */
static void
find_delimiters (CliffSlice  text,
                 gsize       start,
                 gsize       end,
                 GArray     *delimiters)
{
  CliffSlice line = cliff_slice_sub (text, start, end);

  for (gsize at = 0; at < line.length; at++)
    {
      Delimiter delimiter = { .at = at, .mark = line.data[at], .previous = -1 };

      if (line.data[at] == '\\')
        {
          at++;
          continue;
        }
      if (line.data[at] != '*' && line.data[at] != '_')
        continue;
      while (at + delimiter.length < line.length &&
             line.data[at + delimiter.length] == delimiter.mark)
        delimiter.length++;
      delimiter.whole = delimiter.length;
      set_flanks (&delimiter, line);
      at += delimiter.length - 1;
      delimiter.at += start;
      g_array_append_val (delimiters, delimiter);
    }
}

static guint
style_of (char  mark,
          guint length)
{
  return mark == '_' ? CLIFF_STYLE_UNDERLINE : length == 2 ? CLIFF_STYLE_BOLD : CLIFF_STYLE_ITALIC;
}

/* Whether CommonMark's rule of three keeps two runs of stars apart. */
static gboolean
rule_of_three (const Delimiter *opener,
               const Delimiter *closer)
{
  return (opener->closes || closer->opens) && (opener->whole + closer->whole) % 3 == 0 &&
         !(opener->whole % 3 == 0 && closer->whole % 3 == 0);
}

/* Pairs @closer with openers on the two stacks, one for stars and one for underlines. */
static void
close_delimiter (GArray *delimiters,
                 guint   index,
                 int    *top,
                 GArray *turns)
{
  Delimiter *closer = &g_array_index (delimiters, Delimiter, index);
  int *stack = &top[closer->mark == '_'], at = *stack;

  while (closer->length > 0 && at >= 0)
    {
      Delimiter *opener = &g_array_index (delimiters, Delimiter, at);
      guint used;
      Turn on, off;

      if (closer->mark == '*' && rule_of_three (opener, closer))
        {
          at = opener->previous;
          continue;
        }
      used = closer->mark == '*' && opener->length >= 2 && closer->length >= 2 ? 2 : 1;
      on = (Turn) { opener->at + opener->length - used, style_of (closer->mark, used), used, 1 };
      off = (Turn) { closer->at, on.style, used, -1 };
      g_array_append_val (turns, on);
      g_array_append_val (turns, off);
      opener->length -= used;
      closer->length -= used;
      closer->at += used;
      *stack = opener->length > 0 ? at : opener->previous;
      /* What was opened inside and not closed is no emphasis; marks of the other kind inside
       * neither. */
      while (top[closer->mark != '_'] > at)
        top[closer->mark != '_'] =
            g_array_index (delimiters, Delimiter, top[closer->mark != '_']).previous;
      at = *stack;
    }
}

static int
compare_turns (gconstpointer a,
               gconstpointer b)
{
  const Turn *x = a, *y = b;

  return x->at < y->at ? -1 : x->at > y->at;
}

static GArray *
find_turns (CliffSlice text)
{
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (Turn));
  g_autoptr(GArray) delimiters = g_array_new (FALSE, FALSE, sizeof (Delimiter));
  gsize start = 0, end;

  for (; start <= text.length; start = end + 1)
    {
      int top[2] = { -1, -1 };

      if (!cliff_slice_find (cliff_slice_sub (text, start, text.length), "\n", &end))
        end = text.length - start;
      end += start;
      g_array_set_size (delimiters, 0);
      find_delimiters (text, start, end, delimiters);
      for (guint i = 0; i < delimiters->len; i++)
        {
          Delimiter *delimiter = &g_array_index (delimiters, Delimiter, i);
          int *stack = &top[delimiter->mark == '_'];

          if (delimiter->closes)
            close_delimiter (delimiters, i, top, turns);
          delimiter = &g_array_index (delimiters, Delimiter, i);
          if (delimiter->opens && delimiter->length > 0)
            {
              delimiter->previous = *stack;
              *stack = i;
            }
        }
    }
  g_array_sort (turns, compare_turns);

  return turns;
}

static void
add_run (GArray *runs,
         gsize   start,
         gsize   end,
         guint   style)
{
  CliffRun run = { start, end, style };

  if (end > start)
    g_array_append_val (runs, run);
}

/* Adds the plain text of @text, backslashes taken as escapes. */
static void
append_plain (GString    *plain,
              CliffSlice  text)
{
  for (gsize i = 0; i < text.length; i++)
    {
      if (text.data[i] == '\\' && i + 1 < text.length &&
          (g_ascii_ispunct (text.data[i + 1]) || g_str_has_prefix (text.data + i + 1, "（")))
        i++;
      g_string_append_c (plain, text.data[i]);
    }
}

/* @text without the marks of emphasis and escapes; @runs: (out): its styles, NULL when there are
 * none. Emphasis never goes on over a line's end.  (transfer full) */
char *
cliff_inline_dup_plain (const char *text,
                        gsize       length,
                        GArray    **runs)
{
  CliffSlice source = cliff_slice (text, length);
  g_autoptr(GString) plain = g_string_sized_new (length);
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (CliffRun)), turns = NULL;
  guint depth[8] = { 0 }, style = 0;
  gsize at = 0, start = 0;

  if (memchr (text, '*', length) == NULL && memchr (text, '_', length) == NULL &&
      memchr (text, '\\', length) == NULL)
    {
      if (runs != NULL)
        *runs = NULL;
      return cliff_text_dup_valid (text, length);
    }
  turns = find_turns (source);
  for (guint i = 0; i < turns->len; i++)
    {
      const Turn *turn = &g_array_index (turns, Turn, i);

      append_plain (plain, cliff_slice_sub (source, at, turn->at));
      add_run (found, start, plain->len, style);
      start = plain->len;
      at = turn->at + turn->length;
      depth[turn->style] += turn->turn;
      style = (depth[turn->style] > 0) ? style | turn->style : style & ~turn->style;
    }
  append_plain (plain, cliff_slice_sub (source, at, source.length));
  add_run (found, start, plain->len, style);
  if (runs != NULL)
    *runs = turns->len == 0 ? NULL : g_steal_pointer (&found);

  return g_utf8_validate (plain->str, plain->len, NULL)
             ? g_strndup (plain->str, plain->len)
             : cliff_text_dup_valid (plain->str, plain->len);
}

GArray *
cliff_inline_find_runs (const char *text,
                        gsize       length)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (CliffRun));
  g_autoptr(GArray) turns = NULL;
  guint depth[8] = { 0 }, style = 0;
  gsize at = 0;

  if (memchr (text, '*', length) == NULL && memchr (text, '_', length) == NULL)
    return found;
  turns = find_turns (cliff_slice (text, length));
  for (guint i = 0; i < turns->len; i++)
    {
      const Turn *turn = &g_array_index (turns, Turn, i);

      if (style != 0)
        add_run (found, at, turn->at, style);
      at = turn->at + turn->length;
      add_run (found, turn->at, at, 0);
      depth[turn->style] += turn->turn;
      style = (depth[turn->style] > 0) ? style | turn->style : style & ~turn->style;
    }

  return found;
}
