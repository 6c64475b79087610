/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-marker.h"

#include "cliff-cut-things.h"
#include "cliff-edit-cut.h"
#include "cliff-timeline-words.h"
#include "cliff-tooltip.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

struct _CliffTimelineMarker
{
  GtkWidget           parent_instance;

  CliffTimelineView  *view;        /* whose ruler it stands on, and which outlives it */
  CliffId             id;
  const char         *kind;        /* interned; also the CSS class */
  CliffTime           time;
  CliffTime           dragged;     /* below 0: no hand drags it */
  GtkGesture         *drag;
  GtkWidget          *menu;        /* NULL until it is asked for */
};

G_DEFINE_FINAL_TYPE (CliffTimelineMarker, cliff_timeline_marker, GTK_TYPE_WIDGET)

/* ── Changes ── */

static CliffProject *
get_project (CliffTimelineMarker *self)
{
  return cliff_timeline_view_get_project (self->view);
}

static void
set (CliffTimelineMarker *self,
     CliffTime            time,
     const char          *kind)
{
  g_autoptr(GError) error = NULL;

  if (!cliff_edit_set_marker (cliff_project_get_store (get_project (self)), self->id, time, kind, NULL, &error))
    cliff_project_report (get_project (self), error);
}

static void
set_kind (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  set (CLIFF_TIMELINE_MARKER (widget), -1, g_variant_get_string (parameter, NULL));
}

static void
nudge (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  CliffTimelineMarker *self = CLIFF_TIMELINE_MARKER (widget);
  CliffCut *cut = cliff_project_get_cut (get_project (self));
  const CliffCutMarker *marker = cliff_cut_things_find_marker (cut, self->id);

  /* As the project has it, which what is shown may lag behind: keys repeat fast. */
  if (marker != NULL)
    set (self, MAX (0, marker->start + g_variant_get_int32 (parameter) * CLIFF_SECOND * cut->fps_den / cut->fps_num), NULL);
}

static void
delete_marker (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  CliffTimelineMarker *self = CLIFF_TIMELINE_MARKER (widget);
  CliffProject *project = get_project (self);
  CliffTimelineView *view = self->view;
  g_autoptr(GError) error = NULL;

  if (!cliff_edit_delete_marker (cliff_project_get_store (project), self->id, &error))
    {
      cliff_project_report (project, error);
      return;
    }
  /* Keys go on working beside where it was. */
  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_accessible_announce (GTK_ACCESSIBLE (view), _("Marker deleted"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
choose (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  CliffTimelineMarker *self = CLIFF_TIMELINE_MARKER (widget);

  cliff_project_seek (get_project (self), self->time);
  cliff_project_set_marker (get_project (self), self->id);
}

static void
edit (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  choose (widget, NULL, NULL);
  cliff_project_inspect (get_project (CLIFF_TIMELINE_MARKER (widget)), "marker-text");
}

/* ── The menu ── */

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) kinds = g_menu_new ();
  g_autoptr(GMenu) rest = g_menu_new ();

  for (const CliffTerm *term = cliff_terms_marker; term->code != NULL; term++)
    {
      g_autofree char *action = g_strdup_printf ("marker.kind('%s')", term->code);

      g_menu_append (kinds, cliff_words_get_marker (term->code), action);
    }
  g_menu_append (rest, _("_Edit Text…"), "marker.edit");
  g_menu_append (rest, _("_Delete Marker"), "marker.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (kinds));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));

  return G_MENU_MODEL (menu);
}

static void
popup_menu (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  CliffTimelineMarker *self = CLIFF_TIMELINE_MARKER (widget);

  if (self->menu == NULL)
    {
      g_autoptr(GMenuModel) model = create_menu ();

      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_widget_set_parent (self->menu, widget);
    }
  cliff_project_set_marker (get_project (self), self->id);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
right_pressed_cb (GtkGestureClick     *gesture,
                  int                  n_press,
                  double               x,
                  double               y,
                  CliffTimelineMarker *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  popup_menu (GTK_WIDGET (self), NULL, NULL);
}

/* ── The hand ── */

static void
drag_begin_cb (GtkGestureDrag      *gesture,
               double               x,
               double               y,
               CliffTimelineMarker *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  choose (GTK_WIDGET (self), NULL, NULL);
}

static void
drag_update_cb (GtkGestureDrag      *gesture,
                double               dx,
                double               dy,
                CliffTimelineMarker *self)
{
  CliffCut *cut = cliff_project_get_cut (get_project (self));
  double start_x, start_y;
  graphene_point_t place;

  if (cut == NULL || !cliff_project_get_writable (get_project (self)) ||
      !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
    return;
  /* The widget goes with the hand, so where that is counts, not how far it came. */
  gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y);
  if (gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (self->view),
                                &GRAPHENE_POINT_INIT ((float) (start_x + dx), 0), &place))
    self->dragged = cliff_cut_round (cut, MAX (0, cliff_timeline_view_get_time (self->view, place.x)));
  gtk_widget_queue_allocate (gtk_widget_get_parent (GTK_WIDGET (self)));
}

static void
drag_end_cb (GtkGestureDrag      *gesture,
             double               dx,
             double               dy,
             CliffTimelineMarker *self)
{
  CliffTime time = self->dragged;

  self->dragged = -1;
  gtk_widget_queue_allocate (gtk_widget_get_parent (GTK_WIDGET (self)));
  if (time >= 0 && time != self->time)
    set (self, time, NULL);
}

/* Also Escape. */
static void
cancel_cb (GtkGesture          *gesture,
           GdkEventSequence    *sequence,
           CliffTimelineMarker *self)
{
  self->dragged = -1;
  gtk_widget_queue_allocate (gtk_widget_get_parent (GTK_WIDGET (self)));
}

static void
leave (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  CliffTimelineMarker *self = CLIFF_TIMELINE_MARKER (widget);

  if (gtk_gesture_is_active (self->drag))
    {
      self->dragged = -1;
      gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_DENIED);
      gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));
      return;
    }
  cliff_project_set_marker (get_project (self), 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* ── GObject ── */

static void
cliff_timeline_marker_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;
  GdkRGBA colour;

  /* A flag that stands on its time. */
  gtk_widget_get_color (widget, &colour);
  gsk_path_builder_move_to (builder, width / 2, height);
  gsk_path_builder_line_to (builder, 2, height * 0.55f);
  gsk_path_builder_line_to (builder, 2, 2);
  gsk_path_builder_line_to (builder, width - 2, 2);
  gsk_path_builder_line_to (builder, width - 2, height * 0.55f);
  gsk_path_builder_close (builder);
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &colour);
}

static void
cliff_timeline_marker_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  if (CLIFF_TIMELINE_MARKER (widget)->menu != NULL)
    gtk_popover_present (GTK_POPOVER (CLIFF_TIMELINE_MARKER (widget)->menu));
}

static void
cliff_timeline_marker_dispose (GObject *object)
{
  g_clear_pointer (&CLIFF_TIMELINE_MARKER (object)->menu, gtk_widget_unparent);

  G_OBJECT_CLASS (cliff_timeline_marker_parent_class)->dispose (object);
}

static void
cliff_timeline_marker_class_init (CliffTimelineMarkerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_timeline_marker_dispose;
  widget_class->snapshot = cliff_timeline_marker_snapshot;
  widget_class->size_allocate = cliff_timeline_marker_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "marker");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_install_action (widget_class, "marker.kind", "s", set_kind);
  gtk_widget_class_install_action (widget_class, "marker.nudge", "i", nudge);
  gtk_widget_class_install_action (widget_class, "marker.delete", NULL, delete_marker);
  gtk_widget_class_install_action (widget_class, "marker.choose", NULL, choose);
  gtk_widget_class_install_action (widget_class, "marker.edit", NULL, edit);
  gtk_widget_class_install_action (widget_class, "marker.menu", NULL, popup_menu);
  gtk_widget_class_install_action (widget_class, "marker.leave", NULL, leave);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "marker.choose", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "marker.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "marker.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "marker.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_BackSpace, 0, "marker.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "marker.nudge", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "marker.nudge", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK | GDK_SHIFT_MASK, "marker.nudge", "i", -10);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK | GDK_SHIFT_MASK, "marker.nudge", "i", 10);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "marker.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "marker.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "marker.leave", NULL);
}

static void
cliff_timeline_marker_init (CliffTimelineMarker *self)
{
  GtkGesture *right = gtk_gesture_click_new ();

  self->dragged = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (right), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (right, "pressed", G_CALLBACK (right_pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (right));
  self->drag = gtk_gesture_drag_new ();
  g_signal_connect_object (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->drag, "cancel", G_CALLBACK (cancel_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->drag));
}

GtkWidget *
cliff_timeline_marker_new (CliffTimelineView *view,
                           CliffId            marker_id)
{
  CliffTimelineMarker *self = g_object_new (CLIFF_TYPE_TIMELINE_MARKER, NULL);
  gboolean writable = cliff_project_get_writable (cliff_timeline_view_get_project (view));

  self->view = view;
  self->id = marker_id;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "marker.kind", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "marker.nudge", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "marker.delete", writable);

  return GTK_WIDGET (self);
}

void
cliff_timeline_marker_show (CliffTimelineMarker  *self,
                            CliffCut             *cut,
                            const CliffCutMarker *marker,
                            gboolean              selected)
{
  const char *title = cliff_words_get_marker (marker->kind);
  g_autofree char *time = cliff_timeline_words_dup_timecode (cut, marker->start);
  /* Translators: a marker on the timeline: its kind, its time, its words */
  g_autofree char *label = g_strdup_printf (_("%s at %s: %s"), title, time, marker->text);
  /* Translators: a marker on the timeline: its kind, its time */
  g_autofree char *bare = g_strdup_printf (_("%s at %s"), title, time);

  if (self->kind != NULL && self->kind != marker->kind)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->kind);
  self->kind = marker->kind;
  self->time = marker->start;
  gtk_widget_add_css_class (GTK_WIDGET (self), marker->kind);
  (selected ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self), "selected");
  cliff_tooltip_set (GTK_WIDGET (self), *marker->text != '\0' ? label : bare);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, *marker->text != '\0' ? label : bare, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

CliffId
cliff_timeline_marker_get_id (CliffTimelineMarker *self)
{
  return self->id;
}

CliffTime
cliff_timeline_marker_get_time (CliffTimelineMarker *self)
{
  return self->dragged >= 0 ? self->dragged : self->time;
}
