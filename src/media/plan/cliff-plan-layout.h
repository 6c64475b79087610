/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-types.h"

G_BEGIN_DECLS

/* One utterance to be placed on the storyline. */
typedef struct
{
  guint      shot;        /* index of its shot */
  CliffTime  length;
  gboolean   off_screen;  /* inner voice, off screen, narration: no lips that move */
  CliffTime  start;       /* out: from the episode's start */
} CliffPlanUtterance;

/* Places the utterances, ordered by shot, and lengthens shots where they need it.
 * @lengths: CliffTime a shot, changed in place; @utterances: of CliffPlanUtterance. */
void cliff_plan_lay_out (GArray *lengths,
                         GArray *utterances);

G_END_DECLS
