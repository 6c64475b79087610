/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cache.h"

#include <glib/gstdio.h>
#include <string.h>

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

static int
compare_used (gconstpointer a,
              gconstpointer b)
{
  const Kept *x = a, *y = b;

  return x->used < y->used ? -1 : x->used > y->used;
}

void
cliff_cache_trim (const char *folder,
                  const char *suffix,
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
      if (!g_str_has_suffix (name, suffix))
        continue;
      total += info.st_size;
      key = g_strndup (name, strlen (name) - strlen (suffix));
      if (keep == NULL || !g_hash_table_contains (keep, key))
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
