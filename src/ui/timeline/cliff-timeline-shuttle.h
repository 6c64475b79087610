/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-timeline-view.h"

G_BEGIN_DECLS

/* Gives the Timeline page the actions of a player. */
void cliff_timeline_shuttle_install (GtkWidgetClass    *page_class);
/* Lets J and L step by a frame in @view while K is held. */
void cliff_timeline_shuttle_add     (CliffTimelineView *view);

G_END_DECLS
