/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan.h"
#include "cliff-proxies.h"

G_BEGIN_DECLS

/* Asks for the proxies of what is seen at @frame first, then of what comes after it. */
void     cliff_foresight_want     (CliffProxies *proxies,
                                   CliffPlan    *plan,
                                   int           frame);
/* Asks for the proxies of all of @plan, the beginning first. */
void     cliff_foresight_want_all (CliffProxies *proxies,
                                   CliffPlan    *plan);
/* Whether the file with that SHA-256 is seen at @frame. */
gboolean cliff_foresight_is_seen  (CliffPlan    *plan,
                                   int           frame,
                                   const char   *sha256);

G_END_DECLS
