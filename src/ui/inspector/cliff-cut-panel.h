/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffCutPanel:
 *
 * All that can be set about what is selected on the timeline: its cut, sound, picture, words and transition, or a marker.
 */
#define CLIFF_TYPE_CUT_PANEL (cliff_cut_panel_get_type ())
G_DECLARE_FINAL_TYPE (CliffCutPanel, cliff_cut_panel, CLIFF, CUT_PANEL, GtkWidget)

void      cliff_cut_panel_set_project (CliffCutPanel *self,
                                       CliffProject  *project);
/* Whether the timeline is the page in front: only then it is shown. */
void      cliff_cut_panel_set_active  (CliffCutPanel *self,
                                       gboolean       active);
/* Whether anything is selected that it says something of. */
gboolean  cliff_cut_panel_has_things  (CliffCutPanel *self);
/* Goes to the row of that name with the focus: "speed", "volume", "transition", "opacity", "font", "marker"…; FALSE when what
 * is selected has none. */
gboolean  cliff_cut_panel_show        (CliffCutPanel *self,
                                       const char    *name);

G_END_DECLS
