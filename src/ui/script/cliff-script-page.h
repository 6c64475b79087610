/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"
#include "cliff-script-document.h"

G_BEGIN_DECLS

/**
 * CliffScriptPage:
 *
 * The episode's script.  The page is a container: what it holds works on its CliffScriptDocument, and no part on another.
 */
#define CLIFF_TYPE_SCRIPT_PAGE (cliff_script_page_get_type ())
G_DECLARE_FINAL_TYPE (CliffScriptPage, cliff_script_page, CLIFF, SCRIPT_PAGE, AdwBreakpointBin)

void           cliff_script_page_set_project (CliffScriptPage *self,
                                              CliffProject    *project);
/* (transfer none) */
CliffScriptDocument *cliff_script_page_get_document (CliffScriptPage *self);
/* Reads the script aloud from the caret on, or stops. */
void           cliff_script_page_read_aloud  (CliffScriptPage *self);
/* The buffer typed into. (transfer none) */
GtkTextBuffer *cliff_script_page_get_buffer  (CliffScriptPage *self);

G_END_DECLS
