/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-render-pool.h"

#include "cliff-child.h"
#include "cliff-render.h"

#define PROGRAM "cliffhanger-render"
#define TRIES 2
/* Progress is told so often, in µs. */
#define TELL_EVERY (100 * 1000)
/* Making a second of sound costs about this part of making a second of pictures. */
#define SOUND_SHARE 25

typedef struct
{
  CliffPlan    *plan;
  char         *plan_line;
  GPtrArray    *orders;
  GCancellable *cancellable;  /* ours: cancelled by the caller's or by the first failure */
  int           threads;      /* of the encoder, in each worker */

  GMutex        mutex;        /* guards all below, and the orders */
  GCond         ended;        /* a lane did */
  guint         running;
  GError       *failure;
} Pool;

/* One worker process and the thread that talks to it. */
typedef struct
{
  Pool       *pool;
  guint       chain;
  CliffChild *child;
} Lane;

void
cliff_render_order_free (CliffRenderOrder *self)
{
  g_free (self->path);
  g_free (self);
}

/* ── Talking to a worker ─────────────────────────────────────────────────────────────────────── */

static gboolean
start_worker (Lane    *lane,
              GError **error)
{
  g_autoptr(GError) reason = NULL;

  lane->child = cliff_child_new (PROGRAM, &reason);
  if (lane->child == NULL)
    g_set_error (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_WORKER, "The render program cannot be started: %s",
                 reason->message);

  return lane->child != NULL;
}

static void
set_progress (Lane             *lane,
              CliffRenderOrder *order,
              double            done)
{
  g_mutex_lock (&lane->pool->mutex);
  order->done = done;
  g_mutex_unlock (&lane->pool->mutex);
}

/* How a worker that ended by itself came to its end. */
static void
set_crash_error (Lane                   *lane,
                 const CliffRenderOrder *order,
                 GError                **error)
{
  g_autofree char *place = order->length > 0 ? g_strdup_printf ("frames %d to %d", order->start,
                                                                order->start + order->length - 1)
                                             : g_strdup ("the sound");
  g_autofree char *end = cliff_child_dup_end (lane->child);

  g_set_error (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_WORKER, "The worker rendering %s %s", place, end);
}

/* One answer; TRUE when it was the last of an order. */
static gboolean
take_answer (Lane             *lane,
             CliffRenderOrder *order,
             const char       *line,
             GError          **error)
{
  g_autoptr(JsonNode) node = json_from_string (line, NULL);
  JsonObject *answer = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (answer == NULL)
    return FALSE;
  if (json_object_has_member (answer, "error"))
    {
      g_set_error_literal (error, CLIFF_RENDER_ERROR,
                           (int) json_object_get_int_member (answer, "error"),
                           json_object_get_string_member_with_default (answer, "message",
                                                                       "unknown"));
      return TRUE;
    }
  if (json_object_has_member (answer, "done"))
    {
      set_progress (lane, order, 1.0);
      return TRUE;
    }
  set_progress (lane, order, json_object_get_double_member_with_default (answer, "progress", 0.0));

  return FALSE;
}

/* Gives the worker an order and waits for its end; @crashed: whether it may be tried again. */
static gboolean
try_order (Lane             *lane,
           CliffRenderOrder *order,
           gboolean         *crashed,
           GError          **error)
{
  g_autoptr(JsonNode) path = json_node_init_string (json_node_alloc (), order->path);
  g_autofree char *quoted = json_to_string (path, FALSE);
  g_autofree char *line =
    g_strdup_printf ("{\"path\":%s,\"start\":%d,\"length\":%d,\"threads\":%d}", quoted,
                     order->start, order->length, lane->pool->threads);
  g_autoptr(GError) reason = NULL;

  gboolean fresh = lane->child == NULL;

  *crashed = FALSE;
  if (fresh && !start_worker (lane, error))
    return FALSE;
  if ((!fresh || cliff_child_send (lane->child, lane->pool->plan_line, lane->pool->cancellable, &reason))
      && cliff_child_send (lane->child, line, lane->pool->cancellable, &reason))
    {
      for (;;)
        {
          g_autofree char *answer = cliff_child_read (lane->child, lane->pool->cancellable, &reason);

          if (answer == NULL)
            break;
          if (take_answer (lane, order, answer, error))
            return error == NULL || *error == NULL;
        }
    }
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    {
      *crashed = TRUE;
      set_crash_error (lane, order, error);
    }

  return FALSE;
}

/* ── Sharing out ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_chain_taken (Pool  *pool,
                guint  chain)
{
  for (guint i = 0; i < pool->orders->len; i++)
    {
      const CliffRenderOrder *order = g_ptr_array_index (pool->orders, i);

      if (order->chain == chain && order->taken)
        return TRUE;
    }
  return FALSE;
}

/* What @lane does next: its own chain, else a fresh one, else whatever is left. */
static CliffRenderOrder *
take_order (Lane *lane)
{
  Pool *pool = lane->pool;
  CliffRenderOrder *own = NULL, *fresh = NULL, *any = NULL, *taken;

  g_mutex_lock (&pool->mutex);
  for (guint i = 0; i < pool->orders->len && own == NULL; i++)
    {
      CliffRenderOrder *order = g_ptr_array_index (pool->orders, i);

      if (order->taken)
        continue;
      if (order->chain == lane->chain)
        own = order;
      else if (fresh == NULL && !is_chain_taken (pool, order->chain))
        fresh = order;
      else if (any == NULL)
        any = order;
    }
  taken = own ? own : fresh ? fresh : any;
  if (taken != NULL)
    {
      taken->taken = TRUE;
      lane->chain = taken->chain;
    }
  g_mutex_unlock (&pool->mutex);

  return taken;
}

static void
fail (Pool   *pool,
      GError *error)
{
  g_mutex_lock (&pool->mutex);
  if (pool->failure == NULL)
    pool->failure = error;
  else
    g_error_free (error);
  g_mutex_unlock (&pool->mutex);
  g_cancellable_cancel (pool->cancellable);
}

static gpointer
run_lane (gpointer data)
{
  Lane lane = { .pool = data, .chain = G_MAXUINT };
  CliffRenderOrder *order;

  while (!g_cancellable_is_cancelled (lane.pool->cancellable)
         && (order = take_order (&lane)) != NULL)
    {
      g_autoptr(GError) error = NULL;
      gboolean crashed = FALSE, done = FALSE;

      for (int tries = 0; !done && (tries == 0 || crashed) && tries < TRIES; tries++)
        {
          g_clear_error (&error);
          done = try_order (&lane, order, &crashed, &error);
          if (!done)
            g_clear_pointer (&lane.child, cliff_child_free);
        }
      if (!done)
        fail (lane.pool, g_steal_pointer (&error));
    }
  g_clear_pointer (&lane.child, cliff_child_free);

  g_mutex_lock (&lane.pool->mutex);
  lane.pool->running--;
  g_cond_signal (&lane.pool->ended);
  g_mutex_unlock (&lane.pool->mutex);

  return NULL;
}

static double
get_progress (Pool *pool)
{
  double all = 0, done = 0;

  for (guint i = 0; i < pool->orders->len; i++)
    {
      const CliffRenderOrder *order = g_ptr_array_index (pool->orders, i);
      double cost = order->length > 0 ? order->length : (double) pool->plan->n_frames / SOUND_SHARE;

      all += cost;
      done += cost * order->done;
    }

  return all > 0 ? done / all : 1.0;
}

/* Tells progress in the caller's thread until the lanes are done. */
static void
wait_for_lanes (Pool              *pool,
                CliffProgressFunc  progress,
                gpointer           progress_data)
{
  g_mutex_lock (&pool->mutex);
  while (pool->running > 0)
    {
      double fraction = get_progress (pool);

      g_mutex_unlock (&pool->mutex);
      if (progress != NULL)
        progress (fraction, "render", progress_data);
      g_mutex_lock (&pool->mutex);
      if (pool->running > 0)
        g_cond_wait_until (&pool->ended, &pool->mutex, g_get_monotonic_time () + TELL_EVERY);
    }
  g_mutex_unlock (&pool->mutex);
}

/* All cores are used, also for a single unit. */
static int
count_threads (GPtrArray *orders,
               guint      cores)
{
  guint pictures = 0;

  for (guint i = 0; i < orders->len; i++)
    pictures += ((const CliffRenderOrder *) g_ptr_array_index (orders, i))->length > 0;

  return (int) CLAMP (cores / MAX (pictures, 1), 1, 8);
}

static void
on_cancelled (GCancellable *theirs,
              GCancellable *ours)
{
  g_cancellable_cancel (ours);
}

gboolean
cliff_render_pool_run (CliffPlan         *plan,
                       GPtrArray         *orders,
                       CliffProgressFunc  progress,
                       gpointer           progress_data,
                       GCancellable      *cancellable,
                       GError           **error)
{
  g_autoptr(JsonNode) node = cliff_plan_to_json (plan);
  guint cores = g_get_num_processors (), n_lanes = MIN (orders->len, cores);
  g_autoptr(GPtrArray) threads = g_ptr_array_new ();
  Pool pool = { .plan = plan, .orders = orders, .running = n_lanes };
  gulong handler = 0;

  pool.plan_line = json_to_string (node, FALSE);
  pool.cancellable = g_cancellable_new ();
  pool.threads = count_threads (orders, cores);
  g_mutex_init (&pool.mutex);
  g_cond_init (&pool.ended);
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), pool.cancellable,
                                     NULL);

  for (guint i = 0; i < n_lanes; i++)
    g_ptr_array_add (threads, g_thread_new ("render", run_lane, &pool));
  wait_for_lanes (&pool, progress, progress_data);
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (g_ptr_array_index (threads, i));

  g_cancellable_disconnect (cancellable, handler);
  if (g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (&pool.failure);
      g_cancellable_set_error_if_cancelled (cancellable, &pool.failure);
    }
  g_mutex_clear (&pool.mutex);
  g_cond_clear (&pool.ended);
  g_object_unref (pool.cancellable);
  g_free (pool.plan_line);
  if (pool.failure != NULL)
    {
      g_propagate_error (error, pool.failure);
      return FALSE;
    }

  return TRUE;
}
