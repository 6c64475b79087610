/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test.h"

#include "cliff-docx.h"
#include "cliff-docx-write.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define WORD " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

static char *
read_docx (GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *text = cliff_docx_read (data, length, &error);

  g_assert_no_error (error);

  return text;
}

/* A document of these parts, names and contents in turn. */
static GBytes *
pack (const char * const *parts)
{
  static char buffer[65536];
  struct archive *archive = archive_write_new ();
  size_t used = 0;

  archive_write_set_format_zip (archive);
  archive_write_open_memory (archive, buffer, sizeof buffer, &used);
  for (; *parts != NULL; parts += 2)
    {
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, parts[0]);
      archive_entry_set_size (entry, strlen (parts[1]));
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_write_header (archive, entry);
      archive_write_data (archive, parts[1], strlen (parts[1]));
      archive_entry_free (entry);
    }
  archive_write_close (archive);
  archive_write_free (archive);

  return g_bytes_new (buffer, used);
}

/* What another reader of Word documents finds: a line a paragraph, its style before it. */
static char *
read_elsewhere (GBytes *bytes)
{
  static const char *program =
    "import docx, sys\n"
    "d = docx.Document (sys.argv[1])\n"
    "s = d.sections[0]\n"
    "print (round (s.page_width.mm), round (s.page_height.mm), d.core_properties.title)\n"
    "for p in d.paragraphs:\n"
    "  print (p.style.name + '|' + ''.join (('*' if r.bold else '') + ('/' if r.italic else '') + r.text for r in p.runs))\n";
  g_autofree char *folder = cliff_test_dup_folder (), *path = g_build_filename (folder, "a.docx", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) reader = NULL;
  char *out = NULL;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  reader = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "python3", "-c", program, path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (reader, NULL, NULL, &out, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (reader));

  return out;
}

static void
test_screenplay (void)
{
  static const char *text =
    "Title: The Letter\nAuthor: M. Writer\n\nEP 1: Back\n\nINT. HALL - DAY #1#\n\nThe **lamp** goes *out*.\n\nADA (V.O.)\n"
    "(low)\nGo. [[too long?]]\n\nBEN ^\nStay!\n\n> FADE OUT.\n\n===\n\nEXT. YARD - NIGHT\n\nTwo\nlines.\n";
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, CLIFF_SCRIPT_FOUNTAIN);
  g_autoptr(GBytes) bytes = cliff_docx_write (script, "The <Letter>", TRUE);
  g_autoptr(GBytes) again = cliff_docx_write (script, "The <Letter>", TRUE);
  g_autofree char *found = read_docx (bytes), *seen = read_elsewhere (bytes);

  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_cmpstr (found, ==, "Title: The Letter\nAuthor: M. Writer\n\nEP 1: Back\n\nINT. HALL - DAY #1#\n\n"
                              "The **lamp** goes *out*.\n\nADA (V.O.)\n(low)\nGo. [[too long?]]\n\nBEN ^\nStay!\n\n"
                              "> FADE OUT.\n\n===\n\nEXT. YARD - NIGHT\n\nTwo\nlines.\n");
  g_assert_nonnull (strstr (seen, "216 279 The <Letter>"));
  g_assert_nonnull (strstr (seen, "Scene Heading|INT. HALL - DAY #1#"));
  g_assert_nonnull (strstr (seen, "Action|The *lamp goes /out."));
  g_assert_nonnull (strstr (seen, "Parenthetical|(low)"));
}

/* A micro-drama is the same text again. */
static void
test_drama (void)
{
  static const char * const files[] = { "cn-drama/script-layout-A.txt", "cn-drama/script-layout-B.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = cliff_test_dup_data_path (files[i]), *text = NULL, *found = NULL, *seen = NULL;
      g_autoptr(CliffScript) script = NULL;
      g_autoptr(GBytes) bytes = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      script = cliff_script_new (text, -1, CLIFF_SCRIPT_DRAMA);
      bytes = cliff_docx_write (script, NULL, FALSE);
      found = read_docx (bytes);
      g_assert_cmpstr (found, ==, text);
      seen = read_elsewhere (bytes);
      g_assert_nonnull (strstr (seen, "210 297"));
      g_assert_nonnull (strstr (seen, "场景标题|"));
      g_assert_nonnull (strstr (seen, "台词|"));
    }
}

/* Numbers of lists, deleted and inserted text, comments and text boxes. */
static void
test_foreign (void)
{
  static const char * const parts[] = {
    "word/document.xml",
    "<w:document" WORD "><w:body>"
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr><w:r><w:t>归来</w:t></w:r></w:p>"
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr><w:r><w:t>夜 内 客厅</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>林晚：</w:t></w:r><w:del><w:r><w:delText>走</w:delText></w:r></w:del><w:ins><w:r><w:t>来。</w:t></w:r></w:ins>"
    "<w:moveFrom><w:r><w:t>不见</w:t></w:r></w:moveFrom><w:r><w:commentReference w:id=\"2\"/></w:r></w:p>"
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr><w:r><w:t>耳光</w:t></w:r></w:p>"
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr><w:r><w:t>日 外 街</w:t></w:r></w:p>"
    "</w:body></w:document>",
    "word/numbering.xml",
    "<w:numbering" WORD "><w:abstractNum w:abstractNumId=\"1\">"
    "<w:lvl w:ilvl=\"0\"><w:start w:val=\"11\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"第%1集\"/></w:lvl>"
    "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"场景%2\"/></w:lvl>"
    "</w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>",
    "word/comments.xml",
    "<w:comments" WORD "><w:comment w:id=\"2\"><w:p><w:r><w:t>太快？</w:t></w:r></w:p></w:comment></w:comments>",
    NULL,
  };
  g_autoptr(GBytes) bytes = pack (parts);
  g_autofree char *found = read_docx (bytes);

  g_assert_cmpstr (found, ==, "第十一集 归来\n场景1 夜 内 客厅\n林晚：来。\n备注：太快？\n第十二集 耳光\n场景1 日 外 街\n");
}

static void
test_hostile (void)
{
  static const char * const parts[] = {
    "word/document.xml",
    "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document" WORD "><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p>"
    "</w:body></w:document>",
    NULL,
  };
  g_autoptr(GBytes) bytes = pack (parts);
  g_autoptr(GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_null (cliff_docx_read (data, length, &error));
  g_assert_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_DOCUMENT);
}

/* What a document names again and again does not grow with that: a comment comes once, an endless number of a list not at all. */
static void
test_repeated (void)
{
  g_autofree char *endless = g_strnfill (4000, '7');
  g_autofree char *numbering = g_strconcat (
    "<w:numbering" WORD "><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"", endless,
    "\"/></w:lvl></w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>", NULL);
  const char *parts[] = {
    "word/document.xml",
    "<w:document" WORD "><w:body>"
    "<w:p><w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr><w:r><w:t>a</w:t><w:commentReference w:id=\"2\"/></w:r></w:p>"
    "<w:p><w:r><w:t>b</w:t><w:commentReference w:id=\"2\"/></w:r></w:p></w:body></w:document>",
    "word/numbering.xml", numbering,
    "word/comments.xml",
    "<w:comments" WORD "><w:comment w:id=\"2\"><w:p><w:r><w:t>one </w:t></w:r><w:r><w:t>two</w:t></w:r></w:p></w:comment></w:comments>",
    NULL,
  };
  g_autoptr(GBytes) bytes = pack (parts);
  g_autofree char *found = read_docx (bytes);

  g_assert_cmpstr (found, ==, "a\n备注：one two\nb\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/docx/screenplay", test_screenplay);
  g_test_add_func ("/docx/drama", test_drama);
  g_test_add_func ("/docx/foreign", test_foreign);
  g_test_add_func ("/docx/hostile", test_hostile);
  g_test_add_func ("/docx/repeated", test_repeated);

  return g_test_run ();
}
