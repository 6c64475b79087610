/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/**
 * CliffEpisodeStage:
 *
 * How far an episode is, counted from its rows.
 *
 * @length: of all its shots, ns
 * @n_pictured: shots with a selected picture or video
 * @n_voiced: lines with a selected voice
 * @n_stale: shots whose script has changed since they were made
 */
typedef struct
{
  gboolean  written;
  int       n_shots;
  int       n_stale;
  int       n_pictured;
  int       n_lines;
  int       n_voiced;
  int       n_exports;
  CliffTime length;
} CliffEpisodeStage;

/* All zero where there is no such episode.  Main thread. */
void cliff_episode_read_stage (CliffStore        *store,
                               CliffId            episode_id,
                               CliffEpisodeStage *stage);

G_END_DECLS
