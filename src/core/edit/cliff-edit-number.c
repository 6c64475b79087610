/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-number.h"

#include "cliff-edit-outline.h"
#include "cliff-edit-script.h"
#include "cliff-edit-structure.h"
#include "cliff-episode-draft.h"
#include "cliff-episode-line.h"

/** An episode and its numbers. */
typedef struct
{
  CliffId id;
  gint64  before;
  gint64  after;
} Numbered;

static GArray *
read_numbers (CliffStore *store)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (Numbered));
  g_autoptr(CliffRows) rows = cliff_store_query (store, "SELECT id, number FROM episode ORDER BY position, id", "");
  gint64 lowest = G_MAXINT64;

  while (cliff_rows_next (rows))
    {
      g_array_append_vals (numbers, &(Numbered) { cliff_rows_get_int (rows, 0), cliff_rows_get_int (rows, 1), 0 }, 1);
      lowest = MIN (lowest, cliff_rows_get_int (rows, 1));
    }
  /* An episode 0 is a prologue; any other series begins with 1. */
  for (guint i = 0; i < numbers->len; i++)
    g_array_index (numbers, Numbered, i).after = MIN (lowest, 1) + i;

  return numbers;
}

static gboolean
write_number (CliffStore  *store,
              Numbered    *episode,
              GError     **error)
{
  g_autoptr(CliffEpisodeDraft) draft = cliff_episode_draft_new (store, episode->id, error);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (draft == NULL)
    return FALSE;
  before = cliff_pieces_join (draft->pieces, NULL);
  after = cliff_episode_line_renumber (draft->script, episode->after);
  if (!cliff_store_exec (store, error, "UPDATE episode SET number = ?1 WHERE id = ?2 AND number != ?1", "ii",
                         episode->after, episode->id))
    return FALSE;
  if (g_str_equal (before, after))
    return TRUE;
  cliff_episode_draft_set_text (draft, after);

  return cliff_episode_draft_write (draft, error);
}

/* ── Looks ──────────────────────────────────────────────────────────────────────────────────────── */

/* The first (or last) number that the episodes numbered @from to @to have now; @open where there are none. */
static gint64
follow (GArray   *numbers,
        CliffId   moved,
        gint64    from,
        gint64    to,
        gboolean  last,
        gint64    open)
{
  gint64 found = open;
  gboolean any = FALSE;

  for (int pass = 0; pass < 2 && !any; pass++)
    for (guint i = 0; i < numbers->len; i++)
      {
        Numbered *episode = &g_array_index (numbers, Numbered, i);

        if (episode->before < from || episode->before > to || (pass == 0 && episode->id == moved))
          continue;
        found = !any ? episode->after : last ? MAX (found, episode->after) : MIN (found, episode->after);
        any = TRUE;
      }

  return found;
}

static gboolean
write_looks (CliffStore  *store,
             GArray      *numbers,
             CliffId      moved,
             GError     **error)
{
  g_autoptr(CliffRows) rows = cliff_store_query (
    store, "SELECT id, ifnull (from_episode, -1), ifnull (to_episode, -1) FROM look", "");

  while (cliff_rows_next (rows))
    {
      gint64 from = cliff_rows_get_int (rows, 1);
      gint64 to = cliff_rows_get_int (rows, 2);
      gint64 last = to < 0 ? G_MAXINT64 : to;
      gint64 new_from = from < 0 ? from : follow (numbers, moved, from, last, FALSE, from);
      gint64 new_to = to < 0 ? to : follow (numbers, moved, from, last, TRUE, to);

      if ((new_from != from || new_to != to) &&
          !cliff_store_exec (store, error,
                             "UPDATE look SET from_episode = nullif (?, -1), to_episode = nullif (?, -1) WHERE id = ?", "iii",
                             new_from, new_to, cliff_rows_get_int (rows, 0)))
        return FALSE;
    }

  return cliff_rows_finish (rows, error);
}

gboolean
cliff_edit_write_numbers (CliffStore  *store,
                          CliffId      moved,
                          GError     **error)
{
  g_autoptr(GArray) numbers = read_numbers (store);

  for (guint i = 0; i < numbers->len; i++)
    if (!write_number (store, &g_array_index (numbers, Numbered, i), error))
      return FALSE;

  return write_looks (store, numbers, moved, error);
}

gboolean
cliff_edit_number_episodes (CliffStore  *store,
                            GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  return cliff_store_begin (store, "Number Episodes", error) &&
         cliff_store_end (store, cliff_edit_write_numbers (store, 0, error), error);
}
