/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-net-error.h"

G_DEFINE_QUARK (cliff-net-error-quark, cliff_net_error)

/**
 * cliff_net_error_is_unsent:
 * @error: what a request of ours ended with
 *
 * Returns: TRUE when nothing can have reached the other side, so that sending again repeats nothing.  Any thread.
 */
gboolean
cliff_net_error_is_unsent (const GError *error)
{
  return g_error_matches (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_REFUSED)
         || g_error_matches (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_UNREACHABLE);
}
