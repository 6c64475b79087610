/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-geometry.h"

G_BEGIN_DECLS

/* Where keys go from one thing of a timeline to the next. */

/* The thing to the "left", "right", "up" or "down" of @from; without one, the shot at @playhead.  FALSE where there is none. */
gboolean  cliff_timeline_step_to    (CliffGeometry *geometry,
                                     CliffCutItem   from,
                                     CliffTime      playhead,
                                     const char    *way,
                                     CliffCutItem  *to);
/* The next edge of anything behind (@forwards) or before @time; @time itself where there is none. */
CliffTime cliff_timeline_step_edit  (CliffGeometry *geometry,
                                     CliffTime      time,
                                     gboolean       forwards);
/* The shots among @items: (transfer full) (element-type CliffId). */
GArray   *cliff_timeline_step_list_shots (GArray   *items);
/* Behind which shot @shots stand when they go one place earlier (@by < 0) or later.  FALSE at the end of the way. */
gboolean  cliff_timeline_step_shots (CliffCut      *cut,
                                     GArray        *shots,
                                     int            by,
                                     CliffId       *after_id);

G_END_DECLS
