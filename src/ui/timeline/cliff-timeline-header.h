/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-geometry.h"
#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffTimelineHeader:
 *
 * The name of one row of a timeline and the switches of its lane.
 */
#define CLIFF_TYPE_TIMELINE_HEADER (cliff_timeline_header_get_type ())
G_DECLARE_FINAL_TYPE (CliffTimelineHeader, cliff_timeline_header, CLIFF, TIMELINE_HEADER, GtkBox)

GtkWidget *cliff_timeline_header_new  (CliffProject        *project);
void       cliff_timeline_header_show (CliffTimelineHeader *self,
                                       CliffGeometry       *geometry,
                                       guint                row,
                                       gboolean             narrow);
/* How loud its row is at @time of @mix (nullable: silence); @elapsed as for a meter. */
void       cliff_timeline_header_set_level (CliffTimelineHeader *self,
                                            CliffMix            *mix,
                                            CliffTime            time,
                                            gint64               elapsed);
/* 0 for a row that is no lane. */
CliffId    cliff_timeline_header_get_lane (CliffTimelineHeader *self);

G_END_DECLS
