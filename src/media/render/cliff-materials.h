/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan.h"

G_BEGIN_DECLS

/* The media that @plan uses and how they were made, for the record of an export:
 *   {"ai": 2, "made": 12, "unknown": 1, "files": [{"sha256": "…", "name": "…", "origin": "ai" | "made" | "unknown"}]}
 * "ai": the file's own labels say so; "made": an engine of ours made it; "unknown": all else, whatever it says: a label is not verified,
 * so one that denies AI counts for nothing.  Main thread. (transfer full) */
JsonNode *cliff_materials_new (CliffStore *store,
                               CliffPlan  *plan);

G_END_DECLS
