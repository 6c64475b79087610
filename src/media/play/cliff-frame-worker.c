/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-frame-worker.h"

#include "cliff-compose.h"

/* Composed frames waiting to be shown: half a second. */
#define AHEAD 15

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
  char      *proxies;    /* folder; NULL: the files themselves are read */
  int        width, height;
  Mode       mode;
  CliffPlayRange range;  /* what is shown: at rest its first picture */
  gint64     next;       /* picture to be composed */
  gint64     due;        /* PLAY: the picture whose time it is; earlier ones are of no use any more */
  gboolean   is_starved; /* PLAY: the picture due is not there yet */
  GQueue     ready;      /* CliffShownFrame, in order */
};

/* The thread's own things. */
typedef struct
{
  CliffPlan     *plan;
  char          *proxies;
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
  g_clear_pointer (&bench->proxies, g_free);
}

/* Takes the plan, the proxies and the size of now; called without the mutex, as it takes time. */
static void
bench_prepare (Bench      *bench,
               CliffPlan  *plan,
               const char *proxies,
               int         width,
               int         height)
{
  gboolean is_same_size = bench->picture != NULL && bench->picture->width == width &&
                          bench->picture->height == height && g_strcmp0 (proxies, bench->proxies) == 0;

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
  bench->proxies = g_strdup (proxies);
  bench->composer = cliff_composer_new (plan, width, height);
  cliff_composer_set_proxies (bench->composer, proxies);
  bench->picture = cliff_picture_new (width, height);
}

static CliffShownFrame *
compose (Bench  *bench,
         gint64  count,
         int     frame)
{
  g_autoptr(GError) error = NULL;
  CliffShownFrame *shown;

  if (!cliff_composer_compose (bench->composer, frame, bench->picture, &error))
    {
      g_info ("Frame %d cannot be shown: %s", frame, error->message);
      return NULL;
    }
  shown = g_new0 (CliffShownFrame, 1);
  shown->count = count;
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
      return self->ready.length < AHEAD && cliff_play_range_get_frame (&self->range, MAX (self->next, self->due)) >= 0;
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
  g_autofree char *proxies = g_strdup (self->proxies);
  guint generation = self->generation;
  int width = self->width, height = self->height;
  gint64 count = self->mode == PLAY ? MAX (self->next, self->due) : 0;
  int frame = cliff_play_range_get_frame (&self->range, count);
  CliffShownFrame *shown;

  frame = CLAMP (frame, 0, plan->n_frames - 1);
  g_mutex_unlock (&self->mutex);
  bench_prepare (bench, plan, proxies, width, height);
  shown = compose (bench, count, frame);
  g_mutex_lock (&self->mutex);

  if (generation != self->generation || shown == NULL)
    {
      g_clear_pointer (&shown, cliff_shown_frame_free);
      if (generation == self->generation)
        {
          self->next = count + 1;
          self->mode = self->mode == REST ? IDLE : self->mode;
        }
      return;
    }
  self->next = count + 1;
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
  g_free (self->proxies);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_source_unref (self->wake);
  g_free (self);
}

/* Called with the mutex held. */
static void
begin (CliffFrameWorker     *self,
       Mode                  mode,
       const CliffPlayRange *range,
       gint64                count)
{
  self->generation++;
  self->mode = self->plan != NULL && self->plan->n_frames > 0 ? mode : IDLE;
  self->range = *range;
  self->next = count;
  self->due = count;
  self->is_starved = mode == PLAY;
  g_queue_clear_full (&self->ready, (GDestroyNotify) cliff_shown_frame_free);
  g_cond_signal (&self->cond);
}

/**
 * cliff_frame_worker_set_plan:
 * @plan: (nullable): what to compose from
 * @proxies: (nullable): the folder of proxies to read instead of the files
 * @width: of the frames, even
 * @height: of the frames, even
 *
 * Throws away what is there and in work; nothing is composed until show or play is called.
 */
void
cliff_frame_worker_set_plan (CliffFrameWorker *self,
                             CliffPlan        *plan,
                             const char       *proxies,
                             int               width,
                             int               height)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (plan != self->plan)
    {
      g_clear_pointer (&self->plan, cliff_plan_unref);
      self->plan = plan != NULL ? cliff_plan_ref (plan) : NULL;
    }
  g_set_str (&self->proxies, proxies);
  self->width = width;
  self->height = height;
  begin (self, IDLE, &(CliffPlayRange) { .step = 1 }, 0);
}

/* At rest: @frame is wanted, and no other that was asked for before. */
void
cliff_frame_worker_show (CliffFrameWorker *self,
                         int               frame)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  begin (self, REST, &(CliffPlayRange) { .n_frames = G_MAXINT, .first = frame, .step = 1 }, 0);
}

/* All pictures of @range from @count on are wanted, each by its time. */
void
cliff_frame_worker_play (CliffFrameWorker     *self,
                         const CliffPlayRange *range,
                         gint64                count)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  begin (self, PLAY, range, count);
}

/**
 * cliff_frame_worker_take:
 * @due: the picture whose time it is
 *
 * Pictures before the one taken are dropped.
 *
 * Returns: (transfer full) (nullable): the latest picture there is that is not before its time
 */
CliffShownFrame *
cliff_frame_worker_take (CliffFrameWorker *self,
                         gint64            due)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  CliffShownFrame *shown = NULL, *first;

  while ((first = g_queue_peek_head (&self->ready)) != NULL && first->count <= due)
    {
      g_clear_pointer (&shown, cliff_shown_frame_free);
      shown = g_queue_pop_head (&self->ready);
    }
  self->due = due;
  self->is_starved = first == NULL && (shown == NULL || shown->count < due);
  g_cond_signal (&self->cond);

  return shown;
}
