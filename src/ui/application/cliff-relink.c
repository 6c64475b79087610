/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-relink.h"

#include "cliff-edit-media.h"

#include <glib/gi18n.h>

typedef struct
{
  char      *path;    /* of the project */
  char      *folder;
  GPtrArray *lost;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->path);
  g_free (search->folder);
  g_ptr_array_unref (search->lost);
  g_free (search);
}

static void
look_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Search *search = data;
  GError *error = NULL;
  int n_found = cliff_media_relink (search->path, search->lost, search->folder, cancellable, &error);

  if (n_found < 0)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, n_found);
}

static void
say_found (CliffProject *project,
           guint         n_found,
           guint         n_lost)
{
  g_autofree char *text = NULL;

  if (n_found == 0)
    text = g_strdup (_("None of the missing files is in that folder. They are known by their content, whatever their names."));
  else
    text = g_strdup_printf (ngettext ("%d of %u missing file was found and is in the project again.",
                                      "%d of %u missing files were found and are in the project again.", n_lost),
                            (int) n_found, n_lost);
  cliff_project_say (project, text, FALSE);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  CliffProject *project = CLIFF_PROJECT (source);
  Search *search = g_task_get_task_data (G_TASK (result));
  CliffProxies *proxies = cliff_project_get_proxies (project);
  g_autoptr(GError) error = NULL;
  gssize n_found = g_task_propagate_int (G_TASK (result), &error);

  cliff_project_release (project);
  if (error != NULL)
    {
      cliff_project_report (project, error);
      return;
    }
  for (guint i = 0; i < search->lost->len; i++)
    {
      const CliffLostMedia *lost = g_ptr_array_index (search->lost, i);

      if (lost->found && proxies != NULL)
        cliff_proxies_retry (proxies, lost->sha256);
    }
  say_found (project, (guint) n_found, search->lost->len);
  cliff_project_look_again (project);
}

void
cliff_relink_in_folder (CliffProject *project,
                        const char   *folder)
{
  g_autoptr(GTask) task = g_task_new (project, cliff_project_hold (project), looked_cb, NULL);
  Search *search = g_new0 (Search, 1);

  search->path = g_strdup (cliff_project_get_path (project));
  search->folder = g_strdup (folder);
  search->lost = cliff_media_find_lost (cliff_project_get_store (project));
  g_task_set_source_tag (task, cliff_relink_in_folder);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, look_in_thread);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(CliffProject) project = data;
  /* An error here only says that the person changed their mind. */
  g_autoptr(GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (folder != NULL && g_file_peek_path (folder) != NULL)
    cliff_relink_in_folder (project, g_file_peek_path (folder));
}

void
cliff_relink (CliffProject *project,
              GtkWidget    *near)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (near);

  gtk_file_dialog_set_title (dialog, _("Find Missing Files in a Folder"));
  gtk_file_dialog_set_accept_label (dialog, _("_Look Here"));
  gtk_file_dialog_select_folder (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb, g_object_ref (project));
}
