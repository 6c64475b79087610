/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which of @n_after things each of @n_before is, -1 for none: @before and @after hold numbers that are equal for equal things.  The
 * order is kept; things that occur once on both sides go together first.  Small differences are found exactly; in large stretches
 * without a unique thing only what stands in order is.  (transfer full) */
int *cliff_diff_match (const guint *before,
                       guint        n_before,
                       const guint *after,
                       guint        n_after);

G_END_DECLS
