/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffShotCard:
 *
 * One shot on the board.  With the others that are selected it can be dragged before or behind another, and it takes dropped media files as new takes.
 */
#define CLIFF_TYPE_SHOT_CARD (cliff_shot_card_get_type ())
G_DECLARE_FINAL_TYPE (CliffShotCard, cliff_shot_card, CLIFF, SHOT_CARD, GtkFlowBoxChild)

GtkWidget   *cliff_shot_card_new        (CliffProject  *project,
                                         CliffRecord   *shot,
                                         int            number);
/* (transfer none) */
CliffRecord *cliff_shot_card_get_shot   (CliffShotCard *self);
void         cliff_shot_card_set_number (CliffShotCard *self,
                                         int            number);
void         cliff_shot_card_set_selected (CliffShotCard *self,
                                         gboolean       selected);
/* Reads lines, cast and take again. */
void         cliff_shot_card_refresh    (CliffShotCard *self);

G_END_DECLS
