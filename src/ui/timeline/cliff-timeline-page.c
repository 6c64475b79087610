/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-page.h"

#include "cliff-loudness-popover.h"
#include "cliff-timeline-actions.h"
#include "cliff-timeline-changes.h"
#include "cliff-timeline-drop.h"
#include "cliff-timeline-headers.h"
#include "cliff-timeline-keys.h"
#include "cliff-timeline-ruler.h"
#include "cliff-timeline-shuttle.h"
#include "cliff-timeline-view.h"
#include "cliff-timeline-words.h"

#include <math.h>

#define NO_MENU -2

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
  GtkWidget         *tools;
  GtkWidget         *snapping;
  GtkWidget         *overwriting;
  GtkWidget         *add_button;
  GtkWidget         *loudness_button;
  GtkWidget         *menu;       /* NULL until it is asked for */
  GtkWidget         *keys;
  int                menu_row;   /* where the menu was asked for; NO_MENU: it is closed */
  CliffTime          menu_time;
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

void
cliff_timeline_page_zoom_by (CliffTimelinePage *self,
                             double             factor)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (self->view);

  if (geometry != NULL)
    set_scale (self, (CliffTime) ((double) cliff_geometry_get_scale (geometry) * factor));
}

static void
narrow_cb (CliffTimelinePage *self)
{
  cliff_timeline_headers_set_narrow (CLIFF_TIMELINE_HEADERS (self->headers),
                                     adw_breakpoint_bin_get_current_breakpoint (ADW_BREAKPOINT_BIN (self)) != NULL);
}

/* ── The menu of a thing ── */

static void
set_actions_enabled (CliffTimelinePage *self)
{
  static const char * const changing[] = {
    "timeline.split", "timeline.delete", "timeline.trim", "timeline.trim-to-playhead", "timeline.nudge", "timeline.lane",
    "timeline.transition", "timeline.speed", "timeline.gain", "timeline.release", "timeline.duplicate", "timeline.freeze",
    "timeline.add-title", "timeline.add-marker", "timeline.add-lane", "timeline.write", "timeline.cut", "timeline.paste", "timeline.send",
    "timeline.trim-edge", "timeline.close-gap",
  };
  GArray *selection = cliff_project_get_selection (self->project);
  gboolean writable = cliff_project_get_writable (self->project);
  gboolean ranged = cliff_range_get (cliff_project_get_range (self->project), NULL, NULL);
  guint n_shots = 0, n_clips = 0;

  for (guint i = 0; i < selection->len; i++)
    {
      n_shots += g_array_index (selection, CliffCutItem, i).kind == CLIFF_CUT_SHOT;
      n_clips += g_array_index (selection, CliffCutItem, i).kind == CLIFF_CUT_CLIP;
    }
  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changing[i], writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.merge", writable && n_shots > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.lane", writable && n_clips > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.fade", writable && n_clips > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.delete-range", writable && ranged);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.delete", writable && (ranged || selection->len > 0));
}

static void
forget_menu_place_cb (gpointer data)
{
  g_autoptr(CliffTimelinePage) self = data;

  if (self->menu == NULL || !gtk_widget_get_visible (self->menu))
    self->menu_row = NO_MENU;
}

gboolean
cliff_timeline_page_get_menu_place (CliffTimelinePage *self,
                                    int               *row,
                                    CliffTime         *time)
{
  if (self->menu_row == NO_MENU)
    return FALSE;
  *row = self->menu_row;
  *time = self->menu_time;

  return TRUE;
}

/* The keys go on working on the thing the menu was asked for. */
static void
menu_closed_cb (CliffTimelinePage *self)
{
  /* What was chosen is done behind this. */
  g_idle_add_once (forget_menu_place_cb, g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
show_menu (CliffTimelinePage *self,
           double             x,
           double             y)
{
  if (self->menu == NULL)
    {
      g_autoptr(GMenuModel) model = cliff_timeline_actions_create_menu ();

      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      /* Beside the pointer it slides up where it has no room below. */
      gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_RIGHT);
      gtk_widget_set_valign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
show_menu_at (CliffTimelinePage *self,
              double             x,
              double             y)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (self->view);
  graphene_point_t point = cliff_timeline_view_get_point (self->view, x, y);
  graphene_point_t place;
  CliffHit hit;

  if (geometry == NULL)
    return;
  hit = cliff_geometry_hit (geometry, point.x, point.y);
  self->menu_row = hit.row;
  self->menu_time = hit.time;
  if (hit.span.item.id != 0 && !cliff_project_is_selected (self->project, hit.span.item))
    cliff_project_set_selection (self->project, &hit.span.item, 1);
  if (hit.span.item.id != 0)
    cliff_timeline_view_set_cursor (self->view, hit.span.item);
  if (gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &place))
    show_menu (self, place.x, place.y);
}

static void
pressed_cb (GtkGestureClick   *gesture,
            int                n_press,
            double             x,
            double             y,
            CliffTimelinePage *self)
{
  show_menu_at (self, x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture,
                 double               x,
                 double               y,
                 CliffTimelinePage   *self)
{
  show_menu_at (self, x, y);
}

void
cliff_timeline_page_popup_menu (CliffTimelinePage *self)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (self->view);
  CliffCutSpan span;
  int row = geometry != NULL ? cliff_geometry_find (geometry, cliff_timeline_view_get_cursor (self->view), &span) : -1;

  if (row >= 0)
    show_menu_at (self, MAX (4, cliff_timeline_view_get_x (self->view, span.start) + 4),
                  cliff_timeline_view_get_top (self->view, (guint) row) + 12);
}

static void
add_menu_gestures (CliffTimelinePage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (long_pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (press));
}

/* ── GObject ── */

static void
cliff_timeline_page_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  GTK_WIDGET_CLASS (cliff_timeline_page_parent_class)->size_allocate (widget, width, height, baseline);
  if (CLIFF_TIMELINE_PAGE (widget)->menu != NULL)
    gtk_popover_present (GTK_POPOVER (CLIFF_TIMELINE_PAGE (widget)->menu));
}

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
  g_clear_pointer (&self->menu, gtk_widget_unparent);
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
  widget_class->size_allocate = cliff_timeline_page_size_allocate;
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
  gtk_widget_class_bind_template_child (widget_class, CliffTimelinePage, tools);
  gtk_widget_class_bind_template_child (widget_class, CliffTimelinePage, snapping);
  gtk_widget_class_bind_template_child (widget_class, CliffTimelinePage, overwriting);
  gtk_widget_class_bind_template_child (widget_class, CliffTimelinePage, add_button);
  gtk_widget_class_bind_template_child (widget_class, CliffTimelinePage, loudness_button);
  gtk_widget_class_bind_template_child (widget_class, CliffTimelinePage, view);
  cliff_timeline_actions_install (widget_class);
}

static void
cliff_timeline_page_init (CliffTimelinePage *self)
{
  g_autoptr(GMenuModel) add = cliff_timeline_changes_create_add_menu ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->menu_row = NO_MENU;
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->add_button), add);
  g_signal_connect_object (self, "notify::current-breakpoint", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
}

void
cliff_timeline_page_set_project (CliffTimelinePage *self,
                                 CliffProject      *project)
{
  self->project = g_object_ref (project);
  cliff_timeline_view_set_project (self->view, project);
  self->keys = cliff_timeline_keys_new (self->view);
  cliff_timeline_view_set_overlay (self->view, self->keys);
  self->hand = cliff_timeline_hand_new (self->view);
  g_object_bind_property (self->hand, "tool", self->tools, "active-name", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (self->hand, "snapping", self->snapping, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (self->view, "overwriting", self->overwriting, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  add_menu_gestures (self);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->loudness_button), cliff_loudness_popover_new (project));
  cliff_timeline_drop_add (self->view);
  cliff_timeline_shuttle_add (self->view);
  cliff_timeline_ruler_set_view (CLIFF_TIMELINE_RULER (self->ruler), self->view);
  cliff_timeline_headers_set_view (CLIFF_TIMELINE_HEADERS (self->headers), self->view);
  g_signal_connect_object (project, "cut-changed", G_CALLBACK (cut_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::episode", G_CALLBACK (cut_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_player (project), "notify::position", G_CALLBACK (position_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "layout-changed", G_CALLBACK (layout_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->zoom, "value-changed", G_CALLBACK (zoom_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "selection-changed", G_CALLBACK (set_actions_enabled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_range (project), "changed", G_CALLBACK (set_actions_enabled), self, G_CONNECT_SWAPPED);
  cut_changed_cb (self);
  layout_changed_cb (self);
  set_actions_enabled (self);
}

CliffTimelineView *
cliff_timeline_page_get_view (CliffTimelinePage *self)
{
  return self->view;
}

CliffTimelineHand *
cliff_timeline_page_get_hand (CliffTimelinePage *self)
{
  return self->hand;
}

GtkWidget *
cliff_timeline_page_get_keys (CliffTimelinePage *self)
{
  return self->keys;
}
