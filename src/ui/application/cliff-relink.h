/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/* Asks for a folder, in the window of @near, and looks there for the files that are gone from the project, on a thread: they are known
 * by their content, whatever their names.  @project says what came of it and shows again what was found. */
void cliff_relink           (CliffProject *project,
                             GtkWidget    *near);
/* The same without asking. */
void cliff_relink_in_folder (CliffProject *project,
                             const char   *folder);

G_END_DECLS
