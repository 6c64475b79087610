/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-timeline-view.h"

G_BEGIN_DECLS

/* Lets the timeline take what is dropped on it: pictures and films from the file manager become a take of the shot they fall on,
 * shots go to where they are let go, takes become a shot of the storyline or a clip of a lane. */
void cliff_timeline_drop_add (CliffTimelineView *view);

G_END_DECLS
