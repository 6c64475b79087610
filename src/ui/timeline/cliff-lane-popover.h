/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffLanePopover:
 *
 * What can be said of one lane: its name, how loud it is, how far it makes room for speech, its place, and that it goes.
 */
#define CLIFF_TYPE_LANE_POPOVER (cliff_lane_popover_get_type ())
G_DECLARE_FINAL_TYPE (CliffLanePopover, cliff_lane_popover, CLIFF, LANE_POPOVER, GtkPopover)

GtkWidget *cliff_lane_popover_new   (CliffProject       *project);
/* Shows the lane as it is now. */
void       cliff_lane_popover_show  (CliffLanePopover   *self,
                                     const CliffCutLane *lane);

/* What the popover's buttons do, and keys on the lane's header too; the project tells of it. */
void       cliff_lane_move          (CliffProject       *project,
                                     CliffId             lane_id,
                                     int                 rows);
void       cliff_lane_delete        (CliffProject       *project,
                                     CliffId             lane_id);
/* Puts the lane above the one that stands in the same half of the timeline at @place, counted from its top. */
void       cliff_lane_move_to       (CliffProject       *project,
                                     CliffId             lane_id,
                                     guint               place);

/* ppm of a volume in dB, and back; at -60 dB and below there is silence. */
int        cliff_lane_gain_from_db  (double              db);
double     cliff_lane_gain_to_db    (int                 gain);

G_END_DECLS
