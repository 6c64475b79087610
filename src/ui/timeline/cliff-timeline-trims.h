/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives the Timeline page the actions that do by keys what a hand does at edges: trim, roll, slip, slide, fade, and close gaps. */
void cliff_timeline_trims_install     (GtkWidgetClass *page_class);
/* Their part of the menu of a thing. */
void cliff_timeline_trims_append_menu (GMenu          *menu);

G_END_DECLS
