/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-review.h"

#include "cliff-breakdown.h"

/* An episode may miss its target by so much, in ppm, before it is worth a word. */
#define TOLERANCE 150000
/* One speech without a cut for longer than this loses the viewer. */
#define LONGEST_SPEECH (12 * CLIFF_SECOND)
/* House rule of the trade: so many OS an episode, and no more. */
#define MOST_INNER_VOICES 3
/* A turn is due every 15 to 40 seconds. */
#define LONGEST_CALM (40 * CLIFF_SECOND)
#define LONGEST_SILENCE (15 * CLIFF_SECOND)

static CliffFinding *
add (CliffReview         *self,
     CliffEpisodeNumbers *episode,
     CliffFindingCode     code,
     gsize                start,
     gsize                end,
     gint64               value,
     gint64               limit)
{
  CliffFinding *finding = cliff_review_add (self, code, CLIFF_SEVERITY_HINT, episode->number, start, end);

  finding->value = value;
  finding->limit = limit;

  return finding;
}

/* The line findings of a whole episode stand at: its own, else its first scene's. */
static gsize
end_of_line (CliffReview *self,
             gsize        start)
{
  gsize length;
  const char *text = cliff_script_get_text (self->script, &length);

  while (start < length && text[start] != '\n' && text[start] != '\r')
    start++;

  return start;
}

/* ── Length ── */

static void
check_length (CliffReview         *self,
              CliffOutlineEpisode *source,
              CliffEpisodeNumbers *episode)
{
  CliffTime target = self->measure.target;
  CliffTime length = episode->numbers.length;
  gsize end = end_of_line (self, episode->start);
  CliffTime shortest = 0;

  if (target <= 0)
    return;
  for (guint i = 0; i < source->scenes->len; i++)
    {
      CliffOutlineScene *scene = g_ptr_array_index (source->scenes, i);

      for (guint j = 0; j < scene->elements->len; j++)
        {
          CliffOutlineElement *element = g_ptr_array_index (scene->elements, j);

          if (cliff_element_kind_is_speech (element->kind))
            shortest += cliff_breakdown_shortest_speech (element->text);
        }
    }
  if (shortest > target)
    add (self, episode, CLIFF_FINDING_SPEECH_DENSE, episode->start, end, shortest, target);
  else if (length > target + target / CLIFF_PPM * TOLERANCE)
    add (self, episode, CLIFF_FINDING_TOO_LONG, episode->start, end, length, target);
  /* An episode without an end is still being written. */
  else if (episode->ended && length > 0 && length < target - target / CLIFF_PPM * TOLERANCE)
    add (self, episode, CLIFF_FINDING_TOO_SHORT, episode->start, end, length, target);
}

/* ── Speeches ── */

static void
check_speeches (CliffReview         *self,
                CliffOutlineEpisode *source,
                CliffEpisodeNumbers *episode)
{
  guint n_inner = 0;

  for (guint i = 0; i < source->scenes->len; i++)
    {
      CliffOutlineScene *scene = g_ptr_array_index (source->scenes, i);

      for (guint j = 0; j < scene->elements->len; j++)
        {
          CliffOutlineElement *element = g_ptr_array_index (scene->elements, j);
          CliffTime time;

          if (!cliff_element_kind_is_speech (element->kind))
            continue;
          time = cliff_breakdown_speech_time (element->text, element->mood);
          if (time > LONGEST_SPEECH)
            add (self, episode, CLIFF_FINDING_SPEECH_LONG, element->start, element->end, time, LONGEST_SPEECH);
          n_inner += element->kind == CLIFF_ELEMENT_OS;
          if (element->kind == CLIFF_ELEMENT_OS && n_inner == MOST_INNER_VOICES + 1)
            add (self, episode, CLIFF_FINDING_INNER_VOICES, element->start, element->end, episode->numbers.n_inner,
                 MOST_INNER_VOICES);
        }
    }
}

/* ── Hooks and turns ── */

static void
check_hooks (CliffReview         *self,
             CliffEpisodeNumbers *episode,
             GArray              *moments)
{
  const CliffMoment *first = NULL;
  const CliffMoment *turn = NULL;

  for (guint i = 0; i < moments->len && turn == NULL; i++)
    {
      const CliffMoment *moment = &g_array_index (moments, CliffMoment, i);

      if (moment->to == 0)
        continue;
      if (first == NULL)
        first = moment;
      if (moment->turn != CLIFF_HOOK_NONE)
        turn = moment;
    }
  if (first == NULL)
    return;
  /* What is shorter than the opening has not come to its hook yet. */
  if (episode->opening == CLIFF_HOOK_NONE && episode->numbers.length > CLIFF_REVIEW_HOOK_TIME)
    add (self, episode, CLIFF_FINDING_NO_HOOK, first->from, first->to, turn != NULL ? turn->start : -1,
         CLIFF_REVIEW_HOOK_TIME);
  /* Nor has an episode its end before it is marked or near its length. */
  if (episode->closing == CLIFF_HOOK_NONE && episode->closing_end > 0 &&
      (episode->ended || (self->measure.target > 0 && episode->numbers.length > self->measure.target / 10 * 9)))
    add (self, episode, CLIFF_FINDING_NO_CLIFFHANGER, episode->closing_start, episode->closing_end, 0, 0);
}

static void
check_calm (CliffReview         *self,
            CliffEpisodeNumbers *episode)
{
  for (guint i = 0; i < episode->scenes->len; i++)
    {
      const CliffNumbers *numbers = &((CliffSceneNumbers *) g_ptr_array_index (episode->scenes, i))->numbers;

      if (numbers->calm > LONGEST_CALM)
        add (self, episode, CLIFF_FINDING_NO_TURN, numbers->calm_start, numbers->calm_end, numbers->calm, LONGEST_CALM);
    }
}

static void
end_silence (CliffReview         *self,
             CliffEpisodeNumbers *episode,
             CliffTime            time,
             gsize                start,
             gsize                end)
{
  if (time > LONGEST_SILENCE && end > start)
    add (self, episode, CLIFF_FINDING_SILENT, start, end, time, LONGEST_SILENCE);
}

static void
check_silence (CliffReview         *self,
               CliffEpisodeNumbers *episode,
               GArray              *moments)
{
  CliffTime time = 0;
  gsize start = 0, end = 0;

  for (guint i = 0; i < moments->len; i++)
    {
      const CliffMoment *moment = &g_array_index (moments, CliffMoment, i);
      gboolean silent = !moment->speech && moment->turn == CLIFF_HOOK_NONE;

      if (time > 0 && (!silent || moment->scene != (moment - 1)->scene))
        {
          end_silence (self, episode, time, start, end);
          time = 0;
        }
      if (!silent)
        continue;
      if (time == 0)
        start = end = moment->from;
      time += moment->length;
      end = MAX (end, moment->to);
      if (start == 0)
        start = moment->from;
    }
  end_silence (self, episode, time, start, end);
}

void
cliff_review_check_craft (CliffReview         *self,
                          CliffOutlineEpisode *source,
                          CliffEpisodeNumbers *episode,
                          GArray              *moments)
{
  check_length (self, source, episode);
  check_speeches (self, source, episode);
  check_hooks (self, episode, moments);
  check_calm (self, episode);
  check_silence (self, episode, moments);
}
