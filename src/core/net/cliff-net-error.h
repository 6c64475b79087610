/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CliffNetError:
 * @CLIFF_NET_ERROR_REFUSED: a rule of ours forbids it: scheme, host, address, redirect.  Nothing was sent there
 * @CLIFF_NET_ERROR_UNREACHABLE: no name, no connection or no trusted certificate.  Nothing was sent; try again later
 * @CLIFF_NET_ERROR_NO_ANSWER: the request left, but no whole answer came: what it asked for may have been done
 * @CLIFF_NET_ERROR_TOO_LARGE: the answer is larger than allowed; what was asked for has been done
 * @CLIFF_NET_ERROR_BAD_ANSWER: an answer came that is not what it must be; what was asked for may have been done
 * @CLIFF_NET_ERROR_STORAGE: what came cannot be written to the disk
 *
 * The codes say first of all whether a request may have reached the other side: where money is at stake that
 * decides whether it may be sent again.  Messages hold no keys and no queries of addresses.
 */
typedef enum
{
  CLIFF_NET_ERROR_REFUSED,
  CLIFF_NET_ERROR_UNREACHABLE,
  CLIFF_NET_ERROR_NO_ANSWER,
  CLIFF_NET_ERROR_TOO_LARGE,
  CLIFF_NET_ERROR_BAD_ANSWER,
  CLIFF_NET_ERROR_STORAGE,
} CliffNetError;

#define CLIFF_NET_ERROR (cliff_net_error_quark ())
GQuark   cliff_net_error_quark       (void);
/* Whether @error proves that the other side got nothing. */
gboolean cliff_net_error_is_unsent   (const GError *error);

G_END_DECLS
