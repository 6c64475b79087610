/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-http-private.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

CliffHttpAnswer *
cliff_http_answer_new (void)
{
  CliffHttpAnswer *self = g_new0 (CliffHttpAnswer, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->body = g_bytes_new (NULL, 0);

  return self;
}

CliffHttpAnswer *
cliff_http_answer_ref (CliffHttpAnswer *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cliff_http_answer_unref (CliffHttpAnswer *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->headers);
  g_bytes_unref (self->body);
  g_free (self);
}

const char *
cliff_http_answer_get_header (CliffHttpAnswer *self,
                              const char      *name)
{
  return g_hash_table_lookup (self->headers, name);
}

/* Thousandths of what a decimal number says, -1 for what is none; nobody waits longer than a year. */
static gint64
read_thousandths (const char *text,
                  gint64      unit)
{
  char *end;
  double value = g_ascii_strtod (text, &end);

  if (end == text || *g_strchug (end) != '\0' || !(value >= 0))
    return -1;

  return (gint64) (MIN (value, 365 * 86400.0 * 1000 / unit) * unit);
}

gint64
cliff_http_answer_get_retry_after (CliffHttpAnswer *self,
                                   gint64           now)
{
  const char *exact = cliff_http_answer_get_header (self, "retry-after-ms");
  const char *text = cliff_http_answer_get_header (self, "retry-after");
  g_autofree char *copy = g_strdup (exact != NULL ? exact : text);
  gint64 wait, date;

  if (copy == NULL)
    return -1;
  wait = read_thousandths (copy, exact != NULL ? 1 : 1000);
  if (wait >= 0 || text == NULL)
    return wait;
  date = curl_getdate (text, NULL);

  return date < 0 ? -1 : MAX (0, date - now) * 1000;
}

const char *
cliff_http_answer_get_request_id (CliffHttpAnswer *self)
{
  static const char *const names[] = { "x-request-id", "request-id", "x-tt-logid", "trace-id", "x-fal-request-id" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (cliff_http_answer_get_header (self, names[i]) != NULL)
      return cliff_http_answer_get_header (self, names[i]);

  return NULL;
}

/* ── Requests ──────────────────────────────────────────────────────────── */

static void
free_header (gpointer data)
{
  CliffHttpHeader *header = data;

  if (header->secret)
    explicit_bzero (header->value, strlen (header->value));
  g_free (header->name);
  g_free (header->value);
  g_free (header);
}

static void
add_header (CliffHttpRequest *self,
            const char       *name,
            const char       *value,
            gboolean          secret)
{
  CliffHttpHeader *header = g_new0 (CliffHttpHeader, 1);

  header->name = g_strdup (name);
  header->value = g_strdup (value);
  header->secret = secret;
  g_ptr_array_add (self->headers, header);
}

CliffHttpRequest *
cliff_http_request_new (const char    *method,
                        const char    *url,
                        CliffNetRules *rules)
{
  CliffHttpRequest *self = g_new0 (CliffHttpRequest, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->method = g_intern_string (method);
  self->url = g_strdup (url);
  self->rules = cliff_net_rules_ref (rules);
  self->headers = g_ptr_array_new_with_free_func (free_header);
  self->limit = 32 * 1024 * 1024;
  self->whole_timeout = self->idle_timeout = 60 * 1000;

  return self;
}

CliffHttpRequest *
cliff_http_request_dup (CliffHttpRequest *other)
{
  CliffHttpRequest *self = cliff_http_request_new (other->method, other->url, other->rules);

  for (guint i = 0; i < other->headers->len; i++)
    {
      CliffHttpHeader *header = g_ptr_array_index (other->headers, i);

      add_header (self, header->name, header->value, header->secret);
    }
  self->body = other->body != NULL ? g_bytes_ref (other->body) : NULL;
  self->limit = other->limit;
  self->whole_timeout = other->whole_timeout;
  self->idle_timeout = other->idle_timeout;
  self->most_redirects = other->most_redirects;
  self->identity = other->identity;
  self->sink = other->sink;
  self->sink_data = other->sink_data;

  return self;
}

CliffHttpRequest *
cliff_http_request_ref (CliffHttpRequest *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cliff_http_request_unref (CliffHttpRequest *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->url);
  cliff_net_rules_unref (self->rules);
  g_ptr_array_unref (self->headers);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

void
cliff_http_request_add_header (CliffHttpRequest *self,
                               const char       *name,
                               const char       *value)
{
  add_header (self, name, value, FALSE);
}

void
cliff_http_request_add_key (CliffHttpRequest *self,
                            const char       *name,
                            const char       *value)
{
  add_header (self, name, value, TRUE);
}

void
cliff_http_request_set_body (CliffHttpRequest *self,
                             GBytes           *body,
                             const char       *type)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = g_bytes_ref (body);
  if (type != NULL)
    add_header (self, "Content-Type", type, FALSE);
}

void
cliff_http_request_set_limit (CliffHttpRequest *self,
                              gint64            bytes)
{
  self->limit = bytes;
}

void
cliff_http_request_set_timeouts (CliffHttpRequest *self,
                                 int               whole,
                                 int               idle)
{
  self->whole_timeout = whole;
  self->idle_timeout = idle;
}

void
cliff_http_request_set_redirects (CliffHttpRequest *self,
                                  int               most)
{
  self->most_redirects = most;
}

void
cliff_http_request_set_identity (CliffHttpRequest *self,
                                 gboolean          identity)
{
  self->identity = identity;
}

void
cliff_http_request_set_sink (CliffHttpRequest    *self,
                             const CliffHttpSink *sink,
                             gpointer             user_data)
{
  self->sink = *sink;
  self->sink_data = user_data;
}
