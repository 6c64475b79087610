/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script-document.h"

G_BEGIN_DECLS

/**
 * CliffShotGutter:
 *
 * Beside the line where a shot's words begin, the shot: a click selects it, a double click shows it on the board.  By the keyboard
 * the caret does the same: it selects the shot it stands in.
 */
#define CLIFF_TYPE_SHOT_GUTTER (cliff_shot_gutter_get_type ())
G_DECLARE_FINAL_TYPE (CliffShotGutter, cliff_shot_gutter, CLIFF, SHOT_GUTTER, GtkSourceGutterRenderer)

/* For the right gutter of the view on the document's buffer. */
GtkSourceGutterRenderer *cliff_shot_gutter_new         (CliffScriptDocument *document);
/* Numbers only, where the window is narrow. */
void                     cliff_shot_gutter_set_compact (CliffShotGutter     *self,
                                                        gboolean             compact);
/* The shot whose chip is @n_th (from 0) beside @line, NULL when there is none. (transfer none) */
CliffRecord             *cliff_shot_gutter_get_shot    (CliffShotGutter     *self,
                                                        int                  line,
                                                        guint                n_th);

G_END_DECLS
