/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-player.h"

#include "cliff-foresight.h"
#include "cliff-frame-size.h"
#include "cliff-frame-worker.h"
#include "cliff-play-clock.h"
#include "cliff-still-maker.h"

/* So long the picture waits for the device when sound is at hand. */
#define DEVICE_PATIENCE (500 * G_TIME_SPAN_MILLISECOND)
/* After so much rest the frame is made as it will be exported, in ms. */
#define REST 150
#define FASTEST 8

struct _CliffPlayer
{
  GObject             parent_instance;

  char               *sound_sink;
  CliffPlan          *plan;
  CliffProxies       *proxies;    /* NULL: files are read themselves */
  gulong              changed_handler;
  CliffPlayerQuality  quality;
  CliffPlayClock     *clock;
  CliffFrameWorker   *worker;
  CliffStillMaker    *stills;
  GSource            *wake;
  GSource            *rest;       /* when the frame is made from the files themselves; NULL: no need */
  CliffForesight     *foresight;

  int                 max_width, max_height;
  gboolean            is_playing, is_muted;
  gboolean            is_sharp;   /* at rest: what is shown was made from the files themselves */
  CliffTime           position;   /* of the frame shown or asked for */
  CliffTime           loop_start, loop_end;
  int                 rate;

  CliffPlayRange      range;      /* while playing */
  gint64              count;      /* of the picture shown last; -1: none yet */
};

G_DEFINE_FINAL_TYPE (CliffPlayer, cliff_player, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PLAYING,
  PROP_RATE,
  PROP_POSITION,
  PROP_DURATION,
  PROP_MUTED,
  PROP_SOUND_SINK,
  N_PROPS
};

enum
{
  FRAME,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* ── What is shown ───────────────────────────────────────────────────────────────────────────── */

static void
set_position (CliffPlayer *self,
              CliffTime    position)
{
  if (self->position == position)
    return;
  self->position = position;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
}

static void
set_playing (CliffPlayer *self,
             gboolean     is_playing)
{
  if (self->is_playing == is_playing)
    return;
  self->is_playing = is_playing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RATE]);
}

/* How fast a play goes, the present one or the next. */
static void
set_rate (CliffPlayer *self,
          int          rate)
{
  if (self->rate == rate)
    return;
  self->rate = rate;
  if (self->is_playing)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RATE]);
}

static void
emit_frame (CliffPlayer     *self,
            CliffShownFrame *shown)
{
  g_signal_emit (self, signals[FRAME], 0, shown->rgba, shown->width, shown->height);
}

static int
get_frame (CliffPlayer *self)
{
  return cliff_plan_get_frame_at (self->plan, self->position);
}

/* When the frame of @position, or the last one, begins. */
static CliffTime
get_start_of (CliffPlayer *self,
              CliffTime    position)
{
  return cliff_plan_get_frame_time (self->plan, cliff_plan_get_frame_at (self->plan, position));
}

/* The folder that pictures are read from; NULL: the files themselves. */
static const char *
get_proxies (CliffPlayer *self)
{
  return self->proxies != NULL && self->quality != CLIFF_PLAYER_FULL ? cliff_proxies_get_folder (self->proxies) : NULL;
}

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static GSource *
new_timer (CliffPlayer *self,
           guint        milliseconds,
           GSourceFunc  func)
{
  GSource *source = g_timeout_source_new (milliseconds);

  g_source_set_callback (source, func, self, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());

  return source;
}

static gboolean rest_cb (gpointer user_data);

/* Nothing made for another place or plan is shown any more. */
static void
end_rest (CliffPlayer *self)
{
  self->is_sharp = FALSE;
  clear_source (&self->rest);
  cliff_still_maker_stop (self->stills);
}

/* Asks for the picture of the present position, as play or rest wants it. */
static void
ask_for_frames (CliffPlayer *self)
{
  end_rest (self);
  if (self->plan == NULL || self->plan->n_frames == 0)
    return;
  cliff_foresight_look_at (self->foresight, get_frame (self));
  if (self->is_playing)
    {
      cliff_frame_worker_play (self->worker, &self->range, cliff_play_clock_get_count (self->clock));
      g_source_set_ready_time (self->wake, 0);
      return;
    }
  cliff_frame_worker_show (self->worker, get_frame (self));
  if (get_proxies (self) != NULL)
    self->rest = new_timer (self, REST, rest_cb);
}

static void
stop_at (CliffPlayer *self,
         int          frame)
{
  cliff_play_clock_stop (self->clock);
  set_position (self, cliff_plan_get_frame_time (self->plan, frame));
  set_playing (self, FALSE);
}

/* Plays from @frame on. */
static void
begin_play (CliffPlayer *self,
            int          frame)
{
  self->range = (CliffPlayRange) {
    .n_frames = self->plan->n_frames,
    .first = frame,
    .step = self->rate,
  };
  if (self->loop_end > self->loop_start)
    {
      self->range.loop_start = cliff_plan_get_frame_at (self->plan, self->loop_start);
      self->range.loop_end = MIN (cliff_plan_get_frame_at (self->plan, self->loop_end - 1) + 1, self->plan->n_frames);
    }
  self->count = -1;
  cliff_play_clock_start (self->clock, self->plan, &self->range, DEVICE_PATIENCE);
}

/* The frame at which the play stands now; where it has ended, its last. */
static int
get_playing_frame (CliffPlayer *self)
{
  int frame = cliff_play_range_get_frame (&self->range, MAX (cliff_play_clock_get_count (self->clock), self->count));

  return frame >= 0 ? frame : self->range.step > 0 ? MAX (self->plan->n_frames - 1, 0) : 0;
}

/* Shows the picture whose time has come and sleeps until the next one's. */
static void
tick_playing (CliffPlayer *self)
{
  g_autoptr(CliffShownFrame) shown = NULL;
  gint64 due;

  /* A device that came late starts where it was told: the picture waits for it and does not go back. */
  due = MAX (cliff_play_clock_get_count (self->clock), self->count);
  shown = cliff_frame_worker_take (self->worker, due);
  g_source_set_ready_time (self->wake, g_get_monotonic_time () + cliff_play_clock_get_wait (self->clock, due + 1));
  if (shown != NULL)
    {
      self->count = shown->count;
      cliff_foresight_look_at (self->foresight, shown->frame);
      set_position (self, cliff_plan_get_frame_time (self->plan, shown->frame));
      emit_frame (self, shown);
    }
  else if (cliff_play_range_get_frame (&self->range, due) < 0)
    {
      int last = get_playing_frame (self);
      gboolean is_shown = self->count >= 0 && cliff_play_range_get_frame (&self->range, self->count) == last;

      stop_at (self, last);
      if (!is_shown || get_proxies (self) != NULL)
        ask_for_frames (self);
    }
}

static gboolean
wake_cb (gpointer user_data)
{
  g_autoptr(CliffPlayer) self = g_object_ref (user_data);
  g_autoptr(CliffShownFrame) shown = NULL;

  g_source_set_ready_time (self->wake, -1);
  if (self->plan == NULL)
    return G_SOURCE_CONTINUE;
  if (self->is_playing)
    {
      tick_playing (self);
      return G_SOURCE_CONTINUE;
    }
  shown = cliff_frame_worker_take (self->worker, G_MAXINT64);
  if (shown != NULL && !self->is_sharp)
    emit_frame (self, shown);

  return G_SOURCE_CONTINUE;
}

static gboolean
dispatch_wake (GSource     *source,
               GSourceFunc  callback,
               gpointer     user_data)
{
  return callback (user_data);
}

static GSourceFuncs wake_funcs = { .dispatch = dispatch_wake };

/* ── From the files themselves ───────────────────────────────────────────────────────────────── */

static gboolean
rest_cb (gpointer user_data)
{
  CliffPlayer *self = user_data;
  int width, height;

  g_clear_pointer (&self->rest, g_source_unref);
  cliff_frame_size_fit (self->plan, 1, self->max_width, self->max_height, &width, &height);
  cliff_still_maker_ask (self->stills, self->plan, get_frame (self), width, height);

  return G_SOURCE_REMOVE;
}

static void
still_made_cb (GBytes   *rgba,
               int       frame,
               int       width,
               int       height,
               gpointer  user_data)
{
  CliffPlayer *self = user_data;

  if (self->is_playing || self->plan == NULL || get_frame (self) != frame)
    return;
  self->is_sharp = TRUE;
  g_signal_emit (self, signals[FRAME], 0, rgba, width, height);
}

/* A picture that was waited for may be there. */
static void
proxies_changed_cb (CliffProxies *proxies,
                    const char   *sha256,
                    CliffPlayer  *self)
{
  if (self->plan != NULL && self->plan->n_frames > 0 && !self->is_playing && !self->is_sharp && get_proxies (self) != NULL
      && cliff_foresight_is_seen (self->plan, get_frame (self), sha256))
    cliff_frame_worker_show (self->worker, get_frame (self));
}

/* ── Public ──────────────────────────────────────────────────────────────────────────────────── */

CliffPlayer *
cliff_player_new (void)
{
  return g_object_new (CLIFF_TYPE_PLAYER, NULL);
}

static void
renew_frames (CliffPlayer *self)
{
  int width = 0, height = 0;

  if (self->plan != NULL)
    cliff_frame_size_fit (self->plan, get_proxies (self) == NULL ? 1 : self->quality == CLIFF_PLAYER_QUARTER ? 4 : 2,
                          self->max_width, self->max_height, &width, &height);
  cliff_frame_worker_set_plan (self->worker, self->plan, get_proxies (self), width, height);
  ask_for_frames (self);
}

/* Goes on playing at the same picture with another plan. */
static void
renew_play (CliffPlayer *self,
            CliffPlan   *before)
{
  if (before == NULL || before->fps_num != self->plan->fps_num || before->fps_den != self->plan->fps_den
      || cliff_play_range_is_loop (&self->range))
    begin_play (self, get_frame (self));
  else
    self->range.n_frames = self->plan->n_frames;
}

void
cliff_player_set_plan (CliffPlayer *self,
                       CliffPlan   *plan)
{
  g_autoptr(CliffPlan) before = NULL;

  g_return_if_fail (CLIFF_IS_PLAYER (self));

  if (plan == self->plan)
    return;
  before = g_steal_pointer (&self->plan);
  cliff_foresight_set_plan (self->foresight, plan);
  if (plan != NULL)
    self->plan = cliff_plan_ref (plan);
  else
    {
      set_playing (self, FALSE);
      end_rest (self);
    }
  if (self->is_playing)
    renew_play (self, before);
  else
    cliff_play_clock_stop (self->clock);
  if (plan != NULL && !self->is_playing)
    set_position (self, get_start_of (self, self->position));
  renew_frames (self);
  cliff_play_clock_set_plan (self->clock, plan);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DURATION]);
}

void
cliff_player_set_proxies (CliffPlayer  *self,
                          CliffProxies *proxies)
{
  g_return_if_fail (CLIFF_IS_PLAYER (self));

  if (proxies == self->proxies)
    return;
  if (self->proxies != NULL)
    g_clear_signal_handler (&self->changed_handler, self->proxies);
  g_set_object (&self->proxies, proxies);
  if (proxies != NULL)
    self->changed_handler = g_signal_connect (proxies, "changed", G_CALLBACK (proxies_changed_cb), self);
  cliff_foresight_set_proxies (self->foresight, proxies);
  renew_frames (self);
}

void
cliff_player_set_quality (CliffPlayer        *self,
                          CliffPlayerQuality  quality)
{
  g_return_if_fail (CLIFF_IS_PLAYER (self));

  if (quality == self->quality)
    return;
  self->quality = quality;
  renew_frames (self);
}

CliffPlayerQuality
cliff_player_get_quality (CliffPlayer *self)
{
  g_return_val_if_fail (CLIFF_IS_PLAYER (self), CLIFF_PLAYER_HALF);

  return self->quality;
}

void
cliff_player_set_size (CliffPlayer *self,
                       int          width,
                       int          height)
{
  g_return_if_fail (CLIFF_IS_PLAYER (self));

  width = MAX (width, 2);
  height = MAX (height, 2);
  if (width == self->max_width && height == self->max_height)
    return;
  self->max_width = width;
  self->max_height = height;
  renew_frames (self);
}

void
cliff_player_set_loop (CliffPlayer *self,
                       CliffTime    start,
                       CliffTime    end)
{
  g_return_if_fail (CLIFF_IS_PLAYER (self));

  start = MAX (start, 0);
  end = MAX (end, 0);
  if (start == self->loop_start && end == self->loop_end)
    return;
  self->loop_start = start;
  self->loop_end = end;
  if (!self->is_playing)
    return;
  begin_play (self, get_playing_frame (self));
  ask_for_frames (self);
}

/* Where a play that is asked for at the end of what it may show begins. */
static void
rewind_play (CliffPlayer *self)
{
  int frame = get_frame (self), last = self->plan->n_frames - 1;
  gboolean loops = self->loop_end > self->loop_start;

  if (self->rate > 0 && loops && cliff_plan_get_frame_time (self->plan, frame + 1) >= self->loop_end)
    set_position (self, get_start_of (self, self->loop_start));
  else if (self->rate > 0 && frame == last)
    set_position (self, 0);
  else if (self->rate < 0 && frame == 0)
    set_position (self, cliff_plan_get_frame_time (self->plan, last));
}

void
cliff_player_shuttle (CliffPlayer *self,
                      int          rate)
{
  g_return_if_fail (CLIFF_IS_PLAYER (self));

  rate = CLAMP (rate, -FASTEST, FASTEST);
  if (rate == 0)
    {
      cliff_player_pause (self);
      return;
    }
  if (self->plan == NULL || self->plan->n_frames == 0 || (self->is_playing && rate == self->rate))
    return;
  if (self->is_playing)
    set_position (self, cliff_plan_get_frame_time (self->plan, get_playing_frame (self)));
  set_rate (self, rate);
  rewind_play (self);
  begin_play (self, get_frame (self));
  set_playing (self, TRUE);
  ask_for_frames (self);
}

int
cliff_player_get_rate (CliffPlayer *self)
{
  g_return_val_if_fail (CLIFF_IS_PLAYER (self), 0);

  return self->is_playing ? self->rate : 0;
}

void
cliff_player_play (CliffPlayer *self)
{
  cliff_player_shuttle (self, 1);
}

void
cliff_player_pause (CliffPlayer *self)
{
  g_return_if_fail (CLIFF_IS_PLAYER (self));

  if (!self->is_playing)
    return;
  stop_at (self, get_playing_frame (self));
  ask_for_frames (self);
}

void
cliff_player_seek (CliffPlayer *self,
                   CliffTime    position)
{
  g_return_if_fail (CLIFF_IS_PLAYER (self));

  if (self->plan == NULL)
    return;
  set_position (self, get_start_of (self, position));
  if (self->is_playing)
    begin_play (self, get_frame (self));
  ask_for_frames (self);
}

void
cliff_player_step (CliffPlayer *self,
                   int          frames)
{
  gint64 frame;

  g_return_if_fail (CLIFF_IS_PLAYER (self));

  if (self->plan == NULL)
    return;
  cliff_player_pause (self);
  frame = CLAMP ((gint64) get_frame (self) + frames, 0, MAX (self->plan->n_frames - 1, 0));
  cliff_player_seek (self, cliff_plan_get_frame_time (self->plan, (int) frame));
}

gboolean
cliff_player_get_playing (CliffPlayer *self)
{
  g_return_val_if_fail (CLIFF_IS_PLAYER (self), FALSE);

  return self->is_playing;
}

CliffTime
cliff_player_get_position (CliffPlayer *self)
{
  g_return_val_if_fail (CLIFF_IS_PLAYER (self), 0);

  return self->position;
}

CliffTime
cliff_player_get_duration (CliffPlayer *self)
{
  g_return_val_if_fail (CLIFF_IS_PLAYER (self), 0);

  return self->plan != NULL ? cliff_plan_get_duration (self->plan) : 0;
}

CliffMix *
cliff_player_get_mix (CliffPlayer *self)
{
  g_return_val_if_fail (CLIFF_IS_PLAYER (self), NULL);

  return cliff_play_clock_get_mix (self->clock);
}

gboolean
cliff_player_has_sound (CliffPlayer *self)
{
  g_return_val_if_fail (CLIFF_IS_PLAYER (self), FALSE);

  return cliff_play_clock_has_sound (self->clock);
}

/* ── GObject ─────────────────────────────────────────────────────────────────────────────────── */

static void
cliff_player_constructed (GObject *object)
{
  CliffPlayer *self = CLIFF_PLAYER (object);

  G_OBJECT_CLASS (cliff_player_parent_class)->constructed (object);
  self->wake = g_source_new (&wake_funcs, sizeof (GSource));
  g_source_set_static_name (self->wake, "cliff-player");
  g_source_set_callback (self->wake, wake_cb, self, NULL);
  g_source_attach (self->wake, g_main_context_get_thread_default ());
  self->worker = cliff_frame_worker_new (self->wake);
  self->clock = cliff_play_clock_new (self->sound_sink);
  self->stills = cliff_still_maker_new (still_made_cb, self);
  self->foresight = cliff_foresight_new ();
}

static void
cliff_player_dispose (GObject *object)
{
  CliffPlayer *self = CLIFF_PLAYER (object);

  self->is_playing = FALSE;
  clear_source (&self->rest);
  g_clear_pointer (&self->foresight, cliff_foresight_free);
  if (self->proxies != NULL)
    g_clear_signal_handler (&self->changed_handler, self->proxies);
  g_clear_object (&self->proxies);
  g_clear_pointer (&self->stills, cliff_still_maker_free);
  g_clear_pointer (&self->clock, cliff_play_clock_free);
  g_clear_pointer (&self->worker, cliff_frame_worker_free);
  if (self->wake != NULL)
    g_source_destroy (self->wake);
  g_clear_pointer (&self->wake, g_source_unref);
  g_clear_pointer (&self->plan, cliff_plan_unref);

  G_OBJECT_CLASS (cliff_player_parent_class)->dispose (object);
}

static void
cliff_player_finalize (GObject *object)
{
  CliffPlayer *self = CLIFF_PLAYER (object);

  g_free (self->sound_sink);

  G_OBJECT_CLASS (cliff_player_parent_class)->finalize (object);
}

static void
cliff_player_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CliffPlayer *self = CLIFF_PLAYER (object);

  switch (id)
    {
    case PROP_PLAYING:
      g_value_set_boolean (value, self->is_playing);
      break;
    case PROP_RATE:
      g_value_set_int (value, cliff_player_get_rate (self));
      break;
    case PROP_POSITION:
      g_value_set_int64 (value, self->position);
      break;
    case PROP_DURATION:
      g_value_set_int64 (value, cliff_player_get_duration (self));
      break;
    case PROP_MUTED:
      g_value_set_boolean (value, self->is_muted);
      break;
    case PROP_SOUND_SINK:
      g_value_set_string (value, self->sound_sink);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_muted (CliffPlayer *self,
           gboolean     is_muted)
{
  if (self->is_muted == is_muted)
    return;
  self->is_muted = is_muted;
  cliff_play_clock_set_muted (self->clock, is_muted);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MUTED]);
}

static void
cliff_player_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  CliffPlayer *self = CLIFF_PLAYER (object);

  switch (id)
    {
    case PROP_MUTED:
      set_muted (self, g_value_get_boolean (value));
      break;
    case PROP_SOUND_SINK:
      self->sound_sink = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cliff_player_class_init (CliffPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = cliff_player_constructed;
  object_class->dispose = cliff_player_dispose;
  object_class->finalize = cliff_player_finalize;
  object_class->get_property = cliff_player_get_property;
  object_class->set_property = cliff_player_set_property;

  properties[PROP_PLAYING] =
    g_param_spec_boolean ("playing", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_RATE] =
    g_param_spec_int ("rate", NULL, NULL, -FASTEST, FASTEST, 0,
                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_POSITION] =
    g_param_spec_int64 ("position", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_DURATION] =
    g_param_spec_int64 ("duration", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_MUTED] =
    g_param_spec_boolean ("muted", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SOUND_SINK] =
    g_param_spec_string ("sound-sink", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FRAME] = g_signal_new ("frame", CLIFF_TYPE_PLAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 3, G_TYPE_BYTES, G_TYPE_INT, G_TYPE_INT);
}

static void
cliff_player_init (CliffPlayer *self)
{
  self->max_width = 540;
  self->max_height = 960;
  self->quality = CLIFF_PLAYER_HALF;
  self->rate = 1;
}
