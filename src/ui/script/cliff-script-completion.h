/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script-document.h"

G_BEGIN_DECLS

/**
 * CliffScriptCompletion:
 *
 * Proposes names, places, times and marks where they are due while a script is typed, and nothing while an input method has text
 * of its own in the line.
 */
#define CLIFF_TYPE_SCRIPT_COMPLETION (cliff_script_completion_get_type ())
G_DECLARE_FINAL_TYPE (CliffScriptCompletion, cliff_script_completion, CLIFF, SCRIPT_COMPLETION, GObject)

/* @view shows the buffer of @document; its completion asks this from now on, as long as it lives. */
CliffScriptCompletion *cliff_script_completion_new (CliffScriptDocument *document,
                                                    GtkSourceView       *view);

G_END_DECLS
