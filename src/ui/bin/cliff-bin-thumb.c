/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-bin-thumb.h"

#include "cliff-wave.h"

/* What is scrolled past asks for nothing. */
#define PATIENCE_MS 120

struct _CliffBinThumb
{
  GtkWidget      parent_instance;

  CliffProject  *project;
  int            size;
  gboolean       sound;
  char          *path, *sha256;
  CliffTime      time;      /* of the picture that stands for a video */
  CliffTime      duration;
  GtkWidget     *icon;
  GdkTexture    *texture;
  CliffPeaks    *peaks;
  GCancellable  *loading;
  guint          waiting;
};

G_DEFINE_FINAL_TYPE (CliffBinThumb, cliff_bin_thumb, GTK_TYPE_WIDGET)

/* ── Loading ── */

static int
get_height (CliffBinThumb *self)
{
  return self->size * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

static void
set_frame (CliffBinThumb  *self,
           CliffFilmFrame *frame)
{
  g_clear_object (&self->texture);
  self->texture = gdk_memory_texture_new (frame->width, frame->height, GDK_MEMORY_R8G8B8A8, frame->rgba, (gsize) frame->width * 4);
  gtk_widget_set_visible (self->icon, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_peaks (CliffBinThumb *self,
           CliffPeaks    *peaks)
{
  g_clear_pointer (&self->peaks, cliff_peaks_unref);
  self->peaks = cliff_peaks_ref (peaks);
  gtk_widget_set_visible (self->icon, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
framed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(CliffBinThumb) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) frames = cliff_filmstrip_load_finish (CLIFF_FILMSTRIP (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (self->icon == NULL)
    return;
  if (frames != NULL && frames->len > 0)
    set_frame (self, g_ptr_array_index (frames, 0));
}

static void
heard_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(CliffBinThumb) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffPeaks) peaks = cliff_waveform_load_finish (CLIFF_WAVEFORM (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (self->icon != NULL && peaks != NULL)
    set_peaks (self, peaks);
}

static gboolean
waited_cb (gpointer data)
{
  CliffBinThumb *self = data;

  self->waiting = 0;
  self->loading = g_cancellable_new ();
  if (self->sound)
    cliff_waveform_load_async (cliff_project_get_waveform (self->project), self->path, self->sha256, self->loading, heard_cb,
                               g_object_ref (self));
  else
    cliff_filmstrip_load_async (cliff_project_get_filmstrip (self->project), self->path, self->sha256, &self->time, 1,
                                get_height (self), self->loading, framed_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

/* Whether it is at hand already. */
static gboolean
peek (CliffBinThumb *self)
{
  CliffFilmFrame *frame = NULL;
  CliffPeaks *peaks = NULL;

  if (self->sound)
    peaks = cliff_waveform_peek (cliff_project_get_waveform (self->project), self->sha256);
  else
    frame = cliff_filmstrip_peek (cliff_project_get_filmstrip (self->project), self->sha256, self->time, get_height (self));
  if (peaks != NULL)
    set_peaks (self, peaks);
  if (frame != NULL)
    set_frame (self, frame);

  return peaks != NULL || frame != NULL;
}

static void
forget (CliffBinThumb *self)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->peaks, cliff_peaks_unref);
}

static const char *
get_icon (const CliffMediaSummary *summary,
          gboolean                 missing)
{
  if (missing)
    return "image-missing-symbolic";
  if (summary != NULL && g_str_equal (summary->kind, "picture"))
    return "image-x-generic-symbolic";
  if (summary != NULL && g_str_equal (summary->kind, "video"))
    return "video-x-generic-symbolic";

  return "audio-x-generic-symbolic";
}

void
cliff_bin_thumb_show (CliffBinThumb           *self,
                      const CliffMediaSummary *summary,
                      gboolean                 missing)
{
  forget (self);
  g_set_str (&self->path, summary != NULL ? summary->path : NULL);
  g_set_str (&self->sha256, summary != NULL ? summary->sha256 : NULL);
  self->duration = summary != NULL ? summary->duration : 0;
  /* The very start of a video is often black. */
  self->time = self->duration / 3;
  self->sound = summary != NULL && !g_str_equal (summary->kind, "picture") && !g_str_equal (summary->kind, "video");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), get_icon (summary, missing));
  gtk_widget_set_visible (self->icon, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  /* Where the project cannot be written there is neither. */
  if (self->path != NULL && !missing && cliff_project_get_filmstrip (self->project) != NULL && !peek (self))
    self->waiting = g_timeout_add (PATIENCE_MS, waited_cb, self);
}

/* ── GtkWidget ── */

static void
cliff_bin_thumb_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  CliffBinThumb *self = CLIFF_BIN_THUMB (widget);
  int ignored;

  gtk_widget_measure (self->icon, orientation, -1, &ignored, &ignored, NULL, NULL);
  *minimum = *natural = self->size;
}

static void
cliff_bin_thumb_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  gtk_widget_allocate (CLIFF_BIN_THUMB (widget)->icon, width, height, baseline, NULL);
}

static void
cliff_bin_thumb_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CliffBinThumb *self = CLIFF_BIN_THUMB (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  if (self->texture != NULL)
    {
      double scale = MIN ((double) width / gdk_texture_get_width (self->texture), (double) height / gdk_texture_get_height (self->texture));
      float w = (float) (gdk_texture_get_width (self->texture) * scale), h = (float) (gdk_texture_get_height (self->texture) * scale);

      gtk_snapshot_append_texture (snapshot, self->texture, &GRAPHENE_RECT_INIT ((width - w) / 2, (height - h) / 2, w, h));
    }
  if (self->peaks != NULL)
    {
      GdkRGBA colour;

      gtk_widget_get_color (widget, &colour);
      colour.alpha *= 0.7f;
      cliff_wave_draw (snapshot, self->peaks, 0, MAX (1, self->duration), 0, width, width, height, &colour);
    }
  GTK_WIDGET_CLASS (cliff_bin_thumb_parent_class)->snapshot (widget, snapshot);
}

static void
cliff_bin_thumb_dispose (GObject *object)
{
  CliffBinThumb *self = CLIFF_BIN_THUMB (object);

  forget (self);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_bin_thumb_parent_class)->dispose (object);
}

static void
cliff_bin_thumb_class_init (CliffBinThumbClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_bin_thumb_dispose;
  widget_class->measure = cliff_bin_thumb_measure;
  widget_class->size_allocate = cliff_bin_thumb_size_allocate;
  widget_class->snapshot = cliff_bin_thumb_snapshot;
  gtk_widget_class_set_css_name (widget_class, "thumbnail");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cliff_bin_thumb_init (CliffBinThumb *self)
{
  self->icon = gtk_image_new_from_icon_name ("image-x-generic-symbolic");
  gtk_widget_add_css_class (self->icon, "dim-label");
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
cliff_bin_thumb_new (CliffProject *project,
                     int           size)
{
  CliffBinThumb *self = g_object_new (CLIFF_TYPE_BIN_THUMB, NULL);

  self->project = g_object_ref (project);
  self->size = size;

  return GTK_WIDGET (self);
}
