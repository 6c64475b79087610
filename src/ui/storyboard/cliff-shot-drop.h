/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-project.h"
#include "cliff-shot-bundle.h"

G_BEGIN_DECLS

/* Moves dropped shots behind @after_id (0: first) of the episode.  FALSE when they are of another project, or when it went wrong, of which
 * the person is told. */
gboolean cliff_shot_drop_move (CliffProject    *project,
                               CliffShotBundle *bundle,
                               CliffId          episode_id,
                               CliffId          after_id);
/* Takes of the media bin come down on a shot: they become takes of it, the last one is chosen. */
gboolean cliff_shot_drop_use  (CliffProject    *project,
                               CliffTakeBundle *bundle,
                               CliffId          shot_id);

G_END_DECLS
