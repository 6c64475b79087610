/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an engine that reads words is asked for. */

#include "config.h"

#include "cliff-jobs.h"

static void
add_part (GString    *prompt,
          const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (prompt->len > 0)
    g_string_append (prompt, ". ");
  g_string_append (prompt, part);
}

static void
add_looks (JsonObject *shown,
           GString    *prompt)
{
  JsonArray *figures = json_object_get_array_member (shown, "figures");

  for (guint i = 0; i < json_array_get_length (figures); i++)
    {
      JsonObject *figure = json_array_get_object_element (figures, i);
      g_autofree char *part = g_strdup_printf ("%s: %s %s", json_object_get_string_member_with_default (figure, "name", ""),
                                               json_object_get_string_member_with_default (figure, "age", ""),
                                               json_object_get_string_member_with_default (figure, "gender", ""));

      add_part (prompt, g_strchomp (part));
    }
}

/* "9:16" of pixels, as one of the shapes vendors have words for. */
static const char *
get_ratio (gint64 width,
           gint64 height)
{
  if (width == height)
    return "1:1";
  if (width * 4 == height * 3)
    return "3:4";
  if (width * 3 == height * 4)
    return "4:3";

  return width < height ? "9:16" : "16:9";
}

/* The picture the shot shows now, where it is one: the video begins with it. */
static void
add_first_frame (CliffStore *store,
                 CliffId     shot_id,
                 JsonObject *request)
{
  g_autofree char *name = cliff_store_dup_text (store,
    "SELECT m.sha256 || '.' || m.extension FROM shot s JOIN take t ON t.id = s.take_id JOIN media m ON m.id = t.media_id "
    "WHERE s.id = ? AND t.kind = 'picture' AND t.engine NOT LIKE 'local-%'", "i", shot_id);
  JsonObject *file;

  if (name == NULL)
    return;
  file = json_object_new ();
  json_object_set_string_member (file, "media", name);
  json_object_set_object_member (request, "first", file);
}

/**
 * cliff_request_for_prompt:
 * @kind: "picture" or "video"
 *
 * What the shot shows, in words, as the rows say now.  A video begins with the picture the shot has, unless that is only a drawn board.
 *
 * Returns: (transfer full) (nullable): the request; %NULL when there is no such shot.  Main thread.
 */
JsonObject *
cliff_request_for_prompt (CliffStore *store,
                          CliffId     shot_id,
                          const char *kind)
{
  static const char *const parts[] = { "size", "angle", "movement", "subject", "action", "location", "time_of_day", "weather" };
  g_autoptr(JsonObject) shown = cliff_request_for_shot (store, shot_id);
  g_autoptr(GString) prompt = g_string_new (NULL);
  JsonObject *request;

  if (shown == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    add_part (prompt, json_object_get_string_member_with_default (shown, parts[i], ""));
  add_looks (shown, prompt);
  request = json_object_new ();
  json_object_set_string_member (request, "prompt", prompt->str);
  json_object_set_string_member (request, "ratio",
                                 get_ratio (json_object_get_int_member (shown, "width"), json_object_get_int_member (shown, "height")));
  json_object_set_int_member (request, "variation", json_object_get_int_member (shown, "variation"));
  if (g_str_equal (kind, "video"))
    {
      json_object_set_int_member (request, "duration", cliff_store_get_int (store, 0, "SELECT duration FROM shot WHERE id = ?", "i", shot_id));
      add_first_frame (store, shot_id, request);
    }

  return request;
}
