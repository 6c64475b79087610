/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffSceneFacts:
 *
 * What is told of scenes and episodes beside their rows: how long they last and what their synopses say.  Episodes are measured one
 * after another in a worker thread when first asked for, and again once their text is another.  Main thread only.
 *
 * Signal "changed": something can be told now that could not before, or is told otherwise.
 */
#define CLIFF_TYPE_SCENE_FACTS (cliff_scene_facts_get_type ())
G_DECLARE_FINAL_TYPE (CliffSceneFacts, cliff_scene_facts, CLIFF, SCENE_FACTS, GObject)

CliffSceneFacts *cliff_scene_facts_new                (CliffProject    *project);
/* In nanoseconds; -1 while it is being measured. */
CliffTime        cliff_scene_facts_get_length         (CliffSceneFacts *self,
                                                       CliffRecord     *scene);
CliffTime        cliff_scene_facts_get_episode_length (CliffSceneFacts *self,
                                                       CliffRecord     *episode);
/* (transfer none), never NULL: "" where there is none or none is known yet. */
const char      *cliff_scene_facts_get_synopsis       (CliffSceneFacts *self,
                                                       CliffRecord     *scene);

G_END_DECLS
