/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut-private.h"

#include "cliff-cut-words.h"

/* A stretch of a lane that is taken. */
typedef struct
{
  CliffTime start, end;
} Stretch;

typedef struct
{
  CliffCutEdit *edit;
  GArray       *placings;
  GHashTable   *moved;    /* ids of the placings */
  GPtrArray    *taken;    /* a lane: GArray of Stretch, by start; NULL: not asked for yet */
} Placer;

static void
unref_stretches (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

/* Index of the first stretch that ends behind @time. */
static guint
find_stretch (GArray    *stretches,
              CliffTime  time)
{
  guint low = 0, high = stretches->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (stretches, Stretch, middle).end <= time)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gboolean
has_room (GArray              *stretches,
          const CliffPlacing  *placing)
{
  guint i = find_stretch (stretches, placing->start);

  return i == stretches->len || g_array_index (stretches, Stretch, i).start >= placing->start + placing->length;
}

static void
take_room (GArray              *stretches,
           const CliffPlacing  *placing)
{
  Stretch stretch = { placing->start, placing->start + placing->length };

  g_array_insert_val (stretches, find_stretch (stretches, placing->start), stretch);
}

/* What stands on a lane and does not move. */
static GArray *
get_taken (Placer *self,
           guint   index)
{
  CliffCut *cut = self->edit->cut;
  const CliffCutLane *lane = &g_array_index (cut->lanes, CliffCutLane, index);
  GArray *stretches;

  if (index >= self->taken->len)
    g_ptr_array_set_size (self->taken, (int) index + 1);
  stretches = g_ptr_array_index (self->taken, index);
  if (stretches != NULL)
    return stretches;

  stretches = g_ptr_array_index (self->taken, index) = g_array_new (FALSE, FALSE, sizeof (Stretch));
  for (guint i = lane->first; i < lane->first + lane->n_clips; i++)
    {
      const CliffCutClip *clip = &g_array_index (cut->clips, CliffCutClip, i);
      Stretch stretch = { clip->start, clip->start + clip->length };

      if (!g_hash_table_contains (self->moved, &clip->id))
        g_array_append_val (stretches, stretch);
    }

  return stretches;
}

/* The lane a clip is put on where it finds room: the one asked for, another of that kind, or a new one. */
static int
find_lane (Placer              *self,
           const CliffPlacing  *placing,
           GError             **error)
{
  GArray *lanes = self->edit->cut->lanes;
  CliffLaneKind kind = g_array_index (lanes, CliffCutLane, placing->lane).kind;

  for (guint i = 0; i < lanes->len; i++)
    {
      guint index = (placing->lane + i) % lanes->len;
      const CliffCutLane *lane = &g_array_index (lanes, CliffCutLane, index);

      if (lane->kind == kind && !lane->locked && has_room (get_taken (self, index), placing))
        return (int) index;
    }

  return cliff_cut_edit_add_lane (self->edit, kind, "", error);
}

/* ── Making way ──────────────────────────────────────────────────────────────────────────────────── */

/* What is left of a clip between the stretches of @taken that lie over it: the first piece is the clip itself, the others are copies,
 * which get all that differs from the first written. */
static gboolean
cut_away (CliffCutEdit        *edit,
          const CliffCutClip  *clip,
          GArray              *taken,
          GError             **error)
{
  CliffTime frame = cliff_cut_from_frames (edit->cut, 1), end = clip->start + clip->length, from = clip->start;
  guint i = find_stretch (taken, clip->start);
  gboolean kept = FALSE;

  if (i == taken->len || g_array_index (taken, Stretch, i).start >= end)
    return TRUE;
  for (;; i++)
    {
      const Stretch *stretch = i < taken->len ? &g_array_index (taken, Stretch, i) : NULL;
      CliffTime to = stretch != NULL ? MIN (stretch->start, end) : end;

      /* Less than a frame is nothing. */
      if (to - from >= frame)
        {
          CliffId row = kept ? cliff_cut_edit_copy_clip (edit, clip->id, error) : clip->id;

          if (row == 0 || !cliff_cut_edit_write_span (edit, clip, row, from, to, error))
            return FALSE;
          kept = TRUE;
        }
      if (stretch == NULL || stretch->end >= end)
        break;
      from = stretch->end;
    }

  return kept || cliff_store_exec (edit->store, error, "DELETE FROM clip WHERE id = ?", "i", clip->id);
}

static gboolean
overwrite (Placer  *self,
           guint    index,
           GArray  *taken,
           GError **error)
{
  CliffCut *cut = self->edit->cut;
  guint first = g_array_index (cut->lanes, CliffCutLane, index).first;
  guint n_clips = g_array_index (cut->lanes, CliffCutLane, index).n_clips;

  for (guint i = first; i < first + n_clips; i++)
    {
      const CliffCutClip *clip = &g_array_index (cut->clips, CliffCutClip, i);

      if (!g_hash_table_contains (self->moved, &clip->id) && !cut_away (self->edit, clip, taken, error))
        return FALSE;
    }

  return TRUE;
}

/* What stands at or behind the first of @taken moves right, as little as is needed; what reaches over it is cut there. */
static gboolean
make_way (Placer  *self,
          guint    index,
          GArray  *taken,
          GError **error)
{
  CliffCut *cut = self->edit->cut;
  guint first = g_array_index (cut->lanes, CliffCutLane, index).first;
  guint n_clips = g_array_index (cut->lanes, CliffCutLane, index).n_clips;
  CliffTime at = g_array_index (taken, Stretch, 0).start, end = g_array_index (taken, Stretch, taken->len - 1).end;
  CliffTime frame = cliff_cut_from_frames (cut, 1), shift = -1;

  for (guint i = first; i < first + n_clips; i++)
    {
      const CliffCutClip *clip = &g_array_index (cut->clips, CliffCutClip, i);
      CliffTime start = MAX (clip->start, at), clip_end = clip->start + clip->length;
      CliffId row = clip->id;

      if (g_hash_table_contains (self->moved, &clip->id) || clip_end <= at)
        continue;
      if (shift < 0)
        shift = MAX (end - start, 0);
      if (shift == 0)
        return TRUE;
      if (at - clip->start >= frame && clip_end - at >= frame)
        row = cliff_cut_edit_split_clip (self->edit, clip, at, error);
      else if (at - clip->start >= frame)
        continue;
      if (row == 0 || !cliff_cut_edit_write_start (self->edit, row, clip->shot_id == 0, start + shift, error))
        return FALSE;
    }

  return TRUE;
}

/* ── Putting ─────────────────────────────────────────────────────────────────────────────────────── */

/* The stretches that the placings themselves take on a lane, by start. */
static GArray *
get_wanted (Placer *self,
            guint   index)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));

  for (guint i = 0; i < self->placings->len; i++)
    {
      const CliffPlacing *placing = &g_array_index (self->placings, CliffPlacing, i);

      if (placing->lane == index)
        take_room (stretches, placing);
    }

  return stretches;
}

static gboolean
clear_lanes (Placer      *self,
             CliffPlace   place,
             GError     **error)
{
  for (guint i = 0; i < self->edit->cut->lanes->len; i++)
    {
      g_autoptr(GArray) wanted = get_wanted (self, i);

      if (wanted->len > 0 &&
          !(place == CLIFF_PLACE_OVERWRITE ? overwrite (self, i, wanted, error) : make_way (self, i, wanted, error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_lanes (Placer  *self,
            GError **error)
{
  for (guint i = 0; i < self->placings->len; i++)
    {
      CliffPlacing *placing = &g_array_index (self->placings, CliffPlacing, i);
      int lane = find_lane (self, placing, error);

      if (lane < 0)
        return FALSE;
      placing->lane = (guint) lane;
      take_room (get_taken (self, placing->lane), placing);
    }

  return TRUE;
}

gboolean
cliff_cut_edit_place (CliffCutEdit  *self,
                      GArray        *placings,
                      CliffPlace     place,
                      GError       **error)
{
  g_autoptr(GHashTable) moved = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GPtrArray) taken = g_ptr_array_new_with_free_func (unref_stretches);
  Placer placer = { self, placings, moved, taken };

  for (guint i = 0; i < placings->len; i++)
    {
      CliffPlacing *placing = &g_array_index (placings, CliffPlacing, i);

      if (!cliff_cut_edit_check_lane (&g_array_index (self->cut->lanes, CliffCutLane, placing->lane), error))
        return FALSE;
      /* One without an end gives way to whatever comes. */
      if (placing->open)
        placing->length = cliff_cut_from_frames (self->cut, 1);
      g_hash_table_add (moved, &placing->id);
    }
  if (!(place == CLIFF_PLACE_FREE ? find_lanes (&placer, error) : clear_lanes (&placer, place, error)))
    return FALSE;

  for (guint i = 0; i < placings->len; i++)
    {
      const CliffPlacing *placing = &g_array_index (placings, CliffPlacing, i);
      CliffId lane = g_array_index (self->cut->lanes, CliffCutLane, placing->lane).id;

      if (!cliff_cut_edit_write_start (self, placing->id, placing->free, placing->start, error) ||
          !cliff_store_exec (self->store, error, "UPDATE clip SET lane_id = ?1, length = nullif (?2, 0) WHERE id = ?3", "iii", lane,
                             placing->open ? 0 : placing->length, placing->id))
        return FALSE;
    }

  return TRUE;
}

/* ── Lanes ───────────────────────────────────────────────────────────────────────────────────────── */

int
cliff_cut_edit_add_lane (CliffCutEdit   *self,
                         CliffLaneKind   kind,
                         const char     *name,
                         GError        **error)
{
  CliffCutLane lane = { .kind = kind, .name = g_strdup (name), .gain = CLIFF_PPM, .ducked = CLIFF_CUT_USUAL_DUCK, .first = self->cut->clips->len };

  /* All are spaced anew: there are few, and rows that stay the same are not written. */
  lane.id = cliff_store_insert (self->store, error,
                                "INSERT INTO lane (episode_id, position, kind, name) SELECT ?1, ifnull ((SELECT max (position) FROM lane "
                                "WHERE episode_id = ?1 AND kind = ?2), (SELECT max (position) FROM lane WHERE episode_id = ?1)), ?2, ?3 "
                                "WHERE EXISTS (SELECT 1 FROM lane WHERE episode_id = ?1) UNION ALL SELECT ?1, 0, ?2, ?3 "
                                "WHERE NOT EXISTS (SELECT 1 FROM lane WHERE episode_id = ?1)",
                                "iss", self->cut->episode_id, cliff_lane_kind_get_name (kind), name);
  if (lane.id == 0 ||
      !cliff_store_exec (self->store, error,
                         "UPDATE lane SET position = ordered.n * 65536 FROM "
                         "(SELECT id, row_number () OVER (ORDER BY position, id) AS n FROM lane WHERE episode_id = ?) AS ordered "
                         "WHERE lane.id = ordered.id AND lane.position != ordered.n * 65536", "i", self->cut->episode_id))
    {
      g_free (lane.name);
      return -1;
    }
  g_array_append_val (self->cut->lanes, lane);

  return (int) self->cut->lanes->len - 1;
}
