/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffTakeCard:
 *
 * One take of a shot: its picture, its stars, and whether it is the one in use.
 */
#define CLIFF_TYPE_TAKE_CARD (cliff_take_card_get_type ())
G_DECLARE_FINAL_TYPE (CliffTakeCard, cliff_take_card, CLIFF, TAKE_CARD, GtkFlowBoxChild)

GtkWidget   *cliff_take_card_new      (CliffProject  *project,
                                       CliffRecord   *shot,
                                       CliffRecord   *take);
/* (transfer none) */
CliffRecord *cliff_take_card_get_take (CliffTakeCard *self);

G_END_DECLS
