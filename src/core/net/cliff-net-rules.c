/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-net-rules.h"

#include <curl/curl.h>
#include <string.h>

struct _CliffNetRules
{
  gatomicrefcount   ref_count;
  char             *base;   /* an origin */
  GPtrArray        *hosts;  /* char *: patterns in lower case */
  GPtrArray        *locals; /* char *: origins */
  gboolean          any_address;
};

/* One parser for what is checked and what is connected to: two of them could be told different things. */
static char *
get_part (CURLU     *url,
          CURLUPart  part,
          guint      flags)
{
  char *text = NULL, *copy;

  if (curl_url_get (url, part, &text, flags) != CURLUE_OK)
    return NULL;
  copy = g_strdup (text);
  curl_free (text);

  return copy;
}

static CURLU *
parse (const char *text)
{
  CURLU *url = curl_url ();

  if (curl_url_set (url, CURLUPART_URL, text, CURLU_DISALLOW_USER) == CURLUE_OK)
    return url;
  curl_url_cleanup (url);

  return NULL;
}

/* The host in @host (out), without brackets. */
static char *
dup_origin (const char  *text,
            char       **host)
{
  CURLU *url = parse (text);

  if (url == NULL)
    return NULL;

  g_autofree char *scheme = get_part (url, CURLUPART_SCHEME, 0);
  g_autofree char *name = get_part (url, CURLUPART_HOST, 0);
  g_autofree char *port = get_part (url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  char *origin = NULL;

  curl_url_cleanup (url);
  if (scheme == NULL || name == NULL || port == NULL || *name == '\0'
      || (!g_str_equal (scheme, "https") && !g_str_equal (scheme, "http")))
    return NULL;

  g_autofree char *lower = g_ascii_strdown (name, -1);
  gsize length = strlen (lower);

  /* "example.com." is the same host. */
  if (length > 1 && lower[length - 1] == '.')
    lower[length - 1] = '\0';
  origin = g_strdup_printf ("%s://%s:%s", scheme, lower, port);
  if (host != NULL)
    *host = lower[0] == '[' ? g_strndup (lower + 1, strlen (lower) - 2) : g_steal_pointer (&lower);

  return origin;
}

char *
cliff_net_dup_origin (const char *url)
{
  return dup_origin (url, NULL);
}

char *
cliff_net_resolve (const char *base,
                   const char *reference)
{
  CURLU *url = parse (base);
  char *text = NULL;

  if (url == NULL)
    return NULL;
  if (curl_url_set (url, CURLUPART_URL, reference, CURLU_DISALLOW_USER) == CURLUE_OK)
    text = get_part (url, CURLUPART_URL, 0);
  curl_url_cleanup (url);

  return text;
}

CliffNetRules *
cliff_net_rules_new (const char         *base,
                     const char *const  *hosts,
                     GError            **error)
{
  g_autofree char *origin = dup_origin (base, NULL);
  CliffNetRules *self;

  if (origin == NULL || strpbrk (base, "?#") != NULL)
    {
      g_set_error_literal (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_REFUSED, "The base address is no plain web address");
      return NULL;
    }

  self = g_new0 (CliffNetRules, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->base = g_steal_pointer (&origin);
  self->hosts = g_ptr_array_new_with_free_func (g_free);
  self->locals = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; hosts != NULL && hosts[i] != NULL; i++)
    g_ptr_array_add (self->hosts, g_ascii_strdown (hosts[i], -1));

  return self;
}

CliffNetRules *
cliff_net_rules_ref (CliffNetRules *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cliff_net_rules_unref (CliffNetRules *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->base);
  g_ptr_array_unref (self->hosts);
  g_ptr_array_unref (self->locals);
  g_free (self);
}

gboolean
cliff_net_rules_add_local (CliffNetRules *self,
                           const char    *origin)
{
  char *local = dup_origin (origin, NULL);

  if (local == NULL)
    return FALSE;
  g_ptr_array_add (self->locals, local);

  return TRUE;
}

void
cliff_net_rules_set_any_address (CliffNetRules *self,
                                 gboolean       any)
{
  self->any_address = any;
}

static gboolean
is_local (CliffNetRules *self,
          const char    *origin)
{
  for (guint i = 0; i < self->locals->len; i++)
    if (g_str_equal (g_ptr_array_index (self->locals, i), origin))
      return TRUE;

  return FALSE;
}

static gboolean
fits (const char *pattern,
      const char *host)
{
  if (pattern[0] != '*' || pattern[1] != '.')
    return g_str_equal (pattern, host);

  return g_str_has_suffix (host, pattern + 1) && strlen (host) > strlen (pattern + 1);
}

static gboolean
is_named (CliffNetRules *self,
          const char    *host)
{
  for (guint i = 0; i < self->hosts->len; i++)
    if (fits (g_ptr_array_index (self->hosts, i), host))
      return TRUE;

  return FALSE;
}

gboolean
cliff_net_rules_judge (CliffNetRules    *self,
                       const char       *url,
                       CliffNetVerdict  *verdict,
                       GError          **error)
{
  g_autofree char *host = NULL;
  g_autofree char *origin = dup_origin (url, &host);

  if (origin == NULL)
    {
      g_set_error_literal (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_REFUSED, "An address is no plain web address");
      return FALSE;
    }

  gboolean local = is_local (self, origin);

  verdict->keyed = g_str_equal (origin, self->base);
  verdict->any_address = local || self->any_address;
  if (!local && !g_str_has_prefix (origin, "https://"))
    {
      g_set_error (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_REFUSED, "“%s” is not encrypted", host);
      return FALSE;
    }
  if (!local && !verdict->keyed && !is_named (self, host))
    {
      g_set_error (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_REFUSED, "“%s” is not one of the engine's hosts", host);
      return FALSE;
    }

  return TRUE;
}
