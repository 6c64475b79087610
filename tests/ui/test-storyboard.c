/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-edit-shot.h"
#include "cliff-episode-row.h"
#include "cliff-inspector.h"
#include "cliff-shot-card.h"
#include "cliff-shot-cell.h"
#include "cliff-shot-selection.h"
#include "cliff-shot-table.h"
#include "cliff-shots-dialog.h"
#include "cliff-storyboard-page.h"

#include <gst/gst.h>
#include <locale.h>

/* A window on the sample whose Storyboard page is shown. */
typedef struct
{
  CliffWindow  *window;
  CliffProject *project;
  GtkWidget    *page;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  language)
{
  fixture->window = cliff_test_open_sample (language);
  fixture->project = cliff_window_get_project (fixture->window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "storyboard"));
  cliff_test_settle ();
  fixture->page = cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_STORYBOARD_PAGE);
  g_assert_true (gtk_widget_get_mapped (fixture->page));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  language)
{
  cliff_test_close_window (fixture->window);
}

static CliffId
get_shot (Fixture *fixture,
          guint    index)
{
  return g_array_index (cliff_project_get_cut (fixture->project)->shots, CliffCutShot, index).id;
}

static GtkWidget *
find_card (GtkWidget *root,
           CliffId    shot_id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_card (child, shot_id);

      if (CLIFF_IS_SHOT_CARD (child) && cliff_record_get_id (cliff_shot_card_get_shot (CLIFF_SHOT_CARD (child))) == shot_id)
        return child;
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Clicks the card of the shot at @index, with the keys in @before held. */
static void
click (Fixture    *fixture,
       guint       index,
       const char *key)
{
  GtkWidget *card = find_card (fixture->page, get_shot (fixture, index));
  g_autofree char *held = key != NULL ? g_strdup_printf ("keydown %s click 1 keyup %s", key, key) : g_strdup ("click 1");

  g_assert_nonnull (card);
  cliff_test_point (card, gtk_widget_get_width (card) / 2.0, 60, held);
}

/* @expected: places in the storyline from 0. */
static void
assert_selected (Fixture    *fixture,
                 const char *expected)
{
  g_autoptr(GArray) shots = cliff_shot_selection_list (fixture->project);
  CliffCut *cut = cliff_project_get_cut (fixture->project);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < cut->shots->len; i++)
    for (guint j = 0; j < shots->len; j++)
      if (get_shot (fixture, i) == g_array_index (shots, CliffId, j))
        g_string_append_printf (text, text->len > 0 ? " %u" : "%u", i);
  g_assert_cmpstr (text->str, ==, expected);

  /* And the cards show it. */
  for (guint i = 0; i < cut->shots->len; i++)
    {
      GtkWidget *card = find_card (fixture->page, get_shot (fixture, i));
      gboolean shown = (gtk_widget_get_state_flags (card) & GTK_STATE_FLAG_SELECTED) != 0;

      g_assert_true (shown == cliff_shot_selection_contains (fixture->project, get_shot (fixture, i)));
    }
}

static void
test_pointer (Fixture       *fixture,
              gconstpointer  language)
{
  click (fixture, 0, NULL);
  assert_selected (fixture, "0");
  g_assert_cmpint (cliff_record_get_id (cliff_project_get_shot (fixture->project)), ==, get_shot (fixture, 0));
  click (fixture, 2, "ctrl");
  assert_selected (fixture, "0 2");
  click (fixture, 0, "ctrl");
  assert_selected (fixture, "2");
  click (fixture, 0, "shift");
  assert_selected (fixture, "0 1 2");
  click (fixture, 1, NULL);
  assert_selected (fixture, "1");
}

/* From the space beside the cards over the first row of them. */
static void
test_band (Fixture       *fixture,
           gconstpointer  language)
{
  GtkWidget *first = find_card (fixture->page, get_shot (fixture, 0));
  g_autoptr(GArray) shots = NULL;

  click (fixture, 3, NULL);
  cliff_test_point (first, -8, -4, "mousedown 1");
  cliff_test_point (first, 30, 20, "");
  cliff_test_point (first, gtk_widget_get_width (first) + 30, 40, "");
  cliff_test_point (first, gtk_widget_get_width (first) + 32, 40, "mouseup 1");
  assert_selected (fixture, "0 1");
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  language)
{
  CliffId first = get_shot (fixture, 0);
  CliffId second = get_shot (fixture, 1);
  guint n_shots = cliff_project_get_cut (fixture->project)->shots->len;

  click (fixture, 0, NULL);
  cliff_test_press ("shift+Right");
  assert_selected (fixture, "0 1");
  cliff_test_press ("alt+Right");
  g_assert_cmpint (get_shot (fixture, 1), ==, first);
  g_assert_cmpint (get_shot (fixture, 2), ==, second);
  assert_selected (fixture, "1 2");
  cliff_test_press ("alt+Left");
  g_assert_cmpint (get_shot (fixture, 0), ==, first);
  cliff_test_press ("ctrl+d");
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots + 2);
  assert_selected (fixture, "2 3");
  cliff_test_press ("Delete");
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots);
  assert_selected (fixture, "2");
  cliff_test_press ("ctrl+k");
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots + 1);
  cliff_test_press ("ctrl+j");
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots);
  cliff_test_press ("ctrl+alt+n");
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots + 1);
  assert_selected (fixture, "3");
  cliff_test_press ("ctrl+a");
  g_assert_cmpuint (cliff_project_get_selection (fixture->project)->len, ==, n_shots + 1);
  cliff_test_press ("Escape");
  assert_selected (fixture, "3");
  cliff_test_press ("Left");
  assert_selected (fixture, "2");
  cliff_test_press ("Right");
  assert_selected (fixture, "3");
}

/* One step for all of them. */
static void
test_set (Fixture       *fixture,
          gconstpointer  language)
{
  CliffStore *store = cliff_project_get_store (fixture->project);

  click (fixture, 0, NULL);
  click (fixture, 2, "shift");
  g_assert_true (gtk_widget_activate_action (fixture->page, "shot.set", "(ss)", "size", "ECU"));
  cliff_test_settle ();
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT count(*) FROM shot WHERE size = 'ECU'", ""), >=, 3);
  g_assert_cmpstr (cliff_store_get_undo_label (store), ==, "Edit Shots");
  assert_selected (fixture, "0 1 2");
}

/* Two cards in the hand come before the one they are dropped on the left of. */
static void
test_drag (Fixture       *fixture,
           gconstpointer  language)
{
  CliffId first = get_shot (fixture, 0);
  CliffId third = get_shot (fixture, 2);
  CliffId fourth = get_shot (fixture, 3);
  GtkWidget *card = find_card (fixture->page, fourth);
  GtkWidget *target = find_card (fixture->page, first);

  click (fixture, 2, NULL);
  click (fixture, 3, "ctrl");
  cliff_test_point (card, gtk_widget_get_width (card) / 2.0, 60, "mousedown 1");
  cliff_test_point (card, gtk_widget_get_width (card) / 2.0 + 20, 66, "");
  cliff_test_point (target, 30, 70, "");
  cliff_test_point (target, 20, 70, "");
  cliff_test_point (target, 18, 70, "mouseup 1");
  cliff_test_settle ();
  g_assert_cmpint (get_shot (fixture, 0), ==, third);
  g_assert_cmpint (get_shot (fixture, 1), ==, fourth);
  g_assert_cmpint (get_shot (fixture, 2), ==, first);
}

/* The shots whose rows are marked in the table, in places of the storyline. */
static char *
dup_marked_rows (GtkWidget *table)
{
  GtkWidget *view = cliff_test_find_widget (table, GTK_TYPE_COLUMN_VIEW);
  g_autoptr(GtkBitset) rows =
    gtk_selection_model_get_selection (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
  g_autoptr(GString) text = g_string_new (NULL);
  GtkBitsetIter iter;
  guint row;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, rows, &row); more; more = gtk_bitset_iter_next (&iter, &row))
    g_string_append_printf (text, text->len > 0 ? " %u" : "%u", row);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* The first cell of the column that shows the shot; NULL when there is none. */
static GtkWidget *
find_editable (GtkWidget *root,
               CliffId    shot_id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (CLIFF_IS_SHOT_CELL (child))
        {
          CliffRecord *shot = cliff_shot_cell_get_shot (CLIFF_SHOT_CELL (child));

          if (shot != NULL && cliff_record_get_id (shot) == shot_id)
            found = cliff_test_find_widget (child, GTK_TYPE_EDITABLE_LABEL);
        }
      else
        {
          found = find_editable (child, shot_id);
        }
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The same shots and the same selection; what is typed into a cell is the shot's. */
static void
test_table (Fixture       *fixture,
            gconstpointer  language)
{
  GtkWidget *table = cliff_test_find_widget (fixture->page, CLIFF_TYPE_SHOT_TABLE);
  CliffStore *store = cliff_project_get_store (fixture->project);
  g_autofree char *marked = NULL;
  g_autofree char *moved = NULL;
  GtkWidget *length;

  click (fixture, 1, NULL);
  click (fixture, 2, "ctrl");
  cliff_test_press ("F4");
  g_assert_true (gtk_widget_get_mapped (table));
  marked = dup_marked_rows (table);
  g_assert_cmpstr (marked, ==, "1 2");
  cliff_test_press ("Down");
  moved = dup_marked_rows (table);
  g_assert_cmpuint (strlen (moved), ==, 1);

  length = find_editable (table, get_shot (fixture, 0));
  g_assert_nonnull (length);
  gtk_editable_label_start_editing (GTK_EDITABLE_LABEL (length));
  g_assert_true (gtk_editable_label_get_editing (GTK_EDITABLE_LABEL (length)));
  gtk_editable_set_text (GTK_EDITABLE (length), "7,5");
  gtk_editable_label_stop_editing (GTK_EDITABLE_LABEL (length), TRUE);
  cliff_test_settle ();
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT duration FROM shot WHERE id = ?", "i", get_shot (fixture, 0)), ==,
                   75 * CLIFF_SECOND / 10);
  gtk_editable_label_start_editing (GTK_EDITABLE_LABEL (length));
  gtk_editable_set_text (GTK_EDITABLE (length), "500");
  gtk_editable_label_stop_editing (GTK_EDITABLE_LABEL (length), TRUE);
  cliff_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (length)), ==, "7.5");
}

/* One change in the inspector is one for all that are selected; where they differ, it says so. */
static void
test_inspector (Fixture       *fixture,
                gconstpointer  language)
{
  GtkWidget *lens = cliff_test_find_child (GTK_WIDGET (fixture->window), CLIFF_TYPE_INSPECTOR, "lens_row");
  GtkWidget *duration = cliff_test_find_child (GTK_WIDGET (fixture->window), CLIFF_TYPE_INSPECTOR, "duration_row");
  GtkWidget *note = cliff_test_find_child (GTK_WIDGET (fixture->window), CLIFF_TYPE_INSPECTOR, "note_row");
  CliffStore *store = cliff_project_get_store (fixture->project);
  g_autoptr(GError) error = NULL;

  cliff_edit_set_shot_duration (store, get_shot (fixture, 0), 9 * CLIFF_SECOND, &error);
  g_assert_no_error (error);
  click (fixture, 0, NULL);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (duration)), ==, "");
  click (fixture, 1, "ctrl");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (duration)), !=, "");
  adw_combo_row_set_selected (ADW_COMBO_ROW (lens), 5);
  cliff_test_settle ();
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT count(*) FROM shot WHERE lens = 'tele'", ""), ==, 2);
  g_assert_cmpstr (cliff_store_get_undo_label (store), ==, "Edit Shots");

  /* What was typed is theirs, not the next one's. */
  gtk_editable_set_text (GTK_EDITABLE (note), "look again");
  click (fixture, 2, NULL);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT count(*) FROM shot WHERE note = 'look again'", ""), ==, 2);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (note)), ==, "");
}

/* ── Into other episodes and other places ── */

static GtkWidget *
find_episode_row (GtkWidget   *root,
                  CliffRecord *episode)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_episode_row (child, episode);

      if (CLIFF_IS_EPISODE_ROW (child) && cliff_episode_row_get_episode (CLIFF_EPISODE_ROW (child)) == episode)
        return child;
      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
drag_to (GtkWidget *from,
         double     x,
         double     y,
         GtkWidget *target,
         double     to_x,
         double     to_y)
{
  cliff_test_point (from, x, y, "mousedown 1");
  cliff_test_point (from, x + 20, y + 6, "");
  cliff_test_point (target, to_x + 12, to_y + 2, "");
  cliff_test_point (target, to_x + 2, to_y + 1, "");
  cliff_test_point (target, to_x, to_y, "mouseup 1");
  cliff_test_settle ();
}

/* Dropped on an episode of the sidebar, shots come to its end. */
static void
test_drag_to_episode (Fixture       *fixture,
                      gconstpointer  language)
{
  g_autoptr(CliffRecord) episode = g_list_model_get_item (cliff_project_get_episodes (fixture->project), 1);
  GtkWidget *row = find_episode_row (GTK_WIDGET (fixture->window), episode);
  CliffStore *store = cliff_project_get_store (fixture->project);
  CliffId first = get_shot (fixture, 0), second = get_shot (fixture, 1);
  GtkWidget *card = find_card (fixture->page, second);

  g_assert_nonnull (row);
  click (fixture, 0, NULL);
  click (fixture, 1, "ctrl");
  drag_to (card, gtk_widget_get_width (card) / 2.0, 60, row, gtk_widget_get_width (row) / 2.0, gtk_widget_get_height (row) / 2.0);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT id FROM shot WHERE episode_id = ? ORDER BY position DESC LIMIT 1", "i",
                                        cliff_record_get_id (episode)), ==, second);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT episode_id FROM shot WHERE id = ?", "i", first), ==,
                   cliff_record_get_id (episode));
  g_assert_cmpstr (cliff_store_get_undo_label (store), ==, "Move Shots");
}

static GtkWidget *
find_cell (GtkWidget *root,
           CliffId    shot_id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      CliffRecord *shot = CLIFF_IS_SHOT_CELL (child) ? cliff_shot_cell_get_shot (CLIFF_SHOT_CELL (child)) : NULL;
      GtkWidget *found = find_cell (child, shot_id);

      if (shot != NULL && cliff_record_get_id (shot) == shot_id)
        return child;
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Rows go where they are dropped, and up and down with keys. */
static void
test_table_order (Fixture       *fixture,
                  gconstpointer  language)
{
  CliffId first = get_shot (fixture, 0), third = get_shot (fixture, 2);
  GtkWidget *table = cliff_test_find_widget (fixture->page, CLIFF_TYPE_SHOT_TABLE);
  GtkWidget *from, *target;

  click (fixture, 0, NULL);
  cliff_test_press ("F4");
  cliff_test_settle ();
  from = find_cell (table, first);
  target = find_cell (table, third);
  drag_to (from, 6, gtk_widget_get_height (from) / 2.0, target, 10, gtk_widget_get_height (target) - 3);
  g_assert_cmpint (get_shot (fixture, 2), ==, first);
  g_assert_cmpint (get_shot (fixture, 1), ==, third);
  cliff_test_press ("alt+Up");
  g_assert_cmpint (get_shot (fixture, 1), ==, first);
  cliff_test_press ("alt+Down");
  g_assert_cmpint (get_shot (fixture, 2), ==, first);
}

/* ── Playing and saving ── */

typedef struct
{
  Fixture  *fixture;
  gboolean  skipped;  /* what lies between was never seen */
  CliffTime from, to; /* of what lies between */
} Watch;

static void
watch_cb (CliffPlayer *player,
          GParamSpec  *pspec,
          Watch       *watch)
{
  CliffTime position = cliff_player_get_position (player);

  if (position >= watch->from && position < watch->to)
    watch->skipped = FALSE;
}

static gboolean
is_paused (gpointer data)
{
  return !cliff_player_get_playing (data);
}

/* Of three shots the first and the third, without the one between; then it stands at the end. */
static void
test_play_selection (Fixture       *fixture,
                     gconstpointer  language)
{
  CliffPlayer *player = cliff_project_get_player (fixture->project);
  CliffStore *store = cliff_project_get_store (fixture->project);
  g_autoptr(GError) error = NULL;
  CliffCut *cut;
  Watch watch;

  for (guint i = 0; i < 3; i++)
    cliff_edit_set_shot_duration (store, get_shot (fixture, i), CLIFF_SECOND / 2, &error);
  g_assert_no_error (error);
  cliff_test_settle ();
  click (fixture, 0, NULL);
  click (fixture, 2, "ctrl");
  cut = cliff_project_get_cut (fixture->project);
  watch = (Watch) { fixture, TRUE, g_array_index (cut->shots, CliffCutShot, 1).start, g_array_index (cut->shots, CliffCutShot, 2).start };
  g_signal_connect (player, "notify::position", G_CALLBACK (watch_cb), &watch);
  cliff_test_press ("space");
  cliff_test_wait_until (is_paused, player);
  /* The last frame of the first run is the one before what lies between. */
  g_assert_true (watch.skipped);
  g_assert_cmpint (cliff_player_get_position (player), >=, watch.to);
  g_assert_cmpint (cliff_player_get_position (player), <, watch.to + CLIFF_SECOND / 2);
  g_signal_handlers_disconnect_by_data (player, &watch);
}

static gboolean
is_idle (gpointer data)
{
  return !cliff_project_get_busy (data);
}

/* What the dialog writes is there and is what it should be, a row or a picture a shot. */
static void
test_export (Fixture       *fixture,
             gconstpointer  language)
{
  static const struct { guint what, format; const char *name, *begins; } kinds[] = {
    { 0, 2, "list.csv", "\xef\xbb\xbf" }, { 0, 1, "list.html", "<!DOCTYPE html" }, { 1, 0, "sheet.pdf", "%PDF" },
    { 1, 1, "sheet.html", "<!DOCTYPE html" },
  };
  g_autofree char *folder = cliff_test_dup_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      AdwDialog *dialog = cliff_shots_dialog_new (fixture->project);
      g_autofree char *path = g_build_filename (folder, kinds[i].name, NULL), *text = NULL;
      g_autoptr(GError) error = NULL;

      adw_dialog_present (dialog, GTK_WIDGET (fixture->window));
      adw_combo_row_set_selected (ADW_COMBO_ROW (gtk_widget_get_template_child (GTK_WIDGET (dialog), CLIFF_TYPE_SHOTS_DIALOG, "what_row")),
                                  kinds[i].what);
      adw_combo_row_set_selected (ADW_COMBO_ROW (gtk_widget_get_template_child (GTK_WIDGET (dialog), CLIFF_TYPE_SHOTS_DIALOG, "format_row")),
                                  kinds[i].format);
      cliff_shots_dialog_write (CLIFF_SHOTS_DIALOG (dialog), path);
      cliff_test_wait_until (is_idle, fixture->project);
      cliff_test_settle ();
      g_assert_true (g_file_get_contents (path, &text, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (text, kinds[i].begins));
      g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
      if (g_str_has_suffix (kinds[i].name, "html"))
        {
          g_auto(GStrv) parts = g_strsplit (text, "data:image/png", -1);

          g_assert_cmpuint (g_strv_length (parts) - 1, ==, cliff_project_get_cut (fixture->project)->shots->len);
        }
    }
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

  g_test_add ("/storyboard/pointer", Fixture, "zh", set_up, test_pointer, tear_down);
  g_test_add ("/storyboard/band", Fixture, "zh", set_up, test_band, tear_down);
  g_test_add ("/storyboard/keys", Fixture, "zh", set_up, test_keys, tear_down);
  g_test_add ("/storyboard/set", Fixture, "zh", set_up, test_set, tear_down);
  g_test_add ("/storyboard/drag", Fixture, "zh", set_up, test_drag, tear_down);
  g_test_add ("/storyboard/table", Fixture, "zh", set_up, test_table, tear_down);
  g_test_add ("/storyboard/drag-to-episode", Fixture, "zh", set_up, test_drag_to_episode, tear_down);
  g_test_add ("/storyboard/table-order", Fixture, "zh", set_up, test_table_order, tear_down);
  g_test_add ("/storyboard/play-selection", Fixture, "zh", set_up, test_play_selection, tear_down);
  g_test_add ("/storyboard/export", Fixture, "zh", set_up, test_export, tear_down);
  g_test_add ("/storyboard/inspector", Fixture, "zh", set_up, test_inspector, tear_down);

  return g_test_run ();
}
