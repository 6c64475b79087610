/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-geometry.h"
#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffTimelineItem:
 *
 * One shot, line or clip as it lies on the timeline.  It shows what it is told and changes nothing; rows keep spare ones and
 * use them again.
 */
#define CLIFF_TYPE_TIMELINE_ITEM (cliff_timeline_item_get_type ())
G_DECLARE_FINAL_TYPE (CliffTimelineItem, cliff_timeline_item, CLIFF, TIMELINE_ITEM, GtkWidget)

GtkWidget    *cliff_timeline_item_new      (CliffProject      *project);
/* Shows a thing of the geometry's cut, which stands at @position of the @n_items of its row. */
void          cliff_timeline_item_show     (CliffTimelineItem *self,
                                            CliffGeometry     *geometry,
                                            const CliffCutSpan   *span,
                                            guint              position,
                                            guint              n_items);
/* Forgets what it showed and keeps out of sight. */
void          cliff_timeline_item_rest     (CliffTimelineItem *self);
void          cliff_timeline_item_select   (CliffTimelineItem *self,
                                            gboolean           selected);
/* The part of itself that can be seen, in its own pixels: no more is drawn. */
void          cliff_timeline_item_set_seen (CliffTimelineItem *self,
                                            int                from,
                                            int                to);
CliffCutItem  cliff_timeline_item_get_item (CliffTimelineItem *self);

G_END_DECLS
