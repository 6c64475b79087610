/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-difference.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CliffCompareLine:
 *
 * A row of a comparison: a sign, the words in the version, the words now.  Rows are used again for other differences.
 *
 * Properties: "narrow" (gboolean): the words of now stand below those of the version.
 */
#define CLIFF_TYPE_COMPARE_LINE (cliff_compare_line_get_type ())
G_DECLARE_FINAL_TYPE (CliffCompareLine, cliff_compare_line, CLIFF, COMPARE_LINE, GtkWidget)

GtkWidget *cliff_compare_line_new      (void);
/* NULL: of nothing at present. */
void       cliff_compare_line_show     (CliffCompareLine *self,
                                        CliffDifference  *difference);
/* What the row says to who does not see it. (transfer full) */
char      *cliff_compare_line_dup_spoken (CliffDifference *difference);

G_END_DECLS
