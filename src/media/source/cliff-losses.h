/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan.h"

G_BEGIN_DECLS

/* A file of a plan that is not shown or heard. */
typedef struct
{
  char     *name;     /* as cliff_plan_dup_file_name() */
  char     *sha256;
  gboolean  missing;  /* else it is there and cannot be read */
} CliffLoss;

/* Looks for each file of @plan, in a thread.  @proxies: (nullable): the folder of proxies, which tells what could not be read. */
void       cliff_losses_find_async  (CliffPlan            *plan,
                                     const char           *proxies,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
/* (transfer full) (element-type CliffLoss): in the order of the plan, each once.  Errors: G_IO_ERROR_CANCELLED. */
GPtrArray *cliff_losses_find_finish (GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
