/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-report.h"
#include "cliff-store.h"

G_BEGIN_DECLS

/* The shots of @episodes in the order of the storyline, a row a shot: what a set or an engine has to know of it.  In the
 * series' language.  Main thread.  Errors: G_IO_ERROR_NOT_FOUND (no such episode), CLIFF_STORE_ERROR.  (transfer full) */
CliffReport *cliff_shot_list_new       (CliffStore     *store,
                                        const CliffId  *episodes,
                                        guint           n_episodes,
                                        GError        **error);
/* What the trade calls a size, an angle, a movement… in Chinese or English: "CU" is 特写.  A word the schema does not have is
 * given back.  (transfer none) */
const char  *cliff_shot_list_get_term  (const char     *term,
                                        gboolean        chinese);

G_END_DECLS
