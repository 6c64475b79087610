/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-play-clock.h"

#include "cliff-mix-maker.h"
#include "cliff-sound-output.h"

#include <gst/gst.h>

struct _CliffPlayClock
{
  CliffSoundOutput *output;
  CliffMixMaker    *maker;
  CliffPlan        *plan;         /* to be heard; NULL: none */
  CliffMix         *mix;          /* NULL: none */
  CliffPlan        *mix_plan;     /* it was made of */
  CliffTime         until;        /* it fits the present plan up to there; G_MAXINT64: it is that plan's */
  gboolean          is_running;
  gboolean          is_heard;     /* the play is one that has sound */

  /* Of the plan. */
  int               fps_num, fps_den;
  CliffTime         first;        /* where it began */
  CliffTime         loop_start, loop_end;

  /* While no sound is heard it stands at anchor until anchor_time, and then runs. */
  CliffTime         anchor;
  gint64            anchor_time;
  CliffTime         sound_base;   /* when the sound was started */
};

/* What was heard last is remembered, so that nothing jumps when the sound goes away. */
static CliffTime
get_elapsed (CliffPlayClock *self)
{
  CliffTime heard;

  if (self->is_heard && self->mix != NULL && cliff_sound_output_get_elapsed (self->output, &heard))
    {
      self->anchor = self->sound_base + heard;
      self->anchor_time = g_get_monotonic_time ();
      return self->anchor;
    }

  return self->anchor + MAX (g_get_monotonic_time () - self->anchor_time, 0) * 1000;
}

/* Goes on from @elapsed, with sound if there is any. */
static void
run_from (CliffPlayClock *self,
          CliffTime       elapsed,
          gint64          patience)
{
  CliffTime place = self->first + elapsed;

  self->anchor = elapsed;
  self->anchor_time = g_get_monotonic_time ();
  self->sound_base = elapsed;
  if (!self->is_heard || self->mix == NULL)
    {
      cliff_sound_output_stop (self->output);
      return;
    }
  self->anchor_time += patience;
  if (self->loop_end > self->loop_start && place >= self->loop_end)
    place = self->loop_start + (place - self->loop_end) % (self->loop_end - self->loop_start);
  cliff_sound_output_start (self->output, self->mix, place, self->loop_start, self->loop_end);
  if (self->until != G_MAXINT64)
    cliff_sound_output_exchange (self->output, self->mix, self->until);
}

/* Hears @mix (nullable: nothing), made of @plan, from now on. */
static void
set_mix (CliffPlayClock *self,
         CliffMix       *mix,
         CliffPlan      *plan,
         CliffTime       until)
{
  CliffTime elapsed = self->is_running ? get_elapsed (self) : 0;
  gboolean is_same = mix == self->mix && until == self->until;

  if (plan != NULL)
    cliff_plan_ref (plan);
  g_clear_pointer (&self->mix_plan, cliff_plan_unref);
  self->mix_plan = plan;
  if (is_same)
    return;
  if (mix != NULL)
    cliff_mix_ref (mix);
  g_clear_pointer (&self->mix, cliff_mix_unref);
  self->mix = mix;
  self->until = until;
  if (self->is_running
      && !(mix != NULL && self->is_heard && cliff_sound_output_exchange (self->output, mix, until)))
    run_from (self, elapsed, 0);
}

static void
mix_made_cb (CliffMix *mix,
             gpointer  user_data)
{
  CliffPlayClock *self = user_data;

  set_mix (self, mix, self->plan, G_MAXINT64);
}

CliffPlayClock *
cliff_play_clock_new (const char *sink)
{
  CliffPlayClock *self = g_new0 (CliffPlayClock, 1);

  self->fps_num = self->fps_den = 1;
  self->until = G_MAXINT64;
  self->output = cliff_sound_output_new (sink);
  self->maker = cliff_mix_maker_new (mix_made_cb, self);

  return self;
}

void
cliff_play_clock_free (CliffPlayClock *self)
{
  cliff_mix_maker_free (self->maker);
  cliff_sound_output_free (self->output);
  g_clear_pointer (&self->mix, cliff_mix_unref);
  g_clear_pointer (&self->mix_plan, cliff_plan_unref);
  g_clear_pointer (&self->plan, cliff_plan_unref);
  g_free (self);
}

void
cliff_play_clock_set_plan (CliffPlayClock *self,
                           CliffPlan      *plan)
{
  CliffMix *mix = cliff_mix_maker_ask (self->maker, plan);

  if (plan != NULL)
    cliff_plan_ref (plan);
  g_clear_pointer (&self->plan, cliff_plan_unref);
  self->plan = plan;
  if (mix != NULL || plan == NULL)
    set_mix (self, mix, plan, G_MAXINT64);
  else if (self->mix != NULL)
    set_mix (self, self->mix, self->mix_plan, cliff_mix_find_difference (self->mix_plan, plan));
}

gboolean
cliff_play_clock_has_sound (CliffPlayClock *self)
{
  return self->mix != NULL && self->until == G_MAXINT64;
}

CliffMix *
cliff_play_clock_get_mix (CliffPlayClock *self)
{
  return self->mix;
}

void
cliff_play_clock_start (CliffPlayClock       *self,
                        CliffPlan            *plan,
                        const CliffPlayRange *range,
                        gint64                patience)
{
  gboolean loops = cliff_play_range_is_loop (range);

  self->is_running = TRUE;
  self->fps_num = plan->fps_num;
  self->fps_den = plan->fps_den;
  self->is_heard = range->step == 1;
  self->first = cliff_plan_get_frame_time (plan, range->first);
  self->loop_start = loops ? cliff_plan_get_frame_time (plan, range->loop_start) : 0;
  self->loop_end = loops ? cliff_plan_get_frame_time (plan, range->loop_end) : 0;
  run_from (self, 0, patience);
}

gint64
cliff_play_clock_get_count (CliffPlayClock *self)
{
  return (gint64) gst_util_uint64_scale (MAX (get_elapsed (self), 0), self->fps_num, self->fps_den * CLIFF_SECOND);
}

gint64
cliff_play_clock_get_wait (CliffPlayClock *self,
                           gint64          count)
{
  CliffTime time = (CliffTime) gst_util_uint64_scale_ceil (count, self->fps_den * CLIFF_SECOND, self->fps_num);

  return MAX ((time - get_elapsed (self)) / 1000, 1000);
}

void
cliff_play_clock_stop (CliffPlayClock *self)
{
  self->is_running = FALSE;
  cliff_sound_output_stop (self->output);
}

void
cliff_play_clock_set_muted (CliffPlayClock *self,
                            gboolean        muted)
{
  cliff_sound_output_set_muted (self->output, muted);
}
