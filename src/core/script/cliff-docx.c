/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-docx.h"

#include "cliff-docx-private.h"
#include "cliff-docx-styles.h"
#include "cliff-fountain-build.h"
#include "cliff-title-page.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define MOST_ENTRIES 4096
#define MOST_NESTED 32
#define WORD_NAMESPACE "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define STRICT_WORD_NAMESPACE "http://purl.oclc.org/ooxml/wordprocessingml/main"

/* The parts of the package that are read. */
enum
{
  PART_DOCUMENT,
  PART_STYLES,
  PART_NUMBERING,
  PART_FOOTNOTES,
  PART_ENDNOTES,
  PART_COMMENTS,
  N_PARTS,
};

static const char * const parts[N_PARTS] = { "word/document.xml",  "word/styles.xml",   "word/numbering.xml",
                                             "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml" };

/* A paragraph style of the document. */
typedef struct
{
  char *name;
  int   list;   /* 0: none */
  int   level;
} Style;

/* A paragraph, while it is read and then. */
typedef struct
{
  CliffElement *element;   /* its text, runs and notes; of the kind that its style's name says, else BLANK */
  GString      *text;
  char         *number;    /* what its list puts before it */
  int           list;
  int           list_level;
  guint         style;     /* CliffStyle of the run that is read */
  gboolean      in_run;
  gboolean      breaks;    /* begins a page */
} Paragraph;

/**
 * Reader:
 *
 * A document on its way to paragraphs.
 */
typedef struct
{
  GHashTable     *styles;      /* id → Style */
  GHashTable     *notes[3];    /* id → GString: footnotes, endnotes, comments */
  CliffDocxLists *lists;
  GPtrArray      *open;        /* Paragraph: text boxes stand inside paragraphs */
  GPtrArray      *paragraphs;  /* Paragraph */
  Style          *defining;
  char           *note;        /* the id of the one that is read */
  GHashTable     *noting;
  guint           in_text;
  int             hidden;      /* the depth of text that was deleted or moved away, or 0 */
} Reader;

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

/* Unpacks what is read of the package into @bytes. */
static gboolean
unpack (const char   *data,
        gsize         length,
        GByteArray  **bytes,
        GError      **error)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gboolean ok = TRUE, open_document = FALSE;

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, length) == ARCHIVE_OK)
    for (guint i = 0; ok && i < MOST_ENTRIES && archive_read_next_header (archive, &entry) == ARCHIVE_OK;
         i++)
      {
        open_document |= g_strcmp0 (archive_entry_pathname (entry), "content.xml") == 0;
        for (guint j = 0; ok && j < N_PARTS; j++)
          if (bytes[j] == NULL && g_strcmp0 (archive_entry_pathname (entry), parts[j]) == 0)
            {
              bytes[j] = read_entry (archive, error);
              ok = bytes[j] != NULL;
              break;
            }
      }
  archive_read_free (archive);
  if (ok && bytes[PART_DOCUMENT] == NULL && open_document)
    g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_DOCUMENT,
                 "This is an OpenDocument file; save it as .docx or as text");
  else if (ok && bytes[PART_DOCUMENT] == NULL)
    set_error (error);

  return ok && bytes[PART_DOCUMENT] != NULL;
}

/* ── Parts ──────────────────────────────────────────────────────────────────────────────────────── */

gboolean
cliff_docx_is_word (xmlTextReader *reader,
                    const char    *name)
{
  const char *uri = (const char *) xmlTextReaderConstNamespaceUri (reader);

  return g_strcmp0 ((const char *) xmlTextReaderConstLocalName (reader), name) == 0 &&
         (g_strcmp0 (uri, WORD_NAMESPACE) == 0 || g_strcmp0 (uri, STRICT_WORD_NAMESPACE) == 0);
}

char *
cliff_docx_dup_value (xmlTextReader *reader,
                      const char    *name)
{
  const xmlChar *uri = xmlTextReaderConstNamespaceUri (reader);
  xmlChar *value = xmlTextReaderGetAttributeNs (reader, (const xmlChar *) name, uri);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);

  return copy;
}

int
cliff_docx_get_number (xmlTextReader *reader,
                       const char    *name,
                       int            otherwise)
{
  g_autofree char *value = cliff_docx_dup_value (reader, name);

  return value != NULL ? (int) CLAMP (g_ascii_strtoll (value, NULL, 10), -999999, 999999) : otherwise;
}

/* "<w:b/>" is on, "<w:b w:val=\"0\"/>" off. */
static gboolean
is_on (xmlTextReader *reader)
{
  g_autofree char *value = cliff_docx_dup_value (reader, "val");

  return value == NULL || !(g_str_equal (value, "0") || g_str_equal (value, "false") || g_str_equal (value, "none") ||
                            g_str_equal (value, "off"));
}

static void
ignore_message (void                    *user_data,
                const char              *message,
                xmlParserSeverities      severity,
                xmlTextReaderLocatorPtr  locator)
{
}

gboolean
cliff_docx_walk (GByteArray    *bytes,
                 CliffDocxFunc  func,
                 gpointer       user_data)
{
  g_autoptr(xmlTextReader) reader = NULL;
  int more;

  if (bytes == NULL)
    return TRUE;
  reader = xmlReaderForMemory ((const char *) bytes->data, bytes->len, NULL, NULL,
                               XML_PARSE_NONET | XML_PARSE_COMPACT);
  if (reader == NULL)
    return FALSE;
  xmlTextReaderSetErrorHandler (reader, ignore_message, NULL);
  more = xmlTextReaderRead (reader);
  while (more == 1)
    {
      int type = xmlTextReaderNodeType (reader);

      /* Entities are how small files become huge, or read other files. */
      if (type == XML_READER_TYPE_DOCUMENT_TYPE || type == XML_READER_TYPE_ENTITY_REFERENCE)
        return FALSE;
      /* Text boxes are there twice: the second time for old programs. */
      if (type == XML_READER_TYPE_ELEMENT &&
          g_strcmp0 ((const char *) xmlTextReaderConstLocalName (reader), "Fallback") == 0)
        {
          more = xmlTextReaderNext (reader);
          continue;
        }
      if (!func (reader, user_data))
        return FALSE;
      more = xmlTextReaderRead (reader);
    }

  return more == 0;
}

static void
style_free (Style *self)
{
  g_free (self->name);
  g_free (self);
}

static gboolean
take_style (xmlTextReader *reader,
            gpointer       user_data)
{
  Reader *self = user_data;

  if (xmlTextReaderNodeType (reader) != XML_READER_TYPE_ELEMENT)
    return TRUE;
  if (cliff_docx_is_word (reader, "style"))
    {
      char *id = cliff_docx_dup_value (reader, "styleId");

      self->defining = g_new0 (Style, 1);
      g_hash_table_replace (self->styles, id != NULL ? id : g_strdup (""), self->defining);
    }
  else if (self->defining == NULL)
    return TRUE;
  else if (cliff_docx_is_word (reader, "name") && self->defining->name == NULL)
    self->defining->name = cliff_docx_dup_value (reader, "val");
  else if (cliff_docx_is_word (reader, "numId"))
    self->defining->list = cliff_docx_get_number (reader, "val", 0);
  else if (cliff_docx_is_word (reader, "ilvl"))
    self->defining->level = cliff_docx_get_number (reader, "val", 0);

  return TRUE;
}

/* The words of footnotes, endnotes and comments by their ids. */
static gboolean
take_note (xmlTextReader *reader,
           gpointer       user_data)
{
  Reader *self = user_data;
  gboolean starts = cliff_docx_is_word (reader, "footnote") || cliff_docx_is_word (reader, "endnote") ||
                    cliff_docx_is_word (reader, "comment");

  if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT && starts)
    {
      g_free (self->note);
      self->note = cliff_docx_dup_value (reader, "id");
    }
  else if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_TEXT && self->note != NULL)
    {
      GString *text = g_hash_table_lookup (self->noting, self->note);

      if (text == NULL)
        {
          text = g_string_new (NULL);
          g_hash_table_insert (self->noting, g_strdup (self->note), text);
        }
      g_string_append (text, (const char *) xmlTextReaderConstValue (reader));
    }

  return TRUE;
}

/* ── Paragraphs ─────────────────────────────────────────────────────────────────────────────────── */

static void
paragraph_free (Paragraph *self)
{
  cliff_element_free (self->element);
  g_string_free (self->text, TRUE);
  g_free (self->number);
  g_free (self);
}

static Paragraph *
current (Reader *self)
{
  return self->open->len > 0 ? g_ptr_array_index (self->open, self->open->len - 1) : NULL;
}

static void
begin_paragraph (Reader *self)
{
  Paragraph *paragraph = g_new0 (Paragraph, 1);

  paragraph->element = cliff_element_new (CLIFF_ELEMENT_BLANK);
  paragraph->text = g_string_new (NULL);
  g_ptr_array_add (self->open, paragraph);
}

static void
end_paragraph (Reader *self)
{
  Paragraph *paragraph = current (self);

  if (paragraph == NULL)
    return;
  if (paragraph->list > 0)
    paragraph->number = cliff_docx_lists_next (self->lists, paragraph->list, paragraph->list_level);
  paragraph->element->text = g_strdup (paragraph->text->str);
  g_ptr_array_add (self->paragraphs, g_ptr_array_steal_index (self->open, self->open->len - 1));
}

static void
take_style_name (Reader        *self,
                 Paragraph     *paragraph,
                 xmlTextReader *reader)
{
  g_autofree char *id = cliff_docx_dup_value (reader, "val");
  const Style *style = id != NULL ? g_hash_table_lookup (self->styles, id) : NULL;

  if (style == NULL)
    return;
  paragraph->list = style->list;
  paragraph->list_level = style->level;
  if (style->name != NULL)
    cliff_docx_style_kind (style->name, &paragraph->element->kind);
}

static void
note_free (GString *self)
{
  g_string_free (self, TRUE);
}

/* A note comes once: a small file that names a long one again and again would become huge. */
static void
take_reference (Reader        *self,
                Paragraph     *paragraph,
                xmlTextReader *reader,
                guint          which)
{
  g_autofree char *id = cliff_docx_dup_value (reader, "id");
  GString *text = id != NULL ? g_hash_table_lookup (self->notes[which], id) : NULL;
  g_autofree char *note = text != NULL ? g_strdup (text->str) : NULL;

  if (text != NULL)
    g_string_truncate (text, 0);
  if (note == NULL || *g_strstrip (note) == '\0')
    return;
  if (paragraph->element->notes == NULL)
    paragraph->element->notes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (paragraph->element->notes, g_steal_pointer (&note));
}

/* What a paragraph says of itself and of its runs. */
static gboolean
take_property (Reader        *self,
               Paragraph     *paragraph,
               xmlTextReader *reader)
{
  static const struct { const char *name; CliffStyle style; } styles[] = {
    { "b", CLIFF_STYLE_BOLD }, { "i", CLIFF_STYLE_ITALIC }, { "u", CLIFF_STYLE_UNDERLINE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (paragraph->in_run && cliff_docx_is_word (reader, styles[i].name))
      {
        paragraph->style = is_on (reader) ? paragraph->style | styles[i].style : paragraph->style & ~styles[i].style;
        return TRUE;
      }
  if (cliff_docx_is_word (reader, "pStyle"))
    take_style_name (self, paragraph, reader);
  else if (cliff_docx_is_word (reader, "numId"))
    paragraph->list = cliff_docx_get_number (reader, "val", 0);
  else if (cliff_docx_is_word (reader, "ilvl"))
    paragraph->list_level = cliff_docx_get_number (reader, "val", 0);
  else if (cliff_docx_is_word (reader, "outlineLvl"))
    paragraph->element->level = CLAMP (cliff_docx_get_number (reader, "val", 0), 0, 5) + 1;
  else if (cliff_docx_is_word (reader, "pageBreakBefore"))
    paragraph->breaks = is_on (reader);
  else
    return FALSE;

  return TRUE;
}

static void
take_start (Reader        *self,
            xmlTextReader *reader)
{
  Paragraph *paragraph = current (self);

  if (paragraph == NULL || take_property (self, paragraph, reader))
    return;
  if (cliff_docx_is_word (reader, "r"))
    {
      paragraph->in_run = !xmlTextReaderIsEmptyElement (reader);
      paragraph->style = 0;
    }
  else if (cliff_docx_is_word (reader, "t"))
    self->in_text += !xmlTextReaderIsEmptyElement (reader);
  else if (cliff_docx_is_word (reader, "tab") && paragraph->in_run && self->in_text == 0 && paragraph->text->len > 0 &&
           paragraph->text->str[paragraph->text->len - 1] != '\n')
    g_string_append_c (paragraph->text, '\t');
  else if (cliff_docx_is_word (reader, "br") || cliff_docx_is_word (reader, "cr"))
    g_string_append_c (paragraph->text, '\n');
  else if (cliff_docx_is_word (reader, "footnoteReference"))
    take_reference (self, paragraph, reader, 0);
  else if (cliff_docx_is_word (reader, "endnoteReference"))
    take_reference (self, paragraph, reader, 1);
  else if (cliff_docx_is_word (reader, "commentReference"))
    take_reference (self, paragraph, reader, 2);
}

static void
take_words (Reader     *self,
            const char *words)
{
  Paragraph *paragraph = current (self);
  gsize start;

  if (paragraph == NULL || self->in_text == 0)
    return;
  start = paragraph->text->len;
  g_string_append (paragraph->text, words);
  cliff_element_add_run (paragraph->element, start, paragraph->text->len, paragraph->style);
}

/* Takes what @reader stands at. Returns: FALSE where no document of Word has such a node */
static gboolean
take_node (xmlTextReader *reader,
           gpointer       user_data)
{
  Reader *self = user_data;
  int depth = xmlTextReaderDepth (reader);

  if (self->hidden > 0 && depth > self->hidden)
    return TRUE;
  self->hidden = 0;
  switch (xmlTextReaderNodeType (reader))
    {
    case XML_READER_TYPE_ELEMENT:
      if ((cliff_docx_is_word (reader, "del") || cliff_docx_is_word (reader, "moveFrom")) &&
          !xmlTextReaderIsEmptyElement (reader) && depth > 0)
        self->hidden = depth;
      else if (cliff_docx_is_word (reader, "p"))
        {
          if (self->open->len >= MOST_NESTED)
            return FALSE;
          begin_paragraph (self);
          if (xmlTextReaderIsEmptyElement (reader))
            end_paragraph (self);
        }
      else
        take_start (self, reader);
      break;
    case XML_READER_TYPE_END_ELEMENT:
      if (cliff_docx_is_word (reader, "t") && self->in_text > 0)
        self->in_text--;
      else if (cliff_docx_is_word (reader, "r") && current (self) != NULL)
        current (self)->in_run = FALSE;
      else if (cliff_docx_is_word (reader, "p"))
        end_paragraph (self);
      break;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
    case XML_READER_TYPE_WHITESPACE:
      take_words (self, (const char *) xmlTextReaderConstValue (reader));
      break;
    default:
      break;
    }

  return TRUE;
}

/* ── The script ─────────────────────────────────────────────────────────────────────────────────── */

/* Whether the paragraphs' styles say what they are: then that is better than any guess. */
static gboolean
is_styled (GPtrArray *paragraphs)
{
  guint n_styled = 0, n_all = 0, n_scenes = 0, n_spoken = 0;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const Paragraph *paragraph = g_ptr_array_index (paragraphs, i);

      if (paragraph->text->len == 0)
        continue;
      n_all++;
      n_styled += paragraph->element->kind != CLIFF_ELEMENT_BLANK;
      n_scenes += paragraph->element->kind == CLIFF_ELEMENT_SCENE;
      n_spoken += paragraph->element->kind == CLIFF_ELEMENT_DIALOGUE;
    }

  return (n_scenes > 0 || n_spoken > 0) && n_styled * 2 >= n_all;
}

/* "[[…]]" at the text's end is a note of ours. */
static void
take_written_notes (CliffElement *element)
{
  char *start;

  while (g_str_has_suffix (element->text, "]]") && (start = g_strrstr (element->text, "[[")) != NULL)
    {
      if (element->notes == NULL)
        element->notes = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_insert (element->notes, 0, g_strndup (start + 2, strlen (start) - 4));
      *start = '\0';
      g_strchomp (element->text);
    }
}

static void
finish_element (CliffElement *element)
{
  char *hash;

  take_written_notes (element);
  if (element->kind == CLIFF_ELEMENT_BLANK)
    element->kind = CLIFF_ELEMENT_ACTION;
  else if (element->kind == CLIFF_ELEMENT_PAREN)
    cliff_element_strip_brackets (element);
  else if (element->kind == CLIFF_ELEMENT_CHARACTER && g_str_has_suffix (element->text, "^"))
    {
      element->dual = TRUE;
      element->text[strlen (element->text) - 1] = '\0';
      g_strchomp (element->text);
    }
  else if (element->kind == CLIFF_ELEMENT_SCENE && g_str_has_suffix (element->text, "#") && strlen (element->text) > 2)
    {
      element->text[strlen (element->text) - 1] = '\0';
      hash = strrchr (element->text, '#');
      if (hash == NULL)
        return;
      element->number = g_strdup (hash + 1);
      *hash = '\0';
      g_strchomp (element->text);
    }
}

static void
end_titles (CliffFountainBuild *build,
            CliffTitlePage     *page)
{
  g_autoptr(GPtrArray) titles = cliff_title_page_end (page);

  for (guint i = 0; i < titles->len; i++)
    cliff_fountain_build_add (build, g_ptr_array_index (titles, i));
}

static char *
write_styled (GPtrArray *paragraphs)
{
  CliffElement page_break = { .kind = CLIFF_ELEMENT_PAGE_BREAK };
  CliffFountainBuild build;
  CliffTitlePage page;
  guint i = 0, first;

  cliff_fountain_build_init (&build);
  cliff_title_page_init (&page);
  for (; i < paragraphs->len; i++)
    {
      const Paragraph *paragraph = g_ptr_array_index (paragraphs, i);

      if (paragraph->element->kind != CLIFF_ELEMENT_TITLE)
        break;
      cliff_title_page_add (&page, paragraph->text->str, strchr (paragraph->text->str, ':') == NULL);
    }
  end_titles (&build, &page);
  for (first = i; i < paragraphs->len; i++)
    {
      Paragraph *paragraph = g_ptr_array_index (paragraphs, i);

      if (paragraph->breaks && i > first)
        cliff_fountain_build_add (&build, &page_break);
      if (paragraph->element->kind == CLIFF_ELEMENT_NOTE)
        paragraph->element->kind = CLIFF_ELEMENT_BLANK;
      finish_element (paragraph->element);
      cliff_fountain_build_add (&build, paragraph->element);
    }

  return cliff_fountain_build_end (&build);
}

/* A line a paragraph; what it means, the text has to tell. */
static char *
write_lines (GPtrArray *paragraphs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const Paragraph *paragraph = g_ptr_array_index (paragraphs, i);
      GPtrArray *notes = paragraph->element->notes;

      if (paragraph->text->len > 0 && paragraph->number != NULL)
        g_string_append (text, paragraph->number);
      g_string_append_printf (text, "%s\n", paragraph->text->str);
      for (guint j = 0; notes != NULL && j < notes->len; j++)
        g_string_append_printf (text, "备注：%s\n", (char *) g_ptr_array_index (notes, j));
    }

  return g_string_free (text, FALSE);
}

static gboolean
read_parts (Reader      *self,
            GByteArray **bytes)
{
  gboolean ok = cliff_docx_walk (bytes[PART_STYLES], take_style, self);

  for (guint i = 0; i < G_N_ELEMENTS (self->notes); i++)
    {
      self->noting = self->notes[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) note_free);
      ok = cliff_docx_walk (bytes[PART_FOOTNOTES + i], take_note, self) && ok;
    }
  self->lists = cliff_docx_lists_new (bytes[PART_NUMBERING]);

  return cliff_docx_walk (bytes[PART_DOCUMENT], take_node, self) && ok;
}

/* The text of a Word document: Fountain where its styles are named after a script's elements, else a line a paragraph, with the
 * numbers of its lists.  What was deleted is left out, what was inserted is in.
 * Returns: (transfer full) (nullable): UTF-8, or NULL with CLIFF_SCRIPT_ERROR */
char *
cliff_docx_read (const char  *data,
                 gsize        length,
                 GError     **error)
{
  GByteArray *bytes[N_PARTS] = { NULL };
  Reader self = { 0 };
  char *text = NULL;

  self.styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) style_free);
  self.open = g_ptr_array_new_with_free_func ((GDestroyNotify) paragraph_free);
  self.paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) paragraph_free);
  if (unpack (data, length, bytes, error))
    {
      if (read_parts (&self, bytes))
        text = is_styled (self.paragraphs) ? write_styled (self.paragraphs) : write_lines (self.paragraphs);
      else
        set_error (error);
    }

  for (guint i = 0; i < N_PARTS; i++)
    g_clear_pointer (&bytes[i], g_byte_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self.notes); i++)
    g_clear_pointer (&self.notes[i], g_hash_table_unref);
  g_clear_pointer (&self.lists, cliff_docx_lists_free);
  g_hash_table_unref (self.styles);
  g_ptr_array_unref (self.open);
  g_ptr_array_unref (self.paragraphs);
  g_free (self.note);

  return text;
}
