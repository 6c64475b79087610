/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-geometry.h"

G_BEGIN_DECLS

/* "Music": (transfer none). */
const char *cliff_timeline_words_get_lane_kind (CliffLaneKind       kind);
/* A row's title: a lane's own name where it has one. (transfer none), as long as the cut. */
const char *cliff_timeline_words_get_row       (CliffGeometry      *geometry,
                                                guint               row);
/* What stands on a clip: (transfer full). */
char       *cliff_timeline_words_dup_title     (CliffStore         *store,
                                                CliffCut           *cut,
                                                const CliffCutSpan    *span);
/* The same for a screen reader, with what kind of thing it is: (transfer full). */
char       *cliff_timeline_words_dup_label     (CliffStore         *store,
                                                CliffCut           *cut,
                                                const CliffCutSpan    *span);
/* "starts 0:12, lasts 3 seconds": (transfer full). */
char       *cliff_timeline_words_dup_place     (const CliffCutSpan    *span);
/* "1:05:12": minutes, seconds and frames: (transfer full). */
char       *cliff_timeline_words_dup_timecode  (CliffCut           *cut,
                                                CliffTime           time);

G_END_DECLS
