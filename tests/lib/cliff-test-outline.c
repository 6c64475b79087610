/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-outline.h"

static void
append_scene (GString           *out,
              CliffOutlineScene *scene)
{
  g_string_append_printf (out, " scene {%s} {%s} {%s} {%s} heading %d\n", scene->number,
                          scene->location, scene->time_of_day, scene->int_ext,
                          scene->heading[0] != '\0');
  for (guint i = 0; i < scene->cast->len; i++)
    g_string_append_printf (out, "  cast {%s}\n", (char *) g_ptr_array_index (scene->cast, i));
  for (guint i = 0; i < scene->elements->len; i++)
    {
      CliffOutlineElement *element = g_ptr_array_index (scene->elements, i);

      g_string_append_printf (out, "  %s {%s} {%s} {%s}\n",
                              cliff_element_kind_to_string (element->kind), element->speaker,
                              element->mood, element->text);
    }
}

char *
cliff_test_outline_to_string (CliffOutline *outline)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "title {%s}\n", outline->title);
  for (guint i = 0; i < outline->bios->len; i++)
    g_string_append_printf (out, "bio {%s}\n", (char *) g_ptr_array_index (outline->bios, i));
  for (guint i = 0; i < outline->episodes->len; i++)
    {
      CliffOutlineEpisode *episode = g_ptr_array_index (outline->episodes, i);

      g_string_append_printf (out, "episode {%d} {%s} hook {%s}\n", episode->number, episode->title,
                              episode->hook);
      for (guint j = 0; j < episode->scenes->len; j++)
        append_scene (out, g_ptr_array_index (episode->scenes, j));
    }

  return g_string_free (out, FALSE);
}
