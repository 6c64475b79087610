/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffBreakdownDialog:
 *
 * What a new breakdown would do to the shots, scene by scene, to be accepted scene by scene.
 *
 * Actions: "breakdown.apply".
 */
#define CLIFF_TYPE_BREAKDOWN_DIALOG (cliff_breakdown_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CliffBreakdownDialog, cliff_breakdown_dialog, CLIFF, BREAKDOWN_DIALOG, AdwDialog)

/* Breaks @record down, a CliffEpisode or a CliffScene: at once where there are no shots yet, else after asking.  Where the shots fit
 * the script already it says so.  FALSE where nothing was done and nothing is asked. */
gboolean cliff_breakdown_dialog_ask (CliffProject *project,
                                     CliffRecord  *record,
                                     GtkWidget    *parent);

G_END_DECLS
