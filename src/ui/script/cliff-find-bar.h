/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-script-document.h"

G_BEGIN_DECLS

/**
 * CliffFindBar:
 *
 * Finds in the script, and replaces: closed until asked for.  Closing it leaves the caret at the match.
 */
#define CLIFF_TYPE_FIND_BAR (cliff_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (CliffFindBar, cliff_find_bar, CLIFF, FIND_BAR, AdwBin)

/* @view: gets the keyboard back. */
void          cliff_find_bar_set_document (CliffFindBar        *self,
                                           CliffScriptDocument *document,
                                           GtkSourceView       *view);
/* "find", "replace", "next", "previous" and "close". (transfer none) */
GActionGroup *cliff_find_bar_get_actions  (CliffFindBar        *self);
/* Whether it is shown. */
gboolean      cliff_find_bar_get_open     (CliffFindBar        *self);

G_END_DECLS
