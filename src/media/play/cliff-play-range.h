/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CliffPlayRange:
 *
 * Which frame is shown when, in a play that may be fast, backwards or go round a loop.  A play is counted in pictures: one each
 * frame time, the first is 0.
 */
typedef struct
{
  int n_frames;    /* of the plan */
  int first;       /* the frame that picture 0 shows */
  int step;        /* frames from one picture to the next: not 0 */
  int loop_start;  /* the loop, from this frame to before the other; both 0: there is none */
  int loop_end;
} CliffPlayRange;

/* Whether the play goes round: it does when it begins before the loop's end, in its direction. */
gboolean cliff_play_range_is_loop   (const CliffPlayRange  *self);
/* The frame that picture @count (not below 0) shows; -1 when the play has ended before. */
int      cliff_play_range_get_frame (const CliffPlayRange  *self,
                                     gint64                 count);

G_END_DECLS
