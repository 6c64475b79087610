/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli-edit.h"

#include "cliff-cut-words.h"

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_flag (JsonBuilder *builder,
          const char  *name,
          gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_source (JsonBuilder          *builder,
            const CliffCutSource *source)
{
  add_int (builder, "take", source->take_id);
  add_text (builder, "kind", source->kind != NULL ? source->kind : "");
  add_int (builder, "source_length", source->duration);
}

static void
add_shot (JsonBuilder        *builder,
          const CliffCutShot *shot)
{
  g_autofree char *colour = g_strdup_printf ("#%06x", shot->transition_colour);

  add_int (builder, "id", shot->id);
  add_int (builder, "scene", shot->scene_id);
  add_int (builder, "start", shot->start);
  add_int (builder, "length", shot->length);
  add_int (builder, "planned", shot->planned);
  add_flag (builder, "held", shot->held);
  add_source (builder, &shot->source);
  add_int (builder, "in", shot->in);
  add_int (builder, "speed", shot->speed);
  add_int (builder, "gain", shot->gain);
  add_text (builder, "transition", cliff_transition_get_name (shot->transition));
  add_int (builder, "transition_length", shot->transition_length);
  add_text (builder, "transition_edge", cliff_edge_get_name (shot->transition_edge));
  add_text (builder, "transition_colour", colour);
}

static void
add_line (JsonBuilder        *builder,
          CliffCut           *cut,
          const CliffCutLine *line)
{
  add_int (builder, "id", line->id);
  add_int (builder, "shot", g_array_index (cut->shots, CliffCutShot, line->shot).id);
  add_int (builder, "start", line->start);
  add_int (builder, "length", line->length);
  add_flag (builder, "placed", line->placed);
  add_source (builder, &line->source);
  add_int (builder, "gain", line->gain);
  add_text (builder, "text", line->text);
  add_text (builder, "subtitle", line->subtitle);
}

static void
add_clip (JsonBuilder        *builder,
          const CliffCutClip *clip)
{
  json_builder_begin_object (builder);
  add_int (builder, "id", clip->id);
  add_int (builder, "shot", clip->shot_id);
  add_int (builder, "start", clip->start);
  add_int (builder, "length", clip->length);
  add_flag (builder, "open", clip->open);
  add_source (builder, &clip->source);
  add_int (builder, "in", clip->in);
  add_int (builder, "speed", clip->speed);
  add_int (builder, "gain", clip->gain);
  add_int (builder, "fade_in", clip->fade_in);
  add_int (builder, "fade_out", clip->fade_out);
  add_text (builder, "text", clip->text);
  add_text (builder, "style", clip->style);
  json_builder_end_object (builder);
}

static void
add_lane (JsonBuilder        *builder,
          CliffCut           *cut,
          const CliffCutLane *lane)
{
  add_int (builder, "id", lane->id);
  add_text (builder, "kind", cliff_lane_kind_get_name (lane->kind));
  add_text (builder, "name", lane->name);
  add_int (builder, "gain", lane->gain);
  add_flag (builder, "muted", lane->muted);
  add_flag (builder, "solo", lane->solo);
  add_flag (builder, "locked", lane->locked);
  add_int (builder, "ducked", lane->ducked);
  json_builder_set_member_name (builder, "clips");
  json_builder_begin_array (builder);
  for (guint i = lane->first; i < lane->first + lane->n_clips; i++)
    add_clip (builder, &g_array_index (cut->clips, CliffCutClip, i));
  json_builder_end_array (builder);
}

static void
add_marker (JsonBuilder          *builder,
            const CliffCutMarker *marker)
{
  add_int (builder, "id", marker->id);
  add_int (builder, "shot", marker->shot_id);
  add_text (builder, "kind", marker->kind);
  add_int (builder, "start", marker->start);
  add_text (builder, "text", marker->text);
}

static void
add_key (JsonBuilder       *builder,
         const CliffCutKey *key)
{
  add_int (builder, "id", key->id);
  add_text (builder, "owner", cliff_cut_kind_get_name (key->owner));
  add_int (builder, "owner_id", key->owner_id);
  add_text (builder, "property", cliff_property_get_name (key->property));
  add_int (builder, "time", key->time);
  add_int (builder, "value", key->value);
  add_text (builder, "curve", cliff_curve_get_name (key->curve));
}

JsonNode *
cliff_cli_make_cut_json (CliffCut *cut)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_int (builder, "episode", cut->episode_id);
  add_int (builder, "fps_num", cut->fps_num);
  add_int (builder, "fps_den", cut->fps_den);
  add_int (builder, "duration", cut->duration);

#define ADD_ARRAY(name, Type, array, call)                 \
  json_builder_set_member_name (builder, name);            \
  json_builder_begin_array (builder);                      \
  for (guint i = 0; i < array->len; i++)                   \
    {                                                      \
      const Type *row = &g_array_index (array, Type, i);   \
                                                           \
      json_builder_begin_object (builder);                 \
      call;                                                \
      json_builder_end_object (builder);                   \
    }                                                      \
  json_builder_end_array (builder);
  ADD_ARRAY ("shots", CliffCutShot, cut->shots, add_shot (builder, row))
  ADD_ARRAY ("lines", CliffCutLine, cut->lines, add_line (builder, cut, row))
  ADD_ARRAY ("lanes", CliffCutLane, cut->lanes, add_lane (builder, cut, row))
  ADD_ARRAY ("markers", CliffCutMarker, cut->markers, add_marker (builder, row))
  ADD_ARRAY ("keys", CliffCutKey, cut->keys, add_key (builder, row))
#undef ADD_ARRAY
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
