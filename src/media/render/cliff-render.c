/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-render.h"

#include "cliff-render-cache.h"
#include "cliff-render-mux.h"
#include "cliff-render-pool.h"
#include "cliff-render-unit.h"

#include <glib/gstdio.h>

/* Orders of the sound belong to no chain of pictures. */
#define SOUND_CHAIN 0
/* The part of the work that is rendering; the rest is joining. */
#define RENDER_SHARE 0.97

typedef struct
{
  CliffPlan         *plan;
  const char        *folder;
  GPtrArray         *units;       /* CliffRenderUnit */
  GPtrArray         *pictures;    /* CliffRenderPackets of each unit; NULL = not there yet */
  GArray            *rendered;    /* gboolean a unit: made now */
  CliffRenderPackets      *sound;
  char              *sound_key;

  CliffProgressFunc  progress;
  gpointer           progress_data;
  GCancellable      *cancellable;
} Render;

static void
render_clear (Render *self)
{
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_clear_pointer (&self->rendered, g_array_unref);
  g_clear_pointer (&self->sound, cliff_render_packets_free);
  g_clear_pointer (&self->sound_key, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Render, render_clear)

static void
free_packets (gpointer packets)
{
  if (packets != NULL)
    cliff_render_packets_free (packets);
}

static void
on_progress (double      fraction,
             const char *stage,
             gpointer    data)
{
  Render *self = data;

  if (self->progress != NULL)
    self->progress (fraction * RENDER_SHARE, stage, self->progress_data);
}

/* Takes from the cache what is there and whole. */
static void
load_cached (Render *self)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      const CliffRenderUnit *unit = g_ptr_array_index (self->units, i);

      if (g_ptr_array_index (self->pictures, i) == NULL)
        self->pictures->pdata[i] = cliff_render_cache_load (self->folder, unit->key,
                                                            (guint) unit->length);
    }
  if (self->sound == NULL)
    self->sound = cliff_render_cache_load (self->folder, self->sound_key, 0);
}

/* What is missing.  The sound comes first: it is the longest single piece. */
static GPtrArray *
list_orders (Render *self)
{
  GPtrArray *orders = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_render_order_free);
  g_autoptr(GHashTable) listed = g_hash_table_new (g_str_hash, g_str_equal);

  if (self->sound == NULL)
    {
      CliffRenderOrder *order = g_new0 (CliffRenderOrder, 1);

      order->path = cliff_render_cache_dup_path (self->folder, self->sound_key);
      order->chain = SOUND_CHAIN;
      g_ptr_array_add (orders, order);
    }
  for (guint i = 0; i < self->units->len; i++)
    {
      const CliffRenderUnit *unit = g_ptr_array_index (self->units, i);
      CliffRenderOrder *order;

      /* Equal units are rendered once. */
      if (g_ptr_array_index (self->pictures, i) != NULL || !g_hash_table_add (listed, unit->key))
        continue;
      order = g_new0 (CliffRenderOrder, 1);
      order->path = cliff_render_cache_dup_path (self->folder, unit->key);
      order->start = unit->start;
      order->length = unit->length;
      order->chain = unit->chain;
      g_ptr_array_add (orders, order);
      g_array_index (self->rendered, gboolean, i) = TRUE;
    }

  return orders;
}

static gboolean
render_missing (Render  *self,
                GError **error)
{
  g_autoptr(GPtrArray) orders = list_orders (self);

  if (orders->len == 0)
    return TRUE;
  if (!cliff_render_pool_run (self->plan, orders, on_progress, self, self->cancellable, error))
    return FALSE;
  load_cached (self);
  for (guint i = 0; i < self->pictures->len; i++)
    if (g_ptr_array_index (self->pictures, i) == NULL || self->sound == NULL)
      {
        g_set_error (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_WRITE,
                     "What was rendered cannot be read back from %s", self->folder);
        return FALSE;
      }

  return TRUE;
}

static GBytes *
get_codec_data (Render *self,
                guint   index)
{
  return cliff_render_packets_get_codec_data (g_ptr_array_index (self->pictures, index));
}

/* The first of the units rendered now, or the first of all. */
static guint
find_reference (Render *self)
{
  for (guint i = 0; i < self->rendered->len; i++)
    if (g_array_index (self->rendered, gboolean, i))
      return i;
  return 0;
}

/* Removes the units that cannot be joined with unit @reference; how many these were. */
static int
drop_strangers (Render *self,
                guint   reference)
{
  g_autoptr(GBytes) codec_data = g_bytes_ref (get_codec_data (self, reference));
  int dropped = 0;

  for (guint i = 0; i < self->units->len; i++)
    {
      const CliffRenderUnit *unit = g_ptr_array_index (self->units, i);
      g_autofree char *path = cliff_render_cache_dup_path (self->folder, unit->key);

      if (g_bytes_equal (codec_data, get_codec_data (self, i)))
        continue;
      g_unlink (path);
      g_clear_pointer ((CliffRenderPackets **) &self->pictures->pdata[i],
                       cliff_render_packets_free);
      dropped++;
    }

  return dropped;
}

/* One file has one set of codec data.  Units that another version of the encoder left in the
 * cache are made anew. */
static gboolean
unite_codec_data (Render  *self,
                  GError **error)
{
  if (drop_strangers (self, find_reference (self)) == 0)
    return TRUE;
  if (!render_missing (self, error))
    return FALSE;
  if (drop_strangers (self, 0) == 0)
    return TRUE;
  g_set_error_literal (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_ENCODER,
                       "The encoder gives streams that cannot be joined");

  return FALSE;
}

static gboolean
make_folder (const char *folder,
             GError    **error)
{
  if (g_mkdir_with_parents (folder, 0755) == 0)
    return TRUE;
  g_set_error (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_WRITE,
               "The folder %s cannot be made: %s", folder,
               g_strerror (errno));

  return FALSE;
}

static void
trim_cache (Render *self)
{
  g_autoptr(GHashTable) keep = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->units->len; i++)
    g_hash_table_add (keep, ((CliffRenderUnit *) g_ptr_array_index (self->units, i))->key);
  g_hash_table_add (keep, self->sound_key);
  cliff_render_cache_trim (self->folder, CLIFF_RENDER_CACHE_QUOTA, keep);
}

static void
fill_report (Render            *self,
             CliffRenderReport *report)
{
  report->units = (int) self->units->len;
  report->units_rendered = 0;
  for (guint i = 0; i < self->rendered->len; i++)
    report->units_rendered += g_array_index (self->rendered, gboolean, i);
}

/**
 * cliff_render_plan:
 * @plan: what to render
 * @cache_folder: where units are kept; made when needed, may be deleted at any moment
 * @path: the MP4 to write; replaced only by a whole file
 * @report: (out) (optional): how much had to be rendered
 * @progress: (nullable): told in this thread
 * @progress_data: the caller's
 * @cancellable: (nullable): ends the workers at once; finished units stay in the cache
 * @error: return location
 *
 * Renders what the cache does not have, in worker processes, and joins all without encoding again.
 * Blocking; any thread but a window's main one.
 *
 * Returns: %FALSE with %CLIFF_RENDER_ERROR or %G_IO_ERROR_CANCELLED; then there is no new file at
 *   @path
 */
gboolean
cliff_render_plan (CliffPlan          *plan,
                   const char         *cache_folder,
                   const char         *path,
                   CliffRenderReport  *report,
                   CliffProgressFunc   progress,
                   gpointer            progress_data,
                   GCancellable       *cancellable,
                   GError            **error)
{
  g_auto(Render) self = { plan, cache_folder };

  g_return_val_if_fail (plan != NULL && cache_folder != NULL && path != NULL, FALSE);

  self.progress = progress;
  self.progress_data = progress_data;
  self.cancellable = cancellable;
  if (!make_folder (cache_folder, error))
    return FALSE;
  self.units = cliff_render_split (plan);
  self.sound_key = cliff_render_dup_sound_key (plan);
  self.pictures = g_ptr_array_new_with_free_func (free_packets);
  g_ptr_array_set_size (self.pictures, (int) self.units->len);
  self.rendered = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_array_set_size (self.rendered, self.units->len);

  load_cached (&self);
  if (!render_missing (&self, error) || !unite_codec_data (&self, error))
    return FALSE;
  if (progress != NULL)
    progress (RENDER_SHARE, "join", progress_data);
  if (!cliff_render_mux (plan, self.pictures, self.sound, path, cancellable, error))
    return FALSE;
  trim_cache (&self);
  if (report != NULL)
    fill_report (&self, report);
  if (progress != NULL)
    progress (1.0, "join", progress_data);

  return TRUE;
}
