/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shots-dialog.h"

#include "cliff-shots-export.h"

#include <glib/gi18n.h>

typedef struct
{
  CliffShotsFormat  format;
  const char       *title;
  const char       *extension;
} Format;

static const Format list_formats[] = {
  { CLIFF_SHOTS_PDF, N_("PDF"), "pdf" },
  { CLIFF_SHOTS_HTML, N_("Web page with pictures (.html)"), "html" },
  { CLIFF_SHOTS_CSV, N_("Table (.csv)"), "csv" },
};

static const Format sheet_formats[] = {
  { CLIFF_SHOTS_SHEET_PDF, N_("PDF"), "pdf" },
  { CLIFF_SHOTS_SHEET_HTML, N_("Web page with pictures (.html)"), "html" },
};

struct _CliffShotsDialog
{
  AdwDialog     parent_instance;

  CliffProject *project;
  GCancellable *cancellable;  /* NULL while nothing is written */

  GtkWidget    *stack;
  AdwComboRow  *what_row;
  AdwComboRow  *episodes_row;
  AdwComboRow  *format_row;
  GtkWidget    *save_button;
};

G_DEFINE_FINAL_TYPE (CliffShotsDialog, cliff_shots_dialog, ADW_TYPE_DIALOG)

/* ── What is set ── */

static gboolean
is_sheet (CliffShotsDialog *self)
{
  return adw_combo_row_get_selected (self->what_row) == 1;
}

static const Format *
get_format (CliffShotsDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->format_row);

  return is_sheet (self) ? &sheet_formats[MIN (selected, G_N_ELEMENTS (sheet_formats) - 1)]
                         : &list_formats[MIN (selected, G_N_ELEMENTS (list_formats) - 1)];
}

static void
fill_formats (CliffShotsDialog *self)
{
  const Format *formats = is_sheet (self) ? sheet_formats : list_formats;
  guint n_formats = is_sheet (self) ? G_N_ELEMENTS (sheet_formats) : G_N_ELEMENTS (list_formats);
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < n_formats; i++)
    gtk_string_list_append (titles, gettext (formats[i].title));
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (titles));
}

/* (transfer full) (element-type CliffId) */
static GArray *
list_episodes (CliffShotsDialog *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (CliffId));
  GListModel *episodes = cliff_project_get_episodes (self->project);
  guint n_episodes = g_list_model_get_n_items (episodes);
  CliffId id = cliff_project_get_episode_id (self->project);

  if (adw_combo_row_get_selected (self->episodes_row) == 0)
    {
      g_array_append_val (ids, id);
      return ids;
    }
  for (guint i = 0; i < n_episodes; i++)
    {
      g_autoptr(CliffRecord) episode = g_list_model_get_item (episodes, i);

      id = cliff_record_get_id (episode);
      g_array_append_val (ids, id);
    }

  return ids;
}

/* ── Writing ── */

typedef struct
{
  CliffShotsExport *shots;
  CliffShotsFormat  format;
  char             *path;
  GWeakRef          dialog;
} Work;

static void
work_free (Work *work)
{
  g_clear_pointer (&work->shots, cliff_shots_export_free);
  g_weak_ref_clear (&work->dialog);
  g_free (work->path);
  g_free (work);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  if (cliff_shots_export_write (work->shots, work->format, work->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  CliffProject *project = CLIFF_PROJECT (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr(CliffShotsDialog) dialog = g_weak_ref_get (&work->dialog);
  g_autofree char *name = g_filename_display_basename (work->path);
  g_autoptr(GError) error = NULL;

  cliff_project_release (project);
  if (dialog != NULL)
    adw_dialog_force_close (ADW_DIALOG (dialog));
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      /* Translators: a file's name is given */
      g_autofree char *message = g_strdup_printf (_("Shots written as “%s”"), name);

      cliff_project_say (project, message, FALSE);
    }
  else
    cliff_project_report (project, error);
}

/* Two can cancel: this dialog, and the project when its window closes. */
static void
cancelled_cb (GCancellable *project_work,
              GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

void
cliff_shots_dialog_write (CliffShotsDialog *self,
                          const char       *path)
{
  g_autoptr(GArray) episodes = list_episodes (self);
  g_autoptr(GTask) task = NULL;
  g_autoptr(GError) error = NULL;
  CliffShotsExport *shots;
  Work *work;

  cliff_project_flush (self->project);
  shots = cliff_shots_export_new (cliff_project_get_store (self->project), (CliffId *) (gpointer) episodes->data, episodes->len, &error);
  if (shots == NULL)
    {
      cliff_project_report (self->project, error);
      return;
    }
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (cliff_project_hold (self->project), "cancelled", G_CALLBACK (cancelled_cb), self->cancellable,
                           G_CONNECT_DEFAULT);
  work = g_new0 (Work, 1);
  work->shots = shots;
  work->format = get_format (self)->format;
  work->path = g_strdup (path);
  g_weak_ref_init (&work->dialog, self);
  task = g_task_new (self->project, self->cancellable, written_cb, NULL);
  g_task_set_source_tag (task, cliff_shots_dialog_write);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, write_in_thread);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "write");
  gtk_widget_set_visible (self->save_button, FALSE);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(CliffShotsDialog) self = data;
  /* An error here only says that the person changed their mind. */
  g_autoptr(GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL)
    cliff_shots_dialog_write (self, g_file_peek_path (file));
}

static void
save_cb (CliffShotsDialog *self)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkStringObject *what = adw_combo_row_get_selected_item (self->what_row);
  g_autofree char *title = cliff_project_dup_title (self->project), *name = NULL;

  name = g_strdup_printf ("%s – %s.%s", title, gtk_string_object_get_string (what), get_format (self)->extension);
  g_strdelimit (name, "/\\:", '-');
  gtk_file_dialog_set_title (dialog, _("Export Shots"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, chosen_cb, g_object_ref (self));
}

/* What is written is stopped, and no file is left behind. */
static void
cancel_cb (CliffShotsDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  adw_dialog_close (ADW_DIALOG (self));
}

/* ── GObject ── */

static void
cliff_shots_dialog_dispose (GObject *object)
{
  CliffShotsDialog *self = CLIFF_SHOTS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CLIFF_TYPE_SHOTS_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_shots_dialog_parent_class)->dispose (object);
}

static void
cliff_shots_dialog_class_init (CliffShotsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_shots_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/storyboard/cliff-shots-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffShotsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CliffShotsDialog, what_row);
  gtk_widget_class_bind_template_child (widget_class, CliffShotsDialog, episodes_row);
  gtk_widget_class_bind_template_child (widget_class, CliffShotsDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, CliffShotsDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
cliff_shots_dialog_init (CliffShotsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->what_row, "notify::selected", G_CALLBACK (fill_formats), self, G_CONNECT_SWAPPED);
  fill_formats (self);
}

AdwDialog *
cliff_shots_dialog_new (CliffProject *project)
{
  CliffShotsDialog *self = g_object_new (CLIFF_TYPE_SHOTS_DIALOG, NULL);

  self->project = g_object_ref (project);

  return ADW_DIALOG (self);
}
