/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-breakdown-dialog.h"
#include "cliff-breakdown-item.h"
#include "cliff-breakdown-row.h"
#include "cliff-edit-script.h"
#include "cliff-script-page.h"

#include <gst/gst.h>
#include <locale.h>
#include <string.h>

/* More rows than a window shows. */
#define N_EPISODES 60
#define N_SCENES 3
#define N_LINES 4

typedef struct
{
  CliffWindow         *window;
  CliffProject        *project;
  CliffStore          *store;
  CliffScriptDocument *document;
} Fixture;

static char *
write_script (void)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (int e = 1; e <= N_EPISODES; e++)
    {
      g_string_append_printf (text, "第%d集\n\n", e);
      for (int s = 1; s <= N_SCENES; s++)
        {
          g_string_append_printf (text, "%d-%d 日 内 客厅\n", e, s);
          for (int l = 1; l <= N_LINES; l++)
            g_string_append_printf (text, "林晚：第%d集第%d场第%d句。\n", e, s, l);
          g_string_append_c (text, '\n');
        }
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("cliff-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "long.cliffhanger", NULL);
  g_autofree char *script = write_script ();
  g_autoptr(CliffProject) project = NULL;
  g_autoptr(GError) error = NULL;
  GtkWidget *page;

  project = cliff_project_create (path, "长", &error);
  g_assert_no_error (error);
  fixture->project = project;
  fixture->store = cliff_project_get_store (project);
  cliff_edit_import_script (fixture->store, script, CLIFF_SCRIPT_DRAMA, &error);
  g_assert_no_error (error);
  fixture->window = cliff_window_new (cliff_test_get_application ());
  gtk_window_present (GTK_WINDOW (fixture->window));
  cliff_window_set_project (fixture->window, project);
  cliff_test_settle ();
  page = cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_SCRIPT_PAGE);
  fixture->document = cliff_script_page_get_document (CLIFF_SCRIPT_PAGE (page));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  cliff_test_close_window (fixture->window);
}

static GtkWidget *
get_dialog (Fixture *fixture)
{
  GtkWidget *dialog = cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_BREAKDOWN_DIALOG);

  g_assert_nonnull (dialog);
  return dialog;
}

static gpointer
find (Fixture    *fixture,
      const char *name)
{
  return cliff_test_find_child (get_dialog (fixture), CLIFF_TYPE_BREAKDOWN_DIALOG, name);
}

static gboolean
shows_list (gpointer data)
{
  return g_str_equal (gtk_stack_get_visible_child_name (find (data, "stack")), "list");
}

static gboolean
is_closed (gpointer data)
{
  return cliff_test_find_widget (GTK_WIDGET (((Fixture *) data)->window), CLIFF_TYPE_BREAKDOWN_DIALOG) == NULL;
}

static gboolean
has_begun (gpointer data)
{
  return gtk_progress_bar_get_fraction (find (data, "progress")) > 0;
}

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  return cliff_store_get_int (fixture->store, -1, sql, "");
}

/* The item of a row. (transfer full) */
static CliffBreakdownItem *
nth_item (Fixture *fixture,
          guint    nth)
{
  g_autoptr(GtkTreeListRow) row =
    g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (find (fixture, "list"))), nth);

  return gtk_tree_list_row_get_item (row);
}

static void
apply (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (get_dialog (fixture), "breakdown.apply", NULL));
  cliff_test_wait_until (is_closed, fixture);
}

/* The window goes on while all episodes are looked through; rows are recycled; one undo takes all back. */
static void
test_series (Fixture       *fixture,
             gconstpointer  data)
{
  GListModel *rows;
  g_autoptr(CliffBreakdownItem) first = NULL;
  CliffId before = cliff_store_get_step (fixture->store);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.break-down-series", NULL));
  g_assert_false (shows_list (fixture));
  cliff_test_wait_until (shows_list, fixture);
  cliff_test_settle ();
  g_assert_cmpint (cliff_store_get_step (fixture->store), ==, before);
  rows = G_LIST_MODEL (gtk_list_view_get_model (find (fixture, "list")));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, N_EPISODES);
  g_assert_cmpint (cliff_test_count_widgets (get_dialog (fixture), CLIFF_TYPE_BREAKDOWN_ROW), <, 2 * N_EPISODES);

  first = nth_item (fixture, 0);
  cliff_breakdown_item_set_accepted (first, FALSE);
  g_assert_true (gtk_check_button_get_inconsistent (find (fixture, "all_check")));
  apply (fixture);
  g_assert_cmpint (count (fixture, "SELECT count (DISTINCT episode_id) FROM shot"), ==, N_EPISODES - 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM line"), ==, (N_EPISODES - 1) * N_SCENES * N_LINES);
  g_assert_true (cliff_project_undo (fixture->project));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM shot"), ==, 0);
  g_assert_cmpint (cliff_store_get_step (fixture->store), ==, 0);
  g_assert_true (cliff_project_redo (fixture->project));
  g_assert_cmpint (count (fixture, "SELECT count (DISTINCT episode_id) FROM shot"), ==, N_EPISODES - 1);
}

/* Cancelled while it looks nothing is written; while it works, what is done is one step. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 done;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.break-down-series", NULL));
  cliff_test_wait_until (has_begun, fixture);
  g_assert_false (shows_list (fixture));
  g_assert_true (gtk_widget_activate_action (find (fixture, "cancel_button"), "window.close", NULL));
  cliff_test_wait_until (is_closed, fixture);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM shot"), ==, 0);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.break-down-series", NULL));
  cliff_test_wait_until (shows_list, fixture);
  g_assert_true (gtk_widget_activate_action (get_dialog (fixture), "breakdown.apply", NULL));
  cliff_test_wait_until (has_begun, fixture);
  adw_dialog_close (ADW_DIALOG (get_dialog (fixture)));
  done = count (fixture, "SELECT count (DISTINCT episode_id) FROM shot");
  cliff_test_wait_until (is_closed, fixture);
  g_assert_cmpint (done, >, 0);
  g_assert_cmpint (done, <, N_EPISODES);
  g_assert_cmpint (count (fixture, "SELECT count (DISTINCT episode_id) FROM shot"), ==, done);
  g_assert_true (cliff_project_undo (fixture->project));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM shot"), ==, 0);
}

/* A selection that ends where a scene begins does not touch that scene. */
static void
test_selection (Fixture       *fixture,
                gconstpointer  data)
{
  const char *text = cliff_script_get_text (cliff_script_document_get_script (fixture->document), NULL);
  gsize first = (gsize) (strstr (text, "第1场第2句") - text), third = (gsize) (strstr (text, "1-3 ") - text);

  cliff_script_document_select (fixture->document, first, third);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.on-script", "s", "script.break-down-scenes"));
  cliff_test_settle ();
  g_assert_true (shows_list (fixture));
  apply (fixture);
  g_assert_cmpint (count (fixture, "SELECT count (DISTINCT scene_id) FROM shot"), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM shot JOIN scene ON scene.id = scene_id WHERE number = '1-3'"), ==, 0);

  /* Without a selection it is the scene with the caret. */
  cliff_script_document_select (fixture->document, third, third);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.on-script", "s", "script.break-down-scenes"));
  cliff_test_settle ();
  apply (fixture);
  g_assert_cmpint (count (fixture, "SELECT count (DISTINCT scene_id) FROM shot"), ==, 3);
}

/* Rows are walked through, opened and unchecked by keys. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  GListModel *rows;
  g_autoptr(CliffBreakdownItem) second = NULL;
  gboolean accepted, mixed;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.break-down-series", NULL));
  cliff_test_wait_until (shows_list, fixture);
  rows = G_LIST_MODEL (gtk_list_view_get_model (find (fixture, "list")));
  gtk_widget_grab_focus (find (fixture, "list"));
  cliff_test_press ("Home Down Right");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, N_EPISODES + N_SCENES);
  cliff_test_press ("Down space");
  second = nth_item (fixture, 1);
  g_object_get (second, "accepted", &accepted, "mixed", &mixed, NULL);
  g_assert_false (accepted);
  g_assert_true (mixed);
  cliff_test_press ("Up space Left");
  g_object_get (second, "accepted", &accepted, "mixed", &mixed, NULL);
  g_assert_true (accepted);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, N_EPISODES);
  cliff_test_press ("Escape");
  cliff_test_wait_until (is_closed, fixture);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM shot"), ==, 0);
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
  g_test_add ("/breakdown/series", Fixture, NULL, set_up, test_series, tear_down);
  g_test_add ("/breakdown/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/breakdown/selection", Fixture, NULL, set_up, test_selection, tear_down);
  g_test_add ("/breakdown/keys", Fixture, NULL, set_up, test_keys, tear_down);

  return g_test_run ();
}
