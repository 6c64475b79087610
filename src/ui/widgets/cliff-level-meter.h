/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CliffLevelMeter:
 *
 * A thin bar that says how loud something is just now.  It falls slowly, as eyes want it.
 */
#define CLIFF_TYPE_LEVEL_METER (cliff_level_meter_get_type ())
G_DECLARE_FINAL_TYPE (CliffLevelMeter, cliff_level_meter, CLIFF, LEVEL_METER, GtkWidget)

GtkWidget *cliff_level_meter_new  (void);
/* @peak: linear, 1 is full scale.  @elapsed: µs since the last time; below 0: it stands at once. */
void       cliff_level_meter_set  (CliffLevelMeter *self,
                                   float            peak,
                                   gint64           elapsed);
/* What is shown: dB of full scale, at least -60. */
double     cliff_level_meter_get  (CliffLevelMeter *self);

G_END_DECLS
