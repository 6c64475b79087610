/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-fdx-private.h"

#include "cliff-align.h"

#include <string.h>

static void
add_row (GArray             *row,
         const CliffElement *element)
{
  const char *kind = cliff_element_kind_to_string (element->kind);
  g_autofree char *text = cliff_fdx_dup_paragraph (element);
  char *key = g_strconcat (kind, "\t", text, NULL);

  cliff_align_row_add (row, key, g_steal_pointer (&text), g_strdup (kind));
}

/* The items of @items that have a paragraph in the document, and a row of them for the alignment. */
static GPtrArray *
list_paragraphs (GPtrArray *items,
                 GArray    *row,
                 gboolean   written)
{
  GPtrArray *paragraphs = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      CliffFdxItem *item = g_ptr_array_index (items, i);
      const CliffElement *element = item->element;

      if (written ? element->kind == CLIFF_ELEMENT_PAGE_BREAK : item->node == NULL)
        continue;
      g_ptr_array_add (paragraphs, item);
      add_row (row, element);
    }

  return paragraphs;
}

static gboolean
has_equal_runs (const CliffElement *a,
                const CliffElement *b)
{
  guint n_a = a->runs != NULL ? a->runs->len : 0, n_b = b->runs != NULL ? b->runs->len : 0;

  for (guint i = 0; n_a == n_b && i < n_a; i++)
    {
      const CliffRun *x = &g_array_index (a->runs, CliffRun, i), *y = &g_array_index (b->runs, CliffRun, i);

      if (x->start != y->start || x->end != y->end || x->style != y->style)
        return FALSE;
    }

  return n_a == n_b;
}

/* New words take the font and the colour of the old ones where all of those looked the same. */
static void
replace_text (xmlNode            *paragraph,
              const CliffElement *element,
              const char         *text)
{
  xmlNode *look = NULL, *child, *next;
  guint n_texts = 0;

  for (child = paragraph->children; child != NULL; child = next)
    {
      next = child->next;
      if (!cliff_fdx_is_named (child, "Text"))
        continue;
      n_texts++;
      xmlUnlinkNode (child);
      if (look == NULL)
        look = child;
      else
        xmlFreeNode (child);
    }
  cliff_fdx_set_text (paragraph, element, text);
  for (xmlAttr *attribute = look != NULL && n_texts == 1 ? look->properties : NULL; attribute != NULL;
       attribute = attribute->next)
    {
      const char *name = (const char *) attribute->name;
      g_autofree char *value = cliff_fdx_dup_attribute (look, name);

      if (g_str_equal (name, "Style") || g_str_equal (name, "RevisionID") || g_str_equal (name, "TagNumber"))
        continue;
      for (child = paragraph->children; child != NULL; child = child->next)
        if (cliff_fdx_is_named (child, "Text"))
          xmlSetProp (child, attribute->name, (const xmlChar *) value);
    }
  xmlFreeNode (look);
}

/* Notes are written anew, all in one place. */
static void
drop_notes (xmlNode *paragraph)
{
  xmlNode *child = paragraph->children, *next;

  for (; child != NULL; child = next)
    {
      next = child->next;
      if (!cliff_fdx_is_named (child, "ScriptNote"))
        continue;
      xmlUnlinkNode (child);
      xmlFreeNode (child);
    }
}

static void
keep_paragraph (CliffFdxItem *item,
                CliffFdxItem *old)
{
  const CliffElement *element = item->element;
  g_autofree char *text = cliff_fdx_dup_paragraph (element), *present = cliff_fdx_dup_paragraph (old->element);

  item->node = xmlCopyNode (old->node, 1);
  drop_notes (item->node);
  if (element->kind != old->element->kind || element->level != old->element->level)
    xmlSetProp (item->node, (const xmlChar *) "Type", (const xmlChar *) cliff_fdx_type_of (element));
  if (element->kind == CLIFF_ELEMENT_CENTERED && old->element->kind != CLIFF_ELEMENT_CENTERED)
    xmlSetProp (item->node, (const xmlChar *) "Alignment", (const xmlChar *) "Center");
  if (!g_str_equal (text, present) || !has_equal_runs (element, old->element))
    replace_text (item->node, element, text);
  if (element->number != NULL)
    xmlSetProp (item->node, (const xmlChar *) "Number", (const xmlChar *) element->number);
  else if (old->element->number != NULL)
    xmlUnsetProp (item->node, (const xmlChar *) "Number");
}

void
cliff_fdx_keep (GPtrArray       *items,
                CliffFdxContent *kept)
{
  g_autoptr(GArray) before = cliff_align_row_new (), after = cliff_align_row_new ();
  g_autoptr(GPtrArray) old = list_paragraphs (kept->items, before, FALSE);
  g_autoptr(GPtrArray) new = list_paragraphs (items, after, TRUE);
  g_autofree int *matches = cliff_align (before, after);

  for (guint i = 0; i < new->len; i++)
    if (matches[i] >= 0)
      keep_paragraph (g_ptr_array_index (new, i), g_ptr_array_index (old, matches[i]));
}
