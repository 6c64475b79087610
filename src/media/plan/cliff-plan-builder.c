/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-plan-builder.h"

#include "cliff-plan-movement.h"

#include <gst/gst.h>

static void
builder_clear (CliffPlanBuilder *self)
{
  g_clear_pointer (&self->plan, cliff_plan_unref);
  g_clear_pointer (&self->media, g_hash_table_unref);
  g_clear_pointer (&self->cards, cliff_plan_cards_free);
  g_clear_pointer (&self->subtitle_style, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliffPlanBuilder, builder_clear)

/* ── What the parts share ────────────────────────────────────────────────────────────────────── */

static void
media_free (gpointer data)
{
  CliffPlanMedia *media = data;

  g_free (media->path);
  g_free (media->name);
  g_free (media);
}

const CliffPlanMedia *
cliff_plan_builder_find_media (CliffPlanBuilder     *self,
                               const CliffCutSource *source)
{
  CliffPlanMedia *media;
  gint64 *id;

  if (source->media_id == 0)
    return NULL;
  media = g_hash_table_lookup (self->media, &source->media_id);
  if (media == NULL)
    {
      media = g_new0 (CliffPlanMedia, 1);
      media->path = cliff_store_dup_media_path (self->store, source->media_id);
      media->name = cliff_store_dup_text (self->store, "SELECT nullif (name, '') FROM media WHERE id = ?", "i", source->media_id);
      id = g_new (gint64, 1);
      *id = source->media_id;
      g_hash_table_insert (self->media, id, media);
    }

  return media->path != NULL ? media : NULL;
}

/* The first key of @owner_id or behind it; keys are in order. */
static guint
find_keys (GArray       *keys,
           CliffCutKind  owner,
           CliffId       owner_id)
{
  guint low = 0, high = keys->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const CliffCutKey *key = &g_array_index (keys, CliffCutKey, middle);

      if (key->owner < owner || (key->owner == owner && key->owner_id < owner_id))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

void
cliff_plan_builder_add_keys (CliffPlanBuilder *self,
                             CliffCutKind      owner,
                             CliffId           owner_id,
                             gboolean          gain,
                             CliffTime         shift,
                             GArray           *keys)
{
  GArray *all = self->cut->keys;

  for (guint i = find_keys (all, owner, owner_id); i < all->len; i++)
    {
      const CliffCutKey *key = &g_array_index (all, CliffCutKey, i);
      CliffPlanKey planned = { key->property, key->time + shift, key->value, key->curve };

      if (key->owner != owner || key->owner_id != owner_id)
        break;
      if ((key->property == CLIFF_PROPERTY_GAIN) == (gain != FALSE))
        g_array_append_val (keys, planned);
    }
}

gboolean
cliff_plan_builder_get_span (CliffPlanBuilder *self,
                             CliffTime         start,
                             CliffTime         length,
                             int              *first,
                             int              *n_frames)
{
  CliffTime end = cliff_plan_get_duration (self->plan);

  *first = cliff_plan_round_time (self->plan, CLAMP (start, 0, end));
  *n_frames = cliff_plan_round_time (self->plan, CLAMP (start + length, 0, end)) - *first;

  return *n_frames > 0;
}

/* ── Series ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_series (CliffPlanBuilder  *self,
             int                height,
             GError           **error)
{
  g_autoptr(CliffRows) rows =
    cliff_store_query (self->store, "SELECT width, height, label_text, audible_label, subtitle_style FROM series", "");
  CliffPlan *plan = self->plan;
  gint64 width, own_height;

  if (!cliff_rows_next (rows))
    {
      if (cliff_rows_finish (rows, error))
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                             "The project has no series");
      return FALSE;
    }
  width = cliff_rows_get_int (rows, 0);
  own_height = cliff_rows_get_int (rows, 1);
  plan->fps_num = self->cut->fps_num;
  plan->fps_den = self->cut->fps_den;
  plan->label = g_strdup (cliff_rows_get_text (rows, 2));
  plan->audible_label = cliff_rows_get_int (rows, 3) != 0;
  self->subtitle_style = g_strdup (cliff_rows_get_text (rows, 4));

  if (width < 16 || width > CLIFF_PLAN_MAX_SIZE || own_height < 16
      || own_height > CLIFF_PLAN_MAX_SIZE || plan->label == NULL || *plan->label == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           "The series' picture size or label text is not usable");
      return FALSE;
    }
  if (height == 0)
    height = (int) own_height;
  plan->height = height & ~1;
  plan->width = (int) gst_util_uint64_scale_round (width, height, own_height * 2) * 2;

  return TRUE;
}

/* What a render worker would refuse is said here, before its frames overflow. */
static gboolean
check_length (CliffPlanBuilder  *self,
              GError           **error)
{
  if (self->cut->shots->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           "The episode has no shots yet");
      return FALSE;
    }
  if (self->cut->duration >= cliff_plan_get_frame_time (self->plan, CLIFF_PLAN_MAX_FRAMES))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   "The episode is longer than %d frames", CLIFF_PLAN_MAX_FRAMES);
      return FALSE;
    }

  return TRUE;
}

/* ── Shots ───────────────────────────────────────────────────────────────────────────────────── */

/* Returns whether it can be shown. */
static gboolean
set_source (CliffPlanBuilder     *self,
            CliffPlanShot        *shot,
            const CliffCutSource *source)
{
  const CliffPlanMedia *media = cliff_plan_builder_find_media (self, source);
  gboolean video = g_strcmp0 (source->kind, "video") == 0;

  if (media == NULL || (!video && g_strcmp0 (source->kind, "picture") != 0))
    return FALSE;
  shot->source = video ? CLIFF_PLAN_VIDEO : CLIFF_PLAN_STILL;
  shot->path = g_strdup (media->path);
  shot->sha256 = g_strdup (source->sha256);
  shot->name = g_strdup (media->name);

  return TRUE;
}

static void
add_shot (CliffPlanBuilder   *self,
          const CliffCutShot *cut)
{
  CliffPlan *plan = self->plan;
  CliffPlanShot *shot = cliff_plan_add_shot (plan);

  shot->shot_id = cut->id;
  shot->start = plan->n_frames;
  plan->n_frames = MAX (cliff_plan_round_time (plan, cut->start + cut->length), shot->start + 1);
  shot->length = plan->n_frames - shot->start;
  shot->overlap = cliff_plan_round_time (plan, cut->transition_length);
  if (shot->overlap > 0)
    {
      shot->transition = cut->transition;
      shot->edge = cut->transition_edge;
      shot->colour = cut->transition_colour;
    }
  shot->in = cut->in;
  shot->speed = cut->speed;
  set_source (self, shot, &cut->source);
  cliff_plan_builder_add_keys (self, CLIFF_CUT_SHOT, cut->id, FALSE, 0, shot->keys);
}

static void
add_caption (CliffPlan           *plan,
             const CliffPlanShot *shot,
             const char          *words)
{
  CliffPlanText *text;

  if (words == NULL || *words == '\0')
    return;
  text = cliff_plan_add_text (plan);
  text->kind = CLIFF_TITLE_CAPTION;
  text->text = g_strdup (words);
  text->start = shot->start;
  text->length = shot->length;
}

/* Moving pictures bring their own movement. */
static void
describe_shot (CliffPlanBuilder   *self,
               const CliffCutShot *cut,
               CliffRows          *row)
{
  guint index = (guint) (cut - (const CliffCutShot *) self->cut->shots->data);
  CliffPlanShot *shot = g_ptr_array_index (self->plan->shots, index);
  const char *movement = cliff_rows_get_text (row, 1), *action = cliff_rows_get_text (row, 3);

  add_caption (self->plan, shot, cliff_rows_get_text (row, 2));
  if (shot->source == CLIFF_PLAN_BLANK)
    shot->text = g_strdup (action != NULL && *action != '\0' ? action : cliff_rows_get_text (row, 4));
  else
    cliff_plan_move (shot, shot->source == CLIFF_PLAN_VIDEO || movement == NULL ? "static" : movement,
                     cliff_plan_cover (cut->source.width, cut->source.height, self->plan->width, self->plan->height), index);
}

static gboolean
build_shots (CliffPlanBuilder  *self,
             GError           **error)
{
  g_autoptr(CliffRows) rows = NULL;

  for (guint i = 0; i < self->cut->shots->len; i++)
    add_shot (self, &g_array_index (self->cut->shots, CliffCutShot, i));
  rows = cliff_store_query (self->store, "SELECT id, movement, caption, action, subject FROM shot WHERE episode_id = ?", "i",
                            self->cut->episode_id);
  while (cliff_rows_next (rows))
    {
      const CliffCutShot *cut = cliff_cut_find_shot (self->cut, cliff_rows_get_int (rows, 0));

      if (cut != NULL)
        describe_shot (self, cut, rows);
    }

  return cliff_rows_finish (rows, error);
}

/* ── Overlays ────────────────────────────────────────────────────────────────────────────────── */

static void
add_overlay (CliffPlanBuilder   *self,
             const CliffCutClip *clip)
{
  const CliffCutSource *source = &clip->source;
  CliffPlanShot *overlay;
  int start, length;

  if (!cliff_plan_builder_get_span (self, clip->start, clip->length, &start, &length)
      || cliff_plan_builder_find_media (self, source) == NULL
      || (g_strcmp0 (source->kind, "video") != 0 && g_strcmp0 (source->kind, "picture") != 0))
    return;
  overlay = cliff_plan_add_overlay (self->plan);
  overlay->shot_id = clip->id;
  overlay->start = start;
  overlay->length = length;
  overlay->in = clip->in;
  overlay->speed = clip->speed;
  overlay->fade_in = clip->fade_in;
  overlay->fade_out = clip->fade_out;
  set_source (self, overlay, source);
  cliff_plan_builder_add_keys (self, CLIFF_CUT_CLIP, clip->id, FALSE, 0, overlay->keys);
}

/* The upper lane covers the lower. */
static void
build_overlays (CliffPlanBuilder *self)
{
  for (guint i = self->cut->lanes->len; i > 0; i--)
    {
      const CliffCutLane *lane = &g_array_index (self->cut->lanes, CliffCutLane, i - 1);

      for (guint j = 0; lane->kind == CLIFF_LANE_OVERLAY && !lane->muted && j < lane->n_clips; j++)
        add_overlay (self, &g_array_index (self->cut->clips, CliffCutClip, lane->first + j));
    }
}

/**
 * cliff_plan_new_for_cut:
 * @store: a project
 * @cut: one of its episodes, as it is now
 * @height: of the pictures, or 0 for the series'
 * @error: return location
 *
 * Puts on frames what @cut says: it lays out nothing by itself.  Reads the database only, no media: quick enough for the
 * main thread, where it belongs.
 *
 * Returns: (transfer full) (nullable): a plan, or %NULL with %G_IO_ERROR_INVALID_DATA (no shots yet, too long,
 *   unusable settings), %G_IO_ERROR_INVALID_FILENAME or %CLIFF_STORE_ERROR
 */
CliffPlan *
cliff_plan_new_for_cut (CliffStore *store,
                        CliffCut   *cut,
                        int         height,
                        GError    **error)
{
  g_auto(CliffPlanBuilder) self = { store, cut };

  g_return_val_if_fail (CLIFF_IS_STORE (store), NULL);
  g_return_val_if_fail (cut != NULL, NULL);
  g_return_val_if_fail (height == 0 || (height >= 16 && height <= CLIFF_PLAN_MAX_SIZE), NULL);

  /* Plans travel to the render workers as JSON, which is UTF-8. */
  if (!g_utf8_validate (cliff_store_get_path (store), -1, NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                           "The project lies in a folder whose name is not UTF-8; rename or move it");
      return NULL;
    }
  self.plan = cliff_plan_new ();
  self.media = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, media_free);
  self.cards = cliff_plan_cards_new (store);
  if (!read_series (&self, height, error) || !check_length (&self, error) || !build_shots (&self, error))
    return NULL;
  build_overlays (&self);
  cliff_plan_build_sounds (&self);
  if (!cliff_plan_build_texts (&self, error))
    return NULL;
  cliff_plan_sort_texts (self.plan);

  return g_steal_pointer (&self.plan);
}

/**
 * cliff_plan_new_for_episode:
 * @store: a project
 * @episode_id: one of its episodes
 * @height: of the pictures, or 0 for the series'
 * @error: return location
 *
 * cliff_plan_new_for_cut() of the episode as it is now.
 *
 * Returns: (transfer full) (nullable): a plan, or %NULL with an error of it or of cliff_cut_new()
 */
CliffPlan *
cliff_plan_new_for_episode (CliffStore *store,
                            CliffId     episode_id,
                            int         height,
                            GError    **error)
{
  g_autoptr(CliffCut) cut = cliff_cut_new (store, episode_id, error);

  return cut != NULL ? cliff_plan_new_for_cut (store, cut, height, error) : NULL;
}
