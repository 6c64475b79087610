/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-diff.h"

#include <string.h>

/* A table larger than this is not worth its time. */
#define MOST_CELLS 1000000

/** A stretch of both sides that is still to be matched. */
typedef struct
{
  int before;
  int before_end;
  int after;
  int after_end;
} Gap;

typedef struct
{
  const guint *before;
  const guint *after;
  int         *match;
  GArray      *gaps;   /* Gap: to be done */
} Diff;

/** How often a thing occurs in a gap, and where. */
typedef struct
{
  int n_before;
  int n_after;
  int before;
  int after;
} Occurrence;

/* Takes equal things off both ends. */
static void
trim (Diff *self,
      Gap  *gap)
{
  while (gap->before < gap->before_end && gap->after < gap->after_end &&
         self->before[gap->before] == self->after[gap->after])
    self->match[gap->before++] = gap->after++;
  while (gap->before < gap->before_end && gap->after < gap->after_end &&
         self->before[gap->before_end - 1] == self->after[gap->after_end - 1])
    self->match[--gap->before_end] = --gap->after_end;
}

/* ── Things that occur once ─────────────────────────────────────────────────────────────────────── */

static Occurrence *
look_up (GHashTable *table,
         guint       thing)
{
  Occurrence *found = g_hash_table_lookup (table, GUINT_TO_POINTER (thing));

  if (found == NULL)
    {
      found = g_new0 (Occurrence, 1);
      g_hash_table_insert (table, GUINT_TO_POINTER (thing), found);
    }

  return found;
}

/* (element-type Occurrence): what occurs once on both sides, in the order of @before. */
static GArray *
find_unique (Diff      *self,
             const Gap *gap)
{
  g_autoptr(GHashTable) table = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GArray *unique = g_array_new (FALSE, FALSE, sizeof (Occurrence));

  for (int i = gap->before; i < gap->before_end; i++)
    {
      Occurrence *thing = look_up (table, self->before[i]);

      thing->n_before++;
      thing->before = i;
    }
  for (int j = gap->after; j < gap->after_end; j++)
    {
      Occurrence *thing = look_up (table, self->after[j]);

      thing->n_after++;
      thing->after = j;
    }
  for (int i = gap->before; i < gap->before_end; i++)
    {
      Occurrence *thing = look_up (table, self->before[i]);

      if (thing->n_before == 1 && thing->n_after == 1)
        g_array_append_val (unique, *thing);
    }

  return unique;
}

/* The longest run of @things that is in order on both sides, by piles: returns its last, @previous leads back. */
static int
find_longest (GArray *things,
              int    *previous)
{
  g_autofree int *piles = g_new (int, things->len + 1);
  int n_piles = 0;

  for (guint i = 0; i < things->len; i++)
    {
      int at = g_array_index (things, Occurrence, i).after;
      int low = 0, high = n_piles;

      while (low < high)
        {
          int middle = (low + high) / 2;

          if (g_array_index (things, Occurrence, piles[middle]).after < at)
            low = middle + 1;
          else
            high = middle;
        }
      previous[i] = low > 0 ? piles[low - 1] : -1;
      piles[low] = i;
      n_piles = MAX (n_piles, low + 1);
    }

  return n_piles > 0 ? piles[n_piles - 1] : -1;
}

/* Matches what is unique and leaves the gaps between to be done.  FALSE when nothing is. */
static gboolean
match_unique (Diff      *self,
              const Gap *gap)
{
  g_autoptr(GArray) things = find_unique (self, gap);
  g_autofree int *previous = g_new (int, things->len + 1);
  int at = find_longest (things, previous);
  Gap rest = *gap;

  if (at < 0)
    return FALSE;
  for (; at >= 0; at = previous[at])
    {
      Occurrence *thing = &g_array_index (things, Occurrence, at);
      Gap between = { thing->before + 1, rest.before_end, thing->after + 1, rest.after_end };

      self->match[thing->before] = thing->after;
      g_array_append_val (self->gaps, between);
      rest.before_end = thing->before;
      rest.after_end = thing->after;
    }
  g_array_append_val (self->gaps, rest);

  return TRUE;
}

/* ── What is not unique ─────────────────────────────────────────────────────────────────────────── */

static void
match_exactly (Diff      *self,
               const Gap *gap)
{
  int n = gap->before_end - gap->before;
  int m = gap->after_end - gap->after;
  g_autofree int *best = g_new0 (int, (gsize) (n + 1) * (m + 1));

  for (int i = n - 1; i >= 0; i--)
    for (int j = m - 1; j >= 0; j--)
      best[i * (m + 1) + j] = self->before[gap->before + i] == self->after[gap->after + j]
                                ? best[(i + 1) * (m + 1) + j + 1] + 1
                                : MAX (best[(i + 1) * (m + 1) + j], best[i * (m + 1) + j + 1]);
  for (int i = 0, j = 0; i < n && j < m;)
    {
      if (self->before[gap->before + i] == self->after[gap->after + j])
        {
          self->match[gap->before + i] = gap->after + j;
          i++;
          j++;
        }
      else if (best[(i + 1) * (m + 1) + j] >= best[i * (m + 1) + j + 1])
        i++;
      else
        j++;
    }
}

static void
match_in_order (Diff      *self,
                const Gap *gap)
{
  g_autoptr(GHashTable) places = g_hash_table_new (NULL, NULL);
  int next = gap->after;

  for (int j = gap->after_end - 1; j >= gap->after; j--)
    g_hash_table_insert (places, GUINT_TO_POINTER (self->after[j]), GINT_TO_POINTER (j + 1));
  for (int i = gap->before; i < gap->before_end; i++)
    {
      int j = GPOINTER_TO_INT (g_hash_table_lookup (places, GUINT_TO_POINTER (self->before[i]))) - 1;

      if (j >= next)
        {
          self->match[i] = j;
          next = j + 1;
        }
    }
}

int *
cliff_diff_match (const guint *before,
                  guint        n_before,
                  const guint *after,
                  guint        n_after)
{
  int *match = g_new (int, n_before + 1);
  g_autoptr(GArray) gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  Diff self = { before, after, match, gaps };
  Gap whole = { 0, n_before, 0, n_after };

  for (guint i = 0; i < n_before; i++)
    match[i] = -1;
  g_array_append_val (gaps, whole);
  while (gaps->len > 0)
    {
      Gap gap = g_array_index (gaps, Gap, gaps->len - 1);

      g_array_set_size (gaps, gaps->len - 1);
      trim (&self, &gap);
      if (gap.before == gap.before_end || gap.after == gap.after_end || match_unique (&self, &gap))
        continue;
      if ((gint64) (gap.before_end - gap.before) * (gap.after_end - gap.after) <= MOST_CELLS)
        match_exactly (&self, &gap);
      else
        match_in_order (&self, &gap);
    }

  return match;
}
