/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-scene-actions.h"

G_BEGIN_DECLS

/**
 * CliffGoDialog:
 *
 * Where to go in the script: episodes and scenes by their numbers, the words of their headings, or the first letters of a
 * place's pinyin.  Enter goes to the chosen one.
 */
#define CLIFF_TYPE_GO_DIALOG (cliff_go_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CliffGoDialog, cliff_go_dialog, CLIFF, GO_DIALOG, AdwDialog)

AdwDialog   *cliff_go_dialog_new        (CliffProject      *project,
                                         CliffSceneActions *actions);
/* What Enter would go to: (transfer none) (nullable). */
CliffRecord *cliff_go_dialog_get_chosen (CliffGoDialog     *self);

G_END_DECLS
