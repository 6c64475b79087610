/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

#include <libxml/xmlreader.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlTextReader, xmlFreeTextReader)

/* Called at each node of a part; FALSE stops and makes the document unreadable. */
typedef gboolean (*CliffDocxFunc) (xmlTextReader *reader,
                                   gpointer       user_data);

/* Walks through @bytes, what Word repeats for older programs left out; a part that is not there is an empty one.  FALSE when it is
 * no XML, or declares entities. */
gboolean  cliff_docx_walk        (GByteArray    *bytes,
                                  CliffDocxFunc  func,
                                  gpointer       user_data);
gboolean  cliff_docx_is_word     (xmlTextReader *reader,
                                  const char    *name);
/* A "w:" attribute of the element: (transfer full) (nullable). */
char     *cliff_docx_dup_value   (xmlTextReader *reader,
                                  const char    *name);
int       cliff_docx_get_number  (xmlTextReader *reader,
                                  const char    *name,
                                  int            otherwise);

/**
 * CliffDocxLists:
 *
 * The numbered lists of a document: Chinese scripts often count their episodes and scenes by them, so that the numbers are not
 * in the text.
 */
typedef struct _CliffDocxLists CliffDocxLists;

CliffDocxLists *cliff_docx_lists_new  (GByteArray     *numbering);
void            cliff_docx_lists_free (CliffDocxLists *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffDocxLists, cliff_docx_lists_free)
/* Counts a paragraph of list @id at @level, from 0.  Returns: (transfer full): what stands before its text, or "". */
char           *cliff_docx_lists_next (CliffDocxLists *self,
                                       int             id,
                                       int             level);

G_END_DECLS
