/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-mix.h"
#include "cliff-plan.h"
#include "cliff-play-range.h"

G_BEGIN_DECLS

/**
 * CliffPlayClock:
 *
 * How long a play lasts by now, and its sound, which is mixed in the background and joins when it is ready: what is heard is the
 * clock; while nothing is, the system's clock takes its place.
 * One thread: that of the main context it is made in.
 */
typedef struct _CliffPlayClock CliffPlayClock;

CliffPlayClock *cliff_play_clock_new         (const char            *sink);
void            cliff_play_clock_free        (CliffPlayClock        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffPlayClock, cliff_play_clock_free)
/* What is heard (nullable: nothing) in the plays to come, and in this one, which runs on without a gap: until it is mixed, the sound
 * of the plan before, up to where they differ. */
void            cliff_play_clock_set_plan    (CliffPlayClock        *self,
                                              CliffPlan             *plan);
/* Whether the plan's sound is mixed. */
gboolean        cliff_play_clock_has_sound   (CliffPlayClock        *self);
/* What is heard, or would be: (transfer none) (nullable); of an earlier plan while the present one is mixed. */
CliffMix       *cliff_play_clock_get_mix     (CliffPlayClock        *self);
/* Runs from 0, a play of @range of @plan.  So long (µs) it waits for the sound device. */
void            cliff_play_clock_start       (CliffPlayClock        *self,
                                              CliffPlan             *plan,
                                              const CliffPlayRange  *range,
                                              gint64                 patience);
void            cliff_play_clock_stop        (CliffPlayClock        *self);
/* The picture of the play whose time it is. */
gint64          cliff_play_clock_get_count   (CliffPlayClock        *self);
/* How long it is to the time of picture @count, in µs; at least 1000. */
gint64          cliff_play_clock_get_wait    (CliffPlayClock        *self,
                                              gint64                 count);
void            cliff_play_clock_set_muted   (CliffPlayClock        *self,
                                              gboolean               muted);

G_END_DECLS
