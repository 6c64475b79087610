/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** One place where two texts differ: the bytes [old_start, old_end) of the one are [new_start, new_end) of the other. */
typedef struct
{
  gsize old_start;
  gsize old_end;
  gsize new_start;
  gsize new_end;
} CliffTextHunk;

/* Where @after differs from @before, both UTF-8, in order and never inside a character: line by line, and within a line from its
 * first to its last difference.  (transfer full) (element-type CliffTextHunk): empty when they are equal. */
GArray *cliff_text_diff     (const char *before,
                             const char *after);
/* Where what stood at byte @place of the old text stands in the new one. */
gsize   cliff_text_diff_map (GArray     *hunks,
                             gsize       place);

G_END_DECLS
