/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-scene-facts.h"

G_BEGIN_DECLS

/**
 * CliffSceneCard:
 *
 * The index card of a scene.  Its synopsis is edited on the card: Enter keeps it, and so does whatever ends the editing; Escape does
 * not.
 */
#define CLIFF_TYPE_SCENE_CARD (cliff_scene_card_get_type ())
G_DECLARE_FINAL_TYPE (CliffSceneCard, cliff_scene_card, CLIFF, SCENE_CARD, GtkBox)

GtkWidget   *cliff_scene_card_new       (CliffProject    *project,
                                         CliffSceneFacts *facts);
/* @scene: (nullable) */
void         cliff_scene_card_set_scene (CliffSceneCard  *self,
                                         CliffRecord     *scene);
/* Reads what is told beside the scene's own row again. */
void         cliff_scene_card_refresh   (CliffSceneCard  *self);
/* Lets the synopsis be written, where the project is writable and the scene has a heading to write it below. */
void         cliff_scene_card_edit      (CliffSceneCard  *self);
/* What a screen reader says of it: (transfer full). */
char        *cliff_scene_card_dup_label (CliffSceneCard  *self);

G_END_DECLS
