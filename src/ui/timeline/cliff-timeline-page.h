/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-timeline-hand.h"

G_BEGIN_DECLS

/**
 * CliffTimelinePage:
 *
 * The episode as it is cut: the storyline of shots, its lines, and the lanes above and below.
 */
#define CLIFF_TYPE_TIMELINE_PAGE (cliff_timeline_page_get_type ())
G_DECLARE_FINAL_TYPE (CliffTimelinePage, cliff_timeline_page, CLIFF, TIMELINE_PAGE, AdwBreakpointBin)

void cliff_timeline_page_set_project (CliffTimelinePage *self,
                                      CliffProject      *project);
/* (transfer none) */
CliffTimelineView *cliff_timeline_page_get_view (CliffTimelinePage *self);
/* (transfer none) */
CliffTimelineHand *cliff_timeline_page_get_hand (CliffTimelinePage *self);
/* Makes everything narrower by @factor, about the playhead where it can be seen. */
void cliff_timeline_page_zoom_by     (CliffTimelinePage *self,
                                      double             factor);
/* Where the menu that is open was asked for: a row (-1: none) and a time.  FALSE, both untouched, when it was not. */
gboolean cliff_timeline_page_get_menu_place (CliffTimelinePage *self,
                                             int               *row,
                                             CliffTime         *time);
/* The menu of the thing that has the cursor. */
void cliff_timeline_page_popup_menu  (CliffTimelinePage *self);

/* The keyframes drawn over what is selected: (transfer none). */
GtkWidget         *cliff_timeline_page_get_keys   (CliffTimelinePage *self);

G_END_DECLS
