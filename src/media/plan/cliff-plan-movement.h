/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan.h"

G_BEGIN_DECLS

/* The largest centred part of a @source_width × @source_height picture that fills a @width ×
 * @height frame; the whole when the source's size is not known (0). */
CliffPlanView cliff_plan_cover (int               source_width,
                                int               source_height,
                                int               width,
                                int               height);
/* Sets the views and the motion of @shot, within @cover, as the storyboard's @movement says; an
 * unknown word stands still.  @index: of the shot in its episode, so that neighbouring pans do
 * not all run the same way. */
void          cliff_plan_move  (CliffPlanShot    *shot,
                                const char       *movement,
                                CliffPlanView     cover,
                                guint             index);

G_END_DECLS
