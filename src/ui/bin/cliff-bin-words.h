/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-edit-media.h"
#include "cliff-media-list.h"

G_BEGIN_DECLS

/* What one of the media is called: its file's name, or what it was made for. (transfer full) */
char       *cliff_bin_words_dup_title  (const CliffMediaSummary *summary);
/* What it is: "Video". (transfer none) */
const char *cliff_bin_words_get_kind   (const CliffMediaSummary *summary);
/* "0:12 · 1080 × 1920". (transfer full) */
char       *cliff_bin_words_dup_subtitle (const CliffMediaSummary *summary);
/* All that is known of the file, a line each. (transfer full) */
char       *cliff_bin_words_dup_facts  (const CliffMediaSummary *summary);
/* What the file's labels, or its engine, say of AI. (transfer full) */
char       *cliff_bin_words_dup_origin (const CliffMediaSummary *summary);
/* "Episode 3, shot 12". (transfer full) */
char       *cliff_bin_words_dup_use    (CliffStore              *store,
                                        const CliffTakeUse      *use);
/* For a screen reader. (transfer full) */
char       *cliff_bin_words_dup_label  (const CliffMediaSummary *summary,
                                        gboolean                 missing);

G_END_DECLS
