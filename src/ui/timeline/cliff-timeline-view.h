/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-geometry.h"
#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffTimelineView:
 *
 * The rows of an episode's cut, seen through a window that scrolls and zooms.  It shows the project's cut, or the one that a
 * hand tries.  Coordinates of its functions are the widget's own, except where the whole timeline's are meant.
 *
 * Property "overwriting" (gboolean).
 *
 * Signal "layout-changed": the window, the scale or the rows are others; whatever stands beside the view follows.
 */
#define CLIFF_TYPE_TIMELINE_VIEW (cliff_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (CliffTimelineView, cliff_timeline_view, CLIFF, TIMELINE_VIEW, GtkWidget)

void           cliff_timeline_view_set_project  (CliffTimelineView     *self,
                                                 CliffProject          *project);
/* (transfer none) */
CliffProject  *cliff_timeline_view_get_project  (CliffTimelineView     *self);
/* (transfer none) (nullable): NULL without an episode. */
CliffGeometry *cliff_timeline_view_get_geometry (CliffTimelineView     *self);
/* The same as it is now, which stays so: (transfer full). */
CliffGeometry *cliff_timeline_view_dup_geometry (CliffTimelineView     *self);
/* Shows what a hand tries instead of the project's cut; NULL: the project's again. */
void           cliff_timeline_view_try          (CliffTimelineView     *self,
                                                 CliffCut              *cut);

/* Lays @overlay (transfer floating) over the rows, as large as the view. */
void           cliff_timeline_view_set_overlay  (CliffTimelineView     *self,
                                                 GtkWidget             *overlay);

double         cliff_timeline_view_get_x        (CliffTimelineView     *self,
                                                 CliffTime              time);
CliffTime      cliff_timeline_view_get_time     (CliffTimelineView     *self,
                                                 double                 x);
/* To the coordinates of the whole timeline. */
graphene_point_t cliff_timeline_view_get_point  (CliffTimelineView     *self,
                                                 double                 x,
                                                 double                 y);
/* The top of a row; it may lie outside of the window. */
int            cliff_timeline_view_get_top      (CliffTimelineView     *self,
                                                 guint                  row);

/* What lies at @x stays there. */
void           cliff_timeline_view_set_scale    (CliffTimelineView     *self,
                                                 CliffTime              scale,
                                                 double                 x);
void           cliff_timeline_view_fit          (CliffTimelineView     *self);
/* Shows what lies between two times, and little else. */
void           cliff_timeline_view_fit_span     (CliffTimelineView     *self,
                                                 CliffTime              start,
                                                 CliffTime              end);
/* Scrolls so far that @time can be seen. */
void           cliff_timeline_view_reveal       (CliffTimelineView     *self,
                                                 CliffTime              time);
void           cliff_timeline_view_scroll_by    (CliffTimelineView     *self,
                                                 double                 dx,
                                                 double                 dy);

/* Whether what is put somewhere goes over what stands there, instead of making room or finding it. */
gboolean       cliff_timeline_view_get_overwriting (CliffTimelineView  *self);
/* Shows that things (CliffCutItem) are about to be moved, as long as @clipboard holds what it holds now. */
void           cliff_timeline_view_set_leaving  (CliffTimelineView     *self,
                                                 GArray                *items,
                                                 GdkClipboard          *clipboard);

/* The thing that keys work from. */
CliffCutItem   cliff_timeline_view_get_cursor   (CliffTimelineView     *self);
/* Puts the cursor on @item, in sight and with the focus. */
void           cliff_timeline_view_set_cursor   (CliffTimelineView     *self,
                                                 CliffCutItem           item);

/* The line that says what an edge has snapped to; below 0: none. */
void           cliff_timeline_view_show_snap    (CliffTimelineView     *self,
                                                 CliffTime              time);
/* The rubber band, in coordinates of the whole timeline; NULL: none. */
void           cliff_timeline_view_show_band    (CliffTimelineView     *self,
                                                 const graphene_rect_t *band);

G_END_DECLS
