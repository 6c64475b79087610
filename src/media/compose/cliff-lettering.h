/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-patch.h"

G_BEGIN_DECLS

/* The visible label: @box (nullable) is set to the ink of its letters, without their outline. */
CliffPatch   *cliff_lettering_new_label (const char            *text,
                                         int                    width,
                                         int                    height,
                                         cairo_rectangle_int_t *box);
/* A text of a plan in its style, for pictures of @width × @height.  @zoom: pixels of the patch a pixel of the frame that
 * are wanted, at least 1, and those it has; @x, @y: the middle of its words in the frame. */
CliffPatch   *cliff_lettering_new_text  (const CliffPlanText   *text,
                                         int                    width,
                                         int                    height,
                                         double                *zoom,
                                         double                *x,
                                         double                *y);
/* A whole picture with words on it: a quiet one for a shot that has no picture yet, a warning
 * for a @problem. */
CliffPicture *cliff_lettering_new_card  (const char            *text,
                                         gboolean               problem,
                                         int                    width,
                                         int                    height);
/* What else shapes letters: versions of the libraries and of the font in use. (transfer full) */
char         *cliff_lettering_dup_identity (void);

G_END_DECLS
