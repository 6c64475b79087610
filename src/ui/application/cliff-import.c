/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-import.h"

#include "cliff-edit-script.h"
#include "cliff-script-file.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* How much of a long list is seen at once, in pixels. */
#define LIST_HEIGHT 320

/* What takes longer than this is shown, and how large. */
#define READING_MS 300
#define SPINNER_SIZE 32

static const char * const extensions[] = { "txt", "fountain", "md", "docx", "fdx", "html", "htm", "pdf" };

/* A script that was read and waits for the person's word. */
typedef struct
{
  CliffProject    *project;
  CliffScriptFile *file;
} Import;

static void
import_free (Import *self)
{
  g_object_unref (self->project);
  cliff_script_file_free (self->file);
  g_free (self);
}

static void
do_import (CliffProject          *project,
           const CliffScriptFile *file)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *message = NULL;
  guint n_episodes;

  if (!cliff_edit_import_document (cliff_project_get_store (project), file->text, file->format, file->fdx, &error))
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

/* ── Asking ── */

static char *
dup_row_text (const CliffImportRow *row)
{
  switch (row->state)
    {
    case CLIFF_IMPORT_NEW:
      return g_strdup_printf (ngettext ("New, with %d scene", "New, with %d scenes", row->n_scenes), row->n_scenes);
    case CLIFF_IMPORT_CHANGED:
      return row->n_changed > 0 || row->n_removed > 0
               ? g_strdup_printf (ngettext ("Changes: %d of %d scene, %d fewer", "Changes: %d of %d scenes, %d fewer",
                                            row->n_scenes),
                                  row->n_changed, row->n_scenes, row->n_removed)
               : g_strdup (_("Changes outside its scenes"));
    case CLIFF_IMPORT_SAME:
    default:
      return g_strdup (_("Stays as it is"));
    }
}

static GtkWidget *
create_list (GPtrArray *rows)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the import changes"), -1);
  for (guint i = 0; i < rows->len; i++)
    {
      const CliffImportRow *row = g_ptr_array_index (rows, i);
      GtkWidget *widget = adw_action_row_new ();
      g_autofree char *title = g_strdup_printf (_("Episode %d"), row->number);
      g_autofree char *full = *row->title != '\0' ? g_strdup_printf ("%s · %s", title, row->title) : g_strdup (title);
      g_autofree char *subtitle = dup_row_text (row);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), full);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle);
      gtk_list_box_append (GTK_LIST_BOX (list), widget);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);

  return scroller;
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Import *self = data;

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "import"))
    {
      cliff_project_flush (self->project);
      do_import (self->project, self->file);
    }
  import_free (self);
}

/* The window that shows @project. */
static GtkWidget *
find_window (CliffProject *project)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  GtkWindow *window = application != NULL ? gtk_application_get_active_window (application) : NULL;

  return GTK_WIDGET (window);
}

static void
ask (Import    *self,
     GPtrArray *rows)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Import Script?"), NULL);

  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog),
                             _("Scenes that do not change keep their shots and takes. The import can be undone."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "import", _("_Import"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "import", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "import");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), create_list (rows));
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), find_window (self->project), NULL, answered_cb, self);
}

/* ── Reading ── */

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  char **paths = data;
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_script_file_free);
  GError *error = NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      CliffScriptFile *file = cliff_script_file_load (paths[i], cancellable, &error);

      if (file == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
      g_ptr_array_add (files, file);
    }
  g_task_return_pointer (task, cliff_script_files_join (files), (GDestroyNotify) cliff_script_file_free);
}

/** Files that are being read. */
typedef struct
{
  CliffProject *project;
  GCancellable *cancellable;
  AdwDialog    *dialog;      /* NULL as long as it goes fast */
  char         *name;
  guint         source;      /* until the dialog comes */
} Reading;

static void
reading_free (Reading *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->dialog != NULL)
    adw_dialog_force_close (self->dialog);
  g_clear_weak_pointer (&self->dialog);
  g_object_unref (self->cancellable);
  g_object_unref (self->project);
  g_free (self->name);
  g_free (self);
}

/* A large PDF takes its time: the person sees that, and can stop it. */
static gboolean
show_reading_cb (gpointer data)
{
  Reading *self = data;
  AdwDialog *dialog = adw_alert_dialog_new (_("Reading the Script"), NULL);
  GtkWidget *spinner = adw_spinner_new (), *window = find_window (self->project);

  self->source = 0;
  if (window == NULL)
    {
      g_object_unref (g_object_ref_sink (dialog));
      g_object_unref (g_object_ref_sink (spinner));
      return G_SOURCE_REMOVE;
    }
  gtk_widget_set_size_request (spinner, SPINNER_SIZE, SPINNER_SIZE);
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), self->name);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), spinner);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (g_cancellable_cancel), self->cancellable, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->dialog, dialog);
  adw_dialog_present (dialog, window);

  return G_SOURCE_REMOVE;
}

static void
take_file (CliffProject     *project,
           CliffScriptFile  *file,
           GError          **error)
{
  g_autoptr(CliffScriptFile) own = file;
  g_autoptr(GPtrArray) rows = NULL;
  Import *import;

  cliff_project_flush (project);
  if (g_list_model_get_n_items (cliff_project_get_episodes (project)) == 0)
    {
      do_import (project, own);
      return;
    }
  rows = cliff_edit_preview_import (cliff_project_get_store (project), own->text, own->format, error);
  if (rows == NULL)
    return;
  import = g_new0 (Import, 1);
  import->project = g_object_ref (project);
  import->file = g_steal_pointer (&own);
  ask (import, rows);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Reading *reading = data;
  g_autoptr(CliffProject) project = g_object_ref (reading->project);
  g_autoptr(GError) error = NULL;
  CliffScriptFile *file = g_task_propagate_pointer (G_TASK (result), &error);

  reading_free (reading);
  if (file != NULL)
    take_file (project, file, &error);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cliff_project_report (project, error);
}

void
cliff_import_script_files (CliffProject       *project,
                           const char * const *paths)
{
  g_autoptr(GTask) task = NULL;
  Reading *reading;

  g_return_if_fail (paths[0] != NULL);

  reading = g_new0 (Reading, 1);
  reading->project = g_object_ref (project);
  reading->cancellable = g_cancellable_new ();
  reading->name = g_filename_display_basename (paths[0]);
  reading->source = g_timeout_add (READING_MS, show_reading_cb, reading);
  /* The task does not hold the project, which would end in the thread when the task were the last to. */
  task = g_task_new (NULL, reading->cancellable, read_cb, reading);
  g_task_set_source_tag (task, cliff_import_script_files);
  g_task_set_task_data (task, g_strdupv ((char **) paths), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, read_in_thread);
}

void
cliff_import_script_file (CliffProject *project,
                          const char   *path)
{
  const char *paths[] = { path, NULL };

  cliff_import_script_files (project, paths);
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
  g_autoptr(GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);

      if (g_file_peek_path (file) != NULL)
        g_ptr_array_add (paths, g_strdup (g_file_peek_path (file)));
    }
  if (paths->len == 0)
    return;
  g_ptr_array_add (paths, NULL);
  cliff_import_script_files (project, (const char * const *) paths->pdata);
}

void
cliff_import_ask (CliffProject *project,
                  GtkWindow    *parent)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr(GListModel) filters = cliff_import_create_filters ();

  gtk_file_dialog_set_title (dialog, _("Import Script"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open_multiple (dialog, parent, NULL, chosen_cb, g_object_ref (project));
}
