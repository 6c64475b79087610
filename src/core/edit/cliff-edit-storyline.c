/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-storyline.h"

#include "cliff-merge.h"

/** A shot in the storyline, and the scene it belongs to, 0. */
typedef struct
{
  CliffId id;
  CliffId scene;
} Shot;

static GArray *
read_shots (CliffStore *store,
            CliffId     episode_id)
{
  GArray *shots = g_array_new (FALSE, FALSE, sizeof (Shot));
  g_autoptr(CliffRows) rows = cliff_store_query (
    store, "SELECT id, ifnull (scene_id, 0) FROM shot WHERE episode_id = ? ORDER BY position, id", "i", episode_id);

  while (cliff_rows_next (rows))
    g_array_append_vals (shots, &(Shot) { cliff_rows_get_int (rows, 0), cliff_rows_get_int (rows, 1) }, 1);

  return shots;
}

static int
index_of (GArray  *ids,
          CliffId  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, CliffId, i) == id)
      return i;

  return -1;
}

/* ── Clips ──────────────────────────────────────────────────────────────────────────────────────── */

static CliffId
ensure_lane (CliffStore  *store,
             CliffId      episode_id,
             CliffId      like,
             GError     **error)
{
  CliffId lane = cliff_store_get_int (
    store, 0,
    "SELECT id FROM lane WHERE episode_id = ? AND kind = (SELECT kind FROM lane WHERE id = ?) ORDER BY position, id", "ii",
    episode_id, like);

  return lane != 0 ? lane
                   : cliff_store_insert (store, error,
                                         "INSERT INTO lane (episode_id, position, kind, gain, muted, name, solo, ducked) "
                                         "SELECT ?1, (SELECT ifnull (max (position), 0) + 65536 FROM lane WHERE episode_id = ?1), "
                                         "kind, gain, muted, name, solo, ducked FROM lane WHERE id = ?2",
                                         "ii", episode_id, like);
}

gboolean
cliff_edit_bring_along (CliffStore  *store,
                        CliffId      episode_id,
                        GError     **error)
{
  g_autoptr(CliffRows) rows = cliff_store_query (
    store,
    "SELECT clip.id, lane.id FROM shot JOIN clip ON clip.shot_id = shot.id JOIN lane ON lane.id = lane_id "
    "WHERE shot.episode_id = ?1 AND lane.episode_id != ?1 ORDER BY clip.id",
    "i", episode_id);

  while (cliff_rows_next (rows))
    {
      CliffId lane = ensure_lane (store, episode_id, cliff_rows_get_int (rows, 1), error);

      if (lane == 0 || !cliff_store_exec (store, error, "UPDATE clip SET lane_id = ? WHERE id = ?", "ii", lane,
                                          cliff_rows_get_int (rows, 0)))
        return FALSE;
    }

  return cliff_rows_finish (rows, error) &&
         cliff_store_exec (store, error,
                           "UPDATE marker SET episode_id = ?1 WHERE episode_id != ?1 AND shot_id IN "
                           "(SELECT id FROM shot WHERE episode_id = ?1)",
                           "i", episode_id);
}

/* ── Shots ──────────────────────────────────────────────────────────────────────────────────────── */

/* Where in @shots those of the scene at @at of @scenes belong: behind the nearest scene before it that has shots, else
 * before the nearest behind it. */
static guint
place_of (GArray *shots,
          GArray *scenes,
          int     at)
{
  guint place = shots->len;
  int nearest = -1;

  for (guint i = 0; i < shots->len; i++)
    {
      int scene = index_of (scenes, g_array_index (shots, Shot, i).scene);

      if (scene >= 0 && scene < at && scene >= nearest)
        {
          nearest = scene;
          place = i + 1;
        }
    }
  for (guint i = shots->len; nearest < 0 && i > 0; i--)
    if (index_of (scenes, g_array_index (shots, Shot, i - 1).scene) > at)
      place = i - 1;

  return place;
}

static gboolean
write_order (CliffStore  *store,
             GArray      *shots,
             GError     **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (CliffId));

  for (guint i = 0; i < shots->len; i++)
    g_array_append_val (ids, g_array_index (shots, Shot, i).id);

  return cliff_merge_write_order (store, ids, error);
}

gboolean
cliff_edit_place_shots (CliffStore  *store,
                        CliffId      scene_id,
                        CliffId      episode_id,
                        GArray      *scenes,
                        GError     **error)
{
  CliffId from = cliff_store_get_int (store, episode_id, "SELECT episode_id FROM scene WHERE id = ?", "i", scene_id);
  g_autoptr(GArray) source = read_shots (store, from);
  g_autoptr(GArray) moved = g_array_new (FALSE, FALSE, sizeof (Shot));
  g_autoptr(GArray) shots = read_shots (store, episode_id);

  for (guint i = 0; i < source->len; i++)
    if (g_array_index (source, Shot, i).scene == scene_id)
      g_array_append_val (moved, g_array_index (source, Shot, i));
  for (guint i = shots->len; i > 0; i--)
    if (g_array_index (shots, Shot, i - 1).scene == scene_id)
      g_array_remove_index (shots, i - 1);
  if (moved->len == 0)
    return TRUE;
  g_array_insert_vals (shots, place_of (shots, scenes, index_of (scenes, scene_id)), moved->data, moved->len);

  return cliff_store_exec (store, error, "UPDATE shot SET episode_id = ?, position = ? WHERE scene_id = ?", "iii", episode_id,
                           CLIFF_MERGE_UNPLACED, scene_id) &&
         write_order (store, shots, error) && cliff_edit_bring_along (store, episode_id, error);
}

gboolean
cliff_edit_split_shots (CliffStore  *store,
                        CliffId      from_id,
                        CliffId      episode_id,
                        GArray      *scenes,
                        GError     **error)
{
  g_autoptr(GArray) shots = read_shots (store, from_id);
  gboolean goes = FALSE;

  for (guint i = 0; i < shots->len; i++)
    {
      Shot *shot = &g_array_index (shots, Shot, i);

      if (shot->scene != 0)
        goes = index_of (scenes, shot->scene) >= 0;
      if (goes && !cliff_store_exec (store, error, "UPDATE shot SET episode_id = ? WHERE id = ?", "ii", episode_id, shot->id))
        return FALSE;
    }

  return cliff_edit_bring_along (store, episode_id, error);
}

/* Clips and markers that stand at @from_id's start stand at its first shot from now on. */
static gboolean
anchor_to (CliffStore  *store,
              CliffId      from_id,
              CliffId      episode_id,
              CliffId      shot_id,
              GError     **error)
{
  gint64 has_bed = cliff_store_get_int (store, 0,
                                        "SELECT 1 FROM clip JOIN lane ON lane.id = lane_id WHERE episode_id = ? AND "
                                        "kind = 'music' AND shot_id IS NULL",
                                        "i", episode_id);

  return cliff_store_exec (store, error,
                           "UPDATE clip SET shot_id = ? WHERE shot_id IS NULL AND lane_id IN "
                           "(SELECT id FROM lane WHERE episode_id = ? AND NOT (? AND kind = 'music'))",
                           "iii", shot_id, from_id, has_bed) &&
         cliff_store_exec (store, error, "UPDATE marker SET shot_id = ? WHERE shot_id IS NULL AND episode_id = ?", "ii", shot_id,
                           from_id);
}

gboolean
cliff_edit_merge_shots (CliffStore  *store,
                        CliffId      from_id,
                        CliffId      episode_id,
                        GError     **error)
{
  g_autoptr(GArray) shots = read_shots (store, episode_id);
  g_autoptr(GArray) more = read_shots (store, from_id);

  if (more->len == 0)
    return TRUE;
  g_array_append_vals (shots, more->data, more->len);

  return anchor_to (store, from_id, episode_id, g_array_index (more, Shot, 0).id, error) &&
         cliff_store_exec (store, error, "UPDATE shot SET episode_id = ?, position = ? WHERE episode_id = ?", "iii", episode_id,
                           CLIFF_MERGE_UNPLACED, from_id) &&
         write_order (store, shots, error) && cliff_edit_bring_along (store, episode_id, error);
}
