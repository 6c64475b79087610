/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-template.h"

#include "cliff-engine.h"

#include <string.h>

#define MOST_DEPTH 24
#define MOST_FILE (64 * 1024 * 1024)

static JsonNode *expand (JsonNode    *self,
                         JsonObject  *slots,
                         int          depth,
                         GError     **error);

static gboolean
set_error (GError     **error,
           const char  *format,
           const char  *what)
{
  g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_REQUEST, format, what);

  return FALSE;
}

static JsonNode *
new_text (const char *text)
{
  return text != NULL ? json_node_init_string (json_node_alloc (), text) : NULL;
}

static JsonNode *
new_int (gint64 value)
{
  return json_node_init_int (json_node_alloc (), value);
}

/* ── Values ──────────────────────────────────────────────────────────── */

static gboolean
is_nothing (JsonNode *node)
{
  return node == NULL || JSON_NODE_HOLDS_NULL (node)
         || (json_node_get_value_type (node) == G_TYPE_STRING && *json_node_get_string (node) == '\0');
}

JsonNode *
cliff_template_slot (JsonObject *slots,
                     const char *name)
{
  g_auto(GStrv) parts = g_strsplit (name != NULL ? name : "", ".", 4);
  JsonNode *node = NULL;

  for (int i = 0; parts[i] != NULL; i++)
    {
      node = json_object_get_member (slots, parts[i]);
      if (is_nothing (node))
        return NULL;
      if (parts[i + 1] == NULL)
        break;
      if (!JSON_NODE_HOLDS_OBJECT (node))
        return NULL;
      slots = json_node_get_object (node);
    }

  return node;
}

/* (transfer full) (nullable) */
static char *
dup_text (JsonNode *node)
{
  if (is_nothing (node) || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);

  return json_to_string (node, FALSE);
}

static JsonNode *
find_one (const char *path,
          JsonNode   *root)
{
  g_autoptr(JsonNode) found = json_path_query (path, root, NULL);
  JsonArray *array = found != NULL ? json_node_get_array (found) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (!is_nothing (json_array_get_element (array, i)))
      return json_node_copy (json_array_get_element (array, i));

  return NULL;
}

JsonNode *
cliff_template_find (JsonNode *paths,
                     JsonNode *root)
{
  JsonArray *array;

  if (paths == NULL || root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (paths))
    return find_one (json_node_get_string (paths), root);
  array = json_node_get_array (paths);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *found = find_one (json_array_get_string_element (array, i), root);

      if (found != NULL)
        return found;
    }

  return NULL;
}

char *
cliff_template_find_text (JsonNode *paths,
                          JsonNode *root)
{
  g_autoptr(JsonNode) node = cliff_template_find (paths, root);

  return dup_text (node);
}

/* ── Filters ──────────────────────────────────────────────────────────── */

static JsonNode *
encode_file (JsonNode  *value,
             gboolean   as_uri,
             GError   **error)
{
  JsonObject *file = JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;
  const char *path = file != NULL ? json_object_get_string_member_with_default (file, "path", NULL) : NULL;
  const char *type = file != NULL ? json_object_get_string_member_with_default (file, "type", "application/octet-stream") : NULL;
  g_autoptr(GMappedFile) map = NULL;
  g_autofree char *encoded = NULL;
  g_autofree char *uri = NULL;

  /* What is an address already goes as it is. */
  if (json_node_get_value_type (value) == G_TYPE_STRING)
    return json_node_copy (value);
  if (path == NULL)
    {
      set_error (error, "A file was expected for “%s”", as_uri ? "datauri" : "base64");
      return NULL;
    }
  map = g_mapped_file_new (path, FALSE, error);
  if (map == NULL)
    return NULL;
  if (g_mapped_file_get_length (map) > MOST_FILE)
    {
      set_error (error, "“%s” is too large to be sent", path);
      return NULL;
    }
  encoded = g_base64_encode ((const guchar *) g_mapped_file_get_contents (map), g_mapped_file_get_length (map));
  if (!as_uri)
    return new_text (encoded);
  uri = g_strdup_printf ("data:%s;base64,%s", type, encoded);

  return new_text (uri);
}

static JsonNode *
look_up (JsonNode    *value,
         const char  *name,
         JsonObject  *slots,
         GError     **error)
{
  g_autofree char *slot = g_strconcat ("$maps.", name, NULL);
  JsonNode *map = cliff_template_slot (slots, slot);
  g_autofree char *word = dup_text (value);
  JsonNode *found = map != NULL && word != NULL && JSON_NODE_HOLDS_OBJECT (map)
                      ? json_object_get_member (json_node_get_object (map), word) : NULL;

  if (found == NULL)
    {
      set_error (error, "The engine has no word for “%s”", word != NULL ? word : name);
      return NULL;
    }

  return json_node_copy (found);
}

/* @argument: (nullable). (transfer full) (nullable) */
static JsonNode *
filter (JsonNode    *value,
        const char  *name,
        const char  *argument,
        JsonObject  *slots,
        GError     **error)
{
  g_autofree char *text = dup_text (value);
  g_autofree char *made = NULL;

  if (g_str_equal (name, "seconds"))
    return new_int (json_node_get_int (value) / CLIFF_SECOND);
  if (g_str_equal (name, "ms"))
    return new_int (json_node_get_int (value) / CLIFF_MSECOND);
  if (g_str_equal (name, "integer"))
    return new_int (g_ascii_strtoll (text != NULL ? text : "", NULL, 10));
  if (g_str_equal (name, "text"))
    return new_text (text);
  if (g_str_equal (name, "suffix") && text != NULL && argument != NULL)
    return new_text (made = g_strconcat (text, argument, NULL));
  if (g_str_equal (name, "escape") && text != NULL)
    return new_text (made = g_uri_escape_string (text, NULL, FALSE));
  if (g_str_equal (name, "map") && argument != NULL)
    return look_up (value, argument, slots, error);
  if (g_str_equal (name, "datauri") || g_str_equal (name, "base64"))
    return encode_file (value, *name == 'd', error);
  set_error (error, "The descriptor uses “%s”, which is no filter for this", name);

  return NULL;
}

/* Evaluates "first|datauri": (transfer full) (nullable), NULL without an error where there is no value. */
static JsonNode *
evaluate (const char  *expression,
          JsonObject  *slots,
          GError     **error)
{
  g_auto(GStrv) parts = g_strsplit (expression, "|", 8);
  JsonNode *slot = cliff_template_slot (slots, parts[0]);
  g_autoptr(JsonNode) value = slot != NULL ? json_node_copy (slot) : NULL;

  if (parts[0] == NULL)
    {
      set_error (error, "“%s” in the descriptor names nothing", "{}");
      return NULL;
    }
  for (int i = 1; parts[i] != NULL; i++)
    {
      char *argument = strchr (parts[i], ':');
      g_autoptr(JsonNode) old = g_steal_pointer (&value);

      if (argument != NULL)
        *argument++ = '\0';
      if (g_str_equal (parts[i], "default"))
        value = old != NULL ? g_steal_pointer (&old) : new_text (argument != NULL ? argument : "");
      else if (old != NULL)
        value = filter (old, parts[i], argument, slots, error);
      if (value == NULL)
        return NULL;
    }

  return g_steal_pointer (&value);
}

/* ── Strings ──────────────────────────────────────────────────────────── */

static const char *
find_end (const char *brace)
{
  return strchr (brace, '}');
}

char *
cliff_template_text (const char  *self,
                     JsonObject  *slots,
                     GError     **error)
{
  g_autoptr(GString) out = g_string_new (NULL);

  while (*self != '\0')
    {
      gsize plain = strcspn (self, "{");
      const char *end;

      g_string_append_len (out, self, plain);
      self += plain;
      if (*self == '\0')
        break;
      end = find_end (self);
      if (end == NULL)
        {
          set_error (error, "“%s” in the descriptor has no closing brace", self);
          return NULL;
        }

      g_autofree char *expression = g_strndup (self + 1, end - self - 1);
      g_autoptr(GError) failure = NULL;
      g_autoptr(JsonNode) value = evaluate (expression, slots, &failure);
      g_autofree char *text = value != NULL ? dup_text (value) : NULL;

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      if (text != NULL)
        g_string_append (out, text);
      self = end + 1;
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static JsonNode *
expand_string (const char  *text,
               JsonObject  *slots,
               GError     **error)
{
  gsize length = strlen (text);
  g_autofree char *made = NULL;

  if (length > 2 && text[0] == '{' && find_end (text) == text + length - 1)
    {
      g_autofree char *expression = g_strndup (text + 1, length - 2);

      return evaluate (expression, slots, error);
    }
  made = cliff_template_text (text, slots, error);

  return made != NULL ? new_text (made) : NULL;
}

/* ── Objects and lists ──────────────────────────────────────────────────────────── */

static gboolean
is_wanted (JsonObject *object,
           JsonObject *slots)
{
  const char *with = json_object_get_string_member_with_default (object, "$if", NULL);
  const char *without = json_object_get_string_member_with_default (object, "$unless", NULL);

  return (with == NULL || cliff_template_slot (slots, with) != NULL)
         && (without == NULL || cliff_template_slot (slots, without) == NULL);
}

static JsonNode *
expand_object (JsonObject  *object,
               JsonObject  *slots,
               int          depth,
               GError     **error)
{
  g_autoptr(JsonObject) made = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!is_wanted (object, slots))
    return NULL;
  if (json_object_has_member (object, "$then"))
    return expand (json_object_get_member (object, "$then"), slots, depth + 1, error);

  made = json_object_new ();
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_autoptr(GError) failure = NULL;
      JsonNode *value;

      if (*name == '$')
        continue;
      value = expand (node, slots, depth + 1, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      if (value != NULL)
        json_object_set_member (made, name, value);
    }

  return json_node_init_object (json_node_alloc (), made);
}

static gboolean
append_each (JsonObject  *object,
             JsonObject  *slots,
             JsonArray   *into,
             int          depth,
             GError     **error)
{
  JsonNode *list = cliff_template_slot (slots, json_object_get_string_member_with_default (object, "$each", ""));
  JsonNode *body = json_object_get_member (object, "$do");
  JsonArray *items = list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;

  if (body == NULL)
    return set_error (error, "%s without “$do” in the descriptor", "“$each”");
  /* There is one "item", and lists of lists would multiply. */
  if (json_object_has_member (slots, "item"))
    return set_error (error, "%s within another in the descriptor", "“$each”");
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      g_autoptr(GError) failure = NULL;
      JsonNode *value;

      json_object_set_member (slots, "item", json_node_copy (json_array_get_element (items, i)));
      value = expand (body, slots, depth + 1, &failure);
      json_object_remove_member (slots, "item");
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (value != NULL)
        json_array_add_element (into, value);
    }

  return TRUE;
}

/* A list of which nothing is left is left out itself. */
static JsonNode *
expand_array (JsonArray   *array,
              JsonObject  *slots,
              int          depth,
              GError     **error)
{
  g_autoptr(JsonArray) made = json_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autoptr(GError) failure = NULL;
      JsonNode *value = NULL;

      if (JSON_NODE_HOLDS_OBJECT (node) && json_object_has_member (json_node_get_object (node), "$each"))
        append_each (json_node_get_object (node), slots, made, depth, &failure);
      else
        value = expand (node, slots, depth + 1, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      if (value != NULL)
        json_array_add_element (made, value);
    }
  if (json_array_get_length (made) == 0 && json_array_get_length (array) > 0)
    return NULL;

  return json_node_init_array (json_node_alloc (), made);
}

static JsonNode *
expand (JsonNode    *self,
        JsonObject  *slots,
        int          depth,
        GError     **error)
{
  if (depth > MOST_DEPTH)
    {
      set_error (error, "A template of the descriptor is nested too %s", "deep");
      return NULL;
    }
  if (JSON_NODE_HOLDS_OBJECT (self))
    return expand_object (json_node_get_object (self), slots, depth, error);
  if (JSON_NODE_HOLDS_ARRAY (self))
    return expand_array (json_node_get_array (self), slots, depth, error);
  if (json_node_get_value_type (self) == G_TYPE_STRING)
    return expand_string (json_node_get_string (self), slots, error);

  return json_node_copy (self);
}

JsonNode *
cliff_template_expand (JsonNode    *self,
                       JsonObject  *slots,
                       GError     **error)
{
  return expand (self, slots, 0, error);
}
