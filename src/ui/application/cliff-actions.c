/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-actions.h"

GSimpleAction *
cliff_actions_add (GActionMap    *map,
                   const char    *name,
                   GCallback      activated,
                   gpointer       object,
                   GConnectFlags  flags)
{
  g_autoptr(GSimpleAction) action = g_simple_action_new (name, NULL);

  g_signal_connect_object (action, "activate", activated, object, flags);
  g_action_map_add_action (map, G_ACTION (action));

  return action;
}
