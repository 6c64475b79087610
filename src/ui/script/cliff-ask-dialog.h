/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CliffAskDialog:
 *
 * Says what a language model will be asked for, that there is none, and that nothing leaves the machine.
 */
#define CLIFF_TYPE_ASK_DIALOG (cliff_ask_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CliffAskDialog, cliff_ask_dialog, CLIFF, ASK_DIALOG, AdwDialog)

AdwDialog *cliff_ask_dialog_new (void);

G_END_DECLS
