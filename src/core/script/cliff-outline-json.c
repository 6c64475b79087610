/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script.h"

/* A member that is absent or of another type reads as "". */
static const char *
member_text (JsonObject *object,
             const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return "";

  return json_node_get_string (node);
}

static JsonObject *
array_object (JsonArray *array,
              guint      index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
member_array (JsonObject *object,
              const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
read_elements (CliffOutlineScene *scene,
               JsonArray         *elements,
               GError           **error)
{
  guint n_elements = elements != NULL ? json_array_get_length (elements) : 0;

  for (guint i = 0; i < n_elements; i++)
    {
      JsonObject *object = array_object (elements, i);
      CliffElementKind kind;

      if (object == NULL || !cliff_element_kind_from_string (member_text (object, "t"), &kind))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       "Element %u of scene %s has no known type", i, scene->number);
          return FALSE;
        }
      g_ptr_array_add (scene->elements,
                       cliff_outline_element_new (kind, member_text (object, "text"),
                                                  member_text (object, "speaker"),
                                                  member_text (object, "mood")));
    }

  return TRUE;
}

static gboolean
read_scene (CliffOutlineEpisode *episode,
            JsonObject          *object,
            GError             **error)
{
  CliffOutlineScene *scene = cliff_outline_scene_new (member_text (object, "no"), NULL);
  JsonArray *cast = member_array (object, "cast");

  g_ptr_array_add (episode->scenes, scene);
  g_set_str (&scene->location, member_text (object, "location"));
  g_set_str (&scene->time_of_day, member_text (object, "time"));
  g_set_str (&scene->int_ext, cliff_outline_parse_int_ext (member_text (object, "int_ext")));
  for (guint i = 0; cast != NULL && i < json_array_get_length (cast); i++)
    {
      JsonNode *name = json_array_get_element (cast, i);

      if (json_node_get_value_type (name) == G_TYPE_STRING)
        g_ptr_array_add (scene->cast, g_strdup (json_node_get_string (name)));
    }

  return read_elements (scene, member_array (object, "elements"), error);
}

CliffOutline *
cliff_outline_new_from_json (JsonNode *node,
                             GError  **error)
{
  g_autoptr(CliffOutline) self = cliff_outline_new (CLIFF_SCRIPT_DRAMA);
  JsonObject *root = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonArray *episodes = root != NULL ? member_array (root, "episodes") : NULL;

  if (episodes == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           "The outline holds no list of episodes");
      return NULL;
    }

  g_set_str (&self->title, member_text (root, "title"));
  for (guint i = 0; i < json_array_get_length (episodes); i++)
    {
      JsonObject *object = array_object (episodes, i);
      JsonArray *scenes = object != NULL ? member_array (object, "scenes") : NULL;
      CliffOutlineEpisode *episode;

      if (object == NULL)
        continue;
      episode = cliff_outline_episode_new (
        json_object_get_int_member_with_default (object, "episode", i + 1),
        member_text (object, "title"));
      g_ptr_array_add (self->episodes, episode);
      g_set_str (&episode->hook, member_text (object, "hook"));
      for (guint j = 0; scenes != NULL && j < json_array_get_length (scenes); j++)
        {
          JsonObject *scene = array_object (scenes, j);

          if (scene != NULL && !read_scene (episode, scene, error))
            return NULL;
        }
    }

  return g_steal_pointer (&self);
}
