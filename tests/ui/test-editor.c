/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-edit-script.h"
#include "cliff-script-editor.h"
#include "cliff-script-page.h"

#include <gst/gst.h>
#include <gtk/gtkimmodule.h>
#include <locale.h>
#include <string.h>

#define COMPOSER "cliff-test-composer"

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
static const Setting drama = { "zh", "gtk-im-context-simple" };
static const Setting composer = { "en", COMPOSER };

/* ── An input method whose doings can be told ── */

/* Letters are shown and not committed till Enter; Tab shows them in capitals, and Shift+Tab is not for it. */
typedef struct
{
  GtkIMContext  parent_instance;

  GString      *letters;
} Composer;

typedef GtkIMContextClass ComposerClass;

static GType composer_get_type (void);
G_DEFINE_TYPE (Composer, composer, GTK_TYPE_IM_CONTEXT)

static void
composer_show (Composer *self)
{
  g_signal_emit_by_name (self, "preedit-changed");
}

static void
composer_commit (Composer *self)
{
  g_autofree char *text = g_strdup (self->letters->str);

  g_string_truncate (self->letters, 0);
  composer_show (self);
  g_signal_emit_by_name (self, "preedit-end");
  g_signal_emit_by_name (self, "commit", text);
}

static gboolean
composer_filter_keypress (GtkIMContext *context,
                          GdkEvent     *event)
{
  Composer *self = (Composer *) context;
  guint key = gdk_key_event_get_keyval (event);

  if (gdk_event_get_event_type (event) != GDK_KEY_PRESS || (gdk_event_get_modifier_state (event) & GDK_CONTROL_MASK) != 0)
    return FALSE;
  if (key >= GDK_KEY_a && key <= GDK_KEY_z)
    {
      if (self->letters->len == 0)
        g_signal_emit_by_name (self, "preedit-start");
      g_string_append_c (self->letters, (char) key);
      composer_show (self);
      return TRUE;
    }
  if (self->letters->len == 0)
    return FALSE;
  if (key == GDK_KEY_Tab)
    {
      g_string_ascii_up (self->letters);
      composer_show (self);
      return TRUE;
    }
  if (key == GDK_KEY_Return)
    {
      composer_commit (self);
      return TRUE;
    }

  return FALSE;
}

static void
composer_get_preedit_string (GtkIMContext   *context,
                             char          **text,
                             PangoAttrList **attributes,
                             int            *caret)
{
  Composer *self = (Composer *) context;

  if (text != NULL)
    *text = g_strdup (self->letters->str);
  if (attributes != NULL)
    *attributes = pango_attr_list_new ();
  if (caret != NULL)
    *caret = (int) self->letters->len;
}

static void
composer_finalize (GObject *object)
{
  g_string_free (((Composer *) object)->letters, TRUE);

  G_OBJECT_CLASS (composer_parent_class)->finalize (object);
}

static void
composer_class_init (ComposerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = composer_finalize;
  klass->filter_keypress = composer_filter_keypress;
  klass->get_preedit_string = composer_get_preedit_string;
}

static void
composer_init (Composer *self)
{
  self->letters = g_string_new (NULL);
}

/* ── The page ── */

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

/* Undoes or redoes by @keys till the text is @expected.  Where the machine made a pause between two words of what was typed here in
 * one go, they are two steps, and never more than @n_words. */
static void
step_to (Fixture    *fixture,
         const char *keys,
         const char *expected,
         int         n_words)
{
  g_autofree char *text = dup_text (fixture);

  for (int i = 0; i < n_words && !g_str_equal (text, expected); i++)
    {
      cliff_test_press (keys);
      g_free (text);
      text = dup_text (fixture);
    }
  check_added (fixture, expected, "");
}

/* Alt and a digit, Escape, Space and Enter are the input method's while it composes, and its word is text once, when chosen. */
static void
test_pinyin (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *before = dup_text (fixture);
  g_autofree char *after = NULL;

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

  after = dup_text (fixture);
  step_to (fixture, "ctrl+z", before, 2);
  step_to (fixture, "ctrl+shift+z", after, 2);
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
  step_to (fixture, "ctrl+z", "", 3);
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

/* ── Tab ── */

/* Whatever an input method makes of Tab, the line under it does not change; once nothing is composed Tab is the line's again. */
static void
test_tab_composing (Fixture       *fixture,
                    gconstpointer  data)
{
  compose (fixture, "n i");
  g_assert_cmpstr (fixture->preedit, ==, "ni");
  cliff_test_press ("shift+Tab");
  g_assert_cmpstr (fixture->preedit, ==, "ni");
  check_added (fixture, "", "");
  cliff_test_press ("Tab");
  g_assert_cmpstr (fixture->preedit, ==, "NI");
  check_added (fixture, "", "");
  finish (fixture, "Return");
  check_added (fixture, "NI", "");
  cliff_test_press ("Tab");
  check_added (fixture, "@NI", "");
}

/* The same of an input method that people use. */
static void
test_tab_pinyin (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *before = dup_text (fixture);

  compose (fixture, "n i h a o");
  cliff_test_press ("Tab");
  check_added (fixture, before, "");
  cliff_test_press ("shift+Tab");
  check_added (fixture, before, "");
  finish (fixture, "Escape");
  check_added (fixture, before, "");
}

/* ── The flow of elements ── */

/* "|" is the caret. */
typedef struct
{
  const char *before;
  const char *keys;
  const char *after;
} Row;

static void
put_text (Fixture    *fixture,
          const char *marked)
{
  const char *mark = strchr (marked, '|');
  g_autofree char *text = g_strdup_printf ("%.*s%s", (int) (mark - marked), marked, mark + 1);
  GtkTextIter caret;

  gtk_text_buffer_set_text (fixture->buffer, text, -1);
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &caret, (int) g_utf8_strlen (marked, mark - marked));
  gtk_text_buffer_place_cursor (fixture->buffer, &caret);
  cliff_test_settle ();
}

static void
check_rows (Fixture   *fixture,
            const Row *rows,
            gsize      n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr(GString) found = NULL;

      put_text (fixture, rows[i].before);
      cliff_test_press (rows[i].keys);
      found = g_string_new_take (dup_text (fixture));
      g_string_insert_c (found, g_utf8_offset_to_pointer (found->str, get_caret (fixture)) - found->str, '|');
      if (!g_str_equal (found->str, rows[i].after))
        {
          g_test_message ("before: «%s»\n%s\nexpected: «%s»\nfound: «%s»", rows[i].before, rows[i].keys, rows[i].after,
                          found->str);
          g_test_fail ();
        }
    }
}

/* A key's way through page, completion, source view and input method ends in the flow and nowhere else. */
static void
test_flow_fountain (Fixture       *fixture,
                    gconstpointer  data)
{
  static const Row rows[] = {
    { "int. house - day|", "Return", "INT. HOUSE - DAY\n\n|" },
    { "INT. HOUSE|", "Tab", "INT. HOUSE - |" },
    { "INT. A\n\nShe waits.|", "KP_Enter", "INT. A\n\nShe waits.\n\n|" },
    { "INT. A\n\n|", "Tab", "INT. A\n\n@|" },
    { "INT. A\n\n|", "Tab Tab", "INT. A\n\n|" },
    { "INT. A\n\n|", "shift+Tab", "INT. A\n\nINT. |" },
    { "INT. A\n\n|", "shift+Tab shift+Tab", "INT. A\n\nEXT. |" },
    { "INT. A\n\n@mara|", "Return h i", "INT. A\n\nMARA\nhi|" },
    { "INT. A\n\n@MARA|", "Return Tab b Tab h", "INT. A\n\nMARA\n(b)\nh|" },
    { "MARA\nHello.|", "Return", "MARA\nHello.\n\n|" },
    { "MARA\nHello.|", "shift+Return", "MARA\nHello.\n|" },
    { "x\n\n~La|", "Return Return", "x\n\n~La\n|" },
    { "INT. HO|USE", "Return", "INT. HO\n|USE" },
    { "INT. A\n\nShe|", "alt+3", "INT. A\n\n@She|" },
  };

  check_rows (fixture, rows, G_N_ELEMENTS (rows));
}

static void
test_flow_drama (Fixture       *fixture,
                 gconstpointer  data)
{
#define TALK "第1集\n1-1 日 内 客厅\n林晚：你骗我。\n周成：我没有。\n"
  static const Row rows[] = {
    { "第1集\n1-1 日 内 客厅|", "Return", "第1集\n1-1 日 内 客厅\n人物：|" },
    { "第1集\n1-1 日 内 客厅\n人物：林晚|", "Return", "第1集\n1-1 日 内 客厅\n人物：林晚\n△|" },
    { "第1集\n1-1 日 内 客厅\n△|", "Return", "第1集\n1-1 日 内 客厅\n|" },
    { TALK "|", "Tab", TALK "△|" },
    { TALK "|", "Tab Tab", TALK "林晚：|" },
    { TALK "|", "Tab Tab Tab", TALK "旁白：|" },
    { TALK "|", "Tab Tab Tab Tab", TALK "1-2 日 内 |" },
    { TALK "|", "Tab Tab Tab Tab Tab", TALK "|" },
    { TALK "|", "shift+Tab", TALK "1-2 日 内 |" },
    { TALK "△|", "shift+Tab", TALK "|" },
    { TALK "△她走。|", "Return", TALK "△她走。\n|" },
    { TALK "△她走。|他留下。", "Return", TALK "△她走。\n△|他留下。" },
    { TALK "△她走。|他留下。", "shift+Return", TALK "△她走。\n|他留下。" },
    { TALK "△你好|。", "alt+4", TALK "林晚：你好|。" },
  };

  check_rows (fixture, rows, G_N_ELEMENTS (rows));
}

/* ── Zoom and modes ── */

static int
get_zoom (Fixture *fixture)
{
  int zoom;

  g_object_get (fixture->editor, "zoom", &zoom, NULL);
  return zoom;
}

static gboolean
get_mode (Fixture    *fixture,
          const char *name)
{
  gboolean mode;

  g_object_get (fixture->editor, name, &mode, NULL);
  return mode;
}

static void
test_zoom_keys (Fixture       *fixture,
                gconstpointer  data)
{
  cliff_test_press ("ctrl+0");
  g_assert_cmpint (get_zoom (fixture), ==, 100);
  cliff_test_press ("ctrl+plus");
  g_assert_cmpint (get_zoom (fixture), ==, 110);
  cliff_test_press ("ctrl+equal ctrl+KP_Add");
  g_assert_cmpint (get_zoom (fixture), ==, 130);
  cliff_test_press ("ctrl+minus ctrl+KP_Subtract");
  g_assert_cmpint (get_zoom (fixture), ==, 110);
  cliff_test_press ("ctrl+0");
  g_assert_cmpint (get_zoom (fixture), ==, 100);
  check_added (fixture, "", "");
}

/* Typewriter mode keeps the caret's line in the middle, the first one too. */
static void
test_mode_keys (Fixture       *fixture,
                gconstpointer  data)
{
  cliff_test_press ("F8");
  g_assert_true (get_mode (fixture, "focus-mode"));
  g_assert_false (get_mode (fixture, "typewriter-mode"));
  cliff_test_press ("shift+F8");
  g_assert_true (get_mode (fixture, "focus-mode"));
  g_assert_true (get_mode (fixture, "typewriter-mode"));
  g_assert_cmpint (gtk_text_view_get_top_margin (fixture->view), ==,
                   gtk_widget_get_height (GTK_WIDGET (fixture->editor)) / 2);
  cliff_test_press ("a b");
  check_added (fixture, "ab", "");
  cliff_test_press ("F8 shift+F8");
  g_assert_false (get_mode (fixture, "focus-mode"));
  g_assert_false (get_mode (fixture, "typewriter-mode"));
  g_assert_cmpint (gtk_text_view_get_top_margin (fixture->view), <,
                   gtk_widget_get_height (GTK_WIDGET (fixture->editor)) / 4);
  check_added (fixture, "ab", "");
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
  g_io_extension_point_implement (GTK_IM_MODULE_EXTENSION_POINT_NAME, composer_get_type (), COMPOSER, 0);
  g_test_add ("/editor/pinyin", Fixture, &pinyin, set_up, test_pinyin, tear_down);
  g_test_add ("/editor/tab-pinyin", Fixture, &pinyin, set_up, test_tab_pinyin, tear_down);
  g_test_add ("/editor/tab-composing", Fixture, &composer, set_up, test_tab_composing, tear_down);
  g_test_add ("/editor/flow-fountain", Fixture, &simple, set_up, test_flow_fountain, tear_down);
  g_test_add ("/editor/flow-drama", Fixture, &drama, set_up, test_flow_drama, tear_down);
  g_test_add ("/editor/zoom-keys", Fixture, &simple, set_up, test_zoom_keys, tear_down);
  g_test_add ("/editor/mode-keys", Fixture, &simple, set_up, test_mode_keys, tear_down);
  g_test_add ("/editor/messages", Fixture, &simple, set_up, test_messages, tear_down);
  /* The last: it changes the keyboard. */
  g_test_add ("/editor/compose", Fixture, &simple, set_up, test_compose, tear_down);

  return g_test_run ();
}
