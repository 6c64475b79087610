/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script-export-dialog.h"

#include "cliff-edit-script.h"
#include "cliff-edit-version.h"
#include "cliff-page-export.h"
#include "cliff-page-options.h"
#include "cliff-project-write.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

/* The rows of the template's list, in its order. */
static const CliffExportFormat formats[] = { CLIFF_EXPORT_PDF,      CLIFF_EXPORT_DOCX,  CLIFF_EXPORT_FDX,
                                             CLIFF_EXPORT_FOUNTAIN, CLIFF_EXPORT_DRAMA, CLIFF_EXPORT_TEXT };
static const CliffScriptFormat layouts[] = { CLIFF_SCRIPT_AUTO, CLIFF_SCRIPT_FOUNTAIN, CLIFF_SCRIPT_DRAMA };

G_STATIC_ASSERT (G_N_ELEMENTS (formats) == CLIFF_N_EXPORT_FORMATS);

struct _CliffScriptExportDialog
{
  AdwDialog     parent_instance;

  CliffProject *project;
  AdwComboRow  *format_row;
  AdwComboRow  *layout_row;
  AdwComboRow  *paper_row;
  AdwComboRow  *episodes_row;
  GtkWidget    *page;
  GtkWidget    *options;
};

G_DEFINE_FINAL_TYPE (CliffScriptExportDialog, cliff_script_export_dialog, ADW_TYPE_DIALOG)

/* What the writing thread works on, its own. */
typedef struct
{
  CliffScript     *script;
  CliffPageExport  what;
  char            *title;
  char            *fdx;
  CliffScript     *before;
  char            *colour;
  char            *header;
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  g_clear_pointer (&self->script, cliff_script_free);
  g_free (self->title);
  g_free (self->fdx);
  g_clear_pointer (&self->before, cliff_script_free);
  g_free (self->colour);
  g_free (self->header);
  g_free (self);
}

static CliffExportFormat
get_format (CliffScriptExportDialog *self)
{
  return formats[MIN (adw_combo_row_get_selected (self->format_row), G_N_ELEMENTS (formats) - 1)];
}

static void
format_changed_cb (CliffScriptExportDialog *self)
{
  CliffExportFormat format = get_format (self);
  gboolean paged = format == CLIFF_EXPORT_PDF || format == CLIFF_EXPORT_DOCX;

  gtk_widget_set_sensitive (GTK_WIDGET (self->paper_row), paged);
  gtk_widget_set_visible (self->options, format == CLIFF_EXPORT_PDF);
  gtk_widget_set_sensitive (GTK_WIDGET (self->layout_row), paged || format == CLIFF_EXPORT_TEXT);
}

/* ── Writing ── */

static gboolean
write_script (gpointer       data,
              const char    *path,
              GCancellable  *cancellable,
              GError       **error)
{
  Work *work = data;

  return cliff_page_export (work->script, &work->what, path, cancellable, error);
}

static Work *
prepare (CliffScriptExportDialog *self)
{
  CliffStore *store = cliff_project_get_store (self->project);
  CliffId id = cliff_project_get_episode_id (self->project);
  g_autoptr(GArray) one = g_array_new (FALSE, FALSE, sizeof (CliffId));
  Work *work = g_new0 (Work, 1);

  g_array_append_val (one, id);
  cliff_project_flush (self->project);
  work->script = cliff_edit_dup_script (store, adw_combo_row_get_selected (self->episodes_row) == 1 && id != 0 ? one : NULL);
  work->title = cliff_project_dup_title (self->project);
  work->fdx = cliff_edit_dup_document (store);
  work->before = cliff_edit_dup_revision_script (store, cliff_script_get_format (work->script));
  work->colour = cliff_edit_dup_revision_colour (store);
  work->header = cliff_words_dup_revision (work->colour);
  /* The file dialog has asked whether a file may be replaced. */
  work->what = (CliffPageExport) {
    .format = get_format (self),
    .layout = layouts[MIN (adw_combo_row_get_selected (self->layout_row), G_N_ELEMENTS (layouts) - 1)],
    .setup = {
      .paper = adw_combo_row_get_selected (self->paper_row) == 1 ? CLIFF_PAPER_LETTER : CLIFF_PAPER_A4,
      .title = work->title,
      .header = work->header,
      .colour = work->colour,
    },
    .fdx = work->fdx,
    .before = work->before,
    .replace = TRUE,
  };
  cliff_page_options_read (&work->what.setup);

  return work;
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(CliffScriptExportDialog) self = data;
  /* An error here only says that the person changed their mind. */
  g_autoptr(GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *name = NULL;

  if (file == NULL || g_file_peek_path (file) == NULL)
    return;
  name = g_filename_display_basename (g_file_peek_path (file));
  cliff_project_write (self->project, g_file_peek_path (file), g_strdup_printf (_("Script written as “%s”"), name), write_script,
                      prepare (self), work_free);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
export_cb (CliffScriptExportDialog *self)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *title = cliff_project_dup_title (self->project), *name = NULL;
  CliffExportFormat format = get_format (self);

  g_strdelimit (title, "/\\:", '-');
  name = g_strdup_printf ("%s.%s", title, format == CLIFF_EXPORT_DRAMA ? "txt" : cliff_export_format_to_string (format));
  gtk_file_dialog_set_title (dialog, _("Export Script"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, chosen_cb, g_object_ref (self));
}

/* ── GObject ── */

static void
cliff_script_export_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CLIFF_TYPE_SCRIPT_EXPORT_DIALOG);
  g_clear_object (&CLIFF_SCRIPT_EXPORT_DIALOG (object)->project);

  G_OBJECT_CLASS (cliff_script_export_dialog_parent_class)->dispose (object);
}

static void
cliff_script_export_dialog_class_init (CliffScriptExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_script_export_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-script-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffScriptExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, CliffScriptExportDialog, layout_row);
  gtk_widget_class_bind_template_child (widget_class, CliffScriptExportDialog, paper_row);
  gtk_widget_class_bind_template_child (widget_class, CliffScriptExportDialog, episodes_row);
  gtk_widget_class_bind_template_child (widget_class, CliffScriptExportDialog, page);
  gtk_widget_class_bind_template_callback (widget_class, format_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
}

static void
cliff_script_export_dialog_init (CliffScriptExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->options = cliff_page_options_new ();
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (self->options));
}

AdwDialog *
cliff_script_export_dialog_new (CliffProject *project)
{
  CliffScriptExportDialog *self = g_object_new (CLIFF_TYPE_SCRIPT_EXPORT_DIALOG, NULL);

  self->project = g_object_ref (project);
  gtk_widget_set_sensitive (GTK_WIDGET (self->episodes_row), cliff_project_get_episode_id (project) != 0);

  return ADW_DIALOG (self);
}
