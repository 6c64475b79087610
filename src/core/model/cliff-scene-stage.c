/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-scene-stage.h"

void
cliff_scene_read_stage (CliffStore      *store,
                        CliffId          scene_id,
                        CliffSceneStage *stage)
{
  g_autoptr(CliffRows) shots =
    cliff_store_query (store, "SELECT count(*), total(stale) FROM shot WHERE scene_id = ?", "i", scene_id);

  *stage = (CliffSceneStage) { 0 };
  if (cliff_rows_next (shots))
    {
      stage->n_shots = (int) cliff_rows_get_int (shots, 0);
      stage->n_stale = (int) cliff_rows_get_int (shots, 1);
    }
}
