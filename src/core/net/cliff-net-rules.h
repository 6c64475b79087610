/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-net-error.h"

G_BEGIN_DECLS

/**
 * CliffNetRules:
 *
 * Where requests of one account may go, and where its key may go: to the *base* alone, which is an origin (scheme, host
 * and port).  Everything else must be https on a host that one of the patterns names, at a public address.
 * What a person says is on a machine of their own is a *local* origin: that exact origin may be http and at any address.
 *
 * Immutable once in use, shared by reference, any thread.
 */
typedef struct _CliffNetRules CliffNetRules;

/* @base: "https://api.example.com/v1"; @hosts: (nullable): patterns such as "cdn.example.com" and "*.example.com", which stands
 * for at least one more label.  NULL with CLIFF_NET_ERROR_REFUSED when @base is no address, or has a user or a query. (transfer full) */
CliffNetRules *cliff_net_rules_new       (const char          *base,
                                          const char *const   *hosts,
                                          GError             **error);
CliffNetRules *cliff_net_rules_ref       (CliffNetRules       *self);
void           cliff_net_rules_unref     (CliffNetRules       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffNetRules, cliff_net_rules_unref)
/* A machine of the person's own: "http://127.0.0.1:8188".  FALSE when it is no address. */
gboolean       cliff_net_rules_add_local (CliffNetRules       *self,
                                          const char          *origin);
/* Lets names resolve to any address; for networks whose name server answers with addresses of its own. */
void           cliff_net_rules_set_any_address (CliffNetRules *self,
                                                gboolean       any);

/* What the rules say of an address (transfer none). */
typedef struct
{
  gboolean  keyed;       /* the account's key may be sent there */
  gboolean  any_address; /* it need not be on the public network */
} CliffNetVerdict;

/* FALSE with CLIFF_NET_ERROR_REFUSED when nothing may be sent to @url. */
gboolean       cliff_net_rules_judge     (CliffNetRules       *self,
                                          const char          *url,
                                          CliffNetVerdict     *verdict,
                                          GError             **error);
/* "https://api.example.com:443", in lower case: (transfer full) (nullable): NULL for what is no address, has a user in it,
 * or another scheme than http and https. */
char          *cliff_net_dup_origin      (const char          *url);
/* What @reference, as in a Location header, means in @base: (transfer full) (nullable). */
char          *cliff_net_resolve         (const char          *base,
                                          const char          *reference);

G_END_DECLS
