/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-breakdown.h"

#include "cliff-edit-outline.h"
#include "cliff-merge.h"

static void
read_figures (CliffStore     *store,
              CliffId         shot_id,
              CliffDraftShot *shot)
{
  g_autoptr (CliffRows) rows = cliff_store_query (
    store,
    "SELECT name, screen_x, facing FROM shot_character JOIN character "
    "ON character.id = character_id WHERE shot_id = ? ORDER BY shot_character.position",
    "i", shot_id);

  while (cliff_rows_next (rows))
    {
      CliffDraftFigure *figure = g_new0 (CliffDraftFigure, 1);

      figure->name = g_strdup (cliff_rows_get_text (rows, 0));
      figure->screen_x = cliff_rows_get_int (rows, 1);
      figure->facing = g_strdup (cliff_rows_get_text (rows, 2));
      g_ptr_array_add (shot->figures, figure);
    }
}

static void
read_props (CliffStore     *store,
            CliffId         shot_id,
            CliffDraftShot *shot)
{
  g_autoptr (CliffRows) rows = cliff_store_query (
    store,
    "SELECT name FROM shot_prop JOIN prop ON prop.id = prop_id WHERE shot_id = ? "
    "ORDER BY shot_prop.id",
    "i", shot_id);

  while (cliff_rows_next (rows))
    g_ptr_array_add (shot->props, g_strdup (cliff_rows_get_text (rows, 0)));
}

static void
read_lines (CliffStore     *store,
            CliffId         shot_id,
            CliffDraftShot *shot)
{
  g_autoptr (CliffRows) rows = cliff_store_query (
    store, "SELECT speaker, kind, text, mood FROM line WHERE shot_id = ? ORDER BY position, id",
    "i", shot_id);

  while (cliff_rows_next (rows))
    {
      CliffDraftLine *line = g_new0 (CliffDraftLine, 1);

      line->speaker = g_strdup (cliff_rows_get_text (rows, 0));
      if (!cliff_element_kind_from_string (cliff_rows_get_text (rows, 1), &line->kind))
        line->kind = CLIFF_ELEMENT_DIALOGUE;
      line->text = g_strdup (cliff_rows_get_text (rows, 2));
      line->mood = g_strdup (cliff_rows_get_text (rows, 3));
      g_ptr_array_add (shot->lines, line);
    }
}

static void
read_covers (CliffStore        *store,
             CliffId            shot_id,
             CliffOutlineScene *scene,
             CliffDraftShot    *shot)
{
  g_autoptr (CliffRows) rows = cliff_store_query (
    store,
    "SELECT element.position FROM shot_element JOIN element ON element.id = element_id "
    "WHERE shot_id = ? ORDER BY element.position",
    "i", shot_id);

  while (cliff_rows_next (rows))
    {
      int index = cliff_rows_get_int (rows, 0);

      if (index >= 0 && index < (int) scene->elements->len)
        g_array_append_val (shot->covers, index);
    }
}

static int
scene_index (GPtrArray *scenes,
             CliffId    id)
{
  for (guint i = 0; i < scenes->len; i++)
    if (((CliffOldScene *) g_ptr_array_index (scenes, i))->id == id)
      return i;

  return -1;
}

static CliffDraftShot *
read_shot (CliffRows *rows,
           int        scene)
{
  CliffDraftShot *shot = cliff_draft_shot_new (scene);
  char **texts[] = {
    &shot->size,  &shot->angle, &shot->movement, &shot->subject, &shot->action,
    &shot->sound, &shot->vfx,   &shot->caption,  &shot->purpose, &shot->transition
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_set_str (texts[i], cliff_rows_get_text (rows, i + 2));
  shot->duration = cliff_rows_get_int (rows, 12);
  shot->flashback = cliff_rows_get_int (rows, 13) != 0;

  return shot;
}

JsonNode *
cliff_edit_shots_to_json (CliffStore *store,
                          CliffId     episode_id)
{
  g_autoptr(CliffOutline) outline = cliff_edit_dup_outline (store, episode_id);
  CliffOutlineEpisode *episode = g_ptr_array_index (outline->episodes, 0);
  g_autoptr(GPtrArray) scenes = cliff_merge_read_scenes (store, episode_id);
  g_autoptr (GPtrArray) shots =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_draft_shot_free);
  g_autoptr (CliffRows) rows = cliff_store_query (
    store,
    "SELECT id, scene_id, size, angle, movement, subject, action, sound, vfx, caption, "
    "purpose, transition, duration, flashback FROM shot WHERE episode_id = ? "
    "AND scene_id IS NOT NULL ORDER BY position, id",
    "i", episode_id);

  while (cliff_rows_next (rows))
    {
      CliffId id = cliff_rows_get_int (rows, 0);
      int scene = scene_index (scenes, cliff_rows_get_int (rows, 1));
      CliffDraftShot *shot;

      if (scene < 0 || scene >= (int) episode->scenes->len)
        continue;
      shot = read_shot (rows, scene);
      read_figures (store, id, shot);
      read_props (store, id, shot);
      read_lines (store, id, shot);
      read_covers (store, id, g_ptr_array_index (episode->scenes, scene), shot);
      g_ptr_array_add (shots, shot);
    }

  return cliff_breakdown_to_json (outline, 0, shots);
}
