/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-fdx-private.h"

#include "cliff-title-page.h"

#include <string.h>

/* ── Reading ────────────────────────────────────────────────────────────────────────────────────── */

static void
read_paragraph (CliffTitlePage *page,
                xmlNode        *node)
{
  g_autofree char *alignment = cliff_fdx_dup_attribute (node, "Alignment");
  g_autoptr(GString) text = g_string_new (NULL);

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (cliff_fdx_is_named (child, "Text"))
      {
        xmlChar *content = xmlNodeGetContent (child);

        g_string_append (text, content != NULL ? (const char *) content : "");
        xmlFree (content);
      }
  cliff_title_page_add (page, text->str, g_strcmp0 (alignment, "Center") == 0);
}

/* (transfer full) (element-type CliffElement) */
GPtrArray *
cliff_fdx_titles_read (xmlNode *title_page)
{
  xmlNode *content = cliff_fdx_child (title_page, "Content");
  CliffTitlePage page;

  cliff_title_page_init (&page);
  for (xmlNode *child = content != NULL ? content->children : NULL; child != NULL; child = child->next)
    if (cliff_fdx_is_named (child, "Paragraph"))
      read_paragraph (&page, child);

  return cliff_title_page_end (&page);
}

/* ── Writing ────────────────────────────────────────────────────────────────────────────────────── */

static void
write_line (const char *text,
            gboolean    centred,
            gpointer    user_data)
{
  xmlNode *paragraph = xmlNewTextChild (user_data, NULL, (const xmlChar *) "Paragraph", NULL);

  xmlNewProp (paragraph, (const xmlChar *) "Alignment", (const xmlChar *) (centred ? "Center" : "Left"));
  xmlNewProp (paragraph, (const xmlChar *) "Type", (const xmlChar *) "General");
  xmlNewTextChild (paragraph, NULL, (const xmlChar *) "Text", (const xmlChar *) text);
}

/* Whether the document's title page says the same already: then it keeps its look. */
static gboolean
is_same (GPtrArray *a,
         GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const CliffElement *x = g_ptr_array_index (a, i), *y = g_ptr_array_index (b, i);

      if (g_strcmp0 (x->name, y->name) != 0 || x->names->len != y->names->len)
        return FALSE;
      for (guint j = 0; j < x->names->len; j++)
        if (!g_str_equal (g_ptr_array_index (x->names, j), g_ptr_array_index (y->names, j)))
          return FALSE;
    }

  return TRUE;
}

void
cliff_fdx_titles_write (xmlNode   *root,
                        GPtrArray *titles)
{
  xmlNode *page = cliff_fdx_child (root, "TitlePage"), *content = cliff_fdx_child (page, "Content"), *fresh;
  g_autoptr(GPtrArray) present = cliff_fdx_titles_read (page);

  if (is_same (present, titles))
    return;
  if (page == NULL)
    page = xmlNewTextChild (root, NULL, (const xmlChar *) "TitlePage", NULL);
  fresh = xmlNewNode (NULL, (const xmlChar *) "Content");
  cliff_title_page_foreach_line (titles, write_line, fresh);
  if (content == NULL)
    xmlAddChild (page, fresh);
  else
    {
      xmlReplaceNode (content, fresh);
      xmlFreeNode (content);
    }
}
