/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-records.h"

G_BEGIN_DECLS

/**
 * CliffEpisodeRow:
 *
 * An episode in the sidebar: number, title, length and how far it is.
 */
#define CLIFF_TYPE_EPISODE_ROW (cliff_episode_row_get_type ())
G_DECLARE_FINAL_TYPE (CliffEpisodeRow, cliff_episode_row, CLIFF, EPISODE_ROW, GtkBox)

GtkWidget *cliff_episode_row_new         (void);
/* @episode: (nullable) */
void       cliff_episode_row_set_episode (CliffEpisodeRow *self,
                                          CliffRecord     *episode);
/* (transfer none) (nullable) */
CliffRecord *cliff_episode_row_get_episode (CliffEpisodeRow *self);
/* "1 The Ring", or "Episode 1" where it has no title; "" without an episode: (transfer full). */
char      *cliff_episode_row_dup_title   (CliffRecord     *episode);

G_END_DECLS
