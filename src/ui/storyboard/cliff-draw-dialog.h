/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffDrawDialog:
 *
 * Drawing over a shot's picture, or on paper.  What is seen becomes a take of its own.
 */
#define CLIFF_TYPE_DRAW_DIALOG (cliff_draw_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CliffDrawDialog, cliff_draw_dialog, CLIFF, DRAW_DIALOG, AdwDialog)

/* @take_id: which of the shot's takes is below; 0: the one in use, where there is one. */
AdwDialog *cliff_draw_dialog_new (CliffProject *project,
                                  CliffRecord  *shot,
                                  CliffId       take_id);

G_END_DECLS
