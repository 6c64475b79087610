/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-duck.h"
#include "cliff-plan.h"
#include "cliff-sound-file.h"

G_BEGIN_DECLS

/**
 * CliffPlacement:
 *
 * Where a sound of a plan lies in the mix, in frames of 48 kHz.
 */
typedef struct
{
  gint64    start;      /* in the mix */
  gint64    n_frames;   /* heard; 0: nothing is heard */
  gint64    skip;       /* of the sound, before what is heard */
  gboolean  is_open;    /* it goes on to the end of the file, wherever that is */
} CliffPlacement;

CliffPlacement cliff_placement_find (const CliffPlanSound *sound,
                                     gint64                mix_frames);
void           cliff_placement_add  (const CliffPlacement *self,
                                     const CliffPlanSound *planned,
                                     const CliffSound     *sound,
                                     double                gain,
                                     const CliffEnvelope  *envelope,
                                     float                *mix,
                                     float                *peaks);

G_END_DECLS
