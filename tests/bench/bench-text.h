/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/* One long episode of at least @n_lines lines: scenes of a screen or two, in the way of @format. (transfer full) */
char   *bench_dup_script     (CliffScriptFormat  format,
                              guint              n_lines);
/* The @percent-th percentile of @n microseconds, in milliseconds; sorts @times. */
double  bench_get_percentile (gint64            *times,
                              guint              n,
                              guint              percent);

G_END_DECLS
