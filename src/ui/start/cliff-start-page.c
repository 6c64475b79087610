/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-start-page.h"

#include "cliff-recent.h"

#include <glib/gi18n.h>

struct _CliffStartPage
{
  AdwBin     parent_instance;

  GSettings *settings;

  GtkWidget *icon;
  GtkWidget *recent_group;
  GtkWidget *recent_list;
};

G_DEFINE_FINAL_TYPE (CliffStartPage, cliff_start_page, ADW_TYPE_BIN)

static void
remove_clicked_cb (GtkButton      *button,
                   CliffStartPage *self)
{
  cliff_recent_remove (self->settings, g_object_get_data (G_OBJECT (button), "path"));
}

static GtkWidget *
create_recent_row (CliffStartPage *self,
                   const char     *path)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  const char *home = g_get_home_dir ();

  if (g_str_has_suffix (name, ".cliffhanger"))
    name[strlen (name) - strlen (".cliffhanger")] = '\0';
  if (g_str_has_prefix (folder, home))
    {
      g_autofree char *rest = g_strdup (folder + strlen (home));

      g_free (folder);
      folder = g_strconcat ("~", rest, NULL);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);

  gtk_widget_set_tooltip_text (button, _("Remove from This List"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (path), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
recent_changed_cb (CliffStartPage *self)
{
  g_auto(GStrv) paths = cliff_recent_dup (self->settings);

  gtk_list_box_remove_all (GTK_LIST_BOX (self->recent_list));
  for (guint i = 0; paths[i] != NULL; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->recent_list), create_recent_row (self, paths[i]));
  gtk_widget_set_visible (self->recent_group, paths[0] != NULL);
}

static void
cliff_start_page_dispose (GObject *object)
{
  CliffStartPage *self = CLIFF_START_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_START_PAGE);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cliff_start_page_parent_class)->dispose (object);
}

static void
cliff_start_page_class_init (CliffStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_start_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/start/cliff-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffStartPage, icon);
  gtk_widget_class_bind_template_child (widget_class, CliffStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, CliffStartPage, recent_list);
}

static void
cliff_start_page_init (CliffStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), CLIFF_APP_ID);
}

void
cliff_start_page_set_settings (CliffStartPage *self,
                               GSettings      *settings)
{
  g_set_object (&self->settings, settings);
  g_signal_connect_object (settings, "changed::recent-projects", G_CALLBACK (recent_changed_cb), self,
                           G_CONNECT_SWAPPED);
  recent_changed_cb (self);
}
