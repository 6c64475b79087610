/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-storyboard-page.h"

G_BEGIN_DECLS

/* What can be done with the selected shots, as actions of the page with their keys. */
void        cliff_storyboard_actions_install (GtkWidgetClass      *widget_class);
/* Enables what the selection allows. */
void        cliff_storyboard_actions_update  (CliffStoryboardPage *page);
/* The menu of the selected shots. (transfer full) */
GMenuModel *cliff_storyboard_menu_new        (void);

G_END_DECLS
