/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cut-panel.h"

#include "cliff-cut-rows.h"
#include "cliff-cut-subject.h"
#include "cliff-marker-rows.h"
#include "cliff-picture-rows.h"
#include "cliff-title-rows.h"
#include "cliff-transition-rows.h"

struct _CliffCutPanel
{
  GtkWidget         parent_instance;

  CliffCutSubject  *subject;  /* NULL before a project */
  gboolean          active;
};

G_DEFINE_FINAL_TYPE (CliffCutPanel, cliff_cut_panel, GTK_TYPE_WIDGET)

gboolean
cliff_cut_panel_has_things (CliffCutPanel *self)
{
  return self->subject != NULL && (cliff_cut_subject_get_items (self->subject)->len > 0 ||
                                   cliff_project_get_marker (cliff_cut_subject_get_project (self->subject)) != 0);
}

static void
changed_cb (CliffCutPanel *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), self->active && cliff_cut_panel_has_things (self));
}

void
cliff_cut_panel_set_active (CliffCutPanel *self,
                            gboolean       active)
{
  self->active = active;
  if (self->subject != NULL)
    cliff_cut_subject_set_active (self->subject, active);
  changed_cb (self);
}

static GtkWidget *
find_row (GtkWidget  *root,
          const char *name)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_visible (root))
    return NULL;
  if (g_str_equal (gtk_widget_get_name (root), name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_row (child, name);

  return found;
}

gboolean
cliff_cut_panel_show (CliffCutPanel *self,
                      const char    *name)
{
  GtkWidget *row = self->active ? find_row (GTK_WIDGET (self), name) : NULL;

  return row != NULL && (gtk_widget_grab_focus (row) || gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD));
}

static void
cliff_cut_panel_dispose (GObject *object)
{
  CliffCutPanel *self = CLIFF_CUT_PANEL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->subject);

  G_OBJECT_CLASS (cliff_cut_panel_parent_class)->dispose (object);
}

static void
cliff_cut_panel_class_init (CliffCutPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_cut_panel_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cliff_cut_panel_init (CliffCutPanel *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 18);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
cliff_cut_panel_set_project (CliffCutPanel *self,
                             CliffProject  *project)
{
  static GtkWidget * (* const groups[]) (CliffCutSubject *) = {
    cliff_marker_rows_new, cliff_cut_rows_new, cliff_transition_rows_new, cliff_sound_rows_new, cliff_title_rows_new,
    cliff_picture_rows_new,
  };

  g_return_if_fail (self->subject == NULL);

  self->subject = cliff_cut_subject_new (project);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    gtk_widget_set_parent (groups[i] (self->subject), GTK_WIDGET (self));
  g_signal_connect_object (self->subject, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (project, "selection-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  cliff_cut_subject_set_active (self->subject, self->active);
}
