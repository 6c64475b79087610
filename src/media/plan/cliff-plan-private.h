/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan.h"

G_BEGIN_DECLS

/* Limits of any plan, whoever made it. */
#define CLIFF_PLAN_MAX_SIZE 4096
#define CLIFF_PLAN_MAX_FPS 120
#define CLIFF_PLAN_MAX_FRAMES (4 * 3600 * CLIFF_PLAN_MAX_FPS)

/* An empty plan, to be filled by its maker and shared only then. (transfer full) */
CliffPlan      *cliff_plan_new        (void);
/* Members that are appended to the plan and owned by it. (transfer none) */
CliffPlanShot  *cliff_plan_add_shot   (CliffPlan *self);
CliffPlanShot  *cliff_plan_add_overlay (CliffPlan *self);
CliffPlanText  *cliff_plan_add_text   (CliffPlan *self);
CliffPlanSound *cliff_plan_add_sound  (CliffPlan *self);
/* Brings texts into the order of their start. */
void            cliff_plan_sort_texts (CliffPlan *self);
/* The frame boundary nearest to @time: rounding each boundary by itself lets no error
 * accumulate. */
int             cliff_plan_round_time (CliffPlan *self,
                                       CliffTime  time);

G_END_DECLS
