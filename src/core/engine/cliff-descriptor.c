/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-descriptor.h"

#include <gio/gio.h>
#include <string.h>

#include "cliff-engine.h"
#include "cliff-net-rules.h"

#define MOST_BYTES (1024 * 1024)
#define MOST_PATH 200
#define MOST_PIXELS 8192
/* Of a price: a million of anything, in millionths. */
#define MOST_MICRO (G_GINT64_CONSTANT (1000000) * 1000000)
#define FOLDER "/io/github/cliffhanger_studio/Cliffhanger/engines"

/* ── What may be in it ──────────────────────────────────────────────────────────── */

typedef enum
{
  FIELD_ANY,
  FIELD_TEXT,
  FIELD_METHOD,
  FIELD_INT,
  FIELD_FLAG,
  FIELD_PATHS,   /* a path or a list of them */
  FIELD_TEXTS,
  FIELD_INTS,
  FIELD_GROUPS,  /* a list of lists of texts */
  FIELD_SIZE,    /* two numbers of pixels */
  FIELD_PLAINS,  /* an object of texts, numbers and flags */
  FIELD_MAP,     /* an object with any names; "each" says of what */
  FIELD_OBJECT,
  FIELD_LIST,    /* of objects */
  FIELD_TABLE,   /* an object of objects with any names */
} FieldType;

typedef struct _Field Field;
struct _Field
{
  const char  *name;
  FieldType    type;
  gboolean     needed;
  const Field *inner;
  FieldType    each;
};

static const Field call_fields[] = {
  { "method", FIELD_METHOD }, { "url", FIELD_TEXT, TRUE }, { "headers", FIELD_MAP, FALSE, NULL, FIELD_TEXT }, { "body", FIELD_ANY }, { NULL },
};
static const Field poll_fields[] = {
  { "method", FIELD_METHOD }, { "url", FIELD_TEXT, TRUE }, { "headers", FIELD_MAP, FALSE, NULL, FIELD_TEXT }, { "every", FIELD_INTS, TRUE },
  { "pending", FIELD_INTS }, { NULL },
};
static const Field state_fields[] = {
  { "path", FIELD_PATHS, TRUE }, { "words", FIELD_MAP, TRUE, NULL, FIELD_TEXT }, { "refused", FIELD_PATHS }, { NULL },
};
static const Field result_fields[] = {
  { "role", FIELD_TEXT, TRUE }, { "url", FIELD_PATHS }, { "fetch", FIELD_TEXT }, { "base64", FIELD_PATHS }, { "hex", FIELD_PATHS },
  { "keyed", FIELD_FLAG }, { "life", FIELD_INT }, { "via", FIELD_OBJECT, FALSE, (const Field[]) { { "url", FIELD_TEXT, TRUE },
  { "path", FIELD_PATHS, TRUE }, { NULL } } }, { NULL },
};
static const Field list_fields[] = {
  { "url", FIELD_TEXT, TRUE }, { "items", FIELD_PATHS, TRUE }, { "token", FIELD_MAP, TRUE, NULL, FIELD_PATHS }, { "created", FIELD_PATHS }, { "model", FIELD_PATHS },
  { "prompt", FIELD_PATHS }, { "handle", FIELD_PATHS }, { NULL },
};
static const Field reason_fields[] = { { "code", FIELD_PATHS }, { "message", FIELD_PATHS }, { NULL } };
static const Field ok_fields[] = { { "path", FIELD_PATHS, TRUE }, { "equals", FIELD_ANY, TRUE }, { NULL } };
static const Field usage_fields[] = { { "path", FIELD_PATHS, TRUE }, { "unit", FIELD_TEXT, TRUE }, { NULL } };
static const Field operation_fields[] = {
  { "kind", FIELD_TEXT, TRUE }, { "submit", FIELD_OBJECT, TRUE, call_fields }, { "direct", FIELD_TEXT }, { "token", FIELD_MAP, FALSE, NULL, FIELD_PATHS },
  { "poll", FIELD_OBJECT, FALSE, poll_fields }, { "state", FIELD_OBJECT, FALSE, state_fields }, { "progress", FIELD_PATHS },
  { "results", FIELD_LIST, FALSE, result_fields }, { "error", FIELD_OBJECT, FALSE, reason_fields }, { "ok", FIELD_OBJECT, FALSE, ok_fields },
  { "usage", FIELD_OBJECT, FALSE, usage_fields }, { "cancel", FIELD_OBJECT, FALSE, call_fields }, { "list", FIELD_OBJECT, FALSE, list_fields },
  { "resend", FIELD_FLAG }, { NULL },
};
static const Field error_fields[] = {
  { "http", FIELD_INT }, { "match", FIELD_TEXT }, { "class", FIELD_TEXT, TRUE }, { NULL },
};
static const Field prompt_fields[] = { { "most", FIELD_INT, TRUE }, { "unit", FIELD_TEXT }, { NULL } };
static const Field price_fields[] = {
  { "currency", FIELD_TEXT, TRUE }, { "unit", FIELD_TEXT, TRUE }, { "micro", FIELD_INT, TRUE }, { "when", FIELD_PLAINS }, { "fps", FIELD_INT }, { NULL },
};
static const Field model_fields[] = {
  { "id", FIELD_TEXT, TRUE }, { "operation", FIELD_TEXT, TRUE }, { "name", FIELD_TEXT }, { "prompt", FIELD_OBJECT, FALSE, prompt_fields },
  { "seconds", FIELD_INTS }, { "shortest", FIELD_INT }, { "longest", FIELD_INT }, { "ratios", FIELD_TEXTS }, { "resolutions", FIELD_TEXTS },
  { "takes", FIELD_MAP, FALSE, NULL, FIELD_INT }, { "needs", FIELD_TEXTS }, { "alone", FIELD_GROUPS }, { "maps", FIELD_MAP, FALSE, NULL, FIELD_PLAINS }, { "sizes", FIELD_MAP, FALSE, NULL, FIELD_SIZE },
  { "price", FIELD_LIST, FALSE, price_fields }, { NULL },
};
static const Field answer_fields[] = {
  { "status", FIELD_INT }, { "body", FIELD_ANY }, { "expect", FIELD_MAP, TRUE }, { NULL },
};
static const Field fixture_fields[] = {
  { "name", FIELD_TEXT, TRUE }, { "model", FIELD_TEXT, TRUE }, { "slots", FIELD_MAP, TRUE }, { "request", FIELD_MAP }, { "refused", FIELD_TEXT },
  { "estimate", FIELD_INT }, { "submit", FIELD_LIST, FALSE, answer_fields }, { "token", FIELD_MAP }, { "poll", FIELD_LIST, FALSE, answer_fields }, { NULL },
};
static const Field auth_fields[] = { { "kind", FIELD_TEXT, TRUE }, { "header", FIELD_TEXT }, { "prefix", FIELD_TEXT }, { NULL } };
static const Field root_fields[] = {
  { "id", FIELD_TEXT, TRUE }, { "version", FIELD_INT, TRUE }, { "name", FIELD_TEXT, TRUE }, { "date", FIELD_TEXT, TRUE }, { "base", FIELD_TEXT, TRUE },
  { "hosts", FIELD_TEXTS }, { "auth", FIELD_OBJECT, TRUE, auth_fields }, { "headers", FIELD_MAP, FALSE, NULL, FIELD_TEXT }, { "errors", FIELD_LIST, FALSE, error_fields },
  { "operations", FIELD_TABLE, TRUE, operation_fields }, { "models", FIELD_LIST, TRUE, model_fields }, { "fixtures", FIELD_LIST, FALSE, fixture_fields },
  { NULL },
};

static gboolean
set_wrong (GError     **error,
           const char  *path,
           const char  *what)
{
  g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_REQUEST, "“%s” of the descriptor %s", path, what);

  return FALSE;
}

static gboolean
is_list_of (JsonNode *node,
            GType     type)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (json_node_get_value_type (json_array_get_element (array, i)) != type)
      return FALSE;

  return array != NULL;
}

/* "$.data.list[0].url".  The library reads more, but runs away with some of it: what no vendor needs is not let near it. */
static gboolean
is_path (const char *text)
{
  if (strlen (text) > MOST_PATH || *text++ != '$')
    return FALSE;
  while (*text != '\0')
    {
      gsize length;

      if (*text == '.' && (g_ascii_isalpha (text[1]) || text[1] == '_'))
        {
          text += 1 + strspn (text + 1, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-");
          continue;
        }
      length = *text == '[' ? strspn (text + 1, G_CSET_DIGITS) : 0;
      if (length == 0 || length > 6 || text[length + 1] != ']')
        return FALSE;
      text += length + 2;
    }

  return TRUE;
}

static gboolean
is_paths (JsonNode *node)
{
  JsonArray *array = is_list_of (node, G_TYPE_STRING) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    return json_node_get_value_type (node) == G_TYPE_STRING && is_path (json_node_get_string (node));
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!is_path (json_array_get_string_element (array, i)))
      return FALSE;

  return TRUE;
}

static gboolean
is_method (JsonNode *node)
{
  static const char *const methods[] = { "GET", "POST", "PUT", "PATCH", "DELETE", NULL };

  return json_node_get_value_type (node) == G_TYPE_STRING && g_strv_contains (methods, json_node_get_string (node));
}

static gboolean
is_groups (JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (!is_list_of (json_array_get_element (array, i), G_TYPE_STRING))
      return FALSE;

  return array != NULL;
}

static gboolean
is_size (JsonNode *node)
{
  JsonArray *array = is_list_of (node, G_TYPE_INT64) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) != 2)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    if (json_array_get_int_element (array, i) < 1 || json_array_get_int_element (array, i) > MOST_PIXELS)
      return FALSE;

  return TRUE;
}

/* Nothing but plain values: an object would pass for one of the project's files, whose path is the program's alone to say. */
static gboolean
is_plains (JsonNode *node)
{
  g_autoptr(GList) values = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_values (json_node_get_object (node)) : NULL;

  for (GList *l = values; l != NULL; l = l->next)
    if (!JSON_NODE_HOLDS_VALUE ((JsonNode *) l->data))
      return FALSE;

  return JSON_NODE_HOLDS_OBJECT (node);
}

static gboolean check_field (JsonNode     *node,
                             const Field  *field,
                             const char   *path,
                             GError      **error);

static gboolean
check_each (JsonNode     *node,
            FieldType     each,
            const char   *path,
            GError      **error)
{
  const Field field = { .type = each };
  g_autoptr(GList) names = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_members (json_node_get_object (node)) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *inner = g_strdup_printf ("%s.%s", path, (char *) l->data);

      if (!check_field (json_object_get_member (json_node_get_object (node), l->data), &field, inner, error))
        return FALSE;
    }

  return JSON_NODE_HOLDS_OBJECT (node) || set_wrong (error, path, "is no object");
}

static gboolean check_object (JsonNode     *node,
                              const Field  *fields,
                              const char   *path,
                              GError      **error);

static gboolean
check_inner (JsonNode     *node,
             const Field  *field,
             const char   *path,
             GError      **error)
{
  if (field->type == FIELD_OBJECT)
    return check_object (node, field->inner, path, error);
  if (field->type == FIELD_TABLE)
    {
      g_autoptr(GList) names = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_members (json_node_get_object (node)) : NULL;

      for (GList *l = names; l != NULL; l = l->next)
        {
          g_autofree char *inner = g_strdup_printf ("%s.%s", path, (char *) l->data);

          if (!check_object (json_object_get_member (json_node_get_object (node), l->data), field->inner, inner, error))
            return FALSE;
        }

      return names != NULL || set_wrong (error, path, "is empty or no object");
    }

  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *inner = g_strdup_printf ("%s[%u]", path, i);

      if (!check_object (json_array_get_element (array, i), field->inner, inner, error))
        return FALSE;
    }

  return array != NULL || set_wrong (error, path, "is no list");
}

static gboolean
check_field (JsonNode     *node,
             const Field  *field,
             const char   *path,
             GError      **error)
{
  GType type = json_node_get_value_type (node);

  switch (field->type)
    {
    case FIELD_TEXT:
      return type == G_TYPE_STRING || set_wrong (error, path, "is no text");
    case FIELD_INT:
      return type == G_TYPE_INT64 || set_wrong (error, path, "is no whole number");
    case FIELD_FLAG:
      return type == G_TYPE_BOOLEAN || set_wrong (error, path, "is neither true nor false");
    case FIELD_METHOD:
      return is_method (node) || set_wrong (error, path, "is no method");
    case FIELD_PATHS:
      return is_paths (node) || set_wrong (error, path, "is no path");
    case FIELD_TEXTS:
      return is_list_of (node, G_TYPE_STRING) || set_wrong (error, path, "is no list of texts");
    case FIELD_INTS:
      return is_list_of (node, G_TYPE_INT64) || set_wrong (error, path, "is no list of whole numbers");
    case FIELD_GROUPS:
      return is_groups (node) || set_wrong (error, path, "is no list of lists of texts");
    case FIELD_SIZE:
      return is_size (node) || set_wrong (error, path, "is no width and height");
    case FIELD_PLAINS:
      return is_plains (node) || set_wrong (error, path, "is no object of texts and numbers");
    case FIELD_MAP:
      return check_each (node, field->each, path, error);
    case FIELD_ANY:
      return TRUE;
    case FIELD_OBJECT:
    case FIELD_LIST:
    case FIELD_TABLE:
      break;
    }

  return check_inner (node, field, path, error);
}

static const Field *
find_field (const Field *fields,
            const char  *name)
{
  for (; fields->name != NULL; fields++)
    if (g_str_equal (fields->name, name))
      return fields;

  return NULL;
}

/* A member nobody knows is a mistake that would otherwise be found when it costs money. */
static gboolean
check_object (JsonNode     *node,
              const Field  *fields,
              const char   *path,
              GError      **error)
{
  g_autoptr(GList) names = NULL;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return set_wrong (error, path, "is no object");
  object = json_node_get_object (node);
  names = json_object_get_members (object);
  for (GList *l = names; l != NULL; l = l->next)
    {
      const Field *field = find_field (fields, l->data);
      g_autofree char *inner = g_strdup_printf ("%s%s%s", path, *path != '\0' ? "." : "", (char *) l->data);

      if (field == NULL)
        return set_wrong (error, inner, "is not known");
      if (!check_field (json_object_get_member (object, l->data), field, inner, error))
        return FALSE;
    }
  for (; fields->name != NULL; fields++)
    if (fields->needed && !json_object_has_member (object, fields->name))
      {
        g_autofree char *inner = g_strdup_printf ("%s%s%s", path, *path != '\0' ? "." : "", fields->name);

        return set_wrong (error, inner, "is missing");
      }

  return TRUE;
}

/* ── What must fit together ──────────────────────────────────────────────────────────── */

static gboolean
check_word (const char        *word,
            const char *const *words,
            const char        *path,
            GError           **error)
{
  return g_strv_contains (words, word) || set_wrong (error, path, "is none of the words it may be");
}

static const char *const units[] = { "second", "token", "piece", "character", NULL };

static gboolean
check_operations (CliffDescriptor  *self,
                  GError          **error)
{
  static const char *const kinds[] = { "picture", "video", "voice", "music", NULL };
  JsonObject *operations = json_object_get_object_member (self->root, "operations");
  g_autoptr(GList) names = json_object_get_members (operations);

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonObject *operation = json_object_get_object_member (operations, l->data);

      if (!check_word (json_object_get_string_member (operation, "kind"), kinds, "operations.kind", error))
        return FALSE;
      if (json_object_has_member (operation, "usage")
          && !check_word (json_object_get_string_member (json_object_get_object_member (operation, "usage"), "unit"), units,
                          "operations.usage.unit", error))
        return FALSE;
      /* What is sent twice by itself must not cost. */
      if (g_str_equal (json_object_get_string_member_with_default (json_object_get_object_member (operation, "submit"), "method", "POST"), "GET"))
        return set_wrong (error, "operations.submit.method", "is no method that makes something");
      if (json_object_has_member (operation, "direct"))
        continue;
      if (!json_object_has_member (operation, "token") || !json_object_has_member (operation, "poll")
          || !json_object_has_member (operation, "state") || !json_object_has_member (operation, "results"))
        return set_wrong (error, l->data, "needs “token”, “poll”, “state” and “results”, or “direct”");
    }

  return TRUE;
}

static gboolean
check_price (JsonObject  *price,
             GError     **error)
{
  gint64 micro = json_object_get_int_member (price, "micro"), fps = json_object_get_int_member_with_default (price, "fps", 1);

  const char *currency = json_object_get_string_member (price, "currency");

  /* Caps are kept for "USD": "usd" would pass beside them. */
  if (strlen (currency) != 3 || strspn (currency, G_CSET_A_2_Z) != 3)
    return set_wrong (error, "models.price.currency", "is no currency of three capital letters");
  if (micro < 0 || micro > MOST_MICRO)
    return set_wrong (error, "models.price.micro", "is no price");
  if (fps < 1 || fps > 240)
    return set_wrong (error, "models.price.fps", "is no rate of pictures");

  return check_word (json_object_get_string_member (price, "unit"), units, "models.price.unit", error);
}

static gboolean
check_models (CliffDescriptor  *self,
              GError          **error)
{
  JsonArray *models = json_object_get_array_member (self->root, "models");
  JsonObject *operations = json_object_get_object_member (self->root, "operations");

  for (guint i = 0; i < json_array_get_length (models); i++)
    {
      JsonObject *model = json_array_get_object_element (models, i);
      JsonArray *prices = json_object_has_member (model, "price") ? json_object_get_array_member (model, "price") : NULL;

      if (!json_object_has_member (operations, json_object_get_string_member (model, "operation")))
        return set_wrong (error, "models.operation", "names no operation");
      for (guint k = 0; prices != NULL && k < json_array_get_length (prices); k++)
        if (!check_price (json_array_get_object_element (prices, k), error))
          return FALSE;
    }

  return TRUE;
}

static gboolean
compile_errors (CliffDescriptor  *self,
                GError          **error)
{
  static const char *const classes[] = { "policy", "params", "auth", "billing", "rate", "capacity", "transient", "lost", "failed", NULL };
  JsonArray *errors = json_object_has_member (self->root, "errors") ? json_object_get_array_member (self->root, "errors") : NULL;

  for (guint i = 0; errors != NULL && i < json_array_get_length (errors); i++)
    {
      JsonObject *row = json_array_get_object_element (errors, i);
      const char *match = json_object_get_string_member_with_default (row, "match", NULL);
      GRegex *regex = NULL;

      if (!check_word (json_object_get_string_member (row, "class"), classes, "errors.class", error)
          || (match != NULL && (regex = g_regex_new (match, G_REGEX_CASELESS, 0, error)) == NULL))
        return FALSE;
      g_ptr_array_add (self->patterns, regex);
    }

  return TRUE;
}

static gboolean
check_auth (CliffDescriptor  *self,
            GError          **error)
{
  static const char *const kinds[] = { "bearer", "header", "jwt-hs256", "none", NULL };
  JsonObject *auth = json_object_get_object_member (self->root, "auth");
  g_autoptr(CliffNetRules) rules = cliff_net_rules_new (self->base, NULL, error);

  return rules != NULL && check_word (json_object_get_string_member (auth, "kind"), kinds, "auth.kind", error)
         && (!g_str_equal (json_object_get_string_member (auth, "kind"), "header") || json_object_has_member (auth, "header")
             || set_wrong (error, "auth.header", "is missing"));
}

/* ── The public functions ──────────────────────────────────────────────────────────── */

static char **
dup_texts (JsonObject *object,
           const char *name)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = json_object_has_member (object, name) ? json_object_get_array_member (object, name) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_strv_builder_add (builder, json_array_get_string_element (array, i));

  return g_strv_builder_end (builder);
}

static void
free_pattern (gpointer data)
{
  g_clear_pointer ((GRegex **) &data, g_regex_unref);
}

CliffDescriptor *
cliff_descriptor_new (GBytes  *data,
                      GError **error)
{
  g_autoptr(CliffDescriptor) self = NULL;
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  gsize length;
  const char *text = g_bytes_get_data (data, &length);

  if (length == 0)
    {
      set_wrong (error, "", "is empty");
      return NULL;
    }
  if (!json_parser_load_from_data (parser, text, length, error))
    return NULL;
  if (json_parser_get_root (parser) == NULL)
    {
      set_wrong (error, "", "is empty");
      return NULL;
    }
  if (!check_object (json_parser_get_root (parser), root_fields, "", error))
    return NULL;

  self = g_new0 (CliffDescriptor, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->root = json_node_dup_object (json_parser_get_root (parser));
  self->id = json_object_get_string_member (self->root, "id");
  self->version = (int) json_object_get_int_member (self->root, "version");
  self->name = json_object_get_string_member (self->root, "name");
  self->date = json_object_get_string_member (self->root, "date");
  self->base = json_object_get_string_member (self->root, "base");
  self->keyring = g_strdup (self->id);
  self->hosts = dup_texts (self->root, "hosts");
  self->patterns = g_ptr_array_new_with_free_func (free_pattern);
  if (!check_auth (self, error) || !check_operations (self, error) || !check_models (self, error) || !compile_errors (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

CliffDescriptor *
cliff_descriptor_shipped (const char  *id,
                          GError     **error)
{
  g_autofree char *path = g_strdup_printf (FOLDER "/%s.json", id);
  g_autoptr(GBytes) data = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (data == NULL)
    {
      g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_UNAVAILABLE, "There is no engine “%s”", id);
      return NULL;
    }

  return cliff_descriptor_new (data, error);
}

CliffDescriptor *
cliff_descriptor_read (const char  *path,
                       GError     **error)
{
  g_autoptr(GMappedFile) map = g_mapped_file_new (path, FALSE, error);
  g_autoptr(GBytes) data = NULL;
  g_autofree char *origin = NULL;
  CliffDescriptor *self;

  if (map == NULL)
    return NULL;
  if (g_mapped_file_get_length (map) > MOST_BYTES)
    {
      g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_REQUEST, "A descriptor has at most %d bytes", MOST_BYTES);
      return NULL;
    }
  data = g_mapped_file_get_bytes (map);
  self = cliff_descriptor_new (data, error);
  if (self == NULL)
    return NULL;
  /* A file may call itself what it likes, and is not given the key of another for that. */
  origin = cliff_net_dup_origin (self->base);
  g_free (self->keyring);
  self->keyring = g_strconcat (self->id, " ", origin, NULL);

  return self;
}

CliffDescriptor *
cliff_descriptor_ref (CliffDescriptor *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cliff_descriptor_unref (CliffDescriptor *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->keyring);
  json_object_unref (self->root);
  g_strfreev (self->hosts);
  g_ptr_array_unref (self->patterns);
  g_free (self);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

char **
cliff_descriptor_list (void)
{
  char **names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (int i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], ".json"))
      names[i][strlen (names[i]) - strlen (".json")] = '\0';
  if (names != NULL)
    qsort (names, g_strv_length (names), sizeof *names, compare_names);

  return names != NULL ? names : g_new0 (char *, 1);
}

JsonObject *
cliff_descriptor_get_model (CliffDescriptor *self,
                            const char      *id)
{
  JsonArray *models = json_object_get_array_member (self->root, "models");

  for (guint i = 0; i < json_array_get_length (models); i++)
    {
      JsonObject *model = json_array_get_object_element (models, i);

      if (g_str_equal (json_object_get_string_member (model, "id"), id))
        return model;
    }

  return NULL;
}

JsonObject *
cliff_descriptor_get_operation (CliffDescriptor *self,
                                JsonObject      *model)
{
  return json_object_get_object_member (json_object_get_object_member (self->root, "operations"),
                                        json_object_get_string_member (model, "operation"));
}
