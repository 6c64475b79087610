/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-scene-actions.h"
#include "cliff-scene-facts.h"

G_BEGIN_DECLS

/**
 * CliffScriptSidebar:
 *
 * What stands left of the script: its outline, or its notes.
 *
 * Signal "went": something was gone to, and the text wants the focus.
 */
#define CLIFF_TYPE_SCRIPT_SIDEBAR (cliff_script_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (CliffScriptSidebar, cliff_script_sidebar, CLIFF, SCRIPT_SIDEBAR, AdwBin)

void cliff_script_sidebar_set_document (CliffScriptSidebar  *self,
                                        CliffScriptDocument *document,
                                        CliffSceneFacts     *facts,
                                        CliffSceneActions   *actions);

G_END_DECLS
