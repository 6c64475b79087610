/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-timeline-item.h"
#include "cliff-timeline-page.h"
#include "cliff-timeline-row.h"
#include "cliff-timeline-ruler.h"
#include "cliff-timeline-view.h"

#include <gst/gst.h>
#include <locale.h>

/* A window on the sample whose Timeline page is shown. */
typedef struct
{
  CliffWindow       *window;
  CliffProject      *project;
  CliffTimelinePage *page;
  CliffTimelineView *view;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  language)
{
  fixture->window = cliff_test_open_sample (language);
  fixture->project = cliff_window_get_project (fixture->window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "timeline"));
  cliff_test_settle ();
  fixture->page = CLIFF_TIMELINE_PAGE (cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_TIMELINE_PAGE));
  fixture->view = CLIFF_TIMELINE_VIEW (cliff_test_find_widget (GTK_WIDGET (fixture->page), CLIFF_TYPE_TIMELINE_VIEW));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->view)));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  language)
{
  cliff_test_close_window (fixture->window);
}

/* The widget of a thing that is shown; NULL when it has none. */
static GtkWidget *
find_item (GtkWidget    *root,
           CliffCutItem  item)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (CLIFF_IS_TIMELINE_ITEM (child))
        {
          CliffCutItem shown = cliff_timeline_item_get_item (CLIFF_TIMELINE_ITEM (child));

          found = shown.id == item.id && shown.kind == item.kind && gtk_widget_get_child_visible (child) ? child : NULL;
        }
      else
        {
          found = find_item (child, item);
        }
      if (found != NULL)
        return found;
    }

  return NULL;
}

static CliffCutItem
get_shot (Fixture *fixture,
          guint    index)
{
  CliffCut *cut = cliff_project_get_cut (fixture->project);

  return (CliffCutItem) { CLIFF_CUT_SHOT, g_array_index (cut->shots, CliffCutShot, index).id };
}

static void
assert_selected (Fixture *fixture,
                 guint    n_items,
                 CliffId  first)
{
  GArray *selection = cliff_project_get_selection (fixture->project);

  g_assert_cmpuint (selection->len, ==, n_items);
  if (n_items > 0)
    g_assert_cmpint (g_array_index (selection, CliffCutItem, 0).id, ==, first);
}

/* What can be seen has a widget that stands where the cut says; what cannot be seen has none. */
static void
test_shown (Fixture       *fixture,
            gconstpointer  language)
{
  CliffCut *cut = cliff_project_get_cut (fixture->project);
  const CliffCutShot *second = &g_array_index (cut->shots, CliffCutShot, 1);
  GtkWidget *item = find_item (GTK_WIDGET (fixture->view), get_shot (fixture, 1));
  g_autofree char *place = NULL;
  graphene_point_t origin;

  g_assert_nonnull (item);
  g_assert_true (gtk_widget_compute_point (item, GTK_WIDGET (fixture->view), graphene_point_zero (), &origin));
  g_assert_cmpfloat (ABS (origin.x - cliff_timeline_view_get_x (fixture->view, second->start)), <=, 1);

  cliff_timeline_view_set_scale (fixture->view, CLIFF_MSECOND, 0);
  cliff_test_settle ();
  g_assert_null (find_item (GTK_WIDGET (fixture->view), get_shot (fixture, cut->shots->len - 1)));
  cliff_timeline_view_reveal (fixture->view, cut->duration);
  cliff_test_settle ();
  g_assert_nonnull (find_item (GTK_WIDGET (fixture->view), get_shot (fixture, cut->shots->len - 1)));
  g_assert_null (find_item (GTK_WIDGET (fixture->view), get_shot (fixture, 0)));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "timeline.fit", NULL));
  cliff_test_settle ();
  g_assert_nonnull (find_item (GTK_WIDGET (fixture->view), get_shot (fixture, cut->shots->len - 1)));
  g_assert_nonnull (find_item (GTK_WIDGET (fixture->view), get_shot (fixture, 0)));
}

static void
test_select (Fixture       *fixture,
             gconstpointer  language)
{
  GtkWidget *first, *third;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "timeline.fit", NULL));
  cliff_test_settle ();
  first = find_item (GTK_WIDGET (fixture->view), get_shot (fixture, 0));
  third = find_item (GTK_WIDGET (fixture->view), get_shot (fixture, 2));
  cliff_test_point (first, gtk_widget_get_width (first) / 2, 10, "click 1");
  assert_selected (fixture, 1, get_shot (fixture, 0).id);
  g_assert_cmpint (cliff_record_get_id (cliff_project_get_shot (fixture->project)), ==, get_shot (fixture, 0).id);
  cliff_test_point (third, gtk_widget_get_width (third) / 2, 10, "keydown ctrl click 1 keyup ctrl");
  assert_selected (fixture, 2, get_shot (fixture, 0).id);
  cliff_test_point (first, gtk_widget_get_width (first) / 2, 10, "click 1");
  cliff_test_point (third, gtk_widget_get_width (third) / 2, 10, "keydown shift click 1 keyup shift");
  assert_selected (fixture, 3, get_shot (fixture, 0).id);
  cliff_test_point (GTK_WIDGET (fixture->view), 200, gtk_widget_get_height (GTK_WIDGET (fixture->view)) - 20, "click 1");
  assert_selected (fixture, 0, 0);
}

/* A press on the ruler moves the playhead to a frame. */
static void
test_playhead (Fixture       *fixture,
               gconstpointer  language)
{
  GtkWidget *ruler = cliff_test_find_widget (GTK_WIDGET (fixture->page), CLIFF_TYPE_TIMELINE_RULER);
  CliffPlayer *player = cliff_project_get_player (fixture->project);
  CliffTime wanted = cliff_cut_round (cliff_project_get_cut (fixture->project), cliff_timeline_view_get_time (fixture->view, 200));

  cliff_test_point (ruler, 200, 10, "click 1");
  g_assert_cmpint (ABS (cliff_player_get_position (player) - wanted), <, 100 * CLIFF_MSECOND);
  g_assert_cmpint (cliff_player_get_position (player), >, 0);
}

/* Goes from one point of a widget to another with the button down, in steps; @last: what is done there. */
static void
drag (Fixture    *fixture,
      GtkWidget  *widget,
      double      x,
      double      y,
      double      dx,
      const char *last)
{
  int moved = 0;

  cliff_test_point (widget, x, y, "mousedown 1");
  for (int i = 1; i <= 5; i++)
    {
      int step = (int) (dx * i / 5) - moved;
      g_autofree char *command = g_strdup_printf ("xdotool mousemove_relative --sync -- %d 0", step);
      g_autoptr(GError) error = NULL;

      moved += step;
      g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, &error));
      cliff_test_settle ();
    }
  cliff_test_press (last);
}

static void
let_go (Fixture *fixture)
{
  g_assert_true (g_spawn_command_line_sync ("xdotool mouseup 1", NULL, NULL, NULL, NULL));
  cliff_test_settle ();
}

static void
press_on (Fixture    *fixture,
          guint       index,
          const char *keys)
{
  cliff_project_set_selection (fixture->project, &(CliffCutItem) { CLIFF_CUT_SHOT, get_shot (fixture, index).id }, 1);
  cliff_timeline_view_set_cursor (fixture->view, get_shot (fixture, index));
  cliff_test_settle ();
  cliff_test_press (keys);
}

/* What a press on "i" and "o" marks is seen by all that share the playhead. */
static void
test_range (Fixture       *fixture,
            gconstpointer  language)
{
  GtkWidget *ruler = cliff_test_find_widget (GTK_WIDGET (fixture->page), CLIFF_TYPE_TIMELINE_RULER);
  CliffRange *range = cliff_project_get_range (fixture->project);
  const CliffCutShot *shots = (const CliffCutShot *) (gpointer) cliff_project_get_cut (fixture->project)->shots->data;
  CliffTime start, end;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "timeline.fit", NULL));
  g_assert_false (cliff_range_get (range, &start, &end));
  g_assert_cmpint (end, ==, cliff_project_get_cut (fixture->project)->duration);
  press_on (fixture, 1, "i");
  g_assert_true (cliff_range_get (range, &start, &end));
  g_assert_cmpint (start, ==, shots[1].start);
  press_on (fixture, 3, "o");
  g_assert_true (cliff_range_get (range, &start, &end));
  g_assert_cmpint (start, ==, shots[1].start);
  g_assert_cmpint (end, ==, shots[3].start);
  cliff_test_press ("shift+i");
  g_assert_cmpint (cliff_player_get_position (cliff_project_get_player (fixture->project)), ==, start);

  /* Its end snaps to the end of the next shot, so near that no other edge is nearer. */
  cliff_timeline_view_set_scale (fixture->view, 20 * CLIFF_MSECOND, 0);
  cliff_timeline_view_reveal (fixture->view, shots[4].start + CLIFF_SECOND);
  cliff_test_settle ();
  drag (fixture, ruler, cliff_timeline_view_get_x (fixture->view, end), 10,
        cliff_timeline_view_get_x (fixture->view, shots[4].start) - cliff_timeline_view_get_x (fixture->view, end) + 2, "shift");
  let_go (fixture);
  g_assert_true (cliff_range_get (range, NULL, &end));
  g_assert_cmpint (end, ==, shots[4].start);

  press_on (fixture, 2, "x");
  g_assert_true (cliff_range_get (range, &start, &end));
  g_assert_cmpint (start, ==, shots[2].start);
  g_assert_cmpint (end, ==, shots[3].start);
  cliff_test_press ("alt+x");
  g_assert_false (cliff_range_get (range, NULL, NULL));
}

/* What the points do to each other. */
static void
test_points (void)
{
  g_autoptr(CliffRange) range = cliff_range_new ();
  CliffTime start, end;

  cliff_range_set_duration (range, 100);
  cliff_range_set_out (range, 40);
  g_assert_true (cliff_range_get (range, &start, &end));
  g_assert_cmpint (start, ==, 0);
  g_assert_cmpint (end, ==, 40);
  cliff_range_set_in (range, 60);
  g_assert_true (cliff_range_get (range, &start, &end));
  g_assert_cmpint (start, ==, 60);
  g_assert_cmpint (end, ==, 100);
  cliff_range_set (range, 20, 80);
  cliff_range_set (range, 50, 50);
  cliff_range_set_duration (range, 50);
  g_assert_true (cliff_range_get (range, &start, &end));
  g_assert_cmpint (start, ==, 20);
  g_assert_cmpint (end, ==, 50);
  cliff_range_set_duration (range, 10);
  g_assert_false (cliff_range_get (range, NULL, NULL));
  cliff_range_set_duration (range, 100);
  g_assert_true (cliff_range_get (range, NULL, &end));
  g_assert_cmpint (end, ==, 80);
}

static GtkWidget *
show_all (Fixture *fixture,
          guint    index)
{
  GtkWidget *item;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "timeline.fit", NULL));
  cliff_test_settle ();
  item = find_item (GTK_WIDGET (fixture->view), get_shot (fixture, index));
  g_assert_nonnull (item);

  return item;
}

/* The third shot goes before the first, and its line with it; one undo brings all back. */
static void
test_reorder (Fixture       *fixture,
              gconstpointer  language)
{
  GtkWidget *item = show_all (fixture, 2);
  CliffId first = get_shot (fixture, 0).id, third = get_shot (fixture, 2).id;
  double to = cliff_timeline_view_get_x (fixture->view, 0) - cliff_timeline_view_get_x (fixture->view,
                g_array_index (cliff_project_get_cut (fixture->project)->shots, CliffCutShot, 2).start);

  drag (fixture, item, gtk_widget_get_width (item) / 2, 20, to - gtk_widget_get_width (item) / 2, "shift");
  /* Shown, and not done yet. */
  g_assert_cmpint (get_shot (fixture, 0).id, ==, first);
  g_assert_cmpint (g_array_index (cliff_geometry_get_cut (cliff_timeline_view_get_geometry (fixture->view))->shots, CliffCutShot,
                                  0).id, ==, third);
  let_go (fixture);
  g_assert_cmpint (get_shot (fixture, 0).id, ==, third);
  g_assert_cmpint (get_shot (fixture, 1).id, ==, first);
  g_assert_true (cliff_project_undo (fixture->project));
  g_assert_cmpint (get_shot (fixture, 0).id, ==, first);
}

/* Escape takes back what is shown. */
static void
test_escape (Fixture       *fixture,
             gconstpointer  language)
{
  GtkWidget *item = show_all (fixture, 2);
  CliffId first = get_shot (fixture, 0).id;
  CliffId step = cliff_store_get_step (cliff_project_get_store (fixture->project));

  drag (fixture, item, gtk_widget_get_width (item) / 2, 20, -300, "Escape");
  let_go (fixture);
  g_assert_cmpint (get_shot (fixture, 0).id, ==, first);
  g_assert_cmpint (g_array_index (cliff_geometry_get_cut (cliff_timeline_view_get_geometry (fixture->view))->shots, CliffCutShot,
                                  0).id, ==, first);
  g_assert_cmpint (cliff_store_get_step (cliff_project_get_store (fixture->project)), ==, step);
}

/* The end of a shot goes with the hand, and what follows stays behind it without a hole. */
static void
test_trim (Fixture       *fixture,
           gconstpointer  language)
{
  GtkWidget *item = show_all (fixture, 2);
  CliffCut *cut = cliff_project_get_cut (fixture->project);
  CliffTime length = g_array_index (cut->shots, CliffCutShot, 2).length;
  CliffTime way = cliff_timeline_view_get_time (fixture->view, 240) - cliff_timeline_view_get_time (fixture->view, 200);
  const CliffCutShot *shot;

  g_object_set (cliff_timeline_page_get_hand (fixture->page), "snapping", FALSE, NULL);
  drag (fixture, item, gtk_widget_get_width (item) - 2, 20, 40, "shift");
  let_go (fixture);
  cut = cliff_project_get_cut (fixture->project);
  shot = &g_array_index (cut->shots, CliffCutShot, 2);
  g_assert_cmpint (ABS (shot->length - length - way), <, 200 * CLIFF_MSECOND);
  g_assert_true (cliff_cut_check (cut, NULL));
}

/* Whatever the pointer does has a key. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  language)
{
  guint n_shots = cliff_project_get_cut (fixture->project)->shots->len;
  CliffId second = get_shot (fixture, 1).id, third = get_shot (fixture, 2).id;

  press_on (fixture, 0, "Right");
  assert_selected (fixture, 1, second);
  cliff_test_press ("shift+Right");
  assert_selected (fixture, 2, second);
  cliff_test_press ("Escape");
  assert_selected (fixture, 0, 0);

  press_on (fixture, 2, "alt+Left");
  g_assert_cmpint (get_shot (fixture, 1).id, ==, third);
  cliff_test_press ("alt+Right");
  g_assert_cmpint (get_shot (fixture, 2).id, ==, third);

  cliff_project_seek (fixture->project, g_array_index (cliff_project_get_cut (fixture->project)->shots, CliffCutShot, 2).start +
                      CLIFF_SECOND);
  cliff_test_press ("s");
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots + 1);
  press_on (fixture, 3, "Delete");
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots);
  press_on (fixture, 2, "d");
  g_assert_cmpint (g_array_index (cliff_project_get_cut (fixture->project)->shots, CliffCutShot, 2).transition, ==,
                   CLIFF_TRANSITION_DISSOLVE);
  cliff_test_press ("t m");
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->markers->len, ==, 1);
  g_assert_true (cliff_cut_check (cliff_project_get_cut (fixture->project), NULL));
  g_assert_cmpint (cliff_geometry_get_row (cliff_timeline_view_get_geometry (fixture->view), 0)->kind, ==, CLIFF_ROW_LANE);
  cliff_test_press ("b");
  {
    g_autofree char *tool = NULL;

    g_object_get (cliff_timeline_page_get_hand (fixture->page), "tool", &tool, NULL);
    g_assert_cmpstr (tool, ==, "razor");
  }
}

/* The razor cuts where it is pressed. */
static void
test_razor (Fixture       *fixture,
            gconstpointer  language)
{
  GtkWidget *item = show_all (fixture, 2);
  guint n_shots = cliff_project_get_cut (fixture->project)->shots->len;

  g_object_set (cliff_timeline_page_get_hand (fixture->page), "tool", "razor", NULL);
  cliff_test_point (item, gtk_widget_get_width (item) / 2, 20, "click 1");
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots + 1);
}

/* Words are edited where they lie; Escape keeps them as they were. */
static void
test_words (Fixture       *fixture,
            gconstpointer  language)
{
  CliffCutItem title;

  press_on (fixture, 0, "t");
  title = g_array_index (cliff_project_get_selection (fixture->project), CliffCutItem, 0);
  g_assert_cmpint (title.kind, ==, CLIFF_CUT_CLIP);
  cliff_timeline_view_set_cursor (fixture->view, title);
  cliff_test_press ("F2 ctrl+a a b c Return");
  g_assert_cmpstr (cliff_cut_find_clip (cliff_project_get_cut (fixture->project), title.id)->text, ==, "abc");
  cliff_test_press ("F2 ctrl+a x Escape");
  g_assert_cmpstr (cliff_cut_find_clip (cliff_project_get_cut (fixture->project), title.id)->text, ==, "abc");
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

  g_test_add ("/timeline/shown", Fixture, "zh", set_up, test_shown, tear_down);
  g_test_add ("/timeline/select", Fixture, "zh", set_up, test_select, tear_down);
  g_test_add ("/timeline/playhead", Fixture, "zh", set_up, test_playhead, tear_down);
  g_test_add ("/timeline/reorder", Fixture, "zh", set_up, test_reorder, tear_down);
  g_test_add ("/timeline/escape", Fixture, "zh", set_up, test_escape, tear_down);
  g_test_add ("/timeline/trim", Fixture, "en", set_up, test_trim, tear_down);
  g_test_add ("/timeline/keys", Fixture, "zh", set_up, test_keys, tear_down);
  g_test_add_func ("/timeline/points", test_points);
  g_test_add ("/timeline/range", Fixture, "en", set_up, test_range, tear_down);
  g_test_add ("/timeline/razor", Fixture, "en", set_up, test_razor, tear_down);
  g_test_add ("/timeline/words", Fixture, "en", set_up, test_words, tear_down);

  return g_test_run ();
}
