/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shortcuts-dialog.h"

#include "cliff-shortcuts.h"

#include <glib/gi18n.h>

/* "Ctrl" "Z" as separate keycaps, in the words of the system. */
static GtkWidget *
create_keys (const char *accel)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *label = NULL;
  g_auto(GStrv) parts = NULL;
  GdkModifierType modifiers;
  guint key;

  gtk_accelerator_parse (accel, &key, &modifiers);
  label = gtk_accelerator_get_label (key, modifiers);
  parts = g_strsplit (label, "+", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      GtkWidget *cap = gtk_label_new (parts[i]);

      gtk_widget_add_css_class (cap, "keycap");
      gtk_box_append (GTK_BOX (box), cap);
    }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);

  return box;
}

static GtkWidget *
create_group (CliffShortcutGroup group)
{
  AdwPreferencesGroup *list = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  const CliffShortcut *table;
  guint n_shortcuts;

  adw_preferences_group_set_title (list, cliff_shortcut_group_get_title (group));
  table = cliff_shortcuts_get_table (&n_shortcuts);
  for (guint i = 0; i < n_shortcuts; i++)
    {
      GtkWidget *row;

      if (table[i].group != group)
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), gettext (table[i].title));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_keys (table[i].accel));
      adw_preferences_group_add (list, row);
    }
  if (group == CLIFF_SHORTCUT_PREVIEW || group == CLIFF_SHORTCUT_STORYBOARD || group == CLIFF_SHORTCUT_TIMELINE)
    adw_preferences_group_set_description (list, _("While it has the keyboard focus"));

  return GTK_WIDGET (list);
}

AdwDialog *
cliff_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  for (CliffShortcutGroup group = 0; group < CLIFF_N_SHORTCUT_GROUPS; group++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (create_group (group)));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);

  return dialog;
}
