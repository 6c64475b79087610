/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

typedef enum
{
  CLIFF_COMPARE_SAME,
  CLIFF_COMPARE_CHANGED,
  CLIFF_COMPARE_ADDED,    /* only in the later script */
  CLIFF_COMPARE_REMOVED,  /* only in the earlier one */
  CLIFF_COMPARE_MOVED,    /* the same words in another place: a row in either place, the other side of it empty */
} CliffCompareKind;

/** Bytes of a script, [start, end). */
typedef struct
{
  gsize start;
  gsize end;
} CliffTextRange;

/**
 * CliffCompareRow:
 * @before: the element in the earlier script; empty where it is not there
 * @after: the element in the later one
 * @before_words: (nullable) (element-type CliffTextRange): of a CHANGED row: what of it is not in the later one, by words of
 *   Latin and single characters of other scripts
 * @after_words: (nullable): what is new in it
 * @partner: of a MOVED row: the row in its other place
 *
 * One element side by side with itself.  Empty lines are in no row.
 */
typedef struct
{
  CliffCompareKind kind;
  CliffSpan        before;
  CliffSpan        after;
  GArray          *before_words;
  GArray          *after_words;
  guint            partner;
} CliffCompareRow;

/* What became of the elements of @before in @after, in an order that is right for both.  Any thread that may use both.
 * (transfer full) (element-type CliffCompareRow) */
GArray *cliff_compare_scripts      (CliffScript  *before,
                                    CliffScript  *after);
/* The bytes of whole lines of @after that hold something CHANGED, ADDED or MOVED, in order.
 * (transfer full) (element-type CliffTextRange) */
GArray *cliff_compare_find_revised (CliffScript  *before,
                                    CliffScript  *after);

G_END_DECLS
