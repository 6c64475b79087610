/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script-document.h"

G_BEGIN_DECLS

/**
 * CliffScriptStyler:
 *
 * Dresses the text of a document by its script elements, in the light or the dark scheme.  It never changes the text.  What is in
 * sight is dressed before it is painted, the rest bit by bit while nothing else is to be done.
 */
#define CLIFF_TYPE_SCRIPT_STYLER (cliff_script_styler_get_type ())
G_DECLARE_FINAL_TYPE (CliffScriptStyler, cliff_script_styler, CLIFF, SCRIPT_STYLER, GObject)

CliffScriptStyler *cliff_script_styler_new      (CliffScriptDocument *document,
                                                 GtkTextView         *view);
/* Sets the indents of Fountain's elements for lines of @width pixels, of which a full page line is @column characters. */
void               cliff_script_styler_set_width (CliffScriptStyler  *self,
                                                 int                  width,
                                                 int                  column);
/* Marks [start, end), in bytes, as the text of the selected shot; an empty range marks nothing. */
void               cliff_script_styler_set_shot (CliffScriptStyler   *self,
                                                 gsize                start,
                                                 gsize                end);

G_END_DECLS
