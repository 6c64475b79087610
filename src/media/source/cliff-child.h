/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CliffChild:
 *
 * A helper program of ours in a process of its own, told what to do and answering in lines of JSON: a codec that aborts takes
 * nothing else with it.  One thread at a time.
 */
typedef struct _CliffChild CliffChild;

/* @program: its name.  In a build tree the one just built, else the installed one.  Errors: G_SPAWN_ERROR. */
CliffChild *cliff_child_new         (const char           *program,
                                     GError              **error);
/* Ends it at once. */
void        cliff_child_free        (CliffChild           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffChild, cliff_child_free)
/* Errors: G_IO_ERROR, when it has ended. */
gboolean    cliff_child_send        (CliffChild           *self,
                                     const char           *line,
                                     GCancellable         *cancellable,
                                     GError              **error);
/* Waits for its next answer; NULL without an error when it has ended. (transfer full) */
char       *cliff_child_read        (CliffChild           *self,
                                     GCancellable         *cancellable,
                                     GError              **error);
/* The same without waiting; @self must live until @callback, which cancelling hastens. */
void        cliff_child_read_async  (CliffChild           *self,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
char       *cliff_child_read_finish (GAsyncResult         *result,
                                     GError              **error);
/* After it has ended by itself: how, as in "crashed (Aborted)" or "ended with status 3". (transfer full) */
char       *cliff_child_dup_end     (CliffChild           *self);

G_END_DECLS
