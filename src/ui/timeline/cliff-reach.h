/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-timeline-page.h"

G_BEGIN_DECLS

/* What the actions of the Timeline page work with; @page is the page whose action it is. */

/* (transfer none) */
CliffTimelineView *cliff_reach_view     (GtkWidget    *page);
CliffProject      *cliff_reach_project  (GtkWidget    *page);
CliffStore        *cliff_reach_store    (GtkWidget    *page);
CliffPlayer       *cliff_reach_player   (GtkWidget    *page);
CliffTime          cliff_reach_playhead (GtkWidget    *page);
/* What a key works on: what is selected, or the shot under the playhead. (transfer full) (element-type CliffCutItem) */
GArray            *cliff_reach_items    (GtkWidget    *page);
/* Moves the playhead, in sight. */
void               cliff_reach_seek     (GtkWidget    *page,
                                         CliffTime     time);
/* Tells a screen reader what a key did, or everybody why it could not. */
void               cliff_reach_finish   (GtkWidget    *page,
                                         const GError *error,
                                         const char   *done);

G_END_DECLS
