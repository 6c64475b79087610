/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script.h"

#include <string.h>

CliffOutlineElement *
cliff_outline_element_new (CliffElementKind kind,
                           const char      *text,
                           const char      *speaker,
                           const char      *mood)
{
  CliffOutlineElement *self = g_new0 (CliffOutlineElement, 1);

  self->kind = kind;
  self->text = g_strdup (text != NULL ? text : "");
  self->speaker = g_strdup (speaker != NULL ? speaker : "");
  self->mood = g_strdup (mood != NULL ? mood : "");

  return self;
}

void
cliff_outline_element_free (CliffOutlineElement *element)
{
  g_free (element->text);
  g_free (element->speaker);
  g_free (element->mood);
  g_free (element);
}

CliffOutlineScene *
cliff_outline_scene_new (const char *number,
                         const char *heading)
{
  CliffOutlineScene *self = g_new0 (CliffOutlineScene, 1);

  self->number = g_strdup (number != NULL ? number : "");
  self->heading = g_strdup (heading != NULL ? heading : "");
  self->location = g_strdup ("");
  self->time_of_day = g_strdup ("");
  self->int_ext = g_strdup ("");
  self->cast = g_ptr_array_new_with_free_func (g_free);
  self->elements = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_outline_element_free);

  return self;
}

void
cliff_outline_scene_free (CliffOutlineScene *scene)
{
  g_free (scene->number);
  g_free (scene->heading);
  g_free (scene->location);
  g_free (scene->time_of_day);
  g_free (scene->int_ext);
  g_free (scene->synopsis);
  g_ptr_array_unref (scene->cast);
  g_ptr_array_unref (scene->elements);
  g_free (scene);
}

CliffOutlineEpisode *
cliff_outline_episode_new (int         number,
                           const char *title)
{
  CliffOutlineEpisode *self = g_new0 (CliffOutlineEpisode, 1);

  self->number = number;
  self->title = g_strdup (title != NULL ? title : "");
  self->hook = g_strdup ("");
  self->scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_outline_scene_free);

  return self;
}

void
cliff_outline_episode_free (CliffOutlineEpisode *episode)
{
  g_free (episode->title);
  g_free (episode->hook);
  g_free (episode->synopsis);
  g_ptr_array_unref (episode->scenes);
  g_free (episode);
}

CliffOutline *
cliff_outline_new (CliffScriptFormat format)
{
  CliffOutline *self = g_new0 (CliffOutline, 1);

  self->format = format;
  self->title = g_strdup ("");
  self->episodes = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_outline_episode_free);
  self->bios = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
cliff_outline_free (CliffOutline *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->episodes);
  g_ptr_array_unref (self->bios);
  g_free (self);
}

const char *
cliff_outline_parse_int_ext (const char *written)
{
  g_autofree char *upper = g_ascii_strup (written != NULL ? written : "", -1);
  gboolean both = strstr (upper, "I/E") != NULL || strstr (upper, "E/I") != NULL ||
                  strstr (upper, "I./E") != NULL || strstr (upper, "E./I") != NULL;
  gboolean inside = both || strstr (upper, "INT") != NULL || strstr (upper, "内") != NULL;
  gboolean outside = both || strstr (upper, "EXT") != NULL || strstr (upper, "EST") != NULL ||
                     strstr (upper, "外") != NULL;

  if (inside && outside)
    return "int/ext";

  return inside ? "int" : outside ? "ext" : "";
}
