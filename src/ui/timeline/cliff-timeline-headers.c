/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-headers.h"

#include "cliff-lane-popover.h"
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
  gint64             told;     /* when the levels were shown last, µs */
  CliffId            dragged;  /* the lane that a hand moves; 0: none */
  int                target;   /* the row above which it would come to stand */
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

/* ── Levels ── */

static void
show_levels (CliffTimelineHeaders *self)
{
  CliffPlayer *player = cliff_project_get_player (self->project);
  gboolean playing = cliff_player_get_rate (player) == 1;
  gint64 now = g_get_monotonic_time ();

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < self->headers->len; i++)
    cliff_timeline_header_set_level (g_ptr_array_index (self->headers, i), playing ? cliff_player_get_mix (player) : NULL,
                                     cliff_player_get_position (player), playing ? now - self->told : -1);
  self->told = now;
}

/* ── Moving a lane by hand ── */

static gboolean
is_above (CliffTimelineHeaders *self,
          guint                 row)
{
  for (guint i = row; i < self->headers->len; i++)
    if (cliff_geometry_get_row (cliff_timeline_view_get_geometry (self->view), i)->kind == CLIFF_ROW_STORYLINE)
      return TRUE;

  return FALSE;
}

static int
find_row (CliffTimelineHeaders *self,
          CliffId               lane_id)
{
  for (guint i = 0; i < self->headers->len; i++)
    if (lane_id != 0 && cliff_timeline_header_get_lane (g_ptr_array_index (self->headers, i)) == lane_id)
      return (int) i;

  return -1;
}

/* The rows of the dragged lane's half of the timeline: from @first on, up to @end. */
static void
find_half (CliffTimelineHeaders *self,
           int                  *first,
           int                  *end)
{
  int row = find_row (self, self->dragged);

  *first = *end = row;
  while (*first > 0 && cliff_timeline_header_get_lane (g_ptr_array_index (self->headers, *first - 1)) != 0 &&
         is_above (self, (guint) *first - 1) == is_above (self, (guint) row))
    (*first)--;
  while (*end < (int) self->headers->len && cliff_timeline_header_get_lane (g_ptr_array_index (self->headers, *end)) != 0 &&
         is_above (self, (guint) *end) == is_above (self, (guint) row))
    (*end)++;
}

static void
drag_begin_cb (GtkGestureDrag       *gesture,
               double                x,
               double                y,
               CliffTimelineHeaders *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *header = picked != NULL ? gtk_widget_get_ancestor (picked, CLIFF_TYPE_TIMELINE_HEADER) : NULL;

  self->dragged = 0;
  self->target = -1;
  if (header == NULL || !cliff_project_get_writable (self->project) || gtk_widget_get_ancestor (picked, GTK_TYPE_BUTTON) != NULL)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->dragged = cliff_timeline_header_get_lane (CLIFF_TIMELINE_HEADER (header));
}

static void
drag_update_cb (GtkGestureDrag       *gesture,
                double                dx,
                double                dy,
                CliffTimelineHeaders *self)
{
  double x, y;
  int first, end, target;

  if (find_row (self, self->dragged) < 0 || (self->target < 0 && !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, 0, (int) dy)))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  find_half (self, &first, &end);
  for (target = first; target < end; target++)
    {
      const CliffRow *row = cliff_geometry_get_row (cliff_timeline_view_get_geometry (self->view), (guint) target);

      if (y + dy < cliff_timeline_view_get_top (self->view, (guint) target) + row->height / 2.0)
        break;
    }
  self->target = target;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (GtkGestureDrag       *gesture,
             double                dx,
             double                dy,
             CliffTimelineHeaders *self)
{
  CliffId lane_id = self->dragged;
  int target = self->target, first, end;

  if (lane_id != 0 && target >= 0 && find_row (self, lane_id) >= 0)
    {
      find_half (self, &first, &end);
      cliff_lane_move_to (self->project, lane_id, (guint) MAX (0, target - first));
    }
  self->dragged = 0;
  self->target = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_cancel_cb (GtkGesture           *gesture,
                GdkEventSequence     *sequence,
                CliffTimelineHeaders *self)
{
  self->dragged = 0;
  self->target = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        CliffTimelineHeaders  *self)
{
  if (key != GDK_KEY_Escape || self->target < 0)
    return FALSE;
  drag_cancel_cb (NULL, NULL, self);

  return TRUE;
}

static void
add_hand (CliffTimelineHeaders *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (drag_cancel_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
cliff_timeline_headers_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot)
{
  CliffTimelineHeaders *self = CLIFF_TIMELINE_HEADERS (widget);
  const CliffRow *last;
  double y;
  GdkRGBA colour;

  GTK_WIDGET_CLASS (cliff_timeline_headers_parent_class)->snapshot (widget, snapshot);
  if (self->target < 0 || self->headers->len == 0)
    return;
  last = cliff_geometry_get_row (cliff_timeline_view_get_geometry (self->view), (guint) MAX (0, self->target - 1));
  y = self->target > 0 ? cliff_timeline_view_get_top (self->view, (guint) self->target - 1) + last->height + 1 : 0;
  gtk_widget_get_color (widget, &colour);
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (0, (float) y, gtk_widget_get_width (widget), 2));
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
  widget_class->snapshot = cliff_timeline_headers_snapshot;
  gtk_widget_class_set_css_name (widget_class, "laneheaders");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cliff_timeline_headers_init (CliffTimelineHeaders *self)
{
  self->headers = g_ptr_array_new ();
  self->target = -1;
  add_hand (self);
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
  g_signal_connect_object (cliff_project_get_player (self->project), "notify::position", G_CALLBACK (show_levels), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_player (self->project), "notify::playing", G_CALLBACK (show_levels), self,
                           G_CONNECT_SWAPPED);
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
