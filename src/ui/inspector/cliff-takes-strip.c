/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-takes-strip.h"

#include "cliff-compare-takes.h"
#include "cliff-edit-shot.h"
#include "cliff-edit-take.h"
#include "cliff-take-card.h"
#include "cliff-take-dialog.h"

#include <glib/gi18n.h>

struct _CliffTakesStrip
{
  AdwBin           parent_instance;

  CliffProject    *project;
  CliffRecord     *shot;   /* NULL without any */
  GListModel      *model;  /* CliffTake */
  GtkWidget       *menu;   /* NULL until it is asked for */
  CliffId          hand;   /* the take that keys and menu work on */

  GtkWidget       *takes;
  GtkWidget       *no_takes;
};

G_DEFINE_FINAL_TYPE (CliffTakesStrip, cliff_takes_strip, ADW_TYPE_BIN)

/* ── Which take ── */

static CliffId
get_chosen (CliffTakesStrip *self)
{
  return self->shot != NULL ? cliff_record_get_int (self->shot, "take_id") : 0;
}

static GtkWidget *
find_card (CliffTakesStrip *self,
           CliffId          take_id)
{
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->takes), i)) != NULL; i++)
    if (cliff_record_get_id (cliff_take_card_get_take (CLIFF_TAKE_CARD (child))) == take_id)
      return GTK_WIDGET (child);

  return NULL;
}

/* The take with the focus, else the one the menu was asked for, else the one in use; 0 when there is none. */
static CliffId
get_hand (CliffTakesStrip *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (CLIFF_IS_TAKE_CARD (focus))
    return cliff_record_get_id (cliff_take_card_get_take (CLIFF_TAKE_CARD (focus)));
  if (self->hand != 0 && find_card (self, self->hand) != NULL)
    return self->hand;

  return get_chosen (self);
}

static void
update_actions (CliffTakesStrip *self)
{
  gboolean writable = self->project != NULL && cliff_project_get_writable (self->project);
  guint n_takes = self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
  static const char * const of_take[] = { "take.reveal", "take.facts", "take.menu" };
  static const char * const writing[] = { "take.choose", "take.none", "take.rate" };

  for (guint i = 0; i < G_N_ELEMENTS (of_take); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_take[i], n_takes > 0);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i], writable && n_takes > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "take.draw", writable && self->shot != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "take.compare", n_takes > 1);
}

/* ── What is done with it ── */

/* 0: none. */
static void
choose (CliffTakesStrip *self,
        CliffId          take_id)
{
  g_autoptr(GError) error = NULL;

  if (self->shot == NULL || !cliff_project_get_writable (self->project) || take_id == get_chosen (self))
    return;
  if (!cliff_edit_choose_take (cliff_project_get_store (self->project), "shot", cliff_record_get_id (self->shot), take_id, &error))
    cliff_project_report (self->project, error);
  else if (take_id == 0)
    cliff_project_say (self->project, _("The shot uses no take now; all of them are kept"), TRUE);
}

static void
activated_cb (CliffTakesStrip *self,
              GtkFlowBoxChild *child)
{
  choose (self, cliff_record_get_id (cliff_take_card_get_take (CLIFF_TAKE_CARD (child))));
}

static void
choose_hand (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  choose (CLIFF_TAKES_STRIP (widget), get_hand (CLIFF_TAKES_STRIP (widget)));
}

static void
choose_none (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  choose (CLIFF_TAKES_STRIP (widget), 0);
}

static void
rate (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CliffTakesStrip *self = CLIFF_TAKES_STRIP (widget);
  int stars = g_variant_get_int32 (parameter);
  g_autofree char *text = stars > 0 ? g_strdup_printf (ngettext ("%d star", "%d stars", (gulong) stars), stars)
                                    : g_strdup (_("No stars"));
  g_autoptr(GError) error = NULL;
  CliffId take_id = get_hand (self);

  if (take_id == 0)
    return;
  if (cliff_edit_rate_take (cliff_project_get_store (self->project), take_id, stars, &error))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  else
    cliff_project_report (self->project, error);
}

/* The take in the hand beside the one in use; that one beside its neighbour. */
static void
compare (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  CliffTakesStrip *self = CLIFF_TAKES_STRIP (widget);
  CliffId chosen = get_chosen (self), hand = get_hand (self);

  if (self->shot == NULL || g_list_model_get_n_items (self->model) < 2)
    return;
  adw_dialog_present (cliff_compare_takes_new (self->project, self->shot, self->model, chosen, hand), widget);
}

static void
draw (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.draw", "x", get_hand (CLIFF_TAKES_STRIP (widget)));
}

static void
reveal (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  CliffTakesStrip *self = CLIFF_TAKES_STRIP (widget);
  CliffId take_id = get_hand (self);

  if (take_id != 0)
    cliff_take_dialog_reveal (self->project, take_id, widget);
}

static void
show_facts (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  CliffTakesStrip *self = CLIFF_TAKES_STRIP (widget);
  CliffId take_id = get_hand (self);

  if (take_id != 0)
    adw_dialog_present (cliff_take_dialog_new (self->project, take_id), widget);
}

/* ── The menu ── */

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) use = g_menu_new ();
  g_autoptr(GMenu) stars = g_menu_new ();
  g_autoptr(GMenu) look = g_menu_new ();
  g_autoptr(GMenu) find = g_menu_new ();

  g_menu_append (use, _("_Use This Take"), "take.choose");
  g_menu_append (use, _("Use _None"), "take.none");
  for (int i = 0; i <= 5; i++)
    {
      g_autofree char *label =
        i > 0 ? g_strdup_printf (ngettext ("%d star", "%d stars", (gulong) i), i) : g_strdup (_("No stars"));
      g_autofree char *action = g_strdup_printf ("take.rate(%d)", i);

      g_menu_append (stars, label, action);
    }
  g_menu_append_submenu (look, _("_Stars"), G_MENU_MODEL (stars));
  g_menu_append (look, _("_Compare…"), "take.compare");
  g_menu_append (look, _("_Draw over It…"), "take.draw");
  g_menu_append (find, _("Show in _Files"), "take.reveal");
  g_menu_append (find, _("_Properties"), "take.facts");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (use));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (look));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (find));

  return G_MENU_MODEL (menu);
}

static void
menu_closed_cb (CliffTakesStrip *self)
{
  GtkWidget *card = find_card (self, self->hand);

  if (card != NULL)
    gtk_widget_grab_focus (card);
}

static void
show_menu (CliffTakesStrip *self,
           double           x,
           double           y)
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
  CliffTakesStrip *self = CLIFF_TAKES_STRIP (widget);
  GtkWidget *card = find_card (self, get_hand (self));
  graphene_point_t point;

  if (card == NULL || !gtk_widget_compute_point (card, widget, &GRAPHENE_POINT_INIT (20, 20), &point))
    return;
  self->hand = get_hand (self);
  show_menu (self, point.x, point.y);
}

static void
show_menu_at (CliffTakesStrip *self,
              double           x,
              double           y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *card = picked != NULL ? gtk_widget_get_ancestor (picked, CLIFF_TYPE_TAKE_CARD) : NULL;

  if (card == NULL)
    return;
  self->hand = cliff_record_get_id (cliff_take_card_get_take (CLIFF_TAKE_CARD (card)));
  gtk_widget_grab_focus (card);
  show_menu (self, x, y);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            CliffTakesStrip *self)
{
  show_menu_at (self, x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture,
                 double               x,
                 double               y,
                 CliffTakesStrip     *self)
{
  show_menu_at (self, x, y);
}

static void
cliff_takes_strip_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  CliffTakesStrip *self = CLIFF_TAKES_STRIP (widget);

  GTK_WIDGET_CLASS (cliff_takes_strip_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* ── GObject ── */

static void
cliff_takes_strip_dispose (GObject *object)
{
  CliffTakesStrip *self = CLIFF_TAKES_STRIP (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->takes != NULL)
    gtk_flow_box_bind_model (GTK_FLOW_BOX (self->takes), NULL, NULL, NULL, NULL);
  /* Disposing the template would take the child away behind its parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_TAKES_STRIP);
  g_clear_object (&self->model);
  g_clear_object (&self->shot);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_takes_strip_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                  *name;
    const char                  *parameter;
    GtkWidgetActionActivateFunc  activate;
    guint                        key;       /* 0: none */
  } actions[] = {
    { "take.choose", NULL, choose_hand, 0 },
    { "take.none", NULL, choose_none, GDK_KEY_Delete },
    { "take.rate", "i", rate, 0 },
    { "take.compare", NULL, compare, GDK_KEY_c },
    { "take.draw", NULL, draw, GDK_KEY_d },
    { "take.reveal", NULL, reveal, 0 },
    { "take.facts", NULL, show_facts, GDK_KEY_i },
    { "take.menu", NULL, popup_menu, GDK_KEY_Menu },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, 0, actions[i].name, NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "take.menu", NULL);
  for (int i = 0; i <= 5; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + (guint) i, 0, "take.rate", "i", i);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0 + (guint) i, 0, "take.rate", "i", i);
    }
}

static void
cliff_takes_strip_class_init (CliffTakesStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_takes_strip_dispose;
  widget_class->size_allocate = cliff_takes_strip_size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/inspector/cliff-takes-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffTakesStrip, takes);
  gtk_widget_class_bind_template_child (widget_class, CliffTakesStrip, no_takes);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  install_actions (widget_class);
}

static void
cliff_takes_strip_init (CliffTakesStrip *self)
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
  update_actions (self);
}

static GtkWidget *
create_card (gpointer item,
             gpointer data)
{
  CliffTakesStrip *self = data;

  return cliff_take_card_new (self->project, self->shot, item);
}

static void
takes_changed_cb (CliffTakesStrip *self)
{
  guint n_takes = g_list_model_get_n_items (self->model);

  gtk_widget_set_visible (self->no_takes, n_takes == 0);
  gtk_widget_set_visible (self->takes, n_takes > 0);
  update_actions (self);
}

void
cliff_takes_strip_set_shot (CliffTakesStrip *self,
                            CliffProject    *project,
                            CliffRecord     *shot)
{
  g_set_object (&self->project, project);
  g_set_object (&self->shot, shot);
  self->hand = 0;
  gtk_flow_box_bind_model (GTK_FLOW_BOX (self->takes), NULL, NULL, NULL, NULL);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, takes_changed_cb, self);
  g_clear_object (&self->model);
  if (shot == NULL)
    {
      update_actions (self);
      return;
    }
  self->model = G_LIST_MODEL (cliff_record_list_new_for_owner (cliff_project_get_store (project), CLIFF_TYPE_TAKE, "shot",
                                                               cliff_record_get_id (shot)));
  gtk_flow_box_bind_model (GTK_FLOW_BOX (self->takes), self->model, create_card, self, NULL);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (takes_changed_cb), self, G_CONNECT_SWAPPED);
  takes_changed_cb (self);
}
