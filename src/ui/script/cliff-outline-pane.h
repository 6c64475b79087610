/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-scene-actions.h"
#include "cliff-scene-facts.h"

G_BEGIN_DECLS

/**
 * CliffOutlinePane:
 *
 * The whole script as a tree: what stands before the first episode, the episodes, their scenes.  The chosen row follows the caret;
 * a click or Enter goes to the row's text.  Rows are dragged, and moved by Alt and the arrow keys.
 */
#define CLIFF_TYPE_OUTLINE_PANE (cliff_outline_pane_get_type ())
G_DECLARE_FINAL_TYPE (CliffOutlinePane, cliff_outline_pane, CLIFF, OUTLINE_PANE, AdwBin)

void     cliff_outline_pane_set_document (CliffOutlinePane    *self,
                                          CliffScriptDocument *document,
                                          CliffSceneFacts     *facts,
                                          CliffSceneActions   *actions);
/* What is chosen: a CliffEpisode, a CliffScene, or NULL. (transfer none) */
CliffRecord *cliff_outline_pane_get_chosen (CliffOutlinePane *self);
/* What a drop on the tree does. (transfer none) */
CliffSceneActions *cliff_outline_pane_get_actions (CliffOutlinePane *self);
/* Chooses the row of @record, unfolding its episode. */
void     cliff_outline_pane_choose       (CliffOutlinePane    *self,
                                          CliffRecord         *record);

G_END_DECLS
