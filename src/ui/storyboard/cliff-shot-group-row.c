/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shot-group-row.h"

#include "cliff-shot-card.h"

#include <glib/gi18n.h>

struct _CliffShotGroupRow
{
  GtkListBoxRow    parent_instance;

  CliffProject    *project;
  CliffShotGroups *groups;
  CliffShotGroup  *group;
  CliffRecord     *scene;     /* NULL when the scene is gone */
  gboolean         selecting; /* the selection follows the project just now */

  GtkWidget       *heading;
  GtkWidget       *cards;
};

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

static void
selected_cb (CliffShotGroupRow *self)
{
  g_autoptr(GList) selected = gtk_flow_box_get_selected_children (GTK_FLOW_BOX (self->cards));

  if (selected != NULL && !self->selecting)
    cliff_project_select_shot (self->project, cliff_shot_card_get_shot (selected->data));
}

/* Arrow keys go on from one scene's last card to the next scene's first. */
static gboolean
keynav_failed_cb (CliffShotGroupRow *self,
                  GtkDirectionType   direction)
{
  gboolean back = direction == GTK_DIR_LEFT || direction == GTK_DIR_UP;
  GtkWidget *other = back ? gtk_widget_get_prev_sibling (GTK_WIDGET (self))
                          : gtk_widget_get_next_sibling (GTK_WIDGET (self));
  GtkWidget *cards, *card;

  if (!CLIFF_IS_SHOT_GROUP_ROW (other))
    return FALSE;
  cards = CLIFF_SHOT_GROUP_ROW (other)->cards;
  card = back ? gtk_widget_get_last_child (cards) : gtk_widget_get_first_child (cards);
  if (card == NULL)
    return FALSE;
  gtk_flow_box_select_child (GTK_FLOW_BOX (cards), GTK_FLOW_BOX_CHILD (card));

  return gtk_widget_grab_focus (card);
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
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/storyboard/cliff-shot-group-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffShotGroupRow, heading);
  gtk_widget_class_bind_template_child (widget_class, CliffShotGroupRow, cards);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, keynav_failed_cb);
}

static void
cliff_shot_group_row_init (CliffShotGroupRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
cliff_shot_group_row_select (CliffShotGroupRow *self,
                             CliffRecord       *shot)
{
  GtkFlowBoxChild *child, *found = NULL;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->cards), i)) != NULL; i++)
    if (cliff_shot_card_get_shot (CLIFF_SHOT_CARD (child)) == shot)
      found = child;
  self->selecting = TRUE;
  if (found == NULL)
    gtk_flow_box_unselect_all (GTK_FLOW_BOX (self->cards));
  else if (!gtk_flow_box_child_is_selected (found))
    gtk_flow_box_select_child (GTK_FLOW_BOX (self->cards), found);
  self->selecting = FALSE;

  return GTK_WIDGET (found);
}

void
cliff_shot_group_row_refresh (CliffShotGroupRow *self)
{
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->cards), i)) != NULL; i++)
    cliff_shot_card_refresh (CLIFF_SHOT_CARD (child));
}
