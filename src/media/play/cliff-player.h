/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan.h"

G_BEGIN_DECLS

/**
 * CliffPlayer:
 *
 * Plays a plan with sound.  Audio is the clock, a worker keeps composed frames ahead, late frames are dropped and sound
 * never; at rest the newest seek wins.  Without an audio device the system clock takes its place.
 *
 * Properties: "playing" (gboolean), "position" (gint64 ns, notified for each frame shown), "duration" (gint64 ns),
 * "muted" (gboolean).  Signal "frame" (GBytes *rgba, int width, int height), on the main context.  Main thread only.
 */
#define CLIFF_TYPE_PLAYER (cliff_player_get_type ())
G_DECLARE_FINAL_TYPE (CliffPlayer, cliff_player, CLIFF, PLAYER, GObject)

CliffPlayer *cliff_player_new       (void);
/* Shows @plan (nullable: nothing) from the present position, which is clamped. */
void         cliff_player_set_plan  (CliffPlayer *self,
                                     CliffPlan   *plan);
/* Pictures are composed at this size (of the widget, in device pixels); it keeps 9:16 and never exceeds the plan's. */
void         cliff_player_set_size  (CliffPlayer *self,
                                     int          width,
                                     int          height);
void         cliff_player_play      (CliffPlayer *self);
void         cliff_player_pause     (CliffPlayer *self);
void         cliff_player_seek      (CliffPlayer *self,
                                     CliffTime    position);
/* By frames, forwards or back; pauses. */
void         cliff_player_step      (CliffPlayer *self,
                                     int          frames);

G_END_DECLS
