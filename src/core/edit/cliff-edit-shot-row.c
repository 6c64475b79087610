/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-shot-row.h"

/* Room between siblings, so that most moves write one row. */
#define SPACING ((gint64) 65536)
/* No position of ours comes near; one that does is numbered anew before arithmetic on it can overflow. */
#define MAX_POSITION ((gint64) 1 << 60)

/* What a copy has of the shot it is a copy of; positions, takes and lines are not among it. */
#define COPIED                                                                                                                   \
  "scene_id, size, angle, movement, subject, action, sound, vfx, caption, purpose, transition, transition_length, "              \
  "transition_colour, transition_edge, duration, held, source_in, speed, gain, lens, light, note, time_of_day, int_ext, "        \
  "location_id, flashback, source_hash, stale"

CliffId
cliff_shot_row_get_next (CliffStore *store,
                         CliffId     episode_id,
                         CliffId     after_id,
                         CliffId     but)
{
  if (after_id == 0)
    return cliff_store_get_int (store, 0, "SELECT id FROM shot WHERE episode_id = ? AND id != ? ORDER BY position, id LIMIT 1",
                                "ii", episode_id, but);

  return cliff_store_get_int (store, 0,
                              "SELECT id FROM shot WHERE episode_id = ? AND id != ? AND (position, id) > "
                              "(SELECT position, id FROM shot WHERE id = ?) ORDER BY position, id LIMIT 1",
                              "iii", episode_id, but, after_id);
}

static gint64
get_position (CliffStore *store,
              CliffId     shot_id)
{
  return cliff_store_get_int (store, 0, "SELECT position FROM shot WHERE id = ?", "i", shot_id);
}

static gboolean
number_anew (CliffStore  *store,
             CliffId      episode_id,
             GError     **error)
{
  return cliff_store_exec (store, error,
                           "UPDATE shot SET position = ordered.n * ? FROM "
                           "(SELECT id, row_number () OVER (ORDER BY position, id) AS n FROM shot WHERE episode_id = ?) AS ordered "
                           "WHERE shot.id = ordered.id", "ii", SPACING, episode_id);
}

static gboolean
is_far (gint64 position)
{
  return position < -MAX_POSITION || position > MAX_POSITION;
}

/* A position between two neighbours, either of which may be 0; FALSE when there is no room. */
static gboolean
find_between (CliffStore *store,
              CliffId     before_id,
              CliffId     after_id,
              gint64     *position)
{
  gint64 low = get_position (store, before_id);
  gint64 high = get_position (store, after_id);

  if (is_far (low) || is_far (high))
    return FALSE;
  if (before_id == 0)
    *position = after_id != 0 ? high - SPACING : SPACING;
  else if (after_id == 0)
    *position = low + SPACING;
  else
    *position = low + (high - low) / 2;

  return before_id == 0 || after_id == 0 || (*position > low && *position < high);
}

gboolean
cliff_shot_row_make_room (CliffStore  *store,
                          CliffId      episode_id,
                          CliffId      after_id,
                          CliffId      but,
                          gint64      *position,
                          GError     **error)
{
  CliffId next_id = cliff_shot_row_get_next (store, episode_id, after_id, but);

  if (find_between (store, after_id, next_id, position))
    return TRUE;
  if (!number_anew (store, episode_id, error))
    return FALSE;
  /* Spaced out, there is always room. */
  find_between (store, after_id, next_id, position);

  return TRUE;
}

gboolean
cliff_shot_row_move (CliffStore  *store,
                     CliffId      shot_id,
                     CliffId      episode_id,
                     CliffId      after_id,
                     GError     **error)
{
  gint64 position = 0;

  return cliff_shot_row_make_room (store, episode_id, after_id, shot_id, &position, error) &&
         cliff_store_exec (store, error, "UPDATE shot SET episode_id = ?, position = ? WHERE id = ?", "iii", episode_id, position,
                           shot_id);
}

CliffId
cliff_shot_row_copy (CliffStore  *store,
                     CliffId      shot_id,
                     CliffId      episode_id,
                     CliffId      after_id,
                     GError     **error)
{
  gint64 position = 0;
  CliffId copy;

  if (!cliff_shot_row_make_room (store, episode_id, after_id, 0, &position, error))
    return 0;
  copy = cliff_store_insert (store, error,
                             "INSERT INTO shot (position, edited, episode_id, " COPIED ") SELECT ?, 1, ?, " COPIED
                             " FROM shot WHERE id = ?", "iii", position, episode_id, shot_id);
  if (copy == 0)
    return 0;

  if (!cliff_store_exec (store, error, "INSERT INTO shot_element (shot_id, element_id) "
                         "SELECT ?, element_id FROM shot_element WHERE shot_id = ? ORDER BY id", "ii", copy, shot_id) ||
      !cliff_store_exec (store, error, "INSERT INTO shot_character (shot_id, character_id, position, screen_x, facing) "
                         "SELECT ?, character_id, position, screen_x, facing FROM shot_character WHERE shot_id = ? ORDER BY id",
                         "ii", copy, shot_id) ||
      !cliff_store_exec (store, error, "INSERT INTO shot_prop (shot_id, prop_id) "
                         "SELECT ?, prop_id FROM shot_prop WHERE shot_id = ? ORDER BY id", "ii", copy, shot_id))
    return 0;

  return copy;
}
