/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-breakdown-report.h"

static void
look_clear (CliffShotLook *self)
{
  g_free (self->size);
  g_free (self->subject);
  g_free (self->action);
  g_free (self->words);
}

static void
shot_free (gpointer data)
{
  CliffBreakdownShot *self = data;

  look_clear (&self->before);
  look_clear (&self->after);
  g_clear_pointer (&self->lines, g_array_unref);
  g_free (self);
}

void
cliff_breakdown_scene_free (CliffBreakdownScene *self)
{
  g_free (self->number);
  g_free (self->heading);
  g_clear_pointer (&self->shots, g_ptr_array_unref);
  g_free (self);
}

static gboolean
read_look (CliffStore    *store,
           CliffId        shot_id,
           CliffShotLook *look)
{
  g_autoptr(CliffRows) rows = cliff_store_query (
    store,
    "SELECT size, subject, action, duration, (SELECT ifnull (group_concat (text, char (10)), '') FROM "
    "(SELECT text FROM line WHERE shot_id = shot.id ORDER BY position, id)) FROM shot WHERE id = ?",
    "i", shot_id);

  if (!cliff_rows_next (rows))
    return FALSE;
  look->size = g_strdup (cliff_rows_get_text (rows, 0));
  look->subject = g_strdup (cliff_rows_get_text (rows, 1));
  look->action = g_strdup (cliff_rows_get_text (rows, 2));
  look->duration = cliff_rows_get_int (rows, 3);
  look->words = g_strdup (cliff_rows_get_text (rows, 4));

  return TRUE;
}

static GArray *
read_lines (CliffStore *store,
            CliffId     shot_id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (CliffId));
  g_autoptr(CliffRows) rows = cliff_store_query (store, "SELECT id FROM line WHERE shot_id = ?", "i", shot_id);

  while (cliff_rows_next (rows))
    {
      CliffId id = cliff_rows_get_int (rows, 0);

      g_array_append_val (ids, id);
    }

  return ids;
}

CliffBreakdownScene *
cliff_breakdown_report_begin (CliffStore *store,
                              CliffId     episode_id,
                              CliffId     scene_id)
{
  CliffBreakdownScene *self = g_new0 (CliffBreakdownScene, 1);
  g_autoptr(CliffRows) rows = cliff_store_query (
    store, "SELECT id, edited FROM shot WHERE episode_id = ? AND ifnull (scene_id, 0) = ? ORDER BY position, id", "ii",
    episode_id, scene_id);

  self->scene_id = scene_id != 0 ? scene_id : -episode_id;
  self->number = cliff_store_dup_text (store, "SELECT number FROM scene WHERE id = ?", "i", scene_id);
  self->heading = cliff_store_dup_text (store, "SELECT heading FROM scene WHERE id = ?", "i", scene_id);
  self->shots = g_ptr_array_new_with_free_func (shot_free);
  while (cliff_rows_next (rows))
    {
      CliffBreakdownShot *shot = g_new0 (CliffBreakdownShot, 1);

      shot->fate = CLIFF_SHOT_REMOVED;
      shot->id = cliff_rows_get_int (rows, 0);
      shot->edited = cliff_rows_get_int (rows, 1) != 0;
      shot->lines = read_lines (store, shot->id);
      read_look (store, shot->id, &shot->before);
      g_ptr_array_add (self->shots, shot);
    }

  return self;
}

/* ── What became of them ────────────────────────────────────────────────────────────────────────── */

static int
count_lost_takes (CliffStore         *store,
                  CliffBreakdownShot *shot)
{
  int lost = shot->fate == CLIFF_SHOT_REMOVED
               ? cliff_store_get_int (store, 0, "SELECT count (*) FROM take WHERE owner = 'shot' AND owner_id = ?", "i", shot->id)
               : 0;

  for (guint i = 0; shot->lines != NULL && i < shot->lines->len; i++)
    lost += cliff_store_get_int (
      store, 0,
      "SELECT count (*) FROM take WHERE owner = 'line' AND owner_id = ?1 AND NOT EXISTS (SELECT 1 FROM line WHERE id = ?1)",
      "i", g_array_index (shot->lines, CliffId, i));

  return lost;
}

static int
find_shot (GPtrArray *shots,
           CliffId    id)
{
  for (guint i = 0; i < shots->len; i++)
    {
      CliffBreakdownShot *shot = g_ptr_array_index (shots, i);

      if (shot != NULL && shot->id == id)
        return i;
    }

  return -1;
}

/* Takes the shot @id out of @before, where NULL is left, or makes a new one. */
static CliffBreakdownShot *
take_shot (GPtrArray *before,
           CliffId    id)
{
  int at = find_shot (before, id);
  CliffBreakdownShot *shot;

  if (at >= 0)
    {
      shot = g_ptr_array_index (before, at);
      g_ptr_array_index (before, at) = NULL;
      return shot;
    }
  shot = g_new0 (CliffBreakdownShot, 1);
  shot->fate = CLIFF_SHOT_ADDED;

  return shot;
}

void
cliff_breakdown_report_end (CliffStore          *store,
                            CliffBreakdownScene *self,
                            GArray              *ids,
                            GArray              *changes)
{
  g_autoptr(GPtrArray) before = g_steal_pointer (&self->shots);
  g_autoptr(GPtrArray) order = g_ptr_array_copy (before, NULL, NULL);

  g_ptr_array_set_free_func (order, NULL);
  g_ptr_array_set_free_func (before, NULL);
  self->shots = g_ptr_array_new_with_free_func (shot_free);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      CliffBreakdownShot *shot = take_shot (before, g_array_index (ids, CliffId, i));

      if (shot->id != 0)
        shot->fate = g_array_index (changes, gboolean, i) ? CLIFF_SHOT_CHANGED : CLIFF_SHOT_KEPT;
      read_look (store, g_array_index (ids, CliffId, i), &shot->after);
      g_ptr_array_add (self->shots, shot);
    }
  /* The others stand behind the shot they stood behind. */
  for (guint i = 0; i < order->len; i++)
    {
      CliffBreakdownShot *shot = g_ptr_array_index (before, i);
      guint at = 0;

      if (shot == NULL)
        continue;
      if (i > 0)
        g_ptr_array_find (self->shots, g_ptr_array_index (order, i - 1), &at);
      shot->fate = read_look (store, shot->id, &shot->after) ? CLIFF_SHOT_KEPT : CLIFF_SHOT_REMOVED;
      g_ptr_array_insert (self->shots, i > 0 ? (int) at + 1 : 0, shot);
    }
  for (guint i = 0; i < self->shots->len; i++)
    {
      CliffBreakdownShot *shot = g_ptr_array_index (self->shots, i);

      shot->lost_takes = count_lost_takes (store, shot);
      self->counts.added += shot->fate == CLIFF_SHOT_ADDED;
      self->counts.changed += shot->fate == CLIFF_SHOT_CHANGED;
      self->counts.removed += shot->fate == CLIFF_SHOT_REMOVED;
      self->counts.kept += shot->fate == CLIFF_SHOT_KEPT;
      self->lost_takes += shot->lost_takes;
    }
}
