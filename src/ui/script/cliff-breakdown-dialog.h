/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffBreakdownDialog:
 *
 * What a new breakdown would do to the shots, scene by scene, to be accepted scene by scene.  A series is looked through and changed
 * episode by episode while the window goes on; closing the dialog ends that, and what has been done till then is one step.
 *
 * Actions: "breakdown.apply".
 */
#define CLIFF_TYPE_BREAKDOWN_DIALOG (cliff_breakdown_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CliffBreakdownDialog, cliff_breakdown_dialog, CLIFF, BREAKDOWN_DIALOG, AdwDialog)

/* Breaks @record down, a CliffEpisode or a CliffScene: at once where there are no shots yet, else after asking.  Where the shots fit
 * the script already it says so.  FALSE where nothing was done and nothing is asked. */
gboolean cliff_breakdown_dialog_ask        (CliffProject *project,
                                            CliffRecord  *record,
                                            GtkWidget    *parent);
/* The same, always after asking, for the scenes of @scenes (element-type CliffId), all of the episode @episode_id. */
gboolean cliff_breakdown_dialog_ask_scenes (CliffProject *project,
                                            CliffId       episode_id,
                                            GArray       *scenes,
                                            GtkWidget    *parent);
/* The same for all episodes. */
void     cliff_breakdown_dialog_ask_series (CliffProject *project,
                                            GtkWidget    *parent);

G_END_DECLS
