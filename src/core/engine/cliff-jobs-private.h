/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-gate.h"
#include "cliff-jobs.h"
#include "cliff-run.h"

G_BEGIN_DECLS

struct _CliffJobs
{
  GObject       parent_instance;

  CliffStore   *store;
  GPtrArray    *engines;
  GThreadPool  *pool;
  guint         n_workers;
  GThreadPool  *remote;    /* workers that mostly wait for others */
  GHashTable   *gates;     /* CliffGate by account */
  GSource      *timer;     /* (nullable): when a run may be tried again */
  GMainContext *context;
  GPtrArray    *runs;      /* CliffRun: waiting and working, in order */
  guint         n_working; /* those of them in the pool of local ones */
  guint         n_ended;   /* since nothing was active */

  GMutex        mutex;     /* guards the next two, which workers fill */
  GQueue        events;    /* Event */
  GSource      *source;    /* (nullable): that will read them */
};

/* Runs on other machines, in cliff-jobs-remote.c; main thread only. */

gboolean   cliff_run_is_remote         (CliffRun      *run);
/* How many runs of the run's account may be under way. */
CliffGate *cliff_jobs_get_gate         (CliffJobs     *self,
                                        CliffRun      *run);
/* What is known of a job that was under way before. */
void       cliff_jobs_take_up          (CliffJobs     *self,
                                        CliffRun      *run);
/* Writes down that a run leaves now, within what may be spent. */
gboolean   cliff_jobs_record_leaving   (CliffJobs     *self,
                                        CliffRun      *run,
                                        GError       **error);
/* Writes the token down that a worker waits with; it may go on when that is on the disk. */
void       cliff_jobs_record_token     (CliffJobs     *self,
                                        CliffRun      *run);
/* What it cost, as far as anybody knows; in an open transaction. */
gboolean   cliff_jobs_settle           (CliffJobs     *self,
                                        CliffRun      *run,
                                        GError       **error);
/* Puts a run back that the vendor has certainly not taken on.  FALSE when it was tried often enough. */
gboolean   cliff_jobs_try_again        (CliffJobs     *self,
                                        CliffRun      *run,
                                        const GError  *error);
/* The vendor has it, or may have. */
gboolean   cliff_jobs_is_out           (CliffRun      *run);
/* A job called off after it left may have been charged all the same. */
void       cliff_jobs_record_cancel    (CliffJobs     *self,
                                        CliffRun      *run);
/* Writes a state down, or says why that is not possible. */
void       cliff_jobs_try_record_state (CliffJobs     *self,
                                        CliffRun      *run,
                                        const char    *state,
                                        const GError  *reason);

G_END_DECLS
