/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-mix.h"

G_BEGIN_DECLS

/**
 * CliffMixMaker:
 *
 * Mixes plans in the background, the newest wish first and only, and keeps the last two mixes, so
 * that undo and redo are heard at once.  One thread: that of the main context it is made in.
 */
typedef struct _CliffMixMaker CliffMixMaker;

typedef void (*CliffMixMakerFunc) (CliffMix *mix,
                                   gpointer  user_data);

CliffMixMaker *cliff_mix_maker_new  (CliffMixMakerFunc  made,
                                     gpointer           user_data);
void           cliff_mix_maker_free (CliffMixMaker     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffMixMaker, cliff_mix_maker_free)
CliffMix      *cliff_mix_maker_ask  (CliffMixMaker     *self,
                                     CliffPlan         *plan);

G_END_DECLS
