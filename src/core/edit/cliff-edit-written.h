/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/* Chinese characters and words of other letters in @text; signs count nothing. */
guint cliff_edit_count_words         (const char *text);
/* By how much the script has grown since @since, in ns since 1970, counted so; 0 when it has not.  Measured from the versions that
 * the program keeps: the one from before the day's first change, or the last one of before.  Main thread. */
guint cliff_edit_count_written_since (CliffStore *store,
                                      CliffTime   since);

G_END_DECLS
