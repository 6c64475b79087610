/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-decode.h"
#include "cliff-docx.h"
#include "cliff-fdx.h"
#include "cliff-html.h"
#include "cliff-markdown.h"
#include "cliff-pdf-text.h"

#include <string.h>

/* Line ends of a carriage return alone, as old Macs wrote them, become ordinary ones. */
static void
turn_lone_returns (char *text)
{
  for (char *at = text; (at = strchr (at, '\r')) != NULL; at++)
    if (at[1] != '\n')
      *at = '\n';
}

static gboolean
is_empty (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

/**
 * cliff_script_is_text:
 *
 * Returns: whether a script of these bytes is its text, and not the document of some program that holds one
 */
gboolean
cliff_script_is_text (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return !(length >= 4 && (memcmp (data, "PK\x03\x04", 4) == 0 || memcmp (data, "\xd0\xcf\x11\xe0", 4) == 0)) &&
         !cliff_fdx_is (data, length) && !cliff_html_is (data, length) && !cliff_pdf_is (data, length);
}

/**
 * cliff_script_read_bytes:
 * @name: (nullable): the file's name, for messages
 *
 * The text of a script from anywhere: documents are told by their first bytes, Markdown by @name, everything else is text.
 *
 * Returns: (transfer full) (nullable): valid UTF-8 without a byte order mark, or NULL with
 * CLIFF_SCRIPT_ERROR or G_IO_ERROR_CANCELLED
 */
char *
cliff_script_read_bytes (GBytes        *bytes,
                         const char    *name,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autofree char *text = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length > CLIFF_SCRIPT_MOST_BYTES)
    {
      g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_TOO_LARGE,
                   "The file is larger than 64 MiB; split the script into several files");
      return NULL;
    }
  if (length >= 4 && memcmp (data, "PK\x03\x04", 4) == 0)
    text = cliff_docx_read (data, length, error);
  else if (length >= 4 && memcmp (data, "\xd0\xcf\x11\xe0", 4) == 0)
    g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_DOCUMENT,
                 "This is an old .doc file; save it as .docx or as text");
  else if (length >= 5 && memcmp (data, "{\\rtf", 5) == 0)
    g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_DOCUMENT,
                 "This is an .rtf file; save it as .docx or as text");
  else if (name != NULL && length > 0 && g_str_has_suffix (name, ".docx"))
    g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_DOCUMENT,
                 "This is no .docx file; save it again, or as text");
  else if (name != NULL && length > 0 && g_str_has_suffix (name, ".pdf") && !cliff_pdf_is (data, length))
    g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_DOCUMENT,
                 "This is no PDF; save the script as text or as a Word document");
  else if (cliff_fdx_is (data, length))
    text = cliff_fdx_read (data, length, error);
  else if (cliff_pdf_is (data, length))
    text = cliff_pdf_read (bytes, cancellable, error);
  else if (cliff_html_is (data, length))
    text = cliff_html_read (data, length, CLIFF_SCRIPT_AUTO, error);
  else
    text = cliff_decode (data, length, error);
  if (text == NULL)
    return NULL;
  turn_lone_returns (text);
  if (name != NULL && cliff_markdown_is_name (name) && cliff_script_is_text (bytes))
    {
      char *plain = cliff_markdown_read (text);

      g_free (text);
      text = plain;
    }
  if (is_empty (text))
    {
      g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_EMPTY,
                   "There is nothing in the script");
      return NULL;
    }
  if (strlen (text) > CLIFF_SCRIPT_MOST_TEXT)
    {
      g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_TOO_LARGE,
                   "The script is longer than 16 MiB; split it into several files");
      return NULL;
    }

  return g_steal_pointer (&text);
}

/**
 * cliff_script_load_bytes:
 *
 * The bytes of a file, as far as a script may go and a little further, so that too much is noticed.  Only of a file: what a
 * folder, a pipe or a device is, nobody knows, and a pipe may never open.  Blocks; for threads that may.
 *
 * Returns: (transfer full) (nullable): NULL with G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE among them
 */
GBytes *
cliff_script_load_bytes (const char    *path,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GFileType type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable);
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GByteArray) array = g_byte_array_new ();
  gssize got;

  if (type != G_FILE_TYPE_REGULAR && type != G_FILE_TYPE_UNKNOWN)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "“%s” is no file; choose a script", path);
      return NULL;
    }
  stream = g_file_read (file, cancellable, error);
  got = stream == NULL ? -1 : 1;

  while (got > 0 && array->len <= CLIFF_SCRIPT_MOST_BYTES)
    {
      guint8 buffer[65536];

      got =
          g_input_stream_read (G_INPUT_STREAM (stream), buffer, sizeof buffer, cancellable, error);
      if (got > 0)
        g_byte_array_append (array, buffer, got);
    }

  return got < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

/**
 * cliff_script_read_file:
 *
 * Like cliff_script_read_bytes(), from a file.  Blocks; for threads that may.
 *
 * Returns: (transfer full) (nullable): the text, or NULL with CLIFF_SCRIPT_ERROR or G_IO_ERROR
 */
char *
cliff_script_read_file (const char    *path,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr(GBytes) bytes = cliff_script_load_bytes (path, cancellable, error);

  return bytes != NULL ? cliff_script_read_bytes (bytes, name, cancellable, error) : NULL;
}
