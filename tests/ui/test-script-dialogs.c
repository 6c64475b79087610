/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-edit-rename.h"
#include "cliff-edit-script.h"
#include "cliff-import.h"
#include "cliff-rename-dialog.h"
#include "cliff-script-page.h"
#include "cliff-series-dialog.h"
#include "cliff-split-dialog.h"

#include <gst/gst.h>
#include <locale.h>
#include <string.h>

/** A window on the sample, and what its Script page is made of. */
typedef struct
{
  CliffWindow         *window;
  CliffProject        *project;
  CliffStore          *store;
  CliffScriptDocument *document;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  language)
{
  GtkWidget *page;

  fixture->window = cliff_test_open_sample (language);
  fixture->project = cliff_window_get_project (fixture->window);
  fixture->store = cliff_project_get_store (fixture->project);
  page = cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_SCRIPT_PAGE);
  fixture->document = cliff_script_page_get_document (CLIFF_SCRIPT_PAGE (page));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  language)
{
  cliff_test_close_window (fixture->window);
}

/* The dialog that the window's @action opens. (transfer none) */
static GtkWidget *
open_dialog (Fixture    *fixture,
             const char *action)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
  cliff_test_settle ();
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
  g_assert_nonnull (dialog);

  return dialog;
}

static gpointer
find (GtkWidget  *dialog,
      const char *name)
{
  return cliff_test_find_child (dialog, G_OBJECT_TYPE (dialog), name);
}

static void
press (GtkWidget  *dialog,
       const char *name)
{
  g_assert_true (gtk_widget_get_sensitive (find (dialog, name)));
  g_signal_emit_by_name (find (dialog, name), "clicked");
  cliff_test_settle ();
}

/* ── Rename ── */

/* (transfer full) */
static CliffRecord *
nth_character (Fixture *fixture,
               guint    nth)
{
  g_autoptr(CliffRecordList) list = cliff_record_list_new (fixture->store, CLIFF_TYPE_CHARACTER, NULL, 0);
  CliffRecord *record = g_list_model_get_item (G_LIST_MODEL (list), nth);

  g_assert_nonnull (record);
  return record;
}

/* (transfer full) */
static char *
dup_script_text (Fixture *fixture)
{
  CliffScriptFormat format;

  return cliff_edit_dup_series_text (fixture->store, &format);
}

static void
put_caret_on (Fixture    *fixture,
              const char *words)
{
  const char *text = cliff_script_get_text (cliff_script_document_get_script (fixture->document), NULL);
  const char *found = strstr (text, words);
  gsize at;

  g_assert_nonnull (found);
  at = (gsize) (found - text);
  cliff_script_document_select (fixture->document, at, at);
}

/* Who stands under the caret is proposed; everywhere, in one step, and back. */
static void
test_rename (Fixture       *fixture,
             gconstpointer  language)
{
  g_autoptr(CliffRecord) character = nth_character (fixture, 1);
  g_autofree char *name = g_strdup (cliff_record_get_text (character, "name"));
  g_autofree char *before = dup_script_text (fixture);
  g_autofree char *during = NULL;
  g_autofree char *after = NULL;
  guint counts[CLIFF_N_MENTION_ROLES];
  GtkWidget *dialog;

  cliff_edit_count_character (fixture->store, cliff_record_get_id (character), counts);
  g_assert_cmpuint (counts[CLIFF_MENTION_CUE], >, 0);
  put_caret_on (fixture, name);
  dialog = open_dialog (fixture, "win.rename");
  g_assert_true (adw_combo_row_get_selected_item (find (dialog, "who_row")) == character);
  g_assert_false (gtk_widget_get_sensitive (find (dialog, "rename_button")));
  gtk_editable_set_text (find (dialog, "name_row"), "欧阳锦");
  press (dialog, "rename_button");
  g_assert_cmpstr (cliff_record_get_text (character, "name"), ==, "欧阳锦");
  during = dup_script_text (fixture);
  g_assert_nonnull (strstr (during, "欧阳锦"));
  g_assert_null (strstr (during, name));
  g_assert_true (cliff_project_undo (fixture->project));
  after = dup_script_text (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* A name no script could hold is refused where it was typed; that of somebody else is asked about. */
static void
test_merge (Fixture       *fixture,
            gconstpointer  language)
{
  g_autoptr(CliffRecord) first = nth_character (fixture, 0);
  g_autoptr(CliffRecord) second = nth_character (fixture, 1);
  g_autofree char *name = g_strdup (cliff_record_get_text (first, "name"));
  CliffId id = cliff_record_get_id (first), step = cliff_store_get_step (fixture->store);
  GtkWidget *dialog = open_dialog (fixture, "win.rename");
  AdwDialog *question;

  adw_combo_row_set_selected (find (dialog, "who_row"), 1);
  gtk_editable_set_text (find (dialog, "name_row"), "a：b");
  press (dialog, "rename_button");
  g_assert_true (gtk_widget_has_css_class (find (dialog, "name_row"), "error"));
  gtk_editable_set_text (find (dialog, "name_row"), name);
  g_assert_false (gtk_widget_has_css_class (find (dialog, "name_row"), "error"));
  press (dialog, "rename_button");
  g_assert_cmpint (cliff_store_get_step (fixture->store), ==, step);
  question = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (question));
  g_signal_emit_by_name (question, "response", "merge");
  cliff_test_settle ();
  g_assert_cmpstr (cliff_record_get_text (second, "name"), ==, name);
  g_assert_cmpint (cliff_store_get_int (fixture->store, 0, "SELECT count(*) FROM character WHERE id = ?", "i", id), ==, 0);
  adw_dialog_force_close (question);
  cliff_test_settle ();
}

/* ── Series ── */

static gint64
read_series (Fixture    *fixture,
             const char *column)
{
  return cliff_record_get_int (cliff_project_get_series (fixture->project), column);
}

/* Each change is a step of its own, and undo shows in the rows. */
static void
test_series (Fixture       *fixture,
             gconstpointer  language)
{
  GtkWidget *dialog = open_dialog (fixture, "win.series");
  CliffRecord *series = cliff_project_get_series (fixture->project);
  guint before = adw_combo_row_get_selected (find (dialog, "size_row"));

  adw_combo_row_set_selected (find (dialog, "size_row"), before == 2 ? 1 : 2);
  g_assert_cmpint (read_series (fixture, "width"), ==, before == 2 ? 720 : 540);
  g_assert_cmpint (read_series (fixture, "height"), ==, before == 2 ? 1280 : 960);
  g_assert_true (cliff_project_undo (fixture->project));
  g_assert_cmpuint (adw_combo_row_get_selected (find (dialog, "size_row")), ==, before);
  adw_combo_row_set_selected (find (dialog, "rate_row"), 1);
  g_assert_cmpint (read_series (fixture, "fps_num"), ==, 25);
  adw_combo_row_set_selected (find (dialog, "language_row"), 1);
  g_assert_cmpstr (cliff_record_get_text (series, "language"), ==, "en");
  /* What is typed and turned last counts when the dialog is closed. */
  gtk_editable_set_text (find (dialog, "title_row"), "另一个故事");
  adw_spin_row_set_value (find (dialog, "target_row"), 120);
  g_assert_cmpstr (cliff_record_get_text (series, "title"), !=, "另一个故事");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  g_assert_cmpstr (cliff_record_get_text (series, "title"), ==, "另一个故事");
  g_assert_cmpint (read_series (fixture, "target_length"), ==, 120 * CLIFF_SECOND);
  cliff_test_settle ();
}

/* Locked numbers cannot be removed; unlocked ones can. */
static void
test_numbers (Fixture       *fixture,
              gconstpointer  language)
{
  GtkWidget *dialog = open_dialog (fixture, "win.series");
  g_autofree char *numbered = NULL;
  g_autofree char *bare = NULL;

  adw_switch_row_set_active (find (dialog, "lock_row"), TRUE);
  g_assert_cmpint (read_series (fixture, "numbers_locked"), ==, 1);
  g_assert_false (gtk_widget_get_sensitive (find (dialog, "remove_row")));
  adw_switch_row_set_active (find (dialog, "lock_row"), FALSE);
  g_assert_cmpint (read_series (fixture, "numbers_locked"), ==, 0);
  g_signal_emit_by_name (find (dialog, "number_row"), "activated");
  numbered = dup_script_text (fixture);
  g_signal_emit_by_name (find (dialog, "remove_row"), "activated");
  bare = dup_script_text (fixture);
  g_assert_cmpuint (strlen (bare), <, strlen (numbered));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  cliff_test_settle ();
}

/* ── Split ── */

/* Shorter episodes are more; accepting makes as many as are listed, in one step. */
static void
test_split (Fixture       *fixture,
            gconstpointer  language)
{
  GtkWidget *dialog = open_dialog (fixture, "win.split-episode");
  GListModel *episodes = cliff_project_get_episodes (fixture->project);
  guint n_episodes = g_list_model_get_n_items (episodes);
  GtkWidget *group = find (dialog, "parts_group");
  int n_parts;

  adw_spin_row_set_value (find (dialog, "target_row"), 3600);
  g_assert_cmpint (cliff_test_count_widgets (group, ADW_TYPE_ACTION_ROW), ==, 1);
  g_assert_false (gtk_widget_get_sensitive (find (dialog, "split_button")));
  adw_spin_row_set_value (find (dialog, "target_row"), 20);
  n_parts = cliff_test_count_widgets (group, ADW_TYPE_ACTION_ROW);
  g_assert_cmpint (n_parts, >, 1);
  press (dialog, "split_button");
  g_assert_cmpuint (g_list_model_get_n_items (episodes), ==, n_episodes + (guint) n_parts - 1);
  g_assert_true (cliff_project_undo (fixture->project));
  g_assert_cmpuint (g_list_model_get_n_items (episodes), ==, n_episodes);
}

static gboolean
is_shown (gpointer data)
{
  Fixture *fixture = data;

  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) != NULL;
}

static gboolean
is_hidden (gpointer data)
{
  return !is_shown (data);
}

/* A PDF that takes for ever to read: it is said, can be stopped, and then nothing was imported. */
static void
test_reading (Fixture       *fixture,
              gconstpointer  language)
{
  g_autofree char *folder = cliff_test_dup_folder (), *program = g_build_filename (folder, "pdftotext", NULL);
  g_autofree char *path = g_build_filename (folder, "slow.pdf", NULL), *before = g_strdup (g_getenv ("PATH"));
  g_autofree char *both = g_strconcat (folder, ":", before, NULL);
  guint n_episodes = g_list_model_get_n_items (cliff_project_get_episodes (fixture->project));
  AdwDialog *dialog;

  g_assert_true (g_file_set_contents_full (program, "#!/bin/sh\nexec sleep 100\n", -1, G_FILE_SET_CONTENTS_NONE, 0755, NULL));
  g_assert_true (g_file_set_contents (path, "%PDF-1.4\n", -1, NULL));
  g_setenv ("PATH", both, TRUE);
  cliff_import_script_file (fixture->project, path);
  cliff_test_wait_until (is_shown, fixture);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_cmpstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), ==, "slow.pdf");
  adw_dialog_close (dialog);
  cliff_test_wait_until (is_hidden, fixture);
  cliff_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (cliff_project_get_episodes (fixture->project)), ==, n_episodes);
  g_setenv ("PATH", before, TRUE);
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

  g_test_add ("/script-dialogs/rename", Fixture, "zh", set_up, test_rename, tear_down);
  g_test_add ("/script-dialogs/merge", Fixture, "zh", set_up, test_merge, tear_down);
  g_test_add ("/script-dialogs/series", Fixture, "zh", set_up, test_series, tear_down);
  g_test_add ("/script-dialogs/numbers", Fixture, "en", set_up, test_numbers, tear_down);
  g_test_add ("/script-dialogs/split", Fixture, "zh", set_up, test_split, tear_down);
  g_test_add ("/script-dialogs/reading", Fixture, "zh", set_up, test_reading, tear_down);

  return g_test_run ();
}
