/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives the Timeline page the actions that set what a thing looks and sounds like, and those that add something. */
void cliff_timeline_changes_install     (GtkWidgetClass *page_class);
/* Their part of the menu of a thing. */
void cliff_timeline_changes_append_menu (GMenu          *menu);
/* What can be added: (transfer full). */
GMenuModel *cliff_timeline_changes_create_add_menu (void);

G_END_DECLS
