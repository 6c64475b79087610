/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-journal.h"

G_BEGIN_DECLS

/**
 * CliffRun:
 *
 * One job on its way through a worker thread.  The main thread makes it, hands it to a worker with cliff_run_work()
 * and hears of it through the function given; what the worker found may be read once it said FINISHED.
 * Private to the engine folder.
 */
typedef struct _CliffRun CliffRun;

typedef enum
{
  CLIFF_RUN_RUNNING,
  CLIFF_RUN_PROGRESS,
  CLIFF_RUN_KEEP,      /* the token is to be written down; the worker waits for cliff_run_kept() */
  CLIFF_RUN_FETCHING,
  CLIFF_RUN_FINISHED,
} CliffRunEvent;

/* Called in the worker thread. */
typedef void (*CliffRunFunc) (CliffRun      *run,
                              CliffRunEvent  event,
                              gpointer       user_data);

struct _CliffRun
{
  gatomicrefcount    ref_count;
  CliffOrder        *order;
  CliffId            job_id;
  char              *project;      /* path of the project folder */
  GCancellable      *cancellable;
  GPtrArray         *batches;      /* main thread only: who waits for it, borrowed */
  int                permille;     /* atomic */
  gboolean           working;      /* main thread only: a worker has it */
  gint64             not_before;   /* main thread only: monotonic us */
  int                tries;        /* main thread only: how often it was put back to try again */

  /* Of runs on other machines; given before it works. */
  char              *handle;
  gint64             left_at;      /* ns since 1970: it is not known what became of it then; else 0 */
  JsonObject        *token;        /* (nullable): guarded by mutex while it works */
  GHashTable        *claimed;      /* (nullable): ids at the vendor that are other jobs' */
  GMutex             mutex;
  GCond              cond;
  gboolean           kept;         /* guarded by mutex */
  gboolean           told_running;
  CliffRemote        remote;
  CliffRunFunc       func;
  gpointer           user_data;

  /* Written by the worker before FINISHED. */
  CliffEngineResult  result;
  CliffMediaFile     file;
  GError            *error;
};

/* Takes @order. */
CliffRun *cliff_run_new   (CliffOrder    *order,
                           CliffId        job_id,
                           const char    *project,
                           CliffRunFunc   func,
                           gpointer       user_data);
CliffRun *cliff_run_ref   (CliffRun      *self);
void      cliff_run_unref (CliffRun      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffRun, cliff_run_unref)
/* Blocks: runs the engine in a scratch folder and brings the result into the project's media folder. */
void      cliff_run_work  (CliffRun      *self);
/* Main thread: the token of a run that said KEEP is on the disk. */
void      cliff_run_kept  (CliffRun      *self);
/* Removes the scratch folders of runs that a crash cut off; only while no run of the project is under way. */
void      cliff_run_sweep (const char    *project);

G_END_DECLS
