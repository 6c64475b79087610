/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-application.h"

#include "cliff-import.h"
#include "cliff-project.h"
#include "cliff-shortcuts-dialog.h"
#include "cliff-shortcuts.h"
#include "cliff-window.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#define RESOURCES "/io/github/cliffhanger_studio/Cliffhanger"

struct _CliffApplication
{
  AdwApplication  parent_instance;

  GSettings      *settings;
};

G_DEFINE_FINAL_TYPE (CliffApplication, cliff_application, ADW_TYPE_APPLICATION)

static CliffWindow *
get_window (CliffApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  return CLIFF_IS_WINDOW (active) ? CLIFF_WINDOW (active) : cliff_window_new (self);
}

/* The window that shows the project at @path, or NULL. */
static CliffWindow *
find_window (CliffApplication *self,
             const char       *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      CliffProject *project = CLIFF_IS_WINDOW (l->data) ? cliff_window_get_project (l->data) : NULL;

      if (project != NULL && g_str_equal (cliff_project_get_path (project), path))
        return l->data;
    }

  return NULL;
}

/* A window on its start page takes the project; one that has a project stays as it is. */
static void
open_path (CliffApplication *self,
           const char       *path)
{
  g_autofree char *folder = g_str_has_suffix (path, "/project.db") ? g_path_get_dirname (path) : g_strdup (path);
  CliffWindow *window = find_window (self, folder);

  if (window == NULL)
    {
      window = get_window (self);
      if (cliff_window_get_project (window) != NULL)
        window = cliff_window_new (self);
      cliff_window_open (window, folder);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
cliff_application_open (GApplication  *application,
                        GFile        **files,
                        int            n_files,
                        const char    *hint)
{
  CliffApplication *self = CLIFF_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      CliffWindow *window;

      if (path == NULL)
        continue;
      if (!cliff_import_is_script_name (path))
        {
          open_path (self, path);
          continue;
        }
      window = get_window (self);
      gtk_window_present (GTK_WINDOW (window));
      cliff_window_bring_script (window, path);
    }
}

static void
cliff_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (get_window (CLIFF_APPLICATION (application))));
}

/* ── Actions ── */

static void
new_project_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  cliff_window_show_new_dialog (get_window (data), NULL);
}

static void
open_project_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  cliff_window_show_open_dialog (get_window (data));
}

static void
open_path_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  open_path (data, g_variant_get_string (parameter, NULL));
}

static void
shortcuts_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  adw_dialog_present (cliff_shortcuts_dialog_new (), GTK_WIDGET (get_window (data)));
}

/* The same pages, for who has no program that shows help. */
#define HELP_PAGES "https://github.com/cliffhanger-studio/cliffhanger/tree/main/help/C"

static void
help_answered_cb (AdwAlertDialog *dialog,
                  const char     *response,
                  CliffWindow    *window)
{
  g_autoptr(GtkUriLauncher) launcher = gtk_uri_launcher_new (HELP_PAGES);

  if (g_str_equal (response, "shortcuts"))
    adw_dialog_present (cliff_shortcuts_dialog_new (), GTK_WIDGET (window));
  else if (g_str_equal (response, "browser"))
    gtk_uri_launcher_launch (launcher, GTK_WINDOW (window), NULL, NULL, NULL);
}

static void
help_shown_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(CliffWindow) window = data;
  g_autoptr(GError) error = NULL;
  AdwDialog *dialog;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error))
    return;
  dialog = adw_alert_dialog_new (_("No Help Viewer"),
                                 _("The help opens in the program “Help” (yelp), which is not installed. Install it with your "
                                   "system's software center, or read the same pages on the web."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "close", _("_Close"), "shortcuts", _("Keyboard _Shortcuts"),
                                  "browser", _("_Read on the Web"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "browser", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "browser");
  g_signal_connect_object (dialog, "response", G_CALLBACK (help_answered_cb), window, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static void
help_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  g_autoptr(GtkUriLauncher) launcher = gtk_uri_launcher_new ("help:cliffhanger");
  CliffWindow *window = get_window (data);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (window), NULL, help_shown_cb, g_object_ref (window));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  adw_show_about_dialog (GTK_WIDGET (get_window (data)),
                         "application-name", "Cliffhanger",
                         "application-icon", CLIFF_APP_ID,
                         "version", CLIFF_VERSION,
                         "developer-name", _("The Cliffhanger authors"),
                         "copyright", "© 2026 The Cliffhanger authors",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Make vertical micro-dramas from script to labelled episode"),
                         "website", "https://github.com/cliffhanger-studio/cliffhanger",
                         "issue-url", "https://github.com/cliffhanger-studio/cliffhanger/issues",
                         "translator-credits", _("translator-credits"),
                         NULL);
}

/* Each window may hold the program back to ask about its running jobs. */
static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
cliff_application_startup (GApplication *application)
{
  CliffApplication *self = CLIFF_APPLICATION (application);
  const GActionEntry entries[] = {
    { .name = "new-project", .activate = new_project_cb },
    { .name = "open-project", .activate = open_project_cb },
    { .name = "open-path", .activate = open_path_cb, .parameter_type = "s" },
    { .name = "shortcuts", .activate = shortcuts_cb },
    { .name = "help", .activate = help_cb },
    { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb },
  };

  G_APPLICATION_CLASS (cliff_application_parent_class)->startup (application);

  gtk_source_init ();
  gtk_source_style_scheme_manager_append_search_path (gtk_source_style_scheme_manager_get_default (),
                                                      "resource://" RESOURCES "/styles");
  self->settings = g_settings_new (CLIFF_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  cliff_shortcuts_install (GTK_APPLICATION (self));
  gtk_window_set_default_icon_name (CLIFF_APP_ID);
}

static void
cliff_application_dispose (GObject *object)
{
  g_clear_object (&CLIFF_APPLICATION (object)->settings);

  G_OBJECT_CLASS (cliff_application_parent_class)->dispose (object);
}

static void
cliff_application_class_init (CliffApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_application_dispose;
  application_class->startup = cliff_application_startup;
  application_class->activate = cliff_application_activate;
  application_class->open = cliff_application_open;
}

static void
cliff_application_init (CliffApplication *self)
{
}

CliffApplication *
cliff_application_new (void)
{
  return g_object_new (CLIFF_TYPE_APPLICATION,
                       "application-id", CLIFF_APP_ID,
                       "resource-base-path", RESOURCES,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

GSettings *
cliff_application_get_settings (CliffApplication *self)
{
  return self->settings;
}

void
cliff_application_prepare (void)
{
  const char *locale_folder = CLIFF_LOCALE_DIR;

  if (CLIFF_DEVELOPMENT && g_file_test (CLIFF_BUILD_DIR "/data/gschemas.compiled", G_FILE_TEST_EXISTS))
    {
      g_setenv ("GSETTINGS_SCHEMA_DIR", CLIFF_BUILD_DIR "/data", FALSE);
      locale_folder = CLIFF_BUILD_DIR "/po";
    }
  bindtextdomain (GETTEXT_PACKAGE, locale_folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
