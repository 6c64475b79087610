/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut-private.h"

#include "cliff-cut-words.h"

/* A sound as long as this is music, if nobody says where it belongs. */
#define MUSIC_LENGTH (20 * CLIFF_SECOND)

/* A take on its way onto the timeline. */
typedef struct
{
  CliffId    id;
  gboolean   sound;
  CliffTime  length; /* of its file; 0 for a still */
} Take;

static gboolean
read_take (CliffStore  *store,
           CliffId      take_id,
           Take        *take,
           GError     **error)
{
  g_autoptr(CliffRows) rows =
    cliff_store_query (store, "SELECT kind, duration FROM take JOIN media ON media.id = media_id WHERE take.id = ?", "i", take_id);

  if (!cliff_rows_next (rows))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no take %" G_GINT64_FORMAT, take_id);
      return FALSE;
    }
  take->id = take_id;
  take->sound = g_strcmp0 (cliff_rows_get_text (rows, 0), "picture") != 0 && g_strcmp0 (cliff_rows_get_text (rows, 0), "video") != 0;
  take->length = cliff_rows_get_int (rows, 1);

  return TRUE;
}

/* Whether a lane of that kind can hold it. */
static gboolean
holds (CliffLaneKind  kind,
       const Take    *take)
{
  switch (kind)
    {
    case CLIFF_LANE_VOICE:
    case CLIFF_LANE_MUSIC:
    case CLIFF_LANE_EFFECT:
      return take->sound;
    case CLIFF_LANE_OVERLAY:
      return !take->sound;
    case CLIFF_LANE_SUBTITLE:
    case CLIFF_LANE_TITLE:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
find_lane_kind (CliffStore     *store,
                CliffId         episode_id,
                CliffId         lane_id,
                CliffLaneKind  *kind,
                GError        **error)
{
  g_autofree char *name = cliff_store_dup_text (store, "SELECT kind FROM lane WHERE id = ? AND episode_id = ?", "ii", lane_id, episode_id);

  if (name != NULL && cliff_lane_kind_find (name, kind))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no lane %" G_GINT64_FORMAT " in the episode", lane_id);

  return FALSE;
}

/* Puts one take at @item's place; @time: (inout): where the next one follows. */
static gboolean
add_take (CliffStore    *store,
          CliffId        episode_id,
          CliffId        lane_id,
          CliffTime     *time,
          CliffId        take_id,
          CliffPlace     place,
          CliffCutItem  *item,
          GError       **error)
{
  g_autoptr(CliffCut) cut = NULL;
  CliffLaneKind kind = CLIFF_LANE_EFFECT;
  Take take;

  if (!read_take (store, take_id, &take, error) ||
      (lane_id != 0 && !find_lane_kind (store, episode_id, lane_id, &kind, error)))
    return FALSE;
  if (lane_id == 0 || !holds (kind, &take))
    {
      lane_id = 0;
      kind = take.length >= MUSIC_LENGTH ? CLIFF_LANE_MUSIC : CLIFF_LANE_EFFECT;
    }
  if (lane_id == 0 && !take.sound)
    *item = (CliffCutItem) { CLIFF_CUT_SHOT, cliff_edit_insert_shot (store, episode_id, *time, take_id, 0,
                                                                     place == CLIFF_PLACE_FREE ? CLIFF_PLACE_RIPPLE : place, error) };
  else
    *item = (CliffCutItem) { CLIFF_CUT_CLIP, cliff_edit_add_clip (store, episode_id, kind, lane_id, *time, 0, NULL, take_id, place, error) };
  if (item->id == 0)
    return FALSE;
  cut = cliff_cut_new (store, episode_id, error);
  if (cut == NULL)
    return FALSE;
  if (item->kind == CLIFF_CUT_SHOT)
    {
      const CliffCutShot *shot = cliff_cut_find_shot (cut, item->id);

      *time = shot->start + shot->length;
    }
  else
    {
      const CliffCutClip *clip = cliff_cut_find_clip (cut, item->id);

      *time = clip->start + clip->length;
    }

  return TRUE;
}

gboolean
cliff_edit_add_takes (CliffStore     *store,
                      CliffId         episode_id,
                      CliffId         lane_id,
                      CliffTime       time,
                      const CliffId  *takes,
                      guint           n_takes,
                      CliffPlace      place,
                      GArray        **items,
                      GError        **error)
{
  g_autoptr(GArray) all = g_array_new (FALSE, TRUE, sizeof (CliffCutItem));
  gboolean done = TRUE;

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (takes != NULL || n_takes == 0, FALSE);

  if (!cliff_store_begin (store, "Add Media", error))
    return FALSE;
  g_array_set_size (all, n_takes);
  for (guint i = 0; done && i < n_takes; i++)
    done = add_take (store, episode_id, lane_id, &time, takes[i], place, &g_array_index (all, CliffCutItem, i), error);
  if (!cliff_store_end (store, done, error))
    return FALSE;
  if (items != NULL)
    *items = g_steal_pointer (&all);

  return TRUE;
}
