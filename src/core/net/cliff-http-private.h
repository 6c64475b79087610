/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <curl/curl.h>

#include "cliff-http.h"

G_BEGIN_DECLS

typedef struct
{
  char     *name;
  char     *value;
  gboolean  secret;
} CliffHttpHeader;

struct _CliffHttpRequest
{
  gatomicrefcount  ref_count;
  const char      *method;
  char            *url;
  CliffNetRules   *rules;
  GPtrArray       *headers;
  GBytes          *body;    /* (nullable) */
  gint64           limit;
  int              whole_timeout;
  int              idle_timeout;
  int              most_redirects;
  gboolean         identity;
  CliffHttpSink    sink;
  gpointer         sink_data;
};

/**
 * CliffTransfer:
 *
 * One request on its way, redirects included.  Private to the folder; lives on the context of its CliffHttp.
 */
typedef struct
{
  CliffHttpRequest  *request;
  CliffHttpAnswer   *answer;
  char              *url;        /* of this hop */
  CURL              *easy;
  struct curl_slist *headers;
  CliffNetVerdict    verdict;
  GByteArray        *body;
  gint64             received;
  gboolean           sunk;       /* the sink takes the body */
  gboolean           sent;       /* a connection is there: from now on something may have arrived */
  int                n_redirects;
  gint64             started;    /* monotonic us */
  GError            *error;      /* what one of our callbacks found wrong */

  GTask             *task;
  GSource           *cancel;     /* (nullable) */
  gboolean           added;      /* curl has it */
  char               reason[CURL_ERROR_SIZE];
} CliffTransfer;

CliffTransfer *cliff_transfer_new     (CliffHttpRequest  *request);
void           cliff_transfer_free    (CliffTransfer     *self);
/* Makes the handle of the next hop; FALSE when the rules refuse it. */
gboolean       cliff_transfer_prepare (CliffTransfer     *self,
                                       GError           **error);
/* What curl ended with.  TRUE when there is one more hop, for which prepare is to be called; the answer is whole when it
 * returns FALSE without an error. */
gboolean       cliff_transfer_settle  (CliffTransfer     *self,
                                       CURLcode           code,
                                       GError           **error);

G_END_DECLS
