/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-label-scan.h"

#include <libxml/parser.h>
#include <string.h>

#define NAME_SPACE "http://www.tc260.org.cn/ns/AIGC/1.0/"

static gboolean
is_record_name (const xmlNs   *ns,
                const xmlChar *name)
{
  return ns != NULL && g_strcmp0 ((const char *) ns->href, NAME_SPACE) == 0 &&
         g_ascii_strcasecmp ((const char *) name, "AIGC") == 0;
}

static void
add_content (CliffLabelScan *self,
             xmlNode        *node)
{
  xmlChar *content = xmlNodeGetContent (node);

  cliff_label_scan_add_record (self, (const char *) content, content != NULL ? strlen ((const char *) content) : 0,
                               FALSE);
  xmlFree (content);
}

/* A property of an XMP description is an element or an attribute.  The tree is walked without recursion. */
static void
add_records (CliffLabelScan *self,
             xmlNode        *root)
{
  xmlNode *node = root;

  while (node != NULL)
    {
      if (node->type == XML_ELEMENT_NODE)
        {
          if (is_record_name (node->ns, node->name))
            add_content (self, node);
          for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
            if (is_record_name (attribute->ns, attribute->name))
              add_content (self, (xmlNode *) attribute);
        }
      if (node->type == XML_ELEMENT_NODE && node->children != NULL)
        {
          node = node->children;
          continue;
        }
      while (node != root && node->next == NULL)
        node = node->parent;
      if (node == root)
        break;
      node = node->next;
    }
}

/**
 * cliff_label_scan_add_xmp:
 * @self: takes the records
 * @packet: an XMP packet
 * @size: its bytes
 *
 * Counts the AI records of an XMP packet.  What cannot be parsed but speaks of such records is a problem.
 */
void
cliff_label_scan_add_xmp (CliffLabelScan *self,
                          const char     *packet,
                          gsize           size)
{
  xmlDoc *document = NULL;

  if (memmem (packet, size, NAME_SPACE, strlen (NAME_SPACE)) == NULL)
    return;
  if (size <= G_MAXINT)
    document = xmlReadMemory (packet, (int) size, NULL, NULL,
                              XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (document == NULL)
    cliff_label_scan_add_problem (self, "xmp-damaged");
  else if (xmlDocGetRootElement (document) != NULL)
    add_records (self, xmlDocGetRootElement (document));
  xmlFreeDoc (document);
}
