/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Requests to a real server in all its moods. */

#include "config.h"

#include "cliff-http.h"

#include <string.h>

#include "cliff-stream.h"
#include "cliff-test-server.h"

#define CANARY "canary-4711-secret"

typedef struct
{
  CliffTestServer *server;
  CliffHttp       *http;
  CliffNetRules   *rules;
  guint            n_pending;
  CliffHttpAnswer *answer;
  GError          *error;
  char            *text;    /* of the answer */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->server = cliff_test_server_start ();
  fixture->http = cliff_http_new ();
  fixture->rules = cliff_net_rules_new (fixture->server->api, NULL, NULL);
  cliff_net_rules_add_local (fixture->rules, fixture->server->api);
  cliff_net_rules_add_local (fixture->rules, fixture->server->cdn);
}

static void
clear_answer (Fixture *fixture)
{
  g_clear_pointer (&fixture->answer, cliff_http_answer_unref);
  g_clear_error (&fixture->error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  clear_answer (fixture);
  g_free (fixture->text);
  g_object_add_weak_pointer (G_OBJECT (fixture->http), (gpointer *) &fixture->http);
  g_object_unref (fixture->http);
  g_assert_null (fixture->http);
  cliff_net_rules_unref (fixture->rules);
  cliff_test_server_stop (fixture->server);
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;

  clear_answer (fixture);
  fixture->answer = cliff_http_send_finish (CLIFF_HTTP (source), result, &fixture->error);
  g_assert_true ((fixture->answer == NULL) == (fixture->error != NULL));
  fixture->n_pending--;
}

static void
wait (Fixture *fixture)
{
  while (fixture->n_pending > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
send (Fixture          *fixture,
      CliffHttpRequest *request)
{
  clear_answer (fixture);
  fixture->n_pending = 1;
  cliff_http_send_async (fixture->http, request, NULL, on_answer, fixture);
  wait (fixture);
}

static CliffHttpRequest *
make (Fixture    *fixture,
      const char *method,
      const char *path)
{
  g_autofree char *url = g_strconcat (fixture->server->api, path, NULL);
  CliffHttpRequest *request = cliff_http_request_new (method, url, fixture->rules);

  cliff_http_request_add_key (request, "x-api-key", CANARY);

  return request;
}

static void
get (Fixture    *fixture,
     const char *path)
{
  g_autoptr(CliffHttpRequest) request = make (fixture, "GET", path);

  send (fixture, request);
}

static const char *
get_body (Fixture *fixture)
{
  gsize length;
  const char *data;

  g_assert_no_error (fixture->error);
  data = g_bytes_get_data (fixture->answer->body, &length);
  g_free (fixture->text);
  fixture->text = g_strndup (data != NULL ? data : "", length);

  return fixture->text;
}

/* ── Tests ──────────────────────────────────────────────────────────── */

static void
test_methods (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const methods[] = { "GET", "POST", "PUT", "DELETE" };

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr(CliffHttpRequest) request = make (fixture, methods[i], "/net/echo?a=1");
      g_autoptr(GBytes) body = g_bytes_new_static ("{\"雨\":1}", 9);
      g_autofree char *method = g_strdup_printf ("\"method\": \"%s\"", methods[i]);

      if (i == 1 || i == 2)
        cliff_http_request_set_body (request, body, "application/json");
      send (fixture, request);
      g_assert_cmpint (fixture->answer->status, ==, 200);
      g_assert_nonnull (strstr (get_body (fixture), method));
      g_assert_nonnull (strstr (get_body (fixture), CANARY));
      g_assert_true ((strstr (get_body (fixture), "雨") != NULL) == (i == 1 || i == 2));
    }
  get (fixture, "/net/status/503?after=7");
  g_assert_cmpint (fixture->answer->status, ==, 503);
  g_assert_cmpint (cliff_http_answer_get_retry_after (fixture->answer, 0), ==, 7000);
}

static void
test_redirects (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *other = g_strdup_printf ("/net/redirect?to=%s/net/echo", fixture->server->cdn);
  g_autofree char *same = g_strdup_printf ("/net/redirect?to=%s/net/echo", fixture->server->api);
  static const char *const refused[] = {
    "/net/redirect?to=http://127.0.0.1:9/", "/net/redirect?to=https://169.254.169.254/latest", "/net/redirect?to=file:///etc/passwd",
    "/net/redirect?to=http://user@127.0.0.1/", "/net/loop/0", "/net/redirect?to=https://example.com/",
  };

  /* Not followed unless asked for. */
  get (fixture, other);
  g_assert_cmpint (fixture->answer->status, ==, 302);

  g_autoptr(CliffHttpRequest) request = make (fixture, "GET", other);

  cliff_http_request_set_redirects (request, 5);
  send (fixture, request);
  g_assert_nonnull (strstr (get_body (fixture), "\"origin\": \"cdn\""));
  g_assert_null (strstr (get_body (fixture), CANARY));
  g_assert_cmpuint (cliff_test_server_count (fixture->server, "cdn", "/net/echo"), ==, 1);
  g_assert_cmpuint (cliff_test_server_count (fixture->server, "cdn", CANARY), ==, 0);

  g_autoptr(CliffHttpRequest) near = make (fixture, "GET", same);

  cliff_http_request_set_redirects (near, 5);
  send (fixture, near);
  g_assert_nonnull (strstr (get_body (fixture), CANARY));

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(CliffHttpRequest) bad = make (fixture, "GET", refused[i]);

      cliff_http_request_set_redirects (bad, 5);
      send (fixture, bad);
      g_assert_error (fixture->error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_REFUSED);
    }
  g_assert_cmpuint (cliff_test_server_count (fixture->server, "api", "/net/loop/"), ==, 6);

  /* A POST is never sent on. */
  g_autoptr(CliffHttpRequest) post = make (fixture, "POST", same);

  cliff_http_request_set_redirects (post, 5);
  send (fixture, post);
  g_assert_cmpint (fixture->answer->status, ==, 302);
}

/* A key for one origin is not sent to another, though the request names it. */
static void
test_key_stays (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *url = g_strconcat (fixture->server->cdn, "/net/echo", NULL);
  g_autoptr(CliffHttpRequest) request = cliff_http_request_new ("GET", url, fixture->rules);

  cliff_http_request_add_key (request, "Authorization", "Bearer " CANARY);
  send (fixture, request);
  g_assert_cmpint (fixture->answer->status, ==, 200);
  g_assert_null (strstr (get_body (fixture), CANARY));
  g_assert_cmpuint (cliff_test_server_count (fixture->server, "cdn", CANARY), ==, 0);
}

/* A name that leads into a private network is seen when it is connected to, whatever it is called. */
static void
test_addresses (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const hosts[] = { "localhost", "127.0.0.1", NULL };

  for (int i = 0; hosts[i] != NULL; i++)
    {
      g_autofree char *base = g_strdup_printf ("https://%s:%s", hosts[i], strrchr (fixture->server->api, ':') + 1);
      g_autoptr(CliffNetRules) rules = cliff_net_rules_new (base, hosts, NULL);
      g_autoptr(CliffHttpRequest) request = cliff_http_request_new ("POST", base, rules);

      send (fixture, request);
      g_assert_error (fixture->error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_REFUSED);

      /* Allowed, it gets as far as the handshake, which this server does not speak. */
      cliff_net_rules_set_any_address (rules, TRUE);
      send (fixture, request);
      g_assert_error (fixture->error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_UNREACHABLE);
    }
}

static void
test_limits (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const paths[] = { "/net/bomb", "/net/endless", "/net/endless/chunked" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(CliffHttpRequest) request = make (fixture, "GET", paths[i]);

      cliff_http_request_set_limit (request, 150000);
      send (fixture, request);
      g_assert_error (fixture->error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_TOO_LARGE);
    }

  g_autoptr(CliffHttpRequest) large = make (fixture, "GET", "/net/large-json/20000000");

  send (fixture, large);
  g_assert_cmpuint (g_bytes_get_size (fixture->answer->body), >, 20000000);
}

static void
test_no_answer (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const paths[] = { "/net/reset/x", "/net/short", "/net/stall", "/net/slow/5" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(CliffHttpRequest) request = make (fixture, "POST", paths[i]);

      cliff_http_request_set_timeouts (request, i == 3 ? 300 : 10000, 1000);
      send (fixture, request);
      g_assert_error (fixture->error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_NO_ANSWER);
      g_assert_false (cliff_net_error_is_unsent (fixture->error));
      g_assert_null (strstr (fixture->error->message, CANARY));
    }
}

static void
test_unsent (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const bases[] = { "http://127.0.0.1:9", "http://no-such-host.invalid" };

  for (gsize i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      g_autoptr(CliffNetRules) rules = cliff_net_rules_new (bases[i], NULL, NULL);
      g_autoptr(CliffHttpRequest) request = cliff_http_request_new ("POST", bases[i], rules);

      cliff_net_rules_add_local (rules, bases[i]);
      send (fixture, request);
      g_assert_error (fixture->error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_UNREACHABLE);
    }

  g_autoptr(CliffHttpRequest) broken = make (fixture, "GET", "/net/echo");

  cliff_http_request_add_header (broken, "X-Note", "a\r\nX-Other: b");
  send (fixture, broken);
  g_assert_error (fixture->error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_REFUSED);
}

/* curl sends a request again when a kept connection turns out to be dead; what costs money must not be. */
static void
test_once (Fixture       *fixture,
           gconstpointer  data)
{
  for (int i = 0; i < 3; i++)
    {
      g_autoptr(CliffHttpRequest) request = make (fixture, "POST", "/net/reset/one");

      get (fixture, "/net/echo");
      g_assert_no_error (fixture->error);
      send (fixture, request);
      g_assert_error (fixture->error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_NO_ANSWER);
    }
  g_assert_cmpuint (cliff_test_server_count (fixture->server, "api", "/net/reset/one"), ==, 3);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  for (int i = 0; i < 3; i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(CliffHttpRequest) request = make (fixture, i == 2 ? "POST" : "GET", "/net/slow/5");

      clear_answer (fixture);
      fixture->n_pending = 1;
      if (i == 0)
        g_cancellable_cancel (cancellable);
      cliff_http_send_async (fixture->http, request, cancellable, on_answer, fixture);
      while (i > 0 && cliff_test_server_count (fixture->server, "api", "/net/slow/") < i)
        g_main_context_iteration (NULL, FALSE);
      g_cancellable_cancel (cancellable);
      wait (fixture);
      if (i < 2)
        g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_error (fixture->error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_NO_ANSWER);
    }
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < 40; i++)
    {
      g_autoptr(CliffHttpRequest) request = make (fixture, "GET", i % 10 == 0 ? "/net/slow/0.3" : "/net/echo");

      fixture->n_pending++;
      cliff_http_send_async (fixture->http, request, NULL, on_answer, fixture);
    }
  wait (fixture);
  g_assert_no_error (fixture->error);
  g_test_message ("40 requests, 4 of them waiting 0.3 s: %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
}

/* ── Streams ──────────────────────────────────────────────────────────── */

static gboolean
note_event (const char  *event,
            const char  *text,
            gpointer     user_data,
            GError     **error)
{
  g_string_append_printf (user_data, "%s|%s;", event, text);

  return TRUE;
}

static gboolean
feed (const char  *text,
      gsize        length,
      gpointer     user_data,
      GError     **error)
{
  return cliff_splitter_feed (user_data, text, length, error);
}

static void
test_stream (Fixture       *fixture,
             gconstpointer  data)
{
  static const CliffHttpSink sink = { NULL, feed };

  for (int size = 1; size < 9; size += 3)
    {
      g_autoptr(GString) seen = g_string_new (NULL);
      g_autoptr(CliffEvents) events = cliff_events_new (note_event, seen);
      g_autoptr(CliffSplitter) lines = cliff_splitter_new (cliff_events_line, events);
      g_autofree char *path = g_strdup_printf ("/net/events/%d", size);
      g_autoptr(CliffHttpRequest) request = make (fixture, "POST", path);

      cliff_http_request_set_sink (request, &sink, lines);
      send (fixture, request);
      g_assert_no_error (fixture->error);
      g_assert_cmpstr (seen->str, ==, "|{\"delta\":\"雨夜\"};note|第一行\nline two;|👩‍🎤;|[DONE];");
    }

  g_autoptr(CliffEvents) events = cliff_events_new (note_event, NULL);
  g_autoptr(CliffSplitter) lines = cliff_splitter_new (cliff_events_line, events);
  g_autoptr(CliffHttpRequest) request = make (fixture, "GET", "/net/long-line");

  cliff_http_request_set_sink (request, &sink, lines);
  send (fixture, request);
  g_assert_error (fixture->error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_TOO_LARGE);

  /* The reason of a failure does not go into the sink. */
  g_autoptr(CliffHttpRequest) failing = make (fixture, "GET", "/net/status/400");

  cliff_http_request_set_sink (failing, &sink, lines);
  send (fixture, failing);
  g_assert_nonnull (strstr (get_body (fixture), "as asked"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/http/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("methods", test_methods);
  ADD ("redirects", test_redirects);
  ADD ("key-stays", test_key_stays);
  ADD ("addresses", test_addresses);
  ADD ("limits", test_limits);
  ADD ("no-answer", test_no_answer);
  ADD ("unsent", test_unsent);
  ADD ("once", test_once);
  ADD ("cancel", test_cancel);
  ADD ("many", test_many);
  ADD ("stream", test_stream);

  return g_test_run ();
}
