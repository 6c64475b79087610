/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-task-run.h"

#include "cliff-download.h"
#include "cliff-redact.h"
#include "cliff-template.h"

#include <glib/gstdio.h>
#include <string.h>

/* Answers in a row that say nothing before the task is given up for now; it is not paid for again then, but taken up again. */
#define MOST_UNCLEAR 8
#define MOST_GONE 4
#define MOST_FETCHES 5
#define LONGEST_TASK (24 * 3600 * G_GINT64_CONSTANT (1000000))
/* What an answer may have that only names a task. */
#define MOST_ANSWER (8 * 1024 * 1024)
/* Clocks differ: what a vendor lists as made a minute before we sent it may be ours. */
#define CLOCK_SLACK 60

/* ── One exchange ──────────────────────────────────────────────────────────── */

typedef struct
{
  CliffHttpAnswer  *answer;
  const CliffSniff *sniff;
  GError           *error;
  gboolean          ended;
} Exchange;

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Exchange *exchange = user_data;

  exchange->answer = cliff_http_send_finish (CLIFF_HTTP (source), result, &exchange->error);
  exchange->ended = TRUE;
}

static void
on_file (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Exchange *exchange = user_data;

  exchange->answer = cliff_download_finish (CLIFF_HTTP (source), result, &exchange->sniff, &exchange->error);
  exchange->ended = TRUE;
}

static CliffHttpRequest *
make_request (CliffTaskRun  *self,
              const char    *method,
              const char    *url,
              gboolean       keyed,
              GError       **error)
{
  g_autoptr(CliffHttpRequest) request = cliff_http_request_new (method, url, self->rules);
  g_autoptr(GError) failure = NULL;
  const char *header;
  g_autofree char *value = keyed ? cliff_vendor_make_auth (self->vendor, self->key, g_get_real_time () / G_USEC_PER_SEC, &header, &failure)
                                 : NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (value != NULL)
    {
      cliff_http_request_add_key (request, header, value);
      explicit_bzero (value, strlen (value));
    }

  return g_steal_pointer (&request);
}

static CliffHttpRequest *
make_call_request (CliffTaskRun  *self,
                   CliffCall     *call,
                   GError       **error)
{
  CliffHttpRequest *request = make_request (self, call->method, call->url, TRUE, error);

  if (request == NULL)
    return NULL;
  for (guint i = 0; i + 1 < call->headers->len; i += 2)
    cliff_http_request_add_header (request, g_ptr_array_index (call->headers, i), g_ptr_array_index (call->headers, i + 1));
  if (call->body != NULL)
    {
      char *text = json_to_string (call->body, FALSE);
      g_autoptr(GBytes) body = g_bytes_new_take (text, strlen (text));

      cliff_http_request_set_body (request, body, "application/json");
    }

  return request;
}

static CliffHttpAnswer *
send (CliffTaskRun      *self,
      CliffHttpRequest  *request,
      GCancellable      *cancellable,
      GError           **error)
{
  Exchange exchange = { 0 };

  cliff_http_send_async (self->http, request, cancellable, on_answer, &exchange);
  while (!exchange.ended)
    g_main_context_iteration (self->context, TRUE);
  if (exchange.answer == NULL)
    g_propagate_error (error, exchange.error);

  return exchange.answer;
}

/* What the body says: (transfer full) (nullable): NULL when it is no JSON. */
static JsonNode *
parse (CliffHttpAnswer *answer)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  gsize length;
  const char *data = g_bytes_get_data (answer->body, &length);
  JsonNode *root;

  if (data == NULL || !json_parser_load_from_data (parser, data, length, NULL))
    return NULL;
  root = json_parser_get_root (parser);

  return root != NULL ? json_node_ref (root) : NULL;
}

/* ── Waiting ──────────────────────────────────────────────────────────── */

static gboolean
on_time (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled (GCancellable *cancellable,
              gpointer      data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* FALSE when it was cancelled. */
static gboolean
wait_for (CliffTaskRun *self,
          gint64        ms)
{
  gboolean over = FALSE;
  g_autoptr(GSource) timer = g_timeout_source_new ((guint) CLAMP (ms, 0, 600 * 1000));
  g_autoptr(GSource) cancel = self->cancellable != NULL ? g_cancellable_source_new (self->cancellable) : NULL;

  g_source_set_callback (timer, on_time, &over, NULL);
  g_source_attach (timer, self->context);
  if (cancel != NULL)
    {
      g_source_set_callback (cancel, G_SOURCE_FUNC (on_cancelled), &over, NULL);
      g_source_attach (cancel, self->context);
    }
  while (!over)
    g_main_context_iteration (self->context, TRUE);
  g_source_destroy (timer);
  if (cancel != NULL)
    g_source_destroy (cancel);

  return !g_cancellable_is_cancelled (self->cancellable);
}

/* The pause before question number @count. */
static gint64
get_pause (CliffTaskRun *self,
           guint         count)
{
  JsonObject *poll = json_object_get_object_member (self->vendor->operation, "poll");
  JsonArray *every = json_object_get_array_member (poll, "every");
  guint length = json_array_get_length (every);
  gint64 seconds = length > 0 ? json_array_get_int_element (every, MIN (count, length - 1)) : 10;
  gint64 ms = CLAMP (seconds, 1, 600) * self->pace;

  /* Not all at the same moment. */
  return ms + g_random_int_range (0, (gint32) (ms / 10 + 1));
}

/* ── Submitting ──────────────────────────────────────────────────────────── */

static void
note_retry (CliffTaskRun    *self,
            CliffHttpAnswer *answer)
{
  self->remote->retry_after = cliff_http_answer_get_retry_after (answer, g_get_real_time () / G_USEC_PER_SEC);
}

/* An error of the network as one of engines: did anything arrive? */
static void
propagate_unanswered (GError  *failure,
                      GError **error)
{
  int code = cliff_net_error_is_unsent (failure) ? CLIFF_ENGINE_ERROR_TRANSIENT : CLIFF_ENGINE_ERROR_UNCERTAIN;

  if (g_error_matches (failure, CLIFF_NET_ERROR, CLIFF_NET_ERROR_REFUSED))
    code = CLIFF_ENGINE_ERROR_REQUEST;
  g_set_error_literal (error, CLIFF_ENGINE_ERROR, code, failure->message);
  g_error_free (failure);
}

/* Sends the task off.  Not to be cancelled: an answer nobody waits for is money nobody knows of. */
static CliffHttpAnswer *
submit (CliffTaskRun  *self,
        GError       **error)
{
  g_autoptr(CliffCall) call = cliff_model_check (self->vendor->model, self->slots, error)
                                ? cliff_vendor_make_call (self->vendor, CLIFF_CALL_SUBMIT, self->slots, NULL, error) : NULL;
  g_autoptr(CliffHttpRequest) request = call != NULL ? make_call_request (self, call, error) : NULL;
  GError *failure = NULL;
  CliffHttpAnswer *answer;

  if (request == NULL)
    return NULL;
  cliff_http_request_set_timeouts (request, 600 * 1000, 300 * 1000);
  cliff_http_request_set_limit (request, json_object_has_member (self->vendor->operation, "direct") ? 256 * 1024 * 1024 : MOST_ANSWER);
  answer = send (self, request, NULL, &failure);
  if (answer == NULL)
    propagate_unanswered (failure, error);
  else
    note_retry (self, answer);

  return answer;
}

/* Keeps by what the task is found again.  FALSE where that has the key in it: the project is for others to have, the key is not. */
static gboolean
keep_token (CliffTaskRun  *self,
            JsonObject    *token,
            GError       **error)
{
  g_autoptr(GList) values = json_object_get_values (token);

  for (GList *l = values; l != NULL; l = l->next)
    if (cliff_redact_finds (json_node_get_string (l->data), self->secrets))
      {
        g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_UNCERTAIN, "%s names the task by the key", self->vendor->descriptor->name);
        return FALSE;
      }
  self->remote->keep (self->remote, token);

  return TRUE;
}

/* ── Whatever became of it ──────────────────────────────────────────────────────────── */

/* Whether a listed task can be the one whose answer was lost. */
static gboolean
may_be_ours (CliffTaskRun *self,
             CliffListed  *listed)
{
  JsonNode *prompt = cliff_template_slot (self->slots, "prompt");

  if (listed->handle != NULL)
    return g_str_equal (listed->handle, self->remote->handle);
  if (listed->created >= 0 && listed->created < self->remote->left_at / CLIFF_SECOND - CLOCK_SLACK)
    return FALSE;
  if (listed->model != NULL && !g_str_equal (listed->model, json_object_get_string_member (self->vendor->model, "id")))
    return FALSE;
  if (listed->prompt != NULL && (prompt == NULL || g_strcmp0 (listed->prompt, json_node_get_string (prompt)) != 0))
    return FALSE;

  return !self->remote->is_claimed (self->remote, json_object_get_string_member (listed->token, "id"));
}

static gboolean
knows_handles (CliffVendor *vendor)
{
  JsonObject *list = json_object_has_member (vendor->operation, "list") ? json_object_get_object_member (vendor->operation, "list") : NULL;

  return list != NULL && json_object_has_member (list, "handle");
}

/* The token of the task that a list shows to be ours. (transfer full) (nullable).  @absent: (out): the list proves that there is none. */
static JsonObject *
find_in_list (CliffTaskRun *self,
              gboolean     *absent)
{
  g_autoptr(CliffCall) call = cliff_vendor_make_call (self->vendor, CLIFF_CALL_LIST, self->slots, NULL, NULL);
  g_autoptr(CliffHttpRequest) request = call != NULL ? make_call_request (self, call, NULL) : NULL;
  g_autoptr(CliffHttpAnswer) answer = request != NULL ? send (self, request, self->cancellable, NULL) : NULL;
  g_autoptr(JsonNode) root = answer != NULL && answer->status == 200 ? parse (answer) : NULL;
  g_autoptr(GPtrArray) listed = root != NULL ? cliff_vendor_read_list (self->vendor, root) : NULL;
  CliffListed *found = NULL;
  guint count = 0;

  for (guint i = 0; listed != NULL && i < listed->len; i++)
    if (may_be_ours (self, g_ptr_array_index (listed, i)))
      {
        found = g_ptr_array_index (listed, i);
        count++;
      }
  /* A list that names tasks by our own ids and shows ours nowhere says that it was never taken on. */
  *absent = root != NULL && count == 0 && knows_handles (self->vendor);

  return count == 1 ? json_object_ref (found->token) : NULL;
}

/* The answer that was lost is looked for, never asked for again unless that is safe.  TRUE with the token in @token, or NULL there when
 * it may be submitted. */
static gboolean
resolve (CliffTaskRun  *self,
         JsonObject   **token,
         GError       **error)
{
  gboolean absent = FALSE;

  *token = NULL;
  /* The vendor knows the handle and gives the same task for it again. */
  if (json_object_get_boolean_member_with_default (self->vendor->operation, "resend", FALSE))
    return TRUE;
  *token = find_in_list (self, &absent);
  if (*token != NULL || absent)
    return TRUE;
  g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_UNCERTAIN,
               "%s may have taken this on already and charged for it", self->vendor->descriptor->name);

  return FALSE;
}

/* ── Fetching ──────────────────────────────────────────────────────────── */

static const char *
get_sniffed_kind (const char *kind)
{
  return g_str_equal (kind, "voice") || g_str_equal (kind, "music") ? "sound" : kind;
}

static gboolean
is_main_role (CliffTaskRun          *self,
              const CliffTaskResult *result)
{
  return g_str_equal (result->role, self->kind);
}

/* Gives the file its name by what it is. */
static gboolean
take_file (CliffTaskRun      *self,
           const char        *path,
           const CliffSniff  *sniff,
           GError           **error)
{
  g_autofree char *named = NULL;

  if (sniff == NULL || !g_str_equal (sniff->kind, get_sniffed_kind (self->kind)))
    {
      g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_LOST, "What came is no %s", self->kind);
      return FALSE;
    }
  named = g_strdup_printf ("%s.%s", path, sniff->extension);
  if (g_rename (path, named) != 0)
    {
      g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_FAILED, "The file cannot be named");
      return FALSE;
    }
  self->result->path = g_steal_pointer (&named);
  self->result->duration = g_str_equal (self->kind, "video") ? json_object_get_int_member_with_default (self->slots, "duration", 0) : 0;
  cliff_model_complete (self->vendor->model, self->slots);
  self->result->width = (int) json_object_get_int_member_with_default (self->slots, "width", 0);
  self->result->height = (int) json_object_get_int_member_with_default (self->slots, "height", 0);

  return TRUE;
}

static gboolean
take_bytes (CliffTaskRun  *self,
            GBytes        *bytes,
            GError       **error)
{
  g_autofree char *path = g_build_filename (self->folder, "result", NULL);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return g_file_set_contents (path, (const char *) data, length, error)
         && take_file (self, path, cliff_sniff (data, length), error);
}

/* The address of the file, one hop on where the vendor has it so: (transfer full) (nullable). */
static char *
find_address (CliffTaskRun           *self,
              const CliffTaskResult  *result,
              GError                **error)
{
  g_autoptr(CliffHttpRequest) request = NULL;
  g_autoptr(CliffHttpAnswer) answer = NULL;
  g_autoptr(JsonNode) root = NULL;

  if (result->via == NULL)
    return g_strdup (result->url);
  request = make_request (self, "GET", result->url, TRUE, error);
  answer = request != NULL ? send (self, request, NULL, error) : NULL;
  if (answer == NULL)
    return NULL;
  root = parse (answer);

  return cliff_vendor_read_via (self->vendor, result, answer->status, root, self->secrets, error);
}

static gint64
get_limit (const char *kind)
{
  if (g_str_equal (kind, "picture"))
    return 64 * 1024 * 1024;

  return g_str_equal (kind, "video") ? G_GINT64_CONSTANT (2) << 30 : 256 * 1024 * 1024;
}

/* @stale: (out): the address is no good any more; the vendor may give another. */
static gboolean
fetch_once (CliffTaskRun           *self,
            const CliffTaskResult  *result,
            gboolean               *stale,
            GError                **error)
{
  g_autofree char *url = find_address (self, result, error);
  g_autofree char *path = g_build_filename (self->folder, "result", NULL);
  g_autoptr(CliffHttpRequest) request = url != NULL ? make_request (self, "GET", url, result->keyed, error) : NULL;
  g_autoptr(CliffHttpAnswer) answer = NULL;
  Exchange exchange = { 0 };

  if (request == NULL)
    return FALSE;
  cliff_http_request_set_limit (request, get_limit (self->kind));
  cliff_http_request_set_timeouts (request, 0, 60 * 1000);
  cliff_http_request_set_redirects (request, 5);
  cliff_download_async (self->http, request, path, get_sniffed_kind (self->kind), NULL, on_file, &exchange);
  while (!exchange.ended)
    g_main_context_iteration (self->context, TRUE);
  if (exchange.answer == NULL)
    {
      g_propagate_error (error, exchange.error);
      return FALSE;
    }
  answer = exchange.answer;
  if (answer->status == 200)
    return take_file (self, path, exchange.sniff, error);
  *stale = answer->status == 403 || answer->status == 404 || answer->status == 410;
  g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_TRANSIENT, "The result cannot be fetched: HTTP %d", answer->status);

  return FALSE;
}

/* Whether trying once more can help. */
static gboolean
is_worth_more (const GError *error)
{
  return g_error_matches (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_NO_ANSWER)
         || g_error_matches (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_UNREACHABLE)
         || g_error_matches (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_TRANSIENT);
}

/* What is paid for is fetched, whoever lost interest meanwhile; what cannot be had was paid for all the same. */
static gboolean
fetch (CliffTaskRun      *self,
       CliffTaskReading  *reading,
       gboolean          *stale,
       GError           **error)
{
  CliffTaskResult *result = NULL;
  g_autoptr(GError) last = NULL;

  for (guint i = 0; i < reading->results->len && result == NULL; i++)
    if (is_main_role (self, g_ptr_array_index (reading->results, i)))
      result = g_ptr_array_index (reading->results, i);
  if (result == NULL)
    {
      g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_LOST, "There is no %s among what was made", self->kind);
      return FALSE;
    }
  if (result->bytes != NULL)
    return take_bytes (self, result->bytes, error);

  *stale = FALSE;
  for (int i = 0; i < MOST_FETCHES; i++)
    {
      g_clear_error (&last);
      if (i > 0)
        wait_for (self, (2LL << i) * self->pace);
      if (fetch_once (self, result, stale, &last))
        return TRUE;
      if (*stale || !is_worth_more (last))
        break;
    }
  if (last->domain == CLIFF_ENGINE_ERROR)
    g_propagate_error (error, g_steal_pointer (&last));
  else
    g_set_error (error, CLIFF_ENGINE_ERROR, is_worth_more (last) ? CLIFF_ENGINE_ERROR_TRANSIENT : CLIFF_ENGINE_ERROR_LOST,
                 "The result cannot be fetched: %s", last->message);

  return FALSE;
}

/* ── From question to question ──────────────────────────────────────────────────────────── */

static void
poll_once (CliffTaskRun      *self,
           JsonObject        *token,
           CliffTaskReading  *reading,
           GError           **error)
{
  g_autoptr(CliffCall) call = cliff_vendor_make_call (self->vendor, CLIFF_CALL_POLL, self->slots, token, error);
  g_autoptr(CliffHttpRequest) request = call != NULL ? make_call_request (self, call, error) : NULL;
  g_autoptr(CliffHttpAnswer) answer = request != NULL ? send (self, request, NULL, error) : NULL;
  g_autoptr(JsonNode) root = answer != NULL ? parse (answer) : NULL;

  reading->state = CLIFF_TASK_AGAIN;
  if (answer == NULL)
    return;
  note_retry (self, answer);
  cliff_vendor_read_poll (self->vendor, answer->status, root, self->slots, token, self->secrets, reading, error);
}

/* Asks the vendor to stop, and whether it has: one that has not goes on making what was paid for. */
static void
call_off (CliffTaskRun *self,
          JsonObject   *token)
{
  g_autoptr(CliffCall) call = cliff_vendor_make_call (self->vendor, CLIFF_CALL_CANCEL, self->slots, token, NULL);
  g_autoptr(CliffHttpRequest) request = call != NULL ? make_call_request (self, call, NULL) : NULL;
  g_autoptr(CliffHttpAnswer) answer = request != NULL ? send (self, request, NULL, NULL) : NULL;
  g_auto(CliffTaskReading) reading = { 0 };

  if (answer == NULL)
    return;
  poll_once (self, token, &reading, NULL);
  self->remote->called_off = reading.state == CLIFF_TASK_CANCELLED;
}

static void
tell_progress (CliffTaskRun           *self,
               const CliffTaskReading *reading)
{
  if (self->progress != NULL)
    self->progress (reading->permille >= 0 ? reading->permille / 1000.0 : 0, reading->state == CLIFF_TASK_QUEUED ? "queued" : "running",
                    self->progress_data);
}

/* Whether this says of a task that was taken on that it can be taken up again: nothing else may be read from an answer that is none. */
static gboolean
is_about_now (const GError *error)
{
  return g_error_matches (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_KEY)
         || g_error_matches (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_MONEY)
         || g_error_matches (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_BUSY)
         || g_error_matches (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_TRANSIENT);
}

/* Whether a question without an answer is one too many. */
static gboolean
is_hopeless (const CliffTaskReading *reading,
             guint                  *n_unclear,
             guint                  *n_gone,
             GError                **failure,
             GError                **error)
{
  if (reading->state != CLIFF_TASK_AGAIN && reading->state != CLIFF_TASK_GONE)
    {
      *n_unclear = *n_gone = 0;
      return FALSE;
    }
  *(reading->state == CLIFF_TASK_GONE ? n_gone : n_unclear) += 1;
  if (*n_gone < MOST_GONE && *n_unclear < MOST_UNCLEAR)
    return FALSE;
  if (*n_gone >= MOST_GONE)
    g_set_error_literal (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_LOST, "The vendor does not know the task any more");
  else if (is_about_now (*failure))
    g_propagate_error (error, g_steal_pointer (failure));
  else
    g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_TRANSIENT, "The vendor gives no answer: %s",
                 *failure != NULL ? (*failure)->message : "?");

  return TRUE;
}

static gboolean
follow (CliffTaskRun  *self,
        JsonObject    *token,
        GError       **error)
{
  gint64 end = g_get_monotonic_time () + LONGEST_TASK;
  guint n_unclear = 0, n_gone = 0, n_stale = 0;

  for (guint count = 0; g_get_monotonic_time () < end; count++)
    {
      g_auto(CliffTaskReading) reading = { 0 };
      g_autoptr(GError) failure = NULL;
      gboolean stale = FALSE;

      poll_once (self, token, &reading, &failure);
      if (is_hopeless (&reading, &n_unclear, &n_gone, &failure, error))
        return FALSE;
      tell_progress (self, &reading);
      if (reading.state == CLIFF_TASK_DONE)
        {
          self->remote->usage = reading.usage;
          self->remote->usage_unit = reading.usage_unit;
          if (fetch (self, &reading, &stale, &failure))
            return TRUE;
          if (!stale || ++n_stale > 2)
            {
              g_propagate_error (error, g_steal_pointer (&failure));
              return FALSE;
            }
          continue;
        }
      if (reading.state == CLIFF_TASK_FAILED)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (reading.state == CLIFF_TASK_CANCELLED || !wait_for (self, MAX (get_pause (self, count), self->remote->retry_after)))
        {
          if (reading.state == CLIFF_TASK_CANCELLED)
            self->remote->called_off = TRUE;
          else
            call_off (self, token);
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
          return FALSE;
        }
    }
  g_set_error_literal (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_TRANSIENT, "The vendor has been working on it for a day");

  return FALSE;
}

/* ── All of it ──────────────────────────────────────────────────────────── */

static gboolean
run_direct (CliffTaskRun     *self,
            CliffHttpAnswer  *answer,
            GError          **error)
{
  gboolean bytes = g_str_equal (json_object_get_string_member (self->vendor->operation, "direct"), "bytes");
  g_autoptr(JsonNode) root = parse (answer);
  g_auto(CliffTaskReading) reading = { 0 };
  gboolean stale;

  if (bytes && answer->status == 200 && root == NULL)
    return take_bytes (self, answer->body, error);
  cliff_vendor_read_poll (self->vendor, answer->status, root, self->slots, NULL, self->secrets, &reading, error);
  if (reading.state != CLIFF_TASK_DONE)
    return FALSE;
  self->remote->usage = reading.usage;
  self->remote->usage_unit = reading.usage_unit;

  return fetch (self, &reading, &stale, error);
}

static gboolean
submit_and_follow (CliffTaskRun  *self,
                   GError       **error)
{
  g_autoptr(CliffHttpAnswer) answer = submit (self, error);
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(JsonObject) token = NULL;

  if (answer == NULL)
    return FALSE;
  if (json_object_has_member (self->vendor->operation, "direct"))
    return run_direct (self, answer, error);
  root = parse (answer);
  token = cliff_vendor_read_submit (self->vendor, answer->status, root, self->secrets, error);
  if (token == NULL || !keep_token (self, token, error))
    return FALSE;
  self->remote->retry_after = -1;
  if (!wait_for (self, get_pause (self, 0)))
    {
      call_off (self, token);
      return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
    }

  return follow (self, token, error);
}

static gboolean
run (CliffTaskRun  *self,
     GError       **error)
{
  g_autoptr(JsonObject) token = self->remote->token != NULL ? json_object_ref (self->remote->token) : NULL;

  if (token == NULL && self->remote->left_at != 0)
    {
      if (!resolve (self, &token, error))
        return FALSE;
      if (token != NULL && !keep_token (self, token, error))
        return FALSE;
    }

  return token != NULL ? follow (self, token, error) : submit_and_follow (self, error);
}

/* Whatever part of an answer has found its way into the words: they are kept in the project. */
static void
redact (CliffTaskRun *self,
        GError       *error)
{
  char *safe = cliff_redact (error->message, self->secrets);

  g_free (error->message);
  error->message = safe;
}

/* Longer every time, and not for all at once. */
static void
reckon_retry (CliffTaskRun *self)
{
  gint64 wait = (2LL << MIN (self->remote->attempt, 5)) * self->pace;

  if (self->remote->retry_after < 0)
    self->remote->retry_after = wait + g_random_int_range (0, (gint32) (wait / 4 + 1));
}

gboolean
cliff_task_run (CliffTaskRun  *self,
                GError       **error)
{
  GError *failure = NULL;
  gboolean done;

  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  self->http = cliff_http_new ();
  self->remote->retry_after = -1;
  self->remote->usage = -1;
  done = run (self, &failure);
  if (failure != NULL)
    {
      redact (self, failure);
      g_propagate_error (error, failure);
    }
  reckon_retry (self);
  g_clear_object (&self->http);
  g_main_context_pop_thread_default (self->context);
  g_clear_pointer (&self->context, g_main_context_unref);

  return done;
}
