/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CliffLoudness:
 *
 * What libebur128 says of interleaved stereo at 48 kHz.
 */
double cliff_loudness_measure           (const float *samples,
                                         gint64       n_frames);
double cliff_loudness_measure_sound     (const float *samples,
                                         gint64       n_frames);
double cliff_loudness_measure_true_peak (const float *samples,
                                         gint64       n_frames);
double cliff_loudness_to_gain           (double       decibels);

G_END_DECLS
