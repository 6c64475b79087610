/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut-private.h"

#include "cliff-edit-shot-row.h"

gboolean
cliff_cut_edit_hold (CliffCutEdit  *self,
                     CliffId        shot_id,
                     gint64         frames,
                     GError       **error)
{
  return cliff_store_exec (self->store, error, "UPDATE shot SET duration = ?, held = 1, edited = 1 WHERE id = ?", "ii",
                           cliff_cut_from_frames (self->cut, MAX (frames, 1)), shot_id);
}

/* ── In two ──────────────────────────────────────────────────────────────────────────────────────── */

/* Lines that begin at @from of the shot or later become @half's, and stand where they stood. */
static gboolean
give_lines (CliffCutEdit        *self,
            const CliffCutShot  *shot,
            CliffTime            from,
            CliffId              half,
            GError             **error)
{
  guint index = cliff_cut_get_index (self->cut, shot);

  for (guint i = 0; i < self->cut->lines->len; i++)
    {
      const CliffCutLine *line = &g_array_index (self->cut->lines, CliffCutLine, i);
      CliffTime offset = line->start - shot->start - from;

      if (line->shot == index && offset >= 0 &&
          !cliff_store_exec (self->store, error, "UPDATE line SET shot_id = ?, \"offset\" = ? WHERE id = ?", "iii", half, offset, line->id))
        return FALSE;
    }

  return TRUE;
}

CliffId
cliff_cut_edit_split_shot (CliffCutEdit        *self,
                           const CliffCutShot  *shot,
                           gint64               frames,
                           GError             **error)
{
  gint64 rest = cliff_cut_to_frames (self->cut, shot->length) - frames;
  CliffTime from = cliff_cut_from_frames (self->cut, frames);
  CliffId half = cliff_shot_row_copy (self->store, shot->id, self->cut->episode_id, shot->id, error);

  if (half == 0 ||
      !cliff_store_exec (self->store, error,
                         "UPDATE shot SET transition = 'cut', transition_length = 0, source_in = ?, "
                         "(take_id, auto_take_id) = (SELECT take_id, auto_take_id FROM shot WHERE id = ?) WHERE id = ?", "iii",
                         cliff_cut_get_source_time (shot->in, shot->speed, from), shot->id, half) ||
      !cliff_cut_edit_hold (self, shot->id, frames, error) || !cliff_cut_edit_hold (self, half, rest, error) ||
      !give_lines (self, shot, from, half, error) ||
      !cliff_cut_edit_keep_keys (self, (CliffCutItem) { CLIFF_CUT_SHOT, shot->id }, half, from, error) ||
      !cliff_store_exec (self->store, error,
                         "UPDATE clip SET shot_id = ?1, \"offset\" = \"offset\" - ?2 WHERE shot_id = ?3 AND \"offset\" >= ?2", "iii", half,
                         from, shot->id) ||
      !cliff_store_exec (self->store, error,
                         "UPDATE marker SET shot_id = ?1, \"offset\" = \"offset\" - ?2 WHERE shot_id = ?3 AND \"offset\" >= ?2", "iii", half,
                         from, shot->id))
    return 0;

  return half;
}

gboolean
cliff_cut_edit_split_at (CliffCutEdit  *self,
                         CliffTime      time,
                         CliffId       *after,
                         GError       **error)
{
  int index = cliff_cut_get_shot_at (self->cut, time);
  const CliffCutShot *shot = index >= 0 ? &g_array_index (self->cut->shots, CliffCutShot, index) : NULL;
  gint64 frames;

  *after = 0;
  if (shot == NULL)
    return TRUE;
  frames = cliff_cut_to_frames (self->cut, time - shot->start);
  if (frames > 0)
    *after = shot->id;
  else if (index > 0)
    *after = (shot - 1)->id;
  if (frames <= 0 || frames >= cliff_cut_to_frames (self->cut, shot->length))
    return TRUE;

  return cliff_cut_edit_split_shot (self, shot, frames, error) != 0 && cliff_cut_edit_reread (self, error);
}

CliffId
cliff_cut_edit_insert_empty (CliffCutEdit  *self,
                             CliffId        after_id,
                             gint64         frames,
                             GError       **error)
{
  CliffId episode_id = self->cut->episode_id;
  CliffId like = after_id != 0 ? after_id : cliff_shot_row_get_next (self->store, episode_id, 0, 0);
  gint64 position = 0;

  if (!cliff_shot_row_make_room (self->store, episode_id, after_id, 0, &position, error))
    return 0;

  return cliff_store_insert (self->store, error,
                             "INSERT INTO shot (episode_id, scene_id, position, duration, held, edited) VALUES "
                             "(?, (SELECT scene_id FROM shot WHERE id = ?), ?, ?, 1, 1)",
                             "iiii", episode_id, like, position, cliff_cut_from_frames (self->cut, MAX (frames, 1)));
}

/* ── Gone ────────────────────────────────────────────────────────────────────────────────────────── */

/* What removing needs to know. */
typedef struct
{
  CliffCutEdit *edit;
  GHashTable   *gone;  /* the ids that go */
} Removal;

static const CliffCutShot *
shot_at (Removal *self,
         int      index)
{
  GArray *shots = self->edit->cut->shots;

  return index >= 0 && index < (int) shots->len ? &g_array_index (shots, CliffCutShot, index) : NULL;
}

/* The nearest shot that stays, before or behind; of @scene_id where that is not 0. */
static const CliffCutShot *
find_stayer (Removal *self,
             int      index,
             int      step,
             CliffId  scene_id)
{
  const CliffCutShot *shot;

  while ((shot = shot_at (self, index += step)) != NULL)
    if (!g_hash_table_contains (self->gone, &shot->id) && (scene_id == 0 || shot->scene_id == scene_id))
      return shot;

  return NULL;
}

static gboolean
move_lines (Removal             *self,
            const CliffCutShot  *shot,
            CliffId              heir,
            gboolean             behind,
            GError             **error)
{
  /* Before those of a shot behind, after those of a shot before: they are spoken in their order. */
  const char *sql = behind
    ? "UPDATE line SET shot_id = ?1, \"offset\" = NULL, position = position - 1 - (SELECT max (position) FROM line WHERE shot_id = ?2) + "
      "(SELECT ifnull (min (position), 0) FROM line WHERE shot_id = ?1) WHERE shot_id = ?2"
    : "UPDATE line SET shot_id = ?1, \"offset\" = NULL, position = position + 1 - (SELECT min (position) FROM line WHERE shot_id = ?2) + "
      "(SELECT ifnull (max (position), 0) FROM line WHERE shot_id = ?1) WHERE shot_id = ?2";

  return cliff_store_exec (self->edit->store, error,
                           "INSERT INTO shot_element (shot_id, element_id) SELECT ?1, element_id FROM line WHERE shot_id = ?2 AND "
                           "element_id IS NOT NULL ORDER BY position ON CONFLICT DO NOTHING", "ii", heir, shot->id) &&
         cliff_store_exec (self->edit->store, error, sql, "ii", heir, shot->id);
}

/* @back: only what goes to a shot behind, else only what goes to one before. */
static gboolean
save_lines (Removal             *self,
            const CliffCutShot  *shot,
            gboolean             back,
            GError             **error)
{
  int index = (int) cliff_cut_get_index (self->edit->cut, shot);
  const CliffCutShot *before = find_stayer (self, index, -1, shot->scene_id);
  const CliffCutShot *behind = find_stayer (self, index, 1, shot->scene_id);

  if (cliff_store_get_int (self->edit->store, 0, "SELECT 1 FROM line WHERE shot_id = ?", "i", shot->id) == 0)
    return TRUE;
  if (before == NULL && behind == NULL && shot->scene_id != 0)
    {
      before = find_stayer (self, index, -1, 0);
      behind = find_stayer (self, index, 1, 0);
    }
  if (before == NULL && behind == NULL)
    return cliff_cut_refuse (error, "No other shot is left that could have the lines of shot %" G_GINT64_FORMAT
                             "; delete them in the script first", shot->id);

  if (back != (before == NULL))
    return TRUE;

  return move_lines (self, shot, back ? behind->id : before->id, back, error);
}

/* The lines of several shots keep their order: those that come before others last, those that come behind them first. */
static gboolean
save_all_lines (Removal  *self,
                GError  **error)
{
  GArray *shots = self->edit->cut->shots;

  for (guint i = 0; i < 2 * shots->len; i++)
    {
      gboolean back = i >= shots->len;
      const CliffCutShot *shot = &g_array_index (shots, CliffCutShot, back ? 2 * shots->len - 1 - i : i);

      if (g_hash_table_contains (self->gone, &shot->id) && !save_lines (self, shot, back, error))
        return FALSE;
    }

  return TRUE;
}

/* Where the shots that go together with this one begin and end. */
static void
get_run (Removal             *self,
         const CliffCutShot  *shot,
         CliffTime           *start,
         CliffTime           *end)
{
  int index = (int) cliff_cut_get_index (self->edit->cut, shot);
  const CliffCutShot *before = find_stayer (self, index, -1, 0), *behind = find_stayer (self, index, 1, 0);

  *start = before != NULL ? before->start + before->length : 0;
  *end = behind != NULL ? behind->start : self->edit->cut->duration;
}

/* Hangs a row of @table on the shot that comes to stand where it stands. */
static gboolean
hang_anew (Removal             *self,
           const char          *sql,
           CliffId              id,
           const CliffCutShot  *shot,
           CliffTime            offset,
           GError             **error)
{
  int index = (int) cliff_cut_get_index (self->edit->cut, shot);
  const CliffCutShot *behind = find_stayer (self, index, 1, 0), *before = find_stayer (self, index, -1, 0);
  CliffId anchor = behind != NULL ? behind->id : before != NULL ? before->id : 0;

  if (behind == NULL && before != NULL)
    offset += before->length;

  return cliff_store_exec (self->edit->store, error, sql, "iii", anchor, offset, id);
}

static gboolean
save_clips (Removal  *self,
            GError  **error)
{
  CliffCut *cut = self->edit->cut;

  for (guint i = 0; i < cut->clips->len; i++)
    {
      const CliffCutClip *clip = &g_array_index (cut->clips, CliffCutClip, i);
      const CliffCutShot *shot;
      CliffTime start, end;

      if (clip->shot_id == 0 || !g_hash_table_contains (self->gone, &clip->shot_id))
        continue;
      shot = cliff_cut_find_shot (cut, clip->shot_id);
      get_run (self, shot, &start, &end);
      if (clip->start >= start && clip->start + clip->length <= end && !clip->open && !cliff_cut_get_lane (cut, clip)->locked)
        {
          if (!cliff_store_exec (self->edit->store, error, "DELETE FROM clip WHERE id = ?", "i", clip->id))
            return FALSE;
        }
      else if (!hang_anew (self, "UPDATE clip SET shot_id = nullif (?, 0), \"offset\" = ? WHERE id = ?", clip->id, shot,
                           clip->start - start, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
save_markers (Removal  *self,
              GError  **error)
{
  CliffCut *cut = self->edit->cut;

  for (guint i = 0; i < cut->markers->len; i++)
    {
      const CliffCutMarker *marker = &g_array_index (cut->markers, CliffCutMarker, i);

      if (marker->shot_id != 0 && g_hash_table_contains (self->gone, &marker->shot_id) &&
          !hang_anew (self, "UPDATE marker SET shot_id = nullif (?, 0), \"offset\" = ? WHERE id = ?", marker->id,
                      cliff_cut_find_shot (cut, marker->shot_id), 0, error))
        return FALSE;
    }

  return TRUE;
}

/* An empty one takes the place, and all that hangs on it. */
static gboolean
lift (Removal             *self,
      const CliffCutShot  *shot,
      GError             **error)
{
  CliffStore *store = self->edit->store;
  CliffId empty = cliff_cut_edit_insert_empty (self->edit, shot->id, cliff_cut_to_frames (self->edit->cut, shot->length), error);

  return empty != 0 &&
         cliff_store_exec (store, error, "UPDATE clip SET shot_id = ? WHERE shot_id = ?", "ii", empty, shot->id) &&
         cliff_store_exec (store, error, "UPDATE marker SET shot_id = ? WHERE shot_id = ?", "ii", empty, shot->id);
}

gboolean
cliff_cut_edit_remove_shots (CliffCutEdit  *self,
                             GArray        *ids,
                             gboolean       lifted,
                             GError       **error)
{
  g_autoptr(GHashTable) gone = g_hash_table_new (g_int64_hash, g_int64_equal);
  Removal removal = { self, gone };

  for (guint i = 0; i < ids->len; i++)
    {
      const CliffCutShot *shot = cliff_cut_edit_find_shot (self, g_array_index (ids, CliffId, i), error);

      if (shot == NULL)
        return FALSE;
      g_hash_table_add (gone, (gpointer) &shot->id);
    }
  if (!save_all_lines (&removal, error) || (!lifted && (!save_clips (&removal, error) || !save_markers (&removal, error))))
    return FALSE;

  for (guint i = 0; i < self->cut->shots->len; i++)
    {
      const CliffCutShot *shot = &g_array_index (self->cut->shots, CliffCutShot, i);

      if (!g_hash_table_contains (gone, &shot->id))
        continue;
      if ((lifted && !lift (&removal, shot, error)) ||
          !cliff_store_exec (self->store, error, "DELETE FROM shot WHERE id = ?", "i", shot->id))
        return FALSE;
    }

  return TRUE;
}
