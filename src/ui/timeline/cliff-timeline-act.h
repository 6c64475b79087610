/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-edit-cut.h"

G_BEGIN_DECLS

typedef enum
{
  CLIFF_ACT_TRIM,
  CLIFF_ACT_MOVE,     /* clips and lines */
  CLIFF_ACT_REORDER,  /* shots */
  CLIFF_ACT_COPY,
  CLIFF_ACT_FADE,
} CliffActKind;

/**
 * CliffTimelineAct:
 *
 * What a hand is about to do: tried with every movement, done when it lets go, by one and the same function.
 */
typedef struct
{
  CliffActKind  kind;
  CliffId       episode_id;
  GArray       *items;           /* CliffCutItem; borrowed */
  CliffTrim     trim;            /* of the first item */
  CliffTime     delta;
  int           lanes;
  CliffPlace    place;
  CliffId       after_id;
  CliffTime     time;            /* of a copy */
  CliffTime     fade_in, fade_out;
} CliffTimelineAct;

/* A CliffEditFunc; @act is a CliffTimelineAct. */
gboolean cliff_timeline_act_run (CliffStore *store,
                                 gpointer    act,
                                 GError    **error);

G_END_DECLS
