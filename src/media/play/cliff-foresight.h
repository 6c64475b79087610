/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan.h"
#include "cliff-proxies.h"

G_BEGIN_DECLS

/**
 * CliffForesight:
 *
 * Has the proxies of a plan made in the order in which somebody will want them: of what is seen first, then of what comes after
 * it, and little by little of everything else.  Main thread only: that of the default main context of the thread it is made in.
 */
typedef struct _CliffForesight CliffForesight;

/* Asks for nothing yet. (transfer full) */
CliffForesight *cliff_foresight_new         (void);
void            cliff_foresight_free        (CliffForesight *self);
/* Where proxies are made (nullable: nowhere). */
void            cliff_foresight_set_proxies (CliffForesight *self,
                                             CliffProxies   *proxies);
/* (nullable): what is shown from now on. */
void            cliff_foresight_set_plan    (CliffForesight *self,
                                             CliffPlan      *plan);
/* Somebody looks at @frame of the plan; whoever passes by fast is not heeded. */
void            cliff_foresight_look_at     (CliffForesight *self,
                                             int             frame);

/* Whether the file with that SHA-256 is seen at @frame. */
gboolean        cliff_foresight_is_seen     (CliffPlan      *plan,
                                             int             frame,
                                             const char     *sha256);

G_END_DECLS
