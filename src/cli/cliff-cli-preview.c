/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli-preview.h"

static const char *
fate_name (CliffShotFate fate)
{
  switch (fate)
    {
    case CLIFF_SHOT_KEPT:
      return "kept";
    case CLIFF_SHOT_ADDED:
      return "added";
    case CLIFF_SHOT_CHANGED:
      return "changed";
    case CLIFF_SHOT_REMOVED:
      return "removed";
    }

  return "";
}

static void
set (JsonBuilder *builder,
     const char  *name,
     const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
set_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_look (JsonBuilder         *builder,
          const char          *name,
          const CliffShotLook *look)
{
  if (look->size == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  set (builder, "size", look->size);
  set (builder, "subject", look->subject);
  set (builder, "action", look->action);
  set (builder, "words", look->words);
  json_builder_set_member_name (builder, "duration_s");
  json_builder_add_double_value (builder, (double) look->duration / CLIFF_SECOND);
  json_builder_end_object (builder);
}

static void
add_shot (JsonBuilder        *builder,
          CliffBreakdownShot *shot)
{
  json_builder_begin_object (builder);
  set (builder, "fate", fate_name (shot->fate));
  set_int (builder, "id", shot->id);
  json_builder_set_member_name (builder, "edited");
  json_builder_add_boolean_value (builder, shot->edited);
  set_int (builder, "lost_takes", shot->lost_takes);
  add_look (builder, "before", &shot->before);
  add_look (builder, "after", &shot->after);
  json_builder_end_object (builder);
}

static void
add_scene (JsonBuilder         *builder,
           CliffBreakdownScene *scene)
{
  json_builder_begin_object (builder);
  set_int (builder, "id", scene->scene_id);
  set (builder, "scene", scene->number);
  set (builder, "heading", scene->heading);
  json_builder_set_member_name (builder, "differs");
  json_builder_add_boolean_value (builder, scene->differs);
  set_int (builder, "added", scene->counts.added);
  set_int (builder, "changed", scene->counts.changed);
  set_int (builder, "removed", scene->counts.removed);
  set_int (builder, "kept", scene->counts.kept);
  set_int (builder, "lost_takes", scene->lost_takes);
  json_builder_set_member_name (builder, "shots");
  json_builder_begin_array (builder);
  for (guint i = 0; i < scene->shots->len; i++)
    add_shot (builder, g_ptr_array_index (scene->shots, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

JsonNode *
cliff_cli_preview_to_json (GPtrArray *scenes,
                           gint64     episode)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  set_int (builder, "episode", episode);
  json_builder_set_member_name (builder, "scenes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < scenes->len; i++)
    add_scene (builder, g_ptr_array_index (scenes, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

void
cliff_cli_print_preview (GPtrArray *scenes,
                         gint64     episode)
{
  for (guint i = 0; i < scenes->len; i++)
    {
      CliffBreakdownScene *scene = g_ptr_array_index (scenes, i);

      if (!scene->differs)
        continue;
      g_print ("Episode %d, %s %s: %d added, %d changed, %d removed, %d kept", (int) episode,
               scene->number != NULL ? scene->number : "gone", scene->heading != NULL ? scene->heading : "",
               scene->counts.added, scene->counts.changed, scene->counts.removed, scene->counts.kept);
      if (scene->lost_takes > 0)
        g_print (", %d takes without a shot", scene->lost_takes);
      g_print ("\n");
      for (guint j = 0; j < scene->shots->len; j++)
        {
          CliffBreakdownShot *shot = g_ptr_array_index (scene->shots, j);
          const CliffShotLook *look = shot->fate == CLIFF_SHOT_REMOVED ? &shot->before : &shot->after;

          if (shot->fate != CLIFF_SHOT_KEPT)
            g_print ("  %-8s %-4s %5.1f s  %s%s\n", fate_name (shot->fate), look->size, (double) look->duration / CLIFF_SECOND,
                     *look->words != '\0' ? look->words : look->subject, shot->edited ? "  (edited by hand)" : "");
        }
    }
}
