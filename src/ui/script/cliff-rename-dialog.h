/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-script-document.h"

G_BEGIN_DECLS

/**
 * CliffRenameDialog:
 *
 * Gives a character or a place another name everywhere, and tells before in how many places.  Whoever stands under the caret is
 * proposed.
 */
#define CLIFF_TYPE_RENAME_DIALOG (cliff_rename_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CliffRenameDialog, cliff_rename_dialog, CLIFF, RENAME_DIALOG, AdwDialog)

AdwDialog *cliff_rename_dialog_new (CliffScriptDocument *document);

G_END_DECLS
