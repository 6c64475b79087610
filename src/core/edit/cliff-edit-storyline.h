/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/* The shots of scenes that change places, for edit/ alone: they come into the storyline where their scene does, and the clips
 * anchored to them onto lanes there.  All write within the caller's transaction. */

/* Clips and markers anchored to shots that have become @episode_id's follow them; keyframes are their owners'. */
gboolean cliff_edit_bring_along (CliffStore  *store,
                                 CliffId      episode_id,
                                 GError     **error);
/* @scenes: (element-type CliffId): of the episode, in their new order, @scene_id among them. */
gboolean cliff_edit_place_shots (CliffStore  *store,
                                 CliffId      scene_id,
                                 CliffId      episode_id,
                                 GArray      *scenes,
                                 GError     **error);
/* The shots of @scenes, and those without a scene behind them, become @episode_id's, in the order they have. */
gboolean cliff_edit_split_shots (CliffStore  *store,
                                 CliffId      from_id,
                                 CliffId      episode_id,
                                 GArray      *scenes,
                                 GError     **error);
/* All shots of @from_id come behind those of @episode_id, with the clips anchored to its start; its music bed only where
 * @episode_id has none. */
gboolean cliff_edit_merge_shots (CliffStore  *store,
                                 CliffId      from_id,
                                 CliffId      episode_id,
                                 GError     **error);

G_END_DECLS
