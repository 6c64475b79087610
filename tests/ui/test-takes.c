/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-compare-takes.h"
#include "cliff-draw-area.h"
#include "cliff-draw-dialog.h"
#include "cliff-frame-grab.h"
#include "cliff-take-card.h"
#include "cliff-take-facts.h"
#include "cliff-take-import.h"
#include "cliff-takes-strip.h"
#include "cliff-takes-view.h"

#include <gst/gst.h>
#include <locale.h>

/* A window on the sample, one shot of which has two takes of one colour each; the second, the green one, is in use. */
typedef struct
{
  CliffWindow  *window;
  CliffProject *project;
  CliffStore   *store;
  GtkWidget    *strip;
  CliffId       shot_id;
} Fixture;

static gboolean
is_idle (gpointer data)
{
  return !cliff_project_get_busy (data);
}

static void
bring_in (Fixture    *fixture,
          const char *name,
          double      red,
          double      green)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 108, 192);
  cairo_t *cairo = cairo_create (surface);

  cairo_set_source_rgb (cairo, red, green, 0);
  cairo_paint (cairo);
  cairo_destroy (cairo);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  cliff_take_import (fixture->project, fixture->shot_id, path);
  cliff_test_wait_until (is_idle, fixture->project);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  language)
{
  g_autoptr(CliffRecord) shot = NULL;

  fixture->window = cliff_test_open_sample (language);
  fixture->project = cliff_window_get_project (fixture->window);
  fixture->store = cliff_project_get_store (fixture->project);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "storyboard"));
  cliff_test_settle ();
  /* Generating was cancelled before it came to all of them. */
  fixture->shot_id =
    cliff_store_get_int (fixture->store, 0,
                         "SELECT id FROM shot WHERE episode_id = ? AND id NOT IN (SELECT owner_id FROM take WHERE owner = 'shot')",
                         "i", cliff_project_get_episode_id (fixture->project));
  shot = cliff_record_get (fixture->store, CLIFF_TYPE_SHOT, fixture->shot_id);
  cliff_project_select_shot (fixture->project, shot);
  fixture->strip = cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_TAKES_STRIP);
  bring_in (fixture, "red.png", 1, 0);
  bring_in (fixture, "green.png", 0, 1);
  cliff_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  language)
{
  cliff_test_close_window (fixture->window);
}

static CliffId
get_chosen (Fixture *fixture)
{
  return cliff_store_get_int (fixture->store, 0, "SELECT take_id FROM shot WHERE id = ?", "i", fixture->shot_id);
}

/* The take at @index of the shot. */
static CliffId
get_take (Fixture *fixture,
          int      index)
{
  return cliff_store_get_int (fixture->store, 0,
                              "SELECT id FROM take WHERE owner = 'shot' AND owner_id = ? ORDER BY id LIMIT 1 OFFSET ?", "ii",
                              fixture->shot_id, (gint64) index);
}

static GtkWidget *
find_card (GtkWidget *root,
           CliffId    take_id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_card (child, take_id);

      if (CLIFF_IS_TAKE_CARD (child) && cliff_record_get_id (cliff_take_card_get_take (CLIFF_TAKE_CARD (child))) == take_id)
        return child;
      if (found != NULL)
        return found;
    }

  return NULL;
}

static int
get_stars (Fixture *fixture,
           CliffId  take_id)
{
  return (int) cliff_store_get_int (fixture->store, 0, "SELECT stars FROM rating WHERE take_id = ?", "i", take_id);
}

/* Keys work on the take with the focus, and looking at it does not choose it. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  language)
{
  CliffId red = get_take (fixture, 0), green = get_take (fixture, 1);
  GtkWidget *card = find_card (fixture->strip, red);

  g_assert_cmpint (cliff_test_count_widgets (fixture->strip, CLIFF_TYPE_TAKE_CARD), ==, 2);
  g_assert_cmpint (get_chosen (fixture), ==, green);
  g_assert_true (gtk_widget_grab_focus (card));
  cliff_test_press ("3");
  g_assert_cmpint (get_stars (fixture, red), ==, 3);
  g_assert_cmpint (get_chosen (fixture), ==, green);
  cliff_test_press ("0");
  g_assert_cmpint (get_stars (fixture, red), ==, 0);
  cliff_test_press ("Return");
  g_assert_cmpint (get_chosen (fixture), ==, red);
  g_assert_true ((gtk_widget_get_state_flags (card) & GTK_STATE_FLAG_SELECTED) != 0);
  cliff_test_press ("Delete");
  g_assert_cmpint (get_chosen (fixture), ==, 0);
  g_assert_cmpint (cliff_test_count_widgets (fixture->strip, CLIFF_TYPE_TAKE_CARD), ==, 2);
  cliff_test_press ("ctrl+z");
  g_assert_cmpint (get_chosen (fixture), ==, red);
}

/* A star is pressed without choosing the take; pressed again it goes. */
static void
test_pointer (Fixture       *fixture,
              gconstpointer  language)
{
  CliffId red = get_take (fixture, 0), green = get_take (fixture, 1);
  GtkWidget *card = find_card (fixture->strip, red);
  double width = gtk_widget_get_width (card), height = gtk_widget_get_height (card);

  cliff_test_point (card, width * 0.7, height - 8, "click 1");
  g_assert_cmpint (get_stars (fixture, red), ==, 4);
  g_assert_cmpint (get_chosen (fixture), ==, green);
  cliff_test_point (card, width * 0.7, height - 8, "click 1");
  g_assert_cmpint (get_stars (fixture, red), ==, 0);
  cliff_test_point (card, width / 2, 30, "click 1");
  g_assert_cmpint (get_chosen (fixture), ==, red);
}

static gboolean
has_sheet (gpointer data)
{
  GtkWidget *spinner = GTK_WIDGET (gtk_widget_get_template_child (data, CLIFF_TYPE_DRAW_DIALOG, "spinner"));

  return !gtk_widget_get_visible (spinner);
}

static GtkWidget *
open_sheet (Fixture *fixture)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.draw", "x", (gint64) 0));
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
  g_assert_true (CLIFF_IS_DRAW_DIALOG (dialog));
  cliff_test_wait_until (has_sheet, dialog);
  cliff_test_settle ();

  return dialog;
}

static void
draw_stroke (GtkWidget *dialog)
{
  GtkWidget *area = cliff_test_find_widget (dialog, CLIFF_TYPE_DRAW_AREA);
  double x = gtk_widget_get_width (area) / 2.0, y = gtk_widget_get_height (area) / 2.0;

  cliff_test_point (area, x - 40, y, "mousedown 1");
  for (int i = -35; i <= 40; i += 5)
    cliff_test_point (area, x + i, y, "");
  cliff_test_point (area, x + 41, y, "mouseup 1");
}

/* The middle of the picture of a take, 0xRRGGBB. */
static guint32
get_middle (Fixture *fixture,
            CliffId  take_id)
{
  g_auto(CliffTakeFacts) facts = { 0 };
  g_autoptr(GError) error = NULL;
  cairo_surface_t *surface;
  guint32 pixel;

  g_assert_true (cliff_take_facts_read (&facts, fixture->store, take_id));
  surface = cliff_frame_grab_source (facts.path, 0, &error);
  g_assert_no_error (error);
  memcpy (&pixel, cairo_image_surface_get_data (surface) +
          cairo_image_surface_get_stride (surface) * (cairo_image_surface_get_height (surface) / 2) +
          4 * (cairo_image_surface_get_width (surface) / 2), sizeof pixel);
  cairo_surface_destroy (surface);

  return pixel & 0xffffff;
}

/* A stroke drawn with the mouse over the picture is a take of its own, of the series' size; the other stays as it was. */
static void
test_draw (Fixture       *fixture,
           gconstpointer  language)
{
  CliffId green = get_take (fixture, 1), drawn;
  GtkWidget *dialog = open_sheet (fixture);
  g_auto(CliffTakeFacts) facts = { 0 };
  GtkWidget *save = GTK_WIDGET (gtk_widget_get_template_child (dialog, CLIFF_TYPE_DRAW_DIALOG, "save_button"));

  g_assert_false (gtk_widget_get_sensitive (save));
  draw_stroke (dialog);
  g_assert_true (gtk_widget_get_sensitive (save));
  /* Within the sheet, not in the project. */
  cliff_test_press ("ctrl+z");
  g_assert_false (gtk_widget_get_sensitive (save));
  g_assert_cmpint (get_chosen (fixture), ==, green);
  cliff_test_press ("ctrl+shift+z");
  g_assert_true (gtk_widget_get_sensitive (save));
  g_signal_emit_by_name (save, "clicked");
  cliff_test_wait_until (is_idle, fixture->project);
  cliff_test_settle ();

  drawn = get_take (fixture, 2);
  g_assert_cmpint (get_chosen (fixture), ==, drawn);
  g_assert_true (cliff_take_facts_read (&facts, fixture->store, drawn));
  g_assert_true (facts.drawn);
  g_assert_cmpint (facts.width, ==, cliff_record_get_int (cliff_project_get_series (fixture->project), "width"));
  g_assert_cmpuint (get_middle (fixture, drawn) >> 16, >, 0xc0);
  g_assert_cmpuint (get_middle (fixture, green) >> 16, <, 0x20);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
}

/* Escape asks before strokes are lost, and not when there are none. */
static void
test_keep_drawing (Fixture       *fixture,
                   gconstpointer  language)
{
  GtkWidget *dialog = open_sheet (fixture);
  AdwDialog *question;

  draw_stroke (dialog);
  cliff_test_press ("Escape");
  question = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (question));
  cliff_test_press ("Escape");
  g_assert_true (GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))) == dialog);
  cliff_test_press ("ctrl+z Escape");
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
  g_assert_cmpint (get_take (fixture, 2), ==, 0);
}

/* The take in the hand beside the one in use; a flip shows the other; either can be used. */
static void
test_compare (Fixture       *fixture,
              gconstpointer  language)
{
  CliffId red = get_take (fixture, 0);
  GtkWidget *dialog, *use, *modes;

  g_assert_true (gtk_widget_grab_focus (find_card (fixture->strip, red)));
  cliff_test_press ("c");
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
  g_assert_true (CLIFF_IS_COMPARE_TAKES (dialog));
  modes = GTK_WIDGET (gtk_widget_get_template_child (dialog, CLIFF_TYPE_COMPARE_TAKES, "modes"));
  cliff_test_press ("x");
  g_assert_cmpstr (adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (modes)), ==, "flip");
  use = GTK_WIDGET (gtk_widget_get_template_child (dialog, CLIFF_TYPE_COMPARE_TAKES, "first_button"));
  g_assert_false (gtk_widget_get_sensitive (use));
  use = GTK_WIDGET (gtk_widget_get_template_child (dialog, CLIFF_TYPE_COMPARE_TAKES, "second_button"));
  g_assert_true (gtk_widget_get_sensitive (use));
  g_signal_emit_by_name (use, "clicked");
  g_assert_cmpint (get_chosen (fixture), ==, red);
  g_assert_false (gtk_widget_get_sensitive (use));
  cliff_test_press ("Escape");
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
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

  g_test_add ("/takes/keys", Fixture, "zh", set_up, test_keys, tear_down);
  g_test_add ("/takes/pointer", Fixture, "zh", set_up, test_pointer, tear_down);
  g_test_add ("/takes/draw", Fixture, "zh", set_up, test_draw, tear_down);
  g_test_add ("/takes/keep-drawing", Fixture, "zh", set_up, test_keep_drawing, tear_down);
  g_test_add ("/takes/compare", Fixture, "zh", set_up, test_compare, tear_down);

  return g_test_run ();
}
