/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/* A button that shows @take and chooses it for @shot when pressed; it is active while it is the chosen one. */
GtkWidget *cliff_take_button_new (CliffProject *project,
                                  CliffRecord  *shot,
                                  CliffRecord  *take);

G_END_DECLS
