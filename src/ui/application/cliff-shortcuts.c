/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shortcuts.h"

#include <glib/gi18n.h>

static const CliffShortcut table[] = {
#define CLIFF_SHORTCUT(action, accel, group, title) { action, accel, group, title },
#include "cliff-shortcuts.def"
#undef CLIFF_SHORTCUT
};

const CliffShortcut *
cliff_shortcuts_get_table (guint *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (table);
  return table;
}

const char *
cliff_shortcut_group_get_title (CliffShortcutGroup group)
{
  switch (group)
    {
    case CLIFF_SHORTCUT_GENERAL:
      return _("General");
    case CLIFF_SHORTCUT_EPISODE:
      return _("Episode");
    case CLIFF_SHORTCUT_SCRIPT:
      return _("Script");
    case CLIFF_SHORTCUT_STORYBOARD:
      return _("Selected Shot");
    case CLIFF_SHORTCUT_TIMELINE:
      return _("Timeline");
    case CLIFF_SHORTCUT_PREVIEW:
      return _("Preview");
    case CLIFF_N_SHORTCUT_GROUPS:
    default:
      g_return_val_if_reached ("");
    }
}

void
cliff_shortcuts_install (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const char *accels[] = { table[i].accel, NULL };

      if (table[i].action != NULL)
        gtk_application_set_accels_for_action (application, table[i].action, accels);
    }
}

char *
cliff_shortcuts_dup_tooltip (const char *action,
                             const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_strcmp0 (table[i].action, action) == 0)
      {
        g_autofree char *key = NULL;
        GdkModifierType modifiers;
        guint value;

        gtk_accelerator_parse (table[i].accel, &value, &modifiers);
        key = gtk_accelerator_get_label (value, modifiers);
        /* Translators: a button's tooltip: what it does, and its key in brackets */
        return g_strdup_printf (_("%s (%s)"), text, key);
      }

  return g_strdup (text);
}

void
cliff_shortcuts_add_tooltips (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *text = gtk_widget_get_tooltip_text (child);
      const char *action = GTK_IS_ACTIONABLE (child)
                           ? gtk_actionable_get_action_name (GTK_ACTIONABLE (child))
                           : NULL;

      if (text != NULL && action != NULL)
        {
          g_autofree char *tooltip = cliff_shortcuts_dup_tooltip (action, text);

          gtk_widget_set_tooltip_text (child, tooltip);
        }
      cliff_shortcuts_add_tooltips (child);
    }
}
