/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-planner.h"

#include <string.h>

static const char *const size_names[CLIFF_N_SIZES] = { "EWS", "WS",  "FS", "MLS",
                                                       "MS",  "MCU", "CU", "ECU" };

/* What a fault costs, against one step off the size a shot wants (steps count squared). */
#define COST_STEP 10
#define COST_FORBIDDEN 1000
#define COST_THREE_EQUAL 5000
#define COST_JUMP 2000
#define COST_JUMP_CUT 500

/* The cheapest way to reach a shot with a given size, when the one before has another given size.
 */
typedef struct
{
  int cost;
  int before; /* the size two shots back */
} Cell;

static int
cost_of_size (const CliffPlannedShot *planned,
              int                     size)
{
  int off = ABS (size - planned->want);

  /* Two small steps are better than one large one. */
  return off * off * COST_STEP +
         (size < planned->low || size > planned->high ? COST_FORBIDDEN * off : 0);
}

static int
cost_of_cut (const CliffPlannedShot *from,
             const CliffPlannedShot *to,
             int                     from_size,
             int                     to_size)
{
  int cost = 0;

  if (!from->insert && !to->insert && ABS (from_size - to_size) > 2)
    cost += COST_JUMP * (ABS (from_size - to_size) - 2);
  if (from_size == to_size && from->subject == to->subject)
    cost += COST_JUMP_CUT;

  return cost;
}

/* cells[i][previous size][size], filled shot by shot. */
typedef Cell Table[CLIFF_N_SIZES][CLIFF_N_SIZES];

static void
fill_column (Table                  *table,
             guint                   i,
             const CliffPlannedShot *from,
             const CliffPlannedShot *to)
{
  for (int b = 0; b < CLIFF_N_SIZES; b++)
    for (int c = 0; c < CLIFF_N_SIZES; c++)
      {
        Cell *cell = &table[i][b][c];
        int own = cost_of_size (to, c) + cost_of_cut (from, to, b, c);

        cell->cost = G_MAXINT;
        for (int a = 0; a < CLIFF_N_SIZES; a++)
          {
            int cost = table[i - 1][a][b].cost;

            if (cost == G_MAXINT)
              continue;
            cost += own + (i >= 2 && a == b && b == c ? COST_THREE_EQUAL : 0);
            if (cost < cell->cost)
              *cell = (Cell) { cost, a };
          }
      }
}

static void
settle_sizes (GArray *planned)
{
  guint n = planned->len;
  g_autofree Table *table = g_new0 (Table, n);
  int best_before = 0;
  int best = 0;

  for (int b = 0; b < CLIFF_N_SIZES; b++)
    for (int c = 0; c < CLIFF_N_SIZES; c++)
      table[0][b][c].cost =
        b == 0 ? cost_of_size (&g_array_index (planned, CliffPlannedShot, 0), c) : G_MAXINT;
  /* The first column has no real shot before it: its cells differ by their own size alone. */
  for (guint i = 1; i < n; i++)
    fill_column (table, i, &g_array_index (planned, CliffPlannedShot, i - 1),
                 &g_array_index (planned, CliffPlannedShot, i));

  for (int b = 0; b < CLIFF_N_SIZES; b++)
    for (int c = 0; c < CLIFF_N_SIZES; c++)
      if (table[n - 1][b][c].cost < table[n - 1][best_before][best].cost)
        {
          best_before = b;
          best = c;
        }
  for (guint i = n; i > 0; i--)
    {
      int before = table[i - 1][best_before][best].before;

      g_set_str (&g_array_index (planned, CliffPlannedShot, i - 1).shot->size, size_names[best]);
      best = best_before;
      best_before = before;
    }
}

/* ── Screen sides ───────────────────────────────────────────────────────────────────────────────── */

/* The first two who appear face each other across the picture; others find room between and beside
 * them. */
static int
place_of (GHashTable *places,
          const char *name)
{
  static const int order[] = { 320000, 680000, 500000, 180000, 820000, 400000, 600000 };
  guint taken = g_hash_table_size (places);
  int place = GPOINTER_TO_INT (g_hash_table_lookup (places, name));

  if (place == 0)
    {
      place = order[taken % G_N_ELEMENTS (order)];
      g_hash_table_insert (places, (gpointer) name, GINT_TO_POINTER (place));
    }

  return place;
}

static void
settle_sides_of (GArray  *planned,
                 gboolean flashback)
{
  g_autoptr(GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < planned->len; i++)
      {
        CliffDraftShot *shot = g_array_index (planned, CliffPlannedShot, i).shot;

        for (guint j = 0; shot->flashback == flashback && j < shot->figures->len; j++)
          {
            CliffDraftFigure *figure = g_ptr_array_index (shot->figures, j);
            int place = place_of (places, figure->name);
            gboolean alone = g_hash_table_size (places) == 1;

            /* The first pass only finds out who is there. */
            figure->screen_x = pass == 1 && alone ? 500000 : place;
            if (pass == 1 && *figure->facing == '\0')
              g_set_str (&figure->facing, alone || place == 500000 ? "front"
                                          : place < 500000         ? "right"
                                                                   : "left");
          }
      }
}

void
cliff_framing_apply (CliffPlanner *self)
{
  if (self->planned->len == 0)
    return;

  settle_sizes (self->planned);
  settle_sides_of (self->planned, FALSE);
  settle_sides_of (self->planned, TRUE);
}
