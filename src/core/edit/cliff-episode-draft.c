/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-episode-draft.h"

#include "cliff-edit-error.h"
#include "cliff-edit-outline.h"
#include "cliff-edit-script.h"

/* Elements that come from another scene stand behind those that are there, until the rows are written. */
#define BEHIND_ALL ((gint64) 1 << 40)

void
cliff_episode_draft_free (CliffEpisodeDraft *self)
{
  g_clear_pointer (&self->pieces, cliff_pieces_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->script, cliff_script_free);
  g_free (self);
}

static void
read_ids (CliffEpisodeDraft *self)
{
  g_autoptr(CliffRows) rows =
    cliff_store_query (self->store, "SELECT id FROM scene WHERE episode_id = ? ORDER BY position, id", "i", self->id);

  g_array_set_size (self->ids, 0);
  while (cliff_rows_next (rows))
    {
      CliffId id = cliff_rows_get_int (rows, 0);

      g_array_append_val (self->ids, id);
    }
}

CliffEpisodeDraft *
cliff_episode_draft_new (CliffStore  *store,
                         CliffId      episode_id,
                         GError     **error)
{
  g_autoptr(CliffEpisodeDraft) self = g_new0 (CliffEpisodeDraft, 1);
  g_autoptr(CliffOutline) outline = NULL;
  g_autofree char *text = NULL;

  if (cliff_store_get_int (store, 0, "SELECT id FROM episode WHERE id = ?", "i", episode_id) == 0)
    {
      g_set_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_GONE, "There is no episode %" G_GINT64_FORMAT, episode_id);
      return NULL;
    }
  self->store = store;
  self->id = episode_id;
  self->ids = g_array_new (FALSE, TRUE, sizeof (CliffId));
  text = cliff_edit_dup_episode_text (store, episode_id);
  self->script = cliff_edit_parse_episode (store, text, &outline);
  self->pieces = cliff_pieces_new (self->script, outline);
  read_ids (self);
  /* Rows that an older reader of scripts made may differ from what this one sees. */
  if (self->ids->len != self->pieces->scenes->len)
    {
      if (!cliff_edit_write_episode (store, episode_id, outline, 0, 0, error))
        return NULL;
      read_ids (self);
    }

  return g_steal_pointer (&self);
}

void
cliff_episode_draft_set_text (CliffEpisodeDraft *self,
                              const char        *text)
{
  g_autoptr(CliffOutline) outline = NULL;

  g_clear_pointer (&self->script, cliff_script_free);
  g_clear_pointer (&self->pieces, cliff_pieces_free);
  self->script = cliff_edit_parse_episode (self->store, text, &outline);
  self->pieces = cliff_pieces_new (self->script, outline);
}

int
cliff_episode_draft_find (CliffEpisodeDraft *self,
                          CliffId            scene_id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, CliffId, i) == scene_id)
      return i;

  return -1;
}

gboolean
cliff_episode_draft_is_headless (CliffEpisodeDraft *self)
{
  return self->ids->len > 0 &&
         cliff_store_get_int (self->store, 0, "SELECT heading = '' FROM scene WHERE id = ?", "i",
                              g_array_index (self->ids, CliffId, 0)) != 0;
}

/* ── Writing ────────────────────────────────────────────────────────────────────────────────────── */

/* Makes what belongs to scene @id part of @into. */
static gboolean
absorb (CliffStore  *store,
        CliffId      id,
        CliffId      into,
        GError     **error)
{
  return cliff_store_exec (store, error, "UPDATE element SET scene_id = ?, position = position + ? WHERE scene_id = ?", "iii",
                           into, BEHIND_ALL, id) &&
         cliff_store_exec (store, error, "UPDATE shot SET scene_id = ? WHERE scene_id = ?", "ii", into, id) &&
         cliff_store_exec (store, error, "DELETE FROM scene WHERE id = ?", "i", id);
}

/* The last scene that starts at @offset or before it, -1 when there is none. */
static int
scene_at (CliffOutlineEpisode *episode,
          gsize                offset)
{
  int found = -1;

  for (guint i = 0; i < episode->scenes->len; i++)
    if (((CliffOutlineScene *) g_ptr_array_index (episode->scenes, i))->start <= offset)
      found = i;

  return found;
}

/* Which row each scene of the new text is.  @ids: (out): gets them. */
static gboolean
assign_rows (CliffEpisodeDraft    *self,
             CliffOutlineEpisode  *episode,
             GArray               *starts,
             GArray               *ids,
             GError              **error)
{
  g_autoptr(GArray) rest = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_set_size (ids, episode->scenes->len);
  for (guint i = 0; i < starts->len; i++)
    {
      gsize start = g_array_index (starts, gsize, i);
      int at = scene_at (episode, start);

      if (at >= 0 && ((CliffOutlineScene *) g_ptr_array_index (episode->scenes, at))->start == start)
        g_array_index (ids, CliffId, at) = g_array_index (self->ids, CliffId, i);
      else
        g_array_append_val (rest, i);
    }
  for (guint i = 0; i < rest->len; i++)
    {
      guint piece = g_array_index (rest, guint, i);
      CliffId id = g_array_index (self->ids, CliffId, piece);
      int at = MAX (scene_at (episode, g_array_index (starts, gsize, piece)), 0);

      if (ids->len == 0)
        {
          g_set_error_literal (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_LAST, "The script would have no scene left");
          return FALSE;
        }
      if (g_array_index (ids, CliffId, at) == 0)
        g_array_index (ids, CliffId, at) = id;
      else if (!absorb (self->store, id, g_array_index (ids, CliffId, at), error))
        return FALSE;
    }

  return TRUE;
}

gboolean
cliff_episode_draft_write (CliffEpisodeDraft  *self,
                           GError            **error)
{
  g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr(GArray) ids = g_array_new (FALSE, TRUE, sizeof (CliffId));
  g_autofree char *text = cliff_pieces_join (self->pieces, starts);
  g_autoptr(CliffOutline) outline = NULL;
  g_autoptr(CliffScript) script = cliff_edit_parse_episode (self->store, text, &outline);
  CliffOutlineEpisode *episode = g_ptr_array_index (outline->episodes, 0);

  return assign_rows (self, episode, starts, ids, error) &&
         cliff_edit_write_episode_text (self->store, self->id, text, episode, error) &&
         cliff_edit_write_scenes (self->store, self->id, episode, 0, 0, ids, error);
}
