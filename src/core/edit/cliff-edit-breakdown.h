/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "cliff-store.h"

G_BEGIN_DECLS

typedef struct
{
  int added;
  int changed;
  int removed;
  int kept;
} CliffBreakdownCounts;

/* Breaks an episode down by the rules and merges the result into its shots: scenes whose script has
 * not changed keep their shots untouched; in others a shot that still stands for the same words
 * keeps its id, takes and manual edits. Removed shots leave their takes; a shot without lines that
 * a person made or edited stays while the script still holds what it shows.  Where nothing has
 * changed nothing is written.  History step "Break Down". */
gboolean cliff_edit_break_down (CliffStore            *store,
                                CliffId                episode_id,
                                CliffBreakdownCounts  *counts,
                                GError               **error);
/* The episode's shots as they are stored, in the form of cliff_breakdown_to_json(). (transfer full)
 */
JsonNode *cliff_edit_shots_to_json (CliffStore *store,
                                    CliffId     episode_id);

G_END_DECLS
