/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-mix.h"
#include "cliff-plan.h"
#include "cliff-proxies.h"

G_BEGIN_DECLS

/* What pictures are made from while something moves.  At rest they are made as they will be exported, in a process of its own. */
typedef enum
{
  CLIFF_PLAYER_FULL,     /* the files themselves, decoded in this process, at the size of the view */
  CLIFF_PLAYER_HALF,     /* proxies, at most half of the plan's size */
  CLIFF_PLAYER_QUARTER,
} CliffPlayerQuality;

/**
 * CliffPlayer:
 *
 * Plays a plan with sound.  Audio is the clock, a worker keeps composed frames ahead, late frames
 * are dropped and sound never; at rest the newest seek wins.  Pictures are there at once; the sound
 * is mixed in the background and joins when it is ready, until when the system clock takes its
 * place.  Without an audio device all goes on silently.
 *
 * Properties: "playing" (gboolean, read-only), "rate" (int, read-only, as cliff_player_get_rate()), "position" (gint64 ns, read-only, notified for each
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
/* Pictures are read from proxies (nullable: none, files are read themselves), and the proxies of what is seen are asked for first. */
void         cliff_player_set_proxies  (CliffPlayer *self,
                                        CliffProxies *proxies);
/* CLIFF_PLAYER_HALF if it was never set; it matters with proxies only. */
void         cliff_player_set_quality  (CliffPlayer *self,
                                        CliffPlayerQuality quality);
CliffPlayerQuality cliff_player_get_quality (CliffPlayer *self);
/* Pictures are composed to fit into this size (of the widget, in device pixels): they keep the
 * plan's proportions and never exceed its size. */
void         cliff_player_set_size     (CliffPlayer *self,
                                        int          width,
                                        int          height);
/* A play that begins before @end (of the loop; 0: there is no loop) goes round from it to @start, without a gap in the sound. */
void         cliff_player_set_loop     (CliffPlayer *self,
                                        CliffTime    start,
                                        CliffTime    end);
/* From the start again when the position is the last frame, or that of the loop. */
void         cliff_player_play         (CliffPlayer *self);
/* Plays @rate times as fast (-8 to 8), backwards below 0; 0 pauses.  There is sound at 1 only. */
void         cliff_player_shuttle      (CliffPlayer *self,
                                        int          rate);
/* 0 when it does not play. */
int          cliff_player_get_rate     (CliffPlayer *self);
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
/* What is heard, or would be: (transfer none) (nullable), until the main loop runs; of an earlier plan while the present one is
 * mixed. */
CliffMix    *cliff_player_get_mix      (CliffPlayer *self);
/* Whether the plan's sound is mixed and will be heard. */
gboolean     cliff_player_has_sound    (CliffPlayer *self);

G_END_DECLS
