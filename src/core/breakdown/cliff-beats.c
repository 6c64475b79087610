/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-beats.h"

#include "cliff-clauses.h"
#include "cliff-lexicon.h"

#include <string.h>

/* More deeds than these in one picture are split. */
#define MAX_CLAUSES 4

/* What one clause is about. */
typedef enum
{
  HEAD_SAME,     /* goes on with the subject of the clause before */
  HEAD_ADVERB,   /* belongs to the clause after it */
  HEAD_PERSON,
  HEAD_CROWD,
  HEAD_FACE,
  HEAD_DETAIL,
  HEAD_THING,
  HEAD_SCENERY,
} Head;

typedef struct
{
  const char  *text;     /* the clause's words */
  Head         head;
  int          subject;
  GArray      *mentions; /* CliffMention */
} Reading;

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

static void
beat_free (gpointer data)
{
  CliffBeat *beat = data;

  g_string_free (beat->text, TRUE);
  g_array_unref (beat->people);
  g_ptr_array_unref (beat->props);
  g_free (beat);
}

/* ── What a clause is about ─────────────────────────────────────────────────────────────────────── */

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
  static const char * const ends[] = { "里", "中", "下", "上", "前", "后", "时", "旁", "边", "外", "内", "之间", "间", "突然", "忽然", "这时", "此时", "随后", "接着", "紧接着", "片刻", "瞬间", "下一秒", "与此同时", NULL };

  return g_utf8_strlen (text, -1) <= 8 && has_suffix_of (text, ends);
}

/* The person a pronoun at the clause's start stands for: -2 when there is no pronoun, -1 when nobody is known. */
static int
leading_pronoun (const char        *text,
                 const CliffMemory *memory)
{
  if (g_str_has_prefix (text, "她们") || g_str_has_prefix (text, "他们"))
    return -1;
  if (g_str_has_prefix (text, "她") || g_str_has_prefix (text, "She ") || g_str_has_prefix (text, "she "))
    return memory->last_female;
  if (g_str_has_prefix (text, "他") || g_str_has_prefix (text, "He ") || g_str_has_prefix (text, "he "))
    return memory->last_male;

  return -2;
}

/* Whether a name at @offset does the deed: nothing but time, place or an adverb stands before it. */
static gboolean
can_be_subject (const char *text,
                gsize       offset)
{
  static const char * const openings[] = { "只见", "这时", "此时", "突然", "忽然", "随后", "接着", "身后的", "一旁的", "门外", "原来", "然后", "最后", "只剩", NULL };
  static const char * const ends[] = { "的", "里", "中", "下", "上", "前", "后", "时", "外", "内", "边", "旁", " ", NULL };
  g_autofree char *before = g_strndup (text, offset);

  if (offset == 0)
    return TRUE;
  if (!cliff_text_is_chinese (text))
    {
      int spaces = 0;

      for (gsize i = 0; i < offset; i++)
        spaces += text[i] == ' ';
      return spaces <= 3 && !cliff_lexicon_has (CLIFF_WORDS_HANDLING, before) &&
             !cliff_lexicon_has (CLIFF_WORDS_SCENERY, before) && !cliff_lexicon_has (CLIFF_WORDS_PROP, before) &&
             !cliff_lexicon_has (CLIFF_WORDS_FIGHT, before) && strstr (before, " at ") == NULL;
    }

  return has_suffix_of (before, ends) || (g_utf8_strlen (before, -1) <= 6 && has_prefix_of (before, openings));
}

/* Leaves out where an English clause starts: "Behind her, ". */
static const char *
skip_place (const char *text)
{
  static const char * const prepositions[] = { "Behind ", "Inside", "Outside", "Across ", "In ", "On ", "From ", "Through ", "At ", "Under ", "Above ", "Beside ", "Between ", "Suddenly", "Then", "Down ", "Beyond ", NULL };
  const char *comma = strstr (text, ", ");

  return comma != NULL && comma - text < 32 && has_prefix_of (text, prepositions) ? comma + 2 : text;
}

/* Leaves out "一张泛黄的", "The old ", "On her " so that the noun stands first. */
static const char *
skip_determiner (const char *text)
{
  static const char * const words[] = { "The ", "A ", "An ", "the ", "a ", "an ", "His ", "Her ", "Their ", "Its ", "its ", "his ", "her ", "their ", "Two ", "One ", "Only ", NULL };
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
  if (particle != NULL && g_utf8_strlen (text, particle - text) <= 8 && particle[strlen ("的")] != '\0')
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
  static const char * const prefixes[] = { "手里", "手中", "手上拿", "手上提", "手拿", "手持", "手捧", "双手捧", "双手抱", "双手递", "双手插", "双手环", "手指着", "手忙脚乱", "脚步一", "脚下一", "眼看", "眼神示意", "目光落在", "目光扫", "视线落", NULL };

  return has_prefix_of (text, prefixes) && strstr (text, "的") == NULL;
}

static gboolean
counts_people (const char *text)
{
  static const char * const prefixes[] = { "一名", "两名", "三名", "四名", "几名", "数名", "一位", "两位", "几位", "一群", "一队", "几个", "两个", "三个", "一个陌生", "一个男", "一个女", "一个黑衣", NULL };

  return has_prefix_of (text, prefixes) && !cliff_lexicon_has (CLIFF_WORDS_PROP, text);
}

static gboolean
starts_with_measure (const char *text)
{
  static const char * const prefixes[] = { "一张", "一只", "一把", "一份", "一封", "一部", "一个", "一件", "一本", "一条", "一枚", "一支", "一杯", "一束", "一瓶", "一沓", "一道", "一声", "一阵", "一辆", "一滴", "一双", "一行", "一幅", "一台", "几张", "无数", "两辆", "数十", NULL };

  return has_prefix_of (text, prefixes);
}

/* An English clause about somebody or something without a name: "The clasp springs open". */
static Head
head_of_article (const char *text)
{
  static const char * const articles[] = { "The ", "the ", "A ", "a ", "An ", "an ", "Its ", "its ", NULL };
  static const char * const persons[] = { "man ", "woman ", "boy ", "girl ", "guard", "driver", "waiter", "waitress", "doctor", "nurse", "stranger", "figure", "soldier", "officer", "cop", "butler", "maid", "child", "couple", "old ", "young ", "two ", "others", NULL };
  const char *place = skip_place (text);

  if (!has_prefix_of (place, articles))
    return HEAD_SAME;

  return has_prefix_of (strchr (place, ' ') + 1, persons) ? HEAD_CROWD : HEAD_THING;
}

static Head
head_of_nouns (const char *text)
{
  if (cliff_lexicon_has (CLIFF_WORDS_CROWD, text) && (opens_with (CLIFF_WORDS_CROWD, text) || g_utf8_strlen (text, -1) < 16))
    return HEAD_CROWD;
  if (counts_people (text))
    return HEAD_CROWD;
  if (holds_in_hand (text))
    return HEAD_SAME;
  if (opens_with (CLIFF_WORDS_FACE, text))
    return HEAD_FACE;
  if (opens_with (CLIFF_WORDS_BODY, text))
    return HEAD_DETAIL;
  if (opens_with (CLIFF_WORDS_PROP, text) || (starts_with_measure (text) && cliff_lexicon_has (CLIFF_WORDS_PROP, text)))
    return HEAD_THING;
  if (opens_with (CLIFF_WORDS_SCENERY, text) || starts_with_measure (text))
    return HEAD_SCENERY;

  return head_of_article (text);
}

/* A name with "的" behind it owns what the clause is about: "借条" of "沈知意的借条飘落". */
static Head
head_of_possession (const char         *text,
                    const CliffMention *mention)
{
  const char *rest = text + mention->offset + mention->length;

  if (g_str_has_prefix (rest, "的"))
    return head_of_nouns (rest + strlen ("的"));
  if (g_str_has_prefix (rest, "'s ") || g_str_has_prefix (rest, "’s "))
    return head_of_nouns (strchr (rest, ' ') + 1);

  return HEAD_SAME;
}

/* "Beat.", "A long pause.": time passes on whoever is in the picture. */
static gboolean
is_pause (const char *text)
{
  static const char * const words[] = { "beat", "a beat", "long beat", "a long beat", "pause", "a pause", "a long pause", "silence", "沉默", "停顿", "静默", "片刻沉默", NULL };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return g_strv_contains (words, lower);
}

/* An English sentence without a name or an article that opens with a noun ("Water floods the floor"): not with a verb of a
 * subject left out ("Hangs up"), an adverb or a word that joins. */
static gboolean
opens_with_noun (const char *text)
{
  static const char * const others[] = { "they", "it", "both", "then", "and", "but", "still", "with", "without", "just", "no", "not", "too", "as", "when", "now", "again", "for", "there", "this", "that", "he", "she", "we", "you", "at", "in", "on", "from", "to", "behind", "enter", "exit", "her", "his", "their", NULL };
  static const char * const ends[] = { "s", "ing", "ly", "ed", NULL };
  gsize length = strcspn (text, " ");
  g_autofree char *first = g_ascii_strdown (text, length);

  return g_ascii_isupper (*text) && text[length] == ' ' && !g_strv_contains (others, first) && !has_suffix_of (first, ends);
}

static void
read_clause (Reading           *reading,
             CliffPeople       *people,
             const CliffMemory *memory,
             int                subject,
             gboolean           fresh)
{
  const char *text = reading->text;
  const CliffMention *first;
  int pronoun = leading_pronoun (text, memory);

  reading->mentions = cliff_people_find_all (people, text);
  reading->subject = subject;
  first = reading->mentions->len > 0 ? &g_array_index (reading->mentions, CliffMention, 0) : NULL;

  if (first != NULL && can_be_subject (text, first->offset))
    {
      reading->head = head_of_possession (text, first);
      reading->head = reading->head == HEAD_SAME ? HEAD_PERSON : reading->head;
      reading->subject = first->person;
      return;
    }
  if (pronoun >= -1)
    {
      reading->head = HEAD_PERSON;
      reading->subject = pronoun;
      return;
    }
  reading->head = is_pause (text) ? HEAD_SAME : is_adverb (text) ? HEAD_ADVERB : head_of_nouns (text);
  if (reading->head == HEAD_SAME && !is_pause (text) && first == NULL && fresh && (subject < 0 || opens_with_noun (text)))
    reading->head = HEAD_SCENERY;
  if (reading->head == HEAD_THING || reading->head == HEAD_SCENERY || reading->head == HEAD_CROWD)
    reading->subject = -1;
}

/* ── Beats ──────────────────────────────────────────────────────────────────────────────────────── */

static CliffBeatKind
kind_of_deed (const char *text)
{
  if (is_pause (text))
    return CLIFF_BEAT_REACTION;
  if (cliff_lexicon_has (CLIFF_WORDS_FIGHT, text))
    return CLIFF_BEAT_FIGHT;
  if (cliff_lexicon_has (CLIFF_WORDS_REACTION, text))
    return CLIFF_BEAT_REACTION;
  if (cliff_lexicon_has (CLIFF_WORDS_ENTRANCE, text))
    return CLIFF_BEAT_ENTRANCE;
  if (cliff_lexicon_has (CLIFF_WORDS_HANDLING, text) && cliff_lexicon_has (CLIFF_WORDS_PROP, text))
    return CLIFF_BEAT_HANDLING;

  return CLIFF_BEAT_PERSON;
}

static CliffBeatKind
kind_of_reading (const Reading *reading)
{
  switch (reading->head)
    {
    case HEAD_CROWD:
      return CLIFF_BEAT_CROWD;
    case HEAD_FACE:
      return CLIFF_BEAT_FACE;
    case HEAD_DETAIL:
      return CLIFF_BEAT_DETAIL;
    case HEAD_THING:
      return CLIFF_BEAT_THING;
    case HEAD_SCENERY:
      return CLIFF_BEAT_SCENERY;
    case HEAD_SAME:
    case HEAD_ADVERB:
    case HEAD_PERSON:
    default:
      return kind_of_deed (reading->text);
    }
}

static gboolean
is_deed (CliffBeatKind kind)
{
  return kind <= CLIFF_BEAT_HANDLING;
}

/* Whether a clause opens a new picture after @beat.  @sentence: a sentence ended between them. */
static gboolean
cuts (const CliffBeat *beat,
      const Reading   *reading,
      CliffBeatKind    kind,
      gboolean         sentence,
      gboolean         opening)
{
  if (opening && beat->kind == CLIFF_BEAT_SCENERY && is_deed (kind) && beat->n_clauses <= 2)
    return FALSE;
  /* A door that opens and who comes through it are one picture, and so are a deed and the short look that goes with it. */
  if (!sentence && beat->kind == CLIFF_BEAT_SCENERY && beat->n_clauses == 1 && is_deed (kind) && strstr (beat->text->str, "门") != NULL)
    return FALSE;
  if (!sentence && is_deed (beat->kind) && kind == CLIFF_BEAT_FACE && reading->subject == beat->subject &&
      g_utf8_strlen (reading->text, -1) <= 4 && cliff_text_is_chinese (reading->text))
    return FALSE;
  if (beat->n_clauses >= MAX_CLAUSES)
    return TRUE;
  /* What a camera word asked for lasts to the end of its sentence. */
  if (beat->asked)
    return sentence;
  /* A line that only says where or what it looks like goes on as scenery. */
  if (reading->head == HEAD_SAME && !is_deed (beat->kind) && kind == CLIFF_BEAT_PERSON)
    return sentence && beat->kind != CLIFF_BEAT_SCENERY;
  if (is_deed (kind) != is_deed (beat->kind) || (!is_deed (kind) && kind != beat->kind))
    return !(kind == CLIFF_BEAT_FACE && beat->kind == CLIFF_BEAT_REACTION && reading->subject == beat->subject) &&
           !(beat->kind == CLIFF_BEAT_FACE && kind == CLIFF_BEAT_REACTION && !sentence);
  if (!is_deed (kind))
    return sentence && beat->n_clauses >= 2;
  if (reading->subject != beat->subject)
    return TRUE;
  if (kind == CLIFF_BEAT_REACTION && beat->kind != CLIFF_BEAT_REACTION)
    return sentence || beat->n_clauses >= 2;
  if (sentence)
    return kind != beat->kind || beat->n_clauses >= 2;

  return FALSE;
}

static void
add_person (CliffBeat *beat,
            int        person)
{
  for (guint i = 0; i < beat->people->len; i++)
    if (g_array_index (beat->people, int, i) == person)
      return;
  if (person >= 0)
    g_array_append_val (beat->people, person);
}

/* The person "her" or "him" is, told from the deed's own subject. */
static void
add_pronoun_objects (CliffBeat         *beat,
                     const char        *text,
                     const CliffMemory *memory)
{
  const char *rest = g_utf8_next_char (text);
  gboolean female = strstr (rest, "她") != NULL || strstr (rest, " her.") != NULL || strstr (rest, " her ") != NULL;
  gboolean male = strstr (rest, "他") != NULL || strstr (rest, " him") != NULL;

  /* "her hand" after a woman's name is her own. */
  if (female && memory->last_female != beat->subject)
    add_person (beat, memory->last_female);
  if (male && memory->last_male != beat->subject)
    add_person (beat, memory->last_male);
}

static CliffBeat *
beat_new (const Reading *reading,
          CliffBeatKind  kind)
{
  CliffBeat *beat = g_new0 (CliffBeat, 1);

  beat->kind = kind;
  beat->text = g_string_new (NULL);
  beat->scenic = kind == CLIFF_BEAT_SCENERY;
  beat->subject = reading->subject;
  beat->people = g_array_new (FALSE, TRUE, sizeof (int));
  beat->props = g_ptr_array_new_with_free_func (g_free);

  return beat;
}

static void
extend_beat (CliffBeat         *beat,
             const Reading     *reading,
             CliffBeatKind      kind,
             const char        *written,
             CliffPeople       *people,
             const CliffMemory *memory)
{
  g_autoptr(GPtrArray) props = cliff_beats_find_props (reading->text, people);

  if (beat->text->len > 0 && g_ascii_isalnum (*written))
    g_string_append_c (beat->text, ' ');
  g_string_append (beat->text, written);
  beat->n_clauses++;
  if (beat->subject < 0)
    beat->subject = reading->subject;
  if (beat->kind == CLIFF_BEAT_SCENERY && kind == CLIFF_BEAT_PERSON && strstr (beat->text->str, "门") != NULL && beat->n_clauses == 2)
    beat->kind = CLIFF_BEAT_ENTRANCE;
  else if (beat->kind == CLIFF_BEAT_SCENERY || (beat->kind == CLIFF_BEAT_PERSON && is_deed (kind)) ||
           (kind == CLIFF_BEAT_FIGHT && is_deed (beat->kind)))
    beat->kind = kind;
  if (beat->kind != CLIFF_BEAT_THING && beat->kind != CLIFF_BEAT_SCENERY && beat->kind != CLIFF_BEAT_CROWD)
    add_person (beat, reading->subject);
  if (beat->kind != CLIFF_BEAT_THING && beat->kind != CLIFF_BEAT_DETAIL)
    {
      for (guint i = 0; i < reading->mentions->len; i++)
        add_person (beat, g_array_index (reading->mentions, CliffMention, i).person);
      add_pronoun_objects (beat, reading->text, memory);
    }
  for (guint i = 0; i < props->len; i++)
    if (!g_ptr_array_find_with_equal_func (beat->props, g_ptr_array_index (props, i), g_str_equal, NULL))
      g_ptr_array_add (beat->props, g_strdup (g_ptr_array_index (props, i)));
}

/* A camera word makes its own picture, whoever it is about. */
static void
read_camera (Reading         *reading,
             CliffBeat       *beat,
             const CliffCameraWord *camera)
{
  beat->asked = TRUE;
  beat->size = camera->size;
  beat->angle = camera->angle;
  beat->movement = camera->movement;
  if (camera->size != NULL && g_str_equal (camera->size, "ECU") && beat->kind == CLIFF_BEAT_SCENERY)
    beat->kind = CLIFF_BEAT_THING;
  if (reading->head != HEAD_PERSON && reading->head != HEAD_FACE && reading->head != HEAD_DETAIL)
    beat->subject = -1;
}

typedef struct
{
  GPtrArray   *beats;
  CliffPeople *people;
  CliffMemory *memory;
  GString     *carried;   /* adverbial words waiting for their clause */
  int          subject;
  gboolean     sentence;
  gboolean     opening;
} Splitter;

static void
split_clause (Splitter          *self,
              const char        *text,
              const CliffClause *clause)
{
  CliffBeat *beat = self->beats->len > 0 ? g_ptr_array_index (self->beats, self->beats->len - 1) : NULL;
  g_autofree char *words = g_strndup (text + clause->start, clause->words_end - clause->start);
  g_autofree char *written = NULL;
  gsize skipped = 0;
  const CliffCameraWord *camera = cliff_lexicon_camera (words, &skipped);
  Reading reading = { .text = words + skipped };
  CliffBeatKind kind;

  if (words[skipped] == '\0')
    {
      camera = NULL;
      reading.text = words;
      skipped = 0;
    }
  read_clause (&reading, self->people, self->memory, camera != NULL ? -1 : self->subject, beat == NULL || self->sentence);
  g_string_append_len (self->carried, text + clause->start + skipped, clause->end - clause->start - skipped);
  if (reading.head == HEAD_ADVERB && !clause->ends_sentence && camera == NULL)
    {
      g_array_unref (reading.mentions);
      return;
    }

  written = g_strdup (self->carried->str);
  g_string_truncate (self->carried, 0);
  kind = kind_of_reading (&reading);
  if (beat == NULL || camera != NULL || cuts (beat, &reading, kind, self->sentence, self->opening && self->beats->len == 1))
    {
      beat = beat_new (&reading, kind);
      g_ptr_array_add (self->beats, beat);
      if (camera != NULL)
        read_camera (&reading, beat, camera);
    }
  extend_beat (beat, &reading, kind, written, self->people, self->memory);

  for (guint i = reading.mentions->len; i > 0; i--)
    cliff_memory_note (self->memory, self->people, g_array_index (reading.mentions, CliffMention, i - 1).person);
  cliff_memory_note (self->memory, self->people, reading.subject);
  self->subject = reading.head == HEAD_THING || reading.head == HEAD_SCENERY ? self->subject : reading.subject;
  self->sentence = clause->ends_sentence;
  g_array_unref (reading.mentions);
}

GPtrArray *
cliff_beats_new (const char  *text,
                 gboolean     opening,
                 CliffPeople *people,
                 CliffMemory *memory)
{
  g_autoptr(GArray) clauses = cliff_clauses_new (text);
  g_autoptr(GString) carried = g_string_new (NULL);
  Splitter self = { .beats = g_ptr_array_new_with_free_func (beat_free), .people = people, .memory = memory,
                    .carried = carried, .subject = memory->last, .opening = opening };

  for (guint i = 0; i < clauses->len; i++)
    split_clause (&self, text, &g_array_index (clauses, CliffClause, i));
  if (self.beats->len == 0)
    {
      Reading reading = { .subject = -1 };
      CliffBeat *beat = beat_new (&reading, CLIFF_BEAT_PERSON);

      g_string_append (beat->text, text);
      beat->n_clauses = 1;
      g_ptr_array_add (self.beats, beat);
    }

  return self.beats;
}
