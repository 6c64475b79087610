/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-edit-script.h"
#include "cliff-script-editor.h"
#include "cliff-script-page.h"

#include <gst/gst.h>
#include <locale.h>

/* Keys reach the page as a keyboard's do, through the display and the input method. */
typedef struct
{
  CliffWindow       *window;
  CliffProject      *project;
  CliffScriptEditor *editor;
  GtkTextView       *view;
  GtkTextBuffer     *buffer;
  char              *preedit;      /* what the input method shows and has not committed */
  int                n_messages;
} Fixture;

typedef struct
{
  const char *sample;
  const char *input_method;        /* NULL: IBus, which types Pinyin */
} Setting;

static const Setting pinyin = { "zh", NULL };
static const Setting simple = { "en", "gtk-im-context-simple" };

static void
preedit_cb (Fixture    *fixture,
            const char *text)
{
  g_set_str (&fixture->preedit, text);
}

static void
message_cb (Fixture *fixture)
{
  fixture->n_messages++;
}

static char *
dup_text (Fixture *fixture)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (fixture->buffer, &start, &end);
  return gtk_text_buffer_get_text (fixture->buffer, &start, &end, TRUE);
}

static int
get_caret (Fixture *fixture)
{
  int caret;

  g_object_get (fixture->buffer, "cursor-position", &caret, NULL);
  return caret;
}

static gboolean
is_focused (gpointer data)
{
  return gtk_widget_has_focus (GTK_WIDGET (((Fixture *) data)->view));
}

static gboolean
is_composing (gpointer data)
{
  return *((Fixture *) data)->preedit != '\0';
}

static gboolean
is_not_composing (gpointer data)
{
  return !is_composing (data);
}

static gboolean
is_stored (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *shown = dup_text (fixture);
  g_autofree char *stored = cliff_edit_dup_episode_text (cliff_project_get_store (fixture->project),
                                                         cliff_project_get_episode_id (fixture->project));

  return g_str_equal (shown, stored);
}

/* @setting: the text is empty, with the simple input method, or stands as the sample's and a new line below it. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const Setting *setting = data;
  GtkTextIter end;
  GtkWidget *page;

  fixture->window = cliff_test_open_sample (setting->sample);
  fixture->project = cliff_window_get_project (fixture->window);
  page = cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_SCRIPT_PAGE);
  fixture->editor = CLIFF_SCRIPT_EDITOR (cliff_test_find_widget (page, CLIFF_TYPE_SCRIPT_EDITOR));
  fixture->view = GTK_TEXT_VIEW (cliff_script_editor_get_view (fixture->editor));
  fixture->buffer = cliff_script_page_get_buffer (CLIFF_SCRIPT_PAGE (page));
  fixture->preedit = g_strdup ("");
  g_signal_connect_swapped (fixture->view, "preedit-changed", G_CALLBACK (preedit_cb), fixture);
  g_signal_connect_swapped (fixture->project, "message", G_CALLBACK (message_cb), fixture);
  if (setting->input_method != NULL)
    g_object_set (fixture->view, "im-module", setting->input_method, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "script");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  gtk_text_buffer_get_end_iter (fixture->buffer, &end);
  gtk_text_buffer_place_cursor (fixture->buffer, &end);
  cliff_test_wait_until (is_focused, fixture);
  cliff_test_settle ();
  cliff_test_press (setting->input_method != NULL ? "ctrl+a Delete" : "Return");
  fixture->n_messages = 0;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_signal_handlers_disconnect_by_data (fixture->view, fixture);
  g_signal_handlers_disconnect_by_data (fixture->project, fixture);
  cliff_test_close_window (fixture->window);
  g_free (fixture->preedit);
}

/* The text is @before and @added, and the caret stands behind them. */
static void
check_added (Fixture    *fixture,
             const char *before,
             const char *added)
{
  g_autofree char *text = dup_text (fixture);
  g_autofree char *expected = g_strconcat (before, added, NULL);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (get_caret (fixture), ==, g_utf8_strlen (expected, -1));
}

static void
compose (Fixture    *fixture,
         const char *keys)
{
  cliff_test_press (keys);
  cliff_test_wait_until (is_composing, fixture);
  cliff_test_settle ();
}

static void
finish (Fixture    *fixture,
        const char *key)
{
  cliff_test_press (key);
  cliff_test_wait_until (is_not_composing, fixture);
  cliff_test_settle ();
}

/* Alt and a digit, Escape, Space and Enter are the input method's while it composes, and its word is text once, when chosen. */
static void
test_pinyin (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *before = dup_text (fixture);

  compose (fixture, "n i h a o");
  check_added (fixture, before, "");
  cliff_test_press ("alt+2");
  check_added (fixture, before, "");
  finish (fixture, "Escape");
  check_added (fixture, before, "");

  compose (fixture, "n i h a o");
  finish (fixture, "space");
  check_added (fixture, before, "你好");

  /* Keeping the word does not disturb the next one. */
  compose (fixture, "h a o");
  cliff_test_wait_until (is_stored, fixture);
  g_assert_true (is_composing (fixture));
  check_added (fixture, before, "你好");
  /* Enter commits the letters and makes no new line. */
  finish (fixture, "Return");
  check_added (fixture, before, "你好hao");
  cliff_test_wait_until (is_stored, fixture);

  cliff_test_press ("ctrl+z");
  check_added (fixture, before, "");
  cliff_test_press ("ctrl+shift+z");
  check_added (fixture, before, "你好hao");
  g_assert_cmpint (fixture->n_messages, ==, 0);
}

/* What GTK itself composes: characters by number and dead keys. */
static void
test_compose (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  int status;

  compose (fixture, "ctrl+shift+u 2 0 a c");
  check_added (fixture, "", "");
  cliff_test_press ("Tab");
  check_added (fixture, "", "");
  finish (fixture, "space");
  check_added (fixture, "", "€");
  compose (fixture, "ctrl+shift+u e 9");
  finish (fixture, "Return");
  check_added (fixture, "€", "é");

  g_assert_true (g_spawn_command_line_sync ("setxkbmap us -variant intl", NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  cliff_test_settle ();
  compose (fixture, "dead_diaeresis");
  check_added (fixture, "€é", "");
  finish (fixture, "o");
  check_added (fixture, "€é", "ö");
  cliff_test_press ("ctrl+z");
  check_added (fixture, "", "");
}

/* Typing that goes where the person looks needs no message; elsewhere it does. */
static void
test_messages (Fixture       *fixture,
               gconstpointer  data)
{
  cliff_test_press ("w i n d");
  check_added (fixture, "wind", "");
  cliff_test_press ("ctrl+z");
  check_added (fixture, "", "");
  cliff_test_press ("ctrl+shift+z");
  check_added (fixture, "wind", "");
  g_assert_cmpint (fixture->n_messages, ==, 0);

  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  cliff_test_press ("ctrl+z");
  check_added (fixture, "", "");
  g_assert_cmpint (fixture->n_messages, ==, 1);
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
  g_test_add ("/editor/pinyin", Fixture, &pinyin, set_up, test_pinyin, tear_down);
  g_test_add ("/editor/messages", Fixture, &simple, set_up, test_messages, tear_down);
  /* The last: it changes the keyboard. */
  g_test_add ("/editor/compose", Fixture, &simple, set_up, test_compose, tear_down);

  return g_test_run ();
}
