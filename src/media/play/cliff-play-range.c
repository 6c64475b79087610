/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-play-range.h"

gboolean
cliff_play_range_is_loop (const CliffPlayRange *self)
{
  if (self->loop_end <= self->loop_start)
    return FALSE;

  return self->step > 0 ? self->first < self->loop_end : self->first >= self->loop_start;
}

int
cliff_play_range_get_frame (const CliffPlayRange *self,
                            gint64                count)
{
  gint64 frame = self->first + count * self->step, length = (gint64) self->loop_end - self->loop_start;

  if (cliff_play_range_is_loop (self))
    {
      if (self->step > 0 && frame >= self->loop_end)
        frame = self->loop_start + (frame - self->loop_end) % length;
      else if (self->step < 0 && frame < self->loop_start)
        frame = self->loop_end - 1 - (self->loop_start - 1 - frame) % length;
    }

  return frame >= 0 && frame < self->n_frames ? (int) frame : -1;
}
