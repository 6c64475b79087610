/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-headers.h"

#include "cliff-timeline-header.h"

#include <glib/gi18n.h>

#define WIDTH 168
#define NARROW_WIDTH 76

struct _CliffTimelineHeaders
{
  GtkWidget          parent_instance;

  CliffTimelineView *view;
  CliffProject      *project;
  gboolean           narrow;
  CliffCut          *cut;     /* shown already */
  GPtrArray         *headers;  /* CliffTimelineHeader, children */
};

G_DEFINE_FINAL_TYPE (CliffTimelineHeaders, cliff_timeline_headers, GTK_TYPE_WIDGET)

static void
set_n_headers (CliffTimelineHeaders *self,
               guint                 n_headers)
{
  while (self->headers->len > n_headers)
    {
      gtk_widget_unparent (g_ptr_array_index (self->headers, self->headers->len - 1));
      g_ptr_array_set_size (self->headers, (int) self->headers->len - 1);
    }
  while (self->headers->len < n_headers)
    {
      GtkWidget *header = cliff_timeline_header_new (self->project);

      gtk_widget_set_parent (header, GTK_WIDGET (self));
      g_ptr_array_add (self->headers, header);
    }
}

static void
show_rows (CliffTimelineHeaders *self)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (self->view);
  CliffCut *cut = geometry != NULL ? cliff_geometry_get_cut (geometry) : NULL;

  g_clear_pointer (&self->cut, cliff_cut_unref);
  self->cut = cut != NULL ? cliff_cut_ref (cut) : NULL;
  set_n_headers (self, cut != NULL ? cliff_geometry_get_n_rows (geometry) : 0);
  for (guint i = 0; i < self->headers->len; i++)
    cliff_timeline_header_show (g_ptr_array_index (self->headers, i), geometry, i, self->narrow);
}

static void
layout_changed_cb (CliffTimelineHeaders *self)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (self->view);

  if ((geometry != NULL ? cliff_geometry_get_cut (geometry) : NULL) != self->cut)
    show_rows (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
cliff_timeline_headers_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  CliffTimelineHeaders *self = CLIFF_TIMELINE_HEADERS (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = self->narrow ? NARROW_WIDTH : WIDTH;
}

static void
cliff_timeline_headers_size_allocate (GtkWidget *widget,
                                      int        width,
                                      int        height,
                                      int        baseline)
{
  CliffTimelineHeaders *self = CLIFF_TIMELINE_HEADERS (widget);

  for (guint i = 0; i < self->headers->len; i++)
    {
      GtkWidget *header = g_ptr_array_index (self->headers, i);
      int row_height = cliff_geometry_get_row (cliff_timeline_view_get_geometry (self->view), i)->height;
      int least, least_height;

      gtk_widget_measure (header, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_measure (header, GTK_ORIENTATION_VERTICAL, MAX (least, width), &least_height, NULL, NULL, NULL);
      gtk_widget_size_allocate (header, &(GtkAllocation) { 0, cliff_timeline_view_get_top (self->view, i),
                                                           MAX (least, width), MAX (least_height, row_height) }, -1);
    }
}

static void
cliff_timeline_headers_dispose (GObject *object)
{
  CliffTimelineHeaders *self = CLIFF_TIMELINE_HEADERS (object);

  if (self->headers != NULL)
    set_n_headers (self, 0);
  g_clear_pointer (&self->headers, g_ptr_array_unref);
  g_clear_pointer (&self->cut, cliff_cut_unref);
  g_clear_object (&self->project);
  g_clear_weak_pointer (&self->view);

  G_OBJECT_CLASS (cliff_timeline_headers_parent_class)->dispose (object);
}

static void
cliff_timeline_headers_class_init (CliffTimelineHeadersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_timeline_headers_dispose;
  widget_class->measure = cliff_timeline_headers_measure;
  widget_class->size_allocate = cliff_timeline_headers_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "laneheaders");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cliff_timeline_headers_init (CliffTimelineHeaders *self)
{
  self->headers = g_ptr_array_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Lanes"), -1);
}

void
cliff_timeline_headers_set_view (CliffTimelineHeaders *self,
                                 CliffTimelineView    *view)
{
  g_set_weak_pointer (&self->view, view);
  self->project = g_object_ref (cliff_timeline_view_get_project (view));
  g_signal_connect_object (view, "layout-changed", G_CALLBACK (layout_changed_cb), self, G_CONNECT_SWAPPED);
  show_rows (self);
}

void
cliff_timeline_headers_set_narrow (CliffTimelineHeaders *self,
                                   gboolean              narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  if (self->view != NULL)
    show_rows (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
