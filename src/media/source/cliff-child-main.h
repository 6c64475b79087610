/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CliffChildMain:
 *
 * The other end of a #CliffChild, in the helper's main(): it reads orders, one object of JSON a line, and answers in lines.  The
 * program ends with its input: whoever started it may vanish at any moment.
 */
typedef struct _CliffChildMain CliffChildMain;

/* Takes standard input and output over; what libraries print goes to standard error. */
CliffChildMain *cliff_child_main_new       (int              *argc,
                                            char           ***argv);
/* Waits for the next order. (transfer full) */
JsonObject     *cliff_child_main_read      (CliffChildMain   *self);
/* Answers, as printf() does. */
void            cliff_child_main_say       (CliffChildMain   *self,
                                            const char       *format,
                                            ...) G_GNUC_PRINTF (2, 3);
/* {"error": @code, "message": "…"} */
void            cliff_child_main_say_error (CliffChildMain   *self,
                                            int               code,
                                            const char       *message);
/* Tells {"progress": …} now and then, of a CliffChildMain; with each call the order in hand gets two minutes more: a codec that does
 * nothing for so long hangs, and ending is reported as a crash.  A CliffProgressFunc. */
void            cliff_child_main_progress  (double            fraction,
                                            const char       *stage,
                                            gpointer          self);
/* An order begins, and ends. */
void            cliff_child_main_watch     (gboolean          is_busy);

G_END_DECLS
