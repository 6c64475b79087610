/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script-document.h"

G_BEGIN_DECLS

/**
 * CliffScriptStyler:
 *
 * Dresses the text of a buffer by its script elements, in the light or the dark scheme.  It never changes the text.
 */
#define CLIFF_TYPE_SCRIPT_STYLER (cliff_script_styler_get_type ())
G_DECLARE_FINAL_TYPE (CliffScriptStyler, cliff_script_styler, CLIFF, SCRIPT_STYLER, GObject)

CliffScriptStyler *cliff_script_styler_new        (CliffScriptDocument *document);
/* Dresses what has changed since the last time. */
void               cliff_script_styler_run        (CliffScriptStyler *self);
/* Marks [start, end), in characters, as the text of the selected shot; an empty range marks nothing. */
void               cliff_script_styler_set_shot   (CliffScriptStyler *self,
                                                   int                start,
                                                   int                end);

G_END_DECLS
