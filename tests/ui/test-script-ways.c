/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-fold-gutter.h"
#include "cliff-go-dialog.h"
#include "cliff-script-page.h"
#include "cliff-script-view.h"

#include <gst/gst.h>
#include <locale.h>
#include <string.h>

#define CUT "/* An older beginning\n\nINT. CELLAR - NIGHT\n\nRats. */"

/** A window on the sample, with a passage of five lines cut out of its script, from line 2 on. */
typedef struct
{
  CliffWindow         *window;
  CliffProject        *project;
  CliffScriptDocument *document;
  GtkTextBuffer       *buffer;
  GtkWidget           *page;
  GtkWidget           *view;
  CliffFoldGutter     *folds;
} Fixture;

static gboolean
has_fold (gpointer data)
{
  return cliff_fold_gutter_has (((Fixture *) data)->folds, 2, NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  language)
{
  fixture->window = cliff_test_open_sample (language);
  fixture->project = cliff_window_get_project (fixture->window);
  fixture->page = cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_SCRIPT_PAGE);
  fixture->document = cliff_script_page_get_document (CLIFF_SCRIPT_PAGE (fixture->page));
  fixture->buffer = cliff_script_page_get_buffer (CLIFF_SCRIPT_PAGE (fixture->page));
  fixture->view = cliff_test_find_widget (fixture->page, CLIFF_TYPE_SCRIPT_VIEW);
  fixture->folds = CLIFF_FOLD_GUTTER (cliff_test_find_widget (fixture->page, CLIFF_TYPE_FOLD_GUTTER));
  cliff_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  language)
{
  GtkWidget *dialog = cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_GO_DIALOG);

  if (dialog != NULL)
    adw_dialog_force_close (ADW_DIALOG (dialog));
  cliff_test_settle ();
  cliff_test_close_window (fixture->window);
}

static char *
dup_text (Fixture *fixture)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (fixture->buffer, &start, &end);
  return gtk_text_buffer_get_text (fixture->buffer, &start, &end, TRUE);
}

static gboolean
is_folded (Fixture *fixture)
{
  gboolean folded;

  return cliff_fold_gutter_has (fixture->folds, 2, &folded) && folded;
}

static void
place_caret (Fixture *fixture,
             int      line,
             int      column)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line_offset (fixture->buffer, &iter, line, column);
  gtk_text_buffer_place_cursor (fixture->buffer, &iter);
}

static int
get_caret_line (Fixture *fixture)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (fixture->buffer, &iter, gtk_text_buffer_get_insert (fixture->buffer));
  return gtk_text_iter_get_line (&iter);
}

static void
cut (Fixture *fixture)
{
  GtkTextIter iter;

  if (!has_fold (fixture))
    {
      gtk_text_buffer_get_iter_at_line (fixture->buffer, &iter, 2);
      gtk_text_buffer_insert (fixture->buffer, &iter, CUT "\n\n", -1);
      cliff_test_wait_until (has_fold, fixture);
    }
  cliff_script_document_flush (fixture->document);
  gtk_widget_grab_focus (fixture->view);
  cliff_test_settle ();
}

/* Folding hides and changes nothing; the arrows pass over what is hidden. */
static void
test_fold (Fixture       *fixture,
           gconstpointer  language)
{
  g_autofree char *before = NULL, *after = NULL;

  cut (fixture);
  before = dup_text (fixture);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->folds)));
  place_caret (fixture, 4, 3);
  cliff_test_press ("ctrl+bracketleft");
  g_assert_true (is_folded (fixture));
  g_assert_cmpint (get_caret_line (fixture), ==, 2);
  place_caret (fixture, 1, 0);
  cliff_test_press ("Down Down");
  g_assert_cmpint (get_caret_line (fixture), ==, 7);
  g_assert_true (is_folded (fixture));
  cliff_test_press ("Up");
  g_assert_cmpint (get_caret_line (fixture), ==, 2);
  g_assert_true (is_folded (fixture));
  after = dup_text (fixture);
  g_assert_cmpstr (after, ==, before);
  cliff_test_press ("ctrl+bracketleft");
  g_assert_false (is_folded (fixture));
}

/* Deleting beside it, selecting it and going into it open it, and take nothing away unseen. */
static void
test_open (Fixture       *fixture,
           gconstpointer  language)
{
  g_autofree char *before = NULL, *after = NULL;
  const char *found;

  cut (fixture);
  before = dup_text (fixture);
  cliff_fold_gutter_toggle_all (fixture->folds);
  g_assert_true (is_folded (fixture));
  place_caret (fixture, 2, (int) strlen ("/* An older beginning"));
  g_assert_true (is_folded (fixture));
  cliff_test_press ("Delete");
  g_assert_false (is_folded (fixture));
  cliff_fold_gutter_toggle_all (fixture->folds);
  place_caret (fixture, 7, 0);
  g_assert_true (is_folded (fixture));
  cliff_test_press ("BackSpace");
  g_assert_false (is_folded (fixture));

  cliff_fold_gutter_toggle_all (fixture->folds);
  cliff_test_press ("ctrl+a");
  g_assert_false (is_folded (fixture));
  place_caret (fixture, 0, 0);
  cliff_fold_gutter_toggle_all (fixture->folds);
  g_assert_true (is_folded (fixture));
  after = dup_text (fixture);
  g_assert_cmpstr (after, ==, before);
  /* As the find bar does. */
  found = strstr (before, "CELLAR");
  cliff_script_document_select (fixture->document, (gsize) (found - before), (gsize) (found - before) + 6);
  g_assert_false (is_folded (fixture));
}

/* What undo changes is seen. */
static void
test_undo (Fixture       *fixture,
           gconstpointer  language)
{
  GtkTextIter iter;

  cut (fixture);
  gtk_text_buffer_get_iter_at_line_offset (fixture->buffer, &iter, 6, 5);
  gtk_text_buffer_insert (fixture->buffer, &iter, " And mice.", -1);
  cliff_script_document_flush (fixture->document);
  place_caret (fixture, 0, 0);
  cliff_fold_gutter_toggle_all (fixture->folds);
  g_assert_true (is_folded (fixture));
  cliff_project_undo (fixture->project);
  cliff_test_settle ();
  g_assert_false (is_folded (fixture));
  g_assert_cmpint (get_caret_line (fixture), ==, 6);
}

static CliffGoDialog *
ask_where (Fixture    *fixture,
           const char *words)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (fixture->page, "script.go-to", NULL));
  cliff_test_settle ();
  dialog = cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_GO_DIALOG);
  g_assert_nonnull (dialog);
  gtk_editable_set_text (GTK_EDITABLE (cliff_test_find_child (dialog, CLIFF_TYPE_GO_DIALOG, "entry")), words);
  cliff_test_settle ();

  return CLIFF_GO_DIALOG (dialog);
}

/* Number, words, initials and the arrows choose; Enter goes there, in another episode as well. */
static void
test_go (Fixture       *fixture,
         gconstpointer  language)
{
  CliffGoDialog *dialog = ask_where (fixture, "2");
  CliffRecord *chosen = cliff_go_dialog_get_chosen (dialog);
  g_autofree char *text = NULL;

  g_assert_true (CLIFF_IS_EPISODE (chosen));
  g_assert_cmpint (cliff_record_get_int (chosen, "number"), ==, 2);
  cliff_test_press ("Down");
  g_assert_cmpstr (cliff_record_get_text (cliff_go_dialog_get_chosen (dialog), "number"), ==, "2-1");
  gtk_editable_set_text (GTK_EDITABLE (cliff_test_find_child (GTK_WIDGET (dialog), CLIFF_TYPE_GO_DIALOG, "entry")), "czw");
  cliff_test_settle ();
  g_assert_cmpstr (cliff_record_get_text (cliff_go_dialog_get_chosen (dialog), "number"), ==, "1-2");
  gtk_editable_set_text (GTK_EDITABLE (cliff_test_find_child (GTK_WIDGET (dialog), CLIFF_TYPE_GO_DIALOG, "entry")), "2-1");
  cliff_test_settle ();
  chosen = cliff_go_dialog_get_chosen (dialog);
  cliff_test_press ("Return");
  g_assert_cmpint (cliff_project_get_episode_id (fixture->project), ==, cliff_record_get_int (chosen, "episode_id"));
  g_assert_cmpuint (cliff_script_document_get_caret (fixture->document), ==, (gsize) cliff_record_get_int (chosen, "start"));
  g_assert_true (gtk_widget_has_focus (fixture->view));

  dialog = ask_where (fixture, "月球");
  g_assert_null (cliff_go_dialog_get_chosen (dialog));
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

  g_test_add ("/script-ways/fold", Fixture, "en", set_up, test_fold, tear_down);
  g_test_add ("/script-ways/open", Fixture, "en", set_up, test_open, tear_down);
  g_test_add ("/script-ways/undo", Fixture, "en", set_up, test_undo, tear_down);
  g_test_add ("/script-ways/go", Fixture, "zh", set_up, test_go, tear_down);

  return g_test_run ();
}
