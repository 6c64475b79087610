/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-losses.h"

#include "cliff-proxy.h"

typedef struct
{
  CliffPlan  *plan;
  char       *proxies;
  GHashTable *seen;    /* paths, unowned */
  GPtrArray  *losses;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  cliff_plan_unref (search->plan);
  g_free (search->proxies);
  g_hash_table_unref (search->seen);
  g_ptr_array_unref (search->losses);
  g_free (search);
}

static void
loss_free (gpointer data)
{
  CliffLoss *loss = data;

  g_free (loss->name);
  g_free (loss->sha256);
  g_free (loss);
}

static void
look_at (Search     *search,
         const char *path,
         const char *sha256,
         const char *name)
{
  g_autofree char *failure = NULL;
  CliffLoss *loss;
  gboolean is_there;

  if (path == NULL || sha256 == NULL || !g_hash_table_add (search->seen, (gpointer) path))
    return;
  is_there = g_file_test (path, G_FILE_TEST_IS_REGULAR);
  if (is_there && search->proxies != NULL)
    failure = cliff_proxy_dup_failure (search->proxies, sha256);
  if (is_there && failure == NULL)
    return;
  loss = g_new0 (CliffLoss, 1);
  loss->name = cliff_plan_dup_file_name (name, path);
  loss->sha256 = g_strdup (sha256);
  loss->missing = !is_there;
  g_ptr_array_add (search->losses, loss);
}

static void
look_at_pictures (Search    *search,
                  GPtrArray *pictures)
{
  for (guint i = 0; i < pictures->len; i++)
    {
      const CliffPlanShot *shot = g_ptr_array_index (pictures, i);

      look_at (search, shot->path, shot->sha256, shot->name);
    }
}

static void
find_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Search *search = data;

  look_at_pictures (search, search->plan->shots);
  look_at_pictures (search, search->plan->overlays);
  for (guint i = 0; i < search->plan->sounds->len; i++)
    {
      const CliffPlanSound *sound = g_ptr_array_index (search->plan->sounds, i);

      look_at (search, sound->path, sound->sha256, sound->name);
    }
  g_task_return_pointer (task, g_ptr_array_ref (search->losses), (GDestroyNotify) g_ptr_array_unref);
}

void
cliff_losses_find_async (CliffPlan           *plan,
                         const char          *proxies,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->plan = cliff_plan_ref (plan);
  search->proxies = g_strdup (proxies);
  search->seen = g_hash_table_new (g_str_hash, g_str_equal);
  search->losses = g_ptr_array_new_with_free_func (loss_free);
  g_task_set_source_tag (task, cliff_losses_find_async);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, find_in_thread);
}

GPtrArray *
cliff_losses_find_finish (GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
