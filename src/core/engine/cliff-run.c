/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-run.h"

#include "cliff-file.h"

#include <errno.h>
#include <glib/gstdio.h>

CliffRun *
cliff_run_new (CliffOrder   *order,
               CliffId       job_id,
               const char   *project,
               CliffRunFunc  func,
               gpointer      user_data)
{
  CliffRun *self = g_new0 (CliffRun, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->order = order;
  self->job_id = job_id;
  self->project = g_strdup (project);
  self->cancellable = g_cancellable_new ();
  self->batches = g_ptr_array_new ();
  self->func = func;
  self->user_data = user_data;
  self->remote.retry_after = self->remote.usage = -1;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);

  return self;
}

CliffRun *
cliff_run_ref (CliffRun *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cliff_run_unref (CliffRun *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  cliff_order_free (self->order);
  g_free (self->handle);
  g_clear_pointer (&self->token, json_object_unref);
  g_clear_pointer (&self->claimed, g_hash_table_unref);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self->project);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->batches);
  cliff_engine_result_clear (&self->result);
  cliff_media_file_clear (&self->file);
  g_clear_error (&self->error);
  g_free (self);
}

static void
on_progress (double      fraction,
             const char *stage,
             gpointer    user_data)
{
  CliffRun *self = user_data;

  g_atomic_int_set (&self->permille, (int) (CLAMP (fraction, 0, 1) * 1000));
  if (!self->told_running && g_strcmp0 (stage, "running") == 0 && !cliff_engine_is_local (self->order->engine))
    {
      self->told_running = TRUE;
      self->func (self, CLIFF_RUN_RUNNING, self->user_data);
    }
  self->func (self, CLIFF_RUN_PROGRESS, self->user_data);
}

/* The scratch folder lies beside media/, so that the result moves in by a rename. (transfer full)
 * (nullable) */
static char *
make_scratch (CliffRun  *self,
              GError   **error)
{
  g_autofree char *cache = g_build_filename (self->project, "cache", "generate", NULL);
  g_autofree char *folder = g_build_filename (cache, "job-XXXXXX", NULL);

  if (g_mkdir_with_parents (cache, 0777) != 0 || g_mkdtemp (folder) == NULL)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
                   "A folder for the new take cannot be made in “%s”: %s", cache,
                   g_strerror (code));
      return NULL;
    }

  return g_steal_pointer (&folder);
}

/* Nothing more is done with the vendor's answer until its token is on the disk. */
static void
keep_token (CliffRemote *remote,
            JsonObject  *token)
{
  CliffRun *self = (CliffRun *) ((char *) remote - G_STRUCT_OFFSET (CliffRun, remote));

  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->token, json_object_unref);
  self->token = json_object_ref (token);
  self->kept = FALSE;
  g_mutex_unlock (&self->mutex);
  self->func (self, CLIFF_RUN_KEEP, self->user_data);
  g_mutex_lock (&self->mutex);
  while (!self->kept)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

void
cliff_run_kept (CliffRun *self)
{
  g_mutex_lock (&self->mutex);
  self->kept = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static gboolean
is_claimed (CliffRemote *remote,
            const char  *id)
{
  CliffRun *self = (CliffRun *) ((char *) remote - G_STRUCT_OFFSET (CliffRun, remote));

  return self->claimed != NULL && g_hash_table_contains (self->claimed, id);
}

static gboolean
run_remote (CliffRun    *self,
            const char  *folder,
            GError     **error)
{
  self->remote.handle = self->handle;
  self->remote.project = self->project;
  self->remote.left_at = self->left_at;
  self->remote.attempt = self->tries;
  self->remote.token = self->token;
  self->remote.keep = keep_token;
  self->remote.is_claimed = is_claimed;

  return cliff_engine_run_remote (self->order->engine, &self->remote, self->order->request, folder, &self->result, on_progress, self,
                                  self->cancellable, error);
}

static gboolean
run_local (CliffRun    *self,
           const char  *folder,
           GError     **error)
{
  self->func (self, CLIFF_RUN_RUNNING, self->user_data);

  return cliff_engine_run (self->order->engine, self->order->request, folder, &self->result, on_progress, self, self->cancellable, error);
}

static gboolean
make_medium (CliffRun    *self,
             const char  *folder,
             GError     **error)
{
  if (!(cliff_engine_is_local (self->order->engine) ? run_local : run_remote) (self, folder, error))
    return FALSE;

  self->func (self, CLIFF_RUN_FETCHING, self->user_data);

  /* What is made is kept: a cancel that comes now would throw a finished take away. */
  return cliff_media_prepare (self->project, self->result.path, TRUE, &self->file, NULL, error);
}

void
cliff_run_sweep (const char *project)
{
  g_autofree char *cache = g_build_filename (project, "cache", "generate", NULL);
  g_autoptr(GDir) dir = g_dir_open (cache, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (cache, name, NULL);

      if (g_str_has_prefix (name, "job-"))
        cliff_file_remove_tree (folder);
    }
}

void
cliff_run_work (CliffRun *self)
{
  g_autofree char *folder = make_scratch (self, &self->error);

  if (folder != NULL)
    {
      make_medium (self, folder, &self->error);
      cliff_file_remove_tree (folder);
    }
  self->func (self, CLIFF_RUN_FINISHED, self->user_data);
}
