/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-reading.h"

#include "cliff-lexicon.h"

#include <string.h>

void
cliff_memory_clear (CliffMemory *memory)
{
  *memory = (CliffMemory) { -1, -1, -1 };
}

void
cliff_memory_note (CliffMemory *memory,
                   CliffPeople *people,
                   int          person)
{
  if (person < 0)
    return;
  memory->last = person;
  if (cliff_people_get_gender (people, person) != 'm')
    memory->last_female = person;
  if (cliff_people_get_gender (people, person) != 'f')
    memory->last_male = person;
}

static gboolean
has_prefix_of (const char         *text,
               const char * const *prefixes)
{
  for (int i = 0; prefixes[i] != NULL; i++)
    if (g_str_has_prefix (text, prefixes[i]))
      return TRUE;

  return FALSE;
}

static gboolean
has_suffix_of (const char         *text,
               const char * const *suffixes)
{
  for (int i = 0; suffixes[i] != NULL; i++)
    if (g_str_has_suffix (text, suffixes[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_adverb (const char *text)
{
  static const char *const ends[] = { "里",   "中",   "下",     "上",       "前",
                                      "后",   "时",   "旁",     "边",       "外",
                                      "内",   "之间", "间",     "突然",     "忽然",
                                      "这时", "此时", "随后",   "接着",     "紧接着",
                                      "片刻", "瞬间", "下一秒", "与此同时", NULL };

  return g_utf8_strlen (text, -1) <= 8 && has_suffix_of (text, ends);
}

/* The person a pronoun at the clause's start stands for: -2 when there is no pronoun, -1 when
 * nobody is known. */
static int
leading_pronoun (const char        *text,
                 const CliffMemory *memory)
{
  if (g_str_has_prefix (text, "她们") || g_str_has_prefix (text, "他们"))
    return -1;
  if (g_str_has_prefix (text, "她") || g_str_has_prefix (text, "She ") ||
      g_str_has_prefix (text, "she "))
    return memory->last_female;
  if (g_str_has_prefix (text, "他") || g_str_has_prefix (text, "He ") ||
      g_str_has_prefix (text, "he "))
    return memory->last_male;

  return -2;
}

/* Whether a name at @offset does the deed: nothing but time, place or an adverb stands before it.
 */
static gboolean
can_be_subject (const char *text,
                gsize       offset)
{
  static const char *const openings[] = { "只见", "这时", "此时",   "突然",   "忽然",
                                          "随后", "接着", "身后的", "一旁的", "门外",
                                          "原来", "然后", "最后",   "只剩",   NULL };
  static const char *const ends[] = { "的", "里", "中", "下", "上", "前", "后",
                                      "时", "外", "内", "边", "旁", " ",  NULL };
  g_autofree char *before = g_strndup (text, offset);

  if (offset == 0)
    return TRUE;
  if (!cliff_text_is_chinese (text))
    {
      int spaces = 0;

      for (gsize i = 0; i < offset; i++)
        spaces += text[i] == ' ';
      return spaces <= 3 && !cliff_lexicon_has (CLIFF_WORDS_HANDLING, before) &&
             !cliff_lexicon_has (CLIFF_WORDS_SCENERY, before) &&
             !cliff_lexicon_has (CLIFF_WORDS_PROP, before) &&
             !cliff_lexicon_has (CLIFF_WORDS_FIGHT, before) && strstr (before, " at ") == NULL;
    }

  return has_suffix_of (before, ends) ||
         (g_utf8_strlen (before, -1) <= 6 && has_prefix_of (before, openings));
}

/* Leaves out where an English clause starts: "Behind her, ". */
static const char *
skip_place (const char *text)
{
  static const char *const prepositions[] = {
    "Behind ", "Inside", "Outside", "Across ",  "In ",      "On ",  "From ", "Through ", "At ",
    "Under ",  "Above ", "Beside ", "Between ", "Suddenly", "Then", "Down ", "Beyond ",  NULL
  };
  const char *comma = strstr (text, ", ");

  return comma != NULL && comma - text < 32 && has_prefix_of (text, prepositions) ? comma + 2
                                                                                  : text;
}

/* Leaves out "一张泛黄的", "The old ", "On her " so that the noun stands first. */
static const char *
skip_determiner (const char *text)
{
  static const char *const words[] = { "The ", "A ",     "An ",    "the ", "a ",    "an ",
                                       "His ", "Her ",   "Their ", "Its ", "its ",  "his ",
                                       "her ", "their ", "Two ",   "One ", "Only ", NULL };
  const char *particle;

  text = skip_place (text);
  for (int i = 0; words[i] != NULL;)
    {
      if (g_str_has_prefix (text, words[i]))
        {
          text += strlen (words[i]);
          i = 0;
        }
      else
        i++;
    }
  particle = strstr (text, "的");
  if (particle != NULL && g_utf8_strlen (text, particle - text) <= 8 &&
      particle[strlen ("的")] != '\0')
    return particle + strlen ("的");

  return text;
}

/* Whether the word at the start is part of a thing's name: the hand of "手机". */
static gboolean
names_thing (const char *text,
             const char *word)
{
  gsize offset;
  const char *thing = cliff_lexicon_find (CLIFF_WORDS_PROP, text, &offset);

  return thing != NULL && offset == 0 && strlen (thing) > strlen (word);
}

/* A noun of @words within the first words of @text, or right at the start of Chinese. */
static gboolean
opens_with (CliffWords  words,
            const char *text)
{
  gsize offset;
  const char *noun = skip_determiner (text);
  const char *word = cliff_lexicon_find (words, text, &offset);

  if (word != NULL && offset == 0)
    return !names_thing (text, word);
  word = cliff_lexicon_find (words, noun, &offset);
  if (word == NULL)
    return FALSE;
  if (cliff_text_is_chinese (text))
    return offset == 0 && !names_thing (noun, word);

  return noun != text && offset < 24;
}

static gboolean
holds_in_hand (const char *text)
{
  static const char *const prefixes[] = { "手里",   "手中",   "手上拿",   "手上提",   "手拿",
                                          "手持",   "手捧",   "双手捧",   "双手抱",   "双手递",
                                          "双手插", "双手环", "手指着",   "手忙脚乱", "脚步一",
                                          "脚下一", "眼看",   "眼神示意", "目光落在", "目光扫",
                                          "视线落", NULL };

  return has_prefix_of (text, prefixes) && strstr (text, "的") == NULL;
}

static gboolean
counts_people (const char *text)
{
  static const char *const prefixes[] = { "一名",   "两名",   "三名",     "四名", "几名",
                                          "数名",   "一位",   "两位",     "几位", "一群",
                                          "一队",   "几个",   "两个",     "三个", "一个陌生",
                                          "一个男", "一个女", "一个黑衣", NULL };

  return has_prefix_of (text, prefixes) && !cliff_lexicon_has (CLIFF_WORDS_PROP, text);
}

static gboolean
starts_with_measure (const char *text)
{
  static const char *const prefixes[] = { "一张", "一只", "一把", "一份", "一封", "一部",
                                          "一个", "一件", "一本", "一条", "一枚", "一支",
                                          "一杯", "一束", "一瓶", "一沓", "一道", "一声",
                                          "一阵", "一辆", "一滴", "一双", "一行", "一幅",
                                          "一台", "几张", "无数", "两辆", "数十", NULL };

  return has_prefix_of (text, prefixes);
}

/* An English clause about somebody or something without a name: "The clasp springs open". */
static CliffHead
head_of_article (const char *text)
{
  static const char *const articles[] = { "The ", "the ", "A ",   "a ", "An ",
                                          "an ",  "Its ", "its ", NULL };
  static const char *const persons[] = { "man ",     "woman ", "boy ",     "girl ",   "guard",
                                         "driver",   "waiter", "waitress", "doctor",  "nurse",
                                         "stranger", "figure", "soldier",  "officer", "cop",
                                         "butler",   "maid",   "child",    "couple",  "old ",
                                         "young ",   "two ",   "others",   NULL };
  const char *place = skip_place (text);

  if (!has_prefix_of (place, articles))
    return CLIFF_HEAD_SAME;

  return has_prefix_of (strchr (place, ' ') + 1, persons) ? CLIFF_HEAD_CROWD : CLIFF_HEAD_THING;
}

static CliffHead
head_of_nouns (const char *text)
{
  if (cliff_lexicon_has (CLIFF_WORDS_CROWD, text) &&
      (opens_with (CLIFF_WORDS_CROWD, text) || g_utf8_strlen (text, -1) < 16))
    return CLIFF_HEAD_CROWD;
  if (counts_people (text))
    return CLIFF_HEAD_CROWD;
  if (holds_in_hand (text))
    return CLIFF_HEAD_SAME;
  if (opens_with (CLIFF_WORDS_FACE, text))
    return CLIFF_HEAD_FACE;
  if (opens_with (CLIFF_WORDS_BODY, text))
    return CLIFF_HEAD_DETAIL;
  if (opens_with (CLIFF_WORDS_PROP, text) ||
      (starts_with_measure (text) && cliff_lexicon_has (CLIFF_WORDS_PROP, text)))
    return CLIFF_HEAD_THING;
  if (opens_with (CLIFF_WORDS_SCENERY, text) || starts_with_measure (text))
    return CLIFF_HEAD_SCENERY;

  return head_of_article (text);
}

/* A name with "的" behind it owns what the clause is about: "借条" of "沈知意的借条飘落". */
static CliffHead
head_of_possession (const char         *text,
                    const CliffMention *mention)
{
  const char *rest = text + mention->offset + mention->length;

  if (g_str_has_prefix (rest, "的"))
    return head_of_nouns (rest + strlen ("的"));
  if (g_str_has_prefix (rest, "'s ") || g_str_has_prefix (rest, "’s "))
    return head_of_nouns (strchr (rest, ' ') + 1);

  return CLIFF_HEAD_SAME;
}

gboolean
cliff_reading_is_pause (const char *text)
{
  static const char *const words[] = { "beat",  "a beat",  "long beat",    "a long beat",
                                       "pause", "a pause", "a long pause", "silence",
                                       "沉默",  "停顿",    "静默",         "片刻沉默",
                                       NULL };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return g_strv_contains (words, lower);
}

/* An English sentence without a name or an article that opens with a noun ("Water floods the
 * floor"): not with a verb of a subject left out ("Hangs up"), an adverb or a word that joins. */
static gboolean
opens_with_noun (const char *text)
{
  static const char *const others[] = {
    "they",   "it",    "both", "then", "and",  "but",   "still", "with", "without", "just",
    "no",     "not",   "too",  "as",   "when", "now",   "again", "for",  "there",   "this",
    "that",   "he",    "she",  "we",   "you",  "at",    "in",    "on",   "from",    "to",
    "behind", "enter", "exit", "her",  "his",  "their", NULL
  };
  static const char * const ends[] = { "s", "ing", "ly", "ed", NULL };
  gsize length = strcspn (text, " ");
  g_autofree char *first = g_ascii_strdown (text, length);

  return g_ascii_isupper (*text) && text[length] == ' ' && !g_strv_contains (others, first) &&
         !has_suffix_of (first, ends);
}

void
cliff_reading_init (CliffReading      *reading,
                    const char        *text,
                    CliffPeople       *people,
                    const CliffMemory *memory,
                    int                subject,
                    gboolean           fresh)
{
  const CliffMention *first;
  int pronoun = leading_pronoun (text, memory);

  reading->text = text;
  reading->mentions = cliff_people_find_all (people, text);
  reading->subject = subject;
  first = reading->mentions->len > 0 ? &g_array_index (reading->mentions, CliffMention, 0) : NULL;

  if (first != NULL && can_be_subject (text, first->offset))
    {
      reading->head = head_of_possession (text, first);
      reading->head = reading->head == CLIFF_HEAD_SAME ? CLIFF_HEAD_PERSON : reading->head;
      reading->subject = first->person;
      return;
    }
  if (pronoun >= -1)
    {
      reading->head = CLIFF_HEAD_PERSON;
      reading->subject = pronoun;
      return;
    }
  reading->head = cliff_reading_is_pause (text)    ? CLIFF_HEAD_SAME
                  : is_adverb (text) ? CLIFF_HEAD_ADVERB
                                     : head_of_nouns (text);
  if (reading->head == CLIFF_HEAD_SAME && !cliff_reading_is_pause (text) && first == NULL && fresh &&
      (subject < 0 || opens_with_noun (text)))
    reading->head = CLIFF_HEAD_SCENERY;
  if (reading->head == CLIFF_HEAD_THING || reading->head == CLIFF_HEAD_SCENERY || reading->head == CLIFF_HEAD_CROWD)
    reading->subject = -1;
}

void
cliff_reading_clear (CliffReading *reading)
{
  g_clear_pointer (&reading->mentions, g_array_unref);
}
