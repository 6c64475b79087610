/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-export.h"

#include <math.h>

void
cliff_export_result_free (CliffExportResult *self)
{
  g_free (self->path);
  g_free (self->srt_path);
  g_free (self->sha256);
  g_free (self->produce_id);
  g_clear_pointer (&self->embedded, cliff_label_report_free);
  g_clear_pointer (&self->materials, json_node_unref);
  g_free (self);
}

static void
add_level (JsonBuilder *builder,
           const char  *name,
           double       level)
{
  json_builder_set_member_name (builder, name);
  /* JSON has no infinity: silence has no level. */
  if (isfinite (level))
    json_builder_add_double_value (builder, round (level * 10) / 10);
  else
    json_builder_add_null_value (builder);
}

JsonNode *
cliff_export_result_to_json (CliffExportResult *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *name = self->path != NULL ? g_path_get_basename (self->path) : NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, name != NULL ? name : "");
  json_builder_set_member_name (builder, "sha256");
  json_builder_add_string_value (builder, self->sha256 != NULL ? self->sha256 : "");
  json_builder_set_member_name (builder, "visible_ink");
  json_builder_add_int_value (builder, self->label_height);
  json_builder_set_member_name (builder, "audible");
  json_builder_add_boolean_value (builder, self->audible);
  add_level (builder, "loudness", self->loudness);
  add_level (builder, "true_peak", self->true_peak);
  json_builder_set_member_name (builder, "units");
  json_builder_add_int_value (builder, self->render.units);
  json_builder_set_member_name (builder, "units_rendered");
  json_builder_add_int_value (builder, self->render.units_rendered);
  if (self->embedded != NULL)
    {
      json_builder_set_member_name (builder, "embedded");
      json_builder_add_value (builder, cliff_label_report_to_json (self->embedded));
    }
  if (self->materials != NULL)
    {
      json_builder_set_member_name (builder, "materials");
      json_builder_add_value (builder, json_node_copy (self->materials));
    }
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
