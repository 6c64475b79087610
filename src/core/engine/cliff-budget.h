/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "cliff-store.h"

G_BEGIN_DECLS

/* Money is millionths of its currency; amounts of different currencies are never added. */

/* Whether @micro more may be spent on the job by the caps a person set: what was charged and what may still be counts.  FALSE with
 * CLIFF_ENGINE_ERROR_BUDGET that names the cap.  What nobody knows the price of (@micro below 0) may not be bought where any cap stands.
 * Main thread. */
gboolean   cliff_budget_check   (CliffStore  *store,
                                 CliffId      job_id,
                                 gint64       micro,
                                 const char  *currency,
                                 GError     **error);
/* Sets a cap: @scope "day", "episode" or "series"; @micro below 0 takes it away.  Kept, not undone. */
gboolean   cliff_budget_set_cap (CliffStore  *store,
                                 const char  *scope,
                                 const char  *currency,
                                 gint64       micro,
                                 GError     **error);
/* What was spent and may be: {"totals": [{currency, spent, reserved, uncertain, unused}], "engines": […], "episodes": […], "caps": […]}, in
 * millionths. (transfer full) (nullable): NULL with CLIFF_STORE_ERROR where it cannot be read, for a part of it would be a wrong sum. */
JsonNode  *cliff_budget_report  (CliffStore  *store,
                                 GError     **error);

G_END_DECLS
