/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-numbers.h"
#include "cliff-store.h"

G_BEGIN_DECLS

/* The script of the whole series: what stands before the first episode, and all episodes in order, each below a line of its own.
 * (transfer full) */
char      *cliff_series_dup_script (CliffStore *store);
/* Who speaks in episodes other than @episode_id, and who is told of before the first: names that a writer means.
 * (transfer full) (element-type utf8) */
GPtrArray *cliff_series_dup_names  (CliffStore *store,
                                    CliffId     episode_id);
/* What an episode should last. */
CliffTime  cliff_series_get_target (CliffStore *store);

G_END_DECLS
