/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-written.h"

#include "cliff-edit-version.h"
#include "cliff-lexicon.h"

guint
cliff_edit_count_words (const char *text)
{
  gboolean in_word = FALSE;
  guint n = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      gboolean chinese = cliff_char_is_chinese (character) && g_unichar_isalpha (character);
      gboolean letter = !chinese && (g_unichar_isalnum (character) || (in_word && (character == '\'' || character == 0x2019)));

      n += chinese || (letter && !in_word);
      in_word = letter;
    }

  return n;
}

/* @version_id 0: at present. */
static guint
count_version (CliffStore *store,
               CliffId     version_id)
{
  g_autoptr(CliffRows) rows = cliff_store_query (
    store,
    "SELECT text FROM script_text WHERE id IN (SELECT preamble_id FROM version WHERE id = ?1 UNION ALL "
    "SELECT text_id FROM version_text WHERE version_id = ?1 UNION ALL SELECT preamble_id FROM series WHERE ?1 = 0 UNION ALL "
    "SELECT text_id FROM episode WHERE ?1 = 0)",
    "i", version_id);
  guint n = 0;

  while (cliff_rows_next (rows))
    n += cliff_edit_count_words (cliff_rows_get_text (rows, 0));

  return n;
}

static CliffId
find_start (CliffStore *store,
            CliffTime   since)
{
  CliffId first = cliff_store_get_int (store, 0, "SELECT min (id) FROM version WHERE created >= ?", "i", (gint64) since);
  CliffId last = cliff_store_get_int (store, 0, "SELECT max (id) FROM version WHERE created < ?", "i", (gint64) since);
  g_autofree char *reason = cliff_store_dup_text (store, "SELECT reason FROM version WHERE id = ?", "i", first);

  return last == 0 || g_strcmp0 (reason, CLIFF_VERSION_SESSION) == 0 ? first : last;
}

guint
cliff_edit_count_written_since (CliffStore *store,
                                CliffTime   since)
{
  CliffId start;
  guint before, now;

  g_return_val_if_fail (CLIFF_IS_STORE (store), 0);

  start = find_start (store, since);
  if (start == 0)
    return 0;
  before = count_version (store, start);
  now = count_version (store, 0);

  return now > before ? now - before : 0;
}
