/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-cut-panel.h"
#include "cliff-edit-cut.h"
#include "cliff-inspector.h"

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
  g_test_add ("/clip/groups", Fixture, "zh", set_up, test_groups, tear_down);

  return g_test_run ();
}
