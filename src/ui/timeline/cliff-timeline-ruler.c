/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-ruler.h"

#include "cliff-timeline-markers.h"
#include "cliff-timeline-marks.h"
#include "cliff-timeline-words.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

#include <math.h>

#define HEIGHT 30
#define LEAST_TICK 74
/* So near to an end of the range a press takes hold of it; so near an end comes, it snaps. */
#define HANDLE_REACH 6
#define SNAP_REACH 9

/* What a press takes hold of. */
typedef enum
{
  HELD_PLAYHEAD,
  HELD_IN,
  HELD_OUT,
} Held;

struct _CliffTimelineRuler
{
  GtkWidget          parent_instance;

  CliffTimelineView *view;
  CliffProject      *project;
  PangoLayout       *layout;
  GtkWidget         *range;
  GtkWidget         *markers;
  GtkWidget         *playhead;
  Held               held;
};

G_DEFINE_FINAL_TYPE (CliffTimelineRuler, cliff_timeline_ruler, GTK_TYPE_WIDGET)

/* ── The playhead ── */

static CliffTime
get_position (CliffTimelineRuler *self)
{
  return cliff_player_get_position (cliff_project_get_player (self->project));
}

static void
position_changed_cb (CliffTimelineRuler *self)
{
  CliffTime position = get_position (self);
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (self->view);
  double x = cliff_timeline_view_get_x (self->view, position);
  g_autofree char *spoken = NULL;

  if (geometry == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  cliff_timeline_marks_set_area (CLIFF_TIMELINE_MARKS (self->playhead),
                                 &GRAPHENE_RECT_INIT ((float) floor (x) - 5, HEIGHT - 12, 10, 12));
  spoken = cliff_words_dup_spoken_time (position);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double) cliff_geometry_get_cut (geometry)->duration / CLIFF_SECOND,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) position / CLIFF_SECOND,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, spoken, -1);
}

/* ── The range ── */

static void
range_changed_cb (CliffTimelineRuler *self)
{
  CliffTime start, end;
  double x;

  if (!cliff_range_get (cliff_project_get_range (self->project), &start, &end))
    {
      cliff_timeline_marks_clear (CLIFF_TIMELINE_MARKS (self->range));
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }
  x = cliff_timeline_view_get_x (self->view, start);
  cliff_timeline_marks_set_area (CLIFF_TIMELINE_MARKS (self->range),
                                 &GRAPHENE_RECT_INIT ((float) x, 0, (float) (cliff_timeline_view_get_x (self->view, end) - x),
                                                      HEIGHT));
  {
    g_autofree char *from = cliff_words_dup_spoken_time (start);
    g_autofree char *to = cliff_words_dup_spoken_time (end);
    /* Translators: two times of the episode */
    g_autofree char *text = g_strdup_printf (_("Range from %s to %s"), from, to);

    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  }
}

/* What a press at @x takes hold of: of both ends of a narrow range the nearer one. */
static Held
get_held (CliffTimelineRuler *self,
          double              x)
{
  CliffTime start, end;
  double to_start, to_end;

  if (!cliff_range_get (cliff_project_get_range (self->project), &start, &end))
    return HELD_PLAYHEAD;
  to_start = ABS (cliff_timeline_view_get_x (self->view, start) - x);
  to_end = ABS (cliff_timeline_view_get_x (self->view, end) - x);
  if (MIN (to_start, to_end) > HANDLE_REACH)
    return HELD_PLAYHEAD;

  return to_start < to_end ? HELD_IN : HELD_OUT;
}

/* An end never goes beyond the other. */
static void
move_end (CliffTimelineRuler *self,
          double              x)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (self->view);
  CliffCut *cut = cliff_geometry_get_cut (geometry);
  g_autoptr(GArray) snaps = cliff_geometry_list_snaps (geometry, NULL, 0, get_position (self));
  CliffTime time = cliff_timeline_view_get_time (self->view, x), delta = 0, line = -1;
  CliffTime frame = CLIFF_SECOND * cut->fps_den / cut->fps_num, start, end;

  if (!cliff_range_get (cliff_project_get_range (self->project), &start, &end))
    return;
  cliff_geometry_snap (snaps, &time, 1, SNAP_REACH * cliff_geometry_get_scale (geometry), &delta, &line);
  time = CLAMP (cliff_cut_round (cut, time + delta), 0, cut->duration);
  cliff_timeline_view_show_snap (self->view, line);
  if (self->held == HELD_IN)
    cliff_range_set (cliff_project_get_range (self->project), MIN (time, end - frame), end);
  else
    cliff_range_set (cliff_project_get_range (self->project), start, MAX (time, start + frame));
}

static void
layout_changed_cb (CliffTimelineRuler *self)
{
  position_changed_cb (self);
  range_changed_cb (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
seek_to (CliffTimelineRuler *self,
         double              x)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (self->view);

  if (geometry == NULL)
    return;
  cliff_project_seek (self->project, cliff_cut_round (cliff_geometry_get_cut (geometry),
                                                      cliff_timeline_view_get_time (self->view, x)));
}

static void
drag_begin_cb (GtkGestureDrag     *gesture,
               double              x,
               double              y,
               CliffTimelineRuler *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->held = get_held (self, x);
  if (self->held == HELD_PLAYHEAD)
    seek_to (self, x);
}

static void
drag_update_cb (GtkGestureDrag     *gesture,
                double              dx,
                double              dy,
                CliffTimelineRuler *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->held == HELD_PLAYHEAD)
    seek_to (self, x + dx);
  else if (cliff_timeline_view_get_geometry (self->view) != NULL)
    move_end (self, x + dx);
}

static void
drag_end_cb (GtkGestureDrag     *gesture,
             double              dx,
             double              dy,
             CliffTimelineRuler *self)
{
  cliff_timeline_view_show_snap (self->view, -1);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           CliffTimelineRuler       *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), get_held (self, x) != HELD_PLAYHEAD ? "ew-resize" : NULL);
}

static void
step (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CliffTimelineRuler *self = CLIFF_TIMELINE_RULER (widget);

  cliff_project_step (self->project, g_variant_get_int32 (parameter));
  cliff_timeline_view_reveal (self->view, get_position (self));
}

/* ── Drawing ── */

static void
draw_text (CliffTimelineRuler *self,
           GtkSnapshot        *snapshot,
           const GdkRGBA      *colour,
           const char         *text,
           double              x,
           double              y)
{
  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_text (self->layout, text, -1);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) floor (x), (float) y));
  gtk_snapshot_append_layout (snapshot, self->layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_ticks (CliffTimelineRuler *self,
            GtkSnapshot        *snapshot,
            CliffGeometry      *geometry,
            const GdkRGBA      *colour)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int n_parts;
  CliffTime tick = cliff_geometry_get_tick (geometry, LEAST_TICK, &n_parts);
  CliffTime first = cliff_timeline_view_get_time (self->view, 0) / tick;
  CliffTime last = cliff_timeline_view_get_time (self->view, width) / tick;

  for (CliffTime i = first; i <= last; i++)
    {
      g_autofree char *text = tick < CLIFF_SECOND
                              ? cliff_timeline_words_dup_timecode (cliff_geometry_get_cut (geometry), i * tick)
                              : cliff_words_dup_clock (i * tick);
      double x = cliff_timeline_view_get_x (self->view, i * tick);

      gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT ((float) floor (x), HEIGHT - 10, 1, 10));
      draw_text (self, snapshot, colour, text, x + 4, 2);
      for (int part = 1; part < n_parts; part++)
        gtk_snapshot_append_color (snapshot, colour,
                                   &GRAPHENE_RECT_INIT ((float) floor (cliff_timeline_view_get_x (self->view, i * tick + tick * part / n_parts)),
                                                        HEIGHT - 5, 1, 5));
    }
}

static void
cliff_timeline_ruler_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  CliffTimelineRuler *self = CLIFF_TIMELINE_RULER (widget);
  CliffGeometry *geometry = self->view != NULL ? cliff_timeline_view_get_geometry (self->view) : NULL;
  GdkRGBA colour;

  if (geometry == NULL)
    return;
  gtk_widget_get_color (widget, &colour);
  gtk_widget_snapshot_child (widget, self->range, snapshot);
  draw_ticks (self, snapshot, geometry, &colour);
  gtk_widget_snapshot_child (widget, self->markers, snapshot);
  gtk_widget_snapshot_child (widget, self->playhead, snapshot);
}

/* ── GtkWidget ── */

static void
cliff_timeline_ruler_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 0;
}

static void
cliff_timeline_ruler_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  CliffTimelineRuler *self = CLIFF_TIMELINE_RULER (widget);

  gtk_widget_measure (self->range, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (self->range, width, height, -1, NULL);
  gtk_widget_measure (self->markers, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (self->markers, width, height, -1, NULL);
  gtk_widget_measure (self->playhead, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (self->playhead, width, height, -1, NULL);
}

/* The markers come behind the playhead. */
static gboolean
cliff_timeline_ruler_focus (GtkWidget        *widget,
                            GtkDirectionType  direction)
{
  CliffTimelineRuler *self = CLIFF_TIMELINE_RULER (widget);
  gboolean inside = gtk_widget_get_focus_child (widget) != NULL;

  if (!inside && !gtk_widget_is_focus (widget))
    return direction == GTK_DIR_TAB_BACKWARD && gtk_widget_child_focus (self->markers, direction) ? TRUE : gtk_widget_grab_focus (widget);
  if (inside && gtk_widget_child_focus (self->markers, direction))
    return TRUE;
  if (inside)
    return direction == GTK_DIR_TAB_BACKWARD && gtk_widget_grab_focus (widget);

  return direction == GTK_DIR_TAB_FORWARD && gtk_widget_child_focus (self->markers, direction);
}

static void
cliff_timeline_ruler_css_changed (GtkWidget         *widget,
                                  GtkCssStyleChange *change)
{
  CliffTimelineRuler *self = CLIFF_TIMELINE_RULER (widget);

  GTK_WIDGET_CLASS (cliff_timeline_ruler_parent_class)->css_changed (widget, change);
  if (self->layout != NULL)
    pango_layout_context_changed (self->layout);
}

static void
cliff_timeline_ruler_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cliff_timeline_ruler_parent_class)->map (widget);
  if (CLIFF_TIMELINE_RULER (widget)->view != NULL)
    layout_changed_cb (CLIFF_TIMELINE_RULER (widget));
}

static void
cliff_timeline_ruler_dispose (GObject *object)
{
  CliffTimelineRuler *self = CLIFF_TIMELINE_RULER (object);

  g_clear_pointer (&self->range, gtk_widget_unparent);
  g_clear_pointer (&self->markers, gtk_widget_unparent);
  g_clear_pointer (&self->playhead, gtk_widget_unparent);
  g_clear_object (&self->layout);
  g_clear_object (&self->project);
  g_clear_weak_pointer (&self->view);

  G_OBJECT_CLASS (cliff_timeline_ruler_parent_class)->dispose (object);
}

static void
cliff_timeline_ruler_class_init (CliffTimelineRulerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_timeline_ruler_dispose;
  widget_class->measure = cliff_timeline_ruler_measure;
  widget_class->size_allocate = cliff_timeline_ruler_size_allocate;
  widget_class->snapshot = cliff_timeline_ruler_snapshot;
  widget_class->css_changed = cliff_timeline_ruler_css_changed;
  widget_class->map = cliff_timeline_ruler_map;
  widget_class->focus = cliff_timeline_ruler_focus;
  gtk_widget_class_set_css_name (widget_class, "ruler");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_widget_class_install_action (widget_class, "ruler.step", "i", step);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, 0, "ruler.step", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, 0, "ruler.step", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_SHIFT_MASK, "ruler.step", "i", -10);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_SHIFT_MASK, "ruler.step", "i", 10);
}

static void
cliff_timeline_ruler_init (CliffTimelineRuler *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->range = cliff_timeline_marks_new ("range");
  gtk_widget_set_parent (self->range, GTK_WIDGET (self));
  self->markers = cliff_timeline_markers_new ();
  gtk_widget_set_parent (self->markers, GTK_WIDGET (self));
  self->playhead = cliff_timeline_marks_new ("playhead");
  gtk_widget_set_parent (self->playhead, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Playhead"), -1);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

void
cliff_timeline_ruler_set_view (CliffTimelineRuler *self,
                               CliffTimelineView  *view)
{
  g_set_weak_pointer (&self->view, view);
  self->project = g_object_ref (cliff_timeline_view_get_project (view));
  cliff_timeline_markers_set_view (CLIFF_TIMELINE_MARKERS (self->markers), view);
  g_signal_connect_object (view, "layout-changed", G_CALLBACK (layout_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_player (self->project), "notify::position",
                           G_CALLBACK (position_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_range (self->project), "changed", G_CALLBACK (range_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
