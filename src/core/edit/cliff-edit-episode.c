/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-episode.h"

#include "cliff-edit-script.h"

/* Positions of siblings are spaced, so that a move rewrites one row. */
#define POSITION_STEP 65536

static gboolean
set_format (CliffStore         *store,
            CliffScriptFormat   format,
            GError            **error)
{
  gboolean drama = format == CLIFF_SCRIPT_DRAMA;

  return cliff_store_exec (store, error, "UPDATE series SET script_format = ?, language = ?", "ss",
                           drama ? "drama" : "fountain", drama ? "zh" : "en");
}

static CliffId
insert_episode (CliffStore         *store,
                CliffScriptFormat   format,
                GError            **error)
{
  gint64 number = 1 + cliff_store_get_int (store, 0, "SELECT max(number) FROM episode", "");
  gint64 position = POSITION_STEP + cliff_store_get_int (store, 0, "SELECT max(position) FROM episode", "");
  gboolean first = cliff_store_get_int (store, 0, "SELECT count(*) FROM episode", "") == 0;
  g_autofree char *own_format = NULL;
  g_autofree char *text = NULL;
  CliffId id;

  if (first && !set_format (store, format, error))
    return 0;
  own_format = cliff_store_dup_text (store, "SELECT script_format FROM series", "");
  id = cliff_store_insert (store, error, "INSERT INTO episode (position, number) VALUES (?, ?)", "ii",
                           position, number);
  text = g_strdup_printf (g_strcmp0 (own_format, "drama") == 0 ? "第%d集\n\n" : "EPISODE %d\n\n", (int) number);
  if (id == 0 || !cliff_edit_set_episode_text (store, id, text, error))
    return 0;

  return id;
}

CliffId
cliff_edit_add_episode (CliffStore         *store,
                        CliffScriptFormat   format,
                        GError            **error)
{
  CliffId id;

  if (!cliff_store_begin (store, "New Episode", error))
    return 0;
  id = insert_episode (store, format, error);
  if (id == 0)
    {
      cliff_store_rollback (store);
      return 0;
    }

  return cliff_store_commit (store, error) ? id : 0;
}
