/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-review.h"

/* ── What comes out ── */

static void
numbers_clear (CliffNumbers *numbers)
{
  g_ptr_array_unref (numbers->characters);
  g_ptr_array_unref (numbers->locations);
}

static void
scene_free (gpointer data)
{
  CliffSceneNumbers *scene = data;

  numbers_clear (&scene->numbers);
  g_free (scene->number);
  g_free (scene->heading);
  g_free (scene);
}

static void
episode_free (gpointer data)
{
  CliffEpisodeNumbers *episode = data;

  numbers_clear (&episode->numbers);
  g_ptr_array_unref (episode->scenes);
  g_free (episode->title);
  g_free (episode);
}

static void
numbers_init (CliffNumbers *numbers)
{
  numbers->characters = g_ptr_array_new_with_free_func (g_free);
  numbers->locations = g_ptr_array_new_with_free_func (g_free);
}

CliffEpisodeNumbers *
cliff_episode_numbers_new (CliffOutlineEpisode *source)
{
  CliffEpisodeNumbers *episode = g_new0 (CliffEpisodeNumbers, 1);

  numbers_init (&episode->numbers);
  episode->number = source->number;
  episode->title = g_strdup (source->title);
  episode->start = source->start;
  episode->end = source->end;
  episode->scenes = g_ptr_array_new_with_free_func (scene_free);
  for (guint i = 0; i < source->scenes->len; i++)
    {
      const CliffOutlineScene *from = g_ptr_array_index (source->scenes, i);
      CliffSceneNumbers *scene = g_new0 (CliffSceneNumbers, 1);

      numbers_init (&scene->numbers);
      scene->number = g_strdup (from->number);
      scene->heading = g_strdup (from->heading);
      scene->start = from->start;
      scene->end = from->end;
      g_ptr_array_add (episode->scenes, scene);
    }

  return episode;
}

static void
clear_script_numbers (gpointer data)
{
  CliffScriptNumbers *self = data;

  g_ptr_array_unref (self->episodes);
  g_ptr_array_unref (self->findings);
}

CliffScriptNumbers *
cliff_script_numbers_ref (CliffScriptNumbers *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
cliff_script_numbers_unref (CliffScriptNumbers *self)
{
  g_atomic_rc_box_release_full (self, clear_script_numbers);
}

const char *
cliff_hook_to_string (CliffHook hook)
{
  switch (hook)
    {
    case CLIFF_HOOK_MARK:
      return "mark";
    case CLIFF_HOOK_SPEECH:
      return "speech";
    case CLIFF_HOOK_ACTION:
      return "action";
    case CLIFF_HOOK_CLOSE_UP:
      return "close-up";
    case CLIFF_HOOK_NONE:
    default:
      return "";
    }
}

/* ── The way there ── */

CliffFinding *
cliff_review_add (CliffReview      *self,
                  CliffFindingCode  code,
                  CliffSeverity     severity,
                  int               episode,
                  gsize             start,
                  gsize             end)
{
  CliffFinding *finding = g_new0 (CliffFinding, 1);

  finding->code = code;
  finding->severity = severity;
  finding->episode = episode;
  finding->start = start;
  finding->end = end;
  finding->scene = g_strdup ("");
  finding->name = g_strdup ("");
  finding->other = g_strdup ("");
  g_ptr_array_add (self->numbers->findings, finding);

  return finding;
}

const CliffMark *
cliff_review_find_mark (CliffReview      *self,
                        CliffElementKind  kind,
                        gsize             start,
                        gsize             end)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const CliffMark *mark = &g_array_index (self->marks, CliffMark, i);

      if (mark->kind == kind && mark->start >= start && mark->start < end)
        return mark;
    }

  return NULL;
}

static void
add_mark (const CliffElement *element,
          gpointer            data)
{
  CliffReview *self = data;
  CliffMark mark = { .kind = element->kind, .start = element->start, .end = element->end };

  if (element->kind == CLIFF_ELEMENT_SCENE)
    {
      mark.numbered = element->number != NULL && *element->number != '\0';
      mark.timed = element->time != NULL && *element->time != '\0';
    }
  else if (element->kind != CLIFF_ELEMENT_EPISODE && element->kind != CLIFF_ELEMENT_CAST &&
           element->kind != CLIFF_ELEMENT_HOOK && element->kind != CLIFF_ELEMENT_PAYWALL &&
           element->kind != CLIFF_ELEMENT_EPISODE_END)
    return;
  g_array_append_val (self->marks, mark);
}

/* People of the series who are not in the text are known as well. */
static void
add_names (CliffOutline *outline,
           GPtrArray    *names)
{
  CliffOutlineEpisode *others = cliff_outline_episode_new (0, NULL);
  CliffOutlineScene *scene = cliff_outline_scene_new (NULL, NULL);

  for (guint i = 0; names != NULL && i < names->len; i++)
    g_ptr_array_add (scene->cast, g_strdup (g_ptr_array_index (names, i)));
  g_ptr_array_add (others->scenes, scene);
  g_ptr_array_add (outline->episodes, others);
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const CliffFinding *left = *(const CliffFinding **) a;
  const CliffFinding *right = *(const CliffFinding **) b;

  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;

  return (int) left->code - (int) right->code;
}

/* The scene each finding stands in.  Scenes and findings are both in the order of the text. */
static void
name_scenes (CliffReview *self)
{
  GPtrArray *findings = self->numbers->findings;
  guint next = 0;

  for (guint i = 0; i < self->numbers->episodes->len; i++)
    {
      CliffEpisodeNumbers *episode = g_ptr_array_index (self->numbers->episodes, i);

      for (guint j = 0; j < episode->scenes->len; j++)
        {
          CliffSceneNumbers *scene = g_ptr_array_index (episode->scenes, j);

          for (; next < findings->len; next++)
            {
              CliffFinding *finding = g_ptr_array_index (findings, next);

              if (finding->start >= scene->end)
                break;
              if (finding->start >= scene->start && *scene->heading != '\0')
                g_set_str (&finding->scene, scene->number);
            }
        }
    }
}

CliffScriptNumbers *
cliff_script_measure (CliffScript        *script,
                      const CliffMeasure *measure)
{
  g_autoptr(CliffOutline) outline = NULL;
  g_autoptr(CliffPeople) people = NULL;
  g_autoptr(GArray) marks = g_array_new (FALSE, TRUE, sizeof (CliffMark));
  CliffReview self = { .script = script, .marks = marks };
  guint n_episodes;

  g_return_val_if_fail (script != NULL, NULL);

  if (measure != NULL)
    self.measure = *measure;
  self.numbers = g_atomic_rc_box_new0 (CliffScriptNumbers);
  self.numbers->episodes = g_ptr_array_new_with_free_func (episode_free);
  self.numbers->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_finding_free);
  self.outline = outline = cliff_script_get_outline (script);
  cliff_script_foreach_element (script, add_mark, &self);
  n_episodes = outline->episodes->len;
  if (self.measure.episode != 0 && cliff_review_find_mark (&self, CLIFF_ELEMENT_EPISODE, 0, G_MAXSIZE) == NULL)
    ((CliffOutlineEpisode *) g_ptr_array_index (outline->episodes, 0))->number = self.measure.episode;
  add_names (outline, self.measure.names);
  self.people = people = cliff_people_new (outline);

  for (guint i = 0; i < n_episodes; i++)
    {
      CliffOutlineEpisode *episode = g_ptr_array_index (outline->episodes, i);
      g_autoptr(GArray) moments = cliff_moments_new (&self, episode);
      CliffEpisodeNumbers *numbers = cliff_review_measure (&self, episode, moments);

      g_ptr_array_add (self.numbers->episodes, numbers);
      cliff_review_check_craft (&self, episode, numbers, moments);
    }
  g_ptr_array_set_size (outline->episodes, n_episodes);
  cliff_review_check_people (&self);
  cliff_review_check_form (&self);
  g_ptr_array_sort (self.numbers->findings, compare_findings);
  name_scenes (&self);

  return self.numbers;
}
