/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-breakdown.h"

#include "cliff-lexicon.h"
#include "cliff-planner.h"

static gboolean
scene_is_chinese (CliffOutlineScene *scene)
{
  if (cliff_text_is_chinese (scene->location))
    return TRUE;
  for (guint i = 0; i < scene->elements->len; i++)
    if (cliff_text_is_chinese (
          ((CliffOutlineElement *) g_ptr_array_index (scene->elements, i))->text))
      return TRUE;

  return FALSE;
}

GPtrArray *
cliff_planner_plan_episode (CliffOutlineEpisode         *episode,
                            CliffPeople                 *people,
                            const CliffBreakdownOptions *options)
{
  GPtrArray *shots = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_draft_shot_free);
  gboolean dissolve = FALSE;

  for (guint i = 0; i < episode->scenes->len; i++)
    {
      CliffPlanner planner = {
        .episode = episode,
        .scene = g_ptr_array_index (episode->scenes, i),
        .scene_index = i,
        .people = people,
        .max_shot = options != NULL ? options->max_shot : CLIFF_BREAKDOWN_MAX_SHOT,
        .shots = shots,
      };

      planner.chinese = scene_is_chinese (planner.scene);
      dissolve = cliff_planner_run (&planner, dissolve);
    }

  return shots;
}

GPtrArray *
cliff_breakdown_episode (CliffOutline                *outline,
                         guint                        episode_index,
                         const CliffBreakdownOptions *options)
{
  g_autoptr(CliffPeople) people = cliff_people_new (outline);

  g_return_val_if_fail (episode_index < outline->episodes->len, NULL);

  return cliff_planner_plan_episode (g_ptr_array_index (outline->episodes, episode_index), people, options);
}
