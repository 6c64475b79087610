/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-fdx-private.h"

#include "cliff-script-private.h"
#include "cliff-script-text.h"

#include <libxml/parser.h>
#include <string.h>

#define EMPTY                                                                                      \
  "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>"                                   \
  "<FinalDraft DocumentType=\"Script\" Template=\"No\" Version=\"5\"><Content/></FinalDraft>"

typedef struct
{
  const char *name;
  const char *digits;  /* 48 bits, as Final Draft writes colours */
} Colour;

static const Colour colours[] = {
  { "blue", "#00000000FFFF" }, { "pink", "#FFFF0000FFFF" }, { "yellow", "#FFFFCCCC0000" },
  { "green", "#0000AAAA0000" }, { "goldenrod", "#DADAA5A52020" }, { "buff", "#F0F0DCDC8282" },
  { "salmon", "#FAFA80807272" }, { "cherry", "#DEDE31316363" }, { "tan", "#D2D2B4B48C8C" },
};

/**
 * Writer:
 *
 * The script's elements on their way into paragraphs.
 */
typedef struct
{
  CliffScript *script;
  GPtrArray   *titles;
  GPtrArray   *items;      /* CliffFdxItem, in the order of the script; node is set once it has a paragraph */
  GArray      *spans;      /* CliffSpan of each item */
} Writer;

void
cliff_fdx_revision_free (CliffFdxRevision *self)
{
  g_free (self->name);
  g_free (self->colour);
  g_clear_pointer (&self->spans, g_array_unref);
  g_free (self);
}

/* ── The script's elements ──────────────────────────────────────────────────────────────────────── */

static GPtrArray *
copy_strings (GPtrArray *strings)
{
  GPtrArray *copy = strings != NULL ? g_ptr_array_new_with_free_func (g_free) : NULL;

  for (guint i = 0; strings != NULL && i < strings->len; i++)
    g_ptr_array_add (copy, cliff_script_dup_for_xml (g_ptr_array_index (strings, i)));

  return copy;
}

static CliffElement *
copy_element (const CliffElement *element)
{
  CliffElement *copy = cliff_element_new (element->kind);

  copy->start = element->start;
  copy->end = element->end;
  copy->text = cliff_script_dup_for_xml (element->text);
  copy->name = cliff_script_dup_for_xml (element->name);
  copy->number = g_strdup (element->number);
  copy->level = element->level;
  copy->dual = element->dual;
  copy->names = copy_strings (element->names);
  copy->notes = copy_strings (element->notes);
  for (guint i = 0; element->runs != NULL && i < element->runs->len; i++)
    {
      const CliffRun *run = &g_array_index (element->runs, CliffRun, i);

      cliff_element_add_run (copy, run->start, run->end, run->style);
    }

  return copy;
}

/* Tags of the vertical convention are words of an action elsewhere. */
static void
restore_tag (Writer       *self,
             CliffElement *element)
{
  const char *text = cliff_script_get_text (self->script, NULL) + element->start;
  g_autofree char *line = g_strndup (text, strcspn (text, "\r\n"));

  g_clear_pointer (&element->runs, g_array_unref);
  g_free (element->text);
  element->text = cliff_script_dup_for_xml (g_strstrip (line));
  element->kind = CLIFF_ELEMENT_ACTION;
}

static void
take_element (const CliffElement *element,
              gpointer            user_data)
{
  Writer *self = user_data;
  CliffFdxItem *item;
  CliffSpan span = { element->kind, element->start, element->end };

  if (element->kind == CLIFF_ELEMENT_TITLE)
    {
      g_ptr_array_add (self->titles, copy_element (element));
      return;
    }
  item = g_new0 (CliffFdxItem, 1);
  item->element = copy_element (element);
  if (element->kind == CLIFF_ELEMENT_SUBTITLE || element->kind == CLIFF_ELEMENT_SFX ||
      element->kind == CLIFF_ELEMENT_VFX || element->kind == CLIFF_ELEMENT_HOOK ||
      element->kind == CLIFF_ELEMENT_PAYWALL)
    restore_tag (self, item->element);
  g_ptr_array_add (self->items, item);
  g_array_append_val (self->spans, span);
}

/* ── Paragraphs ─────────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_cast (const CliffElement *element)
{
  return element->kind == CLIFF_ELEMENT_NOTE && g_str_has_prefix (element->text, "cast: ");
}

const char *
cliff_fdx_type_of (const CliffElement *element)
{
  static const char * const outlines[] = { "Outline 1", "Outline 2", "Outline 3", "Outline 4" };

  switch (element->kind)
    {
    case CLIFF_ELEMENT_SCENE:
      return "Scene Heading";
    case CLIFF_ELEMENT_CHARACTER:
      return "Character";
    case CLIFF_ELEMENT_PAREN:
      return "Parenthetical";
    case CLIFF_ELEMENT_DIALOGUE:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
    case CLIFF_ELEMENT_NARRATION:
      return "Dialogue";
    case CLIFF_ELEMENT_LYRIC:
      return "Lyrics";
    case CLIFF_ELEMENT_TRANSITION:
      return "Transition";
    case CLIFF_ELEMENT_SECTION:
      return element->level <= 1 ? "New Act" : outlines[MIN (element->level, 4) - 1];
    case CLIFF_ELEMENT_EPISODE:
      return "New Act";
    case CLIFF_ELEMENT_EPISODE_END:
      return "End of Act";
    case CLIFF_ELEMENT_SYNOPSIS:
      return "Outline Body";
    case CLIFF_ELEMENT_CENTERED:
      return g_str_has_prefix (element->text, "END OF ") ? "End of Act" : "General";
    case CLIFF_ELEMENT_NOTE:
      return is_cast (element) ? "Cast List" : "Action";
    case CLIFF_ELEMENT_BLANK:
    case CLIFF_ELEMENT_TITLE:
    case CLIFF_ELEMENT_BIO:
    case CLIFF_ELEMENT_CAST:
    case CLIFF_ELEMENT_ACTION:
    case CLIFF_ELEMENT_SUBTITLE:
    case CLIFF_ELEMENT_SFX:
    case CLIFF_ELEMENT_VFX:
    case CLIFF_ELEMENT_FLASHBACK_START:
    case CLIFF_ELEMENT_FLASHBACK_END:
    case CLIFF_ELEMENT_BONEYARD:
    case CLIFF_ELEMENT_PAGE_BREAK:
    case CLIFF_ELEMENT_HOOK:
    case CLIFF_ELEMENT_PAYWALL:
    default:
      return "Action";
    }
}

char *
cliff_fdx_dup_paragraph (const CliffElement *element)
{
  g_autoptr(GString) text = NULL;

  if (element->kind == CLIFF_ELEMENT_PAREN)
    return g_strdup_printf ("(%s)", element->text);
  if (is_cast (element))
    return g_strdup (element->text + strlen ("cast: "));
  if (element->kind != CLIFF_ELEMENT_CHARACTER || element->name == NULL)
    return g_strdup (element->text != NULL ? element->text : "");
  text = g_string_new (element->name);
  for (guint i = 0; element->names != NULL && i < element->names->len; i++)
    g_string_append_printf (text, " (%s)", (char *) g_ptr_array_index (element->names, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
set_style (xmlNode    *node,
           CliffStyle  style)
{
  static const char * const names[] = { "Bold", "Italic", "Bold+Italic", "Underline", "Bold+Underline",
                                        "Italic+Underline", "Bold+Italic+Underline" };

  if (style != 0)
    xmlSetProp (node, (const xmlChar *) "Style", (const xmlChar *) names[(style & 7) - 1]);
}

static void
add_run (xmlNode    *paragraph,
         const char *text,
         gsize       start,
         gsize       end,
         CliffStyle  style)
{
  g_autofree char *part = g_strndup (text + start, end - start);

  if (end > start)
    set_style (xmlNewTextChild (paragraph, NULL, (const xmlChar *) "Text", (const xmlChar *) part), style);
}

/* Adds @text to @paragraph, a Text for each of its styles. */
void
cliff_fdx_set_text (xmlNode            *paragraph,
                    const CliffElement *element,
                    const char         *text)
{
  gsize at = 0, shift = element->kind == CLIFF_ELEMENT_PAREN ? 1 : 0, length = strlen (text);

  for (guint i = 0; element->runs != NULL && i < element->runs->len; i++)
    {
      const CliffRun *run = &g_array_index (element->runs, CliffRun, i);
      gsize start = MIN (run->start + shift, length), end = MIN (run->end + shift, length);

      add_run (paragraph, text, at, start, 0);
      add_run (paragraph, text, start, end, run->style);
      at = MAX (at, end);
    }
  add_run (paragraph, text, at, length, 0);
}

xmlNode *
cliff_fdx_paragraph_new (const CliffElement *element)
{
  xmlNode *paragraph = xmlNewNode (NULL, (const xmlChar *) "Paragraph");
  g_autofree char *text = cliff_fdx_dup_paragraph (element);

  if (element->kind == CLIFF_ELEMENT_CENTERED)
    xmlSetProp (paragraph, (const xmlChar *) "Alignment", (const xmlChar *) "Center");
  if (element->number != NULL)
    xmlSetProp (paragraph, (const xmlChar *) "Number", (const xmlChar *) element->number);
  xmlSetProp (paragraph, (const xmlChar *) "Type", (const xmlChar *) cliff_fdx_type_of (element));
  cliff_fdx_set_text (paragraph, element, text);

  return paragraph;
}

/* The scene's synopsis, in the place where Final Draft shows it on its cards; NULL takes it away. */
static void
set_summary (xmlNode    *paragraph,
             const char *synopsis)
{
  xmlNode *properties = cliff_fdx_child (paragraph, "SceneProperties");
  xmlNode *summary = cliff_fdx_child (properties, "Summary");
  g_autofree char *present = summary != NULL ? cliff_fdx_dup_text (summary) : NULL;

  if (g_strcmp0 (present != NULL && present[0] != '\0' ? present : NULL, synopsis) == 0)
    return;
  if (summary != NULL)
    {
      xmlUnlinkNode (summary);
      xmlFreeNode (summary);
    }
  if (synopsis == NULL)
    return;
  if (properties == NULL)
    {
      properties = xmlNewNode (NULL, (const xmlChar *) "SceneProperties");
      if (paragraph->children != NULL)
        xmlAddPrevSibling (paragraph->children, properties);
      else
        xmlAddChild (paragraph, properties);
    }
  summary = xmlNewTextChild (properties, NULL, (const xmlChar *) "Summary", NULL);
  summary = xmlNewTextChild (summary, NULL, (const xmlChar *) "Paragraph", NULL);
  xmlNewTextChild (summary, NULL, (const xmlChar *) "Text", (const xmlChar *) synopsis);
}

static gboolean
is_paragraph (const CliffElement *element)
{
  return element->kind != CLIFF_ELEMENT_PAGE_BREAK && (element->kind != CLIFF_ELEMENT_NOTE || is_cast (element));
}

/* Page breaks and summaries go to the paragraphs that they belong to; everything else has one of its own by now. */
static void
join_items (Writer *self)
{
  CliffFdxItem *scene = NULL;
  gboolean breaks = FALSE;

  for (guint i = 0; i < self->items->len; i++)
    {
      CliffFdxItem *item = g_ptr_array_index (self->items, i);

      if (item->element->kind == CLIFF_ELEMENT_PAGE_BREAK)
        breaks = TRUE;
      if (item->node == NULL)
        continue;
      if (breaks)
        xmlSetProp (item->node, (const xmlChar *) "StartsNewPage", (const xmlChar *) "Yes");
      else
        xmlUnsetProp (item->node, (const xmlChar *) "StartsNewPage");
      breaks = FALSE;
      if (item->element->kind == CLIFF_ELEMENT_SYNOPSIS && scene != NULL)
        {
          set_summary (scene->node, item->element->text);
          xmlFreeNode (item->node);
          item->node = NULL;
          scene = NULL;
          continue;
        }
      if (scene != NULL)
        set_summary (scene->node, NULL);
      scene = item->element->kind == CLIFF_ELEMENT_SCENE ? item : NULL;
    }
  if (scene != NULL)
    set_summary (scene->node, NULL);
}

static void
measure (Writer *self)
{
  gsize at = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      CliffFdxItem *item = g_ptr_array_index (self->items, i);

      item->start = at;
      if (item->node == NULL)
        continue;
      for (xmlNode *child = item->node->children; child != NULL; child = child->next)
        if (cliff_fdx_is_named (child, "Text"))
          {
            xmlChar *content = xmlNodeGetContent (child);

            item->length += g_utf8_strlen ((const char *) content, -1);
            xmlFree (content);
          }
      at += item->length + 1;
    }
}

/* ── Notes ──────────────────────────────────────────────────────────────────────────────────────── */

/* The note of that text of the document that was there before, or a new one. */
static xmlNode *
create_note (GPtrArray  *kept,
             const char *text)
{
  g_auto(GStrv) lines = NULL;
  xmlNode *node;

  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      CliffFdxNote *note = g_ptr_array_index (kept, i);

      if (note->node != NULL && g_str_equal (note->text, text))
        {
          node = xmlCopyNode (note->node, 1);
          note->node = NULL;
          return node;
        }
    }
  lines = g_strsplit (text, "\n", -1);
  node = xmlNewNode (NULL, (const xmlChar *) "ScriptNote");
  xmlSetProp (node, (const xmlChar *) "Color", (const xmlChar *) "#FFFFFFFF9999");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      xmlNode *paragraph = xmlNewTextChild (node, NULL, (const xmlChar *) "Paragraph", NULL);

      xmlNewTextChild (paragraph, NULL, (const xmlChar *) "Text", (const xmlChar *) lines[i]);
    }

  return node;
}

static void
add_note (xmlNode    *notes,
          GPtrArray  *kept,
          const char *written,
          gsize       at)
{
  g_autofree char *text = cliff_inline_dup_plain (written, strlen (written), NULL);
  g_autofree char *range = g_strdup_printf ("%" G_GSIZE_FORMAT ",0", at);
  xmlNode *note = create_note (kept, text);

  xmlSetProp (note, (const xmlChar *) "Range", (const xmlChar *) range);
  xmlAddChild (notes, note);
}

static void
write_notes (Writer    *self,
             xmlNode   *root,
             GPtrArray *kept)
{
  xmlNode *present = cliff_fdx_child (root, "ScriptNotes"), *notes;

  notes = present != NULL ? xmlCopyNode (present, 2) : xmlNewNode (NULL, (const xmlChar *) "ScriptNotes");
  for (guint i = 0; i < self->items->len; i++)
    {
      const CliffFdxItem *item = g_ptr_array_index (self->items, i);
      const CliffElement *element = item->element;

      if (element->kind == CLIFF_ELEMENT_NOTE && item->node == NULL)
        add_note (notes, kept, element->text, item->start);
      for (guint j = 0; element->notes != NULL && j < element->notes->len; j++)
        add_note (notes, kept, g_ptr_array_index (element->notes, j), item->start + item->length);
    }
  if (present != NULL)
    {
      xmlReplaceNode (present, notes);
      xmlFreeNode (present);
    }
  else if (notes->children != NULL)
    xmlAddChild (root, notes);
  else
    xmlFreeNode (notes);
}

/* ── Revisions ──────────────────────────────────────────────────────────────────────────────────── */

static const char *
digits_of (const char *colour)
{
  for (guint i = 0; colour != NULL && i < G_N_ELEMENTS (colours); i++)
    if (g_ascii_strcasecmp (colour, colours[i].name) == 0)
      return colours[i].digits;

  return colours[0].digits;
}

static gboolean
touches (GArray    *spans,
         CliffSpan  span)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const CliffSpan *one = &g_array_index (spans, CliffSpan, i);

      if (one->start < span.end && span.start < MAX (one->end, one->start + 1))
        return TRUE;
    }

  return FALSE;
}

/* The list of the document's revisions; those it has had from another program stay, as paragraphs may be marked with them. */
static xmlNode *
ensure_revisions (xmlNode *root)
{
  xmlNode *list = cliff_fdx_child (root, "Revisions");

  if (list != NULL)
    return list;
  list = xmlNewTextChild (root, NULL, (const xmlChar *) "Revisions", NULL);
  xmlSetProp (list, (const xmlChar *) "Location", (const xmlChar *) "7.75");
  xmlSetProp (list, (const xmlChar *) "RevisionsShown", (const xmlChar *) "Active");

  return list;
}

/* The number under which @list knows of @revision, after adding it where it does not. (transfer full) */
static char *
add_revision (xmlNode                *list,
              const CliffFdxRevision *revision)
{
  gint64 greatest = 0;
  g_autofree char *id = NULL;
  xmlNode *node;

  for (node = list->children; node != NULL; node = node->next)
    {
      g_autofree char *name = cliff_fdx_is_named (node, "Revision") ? cliff_fdx_dup_attribute (node, "Name") : NULL;
      g_autofree char *known = name != NULL ? cliff_fdx_dup_attribute (node, "ID") : NULL;

      if (known == NULL)
        continue;
      if (g_str_equal (name, revision->name))
        return g_steal_pointer (&known);
      greatest = CLAMP (g_ascii_strtoll (known, NULL, 10), greatest, G_MAXINT);
    }
  id = g_strdup_printf ("%" G_GINT64_FORMAT, greatest + 1);
  node = xmlNewTextChild (list, NULL, (const xmlChar *) "Revision", NULL);
  xmlSetProp (node, (const xmlChar *) "Color", (const xmlChar *) digits_of (revision->colour));
  xmlSetProp (node, (const xmlChar *) "FullRevision", (const xmlChar *) "No");
  xmlSetProp (node, (const xmlChar *) "ID", (const xmlChar *) id);
  xmlSetProp (node, (const xmlChar *) "Mark", (const xmlChar *) "*");
  xmlSetProp (node, (const xmlChar *) "Name", (const xmlChar *) revision->name);

  return g_steal_pointer (&id);
}

static void
write_revisions (Writer    *self,
                 xmlNode   *root,
                 GPtrArray *revisions)
{
  xmlNode *list = ensure_revisions (root);

  for (guint i = 0; i < revisions->len; i++)
    {
      const CliffFdxRevision *revision = g_ptr_array_index (revisions, i);
      g_autofree char *id = add_revision (list, revision);

      xmlSetProp (list, (const xmlChar *) "ActiveSet", (const xmlChar *) id);
      for (guint j = 0; j < self->items->len; j++)
        {
          const CliffFdxItem *item = g_ptr_array_index (self->items, j);

          if (item->node == NULL || !touches (revision->spans, g_array_index (self->spans, CliffSpan, j)))
            continue;
          for (xmlNode *child = item->node->children; child != NULL; child = child->next)
            if (cliff_fdx_is_named (child, "Text"))
              xmlSetProp (child, (const xmlChar *) "RevisionID", (const xmlChar *) id);
        }
    }
}

/* ── The document ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_speech (const CliffElement *element)
{
  return element->kind == CLIFF_ELEMENT_DIALOGUE || element->kind == CLIFF_ELEMENT_PAREN ||
         element->kind == CLIFF_ELEMENT_LYRIC;
}

/* Puts two speeches side by side, whose cues are at @first and @second. */
static void
put_dual (Writer  *self,
          xmlNode *content,
          guint    first,
          guint    second,
          guint   *end)
{
  xmlNode *outer = xmlNewTextChild (content, NULL, (const xmlChar *) "Paragraph", NULL);
  xmlNode *dual = xmlNewTextChild (outer, NULL, (const xmlChar *) "DualDialogue", NULL);

  for (*end = second + 1; *end < self->items->len; (*end)++)
    if (!is_speech (((CliffFdxItem *) g_ptr_array_index (self->items, *end))->element))
      break;
  for (guint i = first; i < *end; i++)
    xmlAddChild (dual, ((CliffFdxItem *) g_ptr_array_index (self->items, i))->node);
}

/* The second cue of two speeches that are said together, the first being at @first; 0 when there is none. */
static guint
find_dual (Writer *self,
           guint   first)
{
  const CliffFdxItem *item = g_ptr_array_index (self->items, first);

  if (item->element->kind != CLIFF_ELEMENT_CHARACTER || item->element->dual)
    return 0;
  for (guint i = first + 1; i < self->items->len; i++)
    {
      item = g_ptr_array_index (self->items, i);
      if (item->element->kind == CLIFF_ELEMENT_CHARACTER)
        return item->element->dual ? i : 0;
      if (!is_speech (item->element))
        return 0;
    }

  return 0;
}

static void
put_items (Writer  *self,
           xmlNode *content)
{
  for (guint i = 0; i < self->items->len;)
    {
      CliffFdxItem *item = g_ptr_array_index (self->items, i);
      guint second = find_dual (self, i);

      if (second > 0)
        {
          put_dual (self, content, i, second, &i);
          continue;
        }
      if (item->node != NULL)
        xmlAddChild (content, item->node);
      i++;
    }
}

/* White space between elements goes, so that the whole can be indented anew; that of texts stays. */
static void
drop_blanks (xmlNode *node)
{
  xmlNode *child = node->children, *next;

  if (cliff_fdx_is_named (node, "Text"))
    return;
  for (; child != NULL; child = next)
    {
      next = child->next;
      if (child->type == XML_TEXT_NODE && xmlIsBlankNode (child))
        {
          xmlUnlinkNode (child);
          xmlFreeNode (child);
        }
      else if (child->type == XML_ELEMENT_NODE)
        drop_blanks (child);
    }
}

static void
write_page_layout (xmlNode *root)
{
  xmlNode *layout, *size;

  if (cliff_fdx_child (root, "PageLayout") != NULL)
    return;
  layout = xmlNewTextChild (root, NULL, (const xmlChar *) "PageLayout", NULL);
  xmlSetProp (layout, (const xmlChar *) "BottomMargin", (const xmlChar *) "72");
  xmlSetProp (layout, (const xmlChar *) "BreakDialogueAndActionAtSentences", (const xmlChar *) "Yes");
  xmlSetProp (layout, (const xmlChar *) "DocumentLeading", (const xmlChar *) "Normal");
  xmlSetProp (layout, (const xmlChar *) "TopMargin", (const xmlChar *) "72");
  xmlSetProp (layout, (const xmlChar *) "UsesSmartQuotes", (const xmlChar *) "No");
  size = xmlNewTextChild (layout, NULL, (const xmlChar *) "PageSize", NULL);
  xmlSetProp (size, (const xmlChar *) "Height", (const xmlChar *) "11.69");
  xmlSetProp (size, (const xmlChar *) "Width", (const xmlChar *) "8.26");
}

static GBytes *
dump (xmlDoc *document)
{
  xmlChar *text = NULL;
  int length = 0;
  GBytes *bytes;

  xmlDocDumpFormatMemoryEnc (document, &text, &length, "UTF-8", 1);
  bytes = g_bytes_new (text, length);
  xmlFree (text);

  return bytes;
}

static GBytes *
write_document (Writer          *self,
                xmlDoc          *document,
                CliffFdxContent *kept,
                GPtrArray       *revisions)
{
  xmlNode *root = xmlDocGetRootElement (document), *old = cliff_fdx_child (root, "Content");
  xmlNode *content = xmlNewNode (NULL, (const xmlChar *) "Content");

  if (kept != NULL)
    cliff_fdx_keep (self->items, kept);
  for (guint i = 0; i < self->items->len; i++)
    {
      CliffFdxItem *item = g_ptr_array_index (self->items, i);

      if (item->node == NULL && is_paragraph (item->element))
        item->node = cliff_fdx_paragraph_new (item->element);
    }
  join_items (self);
  measure (self);
  put_items (self, content);
  write_notes (self, root, kept != NULL ? kept->notes : NULL);
  if (revisions != NULL && revisions->len > 0)
    write_revisions (self, root, revisions);
  cliff_fdx_titles_write (root, self->titles);
  write_page_layout (root);
  if (old != NULL)
    {
      xmlReplaceNode (old, content);
      xmlFreeNode (old);
    }
  else
    xmlAddChild (root, content);
  drop_blanks (root);

  return dump (document);
}

GBytes *
cliff_fdx_write (CliffScript  *script,
                 const char   *kept,
                 GPtrArray    *revisions,
                 GError      **error)
{
  const char *source = kept != NULL ? kept : EMPTY;
  g_autoptr(xmlDoc) document = cliff_fdx_parse (source, strlen (source), error);
  g_autoptr(CliffFdxContent) content = NULL;
  g_autoptr(CliffScript) turned = NULL;
  g_autoptr(GPtrArray) titles = NULL, items = NULL;
  g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (CliffSpan));
  Writer self;

  if (document == NULL)
    return NULL;
  if (cliff_script_get_format (script) == CLIFF_SCRIPT_DRAMA)
    {
      g_autofree char *text = cliff_script_write (script, CLIFF_SCRIPT_FOUNTAIN);

      turned = cliff_script_new (text, -1, CLIFF_SCRIPT_FOUNTAIN);
    }
  content = kept != NULL ? cliff_fdx_content_new (document) : NULL;
  titles = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_element_free);
  items = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_fdx_item_free);
  self = (Writer) { turned != NULL ? turned : script, titles, items, spans };
  cliff_script_foreach_element (self.script, take_element, &self);

  return write_document (&self, document, content, revisions);
}
