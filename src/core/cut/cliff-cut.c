/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cut-private.h"

__extension__ typedef __int128 Wide;

static void
clear_shot (gpointer data)
{
  g_free (((CliffCutShot *) data)->source.sha256);
}

static void
clear_line (gpointer data)
{
  CliffCutLine *line = data;

  g_free (line->source.sha256);
  g_free (line->text);
  g_free (line->subtitle);
}

static void
clear_lane (gpointer data)
{
  g_free (((CliffCutLane *) data)->name);
}

static void
clear_clip (gpointer data)
{
  CliffCutClip *clip = data;

  g_free (clip->source.sha256);
  g_free (clip->text);
  g_free (clip->style);
}

static void
clear_marker (gpointer data)
{
  g_free (((CliffCutMarker *) data)->text);
}

static GArray *
new_array (gsize          size,
           GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint) size);

  if (clear != NULL)
    g_array_set_clear_func (array, clear);

  return array;
}

static CliffCut *
new_empty (CliffId episode_id)
{
  CliffCut *self = g_new0 (CliffCut, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->episode_id = episode_id;
  self->shots = new_array (sizeof (CliffCutShot), clear_shot);
  self->lines = new_array (sizeof (CliffCutLine), clear_line);
  self->lanes = new_array (sizeof (CliffCutLane), clear_lane);
  self->clips = new_array (sizeof (CliffCutClip), clear_clip);
  self->markers = new_array (sizeof (CliffCutMarker), clear_marker);
  self->keys = new_array (sizeof (CliffCutKey), NULL);
  /* The keys are the ids inside the rows: the first member of each. */
  self->shot_ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->line_ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->clip_ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  return self;
}

CliffCut *
cliff_cut_new (CliffStore  *store,
               CliffId      episode_id,
               GError     **error)
{
  g_autoptr(CliffCut) self = NULL;

  g_return_val_if_fail (CLIFF_IS_STORE (store), NULL);

  self = new_empty (episode_id);
  if (!cliff_cut_read (self, store, error) || !cliff_cut_lay_out (self, error))
    return NULL;
  cliff_cut_place_clips (self);
  cliff_cut_place_markers (self);
  cliff_cut_sort_keys (self);
  cliff_cut_index (self);

  return g_steal_pointer (&self);
}

CliffCut *
cliff_cut_ref (CliffCut *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cliff_cut_unref (CliffCut *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->shot_ids);
  g_hash_table_unref (self->line_ids);
  g_hash_table_unref (self->clip_ids);
  g_array_unref (self->shots);
  g_array_unref (self->lines);
  g_array_unref (self->lanes);
  g_array_unref (self->clips);
  g_array_unref (self->markers);
  g_array_unref (self->keys);
  g_free (self);
}

/* ── Finding ─────────────────────────────────────────────────────────────────────────────────────── */

static void
index_rows (GHashTable *ids,
            GArray     *rows)
{
  g_hash_table_remove_all (ids);
  for (guint i = 0; i < rows->len; i++)
    {
      gpointer row = rows->data + (gsize) i * g_array_get_element_size (rows);

      g_hash_table_insert (ids, row, row);
    }
}

void
cliff_cut_index_shots (CliffCut *self)
{
  index_rows (self->shot_ids, self->shots);
}

void
cliff_cut_index (CliffCut *self)
{
  cliff_cut_index_shots (self);
  index_rows (self->line_ids, self->lines);
  index_rows (self->clip_ids, self->clips);
}

const CliffCutShot *
cliff_cut_find_shot (CliffCut *self,
                     CliffId   shot_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->shot_ids, &shot_id);
}

const CliffCutLine *
cliff_cut_find_line (CliffCut *self,
                     CliffId   line_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->line_ids, &line_id);
}

const CliffCutClip *
cliff_cut_find_clip (CliffCut *self,
                     CliffId   clip_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->clip_ids, &clip_id);
}

int
cliff_cut_get_shot_at (CliffCut  *self,
                       CliffTime  time)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL, -1);

  if (self->shots->len == 0)
    return -1;
  high = self->shots->len - 1;
  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (g_array_index (self->shots, CliffCutShot, middle).start <= time)
        low = middle;
      else
        high = middle - 1;
    }

  return (int) low;
}

/* ── Frames ──────────────────────────────────────────────────────────────────────────────────────── */

gint64
cliff_cut_to_frames (CliffCut  *self,
                     CliffTime  time)
{
  Wide unit = (Wide) self->fps_den * CLIFF_SECOND;
  Wide twice = 2 * (Wide) ABS (time) * self->fps_num + unit;

  return (time < 0 ? -1 : 1) * (gint64) (twice / (2 * unit));
}

/* Rounded up, so that the frame at that time is this one. */
CliffTime
cliff_cut_from_frames (CliffCut *self,
                       gint64    frames)
{
  Wide time = (Wide) ABS (frames) * self->fps_den * CLIFF_SECOND;

  return (frames < 0 ? -1 : 1) * (CliffTime) ((time + self->fps_num - 1) / self->fps_num);
}

CliffTime
cliff_cut_round (CliffCut  *self,
                 CliffTime  time)
{
  g_return_val_if_fail (self != NULL, 0);

  return cliff_cut_from_frames (self, cliff_cut_to_frames (self, CLAMP (time, -CLIFF_CUT_MAX_TIME, CLIFF_CUT_MAX_TIME)));
}

CliffTime
cliff_cut_scale (CliffTime time,
                 gint64    numerator,
                 gint64    denominator)
{
  Wide scaled = (Wide) time * numerator / denominator;

  return (CliffTime) CLAMP (scaled, -CLIFF_CUT_MAX_TIME, CLIFF_CUT_MAX_TIME);
}

CliffTime
cliff_cut_get_source_time (CliffTime in,
                           int       speed,
                           CliffTime time)
{
  return MAX (in + cliff_cut_scale (time, speed, CLIFF_PPM), 0);
}
