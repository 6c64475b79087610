/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-recent.h"

#define KEY "recent-projects"
#define PLACES "places"

GStrv
cliff_recent_dup (GSettings *settings)
{
  return g_settings_get_strv (settings, KEY);
}

static void
store_without (GSettings  *settings,
               const char *first,
               const char *without)
{
  g_auto(GStrv) paths = cliff_recent_dup (settings);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) result = NULL;
  guint n_paths = 0;

  if (first != NULL)
    {
      g_strv_builder_add (builder, first);
      n_paths++;
    }
  for (guint i = 0; paths[i] != NULL && n_paths < CLIFF_RECENT_MAX; i++)
    if (!g_str_equal (paths[i], without))
      {
        g_strv_builder_add (builder, paths[i]);
        n_paths++;
      }
  result = g_strv_builder_end (builder);
  g_settings_set_strv (settings, KEY, (const char * const *) result);
}

void
cliff_recent_add (GSettings  *settings,
                  const char *path)
{
  store_without (settings, path, path);
}

void
cliff_recent_remove (GSettings  *settings,
                     const char *path)
{
  store_without (settings, NULL, path);
}

void
cliff_last_place_free (CliffLastPlace *place)
{
  g_free (place->page);
  g_free (place);
}

CliffLastPlace *
cliff_recent_dup_place (GSettings  *settings,
                        const char *path)
{
  g_autoptr(GVariant) places = g_settings_get_value (settings, PLACES);
  CliffLastPlace place;

  if (!g_variant_lookup (places, path, "(sxx)", &place.page, &place.episode, &place.position))
    return NULL;

  return g_memdup2 (&place, sizeof place);
}

void
cliff_recent_keep_place (GSettings        *settings,
                         const char       *path,
                         const CliffLastPlace *place)
{
  g_auto(GStrv) paths = cliff_recent_dup (settings);
  g_auto(GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{s(sxx)}"));

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr(CliffLastPlace) kept = NULL;

      if (g_str_equal (paths[i], path))
        continue;
      kept = cliff_recent_dup_place (settings, paths[i]);
      if (kept != NULL)
        g_variant_builder_add (&builder, "{s(sxx)}", paths[i], kept->page, kept->episode, kept->position);
    }
  g_variant_builder_add (&builder, "{s(sxx)}", path, place->page, place->episode, place->position);
  g_settings_set_value (settings, PLACES, g_variant_builder_end (&builder));
}
