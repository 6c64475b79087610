/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-jobs.h"
#include "cliff-journal.h"

G_BEGIN_DECLS

/* What is wanted, as orders (element-type CliffOrder) (transfer full).  Private to the engine folder; main thread only. */

/* All that an episode's shots, lines and music ask of the first engine of each kind. */
GPtrArray *cliff_orders_for_episode (CliffStore     *store,
                                     GPtrArray      *engines,
                                     CliffId         episode_id,
                                     CliffGenerate   what,
                                     GError        **error);
/* One more of @kind, "picture" or "video", of a shot; empty when it is gone. */
GPtrArray *cliff_orders_for_shot    (CliffStore     *store,
                                     GPtrArray      *engines,
                                     CliffId         shot_id,
                                     const char     *kind,
                                     GError        **error);
/* What engines that are not local have taken on, or may have, and not brought to its end. */
GPtrArray *cliff_orders_left_open   (CliffStore     *store,
                                     GPtrArray      *engines);

G_END_DECLS
