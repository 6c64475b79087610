/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-report.h"

#include <libxml/HTMLtree.h>

static const char style[] =
  "body{font-family:sans-serif;margin:2em;color:#222;background:#fff}"
  "table{border-collapse:collapse;width:100%}"
  "th{text-align:left;border-bottom:2px solid #222;position:sticky;top:0;background:#fff}"
  "th,td{padding:.35em .6em;vertical-align:top}"
  "td{border-bottom:1px solid #ccc}"
  ".n{text-align:right;font-variant-numeric:tabular-nums}"
  "img{width:90px;border-radius:4px;display:block}"
  "tr{break-inside:avoid}";

static xmlNodePtr
add_node (xmlNodePtr  parent,
          const char *name,
          const char *text)
{
  return xmlNewTextChild (parent, NULL, BAD_CAST name, BAD_CAST text);
}

static void
set_attribute (xmlNodePtr  node,
               const char *name,
               const char *value)
{
  xmlNewProp (node, BAD_CAST name, BAD_CAST value);
}

static xmlNodePtr
add_head (xmlDocPtr    document,
          CliffReport *report)
{
  xmlNodePtr html = xmlNewDocNode (document, NULL, BAD_CAST "html", NULL), head, node;

  xmlDocSetRootElement (document, html);
  set_attribute (html, "lang", report->chinese ? "zh-CN" : "en");
  head = add_node (html, "head", NULL);
  node = add_node (head, "meta", NULL);
  set_attribute (node, "charset", "utf-8");
  add_node (head, "title", report->title);
  add_node (head, "style", style);

  return add_node (html, "body", NULL);
}

static void
add_titles (xmlNodePtr   table,
            CliffReport *report,
            gboolean     pictures)
{
  xmlNodePtr row = add_node (add_node (table, "thead", NULL), "tr", NULL);

  if (pictures)
    add_node (row, "th", NULL);
  for (guint i = 0; i < report->columns->len; i++)
    {
      const CliffReportColumn *column = &g_array_index (report->columns, CliffReportColumn, i);
      xmlNodePtr cell = add_node (row, "th", column->label);

      if (column->type != CLIFF_REPORT_TEXT)
        set_attribute (cell, "class", "n");
    }
}

static void
add_row (xmlNodePtr   body,
         CliffReport *report,
         guint        index,
         GPtrArray   *pictures)
{
  xmlNodePtr row = add_node (body, "tr", NULL);

  if (pictures != NULL)
    {
      xmlNodePtr cell = add_node (row, "td", NULL);

      if (index < pictures->len && g_ptr_array_index (pictures, index) != NULL)
        {
          xmlNodePtr image = add_node (cell, "img", NULL);

          set_attribute (image, "src", g_ptr_array_index (pictures, index));
          set_attribute (image, "alt", "");
        }
    }
  for (guint i = 0; i < report->columns->len; i++)
    {
      g_autofree char *text = cliff_report_dup_cell (report, index, i);
      xmlNodePtr cell = add_node (row, "td", text);

      if (g_array_index (report->columns, CliffReportColumn, i).type != CLIFF_REPORT_TEXT)
        set_attribute (cell, "class", "n");
    }
}

char *
cliff_report_to_html (CliffReport *self,
                      GPtrArray   *pictures)
{
  xmlDocPtr document = htmlNewDocNoDtD (NULL, NULL);
  xmlNodePtr body, table;
  xmlChar *bytes = NULL;
  int length = 0;
  char *html;

  xmlCreateIntSubset (document, BAD_CAST "html", NULL, NULL);
  body = add_head (document, self);
  add_node (body, "h1", self->title);
  table = add_node (body, "table", NULL);
  add_titles (table, self, pictures != NULL);
  table = add_node (table, "tbody", NULL);
  for (guint i = 0; i < self->rows->len; i++)
    add_row (table, self, i, pictures);
  htmlSetMetaEncoding (document, BAD_CAST "UTF-8");
  htmlDocDumpMemory (document, &bytes, &length);
  html = g_strndup ((const char *) bytes, (gsize) length);
  xmlFree (bytes);
  xmlFreeDoc (document);

  return html;
}
