/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-pdf-text.h"

#include "cliff-convention.h"
#include "cliff-fountain.h"
#include "cliff-fountain-build.h"

#include <libxml/xmlreader.h>
#include <string.h>

#define MOST_LINES 500000

/* Where elements begin, in points right of action: a screenplay's tabs, each a little before its usual place. */
#define SPEECH_LEFT 40
#define PAREN_LEFT 93
#define CUE_LEFT 130
#define RIGHT_LEFT 250

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlTextReader, xmlFreeTextReader)

/* A line as it stands on its page; lengths are points. */
typedef struct
{
  GString *text;
  int      page;
  double   left, right, top, bottom;
} Line;

typedef struct
{
  GPtrArray *lines;    /* Line */
  Line      *line;     /* being read */
  int        page;
  double     width, height;
  double     left;     /* where action begins */
  gboolean   in_word;
} Reader;

static void
line_free (Line *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* ── Reading ────────────────────────────────────────────────────────────────────────────────────── */

static double
get_length (xmlTextReader *reader,
            const char    *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (reader, (const xmlChar *) name);
  double length = value != NULL ? g_ascii_strtod ((const char *) value, NULL) : 0;

  xmlFree (value);

  return CLAMP (length, -100000, 100000);
}

static void
begin_line (Reader        *self,
            xmlTextReader *reader)
{
  self->line = g_new0 (Line, 1);
  self->line->text = g_string_new (NULL);
  self->line->page = self->page;
  self->line->left = get_length (reader, "xMin");
  self->line->right = get_length (reader, "xMax");
  self->line->top = get_length (reader, "yMin");
  self->line->bottom = get_length (reader, "yMax");
  g_ptr_array_add (self->lines, self->line);
}

static gboolean
take_node (Reader        *self,
           xmlTextReader *reader)
{
  const char *name = (const char *) xmlTextReaderConstLocalName (reader);

  switch (xmlTextReaderNodeType (reader))
    {
    case XML_READER_TYPE_ENTITY_REFERENCE:
      return FALSE;
    case XML_READER_TYPE_ELEMENT:
      if (g_str_equal (name, "page"))
        {
          self->page++;
          self->width = get_length (reader, "width");
          self->height = get_length (reader, "height");
        }
      else if (g_str_equal (name, "line"))
        begin_line (self, reader);
      else if (g_str_equal (name, "word") && self->line != NULL)
        {
          if (self->line->text->len > 0)
            g_string_append_c (self->line->text, ' ');
          self->in_word = !xmlTextReaderIsEmptyElement (reader);
        }
      break;
    case XML_READER_TYPE_END_ELEMENT:
      if (g_str_equal (name, "word"))
        self->in_word = FALSE;
      break;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
      if (self->in_word && self->line != NULL)
        g_string_append (self->line->text, (const char *) xmlTextReaderConstValue (reader));
      break;
    default:
      break;
    }

  return self->lines->len < MOST_LINES;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *x = *(Line **) a, *y = *(Line **) b;
  double middle = (x->top + x->bottom) / 2 - (y->top + y->bottom) / 2;

  if (x->page != y->page)
    return x->page - y->page;
  /* Letters of different sizes stand on one line with tops apart. */
  if (middle < -3 || middle > 3)
    return middle < 0 ? -1 : 1;

  return x->left < y->left ? -1 : x->left > y->left;
}

/* Numbers in the margins are lines of their own: what stands side by side becomes one, its left that of the longest part. */
static void
join_rows (GPtrArray *lines)
{
  guint kept = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = g_ptr_array_index (lines, i), *last = kept > 0 ? g_ptr_array_index (lines, kept - 1) : NULL;

      if (last != NULL && last->page == line->page && line->top < (last->top + last->bottom) / 2 &&
          line->left > last->left)
        {
          if (line->text->len > last->text->len)
            last->left = line->left;
          g_string_append_printf (last->text, " %s", line->text->str);
          last->right = line->right;
          continue;
        }
      lines->pdata[i] = lines->pdata[kept];
      lines->pdata[kept++] = line;
    }
  g_ptr_array_set_size (lines, kept);
}

/* ── What is no part of the script ──────────────────────────────────────────────────────────────── */

static gboolean
is_number (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  return digits > 0 && digits <= 4 && (text[digits] == '\0' || g_str_equal (text + digits, "."));
}

static gboolean
is_furniture (const Reader *self,
              const Line   *line)
{
  static const char * const words[] = { "(CONTINUED)", "CONTINUED:", "CONTINUED", "(MORE)" };
  gboolean edge = line->bottom < self->height * 0.09 || line->top > self->height * 0.91;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (line->text->str, words[i]))
      return TRUE;
  if (g_str_has_prefix (line->text->str, "CONTINUED: (") || line->text->len == 0)
    return TRUE;

  return edge && (is_number (line->text->str) || strspn (line->text->str, "-– 0123456789.") == line->text->len);
}

static void
drop_furniture (Reader *self)
{
  guint kept = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);

      /* Asterisks of revisions stand in the right margin. */
      if (g_str_has_suffix (line->text->str, " *"))
        g_string_truncate (line->text, line->text->len - 2);
      if (is_furniture (self, line))
        continue;
      self->lines->pdata[i] = self->lines->pdata[kept];
      self->lines->pdata[kept++] = line;
    }
  g_ptr_array_set_size (self->lines, kept);
}

/* ── A screenplay ───────────────────────────────────────────────────────────────────────────────── */

static CliffSlice
slice_of (const Line *line)
{
  return cliff_slice (line->text->str, line->text->len);
}

/* The heading in a line, and the number that stands on its sides. */
static gboolean
read_heading (const char  *text,
              char       **heading,
              char       **number)
{
  g_autofree char *first = g_strndup (text, strcspn (text, " "));
  CliffSlice line = cliff_slice (text, strlen (text)), rest = line;
  gsize size = strlen (first);

  *number = NULL;
  if (cliff_fountain_is_heading (line))
    {
      *heading = g_strdup (text);
      return TRUE;
    }
  if (size == 0 || size > 6 || !g_ascii_isalnum (first[0]) || text[size] != ' ')
    return FALSE;
  rest = cliff_slice_trim (cliff_slice_sub (line, size, line.length));
  if (rest.length == 0 || !cliff_fountain_is_heading (rest))
    return FALSE;
  if (cliff_slice_eat_end (&rest, first))
    rest = cliff_slice_trim (rest);
  *heading = cliff_slice_dup (rest);
  *number = g_steal_pointer (&first);

  return TRUE;
}

/* Where action begins: the left of most headings. */
static gboolean
find_left (Reader *self)
{
  g_autoptr(GHashTable) counts = g_hash_table_new (NULL, NULL);
  int best = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);
      g_autofree char *heading = NULL, *number = NULL;
      int column = (int) (line->left / 6), count;

      if (!read_heading (line->text->str, &heading, &number))
        continue;
      count = GPOINTER_TO_INT (g_hash_table_lookup (counts, GINT_TO_POINTER (column))) + 1;
      g_hash_table_insert (counts, GINT_TO_POINTER (column), GINT_TO_POINTER (count));
      if (count > best)
        {
          best = count;
          self->left = line->left;
        }
    }

  return best > 0;
}

static CliffElementKind
kind_of (const Reader *self,
         const Line   *line)
{
  double indent = line->left - self->left;
  g_autofree char *heading = NULL, *number = NULL;

  if (indent < SPEECH_LEFT)
    return read_heading (line->text->str, &heading, &number) ? CLIFF_ELEMENT_SCENE : CLIFF_ELEMENT_ACTION;
  if (indent < CUE_LEFT && line->text->str[0] == '(')
    return CLIFF_ELEMENT_PAREN;
  if (indent < PAREN_LEFT)
    return CLIFF_ELEMENT_DIALOGUE;
  if (indent < CUE_LEFT)
    return CLIFF_ELEMENT_PAREN;
  if (indent >= RIGHT_LEFT)
    return CLIFF_ELEMENT_TRANSITION;

  return cliff_fountain_is_upper (slice_of (line)) ? CLIFF_ELEMENT_CHARACTER : CLIFF_ELEMENT_CENTERED;
}

static gboolean
is_screenplay (Reader *self)
{
  guint n_cues = 0;

  if (!find_left (self))
    return FALSE;
  for (guint i = 0; i < self->lines->len; i++)
    n_cues += kind_of (self, g_ptr_array_index (self->lines, i)) == CLIFF_ELEMENT_CHARACTER;

  return n_cues > 0;
}

/* Adds a line to the element that it goes on with; a word parted at the line's end is whole again. */
static void
append_line (CliffElement *element,
             const char   *text)
{
  g_autofree char *before = g_steal_pointer (&element->text);
  gboolean soft = g_str_has_suffix (before, "\xc2\xad");
  gboolean parted = soft || (g_str_has_suffix (before, "-") && !g_str_has_suffix (before, "--") &&
                             !g_str_has_suffix (before, " -"));

  if (soft)
    before[strlen (before) - 2] = '\0';
  element->text = g_strconcat (before, parted ? "" : " ", text, NULL);
}

static gboolean
cut_continued (CliffElement *cue)
{
  static const char * const words[] = { "(CONT'D)", "(CONT’D)", "(CONTINUED)", "(cont'd)" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_suffix (cue->text, words[i]))
      {
        cue->text[strlen (cue->text) - strlen (words[i])] = '\0';
        g_strchomp (cue->text);
        return TRUE;
      }

  return FALSE;
}

static CliffElement *
create_element (CliffElementKind  kind,
                const char       *text)
{
  CliffElement *element = cliff_element_new (kind);

  if (kind != CLIFF_ELEMENT_SCENE || !read_heading (text, &element->text, &element->number))
    element->text = g_strdup (text);

  return element;
}

static gboolean
goes_on (const Line       *last,
         const Line       *line,
         CliffElementKind  before,
         CliffElementKind  kind)
{
  double height = MAX (last->bottom - last->top, 8);

  if (before == CLIFF_ELEMENT_PAREN && kind == CLIFF_ELEMENT_DIALOGUE && last->page == line->page)
    return !g_str_has_suffix (last->text->str, ")") && line->top - last->bottom < height * 0.6;
  if (kind != before || kind == CLIFF_ELEMENT_CHARACTER || kind == CLIFF_ELEMENT_CENTERED || kind == CLIFF_ELEMENT_SCENE)
    return FALSE;

  return last->page != line->page ? kind == CLIFF_ELEMENT_DIALOGUE : line->top - last->bottom < height * 0.6;
}

/* Words at a speech's places that nobody says are centred: a title page, an epigraph. */
static gboolean
is_unsaid (const CliffElement *above,
           CliffElementKind    kind)
{
  return (kind == CLIFF_ELEMENT_PAREN || kind == CLIFF_ELEMENT_DIALOGUE) &&
         (above == NULL || (above->kind != CLIFF_ELEMENT_CHARACTER && above->kind != CLIFF_ELEMENT_PAREN &&
                            above->kind != CLIFF_ELEMENT_DIALOGUE));
}

static void
flush (CliffFountainBuild *build,
       CliffElement      **element)
{
  if (*element != NULL && (*element)->kind == CLIFF_ELEMENT_PAREN)
    cliff_element_strip_brackets (*element);
  if (*element != NULL)
    cliff_fountain_build_add (build, *element);
  g_clear_pointer (element, cliff_element_free);
}

static char *
write_screenplay (Reader *self)
{
  CliffFountainBuild build;
  CliffElement *element = NULL;
  const Line *last = NULL;

  cliff_fountain_build_init (&build);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);
      CliffElementKind kind = kind_of (self, line);

      if (is_unsaid (element, kind))
        kind = CLIFF_ELEMENT_CENTERED;
      if (element != NULL && goes_on (last, line, element->kind, kind))
        append_line (element, line->text->str);
      else
        {
          CliffElement *next = create_element (kind, line->text->str);

          /* A speech that the page's end has parted is one. */
          if (kind == CLIFF_ELEMENT_CHARACTER && cut_continued (next) && last != NULL && last->page != line->page &&
              element != NULL && element->kind == CLIFF_ELEMENT_DIALOGUE)
            {
              cliff_element_free (next);
              last = line;
              continue;
            }
          flush (&build, &element);
          element = next;
        }
      last = line;
    }
  flush (&build, &element);

  return cliff_fountain_build_end (&build);
}

/* ── Everything else ────────────────────────────────────────────────────────────────────────────── */

/* Whether a line begins something by what it says: then the line above was not cut off by the margin. */
static gboolean
begins (const Line *line)
{
  CliffSlice text = slice_of (line), rest = text, title;
  CliffHeading heading;
  int number;

  return cliff_slice_eat_any (&rest, "△ ▲ 【 人物 出场 场景 场次") || cliff_slice_holds (text, "：") ||
         cliff_convention_is_episode (text, TRUE, &number, &title) || cliff_convention_is_heading (text, &heading);
}

static char *
write_lines (Reader *self)
{
  GString *out = g_string_new (NULL);
  double margin = 0;

  for (guint i = 0; i < self->lines->len; i++)
    margin = MAX (margin, ((Line *) g_ptr_array_index (self->lines, i))->right);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i), *last = i > 0 ? g_ptr_array_index (self->lines, i - 1) : NULL;
      double size = line->bottom - line->top;

      if (last != NULL && (last->right < margin - 2 * size || begins (line)))
        g_string_append_c (out, '\n');
      else if (last != NULL && (guchar) line->text->str[0] < 0x80)
        g_string_append_c (out, ' ');
      g_string_append (out, line->text->str);
    }
  g_string_append_c (out, '\n');

  return g_string_free (out, FALSE);
}

static void
ignore_message (void                    *user_data,
                const char              *message,
                xmlParserSeverities      severity,
                xmlTextReaderLocatorPtr  locator)
{
}

char *
cliff_pdf_read_boxes (const char  *data,
                      gsize        length,
                      GError     **error)
{
  g_autoptr(xmlTextReader) reader = length <= G_MAXINT
    ? xmlReaderForMemory (data, length, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_RECOVER) : NULL;
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  Reader self = { .lines = lines };

  if (reader != NULL)
    {
      xmlTextReaderSetErrorHandler (reader, ignore_message, NULL);
      while (xmlTextReaderRead (reader) == 1 && take_node (&self, reader))
        ;
    }
  g_ptr_array_sort (lines, compare_lines);
  join_rows (lines);
  drop_furniture (&self);
  if (lines->len == 0)
    {
      g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_EMPTY, "There is no text in the PDF, only pictures");
      return NULL;
    }

  return is_screenplay (&self) ? write_screenplay (&self) : write_lines (&self);
}
