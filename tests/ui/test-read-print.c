/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-edit-script.h"
#include "cliff-read-bar.h"
#include "cliff-reports-dialog.h"
#include "cliff-script-page.h"
#include "cliff-script-print.h"

#include <locale.h>

static CliffScriptPage *
get_page (CliffWindow *window)
{
  return CLIFF_SCRIPT_PAGE (cliff_test_find_widget (GTK_WIDGET (window), CLIFF_TYPE_SCRIPT_PAGE));
}

static GtkRevealer *
get_revealer (CliffWindow *window)
{
  return GTK_REVEALER (cliff_test_find_child (GTK_WIDGET (window), CLIFF_TYPE_READ_BAR, "revealer"));
}

static const char *
get_status (CliffWindow *window)
{
  return gtk_label_get_label (GTK_LABEL (cliff_test_find_child (GTK_WIDGET (window), CLIFF_TYPE_READ_BAR, "status")));
}

static gboolean
has_moved_on (gpointer data)
{
  return g_strrstr (get_status (data), "1-1") == NULL && *get_status (data) != '\0';
}

/* The bar comes, one thing is read after another, the caret stays; Escape's way of ending it ends it. */
static void
test_read (void)
{
  CliffWindow *window = cliff_test_open_sample ("zh");
  CliffScriptDocument *document = cliff_script_page_get_document (get_page (window));
  gsize caret = cliff_script_document_get_caret (document);

  g_assert_false (gtk_revealer_get_reveal_child (get_revealer (window)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.read-aloud", NULL);
  g_assert_true (gtk_revealer_get_reveal_child (get_revealer (window)));
  cliff_test_wait_until (has_moved_on, window);
  g_assert_cmpuint (cliff_script_document_get_caret (document), ==, caret);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.read-aloud", NULL);
  g_assert_false (gtk_revealer_get_reveal_child (get_revealer (window)));
  cliff_test_close_window (window);
}

/* Typing pauses: the voice does not go on with what is no longer written. */
static void
test_typing_pauses (void)
{
  CliffWindow *window = cliff_test_open_sample ("zh");
  GtkTextBuffer *buffer = cliff_script_page_get_buffer (get_page (window));
  GtkWidget *play = cliff_test_find_child (GTK_WIDGET (window), CLIFF_TYPE_READ_BAR, "play");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.read-aloud", NULL);
  g_assert_cmpstr (gtk_button_get_icon_name (GTK_BUTTON (play)), ==, "media-playback-pause-symbolic");
  gtk_text_buffer_insert_at_cursor (buffer, "雨", -1);
  g_assert_cmpstr (gtk_button_get_icon_name (GTK_BUTTON (play)), ==, "media-playback-start-symbolic");
  g_assert_true (gtk_revealer_get_reveal_child (get_revealer (window)));
  g_signal_emit_by_name (play, "clicked");
  g_assert_cmpstr (gtk_button_get_icon_name (GTK_BUTTON (play)), ==, "media-playback-pause-symbolic");
  /* The window may close in the middle of it. */
  cliff_test_close_window (window);
  cliff_test_settle ();
}

/* What the printer gets are the pages of the episode that is shown. */
static void
test_print (void)
{
  CliffWindow *window = cliff_test_open_sample ("zh");
  CliffProject *project = cliff_window_get_project (window);
  g_autoptr(GtkPrintOperation) operation = cliff_script_print_new (project, cliff_project_get_episode (project));
  g_autofree char *folder = cliff_test_dup_folder (), *path = g_build_filename (folder, "print.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);

  g_assert_nonnull (settings);
  g_assert_cmpint (gtk_print_settings_get_print_pages (settings), ==, GTK_PRINT_PAGES_RANGES);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (window), &error);
  g_assert_no_error (error);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-layout", path, "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (g_strrstr (text, "第1集"));
  cliff_test_close_window (window);
}

static gboolean
is_there (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

static char *
dup_pdf_text (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-layout", path, "-",
                                                     NULL);
  char *text = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* What the switches say is what is printed. */
static void
test_options (void)
{
  CliffWindow *window = cliff_test_open_sample ("zh");
  GSettings *settings = cliff_application_get_settings (cliff_test_get_application ());
  g_autofree char *folder = cliff_test_dup_folder (), *path = g_build_filename (folder, "print.pdf", NULL), *text = NULL;
  CliffProject *project = cliff_window_get_project (window);
  g_autoptr(GtkPrintOperation) operation = NULL;
  g_autoptr(GError) error = NULL;
  GtkTextBuffer *buffer = cliff_script_page_get_buffer (get_page (window));
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, "备注：借一把伞。\n", -1);
  g_settings_set_boolean (settings, "page-notes", TRUE);
  operation = cliff_script_print_new (project, cliff_project_get_episode (project));
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (window), &error);
  g_assert_no_error (error);
  g_settings_reset (settings, "page-notes");
  text = dup_pdf_text (path);
  g_assert_nonnull (g_strrstr (text, "借一把伞"));
  cliff_test_close_window (window);
}

/* A report is saved and printed from the window. */
static void
test_report (void)
{
  CliffWindow *window = cliff_test_open_sample ("zh");
  CliffProject *project = cliff_window_get_project (window);
  g_autofree char *folder = cliff_test_dup_folder (), *path = g_build_filename (folder, "report.pdf", NULL);
  g_autofree char *printed = g_build_filename (folder, "printed.pdf", NULL), *text = NULL, *printed_text = NULL;
  g_autoptr(CliffScript) script = cliff_edit_dup_script (cliff_project_get_store (project), NULL);
  g_autoptr(GtkPrintOperation) operation = NULL;
  g_autoptr(GError) error = NULL;
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.reports", NULL));
  cliff_test_settle ();
  dialog = cliff_test_find_widget (GTK_WIDGET (window), CLIFF_TYPE_REPORTS_DIALOG);
  cliff_reports_dialog_write (CLIFF_REPORTS_DIALOG (dialog), path);
  cliff_test_wait_until (is_there, path);
  cliff_test_settle ();
  text = dup_pdf_text (path);
  g_assert_nonnull (g_strrstr (text, "沈知意"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  operation = cliff_script_print_new_report (project, cliff_report_new (script, CLIFF_REPORT_LOCATIONS, 0));
  gtk_print_operation_set_export_filename (operation, printed);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (window), &error);
  g_assert_no_error (error);
  printed_text = dup_pdf_text (printed);
  g_assert_nonnull (g_strrstr (printed_text, "出租屋"));
  cliff_test_settle ();
  cliff_test_close_window (window);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  cliff_application_prepare ();
  adw_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/read-print/read", test_read);
  g_test_add_func ("/read-print/typing-pauses", test_typing_pauses);
  g_test_add_func ("/read-print/print", test_print);
  g_test_add_func ("/read-print/options", test_options);
  g_test_add_func ("/read-print/report", test_report);

  return g_test_run ();
}
