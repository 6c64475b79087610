/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan.h"

G_BEGIN_DECLS

/**
 * CliffPlayer:
 *
 * Plays a plan with sound.  Audio is the clock, a worker keeps composed frames ahead, late frames
 * are dropped and sound never; at rest the newest seek wins.  Pictures are there at once; the sound
 * is mixed in the background and joins when it is ready, until when the system clock takes its
 * place.  Without an audio device all goes on silently.
 *
 * Properties: "playing" (gboolean, read-only), "position" (gint64 ns, read-only, notified for each
 * seek and each frame shown), "duration" (gint64 ns, read-only), "muted" (gboolean), "sound-sink"
 * (string, nullable, construct only: the GStreamer element that sound goes to; NULL for the
 * system's choice). Signal "frame" (GBytes *rgba, int width, int height), on the main context:
 * opaque R8G8B8A8 without padding. Main thread only: that of the default main context of the thread
 * it is made in.
 */
#define CLIFF_TYPE_PLAYER (cliff_player_get_type ())
G_DECLARE_FINAL_TYPE (CliffPlayer, cliff_player, CLIFF, PLAYER, GObject)

CliffPlayer *cliff_player_new          (void);
/* Shows @plan (nullable: nothing) from the present position, which is clamped; goes on playing
 * if it does. */
void         cliff_player_set_plan     (CliffPlayer *self,
                                        CliffPlan   *plan);
/* Pictures are composed to fit into this size (of the widget, in device pixels): they keep the
 * plan's proportions and never exceed its size. */
void         cliff_player_set_size     (CliffPlayer *self,
                                        int          width,
                                        int          height);
/* From the start again when the position is the last frame. */
void         cliff_player_play         (CliffPlayer *self);
void         cliff_player_pause        (CliffPlayer *self);
/* Clamped to the plan; goes on playing if it does. */
void         cliff_player_seek         (CliffPlayer *self,
                                        CliffTime    position);
/* By frames, forwards or back; pauses. */
void         cliff_player_step         (CliffPlayer *self,
                                        int          frames);
gboolean     cliff_player_get_playing  (CliffPlayer *self);
CliffTime    cliff_player_get_position (CliffPlayer *self);
CliffTime    cliff_player_get_duration (CliffPlayer *self);
/* Whether the plan's sound is mixed and will be heard. */
gboolean     cliff_player_has_sound    (CliffPlayer *self);

G_END_DECLS
