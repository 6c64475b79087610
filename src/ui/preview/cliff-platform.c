/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-platform.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#define DATA "/io/github/cliffhanger_studio/Cliffhanger/presets/platform-overlays.json"

static const char *const codes[] = { "douyin", "kuaishou", "channels", "tiktok", "shorts", "reels", NULL };
static const char *const titles[] = {
  N_("Douyin"), N_("Kuaishou"), N_("WeChat Channels"), N_("TikTok"), N_("YouTube Shorts"), N_("Instagram Reels"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (codes) == G_N_ELEMENTS (titles) + 1);

const char *const *
cliff_platform_get_codes (void)
{
  return codes;
}

const char *
cliff_platform_get_title (const char *code)
{
  for (guint i = 0; codes[i] != NULL; i++)
    if (g_str_equal (codes[i], code))
      return gettext (titles[i]);

  return code;
}

static JsonObject *
find_platform (JsonObject *root,
               const char *code)
{
  JsonArray *platforms = json_object_get_array_member (root, "platforms");
  guint n_platforms = json_array_get_length (platforms);

  for (guint i = 0; i < n_platforms; i++)
    {
      JsonObject *platform = json_array_get_object_element (platforms, i);

      if (g_str_equal (json_object_get_string_member_with_default (platform, "id", ""), code))
        return platform;
    }

  return NULL;
}

static gboolean
read_zones (CliffPlatform  *self,
            JsonObject     *platform,
            double          width,
            double          height,
            GError        **error)
{
  JsonArray *zones = json_object_get_array_member (platform, "zones");
  guint n_zones = json_array_get_length (zones);

  if (n_zones > CLIFF_PLATFORM_MAX_ZONES || width <= 0 || height <= 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "too many zones, or a canvas without a size");
      return FALSE;
    }
  for (guint i = 0; i < n_zones; i++)
    {
      JsonArray *zone = json_array_get_array_element (zones, i);

      if (json_array_get_length (zone) != 4)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "a zone is no rectangle");
          return FALSE;
        }
      graphene_rect_init (&self->zones[i],
                          json_array_get_double_element (zone, 0) / width,
                          json_array_get_double_element (zone, 1) / height,
                          json_array_get_double_element (zone, 2) / width,
                          json_array_get_double_element (zone, 3) / height);
    }
  self->n_zones = n_zones;

  return TRUE;
}

gboolean
cliff_platform_load (CliffPlatform  *self,
                     const char     *code,
                     GError        **error)
{
  g_autoptr(GBytes) bytes = g_resources_lookup_data (DATA, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  JsonObject *root, *platform;
  gsize size;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  *self = (CliffPlatform) { 0 };
  if (text == NULL || !json_parser_load_from_data (parser, text, (gssize) size, error))
    return FALSE;
  root = json_node_get_object (json_parser_get_root (parser));
  platform = find_platform (root, code);
  if (platform == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no platform %s", code);
      return FALSE;
    }
  self->is_estimate = g_str_equal (json_object_get_string_member_with_default (platform, "basis", ""), "estimate");

  return read_zones (self, platform, json_object_get_double_member_with_default (root, "width", 0),
                     json_object_get_double_member_with_default (root, "height", 0), error);
}
