/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-plan.h"

static double
apply_curve (CliffCurve curve,
             double     passed)
{
  switch (curve)
    {
    case CLIFF_CURVE_LINEAR:
      return passed;
    case CLIFF_CURVE_EASE:
      return passed * passed * (3 - 2 * passed);
    case CLIFF_CURVE_HOLD:
      return 0;
    }
  return passed;
}

double
cliff_plan_get_value (GArray        *keys,
                      CliffProperty  property,
                      CliffTime      time,
                      double         usual)
{
  const CliffPlanKey *before = NULL;

  for (guint i = 0; i < keys->len; i++)
    {
      const CliffPlanKey *key = &g_array_index (keys, CliffPlanKey, i);

      if (key->property != property)
        continue;
      if (key->time > time)
        return before == NULL ? (double) key->value
                              : before->value + (double) (key->value - before->value)
                                * apply_curve (before->curve, (double) (time - before->time) / (key->time - before->time));
      before = key;
    }

  return before != NULL ? (double) before->value : usual;
}
