/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-zoom.h"

#include <math.h>

static CliffTime
get_scale (CliffTimelineView *self)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (self);

  return geometry != NULL ? cliff_geometry_get_scale (geometry) : CLIFF_SCALE_MAX;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           CliffTimelineView        *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean notches = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  double x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0, y;
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  GtkAdjustment *vertical = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  graphene_point_t point;

  if (cliff_timeline_view_get_geometry (self) == NULL)
    return FALSE;
  if ((state & GDK_CONTROL_MASK) != 0)
    {
      double factor = pow (notches ? 1.25 : 1.005, dy);
      GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
      double surface_x, surface_y;

      gtk_native_get_surface_transform (native, &surface_x, &surface_y);
      if (gdk_event_get_position (event, &x, &y) &&
          gtk_widget_compute_point (GTK_WIDGET (native), GTK_WIDGET (self),
                                    &GRAPHENE_POINT_INIT ((float) (x - surface_x), (float) (y - surface_y)), &point))
        x = point.x;
      cliff_timeline_view_set_scale (self, (CliffTime) ((double) get_scale (self) * factor), x);
      return TRUE;
    }
  /* Where all rows are in sight, the wheel goes along the time. */
  if (dx == 0 && (state & GDK_SHIFT_MASK) == 0 &&
      gtk_adjustment_get_upper (vertical) <= gtk_adjustment_get_page_size (vertical))
    {
      cliff_timeline_view_scroll_by (self, dy * (notches ? 60 : 1), 0);
      return TRUE;
    }

  return FALSE;
}

static void
zoomed_cb (GtkGestureZoom    *gesture,
           double             factor,
           CliffTimelineView *self)
{
  CliffTime *begun = g_object_get_data (G_OBJECT (gesture), "scale");
  double x, y;

  if (begun == NULL || factor <= 0 || !gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    return;
  cliff_timeline_view_set_scale (self, (CliffTime) ((double) *begun / factor), x);
}

static void
zoom_begun_cb (GtkGesture        *gesture,
               GdkEventSequence  *sequence,
               CliffTimelineView *self)
{
  CliffTime scale = get_scale (self);

  g_object_set_data_full (G_OBJECT (gesture), "scale", g_memdup2 (&scale, sizeof scale), g_free);
}

void
cliff_timeline_zoom_add (CliffTimelineView *view)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *zoom = gtk_gesture_zoom_new ();

  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), view, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (view), scroll);
  g_signal_connect_object (zoom, "begin", G_CALLBACK (zoom_begun_cb), view, G_CONNECT_DEFAULT);
  g_signal_connect_object (zoom, "scale-changed", G_CALLBACK (zoomed_cb), view, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (zoom));
}
