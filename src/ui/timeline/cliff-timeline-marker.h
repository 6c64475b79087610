/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-timeline-view.h"

G_BEGIN_DECLS

#define CLIFF_TIMELINE_MARKER_WIDTH 15
#define CLIFF_TIMELINE_MARKER_HEIGHT 15

/**
 * CliffTimelineMarker:
 *
 * One marker on the ruler.
 */
#define CLIFF_TYPE_TIMELINE_MARKER (cliff_timeline_marker_get_type ())
G_DECLARE_FINAL_TYPE (CliffTimelineMarker, cliff_timeline_marker, CLIFF, TIMELINE_MARKER, GtkWidget)

GtkWidget *cliff_timeline_marker_new      (CliffTimelineView    *view,
                                           CliffId               marker_id);
void       cliff_timeline_marker_show     (CliffTimelineMarker  *self,
                                           CliffCut             *cut,
                                           const CliffCutMarker *marker,
                                           gboolean              selected);
CliffId    cliff_timeline_marker_get_id   (CliffTimelineMarker  *self);
/* Where it is: while a hand drags it, where that is. */
CliffTime  cliff_timeline_marker_get_time (CliffTimelineMarker  *self);

G_END_DECLS
