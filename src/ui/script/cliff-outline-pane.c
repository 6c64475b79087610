/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-outline-pane.h"

#include "cliff-outline-row.h"
#include "cliff-scene-pointer.h"

#include <glib/gi18n.h>

#define REFRESH_DELAY_MS 150

/* A list view makes two hundred rows at once, which costs more than all else in a window that opens: first come those in sight,
 * then a few at a time, then it is left alone. */
#define FIRST_ROWS 24
#define MORE_ROWS 6
#define MOST_ROWS 220

/* What one bit of idle work may take: a key pressed meanwhile waits no longer. */
#define SLICE_US 2000

struct _CliffOutlinePane
{
  AdwBin               parent_instance;

  CliffScriptDocument *document;
  CliffSceneFacts     *facts;
  CliffSceneActions   *actions;
  GtkTreeListModel    *tree;
  GtkSliceListModel   *shown;      /* the rows of the tree that the list has */
  GtkSingleSelection  *selection;
  CliffRecordList     *scenes;     /* of the document's episode; NULL before the first */
  CliffScenePointer   *pointer;
  gboolean             behind;     /* the caret has moved since the chosen row could follow */
  guint                refresh_source;
  guint                rest_source; /* some of those to be shown anew still are not */
  guint                fill_source; /* rows are still to be added to those shown */
  GPtrArray           *to_refresh; /* GtkListItem: those that were on screen when what they show changed */

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
  cliff_scene_pointer_add_item (self->pointer, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           CliffOutlinePane         *self)
{
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), NULL);
  cliff_outline_row_set_item (get_row (item), NULL);
  cliff_scene_pointer_remove_item (self->pointer, item);
}

/* What has gone off the screen meanwhile is shown anew when it comes back. */
static void
refresh_item (GtkListItem *item)
{
  CliffOutlineRow *row = gtk_list_item_get_item (item) != NULL ? get_row (item) : NULL;
  GObject *object = row != NULL ? cliff_outline_row_get_item (row) : NULL;
  gboolean exists = object != NULL;

  if (CLIFF_IS_RECORD (object))
    g_object_get (object, "exists", &exists, NULL);
  if (!exists)
    return;
  cliff_outline_row_refresh (row);
  name_item (item);
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

static void follow_caret (CliffOutlinePane *self);

/* ── How many rows there are ── */

static void
show_all (CliffOutlinePane *self)
{
  g_clear_handle_id (&self->fill_source, g_source_remove);
  gtk_slice_list_model_set_size (self->shown, G_MAXUINT);
}

static gboolean
fill_cb (gpointer data)
{
  CliffOutlinePane *self = data;
  guint size = gtk_slice_list_model_get_size (self->shown) + MORE_ROWS;

  if (size < MIN (g_list_model_get_n_items (G_LIST_MODEL (self->tree)), MOST_ROWS))
    {
      gtk_slice_list_model_set_size (self->shown, size);
      return G_SOURCE_CONTINUE;
    }
  self->fill_source = 0;
  show_all (self);
  if (self->behind)
    follow_caret (self);

  return G_SOURCE_REMOVE;
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
  if (position >= gtk_slice_list_model_get_size (self->shown))
    show_all (self);
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
  self->behind = self->fill_source != 0 || cliff_script_document_get_waiting (self->document);
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
refresh_rest_cb (gpointer data)
{
  CliffOutlinePane *self = data;
  gint64 deadline = g_get_monotonic_time () + SLICE_US;

  while (self->to_refresh->len > 0)
    {
      g_autoptr(GtkListItem) item = g_ptr_array_steal_index_fast (self->to_refresh, self->to_refresh->len - 1);

      refresh_item (item);
      if (g_get_monotonic_time () > deadline)
        return G_SOURCE_CONTINUE;
    }
  self->rest_source = 0;
  /* The chosen row is the person's as long as the caret stays. */
  if (self->behind)
    follow_caret (self);

  return G_SOURCE_REMOVE;
}

static gboolean
refresh_cb (gpointer data)
{
  CliffOutlinePane *self = data;
  GPtrArray *items = cliff_scene_pointer_get_items (self->pointer);

  self->refresh_source = 0;
  g_ptr_array_set_size (self->to_refresh, 0);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->to_refresh, g_object_ref (g_ptr_array_index (items, i)));
  if (self->rest_source == 0)
    self->rest_source = g_idle_add (refresh_rest_cb, self);

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

static void
released_cb (CliffOutlinePane *self,
             int               n_press,
             double            x,
             double            y)
{
  GtkListItem *item = cliff_scene_pointer_pick (self->pointer, x, y);

  if (item != NULL && n_press == 1)
    activated_cb (self, gtk_list_item_get_position (item));
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  return cliff_scene_pointer_popup (CLIFF_OUTLINE_PANE (widget)->pointer);
}

static void
add_click (CliffOutlinePane *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (click));
}

/* ── GObject ── */

static void
cliff_outline_pane_dispose (GObject *object)
{
  CliffOutlinePane *self = CLIFF_OUTLINE_PANE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_pointer (&self->to_refresh, g_ptr_array_unref);
  /* Disposing the template would take the child away behind its parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_OUTLINE_PANE);
  g_clear_object (&self->pointer);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->tree);
  g_clear_object (&self->scenes);
  g_clear_object (&self->actions);
  g_clear_object (&self->facts);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (cliff_outline_pane_parent_class)->dispose (object);
}

static void
cliff_outline_pane_class_init (CliffOutlinePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_outline_pane_dispose;
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
  gtk_widget_init_template (GTK_WIDGET (self));
  self->to_refresh = g_ptr_array_new_with_free_func (g_object_unref);
  add_click (self);
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
  self->shown = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->tree)), 0, FIRST_ROWS);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  self->pointer = cliff_scene_pointer_new (self->list, GTK_SCROLLED_WINDOW (self->scroller), self->selection,
                                           get_project (self), actions);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (document, "notify::episode", G_CALLBACK (episode_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "caret-moved", G_CALLBACK (follow_caret), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (actions, "targeted", G_CALLBACK (cliff_outline_pane_choose), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (actions, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (facts, "changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_store (get_project (self)), "changed", G_CALLBACK (queue_refresh), self,
                           G_CONNECT_SWAPPED);
  self->fill_source = g_idle_add_full (G_PRIORITY_LOW, fill_cb, self, NULL);
  episode_changed_cb (self);
}

CliffSceneActions *
cliff_outline_pane_get_actions (CliffOutlinePane *self)
{
  return self->actions;
}
