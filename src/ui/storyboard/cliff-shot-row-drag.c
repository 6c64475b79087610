/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shot-row-drag.h"

#include "cliff-shot-drop.h"
#include "cliff-shot-selection.h"
#include "cliff-take-import.h"

static const char * const marks[] = { "drop-before", "drop-after", "drop-take" };

static CliffProject *
get_project (GtkEventController *controller)
{
  return g_object_get_data (G_OBJECT (controller), "project");
}

/* The row's own widget, which no API gives: two levels up. */
static GtkWidget *
get_row (CliffShotCell *cell)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (cell));

  return parent != NULL ? gtk_widget_get_parent (parent) : NULL;
}

/* @mark: (nullable) */
static void
show_mark (CliffShotCell *cell,
           const char    *mark)
{
  GtkWidget *row = get_row (cell);

  for (guint i = 0; row != NULL && i < G_N_ELEMENTS (marks); i++)
    if (g_strcmp0 (marks[i], mark) == 0)
      gtk_widget_add_css_class (row, marks[i]);
    else
      gtk_widget_remove_css_class (row, marks[i]);
}

static gboolean
is_upper_half (CliffShotCell *cell,
               double         y)
{
  return y < gtk_widget_get_height (GTK_WIDGET (cell)) / 2.0;
}

/* ── Out ── */

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            CliffShotCell *cell)
{
  CliffProject *project = get_project (GTK_EVENT_CONTROLLER (source));
  CliffRecord *shot = cliff_shot_cell_get_shot (cell);
  CliffId shot_id = shot != NULL ? cliff_record_get_id (shot) : 0;

  if (shot_id == 0)
    return NULL;
  if (!cliff_shot_selection_contains (project, shot_id))
    cliff_shot_selection_set (project, &shot_id, 1, shot_id);

  return cliff_shot_drop_create_content (project);
}

static void
begin_cb (GtkDragSource *source,
          GdkDrag       *drag,
          CliffShotCell *cell)
{
  cliff_shot_drop_set_icon (drag, get_project (GTK_EVENT_CONTROLLER (source)), GTK_WIDGET (cell));
}

/* ── In ── */

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y,
           CliffShotCell *cell)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);

  if (!cliff_project_get_writable (get_project (GTK_EVENT_CONTROLLER (target))))
    return 0;
  if (gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), CLIFF_TYPE_SHOT_BUNDLE))
    {
      show_mark (cell, is_upper_half (cell, y) ? "drop-before" : "drop-after");
      return GDK_ACTION_MOVE;
    }
  show_mark (cell, "drop-take");

  return GDK_ACTION_COPY;
}

static void
leave_cb (GtkDropTarget *target,
          CliffShotCell *cell)
{
  show_mark (cell, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         CliffShotCell *cell)
{
  CliffProject *project = get_project (GTK_EVENT_CONTROLLER (target));
  CliffRecord *shot = cliff_shot_cell_get_shot (cell);

  show_mark (cell, NULL);
  if (shot == NULL)
    return FALSE;
  if (G_VALUE_HOLDS (value, CLIFF_TYPE_SHOT_BUNDLE))
    return cliff_shot_drop_beside (project, g_value_get_boxed (value), shot, is_upper_half (cell, y));
  if (G_VALUE_HOLDS (value, CLIFF_TYPE_TAKE_BUNDLE))
    return cliff_shot_drop_use (project, g_value_get_boxed (value), cliff_record_get_id (shot));

  return cliff_take_import_files (project, cliff_record_get_id (shot), g_value_get_boxed (value));
}

void
cliff_shot_row_drag_add (CliffShotCell *cell,
                         CliffProject  *project)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  GType types[] = { CLIFF_TYPE_SHOT_BUNDLE, CLIFF_TYPE_TAKE_BUNDLE, GDK_TYPE_FILE_LIST };

  g_object_set_data_full (G_OBJECT (source), "project", g_object_ref (project), g_object_unref);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE | GDK_ACTION_COPY);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), cell, G_CONNECT_DEFAULT);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (begin_cb), cell, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (cell), GTK_EVENT_CONTROLLER (source));

  g_object_set_data_full (G_OBJECT (target), "project", g_object_ref (project), g_object_unref);
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), cell, G_CONNECT_DEFAULT);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), cell, G_CONNECT_DEFAULT);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), cell, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (cell), GTK_EVENT_CONTROLLER (target));
}
