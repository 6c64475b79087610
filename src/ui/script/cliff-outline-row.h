/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-scene-facts.h"

G_BEGIN_DECLS

/**
 * CliffOutlineRow:
 *
 * One line of the outline: an episode, a scene, or what stands before the first episode.
 */
#define CLIFF_TYPE_OUTLINE_ROW (cliff_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (CliffOutlineRow, cliff_outline_row, CLIFF, OUTLINE_ROW, GtkBox)

GtkWidget   *cliff_outline_row_new      (CliffProject    *project,
                                         CliffSceneFacts *facts);
/* @item: (nullable): a CliffEpisode, a CliffScene, or any other object for what stands before the first episode. */
void         cliff_outline_row_set_item (CliffOutlineRow *self,
                                         GObject         *item);
/* (transfer none) (nullable) */
GObject     *cliff_outline_row_get_item (CliffOutlineRow *self);
/* Reads what is told beside the item's own row again. */
void         cliff_outline_row_refresh  (CliffOutlineRow *self);
/* What a screen reader says of it: (transfer full). */
char        *cliff_outline_row_dup_label (CliffOutlineRow *self);

/* The title of a scene without its number, such as "Kitchen · night": (transfer full). */
char        *cliff_scene_dup_title      (CliffRecord     *scene);

G_END_DECLS
