/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-project-page.h"
#include "cliff-window.h"

G_BEGIN_DECLS

/* The window's actions on its project: "win.undo", "win.export" and their like. */
void              cliff_window_actions_install (GtkWidgetClass *widget_class);
/* Sets which of them can be done now. */
void              cliff_window_actions_update  (CliffWindow    *self);

/* NULL on the start page. */
CliffProjectPage *cliff_window_get_page        (CliffWindow    *self);

G_END_DECLS
