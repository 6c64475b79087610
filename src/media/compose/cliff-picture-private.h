/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-compose.h"

G_BEGIN_DECLS

void cliff_picture_copy (CliffPicture       *into,
                         const CliffPicture *from);
/* A dissolve: @share of 256 of @other, the rest of what is there. */
void cliff_picture_mix  (CliffPicture       *into,
                         const CliffPicture *other,
                         int                 share);
/* Components of a pixel whose colours are premultiplied by @alpha (0 to 255), as Y'CbCr
 * premultiplied alike. */
void cliff_rgb_to_ycbcr (int                 red,
                         int                 green,
                         int                 blue,
                         int                 alpha,
                         guint8             *y,
                         guint8             *cb,
                         guint8             *cr);

G_END_DECLS
