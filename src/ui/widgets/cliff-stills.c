/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-stills.h"

#include "cliff-video-reader.h"

/* About 130 kB each at storyboard size: 32 MB at most. */
#define MAX_KEPT 256

typedef struct
{
  char     *path;
  char     *key;
  gboolean  video;
  int       width;
} Request;

static void
request_free (Request *request)
{
  g_free (request->path);
  g_free (request->key);
  g_free (request);
}

/* What was loaded last; main thread only.  Media files are never rewritten, so nothing here grows old. */
typedef struct
{
  GHashTable *textures; /* key → GdkTexture */
  GQueue      keys;     /* borrowed keys, the newest first */
} Kept;

static Kept *
get_kept (void)
{
  static Kept kept;

  if (kept.textures == NULL)
    kept.textures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  return &kept;
}

static void
keep (const char *key,
      GdkTexture *texture)
{
  Kept *kept = get_kept ();
  char *own_key;

  if (g_hash_table_contains (kept->textures, key))
    return;
  own_key = g_strdup (key);
  g_hash_table_insert (kept->textures, own_key, g_object_ref (texture));
  g_queue_push_head (&kept->keys, own_key);
  if (kept->keys.length > MAX_KEPT)
    g_hash_table_remove (kept->textures, g_queue_pop_tail (&kept->keys));
}

/* (transfer full) (nullable) */
static GdkPixbuf *
load_picture (Request  *request,
              GError  **error)
{
  int own_width;

  if (gdk_pixbuf_get_file_info (request->path, &own_width, NULL) != NULL && own_width > request->width)
    return gdk_pixbuf_new_from_file_at_scale (request->path, request->width, -1, TRUE, error);

  return gdk_pixbuf_new_from_file (request->path, error);
}

/* (transfer full) (nullable): the first frame. */
static GdkPixbuf *
load_video (Request  *request,
            GError  **error)
{
  g_autoptr(CliffVideoReader) reader = cliff_video_reader_new (request->path, error);
  const CliffPicture *picture = reader != NULL ? cliff_video_reader_read (reader, 0, error) : NULL;
  g_autoptr(GdkPixbuf) whole = NULL;
  g_autoptr(GBytes) rgba = NULL;

  if (picture == NULL)
    return NULL;
  rgba = cliff_picture_to_rgba (picture);
  whole = gdk_pixbuf_new_from_bytes (rgba, GDK_COLORSPACE_RGB, TRUE, 8, picture->width, picture->height,
                                     4 * picture->width);
  if (picture->width <= request->width)
    return g_steal_pointer (&whole);

  return gdk_pixbuf_scale_simple (whole, request->width,
                                  MAX (1, (int) ((gint64) picture->height * request->width / picture->width)),
                                  GDK_INTERP_BILINEAR);
}

static GdkTexture *
create_texture (GdkPixbuf *pixbuf)
{
  g_autoptr(GBytes) bytes = gdk_pixbuf_read_pixel_bytes (pixbuf);

  return gdk_memory_texture_new (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf),
                                 gdk_pixbuf_get_has_alpha (pixbuf) ? GDK_MEMORY_R8G8B8A8 : GDK_MEMORY_R8G8B8,
                                 bytes, (gsize) gdk_pixbuf_get_rowstride (pixbuf));
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  g_autoptr(GdkPixbuf) pixbuf = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  pixbuf = request->video ? load_video (request, &error) : load_picture (request, &error);
  if (pixbuf == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, create_texture (pixbuf), g_object_unref);
}

void
cliff_stills_load_async (const char          *path,
                         gboolean             video,
                         int                  width,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);
  GdkTexture *kept;

  request->path = g_strdup (path);
  request->video = video;
  request->width = width;
  request->key = g_strdup_printf ("%d %s", width, path);
  g_task_set_source_tag (task, cliff_stills_load_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);

  kept = g_hash_table_lookup (get_kept ()->textures, request->key);
  if (kept != NULL)
    g_task_return_pointer (task, g_object_ref (kept), g_object_unref);
  else
    g_task_run_in_thread (task, load_in_thread);
}

GdkTexture *
cliff_stills_load_finish (GAsyncResult  *result,
                          GError       **error)
{
  GTask *task = G_TASK (result);
  GdkTexture *texture;

  g_return_val_if_fail (g_task_get_source_tag (task) == cliff_stills_load_async, NULL);

  texture = g_task_propagate_pointer (task, error);
  if (texture != NULL)
    keep (((Request *) g_task_get_task_data (task))->key, texture);

  return texture;
}
