/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-timeline-item.h"

G_BEGIN_DECLS

/**
 * CliffTimelineRow:
 *
 * The storyline, its lines or a lane.  What can be seen of it has widgets; what is too narrow for one is drawn as a block.
 */
#define CLIFF_TYPE_TIMELINE_ROW (cliff_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (CliffTimelineRow, cliff_timeline_row, CLIFF, TIMELINE_ROW, GtkWidget)

GtkWidget         *cliff_timeline_row_new    (CliffProject     *project);
/* Shows what of @row lies @width pixels from @offset (pixels of the whole timeline) on.  The thing @cursor has a widget wherever it
 * is: it may have the focus. */
void               cliff_timeline_row_update (CliffTimelineRow *self,
                                              CliffGeometry    *geometry,
                                              guint             row,
                                              double            offset,
                                              int               width,
                                              CliffCutItem      cursor);
/* Marks what is selected. */
void               cliff_timeline_row_select (CliffTimelineRow *self);
/* (transfer none) (nullable): NULL when it has no widget just now. */
CliffTimelineItem *cliff_timeline_row_find   (CliffTimelineRow *self,
                                              CliffCutItem      item);

G_END_DECLS
