/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-edit-cut.h"
#include "cliff-sample.h"
#include "cliff-timeline-headers.h"
#include "cliff-timeline-item.h"
#include "cliff-timeline-key.h"
#include "cliff-timeline-marker.h"
#include "cliff-timeline-page.h"
#include "cliff-timeline-row.h"
#include "cliff-timeline-ruler.h"

#include <gst/gst.h>
#include <locale.h>

/* The page alone, on the sample. */
typedef struct
{
  GtkWidget    *window;
  GtkWidget    *page;
  CliffProject *project;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  gboolean fresh;

  fixture->project = cliff_sample_open ("en", &fresh, &error);
  g_assert_no_error (error);
  fixture->page = g_object_new (CLIFF_TYPE_TIMELINE_PAGE, NULL);
  cliff_timeline_page_set_project (CLIFF_TIMELINE_PAGE (fixture->page), fixture->project);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 500);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
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

static void
test_items (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *item = cliff_test_find_widget (fixture->page, CLIFF_TYPE_TIMELINE_ITEM);
  GtkWidget *row = gtk_widget_get_parent (item);
  CliffCutItem shown = cliff_timeline_item_get_item (CLIFF_TIMELINE_ITEM (item));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "Storyline");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  cliff_project_set_selection (fixture->project, &shown, 1);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
}

/* The first shot stands at the start: what is told of it is known. */
static void
test_place (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *item = cliff_test_find_widget (fixture->page, CLIFF_TYPE_TIMELINE_ITEM);
  CliffCut *cut = cliff_project_get_cut (fixture->project);
  CliffCutItem first = { CLIFF_CUT_SHOT, g_array_index (cut->shots, CliffCutShot, 0).id };

  while (item != NULL && cliff_timeline_item_get_item (CLIFF_TIMELINE_ITEM (item)).id != first.id)
    item = gtk_widget_get_next_sibling (item);
  g_assert_nonnull (item);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "starts 0:00, lasts 3 seconds");
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_POS_IN_SET, 1);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) cut->shots->len);
}

static void
test_ruler (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *ruler = cliff_test_find_widget (fixture->page, CLIFF_TYPE_TIMELINE_RULER);

  cliff_project_seek (fixture->project, 3 * CLIFF_SECOND);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (ruler), GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ruler), GTK_ACCESSIBLE_PROPERTY_LABEL, "Playhead");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ruler), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 3.0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ruler), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "3 seconds");
}

/* Markers and keyframes are buttons that say what, how much and when. */
static void
test_points (Fixture       *fixture,
             gconstpointer  data)
{
  CliffStore *store = cliff_project_get_store (fixture->project);
  CliffCut *cut = cliff_project_get_cut (fixture->project);
  CliffCutItem item = { CLIFF_CUT_SHOT, g_array_index (cut->shots, CliffCutShot, 1).id };
  GtkWidget *marker, *key;

  g_assert_cmpint (cliff_edit_add_marker (store, cut->episode_id, CLIFF_SECOND, "hook", "look", NULL), !=, 0);
  g_assert_true (cliff_edit_set_key (store, item, CLIFF_PROPERTY_ROTATION, CLIFF_SECOND, 10000, CLIFF_CURVE_EASE, NULL));
  cliff_project_set_selection (fixture->project, &item, 1);
  cliff_test_settle ();
  marker = cliff_test_find_widget (fixture->page, CLIFF_TYPE_TIMELINE_MARKER);
  key = cliff_test_find_widget (fixture->page, CLIFF_TYPE_TIMELINE_KEY);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (marker), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (marker), GTK_ACCESSIBLE_PROPERTY_LABEL, "Hook at 0:01:00: look");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (key), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (key), GTK_ACCESSIBLE_PROPERTY_LABEL, "Rotation 10.0° at 0:01:00");
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

  g_test_add ("/timeline-told/items", Fixture, NULL, set_up, test_items, tear_down);
  g_test_add ("/timeline-told/place", Fixture, NULL, set_up, test_place, tear_down);
  g_test_add ("/timeline-told/ruler", Fixture, NULL, set_up, test_ruler, tear_down);

  g_test_add ("/timeline-told/points", Fixture, NULL, set_up, test_points, tear_down);

  return g_test_run ();
}
