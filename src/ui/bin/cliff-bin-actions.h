/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-media-bin.h"
#include "cliff-media-list.h"

G_BEGIN_DECLS

/* Gives the bin its actions, "bin.…", of which some have a state. (transfer full) */
GActionMap *cliff_bin_actions_new         (CliffMediaBin    *bin);
/* What of the filter is a state of the actions. */
void        cliff_bin_actions_read_filter (GActionMap       *actions,
                                           CliffMediaFilter *filter);
/* All states as they are at first. */
void        cliff_bin_actions_reset       (GActionMap       *actions);
/* What can be done with what is selected: (transfer full). */
GMenuModel *cliff_bin_actions_create_menu (void);

G_END_DECLS
