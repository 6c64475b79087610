/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-compose.h"

#include "cliff-layer.h"
#include "cliff-lettering.h"
#include "cliff-picture-private.h"

/* What is kept at hand: layers up to so many bytes, texts up to so many. */
#define LAYER_BUDGET (256 * 1024 * 1024)
#define MAX_PATCHES 16

struct _CliffComposer
{
  CliffPlan             *plan;
  int                    width, height;
  gboolean               strict;
  char                  *proxies;  /* folder; NULL: files are read themselves */
  gsize                  budget;
  guint                  in_hand;  /* layers of the present frame: one, or two in a dissolve */
  CliffPatch            *label;
  cairo_rectangle_int_t  label_box;
  CliffPicture          *other;    /* the picture that is dissolved in; made when needed */
  GQueue                 layers;   /* CliffLayer, the last used first */
  GQueue                 patches;  /* Lettering, the last used first */
};

/* One text of the plan, drawn. */
typedef struct
{
  guint       index;
  CliffPatch *patch;
} Lettering;

static void
lettering_free (gpointer data)
{
  Lettering *lettering = data;

  cliff_patch_free (lettering->patch);
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
  g_free (self->proxies);
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

  g_set_str (&self->proxies, folder);
  g_queue_clear_full (&self->layers, (GDestroyNotify) cliff_layer_free);
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

/* Gives @layer to the first shot of @plan that looks the same and has none yet. */
static gboolean
adopt_layer (CliffLayer *layer,
             CliffPlan  *plan,
             GHashTable *taken)
{
  for (guint i = 0; i < plan->shots->len; i++)
    if (!g_hash_table_contains (taken, GUINT_TO_POINTER (i)) && cliff_layer_adopt (layer, plan, i))
      return g_hash_table_add (taken, GUINT_TO_POINTER (i));

  return FALSE;
}

static gboolean
adopt_lettering (Lettering  *lettering,
                 CliffPlan  *from,
                 CliffPlan  *plan,
                 GHashTable *taken)
{
  const CliffPlanText *old = g_ptr_array_index (from->texts, lettering->index);

  for (guint i = 0; i < plan->texts->len; i++)
    {
      const CliffPlanText *text = g_ptr_array_index (plan->texts, i);

      if (text->style != old->style || !g_str_equal (text->text, old->text)
          || g_hash_table_contains (taken, GUINT_TO_POINTER (i)))
        continue;
      lettering->index = i;
      return g_hash_table_add (taken, GUINT_TO_POINTER (i));
    }

  return FALSE;
}

/**
 * cliff_composer_set_plan:
 * @self: a composer
 * @plan: what to show from now on
 *
 * An edit makes a new plan in which most shots and texts are as they were: their decoders and
 * pictures stay, so that the first frame after the edit is there as fast as any other.
 */
void
cliff_composer_set_plan (CliffComposer *self,
                         CliffPlan     *plan)
{
  g_autoptr(GHashTable) layers = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) texts = g_hash_table_new (NULL, NULL);
  GList *next;

  g_return_if_fail (self != NULL && plan != NULL && plan->shots->len > 0);

  for (GList *link = self->layers.head; link != NULL; link = next)
    {
      next = link->next;
      if (adopt_layer (link->data, plan, layers))
        continue;
      cliff_layer_free (link->data);
      g_queue_delete_link (&self->layers, link);
    }
  for (GList *link = self->patches.head; link != NULL; link = next)
    {
      next = link->next;
      if (adopt_lettering (link->data, self->plan, plan, texts))
        continue;
      lettering_free (link->data);
      g_queue_delete_link (&self->patches, link);
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
           guint          index)
{
  for (GList *link = self->layers.head; link != NULL; link = link->next)
    if (cliff_layer_get_index (link->data) == index)
      {
        g_queue_unlink (&self->layers, link);
        g_queue_push_head_link (&self->layers, link);
        return link->data;
      }
  g_queue_push_head (&self->layers, cliff_layer_new (self->plan, index, self->width, self->height,
                                                   self->proxies));

  return g_queue_peek_head (&self->layers);
}

static const CliffPatch *
get_patch (CliffComposer *self,
           guint          index)
{
  const CliffPlanText *text = g_ptr_array_index (self->plan->texts, index);
  Lettering *lettering;

  for (GList *link = self->patches.head; link != NULL; link = link->next)
    {
      lettering = link->data;
      if (lettering->index != index)
        continue;
      g_queue_unlink (&self->patches, link);
      g_queue_push_head_link (&self->patches, link);
      return lettering->patch;
    }

  lettering = g_new0 (Lettering, 1);
  lettering->index = index;
  lettering->patch = cliff_lettering_new_text (text->text, text->style, self->width, self->height);
  g_queue_push_head (&self->patches, lettering);
  if (g_queue_get_length (&self->patches) > MAX_PATCHES)
    lettering_free (g_queue_pop_tail (&self->patches));

  return lettering->patch;
}

/* Whether a dissolve into shot @index holds @frame, and how far it is, in 1/256. */
static gboolean
is_in_dissolve (CliffPlan *plan,
                guint      index,
                int        frame,
                int       *share)
{
  const CliffPlanShot *shot;
  int at;

  if (index == 0 || index >= plan->shots->len)
    return FALSE;
  shot = g_ptr_array_index (plan->shots, index);
  at = frame - (shot->start - shot->dissolve / 2);
  if (at < 0 || at >= shot->dissolve)
    return FALSE;
  *share = (2 * at + 1) * 256 / (2 * shot->dissolve);

  return TRUE;
}

static gboolean
draw_shots (CliffComposer *self,
            int            frame,
            CliffPicture  *into,
            GError       **error)
{
  guint index = cliff_plan_find_shot (self->plan, frame);
  guint incoming = index;
  int share;
  gboolean dissolve = is_in_dissolve (self->plan, index, frame, &share);

  if (!dissolve)
    {
      incoming = index + 1;
      dissolve = is_in_dissolve (self->plan, incoming, frame, &share);
    }
  self->in_hand = dissolve ? 2 : 1;
  if (!dissolve)
    return cliff_layer_draw (get_layer (self, index), frame, into, error);

  if (self->other == NULL)
    self->other = cliff_picture_new (self->width, self->height);
  if (!cliff_layer_draw (get_layer (self, incoming - 1), frame, into, self->strict ? error : NULL)
      && self->strict)
    return FALSE;
  if (!cliff_layer_draw (get_layer (self, incoming), frame, self->other, self->strict ? error
                         : NULL) && self->strict)
    return FALSE;
  cliff_picture_mix (into, self->other, share);

  return TRUE;
}

/**
 * cliff_composer_compose:
 * @self: a composer
 * @frame: 0 to the plan's frames less one
 * @into: of the composer's size
 * @error: return location
 *
 * Draws shots, then captions and subtitles, then the label, which nothing covers.
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
  g_autoptr(GError) problem = NULL;

  g_return_val_if_fail (self != NULL && into != NULL, FALSE);
  g_return_val_if_fail (into->width == self->width && into->height == self->height, FALSE);
  g_return_val_if_fail (frame >= 0 && frame < self->plan->n_frames, FALSE);

  if (!draw_shots (self, frame, into, &problem) && self->strict)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  trim_layers (self);

  for (guint i = 0; i < self->plan->texts->len; i++)
    {
      const CliffPlanText *text = g_ptr_array_index (self->plan->texts, i);

      if (text->start > frame)
        break;
      if (frame < text->start + text->length)
        cliff_patch_draw (get_patch (self, i), into);
    }
  cliff_patch_draw (self->label, into);

  return TRUE;
}
