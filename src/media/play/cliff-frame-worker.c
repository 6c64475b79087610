/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-frame-worker.h"

#include "cliff-compose.h"

/* Composed frames waiting to be shown: a third of a second. */
#define AHEAD 10

typedef enum
{
  IDLE,
  REST, /* one frame is wanted */
  PLAY, /* all frames from one on are wanted */
} Mode;

struct _CliffFrameWorker
{
  GThread   *thread;
  GSource   *wake;

  GMutex     mutex;
  GCond      cond;
  /* All below under the mutex. */
  gboolean   quits;
  guint      generation; /* what was begun in an older one is thrown away */
  CliffPlan *plan;
  int        width, height;
  Mode       mode;
  int        next;       /* to be composed */
  int        due;        /* PLAY: the frame whose time it is; earlier ones are of no use any more */
  gboolean   is_starved; /* PLAY: the frame due is not there yet */
  GQueue     ready;      /* CliffShownFrame, in order */
};

/* The thread's own things. */
typedef struct
{
  CliffPlan     *plan;
  CliffComposer *composer;
  CliffPicture  *picture;
} Bench;

void
cliff_shown_frame_free (CliffShownFrame *self)
{
  g_bytes_unref (self->rgba);
  g_free (self);
}

static void
bench_clear (Bench *bench)
{
  g_clear_pointer (&bench->composer, cliff_composer_free);
  g_clear_pointer (&bench->picture, cliff_picture_free);
  g_clear_pointer (&bench->plan, cliff_plan_unref);
}

/* Takes the plan and size of now; called without the mutex, as it takes time. */
static void
bench_prepare (Bench     *bench,
               CliffPlan *plan,
               int        width,
               int        height)
{
  gboolean is_same_size = bench->picture != NULL && bench->picture->width == width &&
                          bench->picture->height == height;

  if (is_same_size && plan == bench->plan)
    return;
  if (is_same_size)
    {
      cliff_composer_set_plan (bench->composer, plan);
      g_clear_pointer (&bench->plan, cliff_plan_unref);
      bench->plan = cliff_plan_ref (plan);
      return;
    }
  bench_clear (bench);
  bench->plan = cliff_plan_ref (plan);
  bench->composer = cliff_composer_new (plan, width, height);
  bench->picture = cliff_picture_new (width, height);
}

static CliffShownFrame *
compose (Bench *bench,
         int    frame)
{
  g_autoptr(GError) error = NULL;
  CliffShownFrame *shown;

  if (!cliff_composer_compose (bench->composer, frame, bench->picture, &error))
    {
      g_info ("Frame %d cannot be shown: %s", frame, error->message);
      return NULL;
    }
  shown = g_new0 (CliffShownFrame, 1);
  shown->frame = frame;
  shown->width = bench->picture->width;
  shown->height = bench->picture->height;
  shown->rgba = cliff_picture_to_rgba (bench->picture);

  return shown;
}

static gboolean
has_work (CliffFrameWorker *self)
{
  switch (self->mode)
    {
    case REST:
      return TRUE;
    case PLAY:
      return self->ready.length < AHEAD && self->next < self->plan->n_frames;
    case IDLE:
      return FALSE;
    default:
      g_assert_not_reached ();
    }
}

/* Called with the mutex held. */
static void
deliver (CliffFrameWorker *self,
         CliffShownFrame  *shown)
{
  if (self->mode == REST)
    {
      g_queue_clear_full (&self->ready, (GDestroyNotify) cliff_shown_frame_free);
      self->mode = IDLE;
    }
  g_queue_push_tail (&self->ready, shown);
  if (self->mode == IDLE || self->is_starved)
    g_source_set_ready_time (self->wake, 0);
}

/* Composes one frame; called with the mutex held, which is let go meanwhile. */
static void
work_once (CliffFrameWorker *self,
           Bench            *bench)
{
  g_autoptr(CliffPlan) plan = cliff_plan_ref (self->plan);
  guint generation = self->generation;
  int width = self->width, height = self->height;
  int frame = self->mode == PLAY ? MAX (self->next, self->due) : self->next;
  CliffShownFrame *shown;

  frame = MIN (frame, plan->n_frames - 1);
  g_mutex_unlock (&self->mutex);
  bench_prepare (bench, plan, width, height);
  shown = compose (bench, frame);
  g_mutex_lock (&self->mutex);

  if (generation != self->generation || shown == NULL)
    {
      g_clear_pointer (&shown, cliff_shown_frame_free);
      if (generation == self->generation)
        {
          self->next = frame + 1;
          self->mode = self->mode == REST ? IDLE : self->mode;
        }
      return;
    }
  self->next = frame + 1;
  deliver (self, shown);
}

static gpointer
run (gpointer data)
{
  CliffFrameWorker *self = data;
  Bench bench = { 0 };

  g_mutex_lock (&self->mutex);
  while (!self->quits)
    {
      if (self->plan == NULL)
        bench_clear (&bench);
      if (has_work (self))
        work_once (self, &bench);
      else
        g_cond_wait (&self->cond, &self->mutex);
    }
  g_mutex_unlock (&self->mutex);
  bench_clear (&bench);

  return NULL;
}

/**
 * cliff_frame_worker_new:
 * @wake: made ready when a frame is there to be taken that was waited for
 *
 * Returns: (transfer full): a worker without a plan
 */
CliffFrameWorker *
cliff_frame_worker_new (GSource *wake)
{
  CliffFrameWorker *self = g_new0 (CliffFrameWorker, 1);

  self->wake = g_source_ref (wake);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_queue_init (&self->ready);
  self->thread = g_thread_new ("cliff-frames", run, self);

  return self;
}

/* Waits for the frame in work, if there is one. */
void
cliff_frame_worker_free (CliffFrameWorker *self)
{
  g_mutex_lock (&self->mutex);
  self->quits = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);

  g_queue_clear_full (&self->ready, (GDestroyNotify) cliff_shown_frame_free);
  g_clear_pointer (&self->plan, cliff_plan_unref);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_source_unref (self->wake);
  g_free (self);
}

/* Called with the mutex held. */
static void
begin (CliffFrameWorker *self,
       Mode              mode,
       int               frame)
{
  self->generation++;
  self->mode = self->plan != NULL && self->plan->n_frames > 0 ? mode : IDLE;
  self->next = frame;
  self->due = frame;
  self->is_starved = mode == PLAY;
  g_queue_clear_full (&self->ready, (GDestroyNotify) cliff_shown_frame_free);
  g_cond_signal (&self->cond);
}

/**
 * cliff_frame_worker_set_plan:
 * @plan: (nullable): what to compose from
 * @width: of the frames, even
 * @height: of the frames, even
 *
 * Throws away what is there and in work; nothing is composed until show or play is called.
 */
void
cliff_frame_worker_set_plan (CliffFrameWorker *self,
                             CliffPlan        *plan,
                             int               width,
                             int               height)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (plan != self->plan)
    {
      g_clear_pointer (&self->plan, cliff_plan_unref);
      self->plan = plan != NULL ? cliff_plan_ref (plan) : NULL;
    }
  self->width = width;
  self->height = height;
  begin (self, IDLE, 0);
}

/* At rest: @frame is wanted, and no other that was asked for before. */
void
cliff_frame_worker_show (CliffFrameWorker *self,
                         int               frame)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  begin (self, REST, frame);
}

/* @frame and all after it are wanted, each by its time. */
void
cliff_frame_worker_play (CliffFrameWorker *self,
                         int               frame)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  begin (self, PLAY, frame);
}

/**
 * cliff_frame_worker_take:
 * @due: the frame whose time it is
 *
 * Frames before the one taken are dropped.
 *
 * Returns: (transfer full) (nullable): the latest frame there is that is not before its time
 */
CliffShownFrame *
cliff_frame_worker_take (CliffFrameWorker *self,
                         int               due)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  CliffShownFrame *shown = NULL, *first;

  while ((first = g_queue_peek_head (&self->ready)) != NULL && first->frame <= due)
    {
      g_clear_pointer (&shown, cliff_shown_frame_free);
      shown = g_queue_pop_head (&self->ready);
    }
  self->due = due;
  self->is_starved = first == NULL && (shown == NULL || shown->frame < due);
  g_cond_signal (&self->cond);

  return shown;
}
