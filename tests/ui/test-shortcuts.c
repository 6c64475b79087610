/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-compare-page.h"
#include "cliff-preview.h"
#include "cliff-script-page.h"
#include "cliff-script-view.h"
#include "cliff-shortcuts.h"
#include "cliff-shot-card.h"
#include "cliff-takes-strip.h"
#include "cliff-timeline-view.h"

#include <gst/gst.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  guint           key;
  GdkModifierType modifiers;
} Keys;

static Keys
parse_keys (const CliffShortcut *shortcut)
{
  Keys keys;

  g_assert_true (gtk_accelerator_parse (shortcut->accel, &keys.key, &keys.modifiers));
  return keys;
}

/* ── Actions ── */

/* Whether @widget's class has the action, with a parameter of @type. */
static gboolean
has_action (GtkWidget          *widget,
            const char         *name,
            const GVariantType *type)
{
  const GVariantType *found_type;
  const char *found, *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (widget), i, &owner, &found, &found_type, &property);
       i++)
    if (g_str_equal (found, name))
      return type == NULL ? found_type == NULL : found_type != NULL && g_variant_type_equal (type, found_type);

  return FALSE;
}

/* Every key of the table does something, and the application knows it. */
static void
test_actions (void)
{
  CliffWindow *window = cliff_test_open_sample ("en");
  CliffApplication *application = cliff_test_get_application ();
  guint n_shortcuts;
  const CliffShortcut *table = cliff_shortcuts_get_table (&n_shortcuts);

  for (guint i = 0; i < n_shortcuts; i++)
    {
      g_auto(GStrv) accels = NULL;
      g_autofree char *name = NULL;
      g_autoptr(GVariant) target = NULL;
      g_autoptr(GError) error = NULL;

      if (table[i].action == NULL)
        continue;
      g_test_message ("%s", table[i].action);
      g_action_parse_detailed_name (table[i].action, &name, &target, &error);
      g_assert_no_error (error);
      if (g_str_has_prefix (name, "app."))
        g_assert_true (g_action_group_has_action (G_ACTION_GROUP (application), name + strlen ("app.")));
      else
        g_assert_true (has_action (GTK_WIDGET (window), name, target != NULL ? g_variant_get_type (target) : NULL));
      accels = gtk_application_get_accels_for_action (GTK_APPLICATION (application), table[i].action);
      g_assert_cmpuint (g_strv_length (accels), ==, 1);
    }
  cliff_test_close_window (window);
}

/* What an action brought up goes again. */
static void
close_dialogs (CliffWindow *window)
{
  AdwDialog *dialog;

  cliff_test_settle ();
  while ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))) != NULL)
    {
      adw_dialog_force_close (dialog);
      cliff_test_settle ();
    }
}

/* They can all be done on a broken-down episode, one after the other. */
static void
test_activation (void)
{
  /* The system's own dialogs, what leaves the window, and what the tests of jobs and reading do. */
  static const char * const elsewhere[] = {
    "win.import-script", "win.print-script", "win.generate", "win.read-aloud", "window.close", NULL,
  };
  CliffWindow *window = cliff_test_open_sample ("en");
  GtkWidget *page = cliff_test_find_widget (GTK_WIDGET (window), CLIFF_TYPE_SCRIPT_PAGE);
  guint n_shortcuts;
  const CliffShortcut *table = cliff_shortcuts_get_table (&n_shortcuts);

  for (guint i = 0; i < n_shortcuts; i++)
    {
      const char *action = table[i].action;
      g_autofree char *name = NULL;
      g_autoptr(GVariant) target = NULL;

      if (action == NULL || g_str_has_prefix (action, "app.") || g_strv_contains (elsewhere, action))
        continue;
      g_test_message ("%s", action);
      g_assert_true (g_action_parse_detailed_name (action, &name, &target, NULL));
      g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target));
      close_dialogs (window);
      if (g_str_equal (name, "win.on-script"))
        g_assert_true (gtk_widget_activate_action (page, g_variant_get_string (target, NULL), NULL));
      close_dialogs (window);
    }
  cliff_test_close_window (window);
}

/* ── Keys ── */

/* Keys with an action hold in all of the window; the others where their group has the focus. */
static void
test_unique (void)
{
  guint n_shortcuts;
  const CliffShortcut *table = cliff_shortcuts_get_table (&n_shortcuts);

  for (guint i = 0; i < n_shortcuts; i++)
    for (guint j = i + 1; j < n_shortcuts; j++)
      {
        Keys one = parse_keys (&table[i]), other = parse_keys (&table[j]);
        gboolean meet = table[i].action != NULL || table[j].action != NULL || table[i].group == table[j].group;

        if (meet && one.key == other.key && one.modifiers == other.modifiers)
          {
            g_test_message ("%s: “%s” and “%s”", table[i].accel, table[i].title, table[j].title);
            g_test_fail ();
          }
      }
}

static gboolean
triggers (GtkShortcutTrigger *trigger,
          Keys                keys)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    return triggers (gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)), keys) ||
           triggers (gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)), keys);

  return GTK_IS_KEYVAL_TRIGGER (trigger) &&
         gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keys.key &&
         gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == keys.modifiers;
}

/* Whether @widget itself has a shortcut of @keys. */
static gboolean
has_shortcut (GtkWidget *widget,
              Keys       keys)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (triggers (gtk_shortcut_get_trigger (shortcut), keys))
            return TRUE;
        }
    }

  return FALSE;
}

/* Whether what has the focus, or something round it in the window, does. */
static gboolean
is_handled (GtkWidget *focus,
            Keys       keys)
{
  for (GtkWidget *widget = focus; widget != NULL && !GTK_IS_ROOT (widget); widget = gtk_widget_get_parent (widget))
    if (has_shortcut (widget, keys))
      return TRUE;

  return FALSE;
}

/* The keys of the flow are for the input method first, so no shortcut has them: what they do is asked in a line of their own. */
static gboolean
is_answered (GtkTextView *view,
             Keys         keys)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  const char *name = gdk_keyval_name (keys.key);
  g_autofree char *press = g_strconcat ((keys.modifiers & GDK_SHIFT_MASK) != 0 ? "shift+" : "", name, NULL);
  GtkTextIter end;
  int before;

  if ((keys.modifiers & ~GDK_SHIFT_MASK) != 0)
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, "\n\n", -1);
  gtk_text_buffer_place_cursor (buffer, &end);
  cliff_test_settle ();
  before = gtk_text_buffer_get_char_count (buffer);
  cliff_test_press (press);

  return gtk_text_buffer_get_char_count (buffer) != before;
}

static void
test_widgets (void)
{
  CliffWindow *window = cliff_test_open_sample ("en");
  GtkWidget *script, *storyboard, *takes, *timeline, *preview, *compare;
  guint n_shortcuts;
  const CliffShortcut *table = cliff_shortcuts_get_table (&n_shortcuts);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "storyboard");
  cliff_test_settle ();
  storyboard = cliff_test_find_widget (GTK_WIDGET (window), CLIFF_TYPE_SHOT_CARD);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "script");
  cliff_test_settle ();
  script = cliff_test_find_widget (GTK_WIDGET (window), CLIFF_TYPE_SCRIPT_VIEW);
  takes = cliff_test_find_widget (GTK_WIDGET (window), CLIFF_TYPE_TAKES_STRIP);
  timeline = cliff_test_find_widget (GTK_WIDGET (window), CLIFF_TYPE_TIMELINE_VIEW);
  preview = cliff_test_find_widget (GTK_WIDGET (window), CLIFF_TYPE_PREVIEW);
  compare = g_object_ref_sink (g_object_new (CLIFF_TYPE_COMPARE_PAGE, NULL));
  for (guint i = 0; i < n_shortcuts; i++)
    {
      Keys keys = parse_keys (&table[i]);
      gboolean handled = TRUE;

      if (table[i].action != NULL)
        continue;
      switch (table[i].group)
        {
        case CLIFF_SHORTCUT_SCRIPT:
          handled = is_handled (script, keys) || has_shortcut (compare, keys) || is_answered (GTK_TEXT_VIEW (script), keys);
          break;
        case CLIFF_SHORTCUT_STORYBOARD:
          handled = is_handled (storyboard, keys) || is_handled (takes, keys);
          break;
        case CLIFF_SHORTCUT_TIMELINE:
          handled = is_handled (timeline, keys);
          break;
        case CLIFF_SHORTCUT_PREVIEW:
          handled = is_handled (preview, keys);
          break;
        case CLIFF_SHORTCUT_GENERAL:
        case CLIFF_SHORTCUT_EPISODE:
        case CLIFF_N_SHORTCUT_GROUPS:
        default:
          handled = FALSE;
          break;
        }
      if (!handled)
        {
          g_test_message ("%s, “%s”: no widget has it", table[i].accel, table[i].title);
          g_test_fail ();
        }
    }
  g_object_unref (compare);
  cliff_test_close_window (window);
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
  g_test_add_func ("/shortcuts/actions", test_actions);
  g_test_add_func ("/shortcuts/activation", test_activation);
  g_test_add_func ("/shortcuts/unique", test_unique);
  g_test_add_func ("/shortcuts/widgets", test_widgets);

  return g_test_run ();
}
