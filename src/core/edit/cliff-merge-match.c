/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-merge.h"

/* What drafts and shots have in common, weighed.  Spoken words outweigh everything else together.
 */
#define WEIGHT_LINE 1000
#define WEIGHT_SPEAKS 200
#define WEIGHT_ELEMENT 40
#define WEIGHT_SUBJECT 30
#define WEIGHT_PURPOSE 10
#define WEIGHT_SIZE 5

typedef struct
{
  int draft;
  int shot;
  int weight;
} Pair;

static gboolean
holds_id (GArray  *ids,
          CliffId  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, CliffId, i) == id)
      return TRUE;

  return FALSE;
}

static int
weigh (CliffOldScene  *scene,
       CliffDraftShot *draft,
       CliffOldShot   *shot)
{
  int elements = 0;
  int lines = 0;
  int weight;

  for (guint i = 0; i < draft->covers->len; i++)
    {
      guint index = g_array_index (draft->covers, int, i);

      elements += index < scene->elements->len &&
                  holds_id (shot->elements, g_array_index (scene->elements, CliffId, index));
    }
  for (guint i = 0; i < draft->lines->len; i++)
    lines += g_ptr_array_find_with_equal_func (
      shot->lines, ((CliffDraftLine *) g_ptr_array_index (draft->lines, i))->text, g_str_equal,
      NULL);
  weight = elements * WEIGHT_ELEMENT + lines * WEIGHT_LINE;
  /* Shots made of nothing of the script (an establishing shot) are known by their purpose. */
  if (weight == 0 && (draft->covers->len > 0 || shot->elements->len > 0 ||
                      !g_str_equal (draft->purpose, shot->purpose)))
    return 0;
  if (elements > 0 && draft->lines->len > 0 && shot->lines->len > 0)
    weight += WEIGHT_SPEAKS;
  weight += g_str_equal (draft->purpose, shot->purpose) * WEIGHT_PURPOSE +
            g_str_equal (draft->size, shot->size) * WEIGHT_SIZE +
            g_str_equal (draft->subject, shot->subject) * WEIGHT_SUBJECT;

  return weight;
}

/* Heaviest first; among equals those that keep the order, which makes the result the same every
 * time. */
static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *left = a;
  const Pair *right = b;
  int off_left = ABS (left->draft - left->shot);
  int off_right = ABS (right->draft - right->shot);

  if (left->weight != right->weight)
    return right->weight - left->weight;
  if (off_left != off_right)
    return off_left - off_right;

  return left->draft != right->draft ? left->draft - right->draft : left->shot - right->shot;
}

GPtrArray *
cliff_merge_match (CliffOldScene *scene,
                   GPtrArray     *drafts,
                   GPtrArray     *shots)
{
  GPtrArray *partners = g_ptr_array_new ();
  g_autoptr(GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  g_ptr_array_set_size (partners, drafts->len);
  for (guint i = 0; i < drafts->len; i++)
    for (guint j = 0; j < shots->len; j++)
      {
        Pair pair = { i, j,
                      weigh (scene, g_ptr_array_index (drafts, i), g_ptr_array_index (shots, j)) };

        if (pair.weight > 0)
          g_array_append_val (pairs, pair);
      }
  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);
      CliffOldShot *shot = g_ptr_array_index (shots, pair->shot);

      if (g_ptr_array_index (partners, pair->draft) != NULL || shot->taken)
        continue;
      g_ptr_array_index (partners, pair->draft) = shot;
      shot->taken = TRUE;
    }

  return partners;
}
