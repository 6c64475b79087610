/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script-document.h"

G_BEGIN_DECLS

/**
 * CliffScriptView:
 *
 * The text view of a script: its keys do what the element under the caret asks for, once the input method has had them.
 */
#define CLIFF_TYPE_SCRIPT_VIEW (cliff_script_view_get_type ())
G_DECLARE_FINAL_TYPE (CliffScriptView, cliff_script_view, CLIFF, SCRIPT_VIEW, GtkSourceView)

void cliff_script_view_set_document (CliffScriptView     *self,
                                     CliffScriptDocument *document);
/* Everything but the paragraph under the caret is dimmed. */
void cliff_script_view_set_focus_mode (CliffScriptView *self,
                                       gboolean         focus_mode);

G_END_DECLS
