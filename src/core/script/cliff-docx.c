/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-docx.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/xmlreader.h>
#include <string.h>

#define DOCUMENT "word/document.xml"
#define MOST_ENTRIES 4096
#define WORD_NAMESPACE "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define STRICT_WORD_NAMESPACE "http://purl.oclc.org/ooxml/wordprocessingml/main"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlTextReader, xmlFreeTextReader)

static void
set_error (GError **error)
{
  g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_DOCUMENT,
               "The .docx file cannot be read; save it again, or as text");
}

/* The bytes of the entry that @archive stands at: (transfer full) (nullable) */
static GByteArray *
read_entry (struct archive  *archive,
            GError         **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();

  for (;;)
    {
      guint8 buffer[65536];
      la_ssize_t got = archive_read_data (archive, buffer, sizeof buffer);

      if (got == 0)
        return g_steal_pointer (&bytes);
      if (got < 0)
        {
          set_error (error);
          return NULL;
        }
      /* A small file may unpack to any size: the limit is on what comes out. */
      if (bytes->len + got > CLIFF_SCRIPT_MOST_BYTES)
        {
          g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_TOO_LARGE,
                       "The document holds more than 64 MiB");
          return NULL;
        }
      g_byte_array_append (bytes, buffer, got);
    }
}

static GByteArray *
unpack (const char  *data,
        gsize        length,
        GError     **error)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  GByteArray *bytes = NULL;

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, length) == ARCHIVE_OK)
    for (guint i = 0; i < MOST_ENTRIES && archive_read_next_header (archive, &entry) == ARCHIVE_OK;
         i++)
      {
        const char *name = archive_entry_pathname (entry);

        if (name != NULL && g_str_equal (name, DOCUMENT))
          {
            bytes = read_entry (archive, error);
            break;
          }
      }
  if (bytes == NULL && (error == NULL || *error == NULL))
    set_error (error);
  archive_read_free (archive);

  return bytes;
}

static gboolean
is_word (xmlTextReader *reader,
         const char    *name)
{
  const char *uri = (const char *) xmlTextReaderConstNamespaceUri (reader);

  return g_strcmp0 ((const char *) xmlTextReaderConstLocalName (reader), name) == 0 &&
         (g_strcmp0 (uri, WORD_NAMESPACE) == 0 || g_strcmp0 (uri, STRICT_WORD_NAMESPACE) == 0);
}

/* Takes what @reader stands at into @text. Returns: FALSE where no document of Word has such a node
 */
static gboolean
take_node (xmlTextReader *reader,
           GString       *text,
           guint         *in_text)
{
  switch (xmlTextReaderNodeType (reader))
    {
    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY_REFERENCE:
      /* Entities are how small files become huge, or read other files. */
      return FALSE;
    case XML_READER_TYPE_ELEMENT:
      if (is_word (reader, "t"))
        *in_text += !xmlTextReaderIsEmptyElement (reader);
      else if (is_word (reader, "tab") && *in_text == 0 && text->len > 0 &&
               text->str[text->len - 1] != '\n')
        g_string_append_c (text, '\t');
      else if (is_word (reader, "br") || is_word (reader, "cr") ||
               (is_word (reader, "p") && xmlTextReaderIsEmptyElement (reader)))
        g_string_append_c (text, '\n');
      break;
    case XML_READER_TYPE_END_ELEMENT:
      if (is_word (reader, "t") && *in_text > 0)
        (*in_text)--;
      else if (is_word (reader, "p"))
        g_string_append_c (text, '\n');
      break;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
    case XML_READER_TYPE_WHITESPACE:
      if (*in_text > 0)
        g_string_append (text, (const char *) xmlTextReaderConstValue (reader));
      break;
    default:
      break;
    }

  return TRUE;
}

static void
ignore_message (void                    *user_data,
                const char              *message,
                xmlParserSeverities      severity,
                xmlTextReaderLocatorPtr  locator)
{
}

/* The text of a Word document, a line a paragraph; styling is ignored.
 * Returns: (transfer full) (nullable): UTF-8, or NULL with CLIFF_SCRIPT_ERROR */
char *
cliff_docx_read (const char  *data,
                 gsize        length,
                 GError     **error)
{
  g_autoptr(GByteArray) bytes = unpack (data, length, error);
  g_autoptr(xmlTextReader) reader = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  guint in_text = 0;
  int more;

  if (bytes == NULL)
    return NULL;
  reader = xmlReaderForMemory ((const char *) bytes->data, bytes->len, NULL, NULL,
                               XML_PARSE_NONET | XML_PARSE_COMPACT);
  if (reader == NULL)
    {
      set_error (error);
      return NULL;
    }
  xmlTextReaderSetErrorHandler (reader, ignore_message, NULL);
  more = xmlTextReaderRead (reader);
  while (more == 1)
    {
      /* Text boxes are there twice: the second time for old programs. */
      if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT &&
          g_strcmp0 ((const char *) xmlTextReaderConstLocalName (reader), "Fallback") == 0)
        {
          more = xmlTextReaderNext (reader);
          continue;
        }
      if (!take_node (reader, text, &in_text))
        {
          more = -1;
          break;
        }
      more = xmlTextReaderRead (reader);
    }
  if (more < 0)
    {
      set_error (error);
      return NULL;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
