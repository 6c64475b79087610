/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One line, without its end; FALSE with an error stops the reading. */
typedef gboolean (*CliffSplitFunc) (const char  *line,
                                   gpointer     user_data,
                                   GError     **error);

/**
 * CliffSplitter:
 *
 * Cuts a stream of bytes, however it arrives in pieces, into lines of UTF-8.  Lines end with LF, CR LF or CR.
 */
typedef struct _CliffSplitter CliffSplitter;

CliffSplitter *cliff_splitter_new  (CliffSplitFunc   func,
                              gpointer        user_data);
void        cliff_splitter_free (CliffSplitter     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffSplitter, cliff_splitter_free)
/* CLIFF_NET_ERROR_TOO_LARGE for a line over 1 MiB, CLIFF_NET_ERROR_BAD_ANSWER for one that is not UTF-8, and whatever the
 * function says. */
gboolean    cliff_splitter_feed (CliffSplitter     *self,
                              const char     *data,
                              gsize           length,
                              GError        **error);
/* A last line that has no end. */
gboolean    cliff_splitter_end  (CliffSplitter     *self,
                              GError        **error);

/* An event of a text/event-stream; @data's lines are joined by LF. */
typedef gboolean (*CliffEventFunc) (const char  *event,
                                    const char  *data,
                                    gpointer     user_data,
                                    GError     **error);

/**
 * CliffEvents:
 *
 * Puts the lines of a text/event-stream together to events.
 */
typedef struct _CliffEvents CliffEvents;

CliffEvents *cliff_events_new  (CliffEventFunc  func,
                                gpointer        user_data);
void         cliff_events_free (CliffEvents    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffEvents, cliff_events_free)
/* A CliffSplitFunc; @events is the CliffEvents. */
gboolean     cliff_events_line (const char     *line,
                                gpointer        events,
                                GError        **error);

G_END_DECLS
