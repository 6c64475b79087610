/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/**
 * CliffSceneStage:
 * @n_stale: shots whose script has changed since they were made
 *
 * How far a scene is, counted from its rows.
 */
typedef struct
{
  int n_shots;
  int n_stale;
} CliffSceneStage;

/* All zero where there is no such scene.  Main thread. */
void cliff_scene_read_stage (CliffStore      *store,
                             CliffId          scene_id,
                             CliffSceneStage *stage);

G_END_DECLS
