/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-compose.h"

#include "cliff-layer.h"
#include "cliff-lettering.h"
#include "cliff-proxy-pool.h"
#include "cliff-transform.h"
#include "cliff-transition.h"

#include <math.h>

/* What is kept at hand: layers up to so many bytes, texts up to so many. */
#define LAYER_BUDGET (256 * 1024 * 1024)
#define MAX_PATCHES 16
#define MOST_ZOOM 4.0

struct _CliffComposer
{
  CliffPlan             *plan;
  int                    width, height;
  gboolean               strict;
  CliffProxyPool        *proxies;  /* NULL: files are read themselves */
  gsize                  budget;
  guint                  in_hand;  /* layers of the present frame */
  CliffPatch            *label;
  cairo_rectangle_int_t  label_box;
  CliffPicture          *other;    /* the picture a transition goes to; made when needed */
  GQueue                 layers;   /* CliffLayer, the last used first */
  GQueue                 patches;  /* Lettering, the last used first */
};

/* A text as it was drawn, wherever the plan has it. */
typedef struct
{
  CliffTitleKind  kind;
  char           *text;
  char           *style;  /* NULL: the usual */
  double          asked;  /* the zoom that was wanted */

  CliffPatch     *patch;
  double          zoom;   /* pixels of the patch a pixel of the frame */
  double          x, y;   /* the middle of its words, in the frame */
} Lettering;

static void
lettering_free (gpointer data)
{
  Lettering *lettering = data;

  cliff_patch_free (lettering->patch);
  g_free (lettering->text);
  g_free (lettering->style);
  g_free (lettering);
}

/**
 * cliff_composer_new:
 * @plan: what to show
 * @width: of the pictures made, 0 for the plan's; rounded down to even
 * @height: the same
 *
 * Draws the label; files are opened when their shot is first seen.
 *
 * Returns: (transfer full): a composer
 */
CliffComposer *
cliff_composer_new (CliffPlan *plan,
                    int        width,
                    int        height)
{
  CliffComposer *self;

  g_return_val_if_fail (plan != NULL && plan->shots->len > 0, NULL);
  g_return_val_if_fail (width >= 0 && height >= 0, NULL);

  self = g_new0 (CliffComposer, 1);
  self->plan = cliff_plan_ref (plan);
  self->budget = LAYER_BUDGET;
  self->width = MAX ((width ? width : plan->width) & ~1, 2);
  self->height = MAX ((height ? height : plan->height) & ~1, 2);
  self->label = cliff_lettering_new_label (plan->label, self->width, self->height,
                                           &self->label_box);

  return self;
}

/**
 * cliff_composer_free:
 * @self: (transfer full): a composer
 *
 * Lets go of decoders and pictures.
 */
void
cliff_composer_free (CliffComposer *self)
{
  g_return_if_fail (self != NULL);

  g_queue_clear_full (&self->layers, (GDestroyNotify) cliff_layer_free);
  g_queue_clear_full (&self->patches, lettering_free);
  g_clear_pointer (&self->other, cliff_picture_free);
  cliff_patch_free (self->label);
  cliff_plan_unref (self->plan);
  g_clear_pointer (&self->proxies, cliff_proxy_pool_free);
  g_free (self);
}

/**
 * cliff_composer_set_strict:
 * @self: a composer
 * @strict: whether a file that cannot be read is an error instead of a card
 *
 * An export must not show a card; a preview should.
 */
void
cliff_composer_set_strict (CliffComposer *self,
                           gboolean       strict)
{
  g_return_if_fail (self != NULL);

  self->strict = strict;
}

void
cliff_composer_set_proxies (CliffComposer *self,
                            const char    *folder)
{
  g_return_if_fail (self != NULL);

  g_queue_clear_full (&self->layers, (GDestroyNotify) cliff_layer_free);
  g_clear_pointer (&self->proxies, cliff_proxy_pool_free);
  if (folder != NULL)
    self->proxies = cliff_proxy_pool_new (folder);
}

void
cliff_composer_set_budget (CliffComposer *self,
                           gsize          bytes)
{
  g_return_if_fail (self != NULL);

  self->budget = bytes;
}

void
cliff_composer_get_label_box (CliffComposer *self,
                              int           *x,
                              int           *y,
                              int           *width,
                              int           *height)
{
  g_return_if_fail (self != NULL);

  *x = self->label_box.x;
  *y = self->label_box.y;
  *width = self->label_box.width;
  *height = self->label_box.height;
}

/* The pictures of a plan, shots or overlays, by their ids. */
static GHashTable *
index_by_id (const GPtrArray *pictures)
{
  GHashTable *by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = pictures->len; i > 0; i--)
    {
      CliffPlanShot *shot = g_ptr_array_index (pictures, i - 1);

      g_hash_table_insert (by_id, &shot->shot_id, GUINT_TO_POINTER (i));
    }

  return by_id;
}

static gboolean
adopt_as (CliffLayer *layer,
          CliffPlan  *plan,
          guint       index,
          GHashTable *taken)
{
  const GPtrArray *pictures = cliff_layer_is_overlay (layer) ? plan->overlays : plan->shots;
  gpointer shot = g_ptr_array_index (pictures, index);

  return !g_hash_table_contains (taken, shot) && cliff_layer_adopt (layer, plan, index) && g_hash_table_add (taken, shot);
}

/* Gives @layer to its own shot or clip, if that still shows the same file, else to the first one that does and has none
 * yet: of a long take cut in many, each part keeps its place in the file. */
static gboolean
adopt_layer (CliffLayer *layer,
             CliffPlan  *plan,
             GHashTable *by_id,
             GHashTable *taken)
{
  const GPtrArray *pictures = cliff_layer_is_overlay (layer) ? plan->overlays : plan->shots;
  CliffId id = cliff_layer_get_id (layer);
  guint own = GPOINTER_TO_UINT (g_hash_table_lookup (by_id, &id));

  if (own > 0 && adopt_as (layer, plan, own - 1, taken))
    return TRUE;
  for (guint i = 0; i < pictures->len; i++)
    if (adopt_as (layer, plan, i, taken))
      return TRUE;

  return FALSE;
}

/* Words are drawn as large as they become. */
static double
get_zoom (const CliffPlanText *text)
{
  return MIN (cliff_transform_get_closest (text->keys), MOST_ZOOM);
}

/**
 * cliff_composer_set_plan:
 * @self: a composer
 * @plan: what to show from now on
 *
 * An edit makes a new plan in which most shots are as they were: their decoders and pictures stay, so that the first frame
 * after the edit is there as fast as any other.
 */
void
cliff_composer_set_plan (CliffComposer *self,
                         CliffPlan     *plan)
{
  g_autoptr(GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) shots = NULL;
  g_autoptr(GHashTable) overlays = NULL;
  GList *next;

  g_return_if_fail (self != NULL && plan != NULL && plan->shots->len > 0);

  shots = index_by_id (plan->shots);
  overlays = index_by_id (plan->overlays);
  for (GList *link = self->layers.head; link != NULL; link = next)
    {
      next = link->next;
      if (adopt_layer (link->data, plan, cliff_layer_is_overlay (link->data) ? overlays : shots, taken))
        continue;
      cliff_layer_free (link->data);
      g_queue_delete_link (&self->layers, link);
    }
  if (!g_str_equal (plan->label, self->plan->label))
    {
      cliff_patch_free (self->label);
      self->label = cliff_lettering_new_label (plan->label, self->width, self->height, &self->label_box);
    }
  cliff_plan_ref (plan);
  cliff_plan_unref (self->plan);
  self->plan = plan;
}

/* Lets go of the layers used longest ago. */
static void
trim_layers (CliffComposer *self)
{
  gsize size = 0;
  guint kept = 0;
  GList *next;

  for (GList *link = self->layers.head; link != NULL; link = next)
    {
      next = link->next;
      size += cliff_layer_get_size (link->data);
      if (++kept > self->in_hand && size > self->budget)
        {
          cliff_layer_free (link->data);
          g_queue_delete_link (&self->layers, link);
        }
    }
}

static CliffLayer *
get_layer (CliffComposer *self,
           gboolean       overlay,
           guint          index)
{
  self->in_hand++;
  for (GList *link = self->layers.head; link != NULL; link = link->next)
    if (cliff_layer_is_of (link->data, overlay, index))
      {
        g_queue_unlink (&self->layers, link);
        g_queue_push_head_link (&self->layers, link);
        return link->data;
      }
  g_queue_push_head (&self->layers, cliff_layer_new (self->plan, overlay, index, self->width, self->height,
                                                     self->proxies));

  return g_queue_peek_head (&self->layers);
}

static gboolean
shows (const Lettering     *lettering,
       const CliffPlanText *text)
{
  return lettering->kind == text->kind && lettering->asked == get_zoom (text) && g_str_equal (lettering->text, text->text)
         && g_strcmp0 (lettering->style, text->style) == 0;
}

static const Lettering *
get_lettering (CliffComposer       *self,
               const CliffPlanText *text)
{
  Lettering *lettering;

  for (GList *link = self->patches.head; link != NULL; link = link->next)
    if (shows (link->data, text))
      {
        g_queue_unlink (&self->patches, link);
        g_queue_push_head_link (&self->patches, link);
        return link->data;
      }

  lettering = g_new0 (Lettering, 1);
  lettering->kind = text->kind;
  lettering->text = g_strdup (text->text);
  lettering->style = g_strdup (text->style);
  lettering->zoom = lettering->asked = get_zoom (text);
  lettering->patch = cliff_lettering_new_text (text, self->width, self->height, &lettering->zoom, &lettering->x,
                                               &lettering->y);
  g_queue_push_head (&self->patches, lettering);
  if (g_queue_get_length (&self->patches) > MAX_PATCHES)
    lettering_free (g_queue_pop_tail (&self->patches));

  return lettering;
}

/* ── Drawing ─────────────────────────────────────────────────────────────────────────────────── */

/* Whether the transition into shot @index holds @frame; then @at is which of its frames it is. */
static gboolean
is_in_transition (CliffPlan *plan,
                  guint      index,
                  int        frame,
                  int       *at)
{
  const CliffPlanShot *shot;

  if (index == 0 || index >= plan->shots->len)
    return FALSE;
  shot = g_ptr_array_index (plan->shots, index);
  *at = frame - (shot->start - shot->overlap / 2);

  return *at >= 0 && *at < shot->overlap;
}

/* Draws one layer; FALSE only when strict.  Of several problems the first is told. */
static gboolean
draw_layer (CliffComposer *self,
            gboolean       overlay,
            guint          index,
            int            frame,
            CliffPicture  *into,
            GError       **error)
{
  return cliff_layer_draw (get_layer (self, overlay, index), frame, into, self->strict ? error : NULL) || !self->strict;
}

static gboolean
draw_shots (CliffComposer *self,
            int            frame,
            CliffPicture  *into,
            GError       **error)
{
  guint index = cliff_plan_find_shot (self->plan, frame);
  guint incoming = index;
  int at;

  if (!is_in_transition (self->plan, index, frame, &at) && !is_in_transition (self->plan, ++incoming, frame, &at))
    return draw_layer (self, FALSE, index, frame, into, error);

  if (self->other == NULL)
    self->other = cliff_picture_new (self->width, self->height);
  if (!draw_layer (self, FALSE, incoming - 1, frame, into, error)
      || !draw_layer (self, FALSE, incoming, frame, self->other, error))
    return FALSE;
  cliff_transition_draw (g_ptr_array_index (self->plan->shots, incoming), at, into, self->other);

  return TRUE;
}

static gboolean
draw_overlays (CliffComposer *self,
               int            frame,
               CliffPicture  *into,
               GError       **error)
{
  for (guint i = 0; i < self->plan->overlays->len; i++)
    {
      const CliffPlanShot *overlay = g_ptr_array_index (self->plan->overlays, i);

      if (frame >= overlay->start && frame < overlay->start + overlay->length
          && !draw_layer (self, TRUE, i, frame, into, error))
        return FALSE;
    }

  return TRUE;
}

static void
draw_text (CliffComposer       *self,
           const CliffPlanText *text,
           int                  frame,
           CliffPicture        *into)
{
  const Lettering *lettering = get_lettering (self, text);
  CliffTransform transform = cliff_transform_get (self->plan, text->keys, text->fade_in, text->fade_out, text->start,
                                                  text->length, frame);
  int opacity = (int) lrint (transform.opacity * CLIFF_OPAQUE), x, y;
  const CliffSheet *sheet = cliff_patch_get_sheet (lettering->patch);
  cairo_matrix_t place;

  if (lettering->zoom == 1 && cliff_transform_is_placed (&transform))
    {
      cliff_patch_draw (lettering->patch, opacity, into);
      return;
    }
  if (sheet == NULL)
    return;
  cliff_patch_get_origin (lettering->patch, &x, &y);
  cairo_matrix_init (&place, 1 / lettering->zoom, 0, 0, 1 / lettering->zoom, x / lettering->zoom, y / lettering->zoom);
  cliff_transform_apply (&transform, lettering->x, lettering->y, self->width, self->height, &place);
  cliff_sheet_draw (sheet, &place, opacity, into);
}

static void
draw_texts (CliffComposer *self,
            int            frame,
            CliffPicture  *into)
{
  for (guint i = 0; i < self->plan->texts->len; i++)
    {
      const CliffPlanText *text = g_ptr_array_index (self->plan->texts, i);

      if (text->start > frame)
        break;
      if (frame < text->start + text->length)
        draw_text (self, text, frame, into);
    }
}

/**
 * cliff_composer_compose:
 * @self: a composer
 * @frame: 0 to the plan's frames less one
 * @into: of the composer's size
 * @error: return location
 *
 * Draws shots, then overlays, then captions and subtitles, then the label, which nothing covers.
 *
 * Returns: %FALSE only when strict: %G_IO_ERROR_NOT_FOUND or %G_IO_ERROR_FAILED, the message tells
 *   place and file
 */
gboolean
cliff_composer_compose (CliffComposer *self,
                        int            frame,
                        CliffPicture  *into,
                        GError       **error)
{
  g_return_val_if_fail (self != NULL && into != NULL, FALSE);
  g_return_val_if_fail (into->width == self->width && into->height == self->height, FALSE);
  g_return_val_if_fail (frame >= 0 && frame < self->plan->n_frames, FALSE);

  self->in_hand = 0;
  if (!draw_shots (self, frame, into, error) || !draw_overlays (self, frame, into, error))
    return FALSE;
  trim_layers (self);
  draw_texts (self, frame, into);
  cliff_patch_draw (self->label, CLIFF_OPAQUE, into);

  return TRUE;
}
