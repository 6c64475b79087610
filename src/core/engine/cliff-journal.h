/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-engine.h"
#include "cliff-store.h"

G_BEGIN_DECLS

/*
 * The rows of the job table and the takes that jobs leave behind.  Private to the engine folder; main thread only.
 * Every function that writes is called between cliff_store_begin_kept() and commit.
 */

/* One take that is wanted: which engine, for what, from which request. */
typedef struct
{
  CliffEngine *engine;
  const char  *owner;     /* interned: shot, line, episode */
  CliffId      owner_id;
  JsonObject  *request;
  char        *recipe;
} CliffOrder;

CliffOrder *cliff_order_new  (CliffEngine *engine,
                              const char  *owner,
                              CliffId      owner_id,
                              JsonObject  *request);
void        cliff_order_free (CliffOrder  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffOrder, cliff_order_free)

/* What a crash left: jobs of the local ones of @engines are ready again; others go on where the vendor's token is known, and are uncertain
 * where it is not. */
gboolean    cliff_journal_recover   (CliffStore        *store,
                                     GPtrArray         *engines,
                                     GError           **error);
/* The job of an order: one that was not brought to its end, or a new row, state ready.  Left-over jobs of the same owner and kind for
 * another recipe are cancelled.  0 on error. */
CliffId     cliff_journal_add       (CliffStore        *store,
                                     const CliffOrder  *order,
                                     GError           **error);
gboolean    cliff_journal_set_state (CliffStore        *store,
                                     CliffId            job_id,
                                     const char        *state,
                                     GError           **error);
/* It is about to be sent: the last moment at which nothing can have been charged.  @reserved: what it may cost; -1 when nobody knows. */
gboolean    cliff_journal_leave     (CliffStore        *store,
                                     CliffId            job_id,
                                     gint64             reserved,
                                     const char        *currency,
                                     GError           **error);
/* The vendor has taken it on, and knows it by @token. */
gboolean    cliff_journal_keep      (CliffStore        *store,
                                     CliffId            job_id,
                                     JsonObject        *token,
                                     GError           **error);
/* The reservation becomes what was charged: @cost, or with -1 all that was reserved. */
gboolean    cliff_journal_settle    (CliffStore        *store,
                                     CliffId            job_id,
                                     gint64             cost,
                                     const char        *usage,
                                     GError           **error);
/* Ends a job for a reason: failed, refused or uncertain.  What was reserved is set free where nothing can have been charged, and settled where
 * all of it must have been. */
gboolean    cliff_journal_fail      (CliffStore        *store,
                                     CliffId            job_id,
                                     const GError      *reason,
                                     GError           **error);
/* Adds the medium and its take and ends the job.  Returns the take, 0 on error. */
CliffId     cliff_journal_finish    (CliffStore              *store,
                                     CliffId                  job_id,
                                     const CliffOrder        *order,
                                     const CliffMediaFile    *file,
                                     const CliffEngineResult *result,
                                     GError                 **error);
/* A take of the order's owner made from the same recipe whose file is there; 0 when there is none. */
CliffId     cliff_journal_find_take (CliffStore        *store,
                                     const CliffOrder  *order);

G_END_DECLS
