/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-waveform.h"

#include "cliff-media-queue.h"

/* Of peaks in memory: some ten hours. */
#define BUDGET (16 * 1024 * 1024)

struct _CliffWaveform
{
  GObject          parent_instance;
  char            *folder;
  CliffMediaQueue *queue;
  GList           *requests;  /* GTask, of those that wait for their file to be made */
  GHashTable      *failed;    /* SHA-256 → GError */
  GQueue           kept;      /* Kept, the last used first */
  gsize            n_bytes;
};

G_DEFINE_FINAL_TYPE (CliffWaveform, cliff_waveform, G_TYPE_OBJECT)

typedef struct
{
  char       *sha256;
  CliffPeaks *peaks;
} Kept;

typedef struct
{
  char     *folder;
  char     *path;
  char     *sha256;
  GSource  *cancel;  /* NULL when it cannot be cancelled or does not wait */
  gboolean  is_made; /* the file was, so there must be one */
} Request;

static void
request_free (Request *self)
{
  g_free (self->folder);
  g_free (self->path);
  g_free (self->sha256);
  g_free (self);
}

/* ── Kept in memory ──────────────────────────────────────────────────────────────────────────── */

static void
drop (CliffWaveform *self,
      GList         *link)
{
  Kept *kept = link->data;

  self->n_bytes -= (gsize) kept->peaks->n * 2;
  cliff_peaks_unref (kept->peaks);
  g_free (kept->sha256);
  g_free (kept);
  g_queue_delete_link (&self->kept, link);
}

static GList *
find (CliffWaveform *self,
      const char    *sha256)
{
  for (GList *link = self->kept.head; link != NULL; link = link->next)
    if (g_str_equal (((Kept *) link->data)->sha256, sha256))
      return link;

  return NULL;
}

CliffPeaks *
cliff_waveform_peek (CliffWaveform *self,
                     const char    *sha256)
{
  GList *link;

  g_return_val_if_fail (CLIFF_IS_WAVEFORM (self), NULL);

  link = sha256 != NULL ? find (self, sha256) : NULL;
  if (link == NULL)
    return NULL;
  g_queue_unlink (&self->kept, link);
  g_queue_push_head_link (&self->kept, link);

  return ((Kept *) link->data)->peaks;
}

static void
keep (CliffWaveform *self,
      const char    *sha256,
      CliffPeaks    *peaks)
{
  Kept *kept;

  if (find (self, sha256) != NULL)
    return;
  kept = g_new0 (Kept, 1);
  kept->sha256 = g_strdup (sha256);
  kept->peaks = cliff_peaks_ref (peaks);
  g_queue_push_head (&self->kept, kept);
  self->n_bytes += (gsize) peaks->n * 2;
  while (self->n_bytes > BUDGET)
    drop (self, self->kept.tail);
}

/* ── Requests ────────────────────────────────────────────────────────────────────────────────── */

static void
read_cb (GTask        *task,
         gpointer      source,
         gpointer      task_data,
         GCancellable *cancellable)
{
  const Request *request = task_data;
  GError *error = NULL;
  CliffPeaks *peaks = cliff_peaks_new_from_file (request->folder, request->sha256, &error);

  if (peaks != NULL)
    g_task_return_pointer (task, peaks, (GDestroyNotify) cliff_peaks_unref);
  else
    g_task_return_error (task, error);
}

static void
stop_waiting (CliffWaveform *self,
              GTask         *task)
{
  Request *request = g_task_get_task_data (task);

  self->requests = g_list_remove (self->requests, task);
  if (request->cancel != NULL)
    g_source_destroy (request->cancel);
  g_clear_pointer (&request->cancel, g_source_unref);
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

/* Takes (transfer full) @task, whose file has to be made first. */
static void
make (CliffWaveform *self,
      GTask         *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Request *request = g_task_get_task_data (task);
  g_autofree char *into = cliff_peaks_dup_path (self->folder, request->sha256);

  self->requests = g_list_prepend (self->requests, task);
  if (cancellable != NULL)
    {
      request->cancel = g_cancellable_source_new (cancellable);
      g_source_set_callback (request->cancel, G_SOURCE_FUNC (cancelled_cb), task, NULL);
      g_source_attach (request->cancel, g_main_context_get_thread_default ());
    }
  cliff_media_queue_push (self->queue, request->sha256, "peaks", request->path, into, CLIFF_URGENCY_NOW);
}

/* What is wanted of a file that is to be made or has failed; anything else ends with the first look. */
static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  CliffWaveform *self = CLIFF_WAVEFORM (source);
  g_autoptr(GTask) task = user_data;
  const Request *request = g_task_get_task_data (task);
  const GError *failure = g_hash_table_lookup (self->failed, request->sha256);
  g_autoptr(GError) error = NULL;
  CliffPeaks *peaks = g_task_propagate_pointer (G_TASK (result), &error);

  if (peaks != NULL)
    {
      keep (self, request->sha256, peaks);
      g_task_return_pointer (task, peaks, (GDestroyNotify) cliff_peaks_unref);
    }
  else if (g_task_return_error_if_cancelled (task))
    return;
  else if (failure != NULL)
    g_task_return_error (task, g_error_copy (failure));
  else if (request->is_made)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    make (self, g_steal_pointer (&task));
}

/* Reads the file, on a thread. */
static void
look (CliffWaveform *self,
      GTask         *task)
{
  g_autoptr(GTask) reader = g_task_new (self, NULL, looked_cb, task);
  const Request *request = g_task_get_task_data (task);
  Request *copy = g_new0 (Request, 1);

  copy->folder = g_strdup (request->folder);
  copy->sha256 = g_strdup (request->sha256);
  g_task_set_source_tag (reader, look);
  g_task_set_task_data (reader, copy, (GDestroyNotify) request_free);
  g_task_run_in_thread (reader, read_cb);
}

static void
queue_cb (const char   *sha256,
          double        fraction,
          JsonNode     *answer,
          const GError *error,
          gpointer      user_data)
{
  CliffWaveform *self = user_data;
  g_autoptr(GList) requests = NULL;

  if (answer == NULL && error == NULL)
    return;
  if (error != NULL)
    g_hash_table_insert (self->failed, g_strdup (sha256), g_error_copy (error));
  requests = g_list_copy (self->requests);
  for (GList *link = requests; link != NULL; link = link->next)
    {
      GTask *task = link->data;

      if (!g_str_equal (((Request *) g_task_get_task_data (task))->sha256, sha256))
        continue;
      stop_waiting (self, task);
      ((Request *) g_task_get_task_data (task))->is_made = TRUE;
      look (self, task);
    }
}

void
cliff_waveform_load_async (CliffWaveform       *self,
                           const char          *path,
                           const char          *sha256,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autofree char *into = NULL;
  CliffPeaks *peaks;
  Request *request;

  g_return_if_fail (CLIFF_IS_WAVEFORM (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cliff_waveform_load_async);
  into = cliff_peaks_dup_path (self->folder, sha256);
  peaks = cliff_waveform_peek (self, sha256);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (peaks != NULL)
    {
      g_task_return_pointer (task, cliff_peaks_ref (peaks), (GDestroyNotify) cliff_peaks_unref);
      return;
    }
  if (into == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: there is no such file", path);
      return;
    }
  request = g_new0 (Request, 1);
  request->folder = g_strdup (self->folder);
  request->path = g_strdup (path);
  request->sha256 = g_strdup (sha256);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  look (self, g_steal_pointer (&task));
}

CliffPeaks *
cliff_waveform_load_finish (CliffWaveform  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ── GObject ─────────────────────────────────────────────────────────────────────────────────── */

CliffWaveform *
cliff_waveform_new (const char *folder)
{
  CliffWaveform *self = g_object_new (CLIFF_TYPE_WAVEFORM, NULL);

  g_return_val_if_fail (folder != NULL, NULL);

  self->folder = g_strdup (folder);
  g_mkdir_with_parents (folder, 0777);

  return self;
}

/* Requests hold a reference: there are none any more. */
static void
cliff_waveform_finalize (GObject *object)
{
  CliffWaveform *self = CLIFF_WAVEFORM (object);

  cliff_media_queue_free (self->queue);
  while (self->kept.tail != NULL)
    drop (self, self->kept.tail);
  g_hash_table_unref (self->failed);
  g_free (self->folder);

  G_OBJECT_CLASS (cliff_waveform_parent_class)->finalize (object);
}

static void
cliff_waveform_class_init (CliffWaveformClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cliff_waveform_finalize;
}

static void
cliff_waveform_init (CliffWaveform *self)
{
  g_queue_init (&self->kept);
  self->queue = cliff_media_queue_new (queue_cb, self);
  self->failed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_error_free);
}
