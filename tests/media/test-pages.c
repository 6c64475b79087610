/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-pages.h"
#include "cliff-shot-picture.h"
#include "cliff-test.h"
#include "media-fixture.h"

#include <string.h>

/* Set to make the golden files anew, and to keep the PDFs beside them. */
#define UPDATE "CLIFF_UPDATE_GOLDEN"

#define CREATED 1767225600

static char *
run (const char *const *arguments)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  char *output = NULL;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));

  return output;
}

static CliffPages *
lay_out (const char           *text,
         const CliffPageSetup *setup)
{
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, CLIFF_SCRIPT_AUTO);

  return cliff_pages_new (script, setup);
}

static char *
write_pdf (CliffPages *pages)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  char *path = g_build_filename (folder, "script.pdf", NULL);
  g_autoptr(GError) error = NULL;

  cliff_pages_write_pdf (pages, path, CREATED, NULL, &error);
  g_assert_no_error (error);

  return path;
}

/* The text of the pages as another program reads it, a form feed behind each. */
static char *
read_pages (CliffPages *pages)
{
  g_autofree char *path = write_pdf (pages);

  return run ((const char *[]) { "pdftotext", "-layout", "-enc", "UTF-8", path, "-", NULL });
}

static GStrv
split_pages (CliffPages *pages)
{
  g_autofree char *text = read_pages (pages);

  return g_strsplit (text, "\f", -1);
}

static void
check_golden (const char           *script,
              const char           *golden,
              const CliffPageSetup *setup)
{
  g_autofree char *path = cliff_test_dup_data_path (script), *expected_path = cliff_test_dup_data_path (golden);
  g_autofree char *text = NULL, *expected = NULL, *actual = NULL;
  g_autoptr(CliffPages) pages = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  pages = lay_out (text, setup);
  actual = read_pages (pages);
  if (g_getenv (UPDATE) != NULL)
    {
      g_autofree char *name = g_path_get_basename (golden);
      g_autofree char *kept = g_strdup_printf ("%s/%s.pdf", g_getenv (UPDATE), name);

      g_assert_true (g_file_set_contents (expected_path, actual, -1, NULL));
      g_assert_true (cliff_pages_write_pdf (pages, kept, CREATED, NULL, NULL));
    }
  g_file_get_contents (expected_path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (actual, ==, expected);
}

static void
test_golden_english (void)
{
  check_golden ("en-drama/the-locket.fountain", "pages/the-locket-a4.txt", &(CliffPageSetup) { 0 });
  check_golden ("en-drama/the-locket.fountain", "pages/the-locket-letter.txt",
                &(CliffPageSetup) { .paper = CLIFF_PAPER_LETTER, .numbers = TRUE, .continued = TRUE, .notes = TRUE });
  check_golden ("pages/long-way-down.fountain", "pages/long-way-down.txt",
                &(CliffPageSetup) { .paper = CLIFF_PAPER_LETTER, .numbers = TRUE, .continued = TRUE });
}

static void
test_golden_chinese (void)
{
  check_golden ("cn-drama/script-layout-A.txt", "pages/layout-a.txt", &(CliffPageSetup) { .author = "苏晚" });
  check_golden ("cn-drama/script-layout-B.txt", "pages/layout-b.txt", &(CliffPageSetup) { 0 });
  check_golden ("pages/long-night.txt", "pages/long-night-pages.txt", &(CliffPageSetup) { .notes = TRUE });
}

/* A script of @n action lines of one row each, and what follows them. */
static char *
make_script (guint       n,
             const char *rest)
{
  GString *text = g_string_new ("INT. ROOM - DAY\n\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Row %u.\n\n", i);
  g_string_append (text, rest);

  return g_string_free (text, FALSE);
}

/* The last line of @page that holds anything. (transfer full) */
static char *
dup_last_line (const char *page)
{
  g_auto(GStrv) lines = g_strsplit (page, "\n", -1);

  for (guint i = g_strv_length (lines); i > 0; i--)
    if (g_strstrip (lines[i - 1])[0] != '\0')
      return g_strdup (lines[i - 1]);

  return g_strdup ("");
}

/* However far down a page it would stand, a heading is never the last thing there, nor is a cue. */
static void
test_heading_last (void)
{
  for (guint n = 18; n < 32; n++)
    {
      g_autofree char *text = make_script (n, "INT. CELLAR - NIGHT\n\nIt is dark.\n\nNORA\n(low)\nOne word.\n");
      g_autoptr(CliffPages) pages = lay_out (text, &(CliffPageSetup) { 0 });
      g_auto(GStrv) drawn = split_pages (pages);
      g_autofree char *last = dup_last_line (drawn[0]);

      g_assert_false (g_str_has_prefix (last, "INT. CELLAR"));
      g_assert_cmpstr (last, !=, "NORA");
      g_assert_cmpstr (last, !=, "(low)");
    }
}

static const char long_speech[] =
  "NORA\nI came here in the rain. I waited by the door until the lamps went out and nobody came to ask me why. Then I "
  "saw the light upstairs. It was his. He had been there all along, counting his money, and he never once looked down. "
  "So I went up. I did not knock. Would you have knocked?\n";

static guint
count_lines (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += g_strstrip (lines[i])[0] != '\0';

  return n;
}

/* A speech goes on behind a sentence, under the name of who speaks. */
static void
test_more (void)
{
  guint parted = 0;

  for (guint n = 18; n < 30; n++)
    {
      g_autofree char *text = make_script (n, long_speech);
      g_autoptr(CliffPages) pages = lay_out (text, &(CliffPageSetup) { 0 });
      g_auto(GStrv) drawn = split_pages (pages);
      g_autofree char *last = dup_last_line (drawn[0]), *before = NULL;
      char *more = strstr (drawn[0], "(MORE)");

      if (more == NULL)
        {
          g_assert_null (strstr (drawn[0], "CONT’D"));
          continue;
        }
      parted++;
      g_assert_cmpstr (last, ==, "(MORE)");
      g_assert_nonnull (strstr (drawn[1], "NORA (CONT’D)"));
      *more = '\0';
      before = dup_last_line (drawn[0]);
      g_assert_true (strchr (".?", before[strlen (before) - 1]) != NULL);
      /* Two lines of it at least on either side. */
      g_assert_nonnull (strstr (drawn[0], "I waited"));
      g_assert_cmpuint (count_lines (strstr (drawn[1], "CONT’D")), >=, 3);
    }
  g_assert_cmpuint (parted, >=, 3);
}

/* A speech longer than two pages, without a sentence in it, still gets onto paper. */
static void
test_endless (void)
{
  g_autoptr(GString) text = g_string_new ("NORA\n");
  g_autoptr(CliffPages) pages = NULL;
  g_autofree char *drawn = NULL;
  const char *at;
  guint n = 0;

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (text, "word%u ", i);
  pages = lay_out (text->str, &(CliffPageSetup) { 0 });
  g_assert_cmpuint (cliff_pages_get_n_pages (pages), >=, 4);
  drawn = read_pages (pages);
  for (at = drawn; (at = strstr (at, "word")) != NULL; at += 4)
    n++;
  g_assert_cmpuint (n, ==, 1500);
}

static void
test_breaks (void)
{
  g_autoptr(CliffPages) pages = lay_out ("One.\n\n===\n\nTwo.\n\n===\n\n===\n\nThree.\n", &(CliffPageSetup) { 0 });

  g_assert_cmpuint (cliff_pages_get_n_pages (pages), ==, 3);
  g_assert_cmpuint (cliff_pages_find (pages, 0), ==, 0);
  g_assert_cmpuint (cliff_pages_find (pages, 12), ==, 1);
  g_assert_cmpuint (cliff_pages_find (pages, 28), ==, 2);
}

static void
test_empty (void)
{
  g_autoptr(CliffPages) pages = lay_out ("", &(CliffPageSetup) { 0 });

  g_assert_cmpuint (cliff_pages_get_n_pages (pages), ==, 1);
}

/* Changed lines, and no others, have an asterisk; the header is on their pages only. */
static void
test_revised (void)
{
  const char *text = "INT. ROOM - DAY\n\nOld.\n\nNew.\n\n===\n\nOld again.\n";
  gsize start = (gsize) (strstr (text, "New.") - text);
  CliffTextRange range = { start, start + 4 };
  g_autoptr(CliffPages) pages = lay_out (text, &(CliffPageSetup) {
    .header = "Blue Revision 2026-01-02", .colour = "blue", .revised = &range, .n_revised = 1,
  });
  g_auto(GStrv) drawn = split_pages (pages);
  g_auto(GStrv) lines = g_strsplit (drawn[0], "\n", -1);

  g_assert_nonnull (strstr (drawn[0], "Blue Revision 2026-01-02"));
  g_assert_null (strstr (drawn[1], "Blue Revision"));
  g_assert_null (strchr (drawn[1], '*'));
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_true ((strchr (lines[i], '*') != NULL) == (strstr (lines[i], "New.") != NULL));
}

/* Letters are inside, only those used, and can be searched for; the same pages are the same bytes. */
static void
test_pdf (void)
{
  static const char *const scripts[] = { "en-drama/the-locket.fountain", "cn-drama/script-layout-A.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *path = cliff_test_dup_data_path (scripts[i]), *text = NULL, *one = NULL, *two = NULL;
      g_autofree char *fonts = NULL, *info = NULL, *bytes = NULL, *again = NULL;
      g_autoptr(CliffPages) pages = NULL, second = NULL;
      g_auto(GStrv) lines = NULL;
      gsize length, again_length;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      pages = lay_out (text, &(CliffPageSetup) { .author = "A. Nobody" });
      second = lay_out (text, &(CliffPageSetup) { .author = "A. Nobody" });
      one = write_pdf (pages);
      two = write_pdf (second);
      fonts = run ((const char *[]) { "pdffonts", one, NULL });
      lines = g_strsplit (g_strchomp (fonts), "\n", -1);
      g_assert_cmpuint (g_strv_length (lines), >, 2);
      for (guint j = 2; lines[j] != NULL; j++)
        g_assert_nonnull (strstr (lines[j], "yes yes yes"));
      info = run ((const char *[]) { "pdfinfo", one, NULL });
      g_assert_nonnull (strstr (info, i == 0 ? "The Locket" : "雨夜的借条"));
      g_assert_nonnull (strstr (info, "A. Nobody"));
      g_assert_nonnull (strstr (info, "Thu Jan  1 00:00:00 2026"));
      g_assert_true (g_file_get_contents (one, &bytes, &length, NULL));
      g_assert_true (g_file_get_contents (two, &again, &again_length, NULL));
      g_assert_cmpmem (bytes, length, again, again_length);
    }
}

static void
test_cannot_write (void)
{
  g_autoptr(CliffPages) pages = lay_out ("One.\n", &(CliffPageSetup) { 0 });
  g_autoptr(GError) error = NULL;

  g_assert_false (cliff_pages_write_pdf (pages, "/nowhere/at/all.pdf", CREATED, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A whole play: not a word of it is lost, and no page ends with a heading. */
static void
test_play (void)
{
  g_autofree char *path = cliff_test_dup_data_path ("fountain/public-domain/the-importance-of-being-earnest.fountain");
  g_autofree char *text = NULL;
  g_autoptr(CliffPages) pages = NULL;
  g_auto(GStrv) drawn = NULL;
  guint said = 0, printed = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  pages = lay_out (text, &(CliffPageSetup) { .paper = CLIFF_PAPER_LETTER });
  drawn = split_pages (pages);
  for (const char *at = text; (at = strstr (at, "Bunbury")) != NULL; at++)
    said++;
  for (guint i = 0; drawn[i] != NULL; i++)
    {
      g_autofree char *last = dup_last_line (drawn[i]);

      for (const char *at = drawn[i]; (at = strstr (at, "Bunbury")) != NULL; at++)
        printed++;
      g_assert_false (g_str_has_suffix (last, " - DAY"));
    }
  g_assert_cmpuint (printed, ==, said);
}

/* More people than fit side by side: the table goes on on other pages, scenes beside everybody. */
static void
test_report (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(CliffScript) script = NULL;
  g_autoptr(CliffReport) report = NULL;
  g_autoptr(CliffPages) pages = NULL;
  g_autofree char *drawn = NULL;

  for (guint i = 0; i < 90; i++)
    g_string_append_printf (text, "INT. ROOM %u - DAY\n\nPERSON NUMBER %u\nYes.\n\n", i, i % 30);
  script = cliff_script_new (text->str, -1, CLIFF_SCRIPT_FOUNTAIN);
  report = cliff_report_new (script, CLIFF_REPORT_CAST, 0);
  pages = cliff_pages_new_report (report, &(CliffPageSetup) { .title = "A Crowd" });
  g_assert_cmpuint (cliff_pages_get_n_pages (pages), >=, 12);
  drawn = read_pages (pages);
  g_assert_nonnull (strstr (drawn, "Cast by Scene · A Crowd"));
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("PERSON NUMBER %u", i);

      g_assert_nonnull (strstr (drawn, name));
    }
}

static CliffReport *
make_list (guint n_rows)
{
  CliffReport *list = cliff_report_alloc ("Every shot", FALSE);

  cliff_report_add_column (list, "shot", "Shot", CLIFF_REPORT_TEXT);
  cliff_report_add_column (list, "lines", "Lines", CLIFF_REPORT_TEXT);
  for (guint i = 0; i < n_rows; i++)
    {
      CliffReportCell *row = cliff_report_add_row (list);

      row[0].text = g_strdup_printf ("1-%u", i + 1);
      row[1].text = g_strdup_printf ("WORDS%u %s", i, "and so on and so on and so on and so on and so on and so on and so on and so on LAST");
    }

  return list;
}

/* A picture and a caption for every shot of all episodes, on as many pages as it takes; long words are cut. */
static void
test_sheet (void)
{
  g_autoptr(CliffPlan) first = fixture_new_plan (270, 480, 17, 30), second = fixture_new_plan (270, 480, 4, 30);
  CliffPlan *plans[] = { first, second };
  g_autoptr(CliffReport) list = make_list (21);
  g_autoptr(CliffPages) pages = cliff_pages_new_sheet (plans, 2, list, &(CliffPageSetup) { 0 });
  g_autofree char *drawn = read_pages (pages), *path = write_pdf (pages);
  g_autofree char *images = run ((const char *[]) { "pdfimages", "-list", path, NULL });
  g_auto(GStrv) lines = g_strsplit (images, "\n", -1);

  g_assert_cmpuint (cliff_pages_get_n_pages (pages), ==, 2);
  for (guint i = 0; i < 21; i++)
    {
      g_autofree char *words = g_strdup_printf ("WORDS%u", i);

      g_assert_nonnull (strstr (drawn, words));
    }
  g_assert_null (strstr (drawn, "LAST"));
  /* Two lines of titles and an empty one at the end. */
  g_assert_cmpuint (g_strv_length (lines) - 3, ==, 21);
}

/* The pictures are those of the film: with the label where it is there. */
static void
test_sheet_label (void)
{
  g_autoptr(CliffPlan) plan = fixture_new_plan (270, 480, 2, 30);
  g_autoptr(CliffComposer) composer = cliff_composer_new (plan, 270, 480);
  cairo_surface_t *surface = cliff_shot_picture_new (composer, plan, 1, 270);
  g_autoptr(GPtrArray) addresses = cliff_shot_picture_dup_data (plan, 90, NULL, NULL);
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface), x, y, width, height, bright = 0;

  cliff_composer_get_label_box (composer, &x, &y, &width, &height);
  for (int row = y; row < y + height; row++)
    for (int column = x; column < x + width; column++)
      bright += (((const guint32 *) (data + row * stride))[column] >> 8 & 0xff) > 200;
  g_assert_cmpint (bright, >, width * height / 20);
  g_assert_cmpuint (addresses->len, ==, 2);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (addresses, 1), "data:image/png;base64,iVBOR"));
  cairo_surface_destroy (surface);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/golden/english", test_golden_english);
  g_test_add_func ("/pages/golden/chinese", test_golden_chinese);
  g_test_add_func ("/pages/heading-last", test_heading_last);
  g_test_add_func ("/pages/more", test_more);
  g_test_add_func ("/pages/endless", test_endless);
  g_test_add_func ("/pages/breaks", test_breaks);
  g_test_add_func ("/pages/empty", test_empty);
  g_test_add_func ("/pages/revised", test_revised);
  g_test_add_func ("/pages/pdf", test_pdf);
  g_test_add_func ("/pages/cannot-write", test_cannot_write);
  g_test_add_func ("/pages/play", test_play);
  g_test_add_func ("/pages/report", test_report);
  g_test_add_func ("/pages/sheet", test_sheet);
  g_test_add_func ("/pages/sheet-label", test_sheet_label);

  return g_test_run ();
}
