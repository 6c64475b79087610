/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-proxy.h"

G_BEGIN_DECLS

/**
 * CliffProxyPool:
 *
 * The proxies of one folder that are open: each once, however many shots show it, and the ones used last only.  One thread at a
 * time.
 */
typedef struct _CliffProxyPool CliffProxyPool;

CliffProxyPool *cliff_proxy_pool_new    (const char      *folder);
void            cliff_proxy_pool_free   (CliffProxyPool  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffProxyPool, cliff_proxy_pool_free)
/* As cliff_proxy_open(); and G_IO_ERROR_FAILED: none can be made, the message says why. (transfer none): until the next call. */
CliffProxy     *cliff_proxy_pool_get    (CliffProxyPool  *self,
                                         const char      *sha256,
                                         GError         **error);
/* Closes it: it is damaged, and another will take its place. */
void            cliff_proxy_pool_forget (CliffProxyPool  *self,
                                         const char      *sha256);

G_END_DECLS
