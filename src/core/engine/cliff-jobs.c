/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-jobs-private.h"

#include "cliff-batch.h"
#include "cliff-orders.h"

/* How many tasks are followed at once; each has a thread that nearly always waits. */
#define MOST_REMOTE 64
typedef struct
{
  CliffRun      *run;
  CliffRunEvent  kind;
} Event;

enum
{
  PROP_0,
  PROP_N_ACTIVE,
  PROP_PROGRESS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CliffJobs, cliff_jobs, G_TYPE_OBJECT)

static double
get_progress (CliffJobs *self)
{
  double done = self->n_ended;

  if (self->runs->len == 0)
    return self->n_ended > 0 ? 1 : 0;
  for (guint i = 0; i < self->runs->len; i++)
    {
      CliffRun *run = g_ptr_array_index (self->runs, i);

      done += g_atomic_int_get (&run->permille) / 1000.0;
    }

  return done / (self->n_ended + self->runs->len);
}

static void
notify_all (CliffJobs *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ACTIVE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

/* ── Batches ──────────────────────────────────────────────────────────── */

static void
finish_batch (CliffJobs *self,
              GTask     *task)
{
  CliffBatch *batch = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (batch->cancelled_id != 0)
    g_cancellable_disconnect (batch->cancellable, batch->cancelled_id);
  batch->cancelled_id = 0;

  if (!cliff_batch_select (batch, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (batch->report.cancelled > 0 || g_cancellable_is_cancelled (batch->cancellable))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Generating was cancelled");
  else if (batch->error != NULL)
    g_task_return_error (task, g_error_copy (batch->error));
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/* How a run ended, told to everyone who waits for it.  @take_id 0: it failed, or was cancelled when
 * @reason is NULL. */
static void
end_run (CliffJobs    *self,
         CliffRun     *run,
         CliffId       take_id,
         const GError *reason)
{
  g_autoptr(CliffRun) owned = cliff_run_ref (run);

  g_ptr_array_remove (self->runs, run);
  self->n_ended++;
  for (guint i = 0; i < run->batches->len; i++)
    {
      GTask *task = g_ptr_array_index (run->batches, i);
      CliffBatch *batch = g_task_get_task_data (task);

      if (take_id != 0)
        cliff_batch_wish (batch, run->order, take_id);
      else if (reason != NULL)
        cliff_batch_fail (batch, run->order, reason);
      else
        batch->report.cancelled++;
      if (--batch->n_pending == 0)
        finish_batch (self, task);
    }
}

/* ── From ready to done ──────────────────────────────────────────────────────────── */

static CliffId
record_finish (CliffJobs  *self,
               CliffRun   *run,
               GError    **error)
{
  CliffId take_id;

  if (!cliff_store_begin_kept (self->store, error))
    return 0;
  if (cliff_run_is_remote (run) && !cliff_jobs_settle (self, run, error))
    {
      cliff_store_rollback (self->store);
      return 0;
    }
  take_id = cliff_journal_finish (self->store, run->job_id, run->order, &run->file, &run->result,
                                  error);
  if (take_id == 0)
    {
      cliff_store_rollback (self->store);
      return 0;
    }

  return cliff_store_commit (self->store, error) ? take_id : 0;
}

static gboolean
record_state (CliffJobs     *self,
              CliffRun      *run,
              const char    *state,
              const GError  *reason,
              GError       **error)
{
  if (!cliff_store_begin_kept (self->store, error))
    return FALSE;
  if (!(reason != NULL ? cliff_journal_fail (self->store, run->job_id, reason, error)
                       : cliff_journal_set_state (self->store, run->job_id, state, error)))
    {
      cliff_store_rollback (self->store);
      return FALSE;
    }

  return cliff_store_commit (self->store, error);
}

/* A state that cannot be written down is no reason to stop what works: the row then shows an
 * earlier one, from which the next start recovers. */
void
cliff_jobs_try_record_state (CliffJobs    *self,
                  CliffRun     *run,
                  const char   *state,
                  const GError *reason)
{
  g_autoptr(GError) error = NULL;

  if (!record_state (self, run, state, reason, &error))
    g_info ("Job %" G_GINT64_FORMAT " is %s, which cannot be recorded: %s", run->job_id, state,
            error->message);
}

static void
finish_run (CliffJobs *self,
            CliffRun  *run)
{
  g_autoptr(GError) error = g_steal_pointer (&run->error);
  CliffId take_id = 0;

  run->working = FALSE;
  if (cliff_run_is_remote (run))
    cliff_gate_note_end (cliff_jobs_get_gate (self, run), error, run->remote.retry_after, g_get_monotonic_time ());
  else
    self->n_working--;
  if (error == NULL)
    take_id = record_finish (self, run, &error);

  if (take_id != 0)
    {
      end_run (self, run, take_id, NULL);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      cliff_jobs_record_cancel (self, run);
      end_run (self, run, 0, NULL);
    }
  else if (!cliff_run_is_remote (run) || !cliff_jobs_try_again (self, run, error))
    {
      cliff_jobs_try_record_state (self, run, "failed", error);
      end_run (self, run, 0, error);
    }
}

/* ── Who is next ──────────────────────────────────────────────────────────── */

static gboolean
may_start (CliffJobs *self,
           CliffRun  *run,
           gint64     now)
{
  if (run->working)
    return FALSE;
  if (!cliff_run_is_remote (run))
    return self->n_working < self->n_workers;

  return run->not_before <= now && (cliff_jobs_get_gate (self, run)->stopped != NULL || cliff_gate_is_open (cliff_jobs_get_gate (self, run), now));
}

/* Each is on record as leaving before it leaves. */
static void
start_run (CliffJobs *self,
           CliffRun  *run)
{
  g_autoptr(GError) error = NULL;
  gboolean remote = cliff_run_is_remote (run);

  /* Another account has it: nothing changes for that job. */
  if (run->error != NULL)
    {
      error = g_steal_pointer (&run->error);
      end_run (self, run, 0, error);
      return;
    }
  if (remote && cliff_jobs_get_gate (self, run)->stopped != NULL)
    error = g_error_copy (cliff_jobs_get_gate (self, run)->stopped);
  if (error != NULL || !(remote ? cliff_jobs_record_leaving (self, run, &error) : record_state (self, run, "submitting", NULL, &error)))
    {
      if (!cliff_jobs_is_out (run))
        cliff_jobs_try_record_state (self, run, "failed", error);
      end_run (self, run, 0, error);
      return;
    }
  run->working = TRUE;
  if (remote)
    cliff_jobs_get_gate (self, run)->n_working++;
  else
    self->n_working++;
  g_thread_pool_push (remote ? self->remote : self->pool, cliff_run_ref (run), NULL);
}

static void pump (CliffJobs *self);

static gboolean
on_timer (gpointer data)
{
  CliffJobs *self = data;

  g_clear_pointer (&self->timer, g_source_unref);
  pump (self);

  return G_SOURCE_REMOVE;
}

/* Comes back when the first run that waits for its time may be tried. */
static void
set_timer (CliffJobs *self)
{
  gint64 now = g_get_monotonic_time (), first = G_MAXINT64;

  for (guint i = 0; i < self->runs->len; i++)
    {
      CliffRun *run = g_ptr_array_index (self->runs, i);
      gint64 due = run->working || !cliff_run_is_remote (run) ? 0 : MAX (run->not_before, cliff_jobs_get_gate (self, run)->hold_until);

      if (due > now)
        first = MIN (first, due);
    }
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  if (first == G_MAXINT64)
    return;
  self->timer = g_timeout_source_new ((guint) MIN ((first - now) / 1000 + 1, G_MAXINT));
  g_source_set_callback (self->timer, on_timer, self, NULL);
  g_source_attach (self->timer, self->context);
}

static void
pump (CliffJobs *self)
{
  gint64 now = g_get_monotonic_time ();

  for (guint i = 0; i < self->runs->len;)
    {
      g_autoptr(CliffRun) run = cliff_run_ref (g_ptr_array_index (self->runs, i));

      if (may_start (self, run, now))
        start_run (self, run);
      /* One that could not start is gone, and the next in its place. */
      if (i < self->runs->len && g_ptr_array_index (self->runs, i) == run)
        i++;
    }
  set_timer (self);
}

/* What workers told of their runs on the way, in one transaction: the disk is waited for once, and who waits to go on learns it then. */
static void
record_events (CliffJobs *self,
               GQueue    *events)
{
  gboolean open = FALSE;

  for (GList *l = events->head; l != NULL; l = l->next)
    {
      Event *event = l->data;

      if (!open && event->kind != CLIFF_RUN_PROGRESS && event->kind != CLIFF_RUN_FINISHED)
        open = cliff_store_begin_kept (self->store, NULL);
      switch (event->kind)
        {
        case CLIFF_RUN_RUNNING:
          cliff_jobs_try_record_state (self, event->run, "running", NULL);
          break;
        case CLIFF_RUN_FETCHING:
          cliff_jobs_try_record_state (self, event->run, "fetching", NULL);
          break;
        case CLIFF_RUN_KEEP:
          cliff_jobs_record_token (self, event->run);
          break;
        case CLIFF_RUN_PROGRESS:
        case CLIFF_RUN_FINISHED:
          break;
        }
    }
  if (open)
    cliff_store_end (self->store, TRUE, NULL);
  for (GList *l = events->head; l != NULL; l = l->next)
    if (((Event *) l->data)->kind == CLIFF_RUN_KEEP)
      cliff_run_kept (((Event *) l->data)->run);
}

static gboolean
on_events (gpointer data)
{
  CliffJobs *self = data;
  GQueue events = G_QUEUE_INIT;

  g_mutex_lock (&self->mutex);
  events = self->events;
  g_queue_init (&self->events);
  g_clear_pointer (&self->source, g_source_unref);
  g_mutex_unlock (&self->mutex);

  record_events (self, &events);
  for (Event *event = g_queue_pop_head (&events); event != NULL; event = g_queue_pop_head (&events))
    {
      if (event->kind == CLIFF_RUN_FINISHED)
        finish_run (self, event->run);
      cliff_run_unref (event->run);
      g_free (event);
    }
  pump (self);
  notify_all (self);

  return G_SOURCE_REMOVE;
}

/* In a worker thread. */
static void
on_run_event (CliffRun      *run,
              CliffRunEvent  kind,
              gpointer       user_data)
{
  CliffJobs *self = user_data;
  Event *event = g_new0 (Event, 1);

  event->run = cliff_run_ref (run);
  event->kind = kind;
  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->events, event);
  if (self->source == NULL)
    {
      self->source = g_idle_source_new ();
      g_source_set_priority (self->source, G_PRIORITY_DEFAULT);
      g_source_set_callback (self->source, on_events, g_object_ref (self), g_object_unref);
      g_source_attach (self->source, self->context);
    }
  g_mutex_unlock (&self->mutex);
}

static void
work (gpointer data,
      gpointer user_data)
{
  g_autoptr(CliffRun) run = data;

  cliff_run_work (run);
}

/* ── Ordering ──────────────────────────────────────────────────────────── */

/* A run that makes just this already; (transfer none) (nullable). */
static CliffRun *
find_run (CliffJobs        *self,
          const CliffOrder *order)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      CliffRun *run = g_ptr_array_index (self->runs, i);

      if (run->order->owner == order->owner && run->order->owner_id == order->owner_id
          && g_str_equal (run->order->recipe, order->recipe)
          && !g_cancellable_is_cancelled (run->cancellable))
        return run;
    }

  return NULL;
}

/* Writes the jobs of all orders that need one, in one transaction.  Returns the new runs. */
static GPtrArray *
journal_orders (CliffJobs   *self,
                GTask       *task,
                GPtrArray   *orders,
                GError     **error)
{
  CliffBatch *batch = g_task_get_task_data (task);
  g_autoptr(GPtrArray) fresh = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_run_unref);
  g_autoptr(GPtrArray) shared = g_ptr_array_new ();

  if (!cliff_store_begin_kept (self->store, error))
    return NULL;
  while (orders->len > 0)
    {
      g_autoptr(CliffOrder) order = g_ptr_array_steal_index (orders, 0);
      CliffRun *run = find_run (self, order);
      CliffId job_id;

      if (!cliff_batch_needs (batch, order) && !batch->resume)
        continue;
      if (run != NULL)
        {
          g_ptr_array_add (shared, run);
          continue;
        }
      job_id = cliff_journal_add (self->store, order, error);
      if (job_id == 0)
        {
          cliff_store_rollback (self->store);
          return NULL;
        }
      run = cliff_run_new (g_steal_pointer (&order), job_id, cliff_store_get_path (self->store), on_run_event, self);
      cliff_jobs_take_up (self, run);
      g_ptr_array_add (fresh, run);
    }
  if (!cliff_store_commit (self->store, error))
    return NULL;

  for (guint i = 0; i < shared->len; i++)
    g_ptr_array_add (((CliffRun *) g_ptr_array_index (shared, i))->batches, task);
  batch->n_pending = fresh->len + shared->len;

  return g_steal_pointer (&fresh);
}

/* ── Cancelling ──────────────────────────────────────────────────────────── */

static gboolean
cancel_batch (gpointer data)
{
  GTask *task = data;
  CliffJobs *self = g_task_get_source_object (task);
  g_autoptr(GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_run_unref);

  for (guint i = 0; i < self->runs->len; i++)
    g_ptr_array_add (runs, cliff_run_ref (g_ptr_array_index (self->runs, i)));
  /* From the end, so that those still waiting go before a worker could take them up. */
  for (guint i = runs->len; i > 0; i--)
    {
      CliffRun *run = g_ptr_array_index (runs, i - 1);

      if (run->batches->len != 1 || g_ptr_array_index (run->batches, 0) != task)
        continue;
      g_cancellable_cancel (run->cancellable);
      if (!run->working)
        {
          if (!cliff_jobs_is_out (run))
            cliff_jobs_try_record_state (self, run, "cancelled", NULL);
          end_run (self, run, 0, NULL);
        }
    }
  notify_all (self);

  return G_SOURCE_REMOVE;
}

/* In whatever thread cancels; nothing may be touched here. */
static void
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  GTask *task = user_data;
  CliffJobs *self = g_task_get_source_object (task);
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, cancel_batch, g_object_ref (task), g_object_unref);
  g_source_attach (source, self->context);
}

/* ── The public functions ──────────────────────────────────────────────────────────── */

/* Takes @task and @orders. */
static void
start_batch (CliffJobs *self,
             GTask     *task,
             GPtrArray *orders)
{
  CliffBatch *batch = g_task_get_task_data (task);
  g_autoptr(GPtrArray) owned = orders;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) fresh = journal_orders (self, task, owned, &error);

  if (fresh == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }
  if (self->runs->len == 0)
    self->n_ended = 0;
  for (guint i = 0; i < fresh->len; i++)
    {
      CliffRun *run = g_ptr_array_index (fresh, i);

      g_ptr_array_add (run->batches, task);
      g_ptr_array_add (self->runs, cliff_run_ref (run));
    }
  if (batch->n_pending == 0)
    {
      finish_batch (self, task);
      return;
    }
  if (batch->cancellable != NULL)
    batch->cancelled_id = g_cancellable_connect (batch->cancellable, G_CALLBACK (on_cancelled),
                                                 task, NULL);
  pump (self);
  notify_all (self);
}

/* Takes @task and @orders, which is NULL when something was asked for that an engine cannot do. */
static void
start_or_fail (CliffJobs    *self,
               GTask        *task,
               GPtrArray    *orders,
               const GError *error)
{
  if (orders != NULL)
    {
      start_batch (self, task, orders);
      return;
    }
  g_task_return_error (task, g_error_copy (error));
  g_object_unref (task);
}

static GTask *
new_batch (CliffJobs           *self,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data,
           gpointer             tag)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, cliff_batch_new (self->store, cancellable),
                        (GDestroyNotify)cliff_batch_free);

  return task;
}

/**
 * cliff_jobs_generate_async:
 * @episode_id: an episode; one that is gone has nothing to generate
 * @what: which kinds
 *
 * Starts what the header tells.  Main thread.
 */
void
cliff_jobs_generate_async (CliffJobs           *self,
                           CliffId              episode_id,
                           CliffGenerate        what,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (CLIFF_IS_JOBS (self));

  GTask *task = new_batch (self, cancellable, callback, user_data, cliff_jobs_generate_async);
  g_autoptr(GError) error = NULL;
  GPtrArray *orders = cliff_orders_for_episode (self->store, self->engines, episode_id, what, &error);

  start_or_fail (self, task, orders, error);
}

/**
 * cliff_jobs_generate_finish:
 *
 * Returns: FALSE with the first failure: of the store (%CLIFF_STORE_ERROR), of an engine
 * (%CLIFF_ENGINE_ERROR), or %G_IO_ERROR_CANCELLED.  What was made until then is kept and selected.
 */
gboolean
cliff_jobs_generate_finish (CliffJobs     *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

const CliffGenerateReport *
cliff_jobs_get_report (GAsyncResult *result)
{
  CliffBatch *batch = g_task_get_task_data (G_TASK (result));

  return &batch->report;
}

/**
 * cliff_jobs_generate_shot_async:
 * @shot_id: a shot; one that is gone has nothing to generate
 *
 * One more picture of the shot, other than all it has had.  Main thread.
 */
void
cliff_jobs_generate_shot_async (CliffJobs           *self,
                                CliffId              shot_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (CLIFF_IS_JOBS (self));

  GTask *task = new_batch (self, cancellable, callback, user_data, cliff_jobs_generate_shot_async);
  CliffBatch *batch = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  GPtrArray *orders = cliff_orders_for_shot (self->store, self->engines, shot_id, "picture", &error);

  batch->insist = TRUE;
  start_or_fail (self, task, orders, error);
}

gboolean
cliff_jobs_generate_shot_finish (CliffJobs     *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
cliff_jobs_resume_async (CliffJobs           *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (CLIFF_IS_JOBS (self));

  GTask *task = new_batch (self, cancellable, callback, user_data, cliff_jobs_resume_async);
  CliffBatch *batch = g_task_get_task_data (task);

  batch->resume = TRUE;
  start_batch (self, task, cliff_orders_left_open (self->store, self->engines));
}

gboolean
cliff_jobs_resume_finish (CliffJobs     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * cliff_jobs_new:
 * @store: an open project; read-only ones can generate nothing
 * @engines: (element-type CliffEngine): the first of a kind is that kind's default
 *
 * Takes the journal up where the last process left it.  Main thread.
 *
 * Returns: (transfer full): the jobs
 */
CliffJobs *
cliff_jobs_new (CliffStore *store,
                GPtrArray  *engines)
{
  CliffJobs *self = g_object_new (CLIFF_TYPE_JOBS, NULL);
  g_autoptr(GError) error = NULL;

  self->store = g_object_ref (store);
  self->engines = g_ptr_array_ref (engines);
  if (cliff_store_get_read_only (store) == CLIFF_READ_ONLY_NOT
      && !cliff_journal_recover (store, engines, &error))
    g_info ("Jobs that were cut off cannot be taken up: %s", error->message);
  if (cliff_store_get_read_only (store) == CLIFF_READ_ONLY_NOT)
    cliff_run_sweep (cliff_store_get_path (store));

  return self;
}

static void
cliff_jobs_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  CliffJobs *self = CLIFF_JOBS (object);

  switch (id)
    {
    case PROP_N_ACTIVE:
      g_value_set_uint (value, self->runs->len);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, get_progress (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cliff_jobs_finalize (GObject *object)
{
  CliffJobs *self = CLIFF_JOBS (object);

  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_thread_pool_free (self->remote, FALSE, TRUE);
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  g_clear_pointer (&self->gates, g_hash_table_unref);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  g_clear_pointer (&self->engines, g_ptr_array_unref);
  g_clear_object (&self->store);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (cliff_jobs_parent_class)->finalize (object);
}

static void
cliff_jobs_class_init (CliffJobsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cliff_jobs_get_property;
  object_class->finalize = cliff_jobs_finalize;

  properties[PROP_N_ACTIVE] = g_param_spec_uint ("n-active", NULL, NULL, 0, G_MAXUINT, 0,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cliff_jobs_init (CliffJobs *self)
{
  self->n_workers = MAX (1, g_get_num_processors ());
  self->pool = g_thread_pool_new (work, self, self->n_workers, FALSE, NULL);
  self->remote = g_thread_pool_new (work, self, MOST_REMOTE, FALSE, NULL);
  self->gates = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) cliff_gate_free);
  self->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_run_unref);
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->mutex);
}
