/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-breakdown.h"

#include <string.h>

/* Walks through the lines of all shots in order. */
typedef struct
{
  GPtrArray *shots;
  guint      shot;
  guint      line;
} Cursor;

static CliffDraftLine *
cursor_peek (Cursor          *cursor,
             CliffDraftShot **shot)
{
  while (cursor->shot < cursor->shots->len)
    {
      *shot = g_ptr_array_index (cursor->shots, cursor->shot);
      if (cursor->line < (*shot)->lines->len)
        return g_ptr_array_index ((*shot)->lines, cursor->line);
      cursor->shot++;
      cursor->line = 0;
    }

  return NULL;
}

/* Takes the next line, which has to be @element, word for word. */
static gboolean
match_element (Cursor              *cursor,
               int                  scene,
               int                  index,
               CliffOutlineElement *element,
               GError             **error)
{
  CliffDraftShot *shot = NULL;
  CliffDraftLine *line;

  if (*element->text == '\0')
    return TRUE;
  line = cursor_peek (cursor, &shot);
  if (line == NULL || shot->scene != scene || line->element != index ||
      !g_str_equal (line->text, element->text))
    {
      g_set_error (error, CLIFF_BREAKDOWN_ERROR, CLIFF_BREAKDOWN_ERROR_SPEECH,
                   "“%s” is lost, changed or out of order in the shots", element->text);
      return FALSE;
    }
  if (!g_str_equal (line->speaker, element->speaker) || line->kind != element->kind)
    {
      g_set_error (error, CLIFF_BREAKDOWN_ERROR, CLIFF_BREAKDOWN_ERROR_SPEECH,
                   "“%s” is given to %s instead of %s", line->text, line->speaker, element->speaker);
      return FALSE;
    }
  cursor->line++;

  return TRUE;
}

static gboolean
check_durations (GPtrArray *shots,
                 GError   **error)
{
  for (guint i = 0; i < shots->len; i++)
    {
      CliffDraftShot *shot = g_ptr_array_index (shots, i);
      CliffTime shortest = 0;

      for (guint j = 0; j < shot->lines->len; j++)
        shortest += cliff_breakdown_shortest_speech (
          ((CliffDraftLine *) g_ptr_array_index (shot->lines, j))->text);
      if (shot->duration < shortest)
        {
          g_set_error (error, CLIFF_BREAKDOWN_ERROR, CLIFF_BREAKDOWN_ERROR_DURATION,
                       "Shot %u is shorter than its speech", i + 1);
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
cliff_breakdown_validate (CliffOutlineEpisode *episode,
                          GPtrArray           *shots,
                          GError             **error)
{
  Cursor cursor = { .shots = shots };
  CliffDraftShot *shot = NULL;
  CliffDraftLine *line;

  for (guint i = 0; i < episode->scenes->len; i++)
    {
      CliffOutlineScene *scene = g_ptr_array_index (episode->scenes, i);

      for (guint j = 0; j < scene->elements->len; j++)
        {
          CliffOutlineElement *element = g_ptr_array_index (scene->elements, j);

          if (cliff_element_kind_is_speech (element->kind) &&
              !match_element (&cursor, i, j, element, error))
            return FALSE;
        }
    }

  line = cursor_peek (&cursor, &shot);
  if (line != NULL)
    {
      g_set_error (error, CLIFF_BREAKDOWN_ERROR, CLIFF_BREAKDOWN_ERROR_SPEECH,
                   "“%s” is not in the script, or is said twice", line->text);
      return FALSE;
    }

  return check_durations (shots, error);
}
