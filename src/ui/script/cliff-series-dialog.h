/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffSeriesDialog:
 *
 * What holds for the whole series.  Every change is made at once, one step each.
 */
#define CLIFF_TYPE_SERIES_DIALOG (cliff_series_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CliffSeriesDialog, cliff_series_dialog, CLIFF, SERIES_DIALOG, AdwDialog)

AdwDialog *cliff_series_dialog_new (CliffProject *project);

G_END_DECLS
