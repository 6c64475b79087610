/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-page.h"

#include "cliff-timeline-hand.h"
#include "cliff-timeline-headers.h"
#include "cliff-timeline-ruler.h"
#include "cliff-timeline-view.h"
#include "cliff-timeline-words.h"

#include <math.h>

struct _CliffTimelinePage
{
  AdwBreakpointBin   parent_instance;

  CliffProject      *project;
  gboolean           following;  /* the zoom slider follows the view just now */

  GtkWidget         *stack;
  GtkWidget         *clock;
  GtkAdjustment     *zoom;
  GtkWidget         *ruler;
  GtkWidget         *headers;
  CliffTimelineView *view;
  CliffTimelineHand *hand;
};

G_DEFINE_FINAL_TYPE (CliffTimelinePage, cliff_timeline_page, ADW_TYPE_BREAKPOINT_BIN)

/* ── What the page shows ── */

static void
cut_changed_cb (CliffTimelinePage *self)
{
  CliffCut *cut = cliff_project_get_cut (self->project);
  const char *page = "timeline";

  if (cut == NULL)
    page = "no-script";
  else if (cut->shots->len == 0 && cut->clips->len == 0)
    page = "no-shots";
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
}

static void
position_changed_cb (CliffTimelinePage *self)
{
  CliffCut *cut;
  g_autofree char *text = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  cut = cliff_project_get_cut (self->project);
  if (cut != NULL)
    text = cliff_timeline_words_dup_timecode (cut, cliff_player_get_position (cliff_project_get_player (self->project)));
  gtk_label_set_label (GTK_LABEL (self->clock), text != NULL ? text : "");
}

/* ── Zoom: the slider counts in equal ratios ── */

static void
layout_changed_cb (CliffTimelinePage *self)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (self->view);
  double whole = log ((double) CLIFF_SCALE_MAX / CLIFF_SCALE_MIN);

  if (geometry == NULL)
    return;
  self->following = TRUE;
  gtk_adjustment_set_value (self->zoom, 100 * log ((double) CLIFF_SCALE_MAX / (double) cliff_geometry_get_scale (geometry)) / whole);
  self->following = FALSE;
}

/* Zooms about the playhead where it can be seen, else about the middle. */
static void
set_scale (CliffTimelinePage *self,
           CliffTime          scale)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self->view));
  double x = cliff_timeline_view_get_x (self->view, cliff_player_get_position (cliff_project_get_player (self->project)));

  cliff_timeline_view_set_scale (self->view, scale, x >= 0 && x <= width ? x : width / 2);
}

static void
zoom_moved_cb (CliffTimelinePage *self)
{
  double whole = log ((double) CLIFF_SCALE_MAX / CLIFF_SCALE_MIN);

  if (!self->following)
    set_scale (self, (CliffTime) ((double) CLIFF_SCALE_MAX / exp (gtk_adjustment_get_value (self->zoom) * whole / 100)));
}

static void
zoom_by (GtkWidget *widget,
         double     factor)
{
  CliffTimelinePage *self = CLIFF_TIMELINE_PAGE (widget);
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (self->view);

  if (geometry != NULL)
    set_scale (self, (CliffTime) ((double) cliff_geometry_get_scale (geometry) * factor));
}

static void
zoom_in (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  zoom_by (widget, 1 / 1.5);
}

static void
zoom_out (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  zoom_by (widget, 1.5);
}

static void
fit (GtkWidget  *widget,
     const char *action,
     GVariant   *parameter)
{
  cliff_timeline_view_fit (CLIFF_TIMELINE_PAGE (widget)->view);
}

static void
narrow_cb (CliffTimelinePage *self)
{
  cliff_timeline_headers_set_narrow (CLIFF_TIMELINE_HEADERS (self->headers),
                                     adw_breakpoint_bin_get_current_breakpoint (ADW_BREAKPOINT_BIN (self)) != NULL);
}

/* ── GObject ── */

static gboolean
cliff_timeline_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CLIFF_TIMELINE_PAGE (widget)->view));
}

static void
cliff_timeline_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cliff_timeline_page_parent_class)->map (widget);
  if (CLIFF_TIMELINE_PAGE (widget)->project != NULL)
    position_changed_cb (CLIFF_TIMELINE_PAGE (widget));
}

static void
cliff_timeline_page_dispose (GObject *object)
{
  CliffTimelinePage *self = CLIFF_TIMELINE_PAGE (object);

  g_clear_object (&self->hand);
  /* Disposing the template would take the child away behind its parent's back. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_TIMELINE_PAGE);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_timeline_page_parent_class)->dispose (object);
}

static void
cliff_timeline_page_class_init (CliffTimelinePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_timeline_page_dispose;
  widget_class->grab_focus = cliff_timeline_page_grab_focus;
  widget_class->map = cliff_timeline_page_map;
  g_type_ensure (CLIFF_TYPE_TIMELINE_HEADERS);
  g_type_ensure (CLIFF_TYPE_TIMELINE_RULER);
  g_type_ensure (CLIFF_TYPE_TIMELINE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/timeline/cliff-timeline-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffTimelinePage, stack);
  gtk_widget_class_bind_template_child (widget_class, CliffTimelinePage, clock);
  gtk_widget_class_bind_template_child (widget_class, CliffTimelinePage, zoom);
  gtk_widget_class_bind_template_child (widget_class, CliffTimelinePage, ruler);
  gtk_widget_class_bind_template_child (widget_class, CliffTimelinePage, headers);
  gtk_widget_class_bind_template_child (widget_class, CliffTimelinePage, view);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "timeline.fit", NULL, fit);
}

static void
cliff_timeline_page_init (CliffTimelinePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self, "notify::current-breakpoint", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
}

void
cliff_timeline_page_set_project (CliffTimelinePage *self,
                                 CliffProject      *project)
{
  self->project = g_object_ref (project);
  cliff_timeline_view_set_project (self->view, project);
  self->hand = cliff_timeline_hand_new (self->view);
  cliff_timeline_ruler_set_view (CLIFF_TIMELINE_RULER (self->ruler), self->view);
  cliff_timeline_headers_set_view (CLIFF_TIMELINE_HEADERS (self->headers), self->view);
  g_signal_connect_object (project, "cut-changed", G_CALLBACK (cut_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::episode", G_CALLBACK (cut_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_player (project), "notify::position", G_CALLBACK (position_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "layout-changed", G_CALLBACK (layout_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->zoom, "value-changed", G_CALLBACK (zoom_moved_cb), self, G_CONNECT_SWAPPED);
  cut_changed_cb (self);
  layout_changed_cb (self);
}
