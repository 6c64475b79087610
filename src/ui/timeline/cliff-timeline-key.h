/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-timeline-keys.h"

G_BEGIN_DECLS

#define CLIFF_TIMELINE_KEY_SIZE 13

/**
 * CliffTimelineKey:
 *
 * One keyframe on the timeline: dragged in time and value, moved and removed by keys, with a menu for its curve.
 */
#define CLIFF_TYPE_TIMELINE_KEY (cliff_timeline_key_get_type ())
G_DECLARE_FINAL_TYPE (CliffTimelineKey, cliff_timeline_key, CLIFF, TIMELINE_KEY, GtkWidget)

GtkWidget         *cliff_timeline_key_new     (CliffTimelineView *view,
                                               const CliffCutKey *key);
/* As it is now, also while a hand tries it. */
void               cliff_timeline_key_show    (CliffTimelineKey  *self,
                                               CliffCut          *cut,
                                               const CliffCutKey *key);
const CliffCutKey *cliff_timeline_key_get_key (CliffTimelineKey  *self);

G_END_DECLS
