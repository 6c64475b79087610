/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is sent to a vendor. */

#include "config.h"

#include "cliff-vendor.h"

#include <string.h>

#include "cliff-engine.h"
#include "cliff-template.h"

/* A JWT is good for as long as one call may wait to be sent, and a little back for clocks that go wrong. */
#define JWT_LIFE 1800
#define JWT_EARLY 5

void
cliff_call_free (CliffCall *self)
{
  g_free (self->url);
  g_ptr_array_unref (self->headers);
  g_clear_pointer (&self->body, json_node_unref);
  g_free (self);
}

CliffVendor *
cliff_vendor_new (CliffDescriptor  *descriptor,
                  const char       *base,
                  const char       *model,
                  GError          **error)
{
  JsonObject *found = cliff_descriptor_get_model (descriptor, model);
  CliffVendor *self;

  if (found == NULL)
    {
      g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_REQUEST, "%s has no model “%s”", descriptor->name, model);
      return NULL;
    }
  self = g_new0 (CliffVendor, 1);
  self->descriptor = cliff_descriptor_ref (descriptor);
  self->base = g_strdup (base != NULL ? base : descriptor->base);
  self->model = json_object_ref (found);
  self->operation = json_object_ref (cliff_descriptor_get_operation (descriptor, found));

  return self;
}

void
cliff_vendor_free (CliffVendor *self)
{
  json_object_unref (self->operation);
  json_object_unref (self->model);
  cliff_descriptor_unref (self->descriptor);
  g_free (self->base);
  g_free (self);
}

/* ── Calls ──────────────────────────────────────────────────────────── */

static JsonObject *
get_call (CliffVendor   *self,
          CliffCallKind  kind)
{
  static const char *const names[] = { "submit", "poll", "cancel", "list" };

  return json_object_has_member (self->operation, names[kind]) ? json_object_get_object_member (self->operation, names[kind]) : NULL;
}

static const char *
get_default_method (CliffCallKind kind)
{
  switch (kind)
    {
    case CLIFF_CALL_SUBMIT:
      return "POST";
    case CLIFF_CALL_CANCEL:
      return "DELETE";
    case CLIFF_CALL_POLL:
    case CLIFF_CALL_LIST:
      break;
    }

  return "GET";
}

static gboolean
add_headers (CliffCall   *call,
             JsonObject  *headers,
             JsonObject  *slots,
             GError     **error)
{
  g_autoptr(GList) names = headers != NULL ? json_object_get_members (headers) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    {
      char *value = cliff_template_text (json_object_get_string_member_with_default (headers, l->data, ""), slots, error);

      if (value == NULL)
        return FALSE;
      g_ptr_array_add (call->headers, g_strdup (l->data));
      g_ptr_array_add (call->headers, value);
    }

  return TRUE;
}

static JsonObject *
get_object (JsonObject *object,
            const char *name)
{
  return json_object_has_member (object, name) ? json_object_get_object_member (object, name) : NULL;
}

static gboolean
fill_call (CliffVendor  *self,
           CliffCall    *call,
           JsonObject   *template,
           JsonObject   *slots,
           GError      **error)
{
  g_autoptr(GError) failure = NULL;

  call->url = cliff_template_text (json_object_get_string_member (template, "url"), slots, error);
  if (call->url == NULL || !add_headers (call, get_object (self->descriptor->root, "headers"), slots, error)
      || !add_headers (call, get_object (template, "headers"), slots, error))
    return FALSE;
  if (json_object_has_member (template, "body"))
    call->body = cliff_template_expand (json_object_get_member (template, "body"), slots, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

CliffCall *
cliff_vendor_make_call (CliffVendor    *self,
                        CliffCallKind   kind,
                        JsonObject     *slots,
                        JsonObject     *token,
                        GError        **error)
{
  JsonObject *template = get_call (self, kind);
  g_autoptr(CliffCall) call = NULL;
  g_autoptr(JsonObject) filled = json_object_new ();
  g_autoptr(GList) names = json_object_get_members (slots);

  if (template == NULL)
    return NULL;
  for (GList *l = names; l != NULL; l = l->next)
    json_object_set_member (filled, l->data, json_node_copy (json_object_get_member (slots, l->data)));
  cliff_model_complete (self->model, filled);
  json_object_set_string_member (filled, "base", self->base);
  if (token != NULL)
    json_object_set_object_member (filled, "token", json_object_ref (token));

  call = g_new0 (CliffCall, 1);
  call->method = g_intern_string (json_object_get_string_member_with_default (template, "method", get_default_method (kind)));
  call->headers = g_ptr_array_new_with_free_func (g_free);
  if (!fill_call (self, call, template, filled, error))
    return NULL;

  return g_steal_pointer (&call);
}

/* ── Keys ──────────────────────────────────────────────────────────── */

static char *
encode_url (const guint8 *data,
            gsize         length)
{
  char *text = g_base64_encode (data, length);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';

  return text;
}

/* HS256: RFC 7515. */
static char *
make_jwt (const char *access,
          const char *secret,
          gint64      now)
{
  static const char header[] = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
  g_autoptr(JsonNode) issuer = json_node_init_string (json_node_alloc (), access);
  g_autofree char *quoted = json_to_string (issuer, FALSE);
  g_autofree char *payload = g_strdup_printf ("{\"iss\":%s,\"exp\":%" G_GINT64_FORMAT ",\"nbf\":%" G_GINT64_FORMAT "}", quoted,
                                              now + JWT_LIFE, now - JWT_EARLY);
  g_autofree char *head = encode_url ((const guint8 *) header, strlen (header));
  g_autofree char *body = encode_url ((const guint8 *) payload, strlen (payload));
  g_autofree char *signed_text = g_strdup_printf ("%s.%s", head, body);
  g_autoptr(GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, (const guchar *) secret, strlen (secret));
  guint8 digest[32];
  gsize length = sizeof digest;

  g_hmac_update (hmac, (const guchar *) signed_text, -1);
  g_hmac_get_digest (hmac, digest, &length);

  g_autofree char *signature = encode_url (digest, length);

  return g_strdup_printf ("Bearer %s.%s", signed_text, signature);
}

char *
cliff_vendor_make_auth (CliffVendor  *self,
                        const char   *key,
                        gint64        now,
                        const char  **header,
                        GError      **error)
{
  JsonObject *auth = json_object_get_object_member (self->descriptor->root, "auth");
  const char *kind = json_object_get_string_member (auth, "kind");
  const char *colon;
  g_autofree char *access = NULL;

  *header = json_object_get_string_member_with_default (auth, "header", "Authorization");
  if (g_str_equal (kind, "none"))
    return NULL;
  if (key == NULL || *key == '\0')
    {
      g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_KEY, "%s needs a key", self->descriptor->name);
      return NULL;
    }
  if (g_str_equal (kind, "header"))
    return g_strconcat (json_object_get_string_member_with_default (auth, "prefix", ""), key, NULL);
  colon = strchr (key, ':');
  if (g_str_equal (kind, "bearer") || colon == NULL)
    return g_strconcat ("Bearer ", key, NULL);

  access = g_strndup (key, colon - key);

  return make_jwt (access, colon + 1, now);
}
