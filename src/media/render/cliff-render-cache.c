/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-render-cache.h"

#include "cliff-cache.h"

#include <glib/gstdio.h>
#include <utime.h>

#define SUFFIX ".unit"

char *
cliff_render_cache_dup_path (const char *folder,
                             const char *key)
{
  g_autofree char *name = g_strconcat (key, SUFFIX, NULL);

  return g_build_filename (folder, name, NULL);
}

CliffRenderPackets *
cliff_render_cache_load (const char *folder,
                         const char *key,
                         guint       n)
{
  g_autofree char *path = cliff_render_cache_dup_path (folder, key);
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffRenderPackets) packets = cliff_render_packets_new_from_file (path, &error);

  if (packets != NULL && cliff_render_packets_get_n (packets) > 0
      && (n == 0 || cliff_render_packets_get_n (packets) == n))
    {
      utime (path, NULL);
      return g_steal_pointer (&packets);
    }
  if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_unlink (path);

  return NULL;
}

void
cliff_render_cache_trim (const char *folder,
                         gint64      quota,
                         GHashTable *keep)
{
  cliff_cache_trim (folder, SUFFIX, quota, keep);
}
