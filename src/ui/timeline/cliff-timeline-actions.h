/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives the Timeline page its actions, "timeline.…". */
void        cliff_timeline_actions_install   (GtkWidgetClass *page_class);
/* Gives the timeline their keys: those of a player and an editor, while it has the focus. */
void        cliff_timeline_actions_bind_keys (GtkWidgetClass *view_class);
/* What can be done with the thing at hand: (transfer full). */
GMenuModel *cliff_timeline_actions_create_menu (void);

G_END_DECLS
