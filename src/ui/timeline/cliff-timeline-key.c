/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-key.h"

#include "cliff-edit-cut.h"
#include "cliff-timeline-words.h"
#include "cliff-tooltip.h"

#include <glib/gi18n.h>

struct _CliffTimelineKey
{
  GtkWidget           parent_instance;

  CliffTimelineView  *view;    /* over which it lies, and which outlives it */
  CliffCutKey         key;
  gboolean            moved;   /* by a hand, not yet done */
  CliffTime           time;    /* to where */
  gint64              value;
  GtkGesture         *drag;
  GtkWidget          *menu;    /* NULL until it is asked for */
};

G_DEFINE_FINAL_TYPE (CliffTimelineKey, cliff_timeline_key, GTK_TYPE_WIDGET)

static CliffProject *
get_project (CliffTimelineKey *self)
{
  return cliff_timeline_view_get_project (self->view);
}

static CliffStore *
get_store (CliffTimelineKey *self)
{
  return cliff_project_get_store (get_project (self));
}

/* ── Words ── */

static const char *
get_property (CliffProperty property)
{
  switch (property)
    {
    case CLIFF_PROPERTY_X:
      return _("Position X");
    case CLIFF_PROPERTY_Y:
      return _("Position Y");
    case CLIFF_PROPERTY_SCALE:
      return _("Scale");
    case CLIFF_PROPERTY_ROTATION:
      return _("Rotation");
    case CLIFF_PROPERTY_OPACITY:
      return _("Opacity");
    case CLIFF_PROPERTY_GAIN:
      return _("Volume");
    default:
      g_return_val_if_reached ("");
    }
}

/* (transfer full) */
static char *
dup_value (const CliffCutKey *key)
{
  if (key->property == CLIFF_PROPERTY_ROTATION)
    return g_strdup_printf ("%.1f°", (double) key->value / 1000);

  return g_strdup_printf ("%.1f %%", (double) key->value * 100 / CLIFF_PPM);
}

void
cliff_timeline_key_show (CliffTimelineKey  *self,
                         CliffCut          *cut,
                         const CliffCutKey *key)
{
  g_autofree char *value = dup_value (key);
  g_autofree char *time = cliff_timeline_words_dup_timecode (cut, key->time);
  /* Translators: a keyframe: its property, its value, its time from the start of what it moves */
  g_autofree char *label = g_strdup_printf (_("%s %s at %s"), get_property (key->property), value, time);

  self->key = *key;
  cliff_tooltip_set (GTK_WIDGET (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

const CliffCutKey *
cliff_timeline_key_get_key (CliffTimelineKey *self)
{
  return &self->key;
}

/* ── Changes ── */

static void
finish (CliffTimelineKey *self,
        const GError     *error)
{
  if (error != NULL)
    cliff_project_report (get_project (self), error);
}

static CliffTime
get_frame (CliffTimelineKey *self)
{
  CliffCut *cut = cliff_project_get_cut (get_project (self));

  return cut != NULL ? CLIFF_SECOND * cut->fps_den / cut->fps_num : CLIFF_SECOND;
}

/* The one that lies there already is not run over: it would be gone. */
static gboolean
is_free (CliffTimelineKey *self,
         CliffTime         time)
{
  CliffCut *cut = cliff_project_get_cut (get_project (self));
  guint n_keys = 0;
  const CliffCutKey *keys = cut != NULL ? cliff_cut_get_keys (cut, self->key.owner, self->key.owner_id, &n_keys) : NULL;

  for (guint i = 0; i < n_keys; i++)
    if (keys[i].id != self->key.id && keys[i].property == self->key.property && ABS (keys[i].time - time) < get_frame (self) / 2)
      return FALSE;

  return TRUE;
}

/* As the project has it, which what is shown may lag behind: keys repeat fast.  FALSE: it is gone. */
static gboolean
catch_up (CliffTimelineKey *self)
{
  CliffCut *cut = cliff_project_get_cut (get_project (self));
  guint n_keys = 0;
  const CliffCutKey *keys = cut != NULL ? cliff_cut_get_keys (cut, self->key.owner, self->key.owner_id, &n_keys) : NULL;

  for (guint i = 0; i < n_keys; i++)
    if (keys[i].id == self->key.id)
      {
        self->key = keys[i];
        return TRUE;
      }

  return FALSE;
}

/* At most to the ends of what it moves. */
static CliffTime
limit_time (CliffTimelineKey *self,
            CliffTime         time)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (self->view);
  CliffCutSpan span = { 0 };

  cliff_geometry_find (geometry, (CliffCutItem) { self->key.owner, self->key.owner_id }, &span);

  return cliff_cut_round (cliff_geometry_get_cut (geometry), CLAMP (time, 0, MAX (0, span.length - get_frame (self))));
}

static gint64
limit_value (CliffTimelineKey *self,
             gint64            value)
{
  switch (self->key.property)
    {
    case CLIFF_PROPERTY_SCALE:
      return MAX (value, CLIFF_PPM / 100);
    case CLIFF_PROPERTY_OPACITY:
      return CLAMP (value, 0, CLIFF_PPM);
    case CLIFF_PROPERTY_GAIN:
      return CLAMP (value, 0, 10 * CLIFF_PPM);
    case CLIFF_PROPERTY_X:
    case CLIFF_PROPERTY_Y:
    case CLIFF_PROPERTY_ROTATION:
      return value;
    default:
      g_return_val_if_reached (value);
    }
}

static void
nudge (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  CliffTimelineKey *self = CLIFF_TIMELINE_KEY (widget);
  g_autoptr(GError) error = NULL;
  CliffTime time;

  if (!catch_up (self))
    return;
  time = limit_time (self, self->key.time + g_variant_get_int32 (parameter) * get_frame (self));
  if (is_free (self, time))
    cliff_edit_move_key (get_store (self), self->key.id, time, self->key.value, &error);
  finish (self, error);
}

/* By hundredths, or degrees. */
static void
lift (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CliffTimelineKey *self = CLIFF_TIMELINE_KEY (widget);
  int unit = self->key.property == CLIFF_PROPERTY_ROTATION ? 1000 : CLIFF_PPM / 100;
  g_autoptr(GError) error = NULL;

  if (!catch_up (self))
    return;
  cliff_edit_move_key (get_store (self), self->key.id, self->key.time,
                       limit_value (self, self->key.value + g_variant_get_int32 (parameter) * unit), &error);
  finish (self, error);
}

static void
set_curve (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CliffTimelineKey *self = CLIFF_TIMELINE_KEY (widget);
  g_autoptr(GError) error = NULL;

  if (!catch_up (self))
    return;
  cliff_edit_set_key (get_store (self), (CliffCutItem) { self->key.owner, self->key.owner_id }, self->key.property, self->key.time,
                      self->key.value, (CliffCurve) g_variant_get_int32 (parameter), &error);
  finish (self, error);
}

/* The focus goes to the next one, or back to the timeline. */
static void
remove_key (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  CliffTimelineKey *self = CLIFF_TIMELINE_KEY (widget);
  CliffTimelineView *view = self->view;
  GtkWidget *next = gtk_widget_get_next_sibling (widget) != NULL ? gtk_widget_get_next_sibling (widget)
                                                                 : gtk_widget_get_prev_sibling (widget);
  g_autoptr(GError) error = NULL;

  gtk_widget_grab_focus (next != NULL ? next : GTK_WIDGET (view));
  if (!catch_up (self))
    return;
  if (!cliff_edit_remove_key (get_store (self), self->key.id, &error))
    {
      finish (self, error);
      return;
    }
  gtk_accessible_announce (GTK_ACCESSIBLE (view), _("Keyframe removed"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
go (GtkWidget  *widget,
    const char *action,
    GVariant   *parameter)
{
  CliffTimelineKey *self = CLIFF_TIMELINE_KEY (widget);

  cliff_project_seek (get_project (self),
                      cliff_timeline_keys_get_start (CLIFF_TIMELINE_KEYS (gtk_widget_get_parent (widget))) + self->key.time);
}

static void
step (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  gtk_widget_child_focus (gtk_widget_get_parent (widget), g_variant_get_boolean (parameter) ? GTK_DIR_RIGHT : GTK_DIR_LEFT);
}

/* ── The menu ── */

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) curves = g_menu_new ();
  g_autoptr(GMenu) rest = g_menu_new ();

  /* The numbers are CliffCurve. */
  g_menu_append (curves, _("_Evenly to the Next"), "key.curve(0)");
  g_menu_append (curves, _("_Slow In and Out"), "key.curve(1)");
  g_menu_append (curves, _("_Hold Until the Next"), "key.curve(2)");
  g_menu_append (rest, _("_Go There"), "key.go");
  g_menu_append (rest, _("_Remove Keyframe"), "key.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (curves));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));

  return G_MENU_MODEL (menu);
}

static void
popup_menu (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  CliffTimelineKey *self = CLIFF_TIMELINE_KEY (widget);

  if (self->menu == NULL)
    {
      g_autoptr(GMenuModel) model = create_menu ();

      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_widget_set_parent (self->menu, widget);
    }
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
right_pressed_cb (GtkGestureClick  *gesture,
                  int               n_press,
                  double            x,
                  double            y,
                  CliffTimelineKey *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  popup_menu (GTK_WIDGET (self), NULL, NULL);
}

/* ── The hand ── */

static gboolean
try_move (CliffStore  *store,
          gpointer     data,
          GError     **error)
{
  CliffTimelineKey *self = data;

  return cliff_edit_move_key (store, self->key.id, self->time, self->value, error);
}

static void
drag_begin_cb (GtkGestureDrag   *gesture,
               double            x,
               double            y,
               CliffTimelineKey *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  go (GTK_WIDGET (self), NULL, NULL);
}

/* The very result is seen before the hand lets go.  With Shift the value stays. */
static void
drag_update_cb (GtkGestureDrag   *gesture,
                double            dx,
                double            dy,
                CliffTimelineKey *self)
{
  CliffTimelineKeys *keys = CLIFF_TIMELINE_KEYS (gtk_widget_get_parent (GTK_WIDGET (self)));
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  g_autoptr(CliffCut) cut = NULL;
  double x, y;
  graphene_point_t place;
  CliffTime time;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  /* The widget goes with the hand, so where that is counts, not how far it came. */
  if (!cliff_project_get_writable (get_project (self)) ||
      (!self->moved && !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy)) ||
      !gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (self->view), &GRAPHENE_POINT_INIT ((float) (x + dx), (float) (y + dy)),
                                 &place))
    return;
  time = limit_time (self, cliff_timeline_view_get_time (self->view, place.x) - cliff_timeline_keys_get_start (keys));
  if (is_free (self, time) || !self->moved)
    self->time = is_free (self, time) ? time : self->key.time;
  if (!self->moved)
    self->value = self->key.value;
  if ((state & GDK_SHIFT_MASK) == 0)
    self->value = limit_value (self, cliff_timeline_keys_get_value (keys, &self->key, place.y));
  self->moved = TRUE;
  cut = cliff_edit_try (get_store (self), cliff_project_get_episode_id (get_project (self)), try_move, self, NULL);
  if (cut != NULL)
    cliff_timeline_view_try (self->view, cut);
}

static void
let_go (CliffTimelineKey *self,
        gboolean          done)
{
  g_autoptr(GError) error = NULL;

  if (!self->moved)
    return;
  self->moved = FALSE;
  if (done)
    cliff_edit_move_key (get_store (self), self->key.id, self->time, self->value, &error);
  cliff_timeline_view_try (self->view, NULL);
  finish (self, error);
}

static void
drag_end_cb (GtkGestureDrag   *gesture,
             double            dx,
             double            dy,
             CliffTimelineKey *self)
{
  let_go (self, TRUE);
}

static void
cancel_cb (GtkGesture       *gesture,
           GdkEventSequence *sequence,
           CliffTimelineKey *self)
{
  let_go (self, FALSE);
}

/* A drag is given up; at rest the focus goes back to the timeline. */
static void
leave (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  CliffTimelineKey *self = CLIFF_TIMELINE_KEY (widget);

  if (self->moved)
    {
      let_go (self, FALSE);
      gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* ── GObject ── */

static void
cliff_timeline_key_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;
  g_autoptr(GskStroke) stroke = gsk_stroke_new (1);
  GdkRGBA colour;

  gtk_widget_get_color (widget, &colour);
  gsk_path_builder_move_to (builder, width / 2, 1.5f);
  gsk_path_builder_line_to (builder, width - 1.5f, height / 2);
  gsk_path_builder_line_to (builder, width / 2, height - 1.5f);
  gsk_path_builder_line_to (builder, 1.5f, height / 2);
  gsk_path_builder_close (builder);
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &colour);
  /* Against pictures of its own colour. */
  gtk_snapshot_append_stroke (snapshot, path, stroke, &(GdkRGBA) { 0, 0, 0, 0.6f });
}

static void
cliff_timeline_key_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  if (CLIFF_TIMELINE_KEY (widget)->menu != NULL)
    gtk_popover_present (GTK_POPOVER (CLIFF_TIMELINE_KEY (widget)->menu));
}

static void
cliff_timeline_key_dispose (GObject *object)
{
  g_clear_pointer (&CLIFF_TIMELINE_KEY (object)->menu, gtk_widget_unparent);

  G_OBJECT_CLASS (cliff_timeline_key_parent_class)->dispose (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct { guint key; GdkModifierType modifiers; const char *action; int by; } steps[] = {
    { GDK_KEY_Left, GDK_ALT_MASK, "key.nudge", -1 },
    { GDK_KEY_Right, GDK_ALT_MASK, "key.nudge", 1 },
    { GDK_KEY_Left, GDK_ALT_MASK | GDK_SHIFT_MASK, "key.nudge", -10 },
    { GDK_KEY_Right, GDK_ALT_MASK | GDK_SHIFT_MASK, "key.nudge", 10 },
    { GDK_KEY_Up, GDK_ALT_MASK, "key.raise", 1 },
    { GDK_KEY_Down, GDK_ALT_MASK, "key.raise", -1 },
    { GDK_KEY_Up, GDK_ALT_MASK | GDK_SHIFT_MASK, "key.raise", 10 },
    { GDK_KEY_Down, GDK_ALT_MASK | GDK_SHIFT_MASK, "key.raise", -10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_add_binding_action (widget_class, steps[i].key, steps[i].modifiers, steps[i].action, "i", steps[i].by);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, 0, "key.step", "b", FALSE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, 0, "key.step", "b", TRUE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "key.go", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "key.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_BackSpace, 0, "key.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "key.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "key.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "key.leave", NULL);
}

static void
cliff_timeline_key_class_init (CliffTimelineKeyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_timeline_key_dispose;
  widget_class->snapshot = cliff_timeline_key_snapshot;
  widget_class->size_allocate = cliff_timeline_key_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "timelinekey");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_install_action (widget_class, "key.nudge", "i", nudge);
  gtk_widget_class_install_action (widget_class, "key.raise", "i", lift);
  gtk_widget_class_install_action (widget_class, "key.curve", "i", set_curve);
  gtk_widget_class_install_action (widget_class, "key.remove", NULL, remove_key);
  gtk_widget_class_install_action (widget_class, "key.go", NULL, go);
  gtk_widget_class_install_action (widget_class, "key.step", "b", step);
  gtk_widget_class_install_action (widget_class, "key.menu", NULL, popup_menu);
  gtk_widget_class_install_action (widget_class, "key.leave", NULL, leave);
  add_bindings (widget_class);
}

static void
cliff_timeline_key_init (CliffTimelineKey *self)
{
  GtkGesture *right = gtk_gesture_click_new ();

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
cliff_timeline_key_new (CliffTimelineView *view,
                        const CliffCutKey *key)
{
  static const char * const changing[] = { "key.nudge", "key.raise", "key.curve", "key.remove" };
  CliffTimelineKey *self = g_object_new (CLIFF_TYPE_TIMELINE_KEY, NULL);

  self->view = view;
  self->key = *key;
  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changing[i], cliff_project_get_writable (cliff_timeline_view_get_project (view)));

  return GTK_WIDGET (self);
}
