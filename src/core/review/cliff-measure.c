/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-review.h"

#include "cliff-breakdown.h"

/* A mark of a cliffhanger is the last thing even with so many elements behind it: what is said over it, what it names. */
#define MOST_BEHIND_MARK 2

static void
add_name (GPtrArray  *names,
          const char *name)
{
  if (*name != '\0' && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

static void
add_element (CliffReview         *self,
             CliffNumbers        *numbers,
             CliffOutlineElement *element)
{
  numbers->n_written += cliff_breakdown_count_spoken (element->text);
  if (cliff_element_kind_is_speech (element->kind))
    {
      g_auto(GStrv) speakers = cliff_people_split_speaker (element->speaker);

      numbers->n_speeches++;
      numbers->n_spoken += cliff_breakdown_count_spoken (element->text);
      numbers->n_inner += element->kind == CLIFF_ELEMENT_OS;
      numbers->speech += cliff_breakdown_speech_time (element->text, element->mood);
      for (guint i = 0; speakers[i] != NULL; i++)
        if (cliff_people_find (self->people, speakers[i]) >= 0)
          add_name (numbers->characters, speakers[i]);
    }
  else if (element->kind == CLIFF_ELEMENT_ACTION)
    {
      g_autoptr(GArray) mentions = cliff_people_find_all (self->people, element->text);

      for (guint i = 0; i < mentions->len; i++)
        add_name (numbers->characters,
                  cliff_people_get_name (self->people, g_array_index (mentions, CliffMention, i).person));
    }
}

static void
add_numbers (CliffNumbers       *sum,
             const CliffNumbers *part)
{
  sum->speech += part->speech;
  sum->n_speeches += part->n_speeches;
  sum->n_spoken += part->n_spoken;
  sum->n_written += part->n_written;
  sum->n_inner += part->n_inner;
  for (guint i = 0; i < part->characters->len; i++)
    add_name (sum->characters, g_ptr_array_index (part->characters, i));
  for (guint i = 0; i < part->locations->len; i++)
    add_name (sum->locations, g_ptr_array_index (part->locations, i));
  if (part->calm > sum->calm)
    {
      sum->calm = part->calm;
      sum->calm_start = part->calm_start;
      sum->calm_end = part->calm_end;
    }
}

/* ── Time ── */

static void
note_calm (CliffNumbers *numbers,
           CliffTime     time,
           gsize         start,
           gsize         end)
{
  if (time <= numbers->calm)
    return;
  numbers->calm = time;
  numbers->calm_start = start;
  numbers->calm_end = end;
}

/* A turn ends a stretch, and so does the scene. */
static void
add_time (CliffEpisodeNumbers *episode,
          GArray              *moments)
{
  CliffTime calm = 0;
  gsize start = 0;

  for (guint i = 0; i < moments->len; i++)
    {
      const CliffMoment *moment = &g_array_index (moments, CliffMoment, i);
      CliffSceneNumbers *scene = g_ptr_array_index (episode->scenes, moment->scene);

      if (i == 0 || moment->scene != (moment - 1)->scene)
        {
          scene->begins = moment->start;
          calm = 0;
        }
      scene->numbers.length += moment->length;
      episode->numbers.length += moment->length;
      if (calm == 0)
        start = moment->to > 0 ? moment->from : scene->start;
      calm = moment->turn == CLIFF_HOOK_NONE ? calm + moment->length : 0;
      note_calm (&scene->numbers, calm, start, MAX (moment->to, start));
    }
}

/* ── Opening and end ── */

/* Speeches and deeds of @episode behind a place. */
static guint
count_behind (CliffOutlineEpisode *episode,
              gsize                place)
{
  guint n = 0;

  for (guint i = 0; i < episode->scenes->len; i++)
    {
      CliffOutlineScene *scene = g_ptr_array_index (episode->scenes, i);

      for (guint j = 0; j < scene->elements->len; j++)
        {
          CliffOutlineElement *element = g_ptr_array_index (scene->elements, j);

          n += element->start >= place &&
               (element->kind == CLIFF_ELEMENT_ACTION || cliff_element_kind_is_speech (element->kind));
        }
    }

  return n;
}

static void
find_opening (CliffReview         *self,
              CliffOutlineEpisode *source,
              CliffEpisodeNumbers *episode,
              GArray              *moments)
{
  gsize reach = episode->end;
  const CliffMark *mark;

  for (guint i = moments->len; i > 0; i--)
    {
      const CliffMoment *moment = &g_array_index (moments, CliffMoment, i - 1);

      if (moment->start >= CLIFF_REVIEW_HOOK_TIME && moment->to > 0)
        reach = MIN (reach, moment->from);
      else if (moment->start < CLIFF_REVIEW_HOOK_TIME && moment->turn != CLIFF_HOOK_NONE && moment->to > 0)
        {
          episode->opening = moment->turn;
          episode->opening_start = moment->from;
          episode->opening_end = moment->to;
        }
    }
  mark = cliff_review_find_mark (self, CLIFF_ELEMENT_HOOK, episode->start, reach);
  if (mark != NULL && count_behind (source, mark->end) > 0)
    {
      episode->opening = CLIFF_HOOK_MARK;
      episode->opening_start = mark->start;
      episode->opening_end = mark->end;
    }
}

static const CliffMark *
find_last_hook (CliffReview         *self,
                CliffEpisodeNumbers *episode)
{
  const CliffMark *last = NULL;
  gsize from = episode->start;
  const CliffMark *mark;

  while ((mark = cliff_review_find_mark (self, CLIFF_ELEMENT_HOOK, from, episode->end)) != NULL)
    {
      last = mark;
      from = mark->start + 1;
    }

  return last;
}

/* The last strong moment counts when nothing else of the script comes behind it. */
static void
find_closing (CliffReview         *self,
              CliffOutlineEpisode *source,
              CliffEpisodeNumbers *episode,
              GArray              *moments)
{
  const CliffMark *mark = find_last_hook (self, episode);

  if (mark != NULL && count_behind (source, mark->end) <= MOST_BEHIND_MARK)
    {
      episode->closing = CLIFF_HOOK_MARK;
      episode->closing_start = mark->start;
      episode->closing_end = mark->end;
      episode->ended = TRUE;
      return;
    }
  for (guint i = moments->len; i > 0; i--)
    {
      const CliffMoment *moment = &g_array_index (moments, CliffMoment, i - 1);

      if (moment->to == 0)
        continue;
      episode->closing = moment->turn != CLIFF_HOOK_NONE ? moment->turn
                         : !moment->open                 ? CLIFF_HOOK_NONE
                         : moment->speech                ? CLIFF_HOOK_SPEECH
                                                         : CLIFF_HOOK_ACTION;
      episode->closing_start = moment->from;
      episode->closing_end = moment->to;
      return;
    }
}

CliffEpisodeNumbers *
cliff_review_measure (CliffReview         *self,
                      CliffOutlineEpisode *source,
                      GArray              *moments)
{
  CliffEpisodeNumbers *episode = cliff_episode_numbers_new (source);

  add_time (episode, moments);
  for (guint i = 0; i < source->scenes->len; i++)
    {
      CliffOutlineScene *scene = g_ptr_array_index (source->scenes, i);
      CliffSceneNumbers *numbers = g_ptr_array_index (episode->scenes, i);

      add_name (numbers->numbers.locations, scene->location);
      for (guint j = 0; j < scene->elements->len; j++)
        {
          CliffOutlineElement *element = g_ptr_array_index (scene->elements, j);

          add_element (self, &numbers->numbers, element);
          episode->n_paywalls += element->kind == CLIFF_ELEMENT_PAYWALL;
        }
      numbers->numbers.speech = MIN (numbers->numbers.speech, numbers->numbers.length);
      add_numbers (&episode->numbers, &numbers->numbers);
    }
  find_opening (self, source, episode, moments);
  find_closing (self, source, episode, moments);
  if (cliff_review_find_mark (self, CLIFF_ELEMENT_EPISODE_END, episode->start, episode->end) != NULL)
    episode->ended = TRUE;

  return episode;
}
