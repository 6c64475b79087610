/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/* The first shot made from the script element at byte @offset of the episode's text; 0 when there is none. */
CliffId  cliff_shot_find_at_text   (CliffStore *store,
                                    CliffId     episode_id,
                                    gint64      offset);
/* The bytes of the episode's text, [start, end), that @shot_id was made from; FALSE when there are none. */
gboolean cliff_shot_get_text_range (CliffStore *store,
                                    CliffId     shot_id,
                                    gint64     *start,
                                    gint64     *end);

/**
 * CliffShotPlace:
 * @number: of the shot in the storyline, from 1
 * @start: where the words it was made from begin, in bytes of the episode's text
 */
typedef struct
{
  CliffId shot_id;
  int     number;
  gint64  start;
} CliffShotPlace;

/* (transfer full) (element-type CliffShotPlace): the shots of an episode that were made from words, in the order of the storyline.
 * Main thread. */
GArray  *cliff_shot_read_places    (CliffStore *store,
                                    CliffId     episode_id);

G_END_DECLS
