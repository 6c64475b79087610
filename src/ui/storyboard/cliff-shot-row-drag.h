/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-project.h"
#include "cliff-shot-cell.h"

G_BEGIN_DECLS

/* Lets the row of @cell be dragged with the others that are selected, and shots and media files be dropped on it. */
void cliff_shot_row_drag_add (CliffShotCell *cell,
                              CliffProject  *project);

G_END_DECLS
