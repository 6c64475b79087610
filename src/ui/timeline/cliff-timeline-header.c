/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-header.h"

#include "cliff-timeline-words.h"
#include "cliff-tooltip.h"

struct _CliffTimelineHeader
{
  GtkBox        parent_instance;

  CliffProject *project;
  CliffId       lane_id;
  GtkWidget    *title;
};

G_DEFINE_FINAL_TYPE (CliffTimelineHeader, cliff_timeline_header, GTK_TYPE_BOX)

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

  self->lane_id = lane != NULL ? lane->id : 0;
  gtk_label_set_label (GTK_LABEL (self->title), title);
  cliff_tooltip_set (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

CliffId
cliff_timeline_header_get_lane (CliffTimelineHeader *self)
{
  return self->lane_id;
}
