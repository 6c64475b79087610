/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "cliff-compose.h"

G_BEGIN_DECLS

/* Full opacity, and full cover. */
#define CLIFF_OPAQUE 256

/**
 * CliffSheet:
 *
 * Something to be laid into a picture: planes of a whole picture or of letters, owned by somebody else.  With alpha
 * the planes are premultiplied by it.
 */
typedef struct
{
  int           width, height;   /* even */
  const guint8 *plane[3];
  int           stride[3];
  const guint8 *alpha[2];        /* for luma, for chroma; NULL: opaque */
  int           alpha_stride[2];
} CliffSheet;

/* @picture: (transfer none): must outlive the sheet */
void cliff_sheet_init (CliffSheet           *self,
                       const CliffPicture   *picture);
/* Lays @self over @into.  @place: from pixels of the sheet to pixels of @into, between them too; its edges are smooth.
 * @opacity: 0 to CLIFF_OPAQUE.  A place that squeezes the sheet to nothing draws nothing. */
void cliff_sheet_draw (const CliffSheet     *self,
                       const cairo_matrix_t *place,
                       int                   opacity,
                       CliffPicture         *into);

G_END_DECLS
