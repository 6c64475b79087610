/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-origin-private.h"

#include <libxml/parser.h>
#include <string.h>

#define PACKET_MAX (4 * 1024 * 1024)
#define PACKETS_MAX 8
#define OPENING "<x:xmpmeta"
#define CLOSING "</x:xmpmeta>"

static void
take_property (JsonObject    *origin,
               JsonObject    *xmp,
               const xmlChar *name,
               xmlNode       *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  const char *text = content != NULL ? g_strstrip ((char *) content) : "";

  if (g_str_equal ((const char *) name, "DigitalSourceType"))
    cliff_origin_set_text (xmp, "source_type", text, strlen (text));
  else if (g_str_equal ((const char *) name, "CreatorTool"))
    cliff_origin_set_text (xmp, "tool", text, strlen (text));
  else if (g_ascii_strcasecmp ((const char *) name, "AIGC") == 0)
    cliff_origin_take_aigc (origin, text, strlen (text));
  xmlFree (content);
}

/* A property is an element or an attribute.  The tree is walked without recursion. */
static void
take_properties (JsonObject *origin,
                 JsonObject *xmp,
                 xmlNode    *root)
{
  xmlNode *node = root;

  while (node != NULL)
    {
      if (node->type == XML_ELEMENT_NODE)
        {
          if (node->ns != NULL)
            take_property (origin, xmp, node->name, node);
          for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
            if (attribute->ns != NULL)
              take_property (origin, xmp, attribute->name, (xmlNode *) attribute);
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

static void
take_packet (JsonObject *origin,
             const char *packet,
             gsize       size)
{
  xmlDoc *document = xmlReadMemory (packet, (int) size, NULL, NULL,
                                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_RECOVER);
  g_autoptr(JsonObject) xmp = json_object_new ();

  if (document == NULL)
    return;
  if (xmlDocGetRootElement (document) != NULL)
    take_properties (origin, xmp, xmlDocGetRootElement (document));
  xmlFreeDoc (document);
  if (json_object_has_member (xmp, "source_type")
      || (json_object_get_size (xmp) > 0 && !json_object_has_member (origin, "xmp")))
    json_object_set_object_member (origin, "xmp", g_steal_pointer (&xmp));
}

void
cliff_origin_find_xmp (JsonObject       *origin,
                       CliffOriginBytes  bytes)
{
  const guint8 *at = bytes.data, *end = bytes.data + bytes.size;

  for (guint n = 0; n < PACKETS_MAX; n++)
    {
      const guint8 *close;

      at = memmem (at, end - at, OPENING, strlen (OPENING));
      if (at == NULL)
        return;
      close = memmem (at, MIN (end - at, PACKET_MAX), CLOSING, strlen (CLOSING));
      if (close != NULL)
        take_packet (origin, (const char *) at, close + strlen (CLOSING) - at);
      at += strlen (OPENING);
    }
}
