/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut-private.h"

#include "cliff-cut-words.h"

#define MAX_NAME 256
#define MAX_LANES 256

/* ── Lanes ───────────────────────────────────────────────────────────────────────────────────────── */

/* Begins an edit of the episode that has the lane; @lane: (out): it. */
static gboolean
begin_lane (CliffCutEdit         *self,
            CliffStore           *store,
            CliffId               lane_id,
            const char           *label,
            const CliffCutLane  **lane,
            GError              **error)
{
  CliffId episode_id;

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  episode_id = cliff_store_get_int (store, 0, "SELECT episode_id FROM lane WHERE id = ?", "i", lane_id);
  if (episode_id == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no lane %" G_GINT64_FORMAT, lane_id);
      return FALSE;
    }
  if (!cliff_cut_edit_begin (self, store, episode_id, label, error))
    return FALSE;
  for (guint i = 0; i < self->cut->lanes->len; i++)
    if (g_array_index (self->cut->lanes, CliffCutLane, i).id == lane_id)
      {
        *lane = &g_array_index (self->cut->lanes, CliffCutLane, i);
        return TRUE;
      }

  return cliff_cut_edit_end (self, cliff_cut_refuse (error, "Lane %" G_GINT64_FORMAT " is of a kind not known", lane_id), error);
}

CliffId
cliff_edit_add_lane (CliffStore     *store,
                     CliffId         episode_id,
                     CliffLaneKind   kind,
                     const char     *name,
                     GError        **error)
{
  g_auto(CliffCutEdit) self = { 0 };
  int index = -1;

  g_return_val_if_fail (name != NULL, 0);

  if (!cliff_cut_check_text (name, MAX_NAME, error) || !cliff_cut_edit_begin (&self, store, episode_id, "Add Lane", error))
    return 0;
  if (self.cut->lanes->len >= MAX_LANES)
    cliff_cut_refuse (error, "An episode has at most %d lanes", MAX_LANES);
  else
    index = cliff_cut_edit_add_lane (&self, kind, name, error);

  return cliff_cut_edit_end (&self, index >= 0, error) ? g_array_index (self.cut->lanes, CliffCutLane, index).id : 0;
}

gboolean
cliff_edit_delete_lane (CliffStore  *store,
                        CliffId      lane_id,
                        GError     **error)
{
  g_auto(CliffCutEdit) self = { 0 };
  const CliffCutLane *lane = NULL;

  return begin_lane (&self, store, lane_id, "Delete Lane", &lane, error) &&
         cliff_cut_edit_end (&self, cliff_cut_edit_check_lane (lane, error) &&
                             cliff_store_exec (store, error, "DELETE FROM lane WHERE id = ?", "i", lane_id), error);
}

static gboolean
move_lane (CliffCutEdit  *self,
           CliffId        lane_id,
           CliffId        after_id,
           GError       **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (CliffId));
  gboolean found = after_id == 0;

  if (after_id == lane_id)
    return TRUE;
  if (after_id == 0)
    g_array_append_val (ids, lane_id);
  for (guint i = 0; i < self->cut->lanes->len; i++)
    {
      CliffId id = g_array_index (self->cut->lanes, CliffCutLane, i).id;

      if (id != lane_id)
        g_array_append_val (ids, id);
      if (id != after_id)
        continue;
      found = TRUE;
      g_array_append_val (ids, lane_id);
    }
  if (!found)
    return cliff_cut_refuse (error, "Lane %" G_GINT64_FORMAT " is not one of the episode", after_id);

  for (guint i = 0; i < ids->len; i++)
    if (!cliff_store_exec (self->store, error, "UPDATE lane SET position = ?1 WHERE id = ?2 AND position != ?1", "ii",
                           (gint64) (i + 1) * 65536, g_array_index (ids, CliffId, i)))
      return FALSE;

  return TRUE;
}

gboolean
cliff_edit_move_lane (CliffStore  *store,
                      CliffId      lane_id,
                      CliffId      after_id,
                      GError     **error)
{
  g_auto(CliffCutEdit) self = { 0 };
  const CliffCutLane *lane = NULL;

  return begin_lane (&self, store, lane_id, "Move Lane", &lane, error) &&
         cliff_cut_edit_end (&self, move_lane (&self, lane_id, after_id, error), error);
}

gboolean
cliff_edit_set_lane_int (CliffStore  *store,
                         CliffId      lane_id,
                         const char  *column,
                         gint64       value,
                         GError     **error)
{
  static const struct { const char *column; const char *sql; gint64 most; } columns[] = {
    { "muted", "UPDATE lane SET muted = ? WHERE id = ?", 1 },
    { "solo", "UPDATE lane SET solo = ? WHERE id = ?", 1 },
    { "locked", "UPDATE lane SET locked = ? WHERE id = ?", 1 },
    { "ducked", "UPDATE lane SET ducked = ? WHERE id = ?", CLIFF_CUT_MAX_DUCK },
    { "gain", "UPDATE lane SET gain = ? WHERE id = ?", CLIFF_CUT_MAX_GAIN },
  };
  g_auto(CliffCutEdit) self = { 0 };
  const CliffCutLane *lane = NULL;
  guint i = 0;

  g_return_val_if_fail (column != NULL, FALSE);

  while (i < G_N_ELEMENTS (columns) && !g_str_equal (columns[i].column, column))
    i++;
  if (i == G_N_ELEMENTS (columns))
    return cliff_cut_refuse (error, "A lane has no number “%s” to set", column);
  if (value < 0 || value > columns[i].most)
    return cliff_cut_refuse (error, "%s is from 0 to %" G_GINT64_FORMAT, column, columns[i].most);

  return begin_lane (&self, store, lane_id, "Change Lane", &lane, error) &&
         cliff_cut_edit_end (&self, cliff_store_exec (store, error, columns[i].sql, "ii", value, lane_id), error);
}

gboolean
cliff_edit_set_lane_name (CliffStore  *store,
                          CliffId      lane_id,
                          const char  *name,
                          GError     **error)
{
  g_auto(CliffCutEdit) self = { 0 };
  const CliffCutLane *lane = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  return cliff_cut_check_text (name, MAX_NAME, error) && begin_lane (&self, store, lane_id, "Change Lane", &lane, error) &&
         cliff_cut_edit_end (&self, cliff_store_exec (store, error, "UPDATE lane SET name = ? WHERE id = ?", "si", name, lane_id), error);
}

/* ── Markers ─────────────────────────────────────────────────────────────────────────────────────── */

#define MAX_WORDS 65536

static gboolean
check_marker (CliffTime    time,
              const char  *kind,
              const char  *text,
              GError     **error)
{
  if (kind != NULL && !cliff_marker_kind_is_known (kind))
    return cliff_cut_refuse (error, "“%s” is no kind of marker", kind);
  if (time > CLIFF_CUT_MAX_TIME / 2)
    return cliff_cut_refuse (error, "That time is not one of an episode");

  return text == NULL || cliff_cut_check_text (text, MAX_WORDS, error);
}

static gboolean
place_marker (CliffCutEdit  *self,
              CliffId        id,
              CliffTime      time,
              GError       **error)
{
  CliffTime offset;
  CliffId anchor = cliff_cut_find_anchor (self->cut, cliff_cut_round (self->cut, time), &offset);

  return cliff_store_exec (self->store, error, "UPDATE marker SET shot_id = nullif (?, 0), \"offset\" = ? WHERE id = ?", "iii", anchor,
                           offset, id);
}

CliffId
cliff_edit_add_marker (CliffStore  *store,
                       CliffId      episode_id,
                       CliffTime    time,
                       const char  *kind,
                       const char  *text,
                       GError     **error)
{
  g_auto(CliffCutEdit) self = { 0 };
  CliffId id;

  g_return_val_if_fail (kind != NULL, 0);

  if (time < 0)
    cliff_cut_refuse (error, "That time is not one of an episode");
  if (time < 0 || !check_marker (time, kind, text, error) || !cliff_cut_edit_begin (&self, store, episode_id, "Add Marker", error))
    return 0;
  id = cliff_store_insert (store, error, "INSERT INTO marker (episode_id, kind, text) VALUES (?, ?, ?)", "iss", episode_id, kind,
                           text != NULL ? text : "");

  return cliff_cut_edit_end (&self, id != 0 && place_marker (&self, id, time, error), error) ? id : 0;
}

static gboolean
begin_marker (CliffCutEdit  *self,
              CliffStore    *store,
              CliffId        marker_id,
              const char    *label,
              GError       **error)
{
  CliffId episode_id;

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  episode_id = cliff_store_get_int (store, 0, "SELECT episode_id FROM marker WHERE id = ?", "i", marker_id);
  if (episode_id == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no marker %" G_GINT64_FORMAT, marker_id);
      return FALSE;
    }

  return cliff_cut_edit_begin (self, store, episode_id, label, error);
}

gboolean
cliff_edit_set_marker (CliffStore  *store,
                       CliffId      marker_id,
                       CliffTime    time,
                       const char  *kind,
                       const char  *text,
                       GError     **error)
{
  g_auto(CliffCutEdit) self = { 0 };

  return check_marker (time, kind, text, error) && begin_marker (&self, store, marker_id, "Edit Marker", error) &&
         cliff_cut_edit_end (&self, (time < 0 || place_marker (&self, marker_id, time, error)) &&
                             cliff_store_exec (store, error, "UPDATE marker SET kind = ifnull (?, kind), text = ifnull (?, text) WHERE id = ?",
                                               "ssi", kind, text, marker_id), error);
}

gboolean
cliff_edit_delete_marker (CliffStore  *store,
                          CliffId      marker_id,
                          GError     **error)
{
  g_auto(CliffCutEdit) self = { 0 };

  return begin_marker (&self, store, marker_id, "Delete Marker", error) &&
         cliff_cut_edit_end (&self, cliff_store_exec (store, error, "DELETE FROM marker WHERE id = ?", "i", marker_id), error);
}
