/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-storyboard-page.h"

#include "cliff-board-hand.h"
#include "cliff-episode-stage.h"
#include "cliff-shot-card.h"
#include "cliff-shot-group-row.h"
#include "cliff-shot-groups.h"
#include "cliff-shot-selection.h"
#include "cliff-shot-table.h"
#include "cliff-storyboard-actions.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

struct _CliffStoryboardPage
{
  AdwBreakpointBin  parent_instance;

  CliffProject     *project;
  CliffShotGroups  *shot_groups; /* NULL without an episode */
  CliffBoardHand   *hand;
  GtkWidget        *menu;        /* NULL until it is asked for */
  gboolean          wants_focus; /* the card to have it is still to come */

  GtkWidget        *stack;
  GtkWidget        *stale_banner;
  GtkWidget        *groups;
  GtkWidget        *band;
  GtkWidget        *views;
  GtkWidget        *view_toggles;
  GtkWidget        *table;
  GtkWidget        *statistics;
};

G_DEFINE_FINAL_TYPE (CliffStoryboardPage, cliff_storyboard_page, ADW_TYPE_BREAKPOINT_BIN)

/* ── What the page shows ── */

static char *
describe_stage (const CliffEpisodeStage *stage,
                guint                    n_selected)
{
  g_autofree char *length = cliff_words_dup_clock (stage->length);
  g_autofree char *shots = g_strdup_printf (ngettext ("%d shot", "%d shots", stage->n_shots), stage->n_shots);
  int n_missing = stage->n_shots - stage->n_pictured;
  g_autofree char *missing =
    n_missing > 0 ? g_strdup_printf (ngettext ("%d without a picture", "%d without a picture", n_missing), n_missing) : NULL;
  g_autofree char *selected =
    n_selected > 1 ? g_strdup_printf (ngettext ("%u selected", "%u selected", n_selected), n_selected) : NULL;
  const char *parts[5] = { shots, length };
  guint n_parts = 2;

  if (missing != NULL)
    parts[n_parts++] = missing;
  if (selected != NULL)
    parts[n_parts] = selected;

  return g_strjoinv (" · ", (char **) parts);
}

static void
refresh_state (CliffStoryboardPage *self)
{
  CliffEpisodeStage stage;
  g_autoptr(GArray) selected = cliff_shot_selection_list (self->project);
  g_autofree char *statistics = NULL;
  const char *page = "board";

  cliff_episode_read_stage (cliff_project_get_store (self->project), cliff_project_get_episode_id (self->project),
                            &stage);
  if (cliff_project_get_episode (self->project) == NULL)
    page = "no-script";
  else if (stage.n_shots == 0)
    page = "no-shots";
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
  statistics = describe_stage (&stage, selected->len);
  gtk_label_set_label (GTK_LABEL (self->statistics), statistics);

  if (stage.n_stale > 0)
    {
      g_autofree char *title =
        g_strdup_printf (ngettext ("The script has changed: %d shot no longer fits it",
                                   "The script has changed: %d shots no longer fit it", stage.n_stale),
                         stage.n_stale);

      adw_banner_set_title (ADW_BANNER (self->stale_banner), title);
    }
  adw_banner_set_revealed (ADW_BANNER (self->stale_banner), stage.n_stale > 0);
}

static void
refresh_cards (CliffStoryboardPage *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->groups), i)) != NULL; i++)
    cliff_shot_group_row_refresh (CLIFF_SHOT_GROUP_ROW (row));
  cliff_shot_table_refresh (CLIFF_SHOT_TABLE (self->table));
}

static void
store_changed_cb (CliffStore          *store,
                  GPtrArray           *changes,
                  CliffStoryboardPage *self)
{
  gboolean cards_change = FALSE;

  /* A shot's own row notifies its card; what a card tells beside that is in these tables. */
  for (guint i = 0; i < changes->len && !cards_change; i++)
    {
      const CliffChange *change = g_ptr_array_index (changes, i);

      cards_change = g_str_equal (change->table, "line") || g_str_equal (change->table, "shot_character") ||
                     g_str_equal (change->table, "character");
    }
  if (cards_change)
    refresh_cards (self);
  refresh_state (self);
}

/* The card of the shot that all pages stand on; NULL while there is none. */
static GtkWidget *
find_card (CliffStoryboardPage *self)
{
  CliffRecord *shot = cliff_project_get_shot (self->project);
  GtkWidget *card = NULL;
  GtkListBoxRow *row;

  for (int i = 0; shot != NULL && card == NULL && (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->groups), i)) != NULL; i++)
    card = cliff_shot_group_row_find (CLIFF_SHOT_GROUP_ROW (row), shot);

  return card;
}

static void
show_selection (CliffStoryboardPage *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->groups), i)) != NULL; i++)
    cliff_shot_group_row_show_selection (CLIFF_SHOT_GROUP_ROW (row));
  cliff_shot_table_show_selection (CLIFF_SHOT_TABLE (self->table));
  cliff_storyboard_actions_update (self);
  refresh_state (self);
}

static void
shot_changed_cb (CliffStoryboardPage *self)
{
  GtkWidget *card = find_card (self);
  GtkWidget *viewport = gtk_widget_get_ancestor (self->groups, GTK_TYPE_VIEWPORT);

  if (card != NULL && viewport != NULL && gtk_widget_get_mapped (viewport))
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), card, NULL);
  show_selection (self);
}

static void
renumbered_cb (CliffStoryboardPage *self)
{
  show_selection (self);
  cliff_shot_table_refresh (CLIFF_SHOT_TABLE (self->table));
  if (self->wants_focus)
    cliff_storyboard_page_focus_selection (self);
}

static void
cursor_moved_cb (CliffShotGroupRow   *row,
                 GtkMovementStep      step,
                 int                  count,
                 gboolean             extend,
                 gboolean             keep,
                 CliffStoryboardPage *self)
{
  cliff_board_hand_move (self->hand, step, count, extend, keep);
}

static void
cursor_toggled_cb (CliffShotGroupRow   *row,
                   CliffRecord         *shot,
                   CliffStoryboardPage *self)
{
  cliff_board_hand_toggle (self->hand, cliff_record_get_id (shot));
}

static GtkWidget *
create_group_row (gpointer item,
                  gpointer data)
{
  CliffStoryboardPage *self = data;
  GtkWidget *row = cliff_shot_group_row_new (self->project, self->shot_groups, item);

  g_signal_connect_object (row, "cursor-moved", G_CALLBACK (cursor_moved_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "cursor-toggled", G_CALLBACK (cursor_toggled_cb), self, G_CONNECT_DEFAULT);

  return row;
}

/* ── The rubber band ── */

static void
band_changed_cb (CliffStoryboardPage *self)
{
  GdkRectangle band;

  gtk_widget_set_visible (self->band, cliff_board_hand_get_band (self->hand, &band));
  gtk_widget_queue_allocate (gtk_widget_get_parent (self->band));
}

static gboolean
place_band_cb (GtkOverlay          *overlay,
               GtkWidget           *widget,
               GdkRectangle        *allocation,
               CliffStoryboardPage *self)
{
  return widget == self->band && self->hand != NULL && cliff_board_hand_get_band (self->hand, allocation);
}

static gboolean
is_table (CliffStoryboardPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->views)), "table") == 0;
}

/* The cells of a table that nobody sees would cost more than all the cards. */
static void
fill_table (CliffStoryboardPage *self,
            gboolean             shown)
{
  cliff_shot_table_set_shots (CLIFF_SHOT_TABLE (self->table),
                              shown && self->shot_groups != NULL ? cliff_shot_groups_get_shots (self->shot_groups) : NULL);
}

static void
view_changed_cb (CliffStoryboardPage *self)
{
  if (self->views != NULL && self->table != NULL)
    fill_table (self, is_table (self));
}

static void
episode_changed_cb (CliffStoryboardPage *self)
{
  CliffId episode_id = cliff_project_get_episode_id (self->project);

  gtk_list_box_bind_model (GTK_LIST_BOX (self->groups), NULL, NULL, NULL, NULL);
  cliff_shot_table_set_shots (CLIFF_SHOT_TABLE (self->table), NULL);
  g_clear_object (&self->shot_groups);
  if (episode_id != 0)
    {
      CliffRecordList *shots = cliff_record_list_new (cliff_project_get_store (self->project), CLIFF_TYPE_SHOT,
                                                      "episode_id", episode_id);

      self->shot_groups = cliff_shot_groups_new (G_LIST_MODEL (shots));
      g_signal_connect_object (self->shot_groups, "renumbered", G_CALLBACK (renumbered_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_bind_model (GTK_LIST_BOX (self->groups), G_LIST_MODEL (self->shot_groups), create_group_row, self,
                               NULL);
    }
  fill_table (self, is_table (self));
  refresh_state (self);
}

/* ── Cards or table ── */

static void
toggle_table (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  CliffStoryboardPage *self = CLIFF_STORYBOARD_PAGE (widget);

  gboolean table = !is_table (self);

  /* The row that gets the focus has to be there before. */
  if (table)
    fill_table (self, TRUE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->views), table ? "table" : "cards");
  cliff_storyboard_page_focus_selection (self);
}

/* ── The menu of the selected shots ── */

/* The keys go on working on the shot the menu was asked for. */
static void
menu_closed_cb (CliffStoryboardPage *self)
{
  cliff_storyboard_page_focus_selection (self);
}

static void
show_menu (CliffStoryboardPage *self,
           double               x,
           double               y)
{
  if (self->menu == NULL)
    {
      g_autoptr(GMenuModel) model = cliff_storyboard_menu_new ();

      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
popup_menu (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  CliffStoryboardPage *self = CLIFF_STORYBOARD_PAGE (widget);
  GtkWidget *card = find_card (self);
  graphene_point_t point = GRAPHENE_POINT_INIT (0, 0);

  if (is_table (self))
    show_menu (self, 40, 60);
  else if (card != NULL && gtk_widget_compute_point (card, widget, &GRAPHENE_POINT_INIT (20, 20), &point))
    show_menu (self, point.x, point.y);
}

/* The shot at a place of the page, as a card or as a row; NULL when there is none. */
static CliffRecord *
find_shot_at (CliffStoryboardPage *self,
              double               x,
              double               y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *card = picked != NULL ? gtk_widget_get_ancestor (picked, CLIFF_TYPE_SHOT_CARD) : NULL;
  graphene_point_t point;

  if (card != NULL)
    return cliff_shot_card_get_shot (CLIFF_SHOT_CARD (card));
  if (!is_table (self) || !gtk_widget_compute_point (GTK_WIDGET (self), self->table,
                                                     &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return NULL;

  return cliff_shot_table_get_shot_at (CLIFF_SHOT_TABLE (self->table), point.x, point.y);
}

static void
show_menu_at (CliffStoryboardPage *self,
              double               x,
              double               y)
{
  CliffRecord *shot = find_shot_at (self, x, y);
  CliffId shot_id;

  if (shot == NULL || !cliff_project_get_writable (self->project))
    return;
  shot_id = cliff_record_get_id (shot);
  if (!cliff_shot_selection_contains (self->project, shot_id))
    cliff_shot_selection_set (self->project, &shot_id, 1, shot_id);
  cliff_storyboard_page_focus_selection (self);
  show_menu (self, x, y);
}

static void
pressed_cb (GtkGestureClick     *gesture,
            int                  n_press,
            double               x,
            double               y,
            CliffStoryboardPage *self)
{
  show_menu_at (self, x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture,
                 double               x,
                 double               y,
                 CliffStoryboardPage *self)
{
  show_menu_at (self, x, y);
}

static void
cliff_storyboard_page_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  CliffStoryboardPage *self = CLIFF_STORYBOARD_PAGE (widget);

  GTK_WIDGET_CLASS (cliff_storyboard_page_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* ── GObject ── */

static void
cliff_storyboard_page_dispose (GObject *object)
{
  CliffStoryboardPage *self = CLIFF_STORYBOARD_PAGE (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->groups != NULL)
    gtk_list_box_bind_model (GTK_LIST_BOX (self->groups), NULL, NULL, NULL, NULL);
  /* Disposing the template would take the child away behind its parent's back. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_STORYBOARD_PAGE);
  g_clear_object (&self->hand);
  g_clear_object (&self->shot_groups);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_storyboard_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  cliff_storyboard_actions_install (widget_class);
  gtk_widget_class_install_action (widget_class, "shot.menu", NULL, popup_menu);
  gtk_widget_class_install_action (widget_class, "storyboard.toggle-table", NULL, toggle_table);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F4, 0, "storyboard.toggle-table", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "shot.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "shot.menu", NULL);
}

static void
cliff_storyboard_page_class_init (CliffStoryboardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_storyboard_page_dispose;
  widget_class->size_allocate = cliff_storyboard_page_size_allocate;
  g_type_ensure (CLIFF_TYPE_SHOT_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/storyboard/cliff-storyboard-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffStoryboardPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CliffStoryboardPage, stale_banner);
  gtk_widget_class_bind_template_child (widget_class, CliffStoryboardPage, groups);
  gtk_widget_class_bind_template_child (widget_class, CliffStoryboardPage, band);
  gtk_widget_class_bind_template_child (widget_class, CliffStoryboardPage, statistics);
  gtk_widget_class_bind_template_child (widget_class, CliffStoryboardPage, views);
  gtk_widget_class_bind_template_child (widget_class, CliffStoryboardPage, view_toggles);
  gtk_widget_class_bind_template_child (widget_class, CliffStoryboardPage, table);
  gtk_widget_class_bind_template_callback (widget_class, place_band_cb);
  install_actions (widget_class);
}

static void
cliff_storyboard_page_init (CliffStoryboardPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self->views, "visible-child-name", self->view_toggles, "active-name",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->views, "notify::visible-child", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (long_pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

void
cliff_storyboard_page_set_project (CliffStoryboardPage *self,
                                   CliffProject        *project)
{
  self->project = g_object_ref (project);
  self->hand = cliff_board_hand_new (project, self->groups);
  cliff_shot_table_set_project (CLIFF_SHOT_TABLE (self->table), project);
  g_signal_connect_object (self->hand, "band-changed", G_CALLBACK (band_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::episode", G_CALLBACK (episode_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::shot", G_CALLBACK (shot_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "selection-changed", G_CALLBACK (show_selection), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_store (project), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_DEFAULT);
  episode_changed_cb (self);
  cliff_storyboard_actions_update (self);
}

CliffProject *
cliff_storyboard_page_get_project (CliffStoryboardPage *self)
{
  return self->project;
}

void
cliff_storyboard_page_focus_selection (CliffStoryboardPage *self)
{
  GtkWidget *card;

  if (is_table (self))
    {
      cliff_shot_table_focus_selection (CLIFF_SHOT_TABLE (self->table));
      return;
    }
  card = find_card (self);
  self->wants_focus = card == NULL;
  if (card != NULL)
    gtk_widget_grab_focus (card);
}
