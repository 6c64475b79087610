/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-timeline-view.h"

G_BEGIN_DECLS

/* Lets the wheel and two fingers scroll and zoom @view, about the pointer. */
void cliff_timeline_zoom_add (CliffTimelineView *view);

G_END_DECLS
