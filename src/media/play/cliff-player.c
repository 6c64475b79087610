/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-player.h"

#include "cliff-frame-worker.h"
#include "cliff-mix-maker.h"
#include "cliff-sound-output.h"

/* So long the picture waits for the device when sound is at hand. */
#define DEVICE_PATIENCE (500 * G_TIME_SPAN_MILLISECOND)

struct _CliffPlayer
{
  GObject           parent_instance;

  char             *sound_sink;
  CliffPlan        *plan;
  CliffMix         *mix;       /* of the plan; NULL: not ready */
  CliffMixMaker    *maker;
  CliffSoundOutput *output;
  CliffFrameWorker *worker;
  GSource          *wake;

  int               max_width, max_height;
  gboolean          is_playing;
  gboolean          is_muted;
  CliffTime         position;  /* of the frame shown or asked for */
  int               frame;     /* of the frame shown last while playing; -1: none yet */

  /* The clock while no sound is heard: it stands at anchor until anchor_time, and then runs. */
  CliffTime         anchor;
  gint64            anchor_time;
};

G_DEFINE_FINAL_TYPE (CliffPlayer, cliff_player, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PLAYING,
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

/* ── The clock ───────────────────────────────────────────────────────────────────────────────── */

/* Where the play is now.  What was heard last is remembered, so that nothing jumps when the
 * sound goes away. */
static CliffTime
get_now (CliffPlayer *self)
{
  CliffTime heard;

  if (self->mix != NULL && cliff_sound_output_get_position (self->output, &heard))
    {
      self->anchor = heard;
      self->anchor_time = g_get_monotonic_time ();
      return heard;
    }

  return self->anchor + MAX (g_get_monotonic_time () - self->anchor_time, 0) * 1000;
}

/* Runs the clock from @position, with sound if there is any. */
static void
start_clock (CliffPlayer *self,
             CliffTime    position,
             gint64       patience)
{
  self->anchor = position;
  self->anchor_time = g_get_monotonic_time ();
  if (self->mix == NULL)
    {
      cliff_sound_output_stop (self->output);
      return;
    }
  self->anchor_time += patience;
  cliff_sound_output_start (self->output, self->mix, position);
}

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

/* Asks for the picture of the present position, as play or rest wants it. */
static void
ask_for_frames (CliffPlayer *self)
{
  if (self->plan == NULL)
    return;
  self->frame = -1;
  if (!self->is_playing)
    {
      cliff_frame_worker_show (self->worker, get_frame (self));
      return;
    }
  cliff_frame_worker_play (self->worker, get_frame (self));
  g_source_set_ready_time (self->wake, 0);
}

static void
stop_at (CliffPlayer *self,
         int          frame)
{
  cliff_sound_output_stop (self->output);
  set_position (self, cliff_plan_get_frame_time (self->plan, frame));
  set_playing (self, FALSE);
}

/* While playing: shows the frame whose time has come and sleeps until the next one's. */
static void
tick_playing (CliffPlayer *self)
{
  CliffTime now = get_now (self);
  int due = cliff_plan_get_frame_at (self->plan, now);
  g_autoptr(CliffShownFrame) shown = NULL;
  CliffTime wait;

  /* A device that came late starts where it was told: the picture waits for it and does not go
   * back. */
  due = MAX (due, self->frame);
  shown = cliff_frame_worker_take (self->worker, due);
  wait = cliff_plan_get_frame_time (self->plan, due + 1) - now;
  g_source_set_ready_time (self->wake, g_get_monotonic_time () + MAX (wait / 1000, 1000));
  if (shown != NULL)
    {
      self->frame = shown->frame;
      set_position (self, cliff_plan_get_frame_time (self->plan, shown->frame));
      emit_frame (self, shown);
    }
  else if (now >= cliff_plan_get_duration (self->plan))
    {
      int last = MAX (self->plan->n_frames - 1, 0);

      stop_at (self, last);
      if (self->frame != last)
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
  shown = cliff_frame_worker_take (self->worker, G_MAXINT);
  if (shown != NULL)
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

/* The sound is ready: it joins the play. */
static void
mix_made_cb (CliffMix *mix,
             gpointer  user_data)
{
  CliffPlayer *self = user_data;

  g_clear_pointer (&self->mix, cliff_mix_unref);
  if (self->is_playing)
    {
      CliffTime now = get_now (self);

      self->mix = cliff_mix_ref (mix);
      start_clock (self, now, 0);
      return;
    }
  self->mix = cliff_mix_ref (mix);
}

/* ── Public ──────────────────────────────────────────────────────────────────────────────────── */

CliffPlayer *
cliff_player_new (void)
{
  return g_object_new (CLIFF_TYPE_PLAYER, NULL);
}

/* The largest even size of the plan's proportions that fits. */
static void
find_size (CliffPlayer *self,
           int         *width,
           int         *height)
{
  gint64 full_width = self->plan->width, full_height = self->plan->height;
  gint64 max_width = MIN (self->max_width, full_width);
  gint64 max_height = MIN (self->max_height, full_height);

  if (max_width * full_height <= max_height * full_width)
    {
      *width = (int) max_width;
      *height = (int) (max_width * full_height / full_width);
    }
  else
    {
      *height = (int) max_height;
      *width = (int) (max_height * full_width / full_height);
    }
  *width = MAX (*width & ~1, 2);
  *height = MAX (*height & ~1, 2);
}

static void
renew_frames (CliffPlayer *self)
{
  int width = 0, height = 0;

  if (self->plan != NULL)
    find_size (self, &width, &height);
  cliff_frame_worker_set_plan (self->worker, self->plan, width, height);
  ask_for_frames (self);
}

/* The clock keeps running, with the sound of the new plan: the old one's, if it is the same. */
static void
renew_sound (CliffPlayer *self)
{
  CliffTime now = get_now (self);
  CliffMix *mix = cliff_mix_maker_ask (self->maker, self->plan);

  if (mix != NULL && mix == self->mix)
    return;
  g_clear_pointer (&self->mix, cliff_mix_unref);
  if (mix != NULL)
    self->mix = cliff_mix_ref (mix);
  if (self->is_playing)
    start_clock (self, now, 0);
}

void
cliff_player_set_plan (CliffPlayer *self,
                       CliffPlan   *plan)
{
  g_return_if_fail (CLIFF_IS_PLAYER (self));

  if (plan == self->plan)
    return;
  g_clear_pointer (&self->plan, cliff_plan_unref);
  if (plan != NULL)
    self->plan = cliff_plan_ref (plan);
  else
    set_playing (self, FALSE);
  renew_sound (self);
  if (!self->is_playing)
    cliff_sound_output_stop (self->output);
  if (plan != NULL)
    set_position (self, get_start_of (self, self->position));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DURATION]);
  renew_frames (self);
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
cliff_player_play (CliffPlayer *self)
{
  g_return_if_fail (CLIFF_IS_PLAYER (self));

  if (self->is_playing || self->plan == NULL || self->plan->n_frames == 0)
    return;
  if (get_frame (self) == self->plan->n_frames - 1)
    set_position (self, 0);
  start_clock (self, self->position, DEVICE_PATIENCE);
  set_playing (self, TRUE);
  ask_for_frames (self);
}

void
cliff_player_pause (CliffPlayer *self)
{
  int frame;

  g_return_if_fail (CLIFF_IS_PLAYER (self));

  if (!self->is_playing)
    return;
  frame = MAX (cliff_plan_get_frame_at (self->plan, get_now (self)), self->frame);
  stop_at (self, frame);
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
    start_clock (self, self->position, DEVICE_PATIENCE);
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

gboolean
cliff_player_has_sound (CliffPlayer *self)
{
  g_return_val_if_fail (CLIFF_IS_PLAYER (self), FALSE);

  return self->mix != NULL;
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
  self->maker = cliff_mix_maker_new (mix_made_cb, self);
  self->output = cliff_sound_output_new (self->sound_sink);
}

static void
cliff_player_dispose (GObject *object)
{
  CliffPlayer *self = CLIFF_PLAYER (object);

  self->is_playing = FALSE;
  g_clear_pointer (&self->maker, cliff_mix_maker_free);
  g_clear_pointer (&self->output, cliff_sound_output_free);
  g_clear_pointer (&self->worker, cliff_frame_worker_free);
  if (self->wake != NULL)
    g_source_destroy (self->wake);
  g_clear_pointer (&self->wake, g_source_unref);
  g_clear_pointer (&self->mix, cliff_mix_unref);
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
  cliff_sound_output_set_muted (self->output, is_muted);
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
  self->frame = -1;
}
