/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffTakeDialog:
 *
 * What is known of a take: who made it and when, its picture, its file, the recipe.
 */
#define CLIFF_TYPE_TAKE_DIALOG (cliff_take_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CliffTakeDialog, cliff_take_dialog, CLIFF, TAKE_DIALOG, AdwDialog)

AdwDialog *cliff_take_dialog_new    (CliffProject *project,
                                     CliffId       take_id);
/* Shows the take's file in the file manager; says so when it is gone.  @widget: in the window that asks. */
void       cliff_take_dialog_reveal (CliffProject *project,
                                     CliffId       take_id,
                                     GtkWidget    *widget);

G_END_DECLS
