/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-http-private.h"

#include <glib-unix.h>

#define MOST_CONNECTIONS_A_HOST 6

struct _CliffHttp
{
  GObject       parent_instance;

  CURLM        *multi;
  GMainContext *context;
  GSource      *source;   /* a Pulse */
  GHashTable   *watches;  /* Watch by its socket */
  GQueue        waiting;  /* CliffTransfer: not yet curl's; nothing is given to it from within its own callbacks */
  gint64        deadline; /* monotonic us when curl wants to be called, -1 for never */
};

/* A socket that curl waits for. */
typedef struct
{
  curl_socket_t socket;
  gpointer      tag;
} Watch;

typedef struct
{
  GSource    source;
  CliffHttp *http;
} Pulse;

G_DEFINE_FINAL_TYPE (CliffHttp, cliff_http, G_TYPE_OBJECT)

/* ── Ends ──────────────────────────────────────────────────────────── */

/* Takes @transfer out and tells its caller; @error (transfer full) (nullable). */
static void
finish (CliffHttp     *self,
        CliffTransfer *transfer,
        GError        *error)
{
  g_autoptr(GTask) task = g_steal_pointer (&transfer->task);

  g_queue_remove (&self->waiting, transfer);
  if (transfer->added)
    curl_multi_remove_handle (self->multi, transfer->easy);
  if (transfer->cancel != NULL)
    g_source_destroy (transfer->cancel);
  g_clear_pointer (&transfer->cancel, g_source_unref);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, cliff_http_answer_ref (transfer->answer), (GDestroyNotify) cliff_http_answer_unref);
  cliff_transfer_free (transfer);
}

static gboolean
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  CliffTransfer *transfer = user_data;
  g_autoptr(CliffHttp) self = g_object_ref (g_task_get_source_object (transfer->task));
  GError *error;

  if (transfer->sent && !g_str_equal (transfer->request->method, "GET"))
    error = g_error_new_literal (CLIFF_NET_ERROR, CLIFF_NET_ERROR_NO_ANSWER, "Cancelled after the request had left");
  else
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  finish (self, transfer, error);

  return G_SOURCE_REMOVE;
}

static void
settle (CliffHttp     *self,
        CliffTransfer *transfer,
        CURLcode       code)
{
  GError *error = NULL;
  gboolean again = cliff_transfer_settle (transfer, code, &error);

  curl_multi_remove_handle (self->multi, transfer->easy);
  transfer->added = FALSE;
  if (!again || error != NULL || !cliff_transfer_prepare (transfer, &error))
    finish (self, transfer, error);
  else
    g_queue_push_tail (&self->waiting, transfer);
}

/* ── The main loop ──────────────────────────────────────────────────────────── */

static void
add_waiting (CliffHttp *self)
{
  for (CliffTransfer *transfer = g_queue_pop_head (&self->waiting); transfer != NULL;
       transfer = g_queue_pop_head (&self->waiting))
    {
      transfer->added = TRUE;
      curl_multi_add_handle (self->multi, transfer->easy);
    }
}

static void
tell_sockets (CliffHttp *self)
{
  g_autofree Watch *ready = g_new (Watch, g_hash_table_size (self->watches) + 1);
  GHashTableIter iter;
  gpointer value;
  guint count = 0;
  int running;

  /* What curl does with one socket changes the table. */
  g_hash_table_iter_init (&iter, self->watches);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ready[count++] = *(Watch *) value;
  for (guint i = 0; i < count; i++)
    {
      Watch *watch = g_hash_table_lookup (self->watches, GINT_TO_POINTER (ready[i].socket));
      GIOCondition seen;
      int mask;

      if (watch == NULL || watch->tag != ready[i].tag)
        continue;
      seen = g_source_query_unix_fd (self->source, watch->tag);
      mask = (seen & (G_IO_IN | G_IO_HUP) ? CURL_CSELECT_IN : 0) | (seen & G_IO_OUT ? CURL_CSELECT_OUT : 0)
             | (seen & (G_IO_ERR | G_IO_NVAL) ? CURL_CSELECT_ERR : 0);
      if (mask != 0)
        curl_multi_socket_action (self->multi, ready[i].socket, mask, &running);
    }
}

static void
collect_ended (CliffHttp *self)
{
  CURLMsg *message;
  int left;

  while ((message = curl_multi_info_read (self->multi, &left)) != NULL)
    {
      CURLcode code = message->data.result;
      char *transfer = NULL;

      if (message->msg != CURLMSG_DONE)
        continue;
      curl_easy_getinfo (message->easy_handle, CURLINFO_PRIVATE, &transfer);
      settle (self, (CliffTransfer *) transfer, code);
    }
}

static gboolean
dispatch_pulse (GSource     *source,
                GSourceFunc  callback,
                gpointer     user_data)
{
  g_autoptr(CliffHttp) self = g_object_ref (((Pulse *) source)->http);
  int running;

  tell_sockets (self);
  if (self->deadline >= 0 && self->deadline <= g_get_monotonic_time ())
    {
      self->deadline = -1;
      curl_multi_socket_action (self->multi, CURL_SOCKET_TIMEOUT, 0, &running);
    }
  collect_ended (self);
  add_waiting (self);
  g_source_set_ready_time (source, self->deadline);

  return G_SOURCE_CONTINUE;
}

static GSourceFuncs pulse_funcs = { NULL, NULL, dispatch_pulse, NULL, NULL, NULL };

static int
on_socket (CURL          *easy,
           curl_socket_t  socket,
           int            what,
           void          *user_data,
           void          *socket_data)
{
  CliffHttp *self = user_data;
  Watch *watch = g_hash_table_lookup (self->watches, GINT_TO_POINTER (socket));
  GIOCondition condition = (what & CURL_POLL_IN ? G_IO_IN | G_IO_HUP : 0) | (what & CURL_POLL_OUT ? G_IO_OUT : 0) | G_IO_ERR;

  if (what == CURL_POLL_REMOVE)
    {
      if (watch != NULL)
        g_source_remove_unix_fd (self->source, watch->tag);
      g_hash_table_remove (self->watches, GINT_TO_POINTER (socket));
      return 0;
    }
  if (watch != NULL)
    {
      g_source_modify_unix_fd (self->source, watch->tag, condition);
      return 0;
    }
  watch = g_new0 (Watch, 1);
  watch->socket = socket;
  watch->tag = g_source_add_unix_fd (self->source, socket, condition);
  g_hash_table_insert (self->watches, GINT_TO_POINTER (socket), watch);

  return 0;
}

static int
on_timer (CURLM *multi,
          long   timeout,
          void  *user_data)
{
  CliffHttp *self = user_data;

  self->deadline = timeout < 0 ? -1 : g_get_monotonic_time () + timeout * 1000;
  g_source_set_ready_time (self->source, self->deadline);

  return 0;
}

/* ── The public functions ──────────────────────────────────────────────────────────── */

/**
 * cliff_http_send_async:
 * @request: what to ask for; not to be changed until it is answered
 *
 * Sends it from the main loop; nothing leaves before this returns.  Thread: the one that made @self.
 */
void
cliff_http_send_async (CliffHttp           *self,
                       CliffHttpRequest    *request,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (CLIFF_IS_HTTP (self));

  g_autoptr(GTask) task = g_task_new (self, NULL, callback, user_data);
  CliffTransfer *transfer;
  GError *error = NULL;

  g_task_set_source_tag (task, cliff_http_send_async);
  if (g_cancellable_set_error_if_cancelled (cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  transfer = cliff_transfer_new (request);
  if (!cliff_transfer_prepare (transfer, &error))
    {
      cliff_transfer_free (transfer);
      g_task_return_error (task, error);
      return;
    }
  transfer->task = g_steal_pointer (&task);
  if (cancellable != NULL)
    {
      transfer->cancel = g_cancellable_source_new (cancellable);
      g_source_set_callback (transfer->cancel, G_SOURCE_FUNC (on_cancelled), transfer, NULL);
      g_source_attach (transfer->cancel, self->context);
    }
  g_queue_push_tail (&self->waiting, transfer);
  g_source_set_ready_time (self->source, 0);
}

CliffHttpAnswer *
cliff_http_send_finish (CliffHttp     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * cliff_http_new:
 *
 * Returns: (transfer full): what sends requests on the calling thread's default main context
 */
CliffHttp *
cliff_http_new (void)
{
  return g_object_new (CLIFF_TYPE_HTTP, NULL);
}

static void
cliff_http_finalize (GObject *object)
{
  CliffHttp *self = CLIFF_HTTP (object);

  /* Every transfer holds a reference, so none is under way. */
  curl_multi_cleanup (self->multi);
  g_source_destroy (self->source);
  g_source_unref (self->source);
  g_hash_table_unref (self->watches);
  g_main_context_unref (self->context);

  G_OBJECT_CLASS (cliff_http_parent_class)->finalize (object);
}

static void
cliff_http_class_init (CliffHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cliff_http_finalize;

  curl_global_init (CURL_GLOBAL_DEFAULT);
}

static void
cliff_http_init (CliffHttp *self)
{
  self->deadline = -1;
  g_queue_init (&self->waiting);
  self->watches = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->context = g_main_context_ref_thread_default ();
  self->source = g_source_new (&pulse_funcs, sizeof (Pulse));
  ((Pulse *) self->source)->http = self;
  g_source_set_name (self->source, "CliffHttp");
  g_source_set_priority (self->source, G_PRIORITY_DEFAULT);
  g_source_attach (self->source, self->context);
  self->multi = curl_multi_init ();
  curl_multi_setopt (self->multi, CURLMOPT_SOCKETFUNCTION, on_socket);
  curl_multi_setopt (self->multi, CURLMOPT_SOCKETDATA, self);
  curl_multi_setopt (self->multi, CURLMOPT_TIMERFUNCTION, on_timer);
  curl_multi_setopt (self->multi, CURLMOPT_TIMERDATA, self);
  curl_multi_setopt (self->multi, CURLMOPT_MAX_HOST_CONNECTIONS, (long) MOST_CONNECTIONS_A_HOST);
}
