/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cards-pane.h"

#include "cliff-application.h"
#include "cliff-outline-row.h"
#include "cliff-scene-card.h"
#include "cliff-scene-pointer.h"

#define REFRESH_DELAY_MS 150

struct _CliffCardsPane
{
  AdwBin               parent_instance;

  CliffScriptDocument *document;
  CliffSceneFacts     *facts;
  CliffSceneActions   *actions;
  GListModel          *cards;      /* NULL until the pane is first shown, as what is made of it */
  GtkSingleSelection  *selection;
  CliffScenePointer   *pointer;
  CliffRecord         *wanted;     /* that the actions work on */
  guint                refresh_source;

  GtkWidget           *stack;
  GtkWidget           *scroller;
  GtkWidget           *grid;
};

G_DEFINE_FINAL_TYPE (CliffCardsPane, cliff_cards_pane, ADW_TYPE_BIN)

static CliffProject *
get_project (CliffCardsPane *self)
{
  return cliff_script_document_get_project (self->document);
}

/* ── Cards ── */

/* A cell shows the kind of card its item needs, and keeps the other from when it needed that; NULL when it never did. */
static GtkWidget *
get_part (GtkListItem *item,
          const char  *name)
{
  return gtk_stack_get_child_by_name (GTK_STACK (gtk_list_item_get_child (item)), name);
}

static GtkWidget *
ensure_part (CliffCardsPane *self,
             GtkListItem    *item,
             const char     *name)
{
  GtkWidget *part = get_part (item, name);

  if (part != NULL)
    return part;
  part = g_str_equal (name, "scene") ? cliff_scene_card_new (get_project (self), self->facts)
                                     : cliff_outline_row_new (get_project (self), self->facts);
  gtk_stack_add_named (GTK_STACK (gtk_list_item_get_child (item)), part, name);

  return part;
}

static void
name_item (GtkListItem *item)
{
  g_autofree char *label = CLIFF_IS_SCENE (gtk_list_item_get_item (item))
                             ? cliff_scene_card_dup_label (CLIFF_SCENE_CARD (get_part (item, "scene")))
                             : cliff_outline_row_dup_label (CLIFF_OUTLINE_ROW (get_part (item, "episode")));

  gtk_list_item_set_accessible_label (item, label);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          CliffCardsPane           *self)
{
  GtkWidget *cell = gtk_stack_new ();

  gtk_widget_add_css_class (cell, "scene-card");
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         CliffCardsPane           *self)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  GObject *record = gtk_list_item_get_item (item);

  if (CLIFF_IS_SCENE (record))
    {
      cliff_scene_card_set_scene (CLIFF_SCENE_CARD (ensure_part (self, item, "scene")), CLIFF_RECORD (record));
      gtk_stack_set_visible_child_name (GTK_STACK (cell), "scene");
      gtk_widget_remove_css_class (cell, "episode");
    }
  else
    {
      cliff_outline_row_set_item (CLIFF_OUTLINE_ROW (ensure_part (self, item, "episode")), record);
      gtk_stack_set_visible_child_name (GTK_STACK (cell), "episode");
      gtk_widget_add_css_class (cell, "episode");
    }
  name_item (item);
  cliff_scene_pointer_add_item (self->pointer, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           CliffCardsPane           *self)
{
  GtkWidget *scene = get_part (item, "scene");
  GtkWidget *episode = get_part (item, "episode");

  if (scene != NULL)
    cliff_scene_card_set_scene (CLIFF_SCENE_CARD (scene), NULL);
  if (episode != NULL)
    cliff_outline_row_set_item (CLIFF_OUTLINE_ROW (episode), NULL);
  cliff_scene_pointer_remove_item (self->pointer, item);
}

static void
refresh_items (CliffCardsPane *self)
{
  GPtrArray *items = cliff_scene_pointer_get_items (self->pointer);

  for (guint i = 0; i < items->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (items, i);
      gboolean exists;

      g_object_get (gtk_list_item_get_item (item), "exists", &exists, NULL);
      if (!exists)
        continue;
      if (CLIFF_IS_SCENE (gtk_list_item_get_item (item)))
        cliff_scene_card_refresh (CLIFF_SCENE_CARD (get_part (item, "scene")));
      else
        cliff_outline_row_refresh (CLIFF_OUTLINE_ROW (get_part (item, "episode")));
      name_item (item);
    }
}

static gboolean
refresh_cb (gpointer data)
{
  CliffCardsPane *self = data;

  self->refresh_source = 0;
  refresh_items (self);

  return G_SOURCE_REMOVE;
}

static void
queue_refresh (CliffCardsPane *self)
{
  if (self->refresh_source == 0 && self->pointer != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_source = g_timeout_add (REFRESH_DELAY_MS, refresh_cb, self);
}

/* ── The chosen card ── */

static guint
find_card (CliffCardsPane *self,
           CliffRecord    *record)
{
  guint n_cards = g_list_model_get_n_items (self->cards);

  for (guint i = 0; i < n_cards; i++)
    {
      g_autoptr(CliffRecord) card = g_list_model_get_item (self->cards, i);

      if (card == record)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
choose (CliffCardsPane     *self,
        CliffRecord        *record,
        GtkListScrollFlags  flags)
{
  guint position = self->cards != NULL && record != NULL ? find_card (self, record) : GTK_INVALID_LIST_POSITION;

  if (position != GTK_INVALID_LIST_POSITION && (position != gtk_single_selection_get_selected (self->selection) || flags != 0))
    gtk_grid_view_scroll_to (GTK_GRID_VIEW (self->grid), position, GTK_LIST_SCROLL_SELECT | flags, NULL);
}

static void
targeted_cb (CliffSceneActions *actions,
             CliffRecord       *record,
             CliffCardsPane    *self)
{
  g_set_object (&self->wanted, record);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    choose (self, record, GTK_LIST_SCROLL_NONE);
}

static void
chosen_cb (CliffCardsPane *self)
{
  CliffRecord *record = gtk_single_selection_get_selected_item (self->selection);

  /* Where the chosen one is only on its way to another place, that follows. */
  if (record != NULL)
    cliff_scene_actions_set_target (self->actions, record);
}

/* The keys go on working on what they moved. */
static void
moved_cb (CliffSceneActions *actions,
          CliffRecord       *record,
          CliffCardsPane    *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    choose (self, record, GTK_LIST_SCROLL_FOCUS);
}

static void
activated_cb (CliffCardsPane *self,
              guint           position)
{
  g_autoptr(CliffRecord) record = g_list_model_get_item (self->cards, position);

  cliff_scene_actions_go (self->actions, record);
}

static void
show_text (CliffCardsPane *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
write_cb (CliffCardsPane *self)
{
  cliff_scene_actions_go (self->actions, cliff_script_document_get_episode (self->document));
}

/* ── Keys ── */

static gboolean
edit_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  CliffCardsPane *self = CLIFF_CARDS_PANE (widget);
  GPtrArray *items = self->pointer != NULL ? cliff_scene_pointer_get_items (self->pointer) : NULL;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (items, i);

      if (gtk_list_item_get_selected (item) && CLIFF_IS_SCENE (gtk_list_item_get_item (item)))
        {
          cliff_scene_card_edit (CLIFF_SCENE_CARD (get_part (item, "scene")));
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  CliffCardsPane *self = CLIFF_CARDS_PANE (widget);

  return self->pointer != NULL && cliff_scene_pointer_popup (self->pointer);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "scene.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "scene.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "scene.move-down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "scene.move-down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "scene.delete", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F2, 0, edit_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

/* ── Being shown ── */

static GListModel *
create_scenes (gpointer item,
               gpointer data)
{
  if (!CLIFF_IS_EPISODE (item))
    return NULL;

  return G_LIST_MODEL (cliff_record_list_new (cliff_record_get_store (item), CLIFF_TYPE_SCENE, "episode_id",
                                              cliff_record_get_id (item)));
}

static void
refresh_state (CliffCardsPane *self)
{
  guint n_episodes = g_list_model_get_n_items (cliff_project_get_episodes (get_project (self)));
  gboolean scenes = g_list_model_get_n_items (self->cards) > n_episodes;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), scenes ? "cards" : "empty");
}

static void
fill (CliffCardsPane *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GListModel *episodes = g_object_ref (cliff_project_get_episodes (get_project (self)));

  self->cards = G_LIST_MODEL (gtk_tree_list_model_new (episodes, TRUE, TRUE, create_scenes, NULL, NULL));
  self->selection = gtk_single_selection_new (g_object_ref (self->cards));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->pointer = cliff_scene_pointer_new (self->grid, GTK_SCROLLED_WINDOW (self->scroller), self->selection,
                                           get_project (self), self->actions);
  g_signal_connect_object (self->cards, "items-changed", G_CALLBACK (refresh_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_DEFAULT);
  gtk_grid_view_set_factory (GTK_GRID_VIEW (self->grid), factory);
  gtk_grid_view_set_model (GTK_GRID_VIEW (self->grid), GTK_SELECTION_MODEL (self->selection));
  refresh_state (self);
}

/* A script that is only written costs no cards. */
static void
cliff_cards_pane_map (GtkWidget *widget)
{
  CliffCardsPane *self = CLIFF_CARDS_PANE (widget);

  if (self->cards == NULL && self->document != NULL)
    fill (self);
  GTK_WIDGET_CLASS (cliff_cards_pane_parent_class)->map (widget);
  choose (self, self->wanted, GTK_LIST_SCROLL_NONE);
  queue_refresh (self);
}

static gboolean
cliff_cards_pane_grab_focus (GtkWidget *widget)
{
  CliffCardsPane *self = CLIFF_CARDS_PANE (widget);

  choose (self, self->wanted, GTK_LIST_SCROLL_FOCUS);

  return gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD);
}

/* ── GObject ── */

static void
cliff_cards_pane_dispose (GObject *object)
{
  CliffCardsPane *self = CLIFF_CARDS_PANE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  /* Disposing the template would take the child away behind its parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_CARDS_PANE);
  g_clear_object (&self->pointer);
  g_clear_object (&self->selection);
  g_clear_object (&self->cards);
  g_clear_object (&self->wanted);
  g_clear_object (&self->actions);
  g_clear_object (&self->facts);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (cliff_cards_pane_parent_class)->dispose (object);
}

static void
cliff_cards_pane_class_init (CliffCardsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_cards_pane_dispose;
  widget_class->map = cliff_cards_pane_map;
  widget_class->grab_focus = cliff_cards_pane_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-cards-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffCardsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CliffCardsPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, CliffCardsPane, grid);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
  add_keys (widget_class);
}

static void
cliff_cards_pane_init (CliffCardsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cliff_cards_pane_set_document (CliffCardsPane      *self,
                               CliffScriptDocument *document,
                               CliffSceneFacts     *facts,
                               CliffSceneActions   *actions)
{
  GApplication *application = g_application_get_default ();

  self->document = g_object_ref (document);
  self->facts = g_object_ref (facts);
  self->actions = g_object_ref (actions);
  g_signal_connect_object (actions, "went", G_CALLBACK (show_text), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (actions, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (actions, "targeted", G_CALLBACK (targeted_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (facts, "changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_store (get_project (self)), "changed", G_CALLBACK (queue_refresh), self,
                           G_CONNECT_SWAPPED);
  if (CLIFF_IS_APPLICATION (application))
    g_settings_bind (cliff_application_get_settings (CLIFF_APPLICATION (application)), "script-cards", self, "visible",
                     G_SETTINGS_BIND_DEFAULT);
}

GAction *
cliff_cards_pane_dup_action (CliffCardsPane *self)
{
  return G_ACTION (g_property_action_new ("script-cards", self, "visible"));
}
