/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-take-facts.h"

gboolean
cliff_take_facts_read (CliffTakeFacts *self,
                       CliffStore     *store,
                       CliffId         take_id)
{
  g_autoptr(CliffRows) rows =
    cliff_store_query (store,
                       "SELECT media_id, sha256, name, take.kind = 'video', media.duration, width, height, bytes, engine, recipe,"
                       "       take.created, ifnull (stars, 0), json_valid (detail) AND ifnull (detail ->> '$.drawn', 0)"
                       "  FROM take JOIN media ON media.id = media_id LEFT JOIN rating ON rating.take_id = take.id"
                       " WHERE take.id = ?", "i", take_id);

  *self = (CliffTakeFacts) { 0 };
  if (!cliff_rows_next (rows))
    return FALSE;
  self->path = cliff_store_dup_media_path (store, cliff_rows_get_int (rows, 0));
  self->there = cliff_store_has_media (store, cliff_rows_get_int (rows, 0));
  self->sha256 = g_strdup (cliff_rows_get_text (rows, 1));
  self->name = g_strdup (cliff_rows_get_text (rows, 2));
  self->video = cliff_rows_get_int (rows, 3) != 0;
  self->duration = cliff_rows_get_int (rows, 4);
  self->width = (int) cliff_rows_get_int (rows, 5);
  self->height = (int) cliff_rows_get_int (rows, 6);
  self->bytes = cliff_rows_get_int (rows, 7);
  self->engine = g_strdup (cliff_rows_get_text (rows, 8));
  self->recipe = g_strdup (cliff_rows_get_text (rows, 9));
  self->created = cliff_rows_get_int (rows, 10);
  self->stars = (int) cliff_rows_get_int (rows, 11);
  self->drawn = cliff_rows_get_int (rows, 12) != 0;

  return TRUE;
}

void
cliff_take_facts_clear (CliffTakeFacts *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->engine, g_free);
  g_clear_pointer (&self->recipe, g_free);
}
