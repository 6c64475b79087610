/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffShotTable:
 *
 * The shots of an episode as rows whose cells are edited in place.
 */
#define CLIFF_TYPE_SHOT_TABLE (cliff_shot_table_get_type ())
G_DECLARE_FINAL_TYPE (CliffShotTable, cliff_shot_table, CLIFF, SHOT_TABLE, AdwBin)

void         cliff_shot_table_set_project    (CliffShotTable *self,
                                              CliffProject   *project);
/* @shots: (nullable): of CliffShot, in the order of the storyline */
void         cliff_shot_table_set_shots      (CliffShotTable *self,
                                              GListModel     *shots);
/* Shows which shots are selected. */
void         cliff_shot_table_show_selection (CliffShotTable *self);
/* Shows numbers and lines again. */
void         cliff_shot_table_refresh        (CliffShotTable *self);
/* Lets the keys work on the row of the shot that all pages stand on, and scrolls there. */
void         cliff_shot_table_focus_selection (CliffShotTable *self);
/* The shot whose row is at a place of the table; NULL when there is none. (transfer none) */
CliffRecord *cliff_shot_table_get_shot_at    (CliffShotTable *self,
                                              double          x,
                                              double          y);

G_END_DECLS
