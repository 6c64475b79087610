/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-scene-actions.h"
#include "cliff-scene-facts.h"

G_BEGIN_DECLS

/**
 * CliffCardsPane:
 *
 * The whole script as index cards: each episode's own card, then one a scene.  It is shown instead of the text while the setting
 * "script-cards" is on, and going to a text turns that off.  What is chosen is what the scene actions work on.
 */
#define CLIFF_TYPE_CARDS_PANE (cliff_cards_pane_get_type ())
G_DECLARE_FINAL_TYPE (CliffCardsPane, cliff_cards_pane, CLIFF, CARDS_PANE, AdwBin)

/* Call it before others learn of "went" of @actions: the text they look for is shown then. */
void    cliff_cards_pane_set_document (CliffCardsPane      *self,
                                       CliffScriptDocument *document,
                                       CliffSceneFacts     *facts,
                                       CliffSceneActions   *actions);
/* "script-cards": the switch between cards and text. (transfer full) */
GAction *cliff_cards_pane_dup_action  (CliffCardsPane      *self);

G_END_DECLS
