/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-sheet.h"

G_BEGIN_DECLS

/**
 * CliffPatch:
 *
 * Something drawn once and laid over many pictures: Y'CbCr premultiplied by its alpha, kept only
 * where there is any. Immutable.
 */
typedef struct _CliffPatch CliffPatch;

/* What @surface (ARGB32, of even size) shows, whose corner lies at @x, @y of the frame (even). (transfer full) */
CliffPatch       *cliff_patch_new              (cairo_surface_t    *surface,
                                                int                 x,
                                                int                 y);
/* A copy of @sheet of another size (even, at least 2), in the frame's corner. (transfer full) */
CliffPatch       *cliff_patch_new_from_sheet   (const CliffSheet   *sheet,
                                                int                 width,
                                                int                 height);
/* A copy of @picture, whose alpha, if it has any, is not premultiplied yet. (transfer full) */
CliffPatch       *cliff_patch_new_from_picture (const CliffPicture *picture);
void              cliff_patch_free             (CliffPatch         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffPatch, cliff_patch_free)
/* (nullable): NULL when nothing is drawn in it; valid as long as @self */
const CliffSheet *cliff_patch_get_sheet        (const CliffPatch   *self);
void              cliff_patch_get_origin       (const CliffPatch   *self,
                                                int                *x,
                                                int                *y);
gsize             cliff_patch_get_size         (const CliffPatch   *self);
/* Lays it over @picture where it belongs; touches nothing outside its rectangle. */
void              cliff_patch_draw             (const CliffPatch   *self,
                                                int                 opacity,
                                                CliffPicture       *picture);

G_END_DECLS
