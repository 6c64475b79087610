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
  "td img{width:90px;border-radius:4px;display:block}"
  "tr,figure{break-inside:avoid}"
  "main{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:1em}"
  "figure{margin:0;font-size:.8em}"
  "figure img{width:100%;border-radius:6px;display:block}"
  "figcaption b{display:block}";

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

static char *
dup_cell (CliffReport *self,
          guint        row,
          const char  *id)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (g_array_index (self->columns, CliffReportColumn, i).id, id))
      return cliff_report_dup_cell (self, row, i);

  return g_strdup ("");
}

/* As on the contact sheet on paper: number, size and length, then what is said, or done where nobody speaks. */
static void
add_figure (xmlNodePtr   parent,
            CliffReport *report,
            guint        index,
            const char  *picture)
{
  g_autofree char *number = dup_cell (report, index, "shot"), *size = dup_cell (report, index, "size");
  g_autofree char *length = dup_cell (report, index, "milliseconds"), *lines = dup_cell (report, index, "lines");
  g_autofree char *action = dup_cell (report, index, "picture");
  g_autofree char *head = g_strdup_printf ("%s · %s · %s", number, size, length);
  xmlNodePtr figure = add_node (parent, "figure", NULL), caption;

  if (picture != NULL)
    {
      xmlNodePtr image = add_node (figure, "img", NULL);

      set_attribute (image, "src", picture);
      set_attribute (image, "alt", "");
    }
  caption = add_node (figure, "figcaption", NULL);
  add_node (caption, "b", head);
  add_node (caption, "span", *lines != '\0' ? lines : action);
}

/* Frees @document. */
static char *
write_out (xmlDocPtr document)
{
  xmlChar *bytes = NULL;
  int length = 0;
  char *html;

  htmlSetMetaEncoding (document, BAD_CAST "UTF-8");
  htmlDocDumpMemory (document, &bytes, &length);
  html = g_strndup ((const char *) bytes, (gsize) length);
  xmlFree (bytes);
  xmlFreeDoc (document);

  return html;
}

/* (out): what its heading is followed by. */
static xmlDocPtr
begin (CliffReport *self,
       xmlNodePtr  *body)
{
  xmlDocPtr document = htmlNewDocNoDtD (NULL, NULL);

  xmlCreateIntSubset (document, BAD_CAST "html", NULL, NULL);
  *body = add_head (document, self);
  add_node (*body, "h1", self->title);

  return document;
}

char *
cliff_report_to_html (CliffReport *self,
                      GPtrArray   *pictures)
{
  xmlNodePtr body, table;
  xmlDocPtr document = begin (self, &body);

  table = add_node (body, "table", NULL);
  add_titles (table, self, pictures != NULL);
  table = add_node (table, "tbody", NULL);
  for (guint i = 0; i < self->rows->len; i++)
    add_row (table, self, i, pictures);

  return write_out (document);
}

char *
cliff_report_to_sheet_html (CliffReport *self,
                            GPtrArray   *pictures)
{
  xmlNodePtr body, sheet;
  xmlDocPtr document = begin (self, &body);

  sheet = add_node (body, "main", NULL);
  for (guint i = 0; i < self->rows->len; i++)
    add_figure (sheet, self, i, i < pictures->len ? g_ptr_array_index (pictures, i) : NULL);

  return write_out (document);
}
