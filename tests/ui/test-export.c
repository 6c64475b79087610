/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-episode-stage.h"
#include "cliff-export-dialog.h"
#include "cliff-label-verify.h"

#include <gst/gst.h>
#include <locale.h>

static CliffExportDialog *
open_dialog (CliffWindow *window,
             const char  *folder)
{
  GSettings *settings = cliff_application_get_settings (cliff_test_get_application ());
  CliffExportDialog *dialog;
  GtkWidget *producer, *size;

  g_settings_set_string (settings, "export-folder", folder);
  dialog = cliff_export_dialog_new (cliff_window_get_project (window), settings);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
  producer = cliff_test_find_child (GTK_WIDGET (dialog), CLIFF_TYPE_EXPORT_DIALOG, "producer_row");
  size = cliff_test_find_child (GTK_WIDGET (dialog), CLIFF_TYPE_EXPORT_DIALOG, "size_row");
  gtk_editable_set_text (GTK_EDITABLE (producer), "MyStudio");
  adw_combo_row_set_selected (ADW_COMBO_ROW (size), 2);

  return dialog;
}

static gboolean
shows_proof (gpointer dialog)
{
  GtkWidget *views = cliff_test_find_child (dialog, CLIFF_TYPE_EXPORT_DIALOG, "views");
  const char *tag = adw_navigation_view_get_visible_page_tag (ADW_NAVIGATION_VIEW (views));

  return g_strcmp0 (tag, "proof") == 0;
}

static char *
find_film (const char *folder)
{
  g_autoptr(GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (files)) != NULL)
    if (g_str_has_suffix (name, ".mp4"))
      return g_build_filename (folder, name, NULL);

  return NULL;
}

/* The film that the window exports carries its label, and the dialog shows what was read back. */
static void
test_export (void)
{
  CliffWindow *window = cliff_test_open_sample ("zh");
  CliffProject *project = cliff_window_get_project (window);
  g_autofree char *folder = cliff_test_dup_folder ();
  CliffExportDialog *dialog = open_dialog (window, folder);
  GtkWidget *proof_page, *problem_group;
  g_autofree char *film = NULL;
  g_autoptr(CliffLabelReport) report = NULL;
  g_autoptr(GError) error = NULL;
  CliffEpisodeStage stage;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "export.start", NULL));
  g_assert_true (cliff_project_get_busy (project));
  g_assert_false (adw_dialog_get_can_close (ADW_DIALOG (dialog)));
  cliff_test_wait_until (shows_proof, dialog);
  problem_group = cliff_test_find_child (GTK_WIDGET (dialog), CLIFF_TYPE_EXPORT_DIALOG, "problem_group");
  g_assert_false (gtk_widget_get_visible (problem_group));
  proof_page = cliff_test_find_child (GTK_WIDGET (dialog), CLIFF_TYPE_EXPORT_DIALOG, "proof_page");
  g_assert_cmpint (cliff_test_count_widgets (proof_page, ADW_TYPE_ACTION_ROW), >=, 6);
  g_assert_false (cliff_project_get_busy (project));

  film = find_film (folder);
  g_assert_nonnull (film);
  report = cliff_label_verify_mp4 (film, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->n_records, ==, 1);
  g_assert_cmpstr (report->producer, ==, "MyStudio");
  cliff_episode_read_stage (cliff_project_get_store (project), cliff_project_get_episode_id (project), &stage);
  g_assert_cmpint (stage.n_exports, ==, 1);
  g_assert_cmpstr (cliff_record_get_text (cliff_project_get_series (project), "producer"), ==, "MyStudio");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  cliff_test_close_window (window);
}

/* A cancelled export leaves nothing behind and says so. */
static void
test_cancel (void)
{
  CliffWindow *window = cliff_test_open_sample ("en");
  g_autofree char *folder = cliff_test_dup_folder ();
  CliffExportDialog *dialog = open_dialog (window, folder);
  GtkWidget *problem_group;
  g_autofree char *film = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "export.start", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "export.cancel", NULL));
  cliff_test_wait_until (shows_proof, dialog);
  problem_group = cliff_test_find_child (GTK_WIDGET (dialog), CLIFF_TYPE_EXPORT_DIALOG, "problem_group");
  g_assert_true (gtk_widget_get_visible (problem_group));
  film = find_film (folder);
  g_assert_null (film);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  cliff_test_close_window (window);
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

  g_test_add_func ("/export/film", test_export);
  g_test_add_func ("/export/cancel", test_cancel);

  return g_test_run ();
}
