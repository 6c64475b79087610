/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut-private.h"

#include "cliff-edit-shot-row.h"

/* One copying: from the cut as it was, which may be another episode's, to the one that is edited. */
typedef struct
{
  CliffCutEdit *edit;
  CliffCutEdit  source;
  GPtrArray    *shots;   /* const CliffCutShot *, in their order */
  GPtrArray    *clips;   /* const CliffCutClip * */
  GArray       *rows;    /* CliffId: their copies */
  CliffTime     base;    /* where the first of them begins */
  CliffTime     from, to; /* the passage that is copied of them */
  GArray       *copies;  /* CliffCutItem */
} Copying;

static int
compare_shots (gconstpointer a,
               gconstpointer b)
{
  const CliffCutShot *x = *(const CliffCutShot * const *) a, *y = *(const CliffCutShot * const *) b;

  return x < y ? -1 : x > y;
}

static gboolean
collect (Copying             *self,
         const CliffCutItem  *items,
         guint                n_items,
         GError             **error)
{
  self->base = G_MAXINT64;
  for (guint i = 0; i < n_items; i++)
    {
      const CliffCutShot *shot = NULL;
      const CliffCutClip *clip = NULL;

      /* A line is spoken once. */
      if (items[i].kind == CLIFF_CUT_LINE)
        continue;
      if (items[i].kind == CLIFF_CUT_SHOT)
        shot = cliff_cut_edit_find_shot (&self->source, items[i].id, error);
      else
        clip = cliff_cut_find_clip (self->source.cut, items[i].id);
      if (shot == NULL && clip == NULL)
        {
          if (items[i].kind == CLIFF_CUT_CLIP)
            g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no clip %" G_GINT64_FORMAT " in the episode", items[i].id);
          return FALSE;
        }
      if (shot != NULL)
        g_ptr_array_add (self->shots, (gpointer) shot);
      else
        g_ptr_array_add (self->clips, (gpointer) clip);
      self->base = MIN (self->base, MAX (shot != NULL ? shot->start : clip->start, self->from));
    }
  g_ptr_array_sort (self->shots, compare_shots);

  return self->shots->len + self->clips->len > 0 || cliff_cut_refuse (error, "There is nothing that can be copied");
}

/* ── Shots ───────────────────────────────────────────────────────────────────────────────────────── */

static CliffId
copy_shot (Copying             *self,
           const CliffCutShot  *shot,
           CliffId              after,
           GError             **error)
{
  CliffStore *store = self->edit->store;
  CliffTime from = MAX (self->from - shot->start, 0), to = MIN (self->to - shot->start, shot->length);
  gint64 frames = cliff_cut_to_frames (self->source.cut, to) - cliff_cut_to_frames (self->source.cut, from);
  CliffCutItem copy = { CLIFF_CUT_SHOT, cliff_shot_row_copy (store, shot->id, self->edit->cut->episode_id, after, error) };

  if (copy.id == 0 ||
      !cliff_store_exec (store, error,
                         "UPDATE shot SET source_in = ?, take_id = (SELECT take_id FROM shot WHERE id = ?) WHERE id = ?", "iii",
                         cliff_cut_get_source_time (shot->in, shot->speed, from), shot->id, copy.id) ||
      (from > 0 && !cliff_store_exec (store, error, "UPDATE shot SET transition = 'cut', transition_length = 0 WHERE id = ?", "i",
                                      copy.id)) ||
      !cliff_cut_edit_hold (self->edit, copy.id, frames, error) ||
      !cliff_cut_edit_keep_keys (&self->source, (CliffCutItem) { CLIFF_CUT_SHOT, shot->id }, copy.id, from, error))
    return 0;
  g_array_append_val (self->copies, copy);

  return copy.id;
}

/* In another episode a shot is of the scene it stands in, as @like is. */
static gboolean
adopt (Copying  *self,
       CliffId   id,
       CliffId   like,
       GError  **error)
{
  CliffStore *store = self->edit->store;

  return self->source.cut->episode_id == self->edit->cut->episode_id ||
         (cliff_store_exec (store, error,
                            "UPDATE shot SET scene_id = (SELECT scene_id FROM shot WHERE id = ?), source_hash = '' WHERE id = ?", "ii", like,
                            id) &&
          cliff_store_exec (store, error, "DELETE FROM shot_element WHERE shot_id = ?", "i", id));
}

/* Copies first, at the very end: what they are copies of may be among what they are put over.  A place holder makes room for them,
 * and goes. */
static gboolean
copy_shots (Copying     *self,
            CliffTime    time,
            CliffPlace   place,
            GError     **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (CliffId));
  GArray *shots = self->edit->cut->shots;
  CliffId after = shots->len > 0 ? g_array_index (shots, CliffCutShot, shots->len - 1).id : 0;
  CliffTime length = 0;
  CliffId holder;

  for (guint i = 0; i < self->shots->len; i++)
    {
      const CliffCutShot *shot = g_ptr_array_index (self->shots, i);

      length += MIN (self->to, shot->start + shot->length) - MAX (self->from, shot->start);
      after = copy_shot (self, shot, after, error);
      if (after == 0)
        return FALSE;
    }
  holder = after = cliff_cut_edit_open_storyline (self->edit, time, length, place, error);
  if (holder == 0)
    return FALSE;
  for (guint i = 0; i < self->copies->len; i++)
    {
      CliffId id = g_array_index (self->copies, CliffCutItem, i).id;

      if (!cliff_shot_row_move (self->edit->store, id, self->edit->cut->episode_id, after, error) || !adopt (self, id, holder, error))
        return FALSE;
      after = id;
    }
  g_array_append_val (ids, holder);

  return cliff_cut_edit_reread (self->edit, error) && cliff_cut_edit_remove_shots (self->edit, ids, FALSE, error) &&
         cliff_cut_edit_reread (self->edit, error);
}

/* ── Clips ───────────────────────────────────────────────────────────────────────────────────────── */

/* The lane that is to the edited episode what @lane is to its own: that many of its kind come before. -1 on error. */
static int
find_twin (Copying             *self,
           const CliffCutLane  *lane,
           GError             **error)
{
  GArray *lanes = self->edit->cut->lanes;
  const CliffCutLane *first = (const CliffCutLane *) self->source.cut->lanes->data;
  guint n_before = 0;

  for (const CliffCutLane *other = first; other < lane; other++)
    n_before += other->kind == lane->kind;
  for (guint i = 0; i < lanes->len; i++)
    if (g_array_index (lanes, CliffCutLane, i).kind == lane->kind && n_before-- == 0)
      return (int) i;

  return cliff_cut_edit_add_lane (self->edit, lane->kind, lane->name, error);
}

/* Makes the copy of a clip what the passage has of it. */
static gboolean
narrow_row (Copying             *self,
            const CliffCutClip  *clip,
            CliffId              row,
            GError             **error)
{
  CliffTime start = MAX (clip->start, self->from), end = MIN (clip->start + clip->length, self->to);

  if (start == clip->start && end == clip->start + clip->length)
    return cliff_cut_edit_keep_keys (&self->source, (CliffCutItem) { CLIFF_CUT_CLIP, clip->id }, row, 0, error);

  return cliff_cut_edit_write_span (&self->source, clip, row, start, end, error);
}

/* Copies first, as of shots; until they are placed they hang on nothing, so that they go with nothing. */
static gboolean
copy_rows (Copying  *self,
           GError  **error)
{
  for (guint i = 0; i < self->clips->len; i++)
    {
      const CliffCutClip *clip = g_ptr_array_index (self->clips, i);
      CliffId row = cliff_cut_edit_copy_clip (self->edit, clip->id, error);

      if (row == 0 || !narrow_row (self, clip, row, error) ||
          !cliff_store_exec (self->edit->store, error, "UPDATE clip SET shot_id = NULL WHERE id = ?", "i", row))
        return FALSE;
      g_array_append_val (self->rows, row);
    }

  return TRUE;
}

static gboolean
copy_clips (Copying     *self,
            CliffTime    shift,
            CliffPlace   place,
            GError     **error)
{
  g_autoptr(GArray) placings = g_array_new (FALSE, FALSE, sizeof (CliffPlacing));

  for (guint i = 0; i < self->clips->len; i++)
    {
      const CliffCutClip *clip = g_ptr_array_index (self->clips, i);
      CliffCutItem copy = { CLIFF_CUT_CLIP, g_array_index (self->rows, CliffId, i) };
      CliffTime start = MAX (clip->start, self->from), end = MIN (clip->start + clip->length, self->to);
      CliffPlacing placing = { copy.id, 0, MAX (start + shift, 0), end - start, clip->open && end == clip->start + clip->length,
                               clip->shot_id == 0 };
      int lane = find_twin (self, cliff_cut_get_lane (self->source.cut, clip), error);

      if (lane < 0)
        return FALSE;
      placing.lane = (guint) lane;
      g_array_append_val (placings, placing);
      g_array_append_val (self->copies, copy);
    }

  return cliff_cut_edit_place (self->edit, placings, place, error);
}

static gboolean
copy_items (Copying             *self,
            const CliffCutItem  *items,
            guint                n_items,
            CliffTime            time,
            CliffPlace           place,
            GError             **error)
{
  CliffTime shift;

  if (time < 0 || time > CLIFF_CUT_MAX_TIME / 2)
    return cliff_cut_refuse (error, "That time is not one of an episode");
  if (!collect (self, items, n_items, error) || !copy_rows (self, error))
    return FALSE;
  shift = cliff_cut_round (self->edit->cut, time) - self->base;
  if (self->shots->len > 0)
    {
      const CliffCutShot *first = g_ptr_array_index (self->shots, 0), *copy;

      if (!copy_shots (self, cliff_cut_round (self->edit->cut, time), place, error))
        return FALSE;
      copy = cliff_cut_edit_find_shot (self->edit, g_array_index (self->copies, CliffCutItem, 0).id, error);
      if (copy == NULL)
        return FALSE;
      shift = copy->start - MAX (first->start, self->from);
    }

  return copy_clips (self, shift, place, error);
}

/* The episode that the first of the items belongs to, as it is before anything is copied. */
static CliffCut *
read_source (CliffCutEdit  *edit,
             CliffCutItem   item,
             GError       **error)
{
  const char *sql = item.kind == CLIFF_CUT_SHOT ? "SELECT episode_id FROM shot WHERE id = ?"
                    : item.kind == CLIFF_CUT_LINE ? "SELECT episode_id FROM line JOIN shot ON shot.id = shot_id WHERE line.id = ?"
                                                  : "SELECT episode_id FROM clip JOIN lane ON lane.id = lane_id WHERE clip.id = ?";
  CliffId episode_id = cliff_store_get_int (edit->store, 0, sql, "i", item.id);

  return episode_id == edit->cut->episode_id ? cliff_cut_ref (edit->cut) : cliff_cut_new (edit->store, episode_id, error);
}

/* What stands in a passage and hangs on the storyline: (transfer full). */
static GArray *
list_passage (CliffCut  *cut,
              CliffTime  start,
              CliffTime  end)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (CliffCutItem));

  for (guint i = 0; i < cut->shots->len; i++)
    {
      const CliffCutShot *shot = &g_array_index (cut->shots, CliffCutShot, i);
      CliffCutItem item = { CLIFF_CUT_SHOT, shot->id };

      if (shot->start < end && shot->start + shot->length > start)
        g_array_append_val (items, item);
    }
  for (guint i = 0; i < cut->clips->len; i++)
    {
      const CliffCutClip *clip = &g_array_index (cut->clips, CliffCutClip, i);
      CliffCutItem item = { CLIFF_CUT_CLIP, clip->id };

      if (clip->shot_id != 0 && clip->start < end && clip->start + clip->length > start)
        g_array_append_val (items, item);
    }

  return items;
}

static gboolean
copy_passage (Copying    *self,
              CliffTime   time,
              CliffPlace  place,
              GError    **error)
{
  g_autoptr(GArray) items = NULL;

  self->from = cliff_cut_round (self->source.cut, self->from);
  self->to = MIN (cliff_cut_round (self->source.cut, self->to), self->source.cut->duration);
  if (self->from < 0 || self->from >= self->to)
    return cliff_cut_refuse (error, "That is no passage of the episode");
  items = list_passage (self->source.cut, self->from, self->to);

  return copy_items (self, (const CliffCutItem *) (gpointer) items->data, items->len, time, place, error);
}

/* Of @items, or, where there are none, of what stands from @from to @to of @source_id. */
static gboolean
copy (CliffStore          *store,
      const CliffCutItem  *items,
      guint                n_items,
      CliffId              source_id,
      CliffTime            from,
      CliffTime            to,
      CliffId              episode_id,
      CliffTime            time,
      CliffPlace           place,
      GArray             **copies,
      GError             **error)
{
  g_auto(CliffCutEdit) edit = { 0 };
  g_autoptr(GPtrArray) shots = g_ptr_array_new ();
  g_autoptr(GPtrArray) clips = g_ptr_array_new ();
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (CliffId));
  g_autoptr(GArray) made = g_array_new (FALSE, FALSE, sizeof (CliffCutItem));
  g_auto(CliffCutEdit) source = { 0 };
  Copying self = { &edit, { 0 }, shots, clips, rows, 0, from, to, made };
  gboolean done;

  if (!cliff_cut_edit_begin (&edit, store, episode_id, "Copy", error))
    return FALSE;
  source.store = store;
  source.cut = n_items > 0 ? read_source (&edit, items[0], error) : cliff_cut_new (store, source_id, error);
  self.source = source;
  done = source.cut != NULL && (n_items > 0 ? copy_items (&self, items, n_items, time, place, error)
                                            : copy_passage (&self, time, place, error));
  if (!cliff_cut_edit_end (&edit, done, error))
    return FALSE;
  if (copies != NULL)
    *copies = g_steal_pointer (&made);

  return TRUE;
}

gboolean
cliff_edit_copy_items (CliffStore          *store,
                       const CliffCutItem  *items,
                       guint                n_items,
                       CliffId              episode_id,
                       CliffTime            time,
                       CliffPlace           place,
                       GArray             **copies,
                       GError             **error)
{
  g_return_val_if_fail (items != NULL && n_items > 0, FALSE);

  return copy (store, items, n_items, 0, 0, G_MAXINT64, episode_id, time, place, copies, error);
}

gboolean
cliff_edit_copy_range (CliffStore  *store,
                       CliffId      source_id,
                       CliffTime    start,
                       CliffTime    end,
                       CliffId      episode_id,
                       CliffTime    time,
                       CliffPlace   place,
                       GArray     **copies,
                       GError     **error)
{
  return copy (store, NULL, 0, source_id, start, end, episode_id, time, place, copies, error);
}
