/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-compose.h"

G_BEGIN_DECLS

/* One frame of the transition into @shot, the @at-th of its overlap: @into holds the picture that goes and becomes
 * the frame, @next is the one that comes. */
void cliff_transition_draw (const CliffPlanShot *shot,
                            int                  at,
                            CliffPicture        *into,
                            const CliffPicture  *next);

G_END_DECLS
