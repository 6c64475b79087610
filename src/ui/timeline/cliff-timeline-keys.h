/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-timeline-view.h"

G_BEGIN_DECLS

/**
 * CliffTimelineKeys:
 *
 * The keyframes of what is selected alone, over it: a curve for each property that moves, and a point for each keyframe to be
 * dragged.  Between the points it lets the pointer through.
 */
#define CLIFF_TYPE_TIMELINE_KEYS (cliff_timeline_keys_get_type ())
G_DECLARE_FINAL_TYPE (CliffTimelineKeys, cliff_timeline_keys, CLIFF, TIMELINE_KEYS, GtkWidget)

GtkWidget *cliff_timeline_keys_new       (CliffTimelineView *view);
/* The value that stands at @y of @key's curve, in the coordinates of the view. */
gint64     cliff_timeline_keys_get_value (CliffTimelineKeys *self,
                                          const CliffCutKey *key,
                                          double             y);
/* When what carries the keyframes begins. */
CliffTime  cliff_timeline_keys_get_start (CliffTimelineKeys *self);

G_END_DECLS
