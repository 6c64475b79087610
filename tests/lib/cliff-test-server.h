/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CliffTestServer:
 *
 * The stand-in vendor server of tests/fakes, a process of its own that ends with this one.
 */
typedef struct
{
  GSubprocess *process;
  char        *folder;  /* its ledger and what it was asked */
  char        *api;     /* "http://127.0.0.1:PORT" */
  char        *cdn;
} CliffTestServer;

CliffTestServer *cliff_test_server_start        (void);
void             cliff_test_server_stop         (CliffTestServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffTestServer, cliff_test_server_stop)
/* All charges: (transfer full). */
JsonArray       *cliff_test_server_get_ledger   (CliffTestServer *self);
/* How often a text occurs in all that was asked of an origin, "api" or "cdn". */
guint            cliff_test_server_count        (CliffTestServer *self,
                                                 const char      *origin,
                                                 const char      *text);

G_END_DECLS
