/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-proxy-pool.h"

/* Each keeps a file open and room for one picture. */
#define MOST_OPEN 64

typedef struct
{
  char       *sha256;
  CliffProxy *proxy;
  GList       link;    /* in "used" */
} Entry;

struct _CliffProxyPool
{
  char       *folder;
  GHashTable *entries; /* by SHA-256 */
  GQueue      used;    /* Entry, the last used first */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->sha256);
  cliff_proxy_free (entry->proxy);
  g_free (entry);
}

CliffProxyPool *
cliff_proxy_pool_new (const char *folder)
{
  CliffProxyPool *self = g_new0 (CliffProxyPool, 1);

  self->folder = g_strdup (folder);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
  g_queue_init (&self->used);

  return self;
}

void
cliff_proxy_pool_free (CliffProxyPool *self)
{
  g_hash_table_unref (self->entries);
  g_free (self->folder);
  g_free (self);
}

static void
drop (CliffProxyPool *self,
      Entry          *entry)
{
  g_queue_unlink (&self->used, &entry->link);
  g_hash_table_remove (self->entries, entry->sha256);
}

static CliffProxy *
open_proxy (CliffProxyPool  *self,
            const char      *sha256,
            GError         **error)
{
  g_autoptr(GError) reason = NULL;
  CliffProxy *proxy = cliff_proxy_open (self->folder, sha256, &reason);
  g_autofree char *failure = proxy == NULL ? cliff_proxy_dup_failure (self->folder, sha256) : NULL;

  if (failure != NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, failure);
  else if (proxy == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));

  return proxy;
}

CliffProxy *
cliff_proxy_pool_get (CliffProxyPool  *self,
                      const char      *sha256,
                      GError         **error)
{
  Entry *entry;
  CliffProxy *proxy;

  g_return_val_if_fail (self != NULL && sha256 != NULL, NULL);

  entry = g_hash_table_lookup (self->entries, sha256);
  if (entry != NULL)
    {
      g_queue_unlink (&self->used, &entry->link);
      g_queue_push_head_link (&self->used, &entry->link);
      return entry->proxy;
    }
  proxy = open_proxy (self, sha256, error);
  if (proxy == NULL)
    return NULL;
  if (self->used.length >= MOST_OPEN)
    drop (self, self->used.tail->data);
  entry = g_new0 (Entry, 1);
  entry->sha256 = g_strdup (sha256);
  entry->proxy = proxy;
  entry->link.data = entry;
  g_hash_table_insert (self->entries, entry->sha256, entry);
  g_queue_push_head_link (&self->used, &entry->link);

  return proxy;
}

void
cliff_proxy_pool_forget (CliffProxyPool *self,
                         const char     *sha256)
{
  Entry *entry = g_hash_table_lookup (self->entries, sha256);

  if (entry != NULL)
    drop (self, entry);
}
