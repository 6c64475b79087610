/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-mix.h"

G_BEGIN_DECLS

/**
 * CliffMixLoads:
 *
 * The decoded sounds of a plan: each file once, however often the plan uses it; at another speed, each use of it.
 * The plan must outlive them.
 */
typedef struct _CliffMixLoads CliffMixLoads;

typedef void (*CliffMixLoadsFunc) (double    fraction,
                                   gpointer  user_data);

/* No mix is longer, in frames. */
#define CLIFF_MIX_MOST_FRAMES ((gint64) CLIFF_MIX_RATE * 3600 * 2)

/* @mix_frames: how long the mix will be */
CliffMixLoads    *cliff_mix_loads_new        (CliffPlan          *plan,
                                              gint64              mix_frames);
void              cliff_mix_loads_free       (CliffMixLoads      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffMixLoads, cliff_mix_loads_free)
/* Reads all of them, several at a time.  @bank: (nullable).  @progress is called in this thread.  @missing: set to the
 * paths of those that could not be read, or not to their end.  Errors: G_IO_ERROR_CANCELLED, G_THREAD_ERROR. */
gboolean          cliff_mix_loads_read       (CliffMixLoads      *self,
                                              CliffSoundBank     *bank,
                                              CliffMixLoadsFunc   progress,
                                              gpointer            progress_data,
                                              GCancellable       *cancellable,
                                              GStrv              *missing,
                                              GError            **error);
/* The sound that @sound of the plan plays, and how loud its file is in LUFS, if voices and music are brought to a level by
 * that.  (nullable): NULL when it could not be read. */
const CliffSound *cliff_mix_loads_find       (CliffMixLoads        *self,
                                              const CliffPlanSound *sound,
                                              double               *loudness);
/* Whether a bus is brought to the level of all others. */
gboolean          cliff_mix_loads_is_levelled (CliffPlanBus       bus);

G_END_DECLS
