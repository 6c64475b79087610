/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-align.h"

#include <string.h>

/* Tables larger than this are not worth their time: what lies between then only matches where it is
 * unique. */
#define MAX_EQUAL_CELLS 4000000
#define MAX_NEAR_CELLS 10000

/* Parts per hundred that near texts have in common. */
#define NEAR_ENOUGH 40

static void
clear_item (gpointer data)
{
  CliffAlignItem *item = data;

  g_free (item->key);
  g_free (item->text);
  g_free (item->hint);
}

GArray *
cliff_align_row_new (void)
{
  GArray *row = g_array_new (FALSE, FALSE, sizeof (CliffAlignItem));

  g_array_set_clear_func (row, clear_item);

  return row;
}

void
cliff_align_row_add (GArray *row,
                     char   *key,
                     char   *text,
                     char   *hint)
{
  g_array_append_vals (row, &(CliffAlignItem) { key, text, hint }, 1);
}

static const CliffAlignItem *
item_at (GArray *row,
         int     index)
{
  return &g_array_index (row, CliffAlignItem, index);
}

/* Pairs of neighbouring characters and how often each occurs. */
static GHashTable *
count_pairs (const char *text,
             int        *total)
{
  GHashTable *pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 previous = 0;

  *total = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gint64 pair = (previous << 32) | g_utf8_get_char (p);
      int count = GPOINTER_TO_INT (g_hash_table_lookup (pairs, &pair));

      g_hash_table_insert (pairs, g_memdup2 (&pair, sizeof pair), GINT_TO_POINTER (count + 1));
      previous = g_utf8_get_char (p);
      (*total)++;
    }

  return pairs;
}

static int
likeness (const CliffAlignItem *before,
          const CliffAlignItem *after)
{
  int n_before;
  int n_after;
  int common = 0;
  int share;
  GHashTableIter iter;
  gpointer pair, count;
  g_autoptr(GHashTable) left = count_pairs (before->text, &n_before);
  g_autoptr(GHashTable) right = count_pairs (after->text, &n_after);

  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &pair, &count))
    common += MIN (GPOINTER_TO_INT (count), GPOINTER_TO_INT (g_hash_table_lookup (right, pair)));
  share = n_before + n_after > 0 ? 200 * common / (n_before + n_after) : 0;
  if (before->hint != NULL && g_strcmp0 (before->hint, after->hint) == 0)
    share = MAX (share, NEAR_ENOUGH + share / 2);

  return share;
}

/** A stretch of both rows that is still to be matched. */
typedef struct
{
  int before;
  int before_end;
  int after;
  int after_end;
} Gap;

/* The order-keeping matching of greatest weight within @gap.  @weights: rows of before, columns of
 * after. */
static void
match_heaviest (const Gap *gap,
                const int *weights,
                int       *result)
{
  int n = gap->before_end - gap->before;
  int m = gap->after_end - gap->after;
  g_autofree int *best = g_new0 (int, (gsize) (n + 1) * (m + 1));

  for (int i = n - 1; i >= 0; i--)
    for (int j = m - 1; j >= 0; j--)
      {
        int weight = weights[i * m + j];
        int skip = MAX (best[(i + 1) * (m + 1) + j], best[i * (m + 1) + j + 1]);

        best[i * (m + 1) + j] =
          weight > 0 ? MAX (skip, weight + best[(i + 1) * (m + 1) + j + 1]) : skip;
      }
  for (int i = 0, j = 0; i < n && j < m;)
    {
      int here = best[i * (m + 1) + j];

      if (weights[i * m + j] > 0 && here == weights[i * m + j] + best[(i + 1) * (m + 1) + j + 1])
        result[gap->after + j++] = gap->before + i++;
      else if (here == best[(i + 1) * (m + 1) + j])
        i++;
      else
        j++;
    }
}

/* In a stretch too large for a table, equal texts are taken in order. */
static void
match_in_order (GArray    *before,
                GArray    *after,
                const Gap *gap,
                int       *result)
{
  g_autoptr(GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);
  int last = gap->before - 1;

  for (int i = gap->before; i < gap->before_end; i++)
    if (!g_hash_table_contains (indices, item_at (before, i)->key))
      g_hash_table_insert (indices, item_at (before, i)->key, GINT_TO_POINTER (i + 1));
  for (int j = gap->after; j < gap->after_end; j++)
    {
      int i = GPOINTER_TO_INT (g_hash_table_lookup (indices, item_at (after, j)->key)) - 1;

      if (i > last)
        {
          result[j] = i;
          last = i;
        }
    }
}

static void
match_equal (GArray    *before,
             GArray    *after,
             const Gap *gap,
             int       *result)
{
  int n = gap->before_end - gap->before;
  int m = gap->after_end - gap->after;
  g_autofree int *weights = NULL;

  if (n == 0 || m == 0)
    return;
  if ((gint64) n * m > MAX_EQUAL_CELLS)
    {
      match_in_order (before, after, gap, result);
      return;
    }
  weights = g_new (int, (gsize) n * m);
  for (int i = 0; i < n; i++)
    for (int j = 0; j < m; j++)
      weights[i * m + j] =
        g_str_equal (item_at (before, gap->before + i)->key, item_at (after, gap->after + j)->key);
  match_heaviest (gap, weights, result);
}

static void
match_near (GArray    *before,
            GArray    *after,
            const Gap *gap,
            int       *result)
{
  int n = gap->before_end - gap->before;
  int m = gap->after_end - gap->after;
  g_autofree int *weights = NULL;

  if (n == 0 || m == 0 || (gint64) n * m > MAX_NEAR_CELLS)
    return;
  weights = g_new0 (int, (gsize) n * m);
  for (int i = 0; i < n; i++)
    for (int j = 0; j < m; j++)
      {
        int share = likeness (item_at (before, gap->before + i), item_at (after, gap->after + j));

        /* One text between two that stayed is the same text, whatever became of it. */
        weights[i * m + j] = n == 1 && m == 1 ? 1 : share >= NEAR_ENOUGH ? share : 0;
      }
  match_heaviest (gap, weights, result);
}

int *
cliff_align (GArray *before,
             GArray *after)
{
  int *result = g_new (int, after->len + 1);
  Gap gap = { 0, before->len, 0, after->len };

  for (guint i = 0; i < after->len; i++)
    result[i] = -1;
  while (gap.before < gap.before_end && gap.after < gap.after_end &&
         g_str_equal (item_at (before, gap.before)->key, item_at (after, gap.after)->key))
    result[gap.after++] = gap.before++;
  while (gap.before < gap.before_end && gap.after < gap.after_end &&
         g_str_equal (item_at (before, gap.before_end - 1)->key,
                      item_at (after, gap.after_end - 1)->key))
    result[--gap.after_end] = --gap.before_end;
  match_equal (before, after, &gap, result);

  for (int j = gap.after, i = gap.before; j <= gap.after_end; j++)
    {
      Gap inner = { i, gap.before_end, gap.after, j };

      if (j < gap.after_end && result[j] < 0)
        continue;
      if (j < gap.after_end)
        inner.before_end = result[j];
      match_near (before, after, &inner, result);
      i = inner.before_end + 1;
      gap.after = j + 1;
    }

  return result;
}
