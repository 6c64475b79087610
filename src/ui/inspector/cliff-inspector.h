/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffInspector:
 *
 * The selected thing.  Of a shot: how it is made, what is said in it, and its takes; on the timeline of whatever is
 * selected: how it is cut.
 */
#define CLIFF_TYPE_INSPECTOR (cliff_inspector_get_type ())
G_DECLARE_FINAL_TYPE (CliffInspector, cliff_inspector, CLIFF, INSPECTOR, AdwBin)

void cliff_inspector_set_project (CliffInspector *self,
                                  CliffProject   *project);
/* Whether the timeline is in front: then it shows how the things selected there are cut. */
void cliff_inspector_set_cutting (CliffInspector *self,
                                  gboolean        cutting);
/* Goes to the row of that name, as cliff_cut_panel_show(); FALSE when what is selected has none. */
gboolean cliff_inspector_show    (CliffInspector *self,
                                  const char     *name);

G_END_DECLS
