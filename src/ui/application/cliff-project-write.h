/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-project.h"

G_BEGIN_DECLS

/* Writes what @work holds to @path, in a thread: of the project it knows only what is in @work. */
typedef gboolean (*CliffProjectWriteFunc) (gpointer       work,
                                           const char    *path,
                                           GCancellable  *cancellable,
                                           GError       **error);

/* Writes a file in a thread and tells of it: @said (transfer full), or the error.  @work (transfer full): freed with @free_work.
 * Closing the window waits for it or cancels it.  Main thread. */
void cliff_project_write (CliffProject          *project,
                          const char            *path,
                          char                  *said,
                          CliffProjectWriteFunc  write,
                          gpointer               work,
                          GDestroyNotify         free_work);

G_END_DECLS
