/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-merge.h"

static void
old_shot_free (gpointer data)
{
  CliffOldShot *shot = data;

  g_free (shot->purpose);
  g_free (shot->subject);
  g_free (shot->size);
  g_array_unref (shot->elements);
  g_ptr_array_unref (shot->lines);
  g_free (shot);
}

static void
old_scene_free (gpointer data)
{
  CliffOldScene *scene = data;

  g_free (scene->time_of_day);
  g_free (scene->int_ext);
  g_free (scene->source_hash);
  g_array_unref (scene->elements);
  g_free (scene);
}

static GArray *
read_ids (CliffStore *store,
          const char *sql,
          CliffId     owner)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (CliffId));
  g_autoptr(CliffRows) rows = cliff_store_query (store, sql, "i", owner);

  while (cliff_rows_next (rows))
    {
      CliffId id = cliff_rows_get_int (rows, 0);

      g_array_append_val (ids, id);
    }

  return ids;
}

GPtrArray *
cliff_merge_read_shots (CliffStore *store,
                        CliffId     episode_id,
                        CliffId     scene_id)
{
  GPtrArray *shots = g_ptr_array_new_with_free_func (old_shot_free);
  g_autoptr (CliffRows) rows =
    cliff_store_query (store,
                       "SELECT id, edited, purpose, subject, size, source_hash FROM shot "
                       "WHERE episode_id = ? AND ifnull (scene_id, 0) = ? ORDER BY position, id",
                       "ii", episode_id, scene_id);

  while (cliff_rows_next (rows))
    {
      CliffOldShot *shot = g_new0 (CliffOldShot, 1);
      g_autoptr(CliffRows) lines = NULL;

      shot->id = cliff_rows_get_int (rows, 0);
      shot->edited = cliff_rows_get_int (rows, 1) != 0;
      shot->purpose = g_strdup (cliff_rows_get_text (rows, 2));
      shot->subject = g_strdup (cliff_rows_get_text (rows, 3));
      shot->size = g_strdup (cliff_rows_get_text (rows, 4));
      shot->made = *cliff_rows_get_text (rows, 5) != '\0';
      shot->elements = read_ids (
        store, "SELECT element_id FROM shot_element WHERE shot_id = ? ORDER BY id", shot->id);
      shot->lines = g_ptr_array_new_with_free_func (g_free);
      lines = cliff_store_query (
        store, "SELECT text FROM line WHERE shot_id = ? ORDER BY position, id", "i", shot->id);
      while (cliff_rows_next (lines))
        g_ptr_array_add (shot->lines, g_strdup (cliff_rows_get_text (lines, 0)));
      g_ptr_array_add (shots, shot);
    }

  return shots;
}

GPtrArray *
cliff_merge_read_scenes (CliffStore *store,
                         CliffId     episode_id)
{
  GPtrArray *scenes = g_ptr_array_new_with_free_func (old_scene_free);
  g_autoptr (CliffRows) rows = cliff_store_query (
    store,
    "SELECT id, ifnull (location_id, 0), time_of_day, int_ext, source_hash FROM scene "
    "WHERE episode_id = ? ORDER BY position, id",
    "i", episode_id);

  while (cliff_rows_next (rows))
    {
      CliffOldScene *scene = g_new0 (CliffOldScene, 1);

      scene->id = cliff_rows_get_int (rows, 0);
      scene->location = cliff_rows_get_int (rows, 1);
      scene->time_of_day = g_strdup (cliff_rows_get_text (rows, 2));
      scene->int_ext = g_strdup (cliff_rows_get_text (rows, 3));
      scene->source_hash = g_strdup (cliff_rows_get_text (rows, 4));
      scene->elements = read_ids (
        store, "SELECT id FROM element WHERE scene_id = ? ORDER BY position, id", scene->id);
      g_ptr_array_add (scenes, scene);
    }

  return scenes;
}
