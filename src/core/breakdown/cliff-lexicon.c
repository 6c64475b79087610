/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-lexicon.h"

#include <string.h>

gboolean
cliff_char_is_chinese (gunichar c)
{
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) ||
         (c >= 0x20000 && c <= 0x323af) || (c >= 0xf900 && c <= 0xfaff);
}

gboolean
cliff_text_is_chinese (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (cliff_char_is_chinese (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* English verbs are listed by stem: any ending of up to four letters goes with it ("grab",
 * "grabbing"). */
static gboolean
words_are_stems (CliffWords words)
{
  switch (words)
    {
    case CLIFF_WORDS_HANDLING:
    case CLIFF_WORDS_REACTION:
    case CLIFF_WORDS_ENTRANCE:
    case CLIFF_WORDS_FIGHT:
    case CLIFF_WORDS_SOUND:
    case CLIFF_WORDS_SLOW:
    case CLIFF_WORDS_FAST:
    case CLIFF_WORDS_INTENSE:
    case CLIFF_WORDS_DISSOLVE:
      return TRUE;
    case CLIFF_WORDS_PROP:
    case CLIFF_WORDS_READABLE:
    case CLIFF_WORDS_BODY:
    case CLIFF_WORDS_FACE:
    case CLIFF_WORDS_SCENERY:
    case CLIFF_WORDS_CROWD:
    case CLIFF_WORDS_LOUD:
    case CLIFF_WORDS_PUBLIC:
    case CLIFF_WORDS_FEMALE:
    case CLIFF_WORDS_MALE:
    case CLIFF_WORDS_NARRATOR:
    case CLIFF_N_WORDS:
    default:
      return FALSE;
    }
}

static gboolean
ends_well (const char *rest,
           gboolean    stem)
{
  int letters = 0;

  while (g_ascii_isalpha (rest[letters]) && letters < 6)
    letters++;
  if (letters == 0 || stem)
    return letters <= 4;

  return (letters == 1 && (*rest == 's' || *rest == 'S')) ||
         (letters == 2 && g_ascii_strncasecmp (rest, "es", 2) == 0);
}

/* English nouns that are verbs or helpers as often ("will", "rings", "check") are things only
 * behind an article. */
static gboolean
is_plain_verb (const char *text,
               gsize       offset,
               const char *word)
{
  static const char *const doubtful[] = {
    "will",       "ring",  "check",  "watch",  "hammer", "match", "note",  "stamp",
    "whip",       "bat",   "bill",   "file",   "mask",   "box",   "book",  "picture",
    "photograph", "phone", "remote", "torch",  "light",  "glass", "stone", "report",
    "map",        "safe",  "trunk",  "ticket", "key",    "shard", "money", NULL
  };
  static const char *const always[] = { "photograph", "phone",   "box",    "book", "glass", "key",
                                        "money",      "picture", "ticket", "map",  NULL };
  static const char *const articles[] = { "a",       "an",   "the", "his", "her",  "their",
                                          "my",      "your", "our", "its", "this", "that",
                                          "another", "no",   "one", "'s",  NULL };
  g_autofree char *before = g_strndup (text, offset);
  gboolean plural = g_ascii_isalpha (text[offset + strlen (word)]);
  const char *last;

  if (!g_strv_contains (doubtful, word) || (!plural && g_strv_contains (always, word)))
    return FALSE;
  g_strchomp (before);
  last = strrchr (before, ' ');
  last = last != NULL ? last + 1 : before;
  for (int i = 0; articles[i] != NULL; i++)
    if (g_ascii_strcasecmp (last, articles[i]) == 0)
      return FALSE;

  return !g_str_has_suffix (before, "'s");
}

static const char *
match_at (CliffWords  words,
          const char *text,
          gsize       offset)
{
  const char *at = text + offset;
  const char *best = NULL;

  if (g_ascii_isalnum (*at))
    {
      if (offset > 0 && g_ascii_isalnum (at[-1]))
        return NULL;
      for (const char * const *word = cliff_lexicon_en[words]; *word != NULL; word++)
        if (g_ascii_strncasecmp (at, *word, strlen (*word)) == 0 &&
            ends_well (at + strlen (*word), words_are_stems (words)) &&
            !(words == CLIFF_WORDS_PROP && is_plain_verb (text, offset, *word)) &&
            (best == NULL || strlen (*word) > strlen (best)))
          best = *word;
      return best;
    }

  for (const char * const *word = cliff_lexicon_zh[words]; *word != NULL; word++)
    if (g_str_has_prefix (at, *word) && (best == NULL || strlen (*word) > strlen (best)))
      best = *word;

  return best;
}

const char *
cliff_lexicon_find (CliffWords  words,
                    const char *text,
                    gsize      *offset)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *word = match_at (words, text, p - text);

      if (word != NULL)
        {
          if (offset != NULL)
            *offset = p - text;
          return word;
        }
    }

  return NULL;
}

gboolean
cliff_lexicon_has (CliffWords  words,
                   const char *text)
{
  return cliff_lexicon_find (words, text, NULL) != NULL;
}

GPtrArray *
cliff_lexicon_find_all (CliffWords  words,
                        const char *text)
{
  GPtrArray *found = g_ptr_array_new ();
  gsize offset;
  const char *word;

  while ((word = cliff_lexicon_find (words, text, &offset)) != NULL)
    {
      if (!g_ptr_array_find_with_equal_func (found, word, g_str_equal, NULL))
        g_ptr_array_add (found, (gpointer) word);
      text += offset + strlen (word);
    }

  return found;
}

const CliffCameraWord *
cliff_lexicon_camera (const char *text,
                      gsize      *length)
{
  for (const CliffCameraWord *word = cliff_camera_words; word->word != NULL; word++)
    {
      gsize n = strlen (word->word);
      const char *rest = text + n;

      if (g_ascii_strncasecmp (text, word->word, n) != 0 || g_ascii_isalpha (*rest))
        continue;
      while (*rest == ' ' || *rest == ':' || *rest == '-' || *rest == ',' ||
             g_str_has_prefix (rest, "：") || g_str_has_prefix (rest, "，") ||
             g_str_has_prefix (rest, "——"))
        rest = g_str_has_prefix (rest, "——") ? rest + strlen ("——") : g_utf8_next_char (rest);
      *length = rest - text;
      return word;
    }

  return NULL;
}
