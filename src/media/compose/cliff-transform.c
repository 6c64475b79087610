/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-transform.h"

#include <gst/gst.h>

/* @halves: half frames */
static CliffTime
get_time (CliffPlan *plan,
          gint64     halves)
{
  guint64 time = gst_util_uint64_scale (ABS (halves), plan->fps_den * (guint64) CLIFF_SECOND, 2 * (guint64) plan->fps_num);

  return halves < 0 ? -(CliffTime) time : (CliffTime) time;
}

CliffTransform
cliff_transform_get (CliffPlan *plan,
                     GArray    *keys,
                     CliffTime  fade_in,
                     CliffTime  fade_out,
                     int        start,
                     int        length,
                     int        frame)
{
  CliffTime time = get_time (plan, 2 * (gint64) (frame - start));
  CliffTime passed = get_time (plan, 2 * (gint64) (frame - start) + 1);
  CliffTime left = get_time (plan, 2 * (gint64) (start + length - frame) - 1);
  CliffTransform self;
  double opacity = cliff_plan_get_value (keys, CLIFF_PROPERTY_OPACITY, time, CLIFF_PPM) / CLIFF_PPM;

  self.x = cliff_plan_get_value (keys, CLIFF_PROPERTY_X, time, 0) / CLIFF_PPM;
  self.y = cliff_plan_get_value (keys, CLIFF_PROPERTY_Y, time, 0) / CLIFF_PPM;
  self.scale = cliff_plan_get_value (keys, CLIFF_PROPERTY_SCALE, time, CLIFF_PPM) / CLIFF_PPM;
  self.radians = cliff_plan_get_value (keys, CLIFF_PROPERTY_ROTATION, time, 0) / 1000.0 * G_PI / 180;
  if (fade_in > 0 && passed < fade_in)
    opacity *= MAX ((double) passed / fade_in, 0);
  if (fade_out > 0 && left < fade_out)
    opacity *= MAX ((double) left / fade_out, 0);
  self.opacity = CLAMP (opacity, 0, 1);

  return self;
}

gboolean
cliff_transform_is_placed (const CliffTransform *self)
{
  return self->x == 0 && self->y == 0 && self->scale == 1 && self->radians == 0;
}

void
cliff_transform_apply (const CliffTransform *self,
                       double                x,
                       double                y,
                       int                   width,
                       int                   height,
                       cairo_matrix_t       *matrix)
{
  cairo_matrix_t after;

  cairo_matrix_init_translate (&after, x + self->x * width, y + self->y * height);
  if (self->radians != 0)
    cairo_matrix_rotate (&after, self->radians);
  cairo_matrix_scale (&after, self->scale, self->scale);
  cairo_matrix_translate (&after, -x, -y);
  cairo_matrix_multiply (matrix, matrix, &after);
}

double
cliff_transform_get_closest (GArray *keys)
{
  gint64 closest = CLIFF_PPM;

  for (guint i = 0; i < keys->len; i++)
    {
      const CliffPlanKey *key = &g_array_index (keys, CliffPlanKey, i);

      if (key->property == CLIFF_PROPERTY_SCALE)
        closest = MAX (closest, key->value);
    }

  return (double) closest / CLIFF_PPM;
}
