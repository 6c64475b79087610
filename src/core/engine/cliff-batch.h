/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-jobs.h"
#include "cliff-run.h"

G_BEGIN_DECLS

/**
 * CliffBatch:
 *
 * One call of generate: what it waits for, the takes to select at its end, and its report.  Private to the engine
 * folder; main thread only.
 */
typedef struct
{
  CliffStore          *store;
  guint                n_pending;
  GArray              *wishes;      /* CliffWish */
  CliffGenerateReport  report;
  GError              *error;       /* the first failure */
  GCancellable        *cancellable; /* (nullable): the caller's */
  gulong               cancelled_id;
  gboolean             resume;      /* what is under way already: it is brought to its end, wanted or not */
  gboolean             insist;      /* select the new take whoever selected the present one */
} CliffBatch;

/* A take to be selected, unless the selection changed meanwhile. */
typedef struct
{
  const char *owner;     /* interned */
  CliffId     owner_id;
  CliffId     before;    /* the selection when the work was ordered */
  CliffId     take_id;
} CliffWish;

CliffBatch *cliff_batch_new    (CliffStore       *store,
                                GCancellable     *cancellable);
void        cliff_batch_free   (CliffBatch       *self);
/* Notes what the owner has now.  TRUE when a new take is needed; FALSE when it is up to date, a person's choice, gone,
 * or has a fitting take already, which is wished for then. */
gboolean    cliff_batch_needs  (CliffBatch       *self,
                                const CliffOrder *order);
/* The order's new take, to be selected at the end. */
void        cliff_batch_wish   (CliffBatch       *self,
                                const CliffOrder *order,
                                CliffId           take_id);
/* Counts a failure; @reason is copied. */
void        cliff_batch_fail   (CliffBatch       *self,
                                const CliffOrder *order,
                                const GError     *reason);
/* Makes all selections in one step of the history. */
gboolean    cliff_batch_select (CliffBatch       *self,
                                GError          **error);

G_END_DECLS
