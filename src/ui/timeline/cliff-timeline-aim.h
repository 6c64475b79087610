/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-geometry.h"
#include "cliff-range.h"
#include "cliff-timeline-act.h"

G_BEGIN_DECLS

/**
 * CliffTimelineAim:
 *
 * From where a hand took hold of something to what it would do were it to let go here.  Reckons on the cut as it was when the
 * button went down; nothing is changed.
 */
typedef struct
{
  CliffGeometry    *base;
  CliffHit          hit;
  graphene_point_t  begin;      /* in the whole timeline */
  GArray           *snaps;      /* CliffTime; empty where nothing snaps */
  GArray           *items;      /* CliffCutItem that the act is about */
  CliffTimelineAct  act;
  CliffTime         line;       /* snapped to; below 0: nothing */
} CliffTimelineAim;

#define CLIFF_AIM_REACH 9  /* pixels */

/* Decides by what was taken hold of, with which tool and keys, what is going to be done.  Takes @base. @selection: element-type
 * CliffCutItem.  FALSE where there is nothing to take hold of. */
gboolean cliff_timeline_aim_begin (CliffTimelineAim       *self,
                                   CliffGeometry          *base,
                                   const graphene_point_t *point,
                                   const char             *tool,
                                   gboolean                roll,
                                   gboolean                copy,
                                   GArray                 *selection);
/* Where edges snap to from now on; the ends of @range too. */
void     cliff_timeline_aim_set_snapping (CliffTimelineAim *self,
                                          CliffTime         playhead,
                                          CliffRange       *range);
/* Makes the act what letting go at @point, of the whole timeline, does. */
void     cliff_timeline_aim_at    (CliffTimelineAim       *self,
                                   const graphene_point_t *point);
void     cliff_timeline_aim_clear (CliffTimelineAim       *self);

G_END_DECLS
