/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-edit-breakdown.h"
#include "cliff-edit-scene.h"
#include "cliff-edit-script.h"
#include "cliff-note.h"
#include "cliff-notes-pane.h"
#include "cliff-outline-pane.h"
#include "cliff-outline-row.h"
#include "cliff-script-page.h"
#include "cliff-shot-gutter.h"

#include <gst/gst.h>
#include <locale.h>

/** A window on the sample, and what its Script page is made of. */
typedef struct
{
  CliffWindow         *window;
  CliffProject        *project;
  CliffStore          *store;
  CliffScriptDocument *document;
  CliffOutlinePane    *outline;
  GtkWidget           *list;
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
  fixture->outline = CLIFF_OUTLINE_PANE (cliff_test_find_widget (page, CLIFF_TYPE_OUTLINE_PANE));
  fixture->list = cliff_test_find_child (page, CLIFF_TYPE_OUTLINE_PANE, "list");
  cliff_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  language)
{
  cliff_test_close_window (fixture->window);
}

/* (transfer full) */
static CliffRecord *
nth_episode (Fixture *fixture,
             guint    nth)
{
  CliffRecord *episode = g_list_model_get_item (cliff_project_get_episodes (fixture->project), nth);

  g_assert_nonnull (episode);
  return episode;
}

/* (transfer full) */
static GListModel *
dup_scenes (Fixture *fixture,
            guint    nth)
{
  g_autoptr(CliffRecord) episode = nth_episode (fixture, nth);

  return G_LIST_MODEL (cliff_record_list_new (fixture->store, CLIFF_TYPE_SCENE, "episode_id", cliff_record_get_id (episode)));
}

/* (transfer full) */
static CliffRecord *
nth_scene (Fixture *fixture,
           guint    episode,
           guint    nth)
{
  g_autoptr(GListModel) scenes = dup_scenes (fixture, episode);
  CliffRecord *scene = g_list_model_get_item (scenes, nth);

  g_assert_nonnull (scene);
  return scene;
}

static guint
count_scenes (Fixture *fixture,
              guint    episode)
{
  g_autoptr(GListModel) scenes = dup_scenes (fixture, episode);

  return g_list_model_get_n_items (scenes);
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->list, action, NULL));
  cliff_test_settle ();
}

/* The row of what is chosen is activated, as by Enter. */
static void
enter (Fixture *fixture)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (fixture->list));

  g_signal_emit_by_name (fixture->list, "activate", gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model)));
  cliff_test_settle ();
}

/* Enter goes to a scene, in another episode as well, and the chosen row follows the caret. */
static void
test_go (Fixture       *fixture,
         gconstpointer  language)
{
  g_autoptr(CliffRecord) there = nth_scene (fixture, 1, 1);
  g_autoptr(CliffRecord) first = nth_scene (fixture, 1, 0);
  gsize start = (gsize) cliff_record_get_int (there, "start");

  cliff_outline_pane_choose (fixture->outline, there);
  g_assert_true (cliff_outline_pane_get_chosen (fixture->outline) == there);
  enter (fixture);
  g_assert_cmpint (cliff_project_get_episode_id (fixture->project), ==, cliff_record_get_int (there, "episode_id"));
  g_assert_cmpuint (cliff_script_document_get_caret (fixture->document), ==, start);

  start = (gsize) cliff_record_get_int (first, "end") - 1;
  cliff_script_document_select (fixture->document, start, start);
  cliff_test_settle ();
  g_assert_true (cliff_outline_pane_get_chosen (fixture->outline) == first);
}

/* Scenes are moved by keys, at the end of their episode into the next one, and the moved one stays chosen. */
static void
test_move (Fixture       *fixture,
           gconstpointer  language)
{
  g_autoptr(CliffRecord) first = nth_scene (fixture, 0, 0);
  g_autoptr(CliffRecord) now = NULL;
  g_autofree char *before = cliff_edit_dup_episode_text (fixture->store, cliff_record_get_int (first, "episode_id"));
  g_autofree char *after = NULL;
  CliffId episode_id = cliff_record_get_int (first, "episode_id");
  guint n_scenes = count_scenes (fixture, 0), n_next = count_scenes (fixture, 1);

  cliff_outline_pane_choose (fixture->outline, first);
  for (guint i = 1; i < n_scenes; i++)
    {
      g_autoptr(CliffRecord) there = NULL;

      activate (fixture, "scene.move-down");
      there = nth_scene (fixture, 0, i);
      g_assert_true (there == first);
      g_assert_true (cliff_outline_pane_get_chosen (fixture->outline) == first);
    }
  activate (fixture, "scene.move-down");
  g_assert_cmpuint (count_scenes (fixture, 0), ==, n_scenes - 1);
  g_assert_cmpuint (count_scenes (fixture, 1), ==, n_next + 1);
  now = nth_scene (fixture, 1, 0);
  g_assert_true (now == first);
  for (guint i = 0; i < n_scenes; i++)
    g_assert_true (cliff_project_undo (fixture->project));
  after = cliff_edit_dup_episode_text (fixture->store, episode_id);
  g_assert_cmpstr (after, ==, before);
}

/* A drop before, behind, onto an episode; an episode among scenes is refused. */
static void
test_drop (Fixture       *fixture,
           gconstpointer  language)
{
  CliffSceneActions *actions = cliff_outline_pane_get_actions (fixture->outline);
  g_autoptr(CliffRecord) first = nth_scene (fixture, 0, 0);
  g_autoptr(CliffRecord) second = nth_scene (fixture, 0, 1);
  g_autoptr(CliffRecord) episode = nth_episode (fixture, 0);
  g_autoptr(CliffRecord) next = nth_episode (fixture, 1);
  g_autoptr(CliffRecord) there = NULL;
  CliffId step;

  g_assert_true (cliff_scene_actions_drop (actions, second, first, FALSE));
  there = nth_scene (fixture, 0, 0);
  g_assert_true (there == second);
  g_clear_object (&there);
  step = cliff_store_get_step (fixture->store);
  g_assert_false (cliff_scene_actions_drop (actions, second, second, TRUE));
  g_assert_false (cliff_scene_actions_drop (actions, episode, first, TRUE));
  g_assert_cmpint (cliff_store_get_step (fixture->store), ==, step);
  g_assert_true (cliff_scene_actions_drop (actions, first, next, TRUE));
  there = nth_scene (fixture, 1, 0);
  g_assert_true (there == first);
  g_clear_object (&there);
  g_assert_true (cliff_scene_actions_drop (actions, next, episode, FALSE));
  there = nth_episode (fixture, 0);
  g_assert_true (there == next);
  g_assert_cmpint (cliff_record_get_int (next, "number"), ==, 1);
}

/* Split, merge, colour and delete work on what is chosen. */
static void
test_edits (Fixture       *fixture,
            gconstpointer  language)
{
  g_autoptr(CliffRecord) second = nth_scene (fixture, 0, 1);
  g_autoptr(CliffRecord) episode = nth_episode (fixture, 0);
  GListModel *episodes = cliff_project_get_episodes (fixture->project);
  guint n_episodes = g_list_model_get_n_items (episodes);
  guint n_scenes = count_scenes (fixture, 0);

  cliff_outline_pane_choose (fixture->outline, second);
  g_assert_true (gtk_widget_activate_action (fixture->list, "scene.colour", "s", "#3584e4"));
  g_assert_cmpstr (cliff_record_get_text (second, "colour"), ==, "#3584e4");
  activate (fixture, "scene.split");
  g_assert_cmpuint (g_list_model_get_n_items (episodes), ==, n_episodes + 1);
  g_assert_cmpuint (count_scenes (fixture, 0), ==, 1);
  cliff_outline_pane_choose (fixture->outline, episode);
  activate (fixture, "scene.merge");
  g_assert_cmpuint (g_list_model_get_n_items (episodes), ==, n_episodes);
  g_assert_cmpuint (count_scenes (fixture, 0), ==, n_scenes);
  cliff_outline_pane_choose (fixture->outline, second);
  activate (fixture, "scene.delete");
  g_assert_cmpuint (count_scenes (fixture, 0), ==, n_scenes - 1);
}

/* Every note, inside speeches too, set aside or a mark, and where it stands. */
static void
test_notes (void)
{
  static const char text[] = "INT. HALL - DAY\n\nShe waits. [[why?]]\n\n[[a longer\nnote]]\n\n/* cut\n\nthis */\n\n[HOOK] A bell.\n";
  static const char * const words[] = { "why?", "a longer note", "cut this", "[HOOK] A bell." };
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, CLIFF_SCRIPT_FOUNTAIN);
  g_autoptr(GPtrArray) notes = cliff_note_read_all (script);

  g_assert_cmpuint (notes->len, ==, G_N_ELEMENTS (words));
  for (guint i = 0; i < notes->len; i++)
    g_assert_cmpstr (cliff_note_get_text (g_ptr_array_index (notes, i)), ==, words[i]);
  g_assert_true (g_str_has_prefix (text + cliff_note_get_start (g_ptr_array_index (notes, 1)), "[[a longer"));
}

/* The chip beside a line is the shot made from it, and stays with its words while others are typed above. */
static void
test_gutter (Fixture       *fixture,
             gconstpointer  language)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (cliff_script_document_get_buffer (fixture->document));
  CliffShotGutter *gutter = CLIFF_SHOT_GUTTER (cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_SHOT_GUTTER));
  CliffRecord *shot = NULL;
  GtkTextIter start;
  int line;

  for (line = 0; line < gtk_text_buffer_get_line_count (buffer) && shot == NULL; line++)
    shot = cliff_shot_gutter_get_shot (gutter, line, 0);
  g_assert_nonnull (shot);
  line--;
  g_object_ref (shot);
  gtk_text_buffer_get_iter_at_line (buffer, &start, 1);
  gtk_text_buffer_insert (buffer, &start, "\n\n", -1);
  g_assert_true (cliff_shot_gutter_get_shot (gutter, line + 2, 0) == shot);
  g_assert_null (cliff_shot_gutter_get_shot (gutter, line, 0));
  g_object_unref (shot);
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

  g_test_add ("/script-panels/go", Fixture, "zh", set_up, test_go, tear_down);
  g_test_add ("/script-panels/move", Fixture, "zh", set_up, test_move, tear_down);
  g_test_add ("/script-panels/drop", Fixture, "en", set_up, test_drop, tear_down);
  g_test_add ("/script-panels/edits", Fixture, "en", set_up, test_edits, tear_down);
  g_test_add ("/script-panels/gutter", Fixture, "zh", set_up, test_gutter, tear_down);
  g_test_add_func ("/script-panels/notes", test_notes);

  return g_test_run ();
}
