/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-beats.h"

#include "cliff-clauses.h"
#include "cliff-lexicon.h"

#include <string.h>

/* More deeds than these in one picture are split. */
#define MAX_CLAUSES 4

static void
beat_free (gpointer data)
{
  CliffBeat *beat = data;

  g_string_free (beat->text, TRUE);
  g_array_unref (beat->people);
  g_ptr_array_unref (beat->props);
  g_free (beat);
}

/* ── Beats ──────────────────────────────────────────────────────────────────────────────────────── */

static CliffBeatKind
kind_of_deed (const char *text)
{
  if (cliff_reading_is_pause (text))
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
kind_of_reading (const CliffReading *reading)
{
  switch (reading->head)
    {
    case CLIFF_HEAD_CROWD:
      return CLIFF_BEAT_CROWD;
    case CLIFF_HEAD_FACE:
      return CLIFF_BEAT_FACE;
    case CLIFF_HEAD_DETAIL:
      return CLIFF_BEAT_DETAIL;
    case CLIFF_HEAD_THING:
      return CLIFF_BEAT_THING;
    case CLIFF_HEAD_SCENERY:
      return CLIFF_BEAT_SCENERY;
    case CLIFF_HEAD_SAME:
    case CLIFF_HEAD_ADVERB:
    case CLIFF_HEAD_PERSON:
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
      const CliffReading   *reading,
      CliffBeatKind    kind,
      gboolean         sentence,
      gboolean         opening)
{
  if (opening && beat->kind == CLIFF_BEAT_SCENERY && is_deed (kind) && beat->n_clauses <= 2)
    return FALSE;
  /* A door that opens and who comes through it are one picture, and so are a deed and the short
   * look that goes with it. */
  if (!sentence && beat->kind == CLIFF_BEAT_SCENERY && beat->n_clauses == 1 && is_deed (kind) &&
      strstr (beat->text->str, "门") != NULL)
    return FALSE;
  if (!sentence && is_deed (beat->kind) && kind == CLIFF_BEAT_FACE &&
      reading->subject == beat->subject && g_utf8_strlen (reading->text, -1) <= 4 &&
      cliff_text_is_chinese (reading->text))
    return FALSE;
  if (beat->n_clauses >= MAX_CLAUSES)
    return TRUE;
  /* What a camera word asked for lasts to the end of its sentence. */
  if (beat->asked)
    return sentence;
  /* A line that only says where or what it looks like goes on as scenery. */
  if (reading->head == CLIFF_HEAD_SAME && !is_deed (beat->kind) && kind == CLIFF_BEAT_PERSON)
    return sentence && beat->kind != CLIFF_BEAT_SCENERY;
  if (is_deed (kind) != is_deed (beat->kind) || (!is_deed (kind) && kind != beat->kind))
    return !(kind == CLIFF_BEAT_FACE && beat->kind == CLIFF_BEAT_REACTION &&
             reading->subject == beat->subject) &&
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
  gboolean female =
    strstr (rest, "她") != NULL || strstr (rest, " her.") != NULL || strstr (rest, " her ") != NULL;
  gboolean male = strstr (rest, "他") != NULL || strstr (rest, " him") != NULL;

  /* "her hand" after a woman's name is her own. */
  if (female && memory->last_female != beat->subject)
    add_person (beat, memory->last_female);
  if (male && memory->last_male != beat->subject)
    add_person (beat, memory->last_male);
}

static CliffBeat *
beat_new (const CliffReading *reading,
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
             const CliffReading     *reading,
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
  if (beat->kind == CLIFF_BEAT_SCENERY && kind == CLIFF_BEAT_PERSON &&
      strstr (beat->text->str, "门") != NULL && beat->n_clauses == 2)
    beat->kind = CLIFF_BEAT_ENTRANCE;
  else if (beat->kind == CLIFF_BEAT_SCENERY ||
           (beat->kind == CLIFF_BEAT_PERSON && is_deed (kind)) ||
           (kind == CLIFF_BEAT_FIGHT && is_deed (beat->kind)))
    beat->kind = kind;
  if (beat->kind != CLIFF_BEAT_THING && beat->kind != CLIFF_BEAT_SCENERY &&
      beat->kind != CLIFF_BEAT_CROWD)
    add_person (beat, reading->subject);
  if (beat->kind != CLIFF_BEAT_THING && beat->kind != CLIFF_BEAT_DETAIL)
    {
      for (guint i = 0; i < reading->mentions->len; i++)
        add_person (beat, g_array_index (reading->mentions, CliffMention, i).person);
      add_pronoun_objects (beat, reading->text, memory);
    }
  for (guint i = 0; i < props->len; i++)
    if (!g_ptr_array_find_with_equal_func (beat->props, g_ptr_array_index (props, i), g_str_equal,
                                           NULL))
      g_ptr_array_add (beat->props, g_strdup (g_ptr_array_index (props, i)));
}

/* A camera word makes its own picture, whoever it is about. */
static void
read_camera (CliffReading         *reading,
             CliffBeat       *beat,
             const CliffCameraWord *camera)
{
  beat->asked = TRUE;
  beat->size = camera->size;
  beat->angle = camera->angle;
  beat->movement = camera->movement;
  if (camera->size != NULL && g_str_equal (camera->size, "ECU") && beat->kind == CLIFF_BEAT_SCENERY)
    beat->kind = CLIFF_BEAT_THING;
  if (reading->head != CLIFF_HEAD_PERSON && reading->head != CLIFF_HEAD_FACE && reading->head != CLIFF_HEAD_DETAIL)
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
  CliffBeat *beat =
    self->beats->len > 0 ? g_ptr_array_index (self->beats, self->beats->len - 1) : NULL;
  g_autofree char *words = g_strndup (text + clause->start, clause->words_end - clause->start);
  g_autofree char *written = NULL;
  gsize skipped = 0;
  const CliffCameraWord *camera = cliff_lexicon_camera (words, &skipped);
  CliffReading reading;
  CliffBeatKind kind;

  if (words[skipped] == '\0')
    {
      camera = NULL;
      skipped = 0;
    }
  cliff_reading_init (&reading, words + skipped, self->people, self->memory,
                      camera != NULL ? -1 : self->subject, beat == NULL || self->sentence);
  g_string_append_len (self->carried, text + clause->start + skipped,
                       clause->end - clause->start - skipped);
  if (reading.head == CLIFF_HEAD_ADVERB && !clause->ends_sentence && camera == NULL)
    {
      cliff_reading_clear (&reading);
      return;
    }

  written = g_strdup (self->carried->str);
  g_string_truncate (self->carried, 0);
  kind = kind_of_reading (&reading);
  if (beat == NULL || camera != NULL ||
      cuts (beat, &reading, kind, self->sentence, self->opening && self->beats->len == 1))
    {
      beat = beat_new (&reading, kind);
      g_ptr_array_add (self->beats, beat);
      if (camera != NULL)
        read_camera (&reading, beat, camera);
    }
  extend_beat (beat, &reading, kind, written, self->people, self->memory);

  for (guint i = reading.mentions->len; i > 0; i--)
    cliff_memory_note (self->memory, self->people,
                       g_array_index (reading.mentions, CliffMention, i - 1).person);
  cliff_memory_note (self->memory, self->people, reading.subject);
  self->subject =
    reading.head == CLIFF_HEAD_THING || reading.head == CLIFF_HEAD_SCENERY ? self->subject : reading.subject;
  self->sentence = clause->ends_sentence;
  cliff_reading_clear (&reading);
}

GPtrArray *
cliff_beats_new (const char  *text,
                 gboolean     opening,
                 CliffPeople *people,
                 CliffMemory *memory)
{
  g_autoptr(GArray) clauses = cliff_clauses_new (text);
  g_autoptr(GString) carried = g_string_new (NULL);
  Splitter self = { .beats = g_ptr_array_new_with_free_func (beat_free),
                    .people = people,
                    .memory = memory,
                    .carried = carried,
                    .subject = memory->last,
                    .opening = opening };

  for (guint i = 0; i < clauses->len; i++)
    split_clause (&self, text, &g_array_index (clauses, CliffClause, i));
  if (self.beats->len == 0)
    {
      CliffReading reading = { .subject = -1 };
      CliffBeat *beat = beat_new (&reading, CLIFF_BEAT_PERSON);

      g_string_append (beat->text, text);
      beat->n_clauses = 1;
      g_ptr_array_add (self.beats, beat);
    }

  return self.beats;
}
