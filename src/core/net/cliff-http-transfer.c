/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-http-private.h"

#include "cliff-net-address.h"
#include "cliff-redact.h"

#include <string.h>
#include <unistd.h>

/* Reasons are short, and lists of headers shorter. */
#define MOST_REASON (1024 * 1024)
#define MOST_HEADERS 200
#define CONNECT_TIMEOUT 10
/* Bytes a second below which a file is as good as not coming at all: one that drips would never end. */
#define LEAST_SPEED 512

CliffTransfer *
cliff_transfer_new (CliffHttpRequest *request)
{
  CliffTransfer *self = g_new0 (CliffTransfer, 1);

  self->request = cliff_http_request_ref (request);
  self->url = g_strdup (request->url);
  self->body = g_byte_array_new ();
  self->started = g_get_monotonic_time ();

  return self;
}

static void
clear_hop (CliffTransfer *self)
{
  g_clear_pointer (&self->easy, curl_easy_cleanup);
  for (struct curl_slist *item = self->headers; item != NULL; item = item->next)
    explicit_bzero (item->data, strlen (item->data));
  g_clear_pointer (&self->headers, curl_slist_free_all);
}

void
cliff_transfer_free (CliffTransfer *self)
{
  clear_hop (self);
  g_clear_pointer (&self->answer, cliff_http_answer_unref);
  g_byte_array_unref (self->body);
  g_clear_error (&self->error);
  cliff_http_request_unref (self->request);
  g_free (self->url);
  g_free (self);
}

/* ── What curl asks and tells ──────────────────────────────────────────────────────────── */

static void
refuse_address (CliffTransfer *self)
{
  if (self->error == NULL)
    g_set_error_literal (&self->error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_REFUSED,
                         "A host's name leads into a private network");
}

/* Before a connection is tried, when its name has been looked up: a name that leads elsewhere the second time is
 * seen as well. */
static curl_socket_t
open_socket (void                 *data,
             curlsocktype          purpose,
             struct curl_sockaddr *address)
{
  CliffTransfer *self = data;

  if (!self->verdict.any_address && !cliff_net_address_is_public (&address->addr))
    {
      refuse_address (self);
      return CURL_SOCKET_BAD;
    }

  return socket (address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* Just before the request leaves, also on a connection that another request had opened under other rules. */
static int
on_connected (void *data,
              char *remote,
              char *local,
              int   remote_port,
              int   local_port)
{
  CliffTransfer *self = data;

  if (!self->verdict.any_address && !cliff_net_address_text_is_public (remote))
    {
      refuse_address (self);
      return CURL_PREREQFUNC_ABORT;
    }
  self->sent = TRUE;

  return CURL_PREREQFUNC_OK;
}

static size_t
on_header (char   *data,
           size_t  size,
           size_t  count,
           void   *user_data)
{
  CliffTransfer *self = user_data;
  gsize length = size * count;
  const char *colon = memchr (data, ':', length);

  if (length > 5 && strncmp (data, "HTTP/", 5) == 0)
    g_hash_table_remove_all (self->answer->headers);
  else if (colon != NULL && g_hash_table_size (self->answer->headers) < MOST_HEADERS)
    {
      g_autofree char *name = g_ascii_strdown (data, colon - data);
      g_autofree char *value = g_utf8_make_valid (colon + 1, length - (colon + 1 - data));

      g_hash_table_replace (self->answer->headers, g_steal_pointer (&name), g_strdup (g_strstrip (value)));
    }

  return length;
}

static gboolean
begin_body (CliffTransfer  *self,
            GError        **error)
{
  long status = 0;

  if (self->answer->status != 0)
    return TRUE;
  curl_easy_getinfo (self->easy, CURLINFO_RESPONSE_CODE, &status);
  self->answer->status = status;
  self->sunk = self->request->sink.write != NULL && status >= 200 && status < 300;

  return !self->sunk || self->request->sink.begin == NULL
         || self->request->sink.begin (self->answer, self->request->sink_data, error);
}

/* The only limit that holds whatever the other side says of lengths and encodings: what really comes is counted. */
static size_t
on_body (char   *data,
         size_t  size,
         size_t  count,
         void   *user_data)
{
  CliffTransfer *self = user_data;
  gsize length = size * count;
  gint64 limit;

  if (self->error != NULL || !begin_body (self, &self->error))
    return CURL_WRITEFUNC_ERROR;

  limit = self->answer->status >= 200 && self->answer->status < 300 ? self->request->limit : MOST_REASON;
  self->received += length;
  if (self->received > limit)
    {
      g_set_error (&self->error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_TOO_LARGE,
                   "The answer is over %" G_GINT64_FORMAT " bytes", limit);
      return CURL_WRITEFUNC_ERROR;
    }
  if (!self->sunk)
    g_byte_array_append (self->body, (const guint8 *) data, length);
  else if (!self->request->sink.write (data, length, self->request->sink_data, &self->error))
    return CURL_WRITEFUNC_ERROR;

  return length;
}

/* ── One hop ──────────────────────────────────────────────────────────── */

static gboolean
is_clean (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text < ' ' || *text == 0x7f)
      return FALSE;

  return TRUE;
}

static gboolean
add_headers (CliffTransfer  *self,
             GError        **error)
{
  /* Of headers curl would add by itself: no asking whether a body may be sent. */
  self->headers = curl_slist_append (NULL, "Expect:");
  for (guint i = 0; i < self->request->headers->len; i++)
    {
      CliffHttpHeader *header = g_ptr_array_index (self->request->headers, i);
      g_autofree char *line = g_strdup_printf ("%s: %s", header->name, header->value);

      if (!is_clean (line))
        {
          g_set_error (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_REFUSED, "The value for “%s” has a line break in it", header->name);
          return FALSE;
        }
      if (!header->secret || self->verdict.keyed)
        self->headers = curl_slist_append (self->headers, line);
      explicit_bzero (line, strlen (line));
    }
  curl_easy_setopt (self->easy, CURLOPT_HTTPHEADER, self->headers);

  return TRUE;
}

static void
set_method (CliffTransfer *self)
{
  const char *method = self->request->method;
  gboolean get = g_str_equal (method, "GET");

  if (self->request->body != NULL)
    {
      gsize length;
      const char *data = g_bytes_get_data (self->request->body, &length);

      curl_easy_setopt (self->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t) length);
      curl_easy_setopt (self->easy, CURLOPT_POSTFIELDS, data != NULL ? data : "");
    }
  else if (g_str_equal (method, "POST"))
    {
      curl_easy_setopt (self->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t) 0);
      curl_easy_setopt (self->easy, CURLOPT_POSTFIELDS, "");
    }
  else
    {
      curl_easy_setopt (self->easy, CURLOPT_HTTPGET, 1L);
    }
  if (!get && !g_str_equal (method, "POST"))
    curl_easy_setopt (self->easy, CURLOPT_CUSTOMREQUEST, method);
  /* On a connection left open that turns out to be dead, curl sends a request again by itself, though the
   * first may have arrived: what must not be done twice gets a connection of its own. */
  if (!get)
    curl_easy_setopt (self->easy, CURLOPT_FRESH_CONNECT, 1L);
}

static void
set_rules (CliffTransfer *self)
{
  curl_easy_setopt (self->easy, CURLOPT_PROTOCOLS_STR, g_str_has_prefix (self->url, "https:") ? "https" : "http");
  curl_easy_setopt (self->easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt (self->easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt (self->easy, CURLOPT_OPENSOCKETDATA, self);
  curl_easy_setopt (self->easy, CURLOPT_PREREQFUNCTION, on_connected);
  curl_easy_setopt (self->easy, CURLOPT_PREREQDATA, self);
  curl_easy_setopt (self->easy, CURLOPT_SSLVERSION, (long) CURL_SSLVERSION_TLSv1_2);
  curl_easy_setopt (self->easy, CURLOPT_HTTP_VERSION, (long) CURL_HTTP_VERSION_2TLS);
  /* A proxy's address would be the only one that could be checked. */
  curl_easy_setopt (self->easy, CURLOPT_PROXY, "");
  curl_easy_setopt (self->easy, CURLOPT_NETRC, (long) CURL_NETRC_IGNORED);
  curl_easy_setopt (self->easy, CURLOPT_NOSIGNAL, 1L);
}

static void
set_times (CliffTransfer *self)
{
  curl_easy_setopt (self->easy, CURLOPT_CONNECTTIMEOUT, (long) CONNECT_TIMEOUT);
  curl_easy_setopt (self->easy, CURLOPT_TIMEOUT_MS, (long) self->request->whole_timeout);
  if (self->request->idle_timeout > 0)
    {
      curl_easy_setopt (self->easy, CURLOPT_LOW_SPEED_LIMIT, self->request->sink.write != NULL ? (long) LEAST_SPEED : 1L);
      curl_easy_setopt (self->easy, CURLOPT_LOW_SPEED_TIME, (long) (self->request->idle_timeout + 999) / 1000);
    }
}

gboolean
cliff_transfer_prepare (CliffTransfer  *self,
                        GError        **error)
{
  clear_hop (self);
  g_clear_pointer (&self->answer, cliff_http_answer_unref);
  self->answer = cliff_http_answer_new ();
  g_byte_array_set_size (self->body, 0);
  self->received = 0;
  if (!cliff_net_rules_judge (self->request->rules, self->url, &self->verdict, error))
    return FALSE;

  self->easy = curl_easy_init ();
  curl_easy_setopt (self->easy, CURLOPT_URL, self->url);
  curl_easy_setopt (self->easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  curl_easy_setopt (self->easy, CURLOPT_PRIVATE, self);
  curl_easy_setopt (self->easy, CURLOPT_ERRORBUFFER, self->reason);
  curl_easy_setopt (self->easy, CURLOPT_USERAGENT, "Cliffhanger/" CLIFF_VERSION);
  curl_easy_setopt (self->easy, CURLOPT_HEADERFUNCTION, on_header);
  curl_easy_setopt (self->easy, CURLOPT_HEADERDATA, self);
  curl_easy_setopt (self->easy, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt (self->easy, CURLOPT_WRITEDATA, self);
  if (!self->request->identity)
    curl_easy_setopt (self->easy, CURLOPT_ACCEPT_ENCODING, "");
  set_rules (self);
  set_times (self);
  set_method (self);

  return add_headers (self, error);
}

/* ── How it ended ──────────────────────────────────────────────────────────── */

static void
set_failure (CliffTransfer  *self,
             CURLcode        code,
             GError        **error)
{
  g_autofree char *host = cliff_net_dup_origin (self->url);
  const char *reason = self->reason[0] != '\0' ? self->reason : curl_easy_strerror (code);
  g_autofree char *safe = cliff_redact (reason, NULL);
  int number = CLIFF_NET_ERROR_NO_ANSWER;

  if (!self->sent)
    number = code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_URL_MALFORMAT ? CLIFF_NET_ERROR_REFUSED
                                                                                : CLIFF_NET_ERROR_UNREACHABLE;
  g_set_error (error, CLIFF_NET_ERROR, number, "%s: %s", host != NULL ? host : "?", safe);
}

/* TRUE when the answer is a redirect that the request may follow; its address is the transfer's then. */
static gboolean
follow (CliffTransfer  *self,
        GError        **error)
{
  static const int codes[] = { 301, 302, 303, 307, 308 };
  const char *location = cliff_http_answer_get_header (self->answer, "location");
  gboolean redirect = FALSE;
  char *next;

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    redirect |= self->answer->status == codes[i];
  if (!redirect || location == NULL || self->request->most_redirects == 0 || !g_str_equal (self->request->method, "GET"))
    return FALSE;
  if (self->n_redirects++ >= self->request->most_redirects)
    {
      g_set_error_literal (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_REFUSED, "Too many redirects");
      return FALSE;
    }
  next = cliff_net_resolve (self->url, location);
  if (next == NULL)
    {
      g_set_error_literal (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_REFUSED, "A redirect leads to no web address");
      return FALSE;
    }
  g_free (self->url);
  self->url = next;

  return TRUE;
}

static void
log_end (CliffTransfer *self,
         CURLcode       code)
{
  g_autofree char *url = cliff_redact_url (self->url);

  g_debug ("%s %s: status %d, result %d, %" G_GINT64_FORMAT " bytes, %" G_GINT64_FORMAT " ms", self->request->method, url,
           self->answer->status, (int) code, self->received, (g_get_monotonic_time () - self->started) / 1000);
}

gboolean
cliff_transfer_settle (CliffTransfer  *self,
                       CURLcode        code,
                       GError        **error)
{
  if (code == CURLE_OK && self->error == NULL)
    begin_body (self, &self->error);
  log_end (self, code);
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  if (code != CURLE_OK)
    {
      set_failure (self, code, error);
      return FALSE;
    }
  if (follow (self, error))
    return TRUE;
  g_bytes_unref (self->answer->body);
  self->answer->body = g_byte_array_free_to_bytes (g_steal_pointer (&self->body));
  self->body = g_byte_array_new ();

  return FALSE;
}
