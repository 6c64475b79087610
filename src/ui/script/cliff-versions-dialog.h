/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-project.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CliffVersionsDialog:
 *
 * The versions of the script, named ones and those the program made: to save, name, compare and bring back.  Here a revision begins
 * and ends, too.
 *
 * Actions: "versions.save", "versions.compare" (x), "versions.rename" (x), "versions.delete" (x), "versions.start-revision" (s),
 * "versions.end-revision"; x is a version's id, s a colour.
 */
#define CLIFF_TYPE_VERSIONS_DIALOG (cliff_versions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CliffVersionsDialog, cliff_versions_dialog, CLIFF, VERSIONS_DIALOG, AdwDialog)

AdwDialog *cliff_versions_dialog_new (CliffProject *project);

G_END_DECLS
