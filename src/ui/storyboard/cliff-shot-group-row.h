/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-project.h"
#include "cliff-shot-groups.h"

G_BEGIN_DECLS

/**
 * CliffShotGroupRow:
 *
 * A scene on the board: its heading and the cards of its shots.  Signals: "cursor-moved" (GtkMovementStep, int count, gboolean
 * extend, gboolean keep): keys that move among the cards of all scenes, as in GtkFlowBox; "cursor-toggled" (CliffShot).
 */
#define CLIFF_TYPE_SHOT_GROUP_ROW (cliff_shot_group_row_get_type ())
G_DECLARE_FINAL_TYPE (CliffShotGroupRow, cliff_shot_group_row, CLIFF, SHOT_GROUP_ROW, GtkListBoxRow)

GtkWidget *cliff_shot_group_row_new      (CliffProject      *project,
                                          CliffShotGroups   *groups,
                                          CliffShotGroup    *group);
/* The card of @shot, NULL when it is not here. (transfer none) */
GtkWidget *cliff_shot_group_row_find     (CliffShotGroupRow *self,
                                          CliffRecord       *shot);
/* Shows which shots are selected. */
void       cliff_shot_group_row_show_selection (CliffShotGroupRow *self);
/* Reads everything that is not in the shots' own rows again. */
void       cliff_shot_group_row_refresh  (CliffShotGroupRow *self);

G_END_DECLS
