/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cut-private.h"

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const CliffCutKey *x = a, *y = b;

  if (x->owner != y->owner)
    return x->owner < y->owner ? -1 : 1;
  if (x->owner_id != y->owner_id)
    return x->owner_id < y->owner_id ? -1 : 1;
  if (x->property != y->property)
    return x->property < y->property ? -1 : 1;
  if (x->time != y->time)
    return x->time < y->time ? -1 : 1;

  return x->id < y->id ? -1 : x->id > y->id;
}

void
cliff_cut_sort_keys (CliffCut *self)
{
  g_array_sort (self->keys, compare_keys);
}

static gint64
get_usual_value (CliffProperty property)
{
  switch (property)
    {
    case CLIFF_PROPERTY_X:
    case CLIFF_PROPERTY_Y:
    case CLIFF_PROPERTY_ROTATION:
      return 0;
    case CLIFF_PROPERTY_SCALE:
    case CLIFF_PROPERTY_OPACITY:
    case CLIFF_PROPERTY_GAIN:
      return CLIFF_PPM;
    }
  g_return_val_if_reached (0);
}

static gboolean
is_of (const CliffCutKey *key,
       CliffCutKind       owner,
       CliffId            owner_id,
       CliffProperty      property)
{
  return key->owner == owner && key->owner_id == owner_id && key->property == property;
}

/* How far the change from one key to the next has come, in ppm of it; @passed: the same of the time. */
static gint64
apply_curve (CliffCurve curve,
             gint64     passed)
{
  switch (curve)
    {
    case CLIFF_CURVE_LINEAR:
      return passed;
    case CLIFF_CURVE_EASE:
      /* 3 p² − 2 p³: it starts and ends at rest. */
      return passed * passed / CLIFF_PPM * (3 * CLIFF_PPM - 2 * passed) / CLIFF_PPM;
    case CLIFF_CURVE_HOLD:
      return 0;
    }
  g_return_val_if_reached (0);
}

/* Index of the first key that is not before @wanted. */
static guint
find_first (GArray            *keys,
            const CliffCutKey *wanted)
{
  guint low = 0, high = keys->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_keys (&g_array_index (keys, CliffCutKey, middle), wanted) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

const CliffCutKey *
cliff_cut_get_keys (CliffCut     *self,
                    CliffCutKind  owner,
                    CliffId       owner_id,
                    guint        *n_keys)
{
  CliffCutKey wanted = { .id = G_MININT64, .owner = owner, .owner_id = owner_id, .time = G_MININT64 };
  guint first, end;

  g_return_val_if_fail (self != NULL && n_keys != NULL, NULL);

  first = end = find_first (self->keys, &wanted);
  while (end < self->keys->len && g_array_index (self->keys, CliffCutKey, end).owner == owner &&
         g_array_index (self->keys, CliffCutKey, end).owner_id == owner_id)
    end++;
  *n_keys = end - first;

  return end > first ? &g_array_index (self->keys, CliffCutKey, first) : NULL;
}

gint64
cliff_cut_get_value (CliffCut      *self,
                     CliffCutKind   owner,
                     CliffId        owner_id,
                     CliffProperty  property,
                     CliffTime      time)
{
  CliffCutKey wanted = { .id = G_MAXINT64, .owner = owner, .owner_id = owner_id, .property = property, .time = time };
  const CliffCutKey *keys, *before, *after;
  gint64 passed;
  guint later;

  g_return_val_if_fail (self != NULL, 0);

  keys = (const CliffCutKey *) self->keys->data;
  later = find_first (self->keys, &wanted);
  before = later > 0 && is_of (&keys[later - 1], owner, owner_id, property) ? &keys[later - 1] : NULL;
  after = later < self->keys->len && is_of (&keys[later], owner, owner_id, property) ? &keys[later] : NULL;
  if (before == NULL || after == NULL)
    return before != NULL ? before->value : after != NULL ? after->value : get_usual_value (property);

  /* Both factors are limited where they are read: no product overflows. */
  passed = (time - before->time) * CLIFF_PPM / (after->time - before->time);
  return before->value + (after->value - before->value) * apply_curve (before->curve, passed) / CLIFF_PPM;
}
