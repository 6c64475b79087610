/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-engine.h"
#include "cliff-store.h"

G_BEGIN_DECLS

/**
 * CliffJobs:
 *
 * The job journal and its scheduler: the one way anything is generated.  A row is written before an engine starts and
 * after every change of state; a take's row together with the end of its job.  Jobs cut off by a crash are found at
 * the next start: local ones are ready to run again, others become uncertain.  A request whose recipe already has a
 * take is not run again.  Engines run in worker threads; the store is touched on the main context only.
 *
 * What a person chose is never replaced.  A shot, a line or a music clip remembers in "auto_take_id" which take a
 * generation selected last: while "take_id" is that one, or none, the selection is the program's and may follow the
 * script; any other take_id was chosen or brought in by a person and stays.
 *
 * Properties: "n-active" (jobs waiting or running), "progress" (0 to 1 of the current batch), both notified.
 */
#define CLIFF_TYPE_JOBS (cliff_jobs_get_type ())
G_DECLARE_FINAL_TYPE (CliffJobs, cliff_jobs, CLIFF, JOBS, GObject)

/* @engines: (element-type CliffEngine): the first of a kind is that kind's default. */
CliffJobs *cliff_jobs_new              (CliffStore           *store,
                                        GPtrArray            *engines);

typedef enum
{
  CLIFF_GENERATE_PICTURES = 1 << 0,
  CLIFF_GENERATE_VOICES   = 1 << 1,
  CLIFF_GENERATE_MUSIC    = 1 << 2,
  CLIFF_GENERATE_ALL      = 7,      /* that costs nothing */
  CLIFF_GENERATE_VIDEOS   = 1 << 3, /* needs an engine for it */
} CliffGenerate;

/**
 * CliffGenerateFailure:
 * @owner: (transfer none): the table of what the take was for: shot, line or episode
 *
 * Why one take could not be made.
 */
typedef struct
{
  const char *owner;
  CliffId     owner_id;
  GError     *error;
} CliffGenerateFailure;

/**
 * CliffGenerateReport:
 * @kept: what was up to date, or a person's choice
 * @reused: a take that was there already is selected instead of a new run
 * @failures: (element-type CliffGenerateFailure)
 *
 * How a generation ended, counted in takes.
 */
typedef struct
{
  guint      made;
  guint      reused;
  guint      kept;
  guint      cancelled;
  GPtrArray *failures;
} CliffGenerateReport;

/* Generates what episode @episode_id lacks: a picture for each shot without a selected take or whose selected take
 * was generated from another request, a voice for each line, the music bed.  A take a person chose is never replaced; new
 * takes are selected in one history step "Generate Takes".  Finishes when all jobs ended; the error is the first failure,
 * takes made until then are kept.  @cancellable stops waiting jobs and asks running ones to stop. */
void       cliff_jobs_generate_async   (CliffJobs            *self,
                                        CliffId               episode_id,
                                        CliffGenerate         what,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean   cliff_jobs_generate_finish  (CliffJobs            *self,
                                        GAsyncResult         *result,
                                        GError              **error);
/* How it ended, for the @result of either function, also when it failed. (transfer none), valid as long as @result. */
const CliffGenerateReport *
           cliff_jobs_get_report       (GAsyncResult         *result);
/* One shot again, whatever it has: a new take beside the others, selected. */
void       cliff_jobs_generate_shot_async  (CliffJobs            *self,
                                            CliffId               shot_id,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean   cliff_jobs_generate_shot_finish (CliffJobs            *self,
                                            GAsyncResult         *result,
                                            GError              **error);

/* Takes up what engines that are not local have taken on, or may have, when the program ended: follows it to its end, finds out about what is
 * uncertain, and sends nothing that may have been charged.  Finishes as generating does; what stays uncertain is among the failures. */
void       cliff_jobs_resume_async     (CliffJobs            *self,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean   cliff_jobs_resume_finish    (CliffJobs            *self,
                                        GAsyncResult         *result,
                                        GError              **error);
/* What a person says of an uncertain job: @charged: it was taken on and is lost, so its cost counts; else it never was, and may be sent
 * again.  Main thread; FALSE with CLIFF_STORE_ERROR, NOT_FOUND where it is not uncertain. */
gboolean   cliff_jobs_decide           (CliffStore           *store,
                                        CliffId               job_id,
                                        gboolean              charged,
                                        GError              **error);

/* What an engine would be asked for now, in cliff-request.c: pure functions of the store. (transfer full) */
JsonObject *cliff_request_for_shot     (CliffStore           *store,
                                        CliffId               shot_id);
JsonObject *cliff_request_for_prompt   (CliffStore           *store,
                                        CliffId               shot_id,
                                        const char           *kind);
JsonObject *cliff_request_for_line     (CliffStore           *store,
                                        CliffId               line_id);
/* What is not planned yet, read aloud: @speaker by the voice of the character of that name, or one of its own where the cast
 * knows nobody so called; NULL is the narrator's.  @kind: "dialogue", "os", "vo" or "narration"; @mood (nullable): as written.
 * @pace: per cent of the usual. */
JsonObject *cliff_request_for_speech   (CliffStore           *store,
                                        const char           *speaker,
                                        const char           *kind,
                                        const char           *text,
                                        const char           *mood,
                                        int                   pace);
JsonObject *cliff_request_for_music    (CliffStore           *store,
                                        CliffId               episode_id);

G_END_DECLS
