/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/**
 * CliffShotSummary:
 * @line: (nullable): the first line that is spoken, NULL when nobody speaks
 * @speaker: of that line
 * @n_lines: lines spoken in the shot
 * @cast: who is in the picture, separated by "、" or ", "; never NULL
 * @path: (nullable): of the selected take's file
 * @video: whether that is a video
 *
 * What a card tells of a shot beside the shot's own columns.
 */
typedef struct
{
  char     *line;
  char     *speaker;
  int       n_lines;
  char     *cast;
  char     *path;
  gboolean  video;
} CliffShotSummary;

/* Main thread. */
void cliff_shot_summary_read  (CliffShotSummary *self,
                               CliffStore       *store,
                               CliffId           shot_id);
void cliff_shot_summary_clear (CliffShotSummary *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliffShotSummary, cliff_shot_summary_clear)

G_END_DECLS
