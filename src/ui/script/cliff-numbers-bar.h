/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-finding-marks.h"

G_BEGIN_DECLS

/**
 * CliffNumbersBar:
 *
 * One quiet line on how long the episode is and what is found in it; all of it behind the line.  While a finding is
 * selected, the line says which.
 */
#define CLIFF_TYPE_NUMBERS_BAR (cliff_numbers_bar_get_type ())
G_DECLARE_FINAL_TYPE (CliffNumbersBar, cliff_numbers_bar, CLIFF, NUMBERS_BAR, AdwBin)

void cliff_numbers_bar_set_document (CliffNumbersBar     *self,
                                     CliffScriptDocument *document,
                                     GtkSourceView       *view);
/* "show", "next" and "previous". (transfer none) */
GActionGroup *cliff_numbers_bar_get_actions (CliffNumbersBar *self);

G_END_DECLS
