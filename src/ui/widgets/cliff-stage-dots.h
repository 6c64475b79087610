/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-episode-stage.h"

G_BEGIN_DECLS

/**
 * CliffStageDots:
 *
 * Four dots: written, boarded, generated, exported; each empty, half or full.  The tooltip and the accessible
 * description say the same in words.
 */
#define CLIFF_TYPE_STAGE_DOTS (cliff_stage_dots_get_type ())
G_DECLARE_FINAL_TYPE (CliffStageDots, cliff_stage_dots, CLIFF, STAGE_DOTS, GtkWidget)

void  cliff_stage_dots_set_stage  (CliffStageDots          *self,
                                   const CliffEpisodeStage *stage);
/* What the dots say: (transfer full). */
char *cliff_stage_dots_dup_description (const CliffEpisodeStage *stage);

G_END_DECLS
