/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-test.h"
#include "cliff-window.h"

G_BEGIN_DECLS

typedef gboolean (*CliffTestCondition) (gpointer data);

/* Runs the main loop until @condition holds; fails the test when it does not within four minutes. */
void         cliff_test_wait_until   (CliffTestCondition  condition,
                                      gpointer            data);
/* Lets everything that waits happen, idle work and short timeouts included. */
void         cliff_test_settle       (void);
/* The running application with its actions, one a program. (transfer none) */
CliffApplication *cliff_test_get_application (void);
/* A shown window on the sample drama of @language, broken down; generation is cancelled and over. (transfer none) */
CliffWindow *cliff_test_open_sample  (const char         *language);
void         cliff_test_close_window (CliffWindow        *window);
/* The first widget of @type at or below @root, NULL when there is none. */
GtkWidget   *cliff_test_find_widget  (GtkWidget          *root,
                                      GType               type);
/* How many widgets of @type are below @root. */
int          cliff_test_count_widgets (GtkWidget         *root,
                                       GType              type);
/* The template child @name of the first widget of @type below @root. */
GtkWidget   *cliff_test_find_child   (GtkWidget          *root,
                                      GType               type,
                                      const char         *name);
/* Presses the keys of the display one after the other, as xdotool names them ("n i ctrl+z"), and lets happen what they do. */
void         cliff_test_press        (const char          *keys);
/* Moves the pointer of the display to a place of @widget, whose window lies at the origin, then does what @button says in
 * xdotool's words ("click 1", "mousedown 1", "keydown ctrl click 1 keyup ctrl", ""). */
void         cliff_test_point        (GtkWidget           *widget,
                                      double               x,
                                      double               y,
                                      const char          *button);

G_END_DECLS
