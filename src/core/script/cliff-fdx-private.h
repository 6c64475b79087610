/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-fdx.h"

#include "cliff-fountain-build.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

/**
 * CliffFdxItem:
 *
 * One paragraph of a document's content and the element that it is.
 */
typedef struct
{
  CliffElement *element;
  xmlNode      *node;     /* NULL for what stands in no paragraph: page breaks, summaries, notes alone */
  gsize         start;    /* characters into the content, a line end after every paragraph */
  gsize         length;
} CliffFdxItem;

/* A note and where it stands. */
typedef struct
{
  gsize    start;   /* characters, as above */
  gsize    length;
  char    *text;
  xmlNode *node;
} CliffFdxNote;

typedef struct
{
  GPtrArray *titles;  /* CliffElement */
  GPtrArray *items;   /* CliffFdxItem, paragraphs and what comes with them in order; notes are in none of them */
  GPtrArray *notes;   /* CliffFdxNote, by their places */
  gsize      length;  /* characters of the content */
} CliffFdxContent;

CliffFdxItem    *cliff_fdx_item_new       (CliffElementKind kind,
                                           const char      *text);
void             cliff_fdx_item_free      (CliffFdxItem    *self);
void             cliff_fdx_note_free      (CliffFdxNote    *self);
void             cliff_fdx_content_free   (CliffFdxContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffFdxContent, cliff_fdx_content_free)

xmlDoc          *cliff_fdx_parse          (const char      *data,
                                           gsize            length,
                                           GError         **error);
CliffFdxContent *cliff_fdx_content_new    (xmlDoc          *document);
xmlNode         *cliff_fdx_child          (xmlNode         *parent,
                                           const char      *name);
gboolean         cliff_fdx_is_named       (xmlNode         *node,
                                           const char      *name);
char            *cliff_fdx_dup_attribute  (xmlNode         *node,
                                           const char      *name);
char            *cliff_fdx_dup_text       (xmlNode         *node);

GPtrArray       *cliff_fdx_titles_read    (xmlNode         *title_page);
void             cliff_fdx_titles_write   (xmlNode         *root,
                                           GPtrArray       *titles);

/* What a paragraph of @element says in a document: with brackets and extensions. (transfer full) */
char            *cliff_fdx_dup_paragraph  (const CliffElement *element);
const char      *cliff_fdx_type_of        (const CliffElement *element);
xmlNode         *cliff_fdx_paragraph_new  (const CliffElement *element);
void             cliff_fdx_set_text       (xmlNode            *paragraph,
                                           const CliffElement *element,
                                           const char         *text);
/* Puts the paragraphs of @kept that are still there in the place of new ones. */
void             cliff_fdx_keep           (GPtrArray          *items,
                                           CliffFdxContent    *kept);

G_END_DECLS
