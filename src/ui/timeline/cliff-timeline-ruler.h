/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-timeline-view.h"

G_BEGIN_DECLS

/**
 * CliffTimelineRuler:
 *
 * The times above a timeline, its markers, the range and the playhead's handle.  Pressing and dragging there moves the playhead, and
 * the ends of the range where they are taken hold of; with the focus the arrow keys move the playhead, frame by frame.
 */
#define CLIFF_TYPE_TIMELINE_RULER (cliff_timeline_ruler_get_type ())
G_DECLARE_FINAL_TYPE (CliffTimelineRuler, cliff_timeline_ruler, CLIFF, TIMELINE_RULER, GtkWidget)

/* Follows @view, whose project is set already. */
void cliff_timeline_ruler_set_view (CliffTimelineRuler *self,
                                    CliffTimelineView  *view);

G_END_DECLS
