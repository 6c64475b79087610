/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Adds an action without a state that calls @activated for as long as @object lives, as g_signal_connect_object() would.
 * (transfer none) */
GSimpleAction *cliff_actions_add (GActionMap    *map,
                                  const char    *name,
                                  GCallback      activated,
                                  gpointer       object,
                                  GConnectFlags  flags);

G_END_DECLS
