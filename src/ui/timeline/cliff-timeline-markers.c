/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-markers.h"

#include "cliff-cut-things.h"
#include "cliff-timeline-marker.h"

#include <glib/gi18n.h>

#include <math.h>

struct _CliffTimelineMarkers
{
  GtkWidget           parent_instance;

  CliffTimelineView  *view;
};

G_DEFINE_FINAL_TYPE (CliffTimelineMarkers, cliff_timeline_markers, GTK_TYPE_WIDGET)

GtkWidget *
cliff_timeline_markers_find (CliffTimelineMarkers *self,
                             CliffId               marker_id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (cliff_timeline_marker_get_id (CLIFF_TIMELINE_MARKER (child)) == marker_id)
      return child;

  return NULL;
}

/* One that is still there keeps its widget: it may have the focus or be dragged. */
static void
update (CliffTimelineMarkers *self)
{
  CliffProject *project = cliff_timeline_view_get_project (self->view);
  CliffCut *cut = cliff_project_get_cut (project);
  GtkWidget *before = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)), *next; child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (cliff_cut_things_find_marker (cut, cliff_timeline_marker_get_id (CLIFF_TIMELINE_MARKER (child))) == NULL)
        gtk_widget_unparent (child);
    }
  for (guint i = 0; cut != NULL && i < cut->markers->len; i++)
    {
      const CliffCutMarker *marker = &g_array_index (cut->markers, CliffCutMarker, i);
      GtkWidget *child = cliff_timeline_markers_find (self, marker->id);

      if (child == NULL)
        child = cliff_timeline_marker_new (self->view, marker->id);
      if (gtk_widget_get_parent (child) == NULL || gtk_widget_get_prev_sibling (child) != before)
        gtk_widget_insert_after (child, GTK_WIDGET (self), before);
      cliff_timeline_marker_show (CLIFF_TIMELINE_MARKER (child), cut, marker, cliff_project_get_marker (project) == marker->id);
      before = child;
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
cliff_timeline_markers_size_allocate (GtkWidget *widget,
                                      int        width,
                                      int        height,
                                      int        baseline)
{
  CliffTimelineMarkers *self = CLIFF_TIMELINE_MARKERS (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      double x = cliff_timeline_view_get_x (self->view, cliff_timeline_marker_get_time (CLIFF_TIMELINE_MARKER (child)));

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      /* Out of sight far away, where no coordinate fits an int. */
      x = CLAMP (x, -1000, width + 1000);
      gtk_widget_size_allocate (child, &(GtkAllocation) { (int) floor (x) - CLIFF_TIMELINE_MARKER_WIDTH / 2,
                                                          height - CLIFF_TIMELINE_MARKER_HEIGHT, CLIFF_TIMELINE_MARKER_WIDTH,
                                                          CLIFF_TIMELINE_MARKER_HEIGHT }, -1);
    }
}

static gboolean
cliff_timeline_markers_contains (GtkWidget *widget,
                                 double     x,
                                 double     y)
{
  return FALSE;
}

/* From marker to marker in the order of time. */
static gboolean
cliff_timeline_markers_focus (GtkWidget        *widget,
                              GtkDirectionType  direction)
{
  gboolean forwards = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_RIGHT || direction == GTK_DIR_DOWN;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    child = forwards ? gtk_widget_get_first_child (widget) : gtk_widget_get_last_child (widget);
  else
    child = forwards ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child);

  return child != NULL && gtk_widget_grab_focus (child);
}

static void
cliff_timeline_markers_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_weak_pointer (&CLIFF_TIMELINE_MARKERS (object)->view);

  G_OBJECT_CLASS (cliff_timeline_markers_parent_class)->dispose (object);
}

static void
cliff_timeline_markers_class_init (CliffTimelineMarkersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_timeline_markers_dispose;
  widget_class->size_allocate = cliff_timeline_markers_size_allocate;
  widget_class->contains = cliff_timeline_markers_contains;
  widget_class->focus = cliff_timeline_markers_focus;
  gtk_widget_class_set_css_name (widget_class, "markers");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cliff_timeline_markers_init (CliffTimelineMarkers *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Markers"), -1);
}

GtkWidget *
cliff_timeline_markers_new (void)
{
  return g_object_new (CLIFF_TYPE_TIMELINE_MARKERS, NULL);
}

void
cliff_timeline_markers_set_view (CliffTimelineMarkers *self,
                                 CliffTimelineView    *view)
{
  CliffProject *project = cliff_timeline_view_get_project (view);

  g_set_weak_pointer (&self->view, view);
  g_signal_connect_object (view, "layout-changed", G_CALLBACK (gtk_widget_queue_allocate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "cut-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "selection-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
