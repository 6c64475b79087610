/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-outline-pane.h"

#include "cliff-outline-row.h"

#include <glib/gi18n.h>

#define REFRESH_DELAY_MS 150
/* While something is dragged: this near the edge the list scrolls, this far a step. */
#define SCROLL_EDGE 36
#define SCROLL_STEP 12
#define SCROLL_INTERVAL_MS 30

struct _CliffOutlinePane
{
  AdwBin               parent_instance;

  CliffScriptDocument *document;
  CliffSceneFacts     *facts;
  CliffSceneActions   *actions;
  GtkTreeListModel    *tree;
  GtkSingleSelection  *selection;
  CliffRecordList     *scenes;     /* of the document's episode; NULL before the first */
  GPtrArray           *items;      /* GtkListItem: those with a row on screen */
  gboolean             behind;     /* the caret has moved since the chosen row could follow */
  GtkWidget           *drag_row;   /* that a drag begins at */
  GtkWidget           *drop_row;   /* that shows where the drop goes */
  int                  scroll_by;
  guint                scroll_source;
  guint                refresh_source;

  GtkWidget           *scroller;
  GtkWidget           *list;
};

G_DEFINE_FINAL_TYPE (CliffOutlinePane, cliff_outline_pane, ADW_TYPE_BIN)

static CliffProject *
get_project (CliffOutlinePane *self)
{
  return cliff_script_document_get_project (self->document);
}

/* ── Rows ── */

static CliffOutlineRow *
get_row (GtkListItem *item)
{
  return CLIFF_OUTLINE_ROW (gtk_tree_expander_get_child (GTK_TREE_EXPANDER (gtk_list_item_get_child (item))));
}

static void
name_item (GtkListItem *item)
{
  g_autofree char *label = cliff_outline_row_dup_label (get_row (item));

  gtk_list_item_set_accessible_label (item, label);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          CliffOutlinePane         *self)
{
  GtkWidget *expander = gtk_tree_expander_new ();

  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), cliff_outline_row_new (get_project (self), self->facts));
  gtk_tree_expander_set_indent_for_icon (GTK_TREE_EXPANDER (expander), FALSE);
  gtk_tree_expander_set_indent_for_depth (GTK_TREE_EXPANDER (expander), FALSE);
  gtk_list_item_set_child (item, expander);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         CliffOutlinePane         *self)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr(GObject) object = gtk_tree_list_row_get_item (row);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), row);
  cliff_outline_row_set_item (get_row (item), object);
  name_item (item);
  g_ptr_array_add (self->items, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           CliffOutlinePane         *self)
{
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), NULL);
  cliff_outline_row_set_item (get_row (item), NULL);
  g_ptr_array_remove_fast (self->items, item);
}

static void
refresh_rows (CliffOutlinePane *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->items, i);
      CliffOutlineRow *row = get_row (item);
      GObject *object = cliff_outline_row_get_item (row);
      gboolean exists = TRUE;

      if (CLIFF_IS_RECORD (object))
        g_object_get (object, "exists", &exists, NULL);
      if (!exists)
        continue;
      cliff_outline_row_refresh (row);
      name_item (item);
    }
}

static GListModel *
create_children (gpointer item,
                 gpointer data)
{
  CliffOutlinePane *self = data;

  if (!CLIFF_IS_EPISODE (item))
    return NULL;

  return G_LIST_MODEL (cliff_record_list_new (cliff_project_get_store (get_project (self)), CLIFF_TYPE_SCENE, "episode_id",
                                              cliff_record_get_id (item)));
}

/* ── The chosen row ── */

/* The row of an episode, of what stands before the first where @episode is NULL. (transfer full) (nullable) */
static GtkTreeListRow *
find_top_row (CliffOutlinePane *self,
              CliffRecord      *episode)
{
  g_autoptr(GtkTreeListRow) row = NULL;

  for (guint i = 0; (row = gtk_tree_list_model_get_child_row (self->tree, i)) != NULL; i++)
    {
      g_autoptr(GObject) item = gtk_tree_list_row_get_item (row);

      if (episode != NULL ? item == G_OBJECT (episode) : !CLIFF_IS_RECORD (item))
        return g_steal_pointer (&row);
      g_clear_object (&row);
    }

  return NULL;
}

/* (transfer full) (nullable) */
static GtkTreeListRow *
find_row (CliffOutlinePane *self,
          CliffRecord      *record)
{
  g_autoptr(CliffRecord) episode = NULL;
  g_autoptr(GtkTreeListRow) top = NULL;
  GListModel *scenes;

  if (!CLIFF_IS_SCENE (record))
    return find_top_row (self, record);
  episode = cliff_record_get (cliff_record_get_store (record), CLIFF_TYPE_EPISODE, cliff_record_get_int (record, "episode_id"));
  top = episode != NULL ? find_top_row (self, episode) : NULL;
  if (top == NULL)
    return NULL;
  gtk_tree_list_row_set_expanded (top, TRUE);
  scenes = gtk_tree_list_row_get_children (top);
  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(CliffRecord) scene = g_list_model_get_item (scenes, i);

      if (scene == record)
        return gtk_tree_list_row_get_child_row (top, i);
    }

  return NULL;
}

void
cliff_outline_pane_choose (CliffOutlinePane *self,
                           CliffRecord      *record)
{
  g_autoptr(GtkTreeListRow) row = find_row (self, record);
  guint position = row != NULL ? gtk_tree_list_row_get_position (row) : GTK_INVALID_LIST_POSITION;

  if (row == NULL || position == gtk_single_selection_get_selected (self->selection))
    return;
  gtk_list_view_scroll_to (GTK_LIST_VIEW (self->list), position, GTK_LIST_SCROLL_SELECT, NULL);
}

CliffRecord *
cliff_outline_pane_get_chosen (CliffOutlinePane *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr(GObject) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return CLIFF_IS_RECORD (item) ? CLIFF_RECORD (item) : NULL;
}

/* The scene the caret is in, NULL where there is none. (transfer full) */
static CliffRecord *
dup_scene_at_caret (CliffOutlinePane *self)
{
  gint64 caret = (gint64) cliff_script_document_get_caret (self->document);
  guint n_scenes = self->scenes != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->scenes)) : 0;

  for (guint i = n_scenes; i > 0; i--)
    {
      g_autoptr(CliffRecord) scene = g_list_model_get_item (G_LIST_MODEL (self->scenes), i - 1);

      if (cliff_record_get_int (scene, "start") <= caret)
        return g_steal_pointer (&scene);
    }

  return NULL;
}

static void
follow_caret (CliffOutlinePane *self)
{
  g_autoptr(CliffRecord) scene = NULL;

  /* Until what is typed is committed, the scenes' places are those of before. */
  self->behind = cliff_script_document_get_waiting (self->document);
  if (self->behind)
    return;
  scene = dup_scene_at_caret (self);
  cliff_outline_pane_choose (self, scene != NULL ? scene : cliff_script_document_get_episode (self->document));
}

static void
episode_changed_cb (CliffOutlinePane *self)
{
  CliffRecord *episode = cliff_script_document_get_episode (self->document);

  g_clear_object (&self->scenes);
  if (episode != NULL)
    {
      g_autoptr(GtkTreeListRow) row = find_top_row (self, episode);

      self->scenes = cliff_record_list_new (cliff_record_get_store (episode), CLIFF_TYPE_SCENE, "episode_id",
                                            cliff_record_get_id (episode));
      if (row != NULL)
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
  follow_caret (self);
}

static gboolean
refresh_cb (gpointer data)
{
  CliffOutlinePane *self = data;

  self->refresh_source = 0;
  refresh_rows (self);
  /* The chosen row is the person's as long as the caret stays. */
  if (self->behind)
    follow_caret (self);

  return G_SOURCE_REMOVE;
}

static void
queue_refresh (CliffOutlinePane *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_DELAY_MS, refresh_cb, self);
}

static void
chosen_cb (CliffOutlinePane *self)
{
  cliff_scene_actions_set_target (self->actions, cliff_outline_pane_get_chosen (self));
}

/* The keys go on working on what they moved. */
static void
moved_cb (CliffSceneActions *actions,
          CliffRecord       *record,
          CliffOutlinePane  *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));

  cliff_outline_pane_choose (self, record);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_list_view_scroll_to (GTK_LIST_VIEW (self->list), gtk_single_selection_get_selected (self->selection),
                             GTK_LIST_SCROLL_FOCUS, NULL);
}

static void
activated_cb (CliffOutlinePane *self,
              guint             position)
{
  g_autoptr(GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, position);
  g_autoptr(GObject) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (item != NULL)
    cliff_scene_actions_go (self->actions, CLIFF_IS_RECORD (item) ? CLIFF_RECORD (item) : NULL);
}

/* ── The pointer ── */

/* The row under a point of the list, the nearest one where it is beside all; its widget in @widget. (transfer none) (nullable) */
static GtkListItem *
pick_item (CliffOutlinePane *self,
           double            x,
           double            y)
{
  GtkWidget *found = gtk_widget_pick (self->list, x, y, GTK_PICK_DEFAULT);

  for (guint i = 0; i < self->items->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->items, i);
      GtkWidget *widget = gtk_widget_get_parent (gtk_list_item_get_child (item));

      if (found != NULL && (found == widget || gtk_widget_is_ancestor (found, widget)))
        return item;
    }

  return NULL;
}

static CliffRecord *
get_record (GtkListItem *item)
{
  GObject *object = item != NULL ? cliff_outline_row_get_item (get_row (item)) : NULL;

  return CLIFF_IS_RECORD (object) ? CLIFF_RECORD (object) : NULL;
}

static void
released_cb (CliffOutlinePane *self,
             int               n_press,
             double            x,
             double            y)
{
  GtkListItem *item = pick_item (self, x, y);

  if (item != NULL && n_press == 1)
    activated_cb (self, gtk_list_item_get_position (item));
}

static void
menu_pressed_cb (CliffOutlinePane *self,
                 int               n_press,
                 double            x,
                 double            y)
{
  GtkListItem *item = pick_item (self, x, y);

  if (get_record (item) == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, gtk_list_item_get_position (item));
  cliff_scene_actions_popup (self->actions, self->list, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  CliffOutlinePane *self = CLIFF_OUTLINE_PANE (widget);

  for (guint i = 0; i < self->items->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->items, i);
      GtkWidget *row = GTK_WIDGET (get_row (item));
      graphene_point_t point;

      if (!gtk_list_item_get_selected (item) || get_record (item) == NULL)
        continue;
      if (!gtk_widget_compute_point (row, self->list,
                                     &GRAPHENE_POINT_INIT (24, (float) gtk_widget_get_height (row)), &point))
        return FALSE;
      cliff_scene_actions_popup (self->actions, self->list, point.x, point.y);
      return TRUE;
    }

  return FALSE;
}

/* ── Drag and drop ── */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource    *source,
                 double            x,
                 double            y,
                 CliffOutlinePane *self)
{
  GtkListItem *item = pick_item (self, x, y);
  CliffRecord *record = get_record (item);

  self->drag_row = item != NULL ? GTK_WIDGET (get_row (item)) : NULL;
  if (record == NULL || !cliff_project_get_writable (get_project (self)))
    return NULL;

  return gdk_content_provider_new_typed (G_OBJECT_TYPE (record), record);
}

static void
drag_begin_cb (GtkDragSource    *source,
               GdkDrag          *drag,
               CliffOutlinePane *self)
{
  if (self->drag_row != NULL)
    {
      g_autoptr(GdkPaintable) icon = gtk_widget_paintable_new (self->drag_row);

      gtk_drag_source_set_icon (source, icon, 16, 12);
    }
}

static void
show_drop (CliffOutlinePane *self,
           GtkListItem      *item,
           gboolean          after)
{
  if (self->drop_row != NULL)
    {
      gtk_widget_remove_css_class (self->drop_row, "drop-above");
      gtk_widget_remove_css_class (self->drop_row, "drop-below");
    }
  self->drop_row = item != NULL ? gtk_widget_get_parent (gtk_list_item_get_child (item)) : NULL;
  if (self->drop_row != NULL)
    gtk_widget_add_css_class (self->drop_row, after ? "drop-below" : "drop-above");
}

static gboolean
is_lower_half (CliffOutlinePane *self,
               GtkListItem      *item,
               double            y)
{
  GtkWidget *widget = gtk_widget_get_parent (gtk_list_item_get_child (item));
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, self->list, &bounds) && y > bounds.origin.y + bounds.size.height / 2;
}

static gboolean
scroll_cb (gpointer data)
{
  CliffOutlinePane *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + self->scroll_by);

  return G_SOURCE_CONTINUE;
}

static void
scroll_near_edge (CliffOutlinePane *self,
                  double            y)
{
  int height = gtk_widget_get_height (self->list);

  self->scroll_by = y < SCROLL_EDGE ? -SCROLL_STEP : y > height - SCROLL_EDGE ? SCROLL_STEP : 0;
  if (self->scroll_by == 0)
    g_clear_handle_id (&self->scroll_source, g_source_remove);
  else if (self->scroll_source == 0)
    self->scroll_source = g_timeout_add (SCROLL_INTERVAL_MS, scroll_cb, self);
}

static GdkDragAction
drop_motion_cb (GtkDropTarget    *target,
                double            x,
                double            y,
                CliffOutlinePane *self)
{
  GtkListItem *item = pick_item (self, x, y);
  GdkContentFormats *formats = gdk_drop_get_formats (gtk_drop_target_get_current_drop (target));
  CliffRecord *onto = get_record (item);

  scroll_near_edge (self, y);
  /* An episode goes between episodes. */
  if (onto == NULL || (CLIFF_IS_SCENE (onto) && gdk_content_formats_contain_gtype (formats, CLIFF_TYPE_EPISODE)))
    {
      show_drop (self, NULL, FALSE);
      return 0;
    }
  show_drop (self, item, CLIFF_IS_EPISODE (onto) && gdk_content_formats_contain_gtype (formats, CLIFF_TYPE_SCENE)
                           ? TRUE : is_lower_half (self, item, y));

  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (CliffOutlinePane *self)
{
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  show_drop (self, NULL, FALSE);
}

static gboolean
drop_cb (GtkDropTarget    *target,
         const GValue     *value,
         double            x,
         double            y,
         CliffOutlinePane *self)
{
  GtkListItem *item = pick_item (self, x, y);
  CliffRecord *onto = get_record (item);

  drop_leave_cb (self);
  if (onto == NULL)
    return FALSE;

  return cliff_scene_actions_drop (self->actions, g_value_get_object (value), onto, is_lower_half (self, item, y));
}

static void
add_pointer (CliffOutlinePane *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_MOVE);
  GtkGesture *click = gtk_gesture_click_new ();
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

  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (menu, "pressed", G_CALLBACK (menu_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (menu));
}

/* ── GObject ── */

static void
cliff_outline_pane_dispose (GObject *object)
{
  CliffOutlinePane *self = CLIFF_OUTLINE_PANE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  /* Disposing the template would take the child away behind its parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_OUTLINE_PANE);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->scenes);
  g_clear_object (&self->actions);
  g_clear_object (&self->facts);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (cliff_outline_pane_parent_class)->dispose (object);
}

static void
cliff_outline_pane_finalize (GObject *object)
{
  g_ptr_array_unref (CLIFF_OUTLINE_PANE (object)->items);

  G_OBJECT_CLASS (cliff_outline_pane_parent_class)->finalize (object);
}

static void
cliff_outline_pane_class_init (CliffOutlinePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_outline_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = cliff_outline_pane_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-outline-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffOutlinePane, scroller);
  gtk_widget_class_bind_template_child (widget_class, CliffOutlinePane, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "scene.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "scene.move-down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "scene.edit-synopsis", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "scene.delete", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
cliff_outline_pane_init (CliffOutlinePane *self)
{
  self->items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_pointer (self);
}

/* What stands before the first episode, then the episodes. (transfer full) */
static GListModel *
create_top (CliffOutlinePane *self)
{
  g_autoptr(GListStore) parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr(GListStore) before = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr(GObject) preamble = g_object_new (G_TYPE_OBJECT, NULL);

  g_list_store_append (before, preamble);
  g_list_store_append (parts, before);
  g_list_store_append (parts, cliff_project_get_episodes (get_project (self)));

  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&parts))));
}

void
cliff_outline_pane_set_document (CliffOutlinePane    *self,
                                 CliffScriptDocument *document,
                                 CliffSceneFacts     *facts,
                                 CliffSceneActions   *actions)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->document = g_object_ref (document);
  self->facts = g_object_ref (facts);
  self->actions = g_object_ref (actions);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_DEFAULT);
  self->tree = gtk_tree_list_model_new (create_top (self), FALSE, FALSE, create_children, self, NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->tree)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (document, "notify::episode", G_CALLBACK (episode_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "caret-moved", G_CALLBACK (follow_caret), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (actions, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (facts, "changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_store (get_project (self)), "changed", G_CALLBACK (queue_refresh), self,
                           G_CONNECT_SWAPPED);
  episode_changed_cb (self);
}

CliffSceneActions *
cliff_outline_pane_get_actions (CliffOutlinePane *self)
{
  return self->actions;
}
