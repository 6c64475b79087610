/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-compare-line.h"
#include "cliff-compare-page.h"
#include "cliff-edit-script.h"
#include "cliff-edit-version.h"
#include "cliff-revision-gutter.h"
#include "cliff-script-page.h"
#include "cliff-script-print.h"
#include "cliff-versions-dialog.h"
#include "cliff-words.h"

#include <gst/gst.h>
#include <locale.h>
#include <string.h>

/** A window on the sample, a version of it under a name, and a line written since. */
typedef struct
{
  CliffWindow         *window;
  CliffProject        *project;
  CliffStore          *store;
  CliffScriptDocument *document;
  CliffId              episode_id;
  CliffId              version_id;
  char                *before;     /* the episode's text in the version */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  language)
{
  GtkWidget *page;
  GtkTextBuffer *buffer;
  GtkTextIter start;
  g_autoptr(GError) error = NULL;

  fixture->window = cliff_test_open_sample (language);
  fixture->project = cliff_window_get_project (fixture->window);
  fixture->store = cliff_project_get_store (fixture->project);
  page = cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_SCRIPT_PAGE);
  fixture->document = cliff_script_page_get_document (CLIFF_SCRIPT_PAGE (page));
  fixture->episode_id = cliff_project_get_episode_id (fixture->project);
  fixture->before = cliff_edit_dup_episode_text (fixture->store, fixture->episode_id);
  fixture->version_id = cliff_edit_save_version (fixture->store, "First draft", &error);
  g_assert_no_error (error);
  buffer = GTK_TEXT_BUFFER (cliff_script_document_get_buffer (fixture->document));
  gtk_text_buffer_get_iter_at_line (buffer, &start, 4);
  gtk_text_buffer_insert (buffer, &start, "△ A bell rings.\n", -1);
  cliff_script_document_flush (fixture->document);
  cliff_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  language)
{
  GtkWidget *dialog = cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_VERSIONS_DIALOG);

  if (dialog != NULL)
    adw_dialog_force_close (ADW_DIALOG (dialog));
  cliff_test_settle ();
  cliff_test_close_window (fixture->window);
  g_free (fixture->before);
}

static GtkWidget *
open_dialog (Fixture *fixture)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.versions", NULL));
  cliff_test_settle ();
  dialog = cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_VERSIONS_DIALOG);
  g_assert_nonnull (dialog);

  return dialog;
}

static GtkWidget *
open_comparison (Fixture   *fixture,
                 GtkWidget *dialog)
{
  GtkWidget *page;

  g_assert_true (gtk_widget_activate_action (dialog, "versions.compare", "x", fixture->version_id));
  cliff_test_settle ();
  page = cliff_test_find_widget (dialog, CLIFF_TYPE_COMPARE_PAGE);
  g_assert_nonnull (page);

  return page;
}

static GListModel *
get_rows (GtkWidget *page)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (cliff_test_find_child (page, CLIFF_TYPE_COMPARE_PAGE, "list"))));
}

static void
assert_text (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *now = cliff_edit_dup_episode_text (fixture->store, fixture->episode_id);

  g_assert_cmpstr (now, ==, expected);
}

/* Both kinds of versions have a row, and naming goes through the dialog that asks. */
static void
test_list (Fixture       *fixture,
           gconstpointer  language)
{
  GtkWidget *dialog = open_dialog (fixture), *alert, *entry;
  g_autoptr(GPtrArray) versions = cliff_edit_list_versions (fixture->store);
  guint n_versions = versions->len;
  CliffVersion *version;

  g_assert_cmpint (cliff_test_count_widgets (dialog, ADW_TYPE_ACTION_ROW), ==, (int) n_versions);
  g_assert_true (gtk_widget_activate_action (dialog, "versions.save", NULL));
  cliff_test_settle ();
  alert = cliff_test_find_widget (GTK_WIDGET (fixture->window), ADW_TYPE_ALERT_DIALOG);
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (alert), "save"));
  entry = cliff_test_find_widget (alert, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (entry), "With the bell");
  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (alert), "save"));
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (alert)), "clicked");
  cliff_test_settle ();
  g_clear_pointer (&versions, g_ptr_array_unref);
  versions = cliff_edit_list_versions (fixture->store);
  g_assert_cmpuint (versions->len, ==, n_versions + 1);
  version = g_ptr_array_index (versions, 0);
  g_assert_cmpstr (version->name, ==, "With the bell");
  g_assert_cmpint (cliff_test_count_widgets (dialog, ADW_TYPE_ACTION_ROW), ==, (int) n_versions + 1);
}

/* The line that was written is the one difference; the filter leaves it alone, and the keys go to it. */
static void
test_compare (Fixture       *fixture,
              gconstpointer  language)
{
  GtkWidget *page = open_comparison (fixture, open_dialog (fixture));
  GListModel *rows = get_rows (page);
  GtkWidget *only = cliff_test_find_child (page, CLIFF_TYPE_COMPARE_PAGE, "only_changes");
  g_autoptr(CliffDifference) added = NULL;
  guint n_rows = g_list_model_get_n_items (rows);

  g_assert_cmpuint (n_rows, >, 3);
  g_assert_cmpint (cliff_test_count_widgets (page, CLIFF_TYPE_COMPARE_LINE), >, 0);
  added = g_object_ref (gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (rows)));
  g_assert_cmpint (cliff_difference_get_kind (added), ==, CLIFF_COMPARE_ADDED);
  g_assert_nonnull (strstr (cliff_difference_get_after (added, NULL), "A bell rings."));
  g_assert_cmpstr (cliff_difference_get_before (added, NULL), ==, "");
  g_assert_cmpint (cliff_difference_get_scene (added), ==, 0);

  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (rows), n_rows - 1);
  g_assert_true (gtk_widget_activate_action (page, "compare.previous", NULL));
  g_assert_true (gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (rows)) == (gpointer) added);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (only), TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (only), FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, n_rows);
}

/* Each way back brings the text of the version, keeps what was there, and one undo takes it back. */
static void
test_restore (Fixture       *fixture,
              gconstpointer  language)
{
  static const char * const ways[] = { "compare.restore-scene", "compare.restore-episode", "compare.restore-all" };
  g_autofree char *after = cliff_edit_dup_episode_text (fixture->store, fixture->episode_id);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      GtkWidget *page = open_comparison (fixture, open_dialog (fixture));
      g_autoptr(GPtrArray) versions = NULL;
      g_autofree char *kept = NULL;

      g_assert_true (gtk_widget_activate_action (page, ways[i], NULL));
      cliff_test_settle ();
      assert_text (fixture, fixture->before);
      versions = cliff_edit_list_versions (fixture->store);
      kept = cliff_edit_dup_version_text (fixture->store, ((CliffVersion *) g_ptr_array_index (versions, 0))->id,
                                          fixture->episode_id);
      g_assert_cmpstr (kept, ==, after);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo-step", NULL));
      cliff_test_settle ();
      assert_text (fixture, after);
    }
}

/* ── Revision marks ── */

static gboolean
is_marked (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *gutter = cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_REVISION_GUTTER);
  g_autofree char *sentence = cliff_revision_gutter_dup_sentence (CLIFF_REVISION_GUTTER (gutter), 1);

  return sentence != NULL;
}

static gboolean
has_marks (gpointer data)
{
  g_autofree char *sentence = cliff_revision_gutter_dup_sentence (data, 4);

  return sentence != NULL;
}

static int
get_caret_line (Fixture *fixture)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (cliff_script_document_get_buffer (fixture->document));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return gtk_text_iter_get_line (&iter);
}

/* Counts what is new from now on as a revision; the sample is the one that the tests before have written in. */
static void
begin_revision (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  CliffId id = cliff_edit_save_version (fixture->store, "Second draft", &error);

  g_assert_no_error (error);
  cliff_edit_set_revision (fixture->store, id, "pink", &error);
  g_assert_no_error (error);
  cliff_test_settle ();
}

static void
insert (Fixture    *fixture,
        int         line,
        const char *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (cliff_script_document_get_buffer (fixture->document));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, line);
  gtk_text_buffer_insert (buffer, &iter, text, -1);
}

/* What was written since the version is marked, what is being typed as well, and F5's way goes from mark to mark. */
static void
test_marks (Fixture       *fixture,
            gconstpointer  language)
{
  CliffRevisionGutter *gutter =
    CLIFF_REVISION_GUTTER (cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_REVISION_GUTTER));
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (cliff_script_document_get_buffer (fixture->document));
  g_autofree char *sentence = NULL, *other = NULL;
  g_autoptr(GError) error = NULL;
  GtkTextIter iter;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (gutter)));
  begin_revision (fixture);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (gutter)));
  insert (fixture, 4, "△ A dog barks.\n");
  cliff_script_document_flush (fixture->document);
  cliff_test_wait_until (has_marks, gutter);
  sentence = cliff_revision_gutter_dup_sentence (gutter, 4);
  g_assert_nonnull (strstr (sentence, "Second draft"));
  other = cliff_revision_gutter_dup_sentence (gutter, 5);
  g_assert_null (other);

  g_assert_false (is_marked (fixture));
  insert (fixture, 1, "△ Rain.\n");
  cliff_test_wait_until (is_marked, fixture);
  gtk_text_buffer_get_start_iter (buffer, &iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  g_assert_true (cliff_revision_gutter_step (gutter, FALSE));
  g_assert_cmpint (get_caret_line (fixture), ==, 1);
  g_assert_true (cliff_revision_gutter_step (gutter, FALSE));
  g_assert_cmpint (get_caret_line (fixture), ==, 5);
  g_assert_true (cliff_revision_gutter_step (gutter, FALSE));
  g_assert_cmpint (get_caret_line (fixture), ==, 1);
  g_assert_true (cliff_revision_gutter_step (gutter, TRUE));
  g_assert_cmpint (get_caret_line (fixture), ==, 5);

  g_object_set (gutter, "shown", FALSE, NULL);
  g_assert_false (is_marked (fixture));
  g_assert_false (cliff_revision_gutter_step (gutter, FALSE));
  g_object_set (gutter, "shown", TRUE, NULL);
  g_assert_true (is_marked (fixture));
  cliff_edit_set_revision (fixture->store, 0, "", &error);
  g_assert_no_error (error);
  g_assert_false (is_marked (fixture));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (gutter)));
}

/* Paper from the window has the marks that the PDF has. */
static void
test_print_marks (Fixture       *fixture,
                  gconstpointer  language)
{
  g_autoptr(GtkPrintOperation) operation = NULL;
  g_autofree char *folder = cliff_test_dup_folder (), *path = g_build_filename (folder, "print.pdf", NULL), *text = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  begin_revision (fixture);
  insert (fixture, 4, "△ A cat mews.\n");
  operation = cliff_script_print_new (fixture->project, cliff_project_get_episode (fixture->project));
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (fixture->window), &error);
  g_assert_no_error (error);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-layout", path, "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_regex_match_simple ("A cat mews\\. *\\*\n", text, 0, 0));
  g_assert_nonnull (strstr (text, cliff_terms_get_title (cliff_terms_revision, "pink")));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  gst_init (&argc, &argv);
  cliff_application_prepare ();
  adw_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/versions/list", Fixture, "zh", set_up, test_list, tear_down);
  g_test_add ("/versions/compare", Fixture, "zh", set_up, test_compare, tear_down);
  g_test_add ("/versions/restore", Fixture, "zh", set_up, test_restore, tear_down);
  g_test_add ("/versions/marks", Fixture, "zh", set_up, test_marks, tear_down);
  g_test_add ("/versions/print-marks", Fixture, "zh", set_up, test_print_marks, tear_down);

  return g_test_run ();
}
