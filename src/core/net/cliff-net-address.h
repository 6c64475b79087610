/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sys/socket.h>

G_BEGIN_DECLS

/* Whether an address belongs to the public network: not this machine, a private or link-local network, a shared or
 * reserved block, nor one of those wrapped in an IPv6 address.  Any thread. */
gboolean cliff_net_address_is_public (const struct sockaddr *address);
/* The same for an address in text, without brackets; FALSE for what is no address.  Any thread. */
gboolean cliff_net_address_text_is_public (const char *text);

G_END_DECLS
