/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-render-cache.h"

#include <glib/gstdio.h>
#include <utime.h>

#define SUFFIX ".unit"
/* A part file that nobody wrote to for so long has lost its writer. */
#define ABANDONED (15 * 60)

typedef struct
{
  char   *path;
  gint64  size;
  gint64  used;
} Kept;

static void
kept_clear (gpointer data)
{
  Kept *kept = data;

  g_free (kept->path);
}

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

static int
compare_used (gconstpointer a,
              gconstpointer b)
{
  const Kept *x = a, *y = b;

  return x->used < y->used ? -1 : x->used > y->used;
}

void
cliff_render_cache_trim (const char *folder,
                         gint64      quota,
                         GHashTable *keep)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GArray) files = g_array_new (FALSE, FALSE, sizeof (Kept));
  gint64 total = 0, now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  g_array_set_clear_func (files, kept_clear);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *key = NULL;
      GStatBuf info;

      if (g_stat (path, &info) != 0)
        continue;
      if (g_str_has_suffix (name, ".part") && now - info.st_mtime > ABANDONED)
        g_unlink (path);
      if (!g_str_has_suffix (name, SUFFIX))
        continue;
      total += info.st_size;
      key = g_strndup (name, strlen (name) - strlen (SUFFIX));
      if (!g_hash_table_contains (keep, key))
        g_array_append_vals (files,
                             &(Kept) { g_steal_pointer (&path), info.st_size, info.st_mtime }, 1);
    }

  g_array_sort (files, compare_used);
  for (guint i = 0; i < files->len && total > quota; i++)
    {
      const Kept *file = &g_array_index (files, Kept, i);

      if (g_unlink (file->path) == 0)
        total -= file->size;
    }
}
