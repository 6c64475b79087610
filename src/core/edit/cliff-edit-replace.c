/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-replace.h"

#include "cliff-edit-script.h"

static gboolean
write_text (CliffStore  *store,
            CliffId      episode_id,
            const char  *text,
            GError     **error)
{
  CliffId step = 0;

  return episode_id != 0 ? cliff_edit_set_episode_text (store, episode_id, text, error)
                         : cliff_edit_type_preamble_text (store, text, &step, error);
}

static gboolean
replace_in_text (CliffStore   *store,
                 CliffFinder  *finder,
                 const char   *replacement,
                 CliffId       episode_id,
                 gsize         start,
                 gsize         end,
                 guint        *n_replaced,
                 GError      **error)
{
  g_autofree char *text =
    episode_id != 0 ? cliff_edit_dup_episode_text (store, episode_id) : cliff_edit_dup_preamble_text (store);
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, cliff_edit_get_format (store));
  g_autoptr(GArray) matches = cliff_finder_find (finder, script, start, end, replacement, error);
  g_autofree char *replaced = NULL;

  if (matches == NULL)
    return FALSE;
  *n_replaced = matches->len;
  if (matches->len == 0)
    return TRUE;
  replaced = cliff_find_replace (script, matches);

  return write_text (store, episode_id, replaced, error);
}

static gboolean
replace_in_texts (CliffStore   *store,
                  CliffFinder  *finder,
                  const char   *replacement,
                  guint        *n_replaced,
                  guint        *n_texts,
                  GError      **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, TRUE, sizeof (CliffId));
  g_autoptr(CliffRows) rows = cliff_store_query (store, "SELECT id FROM episode ORDER BY position, id", "");

  g_array_set_size (ids, 1);
  while (cliff_rows_next (rows))
    {
      CliffId id = cliff_rows_get_int (rows, 0);

      g_array_append_val (ids, id);
    }
  if (!cliff_rows_finish (rows, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      guint n = 0;

      if (!replace_in_text (store, finder, replacement, g_array_index (ids, CliffId, i), 0, G_MAXSIZE, &n, error))
        return FALSE;
      *n_replaced += n;
      *n_texts += n > 0;
    }

  return TRUE;
}

gboolean
cliff_edit_replace_all (CliffStore   *store,
                        CliffFinder  *finder,
                        const char   *replacement,
                        guint        *n_replaced,
                        guint        *n_texts,
                        GError      **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (replacement != NULL, FALSE);

  *n_replaced = *n_texts = 0;

  return cliff_store_begin (store, "Replace", error) &&
         cliff_store_end (store, replace_in_texts (store, finder, replacement, n_replaced, n_texts, error), error);
}

gboolean
cliff_edit_replace_range (CliffStore   *store,
                          CliffFinder  *finder,
                          const char   *replacement,
                          CliffId       episode_id,
                          gsize         start,
                          gsize         end,
                          guint        *n_replaced,
                          GError      **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (replacement != NULL, FALSE);

  *n_replaced = 0;

  return cliff_store_begin (store, "Replace", error) &&
         cliff_store_end (store, replace_in_text (store, finder, replacement, episode_id, start, end, n_replaced, error),
                          error);
}
