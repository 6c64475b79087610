/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-cut.h"

G_BEGIN_DECLS

/*
 * The properties that keyframes move, as a person sets them: a value that holds all the time until it is animated, then one
 * at the playhead.  What holds all the time is a single keyframe at the start that holds (of the volume: the row's own
 * "gain"); anything else is animated.  Times are the episode's; keyframes lie at the nearest frame within their owner.
 */

/* Whether keyframes can move @property of it: of pictures and words how they stand, of what sounds its volume. */
gboolean cliff_cut_value_can_animate (CliffCut       *cut,
                                      CliffCutItem    item,
                                      CliffProperty   property);
gboolean cliff_cut_value_is_animated (CliffCut       *cut,
                                      CliffCutItem    item,
                                      CliffProperty   property);
gint64   cliff_cut_value_get         (CliffCut       *cut,
                                      CliffCutItem    item,
                                      CliffProperty   property,
                                      CliffTime       playhead);
/* All the time, or where it is animated at @playhead.  Errors of this and the next: as those of cliff-edit-cut.h. */
gboolean cliff_cut_value_set         (CliffStore     *store,
                                      CliffCut       *cut,
                                      CliffCutItem    item,
                                      CliffProperty   property,
                                      CliffTime       playhead,
                                      gint64          value,
                                      GError        **error);
/* Whether a keyframe stands at @playhead. */
gboolean cliff_cut_value_has_key     (CliffCut       *cut,
                                      CliffCutItem    item,
                                      CliffProperty   property,
                                      CliffTime       playhead);
/* Puts a keyframe at @playhead, @keyed, or takes it away; nothing looks different there.  Without its last keyframe it holds. */
gboolean cliff_cut_value_set_key     (CliffStore     *store,
                                      CliffCut       *cut,
                                      CliffCutItem    item,
                                      CliffProperty   property,
                                      CliffTime       playhead,
                                      gboolean        keyed,
                                      GError        **error);
/* The keyframe before or behind @playhead: its time in the episode, -1 when there is none. */
CliffTime cliff_cut_value_find_key   (CliffCut       *cut,
                                      CliffCutItem    item,
                                      CliffProperty   property,
                                      CliffTime       playhead,
                                      gboolean        behind);

G_END_DECLS
