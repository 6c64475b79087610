/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives the Timeline page the actions that select, and those that show what is selected. */
void cliff_timeline_select_install     (GtkWidgetClass *page_class);
/* The menu of what is selected and of the range, a part of the menu of a thing. */
void cliff_timeline_select_append_menu (GMenu          *menu);

G_END_DECLS
