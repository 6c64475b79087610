/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-take-facts.h"

G_BEGIN_DECLS

/* What made the take: "Local storyboard", "Drawn by hand". (transfer none) */
const char *cliff_take_words_get_maker  (const CliffTakeFacts *facts);
/* (transfer full) */
char       *cliff_take_words_dup_date   (const CliffTakeFacts *facts);
/* Where a take comes from and when, in a line. (transfer full) */
char       *cliff_take_words_dup_line   (const CliffTakeFacts *facts);
/* For screen readers: that, its stars, and whether it is the one in use. (transfer full) */
char       *cliff_take_words_dup_spoken (const CliffTakeFacts *facts,
                                         gboolean              chosen);

G_END_DECLS
