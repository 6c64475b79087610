/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffExportDialog:
 *
 * What to export and where, who makes it, the progress, and the proof read back from the finished files.
 */
#define CLIFF_TYPE_EXPORT_DIALOG (cliff_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CliffExportDialog, cliff_export_dialog, CLIFF, EXPORT_DIALOG, AdwDialog)

CliffExportDialog *cliff_export_dialog_new (CliffProject *project,
                                            GSettings    *settings);

G_END_DECLS
