/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/*
 * Which take a shot, a line or an episode's music shows, and who selected it; see CliffJobs.  Private to the engine
 * folder; main thread only.
 */

/* The selected take, 0 when there is none.  @by_person: it must stay.  FALSE when there is no such owner any more. */
gboolean cliff_selection_get (CliffStore  *store,
                              const char  *owner,
                              CliffId      owner_id,
                              CliffId     *take_id,
                              gboolean    *by_person);
/* Selects @take_id for the program, inside an open transaction.  An episode gets its music lane and clip. */
gboolean cliff_selection_set (CliffStore  *store,
                              const char  *owner,
                              CliffId      owner_id,
                              CliffId      take_id,
                              GError     **error);

G_END_DECLS
