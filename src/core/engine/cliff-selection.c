/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-selection.h"

/* The clip that stands for an episode's music: the program's own before any other. */
static const char *const music_clip_sql =
  "SELECT coalesce (c.take_id, 0), coalesce (c.auto_take_id, 0), c.id FROM clip c JOIN lane l ON l.id = c.lane_id "
  "WHERE l.episode_id = ? AND l.kind = 'music' "
  "ORDER BY coalesce (c.take_id, 0) <> coalesce (c.auto_take_id, 0), l.position, c.id LIMIT 1";

gboolean
cliff_selection_get (CliffStore *store,
                     const char *owner,
                     CliffId     owner_id,
                     CliffId    *take_id,
                     gboolean   *by_person)
{
  const char *sql = music_clip_sql;

  if (g_str_equal (owner, "shot"))
    sql = "SELECT coalesce (take_id, 0), coalesce (auto_take_id, 0) FROM shot WHERE id = ?";
  else if (g_str_equal (owner, "line"))
    sql = "SELECT coalesce (take_id, 0), coalesce (auto_take_id, 0) FROM line WHERE id = ?";

  g_autoptr(CliffRows) rows = cliff_store_query (store, sql, "i", owner_id);

  *take_id = 0;
  *by_person = FALSE;
  if (cliff_rows_next (rows))
    {
      *take_id = cliff_rows_get_int (rows, 0);
      *by_person = *take_id != 0 && *take_id != cliff_rows_get_int (rows, 1);
      return TRUE;
    }

  return g_str_equal (owner, "episode")
         && cliff_store_get_int (store, 0, "SELECT 1 FROM episode WHERE id = ?", "i", owner_id)
                != 0;
}

static gboolean
set_music (CliffStore  *store,
           CliffId      episode_id,
           CliffId      take_id,
           GError     **error)
{
  g_autoptr(CliffRows) rows = cliff_store_query (store, music_clip_sql, "i", episode_id);

  if (cliff_rows_next (rows))
    return cliff_store_exec (store, error,
                             "UPDATE clip SET take_id = ?1, auto_take_id = ?1 WHERE id = ?2", "ii",
                             take_id, cliff_rows_get_int (rows, 2));

  CliffId lane_id = cliff_store_get_int (store, 0,
    "SELECT id FROM lane WHERE episode_id = ? AND kind = 'music' ORDER BY position, id", "i", episode_id);

  if (lane_id == 0)
    lane_id = cliff_store_insert (store, error,
                                  "INSERT INTO lane (episode_id, position, kind) SELECT ?1, "
                                  "coalesce (max (position), 0) + 65536, 'music' FROM lane WHERE episode_id = ?1",
                                  "i", episode_id);

  return lane_id != 0
         && cliff_store_insert (
                store, error,
                "INSERT INTO clip (lane_id, take_id, auto_take_id) VALUES (?1, ?2, ?2)", "ii",
                lane_id, take_id)
                != 0;
}

gboolean
cliff_selection_set (CliffStore  *store,
                     const char  *owner,
                     CliffId      owner_id,
                     CliffId      take_id,
                     GError     **error)
{
  if (g_str_equal (owner, "shot"))
    return cliff_store_exec (store, error,
                             "UPDATE shot SET take_id = ?1, auto_take_id = ?1 WHERE id = ?2", "ii",
                             take_id, owner_id);
  if (g_str_equal (owner, "line"))
    return cliff_store_exec (store, error,
                             "UPDATE line SET take_id = ?1, auto_take_id = ?1 WHERE id = ?2", "ii",
                             take_id, owner_id);

  return set_music (store, owner_id, take_id, error);
}
