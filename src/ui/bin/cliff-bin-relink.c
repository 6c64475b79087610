/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-bin-relink.h"

#include "cliff-edit-media.h"

#include <glib/gi18n.h>

typedef struct
{
  CliffProject  *project;
  CliffMediaBin *bin;      /* weak */
  char          *path;     /* of the project */
  char          *folder;
  GPtrArray     *lost;
} Relink;

static void
relink_free (gpointer data)
{
  Relink *self = data;

  g_clear_weak_pointer (&self->bin);
  g_clear_pointer (&self->lost, g_ptr_array_unref);
  g_object_unref (self->project);
  g_free (self->path);
  g_free (self->folder);
  g_free (self);
}

static void
look_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Relink *self = data;
  GError *error = NULL;
  int n_found = cliff_media_relink (self->path, self->lost, self->folder, cancellable, &error);

  if (n_found < 0)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, n_found);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Relink *self = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  gssize n_found = g_task_propagate_int (G_TASK (result), &error);
  g_autofree char *text = NULL;

  cliff_project_release (self->project);
  if (self->bin != NULL)
    cliff_media_bin_look (self->bin);
  if (error != NULL)
    {
      cliff_project_report (self->project, error);
      return;
    }
  if (n_found == 0)
    text = g_strdup (_("None of the missing files is in that folder. They are known by their content, whatever their names."));
  else
    text = g_strdup_printf (ngettext ("%d of %u missing file was found and is in the project again.",
                                      "%d of %u missing files were found and are in the project again.", self->lost->len),
                            (int) n_found, self->lost->len);
  cliff_project_say (self->project, text, FALSE);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Relink *self = data;
  /* An error here only says that the person changed their mind. */
  g_autoptr(GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr(GTask) task = NULL;

  if (folder == NULL || g_file_peek_path (folder) == NULL)
    {
      relink_free (self);
      return;
    }
  self->folder = g_strdup (g_file_peek_path (folder));
  self->lost = cliff_media_find_lost (cliff_project_get_store (self->project));
  task = g_task_new (NULL, cliff_project_hold (self->project), looked_cb, NULL);
  g_task_set_source_tag (task, cliff_bin_relink);
  g_task_set_task_data (task, self, relink_free);
  g_task_run_in_thread (task, look_in_thread);
}

void
cliff_bin_relink (CliffMediaBin *bin)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  CliffProject *project = cliff_media_bin_get_project (bin);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (bin));
  Relink *self = g_new0 (Relink, 1);

  self->project = g_object_ref (project);
  self->path = g_strdup (cliff_project_get_path (project));
  g_set_weak_pointer (&self->bin, bin);
  gtk_file_dialog_set_title (dialog, _("Find Missing Files in a Folder"));
  gtk_file_dialog_set_accept_label (dialog, _("_Look Here"));
  gtk_file_dialog_select_folder (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb, self);
}
