/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-cut.h"

G_BEGIN_DECLS

/* Episode 1 as test-edit-cut.c describes it. */
void      cliff_test_add_cut  (CliffStore *store);
/* The cut of an episode, whose rules must hold: (transfer full). */
CliffCut *cliff_test_read_cut (CliffStore *store,
                               CliffId     episode_id);
/* The things of @kinds (words of "shot line clip marker") with their ids, starts and lengths in ms: "1 0+2000, 2 2000+3000".
 * (transfer full) */
char     *cliff_test_dup_cut  (CliffCut   *cut,
                               const char *kinds);

G_END_DECLS
