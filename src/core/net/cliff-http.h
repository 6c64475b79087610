/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-http-message.h"

G_BEGIN_DECLS

/**
 * CliffHttp:
 *
 * Requests to other machines, on the thread-default main context of the thread that made it, without threads of its own.
 * The rules of a request say where it may go.  Redirects are not followed unless a request says so.  Nothing that is
 * not a GET is ever sent twice.  No cookies, no .netrc, no proxies, no cache.
 */
#define CLIFF_TYPE_HTTP (cliff_http_get_type ())
G_DECLARE_FINAL_TYPE (CliffHttp, cliff_http, CLIFF, HTTP, GObject)

CliffHttp       *cliff_http_new         (void);
/* Any number at once; at most six connections go to one host. */
void             cliff_http_send_async  (CliffHttp            *self,
                                         CliffHttpRequest     *request,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
/* The answer, whatever its status: (transfer full) (nullable).  Errors: CLIFF_NET_ERROR, what a sink says, and
 * G_IO_ERROR_CANCELLED; cliff_net_error_is_unsent() tells which of them prove that nothing arrived.  A cancelled request that
 * may have arrived says CLIFF_NET_ERROR_NO_ANSWER unless it is a GET. */
CliffHttpAnswer *cliff_http_send_finish (CliffHttp            *self,
                                         GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
