/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut-private.h"

/* Things on their way to another place. */
typedef struct
{
  CliffStore *store;
  CliffCut   *source;    /* the episode they come from, as it was */
  CliffId     episode_id;
  CliffPlace  place;
  GArray     *shots;     /* CliffId */
  GArray     *rest;      /* CliffCutItem: clips and lines that do not go along with a shot */
  CliffTime   base;      /* where the first of the shots begins, or of the rest where there are none */
  GArray     *moved;     /* CliffCutItem */
} Bringing;

static CliffCut *
read_source (CliffStore    *store,
             CliffCutItem   item,
             GError       **error)
{
  const char *sql = item.kind == CLIFF_CUT_SHOT ? "SELECT episode_id FROM shot WHERE id = ?"
                    : item.kind == CLIFF_CUT_LINE ? "SELECT episode_id FROM line JOIN shot ON shot.id = shot_id WHERE line.id = ?"
                                                  : "SELECT episode_id FROM clip JOIN lane ON lane.id = lane_id WHERE clip.id = ?";

  return cliff_cut_new (store, cliff_store_get_int (store, 0, sql, "i", item.id), error);
}

static gboolean
has_shot (Bringing *self,
          CliffId   id)
{
  for (guint i = 0; i < self->shots->len; i++)
    if (g_array_index (self->shots, CliffId, i) == id)
      return TRUE;

  return FALSE;
}

/* The start of a clip or a line, and the shot it goes along with. */
static gboolean
find_place (CliffCut      *cut,
            CliffCutItem   item,
            CliffTime     *start,
            CliffId       *shot_id,
            GError       **error)
{
  const CliffCutClip *clip = item.kind == CLIFF_CUT_CLIP ? cliff_cut_find_clip (cut, item.id) : NULL;
  const CliffCutLine *line = item.kind == CLIFF_CUT_LINE ? cliff_cut_find_line (cut, item.id) : NULL;

  if (clip == NULL && line == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "Not all of these are of one episode");
      return FALSE;
    }
  *start = clip != NULL ? clip->start : line->start;
  *shot_id = clip != NULL ? clip->shot_id : g_array_index (cut->shots, CliffCutShot, line->shot).id;

  return TRUE;
}

static gboolean
collect (Bringing            *self,
         const CliffCutItem  *items,
         guint                n_items,
         GError             **error)
{
  for (guint i = 0; i < n_items; i++)
    if (items[i].kind == CLIFF_CUT_SHOT && !has_shot (self, items[i].id))
      g_array_append_val (self->shots, items[i].id);
  self->base = G_MAXINT64;
  for (guint i = 0; i < self->shots->len; i++)
    {
      const CliffCutShot *shot = cliff_cut_find_shot (self->source, g_array_index (self->shots, CliffId, i));

      if (shot != NULL)
        self->base = MIN (self->base, shot->start);
    }
  for (guint i = 0; i < n_items; i++)
    {
      CliffTime start;
      CliffId shot_id;

      if (items[i].kind == CLIFF_CUT_SHOT)
        continue;
      if (!find_place (self->source, items[i], &start, &shot_id, error))
        return FALSE;
      if (has_shot (self, shot_id))
        continue;
      g_array_append_val (self->rest, items[i]);
      if (self->shots->len == 0)
        self->base = MIN (self->base, start);
    }

  return TRUE;
}

/* @delta: (out): by how much the first of them went. */
static gboolean
bring_shots (Bringing   *self,
             CliffTime   time,
             CliffTime  *delta,
             GError    **error)
{
  g_autoptr(CliffCut) target = cliff_cut_new (self->store, self->episode_id, error);
  g_autoptr(CliffCut) now = NULL;
  CliffTime start = G_MAXINT64;

  if (target == NULL ||
      !cliff_edit_move_shots (self->store, (const CliffId *) (gpointer) self->shots->data, self->shots->len, self->episode_id,
                              cliff_cut_find_nearest (target, time), error))
    return FALSE;
  now = cliff_cut_new (self->store, self->episode_id, error);
  if (now == NULL)
    return FALSE;
  for (guint i = 0; i < self->shots->len; i++)
    {
      CliffCutItem item = { CLIFF_CUT_SHOT, g_array_index (self->shots, CliffId, i) };

      start = MIN (start, cliff_cut_find_shot (now, item.id)->start);
      g_array_append_val (self->moved, item);
    }
  *delta = start - self->base;

  return TRUE;
}

/* Within the episode they are the same afterwards. */
static gboolean
move_rest (Bringing   *self,
           CliffTime   delta,
           GError    **error)
{
  const CliffCutItem *items = (const CliffCutItem *) (gpointer) self->rest->data;
  g_autoptr(CliffCut) now = cliff_cut_new (self->store, self->episode_id, error);
  CliffTime wanted, start;
  CliffId shot_id;

  if (now == NULL || !find_place (self->source, items[0], &wanted, &shot_id, error) ||
      !find_place (now, items[0], &start, &shot_id, error))
    return FALSE;
  wanted = MAX (wanted + delta, 0);
  g_array_append_vals (self->moved, items, self->rest->len);

  return cliff_edit_move_items (self->store, items, self->rest->len, wanted - start, 0, self->place, error);
}

static gboolean
send_rest (Bringing   *self,
           CliffTime   delta,
           GError    **error)
{
  const CliffCutItem *items = (const CliffCutItem *) (gpointer) self->rest->data;
  g_autoptr(GArray) copies = NULL;
  CliffTime first = G_MAXINT64, start;
  CliffId shot_id;

  for (guint i = 0; i < self->rest->len; i++)
    {
      if (items[i].kind == CLIFF_CUT_LINE)
        return cliff_cut_refuse (error, "A line goes to another episode with its shot");
      if (!find_place (self->source, items[i], &start, &shot_id, error))
        return FALSE;
      first = MIN (first, start);
    }
  if (!cliff_edit_copy_items (self->store, items, self->rest->len, self->episode_id, MAX (first + delta, 0), self->place, &copies, error) ||
      !cliff_edit_delete_items (self->store, items, self->rest->len, FALSE, error))
    return FALSE;
  g_array_append_vals (self->moved, copies->data, copies->len);

  return TRUE;
}

static gboolean
bring (Bringing            *self,
       const CliffCutItem  *items,
       guint                n_items,
       CliffTime            time,
       GError             **error)
{
  CliffTime delta;

  if (time < 0 || time > CLIFF_CUT_MAX_TIME / 2)
    return cliff_cut_refuse (error, "That time is not one of an episode");
  self->source = read_source (self->store, items[0], error);
  if (self->source == NULL || !collect (self, items, n_items, error))
    return FALSE;
  delta = cliff_cut_round (self->source, time) - self->base;
  if (self->shots->len > 0 && !bring_shots (self, time, &delta, error))
    return FALSE;
  if (self->rest->len == 0)
    return TRUE;

  return self->source->episode_id == self->episode_id ? move_rest (self, delta, error) : send_rest (self, delta, error);
}

gboolean
cliff_edit_bring_items (CliffStore          *store,
                        const CliffCutItem  *items,
                        guint                n_items,
                        CliffId              episode_id,
                        CliffTime            time,
                        CliffPlace           place,
                        GArray             **moved,
                        GError             **error)
{
  g_autoptr(GArray) shots = g_array_new (FALSE, FALSE, sizeof (CliffId));
  g_autoptr(GArray) rest = g_array_new (FALSE, FALSE, sizeof (CliffCutItem));
  g_autoptr(GArray) made = g_array_new (FALSE, FALSE, sizeof (CliffCutItem));
  Bringing self = { store, NULL, episode_id, place, shots, rest, 0, made };
  gboolean done;

  g_return_val_if_fail (items != NULL && n_items > 0, FALSE);

  if (!cliff_store_begin (store, "Move Clips", error))
    return FALSE;
  done = cliff_store_end (store, bring (&self, items, n_items, time, error), error);
  g_clear_pointer (&self.source, cliff_cut_unref);
  if (done && moved != NULL)
    *moved = g_steal_pointer (&made);

  return done;
}
