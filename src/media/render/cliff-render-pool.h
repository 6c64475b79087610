/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan.h"

G_BEGIN_DECLS

/* One order for the workers. */
typedef struct
{
  char     *path;    /* where the result goes */
  int       start;   /* of pictures */
  int       length;  /* 0 = the sound */
  guint     chain;   /* orders of one chain are best done by one worker, in order */
  gboolean  taken;
  double    done;    /* 0 to 1 */
} CliffRenderOrder;

void     cliff_render_order_free (CliffRenderOrder   *self);
/* Carries out @orders in worker processes, one a core; blocks.  The first failure ends it; what
 * is finished stays. A worker that ends by itself is one failed order, which is tried once more.
 * Errors: CLIFF_RENDER_ERROR, G_IO_ERROR_CANCELLED. */
gboolean cliff_render_pool_run   (CliffPlan          *plan,
                                  GPtrArray          *orders,
                                  CliffProgressFunc   progress,
                                  gpointer            progress_data,
                                  GCancellable       *cancellable,
                                  GError            **error);

G_END_DECLS
