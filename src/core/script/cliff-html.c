/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-html.h"

#include "cliff-fountain.h"
#include "cliff-fountain-build.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* Nothing that a person wrote is nested deeper. */
#define MOST_DEPTH 200

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

/**
 * Reader:
 *
 * A page on its way to paragraphs.
 */
typedef struct
{
  GPtrArray    *paragraphs;  /* CliffElement: ACTION, or SECTION for a heading */
  CliffElement *paragraph;   /* being read */
  GString      *text;
  int           level;       /* of the heading that is read, or 0 */
  guint         n_items;     /* of the numbered list that is read */
  gboolean      numbered;
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
  if (self->level > 0)
    {
      self->paragraph->kind = CLIFF_ELEMENT_SECTION;
      self->paragraph->level = self->level;
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
             CliffStyle  style)
{
  gsize start = self->text->len;

  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      char last = self->text->len > 0 ? self->text->str[self->text->len - 1] : '\n';

      if (character == 0xa0 || (character < 0x80 && g_ascii_isspace (character)))
        {
          if (last != ' ' && last != '\n')
            g_string_append_c (self->text, ' ');
        }
      else if (character != 0x200b && character != 0xfeff && character != 0xad && character >= 0x20)
        g_string_append_unichar (self->text, character);
    }
  cliff_element_add_run (self->paragraph, start, self->text->len, style);
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

/* The style inside an element: what its name says, unless its attributes say otherwise.  FALSE when it is not seen. */
static gboolean
read_style (xmlNode    *node,
            const char *name,
            guint      *style)
{
  xmlChar *attribute = xmlGetProp (node, (const xmlChar *) "style");
  g_autofree char *rules = attribute != NULL ? g_ascii_strdown ((const char *) attribute, -1) : g_strdup ("");

  xmlFree (attribute);
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
begin_item (Reader *self)
{
  if (self->numbered)
    g_string_append_printf (self->text, "%u. ", ++self->n_items);
}

static void
read_nodes (Reader   *self,
            xmlNode  *nodes,
            guint     style,
            guint     depth);

static void
read_element (Reader   *self,
              xmlNode  *node,
              guint     style,
              guint     depth)
{
  g_autofree char *name = g_ascii_strdown ((const char *) node->name, -1);
  gboolean heading = name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0';
  gboolean block = heading || is_one_of (name, "p div li tr blockquote pre section article table ul ol dl dt dd header footer "
                                               "main aside address figure figcaption hr center body");
  gboolean list = is_one_of (name, "ul ol"), numbered = self->numbered;
  guint n_items = self->n_items;

  if (is_one_of (name, "script style head title noscript template object iframe svg del s strike") ||
      !read_style (node, name, &style))
    return;
  if (g_str_equal (name, "br"))
    {
      g_string_append_c (self->text, '\n');
      return;
    }
  if (block)
    end_paragraph (self);
  if (heading)
    self->level = name[1] - '0', style &= ~CLIFF_STYLE_BOLD;
  if (list)
    self->numbered = name[0] == 'o', self->n_items = 0;
  if (g_str_equal (name, "li"))
    begin_item (self);
  if (is_one_of (name, "td th") && self->text->len > 0)
    g_string_append_c (self->text, '\t');
  read_nodes (self, node->children, style, depth + 1);
  if (block)
    end_paragraph (self);
  if (heading)
    self->level = 0;
  if (list)
    self->numbered = numbered, self->n_items = n_items;
}

static void
read_nodes (Reader   *self,
            xmlNode  *nodes,
            guint     style,
            guint     depth)
{
  if (depth > MOST_DEPTH)
    return;
  for (xmlNode *node = nodes; node != NULL; node = node->next)
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
      append_text (self, (const char *) node->content, style);
    else if (node->type == XML_ELEMENT_NODE)
      read_element (self, node, style, depth);
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

char *
cliff_html_read (const char         *data,
                 gsize               length,
                 CliffScriptFormat   format,
                 GError            **error)
{
  gboolean utf8 = g_utf8_validate (data, length, NULL);
  g_autoptr(xmlDoc) document = NULL;
  g_autoptr(GPtrArray) paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_element_free);
  Reader self = { .paragraphs = paragraphs };

  if (length > CLIFF_HTML_MOST_BYTES)
    {
      g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_TOO_LARGE, "The page is larger than 32 MiB");
      return NULL;
    }
  if (length > 0)
    document = htmlReadMemory (data, length, NULL, utf8 ? "UTF-8" : NULL,
                               HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_COMPACT);
  if (document == NULL)
    {
      g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_DOCUMENT, "The page cannot be read; save it as text");
      return NULL;
    }
  self.paragraph = cliff_element_new (CLIFF_ELEMENT_ACTION);
  self.text = g_string_new (NULL);
  read_nodes (&self, document->children, 0, 0);
  end_paragraph (&self);
  cliff_element_free (self.paragraph);
  g_string_free (self.text, TRUE);

  return write_script (paragraphs, format);
}
