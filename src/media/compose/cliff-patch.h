/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "cliff-compose.h"

G_BEGIN_DECLS

/**
 * CliffPatch:
 *
 * Something drawn once and laid over many pictures: Y'CbCr premultiplied by its alpha, kept only
 * where there is any. Immutable.
 */
typedef struct _CliffPatch CliffPatch;

/* What @surface (ARGB32, of the pictures' size) shows. (transfer full) */
CliffPatch *cliff_patch_new  (cairo_surface_t  *surface);
void        cliff_patch_free (CliffPatch       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffPatch, cliff_patch_free)
/* Lays it over @picture; touches nothing outside its rectangle. */
void        cliff_patch_draw (const CliffPatch *self,
                              CliffPicture     *picture);

G_END_DECLS
