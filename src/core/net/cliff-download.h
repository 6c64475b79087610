/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-http.h"
#include "cliff-sniff.h"

G_BEGIN_DECLS

/* Fetches what a GET request gives into the file @path, by way of "PATH.part", which stays when it breaks off: the next call
 * goes on there if the other side proves that it is still the same file.  The request must not have a sink; its limit holds for
 * the whole file.  @kind: (nullable): picture, video or sound; the file is only kept if its bytes are of that kind.
 * @path appears with its whole content, synced, or not at all.  Thread: the one of @http. */
void             cliff_download_async  (CliffHttp            *http,
                                        CliffHttpRequest     *request,
                                        const char           *path,
                                        const char           *kind,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
/* The answer: with status 200 the file is there; any other says why not, as the other side put it.  @sniff: (out) (optional): what
 * the file is.  Errors as of cliff_http_send_finish(), CLIFF_NET_ERROR_BAD_ANSWER for a file that is not of the kind,
 * CLIFF_NET_ERROR_STORAGE. (transfer full) (nullable) */
CliffHttpAnswer *cliff_download_finish (CliffHttp            *http,
                                        GAsyncResult         *result,
                                        const CliffSniff    **sniff,
                                        GError              **error);

G_END_DECLS
