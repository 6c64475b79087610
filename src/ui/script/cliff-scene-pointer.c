/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-scene-pointer.h"

/* While something is dragged: this near the edge the list scrolls, this far a step. */
#define SCROLL_EDGE 36
#define SCROLL_STEP 12
#define SCROLL_INTERVAL_MS 30

struct _CliffScenePointer
{
  GObject             parent_instance;

  GtkWidget          *list;       /* not held: it holds this */
  GtkScrolledWindow  *scroller;   /* not held, as the list */
  GtkSingleSelection *selection;
  CliffProject       *project;
  CliffSceneActions  *actions;
  GPtrArray          *items;      /* GtkListItem: those on screen */
  GtkWidget          *drag_child; /* that a drag begins at */
  GtkWidget          *drop_row;   /* that shows where the drop goes */
  int                 scroll_by;
  guint               scroll_source;
};

G_DEFINE_FINAL_TYPE (CliffScenePointer, cliff_scene_pointer, G_TYPE_OBJECT)

/* ── Items ── */

CliffRecord *
cliff_list_item_get_record (GtkListItem *item)
{
  GObject *object = gtk_list_item_get_item (item);
  g_autoptr(GObject) inner = GTK_IS_TREE_LIST_ROW (object) ? gtk_tree_list_row_get_item (GTK_TREE_LIST_ROW (object)) : NULL;

  if (inner != NULL)
    object = inner;

  return CLIFF_IS_RECORD (object) ? CLIFF_RECORD (object) : NULL;
}

/* The view's own widget around what the factory made. */
static GtkWidget *
get_row (GtkListItem *item)
{
  return gtk_widget_get_parent (gtk_list_item_get_child (item));
}

void
cliff_scene_pointer_add_item (CliffScenePointer *self,
                              GtkListItem       *item)
{
  g_ptr_array_add (self->items, item);
}

void
cliff_scene_pointer_remove_item (CliffScenePointer *self,
                                 GtkListItem       *item)
{
  g_ptr_array_remove_fast (self->items, item);
}

GPtrArray *
cliff_scene_pointer_get_items (CliffScenePointer *self)
{
  return self->items;
}

GtkListItem *
cliff_scene_pointer_pick (CliffScenePointer *self,
                          double             x,
                          double             y)
{
  GtkWidget *found = gtk_widget_pick (self->list, x, y, GTK_PICK_DEFAULT);

  for (guint i = 0; i < self->items->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->items, i);
      GtkWidget *row = get_row (item);

      if (found != NULL && (found == row || gtk_widget_is_ancestor (found, row)))
        return item;
    }

  return NULL;
}

static CliffRecord *
pick_record (CliffScenePointer *self,
             double             x,
             double             y)
{
  GtkListItem *item = cliff_scene_pointer_pick (self, x, y);

  return item != NULL ? cliff_list_item_get_record (item) : NULL;
}

/* ── The menu ── */

static void
menu_pressed_cb (CliffScenePointer *self,
                 int                n_press,
                 double             x,
                 double             y)
{
  CliffRecord *record = pick_record (self, x, y);

  if (record == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, gtk_list_item_get_position (cliff_scene_pointer_pick (self, x, y)));
  cliff_scene_actions_set_target (self->actions, record);
  cliff_scene_actions_popup (self->actions, self->list, x, y);
}

gboolean
cliff_scene_pointer_popup (CliffScenePointer *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->items, i);
      GtkWidget *child = gtk_list_item_get_child (item);
      graphene_point_t point;

      if (!gtk_list_item_get_selected (item) || cliff_list_item_get_record (item) == NULL)
        continue;
      if (!gtk_widget_compute_point (child, self->list,
                                     &GRAPHENE_POINT_INIT (24, (float) gtk_widget_get_height (child)), &point))
        return FALSE;
      cliff_scene_actions_popup (self->actions, self->list, point.x, point.y);
      return TRUE;
    }

  return FALSE;
}

/* ── Dragging ── */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource     *source,
                 double             x,
                 double             y,
                 CliffScenePointer *self)
{
  GtkListItem *item = cliff_scene_pointer_pick (self, x, y);
  CliffRecord *record = item != NULL ? cliff_list_item_get_record (item) : NULL;

  self->drag_child = item != NULL ? gtk_list_item_get_child (item) : NULL;
  if (record == NULL || !cliff_project_get_writable (self->project))
    return NULL;

  return gdk_content_provider_new_typed (G_OBJECT_TYPE (record), record);
}

static void
drag_begin_cb (GtkDragSource     *source,
               GdkDrag           *drag,
               CliffScenePointer *self)
{
  if (self->drag_child != NULL)
    {
      g_autoptr(GdkPaintable) icon = gtk_widget_paintable_new (self->drag_child);

      gtk_drag_source_set_icon (source, icon, 16, 12);
    }
}

/* ── Dropping ── */

static const char * const drop_classes[] = { "drop-above", "drop-below", "drop-before", "drop-after" };

/* Whether items stand beside each other. */
static gboolean
is_across (CliffScenePointer *self,
           GtkWidget         *row)
{
  return gtk_widget_get_width (row) < gtk_widget_get_width (self->list) * 3 / 4;
}

static void
show_drop (CliffScenePointer *self,
           GtkListItem       *item,
           gboolean           after)
{
  if (self->drop_row != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (drop_classes); i++)
      gtk_widget_remove_css_class (self->drop_row, drop_classes[i]);
  g_set_weak_pointer (&self->drop_row, item != NULL ? get_row (item) : NULL);
  if (self->drop_row != NULL)
    gtk_widget_add_css_class (self->drop_row, drop_classes[(is_across (self, self->drop_row) ? 2 : 0) + (after ? 1 : 0)]);
}

/* Whether the point is nearer to the end of the item than to its start. */
static gboolean
is_second_half (CliffScenePointer *self,
                GtkListItem       *item,
                double             x,
                double             y)
{
  GtkWidget *row = get_row (item);
  gboolean mirrored = gtk_widget_get_direction (self->list) == GTK_TEXT_DIR_RTL;
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (row, self->list, &bounds))
    return FALSE;
  if (is_across (self, row))
    return (x > bounds.origin.x + bounds.size.width / 2) != mirrored;

  return y > bounds.origin.y + bounds.size.height / 2;
}

static gboolean
scroll_cb (gpointer data)
{
  CliffScenePointer *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + self->scroll_by);

  return G_SOURCE_CONTINUE;
}

static void
scroll_near_edge (CliffScenePointer *self,
                  double             y)
{
  int height = gtk_widget_get_height (self->list);

  self->scroll_by = y < SCROLL_EDGE ? -SCROLL_STEP : y > height - SCROLL_EDGE ? SCROLL_STEP : 0;
  if (self->scroll_by == 0)
    g_clear_handle_id (&self->scroll_source, g_source_remove);
  else if (self->scroll_source == 0)
    self->scroll_source = g_timeout_add (SCROLL_INTERVAL_MS, scroll_cb, self);
}

static GdkDragAction
drop_motion_cb (GtkDropTarget     *target,
                double             x,
                double             y,
                CliffScenePointer *self)
{
  GtkListItem *item = cliff_scene_pointer_pick (self, x, y);
  GdkContentFormats *formats = gdk_drop_get_formats (gtk_drop_target_get_current_drop (target));
  CliffRecord *onto = item != NULL ? cliff_list_item_get_record (item) : NULL;

  scroll_near_edge (self, y);
  /* An episode goes between episodes. */
  if (onto == NULL || (CLIFF_IS_SCENE (onto) && gdk_content_formats_contain_gtype (formats, CLIFF_TYPE_EPISODE)))
    {
      show_drop (self, NULL, FALSE);
      return 0;
    }
  show_drop (self, item, CLIFF_IS_EPISODE (onto) && gdk_content_formats_contain_gtype (formats, CLIFF_TYPE_SCENE)
                           ? TRUE : is_second_half (self, item, x, y));

  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (CliffScenePointer *self)
{
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  show_drop (self, NULL, FALSE);
}

static gboolean
drop_cb (GtkDropTarget     *target,
         const GValue      *value,
         double             x,
         double             y,
         CliffScenePointer *self)
{
  GtkListItem *item = cliff_scene_pointer_pick (self, x, y);
  CliffRecord *onto = item != NULL ? cliff_list_item_get_record (item) : NULL;

  drop_leave_cb (self);
  if (onto == NULL)
    return FALSE;

  return cliff_scene_actions_drop (self->actions, g_value_get_object (value), onto, is_second_half (self, item, x, y));
}

static void
add_controllers (CliffScenePointer *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_MOVE);
  GtkGesture *menu = gtk_gesture_click_new ();
  GType types[] = { CLIFF_TYPE_SCENE, CLIFF_TYPE_EPISODE };

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (drag_prepare_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (source));

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "motion", G_CALLBACK (drop_motion_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (target, "leave", G_CALLBACK (drop_leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (target));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (menu, "pressed", G_CALLBACK (menu_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (menu));
}

/* ── GObject ── */

static void
cliff_scene_pointer_dispose (GObject *object)
{
  CliffScenePointer *self = CLIFF_SCENE_POINTER (object);

  g_clear_handle_id (&self->scroll_source, g_source_remove);
  g_clear_weak_pointer (&self->drop_row);
  g_clear_object (&self->selection);
  g_clear_object (&self->actions);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_scene_pointer_parent_class)->dispose (object);
}

static void
cliff_scene_pointer_finalize (GObject *object)
{
  g_ptr_array_unref (CLIFF_SCENE_POINTER (object)->items);

  G_OBJECT_CLASS (cliff_scene_pointer_parent_class)->finalize (object);
}

static void
cliff_scene_pointer_class_init (CliffScenePointerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_scene_pointer_dispose;
  G_OBJECT_CLASS (klass)->finalize = cliff_scene_pointer_finalize;
}

static void
cliff_scene_pointer_init (CliffScenePointer *self)
{
  self->items = g_ptr_array_new ();
}

CliffScenePointer *
cliff_scene_pointer_new (GtkWidget          *list,
                         GtkScrolledWindow  *scroller,
                         GtkSingleSelection *selection,
                         CliffProject       *project,
                         CliffSceneActions  *actions)
{
  CliffScenePointer *self = g_object_new (CLIFF_TYPE_SCENE_POINTER, NULL);

  self->list = list;
  self->scroller = scroller;
  self->selection = g_object_ref (selection);
  self->project = g_object_ref (project);
  self->actions = g_object_ref (actions);
  add_controllers (self);

  return self;
}
