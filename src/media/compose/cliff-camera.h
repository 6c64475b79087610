/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-compose.h"

G_BEGIN_DECLS

/* Whether @shot shows the same part of its source throughout. */
gboolean cliff_camera_is_still (const CliffPlanShot *shot);
/* The part of the source seen @frame frames after the shot appears, of @length in which it is
 * seen; in ppm, but between them too. */
void     cliff_camera_get_view (const CliffPlanShot *shot,
                                int                  frame,
                                int                  length,
                                double               seconds,
                                double              *x,
                                double              *y,
                                double              *width,
                                double              *height);

G_END_DECLS
