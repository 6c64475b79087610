/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffScriptExportDialog:
 *
 * Asks as what the script is to leave, and writes it.
 */
#define CLIFF_TYPE_SCRIPT_EXPORT_DIALOG (cliff_script_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CliffScriptExportDialog, cliff_script_export_dialog, CLIFF, SCRIPT_EXPORT_DIALOG, AdwDialog)

AdwDialog *cliff_script_export_dialog_new (CliffProject *project);

G_END_DECLS
