/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-cut.h"

G_BEGIN_DECLS

/* Whether @cut (nullable) has that thing. */
gboolean              cliff_cut_things_has_item    (CliffCut     *cut,
                                                    CliffCutItem  item);
/* The marker of @cut (nullable) with that id: (transfer none) (nullable), valid as long as the cut. */
const CliffCutMarker *cliff_cut_things_find_marker (CliffCut     *cut,
                                                    CliffId       marker_id);

G_END_DECLS
