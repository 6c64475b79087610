/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-storyboard-page.h"

#include "cliff-edit-shot.h"
#include "cliff-episode-stage.h"
#include "cliff-shot-card.h"
#include "cliff-shot-group-row.h"
#include "cliff-shot-groups.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

struct _CliffStoryboardPage
{
  AdwBreakpointBin  parent_instance;

  CliffProject     *project;
  CliffShotGroups  *shot_groups; /* NULL without an episode */
  GtkWidget        *menu;        /* of the card it was asked for, NULL while closed */

  GtkWidget        *stack;
  GtkWidget        *stale_banner;
  GtkWidget        *groups;
  GtkWidget        *statistics;
};

G_DEFINE_FINAL_TYPE (CliffStoryboardPage, cliff_storyboard_page, ADW_TYPE_BREAKPOINT_BIN)

/* ── What the page shows ── */

static char *
describe_stage (const CliffEpisodeStage *stage)
{
  g_autofree char *length = cliff_words_dup_clock (stage->length);
  g_autofree char *shots = g_strdup_printf (ngettext ("%d shot", "%d shots", stage->n_shots), stage->n_shots);
  int n_missing = stage->n_shots - stage->n_pictured;
  g_autofree char *missing = NULL;

  if (n_missing == 0)
    return g_strjoin (" · ", shots, length, NULL);
  missing = g_strdup_printf (ngettext ("%d without a picture", "%d without a picture", n_missing), n_missing);

  return g_strjoin (" · ", shots, length, missing, NULL);
}

static void
refresh_state (CliffStoryboardPage *self)
{
  CliffEpisodeStage stage;
  g_autofree char *statistics = NULL;
  const char *page = "board";

  cliff_episode_read_stage (cliff_project_get_store (self->project), cliff_project_get_episode_id (self->project),
                            &stage);
  if (cliff_project_get_episode (self->project) == NULL)
    page = "no-script";
  else if (stage.n_shots == 0)
    page = "no-shots";
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
  statistics = describe_stage (&stage);
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

static GtkWidget *
create_group_row (gpointer item,
                  gpointer data)
{
  CliffStoryboardPage *self = data;

  return cliff_shot_group_row_new (self->project, self->shot_groups, item);
}

static GtkWidget *
select_shot (CliffStoryboardPage *self)
{
  CliffRecord *shot = cliff_project_get_shot (self->project);
  GtkWidget *card = NULL;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->groups), i)) != NULL; i++)
    {
      GtkWidget *found = cliff_shot_group_row_select (CLIFF_SHOT_GROUP_ROW (row), shot);

      card = found != NULL ? found : card;
    }

  return card;
}

static void
set_actions_enabled (CliffStoryboardPage *self)
{
  static const char * const actions[] = {
    "shot.move-earlier", "shot.move-later", "shot.duplicate", "shot.delete", "shot.generate", "shot.menu",
  };
  gboolean enabled = cliff_project_get_shot (self->project) != NULL && cliff_project_get_writable (self->project);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], enabled);
}

static void
shot_changed_cb (CliffStoryboardPage *self)
{
  GtkWidget *card = select_shot (self);
  GtkWidget *viewport = gtk_widget_get_ancestor (self->groups, GTK_TYPE_VIEWPORT);

  if (card != NULL && viewport != NULL && gtk_widget_get_mapped (viewport))
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), card, NULL);
  set_actions_enabled (self);
}

static void
renumbered_cb (CliffStoryboardPage *self)
{
  select_shot (self);
}

static void
episode_changed_cb (CliffStoryboardPage *self)
{
  CliffId episode_id = cliff_project_get_episode_id (self->project);

  gtk_list_box_bind_model (GTK_LIST_BOX (self->groups), NULL, NULL, NULL, NULL);
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
  refresh_state (self);
}

/* ── What can be done with the selected shot ── */

static void
finish (CliffStoryboardPage *self,
        const GError        *error,
        const char          *announcement)
{
  if (error != NULL)
    cliff_project_report (self->project, error);
  else
    gtk_accessible_announce (GTK_ACCESSIBLE (self), announcement, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
move_by (CliffStoryboardPage *self,
         int                  step)
{
  CliffRecord *shot = cliff_project_get_shot (self->project);
  GListModel *shots = cliff_shot_groups_get_shots (self->shot_groups);
  int place = cliff_shot_groups_get_number (self->shot_groups, shot) - 1;
  /* Behind which shot it goes: one further, or two back, since the one before it steps behind it. */
  int after = step > 0 ? place + 1 : place - 2;
  g_autoptr(CliffRecord) neighbour = after >= 0 ? g_list_model_get_item (shots, (guint) after) : NULL;
  g_autoptr(GError) error = NULL;

  if (place < 0 || (step > 0 && neighbour == NULL) || (step < 0 && place == 0))
    return;
  cliff_edit_move_shot (cliff_project_get_store (self->project), cliff_record_get_id (shot),
                        neighbour != NULL ? cliff_record_get_id (neighbour) : 0, &error);
  finish (self, error, step > 0 ? _("Moved later") : _("Moved earlier"));
}

static void
move_earlier (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  move_by (CLIFF_STORYBOARD_PAGE (widget), -1);
}

static void
move_later (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  move_by (CLIFF_STORYBOARD_PAGE (widget), 1);
}

/* Selects @shot, or nothing when it is NULL, and lets the keys work on it. */
static void
go_to_shot (CliffStoryboardPage *self,
            CliffRecord         *shot)
{
  GtkWidget *card;

  cliff_project_select_shot (self->project, shot);
  card = select_shot (self);
  if (card != NULL)
    gtk_widget_grab_focus (card);
}

static void
duplicate (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CliffStoryboardPage *self = CLIFF_STORYBOARD_PAGE (widget);
  g_autoptr(GError) error = NULL;

  cliff_edit_duplicate_shot (cliff_project_get_store (self->project),
                             cliff_record_get_id (cliff_project_get_shot (self->project)), &error);
  finish (self, error, _("Duplicated"));
}

static void
delete_shot (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  CliffStoryboardPage *self = CLIFF_STORYBOARD_PAGE (widget);
  CliffRecord *shot = cliff_project_get_shot (self->project);
  GListModel *shots = cliff_shot_groups_get_shots (self->shot_groups);
  int place = cliff_shot_groups_get_number (self->shot_groups, shot) - 1;
  g_autoptr(CliffRecord) next = g_list_model_get_item (shots, (guint) (place + 1));
  g_autoptr(CliffRecord) previous = place > 0 ? g_list_model_get_item (shots, (guint) (place - 1)) : NULL;
  g_autoptr(GError) error = NULL;

  if (cliff_edit_delete_shot (cliff_project_get_store (self->project), cliff_record_get_id (shot), &error))
    {
      cliff_project_say (self->project, _("Shot deleted; its takes are kept"), TRUE);
      go_to_shot (self, next != NULL ? next : previous);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT))
    cliff_project_say (self->project, _("Somebody speaks in this shot, so it stays: the words would be lost. Take them out of "
                                        "the script, then break down again."), FALSE);
  else
    cliff_project_report (self->project, error);
}

static void
generate (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  CliffStoryboardPage *self = CLIFF_STORYBOARD_PAGE (widget);

  cliff_project_generate_shot (self->project, cliff_record_get_id (cliff_project_get_shot (self->project)));
}

/* ── The menu of a card ── */

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) make = g_menu_new ();
  g_autoptr(GMenu) move = g_menu_new ();
  g_autoptr(GMenu) edit = g_menu_new ();

  g_menu_append (make, _("_Generate Again"), "shot.generate");
  g_menu_append (move, _("Move _Earlier"), "shot.move-earlier");
  g_menu_append (move, _("Move _Later"), "shot.move-later");
  g_menu_append (edit, _("D_uplicate"), "shot.duplicate");
  g_menu_append (edit, _("_Delete"), "shot.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (make));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (move));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));

  return G_MENU_MODEL (menu);
}

/* The keys go on working on the shot the menu was asked for. */
static void
menu_closed_cb (CliffStoryboardPage *self)
{
  GtkWidget *card = select_shot (self);

  if (card != NULL)
    gtk_widget_grab_focus (card);
}

static void
show_menu (CliffStoryboardPage *self,
           double               x,
           double               y)
{
  if (self->menu == NULL)
    {
      g_autoptr(GMenuModel) model = create_menu ();

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
  GtkWidget *card = select_shot (self);
  graphene_point_t point = GRAPHENE_POINT_INIT (0, 0);

  if (card != NULL && gtk_widget_compute_point (card, widget, &GRAPHENE_POINT_INIT (20, 20), &point))
    show_menu (self, point.x, point.y);
}

static void
show_menu_at (CliffStoryboardPage *self,
              double               x,
              double               y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *card = picked != NULL ? gtk_widget_get_ancestor (picked, CLIFF_TYPE_SHOT_CARD) : NULL;

  if (card == NULL || !cliff_project_get_writable (self->project))
    return;
  cliff_project_select_shot (self->project, cliff_shot_card_get_shot (CLIFF_SHOT_CARD (card)));
  gtk_widget_grab_focus (card);
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
  g_clear_object (&self->shot_groups);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_storyboard_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "shot.move-earlier", NULL, move_earlier);
  gtk_widget_class_install_action (widget_class, "shot.move-later", NULL, move_later);
  gtk_widget_class_install_action (widget_class, "shot.duplicate", NULL, duplicate);
  gtk_widget_class_install_action (widget_class, "shot.delete", NULL, delete_shot);
  gtk_widget_class_install_action (widget_class, "shot.generate", NULL, generate);
  gtk_widget_class_install_action (widget_class, "shot.menu", NULL, popup_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "shot.move-earlier", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "shot.move-later", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "shot.duplicate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "shot.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "shot.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "shot.menu", NULL);
}

static void
cliff_storyboard_page_class_init (CliffStoryboardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_storyboard_page_dispose;
  widget_class->size_allocate = cliff_storyboard_page_size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/storyboard/cliff-storyboard-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffStoryboardPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CliffStoryboardPage, stale_banner);
  gtk_widget_class_bind_template_child (widget_class, CliffStoryboardPage, groups);
  gtk_widget_class_bind_template_child (widget_class, CliffStoryboardPage, statistics);
  install_actions (widget_class);
}

static void
cliff_storyboard_page_init (CliffStoryboardPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
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
  g_signal_connect_object (project, "notify::episode", G_CALLBACK (episode_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::shot", G_CALLBACK (shot_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_store (project), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_DEFAULT);
  episode_changed_cb (self);
  set_actions_enabled (self);
}
