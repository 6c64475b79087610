/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test.h"

#include "cliff-edit-script.h"
#include "cliff-script-file.h"

#include <string.h>

static void
add_file (GPtrArray  *files,
          const char *name,
          const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (files, cliff_script_file_new (bytes, name, NULL, &error));
  g_assert_no_error (error);
}

/* Files come in the order of their episodes, however they were chosen. */
static void
test_join (void)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_script_file_free);
  g_autoptr(CliffScriptFile) joined = NULL;

  add_file (files, "剧本 第10集.txt", "10-1 夜 内 客厅\n△十。\n");
  add_file (files, "9.txt", "第二集\n2-1 日 内 客厅\n△二。\n");
  add_file (files, "第1集.txt", "《归来》\n林晚：女主。\n\n1-1 日 内 客厅\n△一。\n");
  joined = cliff_script_files_join (files);
  g_assert_cmpstr (joined->text, ==, "《归来》\n林晚：女主。\n\n第1集\n\n1-1 日 内 客厅\n△一。\n\n第二集\n2-1 日 内 客厅\n△二。\n\n"
                                     "第10集\n\n10-1 夜 内 客厅\n△十。\n");
}

static void
test_join_fountain (void)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_script_file_free);
  g_autoptr(CliffScriptFile) joined = NULL;
  g_autoptr(CliffScript) script = NULL;
  g_autoptr(CliffOutline) outline = NULL;

  add_file (files, "b.fountain", "Title: T\n\nEPISODE TWENTY-ONE: Late\n\nINT. B - DAY\n\nB.\n");
  add_file (files, "ep 2.fountain", "Title: T\n\nINT. A - DAY\n\nA.\n");
  joined = cliff_script_files_join (files);
  script = cliff_script_new (joined->text, -1, joined->format);
  outline = cliff_script_get_outline (script);
  g_assert_cmpuint (outline->episodes->len, ==, 2);
  g_assert_cmpint (((CliffOutlineEpisode *) outline->episodes->pdata[0])->number, ==, 2);
  g_assert_cmpint (((CliffOutlineEpisode *) outline->episodes->pdata[1])->number, ==, 21);
  g_assert_cmpstr (((CliffOutlineEpisode *) outline->episodes->pdata[1])->title, ==, "Late");
}

static void
test_plan (void)
{
  static const char *text = "《归来》\n\n第1集\n1-1 日 内 客厅\n△一。\n1-2 夜 外 街\n△走。\n第2集\n2-1 日 内 客厅\n△二。\n";
  static const char *more = "第1集\n1-1 日 内 客厅\n△一。\n1-2 夜 外 街\n△跑。\n第3集\n3-1 日 内 客厅\n△三。\n";
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = NULL, again = NULL;
  const CliffImportRow *first, *last;
  g_autofree char *title = NULL, *document = NULL;

  g_assert_true (cliff_edit_import_document (store, text, CLIFF_SCRIPT_AUTO, "<FinalDraft/>", &error));
  g_assert_no_error (error);
  rows = cliff_edit_preview_import (store, more, CLIFF_SCRIPT_AUTO, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  first = g_ptr_array_index (rows, 0);
  last = g_ptr_array_index (rows, 1);
  g_assert_cmpint (first->state, ==, CLIFF_IMPORT_CHANGED);
  g_assert_cmpint (first->n_scenes, ==, 2);
  g_assert_cmpint (first->n_changed, ==, 1);
  g_assert_cmpint (last->state, ==, CLIFF_IMPORT_NEW);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT count(*) FROM episode", ""), ==, 2);

  again = cliff_edit_preview_import (store, text, CLIFF_SCRIPT_AUTO, &error);
  g_assert_cmpint (((CliffImportRow *) again->pdata[0])->state, ==, CLIFF_IMPORT_SAME);

  /* Episodes without a title page leave the one that is there, and the document too. */
  g_assert_true (cliff_edit_import_script (store, more, CLIFF_SCRIPT_AUTO, &error));
  title = cliff_edit_dup_preamble_text (store);
  g_assert_nonnull (strstr (title, "归来"));
  document = cliff_edit_dup_document (store);
  g_assert_cmpstr (document, ==, "<FinalDraft/>");
}

/* What comes in in the other format is turned into that of the episodes which stay. */
static void
test_other_format (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffScript) script = NULL;

  g_assert_true (cliff_edit_import_script (store, "第1集\n1-1 日 内 客厅\n△一。\n", CLIFF_SCRIPT_AUTO, &error));
  g_assert_true (cliff_edit_import_script (store, "# Episode 2\n\nINT. HALL - DAY\n\nADA\nGo.\n", CLIFF_SCRIPT_FOUNTAIN, &error));
  g_assert_no_error (error);
  script = cliff_edit_dup_script (store, NULL);
  g_assert_cmpint (cliff_script_get_format (script), ==, CLIFF_SCRIPT_DRAMA);
  g_assert_nonnull (strstr (cliff_script_get_text (script, NULL), "ADA：Go."));
  g_assert_nonnull (strstr (cliff_script_get_text (script, NULL), "△一。"));
}

static void
test_lone_returns (void)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_script_file_free);

  add_file (files, "mac.txt", "第1集\r1-1 日 内 客厅\r\r△一。\r\n△二。");
  g_assert_cmpstr (((CliffScriptFile *) files->pdata[0])->text, ==, "第1集\n1-1 日 内 客厅\n\n△一。\r\n△二。");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/join", test_join);
  g_test_add_func ("/import/join-fountain", test_join_fountain);
  g_test_add_func ("/import/plan", test_plan);
  g_test_add_func ("/import/other-format", test_other_format);
  g_test_add_func ("/import/lone-returns", test_lone_returns);

  return g_test_run ();
}
