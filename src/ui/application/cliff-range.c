/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-range.h"

#define NOT_SET -1

struct _CliffRange
{
  GObject    parent_instance;

  CliffTime  duration;
  CliffTime  in, out;  /* NOT_SET: the episode's start and end */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CliffRange, cliff_range, G_TYPE_OBJECT)

static void
set_points (CliffRange *self,
            CliffTime   in,
            CliffTime   out)
{
  if (self->in == in && self->out == out)
    return;
  self->in = in;
  self->out = out;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
cliff_range_class_init (CliffRangeClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", CLIFF_TYPE_RANGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cliff_range_init (CliffRange *self)
{
  self->in = self->out = NOT_SET;
}

CliffRange *
cliff_range_new (void)
{
  return g_object_new (CLIFF_TYPE_RANGE, NULL);
}

void
cliff_range_set_duration (CliffRange *self,
                          CliffTime   duration)
{
  CliffTime start, end, new_start, new_end;
  gboolean was, is;

  g_return_if_fail (CLIFF_IS_RANGE (self) && duration >= 0);

  was = cliff_range_get (self, &start, &end);
  self->duration = duration;
  is = cliff_range_get (self, &new_start, &new_end);
  if (was != is || (is && (start != new_start || end != new_end)))
    g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
cliff_range_get (CliffRange *self,
                 CliffTime  *start,
                 CliffTime  *end)
{
  CliffTime from, to;
  gboolean there;

  g_return_val_if_fail (CLIFF_IS_RANGE (self), FALSE);

  from = self->in != NOT_SET ? self->in : 0;
  to = self->out != NOT_SET ? MIN (self->out, self->duration) : self->duration;
  there = (self->in != NOT_SET || self->out != NOT_SET) && from < to;
  if (start != NULL)
    *start = there ? from : 0;
  if (end != NULL)
    *end = there ? to : self->duration;

  return there;
}

void
cliff_range_set (CliffRange *self,
                 CliffTime   start,
                 CliffTime   end)
{
  g_return_if_fail (CLIFF_IS_RANGE (self));

  start = MAX (start, 0);
  if (start < end)
    set_points (self, start, end);
}

void
cliff_range_set_in (CliffRange *self,
                    CliffTime   time)
{
  g_return_if_fail (CLIFF_IS_RANGE (self));

  time = MAX (time, 0);
  set_points (self, time, self->out > time ? self->out : NOT_SET);
}

void
cliff_range_set_out (CliffRange *self,
                     CliffTime   time)
{
  g_return_if_fail (CLIFF_IS_RANGE (self));

  time = MAX (time, 0);
  set_points (self, self->in < time ? self->in : NOT_SET, time);
}

void
cliff_range_clear (CliffRange *self)
{
  g_return_if_fail (CLIFF_IS_RANGE (self));

  set_points (self, NOT_SET, NOT_SET);
}
