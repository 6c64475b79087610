/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-edit-take.h"
#include "cliff-inspector.h"
#include "cliff-sample.h"
#include "cliff-shot-card.h"
#include "cliff-shot-cell.h"
#include "cliff-shot-group-row.h"
#include "cliff-shot-selection.h"
#include "cliff-storyboard-page.h"
#include "cliff-take-card.h"

#include <gst/gst.h>
#include <locale.h>

/* The page and the inspector without their window, in which announcements would be made. */
typedef struct
{
  GtkWidget    *window;
  GtkWidget    *page;
  GtkWidget    *inspector;
  CliffProject *project;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gboolean fresh;

  fixture->project = cliff_sample_open ("en", &fresh, &error);
  g_assert_no_error (error);
  fixture->page = g_object_new (CLIFF_TYPE_STORYBOARD_PAGE, "hexpand", TRUE, NULL);
  fixture->inspector = g_object_new (CLIFF_TYPE_INSPECTOR, NULL);
  cliff_storyboard_page_set_project (CLIFF_STORYBOARD_PAGE (fixture->page), fixture->project);
  cliff_inspector_set_project (CLIFF_INSPECTOR (fixture->inspector), fixture->project);
  gtk_box_append (GTK_BOX (box), fixture->page);
  gtk_box_append (GTK_BOX (box), fixture->inspector);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  cliff_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->project);
}

static CliffId
get_shot (Fixture *fixture,
          guint    index)
{
  return g_array_index (cliff_project_get_cut (fixture->project)->shots, CliffCutShot, index).id;
}

static void
test_cards (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *row = cliff_test_find_widget (fixture->page, CLIFF_TYPE_SHOT_GROUP_ROW);
  GtkWidget *card = cliff_test_find_widget (fixture->page, CLIFF_TYPE_SHOT_CARD);
  CliffId first = get_shot (fixture, 0), second = get_shot (fixture, 1);

  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL));
  cliff_shot_selection_set (fixture->project, &first, 1, first);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  cliff_shot_selection_set (fixture->project, &second, 1, second);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
}

/* A take says what it is, its stars, and whether it is the one in use. */
static void
test_takes (Fixture       *fixture,
            gconstpointer  data)
{
  CliffStore *store = cliff_project_get_store (fixture->project);
  CliffMediaFile file = { (char *) "ab", (char *) "png", 1 };
  CliffId first = get_shot (fixture, 0), take_id;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;
  GtkWidget *card;

  cliff_shot_selection_set (fixture->project, &first, 1, first);
  take_id = cliff_edit_add_drawing (store, first, &file, 9, 16, 0, &error);
  g_assert_no_error (error);
  cliff_edit_rate_take (store, take_id, 4, &error);
  g_assert_no_error (error);
  cliff_test_settle ();
  card = cliff_test_find_widget (fixture->inspector, CLIFF_TYPE_TAKE_CARD);
  while (card != NULL && cliff_record_get_id (cliff_take_card_get_take (CLIFF_TAKE_CARD (card))) != take_id)
    card = gtk_widget_get_next_sibling (card);
  g_assert_nonnull (card);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  label = gtk_test_accessible_check_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  g_assert_nonnull (label);
  g_assert_nonnull (strstr (label, "drawn by hand"));
  g_assert_nonnull (strstr (label, "4 stars"));
  g_assert_nonnull (strstr (label, "in use"));
}

static void
check_cells (GtkWidget *root,
             int       *n_cells)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *cell = gtk_widget_get_first_child (child);

      check_cells (child, n_cells);
      if (!CLIFF_IS_SHOT_CELL (cell))
        continue;
      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL));
      ++*n_cells;
    }
}

/* A cell of the table tells its column and its value. */
static void
test_table (Fixture       *fixture,
            gconstpointer  data)
{
  int n_cells = 0;

  g_assert_true (gtk_widget_activate_action (fixture->page, "storyboard.toggle-table", NULL));
  cliff_test_settle ();
  check_cells (fixture->page, &n_cells);
  g_assert_cmpint (n_cells, >, 50);
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

  g_test_add ("/storyboard-told/cards", Fixture, NULL, set_up, test_cards, tear_down);
  g_test_add ("/storyboard-told/takes", Fixture, NULL, set_up, test_takes, tear_down);
  g_test_add ("/storyboard-told/table", Fixture, NULL, set_up, test_table, tear_down);

  return g_test_run ();
}
