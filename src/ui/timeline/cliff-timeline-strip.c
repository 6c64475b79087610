/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-strip.h"

#include <math.h>

/* The finest step, of which all others are doubles. */
#define STEP (CLIFF_SECOND / 16)
#define MAX_LOT 16
#define MAX_KEPT 384
/* What is scrolled past asks for nothing. */
#define PATIENCE_MS 150
/* Something narrower shows one picture. */
#define LEAST_WIDTH 32

struct _CliffTimelineStrip
{
  CliffProject  *project;
  GtkWidget     *widget;   /* owns this */
  char          *path, *sha256;
  GHashTable    *frames;   /* CliffTime → GdkTexture */
  GArray        *wanted;   /* CliffTime: seen, but not there */
  int            height;   /* of the pictures, in device pixels */
  GCancellable  *loading;
  guint          waiting;
  gboolean       failed;
};

typedef struct
{
  CliffTimelineStrip *strip;  /* gone when it is cancelled */
  GtkWidget          *widget;
  GCancellable       *cancellable;
} Lot;

CliffTimelineStrip *
cliff_timeline_strip_new (CliffProject *project,
                          GtkWidget    *widget)
{
  CliffTimelineStrip *self = g_new0 (CliffTimelineStrip, 1);

  self->project = project;
  self->widget = widget;
  self->frames = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (CliffTime));

  return self;
}

static void
stop (CliffTimelineStrip *self)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

void
cliff_timeline_strip_free (CliffTimelineStrip *self)
{
  stop (self);
  g_hash_table_unref (self->frames);
  g_array_unref (self->wanted);
  g_free (self->path);
  g_free (self->sha256);
  g_free (self);
}

void
cliff_timeline_strip_set (CliffTimelineStrip *self,
                          const char         *path,
                          const char         *sha256)
{
  g_set_str (&self->path, path);
  if (!g_set_str (&self->sha256, sha256))
    return;
  stop (self);
  g_hash_table_remove_all (self->frames);
  self->failed = FALSE;
}

/* ── Pictures ── */

static void
keep (CliffTimelineStrip *self,
      CliffFilmFrame     *frame)
{
  if (g_hash_table_size (self->frames) >= MAX_KEPT)
    g_hash_table_remove_all (self->frames);
  g_hash_table_insert (self->frames, g_memdup2 (&frame->time, sizeof frame->time),
                       gdk_memory_texture_new (frame->width, frame->height, GDK_MEMORY_R8G8B8A8, frame->rgba, (gsize) frame->width * 4));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Lot *lot = data;
  g_autoptr(GPtrArray) frames = cliff_filmstrip_load_finish (CLIFF_FILMSTRIP (source), result, NULL);

  if (!g_cancellable_is_cancelled (lot->cancellable))
    {
      CliffTimelineStrip *self = lot->strip;

      g_clear_object (&self->loading);
      /* What cannot be read is not asked for again and again. */
      self->failed = frames == NULL;
      for (guint i = 0; frames != NULL && i < frames->len; i++)
        keep (self, g_ptr_array_index (frames, i));
      gtk_widget_queue_draw (lot->widget);
    }
  g_object_unref (lot->widget);
  g_object_unref (lot->cancellable);
  g_free (lot);
}

static gboolean
waited_cb (gpointer data)
{
  CliffTimelineStrip *self = data;
  Lot *lot = g_new0 (Lot, 1);

  self->waiting = 0;
  self->loading = g_cancellable_new ();
  lot->strip = self;
  lot->widget = g_object_ref (self->widget);
  lot->cancellable = g_object_ref (self->loading);
  cliff_filmstrip_load_async (cliff_project_get_filmstrip (self->project), self->path, self->sha256,
                              (const CliffTime *) (gpointer) self->wanted->data, self->wanted->len, self->height, self->loading,
                              loaded_cb, lot);

  return G_SOURCE_REMOVE;
}

static void
want (CliffTimelineStrip *self)
{
  if (self->wanted->len == 0 || self->loading != NULL || self->failed)
    return;
  g_clear_handle_id (&self->waiting, g_source_remove);
  self->waiting = g_timeout_add (PATIENCE_MS, waited_cb, self);
}

/* The picture at @time, or the nearest before it of a coarser step. (nullable) */
static GdkTexture *
find (CliffTimelineStrip *self,
      CliffTime           time,
      CliffTime           step)
{
  GdkTexture *texture = g_hash_table_lookup (self->frames, &time);
  CliffFilmFrame *frame = NULL;

  /* Another clip, or this one before it was scrolled away, may have had it. */
  if (texture == NULL)
    frame = cliff_filmstrip_peek (cliff_project_get_filmstrip (self->project), self->sha256, time, self->height);
  if (frame != NULL)
    {
      keep (self, frame);
      texture = g_hash_table_lookup (self->frames, &time);
    }
  if (texture == NULL && self->wanted->len < MAX_LOT)
    g_array_append_val (self->wanted, time);
  for (int i = 0; texture == NULL && i < 8; i++)
    {
      CliffTime coarser;

      step *= 2;
      coarser = time / step * step;
      texture = g_hash_table_lookup (self->frames, &coarser);
    }

  return texture;
}

/* ── Drawing ── */

/* The time from one picture to the next: so that they stand between half of their width and their whole width apart. */
static CliffTime
get_step (double tile_time)
{
  CliffTime step = STEP;

  while (step * 2 <= tile_time && step < CLIFF_SECOND << 20)
    step *= 2;

  return step;
}

static double
get_aspect (CliffTimelineStrip *self,
            GdkTexture         *still)
{
  GHashTableIter iter;
  gpointer texture = still;

  g_hash_table_iter_init (&iter, self->frames);
  g_hash_table_iter_next (&iter, NULL, &texture);

  return texture != NULL ? (double) gdk_texture_get_width (texture) / gdk_texture_get_height (texture) : 9.0 / 16;
}

gboolean
cliff_timeline_strip_draw (CliffTimelineStrip    *self,
                           GtkSnapshot           *snapshot,
                           GdkTexture            *still,
                           const CliffStripPlace *place)
{
  double per_pixel = (double) place->scale * ABS (place->speed) / CLIFF_PPM;
  double tile = place->height * get_aspect (self, still);
  CliffTime step, first, last;
  int from = MAX (0, place->from), to = MIN (place->width, place->to);

  if (self->sha256 == NULL || cliff_project_get_filmstrip (self->project) == NULL || place->width < LEAST_WIDTH || per_pixel <= 0 || to <= from)
    return FALSE;
  g_array_set_size (self->wanted, 0);
  self->height = place->height * gtk_widget_get_scale_factor (self->widget);
  step = get_step (tile * per_pixel);
  /* Backwards the source's time falls from left to right. */
  first = place->in + (CliffTime) ((place->speed < 0 ? -to : from) * per_pixel);
  last = place->in + (CliffTime) ((place->speed < 0 ? -from : to) * per_pixel);
  first = MAX (0, first) / step * step;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, place->width, place->height));
  for (CliffTime time = first; time < MAX (last, first + 1); time += step)
    {
      GdkTexture *texture = find (self, place->duration > 0 ? MIN (time, place->duration) : time, step);
      double x = (double) (time - place->in) / per_pixel;

      if (place->speed < 0)
        x = -x - (double) step / per_pixel;
      if (texture == NULL)
        texture = still;
      if (texture != NULL)
        gtk_snapshot_append_texture (snapshot, texture, &GRAPHENE_RECT_INIT ((float) x, 0, (float) tile, place->height));
    }
  gtk_snapshot_pop (snapshot);
  want (self);

  return TRUE;
}
