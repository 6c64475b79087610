/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-fuzz-read.h"

#include "cliff-fuzz-script.h"

#include "cliff-docx-write.h"
#include "cliff-docx.h"
#include "cliff-fdx.h"
#include "cliff-html.h"
#include "cliff-pdf-text.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

static const char *document =
  "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:pPr><w:numPr>"
  "<w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>words</w:t></w:r></w:p></w:body></w:document>";

static void
add_part (struct archive *archive,
          const char     *name,
          const char     *data,
          gsize           length)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_write_header (archive, entry);
  archive_write_data (archive, data, length);
  archive_entry_free (entry);
}

/* Reads @data as the part of a Word document that @form says. */
static char *
read_part (CliffFuzzForm   form,
           const char     *data,
           gsize           length,
           GError        **error)
{
  gsize room = length + 65536, used = 0;
  g_autofree char *buffer = g_malloc (room);
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  archive_write_open_memory (archive, buffer, room, &used);
  if (form == CLIFF_FUZZ_WORD_LISTS)
    add_part (archive, "word/document.xml", document, strlen (document));
  add_part (archive, form == CLIFF_FUZZ_WORD_LISTS ? "word/numbering.xml" : "word/document.xml", data, length);
  archive_write_close (archive);
  archive_write_free (archive);

  return cliff_docx_read (buffer, used, error);
}

static char *
read_form (CliffFuzzForm   form,
           const char     *data,
           gsize           length,
           GError        **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, length);

  switch (form)
    {
    case CLIFF_FUZZ_MARKDOWN:
      return cliff_script_read_bytes (bytes, "a.md", NULL, error);
    case CLIFF_FUZZ_FDX:
      return cliff_fdx_read (data, length, error);
    case CLIFF_FUZZ_HTML:
      return cliff_html_read (data, length, CLIFF_SCRIPT_AUTO, error);
    case CLIFF_FUZZ_DOCX:
      return cliff_docx_read (data, length, error);
    case CLIFF_FUZZ_WORD_BODY:
    case CLIFF_FUZZ_WORD_LISTS:
      return read_part (form, data, length, error);
    case CLIFF_FUZZ_PDF_BOXES:
      return cliff_pdf_read_boxes (data, length, error);
    case CLIFF_FUZZ_TEXT:
    case CLIFF_FUZZ_N_FORMS:
    default:
      /* Any text may begin like a PDF; what the program for it does with that is not ours. */
      return cliff_pdf_is (data, length) ? g_strdup ("") : cliff_script_read_bytes (bytes, "a.txt", NULL, error);
    }
}

/* What could be read can be written for other programs, and what they are given can be read. */
static void
check_written (CliffScript *script)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) fdx = cliff_fdx_write (script, NULL, NULL, &error);
  g_autoptr(GBytes) docx = cliff_docx_write (script, NULL, FALSE);
  g_autofree char *from_fdx = NULL, *from_docx = NULL;

  if (fdx != NULL)
    from_fdx = cliff_fdx_read (g_bytes_get_data (fdx, NULL), g_bytes_get_size (fdx), &error);
  if (from_fdx == NULL)
    g_error ("as .fdx: %s", error->message);
  from_docx = cliff_docx_read (g_bytes_get_data (docx, NULL), g_bytes_get_size (docx), &error);
  if (from_docx == NULL)
    g_error ("as .docx: %s", error->message);
}

void
cliff_fuzz_read (const guint8 *data,
                 gsize         length)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffScript) script = NULL;
  g_autofree char *text = NULL;

  if (length == 0)
    return;
  text = read_form (data[0] % CLIFF_FUZZ_N_FORMS, (const char *) data + 1, length - 1, &error);
  if (text == NULL)
    {
      if (error == NULL || error->domain != CLIFF_SCRIPT_ERROR)
        g_error ("reading failed with %s", error != NULL ? error->message : "no error");
      return;
    }
  if (error != NULL)
    g_error ("reading gave a text and %s", error->message);
  if (!g_utf8_validate (text, -1, NULL))
    g_error ("what was read is no UTF-8");
  script = cliff_script_new (text, -1, CLIFF_SCRIPT_AUTO);
  cliff_fuzz_check_spans (script);
  check_written (script);
}
