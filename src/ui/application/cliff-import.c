/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-import.h"

#include "cliff-edit-script.h"

#include <glib/gi18n.h>

static const char * const extensions[] = { "txt", "fountain", "md", "docx" };

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  char *text = cliff_script_read_file (data, cancellable, &error);

  if (text != NULL)
    g_task_return_pointer (task, text, g_free);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  CliffProject *project = CLIFF_PROJECT (source);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *message = NULL;
  guint n_episodes;

  cliff_project_flush (project);
  if (text == NULL ||
      !cliff_edit_import_script (cliff_project_get_store (project), text, CLIFF_SCRIPT_AUTO, &error))
    {
      cliff_project_report (project, error);
      return;
    }
  n_episodes = g_list_model_get_n_items (cliff_project_get_episodes (project));
  message = g_strdup_printf (ngettext ("Script imported: the series has %u episode",
                                       "Script imported: the series has %u episodes", n_episodes),
                             n_episodes);
  cliff_project_say (project, message, TRUE);
}

void
cliff_import_script_file (CliffProject *project,
                          const char   *path)
{
  g_autoptr(GTask) task = g_task_new (project, NULL, read_cb, NULL);

  g_task_set_source_tag (task, cliff_import_script_file);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_in_thread);
}

gboolean
cliff_import_is_script_name (const char *path)
{
  const char *dot = strrchr (path, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (extensions); i++)
    if (g_ascii_strcasecmp (dot + 1, extensions[i]) == 0)
      return TRUE;

  return FALSE;
}

GListModel *
cliff_import_create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) scripts = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (scripts, _("Scripts"));
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    gtk_file_filter_add_suffix (scripts, extensions[i]);
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, scripts);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(CliffProject) project = data;
  /* An error here only says that the person changed their mind. */
  g_autoptr(GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL)
    cliff_import_script_file (project, g_file_peek_path (file));
}

void
cliff_import_ask (CliffProject *project,
                  GtkWindow    *parent)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr(GListModel) filters = cliff_import_create_filters ();

  gtk_file_dialog_set_title (dialog, _("Import Script"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, parent, NULL, chosen_cb, g_object_ref (project));
}
