/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-mix.h"

/* What of two plans sounds alike.  It is asked after each edit, on the main thread: nothing is written out to be compared. */

static const char *
get_identity (const CliffPlanSound *sound)
{
  if (sound->sha256 != NULL)
    return sound->sha256;

  return sound->path != NULL ? sound->path : "";
}

static guint
hash_sound (gconstpointer data)
{
  const CliffPlanSound *sound = data;

  return g_str_hash (get_identity (sound)) ^ g_int64_hash (&sound->start) ^ g_int64_hash (&sound->in);
}

static gboolean
have_same_keys (const GArray *a,
                const GArray *b)
{
  for (guint i = 0; a->len == b->len && i < a->len; i++)
    {
      const CliffPlanKey *x = &g_array_index (a, CliffPlanKey, i), *y = &g_array_index (b, CliffPlanKey, i);

      if (x->property != y->property || x->time != y->time || x->value != y->value || x->curve != y->curve)
        return FALSE;
    }

  return a->len == b->len;
}

/* But for their length. */
static gboolean
are_alike (gconstpointer a,
           gconstpointer b)
{
  const CliffPlanSound *x = a, *y = b;

  return x->start == y->start && x->bus == y->bus && x->gain == y->gain && x->in == y->in && x->speed == y->speed
         && x->fade_in == y->fade_in && x->fade_out == y->fade_out && x->ducked == y->ducked
         && g_str_equal (get_identity (x), get_identity (y)) && have_same_keys (x->keys, y->keys);
}

static gboolean
are_same (gconstpointer a,
          gconstpointer b)
{
  return ((const CliffPlanSound *) a)->length == ((const CliffPlanSound *) b)->length && are_alike (a, b);
}

/* How many sounds both begin with. */
static guint
count_same (CliffPlan *plan,
            CliffPlan *other)
{
  guint n = 0;

  while (n < plan->sounds->len && n < other->sounds->len
         && are_same (g_ptr_array_index (plan->sounds, n), g_ptr_array_index (other->sounds, n)))
    n++;

  return n;
}

/**
 * cliff_mix_is_same:
 * @plan: a plan
 * @other: another
 *
 * Returns: whether the mixes of the two are the same
 */
gboolean
cliff_mix_is_same (CliffPlan *plan,
                   CliffPlan *other)
{
  return plan == other
         || (plan->n_frames == other->n_frames && plan->fps_num == other->fps_num && plan->fps_den == other->fps_den
             && plan->audible_label == other->audible_label && plan->sounds->len == other->sounds->len
             && count_same (plan, other) == plan->sounds->len);
}

/* Brings @difference down to where the first sound of @plan, from the one numbered @first on, comes that @other has not; sounds that
 * are alike but for their length differ where the shorter ends. */
static void
compare_sounds (CliffPlan *plan,
                CliffPlan *other,
                guint      first,
                CliffTime *difference)
{
  g_autoptr(GHashTable) same = g_hash_table_new (hash_sound, are_same);
  g_autoptr(GHashTable) alike = g_hash_table_new (hash_sound, are_alike);

  for (guint i = first; i < other->sounds->len; i++)
    {
      g_hash_table_add (same, g_ptr_array_index (other->sounds, i));
      g_hash_table_add (alike, g_ptr_array_index (other->sounds, i));
    }
  for (guint i = first; i < plan->sounds->len; i++)
    {
      const CliffPlanSound *sound = g_ptr_array_index (plan->sounds, i), *twin;

      if (sound->start >= *difference || g_hash_table_contains (same, sound))
        continue;
      twin = g_hash_table_lookup (alike, sound);
      if (twin != NULL && twin->length > 0 && sound->length > 0)
        *difference = MIN (*difference, sound->start + MIN (sound->length, twin->length) - sound->fade_out);
      else
        *difference = MIN (*difference, sound->start);
    }
}

/**
 * cliff_mix_find_difference:
 * @plan: a plan
 * @other: another, of the same episode
 *
 * Speech makes music give way, and the whole is brought to one loudness: small differences of level may come earlier.
 *
 * Returns: the time from which on the two sound different; %G_MAXINT64 when they do not
 */
CliffTime
cliff_mix_find_difference (CliffPlan *plan,
                           CliffPlan *other)
{
  guint first = count_same (plan, other);
  CliffTime difference = G_MAXINT64;

  if (plan->n_frames != other->n_frames)
    difference = MIN (cliff_plan_get_duration (plan), cliff_plan_get_duration (other));
  compare_sounds (plan, other, first, &difference);
  compare_sounds (other, plan, first, &difference);

  return MAX (difference, 0);
}
