/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-project.h"

G_BEGIN_DECLS

/*
 * The shots that the storyboard and the inspector work on: those selected on the timeline, as long as the shot that all
 * pages stand on is one of them; else that shot alone.
 */

/* (transfer full) (element-type CliffId), in the order of the storyline; empty when there is none. */
GArray   *cliff_shot_selection_list     (CliffProject  *project);
gboolean  cliff_shot_selection_contains (CliffProject  *project,
                                         CliffId        shot_id);
/* Selects @shots and stands on @cursor, which is one of them; on nothing when there are none. */
void      cliff_shot_selection_set      (CliffProject  *project,
                                         const CliffId *shots,
                                         guint          n_shots,
                                         CliffId        cursor);
/* (transfer full) (element-type CliffId): the shots of the storyline from one to the other, both included, whichever comes first. */
GArray   *cliff_shot_selection_list_range (CliffProject *project,
                                         CliffId        from,
                                         CliffId        to);

G_END_DECLS
