/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-proxies.h"

#include "cliff-cache.h"
#include "cliff-proxy.h"
#include "cliff-proxy-private.h"

#include <glib/gstdio.h>
#include <utime.h>

struct _CliffProxies
{
  GObject          parent_instance;
  char            *folder;
  gint64           quota;
  CliffMediaQueue *queue;
  GHashTable      *ready;   /* set of SHA-256: seen to be whole */
  GHashTable      *failed;  /* set */
};

G_DEFINE_FINAL_TYPE (CliffProxies, cliff_proxies, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ── Bounds ──────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  char       *folder;
  gint64      quota;
  GHashTable *keep;
} Trim;

static void
trim_free (gpointer data)
{
  Trim *trim = data;

  g_hash_table_unref (trim->keep);
  g_free (trim->folder);
  g_free (trim);
}

static void
trim_cb (GTask        *task,
         gpointer      source,
         gpointer      task_data,
         GCancellable *cancellable)
{
  Trim *trim = task_data;

  cliff_cache_trim (trim->folder, PROXY_SUFFIX, trim->quota, trim->keep);
  g_task_return_boolean (task, TRUE);
}

static void
trim (CliffProxies *self)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  Trim *order = g_new0 (Trim, 1);
  GHashTableIter iter;
  gpointer sha256;

  order->folder = g_strdup (self->folder);
  order->quota = self->quota;
  order->keep = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, self->ready);
  while (g_hash_table_iter_next (&iter, &sha256, NULL))
    g_hash_table_add (order->keep, g_strdup (sha256));
  g_task_set_source_tag (task, trim);
  g_task_set_task_data (task, order, trim_free);
  g_task_run_in_thread (task, trim_cb);
}

/* ── Making ──────────────────────────────────────────────────────────────────────────────────── */

static void
queue_cb (const char   *sha256,
          double        fraction,
          JsonNode     *answer,
          const GError *error,
          gpointer      user_data)
{
  g_autoptr(CliffProxies) self = g_object_ref (user_data);
  g_autofree char *key = g_strdup (sha256);

  if (error != NULL)
    {
      g_info ("No proxy of %s: %s", key, error->message);
      cliff_proxy_set_failure (self->folder, key, error->message);
      g_hash_table_add (self->failed, g_strdup (key));
    }
  else if (answer != NULL)
    {
      g_hash_table_add (self->ready, g_strdup (key));
      trim (self);
    }
  g_signal_emit (self, signals[CHANGED], 0, key);
}

/* Whether the proxy is there; one that is damaged is removed. */
static gboolean
look_for (CliffProxies *self,
          const char   *sha256)
{
  g_autofree char *path = cliff_proxy_dup_path (self->folder, sha256);
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffProxy) proxy = cliff_proxy_open (self->folder, sha256, &error);

  if (proxy != NULL && cliff_proxy_refresh (proxy))
    {
      utime (path, NULL);
      g_hash_table_add (self->ready, g_strdup (sha256));
      return TRUE;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    g_unlink (path);

  return FALSE;
}

void
cliff_proxies_want (CliffProxies *self,
                    const char   *path,
                    const char   *sha256,
                    CliffUrgency  urgency)
{
  g_autofree char *into = NULL;

  g_return_if_fail (CLIFF_IS_PROXIES (self));
  g_return_if_fail (path != NULL);

  into = sha256 != NULL ? cliff_proxy_dup_path (self->folder, sha256) : NULL;
  if (into == NULL || cliff_proxies_is_ready (self, sha256) || g_hash_table_contains (self->failed, sha256))
    return;
  if (!cliff_media_queue_has (self->queue, sha256) && look_for (self, sha256))
    return;
  cliff_media_queue_push (self->queue, sha256, "proxy", path, into, urgency);
}

void
cliff_proxies_relax (CliffProxies *self)
{
  g_return_if_fail (CLIFF_IS_PROXIES (self));

  cliff_media_queue_relax (self->queue);
}

/* One that somebody deleted meanwhile is made again. */
gboolean
cliff_proxies_is_ready (CliffProxies *self,
                        const char   *sha256)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (CLIFF_IS_PROXIES (self), FALSE);

  if (!g_hash_table_contains (self->ready, sha256))
    return FALSE;
  path = cliff_proxy_dup_path (self->folder, sha256);
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  g_hash_table_remove (self->ready, sha256);

  return FALSE;
}

gboolean
cliff_proxies_has_failed (CliffProxies *self,
                          const char   *sha256)
{
  g_return_val_if_fail (CLIFF_IS_PROXIES (self), FALSE);

  return g_hash_table_contains (self->failed, sha256);
}

void
cliff_proxies_retry (CliffProxies *self,
                     const char   *sha256)
{
  g_autofree char *path = NULL, *failure = NULL;

  g_return_if_fail (CLIFF_IS_PROXIES (self));

  path = cliff_proxy_dup_path (self->folder, sha256);
  if (path == NULL || !g_hash_table_remove (self->failed, sha256))
    return;
  failure = g_strconcat (path, PROXY_FAILED, NULL);
  g_unlink (failure);
}

const char *
cliff_proxies_get_folder (CliffProxies *self)
{
  g_return_val_if_fail (CLIFF_IS_PROXIES (self), NULL);

  return self->folder;
}

/* What could not be made is tried once more by each session: the reason may be gone. */
static void
forget_failures (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, PROXY_FAILED))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_unlink (path);
      }
}

CliffProxies *
cliff_proxies_new (const char *folder,
                   gint64      quota)
{
  CliffProxies *self = g_object_new (CLIFF_TYPE_PROXIES, NULL);

  g_return_val_if_fail (folder != NULL, NULL);

  self->folder = g_strdup (folder);
  self->quota = quota;
  g_mkdir_with_parents (folder, 0777);
  forget_failures (folder);

  return self;
}

static void
cliff_proxies_finalize (GObject *object)
{
  CliffProxies *self = CLIFF_PROXIES (object);

  cliff_media_queue_free (self->queue);
  g_hash_table_unref (self->ready);
  g_hash_table_unref (self->failed);
  g_free (self->folder);

  G_OBJECT_CLASS (cliff_proxies_parent_class)->finalize (object);
}

static void
cliff_proxies_class_init (CliffProxiesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cliff_proxies_finalize;
  signals[CHANGED] = g_signal_new ("changed", CLIFF_TYPE_PROXIES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   1, G_TYPE_STRING);
}

static void
cliff_proxies_init (CliffProxies *self)
{
  self->queue = cliff_media_queue_new (queue_cb, self);
  self->ready = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->failed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}
