/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-breakdown.h"
#include "cliff-edit-script.h"
#include "cliff-report.h"
#include "cliff-shot-list.h"
#include "cliff-test.h"

#include <string.h>

static char *
read_data (const char *name)
{
  g_autofree char *path = cliff_test_dup_data_path (name);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  return text;
}

static CliffReport *
report_on (const char      *text,
           CliffReportKind  kind,
           int              episode)
{
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, CLIFF_SCRIPT_AUTO);

  return cliff_report_new (script, kind, episode);
}

static void
check_cells (CliffReport *report,
             guint        row,
             const char  *expected)
{
  g_autoptr(GString) cells = g_string_new (NULL);

  for (guint i = 0; i < report->columns->len; i++)
    {
      g_autofree char *cell = cliff_report_dup_cell (report, row, i);

      g_string_append_printf (cells, "%s%s", i > 0 ? "|" : "", cell);
    }
  g_assert_cmpstr (cells->str, ==, expected);
}

static void
test_characters (void)
{
  g_autofree char *text = read_data ("cn-drama/script-layout-A.txt");
  g_autoptr(CliffReport) all = report_on (text, CLIFF_REPORT_CHARACTERS, 0);
  g_autoptr(CliffReport) second = report_on (text, CLIFF_REPORT_CHARACTERS, 2);

  g_assert_cmpuint (all->rows->len, ==, 7);
  check_cells (all, 0, "沈知意|5|42|0:10|4|1-2|1-1|2-2");
  check_cells (all, 1, "陆承远|2|13|0:03|1|2|2-2|2-2");
  g_assert_cmpuint (second->rows->len, ==, 5);
  check_cells (second, 0, "沈知意|2|13|0:03|2|2|2-1|2-2");
}

static void
test_locations (void)
{
  g_autofree char *text = read_data ("cn-drama/script-layout-A.txt");
  g_autoptr(CliffReport) report = report_on (text, CLIFF_REPORT_LOCATIONS, 0);
  g_autofree char *first = NULL;

  g_assert_cmpuint (report->rows->len, ==, 4);
  first = cliff_report_dup_cell (report, 0, 1);
  g_assert_cmpstr (first, ==, "外");
}

static void
test_cast (void)
{
  g_autofree char *text = read_data ("cn-drama/script-layout-A.txt");
  g_autoptr(CliffReport) report = report_on (text, CLIFF_REPORT_CAST, 0);

  g_assert_cmpuint (report->columns->len, ==, 8);
  /* In the scene without a word: a dot. */
  check_cells (report, 3, "2-2|·|2|||||1");
}

/* Ranges of episodes join where they follow each other. */
static void
test_ranges (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(CliffReport) report = NULL;
  g_autofree char *episodes = NULL;

  for (int i = 1; i <= 9; i++)
    g_string_append_printf (text, "EP %d\n\nINT. ROOM - DAY\n\n%s\nYes.\n\n", i, i == 4 || i == 8 ? "BEN" : "ANN");
  report = report_on (text->str, CLIFF_REPORT_CHARACTERS, 0);
  episodes = cliff_report_dup_cell (report, 0, 5);
  g_assert_cmpstr (episodes, ==, "1-3,5-7,9");
}

/* No cell of a script can become a formula of the spreadsheet that opens the table, or part a row. */
static void
test_csv (void)
{
  g_autoptr(CliffReport) report =
      report_on ("INT. ROOM - DAY\n\n@=1+1\nHi.\n\n@+SUM\nHi.\n\n@-x\nHi.\n\n@@cmd\nHi.\n\n@A \"B\", C\nHi.\n",
                 CLIFF_REPORT_CHARACTERS, 0);
  g_autofree char *csv = cliff_report_to_csv (report);
  g_auto(GStrv) lines = g_strsplit (csv, "\r\n", -1);

  g_assert_true (g_str_has_prefix (csv, "\xef\xbb\xbf" "Name,Speeches,"));
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 5 + 1);
  g_assert_true (g_str_has_prefix (lines[1], "\"'=1+1\","));
  g_assert_true (g_str_has_prefix (lines[2], "\"'+SUM\","));
  g_assert_true (g_str_has_prefix (lines[3], "\"'-x\","));
  g_assert_true (g_str_has_prefix (lines[4], "\"'@cmd\","));
  g_assert_true (g_str_has_prefix (lines[5], "\"A \"\"B\"\", C\","));
}

static void
test_json (void)
{
  g_autoptr(CliffReport) report = report_on ("INT. ROOM - DAY\n\n@scene\nHi there.\n", CLIFF_REPORT_CAST, 0);
  g_autoptr(JsonNode) node = cliff_report_to_json (report);
  g_autofree char *json = json_to_string (node, FALSE);

  g_assert_cmpstr (json, ==, "[{\"scene\":\"1-1\",\"cast\":{\"scene\":\"1\"}}]");
}

static void
test_empty (void)
{
  for (CliffReportKind kind = CLIFF_REPORT_CHARACTERS; kind <= CLIFF_REPORT_CAST; kind++)
    {
      g_autoptr(CliffReport) report = report_on ("", kind, 0);

      g_assert_cmpuint (report->rows->len, <=, 1);
    }
}

/* A project's script is one text again. */
static void
test_series (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autofree char *text = read_data ("cn-drama/script-layout-A.txt"), *whole = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffReport) report = NULL;
  CliffScriptFormat format;

  cliff_edit_import_script (store, text, CLIFF_SCRIPT_AUTO, &error);
  g_assert_no_error (error);
  whole = cliff_edit_dup_series_text (store, &format);
  g_assert_cmpint (format, ==, CLIFF_SCRIPT_DRAMA);
  g_assert_cmpstr (whole, ==, text);
  report = report_on (whole, CLIFF_REPORT_SCENES, 0);
  g_assert_cmpuint (report->rows->len, ==, 4);
}

/* A project with the shots of the drama in it. */
static CliffStore *
make_project (GArray **episodes)
{
  CliffStore *store = cliff_test_create_store ();
  g_autofree char *text = read_data ("cn-drama/script-layout-A.txt");
  g_autoptr(CliffRows) rows = NULL;
  g_autoptr(GError) error = NULL;

  cliff_edit_import_script (store, text, CLIFF_SCRIPT_DRAMA, &error);
  g_assert_no_error (error);
  cliff_edit_break_down_series (store, NULL, &error);
  g_assert_no_error (error);
  *episodes = g_array_new (FALSE, FALSE, sizeof (CliffId));
  rows = cliff_store_query (store, "SELECT id FROM episode ORDER BY position", "");
  while (cliff_rows_next (rows))
    {
      CliffId id = cliff_rows_get_int (rows, 0);

      g_array_append_val (*episodes, id);
    }

  return store;
}

static void
test_shots (void)
{
  g_autoptr(GArray) episodes = NULL;
  g_autoptr(CliffStore) store = make_project (&episodes);
  const CliffId *ids = (const CliffId *) episodes->data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffReport) all = cliff_shot_list_new (store, ids, episodes->len, &error), second = NULL, none = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (all->title, ==, "雨夜的借条");
  g_assert_cmpuint (all->rows->len, ==, (guint) cliff_store_get_int (store, 0, "SELECT count(*) FROM shot", ""));
  check_cells (all, 2, "1-3|1-1|中近景|平视|固定||0:05|老街巷口|周叔|周叔，压低声音|周叔: 房租今晚再不交，你妈的东西我就只能扔出去了。||");

  cliff_test_begin (store);
  cliff_test_exec (store, "UPDATE series SET language = 'en'");
  cliff_test_exec (store, "UPDATE shot SET lens = 'tele', movement = 'slow push', note = '=1+1' WHERE episode_id > 1");
  cliff_test_commit (store);
  second = cliff_shot_list_new (store, ids + 1, 1, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (second->title, "雨夜的借条 · 2"));
  for (guint i = 0; i < second->rows->len; i++)
    {
      g_autofree char *shot = cliff_report_dup_cell (second, i, 0), *number = g_strdup_printf ("2-%u", i + 1);
      g_autofree char *movement = cliff_report_dup_cell (second, i, 4), *lens = cliff_report_dup_cell (second, i, 5);

      g_assert_cmpstr (shot, ==, number);
      g_assert_cmpstr (movement, ==, "slow push in");
      g_assert_cmpstr (lens, ==, "telephoto");
    }

  none = cliff_shot_list_new (store, &(CliffId) { 4711 }, 1, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* What a script says is text in the page and nothing else. */
static void
test_html (void)
{
  g_autoptr(CliffReport) report = cliff_report_alloc ("A <b>list</b>", FALSE);
  g_autoptr(GPtrArray) pictures = g_ptr_array_new ();
  g_autofree char *html = NULL, *plain = NULL;

  cliff_report_add_column (report, "name", "Name", CLIFF_REPORT_TEXT);
  cliff_report_add_column (report, "milliseconds", "Time", CLIFF_REPORT_TIME);
  cliff_report_add_row (report)[0].text = g_strdup ("</td><script>alert(1)</script> & 沈知意");
  cliff_report_add_row (report)[1].number = 61 * CLIFF_SECOND;
  g_ptr_array_add (pictures, NULL);
  g_ptr_array_add (pictures, (gpointer) "data:image/png;base64,AAAA");
  html = cliff_report_to_html (report, pictures);
  plain = cliff_report_to_html (report, NULL);

  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>"));
  g_assert_null (strstr (html, "<script>"));
  g_assert_nonnull (strstr (html, "&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; 沈知意"));
  g_assert_nonnull (strstr (html, "<td class=\"n\">1:01</td>"));
  g_assert_nonnull (strstr (html, "<img src=\"data:image/png;base64,AAAA\""));
  g_assert_null (strstr (plain, "<img"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/characters", test_characters);
  g_test_add_func ("/report/locations", test_locations);
  g_test_add_func ("/report/cast", test_cast);
  g_test_add_func ("/report/ranges", test_ranges);
  g_test_add_func ("/report/csv", test_csv);
  g_test_add_func ("/report/json", test_json);
  g_test_add_func ("/report/empty", test_empty);
  g_test_add_func ("/report/series", test_series);
  g_test_add_func ("/report/shots", test_shots);
  g_test_add_func ("/report/html", test_html);

  return g_test_run ();
}
