/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-breakdown-row.h"

#include <glib/gi18n.h>

struct _CliffBreakdownRow
{
  GtkBox         parent_instance;

  GBindingGroup *bindings;

  GtkWidget     *check;
  GtkWidget     *icon;
  GtkWidget     *title;
  GtkWidget     *subtitle;
};

G_DEFINE_FINAL_TYPE (CliffBreakdownRow, cliff_breakdown_row, GTK_TYPE_BOX)

static void
cliff_breakdown_row_dispose (GObject *object)
{
  CliffBreakdownRow *self = CLIFF_BREAKDOWN_ROW (object);

  g_clear_object (&self->bindings);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_BREAKDOWN_ROW);

  G_OBJECT_CLASS (cliff_breakdown_row_parent_class)->dispose (object);
}

static void
cliff_breakdown_row_class_init (CliffBreakdownRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_breakdown_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-breakdown-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffBreakdownRow, check);
  gtk_widget_class_bind_template_child (widget_class, CliffBreakdownRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CliffBreakdownRow, title);
  gtk_widget_class_bind_template_child (widget_class, CliffBreakdownRow, subtitle);
}

static void
cliff_breakdown_row_init (CliffBreakdownRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->bindings = g_binding_group_new ();
  g_binding_group_bind (self->bindings, "mixed", self->check, "inconsistent", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->bindings, "accepted", self->check, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

GtkWidget *
cliff_breakdown_row_new (void)
{
  return g_object_new (CLIFF_TYPE_BREAKDOWN_ROW, NULL);
}

static void
show_item (CliffBreakdownRow  *self,
           CliffBreakdownItem *item)
{
  const char *title = cliff_breakdown_item_get_title (item);
  const char *icon = cliff_breakdown_item_get_icon (item);
  g_autofree char *subtitle = cliff_breakdown_item_dup_subtitle (item);
  /* Translators: a check mark's name; a scene's heading follows */
  g_autofree char *name = g_strdup_printf (_("Accept %s"), title);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_widget_set_visible (self->icon, icon != NULL);
  gtk_widget_set_visible (self->check, icon == NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
cliff_breakdown_row_set_item (CliffBreakdownRow  *self,
                              CliffBreakdownItem *item)
{
  if (item != NULL)
    show_item (self, item);
  g_binding_group_set_source (self->bindings, item);
}

char *
cliff_breakdown_row_dup_label (CliffBreakdownRow *self)
{
  return g_strdup_printf ("%s, %s", gtk_label_get_label (GTK_LABEL (self->title)),
                          gtk_label_get_label (GTK_LABEL (self->subtitle)));
}
