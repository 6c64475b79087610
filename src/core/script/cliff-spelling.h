/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/* Bytes of a script that no dictionary is asked about. */
typedef struct
{
  gsize start;
  gsize end;
} CliffUnspelled;

/* What of the lines that hold [start, end) is not to be spell checked: headings, cues and lists, words in capitals, words in
 * scripts without letters, words with digits, and names.  @start and @end are moved to the borders of these lines.
 * @names: (element-type utf8 utf8) (nullable): a set of g_str_hash() that owns its keys.
 * Returns: (transfer full) (element-type CliffUnspelled), in order, apart */
GArray     *cliff_spelling_find_unspelled (CliffScript *script,
                                           gsize       *start,
                                           gsize       *end,
                                           GHashTable  *names);
/* Puts the words of @name, "Mara Jones", into a set. */
void        cliff_spelling_add_name       (GHashTable  *names,
                                           const char  *name);

G_END_DECLS
