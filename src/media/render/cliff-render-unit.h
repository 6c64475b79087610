/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan.h"

G_BEGIN_DECLS

/* No unit is longer; also the encoder's longest distance between key frames, so that cutting a
 * long shot costs nothing. */
#define CLIFF_RENDER_UNIT_MAX 250

/* A run of frames that is encoded by itself: part of a shot, or a transition. */
typedef struct
{
  int    start;
  int    length;
  guint  chain;  /* units of one chain share files; reading on is cheaper than opening them twice */
  char  *key;    /* SHA-256 of all that shapes its bytes, and of nothing else */
} CliffRenderUnit;

void       cliff_render_unit_free (CliffRenderUnit *self);
/* The units of @plan, in order, without holes. (transfer full): of CliffRenderUnit */
GPtrArray *cliff_render_split     (CliffPlan       *plan);
/* Key of the encoded sound. (transfer full) */
char      *cliff_render_dup_sound_key (CliffPlan   *plan);

G_END_DECLS
