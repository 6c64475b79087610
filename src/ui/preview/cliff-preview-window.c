/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-preview-window.h"

GtkWindow *
cliff_preview_window_present (CliffProject *project,
                              GtkWindow    *parent)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *preview = g_object_new (CLIFF_TYPE_PREVIEW, NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  g_autofree char *title = cliff_project_dup_title (project);

  cliff_preview_set_project (CLIFF_PREVIEW (preview), project);
  cliff_preview_float_bar (CLIFF_PREVIEW (preview));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  gtk_widget_add_css_class (GTK_WIDGET (window), "full-preview");
  gtk_window_set_title (window, title);
  gtk_window_set_child (window, preview);
  gtk_window_set_application (window, gtk_window_get_application (parent));
  gtk_window_set_transient_for (window, parent);
  gtk_window_set_destroy_with_parent (window, TRUE);
  /* Where a screen cannot be filled. */
  gtk_window_set_default_size (window, 450, 800);
  gtk_window_fullscreen (window);
  gtk_window_present (window);
  gtk_widget_grab_focus (preview);

  return window;
}
