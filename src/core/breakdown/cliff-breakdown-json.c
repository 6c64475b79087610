/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-breakdown.h"
#include "cliff-lexicon.h"

/* Hook and paywall marks are not counted in "scene#index". */
static gboolean
is_counted (CliffElementKind kind)
{
  return kind != CLIFF_ELEMENT_HOOK && kind != CLIFF_ELEMENT_PAYWALL &&
         kind != CLIFF_ELEMENT_EPISODE_END;
}

static int
covers_index (CliffOutlineScene *scene,
              int                element)
{
  int index = 0;

  for (int i = 0; i < element; i++)
    if (is_counted (((CliffOutlineElement *) g_ptr_array_index (scene->elements, i))->kind))
      index++;

  return index;
}

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_seconds (JsonBuilder *builder,
             const char  *name,
             CliffTime    time)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (
    builder, (double) ((time + 5 * CLIFF_MSECOND) / (10 * CLIFF_MSECOND)) / 100);
}

static const char *
written_int_ext (const char *int_ext,
                 gboolean    chinese)
{
  if (g_str_equal (int_ext, "int"))
    return chinese ? "内" : "INT";
  if (g_str_equal (int_ext, "ext"))
    return chinese ? "外" : "EXT";
  if (g_str_equal (int_ext, "int/ext"))
    return chinese ? "内/外" : "INT/EXT";

  return "";
}

static void
add_covers (JsonBuilder       *builder,
            CliffOutlineScene *scene,
            CliffDraftShot    *shot)
{
  json_builder_set_member_name (builder, "covers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < shot->covers->len; i++)
    {
      int element = g_array_index (shot->covers, int, i);
      g_autofree char *text =
        g_strdup_printf ("%s#%d", scene->number, covers_index (scene, element));

      if (is_counted (((CliffOutlineElement *) g_ptr_array_index (scene->elements, element))->kind))
        json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
}

static void
add_dialogue (JsonBuilder    *builder,
              CliffDraftShot *shot)
{
  int spoken = 0;

  json_builder_set_member_name (builder, "dialogue");
  json_builder_begin_array (builder);
  for (guint i = 0; i < shot->lines->len; i++)
    {
      CliffDraftLine *line = g_ptr_array_index (shot->lines, i);

      spoken += cliff_breakdown_count_spoken (line->text);
      json_builder_begin_object (builder);
      add_string (builder, "speaker", line->speaker);
      add_string (builder, "kind", cliff_element_kind_to_string (line->kind));
      add_string (builder, "text", line->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_string (builder, "sound", shot->sound);
  add_string (builder, "vfx", shot->vfx);
  add_int (builder, "spoken_chars", spoken);
}

static void
add_shot (JsonBuilder         *builder,
          CliffOutlineEpisode *episode,
          CliffDraftShot      *shot,
          int                  number,
          gboolean             chinese)
{
  CliffOutlineScene *scene = g_ptr_array_index (episode->scenes, shot->scene);

  json_builder_begin_object (builder);
  add_int (builder, "shot", number);
  add_string (builder, "scene", scene->number);
  add_covers (builder, scene, shot);
  add_string (builder, "size", shot->size);
  add_string (builder, "angle", shot->angle);
  add_string (builder, "movement", shot->movement);
  add_string (builder, "subject", shot->subject);
  json_builder_set_member_name (builder, "characters");
  json_builder_begin_array (builder);
  for (guint i = 0; i < shot->figures->len; i++)
    json_builder_add_string_value (
      builder, ((CliffDraftFigure *) g_ptr_array_index (shot->figures, i))->name);
  json_builder_end_array (builder);
  add_string (builder, "location", scene->location);
  add_string (builder, "time", scene->time_of_day);
  add_string (builder, "int_ext", written_int_ext (scene->int_ext, chinese));
  json_builder_set_member_name (builder, "props");
  json_builder_begin_array (builder);
  for (guint i = 0; i < shot->props->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (shot->props, i));
  json_builder_end_array (builder);
  add_dialogue (builder, shot);
  add_seconds (builder, "duration_s", shot->duration);
  add_string (builder, "purpose", shot->purpose);
  json_builder_end_object (builder);
}

static gboolean
episode_is_chinese (CliffOutlineEpisode *episode)
{
  for (guint i = 0; i < episode->scenes->len; i++)
    {
      CliffOutlineScene *scene = g_ptr_array_index (episode->scenes, i);

      for (guint j = 0; j < scene->elements->len; j++)
        if (cliff_text_is_chinese (
              ((CliffOutlineElement *) g_ptr_array_index (scene->elements, j))->text))
          return TRUE;
    }

  return FALSE;
}

JsonNode *
cliff_breakdown_to_json (CliffOutline *outline,
                         guint         episode_index,
                         GPtrArray    *shots)
{
  CliffOutlineEpisode *episode = g_ptr_array_index (outline->episodes, episode_index);
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  gboolean chinese = episode_is_chinese (episode);
  CliffTime total = 0;

  json_builder_begin_object (builder);
  add_string (builder, "script", outline->title);
  add_int (builder, "episode", episode->number);
  json_builder_set_member_name (builder, "speech_rate_chars_per_s");
  json_builder_add_double_value (builder, chinese ? 4.5 : 2.6);
  add_seconds (builder, "turn_gap_s", CLIFF_BREAKDOWN_TURN_GAP);
  add_string (builder, "covers_syntax",
              "episode-scene#index of the element in the scene, counted from 0");
  json_builder_set_member_name (builder, "shots");
  json_builder_begin_array (builder);
  for (guint i = 0; i < shots->len; i++)
    {
      CliffDraftShot *shot = g_ptr_array_index (shots, i);

      add_shot (builder, episode, shot, i + 1, chinese);
      total += shot->duration;
    }
  json_builder_end_array (builder);
  add_seconds (builder, "total_s", total);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
