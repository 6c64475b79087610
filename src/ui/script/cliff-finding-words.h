/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-numbers.h"

G_BEGIN_DECLS

/* A sentence for the person: what is found, and by which numbers. (transfer full) */
char       *cliff_finding_dup_sentence (const CliffFinding *finding);
/* How an episode opens or ends, in words. */
const char *cliff_hook_get_words       (CliffHook           hook);

G_END_DECLS
