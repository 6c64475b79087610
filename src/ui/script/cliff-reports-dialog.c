/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-reports-dialog.h"

#include "cliff-edit-script.h"
#include "cliff-file.h"
#include "cliff-pages.h"
#include "cliff-project-write.h"
#include "cliff-script-print.h"

#include <glib/gi18n.h>

/* The rows of the template's list, in its order. */
static const CliffReportKind kinds[] = { CLIFF_REPORT_CHARACTERS, CLIFF_REPORT_LOCATIONS, CLIFF_REPORT_SCENES, CLIFF_REPORT_CAST };

struct _CliffReportsDialog
{
  AdwDialog     parent_instance;

  CliffProject *project;
  AdwComboRow  *kind_row;
  AdwComboRow  *episodes_row;
  AdwComboRow  *format_row;
};

G_DEFINE_FINAL_TYPE (CliffReportsDialog, cliff_reports_dialog, ADW_TYPE_DIALOG)

/* What the writing thread works on, its own. */
typedef struct
{
  CliffScript     *script;
  CliffReportKind  kind;
  int              episode;
  gboolean         table;
  char            *title;
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  g_clear_pointer (&self->script, cliff_script_free);
  g_free (self->title);
  g_free (self);
}

static gboolean
is_table (CliffReportsDialog *self)
{
  return adw_combo_row_get_selected (self->format_row) == 1;
}

static Work *
prepare (CliffReportsDialog *self)
{
  CliffRecord *episode = cliff_project_get_episode (self->project);
  Work *work = g_new0 (Work, 1);

  cliff_project_flush (self->project);
  work->script = cliff_edit_dup_script (cliff_project_get_store (self->project), NULL);
  work->kind = kinds[MIN (adw_combo_row_get_selected (self->kind_row), G_N_ELEMENTS (kinds) - 1)];
  work->episode = adw_combo_row_get_selected (self->episodes_row) == 1 && episode != NULL
                    ? (int) cliff_record_get_int (episode, "number") : 0;
  work->table = is_table (self);
  work->title = cliff_project_dup_title (self->project);

  return work;
}

/* ── Saving ── */

static gboolean
write_report (gpointer       data,
              const char    *path,
              GCancellable  *cancellable,
              GError       **error)
{
  const Work *work = data;
  g_autoptr(CliffReport) report = cliff_report_new (work->script, work->kind, work->episode);
  CliffPageSetup setup = { .title = work->title };
  g_autoptr(CliffPages) pages = NULL;

  if (work->table)
    return cliff_report_write_csv (report, path, error);
  pages = cliff_pages_new_report (report, &setup);

  return cliff_pages_write_pdf (pages, path, g_get_real_time () / G_USEC_PER_SEC, cancellable, error);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(CliffReportsDialog) self = data;
  /* An error here only says that the person changed their mind. */
  g_autoptr(GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file == NULL || g_file_peek_path (file) == NULL)
    return;
  cliff_reports_dialog_write (self, g_file_peek_path (file));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
save_cb (CliffReportsDialog *self)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkStringObject *kind = adw_combo_row_get_selected_item (self->kind_row);
  g_autofree char *title = cliff_project_dup_title (self->project), *name = NULL;

  name = g_strdup_printf ("%s – %s.%s", title, gtk_string_object_get_string (kind), is_table (self) ? "csv" : "pdf");
  g_strdelimit (name, "/\\:", '-');
  gtk_file_dialog_set_title (dialog, _("Save Report"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, chosen_cb, g_object_ref (self));
}

/* ── Printing ── */

static void
print_cb (CliffReportsDialog *self)
{
  Work *work = prepare (self);
  CliffReport *report = cliff_report_new (work->script, work->kind, work->episode);

  work_free (work);
  cliff_script_print_report (self->project, report, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  adw_dialog_close (ADW_DIALOG (self));
}

/* ── GObject ── */

static void
cliff_reports_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CLIFF_TYPE_REPORTS_DIALOG);
  g_clear_object (&CLIFF_REPORTS_DIALOG (object)->project);

  G_OBJECT_CLASS (cliff_reports_dialog_parent_class)->dispose (object);
}

static void
cliff_reports_dialog_class_init (CliffReportsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_reports_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-reports-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffReportsDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, CliffReportsDialog, episodes_row);
  gtk_widget_class_bind_template_child (widget_class, CliffReportsDialog, format_row);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
cliff_reports_dialog_init (CliffReportsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
cliff_reports_dialog_new (CliffProject *project)
{
  CliffReportsDialog *self = g_object_new (CLIFF_TYPE_REPORTS_DIALOG, NULL);

  self->project = g_object_ref (project);

  return ADW_DIALOG (self);
}

void
cliff_reports_dialog_write (CliffReportsDialog *self,
                            const char         *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  cliff_project_write (self->project, path, g_strdup_printf (_("Report written as “%s”"), name), write_report, prepare (self),
                      work_free);
}
