/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-episode-stage.h"

void
cliff_episode_read_stage (CliffStore        *store,
                          CliffId            episode_id,
                          CliffEpisodeStage *stage)
{
  g_autoptr(CliffRows) shots =
    cliff_store_query (store,
                       "SELECT count(*), total(stale), total(take_id IS NOT NULL), total(duration) FROM shot WHERE episode_id = ?",
                       "i", episode_id);
  g_autoptr(CliffRows) lines =
    cliff_store_query (store,
                       "SELECT count(*), total(line.take_id IS NOT NULL) FROM shot JOIN line ON line.shot_id = shot.id WHERE shot.episode_id = ?",
                       "i", episode_id);

  *stage = (CliffEpisodeStage) { 0 };
  if (cliff_rows_next (shots))
    {
      stage->n_shots = (int) cliff_rows_get_int (shots, 0);
      stage->n_stale = (int) cliff_rows_get_int (shots, 1);
      stage->n_pictured = (int) cliff_rows_get_int (shots, 2);
      stage->length = cliff_rows_get_int (shots, 3);
    }
  if (cliff_rows_next (lines))
    {
      stage->n_lines = (int) cliff_rows_get_int (lines, 0);
      stage->n_voiced = (int) cliff_rows_get_int (lines, 1);
    }
  /* A heading alone is a plan, not yet a script. */
  stage->written = cliff_store_get_int (store, 0,
                                        "SELECT EXISTS (SELECT 1 FROM scene JOIN element ON element.scene_id = scene.id WHERE scene.episode_id = ?)",
                                        "i", episode_id) != 0;
  stage->n_exports = (int) cliff_store_get_int (store, 0, "SELECT count(*) FROM export WHERE episode_id = ?",
                                                "i", episode_id);
}
