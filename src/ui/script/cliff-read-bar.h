/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-script-document.h"

G_BEGIN_DECLS

/**
 * CliffReadBar:
 *
 * The controls of reading aloud, out of sight while nothing is read.  What is read is marked in the text, which follows; the caret
 * stays where it is.  Changing the text pauses, for what is read is no longer what stands there; Escape stops.
 */
#define CLIFF_TYPE_READ_BAR (cliff_read_bar_get_type ())
G_DECLARE_FINAL_TYPE (CliffReadBar, cliff_read_bar, CLIFF, READ_BAR, AdwBin)

/* Once. @view: shows the text of @document. */
void cliff_read_bar_set_document (CliffReadBar        *self,
                                  CliffScriptDocument *document,
                                  GtkTextView         *view);
/* Reads from the caret on; stops where it reads already. */
void cliff_read_bar_toggle       (CliffReadBar        *self);

G_END_DECLS
