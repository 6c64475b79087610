/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffReportsDialog:
 *
 * Tables about the script, to be printed or saved: who speaks how much, where scenes play, who is in which.
 */
#define CLIFF_TYPE_REPORTS_DIALOG (cliff_reports_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CliffReportsDialog, cliff_reports_dialog, CLIFF, REPORTS_DIALOG, AdwDialog)

AdwDialog *cliff_reports_dialog_new   (CliffProject       *project);
/* Writes what is chosen to @path and says so in the window, once it is written. */
void       cliff_reports_dialog_write (CliffReportsDialog *self,
                                       const char         *path);

G_END_DECLS
