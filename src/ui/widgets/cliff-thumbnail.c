/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-thumbnail.h"

#include "cliff-stills.h"

struct _CliffThumbnail
{
  GtkWidget     parent_instance;

  int           width;
  char         *path;
  GdkTexture   *texture;
  GtkWidget    *icon;
  GCancellable *loading;
};

enum
{
  PROP_0,
  PROP_WIDTH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CliffThumbnail, cliff_thumbnail, GTK_TYPE_WIDGET)

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(CliffThumbnail) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = cliff_stills_load_finish (result, &error);

  /* Cancelled: another file has taken its place, and its own answer is on the way. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (self->icon == NULL)
    return;
  if (texture == NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), "image-missing-symbolic");
  g_set_object (&self->texture, texture);
  gtk_widget_set_visible (self->icon, texture == NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cliff_thumbnail_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  CliffThumbnail *self = CLIFF_THUMBNAIL (widget);
  int ignored;

  gtk_widget_measure (self->icon, orientation, -1, &ignored, &ignored, NULL, NULL);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->width * 16 / 9;
}

static void
cliff_thumbnail_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  gtk_widget_allocate (CLIFF_THUMBNAIL (widget)->icon, width, height, baseline, NULL);
}

/* Fills the widget and cuts what stands out, so that media of any shape look like the frame they will be. */
static void
cliff_thumbnail_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CliffThumbnail *self = CLIFF_THUMBNAIL (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);

  if (self->texture != NULL)
    {
      double scale = MAX (width / gdk_texture_get_width (self->texture),
                          height / gdk_texture_get_height (self->texture));
      double w = gdk_texture_get_width (self->texture) * scale;
      double h = gdk_texture_get_height (self->texture) * scale;

      gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
      gtk_snapshot_append_scaled_texture (snapshot, self->texture, GSK_SCALING_FILTER_TRILINEAR,
                                          &GRAPHENE_RECT_INIT ((width - w) / 2, (height - h) / 2, w, h));
      gtk_snapshot_pop (snapshot);
    }
  GTK_WIDGET_CLASS (cliff_thumbnail_parent_class)->snapshot (widget, snapshot);
}

static void
cliff_thumbnail_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  CliffThumbnail *self = CLIFF_THUMBNAIL (object);

  switch (prop_id)
    {
    case PROP_WIDTH:
      self->width = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cliff_thumbnail_dispose (GObject *object)
{
  CliffThumbnail *self = CLIFF_THUMBNAIL (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (cliff_thumbnail_parent_class)->dispose (object);
}

static void
cliff_thumbnail_class_init (CliffThumbnailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = cliff_thumbnail_set_property;
  object_class->dispose = cliff_thumbnail_dispose;
  widget_class->measure = cliff_thumbnail_measure;
  widget_class->size_allocate = cliff_thumbnail_size_allocate;
  widget_class->snapshot = cliff_thumbnail_snapshot;
  gtk_widget_class_set_css_name (widget_class, "thumbnail");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);

  properties[PROP_WIDTH] = g_param_spec_int ("width", NULL, NULL, 16, 1080, 108,
                                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cliff_thumbnail_init (CliffThumbnail *self)
{
  self->icon = gtk_image_new_from_icon_name ("image-x-generic-symbolic");
  gtk_widget_add_css_class (self->icon, "dim-label");
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
cliff_thumbnail_new (int width)
{
  return g_object_new (CLIFF_TYPE_THUMBNAIL, "width", width, NULL);
}

void
cliff_thumbnail_set_file (CliffThumbnail *self,
                          const char     *path,
                          gboolean        video)
{
  if (!g_set_str (&self->path, path))
    return;

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->texture);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                video ? "video-x-generic-symbolic" : "image-x-generic-symbolic");
  gtk_widget_set_visible (self->icon, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (path == NULL)
    return;

  self->loading = g_cancellable_new ();
  cliff_stills_load_async (path, video, self->width * gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                           self->loading, loaded_cb, g_object_ref (self));
}
