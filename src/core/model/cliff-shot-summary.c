/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shot-summary.h"

static char *
dup_cast (CliffStore *store,
          CliffId     shot_id)
{
  g_autoptr(CliffRows) rows =
    cliff_store_query (store,
                       "SELECT character.name FROM shot_character JOIN character ON character.id = character_id"
                       " WHERE shot_id = ? ORDER BY shot_character.position",
                       "i", shot_id);
  GString *cast = g_string_new (NULL);

  while (cliff_rows_next (rows))
    {
      const char *name = cliff_rows_get_text (rows, 0);

      if (cast->len > 0)
        g_string_append (cast, ((guchar) *name) < 0x80 ? ", " : "、");
      g_string_append (cast, name);
    }

  return g_string_free_and_steal (cast);
}

/* The file of a take: (transfer full) (nullable).  @video: (out) */
static char *
dup_take_path (CliffStore *store,
               CliffId     take_id,
               gboolean   *video)
{
  g_autoptr(CliffRows) rows = cliff_store_query (store, "SELECT media_id, kind FROM take WHERE id = ?", "i", take_id);

  if (!cliff_rows_next (rows))
    return NULL;
  *video = g_strcmp0 (cliff_rows_get_text (rows, 1), "video") == 0;

  return cliff_store_dup_media_path (store, cliff_rows_get_int (rows, 0));
}

void
cliff_shot_summary_read (CliffShotSummary *self,
                         CliffStore       *store,
                         CliffId           shot_id)
{
  g_autoptr(CliffRows) lines =
    cliff_store_query (store, "SELECT text, speaker FROM line WHERE shot_id = ? ORDER BY position", "i", shot_id);
  CliffId take_id = cliff_store_get_int (store, 0, "SELECT take_id FROM shot WHERE id = ?", "i", shot_id);

  *self = (CliffShotSummary) { 0 };
  while (cliff_rows_next (lines))
    if (self->n_lines++ == 0)
      {
        self->line = g_strdup (cliff_rows_get_text (lines, 0));
        self->speaker = g_strdup (cliff_rows_get_text (lines, 1));
      }
  self->cast = dup_cast (store, shot_id);
  if (take_id != 0)
    self->path = dup_take_path (store, take_id, &self->video);
}

void
cliff_shot_summary_clear (CliffShotSummary *self)
{
  g_clear_pointer (&self->line, g_free);
  g_clear_pointer (&self->speaker, g_free);
  g_clear_pointer (&self->cast, g_free);
  g_clear_pointer (&self->path, g_free);
}
