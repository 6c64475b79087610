/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/* Rows of shots and their order, for edit/ alone; all write within the caller's transaction. */

/* The shot that follows @after_id (0: the first), @but aside; 0 when there is none. */
CliffId  cliff_shot_row_get_next  (CliffStore  *store,
                                   CliffId      episode_id,
                                   CliffId      after_id,
                                   CliffId      but);
/* A position behind @after_id (0: first), @but, which is about to move, aside; the others are numbered anew where there is no room. */
gboolean cliff_shot_row_make_room (CliffStore  *store,
                                   CliffId      episode_id,
                                   CliffId      after_id,
                                   CliffId      but,
                                   gint64      *position,
                                   GError     **error);
/* Makes the shot one of @episode_id, behind @after_id. */
gboolean cliff_shot_row_move      (CliffStore  *store,
                                   CliffId      shot_id,
                                   CliffId      episode_id,
                                   CliffId      after_id,
                                   GError     **error);
/* A copy of the shot behind @after_id of @episode_id, with its cast, props and elements, without lines, takes and keyframes; by hand, so
 * that a new breakdown keeps it.  Returns its id, 0 on error. */
CliffId  cliff_shot_row_copy      (CliffStore  *store,
                                   CliffId      shot_id,
                                   CliffId      episode_id,
                                   CliffId      after_id,
                                   GError     **error);

G_END_DECLS
