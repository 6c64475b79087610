/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-filmstrip.h"

#include "cliff-proxy.h"
#include "cliff-resample.h"

#define BUDGET (64 * 1024 * 1024)
#define LEAST_HEIGHT 8

struct _CliffFilmstrip
{
  GObject       parent_instance;
  CliffProxies *proxies;
  gulong        handler;
  GList        *requests;  /* Request, of those that wait for their proxy */
  GHashTable   *kept;      /* key → link in @order */
  GQueue        order;     /* Kept, the last used first */
  gsize         n_bytes;
};

G_DEFINE_FINAL_TYPE (CliffFilmstrip, cliff_filmstrip, G_TYPE_OBJECT)

typedef struct
{
  char           *key;
  CliffFilmFrame *thumbnail;
} Kept;

/* The data of a task. */
typedef struct
{
  char     *folder;
  char     *sha256;
  GArray   *times;   /* CliffTime */
  int       height;
  GSource  *cancel;  /* NULL when it cannot be cancelled or does not wait any more */
} Request;

CliffFilmFrame *
cliff_film_frame_ref (CliffFilmFrame *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cliff_film_frame_unref (CliffFilmFrame *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_bytes_unref (self->rgba);
  g_free (self);
}

static void
request_free (Request *self)
{
  g_free (self->folder);
  g_free (self->sha256);
  g_array_unref (self->times);
  g_free (self);
}

/* ── Kept in memory ──────────────────────────────────────────────────────────────────────────── */

static char *
dup_key (const char *sha256,
         CliffTime   time,
         int         height)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %d", sha256, time, height);
}

static void
drop (CliffFilmstrip *self,
      GList          *link)
{
  Kept *kept = link->data;

  self->n_bytes -= g_bytes_get_size (kept->thumbnail->rgba);
  g_hash_table_remove (self->kept, kept->key);
  cliff_film_frame_unref (kept->thumbnail);
  g_free (kept->key);
  g_free (kept);
  g_queue_delete_link (&self->order, link);
}

static void
keep (CliffFilmstrip *self,
      const char     *sha256,
      int             height,
      CliffFilmFrame *thumbnail)
{
  g_autofree char *key = dup_key (sha256, thumbnail->time, height);
  GList *link = g_hash_table_lookup (self->kept, key);
  Kept *kept;

  if (link != NULL)
    drop (self, link);
  kept = g_new0 (Kept, 1);
  kept->key = g_steal_pointer (&key);
  kept->thumbnail = cliff_film_frame_ref (thumbnail);
  g_queue_push_head (&self->order, kept);
  g_hash_table_insert (self->kept, kept->key, self->order.head);
  self->n_bytes += g_bytes_get_size (thumbnail->rgba);
  while (self->n_bytes > BUDGET)
    drop (self, self->order.tail);
}

CliffFilmFrame *
cliff_filmstrip_peek (CliffFilmstrip *self,
                      const char     *sha256,
                      CliffTime       time,
                      int             height)
{
  g_autofree char *key = NULL;
  GList *link;

  g_return_val_if_fail (CLIFF_IS_FILMSTRIP (self), NULL);

  if (sha256 == NULL)
    return NULL;
  key = dup_key (sha256, time, CLAMP (height, LEAST_HEIGHT, CLIFF_PROXY_SIDE) & ~1);
  link = g_hash_table_lookup (self->kept, key);
  if (link == NULL)
    return NULL;
  g_queue_unlink (&self->order, link);
  g_queue_push_head_link (&self->order, link);

  return ((Kept *) link->data)->thumbnail;
}

/* ── Drawing, on a thread ────────────────────────────────────────────────────────────────────── */

static CliffFilmFrame *
draw (CliffProxy  *proxy,
      CliffTime    time,
      int          height,
      GError     **error)
{
  CliffFilmFrame *thumbnail;
  const CliffPicture *picture;
  int full_width, full_height, width, reduce = 1;

  cliff_proxy_get_size (proxy, &full_width, &full_height);
  while (reduce < 8 && full_height / (reduce * 2) >= height)
    reduce *= 2;
  picture = cliff_proxy_read (proxy, time, reduce, error);
  if (picture == NULL)
    return NULL;
  width = (int) CLAMP ((gint64) full_width * height / full_height, 2, 16 * height) & ~1;
  thumbnail = g_new0 (CliffFilmFrame, 1);
  g_atomic_ref_count_init (&thumbnail->ref_count);
  thumbnail->time = time;
  thumbnail->width = width;
  thumbnail->height = height;
  if (picture->width == width && picture->height == height)
    thumbnail->rgba = cliff_picture_to_rgba (picture);
  else
    {
      g_autoptr(CliffPicture) scaled = cliff_picture_new (width, height);

      cliff_picture_resample (scaled, picture, &(CliffRegion) { 0, 0, picture->width, picture->height });
      thumbnail->rgba = cliff_picture_to_rgba (scaled);
    }

  return thumbnail;
}

static void
draw_cb (GTask        *task,
         gpointer      source,
         gpointer      task_data,
         GCancellable *cancellable)
{
  Request *request = task_data;
  g_autoptr(GPtrArray) thumbnails = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_film_frame_unref);
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffProxy) proxy = cliff_proxy_open (request->folder, request->sha256, &error);

  for (guint i = 0; proxy != NULL && i < request->times->len; i++)
    {
      CliffFilmFrame *thumbnail;

      if (g_cancellable_set_error_if_cancelled (cancellable, &error))
        break;
      thumbnail = draw (proxy, g_array_index (request->times, CliffTime, i), request->height, &error);
      if (thumbnail == NULL)
        break;
      g_ptr_array_add (thumbnails, thumbnail);
    }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&thumbnails), (GDestroyNotify) g_ptr_array_unref);
}

/* ── Requests ────────────────────────────────────────────────────────────────────────────────── */

static void
stop_waiting (CliffFilmstrip *self,
              GTask          *task)
{
  Request *request = g_task_get_task_data (task);

  self->requests = g_list_remove (self->requests, task);
  if (request->cancel != NULL)
    g_source_destroy (request->cancel);
  g_clear_pointer (&request->cancel, g_source_unref);
}

/* Whether all that @request wants is there. */
static gboolean
can_draw (const Request *request)
{
  g_autoptr(CliffProxy) proxy = cliff_proxy_open (request->folder, request->sha256, NULL);
  CliffTime last = 0;

  for (guint i = 0; i < request->times->len; i++)
    last = MAX (last, g_array_index (request->times, CliffTime, i));

  return proxy != NULL && cliff_proxy_covers (proxy, last);
}

/* Draws or fails when it can; otherwise goes on waiting. */
static gboolean
try_request (GTask *task)
{
  const Request *request = g_task_get_task_data (task);
  g_autofree char *failure = NULL;

  if (can_draw (request))
    {
      g_task_run_in_thread (task, draw_cb);
      return TRUE;
    }
  failure = cliff_proxy_dup_failure (request->folder, request->sha256);
  if (failure != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", failure);

  return failure != NULL;
}

static void
changed_cb (CliffProxies   *proxies,
            const char     *sha256,
            CliffFilmstrip *self)
{
  g_autoptr(GList) requests = g_list_copy (self->requests);

  for (GList *link = requests; link != NULL; link = link->next)
    {
      GTask *task = link->data;

      if (g_list_find (self->requests, task) == NULL
          || !g_str_equal (((Request *) g_task_get_task_data (task))->sha256, sha256) || !try_request (task))
        continue;
      stop_waiting (self, task);
      g_object_unref (task);
    }
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;

  stop_waiting (g_task_get_source_object (task), task);
  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

static void
wait_for_proxy (CliffFilmstrip *self,
                GTask          *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Request *request = g_task_get_task_data (task);

  self->requests = g_list_prepend (self->requests, task);
  if (cancellable == NULL)
    return;
  request->cancel = g_cancellable_source_new (cancellable);
  g_source_set_callback (request->cancel, G_SOURCE_FUNC (cancelled_cb), task, NULL);
  g_source_attach (request->cancel, g_main_context_get_thread_default ());
}

void
cliff_filmstrip_load_async (CliffFilmstrip      *self,
                            const char          *path,
                            const char          *sha256,
                            const CliffTime     *times,
                            guint                n_times,
                            int                  height,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Request *request;

  g_return_if_fail (CLIFF_IS_FILMSTRIP (self));
  g_return_if_fail (path != NULL && (times != NULL || n_times == 0));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cliff_filmstrip_load_async);
  request = g_new0 (Request, 1);
  request->folder = g_strdup (cliff_proxies_get_folder (self->proxies));
  request->sha256 = g_strdup (sha256 != NULL ? sha256 : "");
  request->height = CLAMP (height, LEAST_HEIGHT, CLIFF_PROXY_SIDE) & ~1;
  request->times = g_array_new (FALSE, FALSE, sizeof (CliffTime));
  g_array_append_vals (request->times, times, n_times);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (sha256 == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: there is no such file", path);
      return;
    }
  cliff_proxies_want (self->proxies, path, sha256, CLIFF_URGENCY_NOW);
  if (!try_request (task))
    wait_for_proxy (self, g_steal_pointer (&task));
}

GPtrArray *
cliff_filmstrip_load_finish (CliffFilmstrip  *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  GPtrArray *thumbnails;
  const Request *request;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  request = g_task_get_task_data (G_TASK (result));
  thumbnails = g_task_propagate_pointer (G_TASK (result), error);
  for (guint i = 0; thumbnails != NULL && i < thumbnails->len; i++)
    keep (self, request->sha256, request->height, g_ptr_array_index (thumbnails, i));

  return thumbnails;
}

/* ── GObject ─────────────────────────────────────────────────────────────────────────────────── */

CliffFilmstrip *
cliff_filmstrip_new (CliffProxies *proxies)
{
  CliffFilmstrip *self = g_object_new (CLIFF_TYPE_FILMSTRIP, NULL);

  g_return_val_if_fail (CLIFF_IS_PROXIES (proxies), NULL);

  self->proxies = g_object_ref (proxies);
  self->handler = g_signal_connect (proxies, "changed", G_CALLBACK (changed_cb), self);

  return self;
}

/* Requests hold a reference: there are none any more. */
static void
cliff_filmstrip_finalize (GObject *object)
{
  CliffFilmstrip *self = CLIFF_FILMSTRIP (object);

  g_clear_signal_handler (&self->handler, self->proxies);
  while (self->order.tail != NULL)
    drop (self, self->order.tail);
  g_hash_table_unref (self->kept);
  g_object_unref (self->proxies);

  G_OBJECT_CLASS (cliff_filmstrip_parent_class)->finalize (object);
}

static void
cliff_filmstrip_class_init (CliffFilmstripClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cliff_filmstrip_finalize;
}

static void
cliff_filmstrip_init (CliffFilmstrip *self)
{
  g_queue_init (&self->order);
  self->kept = g_hash_table_new (g_str_hash, g_str_equal);
}
