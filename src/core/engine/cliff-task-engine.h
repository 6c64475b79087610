/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-descriptor.h"
#include "cliff-engine.h"

G_BEGIN_DECLS

/**
 * CliffTaskEngine:
 *
 * One model of a vendor that takes tasks on, as its descriptor says, paid by one account.  A request holds the slots of the
 * descriptor's templates; a picture of the project is {"media": "SHA256.EXTENSION"}.  Its id is "VENDOR/MODEL".
 */
#define CLIFF_TYPE_TASK_ENGINE (cliff_task_engine_get_type ())
G_DECLARE_FINAL_TYPE (CliffTaskEngine, cliff_task_engine, CLIFF, TASK_ENGINE, CliffEngine)

/* @account: what the person calls it; @base: (nullable): another address than the descriptor's; @key: (nullable): kept in memory and nowhere
 * else.  (transfer full) (nullable): CLIFF_ENGINE_ERROR_REQUEST, or CLIFF_NET_ERROR_REFUSED for a base that is none. */
CliffTaskEngine *cliff_task_engine_new       (CliffDescriptor  *descriptor,
                                              const char       *model,
                                              const char       *account,
                                              const char       *base,
                                              const char       *key,
                                              GError          **error);
/* A machine of the person's own; see cliff_net_rules_add_local().  Before it is used. */
gboolean         cliff_task_engine_add_local (CliffTaskEngine  *self,
                                              const char       *origin);
/* How many ms a second of the descriptor's waiting times lasts, 1000 unless said.  Before it is used. */
void             cliff_task_engine_set_pace  (CliffTaskEngine  *self,
                                              int               pace);

G_END_DECLS
