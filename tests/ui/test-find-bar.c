/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-find.h"
#include "cliff-find-bar.h"
#include "cliff-numbers-bar.h"
#include "cliff-script-page.h"

#include <gst/gst.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  CliffWindow         *window;
  GtkWidget           *page;
  CliffScriptDocument *document;
} Fixture;

static Fixture
open_sample (void)
{
  Fixture self = { .window = cliff_test_open_sample ("zh") };

  self.page = cliff_test_find_widget (GTK_WIDGET (self.window), CLIFF_TYPE_SCRIPT_PAGE);
  self.document = cliff_script_page_get_document (CLIFF_SCRIPT_PAGE (self.page));
  cliff_test_settle ();

  return self;
}

static GtkWidget *
find_child (Fixture    *self,
            const char *name)
{
  return cliff_test_find_child (GTK_WIDGET (self->window), CLIFF_TYPE_FIND_BAR, name);
}

static void
act (Fixture    *self,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (self->page, action, NULL));
  cliff_test_settle ();
}

static void
enter (Fixture    *self,
       const char *child,
       const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_child (self, child)), text);
  cliff_test_settle ();
}

static const char *
get_count (Fixture *self)
{
  return gtk_label_get_label (GTK_LABEL (find_child (self, "count")));
}

static char *
dup_selected (Fixture *self)
{
  gsize start, end;

  cliff_script_document_get_selection (self->document, &start, &end);
  return g_strndup (cliff_script_get_text (cliff_script_document_get_script (self->document), NULL) + start, end - start);
}

static char *
dup_text (Fixture *self)
{
  return g_strdup (cliff_script_get_text (cliff_script_document_get_script (self->document), NULL));
}

static int
count (const char *text,
       const char *words)
{
  int n = 0;

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + strlen (words), words))
    n++;

  return n;
}

/** How often words stand in the text shown, once what was asked for is done. */
typedef struct
{
  Fixture    *fixture;
  const char *words;
  int         n;
  const char *selected;  /* NULL: anything */
} Wish;

static gboolean
is_fulfilled (gpointer data)
{
  const Wish *wish = data;
  g_autofree char *text = dup_text (wish->fixture), *selected = dup_selected (wish->fixture);

  return count (text, wish->words) == wish->n && (wish->selected == NULL || g_str_equal (selected, wish->selected));
}

static void
wait_for (Fixture    *self,
          const char *words,
          int         n,
          const char *selected)
{
  Wish wish = { self, words, n, selected };

  cliff_test_wait_until (is_fulfilled, &wish);
}

/* ── Tests ── */

static void
test_find (void)
{
  Fixture self = open_sample ();
  g_autofree char *text = dup_text (&self);
  g_autofree char *last = g_strdup_printf ("%d of %d", count (text, "借条"), count (text, "借条"));
  g_autofree char *first = g_strdup_printf ("1 of %d", count (text, "借条"));
  gsize start, end, after_start, after_end;

  cliff_script_document_select (self.document, 0, 0);
  act (&self, "find.find");
  enter (&self, "entry", "借条");
  g_assert_cmpstr (get_count (&self), ==, first);
  {
    g_autofree char *selected = dup_selected (&self);

    g_assert_cmpstr (selected, ==, "借条");
  }
  act (&self, "find.previous");
  g_assert_cmpstr (get_count (&self), ==, last);
  act (&self, "find.next");
  g_assert_cmpstr (get_count (&self), ==, first);

  /* Closing leaves the caret where it is. */
  cliff_script_document_get_selection (self.document, &start, &end);
  act (&self, "find.close");
  g_assert_false (cliff_find_bar_get_open (CLIFF_FIND_BAR (cliff_test_find_widget (GTK_WIDGET (self.window), CLIFF_TYPE_FIND_BAR))));
  cliff_script_document_get_selection (self.document, &after_start, &after_end);
  g_assert_cmpuint (start, ==, after_start);
  g_assert_cmpuint (end, ==, after_end);
  cliff_test_close_window (self.window);
}

static void
test_parts (void)
{
  Fixture self = open_sample ();

  act (&self, "find.find");
  enter (&self, "entry", "沈知意");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_child (&self, "part")), CLIFF_FIND_MARKS);
  cliff_test_settle ();
  g_assert_cmpstr (get_count (&self), ==, "0 matches");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_child (&self, "regex")), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_child (&self, "part")), CLIFF_FIND_ANYWHERE);
  enter (&self, "entry", "沈(");
  g_assert_true (gtk_widget_get_visible (find_child (&self, "problem")));
  enter (&self, "entry", "沈..");
  g_assert_false (gtk_widget_get_visible (find_child (&self, "problem")));
  {
    g_autofree char *selected = dup_selected (&self);

    g_assert_cmpstr (selected, ==, "沈知意");
  }
  cliff_test_close_window (self.window);
}

static void
test_replace (void)
{
  Fixture self = open_sample ();
  CliffStore *store = cliff_project_get_store (cliff_window_get_project (self.window));
  g_autofree char *before = dup_text (&self);
  int n = count (before, "借条");

  cliff_script_document_select (self.document, 0, 0);
  act (&self, "find.replace");
  enter (&self, "entry", "借条");
  wait_for (&self, "借条", n, "借条");
  enter (&self, "replacement", "欠条");
  g_signal_emit_by_name (find_child (&self, "replacement"), "activate");
  wait_for (&self, "借条", n - 1, "借条");
  wait_for (&self, "欠条", 1, NULL);

  /* In the series, as one step. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_child (&self, "scope")), 2);
  cliff_test_settle ();
  g_signal_emit_by_name (gtk_widget_get_last_child (find_child (&self, "replace_row")), "clicked");
  wait_for (&self, "借条", 0, NULL);
  g_assert_cmpint (cliff_store_get_int (store, -1,
                                        "SELECT count(*) FROM episode JOIN script_text ON script_text.id = text_id "
                                        "WHERE text LIKE '%借条%'", ""), ==, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self.window), "win.undo-step", NULL));
  wait_for (&self, "借条", n - 1, NULL);
  cliff_test_close_window (self.window);
}

static void
test_series (void)
{
  Fixture self = open_sample ();
  CliffRecord *first = cliff_script_document_get_episode (self.document);
  g_autofree char *selected = NULL;

  cliff_script_document_select (self.document, 0, 0);
  act (&self, "find.find");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_child (&self, "scope")), 2);
  enter (&self, "entry", "林秘书");
  g_assert_cmpint (get_count (&self)[0], >=, '1');
  act (&self, "find.next");
  g_assert_true (cliff_script_document_get_episode (self.document) != first);
  selected = dup_selected (&self);
  g_assert_cmpstr (selected, ==, "林秘书");
  cliff_test_close_window (self.window);
}

static gboolean
is_measured (gpointer data)
{
  return strstr (gtk_label_get_label (GTK_LABEL (data)), "speech") != NULL;
}

static gboolean
finds_two (gpointer data)
{
  return strstr (gtk_label_get_label (GTK_LABEL (data)), "2 findings") != NULL;
}

static void
test_numbers (void)
{
  Fixture self = open_sample ();
  GtkWidget *label = cliff_test_find_child (GTK_WIDGET (self.window), CLIFF_TYPE_NUMBERS_BAR, "label");
  CliffTextEdit edit = { 0, 0, (char *) "以下是第1集的剧本：\n", 0, 0 };
  g_autofree char *selected = NULL;

  cliff_test_wait_until (is_measured, label);
  cliff_script_document_apply (self.document, &edit);
  cliff_test_wait_until (finds_two, label);
  act (&self, "numbers.next");
  selected = dup_selected (&self);
  g_assert_cmpstr (selected, ==, "以下是第1集的剧本：");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (label)), "does not belong"));
  cliff_script_document_select (self.document, 3, 3);
  g_assert_true (finds_two (label));
  act (&self, "numbers.show");
  cliff_test_close_window (self.window);
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

  g_test_add_func ("/find-bar/find", test_find);
  g_test_add_func ("/find-bar/parts", test_parts);
  g_test_add_func ("/find-bar/replace", test_replace);
  g_test_add_func ("/find-bar/series", test_series);
  g_test_add_func ("/find-bar/numbers", test_numbers);

  return g_test_run ();
}
