/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-net-rules.h"

G_BEGIN_DECLS

/**
 * CliffHttpAnswer:
 * @status: 200 and so on
 * @headers: (element-type utf8 utf8): names in lower case; of several with one name the last
 * @body: what came; empty where a sink took it
 *
 * What came back.  Shared by reference, not changed once it is handed out.
 */
typedef struct
{
  gatomicrefcount  ref_count;
  int              status;
  GHashTable      *headers;
  GBytes          *body;
} CliffHttpAnswer;

CliffHttpAnswer *cliff_http_answer_new             (void);
CliffHttpAnswer *cliff_http_answer_ref             (CliffHttpAnswer *self);
void             cliff_http_answer_unref           (CliffHttpAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffHttpAnswer, cliff_http_answer_unref)
/* (transfer none) (nullable); @name in lower case. */
const char      *cliff_http_answer_get_header      (CliffHttpAnswer *self,
                                                    const char      *name);
/* How long to wait before asking again: ms, -1 when the other side does not say.  @now: seconds since 1970. */
gint64           cliff_http_answer_get_retry_after (CliffHttpAnswer *self,
                                                    gint64           now);
/* By what the vendor finds the request again, for reports: (transfer none) (nullable). */
const char      *cliff_http_answer_get_request_id  (CliffHttpAnswer *self);

/**
 * CliffHttpSink:
 * @begin: (nullable): an answer with status 2xx begins; FALSE with an error ends it
 * @write: some of its body
 *
 * Takes the body of a good answer as it comes; others are collected in memory, so that their reason can be read.
 * Called on the context of the CliffHttp, which must not be used from within.
 */
typedef struct
{
  gboolean (*begin) (CliffHttpAnswer *answer,
                     gpointer         user_data,
                     GError         **error);
  gboolean (*write) (const char      *data,
                     gsize            length,
                     gpointer         user_data,
                     GError         **error);
} CliffHttpSink;

/**
 * CliffHttpRequest:
 *
 * What to ask for.  Made and filled, then sent once or several times; not changed while it is under way.
 */
typedef struct _CliffHttpRequest CliffHttpRequest;

/* @method: interned or static: "GET", "POST"…; @rules: where it may go. */
CliffHttpRequest *cliff_http_request_new           (const char         *method,
                                                    const char         *url,
                                                    CliffNetRules      *rules);
/* The same request once more. (transfer full) */
CliffHttpRequest *cliff_http_request_dup           (CliffHttpRequest   *other);
CliffHttpRequest *cliff_http_request_ref           (CliffHttpRequest   *self);
void              cliff_http_request_unref         (CliffHttpRequest   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffHttpRequest, cliff_http_request_unref)
/* Either may hold no control characters, or the request is refused when it is sent. */
void              cliff_http_request_add_header    (CliffHttpRequest   *self,
                                                    const char         *name,
                                                    const char         *value);
/* A header with a secret in it, such as "Authorization": it is sent to the base of the rules and nowhere else. */
void              cliff_http_request_add_key       (CliffHttpRequest   *self,
                                                    const char         *name,
                                                    const char         *value);
/* @type: (nullable): the content type. */
void              cliff_http_request_set_body      (CliffHttpRequest   *self,
                                                    GBytes             *body,
                                                    const char         *type);
/* Bytes after decompression; 32 MiB unless said. */
void              cliff_http_request_set_limit     (CliffHttpRequest   *self,
                                                    gint64              bytes);
/* ms; 0 is none.  Each is 60 s unless said: the whole exchange, and the time without a single byte. */
void              cliff_http_request_set_timeouts  (CliffHttpRequest   *self,
                                                    int                 whole,
                                                    int                 idle);
/* How many redirects a GET may follow, each judged by the rules; none unless said. */
void              cliff_http_request_set_redirects (CliffHttpRequest   *self,
                                                    int                 most);
/* Media are asked for as they are; whatever else may come compressed. */
void              cliff_http_request_set_identity  (CliffHttpRequest   *self,
                                                    gboolean            identity);
void              cliff_http_request_set_sink      (CliffHttpRequest   *self,
                                                    const CliffHttpSink *sink,
                                                    gpointer            user_data);

G_END_DECLS
