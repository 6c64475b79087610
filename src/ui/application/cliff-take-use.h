/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-project.h"

G_BEGIN_DECLS

/* Makes takes of the bin takes of the shot and chooses the last, in one step; the project says so.  Whether it was done. */
gboolean cliff_take_use (CliffProject  *project,
                         CliffId        shot_id,
                         const CliffId *takes,
                         guint          n_takes);

G_END_DECLS
