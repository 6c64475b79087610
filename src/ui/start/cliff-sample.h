/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-project.h"

G_BEGIN_DECLS

/* Opens the sample drama in @language, "zh" or "en", in the user's data folder; where it is not there yet it is made:
 * imported and broken down.  @fresh: set to whether it was made now. (transfer full) (nullable) */
CliffProject *cliff_sample_open (const char  *language,
                                 gboolean    *fresh,
                                 GError     **error);

G_END_DECLS
