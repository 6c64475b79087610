/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-peaks.h"

G_BEGIN_DECLS

/* Draws how loud a sound is: @start and @length are times of its file, spread over @width pixels; only the columns between @from and
 * @to are drawn. */
void cliff_wave_draw (GtkSnapshot   *snapshot,
                      CliffPeaks    *peaks,
                      CliffTime      start,
                      CliffTime      length,
                      int            from,
                      int            to,
                      int            width,
                      int            height,
                      const GdkRGBA *colour);

G_END_DECLS
