/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script-document.h"

G_BEGIN_DECLS

/**
 * CliffSceneActions:
 *
 * What can be done with a scene or an episode as a whole, from outline and cards alike: the actions "scene.…", their menu and what
 * a drop means.
 *
 * Signals:
 *  "went": the document shows what was gone to, and the text wants the focus;
 *  "moved" (CliffRecord *record): it stands elsewhere now: views choose it there;
 *  "targeted" (CliffRecord *record): it is what the actions work on now: views choose it.
 */
#define CLIFF_TYPE_SCENE_ACTIONS (cliff_scene_actions_get_type ())
G_DECLARE_FINAL_TYPE (CliffSceneActions, cliff_scene_actions, CLIFF, SCENE_ACTIONS, GObject)

/* @widget: below which the actions are found, and over which their dialogs are shown; it holds the result. */
CliffSceneActions *cliff_scene_actions_new        (CliffScriptDocument *document,
                                                   GtkWidget           *widget);
/* What the actions work on: (nullable): a CliffScene or a CliffEpisode. */
void               cliff_scene_actions_set_target (CliffSceneActions   *self,
                                                   CliffRecord         *target);
/* Shows the text of @record, NULL for what stands before the first episode. */
void               cliff_scene_actions_go         (CliffSceneActions   *self,
                                                   CliffRecord         *record);
/* Puts @moved before or behind @onto: scenes beside scenes or, onto an episode, as its first; episodes beside episodes.  FALSE where
 * that cannot be. */
gboolean           cliff_scene_actions_drop       (CliffSceneActions   *self,
                                                   CliffRecord         *moved,
                                                   CliffRecord         *onto,
                                                   gboolean             after);
/* Shows the menu of the target at a point of @parent. */
void               cliff_scene_actions_popup      (CliffSceneActions   *self,
                                                   GtkWidget           *parent,
                                                   double               x,
                                                   double               y);

G_END_DECLS
