/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-timeline-view.h"

G_BEGIN_DECLS

/**
 * CliffTimelineMarkers:
 *
 * The episode's markers over the ruler: pressed to be selected, dragged to another time, with a menu and keys of their own.
 * Between them it lets the pointer through.
 */
#define CLIFF_TYPE_TIMELINE_MARKERS (cliff_timeline_markers_get_type ())
G_DECLARE_FINAL_TYPE (CliffTimelineMarkers, cliff_timeline_markers, CLIFF, TIMELINE_MARKERS, GtkWidget)

GtkWidget *cliff_timeline_markers_new      (void);
void       cliff_timeline_markers_set_view (CliffTimelineMarkers *self,
                                            CliffTimelineView    *view);
/* The widget of a marker; NULL when it has none. (transfer none) */
GtkWidget *cliff_timeline_markers_find     (CliffTimelineMarkers *self,
                                            CliffId               marker_id);

G_END_DECLS
