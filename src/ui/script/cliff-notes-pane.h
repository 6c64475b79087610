/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script-document.h"

G_BEGIN_DECLS

/**
 * CliffNotesPane:
 *
 * The notes, the text set aside and the marks of the text that is written.  A click or Enter goes there.
 *
 * Signal "went": the document shows what was gone to, and the text wants the focus.
 */
#define CLIFF_TYPE_NOTES_PANE (cliff_notes_pane_get_type ())
G_DECLARE_FINAL_TYPE (CliffNotesPane, cliff_notes_pane, CLIFF, NOTES_PANE, GtkBox)

void cliff_notes_pane_set_document (CliffNotesPane      *self,
                                    CliffScriptDocument *document);

G_END_DECLS
