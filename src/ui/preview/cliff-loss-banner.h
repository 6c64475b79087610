/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffLossBanner:
 *
 * Says which files of the episode are gone or cannot be read, and looks for those that are gone.  Nothing is seen of it while all are
 * there.
 */
#define CLIFF_TYPE_LOSS_BANNER (cliff_loss_banner_get_type ())
G_DECLARE_FINAL_TYPE (CliffLossBanner, cliff_loss_banner, CLIFF, LOSS_BANNER, AdwBin)

/* Once, before it is shown. */
void cliff_loss_banner_set_project (CliffLossBanner *self,
                                    CliffProject    *project);

G_END_DECLS
