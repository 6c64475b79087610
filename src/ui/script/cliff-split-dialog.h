/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffSplitDialog:
 *
 * How the project's episode could become several of a wished length: where each begins, how long it is and why it ends there.
 * Accepting makes them, in one step.
 */
#define CLIFF_TYPE_SPLIT_DIALOG (cliff_split_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CliffSplitDialog, cliff_split_dialog, CLIFF, SPLIT_DIALOG, AdwDialog)

/* The project has an episode. */
AdwDialog *cliff_split_dialog_new (CliffProject *project);

G_END_DECLS
