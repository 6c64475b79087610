/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-export-batch.h"

#define POLL_MS 100

/* What the worker tells; read by polling, since it tells far more often than a bar can show. */
typedef struct
{
  gatomicrefcount  ref_count;
  int              ppm;    /* atomic */
  gpointer         stage;  /* atomic, interned */
} Telling;

typedef struct
{
  CliffExport *export;
  Telling     *telling;
} Work;

struct _CliffExportBatch
{
  GObject       parent_instance;

  CliffProject *project;
  GPtrArray    *episodes;
  char         *folder;
  int           height;

  GPtrArray    *results;   /* CliffExportResult */
  GArray       *durations; /* CliffTime */
  GCancellable *cancellable;
  Telling      *telling;
  guint         poll_source;
  GError       *error;
};

enum
{
  PROGRESS,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CliffExportBatch, cliff_export_batch, G_TYPE_OBJECT)

static Telling *
telling_ref (Telling *telling)
{
  g_atomic_ref_count_inc (&telling->ref_count);
  return telling;
}

static void
telling_unref (Telling *telling)
{
  if (g_atomic_ref_count_dec (&telling->ref_count))
    g_free (telling);
}

static void
work_free (Work *work)
{
  g_clear_pointer (&work->export, cliff_export_free);
  telling_unref (work->telling);
  g_free (work);
}

static void
tell (double      fraction,
      const char *stage,
      gpointer    data)
{
  Telling *telling = data;

  g_atomic_int_set (&telling->ppm, (int) (CLAMP (fraction, 0, 1) * CLIFF_PPM));
  g_atomic_pointer_set (&telling->stage, (gpointer) g_intern_string (stage));
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  CliffExportResult *result = cliff_export_run (work->export, tell, work->telling, cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) cliff_export_result_free);
  else
    g_task_return_error (task, error);
}

static void
end (CliffExportBatch *self)
{
  g_clear_handle_id (&self->poll_source, g_source_remove);
  cliff_project_release (self->project);
  g_signal_emit (self, signals[ENDED], 0);
}

static void start_next (CliffExportBatch *self);

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  CliffExportBatch *self = CLIFF_EXPORT_BATCH (source);
  g_autoptr(CliffExportResult) exported = g_task_propagate_pointer (G_TASK (result), &self->error);

  if (exported == NULL)
    {
      end (self);
      return;
    }
  /* The file is whole and verified; when its row cannot be written, the file still counts. */
  cliff_export_record (cliff_project_get_store (self->project),
                       cliff_record_get_id (g_ptr_array_index (self->episodes, self->results->len)),
                       exported, &self->error);
  g_ptr_array_add (self->results, g_steal_pointer (&exported));
  if (self->error == NULL && self->results->len < self->episodes->len)
    start_next (self);
  else
    end (self);
}

static void
start_next (CliffExportBatch *self)
{
  CliffStore *store = cliff_project_get_store (self->project);
  CliffId id = cliff_record_get_id (g_ptr_array_index (self->episodes, self->results->len));
  g_autoptr(CliffExport) export = cliff_export_new (store, id, self->folder, self->height, &self->error);
  g_autoptr(CliffPlan) plan = NULL;
  g_autoptr(GTask) task = NULL;
  CliffTime duration;
  Work *work;

  if (export == NULL)
    {
      end (self);
      return;
    }
  plan = cliff_plan_new_for_episode (store, id, 0, NULL);
  duration = plan != NULL ? cliff_plan_get_duration (plan) : 0;
  g_array_append_val (self->durations, duration);
  g_atomic_int_set (&self->telling->ppm, 0);

  work = g_new0 (Work, 1);
  work->export = g_steal_pointer (&export);
  work->telling = telling_ref (self->telling);
  task = g_task_new (self, self->cancellable, ran_cb, NULL);
  g_task_set_source_tag (task, start_next);
  /* A file that was finished in the moment of cancelling is a finished file. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, run_in_thread);
}

static gboolean
poll_cb (gpointer data)
{
  g_signal_emit (data, signals[PROGRESS], 0);
  return G_SOURCE_CONTINUE;
}

static void
cliff_export_batch_finalize (GObject *object)
{
  CliffExportBatch *self = CLIFF_EXPORT_BATCH (object);

  g_clear_handle_id (&self->poll_source, g_source_remove);
  g_clear_pointer (&self->telling, telling_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->durations, g_array_unref);
  g_clear_pointer (&self->episodes, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->project);
  g_clear_error (&self->error);
  g_free (self->folder);

  G_OBJECT_CLASS (cliff_export_batch_parent_class)->finalize (object);
}

static void
cliff_export_batch_class_init (CliffExportBatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cliff_export_batch_finalize;
  signals[PROGRESS] = g_signal_new ("progress", CLIFF_TYPE_EXPORT_BATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[ENDED] = g_signal_new ("ended", CLIFF_TYPE_EXPORT_BATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
cliff_export_batch_init (CliffExportBatch *self)
{
  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_export_result_free);
  self->durations = g_array_new (FALSE, TRUE, sizeof (CliffTime));
  self->telling = g_new0 (Telling, 1);
  g_atomic_ref_count_init (&self->telling->ref_count);
}

CliffExportBatch *
cliff_export_batch_new (CliffProject *project,
                      GPtrArray    *episodes,
                      const char   *folder,
                      int           height)
{
  CliffExportBatch *self = g_object_new (CLIFF_TYPE_EXPORT_BATCH, NULL);

  self->project = g_object_ref (project);
  self->episodes = episodes;
  self->folder = g_strdup (folder);
  self->height = height;

  return self;
}

void
cliff_export_batch_start (CliffExportBatch *self)
{
  g_return_if_fail (self->cancellable == NULL);

  self->cancellable = g_object_ref (cliff_project_hold (self->project));
  self->poll_source = g_timeout_add (POLL_MS, poll_cb, self);
  start_next (self);
}

void
cliff_export_batch_cancel (CliffExportBatch *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

guint
cliff_export_batch_get_n_episodes (CliffExportBatch *self)
{
  return self->episodes->len;
}

guint
cliff_export_batch_get_n_done (CliffExportBatch *self)
{
  return self->results->len;
}

double
cliff_export_batch_get_fraction (CliffExportBatch *self)
{
  double own = g_atomic_int_get (&self->telling->ppm) / (double) CLIFF_PPM;

  return MIN (1.0, (self->results->len + own) / self->episodes->len);
}

const char *
cliff_export_batch_get_stage (CliffExportBatch *self)
{
  return g_atomic_pointer_get (&self->telling->stage);
}

CliffRecord *
cliff_export_batch_get_episode (CliffExportBatch *self,
                              guint           i)
{
  return g_ptr_array_index (self->episodes, i);
}

CliffExportResult *
cliff_export_batch_get_result (CliffExportBatch *self,
                             guint           i)
{
  return g_ptr_array_index (self->results, i);
}

CliffTime
cliff_export_batch_get_duration (CliffExportBatch *self,
                               guint           i)
{
  return g_array_index (self->durations, CliffTime, i);
}

const GError *
cliff_export_batch_get_error (CliffExportBatch *self)
{
  return self->error;
}
