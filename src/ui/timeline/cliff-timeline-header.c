/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-header.h"

#include "cliff-edit-cut.h"
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
  gboolean      showing;  /* the buttons are set just now, nobody presses them */
  GtkWidget    *title;
  GtkWidget    *buttons[G_N_ELEMENTS (switches)];
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

static void
cliff_timeline_header_dispose (GObject *object)
{
  g_clear_object (&CLIFF_TIMELINE_HEADER (object)->project);

  G_OBJECT_CLASS (cliff_timeline_header_parent_class)->dispose (object);
}

static void
cliff_timeline_header_class_init (CliffTimelineHeaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_timeline_header_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "laneheader");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cliff_timeline_header_init (CliffTimelineHeader *self)
{
  self->title = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (self), self->title);
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
      gtk_box_append (GTK_BOX (self), self->buttons[i]);
    }
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

  self->lane_id = lane != NULL ? lane->id : 0;
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
