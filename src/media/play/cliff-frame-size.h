/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan.h"

G_BEGIN_DECLS

/* The largest even size with the plan's proportions that fits into @max_width × @max_height and the plan's size divided by @part. */
void cliff_frame_size_fit (CliffPlan *plan,
                           int        part,
                           int        max_width,
                           int        max_height,
                           int       *width,
                           int       *height);

G_END_DECLS
