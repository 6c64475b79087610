/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script-document.h"

G_BEGIN_DECLS

/**
 * CliffScriptSpelling:
 *
 * Marks misspelt English in a script, offers corrections in the text's menu, and leaves names, cues, headings, capitals and
 * Chinese alone.
 */
#define CLIFF_TYPE_SCRIPT_SPELLING (cliff_script_spelling_get_type ())
G_DECLARE_FINAL_TYPE (CliffScriptSpelling, cliff_script_spelling, CLIFF, SCRIPT_SPELLING, GObject)

/* @view shows the buffer of @document. */
CliffScriptSpelling *cliff_script_spelling_new        (CliffScriptDocument *document,
                                                       GtkSourceView       *view);
/* "script-spelling": the switch, or where there is no dictionary, the explanation. (transfer full) */
GAction             *cliff_script_spelling_dup_action (CliffScriptSpelling *self);

G_END_DECLS
