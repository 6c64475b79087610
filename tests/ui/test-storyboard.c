/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-edit-shot.h"
#include "cliff-inspector.h"
#include "cliff-shot-card.h"
#include "cliff-shot-cell.h"
#include "cliff-shot-selection.h"
#include "cliff-shot-table.h"
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
  g_test_add ("/storyboard/inspector", Fixture, "zh", set_up, test_inspector, tear_down);

  return g_test_run ();
}
