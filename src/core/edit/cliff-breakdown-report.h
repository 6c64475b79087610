/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-edit-breakdown.h"

G_BEGIN_DECLS

/* What a breakdown does to the shots of one scene, noted while it does it; for edit/ alone. */

/* Notes the shots of @scene_id as they are, 0: those of the episode without a scene. (transfer full) */
CliffBreakdownScene *cliff_breakdown_report_begin (CliffStore          *store,
                                                   CliffId              episode_id,
                                                   CliffId              scene_id);
/* Notes what became of them.  @ids: (nullable) (element-type CliffId): the shots that stand for the script now, in order;
 * @changes: (nullable) (element-type gboolean): whether each was changed. */
void                 cliff_breakdown_report_end   (CliffStore          *store,
                                                   CliffBreakdownScene *scene,
                                                   GArray              *ids,
                                                   GArray              *changes);

G_END_DECLS
