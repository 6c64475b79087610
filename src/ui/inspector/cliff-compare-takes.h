/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffCompareTakes:
 *
 * Two takes of a shot side by side, with a line between them or one after the other; videos run together.
 */
#define CLIFF_TYPE_COMPARE_TAKES (cliff_compare_takes_get_type ())
G_DECLARE_FINAL_TYPE (CliffCompareTakes, cliff_compare_takes, CLIFF, COMPARE_TAKES, AdwDialog)

/* @takes: of CliffTake, two at least.  @first, @second: where it begins; what is none of @takes, or both the same, is replaced. */
AdwDialog *cliff_compare_takes_new (CliffProject *project,
                                    CliffRecord  *shot,
                                    GListModel   *takes,
                                    CliffId       first,
                                    CliffId       second);

G_END_DECLS
