/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan.h"

G_BEGIN_DECLS

/* @rgba: opaque R8G8B8A8, borrowed. */
typedef void (*CliffStillMakerFunc) (GBytes   *rgba,
                                     int       frame,
                                     int       width,
                                     int       height,
                                     gpointer  user_data);

/**
 * CliffStillMaker:
 *
 * Frames of a plan as they will be exported, from the files themselves, made in a process of its own.  The newest wish alone
 * counts.  Main thread; never blocks.
 */
typedef struct _CliffStillMaker CliffStillMaker;

CliffStillMaker *cliff_still_maker_new  (CliffStillMakerFunc   made,
                                         gpointer              user_data);
void             cliff_still_maker_free (CliffStillMaker      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffStillMaker, cliff_still_maker_free)
/* Makes @frame, @width × @height (even), unless another is asked for before. */
void             cliff_still_maker_ask  (CliffStillMaker      *self,
                                         CliffPlan            *plan,
                                         int                   frame,
                                         int                   width,
                                         int                   height);
/* Nothing is wanted any more. */
void             cliff_still_maker_stop (CliffStillMaker      *self);

G_END_DECLS
