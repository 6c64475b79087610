/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-hand.h"

#include "cliff-timeline-aim.h"

#include <glib/gi18n.h>

/* So near the window's edge a drag scrolls, by so many pixels a frame at most. */
#define SCROLL_ZONE 28
#define SCROLL_STEP 14

struct _CliffTimelineHand
{
  GObject            parent_instance;

  CliffTimelineView *view;      /* outlives its controllers, and so this */
  CliffProject      *project;
  GtkGesture        *drag;

  CliffHit           hit;       /* where the button went down */
  graphene_point_t   begin;     /* there, in the whole timeline */
  GdkModifierType    modifiers;
  gboolean           cancelled;
  gboolean           moved;     /* far enough to be no click */
  GArray            *before;    /* what was selected then */
  CliffTimelineAim   aim;       /* while something is held */
  gboolean           aiming;
  gboolean           tried;     /* the view shows what the act makes */
  GError            *refused;   /* why it cannot be done here */
  double             x, y;      /* of the pointer */
  guint              scrolling; /* tick that scrolls at the window's edge */

  char              *tool;
  gboolean           snapping;
};

enum
{
  PROP_0,
  PROP_TOOL,
  PROP_SNAPPING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

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

/* The second of two presses on words. */
static void
pressed_cb (GtkGestureClick   *gesture,
            int                n_press,
            double             x,
            double             y,
            CliffTimelineHand *self)
{
  if (n_press == 2)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "timeline.write", NULL);
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

/* ── Acting ── */

static gboolean
can_edit (CliffTimelineHand *self)
{
  return cliff_project_get_writable (self->project);
}

static CliffTime
get_playhead (CliffTimelineHand *self)
{
  return cliff_player_get_position (cliff_project_get_player (self->project));
}

static void
begin_aim (CliffTimelineHand *self)
{
  CliffGeometry *base = cliff_timeline_view_dup_geometry (self->view);

  cliff_timeline_aim_begin (&self->aim, base, &self->begin, self->tool, (self->modifiers & GDK_ALT_MASK) != 0,
                            (self->modifiers & GDK_CONTROL_MASK) != 0, cliff_project_get_selection (self->project));
  if (self->snapping)
    cliff_timeline_aim_set_snapping (&self->aim, get_playhead (self), cliff_project_get_range (self->project));
  /* Alt, which rolls at an edge, does the other thing in the middle. */
  if (cliff_timeline_view_get_overwriting (self->view) != ((self->modifiers & GDK_ALT_MASK) != 0))
    self->aim.act.place = CLIFF_PLACE_OVERWRITE;
  self->aiming = TRUE;
}

/* Shows what letting go here would do. */
static void
try_act (CliffTimelineHand *self)
{
  graphene_point_t point = cliff_timeline_view_get_point (self->view, self->x, self->y);
  g_autoptr(CliffCut) tried = NULL;

  cliff_geometry_set_scale (self->aim.base, cliff_geometry_get_scale (cliff_timeline_view_get_geometry (self->view)));
  cliff_timeline_aim_at (&self->aim, &point);
  g_clear_error (&self->refused);
  tried = cliff_edit_try (cliff_project_get_store (self->project), self->aim.act.episode_id, cliff_timeline_act_run,
                          &self->aim.act, &self->refused);
  self->tried = tried != NULL;
  if (tried != NULL)
    cliff_timeline_view_try (self->view, tried);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), tried != NULL ? NULL : "not-allowed");
  cliff_timeline_view_show_snap (self->view, tried != NULL ? self->aim.line : -1);
}

static void
end_aim (CliffTimelineHand *self)
{
  if (self->scrolling != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->scrolling);
  self->scrolling = 0;
  if (self->aiming)
    cliff_timeline_aim_clear (&self->aim);
  self->aiming = FALSE;
  self->tried = FALSE;
  g_clear_error (&self->refused);
  gtk_widget_set_cursor (GTK_WIDGET (self->view), NULL);
  cliff_timeline_view_show_snap (self->view, -1);
  cliff_timeline_view_show_band (self->view, NULL);
}

static void
commit (CliffTimelineHand *self)
{
  g_autoptr(GError) error = NULL;

  if (self->tried)
    cliff_timeline_act_run (cliff_project_get_store (self->project), &self->aim.act, &error);
  else if (self->refused != NULL)
    error = g_error_copy (self->refused);
  if (error != NULL)
    cliff_project_report (self->project, error);
  cliff_timeline_view_try (self->view, NULL);
}

static void
cut_here (CliffTimelineHand *self)
{
  g_autoptr(GError) error = NULL;

  if (!can_edit (self))
    return;
  if (cliff_edit_split (cliff_project_get_store (self->project), cliff_project_get_episode_id (self->project), self->hit.time,
                        &self->hit.span.item, 1, &error))
    gtk_accessible_announce (GTK_ACCESSIBLE (self->view), _("Split"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  else
    cliff_project_report (self->project, error);
}

/* ── The gesture ── */

static gboolean
is_tool (CliffTimelineHand *self,
         const char        *tool)
{
  return g_str_equal (self->tool, tool);
}

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
  self->cancelled = FALSE;
  g_array_set_size (self->before, 0);
  g_array_append_vals (self->before, selection->data, selection->len);
  if (!is_tool (self, "razor"))
    press (self);
}

static void
follow (CliffTimelineHand *self)
{
  graphene_point_t point = cliff_timeline_view_get_point (self->view, self->x, self->y);

  if (self->aiming)
    try_act (self);
  else if (!is_on_item (self))
    select_in_band (self, &point);
}

static double
get_scroll_step (double position,
                 double size)
{
  if (position < SCROLL_ZONE)
    return MAX (-SCROLL_STEP, (position - SCROLL_ZONE) / 2);
  if (position > size - SCROLL_ZONE)
    return MIN (SCROLL_STEP, (position - size + SCROLL_ZONE) / 2);

  return 0;
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  CliffTimelineHand *self = data;
  double dx = get_scroll_step (self->x, gtk_widget_get_width (widget));
  double dy = get_scroll_step (self->y, gtk_widget_get_height (widget));

  if (dx != 0 || dy != 0)
    {
      cliff_timeline_view_scroll_by (self->view, dx, dy);
      follow (self);
    }

  return G_SOURCE_CONTINUE;
}

static void
drag_update_cb (GtkGestureDrag    *gesture,
                double             dx,
                double             dy,
                CliffTimelineHand *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  self->x = x + dx;
  self->y = y + dy;
  if (!self->moved && gtk_drag_check_threshold (GTK_WIDGET (self->view), 0, 0, (int) dx, (int) dy) && !is_tool (self, "razor"))
    {
      self->moved = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      if (is_on_item (self) && can_edit (self))
        begin_aim (self);
      self->scrolling = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), scroll_cb, self, NULL);
    }
  if (self->moved)
    follow (self);
}

static void
drag_end_cb (GtkGestureDrag    *gesture,
             double             dx,
             double             dy,
             CliffTimelineHand *self)
{
  if (self->cancelled)
    return;
  if (is_tool (self, "razor"))
    {
      if (is_on_item (self))
        cut_here (self);
    }
  else if (!self->moved)
    click (self);
  else if (self->aiming)
    commit (self);
  end_aim (self);
}

/* Also Escape: nothing is done. */
static void
cancel_cb (GtkGesture        *gesture,
           GdkEventSequence  *sequence,
           CliffTimelineHand *self)
{
  if (self->aiming)
    cliff_timeline_view_try (self->view, NULL);
  else if (self->moved)
    cliff_project_set_selection (self->project, (CliffCutItem *) (gpointer) self->before->data, self->before->len);
  self->moved = FALSE;
  self->cancelled = TRUE;
  end_aim (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                CliffTimelineHand     *self)
{
  if (key != GDK_KEY_Escape || !gtk_gesture_is_active (self->drag))
    return FALSE;
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));

  return TRUE;
}

/* ── What the pointer would do here ── */

static const char *
get_cursor_name (CliffTimelineHand *self,
                 const CliffHit    *hit)
{
  if (hit->span.item.id == 0 || !can_edit (self))
    return NULL;
  if (is_tool (self, "razor"))
    return "crosshair";
  if (is_tool (self, "slip") || is_tool (self, "slide"))
    return "ew-resize";
  switch (hit->part)
    {
    case CLIFF_HIT_START:
      return "w-resize";
    case CLIFF_HIT_END:
      return "e-resize";
    case CLIFF_HIT_FADE_IN:
    case CLIFF_HIT_FADE_OUT:
      return "grab";
    case CLIFF_HIT_NOTHING:
    case CLIFF_HIT_ROW:
    case CLIFF_HIT_ITEM:
      return NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           CliffTimelineHand        *self)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (self->view);
  graphene_point_t point = cliff_timeline_view_get_point (self->view, x, y);
  CliffHit hit;

  if (geometry == NULL || gtk_gesture_is_active (self->drag))
    return;
  hit = cliff_geometry_hit (geometry, point.x, point.y);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), get_cursor_name (self, &hit));
}

/* ── GObject ── */

static void
cliff_timeline_hand_dispose (GObject *object)
{
  CliffTimelineHand *self = CLIFF_TIMELINE_HAND (object);

  if (self->aiming)
    cliff_timeline_aim_clear (&self->aim);
  self->aiming = FALSE;
  g_clear_error (&self->refused);
  g_clear_object (&self->project);
  g_clear_pointer (&self->before, g_array_unref);
  g_clear_pointer (&self->tool, g_free);

  G_OBJECT_CLASS (cliff_timeline_hand_parent_class)->dispose (object);
}

static void
cliff_timeline_hand_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  CliffTimelineHand *self = CLIFF_TIMELINE_HAND (object);

  switch (prop_id)
    {
    case PROP_TOOL:
      /* A group of toggles has none for a moment. */
      if (g_value_get_string (value) != NULL && g_set_str (&self->tool, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SNAPPING:
      if (self->snapping == g_value_get_boolean (value))
        return;
      self->snapping = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cliff_timeline_hand_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  CliffTimelineHand *self = CLIFF_TIMELINE_HAND (object);

  switch (prop_id)
    {
    case PROP_TOOL:
      g_value_set_string (value, self->tool);
      break;
    case PROP_SNAPPING:
      g_value_set_boolean (value, self->snapping);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cliff_timeline_hand_class_init (CliffTimelineHandClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = cliff_timeline_hand_set_property;
  object_class->get_property = cliff_timeline_hand_get_property;
  object_class->dispose = cliff_timeline_hand_dispose;

  properties[PROP_TOOL] = g_param_spec_string ("tool", NULL, NULL, "select",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SNAPPING] = g_param_spec_boolean ("snapping", NULL, NULL, TRUE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cliff_timeline_hand_init (CliffTimelineHand *self)
{
  self->before = g_array_new (FALSE, FALSE, sizeof (CliffCutItem));
  self->tool = g_strdup ("select");
  self->snapping = TRUE;
}

CliffTimelineHand *
cliff_timeline_hand_new (CliffTimelineView *view)
{
  CliffTimelineHand *self = g_object_new (CLIFF_TYPE_TIMELINE_HAND, NULL);
  GtkGesture *clicks = gtk_gesture_click_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->view = view;
  self->project = g_object_ref (cliff_timeline_view_get_project (view));
  self->drag = gtk_gesture_drag_new ();
  g_signal_connect_object (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->drag, "cancel", G_CALLBACK (cancel_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (self->drag));
  g_signal_connect_object (clicks, "released", G_CALLBACK (pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (clicks));
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (view), key);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);

  return self;
}
