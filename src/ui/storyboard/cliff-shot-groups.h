/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-records.h"

G_BEGIN_DECLS

/**
 * CliffShotGroup:
 *
 * Shots that follow each other in the storyline and belong to one scene.
 */
#define CLIFF_TYPE_SHOT_GROUP (cliff_shot_group_get_type ())
G_DECLARE_FINAL_TYPE (CliffShotGroup, cliff_shot_group, CLIFF, SHOT_GROUP, GObject)

/* 0 for shots whose scene is gone. */
CliffId     cliff_shot_group_get_scene_id (CliffShotGroup *self);
/* Of CliffShot. (transfer none) */
GListModel *cliff_shot_group_get_shots    (CliffShotGroup *self);

/**
 * CliffShotGroups:
 *
 * The shots of an episode in scene groups: a GListModel of CliffShotGroup, kept true with the fewest changes.
 * Signal "renumbered": places of shots have changed.
 */
#define CLIFF_TYPE_SHOT_GROUPS (cliff_shot_groups_get_type ())
G_DECLARE_FINAL_TYPE (CliffShotGroups, cliff_shot_groups, CLIFF, SHOT_GROUPS, GObject)

/* @shots: (transfer full): of CliffShot, in the order of the storyline */
CliffShotGroups *cliff_shot_groups_new        (GListModel      *shots);
/* All shots, ungrouped. (transfer none) */
GListModel      *cliff_shot_groups_get_shots  (CliffShotGroups *self);
/* The place of @shot in the storyline from 1, 0 when it is not there. */
int              cliff_shot_groups_get_number (CliffShotGroups *self,
                                               CliffRecord     *shot);

G_END_DECLS
