/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives the Timeline page the actions that set the passage between the in and the out point, and those that work on it. */
void cliff_timeline_range_install (GtkWidgetClass *page_class);

G_END_DECLS
