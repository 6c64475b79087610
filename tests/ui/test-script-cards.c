/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-cards-pane.h"
#include "cliff-edit-scene.h"
#include "cliff-outline-pane.h"
#include "cliff-scene-card.h"
#include "cliff-script-page.h"

#include <gst/gst.h>
#include <locale.h>

/** A window on the sample whose Script page shows cards. */
typedef struct
{
  CliffWindow        *window;
  CliffProject       *project;
  CliffStore         *store;
  CliffScriptPage    *page;
  GtkWidget          *pane;
  GtkWidget          *grid;
  GtkSingleSelection *selection;
} Fixture;

static void
toggle (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "script.script-cards", NULL));
  cliff_test_settle ();
}

static void
set_up (Fixture       *fixture,
        gconstpointer  language)
{
  fixture->window = cliff_test_open_sample (language);
  fixture->project = cliff_window_get_project (fixture->window);
  fixture->store = cliff_project_get_store (fixture->project);
  fixture->page = CLIFF_SCRIPT_PAGE (cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_SCRIPT_PAGE));
  fixture->pane = cliff_test_find_widget (GTK_WIDGET (fixture->page), CLIFF_TYPE_CARDS_PANE);
  fixture->grid = cliff_test_find_child (GTK_WIDGET (fixture->page), CLIFF_TYPE_CARDS_PANE, "grid");
  g_assert_false (gtk_widget_get_mapped (fixture->pane));
  g_assert_null (gtk_grid_view_get_model (GTK_GRID_VIEW (fixture->grid)));
  toggle (fixture);
  g_assert_true (gtk_widget_get_mapped (fixture->pane));
  fixture->selection = GTK_SINGLE_SELECTION (gtk_grid_view_get_model (GTK_GRID_VIEW (fixture->grid)));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  language)
{
  if (gtk_widget_get_mapped (fixture->pane))
    toggle (fixture);
  cliff_test_close_window (fixture->window);
}

/* (transfer none) */
static CliffRecord *
get_card (Fixture *fixture,
          guint    position)
{
  g_autoptr(CliffRecord) record = g_list_model_get_item (G_LIST_MODEL (fixture->selection), position);

  g_assert_nonnull (record);
  return record;
}

static void
choose (Fixture *fixture,
        guint    position)
{
  gtk_grid_view_scroll_to (GTK_GRID_VIEW (fixture->grid), position, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
  cliff_test_settle ();
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->grid, action, NULL));
  cliff_test_settle ();
}

/* The card on screen whose label holds the heading of @scene. */
static CliffSceneCard *
find_shown (GtkWidget  *root,
            const char *heading)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      CliffSceneCard *found;

      if (CLIFF_IS_SCENE_CARD (child))
        {
          g_autofree char *label = cliff_scene_card_dup_label (CLIFF_SCENE_CARD (child));

          if (gtk_widget_get_mapped (child) && strstr (label, heading) != NULL)
            return CLIFF_SCENE_CARD (child);
          continue;
        }
      found = find_shown (child, heading);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Every episode stands before its scenes, in the order of the script. */
static void
test_order (Fixture       *fixture,
            gconstpointer  language)
{
  GListModel *episodes = cliff_project_get_episodes (fixture->project);
  guint position = 0;

  for (guint i = 0; i < g_list_model_get_n_items (episodes); i++)
    {
      g_autoptr(CliffRecord) episode = g_list_model_get_item (episodes, i);
      g_autoptr(CliffRecordList) scenes = cliff_record_list_new (fixture->store, CLIFF_TYPE_SCENE, "episode_id",
                                                                 cliff_record_get_id (episode));

      g_assert_true (get_card (fixture, position++) == episode);
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (scenes)); j++)
        {
          g_autoptr(CliffRecord) scene = g_list_model_get_item (G_LIST_MODEL (scenes), j);

          g_assert_true (get_card (fixture, position++) == scene);
        }
    }
  g_assert_cmpuint (position, ==, g_list_model_get_n_items (G_LIST_MODEL (fixture->selection)));
  g_assert_nonnull (find_shown (fixture->grid, cliff_record_get_text (get_card (fixture, 1), "heading")));
}

/* Enter shows the scene's text instead of the cards. */
static void
test_go (Fixture       *fixture,
         gconstpointer  language)
{
  CliffScriptDocument *document = cliff_script_page_get_document (fixture->page);
  CliffRecord *scene = get_card (fixture, 2);

  choose (fixture, 2);
  g_signal_emit_by_name (fixture->grid, "activate", 2);
  cliff_test_settle ();
  g_assert_false (gtk_widget_get_mapped (fixture->pane));
  g_assert_cmpuint (cliff_script_document_get_caret (document), ==, (gsize) cliff_record_get_int (scene, "start"));
}

/* The outline and the cards choose the same, and the actions work on it. */
static void
test_together (Fixture       *fixture,
               gconstpointer  language)
{
  CliffOutlinePane *outline = CLIFF_OUTLINE_PANE (cliff_test_find_widget (GTK_WIDGET (fixture->page), CLIFF_TYPE_OUTLINE_PANE));

  choose (fixture, 2);
  g_assert_true (cliff_outline_pane_get_chosen (outline) == get_card (fixture, 2));
  cliff_outline_pane_choose (outline, get_card (fixture, 1));
  cliff_test_settle ();
  g_assert_cmpuint (gtk_single_selection_get_selected (fixture->selection), ==, 1);
  g_assert_true (gtk_widget_activate_action (fixture->grid, "scene.colour", "s", "#33d17a"));
  g_assert_cmpstr (cliff_record_get_text (get_card (fixture, 1), "colour"), ==, "#33d17a");
}

/* Keys move what is chosen, which stays chosen and keeps the focus; undo puts it back. */
static void
test_move (Fixture       *fixture,
           gconstpointer  language)
{
  CliffRecord *first = get_card (fixture, 1);
  GtkWidget *focus;

  choose (fixture, 1);
  activate (fixture, "scene.move-down");
  g_assert_true (get_card (fixture, 2) == first);
  g_assert_cmpuint (gtk_single_selection_get_selected (fixture->selection), ==, 2);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, fixture->grid));
  g_assert_true (cliff_project_undo (fixture->project));
  cliff_test_settle ();
  g_assert_true (get_card (fixture, 1) == first);
}

/* The synopsis typed on a card is kept when the focus leaves, as one undo step, and not when nothing was changed. */
static void
test_synopsis (Fixture       *fixture,
               gconstpointer  language)
{
  CliffRecord *scene = get_card (fixture, 1);
  CliffId id = cliff_record_get_id (scene);
  CliffSceneCard *card = find_shown (fixture->grid, cliff_record_get_text (scene, "heading"));
  g_autofree char *before = cliff_edit_dup_scene_synopsis (fixture->store, id);
  g_autofree char *kept = NULL;
  g_autofree char *undone = NULL;
  CliffId step = cliff_store_get_step (fixture->store);
  GtkWidget *heading = cliff_test_find_child (GTK_WIDGET (card), CLIFF_TYPE_SCENE_CARD, "heading");
  GtkWidget *editor;

  /* Cards that are only looked at need no editor, and ask the display for nothing. */
  g_assert_null (cliff_test_find_widget (fixture->grid, GTK_TYPE_TEXT_VIEW));
  g_assert_true (gtk_widget_get_has_tooltip (heading));
  g_assert_null (gtk_widget_get_tooltip_text (heading));
  cliff_scene_card_edit (card);
  cliff_test_settle ();
  editor = cliff_test_find_widget (GTK_WIDGET (card), GTK_TYPE_TEXT_VIEW);
  g_assert_true (gtk_widget_has_focus (editor));
  choose (fixture, 2);
  g_assert_cmpint (cliff_store_get_step (fixture->store), ==, step);

  cliff_scene_card_edit (card);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), "Somebody waits.", -1);
  choose (fixture, 2);
  kept = cliff_edit_dup_scene_synopsis (fixture->store, id);
  g_assert_cmpstr (kept, ==, "Somebody waits.");
  g_assert_true (cliff_project_undo (fixture->project));
  undone = cliff_edit_dup_scene_synopsis (fixture->store, id);
  g_assert_cmpstr (undone, ==, before);
}

/* What is being typed on a card is kept when the cards are left for the text. */
static void
test_left (Fixture       *fixture,
           gconstpointer  language)
{
  CliffRecord *scene = get_card (fixture, 1);
  CliffSceneCard *card = find_shown (fixture->grid, cliff_record_get_text (scene, "heading"));
  g_autofree char *kept = NULL;
  GtkWidget *editor;

  cliff_scene_card_edit (card);
  editor = cliff_test_find_widget (GTK_WIDGET (card), GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), "Half a", -1);
  toggle (fixture);
  kept = cliff_edit_dup_scene_synopsis (fixture->store, cliff_record_get_id (scene));
  g_assert_cmpstr (kept, ==, "Half a");
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

  g_test_add ("/script-cards/order", Fixture, "zh", set_up, test_order, tear_down);
  g_test_add ("/script-cards/go", Fixture, "en", set_up, test_go, tear_down);
  g_test_add ("/script-cards/together", Fixture, "zh", set_up, test_together, tear_down);
  g_test_add ("/script-cards/move", Fixture, "zh", set_up, test_move, tear_down);
  g_test_add ("/script-cards/synopsis", Fixture, "en", set_up, test_synopsis, tear_down);
  g_test_add ("/script-cards/left", Fixture, "zh", set_up, test_left, tear_down);

  return g_test_run ();
}
