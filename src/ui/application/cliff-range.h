/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "cliff-cut.h"

G_BEGIN_DECLS

/**
 * CliffRange:
 *
 * A passage of the episode between an in and an out point, as the playhead is a place in it: part of what a window shows, not of the
 * project.  The ruler shows it, the preview goes round in it, range edits work on it.
 *
 * A point that was never set is the episode's start or end.  A point set at or beyond the other takes that away.  Main thread.
 *
 * Signal "changed".
 */
#define CLIFF_TYPE_RANGE (cliff_range_get_type ())
G_DECLARE_FINAL_TYPE (CliffRange, cliff_range, CLIFF, RANGE, GObject)

CliffRange *cliff_range_new          (void);
/* The episode's, in ns: the range never reaches behind it, and is as it was when it grows again. */
void        cliff_range_set_duration (CliffRange *self,
                                      CliffTime   duration);
/* FALSE where there is none: then @start is 0 and @end the duration.  Both: (out) (optional), in ns; the frame at @end is no part of it. */
gboolean    cliff_range_get          (CliffRange *self,
                                      CliffTime  *start,
                                      CliffTime  *end);
/* Nothing where @start is not before @end. */
void        cliff_range_set          (CliffRange *self,
                                      CliffTime   start,
                                      CliffTime   end);
void        cliff_range_set_in       (CliffRange *self,
                                      CliffTime   time);
void        cliff_range_set_out      (CliffRange *self,
                                      CliffTime   time);
void        cliff_range_clear        (CliffRange *self);

G_END_DECLS
