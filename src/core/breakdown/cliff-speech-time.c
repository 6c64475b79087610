/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-breakdown.h"
#include "cliff-lexicon.h"

typedef struct
{
  int characters;
  int words;
} Count;

static Count
count_speech (const char *text)
{
  Count count = { 0, 0 };
  gboolean in_word = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean chinese = cliff_char_is_chinese (c);
      gboolean letter =
        !chinese && (g_unichar_isalnum (c) || (in_word && (c == '\'' || c == 0x2019)));

      if (chinese)
        count.characters++;
      else if (letter && !in_word)
        count.words++;
      in_word = letter;
    }

  return count;
}

int
cliff_breakdown_count_spoken (const char *text)
{
  Count count = count_speech (text);

  return count.characters + count.words;
}

/* How much faster than usual a mood speaks, in ppm. */
static gint64
rate_of_mood (const char *mood)
{
  gsize slow = G_MAXSIZE;
  gsize fast = G_MAXSIZE;

  if (mood == NULL || *mood == '\0')
    return CLIFF_PPM;
  cliff_lexicon_find (CLIFF_WORDS_SLOW, mood, &slow);
  cliff_lexicon_find (CLIFF_WORDS_FAST, mood, &fast);
  if (slow == fast)
    return CLIFF_PPM;

  return slow < fast ? 900000 : 1100000;
}

CliffTime
cliff_breakdown_speech_time (const char *text,
                             const char *mood)
{
  Count count = count_speech (text);
  CliffTime plain = count.characters * CLIFF_SECOND * 2 / 9 + count.words * CLIFF_SECOND * 5 / 13;

  return plain * CLIFF_PPM / rate_of_mood (mood);
}

CliffTime
cliff_breakdown_shortest_speech (const char *text)
{
  Count count = count_speech (text);

  return count.characters * CLIFF_SECOND / 7 + count.words * CLIFF_SECOND / 4;
}
