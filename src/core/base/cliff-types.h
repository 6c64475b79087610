/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CliffTime:
 *
 * A time or a duration in nanoseconds.  Never float seconds.
 */
typedef gint64 CliffTime;

/**
 * CliffId:
 *
 * The id of a row.  0 is no row.
 */
typedef gint64 CliffId;

#define CLIFF_SECOND ((CliffTime) 1000000000)
#define CLIFF_MSECOND ((CliffTime) 1000000)

/** One million: what "ppm" values are parts of. */
#define CLIFF_PPM 1000000

/**
 * CliffProgressFunc:
 * @fraction: 0 to 1
 * @stage: (nullable): an untranslated word for what is going on, such as "render"
 * @user_data: the caller's
 *
 * Told now and then by long work, in the thread that does it.
 */
typedef void (*CliffProgressFunc) (double      fraction,
                                   const char *stage,
                                   gpointer    user_data);

G_END_DECLS
