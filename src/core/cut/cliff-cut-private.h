/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-cut.h"

G_BEGIN_DECLS

/* What is read is cut down to these, so that no sum of them can overflow. */
#define CLIFF_CUT_MAX_LENGTH (3600 * CLIFF_SECOND)       /* of one shot, line or clip */
#define CLIFF_CUT_MAX_TIME (100 * CLIFF_CUT_MAX_LENGTH)  /* of an episode, and of any offset */
#define CLIFF_CUT_MAX_FPS 120
#define CLIFF_CUT_MAX_GAIN (10 * CLIFF_PPM)
#define CLIFF_CUT_MAX_SPEED (10 * CLIFF_PPM)
#define CLIFF_CUT_MAX_VALUE 1000000000                   /* of a keyframe, either side of 0 */

/* The nearest frame to @time, and the first nanosecond of a frame; both also below 0. */
gint64    cliff_cut_to_frames    (CliffCut  *self,
                                  CliffTime  time);
CliffTime cliff_cut_from_frames  (CliffCut  *self,
                                  gint64     frames);
/* @time * @numerator / @denominator, which is not 0, without overflow between. */
CliffTime cliff_cut_scale        (CliffTime  time,
                                  gint64     numerator,
                                  gint64     denominator);

/* cliff-cut-read.c: fills an empty cut from the rows; nothing stands anywhere yet. */
gboolean  cliff_cut_read         (CliffCut    *self,
                                  CliffStore  *store,
                                  GError     **error);
/* cliff-cut-layout.c: gives shots and lines their places.  Lines are in order; a placed one has its offset in "start".  Errors:
 * G_IO_ERROR_INVALID_DATA (longer than any episode). */
gboolean  cliff_cut_lay_out      (CliffCut    *self,
                                  GError     **error);
/* cliff-cut-clips.c: gives clips and markers their places, once the shots have theirs. */
void      cliff_cut_place_clips  (CliffCut    *self);
void      cliff_cut_place_markers (CliffCut   *self);
/* cliff-cut-keys.c */
void      cliff_cut_sort_keys    (CliffCut    *self);

/* cliff-cut.c: makes the rows known to the find functions; they do not move any more. */
void      cliff_cut_index_shots  (CliffCut    *self);
void      cliff_cut_index        (CliffCut    *self);

G_END_DECLS
