/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-series-review.h"

#include "cliff-edit-script.h"

#include <string.h>

CliffTime
cliff_series_get_target (CliffStore *store)
{
  return cliff_store_get_int (store, 0, "SELECT target_length FROM series", "");
}

static gboolean
has_episode_line (const char        *text,
                  CliffScriptFormat  format)
{
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, format);

  for (gsize i = 0; i < cliff_script_get_n_spans (script); i++)
    {
      CliffSpan span = cliff_script_get_span (script, i);

      if (span.kind == CLIFF_ELEMENT_EPISODE || (span.kind == CLIFF_ELEMENT_SECTION && format == CLIFF_SCRIPT_FOUNTAIN))
        return TRUE;
    }

  return FALSE;
}

static void
append_text (GString    *script,
             const char *text)
{
  if (script->len > 0 && script->str[script->len - 1] != '\n')
    g_string_append (script, "\n\n");
  g_string_append (script, text);
}

char *
cliff_series_dup_script (CliffStore *store)
{
  CliffScriptFormat format = cliff_edit_get_format (store);
  g_autoptr(CliffRows) rows = NULL;
  g_autofree char *preamble = NULL;
  GString *script = g_string_new (NULL);

  preamble = cliff_edit_dup_preamble_text (store);
  g_string_append (script, preamble);
  rows = cliff_store_query (store,
                            "SELECT number, ifnull (text, '') FROM episode LEFT JOIN script_text ON script_text.id = text_id "
                            "ORDER BY position, episode.id", "");
  while (cliff_rows_next (rows))
    {
      const char *text = cliff_rows_get_text (rows, 1);

      /* What is written without its line would become part of the episode before it. */
      if (!has_episode_line (text, format))
        {
          g_autofree char *line = g_strdup_printf (format == CLIFF_SCRIPT_FOUNTAIN ? "# EP %d\n\n" : "第%d集\n",
                                                   (int) cliff_rows_get_int (rows, 0));

          append_text (script, line);
        }
      append_text (script, text);
    }

  return g_string_free (script, FALSE);
}

GPtrArray *
cliff_series_dup_names (CliffStore *store,
                        CliffId     episode_id)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *preamble = cliff_edit_dup_preamble_text (store);
  g_autoptr(CliffRows) rows = NULL;
  g_autoptr(CliffRows) characters = NULL;

  rows = cliff_store_query (store,
                            "SELECT DISTINCT speaker FROM element JOIN scene ON scene.id = scene_id "
                            "WHERE speaker != '' AND episode_id != ?", "i", episode_id);
  while (cliff_rows_next (rows))
    g_ptr_array_add (names, g_strdup (cliff_rows_get_text (rows, 0)));
  characters = cliff_store_query (store, "SELECT name FROM character ORDER BY position, id", "");
  while (cliff_rows_next (characters))
    if (strstr (preamble, cliff_rows_get_text (characters, 0)) != NULL)
      g_ptr_array_add (names, g_strdup (cliff_rows_get_text (characters, 0)));

  return names;
}
