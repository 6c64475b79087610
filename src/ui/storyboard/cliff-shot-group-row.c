/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shot-group-row.h"

#include "cliff-shot-card.h"
#include "cliff-shot-drop.h"
#include "cliff-shot-selection.h"

#include <glib/gi18n.h>

struct _CliffShotGroupRow
{
  GtkListBoxRow    parent_instance;

  CliffProject    *project;
  CliffShotGroups *groups;
  CliffShotGroup  *group;
  CliffRecord     *scene;     /* NULL when the scene is gone */

  GtkWidget       *heading;
  GtkWidget       *cards;
};

enum
{
  CURSOR_MOVED,
  CURSOR_TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CliffShotGroupRow, cliff_shot_group_row, GTK_TYPE_LIST_BOX_ROW)

static void
refresh_heading (CliffShotGroupRow *self)
{
  const char *heading = self->scene != NULL ? cliff_record_get_text (self->scene, "heading") : "";
  const char *text = *heading != '\0' ? heading : _("Shots Without a Scene");

  gtk_label_set_label (GTK_LABEL (self->heading), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static GtkWidget *
create_card (gpointer item,
             gpointer data)
{
  CliffShotGroupRow *self = data;

  return cliff_shot_card_new (self->project, item, cliff_shot_groups_get_number (self->groups, item));
}

static void
renumbered_cb (CliffShotGroups   *groups,
               CliffShotGroupRow *self)
{
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->cards), i)) != NULL; i++)
    {
      CliffShotCard *card = CLIFF_SHOT_CARD (child);

      cliff_shot_card_set_number (card, cliff_shot_groups_get_number (groups, cliff_shot_card_get_shot (card)));
    }
}

/* The shot whose card has the focus; NULL when none has. */
static CliffRecord *
get_focused (CliffShotGroupRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return CLIFF_IS_SHOT_CARD (focus) ? cliff_shot_card_get_shot (CLIFF_SHOT_CARD (focus)) : NULL;
}

/* In place of the box, which knows no other scene. */
static gboolean
moved_cb (CliffShotGroupRow *self,
          GtkMovementStep    step,
          int                count,
          gboolean           extend,
          gboolean           modify)
{
  g_signal_stop_emission_by_name (self->cards, "move-cursor");
  g_signal_emit (self, signals[CURSOR_MOVED], 0, step, count, extend, modify);

  return TRUE;
}

static void
toggled_cb (CliffShotGroupRow *self)
{
  CliffRecord *shot = get_focused (self);

  if (shot != NULL)
    g_signal_emit (self, signals[CURSOR_TOGGLED], 0, shot);
}

static void
all_cb (CliffShotGroupRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "shot.select-all", NULL);
}

static void
one_cb (CliffShotGroupRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "shot.select-one", NULL);
}

/* ── Shots that are dropped beside the cards come behind the last of them ── */

static gboolean
drop_cb (GtkDropTarget     *target,
         const GValue      *value,
         double             x,
         double             y,
         CliffShotGroupRow *self)
{
  CliffShotBundle *bundle = g_value_get_boxed (value);
  GListModel *shots = cliff_shot_group_get_shots (self->group);
  g_autoptr(CliffRecord) last = g_list_model_get_item (shots, g_list_model_get_n_items (shots) - 1);

  return last != NULL && cliff_shot_drop_move (self->project, bundle, cliff_record_get_int (last, "episode_id"),
                                               cliff_record_get_id (last));
}

static void
add_drop_target (CliffShotGroupRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (CLIFF_TYPE_SHOT_BUNDLE, GDK_ACTION_MOVE);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
cliff_shot_group_row_dispose (GObject *object)
{
  CliffShotGroupRow *self = CLIFF_SHOT_GROUP_ROW (object);

  if (self->cards != NULL)
    gtk_flow_box_bind_model (GTK_FLOW_BOX (self->cards), NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_SHOT_GROUP_ROW);
  g_clear_object (&self->scene);
  g_clear_object (&self->group);
  g_clear_object (&self->groups);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_shot_group_row_parent_class)->dispose (object);
}

static void
cliff_shot_group_row_class_init (CliffShotGroupRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_shot_group_row_dispose;
  signals[CURSOR_MOVED] = g_signal_new ("cursor-moved", CLIFF_TYPE_SHOT_GROUP_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 4, GTK_TYPE_MOVEMENT_STEP, G_TYPE_INT, G_TYPE_BOOLEAN, G_TYPE_BOOLEAN);
  signals[CURSOR_TOGGLED] = g_signal_new ("cursor-toggled", CLIFF_TYPE_SHOT_GROUP_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, CLIFF_TYPE_SHOT);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/storyboard/cliff-shot-group-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffShotGroupRow, heading);
  gtk_widget_class_bind_template_child (widget_class, CliffShotGroupRow, cards);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, one_cb);
}

static void
cliff_shot_group_row_init (CliffShotGroupRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->cards, "move-cursor", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  add_drop_target (self);
}

GtkWidget *
cliff_shot_group_row_new (CliffProject    *project,
                          CliffShotGroups *groups,
                          CliffShotGroup  *group)
{
  CliffShotGroupRow *self = g_object_new (CLIFF_TYPE_SHOT_GROUP_ROW, NULL);
  CliffId scene_id = cliff_shot_group_get_scene_id (group);

  self->project = g_object_ref (project);
  self->groups = g_object_ref (groups);
  self->group = g_object_ref (group);
  if (scene_id != 0)
    self->scene = cliff_record_get (cliff_project_get_store (project), CLIFF_TYPE_SCENE, scene_id);
  if (self->scene != NULL)
    g_signal_connect_object (self->scene, "notify::heading", G_CALLBACK (refresh_heading), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (groups, "renumbered", G_CALLBACK (renumbered_cb), self, G_CONNECT_DEFAULT);
  refresh_heading (self);
  gtk_flow_box_bind_model (GTK_FLOW_BOX (self->cards), cliff_shot_group_get_shots (group), create_card, self, NULL);

  return GTK_WIDGET (self);
}

GtkWidget *
cliff_shot_group_row_find (CliffShotGroupRow *self,
                           CliffRecord       *shot)
{
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->cards), i)) != NULL; i++)
    if (cliff_shot_card_get_shot (CLIFF_SHOT_CARD (child)) == shot)
      return GTK_WIDGET (child);

  return NULL;
}

void
cliff_shot_group_row_show_selection (CliffShotGroupRow *self)
{
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->cards), i)) != NULL; i++)
    {
      CliffId shot_id = cliff_record_get_id (cliff_shot_card_get_shot (CLIFF_SHOT_CARD (child)));

      cliff_shot_card_set_selected (CLIFF_SHOT_CARD (child), cliff_shot_selection_contains (self->project, shot_id));
    }
}

void
cliff_shot_group_row_refresh (CliffShotGroupRow *self)
{
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->cards), i)) != NULL; i++)
    cliff_shot_card_refresh (CLIFF_SHOT_CARD (child));
}
