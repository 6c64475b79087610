/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** One of a row of texts before or after an edit. */
typedef struct
{
  char *key;   /* equal only where nothing changed */
  char *text;  /* what near matches are told by */
  char *hint;  /* (nullable): equal hints make up for little in common */
} CliffAlignItem;

/* (element-type CliffAlignItem) (transfer full): an empty row. */
GArray *cliff_align_row_new (void);
/* Takes the strings. */
void    cliff_align_row_add (GArray *row,
                             char   *key,
                             char   *text,
                             char   *hint);
/* Which text of @before each text of @after was: -1 for new ones.  The order is kept; equal texts
 * go together first, then those between them that have much in common.  (transfer full): as many as
 * @after has. */
int    *cliff_align         (GArray *before,
                             GArray *after);

G_END_DECLS
