/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "cliff-types.h"

G_BEGIN_DECLS

#define CLIFF_ENGINE_ERROR (cliff_engine_error_quark ())
typedef enum
{
  CLIFF_ENGINE_ERROR_REQUEST,     /* the engine cannot do what was asked; change the request */
  CLIFF_ENGINE_ERROR_UNAVAILABLE, /* the engine or a part of it is missing on this machine */
  CLIFF_ENGINE_ERROR_FAILED,      /* it tried and failed; may be tried again */
  CLIFF_ENGINE_ERROR_REFUSED,     /* the vendor's rules forbid what was asked; change the words or the pictures */
  CLIFF_ENGINE_ERROR_KEY,         /* the account's key is missing, wrong or expired; nothing goes on until it is mended */
  CLIFF_ENGINE_ERROR_MONEY,       /* the account's money or quota is used up; nothing goes on until it is filled up */
  CLIFF_ENGINE_ERROR_BUSY,        /* too many requests, or no room for one more: the same again later */
  CLIFF_ENGINE_ERROR_TRANSIENT,   /* nothing was taken on because of the network or the vendor: the same again later */
  CLIFF_ENGINE_ERROR_UNCERTAIN,   /* it may have been taken on, and charged: never again by itself */
  CLIFF_ENGINE_ERROR_LOST,        /* it was taken on, but the vendor knows it no more */
  CLIFF_ENGINE_ERROR_BUDGET,      /* it would cost more than a limit of the person's own allows */
} CliffEngineError;
GQuark cliff_engine_error_quark (void);

/**
 * CliffEngineResult:
 * @path: the file made, inside the folder given to run; moved into the project by the caller
 * @duration: ns, 0 for a still
 * @detail: (nullable): JSON kept on the take, such as word timings {"words":[{"text","start","end"}]} in ns
 */
typedef struct
{
  char      *path;
  CliffTime  duration;
  int        width;
  int        height;
  JsonNode  *detail;
} CliffEngineResult;

void cliff_engine_result_clear (CliffEngineResult *result);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliffEngineResult, cliff_engine_result_clear)

/**
 * CliffRemote:
 * @handle: our own id for the job, the same however often it is sent
 * @project: path of the project folder
 * @left_at: ns since 1970 when it was sent before and nobody knows what became of that; 0 when it was not
 * @attempt: how often it was put back to try again
 * @token: (nullable): by what the vendor knows it; an engine goes on from here and sends nothing again
 * @keep: called with the token before anything else is done with the vendor's answer; it blocks until that is on the disk
 * @is_claimed: whether another job of the project has that id at the vendor
 * @retry_after: (out): ms to wait before the same again, with the errors that allow it (BUSY, TRANSIENT)
 * @called_off: (out): the vendor has stopped it; with %G_IO_ERROR_CANCELLED alone nobody watches it any more
 * @usage: (out): what the vendor counted, in @usage_unit (interned, nullable)
 *
 * What a job on somebody else's machine needs to be found again.
 */
typedef struct _CliffRemote CliffRemote;
struct _CliffRemote
{
  const char  *handle;
  const char  *project;
  gint64       left_at;
  int          attempt;
  JsonObject  *token;
  void       (*keep)       (CliffRemote *self,
                            JsonObject  *token);
  gboolean   (*is_claimed) (CliffRemote *self,
                            const char  *id);
  gint64       retry_after;
  gboolean     called_off;
  gint64       usage;
  const char  *usage_unit;
};

/**
 * CliffEngine:
 *
 * Turns one request into one piece of media.  Local and cloud engines alike; journal, progress, cancel, cost and takes
 * exist once, in CliffJobs.
 *
 * A request is a JSON object that holds everything that shapes the result: the same request gives the same
 * result (local engines) and its SHA-256 with the engine's id and version is the take's recipe.
 */
#define CLIFF_TYPE_ENGINE (cliff_engine_get_type ())
G_DECLARE_DERIVABLE_TYPE (CliffEngine, cliff_engine, CLIFF, ENGINE, GObject)

struct _CliffEngineClass
{
  GObjectClass  parent_class;

  const char   *id;       /* "local-board" */
  int           version;  /* part of the recipe; raise it when the same request gives another result */
  const char   *kind;     /* what comes out: picture, video, voice, music */
  gboolean      local;    /* made on this machine at no cost: cut off by a crash, it may simply run again */

  /* Blocking, in any worker thread, several at once. */
  gboolean    (*run)     (CliffEngine        *self,
                          JsonObject         *request,
                          const char         *folder,
                          CliffEngineResult  *result,
                          CliffProgressFunc   progress,
                          gpointer            progress_data,
                          GCancellable       *cancellable,
                          GError            **error);
  /* The same for engines that are not local. */
  gboolean    (*run_remote) (CliffEngine        *self,
                             CliffRemote        *remote,
                             JsonObject         *request,
                             const char         *folder,
                             CliffEngineResult  *result,
                             CliffProgressFunc   progress,
                             gpointer            progress_data,
                             GCancellable       *cancellable,
                             GError            **error);
  /* Makes a request one this engine can do, or says which limit is in the way.  Main thread. */
  gboolean    (*shape)      (CliffEngine        *self,
                             JsonObject         *request,
                             GError            **error);
  /* What a request will cost, or, with @usage not below 0, has cost: millionths of @currency (interned); -1 when nobody knows. */
  gint64      (*reckon)     (CliffEngine        *self,
                             JsonObject         *request,
                             gint64              usage,
                             const char         *usage_unit,
                             const char        **currency);
};

/* Of engines that are told apart by more than their class: set once, when they are made. */
void        cliff_engine_set_identity (CliffEngine       *self,
                                       const char        *id,
                                       int                version,
                                       const char        *kind,
                                       const char        *account);
/* Whose money it spends: (transfer none), "" for nobody's. */
const char *cliff_engine_get_account (CliffEngine        *self);
gboolean    cliff_engine_shape       (CliffEngine        *self,
                                      JsonObject         *request,
                                      GError            **error);
gint64      cliff_engine_reckon      (CliffEngine        *self,
                                      JsonObject         *request,
                                      gint64              usage,
                                      const char         *usage_unit,
                                      const char        **currency);
gboolean    cliff_engine_run_remote  (CliffEngine        *self,
                                      CliffRemote        *remote,
                                      JsonObject         *request,
                                      const char         *folder,
                                      CliffEngineResult  *result,
                                      CliffProgressFunc   progress,
                                      gpointer            progress_data,
                                      GCancellable       *cancellable,
                                      GError            **error);
const char *cliff_engine_get_id      (CliffEngine        *self);
const char *cliff_engine_get_kind    (CliffEngine        *self);
gboolean    cliff_engine_is_local    (CliffEngine        *self);
/* The one way to write a request down: members sorted by name, no white space. (transfer full) */
char       *cliff_engine_dup_canonical (JsonObject       *request);
/* SHA-256 in hex of id, version and the canonical request. (transfer full) */
char       *cliff_engine_dup_recipe  (CliffEngine        *self,
                                      JsonObject         *request);
/* Runs the engine; see the class.  @result must be empty; it is filled on success only.  @progress may be NULL. */
gboolean    cliff_engine_run         (CliffEngine        *self,
                                      JsonObject         *request,
                                      const char         *folder,
                                      CliffEngineResult  *result,
                                      CliffProgressFunc   progress,
                                      gpointer            progress_data,
                                      GCancellable       *cancellable,
                                      GError            **error);

G_END_DECLS
