/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-descriptor.h"

G_BEGIN_DECLS

/*
 * The interpreter of descriptors: what to send, and what the answers mean.  No network here: everything can be replayed.
 * Private to the engine folder; any thread.
 */

/* One thing to send. */
typedef struct
{
  const char *method;  /* interned */
  char       *url;
  GPtrArray  *headers; /* char *: name, value, name, value… */
  JsonNode   *body;    /* (nullable) */
} CliffCall;

void       cliff_call_free (CliffCall *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffCall, cliff_call_free)

/* A vendor as one account uses it. */
typedef struct
{
  CliffDescriptor *descriptor;
  char            *base;       /* the account's own, else the descriptor's */
  JsonObject      *model;
  JsonObject      *operation;
} CliffVendor;

/* @base: (nullable). (transfer full) (nullable): CLIFF_ENGINE_ERROR_REQUEST where there is no such model. */
CliffVendor *cliff_vendor_new  (CliffDescriptor  *descriptor,
                                const char       *base,
                                const char       *model,
                                GError          **error);
void         cliff_vendor_free (CliffVendor      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffVendor, cliff_vendor_free)

/* What a call is for; the members of an operation. */
typedef enum
{
  CLIFF_CALL_SUBMIT,
  CLIFF_CALL_POLL,
  CLIFF_CALL_CANCEL,
  CLIFF_CALL_LIST,
} CliffCallKind;

/* NULL with an error, or without one when the vendor cannot do that.  @token: (nullable): what submitting gave.  Reads files:
 * blocks. (transfer full) */
CliffCall  *cliff_vendor_make_call    (CliffVendor      *self,
                                       CliffCallKind     kind,
                                       JsonObject       *slots,
                                       JsonObject       *token,
                                       GError          **error);
/* "Authorization" and its value, made from @key; for JWT that is "ACCESS:SECRET" and the value holds until ten minutes later.
 * @now: seconds since 1970. (transfer full) (nullable): NULL where nothing is to be sent, or CLIFF_ENGINE_ERROR_KEY. */
char       *cliff_vendor_make_auth    (CliffVendor      *self,
                                       const char       *key,
                                       gint64            now,
                                       const char      **header,
                                       GError          **error);
/* What the answer to a submit means: the token to keep (transfer full), or NULL with a CLIFF_ENGINE_ERROR: UNCERTAIN for everything that
 * does not prove that nothing was taken on.  @root: (nullable): what the body says, when it is JSON.  @secrets: as of cliff_redact(). */
JsonObject *cliff_vendor_read_submit  (CliffVendor       *self,
                                       int                status,
                                       JsonNode          *root,
                                       const char *const *secrets,
                                       GError           **error);

typedef enum
{
  CLIFF_TASK_QUEUED,
  CLIFF_TASK_RUNNING,
  CLIFF_TASK_DONE,
  CLIFF_TASK_FAILED,    /* with the error */
  CLIFF_TASK_CANCELLED,
  CLIFF_TASK_AGAIN,     /* the answer says nothing; ask again */
  CLIFF_TASK_GONE,      /* the vendor knows no such task, at least now */
} CliffTaskState;

/* A file a finished task made. */
typedef struct
{
  char     *role;   /* "video", "last_frame"… */
  char     *url;    /* (nullable) */
  GBytes   *bytes;  /* (nullable): that came with the answer */
  gboolean  keyed;  /* it is fetched with the account's key */
  char     *via;    /* (nullable): paths of the address in the answer at @url, one hop more, as JSON */
} CliffTaskResult;

typedef struct
{
  CliffTaskState  state;
  int             permille;  /* -1 when it is not told */
  GPtrArray      *results;   /* CliffTaskResult */
  gint64          usage;     /* -1 when it is not told */
  const char     *usage_unit; /* interned */
} CliffTaskReading;

void            cliff_task_reading_clear       (CliffTaskReading      *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliffTaskReading, cliff_task_reading_clear)
/* What the answer to a poll means, and of an operation that is "direct" the answer to its submit; @token is NULL then.  @error is set with CLIFF_TASK_FAILED, and with AGAIN for an answer that is an error. */
void            cliff_vendor_read_poll    (CliffVendor       *self,
                                           int                status,
                                           JsonNode          *root,
                                           JsonObject        *slots,
                                           JsonObject        *token,
                                           const char *const *secrets,
                                           CliffTaskReading      *reading,
                                           GError           **error);

/* The address of a result that is one hop further on, from the answer at its own: (transfer full) (nullable), with a CLIFF_ENGINE_ERROR. */
char           *cliff_vendor_read_via     (CliffVendor       *self,
                                           const CliffTaskResult *result,
                                           int                status,
                                           JsonNode          *root,
                                           const char *const *secrets,
                                           GError           **error);

/* A task of the vendor's list that may be ours. */
typedef struct
{
  JsonObject *token;
  char       *model;   /* these are (nullable): what the list does not tell */
  char       *prompt;
  char       *handle;
  gint64      created; /* seconds since 1970, -1 */
} CliffListed;

void            cliff_listed_free         (CliffListed       *self);
/* (element-type CliffListed) (transfer full) */
GPtrArray      *cliff_vendor_read_list    (CliffVendor       *self,
                                           JsonNode          *root);
/* The classes of descriptors, "policy" and so on, as codes of CLIFF_ENGINE_ERROR; and back. */
int             cliff_vendor_parse_class  (const char        *name);
const char     *cliff_vendor_get_class    (int                code);

/* Replays what the descriptor has of fixtures: every request is compared member for member, every answer read.  @report: (element-type utf8): one
 * line a failure.  Returns how many were replayed. */
guint           cliff_fixture_replay      (CliffDescriptor   *descriptor,
                                           GPtrArray         *report);

G_END_DECLS
