/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/* The first shot made from the script element at byte @offset of the episode's text; 0 when there is none. */
CliffId  cliff_shot_find_at_text   (CliffStore *store,
                                    CliffId     episode_id,
                                    gint64      offset);
/* The bytes of the episode's text, [start, end), that @shot_id was made from; FALSE when there are none. */
gboolean cliff_shot_get_text_range (CliffStore *store,
                                    CliffId     shot_id,
                                    gint64     *start,
                                    gint64     *end);

G_END_DECLS
