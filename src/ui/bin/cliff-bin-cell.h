/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-media-list.h"
#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffBinCell:
 *
 * One of the media in the bin: a tile of a grid, or a row of a list.
 */
#define CLIFF_TYPE_BIN_CELL (cliff_bin_cell_get_type ())
G_DECLARE_FINAL_TYPE (CliffBinCell, cliff_bin_cell, CLIFF, BIN_CELL, GtkBox)

GtkWidget *cliff_bin_cell_new      (CliffProject   *project,
                                    gboolean        tile);
/* @take: (nullable): nothing.  Returns what a screen reader says of it. (transfer full) (nullable) */
char      *cliff_bin_cell_set_take (CliffBinCell   *self,
                                    CliffRecord    *take,
                                    CliffMediaList *list);
/* 0 while it shows nothing. */
CliffId    cliff_bin_cell_get_take (CliffBinCell   *self);

G_END_DECLS
