/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-breakdown.h"

#include <string.h>

/* Every text is followed by its end mark, so that no two lists of texts run into the same bytes. */
static void
add_text (GChecksum  *checksum,
          const char *text)
{
  g_checksum_update (checksum, (const guchar *) text, strlen (text) + 1);
}

static void
add_place (GChecksum         *checksum,
           CliffOutlineScene *scene)
{
  add_text (checksum, scene->location);
  add_text (checksum, scene->time_of_day);
  add_text (checksum, scene->int_ext);
}

static void
add_element (GChecksum           *checksum,
             CliffOutlineElement *element)
{
  add_text (checksum, cliff_element_kind_to_string (element->kind));
  add_text (checksum, element->speaker);
  add_text (checksum, element->mood);
  add_text (checksum, element->text);
}

char *
cliff_breakdown_hash_shot (CliffOutlineScene *scene,
                           GArray            *covers,
                           const char        *hook)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  add_place (checksum, scene);
  for (guint i = 0; i < covers->len; i++)
    {
      guint index = g_array_index (covers, int, i);

      if (index < scene->elements->len)
        add_element (checksum, g_ptr_array_index (scene->elements, index));
    }
  if (hook != NULL)
    add_text (checksum, hook);

  return g_strdup (g_checksum_get_string (checksum));
}

char *
cliff_breakdown_hash_scene (CliffOutlineEpisode         *episode,
                            guint                        scene_index,
                            const CliffBreakdownOptions *options)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  CliffOutlineScene *scene = g_ptr_array_index (episode->scenes, scene_index);
  CliffTime max_shot = options != NULL ? options->max_shot : CLIFF_BREAKDOWN_MAX_SHOT;
  g_autofree char *limit = g_strdup_printf ("%" G_GINT64_FORMAT, max_shot);

  add_text (checksum, limit);
  add_place (checksum, scene);
  for (guint i = 0; i < scene->cast->len; i++)
    add_text (checksum, g_ptr_array_index (scene->cast, i));
  for (guint i = 0; i < scene->elements->len; i++)
    add_element (checksum, g_ptr_array_index (scene->elements, i));
  /* The hook is the last scene's; a transition that closes the scene before opens this one. */
  if (scene_index + 1 == episode->scenes->len)
    add_text (checksum, episode->hook);
  if (scene_index > 0)
    {
      CliffOutlineScene *before = g_ptr_array_index (episode->scenes, scene_index - 1);
      CliffOutlineElement *last =
        before->elements->len > 0 ? g_ptr_array_index (before->elements, before->elements->len - 1)
                                  : NULL;

      if (last != NULL && last->kind == CLIFF_ELEMENT_TRANSITION)
        add_text (checksum, last->text);
    }

  return g_strdup (g_checksum_get_string (checksum));
}
