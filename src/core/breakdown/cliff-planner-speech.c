/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-planner.h"

#include "cliff-lexicon.h"

#include <string.h>

static void
add_line (CliffPlannedShot    *planned,
          CliffOutlineElement *element,
          int                  index)
{
  CliffDraftLine *line = g_new0 (CliffDraftLine, 1);

  line->speaker = g_strdup (element->speaker);
  line->kind = element->kind;
  line->text = g_strdup (element->text);
  line->mood = g_strdup (element->mood);
  line->element = index;
  g_ptr_array_add (planned->shot->lines, line);
  planned->speech = TRUE;
}

static CliffTime
time_of_speech (CliffOutlineElement *element)
{
  return cliff_planner_round (cliff_breakdown_speech_time (element->text, element->mood) +
                              CLIFF_BREAKDOWN_TURN_GAP);
}

static int
person_of (CliffPlanner *self,
           const char   *speaker)
{
  g_auto(GStrv) names = cliff_people_split_speaker (speaker);

  return names[0] != NULL ? cliff_people_find (self->people, names[0]) : -1;
}

static void
add_speakers (CliffPlanner     *self,
              CliffPlannedShot *planned,
              const char       *speaker,
              const char       *facing)
{
  g_auto(GStrv) names = cliff_people_split_speaker (speaker);

  for (int i = 0; names[i] != NULL; i++)
    cliff_planner_add_figure (self, planned, cliff_people_find (self->people, names[i]), facing);
}

/* Bytes of a mood that reads well behind a name. */
#define MAX_MOOD 36

/* An answer further off than this is none. */
#define MAX_LOOK_AHEAD 20

/* Who answers next, else who spoke before: the one a speech is said to.  -1 when nobody is known.
 */
static int
find_partner (CliffPlanner *self,
              int           element,
              int           speaker)
{
  guint end = MIN (self->scene->elements->len, (guint) element + MAX_LOOK_AHEAD);

  for (guint i = element + 1; i < end; i++)
    {
      CliffOutlineElement *next = g_ptr_array_index (self->scene->elements, i);

      if (next->kind == CLIFF_ELEMENT_FLASHBACK_START || next->kind == CLIFF_ELEMENT_FLASHBACK_END)
        break;
      if (next->kind == CLIFF_ELEMENT_DIALOGUE)
        {
          int person = person_of (self, next->speaker);

          if (person >= 0 && person != speaker)
            return person;
        }
    }

  return self->speaker != speaker ? self->speaker : self->partner;
}

static void
add_held_prop (CliffPlanner     *self,
               CliffPlannedShot *planned,
               int               person)
{
  const char *prop = g_hash_table_lookup (self->held, GINT_TO_POINTER (person + 1));

  if (prop == NULL)
    return;
  cliff_planner_add_prop (self, planned, prop);
  g_hash_table_remove (self->held, GINT_TO_POINTER (person + 1));
}

/* Whether a mood is a deed that a camera sees: "举起借条". */
static void
add_props_of_mood (CliffPlanner     *self,
                   CliffPlannedShot *planned,
                   const char       *mood)
{
  g_autoptr(GPtrArray) props = cliff_beats_find_props (mood, self->people);

  for (guint i = 0; i < props->len; i++)
    cliff_planner_add_prop (self, planned, g_ptr_array_index (props, i));
}

static void
set_subject (CliffPlanner     *self,
             CliffPlannedShot *planned,
             const char       *name,
             const char       *detail)
{
  g_free (planned->shot->subject);
  if (*name == '\0' || *detail == '\0')
    planned->shot->subject = g_strdup (*name != '\0' ? name : detail);
  else
    planned->shot->subject = g_strconcat (name, self->chinese ? "，" : ", ", detail, NULL);
}

/* ── Kinds of speech ────────────────────────────────────────────────────────────────────────────── */

/* Sizes go to and fro with the speakers; the same speaker again changes size. */
static int
size_of_dialogue (CliffPlanner *self,
                  gboolean      intense)
{
  CliffPlannedShot *last = cliff_planner_last (self);

  if (intense)
    return CLIFF_SIZE_CU;
  if (last != NULL && last->speech && last->want == CLIFF_SIZE_MCU)
    return CLIFF_SIZE_CU;

  return CLIFF_SIZE_MCU;
}

static void
shoot_over_shoulder (CliffPlanner     *self,
                     CliffPlannedShot *planned,
                     const char       *name,
                     int               listener)
{
  const char *other = cliff_people_get_name (self->people, listener);
  g_autofree char *detail =
    g_strdup_printf (self->chinese ? "越过%s的肩" : "over %s's shoulder", other);

  planned->want = CLIFF_SIZE_MCU;
  planned->low = CLIFF_SIZE_MS;
  planned->high = CLIFF_SIZE_MCU;
  g_set_str (&planned->shot->angle, "ots");
  cliff_planner_set_purpose (planned, "over the shoulder");
  cliff_planner_add_figure (self, planned, listener, "back");
  set_subject (self, planned, name, detail);
}

static void
frame_dialogue (CliffPlanner        *self,
                CliffPlannedShot    *planned,
                CliffOutlineElement *element,
                int                  person)
{
  gboolean intense = cliff_lexicon_has (CLIFF_WORDS_INTENSE, element->mood);
  gboolean answers = self->exchange > 0 && self->speaker >= 0 && person != self->speaker;

  planned->subject = person;
  add_speakers (self, planned, element->speaker, "");
  if (answers)
    cliff_planner_set_purpose (planned, "reverse shot");
  if (intense)
    g_set_str (&planned->shot->movement, "slow push");
  /* A long mood is a deed that the picture does not wait for. */
  set_subject (self, planned, element->speaker,
               strlen (element->mood) <= MAX_MOOD ? element->mood : "");
  if (answers && !intense && self->exchange % 3 == 2 && self->partner >= 0 &&
      self->partner != person)
    shoot_over_shoulder (self, planned, element->speaker, self->partner);
}

/* A speech is one utterance and stays in one shot however long it is: cutting it would be a loss, and what a voice engine is
 * given would no longer be what the writer wrote.  A long one moves, so that it does not stand still. */
static void
plan_dialogue (CliffPlanner        *self,
               CliffOutlineElement *element,
               int                  index)
{
  int person = person_of (self, element->speaker);
  gboolean intense = cliff_lexicon_has (CLIFF_WORDS_INTENSE, element->mood);
  CliffPlannedShot *planned;

  cliff_planner_establish (self);
  self->partner = find_partner (self, index, person);
  planned = cliff_planner_add_shot (self, index, CLIFF_SIZE_MS, size_of_dialogue (self, intense),
                                    CLIFF_SIZE_CU);
  if (self->planned->len == 2)
    planned->low = CLIFF_SIZE_MLS;
  frame_dialogue (self, planned, element, person);
  add_line (planned, element, index);
  planned->shot->duration = time_of_speech (element);
  if (planned->shot->duration > self->max_shot)
    g_set_str (&planned->shot->movement, "slow push");
  add_props_of_mood (self, planned, element->mood);
  add_held_prop (self, planned, person);
  self->exchange++;
  self->speaker = person;
  cliff_memory_note (&self->memory, self->people, person);
}

static void
plan_inner_voice (CliffPlanner        *self,
                  CliffOutlineElement *element,
                  int                  index)
{
  int person = person_of (self, element->speaker);
  CliffPlannedShot *planned;

  cliff_planner_establish (self);
  planned = cliff_planner_add_shot (self, index, CLIFF_SIZE_MCU, CLIFF_SIZE_CU, CLIFF_SIZE_CU);
  planned->subject = person;
  g_set_str (&planned->shot->movement, "slow push");
  cliff_planner_set_purpose (planned, "inner voice");
  add_speakers (self, planned, element->speaker, "front");
  set_subject (self, planned, element->speaker, self->chinese ? "不动唇" : "lips still");
  add_line (planned, element, index);
  planned->shot->duration = time_of_speech (element);
  add_held_prop (self, planned, person);
  cliff_memory_note (&self->memory, self->people, person);
}

/* The picture under a voice from outside: what was last seen, nearer. */
static void
copy_picture (CliffPlanner     *self,
              CliffPlannedShot *planned)
{
  CliffPlannedShot *before =
    self->planned->len >= 2
      ? &g_array_index (self->planned, CliffPlannedShot, self->planned->len - 2)
      : NULL;

  for (guint i = 0; before != NULL && i < before->shot->figures->len; i++)
    {
      CliffDraftFigure *figure = g_ptr_array_index (before->shot->figures, i);

      cliff_planner_add_figure (self, planned, cliff_people_find (self->people, figure->name), "");
    }
  if (planned->shot->figures->len == 0)
    cliff_planner_add_figure (self, planned, self->memory.last, "");
  for (guint i = 0; i < planned->shot->figures->len; i++)
    {
      CliffDraftFigure *figure = g_ptr_array_index (planned->shot->figures, i);
      int person = cliff_people_find (self->people, figure->name);

      if (i == 0)
        planned->subject = person;
      add_held_prop (self, planned, person);
    }
  if (planned->subject >= 0)
    set_subject (self, planned, cliff_people_get_name (self->people, planned->subject), "");
  else
    set_subject (self, planned, self->scene->location, "");
}

static gboolean
next_is_action (CliffPlanner *self,
                int           index)
{
  CliffOutlineElement *next;

  if (index + 1 >= (int) self->scene->elements->len)
    return FALSE;
  next = g_ptr_array_index (self->scene->elements, index + 1);

  return next->kind == CLIFF_ELEMENT_ACTION;
}

/* Keeps a voice for the action that follows it. */
static void
hold_voice (CliffPlanner        *self,
            CliffOutlineElement *element,
            int                  index)
{
  CliffPlannedShot waiting = { .shot = cliff_draft_shot_new (self->scene_index) };

  add_line (&waiting, element, index);
  g_ptr_array_add (self->voices, g_ptr_array_steal_index (waiting.shot->lines, 0));
  cliff_draft_shot_free (waiting.shot);
  g_array_append_val (self->marks, index);
}

static CliffPlannedShot *
add_picture_for_voice (CliffPlanner        *self,
                       CliffOutlineElement *element,
                       int                  index)
{
  gboolean narration = element->kind == CLIFF_ELEMENT_NARRATION;
  CliffPlannedShot *planned;

  /* A voice that opens the scene is heard over its establishing shot. */
  if (self->planned->len == 0)
    {
      cliff_planner_establish (self);
      planned = cliff_planner_last (self);
      if (planned != NULL)
        {
          g_array_append_val (planned->shot->covers, index);
          return planned;
        }
    }
  planned = cliff_planner_add_shot (self, index, CLIFF_SIZE_MS, CLIFF_SIZE_CU, CLIFF_SIZE_CU);
  copy_picture (self, planned);
  cliff_planner_set_purpose (planned, self->flashback ? "voice from the past"
                                      : narration     ? "narration"
                                                      : "voice over");
  if (narration)
    g_set_str (&planned->shot->movement, "slow push");

  return planned;
}

static void
plan_outer_voice (CliffPlanner        *self,
                  CliffOutlineElement *element,
                  int                  index)
{
  CliffTime time = time_of_speech (element);
  CliffPlannedShot *planned;

  if (self->voices->len == 0 && next_is_action (self, index) && time <= self->max_shot)
    {
      hold_voice (self, element, index);
      return;
    }
  planned = add_picture_for_voice (self, element, index);
  add_line (planned, element, index);
  planned->shot->duration = MAX (planned->shot->duration, time);
}

/* ── Reactions ──────────────────────────────────────────────────────────────────────────────────── */

/* What follows shows the listener anyway: an answer, a deed, a flashback. */
static gboolean
wants_reaction (CliffPlanner        *self,
                CliffOutlineElement *element,
                int                  index)
{
  CliffOutlineElement *next = index + 1 < (int) self->scene->elements->len
                                ? g_ptr_array_index (self->scene->elements, index + 1) : NULL;

  if (self->partner < 0 || self->partner == self->speaker ||
      !cliff_lexicon_has (CLIFF_WORDS_LOUD, element->text))
    return FALSE;
  if (next == NULL)
    return self->scene_index + 1 < (int) self->episode->scenes->len;

  return cliff_element_kind_is_speech (next->kind) &&
         person_of (self, next->speaker) != self->partner;
}

static void
add_reaction (CliffPlanner *self,
              int           index)
{
  CliffPlannedShot *planned =
    cliff_planner_add_shot (self, index, CLIFF_SIZE_MCU, CLIFF_SIZE_CU, CLIFF_SIZE_CU);
  g_autofree char *subject = g_strdup_printf (self->chinese ? "%s的反应" : "%s reacts",
                                              cliff_people_get_name (self->people, self->partner));

  planned->subject = self->partner;
  cliff_planner_add_figure (self, planned, self->partner, "");
  g_set_str (&planned->shot->subject, subject);
  cliff_planner_set_purpose (planned, "reaction");
  planned->shot->duration = CLIFF_SECOND;
}

void
cliff_planner_plan_speech (CliffPlanner *self,
                           int           index)
{
  CliffOutlineElement *element = g_ptr_array_index (self->scene->elements, index);

  if (element->kind == CLIFF_ELEMENT_OS)
    plan_inner_voice (self, element, index);
  else if (element->kind == CLIFF_ELEMENT_DIALOGUE)
    {
      plan_dialogue (self, element, index);
      if (wants_reaction (self, element, index))
        add_reaction (self, index);
    }
  else
    plan_outer_voice (self, element, index);
}
