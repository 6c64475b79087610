/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffPreview:
 *
 * Plays the episode: the picture as it will be exported, its time, and the keys of a player while it has the focus.
 */
#define CLIFF_TYPE_PREVIEW (cliff_preview_get_type ())
G_DECLARE_FINAL_TYPE (CliffPreview, cliff_preview, CLIFF, PREVIEW, GtkBox)

void cliff_preview_set_project (CliffPreview *self,
                                CliffProject *project);
/* Lays the bar over the picture, where it is seen as long as the pointer moves: for a window of the preview alone. */
void cliff_preview_float_bar   (CliffPreview *self);

G_END_DECLS
