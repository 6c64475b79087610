/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan-subtitle.h"

#include "cliff-store.h"

G_BEGIN_DECLS

/**
 * CliffPlanCards:
 *
 * The subtitles that the lines of a plan are cut into.  Cutting needs to know where a script breaks lines, which takes longer than
 * everything else in a plan: what the last plan of the project cut is not cut again by the next.
 */
typedef struct _CliffPlanCards CliffPlanCards;

/* (transfer full): those of the project's last plan are at hand. */
CliffPlanCards *cliff_plan_cards_new  (CliffStore      *store);
/* Leaves what was asked for to the project's next plan. */
void            cliff_plan_cards_free (CliffPlanCards  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffPlanCards, cliff_plan_cards_free)
/* As cliff_subtitle_split(), with the words of @detail (nullable), the JSON of a voice take. (transfer none): as long as @self. */
GPtrArray      *cliff_plan_cards_get  (CliffPlanCards  *self,
                                       const char      *text,
                                       CliffTime        length,
                                       const char      *detail);

G_END_DECLS
