/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @widget the tooltip @text, NULL for none.  What is refreshed often goes through here: GTK asks the display where the
 * pointer is whenever a tooltip is set, also to what it was, and waits for the answer. */
void cliff_tooltip_set        (GtkWidget  *widget,
                               const char *text);

/* The same for a part of a list's row, of which a window shows hundreds at once: the display is not asked at all, only when the
 * pointer rests there.  Not for what has no other words, as buttons with an icon only. */
void cliff_tooltip_set_in_row (GtkWidget  *widget,
                               const char *text);

G_END_DECLS
