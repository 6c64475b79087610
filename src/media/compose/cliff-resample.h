/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-compose.h"

G_BEGIN_DECLS

/* A part of a picture, in its pixels; edges may lie between them. */
typedef struct
{
  double x, y, width, height;
} CliffRegion;

/* Fills @into with @region of @from: bilinear where it is enlarged, a triangle as wide as the
 * reduction where it is reduced, so that nothing is left out.  Outside @from its edge pixels are
 * repeated. */
void cliff_picture_resample (CliffPicture       *into,
                             const CliffPicture *from,
                             const CliffRegion  *region);

G_END_DECLS
