/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

typedef struct
{
  int added;
  int changed;
  int removed;
  int kept;
} CliffBreakdownCounts;

/* Breaks an episode down by the rules and merges the result into its shots: scenes whose script has not changed keep
 * their shots untouched; in others a shot that still stands for the same words keeps its id, takes and manual edits.
 * Removed shots leave their takes.  History step "Break Down". */
gboolean cliff_edit_break_down (CliffStore            *store,
                                CliffId                episode_id,
                                CliffBreakdownCounts  *counts,
                                GError               **error);

G_END_DECLS
