/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffShotsDialog:
 *
 * Saves the shot list, for a spreadsheet, the browser or paper, or a contact sheet.
 */
#define CLIFF_TYPE_SHOTS_DIALOG (cliff_shots_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CliffShotsDialog, cliff_shots_dialog, CLIFF, SHOTS_DIALOG, AdwDialog)

AdwDialog *cliff_shots_dialog_new   (CliffProject     *project);
/* Writes what is set to @path, in a thread; then the dialog closes. */
void       cliff_shots_dialog_write (CliffShotsDialog *self,
                                     const char       *path);

G_END_DECLS
