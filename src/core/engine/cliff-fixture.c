/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A descriptor proves itself, without a key and without a network. */

#include "config.h"

#include "cliff-vendor.h"

#include <string.h>

#include "cliff-engine.h"

typedef struct
{
  CliffVendor *vendor;
  JsonObject  *fixture;
  JsonObject  *slots;
  GPtrArray   *report;
} Replay;

G_GNUC_PRINTF (2, 3)
static void
complain (Replay     *self,
          const char *format,
          ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->report, g_strdup_printf ("%s: %s", json_object_get_string_member (self->fixture, "name"), what));
}

static JsonObject *
get_object (JsonObject *object,
            const char *name)
{
  return json_object_has_member (object, name) ? json_object_get_object_member (object, name) : NULL;
}

static void
compare_text (Replay     *self,
              const char *what,
              const char *found,
              const char *wanted)
{
  if (g_strcmp0 (found, wanted) != 0)
    complain (self, "%s is “%s”, not “%s”", what, found != NULL ? found : "nothing", wanted != NULL ? wanted : "nothing");
}

/* ── Requests ──────────────────────────────────────────────────────────── */

static void
compare_request (Replay    *self,
                 CliffCall *call)
{
  JsonObject *wanted = json_object_get_object_member (self->fixture, "request");
  JsonNode *body = json_object_get_member (wanted, "body");
  JsonObject *headers = get_object (wanted, "headers");
  g_autoptr(GList) names = headers != NULL ? json_object_get_members (headers) : NULL;

  compare_text (self, "the method", call->method, json_object_get_string_member_with_default (wanted, "method", "POST"));
  compare_text (self, "the address", call->url, json_object_get_string_member_with_default (wanted, "url", NULL));
  if ((body == NULL) != (call->body == NULL) || (body != NULL && !json_node_equal (body, call->body)))
    {
      g_autofree char *found = call->body != NULL ? json_to_string (call->body, FALSE) : g_strdup ("nothing");

      complain (self, "the body is %s", found);
    }
  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *found = NULL;

      for (guint i = 0; i + 1 < call->headers->len; i += 2)
        if (g_ascii_strcasecmp (g_ptr_array_index (call->headers, i), l->data) == 0)
          found = g_ptr_array_index (call->headers, i + 1);
      compare_text (self, l->data, found, json_object_get_string_member (headers, l->data));
    }
}

/* FALSE when the fixture ends here. */
static gboolean
replay_request (Replay *self)
{
  const char *refused = json_object_get_string_member_with_default (self->fixture, "refused", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffCall) call = NULL;

  if (!cliff_model_check (self->vendor->model, self->slots, &error))
    {
      if (refused == NULL)
        complain (self, "refused: %s", error->message);
      else if (strstr (error->message, refused) == NULL)
        complain (self, "refused for another reason: %s", error->message);
      return FALSE;
    }
  if (refused != NULL)
    {
      complain (self, "should be refused: %s", refused);
      return FALSE;
    }
  call = cliff_vendor_make_call (self->vendor, CLIFF_CALL_SUBMIT, self->slots, NULL, &error);
  if (call == NULL)
    complain (self, "no request: %s", error->message);
  else if (json_object_has_member (self->fixture, "request"))
    compare_request (self, call);

  return call != NULL;
}

static void
replay_estimate (Replay *self)
{
  const char *currency = NULL;
  gint64 wanted, found;

  if (!json_object_has_member (self->fixture, "estimate"))
    return;
  wanted = json_object_get_int_member (self->fixture, "estimate");
  cliff_model_complete (self->vendor->model, self->slots);
  found = cliff_model_reckon (self->vendor->model, self->slots, -1, NULL, &currency);
  if (found != wanted)
    complain (self, "the estimate is %" G_GINT64_FORMAT ", not %" G_GINT64_FORMAT, found, wanted);
}

/* ── Answers ──────────────────────────────────────────────────────────── */

static void
compare_class (Replay     *self,
               JsonObject *expect,
               GError     *error)
{
  compare_text (self, "the class", error != NULL ? cliff_vendor_get_class (error->code) : NULL,
                json_object_get_string_member_with_default (expect, "class", NULL));
}

static void
replay_submit (Replay     *self,
               JsonObject *answer)
{
  JsonObject *expect = json_object_get_object_member (answer, "expect");
  JsonNode *body = json_object_get_member (answer, "body");
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonObject) token = cliff_vendor_read_submit (
      self->vendor, (int) json_object_get_int_member_with_default (answer, "status", 200), body, NULL, &error);
  g_autoptr(JsonNode) found = token != NULL ? json_node_init_object (json_node_alloc (), token) : NULL;
  JsonNode *wanted = json_object_get_member (expect, "token");

  compare_class (self, expect, error);
  if ((wanted == NULL) != (found == NULL) || (wanted != NULL && !json_node_equal (wanted, found)))
    {
      g_autofree char *text = found != NULL ? json_to_string (found, FALSE) : g_strdup ("nothing");

      complain (self, "the token is %s", text);
    }
}

static void
replay_poll (Replay     *self,
             JsonObject *answer)
{
  static const char *const states[] = { "queued", "running", "done", "failed", "cancelled", "again", "gone" };
  JsonObject *expect = json_object_get_object_member (answer, "expect");
  JsonObject *roles = get_object (expect, "results");
  g_autoptr(JsonObject) none = json_object_new ();
  JsonObject *token = get_object (self->fixture, "token");
  g_autoptr(GList) names = roles != NULL ? json_object_get_members (roles) : NULL;
  g_auto(CliffTaskReading) reading = { 0 };
  g_autoptr(GError) error = NULL;

  cliff_vendor_read_poll (self->vendor, (int) json_object_get_int_member_with_default (answer, "status", 200),
                          json_object_get_member (answer, "body"), self->slots, token != NULL ? token : none, NULL, &reading, &error);
  compare_text (self, "the state", states[reading.state], json_object_get_string_member_with_default (expect, "state", NULL));
  compare_class (self, expect, error);
  if (json_object_has_member (expect, "usage") && reading.usage != json_object_get_int_member (expect, "usage"))
    complain (self, "the usage is %" G_GINT64_FORMAT, reading.usage);
  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *found = NULL;

      for (guint i = 0; i < reading.results->len; i++)
        {
          CliffTaskResult *result = g_ptr_array_index (reading.results, i);

          if (g_str_equal (result->role, l->data))
            found = result->url != NULL ? result->url : "bytes";
        }
      compare_text (self, l->data, found, json_object_get_string_member (roles, l->data));
    }
}

static void
replay_answers (Replay     *self,
                const char *name,
                void      (*func) (Replay *, JsonObject *))
{
  JsonArray *answers = json_object_has_member (self->fixture, name) ? json_object_get_array_member (self->fixture, name) : NULL;

  for (guint i = 0; answers != NULL && i < json_array_get_length (answers); i++)
    func (self, json_array_get_object_element (answers, i));
}

guint
cliff_fixture_replay (CliffDescriptor *descriptor,
                      GPtrArray       *report)
{
  JsonArray *fixtures = json_object_has_member (descriptor->root, "fixtures")
                          ? json_object_get_array_member (descriptor->root, "fixtures") : NULL;
  guint count = 0;

  for (; fixtures != NULL && count < json_array_get_length (fixtures); count++)
    {
      JsonObject *fixture = json_array_get_object_element (fixtures, count);
      g_autoptr(GError) error = NULL;
      g_autoptr(CliffVendor) vendor = cliff_vendor_new (descriptor, NULL, json_object_get_string_member (fixture, "model"), &error);
      JsonNode *slots = json_node_copy (json_object_get_member (fixture, "slots"));
      g_autofree char *text = json_to_string (slots, FALSE);
      g_autoptr(JsonNode) own = json_from_string (text, NULL);
      Replay replay = { vendor, fixture, json_node_get_object (own), report };

      json_node_unref (slots);
      if (vendor == NULL)
        {
          complain (&replay, "%s", error->message);
          continue;
        }
      if (!replay_request (&replay))
        continue;
      replay_estimate (&replay);
      replay_answers (&replay, "submit", replay_submit);
      replay_answers (&replay, "poll", replay_poll);
    }

  return count;
}
