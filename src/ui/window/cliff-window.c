/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-window.h"

#include "cliff-import.h"
#include "cliff-new-dialog.h"
#include "cliff-project-page.h"
#include "cliff-recent.h"
#include "cliff-sample.h"
#include "cliff-start-page.h"
#include "cliff-window-actions.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

struct _CliffWindow
{
  AdwApplicationWindow  parent_instance;

  CliffProject         *project;
  gboolean              close_agreed;

  GtkWidget            *toasts;
  GtkWidget            *stack;
  GtkWidget            *start;
  GtkWidget            *page;
};

G_DEFINE_FINAL_TYPE (CliffWindow, cliff_window, ADW_TYPE_APPLICATION_WINDOW)

static GSettings *
get_settings (CliffWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return cliff_application_get_settings (CLIFF_APPLICATION (application));
}

static void
show_toast (CliffWindow *self,
            const char  *text,
            gboolean     undoable)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *title = gtk_label_new (text);

  /* What was kept and what to do next must not fall to an ellipsis in a narrow window. */
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  adw_toast_set_custom_title (toast, title);
  if (undoable)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "win.undo-step");
    }
  /* A sentence needs longer than the usual five seconds to be read. */
  if (g_utf8_strlen (text, -1) > 60)
    adw_toast_set_timeout (toast, 10);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
report (CliffWindow  *self,
        const GError *error)
{
  g_autofree char *text = cliff_words_dup_error (error);

  show_toast (self, text, FALSE);
}

static void
message_cb (CliffProject *project,
            const char   *text,
            gboolean      undoable,
            CliffWindow  *self)
{
  show_toast (self, text, undoable);
}

static void
title_changed_cb (CliffWindow *self)
{
  g_autofree char *title = self->project != NULL ? cliff_project_dup_title (self->project) : NULL;

  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : "Cliffhanger");
}

static void
project_state_cb (CliffWindow *self)
{
  cliff_window_actions_update (self);
}

/* ── Opening ── */

static void
create_cb (CliffNewDialog *dialog,
           const char     *path,
           const char     *title,
           const char     *script,
           CliffWindow    *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffProject) project = cliff_project_create (path, title, &error);

  if (project == NULL)
    {
      report (self, error);
      return;
    }
  cliff_window_set_project (self, project);
  if (script != NULL)
    cliff_import_script_file (project, script);
}

void
cliff_window_show_new_dialog (CliffWindow *self,
                              const char  *script)
{
  CliffNewDialog *dialog = cliff_new_dialog_new (script);

  g_signal_connect_object (dialog, "create", G_CALLBACK (create_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(CliffWindow) self = data;
  g_autoptr(GFile) file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.open-path", "s", g_file_peek_path (file));
}

void
cliff_window_show_open_dialog (CliffWindow *self)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Open a Project Folder"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (self), NULL, folder_chosen_cb, g_object_ref (self));
}

gboolean
cliff_window_open (CliffWindow *self,
                   const char  *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffProject) project = cliff_project_open (path, &error);

  if (project == NULL)
    {
      if (g_error_matches (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_NOT_FOUND))
        cliff_recent_remove (get_settings (self), path);
      report (self, error);
      return FALSE;
    }
  cliff_window_set_project (self, project);

  return TRUE;
}

void
cliff_window_bring_script (CliffWindow *self,
                           const char  *path)
{
  if (self->project != NULL && cliff_project_get_writable (self->project))
    cliff_import_script_file (self->project, path);
  else
    cliff_window_show_new_dialog (self, path);
}

static void
open_sample (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  CliffWindow *self = CLIFF_WINDOW (widget);
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffProject) project = NULL;
  gboolean fresh;

  project = cliff_sample_open (g_variant_get_string (parameter, NULL), &fresh, &error);
  if (project == NULL)
    {
      report (self, error);
      return;
    }
  cliff_window_set_project (self, project);
  if (fresh)
    {
      show_toast (self, _("The sample is broken down into shots; its first pictures and voices are being made"), FALSE);
      cliff_project_generate (project);
    }
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         CliffWindow   *self)
{
  GSList *files = g_value_get_boxed (value);
  g_autoptr(GStrvBuilder) scripts = g_strv_builder_new ();
  g_auto(GStrv) paths = NULL;
  const char *other = NULL;

  for (GSList *l = files; l != NULL; l = l->next)
    {
      const char *path = g_file_peek_path (l->data);

      if (path != NULL && cliff_import_is_script_name (path))
        g_strv_builder_add (scripts, path);
      else if (path != NULL && other == NULL)
        other = path;
    }
  paths = g_strv_builder_end (scripts);
  if (paths[0] != NULL && self->project != NULL && cliff_project_get_writable (self->project))
    cliff_import_script_files (self->project, (const char * const *) paths);
  else if (paths[0] != NULL)
    cliff_window_bring_script (self, paths[0]);
  else if (other != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.open-path", "s", other);

  return paths[0] != NULL || other != NULL;
}

/* ── Closing ── */

static void
close_answered_cb (AdwAlertDialog *dialog,
                   const char     *response,
                   CliffWindow    *self)
{
  if (!g_str_equal (response, "close"))
    return;
  cliff_project_cancel_work (self->project);
  self->close_agreed = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
cliff_window_close_request (GtkWindow *window)
{
  CliffWindow *self = CLIFF_WINDOW (window);
  GSettings *settings = get_settings (self);
  int width, height;

  if (self->project != NULL && cliff_project_get_busy (self->project) && !self->close_agreed)
    {
      AdwDialog *dialog = adw_alert_dialog_new (_("Work Is Still Going On"),
                                                _("Takes or episodes are being made. If you close now, what is finished "
                                                  "is kept and the rest is cancelled."));

      adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                      "stay", _("_Keep Working"),
                                      "close", _("_Cancel and Close"),
                                      NULL);
      adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "close", ADW_RESPONSE_DESTRUCTIVE);
      /* Neither Return nor Escape throws work away. */
      adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "stay");
      adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "stay");
      g_signal_connect_object (dialog, "response", G_CALLBACK (close_answered_cb), self, G_CONNECT_DEFAULT);
      adw_dialog_present (dialog, GTK_WIDGET (self));
      return TRUE;
    }

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set (settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
  cliff_window_set_project (self, NULL);

  return GTK_WINDOW_CLASS (cliff_window_parent_class)->close_request (window);
}

/* ── GObject ── */

static void
cliff_window_dispose (GObject *object)
{
  CliffWindow *self = CLIFF_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_WINDOW);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_window_parent_class)->dispose (object);
}

static void
cliff_window_class_init (CliffWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cliff_window_close_request;
  g_type_ensure (CLIFF_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/window/cliff-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CliffWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CliffWindow, start);
  gtk_widget_class_install_action (widget_class, "win.open-sample", "s", open_sample);
  cliff_window_actions_install (widget_class);
}

static void
cliff_window_init (CliffWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  if (CLIFF_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  cliff_window_actions_update (self);
}

CliffWindow *
cliff_window_new (CliffApplication *application)
{
  CliffWindow *self = g_object_new (CLIFF_TYPE_WINDOW, "application", application, NULL);
  GSettings *settings = cliff_application_get_settings (application);
  int width, height;

  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  cliff_start_page_set_settings (CLIFF_START_PAGE (self->start), settings);

  return self;
}

CliffProject *
cliff_window_get_project (CliffWindow *self)
{
  return self->project;
}

CliffProjectPage *
cliff_window_get_page (CliffWindow *self)
{
  return CLIFF_PROJECT_PAGE (self->page);
}

static void
follow_project (CliffWindow  *self,
                CliffProject *project)
{
  g_signal_connect_object (project, "message", G_CALLBACK (message_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (project, "notify", G_CALLBACK (project_state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_store (project), "changed", G_CALLBACK (project_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_series (project), "notify::title", G_CALLBACK (title_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* ── The place where a project is left ── */

static void
keep_place (CliffWindow *self)
{
  CliffLastPlace place = {
    .page = (char *) cliff_project_page_get_shown (CLIFF_PROJECT_PAGE (self->page)),
    .episode = cliff_project_get_episode_id (self->project),
  };

  g_object_get (cliff_project_get_player (self->project), "position", &place.position, NULL);
  cliff_recent_keep_place (get_settings (self), cliff_project_get_path (self->project), &place);
}

static void
return_to_place (CliffWindow *self)
{
  g_autoptr(CliffLastPlace) place = cliff_recent_dup_place (get_settings (self), cliff_project_get_path (self->project));
  GListModel *episodes = cliff_project_get_episodes (self->project);
  guint n_episodes = g_list_model_get_n_items (episodes);

  cliff_project_page_write (CLIFF_PROJECT_PAGE (self->page));
  if (place == NULL)
    return;
  for (guint i = 0; i < n_episodes; i++)
    {
      g_autoptr(CliffRecord) episode = g_list_model_get_item (episodes, i);

      if (cliff_record_get_id (episode) == place->episode)
        {
          cliff_project_set_episode (self->project, episode);
          cliff_project_seek (self->project, place->position);
          cliff_project_page_show (CLIFF_PROJECT_PAGE (self->page), place->page);
          return;
        }
    }
}

void
cliff_window_set_project (CliffWindow  *self,
                          CliffProject *project)
{
  if (self->project == project)
    return;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "start");
  if (self->project != NULL)
    {
      keep_place (self);
      cliff_project_flush (self->project);
      cliff_player_pause (cliff_project_get_player (self->project));
      g_signal_handlers_disconnect_by_data (self->project, self);
      g_signal_handlers_disconnect_by_data (cliff_project_get_store (self->project), self);
      g_signal_handlers_disconnect_by_data (cliff_project_get_series (self->project), self);
      gtk_stack_remove (GTK_STACK (self->stack), self->page);
      self->page = NULL;
    }
  g_set_object (&self->project, project);
  self->close_agreed = FALSE;
  if (project != NULL)
    {
      self->page = cliff_project_page_new (project);
      gtk_stack_add_named (GTK_STACK (self->stack), self->page, "project");
      gtk_stack_set_visible_child (GTK_STACK (self->stack), self->page);
      follow_project (self, project);
      cliff_recent_add (get_settings (self), cliff_project_get_path (project));
      return_to_place (self);
    }
  title_changed_cb (self);
  cliff_window_actions_update (self);
}
