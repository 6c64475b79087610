/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-hand.h"

struct _CliffTimelineHand
{
  GObject            parent_instance;

  CliffTimelineView *view;      /* outlives its controllers, and so this */
  CliffProject      *project;
  GtkGesture        *drag;

  CliffHit           hit;       /* where the button went down */
  graphene_point_t   begin;     /* there, in the whole timeline */
  GdkModifierType    modifiers;
  gboolean           moved;     /* far enough to be no click */
  GArray            *before;    /* what was selected then */
};

G_DEFINE_FINAL_TYPE (CliffTimelineHand, cliff_timeline_hand, G_TYPE_OBJECT)

/* ── Selecting ── */

static void
select_one (CliffTimelineHand *self,
            CliffCutItem       item)
{
  cliff_project_set_selection (self->project, &item, 1);
}

static void
toggle (CliffTimelineHand *self,
        CliffCutItem       item)
{
  GArray *selection = cliff_project_get_selection (self->project);
  g_autoptr(GArray) items = g_array_new (FALSE, FALSE, sizeof (CliffCutItem));
  gboolean found = FALSE;

  for (guint i = 0; i < selection->len; i++)
    {
      CliffCutItem selected = g_array_index (selection, CliffCutItem, i);

      if (selected.id == item.id && selected.kind == item.kind)
        found = TRUE;
      else
        g_array_append_val (items, selected);
    }
  if (!found)
    g_array_append_val (items, item);
  cliff_project_set_selection (self->project, (CliffCutItem *) (gpointer) items->data, items->len);
}

/* Everything from the cursor to @item, where both are in one row. */
static void
select_range (CliffTimelineHand *self,
              CliffCutItem       item)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (self->view);
  g_autoptr(GArray) items = NULL;
  CliffCutSpan from, to;
  int row = cliff_geometry_find (geometry, item, &to);
  const CliffRow *place;

  if (row < 0 || cliff_geometry_find (geometry, cliff_timeline_view_get_cursor (self->view), &from) != row)
    {
      select_one (self, item);
      return;
    }
  place = cliff_geometry_get_row (geometry, (guint) row);
  /* Half a pixel inside, so that neighbours which only touch stay out. */
  items = cliff_geometry_list_in (geometry,
                                  cliff_geometry_get_x (geometry, MIN (from.start, to.start)) + 0.5, place->top + 1,
                                  cliff_geometry_get_x (geometry, MAX (from.start, to.start)) + 0.5, place->top + 1);
  cliff_project_set_selection (self->project, (CliffCutItem *) (gpointer) items->data, items->len);
}

/* The band adds to what was selected before, where Ctrl or Shift is held. */
static void
select_in_band (CliffTimelineHand      *self,
                const graphene_point_t *end)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (self->view);
  g_autoptr(GArray) items = cliff_geometry_list_in (geometry, self->begin.x, self->begin.y, end->x, end->y);
  graphene_rect_t band;

  if ((self->modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    g_array_append_vals (items, self->before->data, self->before->len);
  cliff_project_set_selection (self->project, (CliffCutItem *) (gpointer) items->data, items->len);
  graphene_rect_init (&band, MIN (self->begin.x, end->x), MIN (self->begin.y, end->y),
                      ABS (end->x - self->begin.x), ABS (end->y - self->begin.y));
  cliff_timeline_view_show_band (self->view, &band);
}

static gboolean
is_on_item (CliffTimelineHand *self)
{
  return self->hit.span.item.id != 0;
}

static void
press (CliffTimelineHand *self)
{
  CliffCutItem item = self->hit.span.item;

  if (!is_on_item (self))
    return;
  if ((self->modifiers & GDK_SHIFT_MASK) != 0)
    select_range (self, item);
  else if ((self->modifiers & GDK_CONTROL_MASK) == 0 && !cliff_project_is_selected (self->project, item))
    select_one (self, item);
  cliff_timeline_view_set_cursor (self->view, item);
}

static void
click (CliffTimelineHand *self)
{
  if (!is_on_item (self))
    {
      if ((self->modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
        cliff_project_set_selection (self->project, NULL, 0);
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
    }
  else if ((self->modifiers & GDK_CONTROL_MASK) != 0)
    toggle (self, self->hit.span.item);
  else if ((self->modifiers & GDK_SHIFT_MASK) == 0)
    select_one (self, self->hit.span.item);
}

/* ── The gesture ── */

static void
drag_begin_cb (GtkGestureDrag    *gesture,
               double             x,
               double             y,
               CliffTimelineHand *self)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (self->view);
  GArray *selection = cliff_project_get_selection (self->project);

  if (geometry == NULL)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->begin = cliff_timeline_view_get_point (self->view, x, y);
  self->hit = cliff_geometry_hit (geometry, self->begin.x, self->begin.y);
  self->modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  self->moved = FALSE;
  g_array_set_size (self->before, 0);
  g_array_append_vals (self->before, selection->data, selection->len);
  press (self);
}

static void
drag_update_cb (GtkGestureDrag    *gesture,
                double             dx,
                double             dy,
                CliffTimelineHand *self)
{
  double x, y;
  graphene_point_t end;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  self->moved |= gtk_drag_check_threshold (GTK_WIDGET (self->view), 0, 0, (int) dx, (int) dy);
  if (!self->moved || is_on_item (self))
    return;
  end = cliff_timeline_view_get_point (self->view, x + dx, y + dy);
  select_in_band (self, &end);
}

static void
drag_end_cb (GtkGestureDrag    *gesture,
             double             dx,
             double             dy,
             CliffTimelineHand *self)
{
  cliff_timeline_view_show_band (self->view, NULL);
  if (!self->moved)
    click (self);
}

static void
cancel_cb (GtkGesture        *gesture,
           GdkEventSequence  *sequence,
           CliffTimelineHand *self)
{
  cliff_timeline_view_show_band (self->view, NULL);
}

/* ── GObject ── */

static void
cliff_timeline_hand_dispose (GObject *object)
{
  CliffTimelineHand *self = CLIFF_TIMELINE_HAND (object);

  g_clear_object (&self->project);
  g_clear_pointer (&self->before, g_array_unref);

  G_OBJECT_CLASS (cliff_timeline_hand_parent_class)->dispose (object);
}

static void
cliff_timeline_hand_class_init (CliffTimelineHandClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_timeline_hand_dispose;
}

static void
cliff_timeline_hand_init (CliffTimelineHand *self)
{
  self->before = g_array_new (FALSE, FALSE, sizeof (CliffCutItem));
}

CliffTimelineHand *
cliff_timeline_hand_new (CliffTimelineView *view)
{
  CliffTimelineHand *self = g_object_new (CLIFF_TYPE_TIMELINE_HAND, NULL);

  self->view = view;
  self->project = g_object_ref (cliff_timeline_view_get_project (view));
  self->drag = gtk_gesture_drag_new ();
  g_signal_connect_object (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->drag, "cancel", G_CALLBACK (cancel_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (self->drag));

  return self;
}
