/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script-document.h"

G_BEGIN_DECLS

/**
 * CliffFoldGutter:
 *
 * Triangles beside passages that are kept but not part of the film, and the folding of them to their first lines.  Folding hides
 * text and never changes it.  A passage opens by itself when the caret comes into it, as after a search or an undo, when any of it
 * is selected, and when it changes.  Whoever puts it into a view's gutter takes it out again: a view and its gutters hold each
 * other.  Main thread only.
 */
#define CLIFF_TYPE_FOLD_GUTTER (cliff_fold_gutter_get_type ())
G_DECLARE_FINAL_TYPE (CliffFoldGutter, cliff_fold_gutter, CLIFF, FOLD_GUTTER, GtkSourceGutterRenderer)

/* @view: whose Backspace and Delete open a folded passage beside the caret instead of reaching into it. */
GtkSourceGutterRenderer *cliff_fold_gutter_new         (CliffScriptDocument *document,
                                                        GtkTextView         *view);
/* Whether a passage that can be folded begins in the line, and in @folded (out) (optional) whether it is. */
gboolean                 cliff_fold_gutter_has         (CliffFoldGutter     *self,
                                                        int                  line,
                                                        gboolean            *folded);
/* Folds the passage at the caret, or opens it.  FALSE when there is none. */
gboolean                 cliff_fold_gutter_toggle      (CliffFoldGutter     *self);
/* Folds all passages, or opens them when all are folded. */
void                     cliff_fold_gutter_toggle_all  (CliffFoldGutter     *self);

G_END_DECLS
