/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-breakdown-dialog.h"
#include "cliff-edit-script.h"
#include "cliff-edit-shot.h"
#include "cliff-episode-row.h"
#include "cliff-episode-stage.h"
#include "cliff-export-dialog.h"
#include "cliff-inspector.h"
#include "cliff-preview.h"
#include "cliff-project-page.h"
#include "cliff-recent.h"
#include "cliff-script-page.h"
#include "cliff-shot-card.h"
#include "cliff-storyboard-page.h"
#include "cliff-take-import.h"
#include "cliff-window-actions.h"

#include <gst/gst.h>
#include <locale.h>

static CliffStore *
get_store (CliffWindow *window)
{
  return cliff_project_get_store (cliff_window_get_project (window));
}

static char *
dup_episode_text (CliffWindow *window)
{
  return cliff_edit_dup_episode_text (get_store (window),
                                      cliff_project_get_episode_id (cliff_window_get_project (window)));
}

static char *
dup_buffer_text (CliffWindow *window)
{
  GtkTextBuffer *buffer =
    cliff_script_page_get_buffer (CLIFF_SCRIPT_PAGE (cliff_test_find_widget (GTK_WIDGET (window), CLIFF_TYPE_SCRIPT_PAGE)));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static CliffShotCard *
get_card (CliffWindow *window)
{
  GtkWidget *card = cliff_test_find_widget (GTK_WIDGET (window), CLIFF_TYPE_SHOT_CARD);

  g_assert_nonnull (card);
  return CLIFF_SHOT_CARD (card);
}

static int
count_cards (CliffWindow *window)
{
  return cliff_test_count_widgets (GTK_WIDGET (window), CLIFF_TYPE_SHOT_CARD);
}

/* ── Tests ── */

static void
test_sample (gconstpointer language)
{
  CliffWindow *window = cliff_test_open_sample (language);
  CliffProject *project = cliff_window_get_project (window);
  g_autofree char *text = dup_episode_text (window);
  g_autofree char *shown = dup_buffer_text (window);
  g_auto(GStrv) recent = cliff_recent_dup (cliff_application_get_settings (cliff_test_get_application ()));
  CliffEpisodeStage stage;

  g_assert_cmpuint (g_list_model_get_n_items (cliff_project_get_episodes (project)), ==, 2);
  g_assert_cmpint (cliff_test_count_widgets (GTK_WIDGET (window), CLIFF_TYPE_EPISODE_ROW), ==, 2);
  g_assert_cmpstr (text, !=, "");
  g_assert_cmpstr (text, ==, shown);
  cliff_episode_read_stage (get_store (window), cliff_project_get_episode_id (project), &stage);
  g_assert_cmpint (stage.n_shots, >, 3);
  g_assert_cmpint (count_cards (window), ==, stage.n_shots);
  g_assert_nonnull (cliff_project_get_plan (project));
  g_assert_cmpstr (recent[0], ==, cliff_project_get_path (project));
  cliff_test_close_window (window);
}

/* The next start is where one was. */
static void
test_place (void)
{
  CliffWindow *window = cliff_test_open_sample ("zh");
  CliffProject *project = cliff_window_get_project (window);
  g_autofree char *path = g_strdup (cliff_project_get_path (project));
  g_autoptr(CliffRecord) second = g_list_model_get_item (cliff_project_get_episodes (project), 1);
  CliffId second_id = cliff_record_get_id (second);
  CliffRecord *shot;
  CliffId shot_id;
  gint64 position, again;

  cliff_project_set_episode (project, second);
  if (cliff_project_get_plan (project) == NULL)
    g_assert_true (cliff_project_break_down (project));
  cliff_project_page_show (cliff_window_get_page (window), "timeline");
  cliff_project_seek (project, 5 * G_GINT64_CONSTANT (1000000000));
  g_object_get (cliff_project_get_player (project), "position", &position, NULL);
  g_assert_cmpint (position, >, 0);
  shot = cliff_project_get_shot (project);
  g_assert_nonnull (shot);
  shot_id = cliff_record_get_id (shot);
  cliff_window_set_project (window, NULL);
  cliff_test_settle ();

  g_assert_true (cliff_window_open (window, path));
  cliff_test_settle ();
  project = cliff_window_get_project (window);
  g_assert_cmpint (cliff_project_get_episode_id (project), ==, second_id);
  g_assert_cmpstr (cliff_project_page_get_shown (cliff_window_get_page (window)), ==, "timeline");
  g_assert_cmpint (cliff_record_get_id (cliff_project_get_shot (project)), ==, shot_id);
  g_object_get (cliff_project_get_player (project), "position", &again, NULL);
  g_assert_cmpint (again, ==, position);
  cliff_test_close_window (window);
}

static gboolean
text_is_committed (gpointer data)
{
  g_autofree char *text = dup_episode_text (data);

  return strstr (text, "TYPED") != NULL;
}

static void
test_typing (void)
{
  CliffWindow *window = cliff_test_open_sample ("zh");
  GtkWidget *page = cliff_test_find_widget (GTK_WIDGET (window), CLIFF_TYPE_SCRIPT_PAGE);
  GtkTextBuffer *buffer = cliff_script_page_get_buffer (CLIFF_SCRIPT_PAGE (page));
  g_autofree char *before = dup_buffer_text (window);
  g_autofree char *after = NULL;
  GtkTextIter iter;
  int caret;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, 60);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_buffer_insert_at_cursor (buffer, "TYPED", -1);
  g_assert_false (text_is_committed (window));
  cliff_test_wait_until (text_is_committed, window);
  g_object_get (buffer, "cursor-position", &caret, NULL);
  g_assert_cmpint (caret, ==, 65);

  /* Undo takes the text back in the buffer and leaves the caret where the change was. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo-step", NULL));
  cliff_test_settle ();
  after = dup_buffer_text (window);
  g_assert_cmpstr (after, ==, before);
  g_object_get (buffer, "cursor-position", &caret, NULL);
  g_assert_cmpint (caret, ==, 60);
  g_assert_false (text_is_committed (window));
  cliff_test_close_window (window);
}

/* Text typed just before something else is not lost. */
static void
test_flush (void)
{
  CliffWindow *window = cliff_test_open_sample ("zh");
  GtkWidget *page = cliff_test_find_widget (GTK_WIDGET (window), CLIFF_TYPE_SCRIPT_PAGE);
  GtkTextBuffer *buffer = cliff_script_page_get_buffer (CLIFF_SCRIPT_PAGE (page));
  g_autofree char *path = g_strdup (cliff_project_get_path (cliff_window_get_project (window)));
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffProject) again = NULL;
  g_autofree char *text = NULL;

  gtk_text_buffer_insert_at_cursor (buffer, "TYPED", -1);
  cliff_test_close_window (window);
  again = cliff_project_open (path, &error);
  g_assert_no_error (error);
  text = cliff_edit_dup_episode_text (cliff_project_get_store (again), cliff_project_get_episode_id (again));
  g_assert_nonnull (strstr (text, "TYPED"));
  g_assert_true (cliff_project_undo (again));
}

static void
test_inspector (void)
{
  CliffWindow *window = cliff_test_open_sample ("zh");
  CliffProject *project = cliff_window_get_project (window);
  CliffRecord *shot = cliff_shot_card_get_shot (get_card (window));
  g_autofree char *old = g_strdup (cliff_record_get_text (shot, "size"));
  GtkWidget *size_row, *label;
  guint other;

  cliff_project_select_shot (project, shot);
  size_row = cliff_test_find_child (GTK_WIDGET (window), CLIFF_TYPE_INSPECTOR, "size_row");
  other = adw_combo_row_get_selected (ADW_COMBO_ROW (size_row)) == 0 ? 1 : 0;
  adw_combo_row_set_selected (ADW_COMBO_ROW (size_row), other);
  label = cliff_test_find_child (GTK_WIDGET (get_card (window)), CLIFF_TYPE_SHOT_CARD, "size");
  g_assert_cmpstr (cliff_record_get_text (shot, "size"), ==, other == 0 ? "EWS" : "WS");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, other == 0 ? "EWS" : "WS");
  g_assert_cmpint (cliff_record_get_int (shot, "edited"), ==, 1);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  cliff_test_settle ();
  g_assert_cmpstr (cliff_record_get_text (shot, "size"), ==, old);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, old);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL));
  g_assert_cmpstr (cliff_record_get_text (shot, "size"), !=, old);
  cliff_project_undo (project);
  cliff_test_close_window (window);
}

static void
test_board (void)
{
  CliffWindow *window = cliff_test_open_sample ("zh");
  CliffProject *project = cliff_window_get_project (window);
  GtkWidget *page = cliff_test_find_widget (GTK_WIDGET (window), CLIFF_TYPE_STORYBOARD_PAGE);
  CliffRecord *first = cliff_shot_card_get_shot (get_card (window));
  int n_cards = count_cards (window);

  cliff_project_select_shot (project, first);
  cliff_test_settle ();
  g_assert_true (gtk_widget_activate_action (page, "shot.move-later", NULL));
  cliff_test_settle ();
  g_assert_true (cliff_shot_card_get_shot (get_card (window)) != first);
  g_assert_true (gtk_widget_activate_action (page, "shot.move-earlier", NULL));
  cliff_test_settle ();
  g_assert_true (cliff_shot_card_get_shot (get_card (window)) == first);

  g_assert_true (gtk_widget_activate_action (page, "shot.duplicate", NULL));
  cliff_test_settle ();
  g_assert_cmpint (count_cards (window), ==, n_cards + 1);
  cliff_project_undo (project);
  cliff_project_undo (project);
  cliff_project_undo (project);
  cliff_test_settle ();
  g_assert_cmpint (count_cards (window), ==, n_cards);
  cliff_test_close_window (window);
}

static void
test_break_down (void)
{
  CliffWindow *window = cliff_test_open_sample ("en");
  CliffProject *project = cliff_window_get_project (window);
  g_autofree char *text = dup_episode_text (window);
  g_autofree char *longer = g_strconcat (text, "\n\nMAYA\nOne more line, please.\n", NULL);
  int n_cards = count_cards (window);
  g_autoptr(GError) error = NULL;
  AdwDialog *dialog;

  g_assert_true (cliff_edit_set_episode_text (get_store (window), cliff_project_get_episode_id (project), longer, &error));
  g_assert_no_error (error);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.break-down", NULL));
  cliff_test_settle ();
  /* What has shots is asked about first. */
  g_assert_cmpint (count_cards (window), ==, n_cards);
  dialog = ADW_DIALOG (cliff_test_find_widget (GTK_WIDGET (window), CLIFF_TYPE_BREAKDOWN_DIALOG));
  g_assert_nonnull (dialog);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "breakdown.apply", NULL));
  cliff_test_settle ();
  g_assert_cmpint (count_cards (window), >, n_cards);
  cliff_project_undo (project);
  cliff_project_undo (project);
  cliff_test_settle ();
  g_assert_cmpint (count_cards (window), ==, n_cards);
  cliff_test_close_window (window);
}

static gboolean
is_idle (gpointer data)
{
  return !cliff_project_get_busy (data);
}

static void
test_generate (void)
{
  CliffWindow *window = cliff_test_open_sample ("zh");
  CliffProject *project = cliff_window_get_project (window);
  CliffEpisodeStage stage;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.generate", NULL));
  g_assert_true (cliff_project_get_busy (project));
  cliff_test_wait_until (is_idle, project);
  cliff_episode_read_stage (get_store (window), cliff_project_get_episode_id (project), &stage);
  g_assert_cmpint (stage.n_pictured, ==, stage.n_shots);
  g_assert_cmpint (stage.n_voiced, ==, stage.n_lines);
  cliff_test_close_window (window);
}

/* A picture dropped on a card becomes the shot's chosen take; what is no picture changes nothing. */
static void
test_take (void)
{
  CliffWindow *window = cliff_test_open_sample ("en");
  CliffProject *project = cliff_window_get_project (window);
  CliffRecord *shot = cliff_shot_card_get_shot (get_card (window));
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *picture = g_build_filename (folder, "take.png", NULL);
  g_autofree char *text = g_build_filename (folder, "take.txt", NULL);
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 90, 160);
  CliffId before = cliff_record_get_int (shot, "take_id");
  CliffId after;

  gdk_pixbuf_fill (pixbuf, 0x3366aaff);
  g_assert_true (gdk_pixbuf_save (pixbuf, picture, "png", NULL, NULL));
  cliff_take_import (project, cliff_record_get_id (shot), picture);
  cliff_test_wait_until (is_idle, project);
  after = cliff_record_get_int (shot, "take_id");
  g_assert_cmpint (after, !=, before);

  g_assert_true (g_file_set_contents (text, "no picture", -1, NULL));
  cliff_take_import (project, cliff_record_get_id (shot), text);
  cliff_test_wait_until (is_idle, project);
  g_assert_cmpint (cliff_record_get_int (shot, "take_id"), ==, after);
  cliff_project_undo (project);
  g_assert_cmpint (cliff_record_get_int (shot, "take_id"), ==, before);
  cliff_test_close_window (window);
}

static gboolean
has_picture (gpointer picture)
{
  return gtk_picture_get_paintable (picture) != NULL;
}

static void
test_preview (void)
{
  CliffWindow *window = cliff_test_open_sample ("zh");
  CliffProject *project = cliff_window_get_project (window);
  GtkWidget *preview = cliff_test_find_widget (GTK_WIDGET (window), CLIFF_TYPE_PREVIEW);
  GtkWidget *picture = cliff_test_find_child (GTK_WIDGET (window), CLIFF_TYPE_PREVIEW, "picture");
  CliffPlan *plan = cliff_project_get_plan (project);
  CliffPlanShot *third = g_ptr_array_index (plan->shots, 2);

  cliff_test_wait_until (has_picture, picture);
  /* The selection follows the playhead, the playhead the selection. */
  cliff_project_seek (project, cliff_plan_get_frame_time (plan, third->start + 1));
  g_assert_cmpint (cliff_record_get_id (cliff_project_get_shot (project)), ==, third->shot_id);
  g_assert_true (gtk_widget_activate_action (preview, "preview.to-edge", "b", FALSE));
  g_assert_cmpint (cliff_record_get_id (cliff_project_get_shot (project)), !=, third->shot_id);
  g_assert_true (gtk_widget_activate_action (preview, "preview.step", "i", 1));
  cliff_test_settle ();
  cliff_test_close_window (window);
}

static gboolean
is_gone (gpointer held)
{
  return *(gpointer *) held == NULL;
}

static void
test_producer (void)
{
  CliffWindow *window = cliff_test_open_sample ("zh");
  CliffProject *project = cliff_window_get_project (window);
  GSettings *settings = cliff_application_get_settings (cliff_test_get_application ());
  CliffExportDialog *dialog = cliff_export_dialog_new (project, settings);
  GtkWidget *row = cliff_test_find_child (GTK_WIDGET (dialog), CLIFF_TYPE_EXPORT_DIALOG, "producer_row");
  gpointer held = project;
  GtkWidget *button = cliff_test_find_widget (GTK_WIDGET (dialog), ADW_TYPE_NAVIGATION_VIEW);

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
  button = cliff_test_find_child (GTK_WIDGET (dialog), CLIFF_TYPE_EXPORT_DIALOG, "start_button");
  g_assert_false (gtk_widget_is_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (row), "我的工作室");
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_editable_set_text (GTK_EDITABLE (row), "MyStudio");
  g_assert_true (gtk_widget_is_sensitive (button));
  cliff_test_settle ();
  adw_dialog_force_close (ADW_DIALOG (dialog));
  /* The dialog goes with its animation and holds the project until then. */
  g_object_add_weak_pointer (G_OBJECT (project), &held);
  cliff_test_close_window (window);
  cliff_test_wait_until (is_gone, &held);
}

/* A project that is open already is shown read-only, and says so. */
static void
test_read_only (void)
{
  CliffWindow *window = cliff_test_open_sample ("zh");
  CliffProject *project = cliff_window_get_project (window);
  CliffWindow *second = cliff_window_new (cliff_test_get_application ());
  GtkWidget *banner, *view;

  g_assert_true (cliff_window_open (second, cliff_project_get_path (project)));
  gtk_window_present (GTK_WINDOW (second));
  cliff_test_settle ();
  g_assert_false (cliff_project_get_writable (cliff_window_get_project (second)));
  banner = cliff_test_find_child (GTK_WIDGET (second), CLIFF_TYPE_PROJECT_PAGE, "banner");
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));
  view = cliff_test_find_widget (GTK_WIDGET (second), GTK_TYPE_TEXT_VIEW);
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (view)));
  cliff_test_close_window (second);
  cliff_test_close_window (window);
}

/* Buttons that a library's widget makes for itself are its own business. */
static gboolean
is_ours (GtkWidget *button)
{
  for (GtkWidget *parent = button; parent != NULL; parent = gtk_widget_get_parent (parent))
    if (ADW_IS_SPIN_ROW (parent) || GTK_IS_SPIN_BUTTON (parent) || GTK_IS_WINDOW_CONTROLS (parent) ||
        g_str_equal (G_OBJECT_TYPE_NAME (parent), "AdwToastWidget") ||
        g_str_equal (G_OBJECT_TYPE_NAME (parent), "AdwBackButton"))
      return FALSE;

  return TRUE;
}

/* Every button is named, if not by its text then by tooltip or label. */
static void
assert_named (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root) && gtk_button_get_icon_name (GTK_BUTTON (root)) != NULL && is_ours (root) &&
      gtk_widget_get_tooltip_text (root) == NULL)
    g_error ("the button %s has no tooltip", gtk_button_get_icon_name (GTK_BUTTON (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_named (child);
}

static void
test_names (void)
{
  CliffWindow *window = cliff_test_open_sample ("zh");

  assert_named (GTK_WIDGET (window));
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

  g_test_add_data_func ("/window/sample/zh", "zh", test_sample);
  g_test_add_data_func ("/window/sample/en", "en", test_sample);
  g_test_add_func ("/window/place", test_place);
  g_test_add_func ("/window/typing", test_typing);
  g_test_add_func ("/window/flush", test_flush);
  g_test_add_func ("/window/inspector", test_inspector);
  g_test_add_func ("/window/board", test_board);
  g_test_add_func ("/window/break-down", test_break_down);
  g_test_add_func ("/window/preview", test_preview);
  g_test_add_func ("/window/generate", test_generate);
  g_test_add_func ("/window/take", test_take);
  g_test_add_func ("/window/producer", test_producer);
  g_test_add_func ("/window/read-only", test_read_only);
  g_test_add_func ("/window/names", test_names);

  return g_test_run ();
}
