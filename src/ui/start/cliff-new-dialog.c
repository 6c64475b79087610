/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-new-dialog.h"

#include "cliff-import.h"

#include <glib/gi18n.h>

struct _CliffNewDialog
{
  AdwDialog  parent_instance;

  char      *folder;
  char      *script;

  GtkWidget *name_row;
  GtkWidget *folder_row;
  GtkWidget *script_row;
  GtkWidget *script_clear;
  GtkWidget *problem;
};

enum
{
  CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CliffNewDialog, cliff_new_dialog, ADW_TYPE_DIALOG)

/* (transfer full): the project's folder for the name typed, with what no file name may hold taken out. */
static char *
dup_path (CliffNewDialog *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  g_autofree char *file = NULL;

  g_strdelimit (g_strstrip (name), "/\n", '-');
  file = g_strconcat (name, ".cliffhanger", NULL);

  return g_build_filename (self->folder, file, NULL);
}

static void
check (CliffNewDialog *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  g_autofree char *path = dup_path (self);
  const char *problem = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    problem = _("A project of this name is in that folder already. Choose another name or folder.");
  gtk_label_set_label (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.create", problem == NULL && *g_strstrip (name) != '\0');
}

static void
name_changed_cb (CliffNewDialog *self)
{
  check (self);
}

static void
set_folder (CliffNewDialog *self,
            const char     *folder)
{
  g_set_str (&self->folder, folder);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->folder_row), folder);
  check (self);
}

/* A script brings its name along where none was typed. */
static void
set_script (CliffNewDialog *self,
            const char     *script)
{
  g_set_str (&self->script, script);
  gtk_widget_set_visible (self->script_clear, script != NULL);
  if (script == NULL)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->script_row),
                                   _("Optional: text, Fountain, Markdown or Word document"));
      return;
    }

  g_autofree char *name = g_path_get_basename (script);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->script_row), name);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->name_row)) == '\0')
    {
      char *dot = strrchr (name, '.');

      if (dot != NULL)
        *dot = '\0';
      gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
    }
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(CliffNewDialog) self = data;
  g_autoptr(GFile) file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL)
    set_folder (self, g_file_peek_path (file));
}

static void
choose_folder (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  CliffNewDialog *self = CLIFF_NEW_DIALOG (widget);
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr(GFile) folder = g_file_new_for_path (self->folder);

  gtk_file_dialog_set_title (dialog, _("Keep the Project In"));
  gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, folder_chosen_cb,
                                 g_object_ref (self));
}

static void
script_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(CliffNewDialog) self = data;
  g_autoptr(GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL)
    set_script (self, g_file_peek_path (file));
}

static void
choose_script (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr(GListModel) filters = cliff_import_create_filters ();

  gtk_file_dialog_set_title (dialog, _("Script to Begin With"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, script_chosen_cb,
                        g_object_ref (widget));
}

static void
clear_script (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  set_script (CLIFF_NEW_DIALOG (widget), NULL);
}

static void
cancel (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
create (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  g_autoptr(CliffNewDialog) self = g_object_ref (CLIFF_NEW_DIALOG (widget));
  g_autofree char *path = dup_path (self);
  g_autofree char *title = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));

  /* Closing gives the focus back to where it came from; the new project takes it after that. */
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CREATE], 0, path, g_strstrip (title), self->script);
}

static void
cliff_new_dialog_dispose (GObject *object)
{
  CliffNewDialog *self = CLIFF_NEW_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_NEW_DIALOG);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->script, g_free);

  G_OBJECT_CLASS (cliff_new_dialog_parent_class)->dispose (object);
}

static void
cliff_new_dialog_class_init (CliffNewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_new_dialog_dispose;
  signals[CREATE] = g_signal_new ("create", CLIFF_TYPE_NEW_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/start/cliff-new-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffNewDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, CliffNewDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, CliffNewDialog, script_row);
  gtk_widget_class_bind_template_child (widget_class, CliffNewDialog, script_clear);
  gtk_widget_class_bind_template_child (widget_class, CliffNewDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "dialog.create", NULL, create);
  gtk_widget_class_install_action (widget_class, "dialog.choose-folder", NULL, choose_folder);
  gtk_widget_class_install_action (widget_class, "dialog.choose-script", NULL, choose_script);
  gtk_widget_class_install_action (widget_class, "dialog.clear-script", NULL, clear_script);
}

static void
cliff_new_dialog_init (CliffNewDialog *self)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  gtk_widget_init_template (GTK_WIDGET (self));
  set_folder (self, folder != NULL ? folder : g_get_home_dir ());
}

CliffNewDialog *
cliff_new_dialog_new (const char *script)
{
  CliffNewDialog *self = g_object_new (CLIFF_TYPE_NEW_DIALOG, NULL);

  set_script (self, script);
  return self;
}
