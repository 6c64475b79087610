/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a vendor's answers mean. */

#include "config.h"

#include "cliff-vendor.h"

#include <string.h>

#include "cliff-engine.h"
#include "cliff-redact.h"
#include "cliff-template.h"

#define MOST_RESULTS 16

static const struct
{
  const char *name;
  int         code;
} classes[] = {
  { "policy", CLIFF_ENGINE_ERROR_REFUSED }, { "params", CLIFF_ENGINE_ERROR_REQUEST }, { "auth", CLIFF_ENGINE_ERROR_KEY },
  { "billing", CLIFF_ENGINE_ERROR_MONEY }, { "rate", CLIFF_ENGINE_ERROR_BUSY }, { "capacity", CLIFF_ENGINE_ERROR_BUSY },
  { "transient", CLIFF_ENGINE_ERROR_TRANSIENT }, { "lost", CLIFF_ENGINE_ERROR_LOST }, { "failed", CLIFF_ENGINE_ERROR_FAILED },
  { "uncertain", CLIFF_ENGINE_ERROR_UNCERTAIN }, { "unavailable", CLIFF_ENGINE_ERROR_UNAVAILABLE }, { "budget", CLIFF_ENGINE_ERROR_BUDGET },
};

int
cliff_vendor_parse_class (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_strcmp0 (classes[i].name, name) == 0)
      return classes[i].code;

  return CLIFF_ENGINE_ERROR_FAILED;
}

const char *
cliff_vendor_get_class (int code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (classes[i].code == code)
      return classes[i].name;

  return "failed";
}

static JsonNode *
get_paths (JsonObject *object,
           const char *name)
{
  return object != NULL ? json_object_get_member (object, name) : NULL;
}

static JsonObject *
get_object (JsonObject *object,
            const char *name)
{
  return object != NULL && json_object_has_member (object, name) ? json_object_get_object_member (object, name) : NULL;
}

/* ── Errors ──────────────────────────────────────────────────────────── */

static int
classify_status (int status,
                 int fallback)
{
  if (status == 401 || status == 403)
    return CLIFF_ENGINE_ERROR_KEY;
  if (status == 402)
    return CLIFF_ENGINE_ERROR_MONEY;
  if (status == 429)
    return CLIFF_ENGINE_ERROR_BUSY;
  if (status >= 400 && status < 500)
    return CLIFF_ENGINE_ERROR_REQUEST;

  return fallback;
}

/* @known: (out): the descriptor has a row for it. */
static int
classify (CliffVendor *self,
          int          status,
          const char  *text,
          int          fallback,
          gboolean    *known)
{
  JsonObject *root = self->descriptor->root;
  JsonArray *rows = json_object_has_member (root, "errors") ? json_object_get_array_member (root, "errors") : NULL;

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      GRegex *pattern = g_ptr_array_index (self->descriptor->patterns, i);

      if ((!json_object_has_member (row, "http") || json_object_get_int_member (row, "http") == status)
          && (pattern == NULL || g_regex_match (pattern, text, 0, NULL)))
        {
          *known = TRUE;
          return cliff_vendor_parse_class (json_object_get_string_member (row, "class"));
        }
    }
  *known = FALSE;

  return classify_status (status, fallback);
}

/* What the vendor says went wrong: its code and its words, safe to be shown.  (transfer full) */
static char *
dup_reason (CliffVendor       *self,
            int                status,
            JsonNode          *root,
            const char *const *secrets)
{
  JsonObject *paths = get_object (self->operation, "error");
  g_autofree char *code = cliff_template_find_text (get_paths (paths, "code"), root);
  g_autofree char *message = cliff_template_find_text (get_paths (paths, "message"), root);
  g_autofree char *text = NULL;

  if (code == NULL && message == NULL)
    return g_strdup_printf ("HTTP %d", status);
  text = g_strdup_printf ("%s%s%s", code != NULL ? code : "", code != NULL && message != NULL ? ": " : "", message != NULL ? message : "");

  return cliff_redact (text, secrets);
}

/* @code: the class that holds where the descriptor has none for this. */
static void
set_error (CliffVendor        *self,
           int                 status,
           JsonNode           *root,
           const char *const  *secrets,
           int                 fallback,
           GError            **error)
{
  g_autofree char *reason = dup_reason (self, status, root, secrets);
  gboolean known;
  int code = classify (self, status, reason, fallback, &known);

  g_set_error (error, CLIFF_ENGINE_ERROR, code, "%s: %s", self->descriptor->name, reason);
}

/* Some vendors answer 200 whatever happened and say in the body how it was. */
static gboolean
is_ok (CliffVendor *self,
       JsonNode    *root)
{
  JsonObject *ok = get_object (self->operation, "ok");
  g_autoptr(JsonNode) value = ok != NULL ? cliff_template_find (get_paths (ok, "path"), root) : NULL;

  return value == NULL || json_node_equal (value, json_object_get_member (ok, "equals"));
}

/* ── Submitting ──────────────────────────────────────────────────────────── */

static JsonObject *
read_token (JsonObject *paths,
            JsonNode   *root)
{
  g_autoptr(JsonObject) token = json_object_new ();
  g_autoptr(GList) names = json_object_get_members (paths);

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *value = cliff_template_find_text (json_object_get_member (paths, l->data), root);

      if (value != NULL)
        json_object_set_string_member (token, l->data, value);
    }

  return json_object_has_member (token, "id") ? g_steal_pointer (&token) : NULL;
}

JsonObject *
cliff_vendor_read_submit (CliffVendor        *self,
                          int                 status,
                          JsonNode           *root,
                          const char *const  *secrets,
                          GError            **error)
{
  JsonObject *token = NULL;

  if (status >= 200 && status < 300 && is_ok (self, root))
    {
      if (root != NULL && json_object_has_member (self->operation, "token"))
        token = read_token (json_object_get_object_member (self->operation, "token"), root);
      if (token == NULL)
        g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_UNCERTAIN,
                     "%s took the request on, but its answer cannot be read", self->descriptor->name);
      return token;
    }
  if (status >= 200 && status < 300)
    set_error (self, status, root, secrets, CLIFF_ENGINE_ERROR_REQUEST, error);
  else
    /* Something in between may have failed after the vendor had begun. */
    set_error (self, status, root, secrets, status >= 500 ? CLIFF_ENGINE_ERROR_UNCERTAIN : CLIFF_ENGINE_ERROR_REQUEST, error);

  return NULL;
}

/* ── Polling ──────────────────────────────────────────────────────────── */

static void
result_free (gpointer data)
{
  CliffTaskResult *self = data;

  g_free (self->role);
  g_free (self->url);
  g_free (self->via);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

void
cliff_task_reading_clear (CliffTaskReading *self)
{
  g_clear_pointer (&self->results, g_ptr_array_unref);
}

static GBytes *
decode_hex (const char *text)
{
  gsize length = strlen (text) / 2;
  guint8 *data = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    {
      int high = g_ascii_xdigit_value (text[2 * i]), low = g_ascii_xdigit_value (text[2 * i + 1]);

      if (high < 0 || low < 0)
        {
          g_free (data);
          return NULL;
        }
      data[i] = high << 4 | low;
    }

  return g_bytes_new_take (data, length);
}

static GBytes *
find_bytes (JsonObject *row,
            JsonNode   *root)
{
  g_autofree char *base64 = cliff_template_find_text (get_paths (row, "base64"), root);
  g_autofree char *hex = cliff_template_find_text (get_paths (row, "hex"), root);
  guint8 *data;
  gsize length;

  if (hex != NULL)
    return decode_hex (hex);
  if (base64 == NULL)
    return NULL;
  data = g_base64_decode (base64, &length);

  return g_bytes_new_take (data, length);
}

static void
add_result (JsonObject *row,
            JsonNode   *root,
            JsonObject *slots,
            GPtrArray  *results)
{
  g_autofree char *url = cliff_template_find_text (get_paths (row, "url"), root);
  g_autoptr(GBytes) bytes = find_bytes (row, root);
  JsonNode *via = get_paths (get_object (row, "via"), "path");
  CliffTaskResult *result;

  /* An address the answer does not name, but the descriptor: "{base}/videos/{token.id}/content". */
  if (url == NULL && json_object_has_member (row, "fetch"))
    url = cliff_template_text (json_object_get_string_member (row, "fetch"), slots, NULL);
  if ((url == NULL && bytes == NULL) || results->len >= MOST_RESULTS)
    return;
  result = g_new0 (CliffTaskResult, 1);
  result->role = g_strdup (json_object_get_string_member (row, "role"));
  result->keyed = json_object_get_boolean_member_with_default (row, "keyed", FALSE);
  result->via = via != NULL ? json_to_string (via, FALSE) : NULL;
  result->url = g_steal_pointer (&url);
  result->bytes = g_steal_pointer (&bytes);
  g_ptr_array_add (results, result);
}

static void
read_results (CliffVendor  *self,
              JsonNode     *root,
              JsonObject   *slots,
              JsonObject   *token,
              CliffTaskReading *reading)
{
  JsonArray *rows = json_object_has_member (self->operation, "results") ? json_object_get_array_member (self->operation, "results") : NULL;
  g_autoptr(JsonObject) filled = json_object_new ();

  json_object_set_string_member (filled, "base", self->base);
  if (token != NULL)
    json_object_set_object_member (filled, "token", json_object_ref (token));
  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    add_result (json_array_get_object_element (rows, i), root, filled, reading->results);
}

static void
read_usage (CliffVendor  *self,
            JsonNode     *root,
            CliffTaskReading *reading)
{
  JsonObject *usage = get_object (self->operation, "usage");
  g_autofree char *text = usage != NULL ? cliff_template_find_text (get_paths (usage, "path"), root) : NULL;

  if (text == NULL)
    return;
  reading->usage = g_ascii_strtoll (text, NULL, 10);
  reading->usage_unit = g_intern_string (json_object_get_string_member (usage, "unit"));
}

static gboolean
is_pending (CliffVendor *self,
            int          status)
{
  JsonObject *poll = get_object (self->operation, "poll");
  JsonArray *array = poll != NULL && json_object_has_member (poll, "pending") ? json_object_get_array_member (poll, "pending") : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (json_array_get_int_element (array, i) == status)
      return TRUE;

  return FALSE;
}

static CliffTaskState
parse_state (const char *word)
{
  static const struct
  {
    const char     *word;
    CliffTaskState  state;
  } words[] = {
    { "queued", CLIFF_TASK_QUEUED }, { "running", CLIFF_TASK_RUNNING }, { "done", CLIFF_TASK_DONE }, { "failed", CLIFF_TASK_FAILED },
    { "cancelled", CLIFF_TASK_CANCELLED }, { "gone", CLIFF_TASK_GONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].word, word) == 0)
      return words[i].state;

  return CLIFF_TASK_RUNNING;
}

static CliffTaskState
read_state (CliffVendor *self,
            JsonNode    *root)
{
  JsonObject *state = json_object_get_object_member (self->operation, "state");
  JsonObject *words = json_object_get_object_member (state, "words");
  g_autofree char *word = cliff_template_find_text (get_paths (state, "path"), root);

  /* A word we do not know is a task that goes on: vendors invent new ones, and a task is not given up for that. */
  return word == NULL ? CLIFF_TASK_AGAIN : parse_state (json_object_get_string_member_with_default (words, word, NULL));
}

static gint64
read_permille (CliffVendor *self,
               JsonNode    *root)
{
  g_autofree char *text = cliff_template_find_text (get_paths (self->operation, "progress"), root);
  double value = text != NULL ? g_ascii_strtod (text, NULL) : -1;

  /* Parts of one, or per cent. */
  return !(value >= 0 && value <= 100) ? -1 : (gint64) (value <= 1 ? value * 1000 : value * 10);
}

/* A task that is said to be done may have made nothing, or say so beside the point. */
static void
read_done (CliffVendor        *self,
           int                 status,
           JsonNode           *root,
           JsonObject         *slots,
           JsonObject         *token,
           const char *const  *secrets,
           CliffTaskReading       *reading,
           GError            **error)
{
  JsonObject *state = get_object (self->operation, "state");
  g_autofree char *refused = cliff_template_find_text (get_paths (state, "refused"), root);
  g_autofree char *code = cliff_template_find_text (get_paths (get_object (self->operation, "error"), "code"), root);

  if (g_strcmp0 (refused, "true") == 0)
    {
      reading->state = CLIFF_TASK_FAILED;
      g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_REFUSED, "%s: what it made is withheld by its rules", self->descriptor->name);
      return;
    }
  read_results (self, root, slots, token, reading);
  read_usage (self, root, reading);
  if (reading->results->len > 0)
    return;
  reading->state = CLIFF_TASK_FAILED;
  if (code != NULL)
    set_error (self, status, root, secrets, CLIFF_ENGINE_ERROR_FAILED, error);
  else
    g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_LOST, "%s says it is done, but not where", self->descriptor->name);
}

/* What was submitted is answered with what was made, at once. */
static void
read_direct (CliffVendor        *self,
             int                 status,
             JsonNode           *root,
             JsonObject         *slots,
             const char *const  *secrets,
             CliffTaskReading       *reading,
             GError            **error)
{
  if (status >= 200 && status < 300 && root == NULL)
    {
      reading->state = CLIFF_TASK_FAILED;
      g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_UNCERTAIN,
                   "%s took the request on, but its answer cannot be read", self->descriptor->name);
    }
  else if (status >= 200 && status < 300 && is_ok (self, root))
    {
      reading->state = CLIFF_TASK_DONE;
      read_done (self, status, root, slots, NULL, secrets, reading, error);
    }
  else
    {
      reading->state = CLIFF_TASK_FAILED;
      set_error (self, status, root, secrets, status >= 500 ? CLIFF_ENGINE_ERROR_UNCERTAIN : CLIFF_ENGINE_ERROR_REQUEST, error);
    }
}

char *
cliff_vendor_read_via (CliffVendor            *self,
                       const CliffTaskResult  *result,
                       int                     status,
                       JsonNode               *root,
                       const char *const      *secrets,
                       GError                **error)
{
  g_autoptr(JsonNode) paths = json_from_string (result->via, NULL);
  char *url = status == 200 && paths != NULL ? cliff_template_find_text (paths, root) : NULL;

  if (url == NULL)
    set_error (self, status, root, secrets, CLIFF_ENGINE_ERROR_FAILED, error);

  return url;
}

void
cliff_vendor_read_poll (CliffVendor        *self,
                        int                 status,
                        JsonNode           *root,
                        JsonObject         *slots,
                        JsonObject         *token,
                        const char *const  *secrets,
                        CliffTaskReading       *reading,
                        GError            **error)
{
  reading->results = g_ptr_array_new_with_free_func (result_free);
  reading->permille = -1;
  reading->usage = -1;
  reading->state = CLIFF_TASK_AGAIN;
  if (json_object_has_member (self->operation, "direct"))
    {
      read_direct (self, status, root, slots, secrets, reading, error);
      return;
    }
  if (status != 200 && is_pending (self, status))
    {
      reading->state = status == 404 ? CLIFF_TASK_GONE : CLIFF_TASK_QUEUED;
      return;
    }
  if (status < 200 || status >= 300 || root == NULL || !is_ok (self, root))
    {
      if (status == 404 || status == 410)
        reading->state = CLIFF_TASK_GONE;
      set_error (self, status, root, secrets, CLIFF_ENGINE_ERROR_TRANSIENT, error);
      return;
    }

  reading->state = read_state (self, root);
  reading->permille = (int) read_permille (self, root);
  if (reading->state == CLIFF_TASK_DONE)
    read_done (self, status, root, slots, token, secrets, reading, error);
  else if (reading->state == CLIFF_TASK_FAILED)
    set_error (self, status, root, secrets, CLIFF_ENGINE_ERROR_FAILED, error);
}

/* ── Lists ──────────────────────────────────────────────────────────── */

void
cliff_listed_free (CliffListed *self)
{
  json_object_unref (self->token);
  g_free (self->model);
  g_free (self->prompt);
  g_free (self->handle);
  g_free (self);
}

/* Seconds or thousandths since 1970, or a date in words. */
static gint64
read_time (JsonNode *paths,
           JsonNode *root)
{
  g_autofree char *text = cliff_template_find_text (paths, root);
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) date = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;
  gint64 number = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;

  if (date != NULL)
    return g_date_time_to_unix (date);
  if (number <= 0)
    return -1;

  return number > G_GINT64_CONSTANT (100000000000) ? number / 1000 : number;
}

GPtrArray *
cliff_vendor_read_list (CliffVendor *self,
                        JsonNode    *root)
{
  JsonObject *list = get_object (self->operation, "list");
  g_autoptr(GPtrArray) listed = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_listed_free);
  g_autoptr(JsonNode) items = list != NULL && root != NULL ? cliff_template_find (get_paths (list, "items"), root) : NULL;
  JsonArray *array = items != NULL && JSON_NODE_HOLDS_ARRAY (items) ? json_node_get_array (items) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      JsonObject *token = read_token (json_object_get_object_member (list, "token"), item);
      CliffListed *one;

      if (token == NULL)
        continue;
      one = g_new0 (CliffListed, 1);
      one->token = token;
      one->model = cliff_template_find_text (get_paths (list, "model"), item);
      one->prompt = cliff_template_find_text (get_paths (list, "prompt"), item);
      one->handle = cliff_template_find_text (get_paths (list, "handle"), item);
      one->created = read_time (get_paths (list, "created"), item);
      g_ptr_array_add (listed, one);
    }

  return g_steal_pointer (&listed);
}
