/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-breakdown-item.h"

G_BEGIN_DECLS

/**
 * CliffBreakdownRow:
 *
 * One thing that a new breakdown would change, with a check mark to accept it.
 */
#define CLIFF_TYPE_BREAKDOWN_ROW (cliff_breakdown_row_get_type ())
G_DECLARE_FINAL_TYPE (CliffBreakdownRow, cliff_breakdown_row, CLIFF, BREAKDOWN_ROW, GtkBox)

GtkWidget *cliff_breakdown_row_new       (void);
/* @item: (nullable) */
void       cliff_breakdown_row_set_item  (CliffBreakdownRow  *self,
                                          CliffBreakdownItem *item);
/* What a screen reader says of the row. (transfer full) */
char      *cliff_breakdown_row_dup_label (CliffBreakdownRow  *self);

G_END_DECLS
