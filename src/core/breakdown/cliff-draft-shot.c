/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-breakdown.h"

static void
line_free (gpointer data)
{
  CliffDraftLine *line = data;

  g_free (line->speaker);
  g_free (line->text);
  g_free (line->mood);
  g_free (line);
}

static void
figure_free (gpointer data)
{
  CliffDraftFigure *figure = data;

  g_free (figure->name);
  g_free (figure->facing);
  g_free (figure);
}

/**
 * cliff_draft_shot_new:
 * @scene: index into the episode's scenes
 *
 * Returns: (transfer full): a static eye-level medium shot of nothing yet; no string is NULL
 */
CliffDraftShot *
cliff_draft_shot_new (int scene)
{
  CliffDraftShot *self = g_new0 (CliffDraftShot, 1);

  self->scene = scene;
  self->covers = g_array_new (FALSE, FALSE, sizeof (int));
  self->size = g_strdup ("MS");
  self->angle = g_strdup ("eye");
  self->movement = g_strdup ("static");
  self->subject = g_strdup ("");
  self->action = g_strdup ("");
  self->sound = g_strdup ("");
  self->vfx = g_strdup ("");
  self->caption = g_strdup ("");
  self->purpose = g_strdup ("");
  self->transition = g_strdup ("cut");
  self->source_hash = g_strdup ("");
  self->figures = g_ptr_array_new_with_free_func (figure_free);
  self->props = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_ptr_array_new_with_free_func (line_free);

  return self;
}

void
cliff_draft_shot_free (CliffDraftShot *shot)
{
  g_array_unref (shot->covers);
  g_free (shot->size);
  g_free (shot->angle);
  g_free (shot->movement);
  g_free (shot->subject);
  g_free (shot->action);
  g_free (shot->sound);
  g_free (shot->vfx);
  g_free (shot->caption);
  g_free (shot->purpose);
  g_free (shot->transition);
  g_free (shot->source_hash);
  g_ptr_array_unref (shot->figures);
  g_ptr_array_unref (shot->props);
  g_ptr_array_unref (shot->lines);
  g_free (shot);
}
