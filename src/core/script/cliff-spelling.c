/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-spelling.h"

#include "cliff-flow-private.h"

#include <string.h>

/* Where scripts begin that write no letters: radicals, kana, ideographs and all that follows them. */
#define FIRST_WIDE 0x2e80

static void
add (GArray *found,
     gsize   start,
     gsize   end)
{
  CliffUnspelled *last = found->len > 0 ? &g_array_index (found, CliffUnspelled, found->len - 1) : NULL;
  CliffUnspelled range = { start, end };

  if (last != NULL && last->end == start)
    last->end = end;
  else if (start < end)
    g_array_append_val (found, range);
}

static gboolean
is_spelled (CliffElementKind kind)
{
  switch (kind)
    {
    case CLIFF_ELEMENT_TITLE:
    case CLIFF_ELEMENT_SCENE:
    case CLIFF_ELEMENT_CAST:
    case CLIFF_ELEMENT_CHARACTER:
    case CLIFF_ELEMENT_TRANSITION:
    case CLIFF_ELEMENT_PAGE_BREAK:
    case CLIFF_ELEMENT_BONEYARD:
    case CLIFF_ELEMENT_EPISODE_END:
      return FALSE;
    case CLIFF_ELEMENT_BLANK:
    case CLIFF_ELEMENT_BIO:
    case CLIFF_ELEMENT_EPISODE:
    case CLIFF_ELEMENT_ACTION:
    case CLIFF_ELEMENT_PAREN:
    case CLIFF_ELEMENT_DIALOGUE:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
    case CLIFF_ELEMENT_NARRATION:
    case CLIFF_ELEMENT_LYRIC:
    case CLIFF_ELEMENT_SUBTITLE:
    case CLIFF_ELEMENT_SFX:
    case CLIFF_ELEMENT_VFX:
    case CLIFF_ELEMENT_FLASHBACK_START:
    case CLIFF_ELEMENT_FLASHBACK_END:
    case CLIFF_ELEMENT_CENTERED:
    case CLIFF_ELEMENT_SECTION:
    case CLIFF_ELEMENT_SYNOPSIS:
    case CLIFF_ELEMENT_NOTE:
    case CLIFF_ELEMENT_HOOK:
    case CLIFF_ELEMENT_PAYWALL:
    default:
      return TRUE;
    }
}

/* A word of letters, digits, and apostrophes between letters, at the front of @text; 0 when there is none. */
static gsize
word_size (CliffSlice text)
{
  gsize at = 0, size, next_size;

  while (at < text.length)
    {
      CliffSlice rest = cliff_slice_sub (text, at, text.length);
      gunichar character = cliff_slice_peek (rest, &size);
      gboolean apostrophe = character == '\'' || character == 0x2019;
      gunichar next = apostrophe ? cliff_slice_peek (cliff_slice_sub (rest, size, rest.length), &next_size) : 0;

      if (character >= FIRST_WIDE ||
          !(g_unichar_isalnum (character) || g_unichar_ismark (character) ||
            (apostrophe && at > 0 && next < FIRST_WIDE && g_unichar_isalpha (next))))
        break;
      at += size;
    }

  return at;
}

static char *
dup_key (CliffSlice word)
{
  g_autofree char *plain = NULL;

  if (!cliff_slice_eat_end (&word, "'s"))
    cliff_slice_eat_end (&word, "’s");
  plain = cliff_slice_dup (word);

  return g_utf8_casefold (plain, -1);
}

/* Capitals, digits, or a name. */
static gboolean
is_known_word (CliffSlice  word,
               GHashTable *names)
{
  g_autofree char *key = NULL;
  CliffSlice rest = word;
  gboolean lower = FALSE;
  guint upper = 0;
  gsize size;

  while (rest.length > 0)
    {
      gunichar character = cliff_slice_peek (rest, &size);

      if (g_unichar_isdigit (character))
        return TRUE;
      lower = lower || g_unichar_islower (character);
      upper += g_unichar_isupper (character);
      rest = cliff_slice_sub (rest, size, rest.length);
    }
  if (!lower && upper > 0)
    return TRUE;
  key = names == NULL ? NULL : dup_key (word);

  return key != NULL && g_hash_table_contains (names, key);
}

static void
search_line (const CliffFlowLine *line,
             GHashTable          *names,
             GArray              *found)
{
  CliffSlice rest = line->text;
  gsize at = line->start, size;

  if (line->bare.length == 0)
    return;
  if (!is_spelled (line->line->kind))
    {
      add (found, line->start, line->end);
      return;
    }
  while (rest.length > 0)
    {
      gunichar character = cliff_slice_peek (rest, &size);
      gsize word = word_size (rest);

      if (word > 0)
        size = word;
      if (word > 0 ? is_known_word (cliff_slice_sub (rest, 0, word), names) : character >= FIRST_WIDE)
        add (found, at, at + size);
      at += size;
      rest = cliff_slice_sub (rest, size, rest.length);
    }
}

GArray *
cliff_spelling_find_unspelled (CliffScript *script,
                               gsize       *start,
                               gsize       *end,
                               GHashTable  *names)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (CliffUnspelled));
  gsize until = MIN (*end, script->text->len);
  CliffFlowLine line;

  cliff_flow_line_at (&line, script, MIN (*start, script->text->len));
  *start = line.start;
  do
    {
      search_line (&line, names, found);
      *end = line.end;
    }
  while (line.end < until && cliff_flow_line_below (&line, &line));

  return found;
}

void
cliff_spelling_add_name (GHashTable *names,
                         const char *name)
{
  CliffSlice rest = cliff_slice (name, strlen (name));
  gsize size;

  while (rest.length > 0)
    {
      gsize word = word_size (rest);

      if (word > 0)
        g_hash_table_add (names, dup_key (cliff_slice_sub (rest, 0, word)));
      else
        cliff_slice_peek (rest, &size);
      rest = cliff_slice_sub (rest, word > 0 ? word : size, rest.length);
    }
}
