/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-timeline-view.h"

G_BEGIN_DECLS

/* Opens an entry over the words of a title, a subtitle or a line; Enter and leaving it keep what was written, Escape does not.
 * Does nothing where there are no words. */
void cliff_timeline_write (CliffTimelineView *view,
                           CliffCutItem       item);

G_END_DECLS
