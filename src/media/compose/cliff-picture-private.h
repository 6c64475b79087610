/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-compose.h"

G_BEGIN_DECLS

/* All black. */
void cliff_picture_clear (CliffPicture      *self);
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

/* Where across its cell a sample of @plane lies, 0 to 1: the middle for luma, a quarter for chroma
 * of MPEG-2 kind.  Down it is the middle for all. */
static inline double
cliff_plane_site (int plane)
{
  return plane == 0 ? 0.5 : 0.25;
}

G_END_DECLS
