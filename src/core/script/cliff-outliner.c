/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-outline-private.h"

void
cliff_outliner_init (CliffOutliner     *self,
                     CliffScriptFormat  format,
                     int                number,
                     guint              n_scenes)
{
  *self = (CliffOutliner) { .outline = cliff_outline_new (format), .number = number, .n_scenes = n_scenes };
  self->cast = g_ptr_array_new_with_free_func (g_free);
}

static void
close_scene (CliffOutliner *self,
             gsize          end)
{
  if (self->scene != NULL)
    self->scene->end = end;
  self->scene = NULL;
}

static CliffOutlineEpisode *
ensure_episode (CliffOutliner *self,
                gsize          start)
{
  if (self->episode != NULL)
    return self->episode;
  self->episode = cliff_outline_episode_new (self->number, NULL);
  g_ptr_array_add (self->outline->episodes, self->episode);
  self->episode->start = start;
  self->outline->preamble_end = start;
  self->implicit = TRUE;

  return self->episode;
}

static gboolean
has_headings (CliffOutlineEpisode *episode)
{
  for (guint i = 0; i < episode->scenes->len; i++)
    if (((CliffOutlineScene *) g_ptr_array_index (episode->scenes, i))->heading[0] != '\0')
      return TRUE;

  return FALSE;
}

/* Text above the first episode line that no heading makes a scene of is preamble. */
static void
turn_into_bios (CliffOutliner *self)
{
  for (guint i = 0; i < self->episode->scenes->len; i++)
    {
      CliffOutlineScene *scene = g_ptr_array_index (self->episode->scenes, i);

      for (guint j = 0; j < scene->elements->len; j++)
        {
          CliffOutlineElement *element = g_ptr_array_index (scene->elements, j);

          if (element->kind == CLIFF_ELEMENT_ACTION)
            g_ptr_array_add (self->outline->bios, g_strdup (element->text));
        }
    }
  g_ptr_array_remove_index (self->outline->episodes, 0);
  self->episode = NULL;
}

void
cliff_outliner_episode (CliffOutliner *self,
                        int            number,
                        const char    *title,
                        gsize          start)
{
  close_scene (self, start);
  self->wants_hook = FALSE;
  if (self->implicit && self->episode != NULL && !has_headings (self->episode))
    turn_into_bios (self);
  else if (self->implicit && number <= 1)
    {
      /* Scenes above the line of the first episode are its own. */
      self->implicit = FALSE;
      self->episode->number = number;
      g_set_str (&self->episode->title, title != NULL ? title : "");
      return;
    }
  self->implicit = FALSE;
  if (self->episode != NULL)
    self->episode->end = start;
  else
    self->outline->preamble_end = start;
  self->episode = cliff_outline_episode_new (number, title);
  g_ptr_array_add (self->outline->episodes, self->episode);
  self->episode->start = start;
  self->n_scenes = 0;
}

static void
add_cast (GPtrArray *cast,
          GPtrArray *names)
{
  g_autoptr(GHashTable) met = NULL;

  if (names == NULL)
    return;
  met = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < cast->len; i++)
    g_hash_table_add (met, g_ptr_array_index (cast, i));
  for (guint i = 0; i < names->len; i++)
    if (g_hash_table_add (met, g_ptr_array_index (names, i)))
      g_ptr_array_add (cast, g_strdup (g_ptr_array_index (names, i)));
}

static gboolean
is_plain_number (const char *number)
{
  return number[strspn (number, "0123456789")] == '\0';
}

/* "1-2": as given, or from the episode and the scene's place in it. */
static char *
scene_number (CliffOutliner *self,
              const char    *given,
              gboolean       verbatim)
{
  if (given == NULL)
    return g_strdup_printf ("%d-%u", self->episode->number, self->n_scenes + 1);
  if (self->outline->format == CLIFF_SCRIPT_DRAMA && !verbatim && is_plain_number (given))
    return g_strdup_printf ("%d-%s", self->episode->number, given);

  return g_strdup (given);
}

void
cliff_outliner_scene (CliffOutliner      *self,
                      const CliffElement *element,
                      const char         *heading)
{
  CliffOutlineEpisode *episode = ensure_episode (self, element->start);
  CliffOutlineScene *scene;
  g_autofree char *number = NULL;

  close_scene (self, element->start);
  number = scene_number (self, element->number, element->forced);
  self->scene = scene = cliff_outline_scene_new (number, heading);
  g_ptr_array_add (episode->scenes, scene);
  self->n_scenes += heading[0] != '\0';
  scene->start = element->start;
  g_set_str (&scene->location, element->location != NULL ? element->location : "");
  g_set_str (&scene->time_of_day, element->time != NULL ? element->time : "");
  g_set_str (&scene->int_ext, cliff_outline_parse_int_ext (element->int_ext));
  add_cast (scene->cast, self->cast);
  g_ptr_array_set_size (self->cast, 0);
  add_cast (scene->cast, element->names);
}

void
cliff_outliner_cast (CliffOutliner *self,
                     GPtrArray     *names)
{
  add_cast (self->scene != NULL ? self->scene->cast : self->cast, names);
}

/* The last hook of an episode is its cliffhanger.  A mark without text means the element below it.
 */
void
cliff_outliner_hook (CliffOutliner      *self,
                     const CliffElement *element)
{
  ensure_episode (self, element->start);
  self->wants_hook = element->text == NULL || element->text[0] == '\0';
  if (!self->wants_hook)
    g_set_str (&self->episode->hook, element->text);
}

/* @element: (transfer full) */
void
cliff_outliner_add (CliffOutliner       *self,
                    CliffOutlineElement *element,
                    gsize                start,
                    gsize                end)
{
  CliffOutlineEpisode *episode = ensure_episode (self, start);

  if (self->scene == NULL)
    {
      g_autofree char *number = g_strdup_printf ("%d-0", episode->number);

      self->scene = cliff_outline_scene_new (number, NULL);
      g_ptr_array_add (episode->scenes, self->scene);
      self->scene->start = start;
      add_cast (self->scene->cast, self->cast);
      g_ptr_array_set_size (self->cast, 0);
    }
  if (self->wants_hook && element->text[0] != '\0')
    {
      g_set_str (&episode->hook, element->text);
      self->wants_hook = FALSE;
    }
  element->start = start;
  element->end = end;
  g_ptr_array_add (self->scene->elements, element);
}

/* Returns: (transfer full) */
CliffOutline *
cliff_outliner_end (CliffOutliner *self,
                    gsize          end)
{
  ensure_episode (self, self->outline->preamble_end);
  close_scene (self, end);
  self->episode->end = end;
  g_ptr_array_unref (self->cast);

  return self->outline;
}
