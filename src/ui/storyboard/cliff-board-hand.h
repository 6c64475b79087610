/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffBoardHand:
 *
 * Selecting cards on the board: clicks with Ctrl and Shift, the rubber band, and what the arrow keys take along.  Signal
 * "band-changed": see cliff_board_hand_get_band().
 */
#define CLIFF_TYPE_BOARD_HAND (cliff_board_hand_get_type ())
G_DECLARE_FINAL_TYPE (CliffBoardHand, cliff_board_hand, CLIFF, BOARD_HAND, GObject)

/* @board: the widget below which the cards are; it outlives the hand. */
CliffBoardHand *cliff_board_hand_new      (CliffProject   *project,
                                           GtkWidget      *board);
/* Moves the focus among all cards, as GtkFlowBox::move-cursor says: the card it comes to is selected alone; with @extend all from where
 * the selection began, with @keep the selection stays. */
void            cliff_board_hand_move     (CliffBoardHand *self,
                                           GtkMovementStep step,
                                           int             count,
                                           gboolean        extend,
                                           gboolean        keep);
void            cliff_board_hand_toggle   (CliffBoardHand *self,
                                           CliffId         shot_id);
/* The rubber band in coordinates of the board; FALSE while there is none. */
gboolean        cliff_board_hand_get_band (CliffBoardHand *self,
                                           GdkRectangle   *band);

G_END_DECLS
