/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "cliff-compose.h"

G_BEGIN_DECLS

/* What shot @shot of @plan shows in its middle, @width pixels wide, with the visible label.  A file that cannot be read gives a card
 * that says so.  @composer: of the plan and that width, kept by the caller from one shot to the next. (transfer full) */
cairo_surface_t *cliff_shot_picture_new      (CliffComposer   *composer,
                                              CliffPlan       *plan,
                                              guint            shot,
                                              int              width);
/* Pictures have the plan's proportions. */
int              cliff_shot_picture_height   (CliffPlan       *plan,
                                              int              width);
/* The pictures of all shots of @plan as addresses, "data:image/png;base64,…", for a page that needs no other file.  Blocks.
 * (transfer full) (element-type utf8); NULL and G_IO_ERROR_CANCELLED when cancelled. */
GPtrArray       *cliff_shot_picture_dup_data (CliffPlan       *plan,
                                              int              width,
                                              GCancellable    *cancellable,
                                              GError         **error);

G_END_DECLS
