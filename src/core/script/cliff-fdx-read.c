/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-fdx-private.h"

#include "cliff-convention.h"

#include <libxml/parser.h>
#include <string.h>

static const struct
{
  const char       *type;
  CliffElementKind  kind;
  int               level;
} types[] = {
  { "Scene Heading", CLIFF_ELEMENT_SCENE, 0 },
  { "Action", CLIFF_ELEMENT_ACTION, 0 },
  { "General", CLIFF_ELEMENT_ACTION, 0 },
  { "Shot", CLIFF_ELEMENT_ACTION, 0 },
  { "Character", CLIFF_ELEMENT_CHARACTER, 0 },
  { "Parenthetical", CLIFF_ELEMENT_PAREN, 0 },
  { "Dialogue", CLIFF_ELEMENT_DIALOGUE, 0 },
  { "Transition", CLIFF_ELEMENT_TRANSITION, 0 },
  { "Lyrics", CLIFF_ELEMENT_LYRIC, 0 },
  { "Singing", CLIFF_ELEMENT_LYRIC, 0 },
  { "Cast List", CLIFF_ELEMENT_NOTE, 0 },
  { "New Act", CLIFF_ELEMENT_EPISODE, 1 },
  { "End of Act", CLIFF_ELEMENT_CENTERED, 0 },
  { "Outline Body", CLIFF_ELEMENT_SYNOPSIS, 0 },
  { "Outline 1", CLIFF_ELEMENT_SECTION, 1 },
  { "Outline 2", CLIFF_ELEMENT_SECTION, 2 },
  { "Outline 3", CLIFF_ELEMENT_SECTION, 3 },
  { "Outline 4", CLIFF_ELEMENT_SECTION, 4 },
};

CliffFdxItem *
cliff_fdx_item_new (CliffElementKind  kind,
                    const char       *text)
{
  CliffFdxItem *self = g_new0 (CliffFdxItem, 1);

  self->element = cliff_element_new (kind);
  self->element->text = g_strdup (text);

  return self;
}

void
cliff_fdx_item_free (CliffFdxItem *self)
{
  cliff_element_free (self->element);
  g_free (self);
}

void
cliff_fdx_note_free (CliffFdxNote *self)
{
  g_free (self->text);
  g_free (self);
}

void
cliff_fdx_content_free (CliffFdxContent *self)
{
  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

gboolean
cliff_fdx_is_named (xmlNode    *node,
                    const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_str_equal ((const char *) node->name, name);
}

xmlNode *
cliff_fdx_child (xmlNode    *parent,
                 const char *name)
{
  for (xmlNode *child = parent != NULL ? parent->children : NULL; child != NULL; child = child->next)
    if (cliff_fdx_is_named (child, name))
      return child;

  return NULL;
}

char *
cliff_fdx_dup_attribute (xmlNode    *node,
                         const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);

  return copy;
}

/* What all paragraphs in @node say, a line each. (transfer full) */
char *
cliff_fdx_dup_text (xmlNode *node)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (xmlNode *paragraph = node->children; paragraph != NULL; paragraph = paragraph->next)
    {
      if (!cliff_fdx_is_named (paragraph, "Paragraph"))
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      for (xmlNode *child = paragraph->children; child != NULL; child = child->next)
        if (cliff_fdx_is_named (child, "Text"))
          {
            xmlChar *content = xmlNodeGetContent (child);

            g_string_append (text, content != NULL ? (const char *) content : "");
            xmlFree (content);
          }
    }

  return g_strdup (g_strstrip (text->str));
}

static gboolean
says_yes (xmlNode    *node,
          const char *name)
{
  g_autofree char *value = cliff_fdx_dup_attribute (node, name);

  return g_strcmp0 (value, "Yes") == 0;
}

/* ── Paragraphs ─────────────────────────────────────────────────────────────────────────────────── */

static CliffElementKind
read_kind (xmlNode      *node,
           CliffElement *element)
{
  g_autofree char *type = cliff_fdx_dup_attribute (node, "Type");
  g_autofree char *alignment = cliff_fdx_dup_attribute (node, "Alignment");

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (type, types[i].type))
      {
        element->level = types[i].level;
        if (types[i].kind != CLIFF_ELEMENT_ACTION)
          return types[i].kind;
      }

  return g_strcmp0 (alignment, "Center") == 0 ? CLIFF_ELEMENT_CENTERED : CLIFF_ELEMENT_ACTION;
}

static void
append_run (GString      *text,
            CliffElement *element,
            xmlNode      *node)
{
  g_autofree char *style = cliff_fdx_dup_attribute (node, "Style");
  g_autofree char *upper = NULL;
  xmlChar *content = xmlNodeGetContent (node);
  gsize start = text->len;
  CliffStyle flags = 0;

  if (style != NULL)
    flags = (strstr (style, "Bold") != NULL ? CLIFF_STYLE_BOLD : 0) |
            (strstr (style, "Italic") != NULL ? CLIFF_STYLE_ITALIC : 0) |
            (strstr (style, "Underline") != NULL ? CLIFF_STYLE_UNDERLINE : 0);
  if (style != NULL && strstr (style, "AllCaps") != NULL && content != NULL)
    upper = g_utf8_strup ((const char *) content, -1);
  g_string_append (text, upper != NULL ? upper : content != NULL ? (const char *) content : "");
  cliff_element_add_run (element, start, text->len, flags);
  xmlFree (content);
}

static gboolean
is_number (const char *number)
{
  const char *at = number;

  for (; *at != '\0'; at = g_utf8_next_char (at))
    if (*at != '-' && *at != '.' && !g_unichar_isalnum (g_utf8_get_char (at)))
      return FALSE;

  return at > number;
}

static void
add_note (CliffFdxContent *self,
          xmlNode         *node,
          gsize            start,
          gsize            length)
{
  CliffFdxNote *note;
  g_autofree char *text = cliff_fdx_dup_text (node);

  if (text[0] == '\0')
    return;
  note = g_new0 (CliffFdxNote, 1);
  *note = (CliffFdxNote) { start, length, g_steal_pointer (&text), node };
  g_ptr_array_add (self->notes, note);
}

/* An element that the paragraph brings along. */
static void
add_extra (CliffFdxContent  *self,
           CliffElementKind  kind,
           const char       *text)
{
  CliffFdxItem *item = cliff_fdx_item_new (kind, text);

  item->start = self->length;
  g_ptr_array_add (self->items, item);
}

static void
finish_element (CliffElement *element,
                xmlNode      *node)
{
  g_autofree char *number = cliff_fdx_dup_attribute (node, "Number");

  if (element->kind == CLIFF_ELEMENT_PAREN)
    cliff_element_strip_brackets (element);
  else if (element->kind == CLIFF_ELEMENT_CENTERED &&
           cliff_convention_is_end_of_episode (cliff_slice (element->text, strlen (element->text))))
    element->kind = CLIFF_ELEMENT_EPISODE_END;
  else if (element->kind == CLIFF_ELEMENT_NOTE && element->text[0] != '\0')
    {
      g_autofree char *names = g_steal_pointer (&element->text);

      element->text = g_strconcat ("cast: ", names, NULL);
      g_clear_pointer (&element->runs, g_array_unref);
    }
  if (element->kind == CLIFF_ELEMENT_SCENE && number != NULL && is_number (number))
    element->number = g_steal_pointer (&number);
}

static void
read_paragraph (CliffFdxContent *self,
                xmlNode         *node,
                gboolean         dual)
{
  g_autoptr(GString) text = g_string_new (NULL);
  CliffFdxItem *item = cliff_fdx_item_new (CLIFF_ELEMENT_ACTION, NULL);
  xmlNode *properties = cliff_fdx_child (node, "SceneProperties");
  xmlNode *summary = cliff_fdx_child (properties, "Summary");

  item->node = node;
  item->element->kind = read_kind (node, item->element);
  item->element->dual = dual && item->element->kind == CLIFF_ELEMENT_CHARACTER;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (cliff_fdx_is_named (child, "Text"))
      append_run (text, item->element, child);
    else if (cliff_fdx_is_named (child, "ScriptNote"))
      add_note (self, child, self->length, g_utf8_strlen (text->str, text->len));
  item->element->text = g_strdup (text->str);
  item->start = self->length;
  item->length = g_utf8_strlen (text->str, text->len);
  finish_element (item->element, node);
  if (says_yes (node, "StartsNewPage"))
    add_extra (self, CLIFF_ELEMENT_PAGE_BREAK, NULL);
  g_ptr_array_add (self->items, item);
  self->length += item->length + 1;
  if (summary != NULL)
    {
      g_autofree char *synopsis = cliff_fdx_dup_text (summary);

      if (synopsis[0] != '\0')
        add_extra (self, CLIFF_ELEMENT_SYNOPSIS, synopsis);
    }
}

static void
read_dual (CliffFdxContent *self,
           xmlNode         *dual)
{
  guint n_cues = 0;

  for (xmlNode *child = dual->children; child != NULL; child = child->next)
    if (cliff_fdx_is_named (child, "Paragraph"))
      {
        g_autofree char *type = cliff_fdx_dup_attribute (child, "Type");

        n_cues += g_strcmp0 (type, "Character") == 0;
        read_paragraph (self, child, n_cues == 2);
      }
}

static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  const CliffFdxNote *x = *(CliffFdxNote **) a, *y = *(CliffFdxNote **) b;
  gsize first = x->start + x->length, second = y->start + y->length;

  return first < second ? -1 : first > second;
}

static void
read_script_notes (CliffFdxContent *self,
                   xmlNode         *notes)
{
  for (xmlNode *child = notes != NULL ? notes->children : NULL; child != NULL; child = child->next)
    if (cliff_fdx_is_named (child, "ScriptNote"))
      {
        g_autofree char *range = cliff_fdx_dup_attribute (child, "Range");
        const char *comma = range != NULL ? strchr (range, ',') : NULL;
        guint64 start = range != NULL ? g_ascii_strtoull (range, NULL, 10) : 0;
        guint64 length = comma != NULL ? g_ascii_strtoull (comma + 1, NULL, 10) : 0;

        add_note (self, child, MIN (start, self->length), MIN (length, self->length));
      }
}

CliffFdxContent *
cliff_fdx_content_new (xmlDoc *document)
{
  CliffFdxContent *self = g_new0 (CliffFdxContent, 1);
  xmlNode *root = xmlDocGetRootElement (document), *content = cliff_fdx_child (root, "Content");

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_fdx_item_free);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_fdx_note_free);
  self->titles = cliff_fdx_titles_read (cliff_fdx_child (root, "TitlePage"));
  for (xmlNode *child = content != NULL ? content->children : NULL; child != NULL; child = child->next)
    if (cliff_fdx_is_named (child, "Paragraph"))
      {
        xmlNode *dual = cliff_fdx_child (child, "DualDialogue");

        if (dual != NULL)
          read_dual (self, dual);
        else
          read_paragraph (self, child, FALSE);
      }
  read_script_notes (self, cliff_fdx_child (root, "ScriptNotes"));
  g_ptr_array_sort (self->notes, compare_notes);

  return self;
}

/* ── Documents ──────────────────────────────────────────────────────────────────────────────────── */

gboolean
cliff_fdx_is (const char *data,
              gsize       length)
{
  return length > 0 && g_strstr_len (data, MIN (length, 4096), "<FinalDraft") != NULL;
}

xmlDoc *
cliff_fdx_parse (const char  *data,
                 gsize        length,
                 GError     **error)
{
  g_autoptr(xmlDoc) document = NULL;

  if (length > CLIFF_FDX_MOST_BYTES)
    {
      g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_TOO_LARGE, "The document is larger than 32 MiB");
      return NULL;
    }
  document = xmlReadMemory (data, length, NULL, NULL,
                            XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  /* Entities are how small files become huge, or read other files; no document of Final Draft declares any. */
  if (document == NULL || document->intSubset != NULL || xmlDocGetRootElement (document) == NULL ||
      !cliff_fdx_is_named (xmlDocGetRootElement (document), "FinalDraft"))
    {
      g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_DOCUMENT,
                   "The .fdx file cannot be read; save it again in Final Draft");
      return NULL;
    }

  return g_steal_pointer (&document);
}

static gboolean
is_spoken (const CliffElement *element)
{
  return element->kind == CLIFF_ELEMENT_DIALOGUE || element->kind == CLIFF_ELEMENT_PAREN ||
         element->kind == CLIFF_ELEMENT_LYRIC;
}

static void
add_note_alone (CliffFountainBuild *build,
                const CliffFdxNote *note)
{
  CliffElement element = { .kind = CLIFF_ELEMENT_NOTE, .text = note->text };

  cliff_fountain_build_add (build, &element);
}

/* Hands the notes that end before or in @item to it, or puts them above it. */
static void
take_notes (CliffFountainBuild *build,
            CliffFdxContent    *content,
            CliffFdxItem       *item,
            guint              *next)
{
  for (; *next < content->notes->len; (*next)++)
    {
      const CliffFdxNote *note = g_ptr_array_index (content->notes, *next);
      CliffElement *element = item->element;

      if (note->start + note->length > item->start + item->length)
        return;
      if (note->length == 0 && note->start == item->start && !is_spoken (element))
        {
          add_note_alone (build, note);
          continue;
        }
      if (element->notes == NULL)
        element->notes = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (element->notes, g_strdup (note->text));
    }
}

char *
cliff_fdx_read (const char  *data,
                gsize        length,
                GError     **error)
{
  g_autoptr(xmlDoc) document = cliff_fdx_parse (data, length, error);
  g_autoptr(CliffFdxContent) content = NULL;
  CliffFountainBuild build;
  guint note = 0;

  if (document == NULL)
    return NULL;
  content = cliff_fdx_content_new (document);
  cliff_fountain_build_init (&build);
  for (guint i = 0; i < content->titles->len; i++)
    cliff_fountain_build_add (&build, g_ptr_array_index (content->titles, i));
  for (guint i = 0; i < content->items->len; i++)
    {
      CliffFdxItem *item = g_ptr_array_index (content->items, i);

      if (item->node != NULL)
        take_notes (&build, content, item, &note);
      cliff_fountain_build_add (&build, item->element);
    }
  for (; note < content->notes->len; note++)
    add_note_alone (&build, g_ptr_array_index (content->notes, note));

  return cliff_fountain_build_end (&build);
}
