/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test.h"

#include "cliff-script.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define WORD                                                                                       \
  "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
#define END "</w:body></w:document>"

static char *
read_bytes (const char  *data,
            gsize        length,
            const char  *name,
            GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, length);

  return cliff_script_read_bytes (bytes, name, NULL, error);
}

static void
test_encodings (void)
{
  const char *wanted = "第1集 归来\n许清：走。🎬\n";
  static const struct
  {
    const char *encoding;
    const char *mark;
    gsize       mark_length;
  } forms[] = {
    { "UTF-8", "", 0 },
    { "UTF-8", "\xef\xbb\xbf", 3 },
    { "UTF-16LE", "\xff\xfe", 2 },
    { "UTF-16BE", "\xfe\xff", 2 },
    { "GB18030", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GString) bytes = g_string_new_len (forms[i].mark, forms[i].mark_length);
      gsize length;
      g_autofree char *converted =
                          g_convert (wanted, -1, forms[i].encoding, "UTF-8", NULL, &length, NULL),
                      *text = NULL;

      g_string_append_len (bytes, converted, length);
      text = read_bytes (bytes->str, bytes->len, "a.txt", &error);
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, wanted);
    }
}

/* What is written in the other writing, and what is long, is told by the same sign: the characters are common ones. */
static void
test_chinese (void)
{
  static const struct
  {
    const char *file;
    const char *encoding;
  } texts[] = {
    { "script/traditional.txt", "BIG5" },
    { "script/traditional.txt", "BIG5-HKSCS" },
    { "script/traditional.txt", "GB18030" },
    { "cn-drama/script-layout-A.txt", "GB18030" },
    { "cn-drama/script-layout-B.txt", "GB18030" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = cliff_test_dup_data_path (texts[i].file), *wanted = NULL;
      g_auto(GStrv) lines = NULL;

      g_assert_true (g_file_get_contents (path, &wanted, NULL, NULL));
      lines = g_strsplit (wanted, "\n", -1);
      for (guint j = 0; j + 4 < g_strv_length (lines); j += 4)
        {
          g_autofree char *part = g_strconcat (lines[j], "\n", lines[j + 1], "\n", lines[j + 2], "\n", lines[j + 3], "\n", NULL);
          g_autoptr(GError) error = NULL;
          gsize length;
          g_autofree char *bytes = g_convert (part, -1, texts[i].encoding, "UTF-8", NULL, &length, &error), *text = NULL;

          g_assert_no_error (error);
          text = read_bytes (bytes, length, "a.txt", &error);
          g_assert_no_error (error);
          g_assert_cmpstr (text, ==, part);
        }
    }
}

static void
assert_error (const char *data,
              gsize       length,
              const char *name,
              int         code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = read_bytes (data, length, name, &error);

  g_assert_null (text);
  g_assert_error (error, CLIFF_SCRIPT_ERROR, code);
}

static void
test_errors (void)
{
  assert_error ("", 0, "a.txt", CLIFF_SCRIPT_ERROR_EMPTY);
  assert_error (" \n\xe3\x80\x80\n", 6, "a.txt", CLIFF_SCRIPT_ERROR_EMPTY);
  assert_error ("a\xff\xff b", 5, "a.txt", CLIFF_SCRIPT_ERROR_ENCODING);
  assert_error ("a\0b\0c", 5, "a.txt", CLIFF_SCRIPT_ERROR_NO_SCRIPT);
  assert_error ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, "a.png", CLIFF_SCRIPT_ERROR_NO_SCRIPT);
  assert_error ("{\\rtf1 words}", 13, "a.rtf", CLIFF_SCRIPT_ERROR_DOCUMENT);
  assert_error ("\xff\xfe\x00\xd8", 4, "a.txt", CLIFF_SCRIPT_ERROR_ENCODING);
  assert_error ("text", 4, "a.docx", CLIFF_SCRIPT_ERROR_DOCUMENT);
  assert_error ("\xd0\xcf\x11\xe0 old", 8, "a.doc", CLIFF_SCRIPT_ERROR_DOCUMENT);
  assert_error ("PK\x03\x04 broken", 11, "a.docx", CLIFF_SCRIPT_ERROR_DOCUMENT);
}

static void
test_size (void)
{
  gsize size = 64 * 1024 * 1024 + 1, most = 16 * 1024 * 1024;
  g_autofree char *data = g_malloc (size), *text = NULL;

  memset (data, 'x', size);
  assert_error (data, size, "a.txt", CLIFF_SCRIPT_ERROR_TOO_LARGE);
  assert_error (data, most + 1, "a.txt", CLIFF_SCRIPT_ERROR_TOO_LARGE);
  text = read_bytes (data, most, "a.txt", NULL);
  g_assert_nonnull (text);
  g_assert_cmpuint (strlen (text), ==, most);
}

/* A zip file with one entry, @name. */
static GByteArray *
make_zip (const char *name,
          const char *data,
          gsize       length)
{
  gsize room = 1 << 20, used = 0;
  g_autofree char *buffer = g_malloc (room);
  struct archive *archive = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, room, &used), ==, ARCHIVE_OK);
  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, data, length), ==, length);
  archive_entry_free (entry);
  archive_write_free (archive);

  return g_byte_array_append (g_byte_array_new (), (guint8 *) buffer, used);
}

static char *
read_docx (const char  *xml,
           GError     **error)
{
  g_autoptr(GByteArray) zip = make_zip ("word/document.xml", xml, strlen (xml));

  return read_bytes ((char *) zip->data, zip->len, "剧本.docx", error);
}

static void
test_docx (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = read_docx (
      WORD
      "<w:p><w:pPr><w:pStyle w:val=\"a\"/><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>"
      "<w:r><w:t>第1集</w:t></w:r><w:r><w:t xml:space=\"preserve\"> 归来</w:t></w:r></w:p><w:p/>"
      "<w:p><w:r><w:t>许清：走&amp;停</w:t><w:br/><w:t>二</w:t></w:r><w:del><w:r><w:delText>没</"
      "w:delText></w:r></w:del></w:p>"
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc></w:tr></w:tbl>" END,
      &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "第1集 归来\n\n许清：走&停\n二\n格\n");
}

/* Nothing outside the document is read, and nothing in it grows. */
static void
test_docx_hostile (void)
{
  static const char *const documents[] = {
    "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" WORD
    "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>" END,
    "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" WORD
    "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>" END,
    "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">" WORD
    "<w:p><w:r><w:t>x</w:t></w:r></w:p>" END,
    WORD "<w:p><w:r><w:t>x</w:t>",
    "no xml",
  };
  gsize size = 70 * 1024 * 1024;
  g_autofree char *bomb = g_malloc0 (size);
  g_autoptr(GByteArray) zip = NULL, other = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *text = read_docx (documents[i], &error);

      g_assert_null (text);
      g_assert_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_DOCUMENT);
    }
  assert_error ("hello", 5, "a.pdf", CLIFF_SCRIPT_ERROR_DOCUMENT);
  zip = make_zip ("word/document.xml", bomb, size);
  assert_error ((char *) zip->data, zip->len, "a.docx", CLIFF_SCRIPT_ERROR_TOO_LARGE);
  other = make_zip ("elsewhere.xml", "<a/>", 4);
  assert_error ((char *) other->data, other->len, "a.docx", CLIFF_SCRIPT_ERROR_DOCUMENT);
}

static void
assert_markdown (const char *text,
                 const char *wanted)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *found = read_bytes (text, strlen (text), "剧本.md", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_markdown (void)
{
  assert_markdown ("# 《归来》\n\n## 第1集 雨夜\n\n### 1-1 夜 内 客厅\n- **林晚**：（冷）你**来**了？\n* * *\n> △门开了。\n```text\n"
                   "顾沉：我来了。\n```\n",
                   "# 《归来》\n\n# 第1集 雨夜\n\n### 1-1 夜 内 客厅\n**林晚**：（冷）你**来**了？\n\n△门开了。\n顾沉：我来了。\n");
  assert_markdown ("## EP 2: Back\r\n\r\n### INT. LAB - DAY\r\n\r\n- The **lamp** goes.\r\n\r\nMARA\r\n*No.*\r\n\r\n> CUT TO:\r\n\r\n"
                   "## Part two\r\n---\r\n",
                   "# EP 2: Back\n\nINT. LAB - DAY\n\nThe **lamp** goes.\n\nMARA\n*No.*\n\n> CUT TO:\n\n## Part two\n\n");
}

static void
test_file (void)
{
  g_autofree char *folder = cliff_test_dup_folder (),
                  *path = g_build_filename (folder, "a.fountain", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  text = cliff_script_read_file (path, NULL, &error);
  g_assert_null (text);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "INT. LAB\r\n", -1, NULL));
  text = cliff_script_read_file (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "INT. LAB\r\n");
}

/* Nothing waits for a pipe that nobody writes to, and links are followed to a file or not at all. */
static void
test_no_file (void)
{
  g_autofree char *folder = cliff_test_dup_folder (), *pipe_path = g_build_filename (folder, "pipe.txt", NULL),
                  *link_path = g_build_filename (folder, "link.txt", NULL);
  const char *paths[] = { folder, pipe_path, "/dev/zero" };
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(GError) why = NULL;

      g_assert_null (cliff_script_read_file (paths[i], NULL, &why));
      g_assert_error (why, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
    }
  g_assert_cmpint (symlink (link_path, link_path), ==, 0);
  g_assert_null (cliff_script_read_file (link_path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/read/encodings", test_encodings);
  g_test_add_func ("/script/read/chinese", test_chinese);
  g_test_add_func ("/script/read/errors", test_errors);
  g_test_add_func ("/script/read/size", test_size);
  g_test_add_func ("/script/read/docx", test_docx);
  g_test_add_func ("/script/read/docx-hostile", test_docx_hostile);
  g_test_add_func ("/script/read/markdown", test_markdown);
  g_test_add_func ("/script/read/file", test_file);
  g_test_add_func ("/script/read/no-file", test_no_file);

  return g_test_run ();
}
