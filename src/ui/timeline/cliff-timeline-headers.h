/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-timeline-view.h"

G_BEGIN_DECLS

/**
 * CliffTimelineHeaders:
 *
 * The column beside a timeline: of each row its name, of each lane whether it is heard, heard alone or locked.
 */
#define CLIFF_TYPE_TIMELINE_HEADERS (cliff_timeline_headers_get_type ())
G_DECLARE_FINAL_TYPE (CliffTimelineHeaders, cliff_timeline_headers, CLIFF, TIMELINE_HEADERS, GtkWidget)

/* Follows @view, whose project is set already. */
void cliff_timeline_headers_set_view   (CliffTimelineHeaders *self,
                                        CliffTimelineView    *view);
/* Names alone, for narrow windows. */
void cliff_timeline_headers_set_narrow (CliffTimelineHeaders *self,
                                        gboolean              narrow);

G_END_DECLS
