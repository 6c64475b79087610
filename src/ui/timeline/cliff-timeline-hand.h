/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-timeline-view.h"

G_BEGIN_DECLS

/**
 * CliffTimelineHand:
 *
 * What the pointer does on a timeline: it selects, also with a rubber band, moves, copies, trims, fades and cuts.  What it is about to
 * do is tried and shown while it moves, and done when it lets go, as one step; Escape takes it back.
 *
 * Properties: "tool" (string): "select", "razor", "slip" or "slide"; "snapping" (gboolean).
 */
#define CLIFF_TYPE_TIMELINE_HAND (cliff_timeline_hand_get_type ())
G_DECLARE_FINAL_TYPE (CliffTimelineHand, cliff_timeline_hand, CLIFF, TIMELINE_HAND, GObject)

/* Works on @view, whose project is set already, as long as that lives. */
CliffTimelineHand *cliff_timeline_hand_new (CliffTimelineView *view);

G_END_DECLS
