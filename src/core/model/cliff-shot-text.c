/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shot-text.h"

CliffId
cliff_shot_find_at_text (CliffStore *store,
                         CliffId     episode_id,
                         gint64      offset)
{
  return cliff_store_get_int (store, 0,
                              "SELECT shot.id FROM scene JOIN element ON element.scene_id = scene.id"
                              " JOIN shot_element ON shot_element.element_id = element.id"
                              " JOIN shot ON shot.id = shot_element.shot_id"
                              " WHERE scene.episode_id = ? AND scene.start + element.start <= ? AND scene.start + element.end > ?"
                              " ORDER BY shot.position LIMIT 1",
                              "iii", episode_id, offset, offset);
}

gboolean
cliff_shot_get_text_range (CliffStore *store,
                           CliffId     shot_id,
                           gint64     *start,
                           gint64     *end)
{
  g_autoptr(CliffRows) rows =
    cliff_store_query (store,
                       "SELECT min(scene.start + element.start), max(scene.start + element.end) FROM shot_element"
                       " JOIN element ON element.id = shot_element.element_id"
                       " JOIN scene ON scene.id = element.scene_id WHERE shot_element.shot_id = ?",
                       "i", shot_id);

  if (!cliff_rows_next (rows))
    return FALSE;
  *start = cliff_rows_get_int (rows, 0);
  *end = cliff_rows_get_int (rows, 1);

  return *end > *start;
}

GArray *
cliff_shot_read_places (CliffStore *store,
                        CliffId     episode_id)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (CliffShotPlace));
  g_autoptr(CliffRows) rows =
    cliff_store_query (store,
                       "SELECT shot.id, min(scene.start + element.start) FROM shot"
                       " LEFT JOIN shot_element ON shot_element.shot_id = shot.id"
                       " LEFT JOIN element ON element.id = shot_element.element_id"
                       " LEFT JOIN scene ON scene.id = element.scene_id AND scene.episode_id = shot.episode_id"
                       " WHERE shot.episode_id = ? GROUP BY shot.id ORDER BY shot.position, shot.id",
                       "i", episode_id);

  for (int number = 1; cliff_rows_next (rows); number++)
    {
      CliffShotPlace place = { cliff_rows_get_int (rows, 0), number, cliff_rows_get_int (rows, 1) };

      /* A shot made by hand stands for no words. */
      if (cliff_rows_get_text (rows, 1) != NULL)
        g_array_append_val (places, place);
    }

  return places;
}
