/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-header.h"

#include "cliff-edit-cut.h"
#include "cliff-lane-popover.h"
#include "cliff-level-meter.h"
#include "cliff-timeline-words.h"
#include "cliff-tooltip.h"

#include <glib/gi18n.h>

/* A column of the lane that is on or off. */
static const struct
{
  const char *column;
  const char *icon;
  const char *title;
} switches[] = {
  { "muted", "audio-volume-muted-symbolic", N_("Mute") },
  { "solo", "audio-headphones-symbolic", N_("Hear Alone") },
  { "locked", "changes-prevent-symbolic", N_("Lock") },
};

struct _CliffTimelineHeader
{
  GtkBox        parent_instance;

  CliffProject *project;
  CliffId       lane_id;
  gboolean      heard;    /* its row has a level */
  CliffId       level_id; /* of which lane that is; 0: of the storyline */
  gboolean      showing;  /* the buttons are set just now, nobody presses them */
  GtkWidget    *title;
  GtkWidget    *buttons[G_N_ELEMENTS (switches)];
  GtkWidget    *menu_button;
  GtkWidget    *meter;
  GtkWidget    *popover;  /* NULL until it is asked for */
};

G_DEFINE_FINAL_TYPE (CliffTimelineHeader, cliff_timeline_header, GTK_TYPE_BOX)

static void
toggled_cb (GtkToggleButton     *button,
            CliffTimelineHeader *self)
{
  g_autoptr(GError) error = NULL;

  if (self->showing || self->lane_id == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (self->buttons[i] == GTK_WIDGET (button) &&
        !cliff_edit_set_lane_int (cliff_project_get_store (self->project), self->lane_id, switches[i].column,
                                  gtk_toggle_button_get_active (button), &error))
      cliff_project_report (self->project, error);
}

/* ── The lane's popover ── */

static const CliffCutLane *
find_lane (CliffTimelineHeader *self)
{
  CliffCut *cut = cliff_project_get_cut (self->project);

  for (guint i = 0; cut != NULL && self->lane_id != 0 && i < cut->lanes->len; i++)
    if (g_array_index (cut->lanes, CliffCutLane, i).id == self->lane_id)
      return &g_array_index (cut->lanes, CliffCutLane, i);

  return NULL;
}

static void
show_popover (CliffTimelineHeader *self)
{
  const CliffCutLane *lane = find_lane (self);

  if (lane == NULL)
    return;
  if (self->popover == NULL)
    {
      self->popover = cliff_lane_popover_new (self->project);
      gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_RIGHT);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  cliff_lane_popover_show (CLIFF_LANE_POPOVER (self->popover), lane);
}

static void
pressed_cb (GtkGesture          *gesture,
            int                  n_press,
            double               x,
            double               y,
            CliffTimelineHeader *self)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  show_popover (self);
}

static void
long_pressed_cb (CliffTimelineHeader *self)
{
  show_popover (self);
}

static void
menu (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  show_popover (CLIFF_TIMELINE_HEADER (widget));
}

static void
move (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CliffTimelineHeader *self = CLIFF_TIMELINE_HEADER (widget);

  if (self->lane_id != 0 && cliff_project_get_writable (self->project))
    cliff_lane_move (self->project, self->lane_id, g_variant_get_int32 (parameter));
}

static void
delete (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  CliffTimelineHeader *self = CLIFF_TIMELINE_HEADER (widget);

  if (self->lane_id != 0 && cliff_project_get_writable (self->project))
    cliff_lane_delete (self->project, self->lane_id);
}

static void
cliff_timeline_header_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  GTK_WIDGET_CLASS (cliff_timeline_header_parent_class)->size_allocate (widget, width, height, baseline);
  if (CLIFF_TIMELINE_HEADER (widget)->popover != NULL)
    gtk_popover_present (GTK_POPOVER (CLIFF_TIMELINE_HEADER (widget)->popover));
}

static void
cliff_timeline_header_dispose (GObject *object)
{
  g_clear_pointer (&CLIFF_TIMELINE_HEADER (object)->popover, gtk_widget_unparent);
  g_clear_object (&CLIFF_TIMELINE_HEADER (object)->project);

  G_OBJECT_CLASS (cliff_timeline_header_parent_class)->dispose (object);
}

static void
cliff_timeline_header_class_init (CliffTimelineHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_timeline_header_dispose;
  widget_class->size_allocate = cliff_timeline_header_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "laneheader");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "header.menu", NULL, menu);
  gtk_widget_class_install_action (widget_class, "header.move", "i", move);
  gtk_widget_class_install_action (widget_class, "header.delete", NULL, delete);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "header.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "header.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "header.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "header.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "header.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "header.move", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "header.delete", NULL);
}

static GtkWidget *
create_menu_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("view-more-symbolic");

  gtk_widget_set_tooltip_text (button, _("Volume, Name and Place of the Lane"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Volume, Name and Place of the Lane"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "header.menu");

  return button;
}

static void
add_gestures (CliffTimelineHeader *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (long_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

static void
cliff_timeline_header_init (CliffTimelineHeader *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_vexpand (box, TRUE);
  gtk_box_append (GTK_BOX (self), box);
  self->title = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (box), self->title);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      self->buttons[i] = gtk_toggle_button_new ();
      gtk_button_set_icon_name (GTK_BUTTON (self->buttons[i]), switches[i].icon);
      gtk_widget_set_tooltip_text (self->buttons[i], _(switches[i].title));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _(switches[i].title), -1);
      gtk_widget_add_css_class (self->buttons[i], "flat");
      gtk_widget_set_valign (self->buttons[i], GTK_ALIGN_CENTER);
      g_signal_connect_object (self->buttons[i], "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_DEFAULT);
      gtk_box_append (GTK_BOX (box), self->buttons[i]);
    }
  self->menu_button = create_menu_button ();
  gtk_box_append (GTK_BOX (box), self->menu_button);
  self->meter = cliff_level_meter_new ();
  gtk_box_append (GTK_BOX (self), self->meter);
  add_gestures (self);
}

GtkWidget *
cliff_timeline_header_new (CliffProject *project)
{
  CliffTimelineHeader *self = g_object_new (CLIFF_TYPE_TIMELINE_HEADER, NULL);

  self->project = g_object_ref (project);

  return GTK_WIDGET (self);
}

void
cliff_timeline_header_show (CliffTimelineHeader *self,
                            CliffGeometry       *geometry,
                            guint                row,
                            gboolean             narrow)
{
  const CliffRow *place = cliff_geometry_get_row (geometry, row);
  const char *title = cliff_timeline_words_get_row (geometry, row);
  const CliffCutLane *lane = place->kind == CLIFF_ROW_LANE
                             ? &g_array_index (cliff_geometry_get_cut (geometry)->lanes, CliffCutLane, place->lane)
                             : NULL;
  gboolean active[G_N_ELEMENTS (switches)] = { 0 };

  self->lane_id = self->level_id = lane != NULL ? lane->id : 0;
  self->heard = lane != NULL ? lane->kind == CLIFF_LANE_VOICE || lane->kind == CLIFF_LANE_MUSIC || lane->kind == CLIFF_LANE_EFFECT
                             : place->kind == CLIFF_ROW_STORYLINE;
  gtk_widget_set_visible (self->meter, self->heard);
  gtk_widget_set_visible (self->menu_button, lane != NULL && !narrow);
  gtk_widget_set_focusable (GTK_WIDGET (self), lane != NULL);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  cliff_tooltip_set (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (lane != NULL)
    {
      active[0] = lane->muted;
      active[1] = lane->solo;
      active[2] = lane->locked;
    }
  self->showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      gtk_widget_set_visible (self->buttons[i], lane != NULL && (!narrow || active[i]));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), active[i]);
      gtk_widget_set_sensitive (self->buttons[i], cliff_project_get_writable (self->project));
    }
  self->showing = FALSE;
}

CliffId
cliff_timeline_header_get_lane (CliffTimelineHeader *self)
{
  return self->lane_id;
}

void
cliff_timeline_header_set_level (CliffTimelineHeader *self,
                                 CliffMix            *mix,
                                 CliffTime            time,
                                 gint64               elapsed)
{
  if (self->heard)
    cliff_level_meter_set (CLIFF_LEVEL_METER (self->meter), mix != NULL ? cliff_mix_get_lane_peak (mix, self->level_id, time) : 0,
                           elapsed);
}
