/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-cut-panel.h"
#include "cliff-edit-cut.h"
#include "cliff-inspector.h"
#include "cliff-timeline-key.h"
#include "cliff-timeline-marker.h"
#include "cliff-timeline-view.h"
#include "cliff-transition-picker.h"

#include <gst/gst.h>
#include <locale.h>

/* A window on the sample whose Timeline page is shown; its second shot has a video with sound. */
typedef struct
{
  CliffWindow   *window;
  CliffProject  *project;
  CliffStore    *store;
  GtkWidget     *panel;
} Fixture;

static CliffCutItem
get_shot (Fixture *fixture,
          guint    index)
{
  return (CliffCutItem) { CLIFF_CUT_SHOT, g_array_index (cliff_project_get_cut (fixture->project)->shots, CliffCutShot, index).id };
}

static void
set_up (Fixture       *fixture,
        gconstpointer  language)
{
  g_autofree char *choose = NULL;

  fixture->window = cliff_test_open_sample (language);
  fixture->project = cliff_window_get_project (fixture->window);
  fixture->store = cliff_project_get_store (fixture->project);
  cliff_test_exec (fixture->store, "INSERT OR IGNORE INTO media (id, sha256, extension, bytes, width, height, duration, created) "
                                   "VALUES (900, 'ab', 'mp4', 1, 540, 960, 60000000000, 1)");
  cliff_test_exec (fixture->store, "INSERT OR IGNORE INTO take (id, owner, owner_id, kind, media_id, created) VALUES (900, 'shot', 0, 'video', 900, 1)");
  choose = g_strdup_printf ("UPDATE shot SET take_id = 900 WHERE id = %" G_GINT64_FORMAT, get_shot (fixture, 1).id);
  cliff_test_exec (fixture->store, choose);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "timeline"));
  cliff_test_settle ();
  fixture->panel = cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_CUT_PANEL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  language)
{
  cliff_test_close_window (fixture->window);
}

static void
select_items (Fixture            *fixture,
              const CliffCutItem *items,
              guint               n_items)
{
  cliff_project_set_selection (fixture->project, items, n_items);
  cliff_test_settle ();
}

static GtkWidget *
find_named (GtkWidget  *root,
            const char *name)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_visible (root))
    return NULL;
  if (g_str_equal (gtk_widget_get_name (root), name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_named (child, name);

  return found;
}

/* The row of that name, which must be shown. */
static GtkWidget *
get_row (Fixture    *fixture,
         const char *name)
{
  GtkWidget *row = find_named (fixture->panel, name);

  g_assert_nonnull (row);

  return row;
}

static GtkSpinButton *
get_spin (Fixture    *fixture,
          const char *name)
{
  return GTK_SPIN_BUTTON (cliff_test_find_widget (get_row (fixture, name), GTK_TYPE_SPIN_BUTTON));
}

/* Turns the row's number and waits until the act is over. */
static void
turn (Fixture    *fixture,
      const char *name,
      double      value)
{
  gtk_spin_button_set_value (get_spin (fixture, name), value);
  cliff_project_flush (fixture->project);
  cliff_test_settle ();
}

/* What the project holds after @change of a fresh history step, taken back again. */
static char *
dup_content_after (Fixture  *fixture,
                   gboolean (*change) (CliffStore *, CliffCutItem, GError **),
                   CliffCutItem item)
{
  g_autoptr(GError) error = NULL;
  char *content;

  g_assert_true (change (fixture->store, item, &error));
  g_assert_no_error (error);
  content = cliff_test_dup_content (fixture->store);
  g_assert_true (cliff_store_undo (fixture->store, &error));
  cliff_test_settle ();

  return content;
}

/* ── What a row sets is what the edit of the command line sets, in one step ── */

static gboolean
slow_down (CliffStore    *store,
           CliffCutItem   item,
           GError       **error)
{
  return cliff_edit_set_speed (store, item, 500000, error);
}

static gboolean
make_quiet (CliffStore    *store,
            CliffCutItem   item,
            GError       **error)
{
  return cliff_edit_set_gain (store, item, 501187, error);
}

static gboolean
lengthen (CliffStore    *store,
          CliffCutItem   item,
          GError       **error)
{
  CliffTime length = cliff_store_get_int (store, 0, "SELECT duration FROM shot WHERE id = ?", "i", item.id);

  return cliff_edit_trim (store, item, CLIFF_TRIM_END, 5 * CLIFF_SECOND - length, error);
}

static void
test_as_command_line (Fixture       *fixture,
                      gconstpointer  language)
{
  static const struct
  {
    const char *row;
    double      value;
    gboolean  (*change) (CliffStore *, CliffCutItem, GError **);
  } rows[] = {
    { "speed", 50, slow_down },
    { "volume", -6, make_quiet },
  };
  CliffCutItem item = get_shot (fixture, 1);
  g_autofree char *before = NULL;

  cliff_test_exec (fixture->store, "UPDATE shot SET held = 1");
  cliff_test_settle ();
  select_items (fixture, &item, 1);
  before = cliff_test_dup_content (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *wanted = dup_content_after (fixture, rows[i].change, item);
      g_autofree char *got = NULL, *back = NULL;
      g_autoptr(GError) error = NULL;

      turn (fixture, rows[i].row, rows[i].value);
      got = cliff_test_dup_content (fixture->store);
      g_assert_cmpstr (got, ==, wanted);
      g_assert_true (cliff_store_undo (fixture->store, &error));
      cliff_test_settle ();
      back = cliff_test_dup_content (fixture->store);
      g_assert_cmpstr (back, ==, before);
    }
}

/* A length is typed as a time, by the keyboard alone; what is no time changes nothing. */
static void
test_length (Fixture       *fixture,
             gconstpointer  language)
{
  CliffCutItem item = get_shot (fixture, 1);
  g_autofree char *wanted = NULL, *got = NULL;

  cliff_test_exec (fixture->store, "UPDATE shot SET held = 1");
  cliff_test_settle ();
  select_items (fixture, &item, 1);
  wanted = dup_content_after (fixture, lengthen, item);
  cliff_project_inspect (fixture->project, "length");
  cliff_test_press ("ctrl+a 5 Return");
  got = cliff_test_dup_content (fixture->store);
  g_assert_cmpstr (got, ==, wanted);
  cliff_test_press ("ctrl+a n o Return");
  g_assert_true (gtk_widget_has_css_class (get_row (fixture, "length"), "error"));
  cliff_project_flush (fixture->project);
  g_clear_pointer (&got, g_free);
  got = cliff_test_dup_content (fixture->store);
  g_assert_cmpstr (got, ==, wanted);
}

/* Many changes without a pause are one step; many things are set at once. */
static void
test_one_step (Fixture       *fixture,
               gconstpointer  language)
{
  CliffCutItem items[] = { get_shot (fixture, 0), get_shot (fixture, 1), get_shot (fixture, 2) };
  GtkWidget *slider;
  g_autofree char *before = NULL, *after = NULL;
  CliffCut *cut;

  select_items (fixture, items, G_N_ELEMENTS (items));
  before = cliff_test_dup_content (fixture->store);
  slider = cliff_test_find_widget (get_row (fixture, "opacity"), GTK_TYPE_SCALE);
  for (int value = 95; value >= 40; value -= 5)
    {
      gtk_range_set_value (GTK_RANGE (slider), value);
      for (int i = 0; i < 8; i++)
        {
          g_main_context_iteration (NULL, FALSE);
          g_usleep (8000);
        }
    }
  cliff_project_flush (fixture->project);
  cliff_test_settle ();
  cut = cliff_project_get_cut (fixture->project);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_assert_cmpint (cliff_cut_get_value (cut, CLIFF_CUT_SHOT, items[i].id, CLIFF_PROPERTY_OPACITY, CLIFF_SECOND), ==, 400000);
  g_assert_true (cliff_store_undo (fixture->store, NULL));
  cliff_test_settle ();
  after = cliff_test_dup_content (fixture->store);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpfloat (gtk_spin_button_get_value (get_spin (fixture, "opacity")), ==, 100);
}

/* ── Keyframes ── */

static CliffTime
get_frame (Fixture *fixture)
{
  CliffCut *cut = cliff_project_get_cut (fixture->project);

  return CLIFF_SECOND * cut->fps_den / cut->fps_num;
}

static GtkWidget *
get_key (Fixture    *fixture,
         const char *name)
{
  return cliff_test_find_widget (get_row (fixture, name), GTK_TYPE_TOGGLE_BUTTON);
}

/* Animated, a value is set at the playhead; the last keyframe that goes leaves what it said. */
static void
test_keyframes (Fixture       *fixture,
                gconstpointer  language)
{
  CliffCutItem item = get_shot (fixture, 1);
  CliffCut *cut = cliff_project_get_cut (fixture->project);
  CliffTime start = cliff_cut_find_shot (cut, item.id)->start;
  CliffTime there = cliff_cut_round (cut, start + 20 * get_frame (fixture));
  const CliffCutKey *keys;
  guint n_keys;

  select_items (fixture, &item, 1);
  cliff_project_inspect (fixture->project, "opacity");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_WIDGET (get_spin (fixture, "opacity"))));
  turn (fixture, "rotation", 10);
  keys = cliff_cut_get_keys (cliff_project_get_cut (fixture->project), CLIFF_CUT_SHOT, item.id, &n_keys);
  g_assert_cmpuint (n_keys, ==, 1);
  g_assert_cmpint (keys->time, ==, 0);
  g_assert_cmpint (keys->value, ==, 10000);
  g_assert_cmpint (keys->curve, ==, CLIFF_CURVE_HOLD);
  cliff_project_seek (fixture->project, there);
  cliff_test_settle ();
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_key (fixture, "rotation")), TRUE);
  cliff_test_settle ();
  cliff_project_seek (fixture->project, start);
  cliff_test_settle ();
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (get_key (fixture, "rotation"))));
  turn (fixture, "rotation", -20);

  cut = cliff_project_get_cut (fixture->project);
  cliff_cut_get_keys (cut, CLIFF_CUT_SHOT, item.id, &n_keys);
  g_assert_cmpuint (n_keys, ==, 2);
  g_assert_cmpint (cliff_cut_get_value (cut, CLIFF_CUT_SHOT, item.id, CLIFF_PROPERTY_ROTATION, 0), ==, -20000);
  g_assert_cmpint (cliff_cut_get_value (cut, CLIFF_CUT_SHOT, item.id, CLIFF_PROPERTY_ROTATION, there - start), ==, 10000);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_key (fixture, "rotation")), FALSE);
  cliff_test_settle ();
  g_signal_emit_by_name (gtk_widget_get_next_sibling (get_key (fixture, "rotation")), "clicked");
  cliff_test_settle ();
  g_assert_cmpint (cliff_player_get_position (cliff_project_get_player (fixture->project)), ==, there);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_key (fixture, "rotation")), FALSE);
  cliff_test_settle ();
  cut = cliff_project_get_cut (fixture->project);
  g_assert_cmpint (cliff_cut_get_value (cut, CLIFF_CUT_SHOT, item.id, CLIFF_PROPERTY_ROTATION, 0), ==, 10000);
}

/* From here to there: keyframes at both ends, one step each, and the playhead is there. */
static void
test_slow_move (Fixture       *fixture,
                gconstpointer  language)
{
  CliffCutItem item = get_shot (fixture, 1);
  const CliffCutShot *shot;
  CliffCut *cut;
  CliffTime last;

  select_items (fixture, &item, 1);
  g_signal_emit_by_name (get_row (fixture, "move-start"), "clicked");
  cliff_test_settle ();
  turn (fixture, "scale", 120);
  g_signal_emit_by_name (get_row (fixture, "move-end"), "clicked");
  cliff_test_settle ();
  turn (fixture, "scale", 180);
  turn (fixture, "x", 5);
  cut = cliff_project_get_cut (fixture->project);
  shot = cliff_cut_find_shot (cut, item.id);
  last = shot->length - get_frame (fixture);
  g_assert_cmpint (cliff_cut_get_value (cut, CLIFF_CUT_SHOT, item.id, CLIFF_PROPERTY_SCALE, 0), ==, 1200000);
  g_assert_cmpint (cliff_cut_get_value (cut, CLIFF_CUT_SHOT, item.id, CLIFF_PROPERTY_SCALE, last), ==, 1800000);
  g_assert_cmpint (cliff_cut_get_value (cut, CLIFF_CUT_SHOT, item.id, CLIFF_PROPERTY_X, 0), ==, 0);
  g_assert_cmpint (cliff_cut_get_value (cut, CLIFF_CUT_SHOT, item.id, CLIFF_PROPERTY_X, last), ==, 50000);
}

/* ── Transitions ── */

static gboolean
push_in (CliffStore    *store,
         CliffCutItem   item,
         GError       **error)
{
  return cliff_edit_set_transition (store, item.id, CLIFF_TRANSITION_PUSH, CLIFF_SECOND, CLIFF_EDGE_TOP, 0, error);
}

static gboolean
is_seen (gpointer data)
{
  for (CliffTransition kind = CLIFF_TRANSITION_CUT; kind <= CLIFF_TRANSITION_PUSH; kind++)
    if (cliff_transition_picker_get_n_frames (data, kind) < 5)
      return FALSE;

  return TRUE;
}

/* Each kind is seen at work without a change to the project; what is chosen is what the command line sets. */
static void
test_transition (Fixture       *fixture,
                 gconstpointer  language)
{
  CliffCutItem first = get_shot (fixture, 0), item = get_shot (fixture, 2);
  CliffId step;
  GtkWidget *picker, *push;
  g_autofree char *wanted = NULL, *got = NULL;

  select_items (fixture, &first, 1);
  g_assert_null (find_named (fixture->panel, "transition"));
  select_items (fixture, &item, 1);
  picker = get_row (fixture, "transition");
  step = cliff_store_get_step (fixture->store);
  cliff_test_wait_until (is_seen, picker);
  g_assert_cmpint (cliff_store_get_step (fixture->store), ==, step);

  wanted = dup_content_after (fixture, push_in, item);
  cliff_project_inspect (fixture->project, "transition");
  push = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (push, picker));
  push = gtk_widget_get_last_child (gtk_widget_get_parent (push));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (push), TRUE);
  cliff_test_settle ();
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (fixture, "transition-edge")), CLIFF_EDGE_TOP);
  turn (fixture, "transition-length", 1);
  got = cliff_test_dup_content (fixture->store);
  g_assert_cmpstr (got, ==, wanted);
  g_assert_null (find_named (fixture->panel, "transition-colour"));
}

/* ── Words ── */

static void
test_style (Fixture       *fixture,
            gconstpointer  language)
{
  CliffCutItem title = { CLIFF_CUT_CLIP, 0 };
  const CliffCutClip *clip;

  title.id = cliff_edit_add_clip (fixture->store, cliff_project_get_episode_id (fixture->project), CLIFF_LANE_TITLE, 0, CLIFF_SECOND, 0,
                                  "Title", 0, CLIFF_PLACE_FREE, NULL);
  cliff_test_settle ();
  select_items (fixture, &title, 1);
  adw_switch_row_set_active (ADW_SWITCH_ROW (get_row (fixture, "style-vertical")), TRUE);
  cliff_test_settle ();
  turn (fixture, "style-size", 5);
  clip = cliff_cut_find_clip (cliff_project_get_cut (fixture->project), title.id);
  g_assert_cmpstr (clip->style, ==, "{\"vertical\":true,\"size\":50000}");
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (fixture, "style")), 0);
  cliff_test_settle ();
  clip = cliff_cut_find_clip (cliff_project_get_cut (fixture->project), title.id);
  g_assert_cmpstr (clip->style, ==, "");
}

/* Of a line the look is that of all subtitles. */
static void
test_subtitles (Fixture       *fixture,
                gconstpointer  language)
{
  CliffCutItem line = { CLIFF_CUT_LINE, g_array_index (cliff_project_get_cut (fixture->project)->lines, CliffCutLine, 0).id };
  g_autofree char *style = NULL;

  select_items (fixture, &line, 1);
  adw_switch_row_set_active (ADW_SWITCH_ROW (get_row (fixture, "style-italic")), TRUE);
  cliff_test_settle ();
  style = cliff_store_dup_text (fixture->store, "SELECT subtitle_style FROM series", "");
  g_assert_cmpstr (style, ==, "{\"italic\":true}");
  g_assert_true (cliff_store_undo (fixture->store, NULL));
}

/* ── Markers ── */

static void
test_marker (Fixture       *fixture,
             gconstpointer  language)
{
  CliffId id = cliff_edit_add_marker (fixture->store, cliff_project_get_episode_id (fixture->project), 2 * CLIFF_SECOND, "note", "", NULL);
  GtkWidget *widget;
  CliffCut *cut;
  CliffCutMarker *marker;

  cliff_test_settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_TIMELINE_VIEW)),
                                             "timeline.fit", NULL));
  cliff_test_settle ();
  widget = cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_TIMELINE_MARKER);
  g_assert_nonnull (widget);
  cliff_test_point (widget, 7, 6, "click 1");
  g_assert_cmpint (cliff_project_get_marker (fixture->project), ==, id);
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (fixture, "marker")), 2);
  cliff_project_inspect (fixture->project, "marker-text");
  cliff_test_press ("a b c Return");
  gtk_widget_grab_focus (widget);
  cliff_test_press ("alt+Right");
  cut = cliff_project_get_cut (fixture->project);
  marker = &g_array_index (cut->markers, CliffCutMarker, 0);
  g_assert_cmpstr (marker->kind, ==, "paywall");
  g_assert_cmpstr (marker->text, ==, "abc");
  g_assert_cmpint (marker->start, ==, cliff_cut_round (cut, 2 * CLIFF_SECOND + get_frame (fixture)));
  g_assert_cmpint (gtk_widget_has_focus (widget), ==, TRUE);
  cliff_test_press ("Delete");
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->markers->len, ==, 0);
  g_assert_cmpint (cliff_project_get_marker (fixture->project), ==, 0);
}

/* ── Keyframes on the timeline ── */

static GtkWidget *
find_point (Fixture *fixture)
{
  return cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_TIMELINE_KEY);
}

/* Points are dragged, Escape gives up, keys do the same; each is one step. */
static void
test_points (Fixture       *fixture,
             gconstpointer  language)
{
  CliffCutItem item = get_shot (fixture, 3);
  CliffTimelineView *view = CLIFF_TIMELINE_VIEW (cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_TIMELINE_VIEW));
  const CliffCutKey *key;
  CliffId step;
  guint n_keys;

  cliff_edit_set_key (fixture->store, item, CLIFF_PROPERTY_OPACITY, CLIFF_SECOND, 500000, CLIFF_CURVE_EASE, NULL);
  cliff_test_settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "timeline.fit", NULL));
  select_items (fixture, &item, 1);
  g_assert_nonnull (find_point (fixture));
  step = cliff_store_get_step (fixture->store);
  cliff_test_point (find_point (fixture), 6, 6, "mousedown 1");
  cliff_test_point (find_point (fixture), 6, -10, "");
  cliff_test_point (find_point (fixture), 6, -20, "");
  cliff_test_press ("Escape");
  cliff_test_point (find_point (fixture), 5, 6, "mouseup 1");
  g_assert_cmpint (cliff_store_get_step (fixture->store), ==, step);

  /* A pointer that is to go where it is already is waited for in vain. */
  cliff_test_point (find_point (fixture), 6, 7, "mousedown 1");
  cliff_test_point (find_point (fixture), 6, -10, "");
  cliff_test_point (find_point (fixture), 6, -20, "mouseup 1");
  key = cliff_cut_get_keys (cliff_project_get_cut (fixture->project), CLIFF_CUT_SHOT, item.id, &n_keys);
  g_assert_cmpuint (n_keys, ==, 1);
  g_assert_cmpint (key->value, >, 700000);
  g_assert_cmpint (ABS (key->time - CLIFF_SECOND), <, 300 * CLIFF_MSECOND);
  g_assert_cmpint (cliff_store_get_step (fixture->store), ==, step + 1);

  cliff_edit_move_key (fixture->store, key->id, CLIFF_SECOND, 500000, NULL);
  cliff_test_settle ();
  gtk_widget_grab_focus (GTK_WIDGET (view));
  /* As fast as a key that repeats. */
  cliff_test_press ("e alt+Up alt+Right");
  key = cliff_cut_get_keys (cliff_project_get_cut (fixture->project), CLIFF_CUT_SHOT, item.id, &n_keys);
  g_assert_cmpint (key->value, ==, 510000);
  g_assert_cmpint (key->time, ==, cliff_cut_round (cliff_project_get_cut (fixture->project), CLIFF_SECOND + get_frame (fixture)));
  cliff_test_press ("Delete");
  cliff_cut_get_keys (cliff_project_get_cut (fixture->project), CLIFF_CUT_SHOT, item.id, &n_keys);
  g_assert_cmpuint (n_keys, ==, 0);
  g_assert_null (find_point (fixture));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_WIDGET (view)) ||
                 gtk_window_get_focus (GTK_WINDOW (fixture->window)) == GTK_WIDGET (view));
}

/* ── What is shown where ── */

static void
test_groups (Fixture       *fixture,
             gconstpointer  language)
{
  CliffCutItem still = get_shot (fixture, 0), video = get_shot (fixture, 1);
  CliffCutItem title = { CLIFF_CUT_CLIP, 0 };
  CliffCutItem line = { CLIFF_CUT_LINE, g_array_index (cliff_project_get_cut (fixture->project)->lines, CliffCutLine, 0).id };

  title.id = cliff_edit_add_clip (fixture->store, cliff_project_get_episode_id (fixture->project), CLIFF_LANE_TITLE, 0, 0, 0, "Title", 0,
                                  CLIFF_PLACE_FREE, NULL);
  cliff_test_settle ();
  select_items (fixture, &still, 1);
  g_assert_null (find_named (fixture->panel, "speed"));
  g_assert_null (find_named (fixture->panel, "volume"));
  g_assert_nonnull (find_named (fixture->panel, "held"));
  select_items (fixture, &video, 1);
  g_assert_nonnull (find_named (fixture->panel, "speed"));
  g_assert_nonnull (find_named (fixture->panel, "own-sound"));
  select_items (fixture, &line, 1);
  g_assert_nonnull (find_named (fixture->panel, "volume"));
  g_assert_null (find_named (fixture->panel, "length"));
  select_items (fixture, &title, 1);
  g_assert_nonnull (find_named (fixture->panel, "fade-in"));
  g_assert_nonnull (find_named (fixture->panel, "opacity"));
  g_assert_null (find_named (fixture->panel, "volume"));

  /* On the other pages the inspector is about the shot alone. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "storyboard"));
  cliff_test_settle ();
  g_assert_false (gtk_widget_get_visible (fixture->panel));
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

  g_test_add ("/clip/as-command-line", Fixture, "zh", set_up, test_as_command_line, tear_down);
  g_test_add ("/clip/length", Fixture, "en", set_up, test_length, tear_down);
  g_test_add ("/clip/one-step", Fixture, "zh", set_up, test_one_step, tear_down);
  g_test_add ("/clip/keyframes", Fixture, "zh", set_up, test_keyframes, tear_down);
  g_test_add ("/clip/slow-move", Fixture, "en", set_up, test_slow_move, tear_down);
  g_test_add ("/clip/transition", Fixture, "en", set_up, test_transition, tear_down);
  g_test_add ("/clip/style", Fixture, "zh", set_up, test_style, tear_down);
  g_test_add ("/clip/subtitles", Fixture, "zh", set_up, test_subtitles, tear_down);
  g_test_add ("/clip/marker", Fixture, "zh", set_up, test_marker, tear_down);
  g_test_add ("/clip/points", Fixture, "zh", set_up, test_points, tear_down);
  g_test_add ("/clip/groups", Fixture, "zh", set_up, test_groups, tear_down);

  return g_test_run ();
}
