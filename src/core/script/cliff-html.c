/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-html.h"

#include "cliff-fountain.h"
#include "cliff-fountain-build.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

/* Tags that are never closed nest, so that pages are deeper than anybody wrote; time goes with the depth. */
#define MOST_DEPTH 4000

/* What holds inside an element. */
typedef struct
{
  guint    style;     /* CliffStyle */
  int      level;     /* of the heading that is read, or 0 */
  guint    n_items;   /* of the list that is read */
  gboolean numbered;
  gboolean block;     /* begins and ends a paragraph */
  gboolean list;
} Place;

/**
 * Reader:
 *
 * A page on its way to paragraphs.
 */
typedef struct
{
  htmlParserCtxtPtr  context;
  GPtrArray         *paragraphs;  /* CliffElement: ACTION, or SECTION for a heading */
  CliffElement      *paragraph;   /* being read */
  GString           *text;
  GArray            *places;      /* Place: the elements that are open, outermost first */
  Place              place;       /* where the next words stand */
  guint              hidden;      /* how many of the elements that are open are not seen */
  gboolean           too_deep;
} Reader;

gboolean
cliff_html_is (const char *data,
               gsize       length)
{
  static const char * const starts[] = { "<!DOCTYPE html", "<html", "<meta", "<head", "<body", "<p", "<div", "<span" };

  while (length > 0 && g_ascii_isspace (*data))
    data++, length--;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (length > strlen (starts[i]) && g_ascii_strncasecmp (data, starts[i], strlen (starts[i])) == 0)
      return TRUE;

  return FALSE;
}

/* ── Paragraphs ─────────────────────────────────────────────────────────────────────────────────── */

static void
end_paragraph (Reader *self)
{
  while (self->text->len > 0 && g_ascii_isspace (self->text->str[self->text->len - 1]))
    g_string_truncate (self->text, self->text->len - 1);
  self->paragraph->text = g_strdup (self->text->str);
  if (self->place.level > 0)
    {
      self->paragraph->kind = CLIFF_ELEMENT_SECTION;
      self->paragraph->level = self->place.level;
    }
  if (self->text->len > 0)
    g_ptr_array_add (self->paragraphs, g_steal_pointer (&self->paragraph));
  else
    cliff_element_free (self->paragraph);
  self->paragraph = cliff_element_new (CLIFF_ELEMENT_ACTION);
  g_string_truncate (self->text, 0);
}

/* White space is one space, and none where a line begins. */
static void
append_text (Reader     *self,
             const char *words,
             gsize       length)
{
  gsize start = self->text->len;

  for (const char *at = words; at < words + length; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char_validated (at, words + length - at);
      char last = self->text->len > 0 ? self->text->str[self->text->len - 1] : '\n';

      if (character == 0xa0 || (character < 0x80 && g_ascii_isspace (character)))
        {
          if (last != ' ' && last != '\n')
            g_string_append_c (self->text, ' ');
        }
      else if (character != 0x200b && character != 0xfeff && character != 0xad && character >= 0x20 &&
               g_unichar_validate (character))
        g_string_append_unichar (self->text, character);
    }
  cliff_element_add_run (self->paragraph, start, self->text->len, self->place.style);
}

static gboolean
is_one_of (const char *name,
           const char *words)
{
  g_auto(GStrv) list = g_strsplit (words, " ", -1);

  return g_strv_contains ((const char * const *) list, name);
}

static gboolean
says (const char *style,
      const char *property,
      const char *values)
{
  const char *at = strstr (style, property);
  g_auto(GStrv) list = NULL;

  if (at == NULL)
    return FALSE;
  at += strlen (property);
  while (*at == ' ' || *at == ':')
    at++;
  list = g_strsplit (values, " ", -1);
  for (guint i = 0; list[i] != NULL; i++)
    if (g_str_has_prefix (at, list[i]))
      return TRUE;

  return FALSE;
}

/* The value of an attribute in lower case: (transfer full) */
static char *
dup_attribute (const xmlChar **attributes,
               const char     *name)
{
  for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
    if (attributes[1] != NULL && g_ascii_strcasecmp ((const char *) attributes[0], name) == 0)
      return g_ascii_strdown ((const char *) attributes[1], -1);

  return g_strdup ("");
}

/* The style inside an element: what its name says, unless its attributes say otherwise.  FALSE when it is not seen. */
static gboolean
read_style (const char     *name,
            const xmlChar **attributes,
            guint          *style)
{
  g_autofree char *rules = dup_attribute (attributes, "style");

  if (is_one_of (name, "b strong"))
    *style |= CLIFF_STYLE_BOLD;
  else if (is_one_of (name, "i em cite"))
    *style |= CLIFF_STYLE_ITALIC;
  else if (is_one_of (name, "u ins"))
    *style |= CLIFF_STYLE_UNDERLINE;
  if (says (rules, "font-weight", "bold 600 700 800 900"))
    *style |= CLIFF_STYLE_BOLD;
  else if (says (rules, "font-weight", "normal 400"))
    *style &= ~CLIFF_STYLE_BOLD;
  if (says (rules, "font-style", "italic oblique"))
    *style |= CLIFF_STYLE_ITALIC;
  else if (says (rules, "font-style", "normal"))
    *style &= ~CLIFF_STYLE_ITALIC;
  if (says (rules, "text-decoration", "underline"))
    *style |= CLIFF_STYLE_UNDERLINE;

  return !says (rules, "display", "none") && !says (rules, "mso-hide", "all");
}

static void
enter (Reader         *self,
       const char     *name,
       const xmlChar **attributes)
{
  gboolean heading = name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0';
  guint style = self->place.style;

  if (is_one_of (name, "script style head title noscript template object iframe svg del s strike") ||
      !read_style (name, attributes, &style))
    {
      self->hidden = 1;
      return;
    }
  self->place.block = heading || is_one_of (name, "p div li tr blockquote pre section article table ul ol dl dt dd header footer "
                                                  "main aside address figure figcaption hr center body");
  self->place.list = is_one_of (name, "ul ol");
  if (g_str_equal (name, "br"))
    g_string_append_c (self->text, '\n');
  if (self->place.block)
    end_paragraph (self);
  self->place.style = heading ? style & ~CLIFF_STYLE_BOLD : style;
  if (heading)
    self->place.level = name[1] - '0';
  if (self->place.list)
    self->place.numbered = name[0] == 'o', self->place.n_items = 0;
  if (g_str_equal (name, "li") && self->place.numbered)
    g_string_append_printf (self->text, "%u. ", ++self->place.n_items);
  if (is_one_of (name, "td th") && self->text->len > 0)
    g_string_append_c (self->text, '\t');
}

static void
start_element (void           *data,
               const xmlChar  *tag,
               const xmlChar **attributes)
{
  Reader *self = data;
  g_autofree char *name = g_ascii_strdown ((const char *) tag, -1);

  g_array_append_val (self->places, self->place);
  if (self->places->len > MOST_DEPTH)
    {
      self->too_deep = TRUE;
      xmlStopParser (self->context);
    }
  else if (self->hidden > 0)
    self->hidden++;
  else
    enter (self, name, attributes);
}

static void
end_element (void          *data,
             const xmlChar *tag)
{
  Reader *self = data;
  Place outer;

  if (self->places->len == 0)
    return;
  outer = g_array_index (self->places, Place, self->places->len - 1);
  g_array_set_size (self->places, self->places->len - 1);
  if (self->hidden > 0)
    {
      self->hidden--;
      return;
    }
  if (self->place.block)
    end_paragraph (self);
  if (!self->place.list)
    outer.n_items = self->place.n_items;
  self->place = outer;
}

static void
read_words (void          *data,
            const xmlChar *words,
            int            length)
{
  Reader *self = data;

  if (self->hidden == 0)
    append_text (self, (const char *) words, length);
}

/* ── The script ─────────────────────────────────────────────────────────────────────────────────── */

/* Where the words of "Name: words" start; 0 where a line is none.  The name is put into @name. */
static gsize
read_speech (const char  *text,
             char       **name)
{
  gsize colon = strcspn (text, ":\n");
  glong length;

  if (text[colon] != ':' || colon == 0 || text[colon + 1] != ' ' || !g_unichar_isupper (g_utf8_get_char (text)))
    return 0;
  length = g_utf8_strlen (text, colon);
  for (const char *at = text; at < text + colon; at = g_utf8_next_char (at))
    if (!g_unichar_isalnum (g_utf8_get_char (at)) && strchr (" .'-", *at) == NULL)
      return 0;
  if (length > 24)
    return 0;
  *name = g_strndup (text, colon);

  return colon + 2;
}

/* Whether the paragraphs are a talk: most of them said by somebody, and somebody more than once. */
static gboolean
is_talk (GPtrArray *paragraphs)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_said = 0;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const CliffElement *paragraph = g_ptr_array_index (paragraphs, i);
      char *name = NULL;

      if (read_speech (paragraph->text, &name) == 0)
        continue;
      n_said++;
      g_hash_table_add (names, name);
    }

  return n_said >= 3 && n_said * 5 >= paragraphs->len * 3 && g_hash_table_size (names) < n_said;
}

static char *
write_talk (GPtrArray *paragraphs)
{
  CliffFountainBuild build;

  cliff_fountain_build_init (&build);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      CliffElement *paragraph = g_ptr_array_index (paragraphs, i);
      CliffElement cue = { .kind = CLIFF_ELEMENT_CHARACTER };
      g_autofree char *name = NULL, *upper = NULL;
      gsize words = read_speech (paragraph->text, &name);

      if (words > 0)
        {
          CliffElement said = { .kind = CLIFF_ELEMENT_DIALOGUE, .text = paragraph->text + words };

          cue.text = upper = g_utf8_strup (name, -1);
          cliff_fountain_build_add (&build, &cue);
          cliff_fountain_build_add (&build, &said);
        }
      else
        cliff_fountain_build_add (&build, paragraph);
    }

  return cliff_fountain_build_end (&build);
}

/* A cue or a parenthetical, and what is said below it, are paragraphs of their own in a word processor. */
static gboolean
goes_with (const char *above,
           const char *line)
{
  CliffSlice cue = cliff_slice_trim (cliff_slice (above, strlen (above)));
  CliffSlice below = cliff_slice_trim (cliff_slice (line, strlen (line)));

  if (cue.length == 0 || below.length == 0 || memchr (cue.data, '\n', cue.length) != NULL || cue.length > 48 ||
      cliff_fountain_is_heading (cue) || cliff_fountain_is_heading (below))
    return FALSE;
  if (cliff_fountain_is_paren (cue) && cue.data[0] == '(')
    return !cliff_fountain_is_upper (below);

  return cliff_fountain_is_upper (cue) && !cliff_slice_eat_end (&cue, ":") && !cliff_slice_eat_end (&cue, ".") &&
         !cliff_slice_eat_end (&cue, "!") && (!cliff_fountain_is_upper (below) || cliff_fountain_is_paren (below));
}

static char *
write_fountain (GPtrArray *paragraphs)
{
  GString *out = g_string_new (NULL);
  const char *above = "";

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const CliffElement *paragraph = g_ptr_array_index (paragraphs, i);
      g_autofree char *marked = cliff_element_dup_marked (paragraph);

      if (i > 0)
        g_string_append (out, goes_with (above, paragraph->text) ? "\n" : "\n\n");
      if (paragraph->kind == CLIFF_ELEMENT_SECTION)
        {
          g_strdelimit (marked, "\n", ' ');
          for (int j = 0; j < paragraph->level; j++)
            g_string_append_c (out, '#');
          g_string_append_c (out, ' ');
        }
      g_string_append (out, marked);
      above = paragraph->text;
    }
  g_string_append_c (out, '\n');

  return g_string_free (out, FALSE);
}

static char *
write_lines (GPtrArray *paragraphs)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < paragraphs->len; i++)
    g_string_append_printf (out, "%s\n", ((CliffElement *) g_ptr_array_index (paragraphs, i))->text);

  return g_string_free (out, FALSE);
}

static char *
write_script (GPtrArray         *paragraphs,
              CliffScriptFormat  format)
{
  g_autofree char *lines = write_lines (paragraphs);

  if (format == CLIFF_SCRIPT_AUTO)
    {
      g_autoptr(CliffScript) script = cliff_script_new (lines, -1, CLIFF_SCRIPT_AUTO);

      format = cliff_script_get_format (script);
    }
  if (format == CLIFF_SCRIPT_DRAMA)
    return g_steal_pointer (&lines);

  return is_talk (paragraphs) ? write_talk (paragraphs) : write_fountain (paragraphs);
}

/* Walks through the page.  There is no tree: one could only be as deep as the parser's stack. */
static gboolean
parse (Reader     *self,
       const char *data,
       gsize       length)
{
  htmlParserCtxtPtr context = length > 0 ? htmlCreateMemoryParserCtxt (data, length) : NULL;
  gboolean utf8 = g_utf8_validate (data, length, NULL), known;

  if (context == NULL)
    return FALSE;
  self->context = context;
  *context->sax = (htmlSAXHandler) { .startElement = start_element, .endElement = end_element,
                                     .characters = read_words, .ignorableWhitespace = read_words, .cdataBlock = read_words };
  context->userData = self;
  if (utf8)
    xmlSwitchEncoding (context, XML_CHAR_ENCODING_UTF8);
  htmlCtxtUseOptions (context, HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                 (utf8 ? HTML_PARSE_IGNORE_ENC : 0));
  htmlParseDocument (context);
  known = context->errNo != XML_ERR_NO_MEMORY;
  htmlFreeParserCtxt (context);

  return known;
}

char *
cliff_html_read (const char         *data,
                 gsize               length,
                 CliffScriptFormat   format,
                 GError            **error)
{
  g_autoptr(GPtrArray) paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_element_free);
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  Reader self = { .paragraphs = paragraphs, .places = places };
  gboolean ok;

  if (length > CLIFF_HTML_MOST_BYTES)
    {
      g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_TOO_LARGE, "The page is larger than 32 MiB");
      return NULL;
    }
  self.paragraph = cliff_element_new (CLIFF_ELEMENT_ACTION);
  self.text = g_string_new (NULL);
  ok = parse (&self, data, length) && !self.too_deep;
  end_paragraph (&self);
  cliff_element_free (self.paragraph);
  g_string_free (self.text, TRUE);
  if (ok)
    return write_script (paragraphs, format);
  g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_DOCUMENT, "The page cannot be read; save it as text");

  return NULL;
}
